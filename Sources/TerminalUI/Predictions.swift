import Courseware

/// What a reader predicted for the asked cells of a lesson. A value without a screen: it says how far the text may
/// be seen, and what stands under the output of a cell that was answered.
struct Predictions: Equatable {
  /// By block of the cell; nil: the reader looked without a prediction.
  private var answers: [Int: String?] = [:]

  /// The first question without an answer.
  func open(in text: RenderedText) -> RenderedText.Ask? { text.asks.first { answers[$0.block] == nil } }

  /// An empty prediction is none.
  mutating func answer(_ ask: RenderedText.Ask, _ prediction: String?) {
    let words = prediction.map(Predictions.words) ?? []
    answers.updateValue(words.isEmpty ? nil : prediction, forKey: ask.block)
  }

  /// Leaves every open question before a block without a prediction.
  mutating func pass(before block: Int, in text: RenderedText) {
    for ask in text.asks where ask.block < block && answers[ask.block] == nil {
      answers.updateValue(nil, forKey: ask.block)
    }
  }

  /// Line ends and spaces separate words alike, so that `2 3 2` is the answer to three lines.
  static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  /// Characters that begin a prediction at once; letters that are keys of the reader need `a` first.
  static func begins(with scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "-", "+", "'", "\"", "(", "{", "A"..."Z", "\u{FF10}"..."\u{FF19}": true
    default: false
    }
  }

  // MARK: What is seen

  /// The text up to the first open question, with the question; verdicts stand under answered outputs.
  func visible(of full: RenderedText, width: Int, rules: WidthRules, labels: Labels) -> RenderedText {
    guard !full.asks.isEmpty else { return full }
    var result = RenderedText(lines: [], blocks: [], headings: [], asks: full.asks)
    var next = 0
    func copy(to end: Int) {
      while next < end {
        result.lines.append(full.lines[next])
        result.blocks.append(full.blocks[next])
        next += 1
      }
    }
    func insert(_ lines: [Line], _ block: Int) {
      result.lines += lines
      result.blocks += lines.map { _ in block }
    }
    /// Lines put in before each index of `full`, for the headings behind them.
    var inserted: [(at: Int, count: Int)] = []
    var end = full.lines.count
    for ask in full.asks {
      guard let answer = answers[ask.block] else {
        copy(to: ask.codeEnd)
        end = ask.codeEnd
        let several = Predictions.words(ask.output).count > 1
        insert(folded(labels.question(severalLines: several), .note, width, rules), ask.block)
        break
      }
      copy(to: ask.outputEnd)
      if let answer {
        let lines = verdict(answer, ask, width, rules, labels)
        inserted.append((next, lines.count))
        insert(lines, ask.outputEnd > 0 ? full.blocks[ask.outputEnd - 1] : ask.block)
      }
    }
    copy(to: end)
    for heading in full.headings where heading.line < end {
      var moved = heading
      moved.line += inserted.reduce(0) { $0 + ($1.at <= heading.line ? $1.count : 0) }
      result.headings.append(moved)
    }
    return result
  }

  private func verdict(
    _ answer: String, _ ask: RenderedText.Ask, _ width: Int, _ rules: WidthRules, _ labels: Labels
  ) -> [Line] {
    let given = Predictions.words(answer)
    let printed = Predictions.words(ask.output)
    if given == printed { return folded(labels.predictedRight, .string, width, rules) }
    let place = zip(given, printed).enumerated().first { $1.0 != $1.1 }?.offset
    let text: String
    if let place, printed.count > 1 {
      text = labels.predictedWrong(
        place: place + 1, given: rules.visible(String(given[place])), printed: String(printed[place]))
    } else if place == nil {
      text = labels.predictedCount(given: given.count, printed: printed.count)
    } else {
      text = labels.predictedWrong(rules.visible(answer))
    }
    return folded(text, .failure, width, rules)
  }

  /// A sentence in the column of outputs, after an empty line.
  private func folded(_ text: String, _ role: Role, _ width: Int, _ rules: WidthRules) -> [Line] {
    [Line()]
      + Wrapper.wrap([Span(text, role)], width: max(width - 2, 18), rules: rules).map {
        Line([Span("  ")] + $0.spans)
      }
  }
}
