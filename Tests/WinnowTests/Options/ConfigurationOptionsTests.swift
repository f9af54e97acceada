import Testing
import Worker

@testable import winnow

@Suite("Configuration flags") struct ConfigurationOptionsTests {
  @Test("File, environment and flags, in this order")
  func order() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("w.yaml", "worker: {threads: 1, group: file, batchRecords: 7}")
    let options = try ConfigurationOptions.parse(["--config", path, "-b", "a:1,b:2", "--set", "worker.threads=3"])
    let configuration = try options.load(environment: ["WINNOW_WORKER_THREADS": "2", "WINNOW_WORKER_GROUP": "env"])
    #expect(configuration.worker.threads == 3)
    #expect(configuration.worker.group == "env")
    #expect(configuration.worker.batchRecords == 7)
    #expect(configuration.broker.bootstrapServers == ["a:1", "b:2"])
  }

  @Test("Everything that is wrong is listed with its place, and the code is that of a configuration")
  func wrong() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("w.yaml", "worker:\n  threads: x\n")
    let options = try ConfigurationOptions.parse(["--config", path, "--set", "worker.groop=a"])
    #expect {
      _ = try options.load(environment: ["WINNOW_LIMITS_PAGE_BYTES": "1"])
    } throws: { error in
      let text = "\(error)"
      return (error as? Failure)?.code == .configuration && text.contains("w.yaml:2:3: worker.threads x")
        && text.contains("WINNOW_LIMITS_PAGE_BYTES: limits.pageBytes 1 is out of range")
        && text.contains("--set: worker.groop is no known key; do you mean worker.group?")
    }
    #expect(throws: Failure.self) {
      try ConfigurationOptions.parse(["--config", "/nowhere.yaml"]).load(environment: [:])
    }
  }
}
