/// Simple statements and the mistakes made in them.
extension Diagnostician {
  func statements() throws -> Bool { try oneOrMore { try statement() } }

  func statement() throws -> Bool {
    if try alt({ try compoundStatement() }) { return true }
    return try alt { try simpleStatements() }
  }

  func simpleStatements() throws -> Bool {
    if try alt({ try simpleStatement() && !sees(.semicolon) && t(.newline) }) { return true }
    guard try simpleStatement() else { return false }
    while try alt({ try t(.semicolon) && simpleStatement() }) {}
    _ = try t(.semicolon)
    return try t(.newline)
  }

  private func simpleStatement() throws -> Bool {
    try memo(.simpleStatement) {
      if try alt({ try assignment() }) { return true }
      if try alt({ try typeAlias() }) { return true }
      if try alt({ try starExpressions() }) != nil { return true }
      return try alt { try keywordStatement() }
    }
  }

  private func keywordStatement() throws -> Bool {
    switch try kind() {
    case .kwReturn:
      mark += 1
      return try opt { try starExpressions() != nil }
    case .kwImport, .kwFrom: return try importStatement()
    case .kwRaise:
      mark += 1
      _ = try alt {
        guard try expression() != nil else { return false }
        return try opt { try t(.kwFrom) && expression() != nil }
      }
      return true
    case .kwPass, .kwBreak, .kwContinue:
      mark += 1
      return true
    case .kwDel: return try deleteStatement()
    case .kwYield: return try yieldExpression() != nil
    case .kwAssert:
      mark += 1
      guard try expression() != nil else { return false }
      return try opt { try t(.comma) && expression() != nil }
    case .kwGlobal, .kwNonlocal:
      mark += 1
      return try gather { try t(.name) }
    default: return false
    }
  }

  private func deleteStatement() throws -> Bool {
    if try alt({ try t(.kwDel) && deleteTargets() && seesAny(.semicolon, .newline) }) { return true }
    if explains {
      try check {
        guard try t(.kwDel), let a = try starExpressions() else { return }
        try refuseTarget(.delete, a)
      }
    }
    return false
  }

  private func typeAlias() throws -> Bool {
    guard try word("type"), try t(.name) else { return false }
    _ = try alt { try typeParameters() }
    return try t(.equal) && expression() != nil
  }

  // MARK: Assignments

  private func augmentedOperator() throws -> Bool {
    let next = try kind().rawValue
    guard next >= TokenKind.plusEqual.rawValue && next <= TokenKind.doubleSlashEqual.rawValue else {
      return false
    }
    mark += 1
    return true
  }

  private func annotationAndValue() throws -> Bool {
    guard try t(.colon), try expression() != nil else { return false }
    return try opt { try t(.equal) && yieldOrStarExpressions() != nil }
  }

  private func assignment() throws -> Bool {
    if try alt({ try t(.name) && annotationAndValue() }) { return true }
    if try alt({
      let isTarget = try alt { try t(.leftParen) && singleTarget() && t(.rightParen) }
      if !isTarget {
        guard try alt({ try attributeOrSubscript() }) != nil else { return false }
      }
      return try annotationAndValue()
    }) {
      return true
    }
    if try alt({
      guard try oneOrMore({ try starTargets() != nil && t(.equal) }) else { return false }
      return try yieldOrStarExpressions() != nil && !sees(.equal)
    }) {
      return true
    }
    var committed = false
    if try alt({
      guard try singleTarget(), try augmentedOperator() else { return false }
      committed = true
      return try yieldOrStarExpressions() != nil
    }) {
      return true
    }
    if committed { return false }
    if explains { try invalidAssignment() }
    return false
  }

  /// A list or tuple, in any number of parentheses.
  private func sequenceTarget() throws -> Int? {
    if let value = try alt({ try list() }) { return value }
    if let value = try alt({ try tuple() }) { return value }
    return try alt {
      guard try t(.leftParen), let value = try sequenceTarget(), try t(.rightParen) else { return nil }
      return value
    }
  }

  private func invalidAssignment() throws {
    try check {
      guard let a = try sequenceTarget(), try t(.colon), try expression() != nil else { return }
      throw error("only single target (not \(name(of: a))) can be annotated", a)
    }
    try check {
      guard let a = try starNamedExpression(), try t(.comma) else { return }
      // Items stand side by side here, each list with commas of its own.
      while try alt({ try starNamedExpressions() }) != nil {}
      guard try t(.colon), try expression() != nil else { return }
      throw error("only single target (not tuple) can be annotated", a)
    }
    try check {
      guard let a = try expression(), try t(.colon), try expression() != nil else { return }
      throw error("illegal target for annotation", a)
    }
    try check {
      try zeroOrMore { try starTargets() != nil && t(.equal) }
      guard let a = try starExpressions(), try t(.equal) else { return }
      try refuseTarget(.assign, a)
    }
    try check {
      try zeroOrMore { try starTargets() != nil && t(.equal) }
      guard let a = try yieldExpression(), try t(.equal) else { return }
      throw error("assignment to yield expression not possible", a)
    }
    try check {
      guard let a = try starExpressions(), try augmentedOperator(), try yieldOrStarExpressions() != nil
      else { return }
      throw error("'\(name(of: a))' is an illegal expression for augmented assignment", a)
    }
  }

  // MARK: Imports

  private func dottedName() throws -> Bool {
    guard try t(.name) else { return false }
    try zeroOrMore { try t(.dot) && t(.name) }
    return true
  }

  private func importStatement() throws -> Bool {
    if explains { try invalidImport() }
    if try alt({
      try t(.kwImport)
        && gather {
          guard try dottedName() else { return false }
          return try opt { try t(.kwAs) && t(.name) }
        }
    }) {
      return true
    }
    return try alt { try importFrom() }
  }

  private func invalidImport() throws {
    try check {
      let start = try here()
      guard try t(.kwImport), try gather({ try dottedName() }), try t(.kwFrom), try dottedName() else {
        return
      }
      throw errorFrom(start, "Did you mean to use 'from ... import ...' instead?")
    }
    try check {
      guard try t(.kwImport) else { return }
      try refuseEmptyImport()
    }
  }

  private func refuseEmptyImport() throws {
    let start = try here()
    if try sees(.newline) { throw errorFrom(start, "Expected one or more names after 'import'") }
  }

  private func importFrom() throws -> Bool {
    guard try t(.kwFrom) else { return false }
    let named = try alt {
      try zeroOrMore { try any(.dot, .ellipsis) }
      return try dottedName() && t(.kwImport)
    }
    if !named {
      guard try oneOrMore({ try any(.dot, .ellipsis) }), try t(.kwImport) else { return false }
    }
    return try importTargets()
  }

  private func importNames() throws -> Bool {
    try gather {
      guard try t(.name) else { return false }
      return try opt { try t(.kwAs) && t(.name) }
    }
  }

  private func importTargets() throws -> Bool {
    if try alt({ try t(.leftParen) && importNames() && opt { try t(.comma) } && t(.rightParen) }) {
      return true
    }
    if try alt({ try importNames() && !sees(.comma) }) { return true }
    if try t(.star) { return true }
    if explains {
      try check {
        guard try importNames(), try t(.comma), try t(.newline) else { return }
        throw errorAtLast("trailing comma not allowed without surrounding parentheses")
      }
      try refuseEmptyImport()
    }
    return false
  }
}
