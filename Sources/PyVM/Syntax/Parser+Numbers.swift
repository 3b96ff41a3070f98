/// Values of number literals.
extension Parser {
  mutating func number() throws(ParseStop) -> NodeID {
    let start = Int(token.start)
    let end = Int(token.end)
    let p = source.base
    // The common case: a few decimal digits.
    if end - start <= 18 {
      var value: Int64 = 0
      var i = start
      while i < end && p[i] &- 48 < 10 {
        value = value &* 10 &+ Int64(p[i] &- 48)
        i &+= 1
      }
      if i == end { return integer(value) }
    }
    let second = end - start > 1 ? p[start + 1] | 32 : 0
    if p[start] == 48 && (second == 120 || second == 111 || second == 98) {
      return bigInteger(start + 2, end, base: second == 120 ? 16 : second == 111 ? 8 : 2)
    }
    let isImaginary = p[end - 1] | 32 == 106
    var isFloat = isImaginary
    var text: [UInt8] = []
    for i in start..<(isImaginary ? end - 1 : end) where p[i] != 95 {
      if p[i] == 46 || p[i] | 32 == 101 { isFloat = true }
      text.append(p[i])
    }
    if !isFloat {
      if text.count > 4300, let error = tooManyDigits(text) {
        raised = error
        throw .raised
      }
      return bigInteger(start, end, base: 10)
    }
    // `1.` and `.5` are not in the form the standard library reads.
    if text.first == 46 { text.insert(48, at: 0) }
    if let point = text.firstIndex(of: 46), point + 1 == text.count || text[point + 1] | 32 == 101 {
      text.insert(48, at: point + 1)
    }
    let value = Double(String(decoding: text, as: UTF8.self)) ?? 0
    tree.doubles.append(value)
    let kind: ConstantKind = isImaginary ? .complex : .float
    let id = Int32(truncatingIfNeeded: tree.doubles.count - 1)
    let position = token.start
    advance()
    return add(.constant, position, tag: kind.rawValue, a: id)
  }

  private mutating func integer(_ value: Int64) -> NodeID {
    tree.integers.append(value)
    let id = Int32(truncatingIfNeeded: tree.integers.count - 1)
    let start = token.start
    advance()
    return add(.constant, start, tag: ConstantKind.int.rawValue, a: id)
  }

  private mutating func bigInteger(_ start: Int, _ end: Int, base: Int64) -> NodeID {
    var value: Int64 = 0
    var overflow = false
    var isLeading = true
    let first = tree.strings.bytes.count
    for i in start..<end where source.base[i] != 95 {
      let c = source.base[i] | 32
      let digit = c >= 97 ? Int64(c) - 87 : Int64(source.base[i]) - 48
      let (product, o1) = value.multipliedReportingOverflow(by: base)
      let (sum, o2) = product.addingReportingOverflow(digit)
      overflow = overflow || o1 || o2
      value = sum
      if digit != 0 { isLeading = false }
      if !isLeading { tree.strings.bytes.append(c >= 97 ? c : source.base[i]) }
    }
    if !overflow {
      tree.strings.bytes.removeLast(tree.strings.bytes.count - first)
      return integer(value)
    }
    let id = tree.strings.close()
    let position = token.start
    advance()
    return add(.constant, position, tag: ConstantKind.bigInt.rawValue, a: id, b: Int32(base))
  }

  private func tooManyDigits(_ text: [UInt8]) -> SyntaxErrorInfo? {
    var error = raiseAt(
      token.start, token.end,
      "Exceeds the limit (4300 digits) for integer string conversion: value has \(text.count) digits; "
        + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
        + "literals to avoid decimal conversion limits.")
    error.offset = 0
    error.endOffset = 0
    return error
  }

  /// An error over a stretch of source.
  func raiseAt(_ start: UInt32, _ end: UInt32, _ message: String) -> SyntaxErrorInfo {
    source.error(.syntaxError, message, from: Int(start), to: Int(end))
  }
}

extension SourceText {
  /// An error over a stretch of source. The end column is measured on the line of the start, as CPython does.
  func error(
    _ kind: SyntaxErrorInfo.Kind, _ message: String, from start: Int, to end: Int
  ) -> SyntaxErrorInfo {
    let line = lineIndex(start)
    let lastLine = max(line, lineIndex(end))
    let column = characters(from: lineStart(line), to: start)
    var endColumn = characters(from: lineStart(lastLine), to: end)
    if lastLine != line {
      // A column in bytes of the last line, read against the first.
      let bytes = end - lineStart(lastLine)
      endColumn = characters(from: lineStart(line), to: min(lineStart(line) + bytes, lineEnd(line)))
    }
    return SyntaxErrorInfo(
      kind: kind, message: message, line: line + 1, offset: column + 1, endLine: lastLine + 1,
      endOffset: endColumn + 1, text: lineText(line, newline: true))
  }
}
