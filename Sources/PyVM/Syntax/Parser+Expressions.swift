/// Expressions, from the loosest binding to the tightest. Names follow the rules of the reference grammar.
extension Parser {
  /// One or more expressions, starred ones allowed; a comma makes a tuple.
  mutating func starExpressions() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = try starExpression()
    if kind != .comma { return first }
    let base = stack.count
    stack.append(first.index)
    while kind == .comma {
      advance()
      if !startsExpression(kind) && kind != .star { break }
      stack.append(try starExpression().index)
    }
    let list = makeList(base)
    return add(.tuple, start, a: list.start)
  }

  mutating func starExpression() throws(ParseStop) -> NodeID {
    kind == .star ? try starred() : try expression()
  }

  /// `*` and an operand that binds as tightly as `|`.
  mutating func starred() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let value = try binary(0)
    return add(.starred, start, a: value.index)
  }

  mutating func starNamedExpression() throws(ParseStop) -> NodeID {
    kind == .star ? try starred() : try namedExpression()
  }

  /// An expression or `name := expression`.
  mutating func namedExpression() throws(ParseStop) -> NodeID {
    if kind == .name && peek() == .colonEqual { return try assignmentExpression() }
    let value = try expression()
    if kind == .colonEqual { throw .mismatch }
    return value
  }

  mutating func assignmentExpression() throws(ParseStop) -> NodeID {
    let start = token.start
    let name = try parseName()
    let target = add(.name, start, tag: ExpressionContext.store.rawValue, a: name.index)
    advance()
    let value = try expression()
    return add(.namedExpr, start, a: target.index, b: value.index)
  }

  /// Whether a token can begin an expression.
  func startsExpression(_ kind: TokenKind) -> Bool {
    switch kind {
    case .name, .number, .string, .fStringStart, .leftParen, .leftBracket, .leftBrace, .minus, .plus, .tilde,
      .ellipsis, .kwNone, .kwTrue, .kwFalse, .kwNot, .kwLambda, .kwAwait:
      true
    default: false
    }
  }

  mutating func yieldExpression() throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    if accept(.kwFrom) {
      let value = try expression()
      return add(.yieldFrom, start, a: value.index)
    }
    if startsExpression(kind) || kind == .star {
      let value = try starExpressions()
      return add(.yield, start, a: value.index)
    }
    return add(.yield, start)
  }

  /// What may stand on the right of `=`.
  mutating func yieldOrStarExpressions() throws(ParseStop) -> NodeID {
    kind == .kwYield ? try yieldExpression() : try starExpressions()
  }

  mutating func expression() throws(ParseStop) -> NodeID {
    if kind == .kwLambda { return try lambda() }
    let start = token.start
    let body = try disjunction()
    if kind != .kwIf { return body }
    try enter()
    defer { leave() }
    advance()
    let test = try disjunction()
    try expect(.kwElse)
    let orelse = try expression()
    return add(.ifExp, start, a: test.index, b: body.index, c: orelse.index)
  }

  mutating func lambda() throws(ParseStop) -> NodeID {
    try enter()
    defer { leave() }
    let start = token.start
    advance()
    let arguments = try parameters(until: .colon, annotated: false)
    try expect(.colon)
    let body = try expression()
    return add(.lambda, start, a: arguments.index, b: body.index)
  }

  mutating func disjunction() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = try conjunction()
    if kind != .kwOr { return first }
    let base = stack.count
    stack.append(first.index)
    while accept(.kwOr) { stack.append(try conjunction().index) }
    let list = makeList(base)
    return add(.boolOp, start, tag: 1, a: list.start)
  }

  mutating func conjunction() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = try inversion()
    if kind != .kwAnd { return first }
    let base = stack.count
    stack.append(first.index)
    while accept(.kwAnd) { stack.append(try inversion().index) }
    let list = makeList(base)
    return add(.boolOp, start, tag: 0, a: list.start)
  }

  /// Any number of `not`, without recursion.
  mutating func inversion() throws(ParseStop) -> NodeID {
    if kind != .kwNot { return try comparison() }
    let base = stack.count
    while kind == .kwNot {
      stack.append(Int32(bitPattern: token.start))
      if stack.count - base > Parser.maximumDepth { throw tooDeep() }
      advance()
    }
    var value = try comparison()
    while stack.count > base {
      let start = UInt32(bitPattern: stack.removeLast())
      value = add(.unaryOp, start, tag: UnaryOperator.not.rawValue, a: value.index)
    }
    return value
  }

  mutating func comparison() throws(ParseStop) -> NodeID {
    let start = token.start
    let left = try binary(0)
    guard let first = try comparisonOperator() else { return left }
    let right = try binary(0)
    let base = stack.count
    stack.append(Int32(first.rawValue))
    stack.append(right.index)
    while let op = try comparisonOperator() {
      stack.append(Int32(op.rawValue))
      stack.append(try binary(0).index)
    }
    // Operators and operands alternate on the stack; each kind becomes a list of its own.
    let count = (stack.count - base) / 2
    let operators = Int32(truncatingIfNeeded: tree.slots.count)
    tree.slots.append(Int32(truncatingIfNeeded: count))
    for i in 0..<count { tree.slots.append(stack[base + 2 * i]) }
    let operands = Int32(truncatingIfNeeded: tree.slots.count)
    tree.slots.append(Int32(truncatingIfNeeded: count))
    for i in 0..<count { tree.slots.append(stack[base + 2 * i + 1]) }
    stack.removeLast(2 * count)
    return add(.compare, start, a: left.index, b: operators, c: operands)
  }

  private mutating func comparisonOperator() throws(ParseStop) -> CompareOperator? {
    let op: CompareOperator
    switch kind {
    case .equalEqual: op = .eq
    case .notEqual:
      // `<>` is read as one token but is no operator without the joke import.
      if source.base[Int(token.start)] == 60 { throw .mismatch }
      op = .notEq
    case .less: op = .lt
    case .lessEqual: op = .ltE
    case .greater: op = .gt
    case .greaterEqual: op = .gtE
    case .kwIn: op = .in
    case .kwNot:
      if peek() != .kwIn { return nil }
      advance()
      op = .notIn
    case .kwIs:
      if peek() == .kwNot {
        advance()
        op = .isNot
      } else {
        op = .is
      }
    default: return nil
    }
    advance()
    return op
  }

  /// Left-associative operators by precedence: 0 `|`, 1 `^`, 2 `&`, 3 shifts, 4 sums, 5 products.
  @inline(__always)
  private static func precedence(_ kind: TokenKind) -> (level: Int, op: BinaryOperator) {
    switch kind {
    case .bar: (0, .bitOr)
    case .caret: (1, .bitXor)
    case .ampersand: (2, .bitAnd)
    case .leftShift: (3, .lShift)
    case .rightShift: (3, .rShift)
    case .plus: (4, .add)
    case .minus: (4, .sub)
    case .star: (5, .mult)
    case .slash: (5, .div)
    case .doubleSlash: (5, .floorDiv)
    case .percent: (5, .mod)
    case .at: (5, .matMult)
    default: (-1, .add)
    }
  }

  /// A chain of binary operators that bind at least as tightly as `minimum`.
  mutating func binary(_ minimum: Int) throws(ParseStop) -> NodeID {
    let start = token.start
    var left = try factor()
    while true {
      let (level, op) = Parser.precedence(kind)
      if level < minimum { return left }
      advance()
      let right = try binary(level + 1)
      left = add(.binOp, start, tag: op.rawValue, a: left.index, b: right.index)
    }
  }

  /// Any number of signs, without recursion, then a power.
  mutating func factor() throws(ParseStop) -> NodeID {
    if kind != .minus && kind != .plus && kind != .tilde { return try power() }
    let base = stack.count
    while kind == .minus || kind == .plus || kind == .tilde {
      let op: UnaryOperator = kind == .minus ? .uSub : kind == .plus ? .uAdd : .invert
      stack.append(Int32(bitPattern: token.start))
      stack.append(Int32(op.rawValue))
      if stack.count - base > 2 * Parser.maximumDepth { throw tooDeep() }
      advance()
    }
    var value = try power()
    while stack.count > base {
      let op = UInt8(stack.removeLast())
      let start = UInt32(bitPattern: stack.removeLast())
      value = add(.unaryOp, start, tag: op, a: value.index)
    }
    return value
  }

  private mutating func power() throws(ParseStop) -> NodeID {
    let start = token.start
    let base: NodeID
    if kind == .kwAwait {
      advance()
      let value = try primary()
      base = add(.await, start, a: value.index)
    } else {
      base = try primary()
    }
    if kind != .doubleStar { return base }
    try enter()
    defer { leave() }
    advance()
    let exponent = try factor()
    return add(.binOp, start, tag: BinaryOperator.pow.rawValue, a: base.index, b: exponent.index)
  }

  /// An atom and what is attached to it: attributes, calls, subscripts.
  mutating func primary() throws(ParseStop) -> NodeID {
    let start = token.start
    var value = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        let name = try parseName()
        value = add(.attribute, start, a: value.index, b: name.index)
      case .leftParen:
        let (arguments, keywords) = try callArguments(allowsGenerator: true)
        value = add(.call, start, a: value.index, b: arguments.start, c: keywords.start)
      case .leftBracket:
        advance()
        try enter()
        let index = try slices()
        leave()
        try expect(.rightBracket)
        value = add(.subscript, start, a: value.index, b: index.index)
      default: return value
      }
    }
  }

  private mutating func slices() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = kind == .star ? try starred() : try slice()
    if kind != .comma && nodeKind(first) != .starred { return first }
    let base = stack.count
    stack.append(first.index)
    while accept(.comma) {
      if kind == .rightBracket { break }
      let item = kind == .star ? try starred() : try slice()
      stack.append(item.index)
    }
    let list = makeList(base)
    return add(.tuple, start, a: list.start)
  }

  private mutating func slice() throws(ParseStop) -> NodeID {
    let start = token.start
    var lower = NodeID.none
    if kind != .colon {
      if kind == .name && peek() == .colonEqual { return try assignmentExpression() }
      lower = try expression()
      if kind != .colon { return lower }
    }
    advance()
    var upper = NodeID.none
    var step = NodeID.none
    if startsExpression(kind) { upper = try expression() }
    if accept(.colon) && startsExpression(kind) { step = try expression() }
    return add(.slice, start, a: lower.index, b: upper.index, c: step.index)
  }
}
