import GRDB

/// What a learner has done, in one SQLite file.
///
/// ```swift
/// let store = try Store(at: ".heaplings/progress.sqlite")
/// try store.record(Attempt(exercise: "X02.3", outcome: .failed, score: 3, maxScore: 5))
/// try store.state(of: "X02.3").best       // 3
/// ```
/// Every call is one transaction with SQLite's rollback journal: a process that is killed loses at most the
/// call that it was in. Two processes may have the same file open; a writer waits up to ten seconds for the
/// other. A file that is damaged, newer than this program or somebody else's is never changed: opening it
/// throws.
public final class Store: Sendable {
  private let queue: DatabaseQueue
  /// Where the file is, as given.
  public let path: String

  /// "Heap" in ASCII; marks the file as ours.
  static let applicationID = 0x4865_6170
  /// Counts up with every change of the tables.
  static let schemaVersion = 1

  /// Opens the file, or makes it. The folder must be there.
  /// - Throws: ``StoreError``, which says in one line what is wrong with which file.
  public init(at path: String) throws(StoreError) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "heaplings.progress"
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      // A file in order is only read, so that progress can be looked at where it cannot be written.
      if try !queue.read({ try Store.isReady($0) }) { try queue.write { try Store.prepare($0) } }
    } catch { throw StoreError(error, path: path) }
  }

  /// Checks whose file it is. false: it is empty.
  private static func isReady(_ db: Database) throws -> Bool {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if application == 0 && version == 0 && tables == 0 { return false }
    guard application == applicationID else { throw StoreError.Reason.foreign }
    guard version <= schemaVersion else { throw StoreError.Reason.newer(version) }
    return true
  }

  /// Makes the tables, unless another process has been quicker.
  private static func prepare(_ db: Database) throws {
    if try isReady(db) { return }
    try db.execute(sql: Store.schema)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(schemaVersion)")
  }

  /// Times are whole seconds since 1970.
  private static let schema = """
    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY,
      exercise TEXT NOT NULL,
      at INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      score INTEGER NOT NULL,
      maxScore INTEGER NOT NULL,
      submission TEXT NOT NULL
    ) STRICT;
    CREATE INDEX attempt_exercise ON attempt (exercise, id);
    CREATE TABLE help (
      exercise TEXT PRIMARY KEY,
      hints INTEGER NOT NULL DEFAULT 0,
      solutionAt INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reading (
      lesson TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      block INTEGER NOT NULL,
      finished INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Runs one transaction.
  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try queue.write(body) } catch { throw StoreError(error, path: path) }
  }

  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try queue.read(body) } catch { throw StoreError(error, path: path) }
  }
}
