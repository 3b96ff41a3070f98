import Courseware
import Testing

@testable import TerminalUI

@Suite("Reader")
struct ReaderTests {
  static func state(columns: Int = 80, rows: Int = 24, language: Language = .en) throws -> ReaderState {
    let lesson = try #require(try Course.embedded().lesson("L02"))
    let document = lesson.text[language].document()
    return ReaderState(title: "L02", language: language, columns: columns, rows: rows) {
      Renderer(width: $0, language: language).render(document)
    }
  }

  static func press(_ state: inout ReaderState, _ keys: String) {
    for scalar in keys.unicodeScalars { state.press(scalar == "\n" ? .enter : .character(scalar)) }
  }

  @Test("frames fill the screen exactly", arguments: [(80, 24), (120, 40), (40, 10), (20, 3)])
  func frames(_ columns: Int, _ rows: Int) throws {
    var state = try Self.state(columns: columns, rows: rows)
    for keys in ["", " ", "G", "t", "jjj", "\n", "h", "x", "/count", "\n", "n", "N", "g", "]", "[", "d", "u"]
    {
      Self.press(&state, keys)
      let frame = state.frame()
      #expect(frame.count == rows)
      for line in frame { #expect(WidthRules().width(of: line) <= columns) }
    }
    #expect(!state.isDone)
    Self.press(&state, "q")
    #expect(state.isDone)
  }

  @Test("keys move as in less")
  func moves() throws {
    var state = try Self.state()
    Self.press(&state, "jjj")
    #expect(state.top == 3)
    Self.press(&state, "k ")
    #expect(state.top == 2 + 23)
    Self.press(&state, "b")
    #expect(state.top == 2)
    Self.press(&state, "G")
    #expect(state.top == state.text.lines.count - 23)
    Self.press(&state, "jjjj ")
    #expect(state.top == state.text.lines.count - 23)
    Self.press(&state, "g")
    #expect(state.top == 0)
  }

  @Test("search finds, marks, goes round and says when there is nothing")
  func search() throws {
    var state = try Self.state()
    Self.press(&state, "/IMMORTAL\n")
    #expect(state.text.lines[state.top].text.lowercased().contains("immortal"))
    #expect(state.frame()[0].spans.contains { $0.style.role == .match })
    let first = state.top
    Self.press(&state, "/no such words\n")
    #expect(state.top == first)
    #expect(state.frame().last?.text.contains("not found") == true)
  }

  @Test("the contents lead to headings")
  func contents() throws {
    var state = try Self.state()
    Self.press(&state, "tjj\n")
    #expect(state.top == state.text.headings[2].line)
  }

  @Test("a new size keeps the block at the top", arguments: [40, 60, 120])
  func resize(_ columns: Int) throws {
    var state = try Self.state()
    for heading in state.text.headings.prefix(4) {
      Self.press(&state, "g")
      while state.top < heading.line { Self.press(&state, "j") }
      let block = state.text.blocks[state.top]
      state.resize(columns: columns, rows: 30)
      #expect(state.text.blocks[state.top] == block)
      state.resize(columns: 80, rows: 24)
      #expect(state.text.blocks[state.top] == block)
    }
  }

  @Test("bytes become keys, and unknown sequences nothing")
  func keys() {
    var decoder = KeyDecoder()
    #expect(
      decoder.feed(Array("j\u{1B}[A\u{1B}[6~\u{1B}OB".utf8)) == [.character("j"), .up, .pageDown, .down])
    #expect(decoder.feed(Array("\u{1B}[1;5".utf8)) == [])
    #expect(decoder.feed(Array("Zq".utf8)) == [.character("q")])
    #expect(decoder.feed(Array("中".utf8.prefix(2))) == [])
    #expect(decoder.feed(Array("中".utf8.suffix(1))) == [.character("中")])
    #expect(decoder.feed([0x1B]) == [.escape])
    #expect(decoder.feed([0x1B, 0x5B] + [UInt8](repeating: 0x31, count: 100)) == [])
    #expect(decoder.feed(Array("mq".utf8)).last == .character("q"))
  }
}

@Suite("Output modes")
struct OutputModeTests {
  @Test("flags, environment and stream decide together")
  func modes() {
    func mode(_ plain: Bool, _ color: ColorChoice, _ environment: [String: String], _ isTerminal: Bool)
      -> OutputMode
    {
      OutputMode(plain: plain, color: color, environment: { environment[$0] }, isTerminal: isTerminal)
    }
    #expect(mode(false, .auto, ["TERM": "xterm"], true).color)
    #expect(!mode(false, .auto, ["TERM": "xterm"], false).color)
    #expect(!mode(false, .auto, ["NO_COLOR": "1"], true).color)
    #expect(mode(false, .auto, ["NO_COLOR": ""], true).color)
    #expect(mode(false, .always, ["NO_COLOR": "1"], false) == OutputMode(color: true, hyperlinks: false))
    #expect(mode(true, .always, [:], true) == .plain)
    #expect(mode(false, .never, [:], true) == .plain)
    #expect(mode(false, .auto, ["TERM": "dumb"], true) == .plain)
  }
}
