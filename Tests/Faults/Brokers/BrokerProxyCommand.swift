import ArgumentParser
import Foundation
import TestBroker

/// `faults broker-proxy`: what stands before noida-db, as a process of its own, until it is ended.
struct BrokerProxyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broker-proxy", abstract: "Stands before noida-db at the same port of 127.0.0.2.",
    shouldDisplay: false)

  @Argument(help: "The port.")
  var port: UInt16

  func run() throws {
    let proxy = try BrokerProxy(port: port)
    withExtendedLifetime(proxy) { while true { sleep(3600) } }
  }
}
