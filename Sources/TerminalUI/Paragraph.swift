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
}
