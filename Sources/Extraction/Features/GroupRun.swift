/// A run of blocks in a row whose elements look the same: the paragraphs of a text, the cards of a list.
struct GroupRun {
  /// How many blocks it has.
  var count = 0
  /// Their mass.
  var mass: Float = 0
  /// The index of its first block.
  var first = 0

  /// For each block the run that it is in.
  static func all(in blocks: Blocks) -> [GroupRun] {
    var runs = [GroupRun](repeating: GroupRun(), count: blocks.list.count)
    var start = 0
    while start < runs.count {
      let group = blocks.element(of: blocks.list[start]).group
      var run = GroupRun(count: 0, mass: 0, first: start)
      while start + run.count < runs.count, blocks.element(of: blocks.list[start + run.count]).group == group {
        run.mass += blocks.list[start + run.count].measure.mass
        run.count += 1
      }
      for index in start..<start + run.count { runs[index] = run }
      start += run.count
    }
    return runs
  }
}
