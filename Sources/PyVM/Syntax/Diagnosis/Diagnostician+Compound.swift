/// Statements with blocks and the mistakes made in them: mostly a missing colon or a missing block.
extension Diagnostician {
  func compoundStatement() throws -> Bool {
    let next = try fetch(mark)
    switch next.kind {
    case .kwDef, .at, .kwAsync, .kwClass, .kwWith, .kwFor:
      // These overlap, so that each is tried in turn.
      if next.kind != .kwClass && next.kind != .kwWith && next.kind != .kwFor,
        try alt({ try functionDef(isDecorated: next.kind == .at) })
      {
        return true
      }
      if next.kind == .kwClass || next.kind == .at, try alt({ try classDef(isDecorated: next.kind == .at) }) {
        return true
      }
      if next.kind == .kwWith || next.kind == .kwAsync, try alt({ try withStatement() }) { return true }
      if next.kind == .kwFor || next.kind == .kwAsync, try alt({ try forStatement() }) { return true }
      if next.kind == .kwDef { return try alt { try functionDef(isDecorated: false) } }
    case .kwIf: return try alt { try ifStatement(.kwIf) }
    case .kwTry: return try alt { try tryStatement() }
    case .kwWhile: return try alt { try whileStatement() }
    case .name where isSpelt(next, "match"): return try alt { try matchStatement() }
    default: break
    }
    return false
  }

  func block() throws -> Bool {
    try memo(.block) {
      if try alt({ try t(.newline) && t(.indent) && statements() && t(.dedent) }) { return true }
      if try alt({ try simpleStatements() }) { return true }
      if explains {
        try check {
          guard try t(.newline), try !sees(.indent) else { return }
          throw errorAt(tokens[tokens.count - 1], "expected an indented block", kind: .indentationError)
        }
      }
      return false
    }
  }

  /// With the mark behind a header: a colon, and no block on the next line.
  func refuseMissingBlock(_ what: String, _ header: Token) throws {
    guard try t(.colon), try t(.newline), try !sees(.indent) else { return }
    throw missingBlock(what, header)
  }

  /// With the mark behind a header: the line ends without a colon.
  func refuseMissingColon() throws {
    if try t(.newline) { throw errorAtLast("expected ':'") }
  }

  // MARK: if and while

  private func ifStatement(_ keyword: TokenKind) throws -> Bool {
    if explains {
      let header = try fetch(mark)
      try check {
        guard try t(keyword), try namedExpression() != nil else { return }
        try refuseMissingColon()
      }
      try check {
        guard try t(keyword), try namedExpression() != nil else { return }
        try refuseMissingBlock("'\(keyword.spelling)' statement", header)
      }
    }
    if try alt({ try t(keyword) && namedExpression() != nil && t(.colon) && block() && elifPart() }) {
      return true
    }
    return try alt {
      guard try t(keyword), try namedExpression() != nil, try t(.colon), try block() else { return false }
      return try opt { try elseBlock() }
    }
  }

  private func elifPart() throws -> Bool { try sees(.kwElif) && ifStatement(.kwElif) }

  private func elseBlock() throws -> Bool {
    if explains {
      let header = try fetch(mark)
      try check {
        guard try t(.kwElse) else { return }
        try refuseMissingBlock("'else' statement", header)
      }
    }
    return try t(.kwElse) && forced(.colon) && block()
  }

  private func whileStatement() throws -> Bool {
    if explains {
      let header = try fetch(mark)
      try check {
        guard try t(.kwWhile), try namedExpression() != nil else { return }
        try refuseMissingColon()
      }
      try check {
        guard try t(.kwWhile), try namedExpression() != nil else { return }
        try refuseMissingBlock("'while' statement", header)
      }
    }
    guard try t(.kwWhile), try namedExpression() != nil, try t(.colon), try block() else { return false }
    return try opt { try elseBlock() }
  }

  // MARK: for and with

