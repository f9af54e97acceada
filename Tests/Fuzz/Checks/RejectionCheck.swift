import Envelope

/// What must hold for every reason: one printable line that repeats little of the page.
enum RejectionCheck {
  static func fault(of rejection: Rejection) -> String? {
    if rejection.detail.isEmpty { return "\(rejection.reason) without its particulars" }
    if rejection.detail.utf8.count > 500 { return "\(rejection.detail.utf8.count) bytes of detail" }
    let isPrintable = rejection.detail.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
    }
    return isPrintable ? nil : "the detail is not one printable line: \(rejection.detail.debugDescription)"
  }
}
