import Foundation

/// Pages from paths: page files, folders of them (in the order of their names), and archives.
final class InputPaths: RecordSource {
  let totalBytes: Int?
  private var finishedBytes = 0
  private var pending: [String]
  private var current: (any RecordSource)?
  private let limit: Int

  /// Checks that every path is there and is something that can be read.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - limit: The most bytes of one record.
  /// - Throws: ``Failure`` that names every path that will not do.
  init(_ paths: [String], limit: Int) throws(Failure) {
    self.limit = limit
    var problems: [String] = []
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        problems.append("\(path): no such file or folder")
      } else if isFolder.boolValue {
        files += Self.files(in: path)
      } else if Self.isReadable(path) {
        files.append(path)
      } else {
        problems.append("\(path): its name ends in none of \(Self.endings)")
      }
    }
    guard problems.isEmpty else { throw Failure(.noInput, problems.joined(separator: "\nwinnow: ")) }
    guard !files.isEmpty else { throw Failure(.noInput, "no pages in \(paths.joined(separator: ", "))") }
    totalBytes = files.map(Self.size).reduce(0, +)
    pending = files.reversed()
  }

  /// The names that can be read, for messages.
  static let endings = ".html, .htm, .txt, .ndjson, .jsonl, .warc, .wet (each also with .gz)"

  func next() throws -> InputRecord? {
    while true {
      if let record = try current?.next() { return record }
      finishedBytes += current?.bytesRead ?? 0
      current = nil
      guard let path = pending.popLast() else { return nil }
      if let file = PageFile(path: path) {
        finishedBytes += Self.size(path)
        return try file.record(limit: limit)
      }
      let stream = try ByteStream(path: path)
      current = Self.isArchive(path) ? WARCReader(stream, limit: limit) : EnvelopeLines(stream, limit: limit)
    }
  }

  var bytesRead: Int { finishedBytes + (current?.bytesRead ?? 0) }

  private static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }

  private static func name(_ path: String) -> String {
    let name = path.lowercased()
    return name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  private static func isArchive(_ path: String) -> Bool {
    name(path).hasSuffix(".warc") || name(path).hasSuffix(".wet")
  }

  private static func isReadable(_ path: String) -> Bool {
    PageFile(path: path) != nil || isArchive(path) || name(path).hasSuffix(".ndjson") || name(path).hasSuffix(".jsonl")
  }

  private static func files(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter(isReadable).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
      folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)"
    }
  }
}
