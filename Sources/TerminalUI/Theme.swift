/// How roles look on a terminal: SGR parameters from the 16 colours that every terminal's own palette
/// decides,
/// so that light and dark backgrounds both read well.
public enum Theme {
  /// The parameters for a style, without the `ESC [` and the `m`; empty for plain text.
  static func parameters(_ style: Style) -> String {
    var parts: [String] = []
    if style.bold { parts.append("1") }
    if style.italic { parts.append("3") }
    switch style.role {
    case .plain, .output: break
    case .title: parts.append("1")
    case .heading: parts += ["1", "36"]
    case .muted, .comment, .border: parts.append("2")
    case .code: parts.append("36")
    case .link: parts.append("4")
    case .keyword: parts.append("35")
    case .string: parts.append("32")
    case .number: parts.append("33")
    case .builtin: parts.append("34")
    case .failure: parts.append("31")
    case .note: parts.append("34")
    case .myth: parts.append("33")
    case .exercise: parts += ["1", "32"]
    case .match: parts.append("7")
    }
    return parts.joined(separator: ";")
  }
}

/// What may be written beside the text itself.
public struct OutputMode: Sendable, Equatable {
  /// Colours and weights.
  public var color: Bool
  /// OSC 8 hyperlinks.
  public var hyperlinks: Bool

  /// Not one escape byte.
  public static let plain = OutputMode(color: false, hyperlinks: false)

  public init(color: Bool, hyperlinks: Bool) {
    self.color = color
    self.hyperlinks = hyperlinks
  }

  /// What the flags, the environment and the stream ask for together: `--plain` and `--color never` win, then
  /// `--color always`, then `NO_COLOR` (any value but the empty one), then whether it is a terminal that is
  /// not
  /// `dumb`.
  public init(
    plain: Bool, color: ColorChoice, environment: (String) -> String?, isTerminal: Bool
  ) {
    let isCapable = isTerminal && environment("TERM") != "dumb"
    switch (plain, color) {
    case (true, _), (_, .never): self = .plain
    case (_, .always): self.init(color: true, hyperlinks: isCapable)
    case (_, .auto):
      let isAllowed = (environment("NO_COLOR") ?? "").isEmpty
      self.init(color: isCapable && isAllowed, hyperlinks: isCapable && isAllowed)
    }
  }
}

/// The values of `--color`.
public enum ColorChoice: String, Sendable, CaseIterable {
  case auto, always, never
}

/// Writes lines as bytes for a terminal, a pipe or a file.
public enum LineWriter {
  /// All lines, each with a line break.
  /// - Complexity: O(n).
  public static func text(_ lines: [Line], mode: OutputMode) -> String {
    var result = ""
    for line in lines {
      append(line, mode, to: &result)
      result += "\n"
    }
    return result
  }

  /// One line without its line break. Trailing spaces are left out.
  public static func append(_ line: Line, _ mode: OutputMode, to result: inout String) {
    var spans = line.spans[...]
    while let last = spans.last, last.text.allSatisfy({ $0 == " " }) { spans.removeLast() }
    for (number, span) in spans.enumerated() {
      // The last guard: whatever reached a line, no control character leaves it.
      var text = WidthRules.isClean(span.text) ? span.text[...] : WidthRules().clean(span.text)[...]
      if number == spans.count - 1 { while text.last == " " { text.removeLast() } }
      let parameters = mode.color ? Theme.parameters(span.style) : ""
      let link = mode.hyperlinks ? span.link : nil
      if let link { result += "\u{1B}]8;;\(escaped(link))\u{1B}\\" }
      if parameters.isEmpty { result += text } else { result += "\u{1B}[\(parameters)m\(text)\u{1B}[0m" }
      if link != nil { result += "\u{1B}]8;;\u{1B}\\" }
    }
  }

  /// A URL as OSC 8 wants it: nothing outside of visible ASCII.
  private static func escaped(_ url: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in url.utf8 {
      if byte > 0x20, byte < 0x7F {
        result.append(Unicode.Scalar(byte))
      } else {
        result.append("%")
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return String(result)
  }
}
