import Courseware
import Progress
import PyVM

/// `heaplings check`: finds the answers that are meant, judges them here and notes what came of it.
public struct AnswerCheck {
  public var course: Course
  public var language: Language
  /// The workspace around the current folder; nil: there is none.
  public var workspace: Workspace?

  public init(course: Course, language: Language, workspace: Workspace?) {
    self.course = course
    self.language = language
    self.workspace = workspace
  }

  /// An answer file.
  public struct Target: Sendable, Equatable {
    public var path: String
    /// The exercise that it is meant for; nil: its first line will say.
    public var exercise: String?
  }

  /// What a word of the command line does not mean.
  public enum Unknown: Error, Equatable {
    /// Neither a file nor an exercise.
    case name(String)
    /// An exercise, but outside of a workspace.
    case noWorkspace
    /// An exercise without an answer file in the workspace.
    case noAnswer(exercise: String)
    /// The workspace has no answer at all.
    case nothingSaved
  }

  /// The answers that words mean: exercises by id or slug, or files. Without any, the answer saved last.
  public func targets(_ words: [String]) throws(Unknown) -> [Target] {
    guard words.isEmpty else {
      var targets: [Target] = []
      for word in words { targets.append(try target(word)) }
      return targets
    }
    guard let workspace else { throw .noWorkspace }
    let answers = workspace.answers().filter { course.exercise($0.exercise) != nil }
    guard let latest = answers.max(by: { ($0.savedAt, $1.path) < ($1.savedAt, $0.path) }) else {
      throw .nothingSaved
    }
    return [Target(path: workspace.folder + "/" + latest.path, exercise: latest.exercise)]
  }

  private func target(_ word: String) throws(Unknown) -> Target {
    if let exercise = course.exercise(word) {
      guard let workspace else { throw .noWorkspace }
      let answers = workspace.answers().filter { course.exercise($0.exercise)?.id == exercise.id }
      // The file that `init` wrote before copies of it.
      let usual = answers.first { $0.path == Workspace.answerPath(of: exercise) }
      guard let answer = usual ?? answers.max(by: { $0.savedAt < $1.savedAt }) else {
        throw .noAnswer(exercise: exercise.id)
      }
      return Target(path: workspace.folder + "/" + answer.path, exercise: exercise.id)
    }
    guard FileBytes.isFile(word) else { throw .name(word) }
    return Target(path: word, exercise: nil)
  }

  /// Reads and judges one answer, on a thread of its own.
  /// - Throws: when the file cannot be read.
  public func verdict(
    _ target: Target, isCancelled: @escaping @Sendable () -> Bool
  ) throws(BatchError) -> Verdict {
    let bytes = try FileBytes.read(target.path, most: Submission.maximumBytes + 1)
    let submission = Submission(id: target.path, student: "", exercise: target.exercise, source: bytes)
    let (course, language) = (course, language)
    return onInterpreterThread {
      Judge(course: course, language: language, isCancelled: isCancelled).judge(submission)
    }
  }

  /// Notes a verdict in the workspace's progress; elsewhere nothing is kept.
  public func record(_ verdict: Verdict) throws(StoreError) {
    guard let workspace, !verdict.exercise.isEmpty, verdict.error?.kind != .crash else { return }
    let outcome: Attempt.Outcome =
      switch verdict.status {
      case .passed: .passed
      case .failed: .failed
      case .error: .error
      }
    try workspace.openStore().record(
      Attempt(
        exercise: verdict.exercise, outcome: outcome, score: verdict.score, maxScore: verdict.maxScore,
        submission: verdict.hashes.submission))
  }
}
