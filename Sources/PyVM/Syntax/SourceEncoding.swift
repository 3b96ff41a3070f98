/// Checks that a source is UTF-8 without null bytes, as PEP 263 and PEP 3120 ask by default.
func checkEncoding(_ base: UnsafePointer<UInt8>, _ count: Int) -> SyntaxErrorInfo? {
  var i = 0
  while i < count {
    let byte = base[i]
    if byte &- 1 < 127 {
      i &+= 1
    } else if byte == 0 {
      return .bare("source code string cannot contain null bytes")
    } else if let (_, length) = decodeScalar(base, i, count) {
      i &+= length
    } else {
      let source = SourceText(base: base, count: count)
      let line = source.lineIndex(i)
      return SyntaxErrorInfo(
        kind: .syntaxError,
        message: "(unicode error) 'utf-8' codec can't decode byte "
          + "0x\(hexadecimal(UInt32(byte), width: 2, uppercase: false)) in position \(i): "
          + reasonNotUTF8(base, i, count),
        line: line + 1, offset: source.characters(from: source.lineStart(line), to: i) + 1, endLine: line + 1,
        endOffset: 0, text: Array(String(decoding: source.lineText(line, newline: true), as: UTF8.self).utf8))
    }
  }
  return nil
}

private func reasonNotUTF8(_ base: UnsafePointer<UInt8>, _ i: Int, _ count: Int) -> String {
  let first = base[i]
  if first < 0xC2 || first > 0xF4 { return "invalid start byte" }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  if i + length > count { return "unexpected end of data" }
  return "invalid continuation byte"
}
