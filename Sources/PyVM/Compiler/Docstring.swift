/// Docstrings as 3.13 keeps them: tabs expanded, common indentation of the later lines removed.
enum Docstring {
  static func clean(_ text: [UInt8]) -> [UInt8] {
    let expanded = expandTabs(text)
    let space = UInt8(ascii: " ")
    let newline = UInt8(ascii: "\n")
    let lines = expanded.split(separator: newline, omittingEmptySubsequences: false)
    var margin = Int.max
    for line in lines.dropFirst() {
      let indent = line.prefix { $0 == space }.count
      if indent < line.count { margin = min(margin, indent) }
    }
    if margin == Int.max { margin = 0 }
    var result = Array(lines[0].drop { $0 == space })
    for line in lines.dropFirst() {
      result.append(newline)
      result.append(contentsOf: line.dropFirst(min(margin, line.prefix { $0 == space }.count)))
    }
    return result
  }

  private static func expandTabs(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\t")) else { return text }
    var result: [UInt8] = []
    var column = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "\t"):
        let width = 8 - column % 8
        result.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width))
        column += width
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        result.append(byte)
        column = 0
      default:
        result.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
      }
    }
    return result
  }
}
