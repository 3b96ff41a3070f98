/// How the lexer reports what it cannot read: each kind of error has its own notion of place.
extension Lexer {
  func errorToken(_ start: Int) -> Token {
    Token(
      kind: .error, level: UInt8(truncatingIfNeeded: brackets.count), start: UInt32(min(start, source.count)),
      end: UInt32(min(max(start, cursor), source.count)))
  }

  /// An error whose column is the number of characters up to `cursor` (or to the lexer's own place).
  mutating func failAtCursor(_ message: String, cursor at: Int? = nil, end: Int? = nil) -> Token {
    let place = at ?? cursor
    let line = source.lineIndex(max(source.origin, min(place, source.count) - 1))
    let start = source.lineStart(line)
    let offset = source.characters(from: start, to: place)
    failure = SyntaxErrorInfo(
      kind: .syntaxError, message: message, line: line + 1, offset: offset, endLine: line + 1,
      endOffset: end.map { source.characters(from: start, to: $0) } ?? offset,
      text: source.lineText(line, newline: false))
    return errorToken(max(0, place - 1))
  }

  /// An error at a byte of its line, with a given end column.
  mutating func fail(
    _ kind: SyntaxErrorInfo.Kind, _ message: String, at place: Int, endOffset: Int, offsetByte: Int
  ) -> Token {
    let line = source.lineIndex(max(source.origin, min(place, source.count) - 1))
    let offset = source.characters(from: source.lineStart(line), to: offsetByte)
    failedQuietly = true
    failure = SyntaxErrorInfo(
      kind: kind, message: message, line: line + 1, offset: offset, endLine: line + 1, endOffset: endOffset,
      text: source.lineText(line, newline: true))
    return errorToken(place)
  }

  /// An error in the indentation of the current line: its place is the line's end unless given.
  mutating func failAtLineEnd(
    _ kind: SyntaxErrorInfo.Kind, _ message: String, offset: Int? = nil, endOffset: Int = 0
  ) -> Token {
    let line = source.lineIndex(cursor)
    let start = cursor
    let length = source.characters(from: source.lineStart(line), to: source.lineEnd(line))
    failedQuietly = true
    failure = SyntaxErrorInfo(
      kind: kind, message: message, line: line + 1, offset: offset ?? length + 1, endLine: line + 1,
      endOffset: endOffset, text: source.lineText(line, newline: true))
    cursor = source.lineEnd(line)
    return errorToken(start)
  }

  /// The input ended inside brackets.
  mutating func neverClosed() -> Token {
    failedQuietly = true
    failure = neverClosedError()
    return errorToken(cursor)
  }

  /// The error for the innermost open bracket.
  func neverClosedError() -> SyntaxErrorInfo {
    let at = Int(bracketOffsets.last ?? 0)
    let line = source.lineIndex(at)
    let offset = source.characters(from: source.lineStart(line), to: at) + 1
    return SyntaxErrorInfo(
      kind: .syntaxError,
      message: "'\(String(Unicode.Scalar(brackets.last ?? 40)))' was never closed", line: line + 1,
      offset: offset, endLine: line + 1, endOffset: 0,
      text: source.lineText(line, newline: line >= lineIndex))
  }

  /// The line the lexer is on. A line is entered when something on it is read.
  var lineIndex: Int {
    if cursor >= source.count { return source.lineCount - 1 }
    let here = source.lineIndex(cursor)
    return atLineStart && here > 0 ? here - 1 : here
  }
}
