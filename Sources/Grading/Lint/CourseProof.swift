import Courseware
import PyVM

/// Proves a course: cells print what their lesson says, in both languages; solutions pass; starters and
/// wrong answers fail as they say.
public struct CourseProof: Sendable {
  /// What was looked at and what was found (`heaplings.lint/1`).
  public struct Report: Sendable, Codable, Equatable {
    public var schema = "heaplings.lint/1"
    public var lessons = 0
    public var cells = 0
    public var exercises = 0
    public var answers = 0
    public var problems: [Problem] = []

    public init() {}
  }

  /// One thing that is wrong, with its place in the course.
  public struct Problem: Sendable, Codable, Equatable, CustomStringConvertible {
    public var file: String
    /// From 1; 0 when the file as a whole is meant.
    public var line: Int
    public var message: String

    public init(_ problem: CourseProblem) {
      file = problem.file
      line = problem.line
      message = problem.message
    }

    init(_ file: String, _ line: Int = 0, _ message: String) {
      self.file = file
      self.line = line
      self.message = message
    }

    public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
  }

  private let course: Course

  public init(_ course: Course) { self.course = course }

  /// Proves lessons and exercises.
  /// - Parameters:
  ///   - lessons: those whose cells are run.
  ///   - exercises: those whose answers are judged.
  ///   - isCancelled: asked between two answers and within each.
  /// - Precondition: called on an interpreter thread.
  public func report(
    lessons: [Lesson], exercises: [Exercise], isCancelled: @escaping () -> Bool = { false }
  ) -> Report {
    var report = Report()
    for lesson in lessons where !isCancelled() {
      var proof = LessonProof(lesson, course)
      proof.run()
      report.lessons += 1
      report.cells += proof.cells
      report.problems += proof.problems
    }
    let judge = Judge(course: course, language: .en, isCancelled: isCancelled)
    for exercise in exercises where !isCancelled() {
      var proof = ExerciseProof(exercise, judge)
      proof.run()
      report.exercises += 1
      report.answers += proof.answers
      report.problems += proof.problems
    }
    return report
  }
}
