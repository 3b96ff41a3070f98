extension Document {
  /// Reads CommonMark with tables, task items, callouts and footnotes.
  ///
  /// libcmark reads the blocks and inlines; what it does not know is found afterwards in its flat nodes.
  /// A source beyond ``maximumBytes`` or with more than 10,000 image openers (each costs libcmark 0.30 time
  /// that grows with all before it) becomes one notice and no blocks.
  /// - Parameters:
  ///   - source: UTF-8.
  ///   - firstLine: the file's line on which `source` starts.
  /// - Complexity: O(n).
  public init(markdown source: [UInt8], firstLine: Int = 1) {
    self.init()
    guard source.count <= Document.maximumBytes else {
      notices.append(Notice(line: firstLine, message: "longer than \(Document.maximumBytes) bytes"))
      return
    }
    var openers = 0
    source.withUnsafeBufferPointer { bytes in
      var before: UInt8 = 0
      for byte in bytes {
        if byte == UInt8(ascii: "["), before == UInt8(ascii: "!") { openers += 1 }
        before = byte
      }
    }
    guard openers <= 10_000 else {
      notices.append(Notice(line: firstLine, message: "more than 10000 images"))
      return
    }
    var reader = MarkdownReader(source: SourceLines(source), firstLine: firstLine)
    reader.read()
    self = reader.document
  }

  public init(markdown source: String, firstLine: Int = 1) {
    self.init(markdown: Array(source.utf8), firstLine: firstLine)
  }
}

/// Turns libcmark's flat nodes into a ``Document``: one pass over the nodes with a list of open blocks.
struct MarkdownReader {
  var document = Document()
  private let source: SourceLines
  private let firstLine: Int
  /// Blocks that are still open: index in `document.blocks` and the raw index at which they end.
  private var open: [(block: Int, rawEnd: Int)] = []
  /// Cells to parse when the blocks are done.
  private var cells: [(table: Int, row: Int, column: Int, text: String)] = []

  init(source: SourceLines, firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
  }

  mutating func read() {
    let raw = CMarkTree(source.escapingFootnotes()).flatten(maximumDepth: Document.maximumDepth)
    var index = 0
    while index < raw.count {
      close(before: index)
      index = read(raw, at: index)
    }
    close(before: Int.max)
    readCells()
  }

  /// Reads the block at `index` and answers where to go on.
  private mutating func read(_ raw: [RawNode], at index: Int) -> Int {
    let node = raw[index]
    switch node.kind {
    case .document, .unknown:
      return index + 1
    case .quote: begin(.quote, node)
    case .list(let start, let tight): begin(.list(start: start, tight: tight), node)
    case .item: begin(.item(done: nil), node)
    case .code(let info, let text):
      let block = CodeBlock(info: info, text: text) {
        document.notices.append(.init(line: line(node), message: $0))
      }
      leaf(.code(block), node)
    case .htmlBlock(let text): leaf(.html(text), node)
    case .rule: leaf(.rule, node)
    case .heading(let level):
      let (end, inlines) = inlines(raw, of: index)
      leaf(.heading(level: level), node, inlines)
      return end
    case .paragraph:
      let (end, inlines) = inlines(raw, of: index)
      paragraph(inlines, node)
      return end
    default:
      // An inline outside of any paragraph: its block was nested too deep.
      let (end, inlines) = inlines(raw, from: index)
      leaf(.paragraph, node, inlines)
      return end
    }
    return index + 1
  }

  private func line(_ node: RawNode) -> Int { firstLine + max(node.startLine, 1) - 1 }

  // MARK: Blocks

  private mutating func begin(_ kind: Document.Block.Kind, _ node: RawNode) {
    open.append((document.blocks.count, node.end))
    let at = document.inlines.count
    document.blocks.append(.init(kind: kind, end: 0, inlines: at..<at, line: line(node)))
  }

  private mutating func leaf(
    _ kind: Document.Block.Kind, _ node: RawNode, _ inlines: [Document.Inline] = [], line: Int? = nil
  ) {
    let range = append(inlines)
    document.blocks.append(
      .init(kind: kind, end: document.blocks.count + 1, inlines: range, line: line ?? self.line(node)))
  }

  private mutating func append(_ inlines: [Document.Inline]) -> Range<Int> {
    let base = document.inlines.count
    document.inlines += inlines.map { .init(kind: $0.kind, end: $0.end + base) }
    return base..<document.inlines.count
  }

  private mutating func close(before index: Int) {
    while let last = open.last, last.rawEnd <= index {
      document.blocks[last.block].end = document.blocks.count
      open.removeLast()
    }
  }

