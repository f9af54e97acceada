extension Configuration {
  /// Settings that are each allowed and cannot be together.
  struct Contradiction {
    /// The keys, the one to blame first.
    var keys: [String]
    var what: String
    var remedy: String
  }

  /// Everything in the configuration that contradicts itself.
  func contradictions() -> [Contradiction] {
    timeContradictions() + sizeContradictions() + topicContradictions() + broker.security.contradictions()
  }

  private func timeContradictions() -> [Contradiction] {
    var found: [Contradiction] = []
    if worker.drainSeconds > worker.sessionTimeoutSeconds {
      found.append(
        Contradiction(
          keys: ["worker.drainSeconds", "worker.sessionTimeoutSeconds"],
          what: "\(worker.drainSeconds) is longer than worker.sessionTimeoutSeconds \(worker.sessionTimeoutSeconds)",
          remedy: "others would get this worker's partitions before it has drained: make it at most as long"))
    }
    if worker.batchMilliseconds > worker.sessionTimeoutSeconds * 1_000 {
      found.append(
        Contradiction(
          keys: ["worker.batchMilliseconds", "worker.sessionTimeoutSeconds"],
          what: "\(worker.batchMilliseconds) is longer than the session timeout",
          remedy: "a batch must end within a session: make it shorter"))
    }
    if duplicates.settleSeconds > Double(duplicates.windowHours) * 3_600 {
      found.append(
        Contradiction(
          keys: ["duplicates.settleSeconds", "duplicates.windowHours"],
          what: "\(duplicates.settleSeconds) is longer than the window of \(duplicates.windowHours) hours",
          remedy: "no flag would ever be final: make it shorter"))
    }
    return found
  }

  private func sizeContradictions() -> [Contradiction] {
    var found: [Contradiction] = []
    if limits.pageBytes > limits.recordBytes {
      found.append(
        Contradiction(
          keys: ["limits.pageBytes", "limits.recordBytes"],
          what: "\(limits.pageBytes) is more than limits.recordBytes \(limits.recordBytes)",
          remedy: "a page must fit into a record: lower it or raise limits.recordBytes"))
    }
    if limits.outputBytes > limits.recordBytes {
      found.append(
        Contradiction(
          keys: ["limits.outputBytes", "limits.recordBytes"],
          what: "\(limits.outputBytes) is more than limits.recordBytes \(limits.recordBytes)",
          remedy: "an article must fit into a record: lower it or raise limits.recordBytes"))
    }
    return found
  }

  private func topicContradictions() -> [Contradiction] {
    var roles: [String: Topics.Role] = [:]
    var found: [Contradiction] = []
    for role in Topics.Role.allCases {
      let name = topicName(role)
      if let other = roles[name] {
        found.append(
          Contradiction(
            keys: ["topics.\(role.rawValue).name", "topics.\(other.rawValue).name"],
            what: "\(name) is also the name of topics.\(other.rawValue)", remedy: "give each topic its own name"))
      }
      roles[name] = role
    }
    return found
  }
}

extension Configuration.Security {
  fileprivate func contradictions() -> [Configuration.Contradiction] {
    var found: [Configuration.Contradiction] = []
    func missing(_ key: String, _ why: String) {
      found.append(
        Configuration.Contradiction(
          keys: ["broker.security.\(key)", "broker.security.protocol", "broker.security.mechanism"],
          what: "is missing", remedy: "\(why) needs it"))
    }
    func useless(_ key: String, _ isSet: Bool, _ why: String) {
      guard isSet else { return }
      found.append(
        Configuration.Contradiction(
          keys: ["broker.security.\(key)", "broker.security.protocol"], what: "is set without use",
          remedy: "\(why), or remove it"))
    }
    let sasl = transport == .saslPlaintext || transport == .saslSSL
    let tls = transport == .ssl || transport == .saslSSL
    if sasl {
      if mechanism == .oauthBearer {
        if tokenEndpoint == nil { missing("tokenEndpoint", "OAUTHBEARER") }
        if tokenClientID == nil { missing("tokenClientId", "OAUTHBEARER") }
        if tokenClientSecretFile == nil { missing("tokenClientSecretFile", "OAUTHBEARER") }
      } else {
        if username == nil { missing("username", mechanism.rawValue) }
        if passwordFile == nil { missing("passwordFile", mechanism.rawValue) }
      }
    } else {
      let remedy = "set broker.security.protocol to sasl_ssl"
      useless("username", username != nil, remedy)
      useless("passwordFile", passwordFile != nil, remedy)
      useless("tokenEndpoint", tokenEndpoint != nil, remedy)
      useless("tokenClientSecretFile", tokenClientSecretFile != nil, remedy)
    }
    if tls {
      if certificateFile != nil, keyFile == nil { missing("keyFile", "broker.security.certificateFile") }
      if keyFile != nil, certificateFile == nil { missing("certificateFile", "broker.security.keyFile") }
    } else {
      let remedy = "set broker.security.protocol to ssl or sasl_ssl"
      useless("caFile", caFile != nil, remedy)
      useless("certificateFile", certificateFile != nil, remedy)
      useless("keyFile", keyFile != nil, remedy)
    }
    return found
  }
}
