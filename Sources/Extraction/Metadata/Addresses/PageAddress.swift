/// The address of a page, taken apart; for an archived copy, the address of the original.
struct PageAddress {
  /// `https` or `http`.
  let scheme: String
  /// The host in small letters, without user, port and `www.`.
  let host: String
  /// What follows the host: path, query.
  let path: [UInt8]
  /// The host as it stands in the address, with its port.
  let authority: String

  /// How another address begins within this one; the first is what all others begin with.
  private static let archived = ["/http", "/https://", "/http://", "/https:/", "/http:/"].map { Array($0.utf8) }

  /// Takes an address apart; nil where it has no scheme and host.
  init?(_ url: String) { self.init(Array(url.utf8)) }

  /// Takes an address apart; nil where it has no scheme and host.
  init?(_ url: [UInt8]) {
    var bytes = url
    // An archive puts the original's address behind its own: https://archive.example/web/2018/https://example.com/a.
    let mayBeArchived = Self.offset(of: Self.archived[0], in: bytes, from: 8) != nil && WebArchives.hold(bytes)
    for mark in mayBeArchived ? Self.archived.dropFirst() : [] {
      if let at = PageAddress.offset(of: mark, in: bytes, from: 8) {
        bytes = Array(bytes[(at + 1)...])
        if !bytes.starts(with: "http://".utf8), !bytes.starts(with: "https://".utf8) {
          bytes.insert(UInt8(ascii: "/"), at: bytes.firstIndex(of: UInt8(ascii: "/")) ?? 0)
        }
        break
      }
    }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon <= 8, colon + 3 < bytes.count,
      bytes[colon + 1] == UInt8(ascii: "/"), bytes[colon + 2] == UInt8(ascii: "/")
    else { return nil }
    scheme = Self.lowered(bytes[..<colon])
    let rest = bytes[(colon + 3)...]
    let hostEnd =
      rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? rest.endIndex
    var name = rest[..<hostEnd]
    authority = Self.lowered(name)
    if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[(at + 1)...] }
    if let port = name.firstIndex(of: UInt8(ascii: ":")) { name = name[..<port] }
    let host = Self.lowered(name)
    self.host = host.utf8.starts(with: "www.".utf8) ? String(host.utf8.dropFirst(4)) ?? host : host
    guard !self.host.isEmpty else { return nil }
    path = Array(rest[hostEnd...])
  }

  private static func lowered(_ text: ArraySlice<UInt8>) -> String {
    if text.contains(where: { $0 >= 0x80 }) { return String(decoding: text, as: UTF8.self).lowercased() }
    return String(decoding: text.map(\.lowered), as: UTF8.self)
  }

  /// The part of the host that was registered.
  var domain: String { RegistrableDomain.of(host: host) }

  /// The last label of the host.
  var suffix: String {
    let dot = host.utf8.lastIndex(of: UInt8(ascii: "."))
    return String(host[(dot.map { host.utf8.index(after: $0) } ?? host.startIndex)...])
  }

  /// The whole address.
  var string: String { scheme + "://" + authority + PercentEncoding.of(String(decoding: path, as: UTF8.self)) }

  /// The path without query and fragment, and without a slash at its end.
  var barePath: ArraySlice<UInt8> {
    let end = path.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? path.endIndex
    let bare = path[..<end]
    return bare.last == UInt8(ascii: "/") ? bare.dropLast() : bare
  }

  /// Whether the address is that of a site's front page.
  var isRoot: Bool { barePath.isEmpty }

  /// The absolute address that a reference in this page means; nil for what is no http address.
  func resolve(_ reference: ArraySlice<UInt8>) -> String? {
    var reference = reference
    while let first = reference.first, first.isSpace { reference.removeFirst() }
    while let last = reference.last, last.isSpace { reference.removeLast() }
    guard let first = reference.first, reference.count <= 4096 else { return nil }
    let text = PercentEncoding.of(String(decoding: reference, as: UTF8.self))
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) { return nil }
    let start = reference.prefix(8).map(\.lowered)
    if start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8) { return text }
    if reference.starts(with: "//".utf8) { return scheme + ":" + text }
    // Another scheme: data, mailto, javascript.
    if let colon = reference.firstIndex(of: UInt8(ascii: ":")), !reference[..<colon].contains(UInt8(ascii: "/")) {
      return nil
    }
    if first == UInt8(ascii: "/") { return scheme + "://" + authority + text }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: "?") { return nil }
    return "\(scheme)://\(authority)" + Self.joined(barePath: path, text)
  }

  /// A relative path put behind the directory of this one, `.` and `..` resolved.
  private static func joined(barePath path: [UInt8], _ reference: String) -> String {
    let end = path.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? path.endIndex
    var segments = String(decoding: path[..<end], as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false)
    if !segments.isEmpty { segments.removeLast() }
    for segment in reference.split(separator: "/", omittingEmptySubsequences: false) {
      if segment == ".." {
        if segments.count > 1 { segments.removeLast() }
      } else if segment != "." {
        segments.append(segment)
      }
    }
    let joined = segments.joined(separator: "/")
    return joined.hasPrefix("/") ? joined : "/" + joined
  }

  private static func offset(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var i = start
    while i + mark.count <= bytes.count {
      if bytes[i] == mark[0], bytes[i..<i + mark.count].elementsEqual(mark) { return i }
      i += 1
    }
    return nil
  }
}
