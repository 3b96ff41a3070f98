import Courseware
import Foundation
import Testing

@testable import TerminalUI

/// Pinned layouts. `UPDATE_GOLDEN=1 swift test` writes them anew; the change is then read in the diff.
@Suite("Golden renders")
struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  /// Compares with `Tests/Golden/<name>.txt`.
  static func compare(_ text: String, _ name: String) throws {
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "\(name) differs")
  }

  /// A session that answers with what the lesson itself says, and draws one fixed figure.
  static func session(_ document: Document) -> LessonSession {
    var outputs: [Int: String] = [:]
    var cell: Int?
    for (index, block) in document.blocks.enumerated() {
      guard case .code(let code) = block.kind else { continue }
      if case .python(let options) = code.role, options.run { cell = index }
      if case .output = code.role, let cell { outputs[cell] = code.text }
    }
    return LessonSession(
      run: { request in
        CellResult(text: outputs[request.block] ?? "", failed: false, profile: request.cell.profile ?? "3.13")
      },
      draw: { request in
        HoldersFigure(
          object: "list `\(request.figure.arguments.joined())`",
          holders: [
            "the global `milk`", "item 0 of the list `basket`", "attribute `top` of the Shelf `shelf`",
          ]
        ).text(language: .en)
      },
      exercise: { ExerciseMark(title: "Exercise \($0)", detail: "code", state: "passed") })
  }

  @Test("lesson L02 at four widths", arguments: Language.allCases, [40, 60, 80, 120])
  func lesson(_ language: Language, _ width: Int) throws {
    let lesson = try #require(try Course.embedded().lesson("L02"))
    let document = lesson.text[language].document()
    let results = LessonResults(document: document, session: Self.session(document))
    let rendered = Renderer(width: width, language: language).render(document, results)
    for line in rendered.lines { #expect(WidthRules().width(of: line) <= width) }
    #expect(rendered.blocks.count == rendered.lines.count)
    #expect(rendered.blocks == rendered.blocks.sorted())
    let text = LineWriter.text(rendered.lines, mode: .plain)
    #expect(!text.utf8.contains(0x1B))
    try Self.compare(text, "L02-\(language.rawValue)-\(width)")
  }

  @Test("every construct at four widths", arguments: [40, 60, 80, 120])
  func constructs(_ width: Int) throws {
    let source = try String(contentsOf: Self.folder.appending(path: "constructs.md"), encoding: .utf8)
    let document = Document(markdown: source)
    #expect(document.notices.isEmpty)
    let rendered = Renderer(width: width).render(document)
    for line in rendered.lines { #expect(WidthRules().width(of: line) <= width, "\(line.text)") }
    try Self.compare(LineWriter.text(rendered.lines, mode: .plain), "constructs-\(width)")
  }

  @Test("colours are escapes around the same text")
  func color() throws {
    let source = try String(contentsOf: Self.folder.appending(path: "constructs.md"), encoding: .utf8)
    let mode = OutputMode(color: true, hyperlinks: true)
    let rendered = Renderer(width: 80, language: .en, mode: mode).render(Document(markdown: source))
    let text = LineWriter.text(rendered.lines, mode: mode)
    try Self.compare(text, "constructs-80-color")
    let stripped = text.replacing(/\u{1B}\[[0-9;]*m|\u{1B}\]8;;[^\u{1B}]*\u{1B}\\/, with: "")
    #expect(stripped == LineWriter.text(rendered.lines, mode: .plain))
  }

  @Test("a figure counts what it leaves out")
  func figure() {
    let holders = (0..<20).map { "item \($0)" }
    let text = HoldersFigure(object: "x", holders: holders).text(language: .en, limit: 3)
    #expect(text == "x, 20 references\n├─ item 0\n├─ item 1\n├─ item 2\n└─ … and 17 more\n")
    #expect(HoldersFigure(object: "x", holders: ["a"]).text(language: .zh) == "x，1 个引用\n└─ a\n")
  }
}
