import Foundation
import Testing

@testable import Worker

@Suite("Reading a configuration") struct ConfigurationReaderTests {
  private func problems(_ yaml: String) -> [ConfigurationProblem] {
    var reader = ConfigurationReader()
    reader.read(yaml: yaml, file: "w.yaml")
    do throws(InvalidConfiguration) {
      _ = try reader.finish()
      return []
    } catch {
      return error.problems
    }
  }

  @Test("File, then environment, then flags")
  func precedence() throws {
    var reader = ConfigurationReader()
    reader.read(yaml: "worker: {batchRecords: 1, threads: 2, group: file}", file: "w.yaml")
    reader.read(environment: ["WINNOW_WORKER_THREADS": "3", "WINNOW_WORKER_GROUP": "environment", "PATH": "/bin"])
    reader.read(flag: "--group", key: "worker.group", value: "flag")
    let configuration = try reader.finish()
    #expect(configuration.worker.batchRecords == 1)
    #expect(configuration.worker.threads == 3)
    #expect(configuration.worker.group == "flag")
  }

  @Test("Lists and properties come from one variable, separated by commas")
  func environmentLists() throws {
    var reader = ConfigurationReader()
    reader.read(environment: [
      "WINNOW_BROKER_BOOTSTRAP_SERVERS": "a:1, b:2", "WINNOW_BROKER_PROPERTIES": "linger.ms=5,debug=eos",
      "WINNOW_BROKER_CLIENT_ID": "x",
    ])
    let configuration = try reader.finish()
    #expect(configuration.broker.bootstrapServers == ["a:1", "b:2"])
    #expect(configuration.broker.properties == ["linger.ms": "5", "debug": "eos"])
    #expect(configuration.broker.clientID == "x")
  }

  @Test("One property of librdkafka's is set by its whole name")
  func oneProperty() throws {
    var reader = ConfigurationReader()
    reader.read(yaml: "broker: {properties: {linger.ms: 5}}", file: "w.yaml")
    reader.read(flag: "--set", key: "broker.properties.debug", value: "eos")
    reader.read(flag: "--set", key: "broker.consumerProperties.fetch.wait.max.ms", value: "20")
    let configuration = try reader.finish()
    #expect(configuration.broker.properties == ["linger.ms": "5", "debug": "eos"])
    #expect(configuration.broker.consumerProperties == ["fetch.wait.max.ms": "20"])
  }

  @Test("Every property that cannot be set is named at once, each with what to do")
  func badProperties() {
    let found = problems(
      "broker: {properties: {sasl.password: x, lingers.ms: 5, transaction.timeout.ms: 7, acks: all}}")
    #expect(found.count == 1)
    for part in ["sasl.password", "passwordFile", "lingers.ms", "worker.transactionTimeoutSeconds"] {
      #expect(found[0].description.contains(part), "\(part)")
    }
  }

  @Test(
    "A misspelt section or key is matched to the one that is meant",
    arguments: [
      ("limit: {pageBytes: 5000}", "limits"), ("broker: {securty: {protocol: ssl}}", "broker.security"),
      ("workers: {threads: 2}", "worker"), ("worker: {thread: 2}", "worker.threads"),
    ])
  func misspelt(yaml: String, meant: String) {
    #expect(problems(yaml).map(\.remedy) == ["do you mean \(meant)?"])
  }

