import Envelope

/// What is to be done with a page.
public enum PageTreatment: Sendable {
  /// Extract its article.
  case extract
  /// Reject it for a reason that is known beforehand, with its original value.
  case reject(Rejection)
  /// The same without the original value, which the broker does not take.
  case rejectWithoutValue(Rejection)

  /// What to do after the broker refused a record made of the page as too large.
  var afterRefusal: PageTreatment {
    let reason = Rejection(.tooLarge, stage: .publish, detail: "the broker takes no record as large as the article's")
    switch self {
    case .extract: return .reject(reason)
    case .reject(let rejection), .rejectWithoutValue(let rejection): return .rejectWithoutValue(rejection)
    }
  }
}
