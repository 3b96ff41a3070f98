import Glibc

/// What happens when heaplings itself is wrong: a trap or a bad memory access ends with status 70 and a line
/// that says how to report it, and not with a bare signal.
enum FaultReport {
  static let advice =
    "this is a fault of heaplings, not yours; please report it with the command and the program or answer"
    + " that led here"

  /// Set before the handlers are installed; a handler may only use what needs no allocation.
  nonisolated(unsafe) private static var text: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0)

  static func install() {
    let bytes = Array(("heaplings: " + advice + "\n").utf8)
    text = .allocate(capacity: bytes.count)
    _ = text.initialize(from: bytes)
    useAlternateStack()
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        _ = write(STDERR_FILENO, FaultReport.text.baseAddress, FaultReport.text.count)
        _exit(ExitStatus.fault)
      }
      action.sa_flags = SA_ONSTACK
      sigaction(number, &action, nil)
    }
  }

  /// Gives the calling thread a stack for the handlers: one that overflowed its own has no room for them.
  static func useAlternateStack() {
    var stack = stack_t()
    stack.ss_size = 64 << 10
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stack.ss_size, alignment: 16)
    sigaltstack(&stack, nil)
  }
}
