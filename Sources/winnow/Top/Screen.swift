import Foundation

/// The terminal while `top` has it: the other screen, no cursor, keys at once. Gives all back when it goes.
final class Screen {
  private let former: termios?

  init() {
    var settings = termios()
    former = tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
    if former != nil {
      settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
      tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
    write("\u{1B}[?1049h\u{1B}[?25l")
  }

  deinit {
    write("\u{1B}[?25h\u{1B}[?1049l")
    if var former { tcsetattr(STDIN_FILENO, TCSANOW, &former) }
  }

  /// Columns and rows now.
  static var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (100, 40) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Shows lines in the place of those before.
  func show(_ lines: [String]) {
    write("\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
  }

  /// Waits for a key.
  ///
  /// - Returns: the key, or nil where none came in time.
  func key(milliseconds: Int32) -> UInt8? {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return nil }
    var key: UInt8 = 0
    guard read(STDIN_FILENO, &key, 1) == 1 else {
      // Nobody is there to press keys.
      usleep(UInt32(milliseconds) * 1_000)
      return nil
    }
    return key
  }

  private func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
