extension Configuration {
  /// Encryption and authentication towards the brokers.
  ///
  /// Secrets are never here, only the files that hold them; they are read when a client is made. See ``SecretFile``.
  public struct Security: Equatable, Sendable {
    /// How the connection is protected, librdkafka's `security.protocol`.
    public enum TransportProtocol: String, Sendable, CaseIterable {
      /// Neither encryption nor authentication.
      case plaintext
      /// TLS, with a client certificate where one is configured.
      case ssl
      /// SASL authentication without encryption.
      case saslPlaintext = "sasl_plaintext"
      /// SASL authentication over TLS.
      case saslSSL = "sasl_ssl"
    }

    /// How the client proves who it is, librdkafka's `sasl.mechanism`.
    public enum Mechanism: String, Sendable, CaseIterable {
      /// User name and password in the clear (inside TLS, if the protocol says so).
      case plain = "PLAIN"
      /// Salted challenge and response, SHA-256.
      case scramSHA256 = "SCRAM-SHA-256"
      /// Salted challenge and response, SHA-512.
      case scramSHA512 = "SCRAM-SHA-512"
      /// A token from an OpenID Connect endpoint.
      case oauthBearer = "OAUTHBEARER"
    }

    /// How the connection is protected. Named `protocol` in the file.
    public var transport = TransportProtocol.plaintext
    /// The SASL mechanism; counts only with a SASL protocol.
    public var mechanism = Mechanism.scramSHA512
    /// The SASL user name.
    public var username: String?
    /// The file that holds the SASL password.
    public var passwordFile: SecretFile?
    /// Certificates of the authorities to trust, PEM; the system's own if absent.
    public var caFile: String?
    /// The client's certificate, PEM.
    public var certificateFile: String?
    /// The file that holds the client's private key, PEM.
    public var keyFile: SecretFile?
    /// The file that holds the private key's password.
    public var keyPasswordFile: SecretFile?
    /// The OAUTHBEARER token endpoint's URL.
    public var tokenEndpoint: String?
    /// The OAUTHBEARER client id.
    public var tokenClientID: String?
    /// The file that holds the OAUTHBEARER client secret.
    public var tokenClientSecretFile: SecretFile?
    /// The OAUTHBEARER scope to ask for.
    public var tokenScope: String?

    /// Makes the defaults: plain text.
    public init() {}
  }
}
