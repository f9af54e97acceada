/// The page's own statement of its address, checked against the address it was fetched from.
enum CanonicalURL {
  /// The first stated address that is credible: on the same registrable domain, and no front page unless the page is one.
  static func choose(_ candidates: MetadataCandidates, address: PageAddress?, domain: String?) -> Sourced<String>? {
    guard let address else { return nil }
    let own = Array(address.string.utf8)
    for candidate in candidates.of(.canonical, by: [.link, .openGraph, .jsonld, .parsely, .twitter]) {
      if candidate.value.elementsEqual(own) { return Sourced(withoutFragment(address.string), from: candidate.source) }
      guard let resolved = address.resolve(candidate.value[...]), let stated = PageAddress(resolved) else { continue }
      guard stated.host == address.host || stated.domain == domain, stated.isRoot == address.isRoot else {
        continue
      }
      return Sourced(withoutFragment(stated.string), from: candidate.source)
    }
    return nil
  }

  private static func withoutFragment(_ url: String) -> String {
    String(url[..<(url.utf8.firstIndex(of: UInt8(ascii: "#")) ?? url.endIndex)])
  }
}
