/// String literals: implicit concatenation and f-strings.
extension Parser {
  /// Literal text being gathered: pieces next to each other become one constant.
  private struct Run {
    var isOpen = false
    var start: UInt32 = 0
    var end: UInt32 = 0
    var hasU = false
    /// Length of the string table when the run began.
    var base = 0
  }

  /// One or more adjacent string tokens.
  mutating func strings() throws(ParseStop) -> NodeID {
    let start = token.start
    let base = stack.count
    var run = Run()
    var isFString = false
    var isBytes = false
    var isFirst = true
    while kind == .string || kind == .fStringStart {
      if kind == .string {
        let literal = StringLiteral(source, token)
        if isFirst { isBytes = literal.isBytes }
        if literal.isBytes != isBytes { throw .mismatch }
        open(&run, token.start, hasU: literal.hasU)
        try appendLiteral(literal)
        run.end = token.end
        advance()
      } else {
        if isBytes { throw .mismatch }
        isFString = true
        try fString(&run)
      }
      isFirst = false
    }
    if !isFString {
      let id = tree.strings.close()
      return add(
        .constant, start, tag: (isBytes ? ConstantKind.bytes : .str).rawValue, a: id, b: run.hasU ? 1 : 0)
    }
    flush(&run)
    let list = makeList(base)
    return add(.joinedStr, start, a: list.start)
  }

  private mutating func raise(_ error: SyntaxErrorInfo) -> ParseStop {
    raised = error
    return .raised
  }

  private func open(_ run: inout Run, _ start: UInt32, hasU: Bool) {
    if run.isOpen { return }
    run = Run(isOpen: true, start: start, end: start, hasU: hasU, base: tree.strings.bytes.count)
  }

  /// Ends a run of text and pushes it as a constant unless it is empty.
  private mutating func flush(_ run: inout Run) {
    if !run.isOpen { return }
    run.isOpen = false
    if tree.strings.bytes.count == run.base { return }
    let id = tree.strings.close()
    let node = add(
      .constant, run.start, end: run.end, tag: ConstantKind.str.rawValue, a: id, b: run.hasU ? 1 : 0)
    stack.append(node.index)
  }

  private mutating func appendLiteral(_ literal: StringLiteral) throws(ParseStop) {
    if literal.isBytes {
      for i in literal.start..<literal.end where source.base[i] >= 128 {
        throw raise(raiseAt(token.start, token.end, "bytes can only contain ASCII literal characters"))
      }
    }
    try appendText(
      literal.start, literal.end, isRaw: literal.isRaw, isBytes: literal.isBytes, token)
  }

  private mutating func appendText(
    _ start: Int, _ end: Int, isRaw: Bool, isBytes: Bool, _ token: Token
  ) throws(ParseStop) {
    var decoder = EscapeDecoder(source: source, start: start, end: end, isRaw: isRaw, isBytes: isBytes)
    decoder.decode(into: &tree.strings.bytes)
    if let message = decoder.error {
      throw raise(raiseAt(token.start, token.end, message))
    }
    if let warning = decoder.warning {
      warnings.append(
        SyntaxWarningInfo(
          message: warning.message, line: source.lineIndex(warning.offset) + 1, sourceOffset: warning.offset))
    }
  }

  // MARK: f-strings

  private mutating func fString(_ run: inout Run) throws(ParseStop) {
    try enter()
    defer { leave() }
    var isRaw = false
    for i in Int(token.start)..<Int(token.end) where source.base[i] | 32 == 114 { isRaw = true }
    advance()
    while kind != .fStringEnd {
      if kind == .fStringMiddle {
        try middle(&run, isRaw: isRaw)
      } else if kind == .leftBrace {
        try replacementField(&run, isRaw: isRaw)
      } else {
        throw .mismatch
      }
    }
    advance()
  }

  private mutating func middle(_ run: inout Run, isRaw: Bool) throws(ParseStop) {
    if token.end > token.start {
      open(&run, token.start, hasU: false)
      try appendText(Int(token.start), Int(token.end), isRaw: isRaw, isBytes: false, token)
      // A doubled brace at the end is half in the token, whole in its place.
      let end = Int(token.end)
      let last = source.base[end - 1]
      run.end = token.end + ((last == 123 || last == 125) && source[end] == last ? 1 : 0)
    }
    advance()
  }

