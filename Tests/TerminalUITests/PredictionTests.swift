import Courseware
import Testing

@testable import TerminalUI

/// Asked cells in the full-screen reader: the output and all that follows stay hidden until an answer.
@Suite("Predictions")
struct PredictionTests {
  static let source = """
    # Title

    Before.

    ```python run ask
    print(1)
    print(2)
    ```

    ```output
    1
    2
    ```

    Between.

    ## Second

    ```python run ask
    print("x")
    ```

    After.
    """

  static func state(_ language: Language = .en, columns: Int = 80, rows: Int = 40) -> ReaderState {
    let document = Document(markdown: source)
    let results = LessonResults(
      document: document,
      session: LessonSession(run: {
        CellResult(text: $0.source.contains("x") ? "x\n" : "1\n2\n", failed: false, profile: "3.13")
      }))
    return ReaderState(title: "T", language: language, columns: columns, rows: rows) {
      Renderer(width: $0, language: language).render(document, results)
    }
  }

  static func screen(_ state: ReaderState) -> String {
    state.frame().dropLast().map(\.text).joined(separator: "\n")
  }

  @Test("nothing behind an open question is seen")
  func hidden() {
    let state = Self.state()
    let screen = Self.screen(state)
    #expect(screen.contains("print(2)"))
    #expect(screen.contains("What does it print?"))
    #expect(!screen.contains("┊") && !screen.contains("Between") && !screen.contains("Second"))
    #expect(!state.place.sawEnd)
  }

  @Test("a right prediction, in one line")
  func right() {
    var state = Self.state()
    ReaderTests.press(&state, "1 2\n")
    let screen = Self.screen(state)
    #expect(screen.contains("✓") && screen.contains("┊ 2") && screen.contains("Between"))
    #expect(!screen.contains("┊ x"))
  }

  @Test("a wrong prediction names the first value that differs", arguments: [Language.en, .zh])
  func wrong(_ language: Language) {
    var state = Self.state(language)
    ReaderTests.press(&state, "1 3\n")
    let screen = Self.screen(state)
    #expect(screen.contains(language == .en ? "✗ Value 2 is 2; you predicted 3." : "✗ 第 2 个值是 2，你的预测是 3。"))
  }

  @Test("letters that are keys need `a`; Enter alone shows; the end is reached only then")
  func looking() {
    var state = Self.state()
    ReaderTests.press(&state, "\n")
    #expect(!Self.screen(state).contains("✓") && !Self.screen(state).contains("✗"))
    #expect(Self.screen(state).contains("┊ 2"))
    #expect(!state.place.sawEnd)
    ReaderTests.press(&state, "ax\n")
    #expect(Self.screen(state).contains("✓") && Self.screen(state).contains("After"))
    #expect(state.place.sawEnd)
    ReaderTests.press(&state, "q")
    #expect(state.isDone)
  }

  @Test("escape keeps the question, a new width keeps the answers")
  func keeping() {
    var state = Self.state()
    state.press(.character("9"))
    state.press(.escape)
    #expect(Self.screen(state).contains("What does it print?"))
    ReaderTests.press(&state, "9 9\n")
    state.resize(columns: 40, rows: 60)
    #expect(Self.screen(state).contains("✗ Value 1 is 1; you predicted 9."))
    for line in state.frame() { #expect(WidthRules().width(of: line) <= 40) }
  }

  @Test("the contents list what is hidden; going there leaves the questions before it")
  func contents() {
    var state = Self.state()
    state.press(.character("t"))
    #expect(state.frame().contains { $0.text.contains("Second") })
    ReaderTests.press(&state, "j\n")
    #expect(Self.screen(state).contains("Between"))
    #expect(state.text.headings.last?.title == "Second")
    #expect(state.text.lines[state.text.headings.last!.line].text.contains("Second"))
  }

  @Test("a place that was kept does not ask again what lies before it")
  func places() {
    var state = Self.state()
    let document = Document(markdown: Self.source)
    let block = document.blocks.indices.last!
    state.goTo(block: block)
    #expect(Self.screen(state).contains("After"))
  }

  @Test("a place above a question that was answered is found again")
  func answeredBelow() {
    var state = Self.state(rows: 8)
    ReaderTests.press(&state, "jjj")
    while state.frame().last?.text.contains("predict") != true, state.place.block < 1 { state.press(.down) }
    ReaderTests.press(&state, "1 2\n")
    ReaderTests.press(&state, "jjj")
    let place = state.place.block
    var again = Self.state(rows: 8)
    again.goTo(block: place)
    #expect(again.place.block == place)
    #expect(place >= 1)
  }
}
