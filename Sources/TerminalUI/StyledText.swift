/// What a piece of text is; a ``Theme`` says how that looks. Text carries meaning, never colours.
public enum Role: UInt8, Sendable, CaseIterable {
  case plain, title, heading, muted, code, link, border
  case keyword, string, number, comment, builtin
  case output, failure, note, myth, exercise, match
}

/// A role and what lies over it.
public struct Style: Sendable, Equatable {
  public var role: Role
  public var bold: Bool
  public var italic: Bool

  public init(_ role: Role = .plain, bold: Bool = false, italic: Bool = false) {
    self.role = role
    self.bold = bold
    self.italic = italic
  }

  public static let plain = Style()
}

/// A piece of text in one style.
public struct Span: Sendable, Equatable {
  public var text: String
  public var style: Style
  /// Where it leads, if it is a link.
  public var link: String?

  public init(_ text: String, _ style: Style = .plain, link: String? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }

  public init(_ text: String, _ role: Role) { self.init(text, Style(role)) }
}

/// One line on the screen.
public struct Line: Sendable, Equatable {
  public var spans: [Span]

  public init(_ spans: [Span] = []) { self.spans = spans }
  public init(_ text: String, _ role: Role = .plain) { spans = text.isEmpty ? [] : [Span(text, role)] }

  /// The text alone.
  public var text: String { spans.reduce(into: "") { $0 += $1.text } }

  /// Adds text, joining it to the last span if the style is the same.
  mutating func append(_ text: String, _ style: Style, link: String? = nil) {
    if text.isEmpty { return }
    if let last = spans.last, last.style == style, last.link == link {
      spans[spans.count - 1].text += text
    } else {
      spans.append(Span(text, style, link: link))
    }
  }
}
