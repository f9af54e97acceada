import Dispatch
import Glibc

/// One connection: reads one request, answers it, closes. It ends after ``seconds`` however slow the other side is.
///
/// `@unchecked Sendable`: everything happens on `queue`.
final class HTTPConnection: @unchecked Sendable {
  /// Bytes that a request's head may have.
  static let maximumHeadBytes = 8_192
  /// Seconds that a connection may take.
  static let seconds = 10

  private let descriptor: Int32
  private let queue: DispatchQueue
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse
  private let ended: () -> Void
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var sent = 0
  private var reader: (any DispatchSourceRead)?
  private var writer: (any DispatchSourceWrite)?
  /// Sources that Dispatch still knows: the descriptor closes after the last of them.
  private var sources = 0
  private var hasEnded = false

  /// Takes over a socket that does not block.
  ///
  /// - Parameters:
  ///   - answer: makes the response.
  ///   - ended: called once, on the queue, when the socket is closed.
  init(
    _ descriptor: Int32, queue: DispatchQueue, answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse,
    ended: @escaping () -> Void
  ) {
    self.descriptor = descriptor
    self.queue = queue
    self.answer = answer
    self.ended = ended
  }

  /// Begins to read. On the queue.
  func start() {
    let reader = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    reader.setEventHandler { [self] in readMore() }
    reader.setCancelHandler { [self] in sourceEnded() }
    sources += 1
    self.reader = reader
    reader.activate()
    queue.asyncAfter(deadline: .now() + .seconds(Self.seconds)) { [weak self] in self?.end() }
  }

  /// Closes at once. On the queue.
  func end() {
    guard !hasEnded else { return }
    hasEnded = true
    reader?.cancel()
    writer?.cancel()
  }

  private func sourceEnded() {
    sources -= 1
    guard sources == 0 else { return }
    close(descriptor)
    (reader, writer) = (nil, nil)
    ended()
  }

  private func readMore() {
    guard !hasEnded else { return }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count > 0 else { return end() }
    // After the answer what comes is thrown away: closing over unread bytes would reset the connection under it.
    guard output.isEmpty else { return }
    input.append(contentsOf: buffer[..<count])
    guard let end = Self.endOfHead(input) else {
      if input.count > Self.maximumHeadBytes { respond(.text(431, "the request is too large"), withContent: true) }
      return
    }
    do throws(HTTPResponse) {
      let request = try HTTPRequest(head: Array(input[..<end]))
      guard request.method == "GET" || request.method == "HEAD" else { throw .text(405, "only GET and HEAD") }
      respond(answer(request), withContent: request.method == "GET")
    } catch {
      respond(error, withContent: true)
    }
  }

  private func respond(_ response: HTTPResponse, withContent: Bool) {
    input = []
    output = response.bytes(withContent: withContent)
    writeMore()
  }

  private func writeMore() {
    guard !hasEnded else { return }
    while sent < output.count {
      let count = output[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return waitForRoom() }
      guard count > 0 else { return end() }
      sent += count
    }
    writer?.cancel()
    // The other side closes when it has read all; until then its bytes are thrown away.
    shutdown(descriptor, Int32(SHUT_WR))
  }

  private func waitForRoom() {
    guard writer == nil else { return }
    let writer = DispatchSource.makeWriteSource(fileDescriptor: descriptor, queue: queue)
    writer.setEventHandler { [self] in writeMore() }
    writer.setCancelHandler { [self] in sourceEnded() }
    sources += 1
    self.writer = writer
    writer.activate()
  }

  /// The index after the empty line that ends a head; nil where it has not come yet.
  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while let feed = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
      index = feed + 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { return index + 1 }
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") {
        return index + 2
      }
    }
    return nil
  }
}
