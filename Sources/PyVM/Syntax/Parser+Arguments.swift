/// Arguments of calls and classes, and parameters of functions and lambdas.
extension Parser {
  /// From `(` to `)`. Positional arguments, then keywords and `*iterable`, then keywords and `**mapping`.
  mutating func callArguments(
    allowsGenerator: Bool
  ) throws(ParseStop) -> (arguments: NodeList, keywords: NodeList) {
    let open = token.start
    try enter()
    defer { leave() }
    advance()
    let base = stack.count
    // Keywords are kept aside by sign: ~index on the same stack, sorted out at the end.
    var sawKeyword = false
    var sawDoubleStar = false
    while kind != .rightParen {
      let start = token.start
      switch kind {
      case .star:
        if sawDoubleStar { throw .mismatch }
        advance()
        let value = try expression()
        stack.append(add(.starred, start, a: value.index).index)
      case .doubleStar:
        sawKeyword = true
        sawDoubleStar = true
        advance()
        let value = try expression()
        stack.append(~add(.keyword, start, b: value.index).index)
      default:
        if kind == .name && peek() == .equal {
          sawKeyword = true
          let name = try parseName()
          advance()
          let value = try expression()
          stack.append(~add(.keyword, start, a: name.index, b: value.index).index)
        } else {
          if sawKeyword { throw .mismatch }
          let value = try namedExpression()
          if kind == .kwFor || kind == .kwAsync {
            if !allowsGenerator || stack.count != base { throw .mismatch }
            let clauses = try forIfClauses()
            try expect(.rightParen)
            let generator = add(.generatorExp, open, a: value.index, b: clauses.start)
            return (makeList(of: generator), .empty)
          }
          stack.append(value.index)
        }
      }
      if !accept(.comma) { break }
    }
    try expect(.rightParen)
    return splitArguments(base, sawKeyword)
  }

  private mutating func splitArguments(
    _ base: Int, _ hasKeywords: Bool
  ) -> (arguments: NodeList, keywords: NodeList) {
    if !hasKeywords { return (makeList(base), .empty) }
    let end = stack.count
    for i in base..<end where stack[i] >= 0 { stack.append(stack[i]) }
    let arguments = makeList(end)
    for i in base..<end where stack[i] < 0 { stack.append(~stack[i]) }
    let keywords = makeList(end)
    stack.removeLast(end - base)
    return (arguments, keywords)
  }

  /// Parameters up to `closing`, which stays current.
  mutating func parameters(until closing: TokenKind, annotated: Bool) throws(ParseStop) -> NodeID {
    let start = token.start
    var positionalOnly = NodeList.empty
    var args = NodeList.empty
    var vararg = NodeID.none
    var kwarg = NodeID.none
    var hasDefault = false
    var sawStar = false
    // Parameters so far lie above `base`, their defaults (or none) on a side list.
    let base = stack.count
    var defaults: [Int32] = []
    var keywordDefaults: [Int32] = []
    loop: while kind != closing {
      switch kind {
      case .slash:
        if sawStar || positionalOnly != .empty || stack.count == base { throw .mismatch }
        advance()
        positionalOnly = makeList(base)
      case .star:
        if sawStar { throw .mismatch }
        sawStar = true
        args = makeList(base)
        advance()
        if kind == .comma {
          if peek() == closing || peek() == .doubleStar { throw .mismatch }
        } else {
          vararg = try parameter(annotated: annotated, allowsStar: true)
        }
      case .doubleStar:
        advance()
        kwarg = try parameter(annotated: annotated, allowsStar: false)
        if kind == .comma { advance() }
        if kind != closing { throw .mismatch }
        break loop
      default:
        stack.append(try parameter(annotated: annotated, allowsStar: false).index)
        if accept(.equal) {
          let value = try expression()
          if sawStar { keywordDefaults.append(value.index) } else { defaults.append(value.index) }
          hasDefault = true
        } else if sawStar {
          keywordDefaults.append(NodeID.none.index)
        } else if hasDefault {
          throw .mismatch
        }
      }
      if !accept(.comma) { break }
    }
    if kind != closing { throw .mismatch }
    var keywordOnly = NodeList.empty
    if sawStar { keywordOnly = makeList(base) } else { args = makeList(base) }
    stack.append(contentsOf: keywordDefaults)
    let keywordDefaultList = makeList(base)
    stack.append(contentsOf: defaults)
    let defaultList = makeList(base)
    let record = makeRecord(vararg.index, kwarg.index, keywordDefaultList.start)
    tree.slots.append(defaultList.start)
    return add(
      .arguments, start, a: positionalOnly.start, b: args.start, c: keywordOnly.start, d: record)
  }

  private mutating func parameter(annotated: Bool, allowsStar: Bool) throws(ParseStop) -> NodeID {
    let start = token.start
    let name = try parseName()
    var annotation = NodeID.none
    if annotated && accept(.colon) {
      annotation = allowsStar && kind == .star ? try starred() : try expression()
    }
    return add(.arg, start, a: name.index, b: annotation.index)
  }

  /// `[T, *Ts, **P]` behind the name of a function, class or type alias.
  mutating func typeParameters() throws(ParseStop) -> NodeList {
    if kind != .leftBracket { return .empty }
    advance()
    let base = stack.count
    repeat {
      if kind == .rightBracket && stack.count > base { break }
      let start = token.start
      let marker = kind
      if marker == .star || marker == .doubleStar { advance() }
      let name = try parseName()
      var bound = NodeID.none
      if marker != .star && marker != .doubleStar && accept(.colon) { bound = try expression() }
      var value = NodeID.none
      if accept(.equal) { value = marker == .star ? try starExpression() : try expression() }
      let node =
        switch marker {
        case .star: add(.typeVarTuple, start, a: name.index, b: value.index)
        case .doubleStar: add(.paramSpec, start, a: name.index, b: value.index)
        default: add(.typeVar, start, a: name.index, b: bound.index, c: value.index)
        }
      stack.append(node.index)
    } while accept(.comma)
    try expect(.rightBracket)
    return makeList(base)
  }
}
