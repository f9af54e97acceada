import Foundation
import Glibc
import Synchronization

/// Stands before a broker on another address of the loopback interface, and mends what it says: see ``FetchFilter``, and
/// ``ProxyConnection`` for fetches that bring nothing. To clients it is the broker: answers that name the broker's address
/// name the proxy's.
///
/// `@unchecked Sendable`: each connection has threads of its own, and what they share is behind locks.
public final class BrokerProxy: @unchecked Sendable {
  private let listener: Int32
  private let port: UInt16
  private let filter = FetchFilter()
  private let ids = TransactionalIDs()
  /// The broker's address for noida-db's --host, and ours, as many bytes long.
  static let brokerHost = "127.0.0.2"
  static let host = "127.0.0.1"

  /// Listens on 127.0.0.1, for a broker at the same port of 127.0.0.2.
  public init(port: UInt16) throws {
    self.port = port
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = Self.address(Self.host, port)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0, listen(listener, 64) == 0 else {
      close(listener)
      throw TestBrokerError("no proxy on port \(port): \(String(cString: strerror(errno)))")
    }
    let thread = Thread { [self] in accept() }
    thread.stackSize = 256 << 10
    thread.start()
  }

  /// The transactional ids that producers have begun with.
  public var transactionalIDs: Set<String> { ids.all }

  /// Takes no more connections, and ends those that there are as soon as either side does.
  public func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func accept() {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else {
        if errno == EINTR || errno == ECONNABORTED { continue }
        break
      }
      _ = fcntl(client, F_SETFD, FD_CLOEXEC)
      let broker = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      var address = Self.address(Self.brokerHost, port)
      let status = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(broker, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard status == 0 else {
        close(client)
        close(broker)
        continue
      }
      var yes: Int32 = 1
      for end in [client, broker] {
        setsockopt(end, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
      }
      ProxyConnection(client: client, broker: broker, filter: filter, ids: ids, port: port).start()
    }
    close(listener)
  }

  private static func address(_ host: String, _ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return address
  }
}
