/// Makes records of what the stages emitted in one batch: everything for one partition of an internal topic travels in
/// one record, up to ``Block/bound``.
///
/// Call it once a batch, with the outputs of all pages and partitions: what is assembled together is what costs little.
public struct BlockAssembler: Sendable {
  private struct Place: Hashable {
    var topic: StageTopic
    var partition: Int
  }

  private struct Open {
    var writer: ByteWriter
    var count = 0
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
    var open: [Place: Open] = [:]
    var places: [Place] = []
    for output in outputs {
      guard let kind = Block.Kind(output.topic) else {
        records.append(output)
        continue
      }
      let place = Place(topic: output.topic, partition: output.partition ?? 0)
      if let block = open[place], block.writer.bytes.count + output.value.count > bound {
        records.append(record(block, at: place))
        open[place] = nil
      }
      if open[place] == nil {
        if !places.contains(place) { places.append(place) }
        open[place] = Open(writer: head(kind, reserving: output.value.count))
      }
      open[place]!.writer.raw(output.value)
      open[place]!.count += 1
    }
    for place in places {
      if let block = open[place] { records.append(record(block, at: place)) }
    }
    return records
  }

  private func head(_ kind: Block.Kind, reserving bytes: Int) -> ByteWriter {
    var writer = ByteWriter(reserving: Block.headBytes + bytes)
    writer.byte(kind.rawValue)
    writer.number(UInt64(specVersion), bytes: 2)
    writer.number(0, bytes: 4)
    return writer
  }

  private func record(_ block: Open, at place: Place) -> StageOutput {
    var writer = block.writer
    writer.replace(UInt64(block.count), bytes: 4, at: Block.headBytes - 4)
    return StageOutput(topic: place.topic, partition: place.partition, key: [], value: writer.bytes)
  }
}
