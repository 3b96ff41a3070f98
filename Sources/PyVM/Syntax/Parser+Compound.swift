/// Statements with blocks.
extension Parser {
  mutating func compoundStatement() throws(ParseStop) -> NodeID {
    let start = token.start
    switch kind {
    case .kwIf: return try ifStatement()
    case .kwWhile:
      advance()
      let test = try namedExpression()
      let body = try block()
      let orelse = try elseBlock()
      return add(.whileLoop, start, a: test.index, b: body.start, c: orelse.start)
    case .kwFor: return try forLoop(start, isAsync: false)
    case .kwTry: return try tryStatement()
    case .kwWith: return try withStatement(start, isAsync: false)
    case .kwDef: return try functionDef(start, isAsync: false, decorators: .empty)
    case .kwClass: return try classDef(decorators: .empty)
    case .kwAsync:
      advance()
      switch kind {
      case .kwDef: return try functionDef(start, isAsync: true, decorators: .empty)
      case .kwFor: return try forLoop(start, isAsync: true)
      case .kwWith: return try withStatement(start, isAsync: true)
      default: throw .mismatch
      }
    default: return try decorated()
    }
  }

  /// A colon, then an indented block or simple statements on the same line.
  mutating func block() throws(ParseStop) -> NodeList {
    try expect(.colon)
    try enter()
    defer { leave() }
    let base = stack.count
    if accept(.newline) {
      try expect(.indent)
      repeat { try statement() } while kind != .dedent && kind != .endMarker
      try expect(.dedent)
    } else {
      try simpleStatements()
    }
    return makeList(base)
  }

  private mutating func elseBlock() throws(ParseStop) -> NodeList {
    accept(.kwElse) ? try block() : .empty
  }

  /// `if` with any number of `elif`, which nest in the tree but not in the parser.
  private mutating func ifStatement() throws(ParseStop) -> NodeID {
    let base = stack.count
    repeat {
      let start = token.start
      advance()
      let test = try namedExpression()
      let body = try block()
      stack.append(Int32(bitPattern: start))
      stack.append(test.index)
      stack.append(body.start)
    } while kind == .kwElif
    var orelse = try elseBlock()
    var node = NodeID.none
    while stack.count > base {
      let body = stack.removeLast()
      let test = stack.removeLast()
      let start = UInt32(bitPattern: stack.removeLast())
      node = add(.ifStatement, start, a: test, b: body, c: orelse.start)
      if stack.count > base { orelse = makeList(of: node) }
    }
    return node
  }

  private mutating func forLoop(_ start: UInt32, isAsync: Bool) throws(ParseStop) -> NodeID {
    advance()
    let target = try starTargets()
    try expect(.kwIn)
    let iterable = try starExpressions()
    let body = try block()
    let orelse = try elseBlock()
    return add(
      isAsync ? .asyncFor : .forLoop, start, a: target.index, b: iterable.index, c: body.start,
      d: orelse.start)
  }

  // MARK: with

  private mutating func withStatement(_ start: UInt32, isAsync: Bool) throws(ParseStop) -> NodeID {
    advance()
    var items = NodeList.empty
    var isDone = false
    if kind == .leftParen {
      // `with (a, b):` lists items, `with (a).b:` does not: read it as items, go back if that fails.
      let mark = mark()
      do throws(ParseStop) {
        advance()
        items = try withItems(parenthesized: true)
        try expect(.rightParen)
        if kind != .colon { throw .mismatch }
        release(mark)
        isDone = true
      } catch {
        if error == .raised { throw error }
        reset(mark)
      }
    }
    if !isDone { items = try withItems(parenthesized: false) }
    let body = try block()
    return add(isAsync ? .asyncWith : .with, start, a: items.start, b: body.start)
  }

  private mutating func withItems(parenthesized: Bool) throws(ParseStop) -> NodeList {
    let base = stack.count
    repeat {
      if parenthesized && kind == .rightParen && stack.count > base { break }
      let start = token.start
      let context = try expression()
      var target = NodeID.none
      if accept(.kwAs) {
        target = try starTarget()
        if kind != .comma && kind != .rightParen && kind != .colon { throw .mismatch }
      }
      stack.append(add(.withItem, start, a: context.index, b: target.index).index)
    } while accept(.comma)
    return makeList(base)
  }

  // MARK: try

  private mutating func tryStatement() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let body = try block()
    let base = stack.count
    var isStar = false
    while kind == .kwExcept {
      let handlerStart = token.start
      advance()
      if stack.count == base { isStar = kind == .star }
      if isStar { try expect(.star) }
      var type = NodeID.none
      var name = NameID.none
      if kind != .colon {
        type = try expression()
        if accept(.kwAs) { name = try parseName() }
      } else if isStar {
        throw .mismatch
      }
      let handlerBody = try block()
      let handler = add(
        .exceptHandler, handlerStart, a: type.index, b: name.index, c: handlerBody.start)
      stack.append(handler.index)
    }
    let handlers = makeList(base)
    let orelse = handlers == .empty ? NodeList.empty : try elseBlock()
    let finalbody = accept(.kwFinally) ? try block() : .empty
    if handlers == .empty && finalbody == .empty { throw .mismatch }
    return add(
      isStar ? .tryStar : .tryStatement, start, a: body.start, b: handlers.start, c: orelse.start,
      d: finalbody.start)
  }

  // MARK: Definitions

  private mutating func decorated() throws(ParseStop) -> NodeID {
    let base = stack.count
    while accept(.at) {
      stack.append(try namedExpression().index)
      try expect(.newline)
    }
    let decorators = makeList(base)
    let start = token.start
    switch kind {
    case .kwDef: return try functionDef(start, isAsync: false, decorators: decorators)
    case .kwClass: return try classDef(decorators: decorators)
    case .kwAsync:
      advance()
      if kind != .kwDef { throw .mismatch }
      return try functionDef(start, isAsync: true, decorators: decorators)
    default: throw .mismatch
    }
  }

  private mutating func functionDef(
    _ start: UInt32, isAsync: Bool, decorators: NodeList
  ) throws(ParseStop) -> NodeID {
    advance()
    let name = try parseName()
    let types = try typeParameters()
    try expect(.leftParen)
    let arguments = try parameters(until: .rightParen, annotated: true)
    try expect(.rightParen)
    let returns = accept(.arrow) ? try expression() : NodeID.none
    let body = try block()
    let record = makeRecord(decorators.start, returns.index, types.start)
    return add(
      isAsync ? .asyncFunctionDef : .functionDef, start, a: name.index, b: arguments.index, c: body.start,
      d: record)
  }

  private mutating func classDef(decorators: NodeList) throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let name = try parseName()
    let types = try typeParameters()
    var bases = NodeList.empty
    var keywords = NodeList.empty
    if kind == .leftParen { (bases, keywords) = try callArguments(allowsGenerator: false) }
    let body = try block()
    let record = makeRecord(keywords.start, decorators.start, types.start)
    return add(.classDef, start, a: name.index, b: bases.start, c: body.start, d: record)
  }
}
