import Glibc

/// libFuzzer, where the program was linked with it (`swiftc -sanitize=fuzzer`).
enum LibFuzzer {
  private typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  private typealias Driver =
    @convention(c) (
      UnsafeMutablePointer<CInt>, UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, Callback
    ) -> CInt

  /// Set once before libFuzzer starts, which calls back on one thread.
  nonisolated(unsafe) private static var target: (any FuzzTarget)?

  /// Looked up by name: programs that were built without libFuzzer link as well.
  private static let driver: Driver? = dlsym(nil, "LLVMFuzzerRunDriver").map { unsafeBitCast($0, to: Driver.self) }

  /// Whether the program has it.
  static var isThere: Bool { driver != nil }

  /// Fuzzes one target until libFuzzer ends; a fault ends the process.
  ///
  /// - Parameter arguments: libFuzzer's flags and corpus folders.
  /// - Returns: the exit status.
  static func run(_ target: any FuzzTarget, arguments: [String]) -> Int32 {
    guard let driver else { return 2 }
    self.target = target
    // libFuzzer keeps the pointers until the process ends.
    let strings = ["fuzz"] + arguments
    var argv = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() { argv[index] = strdup(string) }
    argv[strings.count] = nil
    var argc = CInt(strings.count)
    return driver(&argc, &argv) { bytes, count in
      let input = Array(UnsafeBufferPointer(start: bytes, count: count))
      if let fault = LibFuzzer.target?.fault(in: input) { fatalError(fault) }
      return 0
    }
  }
}
