import Glibc
import PyHeap
import PyVM
import Synchronization

/// Runs one program to its end and tells how it ended.
struct ProgramRun: Sendable {
  var source: ProgramSource
  var profile: VersionProfile
  var limits: Interpreter.Limits
  /// Wall time after which the run is ended; nil: no such limit.
  var seconds: Double?
  var showsStatistics: Bool

  /// - Returns: the exit status of the contract.
  func execute() -> Int32 {
    Interruption.watch()
    return onInterpreterThread { [self] in
      FaultReport.useAlternateStack()
      return onThisThread()
    }
  }

  private func onThisThread() -> Int32 {
    let deadline = seconds.map { Clock.now(CLOCK_MONOTONIC) + $0 }
    var services = HostServices(
      write: { bytes, isError in
        if isError {
          _ = Output.writeAll(bytes, STDERR_FILENO)
        } else {
          Output.writeBytes(bytes)
        }
      },
      clock: { kind in
        switch kind {
        case .wall: Clock.now(CLOCK_REALTIME)
        case .monotonic: Clock.now(CLOCK_MONOTONIC)
        case .process: Clock.now(CLOCK_PROCESS_CPUTIME_ID)
        }
      }, hashSeed: 0, randomSeed: nil,
      mayContinue: {
        if Interruption.happened { return false }
        // Nobody will read what it goes on to print.
        if Output.failure != 0 { return false }
        return deadline.map { Clock.now(CLOCK_MONOTONIC) < $0 } ?? true
      })
    services.flushesLines = isatty(STDOUT_FILENO) == 1
    let mayContinue = services.mayContinue
    services.read = { InputFile.readMore(while: mayContinue) }
    let interpreter = Interpreter(profile: profile, host: services, limits: limits)
    let outcome = interpreter.run(source: source.bytes, name: source.name, arguments: source.arguments)
    var status = outcome.status
    switch outcome.ending {
    case .limit(.seconds) where Interruption.happened:
      Output.complain("\(source.name): interrupted")
      status = ExitStatus.interrupted
    case .limit(.seconds) where Output.failure != 0: status = ExitStatus.usage
    case .limit(let limit): Output.complain("\(source.name): the run was ended: \(limit.rawValue) limit")
    case .unsupported(let use):
      Output.complain("\(use.file), line \(use.line): \(use.name) is outside the supported subset")
    default: break
    }
    // What runs at exit may meet a limit too.
    if status != ExitStatus.interrupted, let limit = interpreter.finish(), status != ExitStatus.limit,
      Output.failure == 0
    {
      Output.complain("\(source.name): the run was ended: \(limit.rawValue) limit")
      status = ExitStatus.limit
    }
    if showsStatistics {
      let counts = outcome.collections.map(String.init).joined(separator: ", ")
      Output.complain(
        "instructions \(outcome.instructions), peak bytes \(outcome.peakBytes), collections \(counts)"
          + " (profile \(profile.name))")
    }
    // The process ends here: the system takes the memory back quicker than we could give it.
    _ = Unmanaged.passRetained(interpreter)
    return status
  }
}

enum Clock {
  /// Seconds on one of the system's clocks.
  static func now(_ clock: clockid_t) -> Double {
    var value = timespec()
    clock_gettime(clock, &value)
    return Double(value.tv_sec) + Double(value.tv_nsec) / 1e9
  }
}

/// Ctrl-C while a program runs: the machine stops at its next safe point, and what was printed still leaves.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var happened: Bool { flag.load(ordering: .relaxed) }

  /// Takes SIGINT over. If the machine has not stopped within a second (a single huge operation has no safe
  /// point in it), or at a second Ctrl-C, the process ends at once.
  static func watch() {
    _ = happened
    signal(SIGALRM) { _ in
      // A handler may only use what needs no allocation.
      let text: StaticString = "heaplings: interrupted\n"
      _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      _exit(ExitStatus.interrupted)
    }
    signal(SIGINT) { _ in
      if Interruption.flag.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted) }
      alarm(1)
    }
  }
}
