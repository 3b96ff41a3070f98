import GRDB
import Glibc

/// One judged answer.
public struct Attempt: Sendable, Equatable {
  public enum Outcome: String, Sendable, Codable {
    case passed, failed
    /// The answer could not be judged to its end: an exception, a limit, an unreadable file.
    case error
  }

  /// Id of the exercise: `X02.3`.
  public var exercise: String
  public var outcome: Outcome
  public var score: Int
  public var maxScore: Int
  /// Hash of the answer; the same answer judged twice in a row counts once.
  public var submission: String
  /// Seconds since 1970.
  public var at: Int

  public init(
    exercise: String, outcome: Outcome, score: Int, maxScore: Int, submission: String = "", at: Int? = nil
  ) {
    self.exercise = exercise
    self.outcome = outcome
    self.score = score
    self.maxScore = maxScore
    self.submission = submission
    self.at = at ?? time(nil)
  }
}

/// Where a learner stands with one exercise.
public struct ExerciseState: Sendable, Equatable {
  public var attempts = 0
  /// Some answer has earned every point.
  public var passed = false
  /// The highest score so far, out of `maxScore`; 0 without an attempt.
  public var best = 0
  public var maxScore = 0
  /// When the latest attempt was, in seconds since 1970; 0 without one.
  public var lastAt = 0
  /// Hints that were given out.
  public var hints = 0
  /// The solution was shown before there was a pass.
  public var gaveUp = false

  public init() {}
}

extension Store {
  /// Notes a verdict. The same answer judged again right after itself is not another attempt.
  public func record(_ attempt: Attempt) throws(StoreError) {
    try write { db in
      let last = try Row.fetchOne(
        db, sql: "SELECT id, submission, score FROM attempt WHERE exercise = ? ORDER BY id DESC LIMIT 1",
        arguments: [attempt.exercise])
      if let last, !attempt.submission.isEmpty, last["submission"] == attempt.submission,
        last["score"] == attempt.score
      {
        try db.execute(
          sql: "UPDATE attempt SET at = ? WHERE id = ?", arguments: [attempt.at, last["id"] as Int])
        return
      }
      try db.execute(
        sql: """
          INSERT INTO attempt (exercise, at, outcome, score, maxScore, submission) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          attempt.exercise, attempt.at, attempt.outcome.rawValue, attempt.score, attempt.maxScore,
          attempt.submission,
        ])
    }
  }

  /// Where the learner stands with an exercise.
  public func state(of exercise: String) throws(StoreError) -> ExerciseState {
    try states()[exercise] ?? ExerciseState()
  }

  /// Every exercise of which anything is known, by id.
  /// - Complexity: O(attempts); one query each for attempts and help.
  public func states() throws(StoreError) -> [String: ExerciseState] {
    try read { db in
      var result: [String: ExerciseState] = [:]
      let attempts = try Row.fetchCursor(
        db,
        sql: """
          SELECT exercise, count(*) AS attempts, max(outcome = 'passed') AS passed, max(score) AS best,
            max(maxScore) AS maxScore, max(at) AS lastAt
          FROM attempt GROUP BY exercise
          """)
      while let row = try attempts.next() {
        var state = ExerciseState()
        state.attempts = row["attempts"]
        state.passed = row["passed"]
        state.best = row["best"]
        state.maxScore = row["maxScore"]
        state.lastAt = row["lastAt"]
        result[row["exercise"], default: ExerciseState()] = state
      }
      let help = try Row.fetchCursor(db, sql: "SELECT exercise, hints, solutionAt FROM help")
      while let row = try help.next() {
        let exercise: String = row["exercise"]
        result[exercise, default: ExerciseState()].hints = row["hints"]
        result[exercise, default: ExerciseState()].gaveUp = (row["solutionAt"] as Int?) != nil
      }
      return result
    }
  }

  // MARK: Help

  /// Gives out the next hint of an exercise that has `available` of them.
  /// - Returns: how many have been given out now; no more than there are.
  public func takeHint(of exercise: String, available: Int) throws(StoreError) -> Int {
    try write { db in
      let taken = try Int.fetchOne(
        db, sql: "SELECT hints FROM help WHERE exercise = ?", arguments: [exercise])
      let now = min((taken ?? 0) + 1, available)
      try db.execute(
        sql: """
          INSERT INTO help (exercise, hints) VALUES (?, ?)
          ON CONFLICT (exercise) DO UPDATE SET hints = excluded.hints
          """, arguments: [exercise, now])
      return now
    }
  }

  /// Notes that the solution was shown before a pass.
  public func recordGivingUp(_ exercise: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO help (exercise, solutionAt) VALUES (?, ?)
          ON CONFLICT (exercise) DO UPDATE SET solutionAt = coalesce(solutionAt, excluded.solutionAt)
          """, arguments: [exercise, time(nil)])
    }
  }
}
