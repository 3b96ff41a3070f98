// Where in a failing expression the marks go: the operator of a binary operation, the brackets of a subscript or call.

/// The part of a segment that is marked `^` while the rest is `~`. Lines count from 0 within the segment, columns are
/// characters.
struct CaretAnchors {
  var leftLine: Int
  var leftColumn: Int
  var rightLine: Int
  var rightColumn: Int
}

/// A text cut into lines of Unicode scalars.
typealias ScalarLines = [[Unicode.Scalar]]

/// Longest expression that is parsed again for its marks, in scalars.
private let longestSegment = 20_000

/// Finds the anchors of an expression's source text; nil for other kinds of expression and for text that is no
/// expression by itself.
func caretAnchors(_ lines: ScalarLines) -> CaretAnchors? {
  guard lines.reduce(0, { $0 + $1.count }) <= longestSegment else { return nil }
  var source: [UInt8] = [40, 10]
  for line in lines {
    source += utf8Bytes(line)
    source.append(10)
  }
  source.append(41)
  source.append(10)
  guard case .success(let tree) = parseModule(source, isDecoded: true).result else { return nil }
  let body = tree.body(tree.root)
  guard tree.count(body) == 1, tree[tree.item(body, 0)].kind == .expr else { return nil }
  let expression = tree.value(tree.item(body, 0))
  let finder = AnchorFinder(lines: lines)
  let range = tree.range(of: expression)
  switch tree[expression].kind {
  case .binOp:
    let parts = tree.binOp(expression)
    guard let end = finder.end(tree.range(of: parts.left), forceValid: true),
      let start = finder.search(end, until: { !isSpace($0) && $0 != ")" })
    else { return nil }
    var right = start.column + 1
    let line = lines[start.line]
    let operand = tree.range(of: parts.right).start
    let operandLine = operand.line - 2
    if right < line.count,
      operandLine > start.line || right < finder.characters(operandLine, operand.column),
      !isSpace(line[right]), line[right] != "\\", line[right] != "#"
    {
      right += 1
    }
    return CaretAnchors(
      leftLine: start.line, leftColumn: start.column, rightLine: start.line, rightColumn: right)
  case .subscript:
    return finder.brackets(tree.range(of: tree.subscript(expression).value), range, "[")
  case .call:
    return finder.brackets(tree.range(of: tree.call(expression).function), range, "(")
  default:
    return nil
  }
}

/// Walks over the characters of a segment.
private struct AnchorFinder {
  let lines: ScalarLines

  /// Character index of a byte column.
  func characters(_ line: Int, _ column: Int) -> Int {
    guard line >= 0, line < lines.count else { return 0 }
    return characterOffset(lines[line], column)
  }

  /// The end of a node (whose lines are counted with the bracket line in front), moved to a character that exists.
  func end(_ range: SourceRange, forceValid: Bool) -> (line: Int, column: Int)? {
    let line = range.end.line - 2
    guard line >= 0, line < lines.count else { return nil }
    let column = characters(line, range.end.column)
    return forceValid ? valid(line, column) : (line, column)
  }

  private func valid(_ line: Int, _ column: Int) -> (line: Int, column: Int)? {
    var line = line
    var column = column
    while line < lines.count && column >= lines[line].count {
      column = 0
      line += 1
    }
    return line < lines.count ? (line, column) : nil
  }

  /// The next character for which `stop` holds; comments and continuation marks are skipped with their lines.
  func search(
    _ from: (line: Int, column: Int), until stop: (Unicode.Scalar) -> Bool
  ) -> (line: Int, column: Int)? {
    var place = from
    while true {
      let scalar = lines[place.line][place.column]
      let next: (line: Int, column: Int)?
      if scalar == "\\" || scalar == "#" {
        next = valid(place.line + 1, 0)
      } else if !stop(scalar) {
        next = valid(place.line, place.column + 1)
      } else {
        return place
      }
      guard let next else { return nil }
      place = next
    }
  }

  func brackets(_ inner: SourceRange, _ whole: SourceRange, _ open: Unicode.Scalar) -> CaretAnchors? {
    guard let end = end(inner, forceValid: true), let left = search(end, until: { $0 == open }),
      let right = self.end(whole, forceValid: false)
    else { return nil }
    return CaretAnchors(
      leftLine: left.line, leftColumn: left.column, rightLine: right.line, rightColumn: right.column)
  }
}

// MARK: Text helpers

func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || (scalar.value >= 9 && scalar.value <= 13) || scalar.value == 0xa0 || scalar.value == 0x3000
}

func utf8Bytes(_ scalars: [Unicode.Scalar]) -> [UInt8] {
  var bytes: [UInt8] = []
  for scalar in scalars { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
  return bytes
}

/// Number of characters in the first `offset` UTF-8 bytes of a line.
func characterOffset(_ line: [Unicode.Scalar], _ offset: Int) -> Int {
  var bytes = 0
  var count = 0
  for scalar in line {
    if bytes >= offset { return count }
    bytes += scalar.utf8.count
    count += 1
  }
  return count
}

/// Columns that the first `count` characters of a line take on a terminal: wide East Asian ones take two.
func displayColumns(_ line: [Unicode.Scalar], _ count: Int) -> Int {
  if line.allSatisfy({ $0.isASCII }) { return count }
  var width = 0
  for scalar in line.prefix(count) { width += isWideScalar(scalar.value) ? 2 : 1 }
  return width
}

/// East Asian Wide and Fullwidth, by their large blocks.
private func isWideScalar(_ code: UInt32) -> Bool {
  switch code {
  case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
    0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff01...0xff60,
    0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x1fa70...0x1faff,
    0x20000...0x2fffd, 0x30000...0x3fffd, 0x231a...0x231b, 0x2329...0x232a, 0x23e9...0x23ec, 0x2614...0x2615,
    0x2648...0x2653, 0x26a1, 0x26aa...0x26ab, 0x26bd...0x26be, 0x26c4...0x26c5, 0x2705, 0x270a...0x270b,
    0x2728,
    0x274c, 0x274e, 0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x27b0, 0x2b1b...0x2b1c, 0x2b50, 0x2b55:
    return true
  default: return false
  }
}

/// Removes the white space that all lines with text begin with; lines without text become empty.
func dedented(_ lines: ScalarLines) -> ScalarLines {
  var margin: [Unicode.Scalar]?
  for line in lines {
    let indent = Array(line.prefix { $0 == " " || $0 == "\t" })
    if indent.count == line.count { continue }
    if let known = margin {
      let shared = zip(known, indent).prefix { $0 == $1 }.count
      margin = Array(known.prefix(shared))
    } else {
      margin = indent
    }
  }
  let count = margin?.count ?? 0
  return lines.map { line in
    line.allSatisfy { isSpace($0) } ? [] : Array(line.dropFirst(count))
  }
}

/// The text without white space at both ends.
func trimmed(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  guard let first = scalars.firstIndex(where: { !isSpace($0) }),
    let last = scalars.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(String.UnicodeScalarView(scalars[first...last]))
}
