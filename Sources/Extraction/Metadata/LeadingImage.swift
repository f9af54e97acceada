import Envelope

/// Finds the picture that a page shows over its article, where it names none for machines.
enum LeadingImage {
  /// How many blocks after the headline it may stand.
  private static let reach = 5
  /// Narrower ones are icons and portraits. Pixels.
  private static let leastWidth: Int32 = 300

  /// The first large picture under the headline.
  static func find(_ blocks: Blocks, headline: Place?, address: PageAddress?) -> Image? {
    guard let headline, let address else { return nil }
    for image in blocks.places.images {
      let distance = Int(image.block) - Int(headline.block)
      guard (0...reach).contains(distance), isLarge(image, blocks) else { continue }
      let reference = blocks.places.storage[image.address.range]
      if let url = address.resolve(reference) { return Image(url: url) }
    }
    return nil
  }

  /// Whether a picture is wide enough, or has a caption.
  private static func isLarge(_ image: ShownImage, _ blocks: Blocks) -> Bool {
    if image.width > 0 { return image.width >= leastWidth }
    guard Int(image.block) < blocks.list.count else { return false }
    return blocks.element(of: blocks.list[Int(image.block)]).within.contains(.figure)
  }
}
