/// What a source is parsed as.
public enum ParseMode: UInt8, Sendable {
  /// A file: any number of statements (`compile(…, "exec")`).
  case module
  /// One expression (`compile(…, "eval")`).
  case expression
  /// A lesson cell: as ``module``, and ``SyntaxTree/lastExpression`` names the value to show.
  case cell
  /// One interactive statement (`compile(…, "single")`).
  case interactive
}

/// The outcome of parsing: a tree or an error, and the warnings met on the way.
public struct ParseResult: Sendable {
  public var result: Result<SyntaxTree, SyntaxErrorInfo>
  public var warnings: [SyntaxWarningInfo]

  /// The tree, or the error thrown.
  public func get() throws(SyntaxErrorInfo) -> SyntaxTree { try result.get() }
}
