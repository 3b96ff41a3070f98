import Courseware
import Glibc

/// The full-screen reader: the keys of `less`, a table of contents, search, and a place that survives a
/// change
/// of the window's size.
public struct Reader {
  private let title: String
  private let language: Language
  private let mode: OutputMode
  private let rules: WidthRules
  private let layout: (Int) -> RenderedText

  /// - Parameters:
  ///   - title: shown in the status line.
  ///   - layout: lays the text out at a number of columns; asked again when the window changes.
  public init(
    title: String, language: Language, mode: OutputMode, rules: WidthRules = WidthRules(),
    layout: @escaping (Int) -> RenderedText
  ) {
    self.title = title
    self.language = language
    self.mode = mode
    self.rules = rules
    self.layout = layout
  }

  /// Whether standard input and output are a terminal that a reader can use; otherwise print the text.
  public static var isPossible: Bool {
    Terminal.isInteractive && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Columns of the terminal on standard output, if it is one.
  public static var terminalColumns: Int? { Terminal.size()?.columns }

  /// Where a learner stopped.
  public struct Place: Sendable, Equatable {
    /// Block of the document at the top of the screen.
    public var block: Int
    /// The last line was on the screen at some time.
    public var sawEnd: Bool
  }

  /// Shows the text until the learner quits. The terminal is restored on every way out.
  /// - Parameter block: the block to begin at.
  /// - Returns: nil when there is no terminal to read on; nothing was shown then.
  @discardableResult
  public func run(from block: Int = 0) -> Place? {
    guard var terminal = Terminal() else { return nil }
    let size = Terminal.size() ?? (80, 24)
    var state = ReaderState(
      title: title, language: language, rules: rules, columns: size.columns, rows: size.rows, layout: layout)
    state.goTo(block: block)
    var keys = KeyDecoder()
    while !state.isDone {
      paint(state)
      guard let event = terminal.next() else { continue }
      switch event {
      case .closed: return state.place
      case .signal(SIGWINCH), .signal(SIGCONT):
        let size = Terminal.size() ?? (80, 24)
        state.resize(columns: size.columns, rows: size.rows)
      case .signal(let number):
        terminal.passOn(number)
        return state.place
      case .bytes(let bytes):
        for key in keys.feed(bytes) {
          if key == .control(26) {
            terminal.suspend()
          } else {
            state.press(key)
          }
        }
      }
    }
    return state.place
  }

  /// One frame in one write, inside a synchronised update where the terminal knows that.
  private func paint(_ state: ReaderState) {
    var output = "\u{1B}[?2026h\u{1B}[H"
    let lines = state.frame()
    for (number, line) in lines.enumerated() {
      var text = ""
      // The screen needs at least reverse video for the status line and for matches.
      LineWriter.append(line, OutputMode(color: mode.color, hyperlinks: mode.hyperlinks), to: &text)
      if !mode.color, number == lines.count - 1 { text = "\u{1B}[7m\(text)\u{1B}[0m" }
      output += text + "\u{1B}[K"
      if number < lines.count - 1 { output += "\r\n" }
    }
    output += "\u{1B}[?2026l"
    Terminal.writeAll(output)
  }
}
