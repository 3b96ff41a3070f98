/// Targets of assignments, loops and `del`.
extension Diagnostician {
  func starTargets() throws -> Int? {
    try memo(.starTargets) {
      let start = try here()
      guard let first = try starTarget() else { return nil }
      if try !sees(.comma) { return first }
      while try alt({ try t(.comma) && starTarget() != nil }) {}
      _ = try t(.comma)
      return node(.tuple, start)
    }
  }

  func starTarget() throws -> Int? {
    try memo(.starTarget) {
      let start = try here()
      if try alt({ try t(.star) && !sees(.star) && starTarget() != nil }) { return node(.starred, start) }
      return try targetWithStarAtom()
    }
  }

  private func targetWithStarAtom() throws -> Int? {
    try memo(.targetWithStarAtom) {
      if let target = try alt({ try attributeOrSubscript() }) { return target }
      return try starAtom()
    }
  }

  /// `….name` or `…[…]` that nothing more is attached to.
  func attributeOrSubscript() throws -> Int? {
    let start = try here()
    if try alt({ try targetPrimary() != nil && t(.dot) && t(.name) && !seesTrailer() }) {
      return node(.attribute, start)
    }
    if try alt({
      try targetPrimary() != nil && t(.leftBracket) && slices() && t(.rightBracket) && !seesTrailer()
    }) {
      return node(.subscript, start)
    }
    return nil
  }

  private func seesTrailer() throws -> Bool { try seesAny(.leftParen, .leftBracket, .dot) }

  private func targetPrimary() throws -> Int? {
    try memo(.targetPrimary) {
      let start = try here()
      guard var value = try atom(), try seesTrailer() else { return nil }
      while let next = try alt({ () -> Int? in
        guard let next = try trailer(start), try seesTrailer() else { return nil }
        return next
      }) {
        value = next
      }
      return value
    }
  }

  private func starAtom() throws -> Int? {
    let start = try here()
    switch try kind() {
    case .name:
      mark += 1
      return node(.name, start)
    case .leftParen:
      if let inner = try alt({ () -> Int? in
        guard try t(.leftParen), let inner = try targetWithStarAtom(), try t(.rightParen) else { return nil }
        return inner
      }) {
        return inner
      }
      guard try t(.leftParen) else { return nil }
      _ = try alt {
        guard try starTarget() != nil, try t(.comma) else { return false }
        if try gather({ try starTarget() != nil }) { _ = try t(.comma) }
        return true
      }
      return try t(.rightParen) ? node(.tuple, start) : nil
    case .leftBracket:
      mark += 1
      _ = try alt {
        guard try gather({ try starTarget() != nil }) else { return false }
        _ = try t(.comma)
        return true
      }
      return try t(.rightBracket) ? node(.list, start) : nil
    default: return nil
    }
  }

  /// A target that is neither starred nor a sequence.
  func singleTarget() throws -> Bool {
    if try alt({ try attributeOrSubscript() }) != nil { return true }
    if try t(.name) { return true }
    return try alt { try t(.leftParen) && singleTarget() && t(.rightParen) }
  }

  func deleteTargets() throws -> Bool {
    guard try gather({ try deleteTarget() }) else { return false }
    _ = try t(.comma)
    return true
  }

  private func deleteTarget() throws -> Bool {
    try memo(.deleteTarget) {
      if try alt({ try attributeOrSubscript() }) != nil { return true }
      if try t(.name) { return true }
      if try alt({ try t(.leftParen) && deleteTarget() && t(.rightParen) }) { return true }
      if try alt({ try t(.leftParen) && opt { try deleteTargets() } && t(.rightParen) }) { return true }
      return try t(.leftBracket) && opt { try deleteTargets() } && t(.rightBracket)
    }
  }
}
