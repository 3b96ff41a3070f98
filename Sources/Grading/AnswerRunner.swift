import Courseware
import PyHeap
import PyVM

/// Runs programs, each in a fresh interpreter that is closed before anyone looks at the result.
struct AnswerRunner {
  var exercise: Exercise
  var request: RunRequest
  /// Asked now and then; false ends the run with the `seconds` limit.
  var mayContinue: () -> Bool
  /// Python that runs before the program, in the same namespace: how a belief replaces what it is about.
  var before: String?

  /// Objects that a picture holds at most. A run that leaves more is not looked at.
  static let objectLimit = 300_000

  /// Runs an answer under a profile; with a driver, one of its runs.
  /// - Precondition: called on an interpreter thread.
  func run(_ source: [UInt8], profile name: String, driverRun: Int?) -> FinishedRun {
    let profile = VersionProfile.named(name) ?? .v3_13
    let limits = exercise.spec.limits
    var output: [UInt8] = []
    let services = HostServices(
      write: { bytes, isError in if !isError { output.append(contentsOf: bytes) } }, mayContinue: mayContinue)
    let interpreter = Interpreter(
      profile: profile, host: services,
      limits: .init(
        instructions: limits.instructions, heapBytes: limits.heapBytes, outputBytes: limits.outputBytes,
        recursion: limits.recursion), fixedAddresses: true)
    defer { interpreter.close() }
    var moments: [CheckSpec.Moment.Key: FinishedRun.Moment] = [:]
    let checkpoint = { (label: String) in
      if request.checkpoints.contains(label) { moments[label] = look(at: interpreter) }
    }
    if driverRun != nil {
      interpreter.prepareDriver(checkpoint: checkpoint)
    } else if !request.checkpoints.isEmpty {
      interpreter.installLab(profile: profile.name, checkpoint: checkpoint)
    }
    for function in request.watched { _ = interpreter.watchCalls(of: function) }
    if let before { _ = interpreter.run(source: Array(before.utf8), name: "belief.py") }
    interpreter.reportedFile = "answer.py"
    var outcome: Interpreter.RunOutcome
    var inputs: [DriverInput] = []
    if let driver = exercise.spec.driver, let index = driverRun, let text = exercise.driver {
      inputs = driver.runs[index]
      outcome = interpreter.runModule(source: source, name: "answer", file: "answer.py")
      if outcome.ending == .finished {
        outcome = interpreter.run(source: Array((driver.prelude(run: index) + text).utf8), name: driver.file)
      }
    } else {
      outcome = interpreter.run(source: source, name: "answer.py")
    }
    var run = FinishedRun(
      profile: profile.name, driverRun: driverRun, inputs: inputs, outcome: outcome, output: output,
      moments: moments, calls: interpreter.watchedCalls)
    if run.wasCutOff { run.moments = [:] } else { run.moments[nil] = look(at: interpreter) }
    return run
  }

  private func look(at interpreter: Interpreter) -> FinishedRun.Moment {
    var moment = FinishedRun.Moment(heap: nil, addresses: [:], values: [:])
    for name in request.names {
      moment.addresses[name] = interpreter.address(ofGlobal: name)
      moment.values[name] = interpreter.value(ofGlobal: name)
    }
    if request.needsHeap {
      var options = SnapshotOptions()
      options.includesPools = false
      options.objectLimit = AnswerRunner.objectLimit
      moment.heap = HeapFacts(interpreter.snapshot(options))
    }
    return moment
  }
}
