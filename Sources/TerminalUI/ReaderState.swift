import Courseware

/// The full-screen reader without a screen: keys and sizes go in, the lines of a frame come out. Everything
/// that can be tested is here.
struct ReaderState {
  enum Mode: Equatable {
    case text
    case search(typed: String)
    case contents(selected: Int)
    case help
    /// A prediction is being typed.
    case answer(typed: String)
  }

  let title: String
  let language: Language
  let rules: WidthRules
  private let layout: (Int) -> RenderedText
  /// The whole text as it is laid out; `text` is what of it may be seen.
  private var full: RenderedText
  private(set) var text: RenderedText
  private(set) var predictions = Predictions()
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var mode = Mode.text
  /// Index of the first line on the screen.
  private(set) var top = 0 { didSet { noteEnd() } }
  /// The last line has been on the screen.
  private var sawEnd = false
  private(set) var isDone = false
  private var query = ""
  private var message = ""

  /// - Parameter layout: lays the text out at a width.
  init(
    title: String, language: Language, rules: WidthRules = WidthRules(), columns: Int, rows: Int,
    layout: @escaping (Int) -> RenderedText
  ) {
    self.title = rules.clean(title)
    self.language = language
    self.rules = rules
    self.layout = layout
    self.columns = max(columns, 20)
    self.rows = max(rows, 3)
    full = layout(ReaderState.textWidth(max(columns, 20)))
    text = full
    compose()
    noteEnd()
  }

  private mutating func noteEnd() {
    if top + page >= text.lines.count, predictions.open(in: full) == nil { sawEnd = true }
  }

  /// What may be seen now: up to the first question that is open.
  private mutating func compose() {
    text = predictions.visible(of: full, width: ReaderState.textWidth(columns), rules: rules, labels: labels)
  }

  /// The open question, if it is on the screen.
  private var question: RenderedText.Ask? {
    top + page >= text.lines.count ? predictions.open(in: full) : nil
  }

  /// Where the reader stands.
  var place: Reader.Place {
    Reader.Place(block: top < text.blocks.count ? text.blocks[top] : 0, sawEnd: sawEnd)
  }

  /// Brings the beginning of a block to the top of the screen.
  mutating func goTo(block: Int) {
    predictions.pass(before: block, in: full)
    compose()
    // Who stood here saw a whole screen below: the questions in it had been answered.
    while let ask = predictions.open(in: full), (text.blocks.firstIndex { $0 >= block } ?? .max) > lastTop {
      predictions.answer(ask, nil)
      compose()
    }
    if let line = text.blocks.firstIndex(where: { $0 >= block }) { top = clamped(line) }
  }

  /// Prose wider than a hundred columns is hard to read.
  static func textWidth(_ columns: Int) -> Int { min(columns, 100) }

  /// Rows for the text; the last row is the status line.
  var page: Int { rows - 1 }
  private var lastTop: Int { max(0, text.lines.count - page) }
  private var labels: Labels { Labels(language: language) }

  // MARK: Size

  /// Lays the text out anew and keeps the block that stood at the top of the screen where it was.
  mutating func resize(columns: Int, rows: Int) {
    let block = top < text.blocks.count ? text.blocks[top] : 0
    let first = text.blocks.firstIndex(of: block) ?? 0
    let length = text.blocks[first...].prefix { $0 == block }.count
    let wasAtEnd = top == lastTop && top > 0
    let into = top - first
    self.columns = max(columns, 20)
    self.rows = max(rows, 3)
    full = layout(ReaderState.textWidth(self.columns))
    compose()
    let newFirst = text.blocks.firstIndex { $0 >= block } ?? 0
    let newLength = text.blocks[newFirst...].prefix { $0 == block }.count
    let newInto = length > 0 ? into * newLength / length : 0
    top = wasAtEnd && newFirst + newInto >= lastTop ? lastTop : clamped(newFirst + newInto)
  }

