/// Names, keywords and numbers.
extension Lexer {
  @inline(__always) static func isNameByte(_ c: UInt8) -> Bool {
    (c | 32) &- 97 < 26 || c &- 48 < 10 || c == 95 || c >= 128
  }

  @inline(__always) static func isDigit(_ c: UInt8) -> Bool { c &- 48 < 10 }

  @inline(__always) static func isHexDigit(_ c: UInt8) -> Bool {
    c &- 48 < 10 || (c | 32) &- 97 < 6
  }

  /// A name, a keyword, or a string with a prefix.
  mutating func identifierOrString(_ start: Int, _ first: UInt8) -> Token {
    var packed: UInt64 = 0
    var shift: UInt64 = 0
    var length = 0
    var isASCII = true
    var c = first
    repeat {
      if c >= 128 { isASCII = false }
      if length < 8 {
        packed |= UInt64(c) << shift
        shift &+= 8
      }
      length &+= 1
      cursor &+= 1
      c = peek()
    } while Lexer.isNameByte(c)
    if (c == 34 || c == 39) && length <= 2 && isStringPrefix(packed) {
      return string(start, quoteAt: cursor)
    }
    if !isASCII, let token = verifyIdentifier(start) { return token }
    return make(length <= 8 ? keywordKind(packed: packed) : .name, start)
  }

  /// r, u, b, f, br, rb, fr, rf in any case.
  private func isStringPrefix(_ packed: UInt64) -> Bool {
    let a = UInt8(truncatingIfNeeded: packed) | 32
    let second = UInt8(truncatingIfNeeded: packed >> 8)
    let r: UInt8 = 114
    let b: UInt8 = 98
    let f: UInt8 = 102
    if second == 0 { return a == r || a == 117 || a == b || a == f }
    let z = second | 32
    return (a == r && (z == b || z == f)) || (z == r && (a == b || a == f))
  }

  /// Checks a name with bytes beyond ASCII; nil if it is one.
  private mutating func verifyIdentifier(_ start: Int) -> Token? {
    var i = start
    while i < cursor {
      guard let (value, length) = decodeScalar(source.base, i, cursor),
        let scalar = Unicode.Scalar(value)
      else {
        return failAtCursor("invalid character", cursor: i + 1)
      }
      let isValid =
        i == start
        ? value == 95 || scalar.properties.isXIDStart : scalar.properties.isXIDContinue
      i += length
      if !isValid {
        cursor = i
        let code = hexadecimal(value, width: 4)
        return failAtCursor(
          isPrintable(scalar)
            ? "invalid character '\(String(scalar))' (U+\(code))"
            : "invalid non-printable character U+\(code)",
          cursor: i)
      }
    }
    if unnormalisedName == nil,
      IdentifierForms.mayChange(UnsafeBufferPointer(start: source.base + start, count: cursor - start))
    {
      unnormalisedName = start..<cursor
    }
    return nil
  }

  // MARK: Numbers

  /// Digits with single underscores between them; false after an error.
  private mutating func digits(_ isDigit: (UInt8) -> Bool) -> Bool {
    while true {
      while isDigit(peek()) { cursor &+= 1 }
      if peek() != 95 { return true }
      cursor &+= 1
      if !isDigit(peek()) { return false }
    }
  }

  mutating func number(_ start: Int, _ first: UInt8) -> Token {
    if first == 48 {
      switch peek(1) | 32 {
      case 120: return radixNumber(start, "hexadecimal", Lexer.isHexDigit)
      case 111: return radixNumber(start, "octal") { $0 &- 48 < 8 }
      case 98: return radixNumber(start, "binary") { $0 &- 48 < 2 }
      default: break
      }
      while true {
        while peek() == 48 { cursor &+= 1 }
        if peek() != 95 { break }
        cursor &+= 1
        if !Lexer.isDigit(peek()) { return failAtCursor("invalid decimal literal") }
        if peek() != 48 { break }
      }
      let zerosEnd = cursor
      var isNonzero = false
      if Lexer.isDigit(peek()) {
        isNonzero = true
        if !digits(Lexer.isDigit) { return failAtCursor("invalid decimal literal") }
      }
      let c = peek()
      if isNonzero && c != 46 && c | 32 != 101 && c | 32 != 106 {
        return failAtCursor(
          "leading zeros in decimal integer literals are not permitted; "
            + "use an 0o prefix for octal integers",
          cursor: start + 1, end: zerosEnd + 1)
      }
    } else if !digits(Lexer.isDigit) {
      return failAtCursor("invalid decimal literal")
    }
    return fractionAndExponent(start)
  }

