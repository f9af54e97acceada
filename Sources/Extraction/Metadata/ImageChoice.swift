import Envelope

/// Chooses the leading image and lists all images that a page names as the article's.
enum ImageChoice {
  /// Sets both fields.
  static func fill(_ metadata: inout Metadata, _ candidates: MetadataCandidates, address: PageAddress?) {
    let stated = candidates.of(
      .image, by: [.openGraph, .jsonld, .twitter, .parsely, .microdata, .rdfa, .sailthru, .link, .meta])
    var urls: [String] = []
    var first: MetadataSource?
    // Most sources name the same image: an address is resolved once.
    var seen: Set<[UInt8]> = []
    for candidate in stated where seen.insert(candidate.value).inserted {
      guard let url = address?.resolve(candidate.value[...]), !urls.contains(url) else { continue }
      first = first ?? candidate.source
      urls.append(url)
      if urls.count >= 50 { break }
    }
    guard let url = urls.first, let first else { return }
    let captions = candidates.of(.caption)
    // A caption belongs to the image of its address; one without an address to the leading image.
    let caption = captions.first { $0.url.isEmpty || address?.resolve($0.url[...]) == url }?.value
    metadata.image = Sourced(Image(url: url, caption: caption.map { String(decoding: $0, as: UTF8.self) }), from: first)
    metadata.images = Sourced(urls, from: first)
  }
}
