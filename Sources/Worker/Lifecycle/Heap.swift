import CMalloc

/// How the process's memory is managed.
public enum Heap {
  /// Lets every block above 1 MiB go back to the system as soon as it is freed.
  ///
  /// glibc otherwise raises that limit with the first large block freed, up to 32 MiB, and keeps what was freed below it: the
  /// buffers of large pages and envelopes then stay for months (mallopt(3), M_MMAP_THRESHOLD).
  public static func giveBackLargeBlocks() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
  }
}
