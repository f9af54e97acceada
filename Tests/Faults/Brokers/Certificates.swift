import Foundation

/// An authority of the test's own, and what it signed, made by openssl.
struct Certificates {
  let authority, otherAuthority: String
  let serverCertificate, serverKey: String
  /// A server's of the right authority for another address, and one for the right address of the other authority.
  let misnamedCertificate, misnamedKey, strangeCertificate, strangeKey: String
  let clientCertificate, clientKey: String
  /// A client's that the other authority signed; its key has no password.
  let strangerCertificate, strangerKey: String
  /// The password of the client's key: a secret that no log may show.
  let clientKeyPassword = "grain-and-chaff-4711"
  let passwordFile: String

  init(in folder: URL) throws {
    func path(_ name: String) -> String { folder.appending(path: name).path }
    authority = path("ca.pem")
    otherAuthority = path("other-ca.pem")
    serverCertificate = path("server.pem")
    serverKey = path("server.key")
    misnamedCertificate = path("misnamed.pem")
    misnamedKey = path("misnamed.key")
    strangeCertificate = path("strange.pem")
    strangeKey = path("strange.key")
    strangerCertificate = path("stranger.pem")
    strangerKey = path("stranger.key")
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
        openssl x509 -req -in "$1.csr" -CA "$3.pem" -CAkey "$3.key" -CAcreateserial -days 2 -extfile "$1.ext" -out "$1.pem"; }
      sign server "subjectAltName=IP:127.0.0.1" ca
      sign misnamed "subjectAltName=IP:127.0.0.2,DNS:kafka.example" ca
      sign strange "subjectAltName=IP:127.0.0.1" other-ca
      sign client "extendedKeyUsage=clientAuth" ca
      sign stranger "extendedKeyUsage=clientAuth" other-ca
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
