/// Atoms, displays and comprehensions, and the mistakes made in them.
extension Diagnostician {
  func atom() throws -> Int? {
    let start = try here()
    switch try kind() {
    case .name:
      mark += 1
      return node(.name, start)
    case .kwTrue: return constant(.true)
    case .kwFalse: return constant(.false)
    case .kwNone: return constant(.none)
    case .ellipsis: return constant(.ellipsis)
    case .number: return constant(.int)
    case .string, .fStringStart: return try strings()
    case .leftParen:
      if let value = try tuple() { return value }
      if let value = try group() { return value }
      return try generator()
    case .leftBracket:
      if let value = try list() { return value }
      return try listComprehension()
    case .leftBrace:
      if let value = try dict() { return value }
      if let value = try set() { return value }
      if let value = try dictComprehension() { return value }
      return try setComprehension()
    default: return nil
    }
  }

  private func constant(_ value: ConstantKind) -> Int {
    let start = tokens[mark].start
    mark += 1
    return node(.constant, start, tag: value.rawValue)
  }

  func tuple() throws -> Int? {
    try memo(.tuple) {
      let start = try here()
      guard try t(.leftParen) else { return nil }
      var items: [Int] = []
      _ = try alt {
        guard let first = try starNamedExpression(), try t(.comma) else { return false }
        items = [first]
        if let rest = try alt({ try starNamedExpressions() }) { items += rest }
        return true
      }
      guard try t(.rightParen) else { return nil }
      return node(.tuple, start, items)
    }
  }

  private func group() throws -> Int? {
    try memo(.group) {
      if let value = try alt({ () -> Int? in
        guard try t(.leftParen) else { return nil }
        var value = try alt { try yieldExpression() }
        if value == nil { value = try namedExpression() }
        guard let value, try t(.rightParen) else { return nil }
        return value
      }) {
        return value
      }
      if explains { try invalidGroup() }
      return nil
    }
  }

  private func invalidGroup() throws {
    try check {
      guard try t(.leftParen), let a = try starredExpression(), try t(.rightParen) else { return }
      throw error("cannot use starred expression here", a)
    }
    try check {
      guard try t(.leftParen) else { return }
      let stars = try fetch(mark)
      guard try t(.doubleStar), try expression() != nil, try t(.rightParen) else { return }
      throw error("cannot use double starred expression here", stars.start, stars.end)
    }
  }

  func list() throws -> Int? {
    try memo(.list) {
      let start = try here()
      guard try t(.leftBracket) else { return nil }
      let items = try alt { try starNamedExpressions() } ?? []
      guard try t(.rightBracket) else { return nil }
      return node(.list, start, items)
    }
  }

  private func set() throws -> Int? {
    try memo(.set) {
      let start = try here()
      guard try t(.leftBrace), try starNamedExpressions() != nil, try t(.rightBrace) else { return nil }
      return node(.set, start)
    }
  }

  // MARK: Dicts

  private func dict() throws -> Int? {
    try memo(.dict) {
      let start = try here()
      if try alt({
        guard try t(.leftBrace) else { return false }
        _ = try alt { try pairs() }
        return try t(.rightBrace)
      }) {
        return node(.dict, start)
      }
      // This one is on in the first pass as well.
      try check {
        guard try t(.leftBrace) else { return }
        try invalidPairs()
      }
      return nil
    }
  }

  private func pairs() throws -> Bool {
    guard try gather({ try pair() }) else { return false }
    _ = try t(.comma)
    return true
  }

  private func pair() throws -> Bool {
    if try alt({ try t(.doubleStar) && bitwiseOr() != nil }) { return true }
    return try keyValue()
  }

  private func keyValue() throws -> Bool {
    try expression() != nil && t(.colon) && expression() != nil
  }

  private func invalidPairs() throws {
    try check {
      guard try gather({ try pair() }), try t(.comma) else { return }
      try check {
        guard let a = try expression(), try !sees(.colon) else { return }
        var result = error("':' expected after dictionary key", a)
        let line = source.lineIndex(Int(nodes[a].end))
        result.offset = source.characters(from: source.lineStart(line), to: Int(nodes[a].end))
        result.endOffset = 0
        throw result
      }
      try invalidValue()
    }
    try invalidValue()
  }

