import Foundation
import Testing

@testable import Worker

@Suite struct CrashJournalTests {
  let path = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path

  @Test func `a page that was done is clear`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let journal = try CrashJournal(path: path)
      journal.begin(lane: 0, partition: 3, offset: 7, alone: false)
      journal.end(lane: 0)
    }
    let journal = try CrashJournal(path: path)
    #expect(journal.isClear)
    #expect(journal.verdict(partition: 3, offset: 7) == .clear)
  }

  @Test func `pages in work at the end are suspects, and condemned when it happens to them alone, again and again`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let journal = try CrashJournal(path: path)
      journal.begin(lane: 0, partition: 0, offset: 10, alone: false)
      journal.begin(lane: 1, partition: 1, offset: 0, alone: false)
    }
    do {
      let journal = try CrashJournal(path: path)
      #expect(!journal.isClear)
      #expect(journal.verdict(partition: 0, offset: 10) == .suspect)
      #expect(journal.verdict(partition: 1, offset: 0) == .suspect)
      #expect(journal.verdict(partition: 1, offset: 10) == .clear)
      journal.begin(lane: 0, partition: 0, offset: 10, alone: true)
      journal.end(lane: 0)
      journal.begin(lane: 0, partition: 1, offset: 0, alone: true)
    }
    for _ in 1..<CrashJournal.aloneLimit {
      let journal = try CrashJournal(path: path)
      #expect(journal.verdict(partition: 1, offset: 0) == .suspect)
      journal.begin(lane: 0, partition: 1, offset: 0, alone: true)
    }
    let journal = try CrashJournal(path: path)
    #expect(journal.verdict(partition: 0, offset: 10) == .suspect)
    #expect(journal.verdict(partition: 1, offset: 0) == .condemned)
    journal.forget(partition: 0, below: 11)
    #expect(journal.verdict(partition: 0, offset: 10) == .clear)
    #expect(journal.verdict(partition: 1, offset: 0) == .condemned)
    journal.forget(partition: 1, below: 1)
    #expect(journal.isClear)
  }

  @Test func `an interruption that comes again among others condemns nothing`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    for _ in 0..<3 {
      let journal = try CrashJournal(path: path)
      journal.begin(lane: 5, partition: 0, offset: 1, alone: false)
    }
    #expect(try CrashJournal(path: path).verdict(partition: 0, offset: 1) == .suspect)
  }

  @Test func `a file of other contents is begun anew`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(repeating: 0xFF, count: 100).write(to: URL(filePath: path))
    #expect(try CrashJournal(path: path).isClear)
  }

  @Test func `a folder that is not there is an error with its path`() {
    #expect(throws: CrashJournalError(path: "\(path)/none/journal", code: 2)) {
      try CrashJournal(path: "\(path)/none/journal")
    }
  }
}
