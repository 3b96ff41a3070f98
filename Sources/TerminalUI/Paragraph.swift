/// Running text outside of a document: a goal in a list, a sentence of a verdict.
public enum Paragraph {
  /// A text laid out at a width, every line indented. Wide characters and punctuation break as in lessons.
  /// - Complexity: O(n).
  public static func lines(
    _ text: String, _ role: Role = .plain, indent: Int = 0, width: Int, rules: WidthRules = WidthRules()
  ) -> [Line] {
    let spans = [Span(rules.clean(text), Style(role))]
    return Wrapper.wrap(spans, width: max(width - indent, 10), rules: rules).map { line in
      indent == 0 ? line : Line([Span(String(repeating: " ", count: indent))] + line.spans)
    }
  }

  /// A line that is too wide for the screen as several, each indented as it is. One that fits stays as it is.
  /// - Complexity: O(n).
  public static func folded(_ line: Line, width: Int, rules: WidthRules = WidthRules()) -> [Line] {
    guard rules.width(of: line) > width else { return [line] }
    let indent = line.text.prefix { $0 == " " }.count
    var rest = indent
    var spans: [Span] = []
    for var span in line.spans {
      let skipped = min(rest, span.text.prefix { $0 == " " }.count)
      rest = skipped == span.text.count ? rest - skipped : 0
      span.text.removeFirst(skipped)
      if !span.text.isEmpty { spans.append(span) }
    }
    let margin = min(indent, max(width - 10, 0))
    return Wrapper.wrap(spans, width: max(width - margin, 10), rules: rules).map {
      margin == 0 ? $0 : Line([Span(String(repeating: " ", count: margin))] + $0.spans)
    }
  }
}
