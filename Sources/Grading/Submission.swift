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

  /// Longest answer that is looked at.
  public static let maximumBytes = 1 << 20

  public init(id: String, student: String, exercise: String? = nil, source: [UInt8]) {
    self.id = id
    self.student = student
    self.exercise = exercise
    isTooLong = source.count > Submission.maximumBytes
    self.source = isTooLong ? [] : source
  }

  /// `sha256:` and the digest of the answer; empty for one that was too long to read.
  public var hash: String { isTooLong ? "" : SHA256.tagged(source) }
}
