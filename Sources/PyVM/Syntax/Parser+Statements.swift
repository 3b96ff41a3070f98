/// Statements that fit on one line, and the loop over all.
extension Parser {
  /// A whole file.
  mutating func module() throws(ParseStop) -> NodeID {
    let base = stack.count
    while kind != .endMarker {
      // An unreadable token may depend on the blocks of the statement before.
      if kind != .error { statementStart = Int(token.start) }
      try statement()
    }
    let list = makeList(base)
    return add(.module, 0, a: list.start)
  }

  /// One statement as typed at a prompt: a line of simple statements or one compound statement.
  mutating func interactive() throws(ParseStop) -> NodeID {
    let base = stack.count
    let first = kind
    if kind != .endMarker { try statement() }
    while kind == .newline { advance() }
    if kind != .endMarker {
      let isCompound = first == .at || (first.isKeyword && nodeHasBlock(NodeID(stack[stack.count - 1])))
      if kind == .error || isCompound { throw .mismatch }
      var error = raiseAt(
        previousEnd, previousEnd, "multiple statements found while compiling a single statement")
      error.endOffset = error.offset + 1
      raised = error
      throw .raised
    }
    let list = makeList(base)
    return add(.interactive, 0, a: list.start)
  }

  private func nodeHasBlock(_ id: NodeID) -> Bool {
    switch nodeKind(id) {
    case .ifStatement, .whileLoop, .forLoop, .asyncFor, .with, .asyncWith, .tryStatement, .tryStar,
      .functionDef, .asyncFunctionDef, .classDef:
      true
    default: false
    }
  }

