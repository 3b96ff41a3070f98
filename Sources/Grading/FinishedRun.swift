import Courseware
import PyHeap
import PyVM

/// What is left of one run of an answer: facts as plain values. No interpreter is alive when checks look at
/// it.
struct FinishedRun {
  var profile: String
  /// Which run of the driver it was; nil without a driver.
  var driverRun: Int?
  var inputs: [DriverInput]
  var outcome: Interpreter.RunOutcome
  var output: [UInt8]
  /// Of the end of the run and of each checkpoint that was reached. Empty when a limit ended it.
  var moments: [CheckSpec.Moment.Key: Moment]
  /// Calls of each watched function.
  var calls: [(name: String, calls: Int)]

  /// The heap and the globals at one moment.
  struct Moment {
    var heap: HeapFacts?
    var addresses: [String: UInt]
    var values: [String: PythonValue]
  }

  /// The program was cut off from outside: what it left behind says nothing about it.
  var wasCutOff: Bool {
    switch outcome.ending {
    case .limit, .unsupported: true
    default: false
    }
  }

  /// What was printed, line by line.
  var lines: [String] {
    // By bytes: for a String, a carriage return and a line feed are one character.
    var lines = output.split(separator: 0x0a, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(decoding: $0, as: UTF8.self) }
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
  /// Functions whose calls are counted.
  var watched: [String] = []

  /// Everything that the checks of an exercise ask about.
  init(_ spec: ExerciseSpec) {
    for check in spec.checks {
      if case .checkpoint(let label) = check.at { checkpoints.insert(label) }
      switch check.rule {
      case .value(let name, _): names.insert(name)
      case .concept, .mistake: names.insert("__doc__")
      case .choice(let choice): names.insert(choice.name)
      case .refcount(let name, _), .refcountOfItems(let name, _):
        names.insert(name)
        needsHeap = true
      case .items(let list, let ids):
        names.formUnion([list, ids])
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
}