  /// What may follow the integer part: cursor at the point, the exponent letter, or behind the number.
  mutating func fractionAndExponent(_ start: Int) -> Token {
    if peek() == 46 {
      cursor &+= 1
      if Lexer.isDigit(peek()) && !digits(Lexer.isDigit) { return failAtCursor("invalid decimal literal") }
    }
    if peek() | 32 == 101 {
      let sign = peek(1)
      if Lexer.isDigit(sign) {
        cursor &+= 1
        if !digits(Lexer.isDigit) { return failAtCursor("invalid decimal literal") }
      } else if sign == 43 || sign == 45 {
        cursor &+= 2
        if !Lexer.isDigit(peek()) { return failAtCursor("invalid decimal literal") }
        if !digits(Lexer.isDigit) { return failAtCursor("invalid decimal literal") }
      }
    }
    if peek() | 32 == 106 {
      cursor &+= 1
      return endOfNumber(start, "imaginary")
    }
    return endOfNumber(start, "decimal")
  }

  private mutating func radixNumber(
    _ start: Int, _ name: String, _ isDigit: (UInt8) -> Bool
  ) -> Token {
    cursor &+= 2
    if peek() == 95 { cursor &+= 1 }
    if !isDigit(peek()) || !digits(isDigit) { return badRadixDigit(name) }
    if Lexer.isDigit(peek()) { return badRadixDigit(name) }
    return endOfNumber(start, name)
  }

  private mutating func badRadixDigit(_ name: String) -> Token {
    let c = peek()
    if name != "hexadecimal" && Lexer.isDigit(c) {
      cursor += 1
      return failAtCursor("invalid digit '\(String(Unicode.Scalar(c)))' in \(name) literal")
    }
    return failAtCursor("invalid \(name) literal")
  }

  /// A letter right behind a number is an error unless it begins a keyword that can follow one, which only
  /// earns a warning.
  private mutating func endOfNumber(_ start: Int, _ name: String) -> Token {
    let c = peek()
    if c < 128 && Lexer.isNameByte(c) {
      let isKeyword: Bool
      switch c {
      case 97: isKeyword = isWordAhead("and")
      case 101: isKeyword = isWordAhead("else")
      case 102: isKeyword = isWordAhead("for")
      case 105: isKeyword = peek(1) == 102 || peek(1) == 110 || peek(1) == 115  // if, in, is
      case 110: isKeyword = isWordAhead("not")
      case 111: isKeyword = isWordAhead("or")
      default: isKeyword = false
      }
      if !isKeyword { return failAtCursor("invalid \(name) literal") }
      warn("invalid \(name) literal", at: cursor)
    }
    return make(.number, start)
  }

  /// Whether exactly this word comes next.
  private func isWordAhead(_ word: StaticString) -> Bool {
    for i in 0..<word.utf8CodeUnitCount where peek(i) != word.utf8Start[i] { return false }
    return !Lexer.isNameByte(peek(word.utf8CodeUnitCount))
  }

  mutating func warn(_ message: String, at offset: Int) {
    warnings.append(
      SyntaxWarningInfo(message: message, line: source.lineIndex(offset) + 1, sourceOffset: offset))
  }
}

/// Whether `str.isprintable` holds for the scalar.
func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
  case .spaceSeparator: scalar == " "
  default: true
  }
}
