import Courseware

/// A document laid out at a width.
public struct RenderedText: Sendable, Equatable {
  public var lines: [Line]
  /// Block that each line belongs to; as long as `lines`. Never decreases, so that a reader can find its
  /// place again after a change of width.
  public var blocks: [Int]
  public var headings: [Heading]
  /// Cells whose output the reader is asked for, from top to bottom. Only cells that were run.
  public var asks: [Ask] = []

  /// A cell that the reader is asked about (`python run ask`): a full-screen reader shows the text up to
  /// `codeEnd`, asks, and goes on after the answer.
  public struct Ask: Sendable, Equatable {
    /// Block of the cell, which names the question.
    public var block: Int
    /// What the cell printed.
    public var output: String
    /// The first index in `lines` behind the program.
    public var codeEnd: Int
    /// The first index in `lines` behind its output.
    public var outputEnd: Int
  }

  public struct Heading: Sendable, Equatable {
    public var level: Int
    public var title: String
    /// Index in `lines`.
    public var line: Int
  }

  /// Puts lines in front; they belong to the first block.
  public mutating func prepend(_ more: [Line]) {
    lines = more + lines
    blocks = [Int](repeating: 0, count: more.count) + blocks
    for index in headings.indices { headings[index].line += more.count }
    for index in asks.indices {
      asks[index].codeEnd += more.count
      asks[index].outputEnd += more.count
    }
  }
}

/// Lays out documents. A value: the same document, results and settings give the same lines.
public struct Renderer: Sendable {
  /// Columns; values below 20 are taken for 20.
  public var width: Int
  public var language: Language
  /// Profile of cells that name none; shown beside their output.
  public var profile: String
  public var rules: WidthRules
  /// Whether links are numbered and listed at the end (for places where they cannot be followed).
  public var listsLinks: Bool
  /// Whether code in running text keeps its backticks (for places without colours).
  public var marksCode: Bool

  public init(
    width: Int, language: Language = .en, profile: String = "3.13", rules: WidthRules = WidthRules(),
    listsLinks: Bool = true, marksCode: Bool = true
  ) {
    self.width = max(width, 20)
    self.language = language
    self.profile = profile
    self.rules = rules
    self.listsLinks = listsLinks
    self.marksCode = marksCode
  }

  /// Settings that suit an output mode: links are listed where they cannot be followed, code keeps its
  /// backticks where it cannot be coloured.
  public init(
    width: Int, language: Language, profile: String = "3.13", rules: WidthRules = WidthRules(),
    mode: OutputMode
  ) {
    self.init(
      width: width, language: language, profile: profile, rules: rules, listsLinks: !mode.hyperlinks,
      marksCode: !mode.color)
  }

  /// - Complexity: O(n) in the size of the document and of the results.
  public func render(_ document: Document, _ results: LessonResults = LessonResults()) -> RenderedText {
    var pass = RenderPass(document: document, results: results, settings: self)
    pass.run()
    return RenderedText(
      lines: pass.lines, blocks: pass.lineBlocks, headings: pass.headings, asks: pass.asks)
  }
}

/// One walk over a document's blocks. Containers are a list of open prefixes, not a recursion.
struct RenderPass {
  let document: Document
  let results: LessonResults
  let settings: Renderer
  var lines: [Line] = []
  var lineBlocks: [Int] = []
  var headings: [RenderedText.Heading] = []
  var asks: [RenderedText.Ask] = []

  private var open: [Container] = []
  private var links: [String] = []
  /// An empty line is due before the next block.
  private var gapDue = false

  /// A list, an item or a quote around the current block.
  private struct Container {
    var end: Int
    /// Put before the first line, then before every other one.
    var first: Line
    var rest: Line
    var isFirstUsed = false
    /// Whether blocks in it follow each other without an empty line.
    var tight: Bool
    /// For a list: number of its next item; nil for bullets. Unused in others.
    var number: Int?
    var isList = false
    var numberWidth = 0
  }

  init(document: Document, results: LessonResults, settings: Renderer) {
    self.document = document
    self.results = results
    self.settings = settings
  }

  var labels: Labels { Labels(language: settings.language) }
  var rules: WidthRules { settings.rules }

  mutating func run() {
    for index in document.blocks.indices {
      while let last = open.last, last.end <= index {
        // An empty item still shows its mark.
        if !last.isFirstUsed, !last.isList { emit([Line()], index - 1, gap: false) }
        open.removeLast()
        if !(open.last?.tight ?? false) { gapDue = true }
      }
      block(index)
    }
    while let last = open.popLast() {
      if !last.isFirstUsed, !last.isList {
        open.append(last)
        emit([Line()], document.blocks.count - 1, gap: false)
        open.removeLast()
      }
    }
    linkList()
  }

  // MARK: Blocks

