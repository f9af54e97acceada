/// Makes records of what the stages emitted in one batch: everything for one partition of an internal topic travels in
/// one record, up to ``Block/bound``.
///
/// Call it once a batch, with the outputs of all pages and partitions: what is assembled together is what costs little.
public struct BlockAssembler: Sendable {
  private struct Place: Hashable {
    var topic: StageTopic
    var partition: Int
  }

  private let specVersion: UInt16
  private let bound: Int

  /// Makes an assembler.
  public init(_ configuration: DuplicatesConfiguration) {
    self.init(configuration, bound: Block.bound)
  }

  /// Makes an assembler of blocks of other sizes; a block holds one entry at least.
  package init(_ configuration: DuplicatesConfiguration, bound: Int) {
    specVersion = configuration.fingerprint.specVersion
    self.bound = bound
  }

  /// The records of a batch: flags as they are, and entries in blocks, in their order within each partition.
  public func records(of outputs: [StageOutput]) -> [StageOutput] {
    var records: [StageOutput] = []
    var shares = OrderedTable<Place, [Int]>()
    for (number, output) in outputs.enumerated() {
      if Block.Kind(output.topic) == nil {
        records.append(output)
      } else {
        shares[Place(topic: output.topic, partition: output.partition ?? 0), default: []].append(number)
      }
    }
    for (place, entries) in shares.elements {
      var rest = entries[...]
      while !rest.isEmpty {
        let block = block(of: rest, outputs)
        records.append(record(of: rest.prefix(block.count).map { outputs[$0].value }, bytes: block.bytes, to: place))
        rest = rest.dropFirst(block.count)
      }
    }
    return records
  }

  /// How many of some entries the next block holds, and their bytes.
  private func block(of entries: ArraySlice<Int>, _ outputs: [StageOutput]) -> (count: Int, bytes: Int) {
    var (count, bytes) = (0, Block.headBytes)
    for entry in entries {
      let next = bytes + outputs[entry].value.count
      if count > 0, next > bound { break }
      (count, bytes) = (count + 1, next)
    }
    return (count, bytes)
  }

  private func record(of entries: [[UInt8]], bytes: Int, to place: Place) -> StageOutput {
    var writer = ByteWriter(reserving: bytes)
    if let kind = Block.Kind(place.topic) { writer.byte(kind.rawValue) }
    writer.number(UInt64(specVersion), bytes: 2)
    writer.number(UInt64(entries.count), bytes: 4)
    for entry in entries { writer.raw(entry) }
    return StageOutput(topic: place.topic, partition: place.partition, key: [], value: writer.bytes)
  }
}
