/// One key of the configuration: where it stands, what it takes, what it means.
public struct Setting: Sendable {
  /// Why a value cannot be taken.
  struct Complaint: Error {
    /// What is wrong with it.
    var what: String
    /// What to write instead.
    var remedy: String
  }

  /// The key with its sections, `worker.batchRecords`.
  public let key: String
  /// What a number counts, or nil.
  public let unit: String?
  /// What may be written, for people: `1 to 100000`, `json, logfmt or pretty`.
  public let accepts: String
  /// Whether the value must not appear in messages when it is wrong: somebody may have put the secret itself there.
  let isConfidential: Bool
  /// Takes a value over into a configuration.
  let apply: @Sendable (inout Configuration, RawValue) throws(Complaint) -> Void
  /// The value that a configuration holds, as YAML.
  public let show: @Sendable (Configuration) -> String

  init(
    key: String, unit: String? = nil, accepts: String, isConfidential: Bool = false,
    apply: @escaping @Sendable (inout Configuration, RawValue) throws(Complaint) -> Void,
    show: @escaping @Sendable (Configuration) -> String
  ) {
    self.key = key
    self.unit = unit
    self.accepts = accepts
    self.isConfidential = isConfidential
    self.apply = apply
    self.show = show
  }

  /// The environment variable that sets it: `worker.batchRecords` is `WINNOW_WORKER_BATCH_RECORDS`.
  public var environmentVariable: String {
    var name = "WINNOW_"
    for character in key {
      if character == "." {
        name += "_"
      } else {
        if character.isUppercase { name += "_" }
        name += character.uppercased()
      }
    }
    return name
  }
}
