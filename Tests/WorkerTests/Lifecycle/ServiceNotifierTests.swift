import Foundation
import Testing

@testable import Worker

/// What systemd hears, over a datagram socket of the test's own.
struct ServiceNotifierTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "notify-\(UUID().uuidString)").path
  private let descriptor: Int32

  init() throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
  }

  /// The messages that have arrived.
  private func messages() -> [String] {
    var found: [String] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return found }
      found.append(String(decoding: buffer.prefix(count), as: UTF8.self))
    }
  }

  private func end() {
    close(descriptor)
    unlink(path)
  }

  @Test func `states are told in the order in which they come`() {
    defer { end() }
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": path])
    notifier.ready()
    notifier.status("consuming\nREADY=1")
    notifier.stopping(seconds: 25)
    #expect(messages() == ["READY=1", "STATUS=consuming READY=1", "STOPPING=1\nEXTEND_TIMEOUT_USEC=30000000"])
  }

  @Test func `signs of life are sent as often as the watchdog needs, and no more`() {
    defer { end() }
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "60000000"])
    for _ in 0..<100 { notifier.alive() }
    #expect(messages() == ["WATCHDOG=1"])
    let unwatched = ServiceNotifier(environment: ["NOTIFY_SOCKET": path])
    unwatched.alive()
    #expect(messages().isEmpty)
  }

  @Test func `without systemd nothing is sent`() {
    defer { end() }
    let notifier = ServiceNotifier(environment: [:])
    notifier.ready()
    notifier.alive()
    #expect(messages().isEmpty)
  }
}
