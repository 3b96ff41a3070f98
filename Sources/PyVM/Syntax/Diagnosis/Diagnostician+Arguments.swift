/// Arguments of calls and the mistakes made in them.
extension Diagnostician {
  /// What a list of arguments holds, as far as messages care.
  private struct Arguments {
    var last: Int
    var count: Int
    var hasDoubleStar: Bool
  }

  func arguments() throws -> Bool {
    try memo(.arguments) {
      if try alt({
        guard try args() != nil else { return false }
        _ = try t(.comma)
        return try sees(.rightParen)
      }) {
        return true
      }
      if explains { try invalidArguments() }
      return false
    }
  }

  private func positional() throws -> Int? {
    if let value = try alt({ try starredExpression() }) { return value }
    return try alt {
      guard let value = try namedOrPlain(), try !sees(.equal) else { return nil }
      return value
    }
  }

  private func args() throws -> Arguments? {
    if let result = try alt({ () -> Arguments? in
      guard let items = try gatherNodes({ try positional() }) else { return nil }
      var result = Arguments(last: items[items.count - 1], count: items.count, hasDoubleStar: false)
      if let keywords = try alt({ try t(.comma) ? try keywords() : nil }) {
        // `*iterable` behind keywords counts as positional.
        if keywords.count > 0 {
          result.count += keywords.count
          result.last = keywords.last
        }
        result.hasDoubleStar = keywords.hasDoubleStar
      }
      return result
    }) {
      return result
    }
    return try alt { try keywords() }
  }

  /// Keywords; counts the `*iterable` among them.
  private func keywords() throws -> Arguments? {
    var result = Arguments(last: 0, count: 0, hasDoubleStar: false)
    let first = try alt {
      try gather {
        guard let item = try keywordOrStarred() else { return false }
        if nodes[item].kind == .starred {
          result.count += 1
          result.last = item
        }
        return true
      }
    }
    if first {
      _ = try alt {
        guard try t(.comma) else { return false }
        return try gather { try keywordOrDoubleStarred(&result) }
      }
      return result
    }
    return try alt({ try gather { try keywordOrDoubleStarred(&result) } }) ? result : nil
  }

  private func keywordOrStarred() throws -> Int? {
    if explains { try invalidKeyword() }
    let start = try here()
    if try alt({ try t(.name) && t(.equal) && expression() != nil }) { return node(.keyword, start) }
    return try alt { try starredExpression() }
  }

  private func keywordOrDoubleStarred(_ result: inout Arguments) throws -> Bool {
    if explains { try invalidKeyword() }
    if try alt({ try t(.name) && t(.equal) && expression() != nil }) { return true }
    if try alt({ try t(.doubleStar) && expression() != nil }) {
      result.hasDoubleStar = true
      return true
    }
    return false
  }

  func starredExpression() throws -> Int? {
    if explains {
      try check {
        let start = try here()
        guard try t(.star), try expression() != nil, try t(.equal), let b = try expression() else { return }
        throw error("cannot assign to iterable argument unpacking", start, nodes[b].end)
      }
    }
    let start = try here()
    if let value = try alt({ try t(.star) ? try expression() : nil }) {
      return node(.starred, start, [value])
    }
    // This one is on in the first pass as well.
    try check {
      if try t(.star) { throw errorAtLast("Invalid star expression") }
    }
    return nil
  }

  // MARK: Mistakes

  private func invalidKeyword() throws {
    try check {
      let a = try fetch(mark)
      guard try any(.kwTrue, .kwFalse, .kwNone), try t(.equal) else { return }
      throw error("cannot assign to \(a.kind.spelling)", a.start, lastEnd())
    }
    try keywordComprehension()
    try check {
      if try ahead({ try t(.name) && t(.equal) }) { return }
      guard let a = try expression(), try t(.equal) else { return }
      throw error(
        "expression cannot contain assignment, perhaps you meant \"==\"?", nodes[a].start, lastEnd())
    }
    try check {
      let start = try here()
      guard try t(.doubleStar), try expression() != nil, try t(.equal), let b = try expression() else {
        return
      }
      throw error("cannot assign to keyword argument unpacking", start, nodes[b].end)
    }
  }

  /// `f(x = 1 for x in y)`.
  private func keywordComprehension() throws {
    try check {
      let start = try here()
      guard try t(.name), try t(.equal) else { return }
      let end = lastEnd()
      guard try expression() != nil, try forIfClauses() != nil else { return }
      throw error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", start, end)
    }
  }

  private func invalidArguments() throws {
    let parenthesize = "Generator expression must be parenthesized"
    try check {
      let isMixed = try alt {
        try gather({ try positional() != nil }) && t(.comma) && keywords() != nil
      }
      if !isMixed {
        guard try keywords() != nil else { return }
      }
      let start = try here()
      guard try t(.comma), try gather({ try starredExpression() != nil && !sees(.equal) }) else { return }
      throw errorFrom(start, "iterable argument unpacking follows keyword argument unpacking")
    }
    try check {
      guard let a = try expression(), let b = try forIfClauses(), try t(.comma) else { return }
      if try alt({ try args() }) == nil { _ = try alt { try expression() != nil && forIfClauses() != nil } }
      throw error(parenthesize, from: a, to: b)
    }
    try keywordComprehension()
    try check {
      _ = try alt { try args() != nil && t(.comma) }
      let start = try here()
      guard try t(.name), try t(.equal) else { return }
      let end = lastEnd()
      guard try seesAny(.comma, .rightParen) else { return }
      throw error("expected argument value expression", start, end)
    }
    try check {
      guard let a = try args(), let b = try forIfClauses(), a.count > 1 else { return }
      throw error(parenthesize, from: a.last, to: b)
    }
    try check {
      guard try args() != nil, try t(.comma), let a = try expression(), let b = try forIfClauses() else {
        return
      }
      throw error(parenthesize, from: a, to: b)
    }
    try check {
      guard let a = try args(), try t(.comma), try args() != nil else { return }
      throw errorAtLast(
        a.hasDoubleStar
          ? "positional argument follows keyword argument unpacking"
          : "positional argument follows keyword argument")
    }
  }
}
