/// The page's own statement of its address, checked against the address it was fetched from.
enum CanonicalURL {
  /// The first stated address that is credible: on the same registrable domain, and no front page unless the page is one.
  static func choose(_ candidates: MetadataCandidates, address: PageAddress?, domain: String?) -> Sourced<String>? {
    guard let address else { return nil }
    let own = Array(address.string.utf8)
    for candidate in candidates.of(.canonical, by: [.link, .openGraph, .jsonld, .parsely, .twitter]) {
      if candidate.value.elementsEqual(own) { return Sourced(withoutFragment(address.string), from: candidate.source) }
      guard let reference = reference(candidate, address), let resolved = address.resolve(reference),
        let stated = PageAddress(resolved)
      else { continue }
      guard stated.host == address.host || stated.domain == domain, stated.isRoot == address.isRoot else {
        continue
      }
      return Sourced(withoutFragment(stated.string), from: candidate.source)
    }
    return nil
  }

  /// What a source states, as an address: "True" is none, and one without a scheme begins with the page's host.
  private static func reference(_ candidate: MetadataCandidate, _ address: PageAddress) -> ArraySlice<UInt8>? {
    let value = candidate.value[...]
    let first = value.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    if first.isEmpty || first.contains(UInt8(ascii: ":")) || candidate.source == .link { return value }
    // Only link elements are relative to the page.
    let host = first.map(\.lowered)
    let own = Array(address.host.utf8)
    guard host.elementsEqual(own) || host.elementsEqual("www.".utf8 + own) else { return nil }
    return Array((address.scheme + "://").utf8) + value
  }

  private static func withoutFragment(_ url: String) -> String {
    String(url[..<(url.utf8.firstIndex(of: UInt8(ascii: "#")) ?? url.endIndex)])
  }
}
