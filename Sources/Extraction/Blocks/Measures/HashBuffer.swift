/// Word hashes on their way to an array, in a small piece of stack: arrays are slow to append to one by one.
struct HashBuffer {
  static let capacity = 256
  private let memory: UnsafeMutableBufferPointer<UInt32>
  private var count = 0

  init(_ memory: UnsafeMutableBufferPointer<UInt32>) {
    self.memory = memory
  }

  @inline(__always)
  mutating func append(_ hash: UInt32, _ hashes: inout [UInt32]) {
    if count == memory.count { flush(to: &hashes) }
    memory[count] = hash
    count += 1
  }

  mutating func flush(to hashes: inout [UInt32]) {
    hashes.append(contentsOf: UnsafeBufferPointer(rebasing: memory[..<count]))
    count = 0
  }
}
