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
  private(set) lazy var runs: [(run: FinishedRun, driverRun: Int?)] = makeRuns()

  init(judge: Judge, exercise: Exercise, submission: Submission) {
    self.judge = judge
    self.exercise = exercise
    self.submission = submission
    words = Words(language: judge.language)
  }

  /// All rows, in the order of the declarations.
  func rows() -> [Row] {
    var rows: [Row] = []
    var failed: Set<String> = []
    for check in exercise.spec.checks {
      let title = exercise.text[judge.language].checkTitles[check.id] ?? check.id
      let made: [Row]
      if check.needs.contains(where: failed.contains) {
        let count = check.rule == .blanks ? exercise.sheet.blanks.count : 1
        made = (0..<count).map { index in
          Row(
            id: count > 1 ? "\(check.id)-\(index + 1)" : check.id, title: title, status: .skipped, points: 0,
            maxPoints: check.points, message: "", explanation: [])
        }
      } else if check.rule == .blanks {
        made = blankRows(check, title)
      } else {
        made = [row(check, title)]
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
  }

  private func row(_ check: CheckSpec, _ title: String) -> Row {
    let finding = self.finding(check)
    return Row(
      id: check.id, title: title, status: finding.passed ? .passed : .failed, points: finding.passed ? check.points : 0,
      maxPoints: check.points, message: finding.message, expected: finding.expected, actual: finding.actual,
      explanation: finding.explanation)
  }

  private func finding(_ check: CheckSpec) -> Finding {
    switch check.rule {
    case .forbidConstructs(let list): return forbidden(list)
    case .requireConstructs(let list): return required(list)
    default: break
    }
    // A check passes when it passes in every run; the first that fails is told.
    for (run, driverRun) in runs {
      var finding = self.finding(check, run, driverRun)
      if !finding.passed {
        if runs.count > 1 { finding.message += words.inRun(run) }
        return finding
      }
    }
    return .fine
  }

  // MARK: Runs

  private func makeRuns() -> [(run: FinishedRun, driverRun: Int?)] {
    let request = RunRequest(exercise.spec)
    var result: [(run: FinishedRun, driverRun: Int?)] = []
    for profile in exercise.spec.profiles {
      let driverRuns: [Int?] = exercise.spec.driver.map { Array($0.runs.indices) } ?? [nil]
      for driverRun in driverRuns {
        let run = AnswerRunner.run(
          submission.source, of: exercise, profile: profile, driverRun: driverRun, request)
        note(run)
        result.append((run, driverRun))
        // What never ends in one run will not end in the others.
        if case .limit = run.outcome.ending { return result }
      }
    }
    return result
  }

  private func note(_ run: FinishedRun) {
    usage.instructions += run.outcome.instructions
    usage.peakBytes = max(usage.peakBytes, run.outcome.peakBytes)
    for (index, count) in run.outcome.collections.prefix(3).enumerated() { usage.collections[index] += count }
    if failure == nil { failure = words.failure(run.outcome.ending, hasDriver: exercise.spec.driver != nil) }
  }
}
