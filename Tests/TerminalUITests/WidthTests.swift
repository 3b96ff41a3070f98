import Testing

@testable import TerminalUI

@Suite("Display width")
struct WidthTests {
  @Test(
    "known widths",
    arguments: [
      ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("（）", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("✅", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("👩\u{200D}💻", 2), ("👍🏽", 2), ("🇨🇳", 2), ("“…”", 3), ("½①", 2),
      ("\u{200B}", 0), ("ｱ", 1), ("Ａ", 2), ("𠀀", 2), ("1\u{FE0F}\u{20E3}", 2), ("", 0),
    ])
  func known(_ text: String, _ width: Int) {
    #expect(WidthRules().width(of: text) == width)
  }

  @Test("ambiguous characters follow the setting")
  func ambiguous() {
    #expect(WidthRules(ambiguous: 2).width(of: "“…”①") == 8)
    #expect(WidthRules(emojiPresentation: 1).width(of: "❤\u{FE0F}") == 1)
  }

  @Test("control characters become visible and count")
  func controls() {
    let rules = WidthRules()
    let text = rules.visible("a\u{1B}[31mb\u{7}\u{9B}\u{202E}\tc\u{7F}")
    #expect(!text.utf8.contains { $0 < 0x20 || $0 == 0x7F })
    #expect(text.hasPrefix("a\u{241B}[31mb\u{2407}\u{FFFD}\u{FFFD}"))
    #expect(rules.visible("plain\ntext") == "plain\ntext")
  }
}

@Suite("Wrapping")
struct WrappingTests {
  static func wrap(_ text: String, _ width: Int) -> [String] {
    Wrapper.wrap([Span(text)], width: width, rules: WidthRules()).map(\.text)
  }

  @Test("breaks at spaces and cuts what is too long")
  func latin() {
    #expect(Self.wrap("one two three", 7) == ["one two", "three"])
    #expect(Self.wrap("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(Self.wrap("a  b\nc", 10) == ["a b", "c"])
    #expect(Self.wrap("", 10) == [""])
  }

  @Test("Chinese breaks anywhere but before closing and after opening marks")
  func chinese() {
    #expect(Self.wrap("引用计数，对象", 8) == ["引用计", "数，对象"])
    #expect(Self.wrap("他说“好”", 6) == ["他说", "“好”"])
    #expect(Self.wrap("字典（dict / ）很好", 16) == ["字典（dict / ）", "很好"])
  }

  @Test("no line is too wide and no text is lost, at every width")
  func everyWidth() {
    let text = "Mixed 中文 and English，带（括号）和“引号”……以及 👩\u{200D}💻 emoji ❤\u{FE0F}, averyveryverylongword 结束。"
    for width in 2...60 {
      let lines = Wrapper.wrap([Span(text)], width: width, rules: WidthRules())
      for line in lines { #expect(WidthRules().width(of: line) <= width) }
      let joined = lines.map(\.text).joined().filter { $0 != " " }
      #expect(joined == text.filter { $0 != " " })
    }
  }
}

@Suite("Tables")
struct TableTests {
  static let rows: [[[Span]]] = [
    [[Span("name")], [Span("a description of it")], [Span("n")]],
    [[Span("list")], [Span("a container that holds one reference per position")], [Span("12")]],
    [[Span("字典")], [Span("每个值一个引用，键也一样")], [Span("3")]],
  ]

  @Test("fits every width without losing text", arguments: 10...100)
  func fits(_ width: Int) {
    let lines = TableLayout(rules: WidthRules(), width: width).lines(
      Self.rows, alignments: [.none, .center, .right])
    for line in lines { #expect(WidthRules().width(of: line) <= width, "\(line.text)") }
    let text = Set(lines.map(\.text).joined(separator: " ").unicodeScalars)
    for cell in Self.rows.joined() {
      for scalar in cell[0].text.unicodeScalars { #expect(text.contains(scalar)) }
    }
  }

  @Test("turns into cards when columns would be slivers")
  func cards() {
    let lines = TableLayout(rules: WidthRules(), width: 14).lines(
      Self.rows, alignments: [.none, .none, .none])
    #expect(lines.contains { $0.text.hasPrefix("name: list") })
  }
}
