/// `match` statements (PEP 634).
extension Parser {
  /// Current is the name `match`. nil if it is an ordinary name here.
  mutating func matchStatement() throws(ParseStop) -> NodeID? {
    let next = peek()
    guard startsExpression(next) || next == .star else { return nil }
    let start = token.start
    let mark = mark()
    let subject: NodeID
    do throws(ParseStop) {
      advance()
      subject = try matchSubject()
      if kind != .colon || peek() != .newline { throw .mismatch }
      release(mark)
    } catch {
      if error == .raised { throw error }
      reset(mark)
      return nil
    }
    advance()
    advance()
    try expect(.indent)
    let base = stack.count
    repeat { stack.append(try caseBlock().index) } while kind != .dedent
    advance()
    let cases = makeList(base)
    return add(.match, start, a: subject.index, b: cases.start)
  }

  private mutating func matchSubject() throws(ParseStop) -> NodeID {
    let start = token.start
    let isStarred = kind == .star
    let first = try starNamedExpression()
    if kind != .comma {
      if isStarred { throw .mismatch }
      return first
    }
    let base = stack.count
    stack.append(first.index)
    while accept(.comma) {
      if kind == .colon { break }
      stack.append(try starNamedExpression().index)
    }
    let list = makeList(base)
    return add(.tuple, start, a: list.start)
  }

  private mutating func caseBlock() throws(ParseStop) -> NodeID {
    if !isWord("case") { throw .mismatch }
    let start = token.start
    advance()
    let pattern = try topPattern()
    let condition = accept(.kwIf) ? try namedExpression() : NodeID.none
    let body = try block()
    return add(.matchCase, start, a: pattern.index, b: condition.index, c: body.start)
  }

  /// A pattern, or a sequence without brackets.
  private mutating func topPattern() throws(ParseStop) -> NodeID {
    let start = token.start
    let isStarred = kind == .star
    let first = try maybeStarPattern()
    if kind != .comma {
      if isStarred { throw .mismatch }
      return first
    }
    let base = stack.count
    stack.append(first.index)
    while accept(.comma) {
      if kind == .colon || kind == .kwIf { break }
      stack.append(try maybeStarPattern().index)
    }
    let list = makeList(base)
    return add(.matchSequence, start, a: list.start)
  }

  private mutating func maybeStarPattern() throws(ParseStop) -> NodeID {
    if kind != .star { return try pattern() }
    let start = token.start
    advance()
    let isWildcard = isWord("_")
    let name = try parseName()
    return add(.matchStar, start, a: isWildcard ? NameID.none.index : name.index)
  }

  private mutating func pattern() throws(ParseStop) -> NodeID {
    let start = token.start
    let inner = try orPattern()
    if !accept(.kwAs) { return inner }
    if isWord("_") { throw .mismatch }
    let name = try parseName()
    if kind == .dot || kind == .leftParen || kind == .equal { throw .mismatch }
    return add(.matchAs, start, a: inner.index, b: name.index)
  }