  private func invalidValue() throws {
    try check {
      guard try expression() != nil, try t(.colon) else { return }
      let star = try fetch(mark)
      guard try t(.star), try bitwiseOr() != nil else { return }
      throw errorFrom(star.start, "cannot use a starred expression in a dictionary value")
    }
    try check {
      guard try expression() != nil else { return }
      let colon = try fetch(mark)
      guard try t(.colon), try seesAny(.rightBrace, .comma) else { return }
      throw error("expression expected after dictionary key and ':'", colon.start, colon.end)
    }
  }

  // MARK: Comprehensions

  private func listComprehension() throws -> Int? {
    try memo(.listComprehension) {
      let start = try here()
      if try alt({
        try t(.leftBracket) && namedExpression() != nil && forIfClauses() != nil && t(.rightBracket)
      }) {
        return node(.listComp, start)
      }
      if explains { try invalidComprehension() }
      return nil
    }
  }

  private func setComprehension() throws -> Int? {
    try memo(.setComprehension) {
      let start = try here()
      if try alt({
        try t(.leftBrace) && namedExpression() != nil && forIfClauses() != nil && t(.rightBrace)
      }) {
        return node(.setComp, start)
      }
      if explains { try invalidComprehension() }
      return nil
    }
  }

  func generator() throws -> Int? {
    try memo(.generator) {
      let start = try here()
      if try alt({
        try t(.leftParen) && namedOrPlain() != nil && forIfClauses() != nil && t(.rightParen)
      }) {
        return node(.generatorExp, start)
      }
      if explains { try invalidComprehension() }
      return nil
    }
  }

  private func dictComprehension() throws -> Int? {
    try memo(.dictComprehension) {
      let start = try here()
      if try alt({ try t(.leftBrace) && keyValue() && forIfClauses() != nil && t(.rightBrace) }) {
        return node(.dictComp, start)
      }
      if explains {
        try check {
          guard try t(.leftBrace) else { return }
          let stars = try fetch(mark)
          guard try t(.doubleStar), try bitwiseOr() != nil, try forIfClauses() != nil, try t(.rightBrace)
          else { return }
          throw error("dict unpacking cannot be used in dict comprehension", stars.start, stars.end)
        }
      }
      return nil
    }
  }

  private func invalidComprehension() throws {
    try check {
      guard try any(.leftBracket, .leftParen, .leftBrace), let a = try starredExpression(),
        try forIfClauses() != nil
      else { return }
      throw error("iterable unpacking cannot be used in comprehension", a)
    }
    let message = "did you forget parentheses around the comprehension target?"
    try check {
      guard try any(.leftBracket, .leftBrace), let a = try starNamedExpression(), try t(.comma),
        let b = try starNamedExpressions(), try forIfClauses() != nil
      else { return }
      throw error(message, from: a, to: b[b.count - 1])
    }
    try check {
      guard try any(.leftBracket, .leftBrace), let a = try starNamedExpression(), try t(.comma) else {
        return
      }
      let end = lastEnd()
      guard try forIfClauses() != nil else { return }
      throw error(message, nodes[a].start, end)
    }
  }

  /// The last part of the last clause: its last condition, or what it runs over.
  func forIfClauses() throws -> Int? {
    guard var last = try alt({ try forIfClause() }) else { return nil }
    while let next = try alt({ try forIfClause() }) { last = next }
    return last
  }

  private func forIfClause() throws -> Int? {
    var committed = false
    if let last = try alt({ () -> Int? in
      _ = try t(.kwAsync)
      guard try t(.kwFor), try starTargets() != nil, try t(.kwIn) else { return nil }
      committed = true
      guard var last = try disjunction() else { return nil }
      while let next = try alt({ try t(.kwIf) ? try disjunction() : nil }) { last = next }
      return last
    }) {
      return last
    }
    if committed { return nil }
    // This mistake is a form of the clause itself: it is seen in the first pass too.
    try check {
      _ = try t(.kwAsync)
      guard try t(.kwFor), try gather({ try bitwiseOr() != nil }) else { return }
      _ = try t(.comma)
      if try !sees(.kwIn) { throw errorAtLast("'in' expected after for-loop variables") }
    }
    if explains { try invalidForTarget() }
    return nil
  }

  func invalidForTarget() throws {
    try check {
      _ = try t(.kwAsync)
      guard try t(.kwFor), let a = try starExpressions() else { return }
      try refuseTarget(.loop, a)
    }
  }

  // MARK: Strings

