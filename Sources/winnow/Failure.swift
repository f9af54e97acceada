/// Ends a command with a message on standard error and an exit code of sysexits.h.
struct Failure: Error, CustomStringConvertible {
  /// The exit codes that commands use, by the names of sysexits.h.
  enum Code: Int32 {
    /// The input is not what it should be.
    case data = 65
    /// A file that was named is not there.
    case noInput = 66
    /// The broker cannot be reached.
    case unavailable = 69
    /// A fault of Winnow's own.
    case software = 70
    /// Reading or writing failed.
    case inputOutput = 74
    /// It may work later.
    case temporary = 75
    /// The configuration, or what it says of the cluster, is wrong.
    case configuration = 78
  }

  var code: Code
  /// What is wrong and how to put it right, for people.
  var description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
