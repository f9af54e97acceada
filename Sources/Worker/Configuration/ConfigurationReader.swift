import Yams

/// Fills a ``Configuration`` from a YAML file, environment variables and flags, the later over the earlier, and
/// collects everything that is wrong with them.
public struct ConfigurationReader {
  /// The most bytes that a configuration file may have.
  public static let maximumFileBytes = 1_048_576

  private var configuration = Configuration()
  private var problems: [ConfigurationProblem] = []
  /// Where each key was set last.
  private var places: [String: String] = [:]
  private let settings = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.key, $0) })
  /// What keys stand in: `limits`, `broker.security`.
  private static let sections = Set(
    Setting.all.flatMap { setting -> [String] in
      let names = setting.key.split(separator: ".")
      return (1..<names.count).map { names[..<$0].joined(separator: ".") }
    }
  ).sorted()

  /// Starts with the defaults.
  public init() {}

  /// Reads a YAML file.
  ///
  /// - Parameters:
  ///   - text: What the file holds.
  ///   - name: The file's name, for messages.
  public mutating func read(yaml text: String, file name: String) {
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      read(root, at: "", file: name)
    } catch let error as YamlError {
      problems.append(Self.problem(error, file: name))
    } catch {
      problems.append(
        ConfigurationProblem(place: name, key: "", what: "is no YAML", remedy: "see Config/winnow.yaml for the form"))
    }
  }

  /// Reads the environment variables that begin with `WINNOW_`; `WINNOW_CONFIG` names the file and is no setting,
  /// and `WINNOW_FAULT_…` belong to the fault tests.
  public mutating func read(environment: [String: String]) {
    let byVariable = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.environmentVariable, $0) })
    for (name, value) in environment.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("WINNOW_") && name != "WINNOW_CONFIG" && !name.hasPrefix("WINNOW_FAULT_") {
      guard let setting = byVariable[name] else {
        let near = name.nearest(in: byVariable.keys.sorted())
        problems.append(
          ConfigurationProblem(
            place: name, key: "", what: "is no known setting",
            remedy: near.map { "do you mean \($0)?" } ?? "unset it; Config/winnow.yaml names every key"))
        continue
      }
      take(.text(value), setting, place: name)
    }
  }

  /// Reads one flag's value.
  ///
  /// - Parameters:
  ///   - flag: The flag as the user wrote it, for messages.
  ///   - key: The key that it sets; for one property of librdkafka's `broker.properties.NAME`.
  ///   - value: Its value.
  public mutating func read(flag: String, key: String, value: String) {
    if let setting = settings[key] { return take(.text(value), setting, place: flag) }
    // One property of librdkafka's: its own name has dots in it.
    for properties in ["broker.properties", "broker.consumerProperties", "broker.producerProperties"] {
      if let setting = settings[properties], key.hasPrefix(properties + ".") {
        return take(.mapping([String(key.dropFirst(properties.count + 1)): value]), setting, place: flag)
      }
    }
    unknown(key, place: flag)
  }

  /// The configuration, if nothing is wrong.
  ///
  /// - Parameter checkingSecrets: Whether the files that hold secrets must be readable now.
  /// - Throws: ``InvalidConfiguration`` with every problem found, contradictions between keys among them.
  public func finish(checkingSecrets: Bool = false) throws(InvalidConfiguration) -> Configuration {
    var found = problems
    for contradiction in configuration.contradictions() {
      found.append(
        ConfigurationProblem(
          place: contradiction.keys.compactMap { places[$0] }.first ?? "defaults", key: contradiction.keys[0],
          what: contradiction.what, remedy: contradiction.remedy))
    }
    if checkingSecrets {
      for (key, error) in configuration.unreadableSecrets() {
        found.append(
          ConfigurationProblem(
            place: places[key] ?? "defaults", key: key, what: error.description,
            remedy: "make it a file that the worker's user can read and others cannot"
              + (key == "duplicates.seedFile" ? "; `head -c 32 /dev/urandom | base64 > FILE` makes a seed" : "")))
      }
    }
    guard found.isEmpty else { throw InvalidConfiguration(problems: found) }
    return configuration
  }

  // MARK: YAML

  private mutating func read(_ node: Node, at path: String, file: String) {
    let place = "\(file):\(node.mark?.description ?? "1:1")"
    guard case .mapping(let mapping) = node else {
      if case .null = Self.raw(node) { return }
      problems.append(
        ConfigurationProblem(
          place: place, key: path, what: "is a section, not a value", remedy: "indent its keys under it"))
      return
    }
    for (name, value) in mapping {
      let key = path.isEmpty ? (name.string ?? "") : "\(path).\(name.string ?? "")"
      let place = "\(file):\(name.mark?.description ?? "1:1")"
      if let setting = settings[key] {
        take(Self.raw(value), setting, place: place)
      } else if settings.keys.contains(where: { $0.hasPrefix(key + ".") }) {
        read(value, at: key, file: file)
      } else {
        unknown(key, place: place)
      }
    }
  }

  private static func raw(_ node: Node) -> RawValue {
    switch node {
    case .scalar(let scalar):
      if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return .null }
      return .scalar(scalar.string, quoted: scalar.style != .plain && scalar.style != .any)
    case .sequence(let sequence):
      let items = sequence.compactMap(\.scalar?.string)
      return items.count == sequence.count ? .list(items) : .nested
    case .mapping(let mapping):
      var members: [String: String] = [:]
      for (name, value) in mapping {
        guard let name = name.string, let value = value.scalar else { return .nested }
        members[name] = value.string
      }
      return .mapping(members)
    case .alias:
      return .nested
    }
  }

  private static func problem(_ error: YamlError, file: String) -> ConfigurationProblem {
    switch error {
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _), .composer(_, let what, let mark, _):
      ConfigurationProblem(place: "\(file):\(mark)", key: "", what: "is no YAML: \(what)", remedy: "correct this line")
    case .duplicatedKeysInMapping(let duplicates, let context):
      ConfigurationProblem(
        place: "\(file):\(context.mark)", key: duplicates.sorted().joined(separator: ", "),
        what: "is there twice in one section", remedy: "keep one")
    default:
      ConfigurationProblem(place: file, key: "", what: "is no YAML", remedy: "see Config/winnow.yaml for the form")
    }
  }

  // MARK: One key

  private mutating func take(_ value: RawValue, _ setting: Setting, place: String) {
    places[setting.key] = place
    do throws(Setting.Complaint) {
      try setting.apply(&configuration, value)
    } catch {
      let shown = setting.isConfidential ? "" : "\(value.shown) "
      problems.append(
        ConfigurationProblem(place: place, key: setting.key, what: shown + error.what, remedy: error.remedy))
    }
  }

  private mutating func unknown(_ key: String, place: String) {
    let near = key.nearest(in: Setting.all.map(\.key) + Self.sections)
    problems.append(
      ConfigurationProblem(
        place: place, key: key, what: "is no known key",
        remedy: near.map { "do you mean \($0)?" } ?? "remove it; Config/winnow.yaml names every key"))
  }
}
