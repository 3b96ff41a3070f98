/// What is wrong with a course's source, and where.
public struct CourseProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// Path relative to the course's folder.
  public var file: String
  /// Line from 1; 0 when the file as a whole is meant.
  public var line: Int
  public var message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}

/// Everything that kept a course from loading, in order of files.
public struct CourseProblems: Error, Sendable, CustomStringConvertible {
  public var problems: [CourseProblem]

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
