import Foundation
import Kafka
import Logging
import Worker

/// Kafka clients for the commands, made from a configuration; what is wrong comes out as a ``Failure``.
struct Clients {
  let configuration: Configuration

  /// A client that asks the cluster about itself.
  func admin() throws(Failure) -> Admin {
    let properties = try properties(for: .producer)
    return try Self.failing(at: configuration) { () throws(KafkaError) in
      try Admin(bootstrap: configuration.broker.bootstrap, properties: properties)
    }
  }

  /// A producer without transactions, or with them.
  ///
  /// - Parameter more: librdkafka properties of the command, over which those of the configuration go.
  func producer(_ more: [String: String] = [:], transactionalID: String? = nil) throws(Failure) -> Producer {
    let properties = try properties(for: .producer, more)
    return try Self.failing(at: configuration) { () throws(KafkaError) in
      try Producer(
        bootstrap: configuration.broker.bootstrap, transactionalID: transactionalID, properties: properties)
    }
  }

  /// A consumer of a group.
  ///
  /// - Parameter seesOpen: see ``Consumer``.
  func consumer(group: String, _ more: [String: String] = [:], seesOpen: Bool = false) throws(Failure) -> Consumer {
    let properties = try properties(for: .consumer, more)
    return try Self.failing(at: configuration) { () throws(KafkaError) in
      try Consumer(
        bootstrap: configuration.broker.bootstrap, group: group, seesOpen: seesOpen, properties: properties)
    }
  }

  /// Runs a request; its error becomes a ``Failure`` whose code says whose fault it is.
  static func failing<Value>(
    at configuration: Configuration, _ request: () throws(KafkaError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try request()
    } catch {
      throw Failure(error, at: configuration)
    }
  }

  private func properties(for role: ClientRole, _ more: [String: String] = [:]) throws(Failure) -> ClientProperties {
    do {
      return try ClientProperties(
        more.merging(try configuration.broker.clientProperties(for: role)) { $1 })
    } catch {
      throw Failure(.configuration, "\(error)")
    }
  }
}

extension Failure {
  /// What an error of Kafka's means to somebody at the command line.
  init(_ error: KafkaError, at configuration: Configuration) {
    let brokers = configuration.broker.bootstrap
    let remedy = Self.remedy(for: error.text)
    if error.remedy == .fix {
      self.init(.configuration, "\(brokers): \(error)\(remedy.map { "; \($0)" } ?? "")")
    } else {
      self.init(
        .unavailable,
        "no broker answers at \(brokers) (\(error)); \(remedy ?? "correct broker.bootstrapServers or start it")")
    }
  }

  /// What to change about encryption and identity, by what OpenSSL and librdkafka say.
  private static func remedy(for text: String) -> String? {
    let cases: [(part: String, remedy: String)] = [
      (
        "certificate verify failed",
        "name the authority that signed the brokers' certificates in broker.security.caFile"
      ),
      (
        "hostname mismatch",
        "write the name that the broker's certificate is for into broker.bootstrapServers"
      ),
      ("alert certificate required", "the brokers want a certificate: set broker.security.certificateFile and keyFile"),
      ("alert bad certificate", "the brokers do not take the certificate in broker.security.certificateFile"),
      ("alert unknown ca", "the brokers do not know who signed the certificate in broker.security.certificateFile"),
      ("alert certificate expired", "renew the certificate in broker.security.certificateFile"),
      ("wrong version number", "this port speaks no TLS: set broker.security.protocol to plaintext or sasl_plaintext"),
      ("SSL_HANDSHAKE", "this port may speak no TLS: set broker.security.protocol to plaintext or sasl_plaintext"),
      (
        "Disconnected while requesting ApiVersion",
        "this port may want TLS or SASL: set broker.security.protocol to what the brokers' listener says"
      ),
      (
        "SASL authentication error",
        "correct broker.security.username and the file passwordFile, or broker.security.mechanism"
      ),
    ]
    return cases.first { text.localizedCaseInsensitiveContains($0.part) }?.remedy
  }
}
