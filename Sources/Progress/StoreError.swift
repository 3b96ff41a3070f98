import GRDB

/// Why the progress file cannot be used. The file is left as it is.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: Reason

  public enum Reason: Error, Sendable, Equatable {
    /// Written by a later version of this program, with this schema version.
    case newer(Int)
    /// A SQLite file of some other program.
    case foreign
    /// No SQLite file, or a broken one.
    case damaged
    /// Somebody else kept it locked for ten seconds.
    case busy
    /// What SQLite or the system said: no such folder, no permission, a full disk.
    case other(String)
  }

  init(_ error: any Error, path: String) {
    self.path = path
    switch error {
    case let reason as Reason: self.reason = reason
    case let error as StoreError: reason = error.reason
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT: reason = .damaged
      case .SQLITE_BUSY, .SQLITE_LOCKED: reason = .busy
      default: reason = .other(error.message ?? "SQLite error \(error.resultCode.rawValue)")
      }
    default: reason = .other("\(error)")
    }
  }

  /// One line in English; what to do is in it.
  public var description: String {
    switch reason {
    case .newer(let version):
      "\(path) was written by a newer heaplings (format \(version), this one knows \(Store.schemaVersion));"
        + " update heaplings"
    case .foreign: "\(path) is not a progress file of heaplings; it was left as it is"
    case .damaged:
      "\(path) is damaged or no SQLite file; it was left as it is. Move it away to start with a new one"
    case .busy: "\(path) is locked by another program"
    case .other(let message): "\(path): \(message)"
    }
  }
}