  private mutating func block(_ index: Int) {
    let block = document.blocks[index]
    switch block.kind {
    case .heading(let level): heading(level, block, index)
    case .paragraph: emit(wrap(inlines(block.inlines)), index)
    case .code(let code): self.code(code, index)
    case .list(let start, let tight):
      let items = countItems(index)
      let width = start.map { String($0 &+ items).count + 1 } ?? 1
      open.append(
        Container(
          end: block.end, first: Line(), rest: Line(), tight: tight, number: start, isList: true,
          numberWidth: width))
    case .item(let done): item(done, block)
    case .quote: quote(block, Style(.border), nil, index)
    case .callout(let word):
      quote(block, Style(word == "myth" ? .myth : .note, bold: true), labels.callout(word), index)
    case .table(let table): emit(self.table(document.tables[table]), index)
    case .rule: emit([Line(String(repeating: "─", count: min(room, 24)), .border)], index)
    case .html(let text):
      // A comment is a note to authors.
      if text.hasPrefix("<!--") { return }
      emit(verbatim(text, .muted), index)
    case .footnote(let label):
      let mark = Line([Span(rules.clean("[^\(label)] "), .muted)])
      push(end: block.end, first: mark, restWidth: rules.width(of: mark), tight: true)
    }
  }

  private mutating func heading(_ level: Int, _ block: Document.Block, _ index: Int) {
    let role: Role = level == 1 ? .title : .heading
    let spans = inlines(block.inlines).map {
      Span($0.text, Style(role, italic: $0.style.italic), link: $0.link)
    }
    var wrapped = wrap(spans)
    if level <= 2 {
      let widest = wrapped.map { rules.width(of: $0) }.max() ?? 0
      wrapped.append(Line(String(repeating: level == 1 ? "═" : "─", count: min(widest, room)), .border))
    }
    let before = lines.count
    emit(wrapped, index)
    let first = lines[before...].firstIndex { !$0.spans.isEmpty } ?? before
    headings.append(.init(level: level, title: document.plainText(block.inlines), line: first))
  }

  private mutating func item(_ done: Bool?, _ block: Document.Block) {
    var mark = "• "
    if let last = open.indices.last, open[last].isList {
      if let number = open[last].number {
        let text = "\(number)."
        mark = String(repeating: " ", count: max(0, open[last].numberWidth - text.count)) + text + " "
        open[last].number = number &+ 1
      }
    }
    if let done { mark += done ? "[x] " : "[ ] " }
    let tight = open.last?.tight ?? true
    push(end: block.end, first: Line(mark, .muted), restWidth: rules.width(of: mark), tight: tight)
  }

  private mutating func quote(_ block: Document.Block, _ style: Style, _ label: String?, _ index: Int) {
    let bar = Line([Span("│ ", style)])
    startBlock(index)
    open.append(Container(end: block.end, first: bar, rest: bar, isFirstUsed: true, tight: false))
    if let label {
      emit([Line([Span(label, style)])], index, gap: false)
      gapDue = false
    }
  }

  private mutating func push(end: Int, first: Line, restWidth: Int, tight: Bool) {
    open.append(
      Container(end: end, first: first, rest: Line(String(repeating: " ", count: restWidth)), tight: tight))
  }

  private func countItems(_ list: Int) -> Int {
    var count = 0
    var index = list + 1
    while index < document.blocks[list].end {
      count += 1
      index = max(document.blocks[index].end, index + 1)
    }
    return count
  }

  private mutating func table(_ table: Document.Table) -> [Line] {
    var rows: [[[Span]]] = []
    for (number, row) in table.rows.enumerated() {
      var cells: [[Span]] = []
      for cell in row {
        cells.append(
          inlines(cell).map { span in
            number == 0 ? Span(span.text, Style(span.style.role, bold: true), link: span.link) : span
          })
      }
      rows.append(cells)
    }
    return TableLayout(rules: rules, width: room).lines(rows, alignments: table.alignments)
  }

  // MARK: Code

  private mutating func code(_ code: CodeBlock, _ index: Int) {
    switch code.role {
    case .python(let cell):
      var lines = indented(PythonHighlighter.lines(rules.visible(code.text)))
      // A version that is not the lesson's own stands over its program.
      if cell.run, let profile = cell.profile {
        lines.insert(Line([Span(rules.clean("  Python \(profile)"), .muted)]), at: 0)
      }
      emit(lines, index)
      if let result = results.cells[index] {
        if cell.ask, !result.text.isEmpty {
          asks.append(
            .init(block: index, output: result.text, codeEnd: self.lines.count, outputEnd: self.lines.count))
        }
        if !isFollowedByOutput(index) { output(result, of: index, index) }
      }
    case .output:
      if let cell = results.outputOf[index], let result = results.cells[cell] {
        output(result, of: cell, index)
      } else {
        emit(marked(verbatim(code.text, .output)), index)
      }
    case .figure(let figure):
      if let drawing = results.figures[index] {
        emit(indented(plainLines(drawing, .plain)), index)
      } else {
        let text = labels.figureNotDrawn(
          rules.clean(([figure.kind] + figure.arguments).joined(separator: " ")))
        emit(wrap([Span(text, .muted)]), index)
      }
    case .exercise(let id): exercise(id, code, index)
    case .other:
      emit(indented(plainLines(code.text, .code)), index)
    }
  }