  private func forStatement() throws -> Bool {
    if explains {
      try check {
        _ = try t(.kwAsync)
        guard try t(.kwFor), try starTargets() != nil, try t(.kwIn), try starExpressions() != nil else {
          return
        }
        try refuseMissingColon()
      }
      try check {
        _ = try t(.kwAsync)
        let header = try fetch(mark)
        guard try t(.kwFor), try starTargets() != nil, try t(.kwIn), try starExpressions() != nil else {
          return
        }
        try refuseMissingBlock("'for' statement", header)
      }
    }
    var committed = false
    if try alt({
      _ = try t(.kwAsync)
      guard try t(.kwFor), try starTargets() != nil, try t(.kwIn) else { return false }
      committed = true
      guard try starExpressions() != nil, try t(.colon), try block() else { return false }
      return try opt { try elseBlock() }
    }) {
      return true
    }
    if !committed && explains { try invalidForTarget() }
    return false
  }

  private func withItem() throws -> Bool {
    if try alt({
      try expression() != nil && t(.kwAs) && starTarget() != nil && seesAny(.comma, .rightParen, .colon)
    }) {
      return true
    }
    if explains {
      try check {
        guard try expression() != nil, try t(.kwAs), let a = try expression(),
          try seesAny(.comma, .rightParen, .colon)
        else { return }
        try refuseTarget(.assign, a)
      }
    }
    return try expression() != nil
  }

  private func withItems() throws -> Bool { try gather { try withItem() } }

  private func parenthesizedItems() throws -> Bool {
    try t(.leftParen) && withItems() && opt { try t(.comma) } && t(.rightParen)
  }

  /// Items as the patterns of mistakes read them.
  private func looseItems(_ item: () throws -> Int?) throws -> Bool {
    try gather {
      guard try item() != nil else { return false }
      return try opt { try t(.kwAs) && starTarget() != nil }
    }
  }

  private func parenthesizedLooseItems() throws -> Bool {
    try t(.leftParen) && looseItems { try expressions() } && opt { try t(.comma) } && t(.rightParen)
  }

  private func withStatement() throws -> Bool {
    if explains {
      for isParenthesized in [false, true] {
        try check {
          _ = try t(.kwAsync)
          let header = try fetch(mark)
          guard try t(.kwWith),
            try isParenthesized ? parenthesizedLooseItems() : looseItems({ try expression() })
          else { return }
          try refuseMissingBlock("'with' statement", header)
        }
      }
    }
    if try alt({
      _ = try t(.kwAsync)
      return try t(.kwWith) && parenthesizedItems() && t(.colon) && block()
    }) {
      return true
    }
    if try alt({
      _ = try t(.kwAsync)
      return try t(.kwWith) && withItems() && t(.colon) && block()
    }) {
      return true
    }
    if explains {
      for isParenthesized in [false, true] {
        try check {
          _ = try t(.kwAsync)
          guard try t(.kwWith),
            try isParenthesized ? parenthesizedLooseItems() : looseItems({ try expression() })
          else { return }
          try refuseMissingColon()
        }
      }
    }
    return false
  }

  // MARK: Definitions

  private func decorators() throws -> Bool {
    try oneOrMore { try t(.at) && namedExpression() != nil && t(.newline) }
  }

  private func functionDef(isDecorated: Bool) throws -> Bool {
    if isDecorated {
      guard try decorators() else { return false }
    }
    if explains {
      try check {
        _ = try t(.kwAsync)
        let header = try fetch(mark)
        guard try t(.kwDef), try t(.name) else { return }
        _ = try alt { try typeParameters() }
        guard try t(.leftParen), try opt({ try parameters() }), try t(.rightParen) else { return }
        _ = try alt { try t(.arrow) && expression() != nil }
        try refuseMissingBlock("function definition", header)
      }
    }
    _ = try t(.kwAsync)
    guard try t(.kwDef), try t(.name) else { return false }
    _ = try alt { try typeParameters() }
    guard try forced(.leftParen), try opt({ try parameters() }), try t(.rightParen) else { return false }
    _ = try alt { try t(.arrow) && expression() != nil }
    return try forced(.colon) && block()
  }