  /// A paragraph, or what CommonMark does not know and hands over as one.
  private mutating func paragraph(_ inlines: [Document.Inline], _ node: RawNode) {
    var inlines = inlines
    if let parent = open.last, document.blocks.count == parent.block + 1 {
      switch document.blocks[parent.block].kind {
      case .quote:
        if let word = inlines.takeCalloutWord() {
          document.blocks[parent.block].kind = .callout(word)
          if inlines.isEmpty { return }
        }
      case .item:
        if let done = inlines.takeTaskBox() { document.blocks[parent.block].kind = .item(done: done) }
      default: break
      }
    }
    for part in inlines.splitAtFootnotes() {
      if let label = part.label {
        let index = document.blocks.count
        let at = document.inlines.count
        document.blocks.append(
          .init(kind: .footnote(label: label), end: index + 2, inlines: at..<at, line: line(node)))
        leaf(.paragraph, node, part.inlines)
      } else if !table(part.inlines, node) {
        noticeStars(part.inlines, node)
        leaf(.paragraph, node, part.inlines)
      }
    }
  }

  /// Tries the paragraph as a table. Its raw lines are counted back from its last line: start lines are
  /// unreliable where link definitions were cut off before it.
  private mutating func table(_ inlines: [Document.Inline], _ node: RawNode) -> Bool {
    let count = 1 + inlines.reduce(0) { $0 + ($1.kind == .softBreak || $1.kind == .hardBreak ? 1 : 0) }
    guard count >= 2, case .text(let first)? = inlines.first?.kind, node.endLine >= count else {
      return false
    }
    let lines = (node.endLine - count + 1...node.endLine).map { source[$0] }
    guard let table = TableSource(lines: lines) else { return false }
    guard first.utf8.first == UInt8(ascii: "|") || table.leadingLines > 0 else { return false }
    if table.leadingLines > 0 {
      let cut = inlines.prefixOfLines(table.leadingLines)
      leaf(.paragraph, node, Array(inlines[..<cut]))
    }
    let index = document.tables.count
    let empty = table.rows.map { $0.map { _ in 0..<0 } }
    document.tables.append(.init(alignments: table.alignments, rows: empty))
    for (row, texts) in table.rows.enumerated() {
      for (column, text) in texts.enumerated() { cells.append((index, row, column, text)) }
    }
    leaf(.table(index), node, line: firstLine + node.endLine - count + table.leadingLines)
    return true
  }

  /// All cells of the document go through libcmark as one text, each a paragraph that begins with an escaped
  /// pipe: so a cell stays a paragraph whatever it contains.
  private mutating func readCells() {
    guard !cells.isEmpty else { return }
    var text: [UInt8] = []
    for cell in cells {
      text += Array("\\| ".utf8)
      text += Array(cell.text.utf8)
      text += Array("\n\n".utf8)
    }
    text += source.linkDefinitions()
    let raw = CMarkTree(text).flatten(maximumDepth: Document.maximumDepth)
    var next = 0
    var index = 0
    while index < raw.count {
      guard case .paragraph = raw[index].kind else {
        index += 1
        continue
      }
      let (end, parsed) = inlines(raw, of: index)
      index = end
      guard next < cells.count else { break }
      var inlines = parsed
      inlines.dropTextPrefix("| ")
      inlines.dropTextPrefix("|")
      let cell = cells[next]
      document.tables[cell.table].rows[cell.row][cell.column] = append(inlines)
      next += 1
    }
  }

  /// `**重点：**后面` stays literal in CommonMark: say so.
  private mutating func noticeStars(_ inlines: [Document.Inline], _ node: RawNode) {
    for inline in inlines {
      if case .text(let text) = inline.kind, text.utf8.containsPair("*", "*") {
        document.notices.append(
          .init(line: line(node), message: "`**` was not read as emphasis: move punctuation outside of it"))
        return
      }
    }
  }

  // MARK: Inlines

  private func inlines(_ raw: [RawNode], of block: Int) -> (end: Int, [Document.Inline]) {
    if raw[block].adoptsFollowing { return inlines(raw, from: block + 1) }
    return (raw[block].end, InlineReader.read(raw[(block + 1)..<raw[block].end]))
  }

  private func inlines(_ raw: [RawNode], from index: Int) -> (end: Int, [Document.Inline]) {
    var end = index
    while end < raw.count, raw[end].isInline { end += 1 }
    return (end, InlineReader.read(raw[index..<end]))
  }
}
