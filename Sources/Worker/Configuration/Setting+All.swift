import Logging

extension Setting {
  /// Every key of the configuration, in the order of `Config/winnow.yaml`.
  public static let all: [Setting] = broker + topics + worker + limits + output + duplicates + metrics + log

  private static let broker: [Setting] = [
    .list(
      "broker.bootstrapServers", \.broker.bootstrapServers, accepts: "a list of HOST:PORT",
      where: { $0.wholeMatch(of: /[^\s,:]+:[0-9]{1,5}|\[[0-9a-fA-F:]+\]:[0-9]{1,5}/) != nil }),
    .text("broker.clientId", \.broker.clientID),
    .choice("broker.security.protocol", \.broker.security.transport),
    .choice("broker.security.mechanism", \.broker.security.mechanism),
    .optionalText("broker.security.username", \.broker.security.username),
    .secretFile("broker.security.passwordFile", \.broker.security.passwordFile),
    .optionalText("broker.security.caFile", \.broker.security.caFile, accepts: "the path of a PEM file, or nothing"),
    .optionalText(
      "broker.security.certificateFile", \.broker.security.certificateFile,
      accepts: "the path of a PEM file, or nothing"),
    .secretFile("broker.security.keyFile", \.broker.security.keyFile),
    .secretFile("broker.security.keyPasswordFile", \.broker.security.keyPasswordFile),
    .optionalText(
      "broker.security.tokenEndpoint", \.broker.security.tokenEndpoint,
      accepts: "an https URL, or an http one of 127.0.0.1, without a user name, or nothing",
      isConfidential: true,
      // The secret goes there: never in the clear to another machine.
      where: {
        !$0.contains("@")
          && ($0.hasPrefix("https://") || $0.hasPrefix("http://127.0.0.1:") || $0.hasPrefix("http://127.0.0.1/"))
      }),
    .optionalText("broker.security.tokenClientId", \.broker.security.tokenClientID),
    .secretFile("broker.security.tokenClientSecretFile", \.broker.security.tokenClientSecretFile),
    .optionalText("broker.security.tokenScope", \.broker.security.tokenScope),
    .properties("broker.properties", \.broker.properties),
    .properties("broker.consumerProperties", \.broker.consumerProperties),
    .properties("broker.producerProperties", \.broker.producerProperties),
  ]

  private static let topics: [Setting] =
    [
      .text(
        "topics.prefix", \.topics.prefix, accepts: "letters, digits, dots, underscores and hyphens, or nothing",
        where: { $0.wholeMatch(of: /[A-Za-z0-9._-]{0,200}/) != nil }),
      .integer("topics.replicationFactor", \.topics.replicationFactor, 0...100, "copies"),
    ]
    + topic("pages", \.topics.pages.name, \.topics.pages.partitions)
    + [retention("pages", \.topics.pages.retentionHours)]
    + topic("articles", \.topics.articles.name, \.topics.articles.partitions)
    + [retention("articles", \.topics.articles.retentionHours)]
    + topic("duplicates", \.topics.duplicates.name, \.topics.duplicates.partitions)
    + [retention("duplicates", \.topics.duplicates.retentionHours)]
    + topic("rejected", \.topics.rejected.name, \.topics.rejected.partitions)
    + [retention("rejected", \.topics.rejected.retentionHours)]
    + topic("keys", \.topics.keys.name, \.topics.keys.partitions)
    + topic("verify", \.topics.verify.name, \.topics.verify.partitions)

  private static func topic(_ role: String, _ name: Path<String>, _ partitions: Path<Int>) -> [Setting] {
    [
      .text(
        "topics.\(role).name", name, accepts: "1 to 200 letters, digits, dots, underscores and hyphens",
        where: { $0.wholeMatch(of: /[A-Za-z0-9._-]{1,200}/) != nil }),
      .integer("topics.\(role).partitions", partitions, 1...10_000, "partitions"),
    ]
  }

  private static func retention(_ role: String, _ hours: Path<Int>) -> Setting {
    .integer("topics.\(role).retentionHours", hours, 0...876_000, "hours")
  }

  private static let worker: [Setting] = [
    .text("worker.group", \.worker.group),
    .optionalText("worker.instance", \.worker.instance),
    .choices("worker.stages", \.worker.stages),
    .choice("worker.delivery", \.worker.delivery),
    .integer("worker.batchRecords", \.worker.batchRecords, 1...100_000, "records"),
    .integer("worker.batchEntries", \.worker.batchEntries, 1...10_000_000, "entries"),
    .integer("worker.batchBytes", \.worker.batchBytes, 65_536...1_073_741_824, "bytes"),
    .integer("worker.batchMilliseconds", \.worker.batchMilliseconds, 1...60_000, "milliseconds"),
    .integer("worker.threads", \.worker.threads, 0...1_024, "threads"),
    .integer("worker.drainSeconds", \.worker.drainSeconds, 0...3_600, "seconds"),
    .integer("worker.sessionTimeoutSeconds", \.worker.sessionTimeoutSeconds, 6...1_800, "seconds"),
    .integer("worker.transactionTimeoutSeconds", \.worker.transactionTimeoutSeconds, 1...900, "seconds"),
    .integer("worker.prefetchBytes", \.worker.prefetchBytes, 1_048_576...2_147_482_624, "bytes"),
  ]

  private static let limits: [Setting] = [
    .integer("limits.pageBytes", \.limits.pageBytes, 1_024...52_428_800, "bytes"),
    .integer("limits.recordBytes", \.limits.recordBytes, 65_536...104_857_600, "bytes"),
    .integer("limits.outputBytes", \.limits.outputBytes, 16_384...104_857_600, "bytes"),
    .number("limits.extractionSeconds", \.limits.extractionSeconds, 0.1...300, "seconds"),
  ]

  private static let output: [Setting] = [.flag("output.markdown", \.output.markdown)]

  private static let duplicates: [Setting] = [
    .integer("duplicates.windowHours", \.duplicates.windowHours, 1...8_760, "hours"),
    .integer("duplicates.latenessHours", \.duplicates.latenessHours, 1...8_760, "hours"),
    .number("duplicates.settleSeconds", \.duplicates.settleSeconds, 0...3_600, "seconds"),
    .secretFile("duplicates.seedFile", \.duplicates.seedFile),
    .integer("duplicates.specVersion", \.duplicates.specVersion, 2...2, "version"),
    .optionalText(
      "duplicates.stateDirectory", \.duplicates.stateDirectory, accepts: "the path of a folder, or nothing"),
    .integer("duplicates.stateMemoryBytes", \.duplicates.stateMemoryBytes, 1_048_576...2_147_483_648, "bytes"),
    .integer("duplicates.generation", \.duplicates.generation, 1...65_535, "generation"),
  ]

  private static let metrics: [Setting] = [
    .number("metrics.intervalSeconds", \.metrics.intervalSeconds, 0...86_400, "seconds"),
    .number("metrics.ledgerSeconds", \.metrics.ledgerSeconds, 0...86_400, "seconds"),
    .choice("metrics.format", \.metrics.format),
    .optionalText(
      "metrics.listen", \.metrics.listen, accepts: "PORT (of the loopback interface), HOST:PORT, or nothing",
      where: { ListenAddress($0) != nil }),
  ]

  private static let log: [Setting] = [
    .choice("log.format", \.log.format),
    .choice("log.level", \.log.level),
  ]
}