  private func isFollowedByOutput(_ index: Int) -> Bool { results.outputOf.values.contains(index) }

  private mutating func output(_ result: CellResult, of cell: Int, _ index: Int) {
    let role: Role = result.failed ? .failure : .output
    if result.text.isEmpty { return }
    emit(marked(verbatim(result.text, role)), index)
    if let ask = asks.lastIndex(where: { $0.block == cell }) { asks[ask].outputEnd = lines.count }
  }

  /// Output stands behind a bar, so that it is told from code without any colour.
  private func marked(_ lines: [Line]) -> [Line] {
    lines.map { Line([Span("  ┊ ", .border)] + $0.spans) }
  }

  private func verbatim(_ text: String, _ role: Role) -> [Line] {
    plainLines(text, role).flatMap { continued($0, width: room - 4) }
  }

  private func plainLines(_ text: String, _ role: Role) -> [Line] {
    var parts = rules.visible(text).split(separator: "\n", omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts.map { Line(String($0), role) }
  }

  private func indented(_ lines: [Line]) -> [Line] {
    lines.flatMap { continued($0, width: room - 2) }.map { Line([Span("  ")] + $0.spans) }
  }

  /// A line cut to the width; pieces after the first are marked.
  private func continued(_ line: Line, width: Int) -> [Line] {
    let pieces = rules.cut(line, width: max(width, 4), continuation: 2)
    return pieces.enumerated().map { $0 == 0 ? $1 : Line([Span("↪ ", .muted)] + $1.spans) }
  }

  private mutating func exercise(_ id: String, _ code: CodeBlock, _ index: Int) {
    let mark = results.exercises[index]
    let caption = plainLines(code.text, .plain).map(\.text).joined(separator: " ")
    var title: [Span] = [
      Span(rules.clean("▶ \(id)"), .exercise), Span("  "),
      Span(rules.clean(mark?.title ?? caption), Style(.plain, bold: true)),
    ]
    if let mark {
      let detail = [mark.detail, mark.state].filter { !$0.isEmpty }.joined(separator: " · ")
      if !detail.isEmpty { title += [Span("  "), Span(rules.clean(detail), .muted)] }
    }
    emit(wrap(title), index)
  }

  // MARK: Inlines

  /// The styled text of a range of inlines.
  private mutating func inlines(_ range: Range<Int>) -> [Span] {
    var styler = InlineStyler(
      document: document, rules: rules, links: settings.listsLinks ? links : nil,
      codeMark: settings.marksCode ? "`" : "")
    let spans = styler.spans(range)
    links = styler.links ?? links
    return spans
  }

  private func wrap(_ spans: [Span]) -> [Line] { Wrapper.wrap(spans, width: room, rules: rules) }

  private mutating func linkList() {
    guard settings.listsLinks, !links.isEmpty else { return }
    gapDue = true
    for (number, link) in links.enumerated() {
      let spans = [Span("[\(number + 1)] ", .muted), Span(rules.visible(link), .link)]
      emit(Wrapper.wrap(spans, width: room, rules: rules), document.blocks.count - 1, gap: number == 0)
    }
  }

  // MARK: Lines

  /// Columns left of the current containers, never more than half of the width.
  private var usedWidth: Int {
    min(open.reduce(0) { $0 + rules.width(of: $1.rest) }, settings.width / 2)
  }

  /// Columns for the text of the current block.
  private var room: Int { settings.width - usedWidth }

  private mutating func startBlock(_ index: Int) {
    if gapDue, !lines.isEmpty {
      lines.append(prefix(isGap: true))
      lineBlocks.append(index)
    }
    gapDue = false
  }

  /// Adds the lines of a block behind the prefixes of its containers.
  private mutating func emit(_ block: [Line], _ index: Int, gap: Bool = true) {
    if block.isEmpty { return }
    if gap { startBlock(index) }
    for line in block {
      lines.append(Line(prefix(isGap: false).spans + line.spans))
      lineBlocks.append(max(index, 0))
    }
    if gap { gapDue = !(open.last?.tight ?? false) }
  }

  private mutating func prefix(isGap: Bool) -> Line {
    var line = Line()
    var used = 0
    for index in open.indices {
      let isFirst = !isGap && !open[index].isFirstUsed && !open[index].isList
      let part = isFirst ? open[index].first : open[index].rest
      if isFirst { open[index].isFirstUsed = true }
      let width = rules.width(of: part)
      guard used + width <= settings.width / 2 else { continue }
      used += width
      for span in part.spans { line.append(span.text, span.style) }
    }
    return line
  }
}
