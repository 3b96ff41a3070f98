/// Expressions and the mistakes made in them.
extension Diagnostician {
  /// A tuple without parentheses, or one item.
  private func commaSeparated(_ item: () throws -> Int?) throws -> Int? {
    let start = try here()
    guard let first = try item() else { return nil }
    var items = [first]
    while let next = try alt({ try t(.comma) ? try item() : nil }) { items.append(next) }
    let hasComma = try t(.comma)
    if items.count == 1 && !hasComma { return first }
    return node(.tuple, start, items)
  }

  func expressions() throws -> Int? { try commaSeparated { try expression() } }

  func starExpressions() throws -> Int? { try commaSeparated { try starExpression() } }

  /// What may stand on the right of `=`.
  func yieldOrStarExpressions() throws -> Int? {
    if let value = try alt({ try yieldExpression() }) { return value }
    return try starExpressions()
  }

  func yieldExpression() throws -> Int? {
    let start = try here()
    guard try t(.kwYield) else { return nil }
    if let value = try alt({ try t(.kwFrom) ? try expression() : nil }) {
      return node(.yieldFrom, start, [value])
    }
    _ = try alt { try starExpressions() }
    return node(.yield, start)
  }

  func starExpression() throws -> Int? {
    try memo(.starExpression) {
      if let value = try alt({ try starredOperand() }) { return value }
      return try expression()
    }
  }

  /// `*` and an operand.
  private func starredOperand() throws -> Int? {
    let start = try here()
    guard try t(.star), let value = try bitwiseOr() else { return nil }
    return node(.starred, start, [value])
  }

  func starNamedExpressions() throws -> [Int]? {
    guard let items = try gatherNodes({ try starNamedExpression() }) else { return nil }
    _ = try t(.comma)
    return items
  }

  func starNamedExpression() throws -> Int? {
    try memo(.starNamedExpression) {
      if let value = try alt({ try starredOperand() }) { return value }
      return try namedExpression()
    }
  }

  func namedExpression() throws -> Int? {
    try memo(.namedExpression) {
      if let value = try alt({ try assignmentExpression() }) { return value }
      if explains { _ = try alt { try invalidNamedExpression() } }
      return try plainExpression()
    }
  }

  /// An expression that no `:=` follows.
  func plainExpression() throws -> Int? {
    try alt { () -> Int? in
      guard let value = try expression(), try !sees(.colonEqual) else { return nil }
      return value
    }
  }

  /// `name := expression`.
  func assignmentExpression() throws -> Int? {
    let start = try here()
    guard try t(.name), try t(.colonEqual), let value = try expression() else { return nil }
    return node(.namedExpr, start, [value])
  }

  /// `name := expression`, or an expression without `:=` behind it.
  func namedOrPlain() throws -> Int? {
    if let value = try alt({ try assignmentExpression() }) { return value }
    return try plainExpression()
  }