  private func clamped(_ line: Int) -> Int { min(max(line, 0), lastTop) }

  // MARK: Keys

  mutating func press(_ key: Key) {
    message = ""
    switch mode {
    case .text: pressInText(key)
    case .search(let typed): pressInSearch(key, typed)
    case .contents(let selected): pressInContents(key, selected)
    case .help: mode = .text
    case .answer(let typed): pressInAnswer(key, typed)
    }
  }

  private mutating func pressInText(_ key: Key) {
    if let question {
      switch key {
      case .enter: return reveal(question, nil)
      case .character("a"):
        mode = .answer(typed: "")
        return
      case .character(let scalar) where Predictions.begins(with: scalar):
        mode = .answer(typed: String(scalar))
        return
      default: break
      }
    }
    switch key {
    case .character(" "), .character("f"), .pageDown, .right: top = clamped(top + page)
    case .character("b"), .pageUp, .left: top = clamped(top - page)
    case .character("j"), .down, .enter: top = clamped(top + 1)
    case .character("k"), .up: top = clamped(top - 1)
    case .character("d"): top = clamped(top + page / 2)
    case .character("u"): top = clamped(top - page / 2)
    case .character("g"), .character("<"), .home: top = 0
    case .character("G"), .character(">"), .end: top = lastTop
    case .character("]"): top = clamped(text.headings.first { $0.line > top }?.line ?? top)
    case .character("["): top = clamped(text.headings.last { $0.line < top }?.line ?? top)
    case .character("/"): mode = .search(typed: "")
    case .character("n"): find(forward: true)
    case .character("N"): find(forward: false)
    case .character("t"):
      guard !full.headings.isEmpty else { return }
      mode = .contents(selected: text.headings.lastIndex { $0.line <= top + 1 } ?? 0)
    case .character("h"), .character("?"): mode = .help
    case .character("q"), .control(3): isDone = true
    default: break
    }
  }

  private mutating func pressInSearch(_ key: Key, _ typed: String) {
    switch key {
    case .enter:
      mode = .text
      if !typed.isEmpty { query = typed }
      find(forward: true, fromHere: true)
    case .escape, .control(3): mode = .text
    case .backspace: mode = typed.isEmpty ? .text : .search(typed: String(typed.dropLast()))
    case .character(let scalar):
      if typed.unicodeScalars.count < 200 { mode = .search(typed: typed + String(scalar)) }
    default: break
    }
  }

  private mutating func pressInContents(_ key: Key, _ selected: Int) {
    let last = full.headings.count - 1
    switch key {
    case .character("j"), .down: mode = .contents(selected: min(selected + 1, last))
    case .character("k"), .up: mode = .contents(selected: max(selected - 1, 0))
    case .character("g"), .home: mode = .contents(selected: 0)
    case .character("G"), .end: mode = .contents(selected: last)
    case .enter, .character(" "):
      mode = .text
      // Who goes on to a later part has left the questions before it.
      predictions.pass(before: full.blocks[full.headings[min(selected, last)].line], in: full)
      compose()
      top = clamped(text.headings[min(selected, last)].line)
    case .character("q"), .character("t"), .escape, .control(3): mode = .text
    default: break
    }
  }

  private mutating func pressInAnswer(_ key: Key, _ typed: String) {
    switch key {
    case .enter:
      mode = .text
      if let question { reveal(question, typed) }
    case .escape: mode = .text
    case .control(3): isDone = true
    case .backspace: mode = typed.isEmpty ? .text : .answer(typed: String(typed.dropLast()))
    case .character(let scalar):
      if typed.unicodeScalars.count < 200 { mode = .answer(typed: typed + String(scalar)) }
    default: break
    }
  }

  /// Shows the output of a question, and what came of the prediction.
  private mutating func reveal(_ question: RenderedText.Ask, _ prediction: String?) {
    predictions.answer(question, prediction)
    compose()
    // The program stays on the screen, with its output below it.
    noteEnd()
  }

