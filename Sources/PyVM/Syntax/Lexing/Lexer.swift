/// Splits Python source into tokens, one call to ``next()`` at a time, in linear time and without allocating
/// per token. It knows layout (INDENT, DEDENT, NEWLINE), brackets and nested f-strings as the reference
/// manual's "Lexical analysis" and PEP 701 define them.
///
/// The bytes are borrowed: they must outlive the lexer. For highlighting, ``tokenize(_:)`` keeps comments and
/// goes on after errors.
public struct Lexer {
  /// An f-string being read. While an expression part is read, `inExpression` is true and tokens come from
  /// the ordinary rules.
  struct FStringMode {
    var quote: UInt8
    var quoteSize: Int
    var isRaw: Bool
    var start: Int
    var inExpression = false
    var inFormatSpec = false
    var inDebug = false
    /// Brackets open since the string began.
    var depth = 0
    /// How many replacement fields are open, minus one.
    var expressionDepth = -1
  }

  let source: SourceText
  var cursor: Int
  var atLineStart = true
  /// INDENT (positive) or DEDENT (negative) tokens still to hand out.
  var pendingIndents = 0
  /// Columns of the open blocks with tabs to 8, and with tabs to 1.
  var indents: [Int32] = [0]
  var alternativeIndents: [Int32] = [0]
  /// Open brackets and where each stands.
  var brackets: [UInt8] = []
  var bracketOffsets: [UInt32] = []
  var modes: [FStringMode] = []
  /// A token was made on the current logical line, so that the end of input owes a NEWLINE.
  var lineHasTokens = false
  /// Comments and blank lines become tokens.
  var keepsTrivia = false
  /// The end of input was reached, or reading cannot go on.
  var isAtEnd = false

  /// What is wrong, after a token of kind ``TokenKind/error``.
  public internal(set) var failure: SyntaxErrorInfo?
  /// The failure is one that a parser's own error outranks: of layout, or the end of input.
  var failedQuietly = false
  /// The first name that NFKC might change; see ``IdentifierForms``.
  var unnormalisedName: Range<Int>?
  public internal(set) var warnings: [SyntaxWarningInfo] = []

  init(_ source: SourceText, at offset: Int? = nil) {
    self.source = source
    cursor = offset ?? source.origin
    brackets.reserveCapacity(16)
    bracketOffsets.reserveCapacity(16)
  }

