import Courseware
import Testing

@testable import TerminalUI

/// Nothing that an author wrote may be missing on the screen, at any width.
@Suite("No text lost")
struct NoLossTests {
  /// The letters and digits of a text in order; everything that layout may add or drop is gone.
  static func essence(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  @Test(
    "every word of every block stands in the render, in order", arguments: Language.allCases,
    [20, 33, 80, 200])
  func lesson(_ language: Language, _ width: Int) throws {
    for lesson in try Course.embedded().lessons {
      let document = lesson.text[language].document()
      let rendered = Renderer(width: width, language: language, listsLinks: false).render(document)
      let lines = zip(rendered.blocks, rendered.lines)
      for (index, block) in document.blocks.enumerated() {
        let wanted: String
        switch block.kind {
        case .heading, .paragraph: wanted = document.plainText(block.inlines)
        case .code(let code):
          if case .figure = code.role { continue }
          wanted = code.text
        default: continue
        }
        // The label of a footnote is no word of its sentence.
        let labelled = lines.filter { $0.0 == index }.map { $0.1.text }.joined()
        let shown = Self.essence(labelled.replacing(/\[\^\w+\]/, with: ""))
        #expect(shown.contains(Self.essence(wanted)), "block \(index) at \(width): \(shown)")
      }
      for table in document.tables {
        let all = Self.essence(rendered.lines.map(\.text).joined())
        for cell in table.rows.joined() {
          // A wrapped cell shares its lines with its neighbours: its words are looked for one by one.
          for word in document.plainText(cell).split(separator: " ") where word.utf8.count <= 8 {
            let letters = Self.essence(String(word))
            #expect(letters.isEmpty || all.contains(letters), "\(word)")
          }
        }
      }
    }
  }

  @Test("tasks, hints and titles of the exercises fit, too", arguments: Language.allCases)
  func exercises(_ language: Language) throws {
    for exercise in try Course.embedded().exercises {
      let text = exercise.text[language]
      for document in [text.task] + text.hints {
        let rendered = Renderer(width: 60, language: language).render(document)
        #expect(!rendered.lines.isEmpty)
        for line in rendered.lines { #expect(WidthRules().width(of: line) <= 60) }
      }
    }
  }
}