  func strings() throws -> Int? {
    try memo(.strings) {
      let start = try here()
      var bytes = 0
      var texts = 0
      var isFString = false
      guard
        try oneOrMore({
          let token = try fetch(mark)
          if try t(.string) {
            if try checkLiteral(token) { bytes += 1 } else { texts += 1 }
            return true
          }
          guard try fString() else { return false }
          isFString = true
          texts += 1
          return true
        })
      else { return nil }
      if bytes > 0 && texts > 0 { throw errorAtLast("cannot mix bytes and nonbytes literals") }
      return node(isFString ? .joinedStr : .constant, start, tag: ConstantKind.str.rawValue)
    }
  }

  /// Decodes a literal for its errors; whether it is bytes.
  private func checkLiteral(_ token: Token) throws -> Bool {
    let literal = StringLiteral(source, token)
    if literal.isBytes {
      for i in literal.start..<literal.end where source.base[i] >= 128 {
        throw error("bytes can only contain ASCII literal characters", token.start, token.end)
      }
    }
    var decoder = EscapeDecoder(
      source: source, start: literal.start, end: literal.end, isRaw: literal.isRaw, isBytes: literal.isBytes)
    var value: [UInt8] = []
    decoder.decode(into: &value)
    if let message = decoder.error { throw error(message, token.start, token.end) }
    return literal.isBytes
  }

  private func fString() throws -> Bool {
    guard try t(.fStringStart) else { return false }
    try zeroOrMore { try fStringPart() }
    return try t(.fStringEnd)
  }

  private func fStringPart() throws -> Bool {
    if try alt({ try replacementField() }) { return true }
    return try t(.fStringMiddle)
  }

  private func replacementField() throws -> Bool {
    if try alt({
      guard try t(.leftBrace), try yieldOrStarExpressions() != nil else { return false }
      _ = try t(.equal)
      let before = mark
      let converts = try alt { try conversion() }
      _ = try alt { try formatSpec() }
      guard try t(.rightBrace) else { return false }
      // The letter counts only where the field is complete.
      if converts { try checkConversion(try fetch(before + 1)) }
      return true
    }) {
      return true
    }
    if explains { try invalidReplacementField() }
    return false
  }

  private func formatSpec() throws -> Bool {
    guard try t(.colon) else { return false }
    try zeroOrMore { try fStringPart() }
    return true
  }

  private func conversion() throws -> Bool {
    let mark = try fetch(self.mark)
    guard try t(.exclamation) else { return false }
    let name = try fetch(self.mark)
    guard try t(.name) else { return false }
    if name.start != mark.end {
      throw error(
        "f-string: conversion type must come right after the exclamanation mark", mark.start, name.end)
    }
    return true
  }

  private func checkConversion(_ name: Token) throws {
    if isSpelt(name, "s") || isSpelt(name, "r") || isSpelt(name, "a") { return }
    let text = String(
      decoding: UnsafeBufferPointer(start: source.base + Int(name.start), count: Int(name.end - name.start)),
      as: UTF8.self)
    throw error(
      "f-string: invalid conversion character '\(text)': expected 's', 'r', or 'a'", name.start, name.end)
  }

  private func invalidReplacementField() throws {
    try check {
      guard try t(.leftBrace) else { return }
      let next = try fetch(mark)
      switch next.kind {
      case .equal, .exclamation, .colon, .rightBrace:
        throw error(
          "f-string: valid expression required before '\(next.kind.spelling)'", next.start, next.end)
      default: break
      }
      guard try alt({ try yieldOrStarExpressions() }) != nil else {
        throw try errorAtNext("f-string: expecting a valid expression after '{'")
      }
      if try !seesAny(.equal, .exclamation, .colon, .rightBrace) {
        throw try errorAtNext("f-string: expecting '=', or '!', or ':', or '}'")
      }
      if try t(.equal), try !seesAny(.exclamation, .colon, .rightBrace) {
        throw try errorAtNext("f-string: expecting '!', or ':', or '}'")
      }
      try check {
        guard try t(.exclamation) else { return }
        if try seesAny(.colon, .rightBrace) {
          throw try errorAtNext("f-string: missing conversion character")
        }
        if try !sees(.name) { throw try errorAtNext("f-string: invalid conversion character") }
      }
      _ = try alt { try t(.exclamation) && t(.name) }
      if try !seesAny(.colon, .rightBrace) { throw try errorAtNext("f-string: expecting ':' or '}'") }
      if try t(.colon) {
        try zeroOrMore { try fStringPart() }
        if try !sees(.rightBrace) { throw try errorAtNext("f-string: expecting '}', or format specs") }
      } else if try !sees(.rightBrace) {
        throw try errorAtNext("f-string: expecting '}'")
      }
    }
  }
}
