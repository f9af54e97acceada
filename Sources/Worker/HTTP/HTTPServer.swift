import Dispatch
import Glibc

/// A small HTTP/1.1 server that answers GET and HEAD and nothing else: no bodies, no kept connections, bounded in
/// connections, time and memory. One thread of Dispatch's serves everything, so that questions never take a core from work.
///
/// `@unchecked Sendable`: the stored variables belong to `queue`.
public final class HTTPServer: @unchecked Sendable {
  /// Connections at a time; those that come beyond are closed at once.
  static let maximumConnections = 64

  /// Where it listens, with the port that it got.
  public let address: ListenAddress
  private let queue = DispatchQueue(label: "winnow.http")
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse
  private var listener: (any DispatchSourceRead)?
  private var connections: [Int32: HTTPConnection] = [:]

  /// Begins to listen.
  ///
  /// - Parameter answer: makes the response to a request, on the server's own thread.
  /// - Throws: ``CannotListen`` where the address is not ours or is taken.
  public init(
    _ address: ListenAddress, answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) throws(CannotListen) {
    self.answer = answer
    let descriptor = try Self.listen(on: address)
    self.address = ListenAddress(host: address.host, port: Self.port(of: descriptor))
    let listener = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    listener.setEventHandler { [weak self] in self?.accept(from: descriptor) }
    listener.setCancelHandler { close(descriptor) }
    self.listener = listener
    listener.activate()
  }

  deinit { listener?.cancel() }

  /// Stops listening and closes all connections.
  public func stop() {
    queue.sync {
      listener?.cancel()
      listener = nil
      for connection in connections.values { connection.end() }
    }
  }

  private func accept(from listener: Int32) {
    let descriptor = Glibc.accept(listener, nil, nil)
    guard descriptor >= 0 else {
      // Without descriptors left the socket stays readable: it is looked at again, and not at once.
      if errno == EMFILE || errno == ENFILE { usleep(10_000) }
      return
    }
    guard connections.count < Self.maximumConnections, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0,
      fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
    else {
      close(descriptor)
      return
    }
    let connection = HTTPConnection(descriptor, queue: queue, answer: answer) { [weak self] in
      self?.connections[descriptor] = nil
    }
    connections[descriptor] = connection
    connection.start()
  }

  private static func listen(on address: ListenAddress) throws(CannotListen) -> Int32 {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(address.host, "\(address.port)", &hints, &list)
    guard code == 0, let first = list else {
      throw CannotListen(address: address, reason: String(cString: gai_strerror(code)))
    }
    defer { freeaddrinfo(list) }
    let info = first.pointee
    let kind = info.ai_socktype | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(info.ai_family, kind, info.ai_protocol)
    guard descriptor >= 0 else { throw CannotListen(address: address, reason: String(cString: strerror(errno))) }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    guard bind(descriptor, info.ai_addr, info.ai_addrlen) == 0, Glibc.listen(descriptor, 64) == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw CannotListen(address: address, reason: reason)
    }
    return descriptor
  }

  private static func port(of descriptor: Int32) -> UInt16 {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let code = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    guard code == 0 else { return 0 }
    // The port stands at the same place for both families (ip(7), ipv6(7)).
    return withUnsafeBytes(of: &storage) { UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self)) }
  }
}
