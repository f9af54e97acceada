/// What a path's name says of its content.
enum PathKind: Equatable {
  /// One page of this media type.
  case page(String)
  /// A WARC archive.
  case archive
  /// JSON envelopes, one a line.
  case envelopes
  /// Nothing: the first bytes tell.
  case unnamed
  /// A suffix that is none of the above: the first bytes tell whether it is HTML, as of `index.php?id=7`.
  case other(String)

  init(path: String) {
    var name = path.lowercased().split(separator: "/").last.map(String.init) ?? ""
    if name.hasSuffix(".gz") { name.removeLast(3) }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex, path != "-" else {
      self = .unnamed
      return
    }
    let suffix = String(name[name.index(after: dot)...])
    self =
      switch suffix {
      case "html", "htm", "xhtml", "xht", "shtml", "aspx", "php", "jsp": .page("text/html")
      case "txt": .page("text/plain")
      case "ndjson", "jsonl": .envelopes
      case "warc", "wet": .archive
      default: .other(suffix)
      }
  }
}
