import Kafka

extension LoopFailure {
  /// What an error that ended a client, or that a person has to put right, means to the loop.
  init(_ error: KafkaError) {
    if error.isInstanceFenced {
      self = .replaced("\(error)")
    } else if error.isFenced {
      self = .fenced("\(error)")
    } else if error.remedy == .fix {
      self = .needsPerson(error.advice.map { "\(error); \($0)" } ?? "\(error)")
    } else {
      self = .client("\(error)")
    }
  }
}
