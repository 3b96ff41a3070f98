import Courseware
import PyVM

/// One submission on its way through the checks of its exercise.
final class Evaluation {
  typealias Row = Verdict.Check

  let judge: Judge
  let exercise: Exercise
  let submission: Submission
  let words: Words
  private(set) var usage = Verdict.Usage()
  private(set) var failure: Verdict.Failure?
  /// Every profile with every run of the driver; made when the first check asks.
  private(set) lazy var runs: [FinishedRun] = makeRuns()
  /// Names of the places of a heap, by profile and run: they are needed by several checks.
  private var names: [String: HolderNames] = [:]

  init(judge: Judge, exercise: Exercise, submission: Submission) {
    self.judge = judge
    self.exercise = exercise
    self.submission = submission
    words = judge.words
  }

  /// All rows, in the order of the declarations.
  func rows() -> [Row] {
    var rows: [Row] = []
    var failed: Set<String> = []
    for check in exercise.spec.checks {
      let made: [Row]
      if check.needs.contains(where: failed.contains) {
        made = Row.skipped(check, of: exercise, words.language)
      } else if check.rule == .blanks {
        made = blankRows(check)
      } else {
        made = [row(check)]
      }
      if made.contains(where: { $0.status != .passed }) { failed.insert(check.id) }
      rows += made
    }
    return rows
  }

  /// What a rule found.
  struct Finding {
    var passed: Bool
    var message = ""
    var expected: String?
    var actual: String?
    var explanation: [String] = []

    static let fine = Finding(passed: true)

    static func wrong(
      _ message: String, expected: String? = nil, actual: String? = nil, _ explanation: [String] = []
    ) -> Finding {
      Finding(passed: false, message: message, expected: expected, actual: actual, explanation: explanation)
    }
  }

  private func row(_ check: CheckSpec) -> Row {
    guard let finding = finding(check) else {
      return Row.skipped(check, of: exercise, words.language)[0]
    }
    return Row(
      id: check.id, title: exercise.title(of: check, words.language),
      status: finding.passed ? .passed : .failed,
      points: finding.passed ? check.points : -check.cost, maxPoints: check.points, message: finding.message,
      expected: finding.expected.map { cleaned($0, 300) }, actual: finding.actual.map { cleaned($0, 300) },
      explanation: finding.explanation)
  }

  /// nil: there was nothing to look at, since the run was cut off.
  private func finding(_ check: CheckSpec) -> Finding? {
    switch check.rule {
    case .forbidConstructs(let list): return forbidden(list)
    case .requireConstructs(let list): return required(list)
    default: break
    }
    // A check passes when it passes in every run; the first that fails is told.
    var last = Finding.fine
    for run in runs {
      if run.wasCutOff, check.rule != .runs { return nil }
      var finding = finding(check, run)
      if !finding.passed {
        if runs.count > 1 { finding.message += words.inRun(run) }
        return finding
      }
      last = finding
    }
    return last
  }

  private func finding(_ check: CheckSpec, _ run: FinishedRun) -> Finding {
    switch check.rule {
    case .runs: return ended(run)
    case .output(let expectation): return output(run, expectation)
    case .forbidCalls(let functions): return uncalled(run, functions)
    case .instructions(let bound):
      return amount(run.outcome.instructions, bound, run, words.say("instructions", "条指令"))
    case .peakBytes(let bound):
      return amount(run.outcome.peakBytes, bound, run, words.say("bytes at the peak", "字节（峰值）"))
    default: break
    }
    guard let moment = run.moments[check.at.key] else { return unreached(check.at) }
    switch check.rule {
    case .choice(let choice): return chosen(check, choice, moment)
    case .value(let name, let expectation): return value(name, expectation, check.at, run, moment)
    case .concept(let rubric): return said(rubric, moment)
    case .mistake(let rubric, _): return unclaimed(rubric, moment)
    default: break
    }
    guard let facts = moment.heap, !facts.snapshot.isTruncated else {
      return .wrong(
        words.say(
          "The program leaves more objects behind than are looked at (\(AnswerRunner.objectLimit)).",
          "程序留下的对象太多，超过检查的上限（\(AnswerRunner.objectLimit) 个）。"))
    }
    let names = names(facts, run, check.at)
    switch check.rule {
    case .refcount(let name, let bound): return count(of: name, bound, run, moment, names)
    case .refcountOfInstances(let type, let bound): return counts(ofInstances: type, bound, run, names)
    case .refcountOfItems(let list, let bound): return counts(ofItems: list, bound, run, moment, names)
    case .items(let list, let ids): return items(list, ids, moment, names)
    case .holders(let rule): return holders(rule, moment, names)
    case .live(let type, let bound):
      return amount(
        facts.instances(of: type).count, bound, run, words.say("`\(type)` objects", "个 `\(type)` 对象"))
    case .leaked(let bound): return leaked(bound, run, names)
    // Refused when the course is linted (``CheckSpec/Rule/missing``); never passed.
    default: return .wrong(words.say("This check cannot be judged.", "这项检查无法进行。"))
    }
  }

  private func unreached(_ moment: CheckSpec.Moment) -> Finding {
    // A driver's checkpoint is nothing that the learner wrote.
    exercise.spec.driver == nil
      ? .wrong(
        words.say(
          "The program never came to `lab.checkpoint('\(moment.key ?? "")')`.",
          "程序没有走到 `lab.checkpoint('\(moment.key ?? "")')`。"))
      : .wrong(words.say("The run never came so far.", "运行没有走到这一步。"))
  }

  private func names(_ facts: HeapFacts, _ run: FinishedRun, _ moment: CheckSpec.Moment) -> HolderNames {
    let key = "\(run.profile) \(run.driverRun ?? -1) \(moment.key ?? "")"
    if let known = names[key] { return known }
    let made = HolderNames(facts, words.language)
    names[key] = made
    return made
  }

  // MARK: Runs

  private func makeRuns() -> [FinishedRun] {
    let runner = judge.runner(exercise, RunRequest(exercise.spec))
    var result: [FinishedRun] = []
    for profile in exercise.spec.profiles {
      let driverRuns: [Int?] = exercise.spec.driver.map { Array($0.runs.indices) } ?? [nil]
      for driverRun in driverRuns {
        let run = runner.run(submission.source, profile: profile, driverRun: driverRun)
        note(run)
        result.append(run)
        // What never ends in one run will not end in the others.
        if run.wasCutOff { return result }
      }
    }
    return result
  }

  /// Adds what a run used; the first thing that stopped a run is the verdict's error.
  func note(_ run: FinishedRun) {
    usage.instructions += run.outcome.instructions
    usage.peakBytes = max(usage.peakBytes, run.outcome.peakBytes)
    for (index, count) in run.outcome.collections.prefix(3).enumerated() { usage.collections[index] += count }
    if failure == nil { failure = words.failure(run) }
  }
}

extension CheckSpec {
  /// What a failed row takes away.
  var cost: Int { if case .mistake(_, let cost) = rule { cost } else { 0 } }
}

extension CheckSpec.Rule {
  /// Its name when the judge cannot look at it; lint refuses the exercise.
  var missing: String? { if case .created = self { "created" } else { nil } }
}
