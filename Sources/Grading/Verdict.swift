import Courseware

/// One answer to judge.
public struct Submission: Sendable, Equatable {
  /// Unique in its batch: the path of the file, or what the batch calls it.
  public var id: String
  public var student: String
  /// Id of the exercise, when it is known without looking into the answer.
  public var exercise: String?
  public var source: [UInt8]

  public init(id: String, student: String, exercise: String? = nil, source: [UInt8]) {
    self.id = id
    self.student = student
    self.exercise = exercise
    self.source = source
  }
}

/// What the judge says of one submission (`heaplings.verdict/1`). No time stands in it.
public struct Verdict: Sendable, Equatable {
  public enum Status: String, Sendable { case passed, failed, error }

  public var id: String
  public var student: String
  public var exercise: String
  /// Names of the profiles it was judged under, joined by commas.
  public var profile: String
  public var status: Status
  public var score: Int
  public var maxScore: Int
  public var checks: [Check]
  public var error: Failure?
  public var used: Usage
  public var hashes: Hashes

  /// One row.
  public struct Check: Sendable, Equatable {
    /// `skipped`: a check that it needs did not pass.
    public enum Status: String, Sendable { case passed, failed, skipped }
    public var id: String
    public var title: String
    public var status: Status
    public var points: Int
    public var maxPoints: Int
    public var message: String
    public var expected: String?
    public var actual: String?
    /// Out of the heap: who holds what was counted.
    public var explanation: [String]
  }

  /// What kept the answer from running to its end.
  public struct Failure: Sendable, Equatable {
    public enum Kind: String, Sendable { case exception, limit, unsupported, invalid, crash }
    public var kind: Kind
    public var name: String
    public var message: String
    /// Line of the answer; nil when it is not known.
    public var line: Int?
  }

  /// Sums over the runs of the answer.
  public struct Usage: Sendable, Equatable {
    public var instructions = 0
    public var peakBytes = 0
    public var collections = [0, 0, 0]
  }

  public struct Hashes: Sendable, Equatable {
    public var exercise: String
    public var submission: String
    public var engine: String
  }

  /// A verdict without any check: the answer could not be read, or the worker died.
  public static func failure(
    _ submission: Submission, exercise: Exercise?, _ failure: Failure, language: Language
  ) -> Verdict {
    let checks = exercise.map { exercise in
      exercise.spec.checks.map { check in
        let rows = check.rule == .blanks ? exercise.sheet.blanks.count : 1
        return Check(
          id: check.id, title: exercise.text[language].checkTitles[check.id] ?? check.id, status: .skipped, points: 0,
          maxPoints: check.points * rows, message: "", explanation: [])
      }
    }
    return Verdict(
      id: submission.id, student: submission.student, exercise: exercise?.id ?? submission.exercise ?? "",
      profile: exercise?.spec.profiles.joined(separator: ",") ?? "", status: .error, score: 0,
      maxScore: exercise?.spec.points ?? 0, checks: checks ?? [], error: failure, used: Usage(),
      hashes: Hashes(
        exercise: exercise?.hash ?? "", submission: SHA256.tagged(submission.source), engine: EngineVersion.hash))
  }
}

extension Exercise {
  /// Hash of everything in its folder.
  public var hash: String {
    var hash = SHA256()
    for file in files {
      hash.update(Array("\(file.path)\u{0}\(file.bytes.count)\u{0}".utf8))
      hash.update(file.bytes)
    }
    return "sha256:" + hash.finish()
  }
}

/// Which engine judged. Bump it with every change that can change a verdict.
public enum EngineVersion {
  public static let text = "0.1.0"
  public static let hash = SHA256.tagged("heaplings engine \(text)".utf8)
}
