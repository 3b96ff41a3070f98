import Courseware
import PyHeap
import PyVM

/// What is left of one run of an answer: facts as plain values. No interpreter is alive when checks look at it.
struct FinishedRun {
  var profile: String
  var inputs: [DriverInput]
  var outcome: Interpreter.RunOutcome
  var output: [UInt8]
  /// Of the end of the run (key nil) and of each checkpoint that was reached.
  var moments: [CheckSpec.Moment.Key: Moment]
  /// Calls of each watched function.
  var calls: [(name: String, calls: Int)]

  /// The heap and the globals at one moment.
  struct Moment {
    var heap: HeapFacts?
    var addresses: [String: UInt]
    var values: [String: PythonValue]
  }
}

extension CheckSpec.Moment {
  /// A moment as a key: nil is the end.
  typealias Key = String?

  var key: Key {
    switch self {
    case .end: nil
    case .checkpoint(let label): label
    }
  }
}

/// What a run must be asked for.
struct RunRequest {
  /// Globals whose values and addresses are needed.
  var names: Set<String> = []
  var needsHeap = false
  var checkpoints: Set<String> = []
  var watched: [String] = []
  /// Runs before the program, in the same namespace.
  var before: String?

  /// Everything that the checks of an exercise ask about.
  init(_ spec: ExerciseSpec) {
    for check in spec.checks {
      if case .checkpoint(let label) = check.at { checkpoints.insert(label) }
      switch check.rule {
      case .value(let name, _): names.insert(name)
      case .choice(let choice): names.insert(choice.name)
      case .refcount(let name, _):
        names.insert(name)
        needsHeap = true
      case .holders(let rule):
        names.insert(rule.name)
        needsHeap = true
      case .refcountOfInstances, .live, .leaked: needsHeap = true
      case .forbidCalls(let functions): watched += functions.filter { !watched.contains($0) }
      default: break
      }
    }
  }

  init() {}
}

/// Runs programs, each in a fresh interpreter that is closed before anyone looks at the result.
enum AnswerRunner {
  /// Runs an answer under a profile; with a driver, one of its runs.
  /// - Precondition: called on an interpreter thread.
  static func run(
    _ source: [UInt8], of exercise: Exercise, profile name: String, driverRun: Int?, _ request: RunRequest
  ) -> FinishedRun {
    let profile = VersionProfile.named(name) ?? .v3_13
    let limits = exercise.spec.limits
    var output: [UInt8] = []
    let services = HostServices(write: { bytes, isError in if !isError { output.append(contentsOf: bytes) } })
    let interpreter = Interpreter(
      profile: profile, host: services,
      limits: .init(
        instructions: limits.instructions, heapBytes: limits.heapBytes, outputBytes: limits.outputBytes,
        recursion: limits.recursion), fixedAddresses: true)
    defer { interpreter.close() }
    for function in request.watched { _ = interpreter.watchCalls(of: function) }
    var moments: [String?: FinishedRun.Moment] = [:]
    if !request.checkpoints.isEmpty {
      interpreter.installLab(profile: profile.name) { label in
        if request.checkpoints.contains(label) { moments[label] = look(interpreter, request) }
      }
    }
    var outcome: Interpreter.RunOutcome
    var inputs: [DriverInput] = []
    if let before = request.before {
      outcome = interpreter.run(source: Array(before.utf8), name: "belief.py")
    }
    if let driver = exercise.spec.driver, let index = driverRun, let text = exercise.driver {
      inputs = driver.runs[index]
      outcome = interpreter.runModule(source: source, name: "answer", file: "answer.py")
      if outcome.ending == .finished {
        outcome = interpreter.run(source: Array((driver.prelude(run: index) + text).utf8), name: driver.file)
      }
    } else {
      outcome = interpreter.run(source: source, name: "answer.py")
    }
    moments[nil] = look(interpreter, request)
    return FinishedRun(
      profile: profile.name, inputs: inputs, outcome: outcome, output: output, moments: moments,
      calls: interpreter.watchedCalls)
  }

  private static func look(_ interpreter: Interpreter, _ request: RunRequest) -> FinishedRun.Moment {
    var moment = FinishedRun.Moment(heap: nil, addresses: [:], values: [:])
    for name in request.names {
      moment.addresses[name] = interpreter.address(ofGlobal: name)
      moment.values[name] = interpreter.value(ofGlobal: name)
    }
    if request.needsHeap {
      var options = SnapshotOptions()
      options.includesPools = false
      moment.heap = HeapFacts(interpreter.snapshot(options))
    }
    return moment
  }
}
