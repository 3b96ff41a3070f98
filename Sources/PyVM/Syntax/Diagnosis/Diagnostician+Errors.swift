/// Where errors point to, and what expressions are called in them.
extension Diagnostician {
  /// Over a stretch of source.
  func error(_ message: String, _ start: UInt32, _ end: UInt32) -> SyntaxErrorInfo {
    source.error(.syntaxError, message, from: Int(start), to: Int(end))
  }

  func error(_ message: String, _ id: Int) -> SyntaxErrorInfo {
    error(message, nodes[id].start, nodes[id].end)
  }

  func error(_ message: String, from first: Int, to last: Int) -> SyntaxErrorInfo {
    error(message, nodes[first].start, nodes[last].end)
  }

  /// At a token. A NEWLINE takes one column; INDENT, DEDENT and the end of input have no place of their own,
  /// and the lexer's stands in.
  func errorAt(
    _ token: Token, _ message: String, kind: SyntaxErrorInfo.Kind = .syntaxError
  ) -> SyntaxErrorInfo {
    switch token.kind {
    case .indent, .dedent, .endMarker:
      var line = source.lineIndex(Int(token.start))
      var column = Int(token.start) - source.lineStart(line)
      let isEmpty = Int(token.start) == source.count && column == 0
      if isEmpty && line > 0 {
        line -= 1
        column = source.lineEnd(line) - source.lineStart(line) + 1
      } else if Int(token.start) == source.count {
        column += 1
      }
      let start = source.lineStart(line)
      let offset =
        source.characters(from: start, to: min(start + column, source.count))
        + max(0, start + column - source.count)
      var result = SyntaxErrorInfo(
        kind: kind, message: message, line: line + 1, offset: offset, endLine: line + 1, endOffset: -1,
        text: source.lineText(line, newline: true))
      result.isAtEnd = Int(token.start) == source.count
      return result
    case .newline:
      var result = source.error(kind, message, from: Int(token.start), to: Int(token.start))
      let start = source.lineStart(result.line - 1)
      let end = Int(placeEnd(token))
      if !completesLine && Int(token.start) == source.count {
        result.offset = 0
        result.endOffset = 0
        return result
      }
      result.endOffset =
        source.characters(from: start, to: min(end, source.count)) + 1
        + max(0, end - source.count)
      return result
    default: return source.error(kind, message, from: Int(token.start), to: Int(token.end))
    }
  }

  /// Keeps the newline of the quoted line only while the lexer has not gone beyond that line.
  func withText(_ error: SyntaxErrorInfo) -> SyntaxErrorInfo {
    var result = error
    let isOpenLine = !completesLine && error.line == source.lineStarts.count
    if isOpenLine || error.line <= lexer.lineIndex, result.text?.last == 10 { result.text?.removeLast() }
    return result
  }

  func placeEnd(_ token: Token) -> UInt32 {
    if token.kind != .newline { return token.end }
    return UInt32(source.lineEnd(source.lineIndex(Int(token.start))) + 1)
  }

  /// At the furthest token read.
  func errorAtLast(_ message: String) -> SyntaxErrorInfo { errorAt(tokens[tokens.count - 1], message) }

  /// At the next token.
  func errorAtNext(_ message: String) throws -> SyntaxErrorInfo { errorAt(try fetch(mark), message) }

  /// From a place to where the lexer has come.
  func errorFrom(_ start: UInt32, _ message: String) -> SyntaxErrorInfo {
    let last = tokens[tokens.count - 1]
    let end = Int(placeEnd(last))
    var result = error(message, start, last.kind == .newline ? last.start : UInt32(end))
    let line = source.lineIndex(min(Int(last.start), source.count))
    result.endLine = line + 1
    result.endOffset =
      source.characters(from: source.lineStart(line), to: min(end, source.count))
      + max(0, end - source.count)
    return result
  }

  /// "expected an indented block …": the header's line is named, the place is where the block should be.
  func missingBlock(_ what: String, _ header: Token) -> SyntaxErrorInfo {
    let line = source.lineIndex(Int(header.start)) + 1
    return errorAt(
      tokens[tokens.count - 1], "expected an indented block after \(what) on line \(line)",
      kind: .indentationError)
  }

