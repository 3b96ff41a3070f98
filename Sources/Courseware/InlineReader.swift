/// Turns the inline nodes of one block into ``Document/Inline`` values: joins neighbouring texts and finds
/// footnote references.
enum InlineReader {
  static func read(_ raw: ArraySlice<RawNode>) -> [Document.Inline] {
    var result: [Document.Inline] = []
    var open: [(index: Int, rawEnd: Int)] = []
    var text = ""
    func flush(_ text: inout String, into result: inout [Document.Inline]) {
      guard !text.isEmpty else { return }
      splitFootnotes(text, into: &result)
      text = ""
    }
    for index in raw.indices {
      while let last = open.last, last.rawEnd <= index {
        flush(&text, into: &result)
        result[last.index].end = result.count
        open.removeLast()
      }
      let node = raw[index]
      if case .text(let more) = node.kind {
        text += more
        continue
      }
      flush(&text, into: &result)
      let kind: Document.Inline.Kind
      switch node.kind {
      case .softBreak: kind = .softBreak
      case .hardBreak: kind = .hardBreak
      case .codeSpan(let code): kind = .code(code)
      case .htmlInline(let html): kind = .html(html)
      case .emphasis: kind = .emphasis
      case .strong: kind = .strong
      case .link(let url, let title): kind = .link(url: url, title: title)
      case .image(let url, let title): kind = .image(url: url, title: title)
      default: continue
      }
      if node.end > index + 1 { open.append((result.count, node.end)) }
      result.append(.init(kind: kind, end: result.count + 1))
    }
    flush(&text, into: &result)
    for last in open.reversed() { result[last.index].end = result.count }
    return result
  }

  /// `seen[^1] before` as text, reference, text.
  private static func splitFootnotes(_ text: String, into result: inout [Document.Inline]) {
    guard text.utf8.containsPair("[", "^") else {
      result.append(.init(kind: .text(text), end: result.count + 1))
      return
    }
    var rest = Substring(text)
    var plain = ""
    while let bracket = rest.firstIndex(of: "[") {
      plain += rest[..<bracket]
      rest = rest[bracket...]
      let label = rest.dropFirst(2).prefix { $0 != "]" && $0 != "[" && $0 != " " }
      if rest.hasPrefix("[^"), !label.isEmpty, rest[label.endIndex...].hasPrefix("]"),
        !(plain.isEmpty && result.isEmpty && rest[label.endIndex...].hasPrefix("]:"))
      {
        if !plain.isEmpty { result.append(.init(kind: .text(plain), end: result.count + 1)) }
        plain = ""
        result.append(.init(kind: .footnoteReference(String(label)), end: result.count + 1))
        rest = rest[label.endIndex...].dropFirst()
      } else {
        plain.append("[")
        rest = rest.dropFirst()
      }
    }
    plain += rest
    if !plain.isEmpty { result.append(.init(kind: .text(plain), end: result.count + 1)) }
  }
}

extension String.UTF8View {
  /// Whether one ASCII character stands right before another somewhere. Much faster than a search for a string.
  func containsPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    let (first, second) = (UInt8(ascii: first), UInt8(ascii: second))
    var isAfterFirst = false
    for byte in self {
      if isAfterFirst, byte == second { return true }
      isAfterFirst = byte == first
    }
    return false
  }
}

/// What the block pass looks for at the start of a paragraph. The arrays here are local to one block: `end`
/// counts from its first inline.
extension [Document.Inline] {
  /// Takes `[!NOTE]` and the line break after it off; the word in lower case.
  mutating func takeCalloutWord() -> String? {
    guard case .text(let text)? = first?.kind, text.hasPrefix("[!"), let close = text.firstIndex(of: "]")
    else { return nil }
    let word = text[text.index(text.startIndex, offsetBy: 2)..<close]
    guard !word.isEmpty, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    let rest = text[text.index(after: close)...].drop { $0 == " " }
    if rest.isEmpty {
      drop(count > 1 && self[1].kind == .softBreak ? 2 : 1)
    } else {
      self[0].kind = .text(String(rest))
    }
    return word.lowercased()
  }

  /// Takes `[ ] ` or `[x] ` off.
  mutating func takeTaskBox() -> Bool? {
    guard case .text(let text)? = first?.kind else { return nil }
    for (box, done) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] where text.hasPrefix(box) {
      dropTextPrefix(box)
      return done
    }
    return nil
  }

  mutating func dropTextPrefix(_ prefix: String) {
    guard case .text(let text)? = first?.kind, text.hasPrefix(prefix) else { return }
    let rest = text.dropFirst(prefix.count)
    if rest.isEmpty { drop(1) } else { self[0].kind = .text(String(rest)) }
  }

  /// Removes the first `n` inlines, which have no children.
  private mutating func drop(_ n: Int) {
    removeFirst(n)
    for index in indices { self[index].end -= n }
  }

  /// Index of the first inline after `lines` lines, without the break before it.
  func prefixOfLines(_ lines: Int) -> Int {
    var seen = 0
    for index in indices where self[index].kind == .softBreak || self[index].kind == .hardBreak {
      seen += 1
      if seen == lines { return index }
    }
    return count
  }

  /// The paragraph cut where a line begins with `[^label]: `.
  func splitAtFootnotes() -> [(label: String?, inlines: [Document.Inline])] {
    var cuts: [Int] = []
    for index in indices where isFootnote(at: index) {
      if index == 0 || self[index - 1].kind == .softBreak { cuts.append(index) }
    }
    guard !cuts.isEmpty else { return [(nil, self)] }
    var result: [(String?, [Document.Inline])] = []
    if cuts[0] > 0 { result.append((nil, piece(0..<(cuts[0] - 1)))) }
    for (number, cut) in cuts.enumerated() {
      let next = number + 1 < cuts.count ? cuts[number + 1] - 1 : count
      var part = piece(cut..<next)
      var label = ""
      if case .text(let text) = part[0].kind, let close = text.firstIndex(of: "]") {
        label = String(text[..<close].dropFirst(2))
        part.dropTextPrefix("[^\(label)]:")
        part.dropTextPrefix(" ")
      } else if case .footnoteReference(let name) = part[0].kind {
        label = name
        part = piece((cut + 1)..<next)
        part.dropTextPrefix(":")
        part.dropTextPrefix(" ")
      }
      result.append((label, part))
    }
    return result
  }

  private func isFootnote(at index: Int) -> Bool {
    if case .text(let text) = self[index].kind, text.hasPrefix("[^"), let close = text.firstIndex(of: "]") {
      return text[close...].hasPrefix("]:")
    }
    if case .footnoteReference = self[index].kind, index + 1 < count,
      case .text(let after) = self[index + 1].kind
    {
      return after.hasPrefix(":")
    }
    return false
  }

  private func piece(_ range: Range<Int>) -> [Document.Inline] {
    self[range].map { .init(kind: $0.kind, end: Swift.min($0.end, range.upperBound) - range.lowerBound) }
  }
}
