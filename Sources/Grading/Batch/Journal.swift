import Glibc

/// Verdicts of a batch that is under way, each on disk before the next is asked for:
/// `DIR/unfinished.ndjson`. A batch that was killed goes on from there; one that came to its end leaves
/// none.
final class Journal {
  private let path: String
  private var descriptor: Int32

  private struct Head: Codable, Equatable {
    var schema = "heaplings.journal/1"
    var engine = EngineVersion.text
    var language: String
  }

  /// Opens the journal of a folder.
  /// - Parameters:
  ///   - language: of the verdicts; those of another language are not taken over.
  ///   - resume: take over what is there; otherwise it is begun anew.
  /// - Returns: the journal, and the verdicts in it by id.
  static func open(folder: String, language: String, resume: Bool) throws(BatchError)
    -> (journal: Journal, known: [String: Verdict])
  {
    let path = folder + "/unfinished.ndjson"
    var known: [String: Verdict] = [:]
    let head = Head(language: language)
    if resume, let bytes = try? FileBytes.read(path, most: 4 << 30) {
      var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: true)
      if !lines.isEmpty, JSONText.read(Head.self, lines.removeFirst()) == head {
        // The last line may have been cut by whatever ended the batch; then it is no verdict.
        for line in lines {
          if let verdict = JSONText.read(Verdict.self, line) { known[verdict.id] = verdict }
        }
      }
    }
    let journal = try Journal(path)
    try journal.append(JSONText.line(head))
    for id in known.keys.sorted() {
      if let verdict = known[id] { try journal.append(JSONText.line(verdict)) }
    }
    // Only now that everything taken over is in it does the new one stand for the old one.
    guard fsync(journal.descriptor) == 0, rename(path + ".part", path) == 0 else {
      throw BatchError("cannot write \(path)", errno)
    }
    return (journal, known)
  }

  private init(_ path: String) throws(BatchError) {
    self.path = path
    descriptor = Glibc.open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw BatchError("cannot write \(path)", errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ verdict: Verdict) throws(BatchError) {
    try append(JSONText.line(verdict))
    guard fdatasync(descriptor) == 0 || errno == EINVAL else {
      throw BatchError("cannot write \(path)", errno)
    }
  }

  private func append(_ line: String) throws(BatchError) {
    try FileBytes.write(Array((line + "\n").utf8), descriptor, path)
  }

  /// The batch is complete: nothing is left to go on with.
  func remove() {
    close(descriptor)
    descriptor = -1
    unlink(path)
  }
}
