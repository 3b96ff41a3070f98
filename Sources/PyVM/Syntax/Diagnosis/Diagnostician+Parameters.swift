/// Parameters of functions and lambdas, type parameters, and the mistakes made in them.
extension Diagnostician {
  func parameters() throws -> Bool { try ParameterRules(self, closing: .rightParen).all() }

  func lambdaParameters() throws -> Bool { try ParameterRules(self, closing: .colon).all() }

  // MARK: Type parameters

  func typeParameters() throws -> Bool {
    if explains {
      try check {
        guard try t(.leftBracket) else { return }
        let token = try fetch(mark)
        if try t(.rightBracket) { throw errorFrom(token.start, "Type parameter list cannot be empty") }
      }
    }
    guard try t(.leftBracket), try gather({ try typeParameter() }) else { return false }
    _ = try t(.comma)
    return try t(.rightBracket)
  }

  private func typeParameter() throws -> Bool {
    try memo(.typeParameter) {
      if try alt({
        guard try t(.name) else { return false }
        _ = try alt { try t(.colon) && expression() != nil }
        _ = try alt { try t(.equal) && expression() != nil }
        return true
      }) {
        return true
      }
      try invalidTypeParameter()
      if try alt({
        guard try t(.star), try t(.name) else { return false }
        _ = try alt { try t(.equal) && starExpression() != nil }
        return true
      }) {
        return true
      }
      guard try t(.doubleStar), try t(.name) else { return false }
      _ = try alt { try t(.equal) && expression() != nil }
      return true
    }
  }

  private func invalidTypeParameter() throws {
    for (star, what) in [(TokenKind.star, "TypeVarTuple"), (.doubleStar, "ParamSpec")] {
      try check {
        guard try t(star), try t(.name) else { return }
        let colon = try fetch(mark)
        guard try t(.colon), let bound = try expression() else { return }
        let kind = nodes[bound].kind == .tuple ? "constraints" : "bound"
        throw errorFrom(colon.start, "cannot use \(kind) with \(what)")
      }
    }
  }
}

/// The rules for one kind of parameter list: a function's, which ends at `)`, or a lambda's, which ends at
/// `:` and takes no annotations.
private struct ParameterRules {
  let d: Diagnostician
  let closing: TokenKind

  init(_ diagnostician: Diagnostician, closing: TokenKind) {
    d = diagnostician
    self.closing = closing
  }

  private var isLambda: Bool { closing == .colon }

  func all() throws -> Bool {
    if d.explains { try invalid() }
    return try d.alt { try plain() }
  }

  private func plain() throws -> Bool {
    if try d.alt({
      guard try slashPlain() else { return false }
      try d.zeroOrMore { try withoutDefault() }
      try d.zeroOrMore { try withDefault() }
      return try d.opt { try starPart() }
    }) {
      return true
    }
    if try d.alt({
      guard try slashWithDefault() else { return false }
      try d.zeroOrMore { try withDefault() }
      return try d.opt { try starPart() }
    }) {
      return true
    }
    if try d.alt({
      guard try d.oneOrMore({ try withoutDefault() }) else { return false }
      try d.zeroOrMore { try withDefault() }
      return try d.opt { try starPart() }
    }) {
      return true
    }
    if try d.alt({
      guard try d.oneOrMore({ try withDefault() }) else { return false }
      return try d.opt { try starPart() }
    }) {
      return true
    }
    return try d.alt { try starPart() }
  }

  private func slashEnd() throws -> Bool {
    guard try d.t(.slash) else { return false }
    if try d.t(.comma) { return true }
    return try d.sees(closing)
  }

  private func slashPlain() throws -> Bool {
    try d.oneOrMore { try withoutDefault() } && slashEnd()
  }

  private func slashWithDefault() throws -> Bool {
    try d.zeroOrMore { try withoutDefault() }
    return try d.oneOrMore { try withDefault() } && slashEnd()
  }

  private func starPart() throws -> Bool {
    if d.explains { try invalidStar() }
    if try d.alt({
      guard try d.t(.star), try withoutDefault() else { return false }
      try d.zeroOrMore { try maybeDefault() }
      return try d.opt { try keywordPart() }
    }) {
      return true
    }
    if try !isLambda
      && d.alt({
        guard try d.t(.star), try d.t(.name), try d.t(.colon), try d.starExpression() != nil, try end() else {
          return false
        }
        try d.zeroOrMore { try maybeDefault() }
        return try d.opt { try keywordPart() }
      })
    {
      return true
    }
    if try d.alt({
      guard try d.t(.star), try d.t(.comma), try d.oneOrMore({ try maybeDefault() }) else { return false }
      return try d.opt { try keywordPart() }
    }) {
      return true
    }
    return try keywordPart()
  }

  private func keywordPart() throws -> Bool {
    if d.explains { try invalidKeywords() }
    return try d.alt { try d.t(.doubleStar) && withoutDefault() }
  }

  private func end() throws -> Bool {
    if try d.t(.comma) { return true }
    return try d.sees(closing)
  }

