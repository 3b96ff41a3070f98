/// Atoms: names, literals, and displays with their comprehensions.
extension Parser {
  mutating func atom() throws(ParseStop) -> NodeID {
    let start = token.start
    switch kind {
    case .name:
      let name = intern(Int(start), Int(token.end))
      advance()
      return add(.name, start, a: name.index)
    case .number: return try number()
    case .string, .fStringStart: return try strings()
    case .kwNone: return constant(.none)
    case .kwTrue: return constant(.true)
    case .kwFalse: return constant(.false)
    case .ellipsis: return constant(.ellipsis)
    case .leftParen, .leftBracket, .leftBrace: return try bracketed()
    default: throw .mismatch
    }
  }

  private mutating func bracketed() throws(ParseStop) -> NodeID {
    try enter()
    defer { leave() }
    return switch kind {
    case .leftParen: try parenthesized()
    case .leftBracket: try listDisplay()
    default: try braces()
    }
  }

  private mutating func constant(_ value: ConstantKind) -> NodeID {
    let start = token.start
    advance()
    return add(.constant, start, tag: value.rawValue)
  }

  private mutating func parenthesized() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    if accept(.rightParen) { return add(.tuple, start, a: NodeList.empty.start) }
    if kind == .kwYield {
      let value = try yieldExpression()
      try expect(.rightParen)
      return value
    }
    let first = try starNamedExpression()
    let isStarred = nodeKind(first) == .starred && tree[first].flags & SyntaxNode.parenthesized == 0
    switch kind {
    case .rightParen:
      if isStarred { throw .mismatch }
      advance()
      tree.nodes[Int(first.index)].flags |= SyntaxNode.parenthesized
      return first
    case .comma:
      let list = try restOfDisplay(first, closing: .rightParen)
      return add(.tuple, start, a: list.start)
    default:
      if isStarred { throw .mismatch }
      let clauses = try forIfClauses()
      try expect(.rightParen)
      return add(.generatorExp, start, a: first.index, b: clauses.start)
    }
  }

  /// The elements after the first, the closing bracket included.
  private mutating func restOfDisplay(_ first: NodeID, closing: TokenKind) throws(ParseStop) -> NodeList {
    let base = stack.count
    stack.append(first.index)
    while accept(.comma) {
      if kind == closing { break }
      stack.append(try starNamedExpression().index)
    }
    try expect(closing)
    return makeList(base)
  }

  private mutating func listDisplay() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    if accept(.rightBracket) { return add(.list, start, a: NodeList.empty.start) }
    let isStarred = kind == .star
    let first = try starNamedExpression()
    if kind == .kwFor || kind == .kwAsync {
      if isStarred { throw .mismatch }
      let clauses = try forIfClauses()
      try expect(.rightBracket)
      return add(.listComp, start, a: first.index, b: clauses.start)
    }
    let list = try restOfDisplay(first, closing: .rightBracket)
    return add(.list, start, a: list.start)
  }

  /// A dict or set display or comprehension.
  private mutating func braces() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    if accept(.rightBrace) {
      return add(.dict, start, a: NodeList.empty.start, b: NodeList.empty.start)
    }
    if kind == .doubleStar { return try dictDisplay(start, firstKey: .none) }
    if kind == .star || (kind == .name && peek() == .colonEqual) {
      let isStarred = kind == .star
      let first = try starNamedExpression()
      return try setDisplay(start, first, allowsComprehension: !isStarred)
    }
    let first = try expression()
    if kind == .colon { return try dictDisplay(start, firstKey: first) }
    return try setDisplay(start, first, allowsComprehension: true)
  }

  private mutating func setDisplay(
    _ start: UInt32, _ first: NodeID, allowsComprehension: Bool
  ) throws(ParseStop) -> NodeID {
    if kind == .kwFor || kind == .kwAsync {
      if !allowsComprehension { throw .mismatch }
      let clauses = try forIfClauses()
      try expect(.rightBrace)
      return add(.setComp, start, a: first.index, b: clauses.start)
    }
    let list = try restOfDisplay(first, closing: .rightBrace)
    return add(.set, start, a: list.start)
  }

  /// Current is the colon behind the first key, or `**` without key.
  private mutating func dictDisplay(_ start: UInt32, firstKey: NodeID) throws(ParseStop) -> NodeID {
    let base = stack.count
    var key = firstKey
    while true {
      advance()
      let value = key.isNone ? try binary(0) : try expression()
      if !key.isNone && stack.count == base && (kind == .kwFor || kind == .kwAsync) {
        let clauses = try forIfClauses()
        try expect(.rightBrace)
        return add(.dictComp, start, a: key.index, b: value.index, c: clauses.start)
      }
      stack.append(key.index)
      stack.append(value.index)
      if !accept(.comma) || kind == .rightBrace { break }
      key = .none
      if kind != .doubleStar {
        key = try expression()
        if kind != .colon { throw .mismatch }
      }
    }
    try expect(.rightBrace)
    let count = (stack.count - base) / 2
    let keys = Int32(truncatingIfNeeded: tree.slots.count)
    tree.slots.append(Int32(truncatingIfNeeded: count))
    for i in 0..<count { tree.slots.append(stack[base + 2 * i]) }
    let values = Int32(truncatingIfNeeded: tree.slots.count)
    tree.slots.append(Int32(truncatingIfNeeded: count))
    for i in 0..<count { tree.slots.append(stack[base + 2 * i + 1]) }
    stack.removeLast(2 * count)
    return add(.dict, start, a: keys, b: values)
  }

  /// One or more `for … in … if …` clauses.
  mutating func forIfClauses() throws(ParseStop) -> NodeList {
    let base = stack.count
    repeat {
      let start = token.start
      let isAsync = accept(.kwAsync)
      try expect(.kwFor)
      let target = try starTargets()
      try expect(.kwIn)
      let iterable = try disjunction()
      let conditions = stack.count
      while accept(.kwIf) { stack.append(try disjunction().index) }
      let list = makeList(conditions)
      let clause = add(
        .comprehension, start, tag: isAsync ? 1 : 0, a: target.index, b: iterable.index, c: list.start)
      stack.append(clause.index)
    } while kind == .kwFor || kind == .kwAsync
    return makeList(base)
  }
}
