import Glibc
import Synchronization

/// A process of a test, in a process group of its own, so that what it starts itself ends with it.
public final class ChildProcess: Sendable {
  /// Its id, and its group's.
  public let id: pid_t
  private let status = Mutex<Int32?>(nil)
  /// The groups of those that have not been waited for.
  private static let running = Mutex<Set<pid_t>>([])
  private let cost = Mutex<(seconds: Double, peakBytes: Int)?>(nil)

  /// Processor time, user and system, and the largest resident set; nil while it runs.
  public var usage: (seconds: Double, peakBytes: Int)? { cost.withLock { $0 } }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - arguments: the program's path and its arguments.
  ///   - environment: added to our own environment.
  ///   - output: a file that standard output and standard error are appended to.
  public init(_ arguments: [String], environment: [String: String] = [:], output: String) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // librdkafka's clients here leave theirs open, and children would count them as their own.
    for descriptor: Int32 in 3..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    // What we ignore, children would ignore too.
    var asked = sigset_t()
    sigemptyset(&asked)
    sigaddset(&asked, SIGINT)
    sigaddset(&asked, SIGTERM)
    posix_spawnattr_setsigdefault(&attributes, &asked)

    var variables: [String] = []
    var next = environ
    while let entry = next.pointee {
      variables.append(String(cString: entry))
      next += 1
    }
    variables.removeAll { variable in environment.keys.contains { variable.hasPrefix("\($0)=") } }
    variables += environment.map { "\($0.key)=\($0.value)" }
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = variables.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, arguments[0], &actions, &attributes, argv, envp)
    guard code == 0 else {
      throw TestBrokerError("\(arguments[0]): \(String(cString: strerror(code)))")
    }
    self.id = id
    _ = Self.running.withLock { $0.insert(id) }
  }

  /// Ends every child of this process and its group at once: for a program that is told to end itself.
  public static func killAll() {
    running.withLock { groups in
      for group in groups { kill(-group, SIGKILL) }
    }
  }

  /// Sends a signal to the process alone.
  public func signal(_ number: Int32) {
    if isRunning { kill(id, number) }
  }

  /// Whether it has not ended yet.
  public var isRunning: Bool { exitStatus(wait: false) == nil }

  /// Waits until it has ended.
  ///
  /// - Returns: its exit code, or 128 and the number of the signal that ended it.
  @discardableResult
  public func wait() -> Int32 {
    exitStatus(wait: true) ?? -1
  }

  /// Waits for its end for so long.
  ///
  /// - Returns: as ``wait()``; nil where it still runs.
  public func wait(seconds: Double) -> Int32? {
    for _ in 0..<Int(seconds * 50) {
      if let status = exitStatus(wait: false) { return status }
      usleep(20_000)
    }
    return exitStatus(wait: false)
  }

  /// Ends the process and all of its group: asks first, and insists after two seconds.
  public func stop() {
    kill(-id, SIGTERM)
    if wait(seconds: 2) == nil { kill(-id, SIGKILL) }
    wait()
    kill(-id, SIGKILL)
  }

  private func exitStatus(wait: Bool) -> Int32? {
    status.withLock { status in
      if let status { return status }
      var raw: Int32 = 0
      var used = rusage()
      guard wait4(id, &raw, wait ? 0 : WNOHANG, &used) == id else { return nil }
      let seconds = Double(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
      let microseconds = Double(used.ru_utime.tv_usec + used.ru_stime.tv_usec)
      _ = Self.running.withLock { $0.remove(id) }
      cost.withLock { $0 = (seconds + microseconds / 1e6, used.ru_maxrss * 1024) }
      status = raw & 0x7f == 0 ? (raw >> 8) & 0xff : 128 + (raw & 0x7f)
      return status
    }
  }
}