  private func invalidNamedExpression() throws -> Int? {
    try memo(.invalidNamedExpression) {
      try check {
        guard let a = try expression(), try t(.colonEqual), try expression() != nil else { return }
        throw error("cannot use assignment expressions with \(name(of: a))", a)
      }
      try check {
        let start = try here()
        guard try t(.name), try t(.equal), let b = try bitwiseOr(), try !seesAny(.equal, .colonEqual)
        else { return }
        throw error(
          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", start, nodes[b].end)
      }
      try check {
        if try ahead({
          if try list() != nil || tuple() != nil || generator() != nil { return true }
          return try any(.kwTrue, .kwNone, .kwFalse)
        }) {
          return
        }
        guard let a = try bitwiseOr(), try t(.equal), try bitwiseOr() != nil,
          try !seesAny(.equal, .colonEqual)
        else { return }
        throw error("cannot assign to \(name(of: a)) here. Maybe you meant '==' instead of '='?", a)
      }
      return nil
    }
  }

  /// Runs a mistake's pattern: it either throws or nothing is consumed.
  func check(_ body: () throws -> Void) rethrows {
    let start = mark
    try body()
    mark = start
  }

  // MARK: expression

  func expression() throws -> Int? {
    try memo(.expression) {
      if explains {
        try invalidExpression()
        try legacyStatement()
      }
      return try plainTernary()
    }
  }

  private func plainTernary() throws -> Int? {
    let start = try here()
    if let value = try alt({ () -> Int? in
      guard let body = try disjunction(), try t(.kwIf), let test = try disjunction(), try t(.kwElse),
        let orelse = try expression()
      else { return nil }
      return node(.ifExp, start, [body, test, orelse])
    }) {
      return value
    }
    if let value = try alt({ try disjunction() }) { return value }
    return try alt { try lambda() }
  }

  private func expressionWithoutExplaining() throws -> Int? {
    let before = explains
    explains = false
    defer { explains = before }
    return try plainTernary()
  }

  private func invalidExpression() throws {
    try check {
      // A name before a string is likely a wrong prefix; a soft keyword likely begins a statement.
      let first = try fetch(mark)
      if first.kind == .name {
        if try fetch(mark + 1).kind == .string { return }
        if beginsSoftKeyword(first) { return }
      }
      guard let a = try disjunction(), let b = try expressionWithoutExplaining() else { return }
      if isLegacyName(a) || tokens[mark - 1].level == 0 { return }
      throw error("invalid syntax. Perhaps you forgot a comma?", from: a, to: b)
    }
    try check {
      guard let a = try disjunction(), try t(.kwIf), let b = try disjunction(),
        try !seesAny(.kwElse, .colon)
      else { return }
      throw error("expected 'else' after 'if' expression", from: a, to: b)
    }
    try check {
      let start = try here()
      guard try t(.kwLambda) else { return }
      _ = try alt { try lambdaParameters() }
      guard try t(.colon) else { return }
      let end = lastEnd()
      if try sees(.fStringMiddle) {
        throw error("f-string: lambda expressions are not allowed without parentheses", start, end)
      }
    }
  }

  /// Whether a name is a soft keyword or, as in CPython 3.13, the beginning of one.
  private func beginsSoftKeyword(_ token: Token) -> Bool {
    let words: [StaticString] = ["_", "case", "match", "type"]
    let length = Int(token.end - token.start)
    return words.contains { word in
      guard length <= word.utf8CodeUnitCount else { return false }
      return (0..<length).allSatisfy { source.base[Int(token.start) + $0] == word.utf8Start[$0] }
    }
  }

  private func isLegacyName(_ id: Int) -> Bool {
    guard nodes[id].kind == .name else { return false }
    let token = Token(kind: .name, level: 0, start: nodes[id].start, end: nodes[id].end)
    return isSpelt(token, "print") || isSpelt(token, "exec")
  }

  /// `print x`, as Python 2 had it.
  private func legacyStatement() throws {
    try check {
      let token = try fetch(mark)
      guard try t(.name), try !sees(.leftParen), let b = try starExpressions() else { return }
      guard isSpelt(token, "print") || isSpelt(token, "exec") else { return }
      let name = isSpelt(token, "print") ? "print" : "exec"
      throw error(
        "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", token.start, nodes[b].end)
    }
  }

  func lambda() throws -> Int? {
    let start = try here()
    guard try t(.kwLambda) else { return nil }
    _ = try alt { try lambdaParameters() }
    guard try t(.colon), try expression() != nil else { return nil }
    return node(.lambda, start)
  }

  // MARK: Operators

  func disjunction() throws -> Int? {
    try memo(.disjunction) { try chain(.kwOr) { try conjunction() } }
  }

  private func conjunction() throws -> Int? {
    try memo(.conjunction) { try chain(.kwAnd) { try inversion() } }
  }

  private func chain(_ op: TokenKind, _ operand: () throws -> Int?) throws -> Int? {
    let start = try here()
    guard let first = try operand() else { return nil }
    var isChain = false
    while try alt({ try t(op) && operand() != nil }) { isChain = true }
    return isChain ? node(.boolOp, start) : first
  }

  private func inversion() throws -> Int? {
    try memo(.inversion) {
      let start = try here()
      if try t(.kwNot) {
        guard try inversion() != nil else { return nil }
        return node(.unaryOp, start)
      }
      return try comparison()
    }
  }

  private func comparison() throws -> Int? {
    let start = try here()
    guard let left = try bitwiseOr() else { return nil }
    var first: CompareOperator?
    while let op = try alt({ () -> CompareOperator? in
      guard let op = try comparisonOperator(), try bitwiseOr() != nil else { return nil }
      return op
    }) {
      if first == nil { first = op }
    }
    guard let first else { return left }
    return node(.compare, start, tag: first.rawValue, [left])
  }

  private func comparisonOperator() throws -> CompareOperator? {
    let token = try fetch(mark)
    let op: CompareOperator
    switch token.kind {
    case .equalEqual: op = .eq
    case .notEqual:
      if source.base[Int(token.start)] == 60 { return nil }
      op = .notEq
    case .less: op = .lt
    case .lessEqual: op = .ltE
    case .greater: op = .gt
    case .greaterEqual: op = .gtE
    case .kwIn: op = .in
    case .kwNot:
      mark += 1
      return try t(.kwIn) ? .notIn : nil
    case .kwIs:
      mark += 1
      return try t(.kwNot) ? .isNot : .is
    default: return nil
    }
    mark += 1
    return op
  }

  func bitwiseOr() throws -> Int? {
    try memo(.bitwiseOr) { try binary(0) }
  }

  private static let levels: [[TokenKind]] = [
    [.bar], [.caret], [.ampersand], [.leftShift, .rightShift], [.plus, .minus],
    [.star, .slash, .doubleSlash, .percent, .at],
  ]

  private func binary(_ level: Int) throws -> Int? {
    if level == Diagnostician.levels.count { return try factor() }
    let start = try here()
    if explains && level == 3 {
      try refuseNot {
        guard try binary(level + 1) != nil else { return false }
        return try any(.plus, .minus, .star, .slash, .percent, .doubleSlash, .at)
      } operand: {
        try inversion()
      }
    } else if explains && level == 5 {
      try refuseNot {
        try any(.plus, .minus, .tilde)
      } operand: {
        try factor()
      }
    }
    guard var left = try binary(level + 1) else { return nil }
    while try alt({
      guard Diagnostician.levels[level].contains(try kind()) else { return false }
      mark += 1
      return try binary(level + 1) != nil
    }) {
      left = node(.binOp, start)
    }
    return left
  }

  /// `1 + not x`: `not` binds weaker than the operator before it.
  private func refuseNot(behind front: () throws -> Bool, operand: () throws -> Int?) throws {
    if !explains { return }
    _ = try alt { () -> Int? in
      guard try front() else { return nil }
      let start = try here()
      guard try t(.kwNot), let operand = try operand() else { return nil }
      throw error("'not' after an operator must be parenthesized", start, nodes[operand].end)
    }
  }

  private func factor() throws -> Int? {
    try memo(.factor) {
      let start = try here()
      if try any(.plus, .minus, .tilde) {
        guard try factor() != nil else { return nil }
        return node(.unaryOp, start)
      }
      guard let base = try awaitPrimary() else { return nil }
      if try alt({ try t(.doubleStar) && factor() != nil }) { return node(.binOp, start) }
      return base
    }
  }

  private func awaitPrimary() throws -> Int? {
    try memo(.awaitPrimary) {
      let start = try here()
      if try t(.kwAwait) {
        guard try primary() != nil else { return nil }
        return node(.await, start)
      }
      return try primary()
    }
  }

  private func primary() throws -> Int? {
    try memo(.primary) {
      let start = try here()
      guard var value = try atom() else { return nil }
      while let next = try alt({ try trailer(start) }) { value = next }
      return value
    }
  }

  /// `.name`, a call or a subscript behind an expression that began at `start`.
  func trailer(_ start: UInt32) throws -> Int? {
    if try alt({ try t(.dot) && t(.name) }) { return node(.attribute, start) }
    if try alt({ try generator() != nil }) { return node(.call, start) }
    if try alt({
      guard try t(.leftParen) else { return false }
      _ = try arguments()
      return try t(.rightParen)
    }) {
      return node(.call, start)
    }
    if try alt({ try t(.leftBracket) && slices() && t(.rightBracket) }) { return node(.subscript, start) }
    return nil
  }

  func slices() throws -> Bool {
    if try alt({ try slice() && !sees(.comma) }) { return true }
    guard try gather({ try alt({ try slice() }) || starredExpression() != nil }) else { return false }
    _ = try t(.comma)
    return true
  }

  private func slice() throws -> Bool {
    if try alt({
      _ = try alt { try expression() }
      guard try t(.colon) else { return false }
      _ = try alt { try expression() }
      if try t(.colon) { _ = try alt { try expression() } }
      return true
    }) {
      return true
    }
    return try namedExpression() != nil
  }
}
