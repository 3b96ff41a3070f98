import Glibc

/// The terminal that the process talks to: its size, its raw mode, its signals.
///
/// While a ``Terminal`` is alive the alternate screen is on and keys arrive one by one. However the process
/// leaves (return, exception of ours, SIGINT, SIGTERM, SIGHUP), the terminal is put back first: the signal
/// handler only writes the signal's number into a pipe, the loop reads it, restores and raises it again.
struct Terminal: ~Copyable {
  private var saved: termios
  private let pipeRead: Int32
  private let pipeWrite: Int32

  /// Whether both ends are a terminal.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Columns and rows of the terminal behind a descriptor; nil when it is none or does not tell.
  static func size(_ descriptor: Int32 = STDOUT_FILENO) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// The write end for the handler. A C handler can reach nothing but a global; it is set before the handlers
  /// are installed and holds a plain number.
  nonisolated(unsafe) private static var handlerPipe: Int32 = -1

  private static let handled = [SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGCONT]

  init?() {
    guard Terminal.isInteractive else { return nil }
    var attributes = termios()
    guard tcgetattr(STDIN_FILENO, &attributes) == 0 else { return nil }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    saved = attributes
    pipeRead = ends[0]
    pipeWrite = ends[1]
    Terminal.handlerPipe = pipeWrite
    for number in Terminal.handled {
      signal(number) { received in
        let keep = errno
        var byte = UInt8(truncatingIfNeeded: received)
        _ = write(Terminal.handlerPipe, &byte, 1)
        errno = keep
      }
    }
    enter()
  }

  deinit {
    Terminal.leave(saved)
    for number in Terminal.handled { signal(number, SIG_DFL) }
    Terminal.handlerPipe = -1
    close(pipeRead)
    close(pipeWrite)
  }

  /// Raw mode and the alternate screen.
  private mutating func enter() {
    var raw = saved
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
    Terminal.writeAll("\u{1B}[?1049h\u{1B}[?25l")
  }

  private static func leave(_ attributes: termios) {
    writeAll("\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l")
    var attributes = attributes
    _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &attributes)
  }

  /// Gives the terminal back and stops the process, as Ctrl-Z does elsewhere; goes on when it is continued.
  mutating func suspend() {
    Terminal.leave(saved)
    signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    enter()
  }

  /// Lets a signal that came in do what it would have done, after putting the terminal back. Usually does not
  /// return.
  func passOn(_ number: Int32) {
    Terminal.leave(saved)
    signal(number, SIG_DFL)
    raise(number)
  }

  /// What the loop is told.
  enum Event: Equatable {
    case bytes([UInt8])
    case signal(Int32)
    case closed
  }

  /// Waits for keys or a signal.
  /// - Parameter timeout: milliseconds; negative waits for ever. Nil is answered when it has passed.
  func next(timeout: Int32 = -1) -> Event? {
    var polled = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipeRead, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let ready = poll(&polled, 2, timeout)
      if ready == 0 { return nil }
      if ready < 0 {
        if errno == EINTR { continue }
        return .closed
      }
      if polled[1].revents & Int16(POLLIN) != 0 {
        var byte: UInt8 = 0
        if read(pipeRead, &byte, 1) == 1 { return .signal(Int32(byte)) }
      }
      if polled[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count > 0 { return .bytes(Array(buffer[..<count])) }
        if count == 0 || errno != EINTR { return .closed }
      }
    }
  }

  /// Writes a whole text to standard output, however many writes that takes.
  static func writeAll(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR && errno != EAGAIN {
        return
      }
    }
  }
}
