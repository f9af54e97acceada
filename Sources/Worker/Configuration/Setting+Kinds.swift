import Kafka

/// The kinds of settings: how each reads a value and shows it.
extension Setting {
  typealias Path<Value> = WritableKeyPath<Configuration, Value> & Sendable

  static func integer(
    _ key: String, _ path: Path<Int>, _ range: ClosedRange<Int>, _ unit: String
  ) -> Setting {
    let accepts = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return Setting(key: key, unit: unit, accepts: accepts) { (configuration, value) throws(Complaint) in
      let text = try value.number(accepts)
      guard let number = Int(text) else {
        throw Complaint(what: "is no whole number", remedy: "write \(accepts)")
      }
      guard range.contains(number) else { throw Complaint(what: "is out of range", remedy: "write \(accepts)") }
      configuration[keyPath: path] = number
    } show: {
      String($0[keyPath: path])
    }
  }

  static func number(
    _ key: String, _ path: Path<Double>, _ range: ClosedRange<Double>, _ unit: String
  ) -> Setting {
    let accepts = "a number from \(short(range.lowerBound)) to \(short(range.upperBound))"
    return Setting(key: key, unit: unit, accepts: accepts) { (configuration, value) throws(Complaint) in
      let text = try value.number(accepts)
      guard let number = Double(text), number.isFinite else {
        throw Complaint(what: "is no number", remedy: "write \(accepts)")
      }
      guard range.contains(number) else { throw Complaint(what: "is out of range", remedy: "write \(accepts)") }
      configuration[keyPath: path] = number
    } show: {
      short($0[keyPath: path])
    }
  }

  static func text(
    _ key: String, _ path: Path<String>, accepts: String = "text",
    where isValid: @escaping @Sendable (String) -> Bool = { !$0.isEmpty }
  ) -> Setting {
    Setting(key: key, accepts: accepts) { (configuration, value) throws(Complaint) in
      let text = try value.text(accepts)
      guard isValid(text) else { throw Complaint(what: "is not allowed here", remedy: "write \(accepts)") }
      configuration[keyPath: path] = text
    } show: {
      quoted($0[keyPath: path])
    }
  }

  static func optionalText(
    _ key: String, _ path: Path<String?>, accepts: String = "text, or nothing",
    isConfidential: Bool = false, where isValid: @escaping @Sendable (String) -> Bool = { _ in true }
  ) -> Setting {
    Setting(key: key, accepts: accepts, isConfidential: isConfidential) { (configuration, value) throws(Complaint) in
      if case .null = value {
        configuration[keyPath: path] = nil
      } else {
        let text = try value.text(accepts)
        guard text.isEmpty || isValid(text) else {
          throw Complaint(what: "is not allowed here", remedy: "write \(accepts)")
        }
        configuration[keyPath: path] = text.isEmpty ? nil : text
      }
    } show: {
      $0[keyPath: path].map(quoted) ?? ""
    }
  }

  static func secretFile(_ key: String, _ path: Path<SecretFile?>) -> Setting {
    let accepts = "the absolute path of a file, or $CREDENTIALS_DIRECTORY/NAME, or nothing"
    return Setting(key: key, accepts: accepts, isConfidential: true) { (configuration, value) throws(Complaint) in
      if case .null = value {
        configuration[keyPath: path] = nil
        return
      }
      let text = try value.text(accepts)
      guard text.hasPrefix("/") || text.hasPrefix("$") else {
        throw Complaint(
          what: "is no absolute path",
          remedy: "put the secret into a file that only the worker can read and write "
            + accepts)
      }
      configuration[keyPath: path] = SecretFile(path: text)
    } show: {
      $0[keyPath: path].map { quoted($0.path) } ?? ""
    }
  }

