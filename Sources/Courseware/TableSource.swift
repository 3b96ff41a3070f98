/// A pipe table read from raw source lines (GFM's rules for delimiter rows and for splitting cells, also
/// inside code spans). Every row begins with a pipe; lint asks for that, because `- | -` starts a list.
struct TableSource {
  var alignments: [Document.Table.Alignment]
  /// Header first; each row as wide as `alignments`.
  var rows: [[String]]
  /// Lines of the paragraph before the header, which stay a paragraph.
  var leadingLines: Int

  /// Reads the lines of one paragraph; nil when they are not a table or exceed the caps of ``Document``.
  /// - Complexity: O(bytes).
  init?(lines: [ArraySlice<UInt8>]) {
    guard lines.count >= 2 else { return nil }
    var found: (header: Int, alignments: [Document.Table.Alignment])?
    for index in 1..<lines.count {
      guard let alignments = TableSource.delimiters(lines[index]) else { continue }
      guard let header = TableSource.cells(lines[index - 1]), header.count == alignments.count else {
        continue
      }
      found = (index - 1, alignments)
      break
    }
    guard let found, found.alignments.count <= Document.maximumColumns else { return nil }
    let columns = found.alignments.count
    guard (lines.count - found.header) * columns <= Document.maximumCells else { return nil }
    var rows: [[String]] = []
    for index in found.header..<lines.count where index != found.header + 1 {
      guard var cells = TableSource.cells(lines[index]) else { return nil }
      if cells.count > columns { cells.removeLast(cells.count - columns) }
      while cells.count < columns { cells.append("") }
      rows.append(cells)
    }
    alignments = found.alignments
    self.rows = rows
    leadingLines = found.header
  }

  /// `| :-- | --: |`, with anything before the first pipe taken for a container's prefix.
  private static func delimiters(_ line: ArraySlice<UInt8>) -> [Document.Table.Alignment]? {
    guard let cells = cells(line), !cells.isEmpty else { return nil }
    var result: [Document.Table.Alignment] = []
    for cell in cells {
      let dashes = cell.utf8.drop { $0 == UInt8(ascii: ":") }
      let left = cell.utf8.first == UInt8(ascii: ":")
      let right = cell.utf8.count > 1 && cell.utf8.last == UInt8(ascii: ":")
      let body = right ? dashes.dropLast() : dashes
      guard !body.isEmpty, body.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      guard cell.utf8.count - body.count == (left ? 1 : 0) + (right ? 1 : 0) else { return nil }
      result.append(left && right ? .center : left ? .left : right ? .right : .none)
    }
    return result
  }

  /// The cells between unescaped pipes, trimmed, with `\|` as a pipe; nil without a leading pipe.
  private static func cells(_ line: ArraySlice<UInt8>) -> [String]? {
    let pipe = UInt8(ascii: "|")
    guard let first = line.firstIndex(of: pipe) else { return nil }
    let prefix = line[..<first]
    guard
      prefix.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t") })
    else { return nil }
    var result: [String] = []
    var cell: [UInt8] = []
    var index = first + 1
    while index < line.endIndex {
      let byte = line[index]
      if byte == UInt8(ascii: "\\"), index + 1 < line.endIndex, line[index + 1] == pipe {
        cell.append(pipe)
        index += 2
        continue
      }
      if byte == pipe {
        result.append(trimmed(cell))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
      index += 1
    }
    let last = trimmed(cell)
    if !last.isEmpty { result.append(last) }
    return result
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var slice = bytes[...].drop(while: isSpace)
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }
}