  /// All tokens of a source with comments and line ends; never fails. After something unreadable (a token of
  /// kind `error`) it goes on behind it.
  public static func tokenize(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, buffer.count < Int(UInt32.max) else { return }
      var lexer = Lexer(SourceText(base: base, count: buffer.count))
      lexer.keepsTrivia = true
      while true {
        let before = lexer.cursor
        var token = lexer.next()
        if token.kind == .error {
          lexer.recover(before)
          token.end = UInt32(lexer.cursor)
          if token.start > token.end { token.start = UInt32(before) }
        }
        tokens.append(token)
        if token.kind == .endMarker || (token.kind == .error && lexer.cursor >= lexer.source.count) { break }
      }
    }
    return tokens
  }

  /// After an error: forget open f-strings and go on at the end of the line, or at least one byte further.
  private mutating func recover(_ before: Int) {
    failure = nil
    isAtEnd = false
    modes.removeAll()
    let line = source.lineIndex(max(before, min(cursor, source.count)))
    cursor = max(before + 1, min(cursor, source.count), min(source.lineEnd(line), source.count))
    cursor = min(cursor, source.count)
  }

  @inline(__always) func peek(_ distance: Int = 0) -> UInt8 { source[cursor &+ distance] }

  @inline(__always)
  mutating func make(_ kind: TokenKind, _ start: Int) -> Token {
    lineHasTokens = true
    return Token(
      kind: kind, level: UInt8(truncatingIfNeeded: brackets.count), start: UInt32(truncatingIfNeeded: start),
      end: UInt32(truncatingIfNeeded: cursor))
  }

  /// The next token; after ``TokenKind/endMarker`` or ``TokenKind/error`` the same again.
  public mutating func next() -> Token {
    if failure != nil { return errorToken(cursor) }
    if let mode = modes.last, !mode.inExpression { return nextInFString() }
    return nextPlain()
  }

  mutating func nextPlain() -> Token {
    while true {
      if atLineStart {
        atLineStart = false
        if let token = measureIndentation() { return token }
      }
      if pendingIndents != 0 {
        let kind: TokenKind = pendingIndents < 0 ? .dedent : .indent
        pendingIndents += pendingIndents < 0 ? 1 : -1
        return Token(
          kind: kind, level: 0, start: UInt32(truncatingIfNeeded: cursor),
          end: UInt32(truncatingIfNeeded: cursor))
      }
      // Blanks and comments.
      var c = peek()
      while c == 32 || c == 9 || c == 12 {
        cursor &+= 1
        c = peek()
      }
      let start = cursor
      if c == 35 {
        while cursor < source.count && source.base[cursor] != 10 && source.base[cursor] != 13 { cursor &+= 1 }
        if keepsTrivia {
          return Token(
            kind: .comment, level: UInt8(truncatingIfNeeded: brackets.count), start: UInt32(start),
            end: UInt32(cursor))
        }
        c = peek()
      }
      let byteClass = characterClass(c)
      switch byteClass {
      case .letter:
        return identifierOrString(start, c)
      case .digit:
        return number(start, c)
      case .newline:
        if let token = newline(c, start) { return token }
      case .quote:
        return string(start, quoteAt: start)
      case .backslash:
        if let token = continuation() { return token }
      case .end:
        if cursor >= source.count { return endOfInput(start) }
        return unexpectedCharacter(start)
      case .other:
        return punctuation(start, c)
      }
    }
  }

  /// The end of a line. A NEWLINE token begins where the comment before it does.
  private mutating func newline(_ c: UInt8, _ start: Int) -> Token? {
    cursor += c == 13 && peek(1) == 10 ? 2 : 1
    atLineStart = true
    if !lineHasTokens || !brackets.isEmpty {
      if !keepsTrivia { return nil }
      return Token(
        kind: .blankLine, level: UInt8(truncatingIfNeeded: brackets.count), start: UInt32(start),
        end: UInt32(cursor))
    }
    lineHasTokens = false
    return Token(kind: .newline, level: 0, start: UInt32(start), end: UInt32(start))
  }

  /// `start`: where a comment on the last line begins, else the end.
  private mutating func endOfInput(_ start: Int) -> Token {
    if !brackets.isEmpty {
      return neverClosed()
    }
    if lineHasTokens {
      // The source does not end with a newline: the grammar wants one all the same.
      lineHasTokens = false
      atLineStart = true
      return Token(kind: .newline, level: 0, start: UInt32(start), end: UInt32(start))
    }
    if indents.count > 1 {
      // The last line was a comment, which closes no block by itself.
      pendingIndents = 1 - indents.count
      indents.removeLast(indents.count - 1)
      alternativeIndents.removeLast(alternativeIndents.count - 1)
      return nextPlain()
    }
    isAtEnd = true
    return Token(kind: .endMarker, level: 0, start: UInt32(cursor), end: UInt32(cursor))
  }

  /// A backslash: nil when it joins two lines.
  private mutating func continuation() -> Token? {
    let start = cursor
    cursor += 1
    let c = peek()
    if cursor < source.count && c != 10 && c != 13 {
      return fail(
        .syntaxError, "unexpected character after line continuation character", at: cursor, endOffset: 0,
        offsetByte: start + 2)
    }
    if cursor < source.count { cursor += c == 13 && peek(1) == 10 ? 2 : 1 }
    if cursor >= source.count {
      if !brackets.isEmpty { return neverClosed() }
      return fail(
        .syntaxError, "unexpected EOF while parsing", at: start + 1, endOffset: -1, offsetByte: start + 2)
    }
    return nil
  }

  /// Reads the blanks that begin a line and works out how many blocks open or close. Blank lines count for
  /// nothing.
  private mutating func measureIndentation() -> Token? {
    var column: Int32 = 0
    var alternative: Int32 = 0
    var continued: Int32 = 0
    while true {
      let c = peek()
      if c == 32 {
        column &+= 1
        alternative &+= 1
      } else if c == 9 {
        column = (column / 8 &+ 1) &* 8
        alternative &+= 1
      } else if c == 12 {
        column = 0
        alternative = 0
      } else if c == 92 {
        continued = continued != 0 ? continued : column
        if let token = continuation() { return token }
        continue
      } else {
        break
      }
      cursor &+= 1
    }
    let c = peek()
    if c == 35 || c == 10 || c == 13 || !brackets.isEmpty { return nil }
    if cursor >= source.count && column > 0 {
      column = 0
      alternative = 0
    }
    if continued != 0 {
      column = continued
      alternative = continued
    }
    let top = indents.count - 1
    if column == indents[top] {
      return alternative == alternativeIndents[top] ? nil : inconsistentTabs()
    }
    if column > indents[top] {
      if indents.count >= 100 {
        return failAtLineEnd(.indentationError, "too many levels of indentation", offset: 1)
      }
      if alternative <= alternativeIndents[top] { return inconsistentTabs() }
      indents.append(column)
      alternativeIndents.append(alternative)
      pendingIndents = 1
      return nil
    }
    while indents.count > 1 && column < indents[indents.count - 1] {
      indents.removeLast()
      alternativeIndents.removeLast()
      pendingIndents -= 1
    }
    if column != indents[indents.count - 1] {
      return failAtLineEnd(
        .indentationError, "unindent does not match any outer indentation level", endOffset: -1)
    }
    return alternative == alternativeIndents[indents.count - 1] ? nil : inconsistentTabs()
  }

  private mutating func inconsistentTabs() -> Token {
    failAtLineEnd(.tabError, "inconsistent use of tabs and spaces in indentation", offset: 1)
  }
}

/// What a byte may begin.
enum CharacterClass: UInt8 {
  case other, letter, digit, newline, quote, backslash, end
}

/// The class of a byte. Bytes from 0x80 count as letters; whether they are is checked at the end of the name.
@inline(__always)
func characterClass(_ byte: UInt8) -> CharacterClass {
  switch byte {
  case 65...90, 95, 97...122, 128...255: .letter
  case 48...57: .digit
  case 10, 13: .newline
  case 34, 39: .quote
  case 92: .backslash
  case 0: .end
  default: .other
  }
}
