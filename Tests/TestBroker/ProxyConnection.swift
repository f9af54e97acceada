import Dispatch
import Foundation
import Glibc
import Synchronization

/// One client's connection through a ``BrokerProxy``.
///
/// noida-db answers a fetch at once although it has nothing, so that clients would ask again and again without a pause.
/// As Apache Kafka does, the proxy lets such a fetch wait for as long as the client has said, and asks the broker for it
/// now and then.
///
/// `@unchecked Sendable`: one thread for each direction; the table of requests, and writing to the broker, are behind locks.
final class ProxyConnection: @unchecked Sendable {
  /// A request whose answer is to be mended.
  private struct Request {
    var key: Int16
    var version: Int16
    /// A fetch's bytes, and until when it may wait.
    var bytes: [UInt8] = []
    var deadline = DispatchTime.now()
  }

  /// Kafka's keys of requests.
  private static let fetch: Int16 = 1
  private static let withAddresses: Set<Int16> = [3, 10]
  /// Milliseconds between two looks for what a fetch waits for.
  private static let pause = 10

  private let client: Int32
  private let broker: Int32
  private let filter: FetchFilter
  private let ids: TransactionalIDs
  private let port: [UInt8]
  /// By correlation id.
  private let requests = Mutex<[Int32: Request]>([:])
  /// Whether the connection is closed. Held while something is sent to the broker.
  private let closed = Mutex(false)
  private let ended = Atomic(0)

  init(client: Int32, broker: Int32, filter: FetchFilter, ids: TransactionalIDs, port: UInt16) {
    self.client = client
    self.broker = broker
    self.filter = filter
    self.ids = ids
    self.port = BigEndian.bytes(Int32(port))
  }

  func start() {
    for way in [forward, back] {
      let thread = Thread {
        way()
        self.end()
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
  }

  private func end() {
    shutdown(client, Int32(SHUT_RDWR))
    shutdown(broker, Int32(SHUT_RDWR))
    guard ended.add(1, ordering: .acquiringAndReleasing).newValue == 2 else { return }
    closed.withLock { $0 = true }
    close(client)
    close(broker)
  }

  private func forward() {
    while let bytes = Self.frame(from: client) {
      var reader = BigEndian(bytes)
      let (key, version, correlation) = (reader.int16(), reader.int16(), reader.int32())
      var request = Request(key: key, version: version)
      if key == Self.fetch, FetchFilter.versions.contains(version) {
        // The client's name, then the replica that asks: none.
        reader.skip(Int(max(0, reader.int16())) + 4)
        request.deadline = .now() + .milliseconds(Int(reader.int32()))
        request.bytes = bytes
      }
      if key == Self.fetch || Self.withAddresses.contains(key) {
        requests.withLock { $0[correlation] = request }
      }
      if key == TransactionalIDs.initProducerID { ids.note(bytes) }
      guard sendToBroker(bytes) else { return }
    }
  }

  private func back() {
    while var response = Self.frame(from: broker) {
      var reader = BigEndian(response)
      let correlation = reader.int32()
      if let request = requests.withLock({ $0.removeValue(forKey: correlation) }) {
        if request.key != Self.fetch {
          replaceAddress(in: &response)
        } else if !request.bytes.isEmpty {
          let (filtered, bringsNothing) = filter.filtered(response, version: request.version)
          if bringsNothing, DispatchTime.now() < request.deadline {
            ask(again: request, correlation)
            continue
          }
          response = filtered
        }
      }
      guard Self.send(response, to: client) else { return }
    }
  }

  private func ask(again request: Request, _ correlation: Int32) {
    requests.withLock { $0[correlation] = request }
    DispatchQueue.global().asyncAfter(deadline: min(request.deadline, .now() + .milliseconds(Self.pause))) {
      _ = self.sendToBroker(request.bytes)
    }
  }

  private func sendToBroker(_ bytes: [UInt8]) -> Bool {
    closed.withLock { $0 ? false : Self.send(bytes, to: broker) }
  }

  private func replaceAddress(in response: inout [UInt8]) {
    let inside = Array(BrokerProxy.brokerHost.utf8)
    let wanted = inside + port
    guard response.count >= wanted.count else { return }
    for start in 0...(response.count - wanted.count)
    where response[start] == wanted[0] && response[start..<start + wanted.count].elementsEqual(wanted) {
      response.replaceSubrange(start..<start + inside.count, with: Array(BrokerProxy.host.utf8))
    }
  }

  private static func frame(from descriptor: Int32) -> [UInt8]? {
    guard let head = receive(4, from: descriptor) else { return nil }
    var reader = BigEndian(head)
    let length = Int(reader.int32())
    guard length >= 0, length < 1 << 30 else { return nil }
    return receive(length, from: descriptor)
  }

  private static func receive(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress! + filled, count - filled, 0) }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }

  private static func send(_ frame: [UInt8], to descriptor: Int32) -> Bool {
    let bytes = BigEndian.bytes(Int32(frame.count)) + frame
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
