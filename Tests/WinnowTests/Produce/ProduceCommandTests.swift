import Foundation
import Kafka
import Testing
import Worker

@testable import winnow

@Suite("winnow produce", .enabled(if: BuiltProgram.isBuilt, "needs the program beside the tests"))
struct ProduceCommandTests {
  private let cluster: MockCluster
  private let folder: TemporaryFolder

  init() throws {
    cluster = try MockCluster()
    try cluster.createTopic("winnow.pages", partitions: 1)
    folder = try TemporaryFolder()
    let envelopes = (1...3).map { #"{"url":"https://e.org/\#($0)","html":"<p>\#($0)"}"# }
    _ = try folder.file("1.ndjson", envelopes.joined(separator: "\n"))
    _ = try folder.file("2.html", "<p>4")
    _ = try folder.file("3.html", "<p>5")
  }

  private func produce(_ arguments: [String]) throws -> (code: Int32, output: String, error: String) {
    try BuiltProgram.run(["produce", "-b", cluster.bootstrap, folder.path] + arguments)
  }

  /// The numbers of the pages that the topic holds.
  private func numbers(_ count: Int) throws -> [String] {
    var configuration = Configuration()
    configuration.broker.bootstrapServers = [cluster.bootstrap]
    let reader = try TopicReader(
      topics: ["winnow.pages"], from: .beginning, clients: Clients(configuration: configuration))
    defer { reader.close() }
    var numbers: [String] = []
    for _ in 0..<300 where numbers.count < count {
      guard let record = try reader.next(milliseconds: 100) else { continue }
      let value = String(decoding: record.value ?? [], as: UTF8.self)
      numbers.append(value.firstMatch(of: /<p>(\d)/).map { String($0.1) } ?? value)
    }
    return numbers
  }

  @Test(
    "It goes on after the page that --after names, in a file or between two",
    arguments: [("1.ndjson:2", ["3", "4", "5"]), ("1.ndjson:3", ["4", "5"]), ("2.html", ["5"])])
  func after(page: String, rest: [String]) throws {
    let result = try produce(["--after", "\(folder.path)/\(page)"])
    #expect(result.code == 0, "\(result.error)")
    #expect(try numbers(rest.count) == rest)
  }

  @Test("Nothing is fed where no page of the input has that name")
  func afterNothing() throws {
    let result = try produce(["--after", "\(folder.path)/1.ndjson:9"])
    #expect(result.code == 66)
    #expect(result.error.contains("1.ndjson:9"))
    #expect(try produce([]).code == 0)
    #expect(try numbers(5) == ["1", "2", "3", "4", "5"])
  }

  @Test("A page that the broker cannot take is told, and that the same command feeds all again without harm")
  func notDelivered() throws {
    _ = try folder.file("4.html", [UInt8](repeating: 0x61, count: 200_000))
    let limits = ["recordBytes", "pageBytes", "outputBytes"].flatMap { ["--set", "limits.\($0)=65536"] }
    let result = try produce(limits)
    #expect(result.code == 74, "\(result.error)")
    #expect(result.error.contains("1 pages were not delivered") && result.error.contains("the same command feeds all"))
    #expect(try numbers(5) == ["1", "2", "3", "4", "5"])
  }
}
