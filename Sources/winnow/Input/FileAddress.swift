import Foundation

/// What address a page file has.
enum FileAddress {
  /// That of the file itself: nothing else is known.
  case file
  /// That of the one page of the input.
  case page(String)
  /// That of the folder that the files mirror: a file's path in it is added.
  case base(String)

  /// The address of a file.
  ///
  /// - Parameter name: The path in the folder that was named; the last part of the path where a file was.
  func url(path: String, name: String) -> String {
    switch self {
    case .file: URL(filePath: path).absoluteURL.standardized.absoluteString
    case .page(let url): url
    case .base(let base): (base.hasSuffix("/") ? base : base + "/") + Self.escaped(name)
    }
  }

  /// Whether the address says nothing about where the page comes from.
  var isUnknown: Bool {
    if case .file = self { true } else { false }
  }

  /// Mirrors write queries into names: `?` and `&` stay what they are.
  private static func escaped(_ name: String) -> String {
    name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.union(.urlQueryAllowed).union(["?"])) ?? name
  }
}