  private func classHeader() throws -> Bool {
    guard try t(.kwClass), try t(.name) else { return false }
    _ = try alt { try typeParameters() }
    _ = try alt { try t(.leftParen) && opt { try arguments() } && t(.rightParen) }
    return true
  }

  private func classDef(isDecorated: Bool) throws -> Bool {
    if isDecorated {
      guard try decorators() else { return false }
    }
    if explains {
      let header = try fetch(mark)
      try check {
        guard try classHeader() else { return }
        try refuseMissingColon()
      }
      try check {
        guard try classHeader() else { return }
        try refuseMissingBlock("class definition", header)
      }
    }
    return try classHeader() && t(.colon) && block()
  }

  // MARK: try

  private func tryStatement() throws -> Bool {
    if explains { try invalidTry() }
    if try alt({ try t(.kwTry) && forced(.colon) && block() && finallyBlock() }) { return true }
    for isStar in [false, true] {
      if try alt({
        guard try t(.kwTry), try forced(.colon), try block(),
          try oneOrMore({ try exceptBlock(isStar: isStar) })
        else { return false }
        _ = try alt { try elseBlock() }
        return try opt { try finallyBlock() }
      }) {
        return true
      }
    }
    return false
  }

  private func invalidTry() throws {
    let header = try fetch(mark)
    try check {
      guard try t(.kwTry) else { return }
      try refuseMissingBlock("'try' statement", header)
    }
    try check {
      guard try t(.kwTry), try t(.colon), try block(), try !seesAny(.kwExcept, .kwFinally) else { return }
      throw errorAtLast("expected 'except' or 'finally' block")
    }
    for isStar in [false, true] {
      try check {
        guard try t(.kwTry), try t(.colon) else { return }
        try zeroOrMore { try block() }
        guard try oneOrMore({ try exceptBlock(isStar: isStar) }) else { return }
        let start = try here()
        guard try t(.kwExcept), try isStar || t(.star) else { return }
        let end = lastEnd()
        let hasType = try alt { try expression() != nil && asName() }
        guard isStar || hasType, try t(.colon) else { return }
        throw error("cannot have both 'except' and 'except*' on the same 'try'", start, end)
      }
    }
  }

  private func asName() throws -> Bool { try opt { try t(.kwAs) && t(.name) } }

  private func exceptBlock(isStar: Bool) throws -> Bool {
    let header = try fetch(mark)
    if explains {
      try check {
        guard try t(.kwExcept), try !isStar || t(.star), try expression() != nil, try asName() else { return }
        try refuseMissingBlock(isStar ? "'except*' statement" : "'except' statement", header)
      }
      if !isStar {
        try check {
          guard try t(.kwExcept) else { return }
          try refuseMissingBlock("'except' statement", header)
        }
      }
    }
    if try alt({
      guard try t(.kwExcept), try !isStar || t(.star), try expression() != nil, try asName() else {
        return false
      }
      return try t(.colon) && block()
    }) {
      return true
    }
    if try !isStar && alt({ try t(.kwExcept) && t(.colon) && block() }) { return true }
    if explains { try invalidExcept() }
    return false
  }

  private func invalidExcept() throws {
    try check {
      guard try t(.kwExcept) else { return }
      _ = try t(.star)
      guard let a = try expression(), try t(.comma), try expressions() != nil, try asName(), try t(.colon)
      else { return }
      throw errorFrom(nodes[a].start, "multiple exception types must be parenthesized")
    }
    try check {
      guard try t(.kwExcept) else { return }
      _ = try t(.star)
      guard try expression() != nil, try asName() else { return }
      try refuseMissingColon()
    }
    try check {
      guard try t(.kwExcept) else { return }
      try refuseMissingColon()
    }
    try check {
      guard try t(.kwExcept), try t(.star), try any(.newline, .colon) else { return }
      throw errorAtLast("expected one or more exception types")
    }
  }

  private func finallyBlock() throws -> Bool {
    if explains {
      let header = try fetch(mark)
      try check {
        guard try t(.kwFinally) else { return }
        try refuseMissingBlock("'finally' statement", header)
      }
    }
    return try t(.kwFinally) && forced(.colon) && block()
  }
}
