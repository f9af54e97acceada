import Foundation
import Testing

@testable import Worker

@Suite("Secrets in files") struct SecretFileTests {
  private func file(_ bytes: [UInt8]) throws -> SecretFile {
    let url = FileManager.default.temporaryDirectory.appending(path: "winnow-secret-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    return SecretFile(path: url.path)
  }

  @Test("The line break at the end is no part of a secret")
  func lineBreak() throws {
    for text in ["p w", "p w\n", "p w\r\n"] {
      let file = try file(Array(text.utf8))
      #expect(try file.read() == "p w")
      try FileManager.default.removeItem(atPath: file.path)
    }
  }

  @Test("What cannot be read is said by name, never by contents")
  func unreadable() throws {
    let bad = [[], [0xFF, 0xFE, 0x41], [UInt8](repeating: 65, count: SecretFile.maximumBytes + 1)]
    for bytes in bad {
      let file = try file(bytes)
      #expect { try file.read() } throws: { "\($0)".contains(file.path) && !"\($0)".contains("AAAA") }
      try FileManager.default.removeItem(atPath: file.path)
    }
    #expect(throws: SecretFile.Unreadable.self) { try SecretFile(path: "/nowhere/secret").read() }
    #expect(throws: SecretFile.Unreadable.self) { try SecretFile(path: "/tmp").read() }
  }

  @Test("A leading variable names the folder, as systemd's credentials need it")
  func variable() {
    let environment = ["CREDENTIALS_DIRECTORY": "/run/credentials/w"]
    #expect(SecretFile(path: "$CREDENTIALS_DIRECTORY/p").resolvedPath(environment) == "/run/credentials/w/p")
    #expect(SecretFile(path: "$NOTHING/p").resolvedPath(environment) == "$NOTHING/p")
    #expect(SecretFile(path: "/etc/p").resolvedPath(environment) == "/etc/p")
  }

  @Test("Clients get the secrets, problems name the keys")
  func clientProperties() throws {
    let password = try file(Array("hunter2\n".utf8))
    defer { try? FileManager.default.removeItem(atPath: password.path) }
    var configuration = Configuration()
    configuration.broker.security.transport = .saslSSL
    configuration.broker.security.username = "u"
    configuration.broker.security.passwordFile = password
    let properties = try configuration.broker.clientProperties(for: .consumer)
    #expect(properties["sasl.password"] == "hunter2")
    #expect(properties["sasl.mechanism"] == "SCRAM-SHA-512")
    #expect(properties["security.protocol"] == "sasl_ssl")
    #expect(configuration.unreadableSecrets().isEmpty)
    configuration.duplicates.seedFile = SecretFile(path: "/nowhere/seed")
    #expect(configuration.unreadableSecrets().map(\.key) == ["duplicates.seedFile"])
  }

  @Test("Where secrets are checked, those that cannot be read are listed with the other problems")
  func listed() {
    var reader = ConfigurationReader()
    reader.read(yaml: "duplicates:\n  seedFile: /nowhere/seed\nworker: {threads: -1}", file: "w.yaml")
    #expect {
      _ = try reader.finish(checkingSecrets: true)
    } throws: {
      ($0 as? InvalidConfiguration)?.problems.map(\.place) == ["w.yaml:3:10", "w.yaml:2:3"]
    }
  }
}
