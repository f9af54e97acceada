/// The part of a host name that somebody registered: `example.co.uk` of `www.news.example.co.uk`.
enum RegistrableDomain {
  /// The registrable domain of a host, in small letters; the host itself where it is an address or a single label.
  static func of(host: String) -> String {
    let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: true)
    guard labels.count > 2, !labels.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else {
      return labels.joined(separator: ".")
    }
    let suffixCount = publicSuffixLabels(labels)
    return labels.suffix(suffixCount + 1).joined(separator: ".")
  }

  /// How many labels at the end are a suffix under which anyone can register: 1, or 2 by ``PublicSuffixes``.
  private static func publicSuffixLabels(_ labels: [Substring]) -> Int {
    let last = labels[labels.count - 1]
    let second = labels[labels.count - 2]
    if let seconds = PublicSuffixes.secondLevels[String(last)] { return seconds.contains(String(second)) ? 2 : 1 }
    return PublicSuffixes.hosting.contains("\(second).\(last)") ? 2 : 1
  }
}
