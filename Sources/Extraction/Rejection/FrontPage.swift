import Envelope

/// Tells front pages and pages of sections by their addresses: one without a path, or with a path that names no story.
enum FrontPage {
  /// What an address says of its page.
  enum Kind {
    /// The front page of a site.
    case front
    /// A section: `/politics/`, `/en/sport`.
    case section
    /// Anything else.
    case other
  }

  /// Names of sections have no more letters.
  private static let longestSection = 24

  /// What an address says.
  static func kind(of url: String) -> Kind {
    guard let address = PageAddress(url) else { return .other }
    // Queries and fragments of programs name stories, too.
    guard !address.path.contains(UInt8(ascii: "?")), !address.path.contains(UInt8(ascii: "#")) else { return .other }
    let segments = address.barePath.split(separator: UInt8(ascii: "/"))
    guard let last = segments.last else { return .front }
    let name = last.map(\.lowered)
    if segments.count == 1,
      ["index.html", "index.htm", "index.php", "default.aspx", "home"].contains(String(decoding: name, as: UTF8.self))
    {
      return .front
    }
    // A story's address has a number or words with hyphens in it.
    let isSection =
      segments.count <= 3
      && segments.allSatisfy { segment in
        segment.count <= longestSection && segment.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "-") }
          && segment.count(where: { $0 == UInt8(ascii: "-") }) <= 1
      }
    return isSection ? .section : .other
  }
}
