import Testing

@testable import TerminalUI

/// Lines of lists on a narrow terminal.
@Suite("Folding")
struct FoldingTests {
  @Test("a line that fits stays as it is")
  func fits() {
    let line = Line([Span("  "), Span("L01", .code), Span("  Names")])
    #expect(Paragraph.folded(line, width: 40) == [line])
  }

  @Test("every part is indented as the line is, and no word is lost", arguments: [10, 14, 20, 40])
  func folds(_ width: Int) {
    let line = Line([
      Span("   "), Span("  one two", .code), Span(" three four five six seven eight nine ten"),
    ])
    let parts = Paragraph.folded(line, width: width)
    let margin = String(repeating: " ", count: min(5, width - 10))
    for part in parts {
      #expect(WidthRules().width(of: part) <= width)
      #expect(part.text.hasPrefix(margin))
    }
    #expect(
      parts.flatMap { $0.text.split(separator: " ") }.joined(separator: " ")
        == "one two three four five six seven eight nine ten")
    #expect(parts[0].spans.contains { $0.style == Style(.code) })
  }
}
