import Glibc

/// Remembers, beyond the end of the process, which pages were being extracted when it ended.
///
/// Each lane of the pool writes the page that it begins into a slot of its own in a mapped file; the kernel keeps what was
/// written however the process ends. After a restart the pages found in the slots are suspects: they are worked on alone,
/// one by one. A suspect that comes through alone is acquitted, whatever happens to the process later. One during which
/// the process ends ``aloneLimit`` times in a row, with nothing else in work, is condemned: it is rejected without another
/// try, so that the stream goes on.
///
/// How the process ended cannot be told from within: a kill from outside looks like one for a page that took all memory.
/// But a page that ends the process by itself never comes through alone, and a kill by chance would have to strike within
/// the milliseconds of the same page in five processes one after the other (``FirstPages`` keep them milliseconds).
///
/// `@unchecked Sendable`: a slot is written by its lane alone, and the table of suspects by the thread that works batches.
public final class CrashJournal: @unchecked Sendable {
  /// What the journal says of a page.
  public enum Verdict: Hashable, Sendable {
    /// Nothing: it may be worked on beside others.
    case clear
    /// It was being worked on when the process ended: work on it alone.
    case suspect
    /// It was being worked on alone when the process ended, too often in a row to be chance: reject it.
    case condemned
  }

  /// One page in the file. Zeroed memory is an empty entry.
  private struct Entry {
    var state: Int64 = CrashJournal.empty
    var partition: Int64 = 0
    var offset: Int64 = 0
  }

  private static let empty: Int64 = 0
  private static let together: Int64 = 1
  /// A page in work alone. Of a suspect the state is ``together`` and the times that the process ended while it was alone.
  private static let alone: Int64 = 2
  /// Times in a row that the process must end while a page is worked on alone, for the page to be condemned.
  static let aloneLimit: Int64 = 5
  private static let slotCount = 1024
  private static let suspectCount = 1024

  /// Holds the file's lock.
  private let descriptor: Int32
  private let entries: UnsafeMutablePointer<Entry>
  private let byteCount = (CrashJournal.slotCount + CrashJournal.suspectCount) * MemoryLayout<Entry>.stride
  private var suspects: UnsafeMutableBufferPointer<Entry> {
    UnsafeMutableBufferPointer(start: entries + CrashJournal.slotCount, count: CrashJournal.suspectCount)
  }

  /// Opens or creates the file, and turns the pages that it finds in slots into suspects.
  ///
  /// A file of another size is begun anew.
  /// - Throws: ``CrashJournalError`` where the file cannot be opened or mapped, or another process has it.
  public init(path: String) throws(CrashJournalError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CrashJournalError(path: path, code: errno) }
    var status = stat()
    // Another process would take our pages in work for those of one that has ended.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      fstat(descriptor, &status) == 0, status.st_size == byteCount || ftruncate(descriptor, 0) == 0,
      posix_fallocate(descriptor, 0, byteCount) == 0,
      let memory = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
    else {
      let code = errno
      close(descriptor)
      throw CrashJournalError(path: path, code: code)
    }
    self.descriptor = descriptor
    entries = memory.bindMemory(
      to: Entry.self, capacity: CrashJournal.slotCount + CrashJournal.suspectCount)
    for slot in 0..<CrashJournal.slotCount where entries[slot].state != CrashJournal.empty {
      accuse(entries[slot])
      entries[slot] = Entry()
    }
  }

  deinit {
    munmap(entries, byteCount)
    close(descriptor)
  }

  /// What is known of a page.
  public func verdict(partition: Int32, offset: Int64) -> Verdict {
    guard let index = index(Int64(partition), offset) else { return .clear }
    return suspects[index].state >= CrashJournal.together + CrashJournal.aloneLimit ? .condemned : .suspect
  }

  /// Whether any page is under suspicion: where none is, batches need not be searched.
  public var isClear: Bool { suspects.allSatisfy { $0.state == CrashJournal.empty } }

  /// Notes that a lane begins with a page.
  public func begin(lane: Int, partition: Int32, offset: Int64, alone: Bool) {
    guard lane < CrashJournal.slotCount else { return }
    // The state comes last: an entry that is half written when the process ends is an empty one.
    entries[lane].partition = Int64(partition)
    entries[lane].offset = offset
    entries[lane].state = alone ? CrashJournal.alone : CrashJournal.together
  }

  /// Notes that a lane is done with its page. One that was worked on alone is acquitted: it does not end the process.
  public func end(lane: Int) {
    guard lane < CrashJournal.slotCount else { return }
    if entries[lane].state == CrashJournal.alone, let known = index(entries[lane].partition, entries[lane].offset) {
      suspects[known] = Entry()
    }
    entries[lane].state = CrashJournal.empty
  }

  /// Drops what is known of pages whose outcome is committed: those below an offset of a partition.
  public func forget(partition: Int32, below offset: Int64) {
    for index in suspects.indices
    where suspects[index].state != CrashJournal.empty && suspects[index].partition == Int64(partition)
      && suspects[index].offset < offset
    {
      suspects[index] = Entry()
    }
  }

  private func accuse(_ entry: Entry) {
    if let known = index(entry.partition, entry.offset) {
      if entry.state == CrashJournal.alone { suspects[known].state += 1 }
    } else if let free = suspects.firstIndex(where: { $0.state == CrashJournal.empty }) {
      suspects[free] = entry
    }
  }

  private func index(_ partition: Int64, _ offset: Int64) -> Int? {
    suspects.firstIndex {
      $0.state != CrashJournal.empty && $0.partition == partition && $0.offset == offset
    }
  }
}
