import Envelope
import Kafka

/// What is to be done with a page.
public enum PageTreatment: Sendable {
  /// Extract its article.
  case extract
  /// Reject it for a reason that is known beforehand, with its original value.
  case reject(Rejection)
  /// The same without the original value, which the broker does not take.
  case rejectWithoutValue(Rejection)

  /// What to do after the broker refused a record made of the page.
  func afterRefusal(_ error: KafkaError) -> PageTreatment {
    switch self {
    case .extract:
      .reject(
        error.isMessageTooLarge
          ? Rejection(.tooLarge, stage: .publish, detail: "the broker takes no record as large as the article's")
          : Rejection(.refused, stage: .publish, detail: "the broker refuses what was made of it: \(error)"))
    case .reject(let rejection), .rejectWithoutValue(let rejection): .rejectWithoutValue(rejection)
    }
  }
}
