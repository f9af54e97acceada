import Foundation
import Glibc
import Synchronization

/// Stands before a broker on another address of the loopback interface, and mends what it says: see ``FetchFilter``. To
/// clients it is the broker: answers that name the broker's address name the proxy's.
///
/// `@unchecked Sendable`: each connection has threads of its own, and what they share is behind locks.
public final class BrokerProxy: @unchecked Sendable {
  private let listener: Int32
  private let port: UInt16
  private let filter = FetchFilter()
  /// The broker's address, and ours, as many bytes long.
  private static let inside = Array("127.0.0.2".utf8)
  private static let outside = Array("127.0.0.1".utf8)
  /// The broker's address for noida-db's --host.
  static let brokerHost = "127.0.0.2"

  /// Listens on 127.0.0.1, for a broker at the same port of 127.0.0.2.
  public init(port: UInt16) throws {
    self.port = port
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = Self.address("127.0.0.1", port)
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
      Connection(client: client, broker: broker, filter: filter, port: port).start()
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

  /// One client's connection.
  ///
  /// `@unchecked Sendable`: one thread for each direction; the table of requests is behind a lock.
  private final class Connection: @unchecked Sendable {
    private let client: Int32
    private let broker: Int32
    private let filter: FetchFilter
    private let port: [UInt8]
    /// Key and version of the requests whose answers are to be mended, by correlation id.
    private let requests = Mutex<[Int32: (key: Int16, version: Int16)]>([:])
    private let ended = Atomic(0)

    init(client: Int32, broker: Int32, filter: FetchFilter, port: UInt16) {
      self.client = client
      self.broker = broker
      self.filter = filter
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
      close(client)
      close(broker)
    }

    private func forward() {
      while let request = Self.frame(from: client) {
        var reader = BigEndian(request)
        let (key, version, correlation) = (reader.int16(), reader.int16(), reader.int32())
        if [1, 3, 10].contains(key) { requests.withLock { $0[correlation] = (key, version) } }
        guard Self.send(request, to: broker) else { return }
      }
    }

    private func back() {
      while var response = Self.frame(from: broker) {
        var reader = BigEndian(response)
        let correlation = reader.int32()
        if let request = requests.withLock({ $0.removeValue(forKey: correlation) }) {
          if request.key != 1 {
            replaceAddress(in: &response)
          } else if (4...11).contains(request.version) {
            response = filter.filtered(response, version: request.version)
          }
        }
        guard Self.send(response, to: client) else { return }
      }
    }

    private func replaceAddress(in response: inout [UInt8]) {
      let wanted = BrokerProxy.inside + port
      guard response.count >= wanted.count else { return }
      for start in 0...(response.count - wanted.count)
      where response[start] == wanted[0] && response[start..<start + wanted.count].elementsEqual(wanted) {
        response.replaceSubrange(start..<start + BrokerProxy.outside.count, with: BrokerProxy.outside)
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
}
