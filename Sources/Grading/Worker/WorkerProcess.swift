import Courseware
import Glibc

#if os(Linux)
  import CSeccomp
#endif

/// A worker as the judge sees it: a process behind two pipes that has at most one submission at a time.
final class WorkerProcess {
  let process: pid_t
  /// Ends of the pipes on this side; both do not block.
  let input: Int32
  let output: Int32
  /// Bytes that are still to be sent, and bytes of a verdict that is not complete yet.
  var pendingInput: [UInt8] = []
  var received: [UInt8] = []
  /// The position of the submission that it has, and when it is given up.
  var job: (index: Int, submission: Submission, deadline: Double)?

  /// Starts `heaplings judge-worker`.
  /// - Parameter arguments: what stands after the program's name.
  /// - Throws: ``BatchError`` when the system refuses.
  init(arguments: [String]) throws(BatchError) {
    var down: [Int32] = [-1, -1]
    var up: [Int32] = [-1, -1]
    guard pipe(&down) == 0 else { throw BatchError("no pipe for a worker", errno) }
    guard pipe(&up) == 0 else {
      let number = errno
      for descriptor in down { close(descriptor) }
      throw BatchError("no pipe for a worker", number)
    }
    for descriptor in down + up { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    let (status, process) = WorkerProcess.start(arguments, input: down[0], output: up[1])
    close(down[0])
    close(up[1])
    guard status == 0 else {
      close(down[1])
      close(up[0])
      throw BatchError("cannot start a worker", status)
    }
    self.process = process
    input = down[1]
    output = up[0]
    for descriptor in [input, output] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
  }

  private static func start(_ arguments: [String], input: Int32, output: Int32) -> (Int32, pid_t) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: it is killed with its copies, and an interrupt at the terminal is ours to handle.
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // Nothing of the caller's environment but where libraries are.
    var environment = ["SWIFT_BACKTRACE=enable=no", "MALLOC_ARENA_MAX=1", "LC_ALL=C.UTF-8"]
    if let path = getenv("LD_LIBRARY_PATH") { environment.append("LD_LIBRARY_PATH=" + String(cString: path)) }
    var process: pid_t = 0
    #if os(Linux)
      let before = heaplings_fix_addresses()
      defer { heaplings_restore_addresses(before) }
    #endif
    let status = withCStrings(["heaplings"] + arguments) { words in
      withCStrings(environment) { posix_spawn(&process, "/proc/self/exe", &actions, &attributes, words, $0) }
    }
    return (status, process)
  }

  /// Hands over a submission.
  func send(_ submission: Submission, index: Int, now: Double) {
    let request = WorkerRequest(
      id: submission.id, student: submission.student, exercise: submission.exercise,
      isTooLong: submission.isTooLong, isMissing: submission.isMissing)
    Frames.append(JSONText.line(request).utf8, to: &pendingInput)
    Frames.append(submission.source, to: &pendingInput)
    // The worker gives up by itself after the judge's own time; this is for one that cannot.
    job = (index, submission, now + Judge.maximumSeconds + 15)
  }

  /// Writes what the pipe takes. What cannot be written shows at the other pipe.
  func flush() {
    while !pendingInput.isEmpty {
      let count = pendingInput.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if count < 0, errno != EAGAIN { pendingInput = [] }
        return
      }
      pendingInput.removeFirst(count)
    }
  }

  enum Reading {
    case nothing
    case verdict([UInt8])
    case end
  }

  /// Reads what is there.
  func receive() -> Reading {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return .nothing }
      guard count > 0 else { return .end }
      received += buffer[..<count]
      if received.count >= 4, Frames.length(received[..<4]) > Frames.maximumBytes { return .end }
      if let frame = Frames.take(from: &received) { return .verdict(frame) }
    }
  }

  /// Kills it with everything it started, and gives back what it held.
  /// - Returns: how it ended: the name of a signal, or what an exit status means.
  func end(kill: Bool) -> String {
    if kill { _ = Glibc.kill(-process, SIGKILL) }
    close(input)
    close(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7f != 0 ? 128 + status & 0x7f : (status >> 8) & 0xff
    switch code {
    case JudgeWorker.Status.noSandbox: return "no-sandbox"
    case JudgeWorker.Status.noProcess: return "no-process"
    case 129...: return WorkerProcess.signalName(code - 128)
    default: return "exit-\(code)"
    }
  }

  private static func signalName(_ number: Int32) -> String {
    let names: [Int32: String] = [
      SIGILL: "SIGILL", SIGTRAP: "SIGTRAP", SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE",
      SIGKILL: "SIGKILL", SIGSEGV: "SIGSEGV", SIGSYS: "SIGSYS", SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ",
      SIGTERM: "SIGTERM",
    ]
    return names[number] ?? "signal-\(number)"
  }
}

/// Calls `body` with a null-terminated array of C strings.
private func withCStrings<R>(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
) -> R {
  var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  pointers.append(nil)
  return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
}
