/// The kind of a ``Token``.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  // Structure
  case endMarker, newline, indent, dedent
  /// The lexer met something it cannot read; ``Lexer/failure`` says what.
  case error
  /// Only when the lexer keeps trivia: a comment, and a line end that ends no statement.
  case comment, blankLine

  // Literals and names
  case name, number, string
  /// The three parts of an f-string: prefix and quotes, literal text, closing quotes.
  case fStringStart, fStringMiddle, fStringEnd

  // Operators and delimiters
  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace, colon, comma, semicolon
  case dot, ellipsis, arrow, equal, colonEqual, exclamation, at, plus, minus, star, slash, doubleSlash
  case percent, doubleStar, leftShift, rightShift, bar, caret, ampersand, tilde, equalEqual, notEqual
  case less, lessEqual, greater, greaterEqual, plusEqual, minusEqual, starEqual, atEqual, slashEqual
  case percentEqual, doubleStarEqual, leftShiftEqual, rightShiftEqual, barEqual, caretEqual
  case ampersandEqual, doubleSlashEqual
  /// A character that no rule of the grammar uses: `$`, `?` or a back quote.
  case unknown

  // Keywords
  case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass, kwContinue
  case kwDef, kwDel, kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal, kwIf, kwImport, kwIn
  case kwIs, kwLambda, kwNonlocal, kwNot, kwOr, kwPass, kwRaise, kwReturn, kwTry, kwWhile, kwWith, kwYield

  /// A keyword that cannot be used as a name.
  @inlinable public var isKeyword: Bool { rawValue >= TokenKind.kwFalse.rawValue }

  /// An operator, delimiter or bracket.
  public var isOperator: Bool {
    rawValue >= TokenKind.leftParen.rawValue && rawValue <= TokenKind.unknown.rawValue
  }
}

/// One token: where it stands and what it is.
public struct Token: Sendable {
  public var kind: TokenKind
  /// The number of brackets open after the token.
  public var level: UInt8
  /// Byte offsets in the source, end exclusive.
  public var start: UInt32
  public var end: UInt32

  @inlinable public init(kind: TokenKind, level: UInt8, start: UInt32, end: UInt32) {
    self.kind = kind
    self.level = level
    self.start = start
    self.end = end
  }
}
