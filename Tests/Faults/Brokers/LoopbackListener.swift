import Foundation
import Glibc
import TestBroker

/// A server of the harness's own on a free port of the loopback interface; a thread for each connection.
final class LoopbackListener: Sendable {
  let port: UInt16
  private let descriptor: Int32

  /// Listens from now on.
  ///
  /// - Parameter serve: is given a connection, which is closed when it returns.
  init(serve: @escaping @Sendable (Int32) -> Void) throws {
    let port = try LoopbackPort.free()
    self.port = port
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isBound, listen(descriptor, 16) == 0 else { throw Skipped(reason: "cannot listen on port \(port)") }
    Thread.detachNewThread { [descriptor] in
      while case let connection = accept(descriptor, nil, nil), connection >= 0 {
        Thread.detachNewThread {
          serve(connection)
          close(connection)
        }
      }
    }
  }

  func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}
