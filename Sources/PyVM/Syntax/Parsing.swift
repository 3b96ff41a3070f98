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
  /// Bytes of the first identifier that is not in normal form; the subset has no such names.
  public var unnormalisedName: Range<Int>?

  /// The tree, or the error thrown.
  public func get() throws(SyntaxErrorInfo) -> SyntaxTree { try result.get() }
}

/// Parses a module.
///
/// ```swift
/// let tree = try parseModule(Array("print(1 + 2)\n".utf8)).get()
/// ```
/// - Parameter isDecoded: The bytes are UTF-8 whatever an encoding comment in them says: they were a `str`.
/// - Complexity: O(bytes) in time and memory when the source is well formed.
public func parseModule(
  _ source: [UInt8], mode: ParseMode = .module, isDecoded: Bool = false
) -> ParseResult {
  source.withUnsafeBytes { parseModule($0, mode: mode, isDecoded: isDecoded) }
}

/// Parses one expression, as `eval` reads it: leading blanks are allowed, a newline may follow.
public func parseExpression(_ source: [UInt8]) -> ParseResult {
  var first = 0
  while first < source.count && (source[first] == 32 || source[first] == 9) { first += 1 }
  return source[first...].withUnsafeBytes { parseModule($0, mode: .expression, isDecoded: true) }
}

/// Parses bytes that stay where they are during the call. Nothing in the result points into them.
public func parseModule(
  _ source: UnsafeRawBufferPointer, mode: ParseMode = .module, isDecoded: Bool = false
) -> ParseResult {
  if source.count >= Int(Int32.max) {
    return ParseResult(result: .failure(.bare("source code is too large")), warnings: [])
  }
  var empty: UInt8 = 0
  return withUnsafePointer(to: &empty) { placeholder in
    let base = source.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? placeholder
    if !isDecoded {
      switch SourceDecoding(base, source.count) {
      case .utf8: break
      case .refused(let error): return ParseResult(result: .failure(error), warnings: [])
      case .latin1:
        var text: [UInt8] = []
        for byte in source { appendScalar(UInt32(byte), to: &text) }
        return parseModule(text, mode: mode, isDecoded: true)
      }
    }
    if let error = checkEncoding(base, source.count) {
      return ParseResult(result: .failure(error), warnings: [])
    }
    return parse(SourceText(base: base, count: source.count), mode)
  }
}

private func parse(_ source: SourceText, _ mode: ParseMode) -> ParseResult {
  var parser = Parser(source)
  do throws(ParseStop) {
    parser.tree.root =
      switch mode {
      case .module, .cell: try parser.module()
      case .expression: try parser.soleExpression()
      case .interactive: try parser.interactive()
      }
  } catch {
    let warnings = parser.warnings + parser.lexer.warnings
    if error == .raised, let info = parser.raised {
      let reader = Diagnostician(source, lexer: parser.lexer, token: parser.token)
      return ParseResult(result: .failure(reader.afterReadingOn(info)), warnings: warnings)
    }
    return ParseResult(
      result: .failure(diagnose(source, mode, from: parser.statementStart)), warnings: warnings)
  }
  parser.tree.lineStarts = source.lineStarts
  if mode == .cell {
    let body = parser.tree.body(parser.tree.root)
    let count = parser.tree.count(body)
    if count > 0 {
      let last = parser.tree.item(body, count - 1)
      if parser.tree[last].kind == .expr { parser.tree.lastExpression = last }
    }
  }
  parser.tree.depth = parser.tree.measureDepth()
  let warnings = (parser.warnings + parser.lexer.warnings).sorted { $0.sourceOffset < $1.sourceOffset }
  return ParseResult(
    result: .success(parser.tree), warnings: warnings, unnormalisedName: parser.lexer.unnormalisedName)
}

extension SyntaxErrorInfo {
  /// An error without a place.
  static func bare(_ message: String) -> SyntaxErrorInfo {
    SyntaxErrorInfo(
      kind: .syntaxError, message: message, line: 0, offset: 0, endLine: 0, endOffset: 0, text: nil)
  }
}
