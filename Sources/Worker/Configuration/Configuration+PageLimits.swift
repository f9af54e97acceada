import Dispatch
import Envelope
import Extraction

/// The limits as the modules take them that unpack pages and extract articles. Commands and worker share them, so that
/// the same page gives the same article everywhere.
extension Configuration.Limits {
  /// Limits for reading pages from records.
  public var pageLimits: PageLimits {
    PageLimits(pageBytes: pageBytes)
  }

  /// Options for extraction, with the machine's monotonic clock for its time limit.
  public var extractorOptions: ExtractorOptions {
    ExtractorOptions(
      maxPageBytes: pageBytes, maxOutputBytes: outputBytes, timeLimit: UInt64(extractionSeconds * 1e9),
      clock: { DispatchTime.now().uptimeNanoseconds })
  }
}
