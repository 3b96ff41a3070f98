import PyHeap

// What Python asks of single characters, answered by the Unicode data of the Swift standard library. ASCII is decided
// by table or arithmetic first: most text is ASCII.

/// The properties of a code point; nil for lone surrogates and for what Unicode 15.1, the version of Python 3.13, has
/// not assigned (the library's data are newer).
@inline(never)
private func properties(_ code: UInt32) -> Unicode.Scalar.Properties? {
  guard let properties = Unicode.Scalar(code)?.properties, let age = properties.age,
    age.major < 15 || age.major == 15 && age.minor <= 1
  else { return nil }
  return properties
}

/// `str.isspace` of one character.
@inline(__always)
func isSpace(_ code: UInt32) -> Bool {
  if code < 0x80 { return code == 0x20 || (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x1f) }
  return isWideSpace(code)
}

@inline(never)
private func isWideSpace(_ code: UInt32) -> Bool {
  switch code {
  case 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: return true
  default: return false
  }
}

/// Where `splitlines` ends a line.
@inline(__always)
func isLineBreak(_ code: UInt32) -> Bool {
  if code < 0x80 { return (code >= 10 && code <= 13) || (code >= 0x1c && code <= 0x1e) }
  return code == 0x85 || code == 0x2028 || code == 0x2029
}

/// Whether `repr` shows the character as it is.
func isPrintable(_ code: UInt32) -> Bool {
  if code < 0x7f { return code >= 0x20 }
  guard let properties = properties(code) else { return false }
  switch properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    .spaceSeparator:
    return false
  default: return true
  }
}

func isAlpha(_ code: UInt32) -> Bool {
  if code < 0x80 { return (code | 0x20) &- 0x61 < 26 }
  switch properties(code)?.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
  default: return false
  }
}

/// `isdecimal`: the digits of positional number systems.
func isDecimal(_ code: UInt32) -> Bool {
  if code < 0x80 { return code &- 0x30 < 10 }
  return properties(code)?.numericType == .decimal
}

/// The value of a decimal digit of any script, or nil.
func decimalValue(_ code: UInt32) -> Int? {
  if code < 0x80 { return code &- 0x30 < 10 ? Int(code) - 0x30 : nil }
  guard let properties = properties(code), properties.numericType == .decimal,
    let value = properties.numericValue
  else { return nil }
  return Int(value)
}

/// `isdigit`: decimals and superscripts and their like.
func isDigit(_ code: UInt32) -> Bool {
  if code < 0x80 { return code &- 0x30 < 10 }
  let type = properties(code)?.numericType
  return type == .decimal || type == .digit
}

func isNumeric(_ code: UInt32) -> Bool {
  if code < 0x80 { return code &- 0x30 < 10 }
  switch code {
  // Cuneiform signs whose numeric values came after Unicode 15.1.
  case 0x12038, 0x12039, 0x12079, 0x12226, 0x1222b, 0x1230b, 0x1230d, 0x12399: return false
  default: return properties(code)?.numericType != nil
  }
}

func isLower(_ code: UInt32) -> Bool {
  if code < 0x80 { return code &- 0x61 < 26 }
  // U+0295 ceased to be a lower-case letter later.
  return code == 0x295 || properties(code)?.isLowercase ?? false
}

func isUpper(_ code: UInt32) -> Bool {
  if code < 0x80 { return code &- 0x41 < 26 }
  return properties(code)?.isUppercase ?? false
}

func isTitle(_ code: UInt32) -> Bool {
  code >= 0x80 && properties(code)?.generalCategory == .titlecaseLetter
}

func isCased(_ code: UInt32) -> Bool {
  if code < 0x80 { return isAlpha(code) }
  return properties(code)?.isCased ?? false
}

func isCaseIgnorable(_ code: UInt32) -> Bool { properties(code)?.isCaseIgnorable ?? false }

/// May begin an identifier.
func isIdentifierStart(_ code: UInt32) -> Bool {
  if code < 0x80 { return code == 0x5f || isAlpha(code) }
  return properties(code)?.isXIDStart ?? false
}

/// May continue an identifier.
func isIdentifierPart(_ code: UInt32) -> Bool {
  if code < 0x80 { return code == 0x5f || isAlpha(code) || code &- 0x30 < 10 }
  return properties(code)?.isXIDContinue ?? false
}

/// Letters that got their capitals after Unicode 15.1.
private func hasLaterCapital(_ code: UInt32) -> Bool {
  code == 0x19b || code == 0x264 || code == 0xa7d3 || code == 0xa7d5
}

/// The case of a character of the alphabets that are laid out regularly (Latin-1, modern Greek and Cyrillic), and of
/// ideographs and punctuation, which have none; nil: ask the tables. Title case is upper case here, folding is lower.
private func simpleCase(_ code: UInt32, isUpper: Bool) -> UInt32? {
  switch code {
  case 0xc0...0xd6, 0xd8...0xde, 0x391...0x3a1, 0x3a4...0x3a9, 0x410...0x42f: isUpper ? code : code + 32
  case 0xe0...0xf6, 0xf8...0xfe, 0x3b1...0x3c1, 0x3c3...0x3c9, 0x430...0x44f: isUpper ? code - 32 : code
  case 0x400...0x40f: isUpper ? code : code + 80
  case 0x450...0x45f: isUpper ? code - 80 : code
  case 0xa0...0xa9, 0x2010...0x2027, 0x20a0...0x20bf, 0x3040...0x9fff: code
  default: nil
  }
}

/// How a character changes case.
enum CaseMapping {
  case lower, upper, title, fold
}

extension StrBuilder {
  /// Appends the full case mapping of a character.
  mutating func append(_ code: UInt32, mapped mapping: CaseMapping) {
    if code < 0x80 {
      switch mapping {
      case .lower, .fold: append(code &- 0x41 < 26 ? code + 32 : code)
      case .upper, .title: append(code &- 0x61 < 26 ? code - 32 : code)
      }
      return
    }
    if let simple = simpleCase(code, isUpper: mapping == .upper || mapping == .title) {
      append(simple)
      return
    }
    guard let properties = properties(code) else {
      append(code)
      return
    }
    switch mapping {
    case .lower: append(scalars: properties.lowercaseMapping)
    case .upper where hasLaterCapital(code): append(code)
    case .title where hasLaterCapital(code): append(code)
    case .upper: append(scalars: properties.uppercaseMapping)
    case .title: append(scalars: properties.titlecaseMapping)
    case .fold: appendFolded(code, properties)
    }
  }

  private mutating func append(scalars text: String) {
    for scalar in text.unicodeScalars { append(scalar.value) }
  }

  /// Full case folding: the lower case of the upper case, but for a few characters (CaseFolding.txt).
  private mutating func appendFolded(_ code: UInt32, _ properties: Unicode.Scalar.Properties) {
    switch code {
    case 0x131, 0x13a0...0x13f5: append(code)
    // Cherokee folds to its older, upper case.
    case 0x13f8...0x13fd: append(code - 8)
    case 0xab70...0xabbf: append(code - 0xab70 + 0x13a0)
    case 0x1e9e: append("ss")
    default:
      for scalar in properties.uppercaseMapping.unicodeScalars {
        append(scalars: scalar.properties.lowercaseMapping)
      }
    }
  }
}
