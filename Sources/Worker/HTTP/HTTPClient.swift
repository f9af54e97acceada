import Glibc

/// Asks a server such as ``HTTPServer`` one question: for `winnow top`, and for tests.
public struct HTTPClient: Sendable {
  /// Why there is no answer.
  public struct Failure: Error, CustomStringConvertible {
    /// One line for people.
    public let description: String

    /// Says why.
    public init(_ description: String) { self.description = description }
  }

  /// The most bytes of an answer that are taken.
  private static let maximumBytes = 16_777_216
  private let address: ListenAddress
  private let seconds: Int

  /// Names a server.
  ///
  /// - Parameter seconds: that a question may take.
  public init(_ address: ListenAddress, seconds: Int = 5) {
    self.address = address
    self.seconds = seconds
  }

  /// Asks for a path.
  ///
  /// - Returns: status and content.
  public func get(_ path: String) throws(Failure) -> (status: Int, body: [UInt8]) {
    let answer = try exchange(Array("GET \(path) HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n\r\n".utf8))
    let mark = Array("\r\n\r\n".utf8)
    guard answer.starts(with: "HTTP/1.".utf8),
      let status = Int(String(decoding: answer.dropFirst(9).prefix(3), as: UTF8.self)),
      let end = (0...max(0, answer.count - 4)).first(where: { answer[$0...].starts(with: mark) })
    else { throw Failure("\(address) does not answer in HTTP") }
    return (status, Array(answer[(end + 4)...]))
  }

  /// Sends bytes and reads until the other side closes.
  func exchange(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let descriptor = try connected()
    defer { close(descriptor) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { break }
      sent += count
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while answer.count < Self.maximumBytes {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 { break }
      guard count > 0 else { throw failure() }
      answer.append(contentsOf: buffer[..<count])
    }
    return answer
  }

  private func connected() throws(Failure) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(address.host, "\(address.port)", &hints, &list)
    guard code == 0, let first = list else {
      throw Failure("\(address): \(String(cString: gai_strerror(code)))")
    }
    defer { freeaddrinfo(list) }
    let info = first.pointee
    let descriptor = socket(info.ai_family, info.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), info.ai_protocol)
    guard descriptor >= 0 else { throw failure() }
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    guard connect(descriptor, info.ai_addr, info.ai_addrlen) == 0 else {
      let failure = failure()
      close(descriptor)
      throw failure
    }
    return descriptor
  }

  private func failure() -> Failure {
    Failure("\(address): \(errno == EAGAIN ? "no answer in time" : String(cString: strerror(errno)))")
  }
}
