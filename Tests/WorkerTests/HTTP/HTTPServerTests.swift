import Foundation
import Testing

@testable import Worker

@Suite("The HTTP server") struct HTTPServerTests {
  private let server: HTTPServer
  private var client: HTTPClient { HTTPClient(server.address) }

  init() throws {
    server = try HTTPServer(ListenAddress(host: "127.0.0.1", port: 0)) { request in
      request.path == "/large"
        ? HTTPResponse(200, type: "application/octet-stream", body: [UInt8](repeating: 7, count: 9_000_000))
        : request.path == "/a" ? .text(200, "yes") : .text(404, "no")
    }
  }

  private func status(of text: String) throws -> String {
    String(decoding: try client.exchange(Array(text.utf8)).prefix(12), as: UTF8.self)
  }

  @Test("It answers a path, whatever its query, and says what it does not know")
  func answers() throws {
    defer { server.stop() }
    #expect(try client.get("/a?x=1").body == Array("yes\n".utf8))
    #expect(try client.get("/a?x=1").status == 200)
    #expect(try client.get("/b").status == 404)
  }

  @Test("An answer that is larger than the socket's buffers arrives whole")
  func large() throws {
    defer { server.stop() }
    #expect(try client.get("/large").body.count == 9_000_000)
  }

  @Test(
    "What is no question is answered with the reason",
    arguments: [
      ("POST /a HTTP/1.1\r\n\r\n", "HTTP/1.1 405"), ("GET /a\r\n\r\n", "HTTP/1.1 400"),
      ("GET a HTTP/1.1\r\n\r\n", "HTTP/1.1 400"), ("\r\n\r\n", "HTTP/1.1 400"), ("\u{0}\u{1}\n\n", "HTTP/1.1 400"),
      ("GET /a HTTP/1.0\n\n", "HTTP/1.1 200"),
      ("GET /a HTTP/1.1\r\nX: " + String(repeating: "y", count: 9_000), "HTTP/1.1 431"),
    ])
  func wrong(request: String, status: String) throws {
    defer { server.stop() }
    #expect(try self.status(of: request) == status)
  }

  @Test("HEAD gives the head of what GET gives")
  func head() throws {
    defer { server.stop() }
    let text = String(decoding: try client.exchange(Array("HEAD /a HTTP/1.1\r\n\r\n".utf8)), as: UTF8.self)
    #expect(text.contains("Content-Length: 4\r\n"))
    #expect(text.hasSuffix("\r\n\r\n"))
  }

  @Test("Connections that say nothing are bounded, and others are answered beside them")
  func silent() throws {
    defer { server.stop() }
    var idle: [Int32] = []
    defer { for descriptor in idle { close(descriptor) } }
    for _ in 0..<40 {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = server.address.port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      _ = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      idle.append(descriptor)
    }
    for _ in 0..<100 { #expect(try client.get("/a").status == 200) }
  }

  @Test("A port that is taken is an error with its remedy; a stopped server gives its port back")
  func taken() throws {
    #expect { try HTTPServer(server.address) { _ in .text(200, "") } } throws: {
      "\($0)".contains("choose a free port")
    }
    server.stop()
    #expect(throws: HTTPClient.Failure.self) { try client.get("/a") }
  }

  @Test("Addresses: a port alone is the loopback interface's")
  func addresses() {
    #expect(ListenAddress("9464")?.description == "127.0.0.1:9464")
    #expect(ListenAddress("0.0.0.0:80")?.description == "0.0.0.0:80")
    #expect(ListenAddress("[::1]:80")?.description == "[::1]:80")
    for wrong in ["", "x", "::1:80", "host:", "host:99999", ":80", "[a]:1", "a b:1", "http://a:1"] {
      #expect(ListenAddress(wrong) == nil, "\(wrong)")
    }
  }
}
