import Glibc

/// Standard output and standard error, unbuffered by anything but ourselves: what a command prints leaves in
/// few large writes, and a write that fails is told.
enum Output {
  /// The error number of the first write to standard output that failed; 0: none.
  nonisolated(unsafe) private(set) static var failure: Int32 = 0

  /// Writes a text and a line break to standard output. Commands run on one thread.
  static func print(_ text: String) { write(text + "\n") }

  /// Writes a text as it is to standard output.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { writeBytes(UnsafeRawBufferPointer($0)) }
  }

  /// Writes bytes to standard output. After a failure nothing more is written.
  static func writeBytes(_ bytes: UnsafeRawBufferPointer) {
    guard failure == 0 else { return }
    failure = writeAll(bytes, STDOUT_FILENO)
    // A reader that has gone away wants nothing more: end as every other tool does, even where the signal
    // was being ignored.
    if failure == EPIPE {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
  }

  /// One message, with the program's name in front of it.
  static func complain(_ message: String) { writeError("heaplings: " + message + "\n") }

  /// Writes a text as it is to standard error; nothing can be done if that fails.
  static func writeError(_ text: String) {
    var text = text
    text.withUTF8 { _ = writeAll(UnsafeRawBufferPointer($0), STDERR_FILENO) }
  }

  /// Writes everything, whatever the kernel takes at a time.
  /// - Returns: 0, or the error number.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        guard errno == EAGAIN else { return errno }
        // Somebody made the terminal or pipe non-blocking: wait until it takes more.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
        continue
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return 0
  }

  /// The status to leave with: output that was lost is a failure even of a command that went well.
  static func finish(_ status: Int32) -> Int32 {
    guard failure != 0 else { return status }
    complain("cannot write to standard output: \(String(cString: strerror(failure)))")
    return status == 0 ? ExitStatus.usage : status
  }
}

/// The three standard descriptors.
enum Streams {
  /// Makes sure that 0, 1 and 2 are open. Otherwise the first file that a command opens, a learner's database
  /// perhaps, would become its standard output. What was closed fails on use, as before.
  static func secure() {
    for (descriptor, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDWR)]
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      _ = open("/dev/null", flags)
    }
  }
}