  /// `{expression = ! conversion : format}`.
  private mutating func replacementField(_ run: inout Run, isRaw: Bool) throws(ParseStop) {
    let start = token.start
    advance()
    // The expression may add strings to the table, so the text before the field is closed first; whether
    // debug text joins it shows only behind the expression.
    var held: Int32 = -1
    let before = run
    run.isOpen = false
    if before.isOpen && tree.strings.bytes.count > before.base { held = tree.strings.close() }
    let value = try yieldOrStarExpressions()
    let isDebug = accept(.equal)
    let debugEnd = token.start
    let conversionLetter: Int32 = kind == .exclamation ? try fieldConversion() : -1
    var spec = NodeID.none
    if kind == .colon { spec = try formatSpec(isRaw: isRaw) }
    try expect(.rightBrace)
    if isDebug {
      run = Run(
        isOpen: true, start: before.isOpen ? before.start : start + 1, end: debugEnd, hasU: before.hasU,
        base: tree.strings.bytes.count)
      if held >= 0 { tree.strings.bytes.append(contentsOf: Array(tree.strings[held])) }
      appendDebugText(Int(start) + 1, Int(debugEnd))
      flush(&run)
    } else if held >= 0 {
      let text = add(
        .constant, before.start, end: before.end, tag: ConstantKind.str.rawValue, a: held,
        b: before.hasU ? 1 : 0)
      stack.append(text.index)
    }
    let conversion = isDebug && conversionLetter < 0 && spec.isNone ? 114 : conversionLetter
    let field = add(.formattedValue, start, a: value.index, b: conversion, c: spec.index)
    stack.append(field.index)
  }

  private mutating func fieldConversion() throws(ParseStop) -> Int32 {
    let mark = token
    advance()
    if kind != .name { throw .mismatch }
    if token.start != mark.end {
      throw raise(
        raiseAt(
          mark.start, token.end, "f-string: conversion type must come right after the exclamanation mark"))
    }
    let letter = source.base[Int(token.start)]
    // Which words an unknown letter gets depends on what follows the field.
    if token.end - token.start != 1 || (letter != 115 && letter != 114 && letter != 97) { throw .mismatch }
    advance()
    return Int32(letter)
  }

  private mutating func formatSpec(isRaw: Bool) throws(ParseStop) -> NodeID {
    let start = token.start
    advance()
    let base = stack.count
    var run = Run()
    while true {
      if kind == .fStringMiddle {
        try middle(&run, isRaw: isRaw)
      } else if kind == .leftBrace {
        try enter()
        try replacementField(&run, isRaw: isRaw)
        leave()
      } else {
        break
      }
    }
    flush(&run)
    let list = makeList(base)
    return add(.joinedStr, start, a: list.start)
  }

  /// The source of a self-documenting field without its comments.
  private mutating func appendDebugText(_ start: Int, _ end: Int) {
    var i = start
    while i < end {
      let c = source.base[i]
      if c == 34 || c == 39 {
        i = appendQuoted(i, end)
        continue
      }
      if c == 35 {
        while i < end && source.base[i] != 10 && source.base[i] != 13 { i += 1 }
        continue
      }
      i += 1
      if c == 13 {
        tree.strings.bytes.append(10)
        if i < end && source.base[i] == 10 { i += 1 }
      } else {
        tree.strings.bytes.append(c)
      }
    }
  }

  private mutating func appendQuoted(_ start: Int, _ end: Int) -> Int {
    let quote = source.base[start]
    var i = start
    repeat {
      tree.strings.bytes.append(source.base[i])
      i += 1
    } while i < end && source.base[i] != quote
    if i < end {
      tree.strings.bytes.append(quote)
      i += 1
    }
    return i
  }
}

/// Where the contents of a string token lie, and what its prefix says.
struct StringLiteral {
  var isBytes = false
  var isRaw = false
  var hasU = false
  var start: Int
  var end: Int

  init(_ source: SourceText, _ token: Token) {
    var i = Int(token.start)
    let p = source.base
    while p[i] != 34 && p[i] != 39 {
      switch p[i] | 32 {
      case 98: isBytes = true
      case 114: isRaw = true
      // Only a lower-case prefix is kept in the tree.
      case 117: hasU = p[i] == 117
      default: break
      }
      i += 1
    }
    let quote = p[i]
    end = Int(token.end)
    if end - i >= 6 && p[i + 1] == quote && p[i + 2] == quote {
      start = i + 3
      end -= 3
    } else {
      start = i + 1
      end -= 1
    }
  }
}
