import Envelope
import Extraction
import Glibc

/// The limits as the modules take them that unpack pages and extract articles. Commands and worker share them, so that
/// the same page gives the same article everywhere.
extension Configuration.Limits {
  /// Limits for reading pages from records.
  public var pageLimits: PageLimits {
    PageLimits(pageBytes: pageBytes)
  }

  /// What an article's body may take of ``outputBytes``; the rest is for its other members.
  private var bodyBytes: Int { outputBytes - outputBytes / 8 }

  /// Options for extraction. Its time limit is in processor time of the thread, so that a busy machine rejects no page
  /// that an idle one would take.
  public func extractorOptions(_ output: Configuration.Output) -> ExtractorOptions {
    ExtractorOptions(
      maxPageBytes: pageBytes, maxOutputBytes: bodyBytes, writesMarkdown: output.markdown,
      timeLimit: UInt64(extractionSeconds * 1e9),
      clock: {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
      })
  }
}