  /// What remains to be said when no rule explains the error.
  func genericError(_ last: Token?) -> SyntaxErrorInfo {
    guard let last else { return .bare("invalid syntax") }
    switch last.kind {
    case .indent:
      return withText(errorAt(tokens[tokens.count - 1], "unexpected indent", kind: .indentationError))
    case .dedent:
      return withText(errorAt(tokens[tokens.count - 1], "unexpected unindent", kind: .indentationError))
    case .endMarker: return afterReadingOn(errorAtEnd(last))
    default: return afterReadingOn(errorAt(last, "invalid syntax"))
    }
  }

  private func errorAtEnd(_ token: Token) -> SyntaxErrorInfo {
    var result = errorAt(token, "invalid syntax")
    result.offset = 0
    result.endOffset = 0
    if source.count == source.origin {
      result.line = 0
      result.endLine = 0
      result.text = []
    }
    return result
  }

  /// Something unreadable further on, or a bracket never closed before the error, is the better explanation.
  func afterReadingOn(_ raised: SyntaxErrorInfo) -> SyntaxErrorInfo {
    let error = withText(raised)
    guard error.kind != .memoryError, let last = tokens.last else { return error }
    let line = source.lineIndex(Int(last.start))
    while true {
      let token = lexer.next()
      if token.kind == .endMarker { return error }
      if token.kind != .error { continue }
      // Inside an f-string the error at hand is likely what upset the lexer.
      guard let failure = lexer.failure, lexer.modes.isEmpty else { return error }
      if !lexer.failedQuietly { return failure }
      if let open = lexer.bracketOffsets.last, line > source.lineIndex(Int(open)) {
        return lexer.neverClosedError()
      }
      return error
    }
  }

  // MARK: Targets

  enum TargetUse { case assign, delete, loop }

  /// Throws for the first part of an expression that cannot be a target.
  func refuseTarget(_ use: TargetUse, _ id: Int) throws {
    guard let bad = invalidTarget(use, id) else { return }
    throw error((use == .delete ? "cannot delete " : "cannot assign to ") + name(of: bad), bad)
  }

  /// The part of an expression that keeps it from being a target, if any.
  func invalidTarget(_ use: TargetUse, _ id: Int) -> Int? {
    let node = nodes[id]
    switch node.kind {
    case .list, .tuple:
      for child in node.children {
        if let bad = invalidTarget(use, child) { return bad }
      }
      return nil
    case .starred: return use == .delete ? id : invalidTarget(use, node.children[0])
    case .compare:
      // `for a in b` reads like a comparison.
      if use != .loop { return id }
      return node.tag == CompareOperator.in.rawValue ? invalidTarget(use, node.children[0]) : nil
    case .name, .subscript, .attribute: return nil
    default: return id
    }
  }

  /// What messages call an expression.
  func name(of id: Int) -> String {
    let node = nodes[id]
    switch node.kind {
    case .attribute: return "attribute"
    case .subscript: return "subscript"
    case .starred: return "starred"
    case .name: return "name"
    case .list: return "list"
    case .tuple: return "tuple"
    case .lambda: return "lambda"
    case .call: return "function call"
    case .boolOp, .binOp, .unaryOp: return "expression"
    case .generatorExp: return "generator expression"
    case .yield, .yieldFrom: return "yield expression"
    case .await: return "await expression"
    case .listComp: return "list comprehension"
    case .setComp: return "set comprehension"
    case .dictComp: return "dict comprehension"
    case .dict: return "dict literal"
    case .set: return "set display"
    case .joinedStr, .formattedValue: return "f-string expression"
    case .compare: return "comparison"
    case .ifExp: return "conditional expression"
    case .namedExpr: return "named expression"
    case .constant:
      switch ConstantKind(rawValue: node.tag) {
      case .some(.none): return "None"
      case .true: return "True"
      case .false: return "False"
      case .ellipsis: return "ellipsis"
      default: return "literal"
      }
    default: return "expression"
    }
  }
}
