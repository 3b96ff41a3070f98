import Courseware
import Testing

@testable import TerminalUI

/// Inputs that are meant to hurt: each must be laid out, within its width, without a crash and in time.
@Suite("Pathological texts", .timeLimit(.minutes(1)))
struct PathologicalTests {
  static let inputs: [(String, String)] = [
    ("nested quotes", String(repeating: ">", count: 100_000) + " deep"),
    ("nested lists", (0..<500).map { String(repeating: "  ", count: $0) + "- x\n" }.joined()),
    ("nested emphasis", String(repeating: "*a ", count: 20_000) + String(repeating: " a*", count: 20_000)),
    ("nested links", String(repeating: "[", count: 50_000) + "x" + String(repeating: "](y)", count: 50_000)),
    ("images", String(repeating: "![[]()", count: 40_000)),
    (
      "a wide table",
      "|" + String(repeating: "a|", count: 3000) + "\n|" + String(repeating: "-|", count: 3000)
    ),
    ("a long table", "|a|b|\n|-|-|\n" + String(repeating: "|1|2|\n", count: 20_000)),
    ("one long word", String(repeating: "x", count: 1_000_000)),
    ("one long Chinese line", String(repeating: "数引用，", count: 200_000)),
    ("only marks", String(repeating: "\u{301}", count: 200_000)),
    ("only joiners", "a" + String(repeating: "\u{200D}👩", count: 100_000)),
    ("controls", String(repeating: "\u{1B}[31m\u{7}\u{0}", count: 10_000)),
    ("backticks", (1..<600).map { String(repeating: "`", count: $0) }.joined(separator: " ")),
    ("footnotes", String(repeating: "[^a]: b\n", count: 20_000) + String(repeating: "[^a] ", count: 20_000)),
    ("brackets", String(repeating: "[^", count: 50_000)),
    ("a huge list number", "999999999. a\n1. b"),
    ("carriage returns", "a\rb\r\n\r\n| a |\r\n| - |\r\n| b |\r\n"),
  ]

  @Test("are laid out within their width", arguments: inputs.indices)
  func bounded(_ index: Int) {
    let (name, source) = Self.inputs[index]
    let document = Document(markdown: source)
    for width in [20, 80] {
      let rendered = Renderer(width: width).render(document)
      for line in rendered.lines {
        #expect(WidthRules().width(of: line) <= width, "\(name): \(line.text.prefix(60))")
      }
      let text = LineWriter.text(rendered.lines, mode: .plain)
      #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A }, "\(name)")
    }
  }

  @Test("depth is cut, text is not")
  func depth() {
    let document = Document(markdown: String(repeating: "> ", count: 5000) + "bottom *of* it")
    #expect(document.blocks.count <= Document.maximumDepth + 1)
    let text = Renderer(width: 80).render(document).lines.map(\.text).joined()
    #expect(text.contains("bottom of it"))
  }

  @Test("no control character reaches the terminal by any way")
  func controls() {
    let evil = "\u{1B}]0;x\u{7}\u{9B}2J"
    let source = """
      # a\(evil)

      [^\(evil)] ![\(evil)](\(evil)) `\(evil)` <a\(evil)> [x](<u\(evil)>)

      ```figure \(evil)
      ```

      ```python run profile=\(evil)
      \(evil)
      ```

      ```exercise \(evil)
      \(evil)
      ```

      | \(evil) |
      |---|
      | \(evil) |
      """
    let document = Document(markdown: source)
    let session = LessonSession(
      run: { _ in CellResult(text: evil, failed: true, profile: evil) }, draw: { _ in evil },
      exercise: { _ in ExerciseMark(title: evil, detail: evil, state: evil) })
    for results in [LessonResults(), LessonResults(document: document, session: session)] {
      for width in [20, 80] {
        let rendered = Renderer(width: width).render(document, results)
        let text = LineWriter.text(rendered.lines, mode: .plain)
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
        for line in rendered.lines { #expect(WidthRules().width(of: line) <= width) }
      }
    }
  }
}
