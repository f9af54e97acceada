import Foundation

/// An authority of the test's own, and what it signed, made by openssl.
struct Certificates {
  let authority, otherAuthority: String
  let serverCertificate, serverKey: String
  let clientCertificate, clientKey: String
  /// The password of the client's key: a secret that no log may show.
  let clientKeyPassword = "grain-and-chaff-4711"
  let passwordFile: String

  init(in folder: URL) throws {
    func path(_ name: String) -> String { folder.appending(path: name).path }
    authority = path("ca.pem")
    otherAuthority = path("other-ca.pem")
    serverCertificate = path("server.pem")
    serverKey = path("server.key")
    clientCertificate = path("client.pem")
    clientKey = path("client.key")
    passwordFile = path("password")
    try Data(clientKeyPassword.utf8).write(to: URL(filePath: passwordFile))
    let script = """
      set -e
      ca() { openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout "$1.key" -out "$1.pem"; }
      ca ca; ca other-ca
      sign() { openssl req -newkey rsa:2048 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr"
        printf '%s\\n' "$2" > "$1.ext"
        openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile "$1.ext" -out "$1.pem"; }
      sign server "subjectAltName=IP:127.0.0.1"
      sign client "extendedKeyUsage=clientAuth"
      openssl rsa -aes256 -passout file:password -in client.key -out client.enc
      mv client.enc client.key
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Skipped(reason: "openssl could not make certificates") }
  }
}
