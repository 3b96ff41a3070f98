/// Operators and brackets.
extension Lexer {
  @inline(__always)
  private mutating func op(_ kind: TokenKind, _ start: Int, _ length: Int) -> Token {
    cursor = start &+ length
    return make(kind, start)
  }

  mutating func punctuation(_ start: Int, _ c: UInt8) -> Token {
    let c1 = peek(1)
    let hasEqual = c1 == 61
    switch c {
    case 40, 91, 123: return openBracket(start, c)
    case 41, 93, 125: return closeBracket(start, c)
    case 44: return op(.comma, start, 1)
    case 59: return op(.semicolon, start, 1)
    case 46:
      if Lexer.isDigit(c1) { return fractionAndExponent(start) }
      return c1 == 46 && peek(2) == 46 ? op(.ellipsis, start, 3) : op(.dot, start, 1)
    case 58:
      if endsExpression(c) {
        modes[modes.count - 1].inExpression = false
        modes[modes.count - 1].inFormatSpec = true
        return op(.colon, start, 1)
      }
      return hasEqual ? op(.colonEqual, start, 2) : op(.colon, start, 1)
    case 61:
      if hasEqual { return op(.equalEqual, start, 2) }
      if let mode = modes.last, mode.depth == mode.expressionDepth + 1 {
        modes[modes.count - 1].inDebug = true
      }
      return op(.equal, start, 1)
    case 33: return hasEqual ? op(.notEqual, start, 2) : op(.exclamation, start, 1)
    case 43: return hasEqual ? op(.plusEqual, start, 2) : op(.plus, start, 1)
    case 45:
      if c1 == 62 { return op(.arrow, start, 2) }
      return hasEqual ? op(.minusEqual, start, 2) : op(.minus, start, 1)
    case 42:
      if c1 == 42 { return peek(2) == 61 ? op(.doubleStarEqual, start, 3) : op(.doubleStar, start, 2) }
      return hasEqual ? op(.starEqual, start, 2) : op(.star, start, 1)
    case 47:
      if c1 == 47 { return peek(2) == 61 ? op(.doubleSlashEqual, start, 3) : op(.doubleSlash, start, 2) }
      return hasEqual ? op(.slashEqual, start, 2) : op(.slash, start, 1)
    case 37: return hasEqual ? op(.percentEqual, start, 2) : op(.percent, start, 1)
    case 64: return hasEqual ? op(.atEqual, start, 2) : op(.at, start, 1)
    case 38: return hasEqual ? op(.ampersandEqual, start, 2) : op(.ampersand, start, 1)
    case 124: return hasEqual ? op(.barEqual, start, 2) : op(.bar, start, 1)
    case 94: return hasEqual ? op(.caretEqual, start, 2) : op(.caret, start, 1)
    case 126: return op(.tilde, start, 1)
    case 60:
      if c1 == 60 { return peek(2) == 61 ? op(.leftShiftEqual, start, 3) : op(.leftShift, start, 2) }
      if c1 == 62 { return op(.notEqual, start, 2) }
      return hasEqual ? op(.lessEqual, start, 2) : op(.less, start, 1)
    case 62:
      if c1 == 62 { return peek(2) == 61 ? op(.rightShiftEqual, start, 3) : op(.rightShift, start, 2) }
      return hasEqual ? op(.greaterEqual, start, 2) : op(.greater, start, 1)
    case 36, 63, 96: return op(.unknown, start, 1)
    default: return unexpectedCharacter(start)
    }
  }

  mutating func unexpectedCharacter(_ start: Int) -> Token {
    cursor = start + 1
    return failAtCursor("invalid non-printable character U+\(hexadecimal(UInt32(source[start]), width: 4))")
  }

  /// Whether a colon ends the expression of a replacement field.
  private func endsExpression(_ c: UInt8) -> Bool {
    guard let mode = modes.last, mode.expressionDepth >= 0 else { return false }
    return mode.depth - 1 == mode.expressionDepth
  }

  private mutating func openBracket(_ start: Int, _ c: UInt8) -> Token {
    if brackets.count >= 200 {
      cursor = start + 1
      return failAtCursor("too many nested parentheses")
    }
    brackets.append(c)
    bracketOffsets.append(UInt32(start))
    if !modes.isEmpty { modes[modes.count - 1].depth += 1 }
    return op(c == 40 ? .leftParen : c == 91 ? .leftBracket : .leftBrace, start, 1)
  }

  private mutating func closeBracket(_ start: Int, _ c: UInt8) -> Token {
    cursor = start + 1
    let text = String(Unicode.Scalar(c))
    let top = modes.count - 1
    if top >= 0 && modes[top].depth == 0 && c == 125 {
      return failAtCursor("f-string: single '}' is not allowed")
    }
    guard let opening = brackets.last else { return failAtCursor("unmatched '\(text)'") }
    let openedAt = Int(bracketOffsets[bracketOffsets.count - 1])
    brackets.removeLast()
    bracketOffsets.removeLast()
    if c != (opening == 40 ? 41 : opening + 2) {
      if top >= 0 && opening == 123 && modes[top].depth - 1 == modes[top].expressionDepth {
        return failAtCursor("f-string: unmatched '\(text)'")
      }
      var message =
        "closing parenthesis '\(text)' does not match opening parenthesis "
        + "'\(String(Unicode.Scalar(opening)))'"
      let line = source.lineIndex(openedAt)
      if line != source.lineIndex(start) { message += " on line \(line + 1)" }
      return failAtCursor(message)
    }
    if top >= 0 {
      modes[top].depth -= 1
      if modes[top].depth < 0 { return failAtCursor("f-string: unmatched '\(text)'") }
      if c == 125 && modes[top].depth == modes[top].expressionDepth {
        modes[top].expressionDepth -= 1
        modes[top].inExpression = false
        modes[top].inFormatSpec = false
        modes[top].inDebug = false
      }
    }
    return op(c == 41 ? .rightParen : c == 93 ? .rightBracket : .rightBrace, start, 1)
  }
}
