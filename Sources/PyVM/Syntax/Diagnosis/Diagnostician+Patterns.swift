/// `match` statements and the mistakes made in them.
extension Diagnostician {
  func matchStatement() throws -> Bool {
    let header = try fetch(mark)
    if try alt({
      guard try word("match"), try subject(), try t(.colon), try t(.newline), try t(.indent) else {
        return false
      }
      return try oneOrMore({ try caseBlock() }) && t(.dedent)
    }) {
      return true
    }
    if explains {
      try check {
        guard try word("match"), try subject() else { return }
        try refuseMissingColon()
      }
      try check {
        guard try word("match"), try subject() else { return }
        try refuseMissingBlock("'match' statement", header)
      }
    }
    return false
  }

  private func subject() throws -> Bool {
    if try alt({
      guard try starNamedExpression() != nil, try t(.comma) else { return false }
      return try opt { try starNamedExpressions() != nil }
    }) {
      return true
    }
    return try namedExpression() != nil
  }

  private func condition() throws -> Bool { try t(.kwIf) && namedExpression() != nil }

  private func caseBlock() throws -> Bool {
    if explains {
      let header = try fetch(mark)
      try check {
        guard try word("case"), try patterns(), try opt({ try condition() }) else { return }
        try refuseMissingColon()
      }
      try check {
        guard try word("case"), try patterns(), try opt({ try condition() }) else { return }
        try refuseMissingBlock("'case' statement", header)
      }
    }
    return try word("case") && patterns() && opt { try condition() } && t(.colon) && block()
  }

  private func patterns() throws -> Bool {
    if try alt({ try openSequence() }) { return true }
    return try pattern()
  }

  /// A sequence without brackets: at least one comma.
  private func openSequence() throws -> Bool {
    guard try starOrPattern(), try t(.comma) else { return false }
    return try opt { try maybeSequence() }
  }

  private func maybeSequence() throws -> Bool {
    guard try gather({ try starOrPattern() }) else { return false }
    _ = try t(.comma)
    return true
  }

  private func starOrPattern() throws -> Bool {
    if try alt({ try t(.star) && t(.name) }) { return true }
    return try pattern()
  }

  private func pattern() throws -> Bool {
    if try alt({ try orPattern() && t(.kwAs) && captureName() }) { return true }
    if explains {
      try check {
        guard try orPattern(), try t(.kwAs) else { return }
        let token = try fetch(mark)
        if try word("_") { throw error("cannot use '_' as a target", token.start, token.end) }
        if try !sees(.name), let a = try expression() { throw error("invalid pattern target", a) }
      }
    }
    return try orPattern()
  }

  private func captureName() throws -> Bool {
    if isSpelt(try fetch(mark), "_") { return false }
    return try t(.name) && !seesAny(.dot, .leftParen, .equal)
  }

  private func orPattern() throws -> Bool { try memo(.orPattern) { try alternatives() } }

  private func alternatives() throws -> Bool {
    guard try closedPattern() else { return false }
    try zeroOrMore { try t(.bar) && closedPattern() }
    return true
  }

  private func closedPattern() throws -> Bool {
    switch try kind() {
    case .kwNone, .kwTrue, .kwFalse:
      mark += 1
      return true
    case .number, .minus, .string, .fStringStart: return try alt { try literal() }
    case .name:
      if try alt({ try captureName() }) { return true }
      if try alt({ try word("_") && !seesAny(.dot, .leftParen, .equal) }) { return true }
      if try alt({ try attribute() && !seesAny(.dot, .leftParen, .equal) }) { return true }
      return try alt { try classPattern() }
    case .leftParen:
      if try alt({ try t(.leftParen) && pattern() && t(.rightParen) }) { return true }
      return try alt {
        try t(.leftParen) && opt { try openSequence() } && t(.rightParen)
      }
    case .leftBracket:
      return try alt { try t(.leftBracket) && opt { try maybeSequence() } && t(.rightBracket) }
    case .leftBrace: return try alt { try mapping() }
    default: return false
    }
  }

  private func literal() throws -> Bool {
    if try seesAny(.string, .fStringStart) { return try strings() != nil }
    _ = try t(.minus)
    guard try t(.number) else { return false }
    if try any(.plus, .minus) {
      let token = try fetch(mark)
      guard try t(.number) else { return false }
      if source.base[Int(token.end) - 1] | 32 != 106 {
        throw error("imaginary number required in complex literal", token.start, token.end)
      }
    }
    return true
  }

  private func attribute() throws -> Bool {
    try t(.name) && oneOrMore { try t(.dot) && t(.name) }
  }

  private func nameOrAttribute() throws -> Bool {
    guard try t(.name) else { return false }
    try zeroOrMore { try t(.dot) && t(.name) }
    return true
  }

  private func keywordPattern() throws -> Bool { try t(.name) && t(.equal) && pattern() }

  private func classPattern() throws -> Bool {
    guard try nameOrAttribute(), try t(.leftParen) else { return false }
    if try alt({ try t(.rightParen) }) { return true }
    if try alt({ try gather({ try pattern() }) && opt { try t(.comma) } && t(.rightParen) }) { return true }
    if try alt({ try gather({ try keywordPattern() }) && opt { try t(.comma) } && t(.rightParen) }) {
      return true
    }
    if try alt({
      try gather({ try pattern() }) && t(.comma) && gather({ try keywordPattern() })
        && opt { try t(.comma) } && t(.rightParen)
    }) {
      return true
    }
    if explains {
      try check {
        _ = try alt { try gather({ try pattern() }) && t(.comma) }
        guard try gather({ try keywordPattern() }), try t(.comma) else { return }
        let start = try here()
        guard try gather({ try pattern() }) else { return }
        throw error("positional patterns follow keyword patterns", start, lastEnd())
      }
    }
    return false
  }

  private func mapping() throws -> Bool {
    guard try t(.leftBrace) else { return false }
    if try alt({ try t(.rightBrace) }) { return true }
    let doubleStar = { [self] in try t(.doubleStar) && captureName() && opt { try t(.comma) } }
    if try alt({ try doubleStar() && t(.rightBrace) }) { return true }
    guard try gather({ try keyPattern() }) else { return false }
    if try alt({ try t(.comma) && doubleStar() && t(.rightBrace) }) { return true }
    _ = try t(.comma)
    return try t(.rightBrace)
  }

  private func keyPattern() throws -> Bool {
    let isKey: Bool
    switch try kind() {
    case .kwNone, .kwTrue, .kwFalse: isKey = try any(.kwNone, .kwTrue, .kwFalse)
    case .name: isKey = try attribute()
    default: isKey = try alt { try literal() }
    }
    return try isKey && t(.colon) && pattern()
  }
}