  @Test("Every problem is listed at once, with its place, key, value and remedy")
  func allAtOnce() {
    let found = problems(
      """
      worker:
        batchRecord: 5
        batchBytes: many
        batchMilliseconds: "100"
        threads: [1]
        delivery: twice
        drainSeconds: 60
      limits: 3
      topics:
        pages:
          partitions: 0
      nonsense: true
      """)
    let described = found.map(\.description)
    #expect(found.map(\.place).prefix(2) == ["w.yaml:2:3", "w.yaml:3:3"])
    #expect(found.count == 9)
    #expect(described.contains("w.yaml:2:3: worker.batchRecord is no known key; do you mean worker.batchRecords?"))
    #expect(
      described.contains(
        "w.yaml:3:3: worker.batchBytes many is no whole number; write a whole number from 65536 to 1073741824"))
    #expect(described.contains { $0.contains("worker.batchMilliseconds \"100\" is text, not a number") })
    #expect(described.contains { $0.contains("worker.threads [1] is a list") })
    #expect(described.contains { $0.contains("worker.delivery twice is not known; write one of exactly-once") })
    #expect(described.contains { $0.hasPrefix("w.yaml:8:9: limits is a section") })
    #expect(described.contains { $0.contains("topics.pages.partitions 0 is out of range") })
    #expect(described.contains { $0.hasPrefix("w.yaml:12:1: nonsense is no known key") })
    #expect(described.contains { $0.hasPrefix("w.yaml:7:3: worker.drainSeconds 60 is longer than") })
  }

  @Test(
    "Contradictions",
    arguments: [
      ("worker: {drainSeconds: 50, sessionTimeoutSeconds: 45}", "worker.drainSeconds"),
      ("worker: {batchMilliseconds: 20000, sessionTimeoutSeconds: 10, drainSeconds: 1}", "worker.batchMilliseconds"),
      ("limits: {pageBytes: 2000000, recordBytes: 1500000}", "limits.pageBytes"),
      ("limits: {outputBytes: 20000000}", "limits.outputBytes"),
      ("topics: {articles: {name: pages}}", "topics.articles.name"),
      ("duplicates: {windowHours: 1, settleSeconds: 3600}\nworker: {drainSeconds: 46}", "worker.drainSeconds"),
      ("broker: {security: {protocol: sasl_ssl, username: u}}", "broker.security.passwordFile"),
      ("broker: {security: {passwordFile: /etc/p}}", "broker.security.passwordFile"),
      ("broker: {security: {protocol: ssl, keyFile: /etc/k}}", "broker.security.certificateFile"),
      ("broker: {security: {caFile: /etc/c}}", "broker.security.caFile"),
      (
        "broker: {security: {protocol: sasl_ssl, mechanism: OAUTHBEARER, tokenEndpoint: 'https://x', tokenClientId: y}}",
        "broker.security.tokenClientSecretFile"
      ),
    ])
  func contradictions(yaml: String, key: String) {
    #expect(problems(yaml).map(\.key) == [key])
  }

  @Test("A drain is no matter of transactions where there are none")
  func atLeastOnceDrain() {
    #expect(problems("worker: {delivery: at-least-once, transactionTimeoutSeconds: 1}").isEmpty)
  }

  @Test("Unknown variables of ours are errors too, with the nearest name")
  func unknownVariable() {
    var reader = ConfigurationReader()
    reader.read(environment: ["WINNOW_WORKER_GRUOP": "x", "WINNOW_CONFIG": "y"])
    #expect(throws: InvalidConfiguration.self) { try reader.finish() }
    do {
      _ = try reader.finish()
    } catch {
      #expect(error.description == "WINNOW_WORKER_GRUOP: is no known setting; do you mean WINNOW_WORKER_GROUP?")
    }
  }

  @Test("Text that is no YAML is one problem with its line")
  func noYAML() {
    #expect(problems("worker:\n  group: [a\nlog: }").map(\.place).allSatisfy { $0.hasPrefix("w.yaml:3") })
    #expect(problems("worker: {group: a}\nworker: {group: b}").map(\.key) == ["worker"])
    #expect(problems("- a\n- b").count == 1)
    #expect(problems("").isEmpty)
    #expect(problems("# nothing\n").isEmpty)
    #expect(problems("worker:\nlog:\n").isEmpty)
  }

  @Test("A secret in the wrong place is refused and never repeated")
  func misplacedSecrets() {
    for yaml in [
      "broker: {security: {protocol: sasl_ssl, username: u, passwordFile: hunter2}}",
      "broker: {properties: {sasl.password: hunter2}}",
      "broker: {producerProperties: {ssl.key.pem: hunter2}}",
      "broker: {security: {password: hunter2}}",
    ] {
      let found = problems(yaml)
      #expect(!found.isEmpty)
      #expect(!found.map(\.description).joined().contains("hunter2"))
    }
  }

  @Test("librdkafka's properties are checked by librdkafka, and ours among them refused with the reason")
  func properties() {
    let found = problems(
      """
      broker:
        properties: {linger.ms: 5, no.such.thing: 1}
        consumerProperties: {fetch.min.bytes: many}
        producerProperties: {enable.idempotence: false, client.id: x}
      """)
    #expect(found.map(\.place) == ["w.yaml:2:3", "w.yaml:3:3", "w.yaml:4:3"])
    #expect(found[0].what.contains("no.such.thing"))
    #expect(found[1].what.contains("fetch.min.bytes"))
    #expect(found[2].description.contains("use broker.clientId"))
  }

  @Test("No environment variable stands for two keys")
  func variables() {
    #expect(Set(Setting.all.map(\.environmentVariable)).count == Setting.all.count)
  }
}
