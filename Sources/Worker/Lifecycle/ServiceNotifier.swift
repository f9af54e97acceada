import Dispatch
import Foundation
import Synchronization

/// Tells systemd about the service's state: sd_notify(3), over the datagram socket that NOTIFY_SOCKET names. Without that
/// variable it does nothing.
public final class ServiceNotifier: Sendable {
  private let address: String?
  /// Nanoseconds between two signs of life; absent where no watchdog waits for them.
  private let interval: UInt64?
  private let lastSign = Atomic<UInt64>(0)

  /// Reads NOTIFY_SOCKET and WATCHDOG_USEC.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let ours = environment["WATCHDOG_PID"].flatMap { Int32($0) }.map { $0 == getpid() } ?? true
    // A third of the watchdog's time, so that one lost sign does no harm.
    interval = ours ? environment["WATCHDOG_USEC"].flatMap { UInt64($0) }.map { $0 / 3 * 1000 } : nil
  }

  /// The service is up.
  public func ready() {
    send("READY=1")
  }

  /// One line for `systemctl status`.
  public func status(_ text: String) {
    send("STATUS=\(text.replacing("\n", with: " "))")
  }

  /// The service is going down, and may take so long.
  public func stopping(seconds: Int) {
    send("STOPPING=1\nEXTEND_TIMEOUT_USEC=\((seconds + 5) * 1_000_000)")
  }

  /// A sign of life, for the watchdog. Cheap enough for every turn of a loop: only what is due is sent.
  public func alive() {
    guard let interval else { return }
    let now = DispatchTime.now().uptimeNanoseconds
    let last = lastSign.load(ordering: .relaxed)
    guard now >= last &+ interval, lastSign.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged
    else { return }
    send("WATCHDOG=1", patience: 0)
  }

  /// A service manager that does not read must not hold up the worker: what it has no room for is dropped, a sign of life
  /// at once and the rest after a second.
  private func send(_ message: String, patience: Int = 1) {
    guard let address else { return }
    var socketAddress = sockaddr_un()
    socketAddress.sun_family = sa_family_t(AF_UNIX)
    var path = Array(address.utf8)
    let capacity = MemoryLayout.size(ofValue: socketAddress.sun_path)
    guard path.count < capacity, let first = path.first else { return }
    // A leading @ stands for the zero byte of Linux's abstract namespace.
    if first == UInt8(ascii: "@") { path[0] = 0 }
    withUnsafeMutableBytes(of: &socketAddress.sun_path) { $0.copyBytes(from: path) }
    let size = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let flags = Int32(MSG_NOSIGNAL) | (patience == 0 ? Int32(MSG_DONTWAIT) : 0)
    let bytes = Array(message.utf8)
    withUnsafePointer(to: &socketAddress) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = sendto(descriptor, bytes, bytes.count, flags, $0, size)
      }
    }
  }
}
