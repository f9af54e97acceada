/// The part of a host name that somebody registered: `example.co.uk` of `www.news.example.co.uk`.
enum RegistrableDomain {
  /// The registrable domain of a host, in small letters; the host itself where it is an address or a single label.
  static func of(host: String) -> String {
    let labels = Array(host.lowercased().utf8).split(separator: UInt8(ascii: "."))
    var count = labels.count
    if count > 2, !labels.allSatisfy({ label in label.allSatisfy { $0.isDigit } }) {
      count = isSuffix(labels[count - 2], labels[count - 1]) ? 3 : 2
    }
    var domain: [UInt8] = []
    for label in labels.suffix(count) {
      if !domain.isEmpty { domain.append(UInt8(ascii: ".")) }
      domain.append(contentsOf: label)
    }
    return String(decoding: domain, as: UTF8.self)
  }

  /// Whether anyone can register under the last two labels.
  private static func isSuffix(_ second: ArraySlice<UInt8>, _ last: ArraySlice<UInt8>) -> Bool {
    let suffix = WordHash.of(second + [UInt8(ascii: ".")] + last)
    return PublicSuffixes.registries.contains(suffix) || PublicSuffixes.hosting.contains(suffix)
  }
}
