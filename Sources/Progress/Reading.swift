import GRDB
import Glibc

/// How far a learner has read a lesson.
public struct Reading: Sendable, Equatable {
  /// Id of the lesson: `L02`.
  public var lesson: String
  /// Block of the document that stood at the top of the screen.
  public var block: Int
  /// The end was on the screen at some time.
  public var finished: Bool
  /// Seconds since 1970.
  public var at: Int

  public init(lesson: String, block: Int, finished: Bool, at: Int? = nil) {
    self.lesson = lesson
    self.block = block
    self.finished = finished
    self.at = at ?? time(nil)
  }
}

extension Store {
  /// Notes where a reader stopped. What was finished once stays finished.
  public func record(_ reading: Reading) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO reading (lesson, at, block, finished) VALUES (?, ?, ?, ?)
          ON CONFLICT (lesson) DO UPDATE SET at = excluded.at, block = excluded.block,
            finished = max(finished, excluded.finished)
          """, arguments: [reading.lesson, reading.at, reading.block, reading.finished])
    }
  }

  /// Every lesson that was opened, the latest first.
  public func readings() throws(StoreError) -> [Reading] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT lesson, at, block, finished FROM reading ORDER BY at DESC, lesson")
        .map {
          Reading(lesson: $0["lesson"], block: $0["block"], finished: $0["finished"], at: $0["at"])
        }
    }
  }
}
