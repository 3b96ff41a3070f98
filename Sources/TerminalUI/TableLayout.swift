import Courseware

/// Lays a table out at a width: every column as wide as it likes if that fits; else the widest ones give way
/// first; when even words would be cut, each row becomes a card of `header: value` lines. No cell loses text.
struct TableLayout {
  let rules: WidthRules
  let width: Int
  /// Columns between two cells.
  private let gap = 2

  /// - Parameter rows: the header first; a cell is its styled text.
  func lines(_ rows: [[[Span]]], alignments: [Document.Table.Alignment]) -> [Line] {
    guard let header = rows.first, !header.isEmpty else { return [] }
    let columns = header.count
    var natural = [Int](repeating: 1, count: columns)
    var least = [Int](repeating: 1, count: columns)
    for row in rows {
      for (column, cell) in row.enumerated() {
        natural[column] = max(natural[column], cell.reduce(0) { $0 + rules.width(of: $1.text) })
        least[column] = max(least[column], rules.widestWord(cell))
      }
    }
    let room = width - gap * (columns - 1)
    // A single very long word may be cut; a table of slivers is worse than cards.
    for column in least.indices { least[column] = min(least[column], max(12, room / columns)) }
    guard least.reduce(0, +) <= room else { return cards(rows) }
    return grid(rows, alignments, shrink(natural, least, to: room))
  }

  /// Takes columns from the widest until the sum fits.
  /// - Complexity: O(c²) in the number of columns.
  private func shrink(_ natural: [Int], _ least: [Int], to room: Int) -> [Int] {
    var widths = natural
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let open = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = open.map({ widths[$0] }).max() else { break }
      let tallest = open.filter { widths[$0] == widest }
      // Down to the next lower width, to a least width, or as far as needed.
      var floor = open.map { widths[$0] }.filter { $0 < widest }.max() ?? 0
      floor = max(floor, tallest.map { least[$0] }.max() ?? 0)
      floor = max(floor, widest - (excess + tallest.count - 1) / tallest.count)
      for column in tallest where excess > 0 {
        let step = min(widest - min(floor, widest - 1), excess)
        let taken = min(step, widths[column] - least[column])
        widths[column] -= taken
        excess -= taken
      }
    }
    return widths
  }

  private func grid(
    _ rows: [[[Span]]], _ alignments: [Document.Table.Alignment], _ widths: [Int]
  ) -> [Line] {
    let wrapped = rows.map { row in
      row.enumerated().map { Wrapper.wrap($1, width: widths[$0], rules: rules) }
    }
    let isTall = wrapped.dropFirst().contains { $0.contains { $0.count > 1 } }
    var lines: [Line] = []
    for (number, row) in wrapped.enumerated() {
      for index in 0..<(row.map(\.count).max() ?? 0) {
        var line = Line()
        var skipped = 0
        for (column, cell) in row.enumerated() {
          let part = index < cell.count ? cell[index] : Line()
          let spare = widths[column] - rules.width(of: part)
          let left: Int
          switch alignments[column] {
          case .right: left = spare
          case .center: left = spare / 2
          default: left = 0
          }
          if part.spans.isEmpty {
            skipped += widths[column] + gap
            continue
          }
          line.append(String(repeating: " ", count: skipped + left), .plain)
          for span in part.spans { line.append(span.text, span.style, link: span.link) }
          skipped = max(spare, 0) - left + gap
        }
        lines.append(line)
      }
      if number == 0 || isTall && number < wrapped.count - 1 {
        let mark = number == 0 ? "─" : "┈"
        let rule = widths.map { String(repeating: mark, count: $0) }.joined(separator: "  ")
        lines.append(Line(rule, .border))
      }
    }
    return lines
  }

  private func cards(_ rows: [[[Span]]]) -> [Line] {
    var lines: [Line] = []
    for (number, row) in rows.dropFirst().enumerated() {
      if number > 0 { lines.append(Line(String(repeating: "─", count: min(width, 12)), .border)) }
      for (column, cell) in row.enumerated() {
        var spans = rows[0][column].map { Span($0.text, Style($0.style.role, bold: true), link: $0.link) }
        if !spans.isEmpty { spans.append(Span(": ")) }
        lines += Wrapper.wrap(spans + cell, width: width, rules: rules)
      }
    }
    if rows.count == 1 {
      for cell in rows[0] { lines += Wrapper.wrap(cell, width: width, rules: rules) }
    }
    return lines
  }
}
