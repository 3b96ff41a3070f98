import Glibc

/// Submissions that come as NDJSON, one a line:
/// `{"id":"…","student":"…","exercise":"X02.3","files":{"answer.py":"…"}}`.
final class StreamSource: SubmissionSource {
  private struct Line: Decodable {
    var id: String
    var student: String?
    var exercise: String?
    var files: [String: String]
  }

  /// Lines may be so long; an answer of 1 MiB has room, whatever must be escaped in it.
  static let maximumLine = 8 << 20

  private let file: Int32
  private var buffer: [UInt8] = []
  private var hasEnded = false
  private var isSkipping = false
  private var count = 0
  /// Lines taken so far, empty ones too: what a line is called in messages.
  private var line = 0
  /// Lines that could not be read as submissions, by position, with what is wrong.
  private(set) var refused: [Int: String] = [:]

  init(descriptor: Int32) { file = descriptor }

  var descriptor: Int32? { file }
  var isExhausted: Bool { hasEnded && buffer.isEmpty }

  func next() throws(BatchError) -> (index: Int, submission: Submission)? {
    while true {
      if let text = takeLine() {
        line += 1
        let blank = text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
        if blank { continue }
        count += 1
        return (count - 1, read(text))
      }
      guard !hasEnded, isReadable() else { return nil }
      try fill()
    }
  }

  private func isReadable() -> Bool {
    var wait = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) > 0
  }

  private func fill() throws(BatchError) {
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let got = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
    if got < 0, errno == EINTR || errno == EAGAIN { return }
    guard got >= 0 else { throw BatchError("cannot read standard input", errno) }
    if got == 0 { hasEnded = true } else { buffer += chunk[..<got] }
  }

  private var scanned = 0

  /// The next line without its end; the rest of the input counts as one.
  private func takeLine() -> [UInt8]? {
    if let end = buffer[scanned...].firstIndex(of: 0x0a) {
      let line = Array(buffer[..<end])
      buffer.removeFirst(end + 1)
      scanned = 0
      return finish(line)
    }
    scanned = buffer.count
    if hasEnded, !buffer.isEmpty {
      let line = buffer
      buffer = []
      scanned = 0
      return finish(line)
    }
    if buffer.count > StreamSource.maximumLine {
      // Keep reading it, but keep nothing of it.
      isSkipping = true
      buffer = []
      scanned = 0
    }
    return nil
  }

  private func finish(_ line: [UInt8]) -> [UInt8] {
    defer { isSkipping = false }
    return isSkipping || line.count > StreamSource.maximumLine ? Array("too long".utf8) : line
  }

  private func read(_ text: [UInt8]) -> Submission {
    guard let request = JSONText.read(Line.self, text) else {
      refused[count - 1] = "line \(line): not a submission"
      return .missing(id: "line \(line)")
    }
    let names = request.files.keys.filter { $0.hasSuffix(".py") }
    let name = request.files["answer.py"] != nil ? "answer.py" : names.count == 1 ? names[0] : nil
    guard let name, let text = request.files[name] else {
      refused[count - 1] = "line \(line): `files` has no answer.py"
      return .missing(id: request.id, student: request.student ?? "", exercise: request.exercise)
    }
    return Submission(
      id: request.id, student: request.student ?? "", exercise: request.exercise, source: Array(text.utf8))
  }
}
