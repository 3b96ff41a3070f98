import Courseware

/// Turns inlines into styled text.
struct InlineStyler {
  let document: Document
  let rules: WidthRules
  /// Links that have a number already; nil when links are not numbered.
  var links: [String]?
  /// Put before and after code.
  let codeMark: String

  mutating func spans(_ range: Range<Int>) -> [Span] {
    var result: [Span] = []
    var open: [(end: Int, kind: Document.Inline.Kind)] = []
    func style(_ role: Role = .plain) -> Style {
      var style = Style(role)
      for outer in open {
        switch outer.kind {
        case .strong: style.bold = true
        case .emphasis: style.italic = true
        case .link: if role == .plain { style.role = .link }
        default: break
        }
      }
      return style
    }
    func target() -> String? {
      for outer in open.reversed() {
        if case .link(let url, _) = outer.kind { return InlineStyler.isWeb(url) ? url : nil }
      }
      return nil
    }
    for index in range {
      while let last = open.last, last.end <= index {
        open.removeLast()
        close(last.kind, &result)
      }
      let inline = document.inlines[index]
      switch inline.kind {
      case .text(let text): result.append(Span(rules.visible(text), style(), link: target()))
      case .code(let text):
        result.append(Span(codeMark + rules.visible(text) + codeMark, style(.code), link: target()))
      case .hardBreak: result.append(Span("\n", style()))
      case .softBreak:
        if !joinsWithoutSpace(result, index, range) { result.append(Span(" ", style(), link: target())) }
      case .html(let text):
        if !text.hasPrefix("<!--") { result.append(Span(rules.visible(text), .muted)) }
      case .footnoteReference(let label): result.append(Span(rules.clean("[^\(label)]"), .muted))
      case .image(let url, _):
        result.append(Span(rules.visible("[\(url)] "), .muted))
        open.append((inline.end, inline.kind))
      case .emphasis, .strong, .link:
        if inline.end > index + 1 {
          open.append((inline.end, inline.kind))
        } else {
          close(inline.kind, &result)
        }
      }
    }
    while let last = open.popLast() { close(last.kind, &result) }
    return result.filter { !$0.text.isEmpty }
  }

  private mutating func close(_ kind: Document.Inline.Kind, _ result: inout [Span]) {
    guard case .link(let url, _) = kind else { return }
    guard links != nil else {
      // The terminal can follow the others.
      if !InlineStyler.isWeb(url) { result.append(Span(rules.visible(" (\(url))"), .muted)) }
      return
    }
    // A link that shows its own address needs no number.
    if result.last?.text == url { return }
    let number: Int
    if let known = links?.firstIndex(of: url) {
      number = known + 1
    } else {
      links?.append(url)
      number = links?.count ?? 0
    }
    result.append(Span(" [\(number)]", .muted))
  }

  /// Whether an address may be handed to the terminal: a course from elsewhere must not place others.
  private static func isWeb(_ url: String) -> Bool {
    url.hasPrefix("https://") || url.hasPrefix("http://")
  }

  /// Chinese text is broken into source lines anywhere: between two wide characters a line break is nothing.
  private func joinsWithoutSpace(_ before: [Span], _ index: Int, _ range: Range<Int>) -> Bool {
    guard let left = before.last?.text.unicodeScalars.last,
      rules.width(of: left) == 2
    else { return false }
    for next in (index + 1)..<max(range.upperBound, index + 1) {
      switch document.inlines[next].kind {
      case .text(let text):
        guard let right = text.unicodeScalars.first else { continue }
        return rules.width(of: right) == 2
      case .emphasis, .strong, .link: continue
      default: return false
      }
    }
    return false
  }
}