  /// Goes to the next line that contains the query, whatever its case; around the end if need be.
  private mutating func find(forward: Bool, fromHere: Bool = false) {
    guard !query.isEmpty, !text.lines.isEmpty else { return }
    let wanted = query.lowercased()
    let count = text.lines.count
    for step in (fromHere ? 0 : 1)...count {
      let index = ((top + (forward ? step : -step)) % count + count) % count
      if text.lines[index].text.lowercased().contains(wanted) {
        // A match on the last page cannot come to the top; it is on the screen then.
        let target = clamped(index)
        if target == top, !fromHere, index > top, step < count, top == lastTop { continue }
        top = target
        return
      }
    }
    message = labels.notFound
  }

  // MARK: Frame

  /// The rows of the screen, status line included; each at most `columns` wide.
  func frame() -> [Line] {
    var result: [Line]
    switch mode {
    case .text, .search, .answer:
      result = text.lines[min(top, text.lines.count)...].prefix(page).map(highlighted)
    case .contents(let selected): result = contents(selected)
    case .help: result = [Line("")] + labels.help.map { Line("  " + $0) }
    }
    result = Array(result.prefix(page)).map { rules.cut($0, width: columns)[0] }
    while result.count < page { result.append(Line()) }
    result.append(status())
    return result
  }

  private func contents(_ selected: Int) -> [Line] {
    let room = max(page - 2, 1)
    let first = min(max(0, selected - room / 2), max(0, full.headings.count - room))
    var lines = [Line(labels.contents, .heading), Line()]
    for (index, heading) in full.headings.enumerated().dropFirst(first).prefix(room) {
      let indent = String(repeating: "  ", count: heading.level)
      let mark = index == selected ? "▸" : " "
      lines.append(Line(mark + indent + rules.visible(heading.title), index == selected ? .match : .plain))
    }
    return lines
  }

  private func status() -> Line {
    if case .search(let typed) = mode {
      return rules.cut(Line("/" + typed, .plain), width: columns)[0]
    }
    if case .answer(let typed) = mode {
      return rules.cut(Line(labels.yourAnswer + rules.visible(typed) + "▏", .plain), width: columns)[0]
    }
    let seen = min(top + page, text.lines.count)
    let percent = text.lines.isEmpty ? 100 : seen * 100 / text.lines.count
    let place = seen >= text.lines.count ? labels.end : "\(percent)%"
    let left = message.isEmpty ? " \(title)  \(place)" : " \(message)"
    var line = left
    for keys in question == nil ? labels.keys : labels.questionKeys {
      let spare = columns - rules.width(of: left) - rules.width(of: keys) - 1
      guard spare >= 2 else { continue }
      line = left + String(repeating: " ", count: spare) + keys + " "
      break
    }
    return rules.cut(Line(line, .match), width: columns)[0]
  }

  /// The line with matches of the last search marked.
  private func highlighted(_ line: Line) -> Line {
    guard !query.isEmpty else { return line }
    var result = Line()
    for span in line.spans {
      var rest = span.text[...]
      while let range = firstMatch(in: rest) {
        result.append(String(rest[..<range.lowerBound]), span.style, link: span.link)
        result.append(String(rest[range]), Style(.match), link: span.link)
        rest = rest[range.upperBound...]
      }
      result.append(String(rest), span.style, link: span.link)
    }
    return result
  }

  private func firstMatch(in text: Substring) -> Range<Substring.Index>? {
    let wanted = Array(query.lowercased())
    var start = text.startIndex
    while start < text.endIndex {
      var index = start
      var matched = 0
      while matched < wanted.count, index < text.endIndex, String(wanted[matched]) == text[index].lowercased()
      {
        index = text.index(after: index)
        matched += 1
      }
      if matched == wanted.count { return start..<index }
      start = text.index(after: start)
    }
    return nil
  }
}
