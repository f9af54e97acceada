/// How many hashes two sketches have, and have in common, at the coarser one's level.
struct Overlap: Equatable {
  let first: Int
  let second: Int
  let common: Int

  init(first: Int, second: Int, common: Int) {
    self.first = first
    self.second = second
    self.common = common
  }

  init(_ a: Sketch, _ b: Sketch) {
    let level = max(a.level, b.level)
    let first = a.count(atLevel: level)
    let second = b.count(atLevel: level)
    self.first = first
    self.second = second
    common = a.hashes.withUnsafeBufferPointer { a in
      b.hashes.withUnsafeBufferPointer { b in
        var common = 0
        var i = 0
        var j = 0
        // Without branches: which of two hashes is smaller cannot be foretold.
        while i < first, j < second {
          let (x, y) = (a[i], b[j])
          common &+= x == y ? 1 : 0
          i &+= x <= y ? 1 : 0
          j &+= y <= x ? 1 : 0
        }
        return common
      }
    }
  }
}
