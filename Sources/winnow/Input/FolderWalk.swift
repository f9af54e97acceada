import Foundation

/// The plain files of a folder and of those in it, in the order of their names.
struct FolderWalk {
  /// Paths within the folder.
  private(set) var names: [String] = []

  /// Reads a folder. Links to folders are not followed: they may lead back.
  ///
  /// - Parameter report: Told of what cannot be read, and of what is neither file nor folder.
  init(_ folder: String, _ report: InputReport) {
    read(folder, within: "", report)
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func read(_ folder: String, within prefix: String, _ report: InputReport) {
    guard let directory = opendir(folder) else {
      report.problem(Failure(.noInput, "\(folder): \(String(cString: strerror(errno)))"))
      return
    }
    var folders: [String] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { $0.prefix { $0 != 0 }.map { $0 } }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        report.problem(Failure(.noInput, "\(folder): the name \(String(decoding: bytes, as: UTF8.self)) is no UTF-8"))
        continue
      }
      if name == "." || name == ".." { continue }
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      if isLink, stat("\(folder)/\(name)", &status) != 0 {
        report.problem(Failure(.noInput, "\(folder)/\(name) is a link that leads nowhere"))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG: names.append(prefix + name)
      case S_IFDIR: if isLink { report.passOver("links to folders") } else { folders.append(name) }
      default: report.passOver("pipes, sockets and devices")
      }
    }
    closedir(directory)
    for name in folders.sorted() { read("\(folder)/\(name)", within: "\(prefix)\(name)/", report) }
  }
}
