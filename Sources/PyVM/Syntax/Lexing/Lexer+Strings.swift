/// String literals and the parts of f-strings.
extension Lexer {
  /// A string whose prefix, if any, starts at `start`.
  mutating func string(_ start: Int, quoteAt: Int) -> Token {
    let quote = source[quoteAt]
    var isFString = false
    var isRaw = false
    for i in start..<quoteAt {
      let letter = source[i] | 32
      if letter == 102 { isFString = true }
      if letter == 114 { isRaw = true }
    }
    cursor = quoteAt + 1
    var quoteSize = 1
    if peek() == quote {
      if peek(1) == quote {
        quoteSize = 3
        cursor += 2
      } else if !isFString {
        cursor += 1
        return make(.string, start)
      }
    }
    if isFString {
      if modes.count >= 149 { return failAtCursor("too many nested f-strings") }
      modes.append(FStringMode(quote: quote, quoteSize: quoteSize, isRaw: isRaw, start: start))
      return make(.fStringStart, start)
    }
    var closing = 0
    var hasEscapedQuote = false
    while closing != quoteSize {
      let c = peek()
      if cursor >= source.count || (quoteSize == 1 && (c == 10 || c == 13)) {
        return unterminatedString(start, quote, quoteSize, hasEscapedQuote)
      }
      cursor &+= 1
      if c == quote {
        closing &+= 1
      } else {
        closing = 0
        if c == 92 {
          if peek() == quote { hasEscapedQuote = true }
          if peek() == 13 && peek(1) == 10 { cursor &+= 1 }
          if cursor < source.count { cursor &+= 1 }
        }
      }
    }
    return make(.string, start)
  }

  private mutating func unterminatedString(
    _ start: Int, _ quote: UInt8, _ quoteSize: Int, _ hasEscapedQuote: Bool
  ) -> Token {
    let line = quoteSize == 3 ? source.lineCount : source.lineIndex(min(cursor, source.count)) + 1
    if let mode = modes.last, mode.quote == quote, mode.quoteSize == quoteSize {
      // The quote that seems to open a string closes the f-string around it: a `}` is missing.
      return failAtCursor("f-string: expecting '}'", cursor: start + 1)
    }
    var message =
      quoteSize == 3
      ? "unterminated triple-quoted string literal (detected at line \(line))"
      : "unterminated string literal (detected at line \(min(line, source.lineCount)))"
    if quoteSize == 1 && hasEscapedQuote { message += "; perhaps you escaped the end quote?" }
    return failAtCursor(message, cursor: start + 1)
  }

  /// The next token inside an f-string's literal text.
  mutating func nextInFString() -> Token {
    let top = modes.count - 1
    let mode = modes[top]
    let start = cursor
    if peek() == 123 && peek(1) != 123 {
      return openField(top) ?? nextPlain()
    }
    var i = 0
    while i < mode.quoteSize && peek(i) == mode.quote { i += 1 }
    if i == mode.quoteSize && cursor + i <= source.count {
      cursor += i
      modes.removeLast()
      return make(.fStringEnd, start)
    }
    return fStringMiddle(top, mode, start)
  }

  /// Enters a replacement field; the brace itself comes from the ordinary rules. nil unless nested too deep.
  private mutating func openField(_ top: Int) -> Token? {
    modes[top].expressionDepth += 1
    if modes[top].expressionDepth >= 3 {
      return failAtCursor("f-string: expressions nested too deeply", cursor: cursor)
    }
    modes[top].inExpression = true
    return nil
  }

  /// Literal text up to a field, the end of a format spec, or the closing quotes.
  private mutating func fStringMiddle(_ top: Int, _ mode: FStringMode, _ start: Int) -> Token {
    var closing = 0
    var inNamedEscape = false
    let inFormatSpec = mode.inFormatSpec && mode.expressionDepth >= 0
    while closing != mode.quoteSize {
      let c = peek()
      if cursor >= source.count || (mode.quoteSize == 1 && (c == 10 || c == 13)) {
        if inFormatSpec && mode.quoteSize == 1 {
          modes[top].inExpression = true
          modes[top].inFormatSpec = false
          return make(.fStringMiddle, start)
        }
        return unterminatedFString(mode)
      }
      cursor &+= 1
      if c == mode.quote {
        closing &+= 1
        continue
      }
      closing = 0
      switch c {
      case 123:
        if peek() != 123 || inFormatSpec {
          cursor &-= 1
          if let error = openField(top) { return error }
          return make(.fStringMiddle, start)
        }
        let token = make(.fStringMiddle, start)
        cursor &+= 1
        return token
      case 125:
        if inNamedEscape { return make(.fStringMiddle, start) }
        if peek() == 125 && !inFormatSpec && mode.depth == 0 {
          let token = make(.fStringMiddle, start)
          cursor &+= 1
          return token
        }
        cursor &-= 1
        modes[top].inExpression = true
        return make(.fStringMiddle, start)
      case 92:
        if peek() == 13 && peek(1) == 10 { cursor &+= 1 }
        let next = peek()
        if next == 123 || next == 125 {
          if !mode.isRaw {
            warn("invalid escape sequence '\\\(String(Unicode.Scalar(next)))'", at: cursor - 1)
          }
          continue
        }
        if cursor < source.count { cursor &+= 1 }
        if !mode.isRaw && next == 78 && peek() == 123 {
          cursor &+= 1
          inNamedEscape = true
        }
      default: break
      }
    }
    cursor &-= mode.quoteSize
    return make(.fStringMiddle, start)
  }

  private mutating func unterminatedFString(_ mode: FStringMode) -> Token {
    let line = mode.quoteSize == 3 ? source.lineCount : source.lineIndex(cursor) + 1
    let message =
      mode.quoteSize == 3
      ? "unterminated triple-quoted f-string literal (detected at line \(line))"
      : "unterminated f-string literal (detected at line \(min(line, source.lineCount)))"
    return failAtCursor(message, cursor: mode.start + 1)
  }
}
