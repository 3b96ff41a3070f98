import Courseware

/// What the judge says of one submission (`heaplings.verdict/1`). No time stands in it: the same submission
/// gives the same bytes on every machine.
public struct Verdict: Sendable, Codable, Equatable {
  public static let schemaName = "heaplings.verdict/1"

  public enum Status: String, Sendable, Codable { case passed, failed, error }

  public var schema = Verdict.schemaName
  public var id: String
  public var student: String
  /// Empty when nobody knows which exercise it answers.
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
  public struct Check: Sendable, Codable, Equatable {
    /// `skipped`: a check that it needs did not pass, or nothing could be run.
    public enum Status: String, Sendable, Codable { case passed, failed, skipped }
    /// The id of the declaration; `blanks-3` for the third blank.
    public var id: String
    public var title: String
    public var status: Status
    public var points: Int
    public var maxPoints: Int
    public var message: String
    public var expected: String?
    public var actual: String?
    /// Out of the heap: who holds what was counted; or the belief behind a wrong prediction.
    public var explanation: [String]
  }

  /// What kept the answer from running to its end, or from being run at all.
  public struct Failure: Sendable, Codable, Equatable {
    /// `crash`: the process that judged it died.
    public enum Kind: String, Sendable, Codable { case exception, limit, unsupported, invalid, crash }
    public var kind: Kind
    /// The exception's type, the limit's name, the construct; or a short stable word.
    public var name: String
    public var message: String
    /// Line of the answer; nil when it is not known.
    public var line: Int?

    /// An exception as CPython's last line says it: `ZeroDivisionError: division by zero`.
    var told: String { message.isEmpty ? name : "\(name): \(message)" }

    public init(kind: Kind, name: String, message: String, line: Int? = nil) {
      self.kind = kind
      self.name = name
      self.message = message
      self.line = line
    }
  }

  /// What the runs of the answer used: fuel and collections summed up, the highest peak.
  public struct Usage: Sendable, Codable, Equatable {
    public var instructions = 0
    public var peakBytes = 0
    public var collections = [0, 0, 0]
  }

  /// What a verdict follows from: with the same three, it is the same.
  public struct Hashes: Sendable, Codable, Equatable {
    public var exercise: String
    public var submission: String
    public var engine: String
  }

  /// A verdict without a run: the answer could not be read, or the worker died.
  public static func failure(
    _ submission: Submission, exercise: Exercise?, _ failure: Failure, language: Language
  ) -> Verdict {
    Verdict(
      id: submission.id, student: submission.student, exercise: exercise?.id ?? submission.exercise ?? "",
      profile: exercise?.profileNames ?? "", status: .error, score: 0, maxScore: exercise?.spec.points ?? 0,
      checks: exercise.map { exercise in
        exercise.spec.checks.flatMap { Check.skipped($0, of: exercise, language) }
      } ?? [],
      error: failure, used: Usage(),
      hashes: Hashes(exercise: exercise?.hash ?? "", submission: submission.hash, engine: EngineVersion.text))
  }
}

extension Verdict.Check {
  /// The rows of a check that is not run.
  static func skipped(_ check: CheckSpec, of exercise: Exercise, _ language: Language) -> [Verdict.Check] {
    check.rowIDs(exercise).map {
      Verdict.Check(
        id: $0, title: exercise.title(of: check, language), status: .skipped, points: 0,
        maxPoints: check.points,
        message: "", explanation: [])
    }
  }
}

extension CheckSpec {
  /// Ids of its rows: one per blank, otherwise its own.
  func rowIDs(_ exercise: Exercise) -> [String] {
    guard rule == .blanks else { return [id] }
    return exercise.sheet.blanks.indices.map { "\(id)-\($0 + 1)" }
  }

  /// Whether a row of a verdict is one of this check.
  func owns(row: String) -> Bool { row == id || (rule == .blanks && row.hasPrefix(id + "-")) }
}

extension Exercise {
  /// `3.8,3.13`.
  var profileNames: String { spec.profiles.joined(separator: ",") }

  func title(of check: CheckSpec, _ language: Language) -> String {
    text[language].checkTitles[check.id] ?? check.id
  }

  /// Hash of everything in its folder.
  /// - Complexity: O(bytes).
  public var hash: String {
    var hash = SHA256()
    for file in files {
      hash.update(Array("\(file.path)\u{0}\(file.bytes.count)\u{0}".utf8))
      hash.update(file.bytes)
    }
    return "sha256:" + hash.finish()
  }
}

/// Which engine judged.
public enum EngineVersion {
  /// Changes with every release; between releases a verdict is replayed with the commit that made it.
  public static let text = "heaplings 0.1.0"
}
