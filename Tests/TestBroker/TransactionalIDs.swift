import Synchronization

/// The transactional ids that producers have asked a broker to begin with, as a ``BrokerProxy`` sees them.
///
/// Source: the Kafka protocol guide, InitProducerId.
final class TransactionalIDs: Sendable {
  /// Kafka's key of the request.
  static let initProducerID: Int16 = 22

  private let ids = Mutex<Set<String>>([])

  var all: Set<String> { ids.withLock { $0 } }

  /// Notes what a request of this kind names.
  func note(_ request: [UInt8]) {
    var reader = BigEndian(request)
    reader.skip(2)
    let isFlexible = reader.int16() >= 2
    reader.skip(4)
    reader.skip(Int(max(0, reader.int16())))
    // Tags of the header, of which there are none; then a length that counts one more.
    if isFlexible { reader.skip(1) }
    let length = isFlexible ? Int(reader.byte()) - 1 : Int(reader.int16())
    guard length > 0, length < 127 else { return }
    let name = reader.bytes(length)
    guard !reader.isOver else { return }
    ids.withLock { _ = $0.insert(String(decoding: name, as: UTF8.self)) }
  }
}
