/// Why a page became no article: what the headers of its record in the rejected topic say.
public struct Rejection: Hashable, Sendable, Error {
  /// The step of a page's way that could not go on.
  public enum Stage: String, Sendable, Codable, CaseIterable {
    /// Unpacking the record: envelope, encodings, size.
    case decode
    /// Turning bytes of some charset into a tree or lines of text.
    case parse
    /// Finding an article in the page.
    case extract
    /// Publishing what was found.
    case publish
  }

  /// The machine-readable reason, from a closed list.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// The record has no value, or an empty one.
    case emptyValue = "empty_value"
    /// The value starts like a JSON envelope and is not one.
    case badEnvelope = "bad_envelope"
    /// No url member or header.
    case missingURL = "missing_url"
    /// The url contains control characters, or is too long.
    case badURL = "bad_url"
    /// fetchedAt is no RFC 3339 timestamp.
    case badTimestamp = "bad_timestamp"
    /// gzip, deflate, zstd, Brotli or base64 that cannot be undone, or a content-encoding that is not known.
    case badEncoding = "bad_encoding"
    /// A media type that is neither HTML nor text.
    case unsupportedType = "unsupported_type"
    /// The page exceeds the configured number of bytes, packed or unpacked.
    case tooLarge = "too_large"
    /// Bytes that are no page, whatever they were said to be: a picture, an archive, a program, a script.
    case notText = "not_text"
    /// Too much of the page is no text in any charset.
    case undecodable
    /// The page is empty or has no visible text.
    case emptyPage = "empty_page"
    /// An error page, whatever its HTTP status.
    case errorPage = "error_page"
    /// A consent, captcha or login wall.
    case wall
    /// A paywall stub without enough of the article to publish.
    case paywall
    /// A listing, home or search page.
    case listing
    /// A video, audio or gallery page without text.
    case mediaOnly = "media_only"
    /// None of the above, and yet no article could be found.
    case noArticle = "no_article"
    /// Extraction passed its time limit.
    case timeLimit = "time_limit"
    /// The page stopped a worker process before.
    case workerCrash = "worker_crash"
    /// The broker refuses a record that was made of the page, for another reason than its size.
    case refused
  }

  /// The reason, for programs.
  public var reason: Reason
  /// The step that gave up.
  public var stage: Stage
  /// The particulars, for people: one line of printable text of at most 300 characters.
  public let detail: String

  /// Makes a rejection.
  ///
  /// - Parameter detail: may quote a few bytes of the page; control characters in it become `?`, and it is cut.
  public init(_ reason: Reason, stage: Stage, detail: String) {
    self.reason = reason
    self.stage = stage
    self.detail = Self.isPlain(detail) ? detail : Self.printable(detail)
  }

  /// Characters of a detail that are kept.
  private static let longestDetail = 300

  /// Whether a text is short and printable as it is: nearly all are, of which there may be millions.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= longestDetail && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private static func printable(_ text: String) -> String {
    let line = text.unicodeScalars.prefix(longestDetail).map { scalar in
      scalar.properties.generalCategory.isPrintable ? scalar : "?"
    }
    return String(String.UnicodeScalarView(line))
  }
}

extension Unicode.GeneralCategory {
  /// Whether a character of this category neither breaks a line nor steers what shows it.
  fileprivate var isPrintable: Bool {
    switch self {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    default: true
    }
  }
}
