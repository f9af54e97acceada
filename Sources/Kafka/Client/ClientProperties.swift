import CRdKafka

/// librdkafka's properties of one client: ours, and over them those of the configuration.
///
/// Any property of librdkafka's can be set, but for those that a guarantee of Winnow's stands on.
/// Source: librdkafka 2.0.2, CONFIGURATION.md.
public struct ClientProperties: Sendable {
  /// Values by name.
  public private(set) var values: [String: String]
  /// Where tokens come from, if the brokers want one.
  let tokens: TokenEndpoint?

  /// Checks and takes properties from a configuration.
  ///
  /// - Parameter properties: values by librdkafka's names; aliases too.
  /// - Throws: every property that is ours alone, that librdkafka does not know, or whose value it does not take.
  public init(_ properties: [String: String] = [:]) throws(PropertyErrors) {
    var properties = properties
    tokens = TokenEndpoint(taking: &properties)
    let errors = properties.sorted { $0.key < $1.key }.compactMap(ClientProperties.problem)
    guard errors.isEmpty else { throw PropertyErrors(errors: errors) }
    values = properties
  }

  /// Properties of our own, which are known to be right.
  init(ours properties: [String: String]) {
    values = properties
    tokens = nil
  }

  /// Sets a property of ours, whatever the configuration says.
  mutating func fix(_ name: String, _ value: String) {
    values[name] = value
  }

  /// Sets a property that the configuration left alone.
  mutating func suggest(_ name: String, _ value: String) {
    if values[name] == nil { values[name] = value }
  }

  /// A configuration object with these values. The caller, or the client made of it, frees it.
  func makeConf() throws(KafkaError) -> OpaquePointer {
    let conf = rd_kafka_conf_new()!
    var message = [CChar](repeating: 0, count: 512)
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard rd_kafka_conf_set(conf, name, value, &message, message.count) == RD_KAFKA_CONF_OK else {
        rd_kafka_conf_destroy(conf)
        throw KafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, text: "property \(name): \(text(message))", remedy: .fix)
      }
    }
    return conf
  }

  private static func problem(name: String, value: String) -> PropertyError? {
    if let reason = reserved[name] { return PropertyError(name: name, reason: "cannot be changed: \(reason)") }
    let conf = rd_kafka_conf_new()
    defer { rd_kafka_conf_destroy(conf) }
    var message = [CChar](repeating: 0, count: 512)
    switch rd_kafka_conf_set(conf, name, value, &message, message.count) {
    case RD_KAFKA_CONF_OK: return nil
    case RD_KAFKA_CONF_UNKNOWN: return PropertyError(name: name, reason: "librdkafka has no such property")
    default:
      // librdkafka's message quotes the value of some properties; a secret must not get into a log.
      let said = text(message)
      let quotes = value.isEmpty || said.contains(value)
      return PropertyError(name: name, reason: quotes ? "librdkafka does not take this value" : said)
    }
  }
}

/// The text in a buffer that librdkafka filled.
func text(_ buffer: [CChar]) -> String {
  String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
