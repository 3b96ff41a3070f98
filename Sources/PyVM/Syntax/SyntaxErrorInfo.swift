/// Why a source could not be parsed, in CPython 3.13's words.
public struct SyntaxErrorInfo: Error, Equatable, Sendable {
  /// The exception class to raise.
  public enum Kind: UInt8, Sendable {
    case syntaxError, indentationError, tabError
    /// The source nests deeper than the parser follows; CPython raises `MemoryError`.
    case memoryError

    /// The Python name of the exception class.
    public var name: String {
      switch self {
      case .syntaxError: "SyntaxError"
      case .indentationError: "IndentationError"
      case .tabError: "TabError"
      case .memoryError: "MemoryError"
      }
    }
  }

  public var kind: Kind
  public var message: String
  /// `lineno`, from 1.
  public var line: Int
  /// `offset`: in characters, from 1; 0 when CPython gives no column.
  public var offset: Int
  /// `end_lineno`.
  public var endLine: Int
  /// `end_offset`: in characters, from 1, exclusive.
  public var endOffset: Int
  /// The offending source line (UTF-8, with its newline when CPython keeps it); nil when unknown.
  public var text: [UInt8]?
  /// The place is the end of the input. CPython has a column there only when the source was not read from a file.
  public var isAtEnd = false
  /// A name's use contradicts its scope: found by the symbol table, after parsing.
  public var isAboutScopes = false

  public init(
    kind: Kind, message: String, line: Int, offset: Int, endLine: Int, endOffset: Int, text: [UInt8]?
  ) {
    self.kind = kind
    self.message = message
    self.line = line
    self.offset = offset
    self.endLine = endLine
    self.endOffset = endOffset
    self.text = text
  }
}

/// A warning found while parsing, to be reported before the program runs.
public struct SyntaxWarningInfo: Equatable, Sendable {
  /// As in `SyntaxWarning: invalid escape sequence '\d'`, without the class name.
  public var message: String
  public var line: Int
  /// Byte offset of the offending place in the source.
  public var sourceOffset: Int

  public init(message: String, line: Int, sourceOffset: Int) {
    self.message = message
    self.line = line
    self.sourceOffset = sourceOffset
  }
}
