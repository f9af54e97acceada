import ArgumentParser
import Foundation
import Kafka

/// `faults mock-broker`: the mock cluster in this process, until its standard input ends.
///
/// Commands, one a line: `down`, `up`, `rtt MS`, `fail REQUEST CODE...`, `heal REQUEST`, where a request is the number of
/// Kafka's API key and a code Kafka's error code.
struct MockBrokerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mock-broker", abstract: "Serves librdkafka's mock cluster until standard input ends.",
    shouldDisplay: false)

  @Argument(help: "Topics to create, NAME:PARTITIONS.")
  var topics: [String] = []

  func run() throws {
    let cluster = try MockCluster()
    for topic in topics {
      let parts = topic.split(separator: ":")
      guard parts.count == 2, let partitions = Int32(parts[1]) else {
        throw ValidationError("\(topic): NAME:PARTITIONS")
      }
      try cluster.createTopic(String(parts[0]), partitions: partitions)
    }
    FileHandle.standardOutput.write(Data("\(cluster.bootstrap)\n".utf8))
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      let numbers = words.dropFirst().compactMap { Int32($0) }
      let request = numbers.first.flatMap { MockCluster.Request(rawValue: Int16($0)) }
      switch (words.first, request) {
      case ("down", _): cluster.takeDown(broker: 1)
      case ("up", _): cluster.bringUp(broker: 1)
      case ("rtt", _): cluster.setRoundTrip(broker: 1, milliseconds: numbers.first ?? 0)
      case ("fail", let request?): cluster.fail(request, with: Array(numbers.dropFirst()))
      case ("heal", let request?): cluster.heal(request)
      default: FileHandle.standardError.write(Data("mock-broker: \(line): no such command\n".utf8))
      }
    }
  }
}
