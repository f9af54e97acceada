import Kafka

extension Configuration.Broker {
  /// librdkafka properties that hold secrets, each with the key to use instead: a secret in the configuration would
  /// end up in backups, logs and process lists.
  static let refused = [
    "sasl.password": "put the password into a file and name it in broker.security.passwordFile",
    "ssl.key.password": "put the password into a file and name it in broker.security.keyPasswordFile",
    "ssl.key.pem": "put the key into a file and name it in broker.security.keyFile",
    "ssl.keystore.password": "use broker.security.keyFile and keyPasswordFile",
    "sasl.oauthbearer.client.secret": "put the secret into a file and name it in broker.security.tokenClientSecretFile",
    "sasl.oauthbearer.config": "use broker.security.tokenEndpoint and its neighbours",
    "client.id": "use broker.clientId",
    "security.protocol": "use broker.security.protocol",
    "sasl.mechanism": "use broker.security.mechanism",
    "sasl.mechanisms": "use broker.security.mechanism",
    "sasl.username": "use broker.security.username",
    "ssl.ca.location": "use broker.security.caFile",
    "ssl.certificate.location": "use broker.security.certificateFile",
    "ssl.key.location": "use broker.security.keyFile",
    "session.timeout.ms": "use worker.sessionTimeoutSeconds",
    "transaction.timeout.ms": "use worker.transactionTimeoutSeconds",
  ]

  /// The brokers to ask first, as librdkafka takes them.
  public var bootstrap: String { bootstrapServers.joined(separator: ",") }

  /// What librdkafka is told about identity and security, and the properties passed through; secrets are read from
  /// their files now.
  ///
  /// - Throws: ``SecretFile/Unreadable`` for the first secret that cannot be read.
  public func clientProperties(for role: ClientRole) throws(SecretFile.Unreadable) -> [String: String] {
    var found = properties
    switch role {
    case .consumer: found.merge(consumerProperties) { $1 }
    case .producer: found.merge(producerProperties) { $1 }
    }
    found["client.id"] = clientID
    found["security.protocol"] = security.transport.rawValue
    if security.transport == .saslPlaintext || security.transport == .saslSSL {
      found["sasl.mechanism"] = security.mechanism.rawValue
      if security.mechanism == .oauthBearer {
        found["sasl.oauthbearer.method"] = "oidc"
        found["sasl.oauthbearer.token.endpoint.url"] = security.tokenEndpoint
        found["sasl.oauthbearer.client.id"] = security.tokenClientID
        found["sasl.oauthbearer.client.secret"] = try security.tokenClientSecretFile?.read()
        found["sasl.oauthbearer.scope"] = security.tokenScope
      } else {
        found["sasl.username"] = security.username
        found["sasl.password"] = try security.passwordFile?.read()
      }
    }
    if security.transport == .ssl || security.transport == .saslSSL {
      found["ssl.ca.location"] = security.caFile
      found["ssl.certificate.location"] = security.certificateFile
      found["ssl.key.pem"] = try security.keyFile?.read()
      found["ssl.key.password"] = try security.keyPasswordFile?.read()
    }
    return found
  }
}

extension Configuration {
  /// The files with secrets that cannot be read, by their keys: all that ``Broker/clientProperties(for:)`` could fail on.
  func unreadableSecrets() -> [(key: String, error: SecretFile.Unreadable)] {
    let files: [(key: String, file: SecretFile?)] = [
      ("broker.security.passwordFile", broker.security.passwordFile),
      ("broker.security.keyFile", broker.security.keyFile),
      ("broker.security.keyPasswordFile", broker.security.keyPasswordFile),
      ("broker.security.tokenClientSecretFile", broker.security.tokenClientSecretFile),
      ("duplicates.seedFile", duplicates.seedFile),
    ]
    return files.compactMap { key, file in
      do throws(SecretFile.Unreadable) {
        _ = try file?.read()
        return nil
      } catch {
        return (key, error)
      }
    }
  }
}