  /// One expression and nothing else.
  mutating func soleExpression() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = try expression()
    var value = first
    if kind == .comma {
      let base = stack.count
      stack.append(first.index)
      while accept(.comma) {
        if kind == .newline || kind == .endMarker { break }
        stack.append(try expression().index)
      }
      let list = makeList(base)
      value = add(.tuple, start, a: list.start)
    }
    while kind == .newline { advance() }
    if kind != .endMarker { throw .mismatch }
    return add(.expression, start, a: value.index)
  }

  /// One compound statement, or one line of simple ones, pushed on the stack.
  mutating func statement() throws(ParseStop) {
    switch kind {
    case .kwIf, .kwWhile, .kwFor, .kwTry, .kwWith, .kwDef, .kwClass, .at, .kwAsync:
      try stack.append(compoundStatement().index)
    case .name where isWord("match"):
      if let node = try matchStatement() { stack.append(node.index) } else { try simpleStatements() }
    default: try simpleStatements()
    }
  }

  /// Simple statements separated by semicolons, and the end of the line.
  mutating func simpleStatements() throws(ParseStop) {
    while true {
      stack.append(try simpleStatement().index)
      if accept(.semicolon) {
        if kind == .newline { break }
        continue
      }
      break
    }
    try expect(.newline)
  }

  private mutating func simpleStatement() throws(ParseStop) -> NodeID {
    let start = token.start
    switch kind {
    case .kwReturn:
      advance()
      let value = endsSimpleStatement ? NodeID.none : try starExpressions()
      return add(.returnStatement, start, a: value.index)
    case .kwPass: return keywordStatement(.pass)
    case .kwBreak: return keywordStatement(.breakStatement)
    case .kwContinue: return keywordStatement(.continueStatement)
    case .kwImport: return try importStatement()
    case .kwFrom: return try importFrom()
    case .kwRaise: return try raiseStatement()
    case .kwDel: return try deleteStatement()
    case .kwGlobal: return try scopeStatement(.global)
    case .kwNonlocal: return try scopeStatement(.nonlocal)
    case .kwAssert:
      advance()
      let test = try expression()
      let message = accept(.comma) ? try expression() : NodeID.none
      return add(.assertStatement, start, a: test.index, b: message.index)
    case .name where peek() == .name && isWord("type"):
      return try typeAlias()
    default: return try expressionStatement()
    }
  }

  var endsSimpleStatement: Bool { kind == .newline || kind == .semicolon }

  private mutating func keywordStatement(_ node: NodeKind) -> NodeID {
    let start = token.start
    advance()
    return add(node, start)
  }

  /// An expression, an assignment, an annotated or an augmented assignment.
  private mutating func expressionStatement() throws(ParseStop) -> NodeID {
    let start = token.start
    let isYield = kind == .kwYield
    let first = try yieldOrStarExpressions()
    switch kind {
    case .equal:
      let base = stack.count
      var value = first
      var canBeTarget = !isYield
      while kind == .equal {
        if !canBeTarget { throw .mismatch }
        try setContext(value, .store)
        stack.append(value.index)
        advance()
        canBeTarget = kind != .kwYield
        value = try yieldOrStarExpressions()
      }
      let targets = makeList(base)
      return add(.assign, start, a: targets.start, b: value.index)
    case .colon:
      if isYield { throw .mismatch }
      let isSimple = nodeKind(first) == .name && tree[first].flags & SyntaxNode.parenthesized == 0
      try setSingleTarget(first)
      advance()
      let annotation = try expression()
      let value = accept(.equal) ? try yieldOrStarExpressions() : NodeID.none
      return add(
        .annAssign, start, tag: isSimple ? 1 : 0, a: first.index, b: annotation.index, c: value.index)
    default:
      guard let op = augmentedOperator(kind) else { return add(.expr, start, a: first.index) }
      if isYield { throw .mismatch }
      try setSingleTarget(first)
      advance()
      let value = try yieldOrStarExpressions()
      return add(.augAssign, start, tag: op.rawValue, a: first.index, b: value.index)
    }
  }

  private func augmentedOperator(_ kind: TokenKind) -> BinaryOperator? {
    switch kind {
    case .plusEqual: .add
    case .minusEqual: .sub
    case .starEqual: .mult
    case .atEqual: .matMult
    case .slashEqual: .div
    case .percentEqual: .mod
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    case .leftShiftEqual: .lShift
    case .rightShiftEqual: .rShift
    case .doubleStarEqual: .pow
    case .doubleSlashEqual: .floorDiv
    default: nil
    }
  }

  private mutating func raiseStatement() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    if endsSimpleStatement { return add(.raise, start) }
    let exception = try expression()
    let cause = accept(.kwFrom) ? try expression() : NodeID.none
    return add(.raise, start, a: exception.index, b: cause.index)
  }

  private mutating func deleteStatement() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let base = stack.count
    repeat {
      if endsSimpleStatement && stack.count > base { break }
      let target = try binary(0)
      try setContext(target, .delete)
      stack.append(target.index)
    } while accept(.comma)
    if !endsSimpleStatement { throw .mismatch }
    let list = makeList(base)
    return add(.delete, start, a: list.start)
  }

  private mutating func scopeStatement(_ node: NodeKind) throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let base = stack.count
    repeat { stack.append(try parseName().index) } while accept(.comma)
    let list = makeList(base)
    return add(node, start, a: list.start)
  }

  private mutating func typeAlias() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let nameStart = token.start
    let name = try parseName()
    let target = add(.name, nameStart, tag: ExpressionContext.store.rawValue, a: name.index)
    let parameters = try typeParameters()
    try expect(.equal)
    let value = try expression()
    return add(.typeAlias, start, a: target.index, b: parameters.start, c: value.index)
  }

  // MARK: Imports

  /// A dotted name as one identifier.
  private mutating func dottedName() throws(ParseStop) -> NameID {
    var name = try parseName()
    if kind != .dot { return name }
    var text = Array(tree.text(name))
    while accept(.dot) {
      let part = try parseName()
      text.append(46)
      text.append(contentsOf: tree.text(part))
    }
    name = text.withUnsafeBufferPointer { identifiers.intern($0, &tree.names) }
    return name
  }

  private mutating func importStatement() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let base = stack.count
    repeat {
      let aliasStart = token.start
      let name = try dottedName()
      let asName = accept(.kwAs) ? try parseName() : NameID.none
      stack.append(add(.alias, aliasStart, a: name.index, b: asName.index).index)
    } while accept(.comma)
    let list = makeList(base)
    return add(.importStatement, start, a: list.start)
  }

  private mutating func importFrom() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    var level: Int32 = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    var module = NameID.none
    if level == 0 || kind == .name { module = try dottedName() }
    try expect(.kwImport)
    let base = stack.count
    if kind == .star {
      let starStart = token.start
      let name = intern(Int(token.start), Int(token.end))
      advance()
      stack.append(add(.alias, starStart, a: name.index).index)
    } else {
      let isParenthesized = accept(.leftParen)
      repeat {
        if isParenthesized && kind == .rightParen && stack.count > base { break }
        let aliasStart = token.start
        let name = try parseName()
        let asName = accept(.kwAs) ? try parseName() : NameID.none
        stack.append(add(.alias, aliasStart, a: name.index, b: asName.index).index)
      } while accept(.comma)
      if isParenthesized { try expect(.rightParen) }
    }
    let list = makeList(base)
    return add(.importFrom, start, a: module.index, b: list.start, c: level)
  }
}