  static func flag(_ key: String, _ path: Path<Bool>) -> Setting {
    let accepts = "true or false"
    return Setting(key: key, accepts: accepts) { (configuration, value) throws(Complaint) in
      guard let flag = Bool(try value.text(accepts)) else {
        throw Complaint(what: "is neither", remedy: "write \(accepts)")
      }
      configuration[keyPath: path] = flag
    } show: {
      String($0[keyPath: path])
    }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ key: String, _ path: Path<Choice>
  ) -> Setting {
    let accepts = "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return Setting(key: key, accepts: accepts) { (configuration, value) throws(Complaint) in
      guard let choice = Choice(rawValue: try value.text(accepts)) else {
        throw Complaint(what: "is not known", remedy: "write \(accepts)")
      }
      configuration[keyPath: path] = choice
    } show: {
      $0[keyPath: path].rawValue
    }
  }

  /// Some of a few names, each once, in the order of the names.
  static func choices<Choice: RawRepresentable<String> & CaseIterable & Equatable & Sendable>(
    _ key: String, _ path: Path<[Choice]>
  ) -> Setting {
    let accepts = "a list of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return Setting(key: key, accepts: accepts) { (configuration, value) throws(Complaint) in
      let items = try value.list(accepts)
      guard !items.isEmpty, items.allSatisfy({ Choice(rawValue: $0) != nil }) else {
        throw Complaint(what: "is not known", remedy: "write \(accepts), or some of them")
      }
      configuration[keyPath: path] = Choice.allCases.filter { items.contains($0.rawValue) }
    } show: {
      "[" + $0[keyPath: path].map(\.rawValue).joined(separator: ", ") + "]"
    }
  }

  static func list(
    _ key: String, _ path: Path<[String]>, accepts: String, where isValid: @escaping @Sendable (String) -> Bool
  ) -> Setting {
    Setting(key: key, accepts: accepts) { (configuration, value) throws(Complaint) in
      let items = try value.list(accepts)
      guard !items.isEmpty, items.allSatisfy(isValid) else {
        throw Complaint(what: "is not allowed here", remedy: "write \(accepts)")
      }
      configuration[keyPath: path] = items
    } show: {
      "[" + $0[keyPath: path].map(quoted).joined(separator: ", ") + "]"
    }
  }

  static func properties(_ key: String, _ path: Path<[String: String]>) -> Setting {
    let accepts = "librdkafka property names with their values"
    return Setting(key: key, accepts: accepts, isConfidential: true) { (configuration, value) throws(Complaint) in
      let members = try value.mapping(accepts)
      let refused = members.keys.sorted().filter { Configuration.Broker.refused[$0] != nil }
      var reasons = refused.map { "\($0) (\(Configuration.Broker.refused[$0] ?? ""))" }
      do throws(PropertyErrors) {
        _ = try ClientProperties(members.filter { !refused.contains($0.key) })
      } catch {
        reasons += error.errors.map { "\($0.name) (\($0.reason))" }
      }
      guard reasons.isEmpty else {
        throw Complaint(
          what: "has properties that cannot be set: \(reasons.joined(separator: ", "))",
          remedy: "remove or correct them")
      }
      configuration[keyPath: path].merge(members) { $1 }
    } show: { configuration in
      let members = configuration[keyPath: path].sorted { $0.key < $1.key }
      return "{" + members.map { "\(quoted($0.key)): \(quoted($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  /// A YAML scalar that reads back as the same text.
  private static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "._-/:$".unicodeScalars.contains($0)
    }
    let safe =
      plain && text.first?.isLetter == true && !text.hasSuffix(":")
      && !["true", "false", "null", "yes", "no"].contains(text)
    if safe { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// What a raw value is as a certain type, or a complaint that says what was expected.
extension RawValue {
  fileprivate func number(_ accepts: String) throws(Setting.Complaint) -> String {
    switch self {
    case .text(let text), .scalar(let text, quoted: false): return text
    case .scalar(_, quoted: true):
      throw Setting.Complaint(what: "is text, not a number", remedy: "write \(accepts), without quotes")
    default: throw wrongKind(accepts)
    }
  }

  fileprivate func text(_ accepts: String) throws(Setting.Complaint) -> String {
    switch self {
    case .text(let text), .scalar(let text, quoted: _): return text
    default: throw wrongKind(accepts)
    }
  }

  fileprivate func list(_ accepts: String) throws(Setting.Complaint) -> [String] {
    switch self {
    case .list(let items): return items
    case .text(let text): return text.split(separator: ",").map { $0.trimmingPrefix { $0 == " " }.description }
    default: throw wrongKind(accepts)
    }
  }

  fileprivate func mapping(_ accepts: String) throws(Setting.Complaint) -> [String: String] {
    switch self {
    case .mapping(let members): return members
    case .null: return [:]
    case .text(let text):
      var members: [String: String] = [:]
      for pair in text.split(separator: ",") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else {
          throw Setting.Complaint(what: "has a part without =", remedy: "write name=value, separated by commas")
        }
        members[String(parts[0].trimmingPrefix { $0 == " " })] = String(parts[1])
      }
      return members
    default: throw wrongKind(accepts)
    }
  }

  private func wrongKind(_ accepts: String) -> Setting.Complaint {
    let kind =
      switch self {
      case .list: "is a list"
      case .mapping, .nested: "is a section"
      case .null: "has no value"
      case .text, .scalar: "is a single value"
      }
    return Setting.Complaint(what: kind, remedy: "write \(accepts)")
  }
}