  private func parameter() throws -> Bool {
    guard try d.t(.name) else { return false }
    if !isLambda { _ = try d.alt { try d.t(.colon) && d.expression() != nil } }
    return true
  }

  private func defaultValue() throws -> Bool {
    if try d.alt({ try d.t(.equal) && d.expression() != nil }) { return true }
    if d.explains {
      try d.check {
        let equal = try d.fetch(d.mark)
        guard try d.t(.equal), try d.seesAny(closing == .colon ? .rightParen : closing, .comma) else {
          return
        }
        throw d.error("expected default value expression", equal.start, equal.end)
      }
    }
    return false
  }

  private func withoutDefault() throws -> Bool { try parameter() && end() }
  private func withDefault() throws -> Bool { try parameter() && defaultValue() && end() }

  private func maybeDefault() throws -> Bool {
    guard try parameter() else { return false }
    _ = try d.alt { try defaultValue() }
    return try end()
  }

  // MARK: Mistakes

  private func slash() throws -> Bool {
    if try d.alt({ try slashPlain() }) { return true }
    return try d.alt { try slashWithDefault() }
  }

  private func refuse(_ token: Token, _ message: String) -> SyntaxErrorInfo {
    d.error(message, token.start, token.end)
  }

  private func invalid() throws {
    try d.check {
      let token = try d.fetch(d.mark)
      guard try d.t(.slash), try d.t(.comma) else { return }
      throw refuse(token, "at least one argument must precede /")
    }
    try d.check {
      guard try slash() else { return }
      try d.zeroOrMore { try maybeDefault() }
      let token = try d.fetch(d.mark)
      if try d.t(.slash) { throw refuse(token, "/ may appear only once") }
    }
    try d.check {
      _ = try d.alt { try slashPlain() }
      try d.zeroOrMore { try withoutDefault() }
      if try !d.alt({ try slashWithDefault() }) {
        guard try d.oneOrMore({ try withDefault() }) else { return }
      }
      let start = try d.here()
      guard try parameter() else { return }
      let end = d.lastEnd()
      guard try self.end() else { return }
      throw d.error("parameter without a default follows parameter with a default", start, end)
    }
    try parenthesized()
    try d.check {
      _ = try slash()
      try d.zeroOrMore { try maybeDefault() }
      guard try d.t(.star) else { return }
      if try !d.t(.comma) {
        guard try withoutDefault() else { return }
      }
      try d.zeroOrMore { try maybeDefault() }
      let token = try d.fetch(d.mark)
      if try d.t(.slash) { throw refuse(token, "/ must be ahead of *") }
    }
    try d.check {
      guard try d.oneOrMore({ try maybeDefault() }), try d.t(.slash) else { return }
      let token = try d.fetch(d.mark)
      if try d.t(.star) { throw refuse(token, "expected comma between / and *") }
    }
  }

  private func parenthesized() throws {
    try d.check {
      try d.zeroOrMore { try withoutDefault() }
      let start = try d.here()
      guard try d.t(.leftParen) else { return }
      if isLambda {
        guard try d.gather({ try d.t(.name) }) else { return }
      } else {
        guard try d.oneOrMore({ try withoutDefault() }) else { return }
      }
      _ = try d.t(.comma)
      guard try d.t(.rightParen) else { return }
      throw d.error(
        (isLambda ? "Lambda expression" : "Function") + " parameters cannot be parenthesized", start,
        d.lastEnd())
    }
  }

  private func invalidStar() throws {
    try d.check {
      let star = try d.fetch(d.mark)
      guard try d.t(.star) else { return }
      if try !d.t(closing) {
        guard try d.t(.comma), try d.t(closing) || d.t(.doubleStar) else { return }
      }
      let message = "named arguments must follow bare *"
      throw isLambda ? d.errorAtLast(message) : refuse(star, message)
    }
    try d.check {
      guard try d.t(.star), try parameter() else { return }
      let token = try d.fetch(d.mark)
      if try d.t(.equal) { throw refuse(token, "var-positional argument cannot have default value") }
    }
    try d.check {
      guard try d.t(.star), try d.alt({ try withoutDefault() }) || d.t(.comma) else { return }
      try d.zeroOrMore { try maybeDefault() }
      let token = try d.fetch(d.mark)
      guard try d.t(.star), try d.alt({ try withoutDefault() }) || d.t(.comma) else { return }
      throw refuse(token, "* argument may appear only once")
    }
  }

  private func invalidKeywords() throws {
    try d.check {
      guard try d.t(.doubleStar), try parameter() else { return }
      let token = try d.fetch(d.mark)
      if try d.t(.equal) { throw refuse(token, "var-keyword argument cannot have default value") }
    }
    let message = "arguments cannot follow var-keyword argument"
    try d.check {
      guard try d.t(.doubleStar), try parameter(), try d.t(.comma) else { return }
      let start = try d.here()
      if try parameter() { throw d.error(message, start, d.lastEnd()) }
    }
    try d.check {
      guard try d.t(.doubleStar), try parameter(), try d.t(.comma) else { return }
      let token = try d.fetch(d.mark)
      if try d.any(.star, .doubleStar, .slash) { throw refuse(token, message) }
    }
  }
}
