/// All targets, in the order they run in.
enum FuzzTargets {
  static var all: [any FuzzTarget.Type] {
    [
      EnvelopeTarget.self, TreeTarget.self, HTMLPageTarget.self, TextPageTarget.self, JSONLDTarget.self,
      DatesTarget.self,
      CharsetsTarget.self, ConfigurationTarget.self, RecordsTarget.self,
    ]
  }

  /// The target of that name.
  static func named(_ name: String) -> (any FuzzTarget.Type)? { all.first { $0.name == name } }

  /// The names, for messages.
  static var names: String { all.map { $0.name }.joined(separator: ", ") }
}
