import Courseware
import PyHeap
import PyVM

/// Proves one exercise by judging every answer in its folder.
struct ExerciseProof {
  private(set) var problems: [CourseProof.Problem] = []
  private(set) var answers = 0
  private let exercise: Exercise
  private let judge: Judge

  init(_ exercise: Exercise, _ judge: Judge) {
    self.exercise = exercise
    self.judge = judge
  }

  mutating func run() {
    checkDeclaration()
    guard problems.isEmpty else { return }
    solution()
    starter()
    for right in exercise.right { accept(right) }
    for wrong in exercise.wrong { refuse(wrong) }
  }

  private mutating func report(_ file: String, _ line: Int = 0, _ message: String) {
    problems.append(.init(exercise.folder + "/" + file, line, message))
  }

  /// What can be told without running an answer: everything that is asked can be judged.
  private mutating func checkDeclaration() {
    for profile in exercise.spec.profiles where VersionProfile.named(profile) == nil {
      report("exercise.md", 0, "there is no profile `\(profile)`")
    }
    if exercise.wrong.isEmpty { report("wrong", 0, "no wrong answer shows what must be refused") }
    for check in exercise.spec.checks {
      if let name = check.rule.missing {
        report("exercise.md", check.line, "no answer can be judged by `\(name)`")
      }
      if check.points == 0, !exercise.spec.checks.contains(where: { $0.needs.contains(check.id) }),
        !exercise.wrong.contains(where: { $0.fails.contains(check.id) })
      {
        report("exercise.md", check.line, "`\(check.id)` earns nothing, and no answer shows what it refuses")
      }
      switch check.rule {
      case .forbidCalls(let functions):
        for function in functions where !canWatch(function) {
          report("exercise.md", check.line, "calls of `\(function)` cannot be counted")
        }
      case .value(_, .literal(let text)):
        if judge.literal(text).map({ !$0.isSame(as: $0) }) ?? true {
          report("exercise.md", check.line, "`\(text)` is no literal of built-in types")
        }
      default: break
      }
    }
  }

  private func canWatch(_ function: String) -> Bool {
    let interpreter = Interpreter(host: HostServices(write: { _, _ in }))
    defer { interpreter.close() }
    return interpreter.watchCalls(of: function)
  }

  private mutating func verdict(_ source: String) -> Verdict {
    answers += 1
    return judge.judge(Submission(id: "", student: "", exercise: exercise.id, source: Array(source.utf8)))
  }

  private mutating func solution() {
    let verdict = verdict(exercise.solution)
    for row in verdict.checks where row.status != .passed {
      report("solution.py", 0, "\(row.id) \(row.status.rawValue): \(row.message)")
    }
    if let error = verdict.error { report("solution.py", error.line ?? 0, "\(error.name): \(error.message)") }
    if verdict.score != verdict.maxScore {
      report("solution.py", 0, "it earns \(verdict.score) of \(verdict.maxScore) points")
    }
  }

  private mutating func starter() {
    if verdict(exercise.starter).status == .passed { report("starter.py", 0, "it passes") }
  }

  private mutating func accept(_ right: RightAnswer) {
    let file = "right/\(right.name).py"
    let verdict = verdict(right.source)
    guard verdict.status != .passed else { return }
    for row in verdict.checks where row.status != .passed {
      report(file, 0, "\(row.id) \(row.status.rawValue): \(row.message)")
    }
    if let error = verdict.error { report(file, error.line ?? 0, "\(error.name): \(error.message)") }
  }

  private mutating func refuse(_ wrong: WrongAnswer) {
    let file = "wrong/\(wrong.name).py"
    let verdict = verdict(wrong.source)
    if verdict.status == .passed {
      report(file, 0, "it passes")
      return
    }
    for id in wrong.fails {
      guard let check = exercise.spec.checks.first(where: { $0.id == id }) else { continue }
      let failed = verdict.checks.contains { check.owns(row: $0.id) && $0.status == .failed }
      if !failed {
        let said = verdict.checks.map { "\($0.id) \($0.status.rawValue)" }.joined(separator: ", ")
        report(file, 0, "`\(id)` does not fail: \(said)")
      }
    }
    let texts = verdict.checks.flatMap { [$0.message] + $0.explanation } + [verdict.error?.message ?? ""]
    for wanted in wrong.says where !texts.contains(where: { $0.contains(wanted) }) {
      let said = texts.filter { !$0.isEmpty }.prefix(3).joined(separator: " | ")
      report(file, 0, "the verdict does not say `\(wanted)`, but: \(said)")
    }
    for belief in wrong.beliefs {
      let sentence = exercise.text.en.beliefs[belief] ?? ""
      if !verdict.checks.contains(where: { $0.explanation.contains(sentence) }) {
        report(file, 0, "the verdict does not name the belief `\(belief)`")
      }
    }
  }
}
