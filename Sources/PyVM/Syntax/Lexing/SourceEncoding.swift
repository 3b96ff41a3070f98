/// The encoding that a source declares in a comment on its first two lines (PEP 263); nil if none.
func declaredEncoding(_ base: UnsafePointer<UInt8>, _ count: Int) -> String? {
  var i = 0
  for _ in 0..<2 {
    var end = i
    while end < count && base[end] != 10 && base[end] != 13 { end += 1 }
    var start = i
    while start < end && (base[start] == 32 || base[start] == 9 || base[start] == 12) { start += 1 }
    if start < end && base[start] != 35 { return nil }
    if let name = codingName(UnsafeBufferPointer(start: base + start, count: end - start)) { return name }
    i = end < count && base[end] == 13 && end + 1 < count && base[end + 1] == 10 ? end + 2 : end + 1
    if i >= count { return nil }
  }
  return nil
}

/// What follows `coding:` or `coding=` in a comment.
private func codingName(_ comment: UnsafeBufferPointer<UInt8>) -> String? {
  let word = Array("coding".utf8)
  var i = 0
  while i + word.count < comment.count {
    var end = i + word.count
    if comment[i..<end].elementsEqual(word), comment[end] == 58 || comment[end] == 61 {
      end += 1
      while end < comment.count && (comment[end] == 32 || comment[end] == 9) { end += 1 }
      let start = end
      while end < comment.count
        && (Lexer.isNameByte(comment[end]) || comment[end] == 45 || comment[end] == 46)
      {
        end += 1
      }
      if end > start { return String(decoding: comment[start..<end], as: UTF8.self) }
    }
    i += 1
  }
  return nil
}

/// What to do with a declared encoding.
enum SourceDecoding {
  case utf8, latin1
  case refused(SyntaxErrorInfo)

  /// Encodings that write ASCII as itself.
  private static let supersetsOfASCII = [
    "iso-8859", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp437", "cp850", "cp936", "cp932", "cp949",
    "windows-1251", "windows-1252", "koi8-r", "koi8-u", "gbk", "gb2312", "gb18030", "big5", "shift-jis",
    "euc-jp", "euc-kr", "mac-roman",
  ]

  /// UTF-8 and Latin-1 are read, and anything close to ASCII that holds nothing else; the rest is refused by
  /// name.
  init(_ base: UnsafePointer<UInt8>, _ count: Int) {
    guard let name = declaredEncoding(base, count) else {
      self = .utf8
      return
    }
    let normal = name.lowercased().map { $0 == "_" ? "-" : $0 }
    let isOne = { (of: [String]) in
      of.contains { String(normal) == $0 || String(normal).hasPrefix($0 + "-") }
    }
    let hasMark = count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
    if isOne(["utf-8", "utf8", "ascii", "us-ascii"]) {
      self = .utf8
    } else if hasMark {
      self = .refused(.bare("encoding problem: \(name) with BOM"))
    } else if isOne(["latin-1", "iso-8859-1", "iso-latin-1", "latin1"]) {
      self = .latin1
    } else if !isOne(SourceDecoding.supersetsOfASCII) {
      self = .refused(.bare("unknown encoding: \(name)"))
    } else if (0..<count).contains(where: { base[$0] >= 128 }) {
      self = .refused(.bare("unsupported encoding: \(name)"))
    } else {
      self = .utf8
    }
  }
}

/// Checks that a source is UTF-8 without null bytes, as PEP 263 and PEP 3120 ask by default.
func checkEncoding(_ base: UnsafePointer<UInt8>, _ count: Int) -> SyntaxErrorInfo? {
  var i = 0
  while i < count {
    let byte = base[i]
    if byte &- 1 < 127 {
      i &+= 1
    } else if byte == 0 {
      // The line is shown as far as it was read.
      let line = SourceText(base: base, count: count).lineIndex(i)
      let start = SourceText(base: base, count: count).lineStart(line)
      return SyntaxErrorInfo(
        kind: .syntaxError, message: "source code cannot contain null bytes", line: line + 1, offset: 0,
        endLine: line + 1, endOffset: 0,
        text: Array(UnsafeBufferPointer(start: base + start, count: i - start)))
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
