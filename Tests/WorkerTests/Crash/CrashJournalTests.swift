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

  @Test func `pages in work at the end are suspects, and one that comes through alone is acquitted`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let journal = try CrashJournal(path: path)
      journal.begin(lane: 0, partition: 0, offset: 10, alone: false)
      journal.begin(lane: 1, partition: 1, offset: 0, alone: false)
    }
    let journal = try CrashJournal(path: path)
    #expect(!journal.isClear)
    #expect(journal.verdict(partition: 0, offset: 10) == .suspect)
    #expect(journal.verdict(partition: 1, offset: 0) == .suspect)
    #expect(journal.verdict(partition: 1, offset: 10) == .clear)
    journal.begin(lane: 0, partition: 0, offset: 10, alone: true)
    journal.end(lane: 0)
    #expect(journal.verdict(partition: 0, offset: 10) == .clear)
    journal.forget(partition: 1, below: 1)
    #expect(journal.isClear)
  }

  @Test func `a page is condemned when the process ends while it is alone, five times in a row`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try end(alone: false)
    for _ in 0..<5 {
      #expect(try CrashJournal(path: path).verdict(partition: 1, offset: 7) == .suspect)
      try end(alone: true)
    }
    let journal = try CrashJournal(path: path)
    #expect(journal.verdict(partition: 1, offset: 7) == .condemned)
    journal.forget(partition: 1, below: 7)
    #expect(journal.verdict(partition: 1, offset: 7) == .condemned)
    journal.forget(partition: 1, below: 8)
    #expect(journal.isClear)
  }

  @Test func `kills from outside condemn no page that came through alone in between`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    for _ in 0..<20 {
      try end(alone: false)
      for _ in 0..<4 { try end(alone: true) }
      let journal = try CrashJournal(path: path)
      #expect(journal.verdict(partition: 1, offset: 7) == .suspect)
      journal.begin(lane: 0, partition: 1, offset: 7, alone: true)
      journal.end(lane: 0)
      #expect(journal.isClear)
    }
  }

  /// A process that ends in the middle of a page.
  private func end(alone: Bool) throws {
    try CrashJournal(path: path).begin(lane: 0, partition: 1, offset: 7, alone: alone)
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

  @Test func twoProcessesDoNotShareAJournal() throws {
    let journal = try CrashJournal(path: path)
    journal.begin(lane: 0, partition: 1, offset: 7, alone: false)
    #expect(throws: CrashJournalError(path: path, code: EWOULDBLOCK)) { try CrashJournal(path: path) }
    #expect(journal.verdict(partition: 1, offset: 7) == .clear)
  }

  @Test func `a folder that is not there is an error with its path`() {
    #expect(throws: CrashJournalError(path: "\(path)/none/journal", code: 2)) {
      try CrashJournal(path: "\(path)/none/journal")
    }
  }
}
