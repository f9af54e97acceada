import Glibc

/// The state directory: one store for each partition that this machine has worked on.
///
/// A store's name says what it is of: stage, partition, generation of the topics, specVersion, format. What has another
/// generation, version or format, or is damaged, is set aside under a name of its own and rebuilt by replay.
public final class StateDirectory: Sendable {
  private let path: String
  private let memory: RocksMemory
  private let configuration: DuplicatesConfiguration
  private let warn: @Sendable (String) -> Void

  /// Takes a directory, and makes it where it is missing. Its parent exists.
  /// - Parameters:
  ///   - path: the directory.
  ///   - memory: what the stores share.
  ///   - configuration: for generation and specVersion.
  ///   - warn: called with what is worth a line in the log.
  /// - Throws: ``StoreError`` where the directory cannot be made or read.
  public init(
    path: String, memory: RocksMemory, configuration: DuplicatesConfiguration,
    warn: @escaping @Sendable (String) -> Void
  ) throws {
    self.path = path
    self.memory = memory
    self.configuration = configuration
    self.warn = warn
    if mkdir(path, 0o750) != 0, errno != EEXIST { throw Self.failure(path) }
    for name in try Self.names(in: path) where Self.isStore(name) && !name.hasSuffix(suffix) {
      warn(
        "the state store \(name) is of another topic generation, specVersion or format: set aside, delete it when you like"
      )
      try setAside(name)
    }
  }

  /// Opens the store of a partition. A damaged one is set aside, and an empty one opened in its place.
  /// - Throws: ``StoreError/locked(_:)`` where another process has it, ``StoreError/diskFull(_:)``, and whatever else
  ///   keeps an empty store from being opened.
  public func open(_ layout: RocksStore.Layout, partition: Int) throws -> RocksStore {
    let name = "\(layout == .index ? "index" : "verify")-\(partition)\(suffix)"
    do {
      if access("\(path)/\(name)/\(RocksStore.damageMark)", F_OK) == 0 {
        throw StoreError.corrupt("found when it was read")
      }
      return try RocksStore(path: "\(path)/\(name)", layout: layout, memory: memory)
    } catch let error as StoreError {
      switch error {
      case .diskFull, .locked: throw error
      case .corrupt, .failed:
        warn("the state store \(name) is set aside, and rebuilt from its topic: \(error)")
        try setAside(name)
        return try RocksStore(path: "\(path)/\(name)", layout: layout, memory: memory)
      }
    }
  }

  /// Raised with every change of what stores hold.
  private static let format = 2

  private var suffix: String {
    "-g\(configuration.generation)-v\(configuration.fingerprint.specVersion)-f\(Self.format)"
  }

  /// The stages' stores begin with their stage and end with a version.
  private static func isStore(_ name: String) -> Bool {
    (name.hasPrefix("index-") || name.hasPrefix("verify-")) && !name.contains(".set-aside")
  }

  private func setAside(_ name: String) throws {
    var number = 0
    while access("\(path)/\(name).set-aside-\(number)", F_OK) == 0 { number += 1 }
    let target = "\(path)/\(name).set-aside-\(number)"
    if rename("\(path)/\(name)", target) != 0, errno != ENOENT { throw Self.failure(target) }
  }

  private static func names(in path: String) throws -> [String] {
    guard let directory = opendir(path) else { throw failure(path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted()
  }

  private static func failure(_ path: String) -> StoreError {
    let text = "\(path): \(String(cString: strerror(errno)))"
    return errno == ENOSPC ? .diskFull(text) : .failed(text)
  }
}
