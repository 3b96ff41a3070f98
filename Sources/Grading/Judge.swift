import Courseware
import PyVM

/// Judges answers: runs them, looks at what is left, and says why.
///
/// One judge serves many submissions; what the starter and the solution do is run once. Not thread-safe. Call it on an
/// interpreter thread (``onInterpreterThread(_:)``).
public final class Judge {
  let course: Course
  let language: Language
  /// Runs of starters and solutions, which never depend on a submission.
  private var references: [String: FinishedRun] = [:]
  private var literals: [String: PythonValue] = [:]

  public init(course: Course, language: Language) {
    self.course = course
    self.language = language
  }

  /// Longest answer that is looked at.
  public static let maximumBytes = 1 << 20

  /// Judges one submission. The exercise is the one that the submission or its first line names.
  public func judge(_ submission: Submission) -> Verdict {
    func invalid(_ name: String, _ en: String, _ zh: String, _ exercise: Exercise? = nil) -> Verdict {
      Verdict.failure(
        submission, exercise: exercise,
        .init(kind: .invalid, name: name, message: language == .en ? en : zh, line: nil), language: language)
    }
    let known = submission.exercise.flatMap { course.exercise($0) }
    guard submission.source.count <= Self.maximumBytes else {
      return invalid("too-long", "The answer is longer than 1 MiB.", "答案超过 1 MiB。", known)
    }
    guard let text = String(validating: submission.source, as: UTF8.self), !submission.source.contains(0) else {
      return invalid("not-text", "The answer is not UTF-8 text.", "答案不是 UTF-8 文本。", known)
    }
    guard let id = Course.exerciseID(ofAnswer: text) ?? submission.exercise else {
      return invalid(
        "no-header", "The first line does not say which exercise this answers (`# heaplings: X02.3`).",
        "第一行没有写明是哪道练习（`# heaplings: X02.3`）。")
    }
    guard let exercise = course.exercise(id) else {
      return invalid("unknown-exercise", "There is no exercise \(id).", "没有练习 \(id)。")
    }
    return judge(submission, exercise)
  }

  private func judge(_ submission: Submission, _ exercise: Exercise) -> Verdict {
    let evaluation = Evaluation(judge: self, exercise: exercise, submission: submission)
    let checks = evaluation.rows()
    let error = evaluation.failure
    let score = checks.reduce(0) { $0 + $1.points }
    let passed = checks.allSatisfy { $0.status == .passed }
    return Verdict(
      id: submission.id, student: submission.student, exercise: exercise.id,
      profile: exercise.spec.profiles.joined(separator: ","), status: error != nil ? .error : passed ? .passed : .failed,
      score: score, maxScore: exercise.spec.points, checks: checks, error: error, used: evaluation.usage,
      hashes: .init(
        exercise: exercise.hash, submission: SHA256.tagged(submission.source), engine: EngineVersion.hash))
  }

  // MARK: References

  enum Reference: String { case starter, solution }

  /// The starter's or the solution's run, made at the first question.
  func reference(
    _ which: Reference, _ exercise: Exercise, profile: String, driverRun: Int?, before: String? = nil
  ) -> FinishedRun {
    let key = "\(exercise.id) \(which.rawValue) \(profile) \(driverRun ?? -1) \(before ?? "")"
    if let known = references[key] { return known }
    var request = RunRequest(exercise.spec)
    request.before = before
    request.needsHeap = false
    let source = which == .starter ? exercise.starter : exercise.solution
    let run = AnswerRunner.run(
      Array(source.utf8), of: exercise, profile: profile, driverRun: driverRun, request)
    references[key] = run
    return run
  }

  /// The value of a Python literal, by the engine itself.
  func literal(_ text: String) -> PythonValue {
    if let known = literals[text] { return known }
    let interpreter = Interpreter(host: HostServices(write: { _, _ in }), limits: .init(instructions: 100_000))
    defer { interpreter.close() }
    _ = interpreter.run(source: Array("value = (\(text))\n".utf8), name: "literal")
    let value = interpreter.value(ofGlobal: "value") ?? .cut
    literals[text] = value
    return value
  }
}
