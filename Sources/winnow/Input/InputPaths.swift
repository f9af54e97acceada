import Envelope
import Foundation

/// Pages from paths: page files, folders of them (in the order of their names), archives and standard input.
///
/// A path that cannot be read costs itself alone.
final class InputPaths: RecordSource {
  /// One file that is read in its turn.
  private struct File {
    let path: String
    /// The path in the folder that was named.
    let name: String
    /// Whether a folder held it: then it may be no page at all.
    let isFound: Bool
  }

  let totalBytes: Int?
  private var finishedBytes = 0
  private var pending: [File]
  private var current: (any RecordSource)?
  private let limit: Int
  private let address: FileAddress
  private let report: InputReport

  /// Looks at every path.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; `-` is standard input.
  ///   - limit: The most bytes of one record.
  ///   - address: What address page files have.
  ///   - report: Told of what cannot be read.
  /// - Throws: ``Failure`` where not one path can be read.
  init(_ paths: [String], limit: Int, address: FileAddress = .file, _ report: InputReport) throws(Failure) {
    self.limit = limit
    self.address = address
    self.report = report
    var files: [File] = []
    for path in paths {
      switch Self.look(at: path) {
      case .failure(let failure): report.problem(failure)
      case .success(true):
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        files += FolderWalk(folder, report).names.map { File(path: "\(folder)/\($0)", name: $0, isFound: true) }
      case .success(false):
        files.append(File(path: path, name: String(path.split(separator: "/").last ?? ""), isFound: false))
      }
    }
    guard !files.isEmpty else {
      throw Failure(.noInput, report.failure.map(\.description) ?? "no pages in \(paths.joined(separator: ", "))")
    }
    if case .page = address, files.count > 1 {
      throw Failure(.noInput, "\(paths[0]) holds \(files.count) files: --base-url says the addresses of many")
    }
    totalBytes = files.contains { $0.path == "-" } ? nil : files.map { Self.size($0.path) }.reduce(0, +)
    pending = files.reversed()
  }

  func next() throws -> InputRecord? {
    while true {
      do {
        if let record = try current?.next() { return record }
      } catch let failure as Failure {
        report.problem(failure)
      }
      finishedBytes += current?.bytesRead ?? 0
      current = nil
      guard let file = pending.popLast() else { return nil }
      do {
        if let record = try open(file) { return record }
      } catch {
        report.problem(error)
      }
    }
  }

  var bytesRead: Int { finishedBytes + (current?.bytesRead ?? 0) }

  /// Opens a file that holds many pages, or gives the page that it is.
  private func open(_ file: File) throws(Failure) -> InputRecord? {
    let kind = PathKind(path: file.path)
    if case .page(let type) = kind {
      finishedBytes += Self.size(file.path)
      return page(try PageFile(path: file.path, contentType: type).record(limit: limit, url: url(of: file)))
    }
    let bytes = BufferedBytes(try ByteStream(path: file.path))
    switch kind {
    case .archive: current = WARCReader(bytes, limit: limit, report)
    case .envelopes: current = EnvelopeLines(bytes, limit: limit)
    default:
      switch FirstBytes(bytes.peek(1_024)) {
      case .archive: current = WARCReader(bytes, limit: limit, report)
      case .envelopes where !file.isFound: current = EnvelopeLines(bytes, limit: limit)
      case .text where file.isFound && kind != .unnamed, .binary where file.isFound, .envelopes:
        finishedBytes += bytes.stream.size ?? 0
        if case .other(let suffix) = kind {
          report.passOver("files .\(suffix)")
        } else {
          report.passOver("other files")
        }
      case .html, .text, .binary:
        let record = InputRecord(
          page: try bytes.bytes(limit), source: bytes.stream.name, url: url(of: file), contentType: nil,
          modified: bytes.stream.modified)
        finishedBytes += bytes.stream.size ?? 0
        return page(record)
      }
    }
    return nil
  }

  private func url(of file: File) -> String {
    file.path == "-" && address.isUnknown ? "file:///dev/stdin" : address.url(path: file.path, name: file.name)
  }

  private func page(_ record: InputRecord) -> InputRecord {
    if address.isUnknown { report.pagesWithoutAddress += 1 }
    return record
  }

  /// Whether a path is a folder.
  private static func look(at path: String) -> Result<Bool, Failure> {
    if path == "-" { return .success(false) }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let isLink = lstat(path, &status) == 0
      return .failure(
        Failure(.noInput, "\(path): " + (isLink ? "a link that leads nowhere" : "no such file or folder")))
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .success(true)
    case S_IFIFO where !path.hasPrefix("/dev/") && !path.hasPrefix("/proc/"):
      // Nobody may ever write to it; a shell's own pipes (`<(command)`) have been opened by both ends.
      return .failure(Failure(.noInput, "\(path) is a pipe: give it as standard input, `winnow extract - < \(path)`"))
    default: return .success(false)
    }
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }
}
