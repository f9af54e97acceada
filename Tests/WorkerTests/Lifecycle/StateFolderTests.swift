import Foundation
import Testing

@testable import Worker

struct StateFolderTests {
  @Test func `workers without a state directory get one each, also those that start at once`() throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "winnow-folders-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: base) }
    let environment = ["XDG_STATE_HOME": base, "HOME": "/nowhere"]
    var configuration = Configuration()
    configuration.worker.group = "a/b"
    let first = try StateFolder.chosen(configuration, environment: environment)
    #expect(first.path == "\(base)/winnow/a_b/worker-1")
    // Nobody has started on the first yet.
    let second = try StateFolder.chosen(configuration, environment: environment)
    #expect(second.path.hasSuffix("worker-2"))
    withExtendedLifetime(first) {}
    configuration.worker.instance = "one"
    let named = try StateFolder.chosen(configuration, environment: environment)
    #expect(named.path.hasSuffix("/one"))
    #expect(throws: WorkerError.self) { try StateFolder.chosen(configuration, environment: environment) }
    withExtendedLifetime(named) {}
  }

  @Test func `without a place for it the remedy is named`() {
    let error = #expect(throws: WorkerError.self) { try StateFolder.chosen(Configuration(), environment: [:]) }
    #expect(error.map { "\($0)".contains("duplicates.stateDirectory") } == true)
  }

  @Test func `a nameless worker keeps its transactional id in its folder`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-name-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var worker = Configuration.Worker()
    let name = WorkerName(worker, folder: folder)
    #expect(WorkerName(worker, folder: folder) == name)
    #expect(WorkerName(worker, folder: nil) != name)
    #expect(name.transactionalID("g", .index) == "g.index.\(name.name)")
    worker.instance = "w7"
    #expect(WorkerName(worker, folder: folder).transactionalID("g", .extract) == "g.extract.w7")
  }
}
