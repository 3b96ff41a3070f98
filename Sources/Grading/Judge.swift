import Courseware
import Glibc
import PyVM

/// Judges answers: runs them, looks at what is left, and says why.
///
/// One judge serves many submissions; what the starter and the solution do is run once. Not thread-safe.
/// Call it on an interpreter thread (``onInterpreterThread(_:)``).
public final class Judge {
  let course: Course
  let words: Words
  /// Runs of starters and solutions, which never depend on a submission.
  private var references: [String: FinishedRun] = [:]
  private var literals: [String: PythonValue] = [:]
  private var deadline: Double = .infinity
  private let isCancelled: () -> Bool

  /// Wall time for one submission: the last resort behind all other limits.
  static let maximumSeconds = 120.0

  /// - Parameter isCancelled: asked now and then; true ends the run at hand.
  public init(course: Course, language: Language, isCancelled: @escaping () -> Bool = { false }) {
    self.course = course
    self.isCancelled = isCancelled
    words = Words(language: language)
  }

  /// Judges one submission. The exercise is the one that its first line or the submission itself names.
  public func judge(_ submission: Submission) -> Verdict {
    switch read(submission) {
    case .success(let exercise):
      deadline = now() + Judge.maximumSeconds
      return judge(submission, exercise)
    case .failure(let refusal):
      return .failure(submission, exercise: refusal.exercise, refusal.failure, language: words.language)
    }
  }

  private func judge(_ submission: Submission, _ exercise: Exercise) -> Verdict {
    let evaluation = Evaluation(judge: self, exercise: exercise, submission: submission)
    let checks = evaluation.rows()
    let error = evaluation.failure
    let score = max(0, checks.reduce(0) { $0 + $1.points })
    // An interview is passed with 7 of 10 points, and without a misconception.
    let passed =
      exercise.spec.kind == .interview
      ? score * 10 >= exercise.spec.points * 7 && !checks.contains { $0.points < 0 }
      : checks.allSatisfy { $0.status == .passed }
    return Verdict(
      id: submission.id, student: submission.student, exercise: exercise.id, profile: exercise.profileNames,
      status: error != nil ? .error : passed ? .passed : .failed, score: score,
      maxScore: exercise.spec.points, checks: checks, error: error, used: evaluation.usage,
      hashes: .init(exercise: exercise.hash, submission: submission.hash, engine: EngineVersion.text))
  }

  // MARK: What is no answer

  private struct Refusal: Error {
    var exercise: Exercise?
    var failure: Verdict.Failure
  }

  /// The exercise that a submission answers, or why it cannot be judged.
  private func read(_ submission: Submission) -> Result<Exercise, Refusal> {
    let named = submission.exercise.flatMap { course.exercise($0) }
    func refuse(_ name: String, _ message: String) -> Result<Exercise, Refusal> {
      .failure(Refusal(exercise: named, failure: .init(kind: .invalid, name: name, message: message)))
    }
    guard !submission.isMissing else {
      return refuse(
        "no-submission",
        words.say(
          "This is no submission: it needs an `id`, and `files` with an `answer.py`.",
          "这不是一份提交：要有 `id`，还要有带 `answer.py` 的 `files`。"))
    }
    guard !submission.isTooLong else {
      return refuse("too-long", words.say("The answer is longer than 1 MiB.", "答案超过 1 MiB。"))
    }
    guard !submission.source.isEmpty else {
      return refuse("empty", words.say("The answer is empty.", "答案是空的。"))
    }
    guard let text = String(validating: submission.source, as: UTF8.self), !submission.source.contains(0)
    else {
      return refuse("not-text", words.say("The answer is not UTF-8 text.", "答案不是 UTF-8 文本。"))
    }
    let header = Course.exerciseID(ofAnswer: text).map { cleaned($0, 40) }
    guard let id = header ?? submission.exercise else {
      return refuse(
        "no-header",
        words.say(
          "The first line does not say which exercise this answers (`# heaplings: X02.3`).",
          "第一行没有写明是哪道练习（`# heaplings: X02.3`）。"))
    }
    guard let exercise = course.exercise(id) else {
      return refuse(
        "unknown-exercise", words.say("There is no exercise \(id).", "没有练习 \(id)。"))
    }
    if let named, named.id != exercise.id {
      return refuse(
        "wrong-exercise",
        words.say(
          "The first line says \(exercise.id), but an answer to \(named.id) was expected.",
          "第一行写的是 \(exercise.id)，这里要的是 \(named.id) 的答案。"))
    }
    return .success(exercise)
  }

  // MARK: References

  func runner(_ exercise: Exercise, _ request: RunRequest, before: String? = nil) -> AnswerRunner {
    AnswerRunner(
      exercise: exercise, request: request,
      mayContinue: { [unowned self] in !isCancelled() && now() < deadline }, before: before)
  }

  enum Reference: String { case starter, solution }

  /// The starter's or the solution's run, made at the first question.
  func reference(
    _ which: Reference, _ exercise: Exercise, profile: String, driverRun: Int?, before: String? = nil
  ) -> FinishedRun {
    let key = "\(exercise.id) \(which.rawValue) \(profile) \(driverRun ?? -1) \(before ?? "")"
    if let known = references[key] { return known }
    var request = RunRequest(exercise.spec)
    request.needsHeap = false
    let source = which == .starter ? exercise.starter : exercise.solution
    let run = runner(exercise, request, before: before).run(
      Array(source.utf8), profile: profile, driverRun: driverRun)
    references[key] = run
    return run
  }

  /// The value of a Python literal, by the engine itself; nil when it is none.
  func literal(_ text: String) -> PythonValue? {
    if let known = literals[text] { return known }
    let interpreter = Interpreter(
      host: HostServices(write: { _, _ in }), limits: .init(instructions: 100_000, heapBytes: 16 << 20))
    defer { interpreter.close() }
    _ = interpreter.run(source: Array("value = (\(text)\n)\n".utf8), name: "literal")
    let value = interpreter.value(ofGlobal: "value")
    literals[text] = value
    return value
  }
}

/// Seconds of the monotonic clock.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
