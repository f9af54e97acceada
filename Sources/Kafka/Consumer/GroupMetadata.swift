import CRdKafka

/// A member's place in its group at one moment: generation, member id and instance id. A transaction that carries it is
/// refused once the member's partitions went to others (KIP-447).
///
/// `@unchecked Sendable`: never changed after it was made.
public final class GroupMetadata: @unchecked Sendable {
  let pointer: OpaquePointer

  init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
