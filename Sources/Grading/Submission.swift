/// One answer to judge.
public struct Submission: Sendable, Codable, Equatable {
  /// Unique in its batch: the path of the file, or what the batch calls it.
  public var id: String
  public var student: String
  /// Id or slug of the exercise, when it is known without looking into the answer.
  public var exercise: String?
  /// The file's bytes. Empty when ``isTooLong``.
  public var source: [UInt8]
  /// The file is longer than ``maximumBytes`` and was not read.
  public var isTooLong: Bool
  /// There is no file: what came was no submission. ``source`` is empty then.
  public var isMissing = false

  /// Longest answer that is looked at.
  public static let maximumBytes = 1 << 20

  public init(id: String, student: String, exercise: String? = nil, source: [UInt8]) {
    self.id = id
    self.student = student
    self.exercise = exercise
    isTooLong = source.count > Submission.maximumBytes
    self.source = isTooLong ? [] : source
  }

  /// What stands for a line of a stream that could not be read as a submission.
  static func missing(id: String, student: String = "", exercise: String? = nil) -> Submission {
    var submission = Submission(id: id, student: student, exercise: exercise, source: [])
    submission.isMissing = true
    return submission
  }

  /// `sha256:` and the digest of the answer; empty for one that was too long to read or is not there.
  public var hash: String { isTooLong || isMissing ? "" : SHA256.tagged(source) }
}