  private mutating func orPattern() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = try closedPattern()
    if kind != .bar { return first }
    let base = stack.count
    stack.append(first.index)
    while accept(.bar) { stack.append(try closedPattern().index) }
    let list = makeList(base)
    return add(.matchOr, start, a: list.start)
  }

  private mutating func closedPattern() throws(ParseStop) -> NodeID {
    let start = token.start
    try enter()
    defer { leave() }
    switch kind {
    case .number, .minus, .string, .fStringStart:
      let value = try patternLiteral()
      return add(.matchValue, start, a: value.index)
    case .kwNone: return singleton(.none)
    case .kwTrue: return singleton(.true)
    case .kwFalse: return singleton(.false)
    case .name:
      let next = peek()
      if next == .dot || next == .leftParen { return try namePattern() }
      if next == .equal { throw .mismatch }
      let isWildcard = isWord("_")
      let name = try parseName()
      return add(.matchAs, start, b: isWildcard ? NameID.none.index : name.index)
    case .leftParen: return try groupOrSequence()
    case .leftBracket:
      advance()
      let list = try sequenceItems(.rightBracket)
      return add(.matchSequence, start, a: list.start)
    case .leftBrace: return try mappingPattern()
    default: throw .mismatch
    }
  }

  private mutating func singleton(_ value: ConstantKind) -> NodeID {
    let start = token.start
    advance()
    return add(.matchSingleton, start, tag: value.rawValue)
  }

  /// A signed number, a complex number or strings.
  private mutating func patternLiteral() throws(ParseStop) -> NodeID {
    if kind == .string || kind == .fStringStart { return try strings() }
    let start = token.start
    let isNegative = accept(.minus)
    if kind != .number { throw .mismatch }
    var value = try number()
    let realKind = tree.constantKind(value)
    if isNegative {
      value = add(.unaryOp, start, tag: UnaryOperator.uSub.rawValue, a: value.index)
    }
    if kind != .plus && kind != .minus { return value }
    let op: BinaryOperator = kind == .plus ? .add : .sub
    advance()
    if kind != .number { throw .mismatch }
    let position = token
    let imaginary = try number()
    if realKind == .complex {
      raised = raiseAt(nodeStart(value), tree[value].end, "real number required in complex literal")
      throw .raised
    }
    if tree.constantKind(imaginary) != .complex {
      raised = raiseAt(position.start, position.end, "imaginary number required in complex literal")
      throw .raised
    }
    return add(.binOp, start, tag: op.rawValue, a: value.index, b: imaginary.index)
  }

  /// `a.b`, `A(…)` or `a.B(…)`.
  private mutating func namePattern() throws(ParseStop) -> NodeID {
    let start = token.start
    let name = try dottedValue()
    if kind != .leftParen {
      if kind == .equal { throw .mismatch }
      return add(.matchValue, start, a: name.index)
    }
    advance()
    let base = stack.count
    var names: [Int32] = []
    var keywordPatterns: [Int32] = []
    while kind != .rightParen {
      if kind == .name && peek() == .equal {
        names.append(try parseName().index)
        advance()
        keywordPatterns.append(try pattern().index)
      } else {
        if !names.isEmpty { throw .mismatch }
        stack.append(try pattern().index)
      }
      if !accept(.comma) { break }
    }
    try expect(.rightParen)
    let patterns = makeList(base)
    stack.append(contentsOf: names)
    let nameList = makeList(base)
    stack.append(contentsOf: keywordPatterns)
    let keywordList = makeList(base)
    return add(
      .matchClass, start, a: name.index, b: patterns.start, c: nameList.start, d: keywordList.start)
  }

  private mutating func dottedValue() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = try parseName()
    var node = add(.name, start, a: first.index)
    while accept(.dot) {
      let name = try parseName()
      node = add(.attribute, start, a: node.index, b: name.index)
    }
    return node
  }

  private mutating func groupOrSequence() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    if kind != .rightParen && kind != .star {
      let first = try pattern()
      if accept(.rightParen) { return first }
      if kind != .comma { throw .mismatch }
      advance()
      let list = try sequenceItems(.rightParen, first: first)
      return add(.matchSequence, start, a: list.start)
    }
    // A lone `(*x)` is no sequence.
    let isStar = kind == .star
    let list = try sequenceItems(.rightParen)
    if isStar && tree.count(list) == 1 && source.base[Int(lastComma)] != 44 { throw .mismatch }
    return add(.matchSequence, start, a: list.start)
  }

  /// Items up to the closing bracket, which is consumed.
  private mutating func sequenceItems(_ closing: TokenKind, first: NodeID = .none) throws(ParseStop)
    -> NodeList
  {
    let base = stack.count
    if !first.isNone { stack.append(first.index) }
    while kind != closing {
      stack.append(try maybeStarPattern().index)
      if kind != .comma { break }
      advance()
    }
    lastComma = previousEnd - 1
    try expect(closing)
    return makeList(base)
  }

  private mutating func mappingPattern() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let base = stack.count
    var patterns: [Int32] = []
    var rest = NameID.none
    while kind != .rightBrace {
      if accept(.doubleStar) {
        if isWord("_") { throw .mismatch }
        rest = try parseName()
        _ = accept(.comma)
        break
      }
      stack.append(try mappingKey().index)
      try expect(.colon)
      patterns.append(try pattern().index)
      if !accept(.comma) { break }
    }
    try expect(.rightBrace)
    let keys = makeList(base)
    stack.append(contentsOf: patterns)
    let list = makeList(base)
    return add(.matchMapping, start, a: keys.start, b: list.start, c: rest.index)
  }

  private mutating func mappingKey() throws(ParseStop) -> NodeID {
    switch kind {
    case .number, .minus, .string, .fStringStart: return try patternLiteral()
    case .kwNone, .kwTrue, .kwFalse: return try atom()
    case .name:
      let value = try dottedValue()
      if nodeKind(value) != .attribute { throw .mismatch }
      return value
    default: throw .mismatch
    }
  }
}
