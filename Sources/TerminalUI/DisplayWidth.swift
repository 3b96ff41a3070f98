/// How many terminal columns text takes.
///
/// Terminals disagree about two things, so both are settings: characters of ambiguous width (`“`, `…`, `①`),
/// and a narrow character followed by the emoji variation selector (`❤️`).
public struct WidthRules: Sendable, Equatable {
  /// Columns of a character whose East Asian Width is ambiguous: 1 or 2.
  public var ambiguous = 1
  /// Columns of a narrow character followed by U+FE0F: 1 or 2.
  public var emojiPresentation = 2

  public init(ambiguous: Int = 1, emojiPresentation: Int = 2) {
    self.ambiguous = ambiguous
    self.emojiPresentation = emojiPresentation
  }

  /// Columns of one scalar on its own: 0, 1 or 2. Control characters count 0; they are replaced before
  /// anything is shown (``visible(_:)``).
  /// - Complexity: O(1) up to U+02FF and for common ideographs, else O(log r) in the number of ranges.
  @inlinable
  public func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value >= 0x4E00, value <= 0x9FFF { return 2 }
    // Chinese punctuation, half of all that is left.
    if value >= 0x3001, value <= 0x3020 || value >= 0xFF01 && value <= 0xFF60 { return 2 }
    return tableWidth(value)
  }

  @usableFromInline
  func tableWidth(_ value: UInt32) -> Int {
    if value < 0xA0 { return 0 }
    if value >= 0x300 {
      if WidthTable.zero.containsRange(value) { return 0 }
      if WidthTable.wide.containsRange(value) { return 2 }
    } else if value == 0xAD {
      return 1
    }
    if ambiguous == 2, WidthTable.ambiguous.containsRange(value) { return 2 }
    return 1
  }

  /// Columns of a text: joined sequences (`👩‍💻`) count as their first part, marks count nothing.
  /// - Complexity: O(n).
  public func width(of text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    var total = 0
    var clusters = ClusterScan(rules: self)
    for scalar in text.unicodeScalars { total += clusters.advance(scalar) }
    return total
  }
}

/// Follows a text scalar by scalar and tells what each adds.
///
/// A *cluster* here is what a terminal puts into one cell or pair of cells: a base with the marks, selectors
/// and joined scalars that follow. That is coarser than nothing and much faster than grapheme breaking.
struct ClusterScan {
  private let rules: WidthRules
  private var joined = false
  private var baseWidth = 0
  /// Whether the scalar just passed to ``advance(_:)`` began a new cluster.
  private(set) var startsCluster = true

  init(rules: WidthRules) { self.rules = rules }

  /// The same as ``advance(_:)`` with a visible ASCII character.
  mutating func advanceNarrow() {
    joined = false
    baseWidth = 1
    startsCluster = true
  }

  /// Columns that `scalar` adds to those before it.
  mutating func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x200D:
      joined = baseWidth > 0
      startsCluster = !joined
      return 0
    case 0xFE0F:
      startsCluster = false
      joined = false
      guard baseWidth == 1, rules.emojiPresentation == 2 else { return 0 }
      baseWidth = 2
      return 1
    default:
      let width = rules.width(of: scalar)
      if joined, width == 2 || scalar.value >= 0x2600 {
        joined = false
        startsCluster = false
        return 0
      }
      joined = false
      if width == 0, baseWidth > 0 {
        startsCluster = false
        return 0
      }
      startsCluster = true
      baseWidth = width
      return width
    }
  }
}

extension [UInt32] {
  /// Whether `value` lies in one of the pairs.
  fileprivate func containsRange(_ value: UInt32) -> Bool {
    var low = 0
    var high = count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < self[2 * middle] {
        high = middle
      } else if value > self[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}

extension WidthRules {
  /// The text with every control character made visible, so that nothing in a lesson or in a program's output
  /// can steer the terminal: C0 as its control picture, others as U+FFFD. Line breaks stay, tabs become
  /// spaces
  /// up to the next multiple of 8 columns.
  public func visible(_ text: String) -> String {
    guard WidthRules.hasControls(text) else { return text }
    var result = String.UnicodeScalarView()
    var column = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A:
        result.append(scalar)
        column = 0
        continue
      case 0x09:
        let spaces = 8 - column % 8
        for _ in 0..<spaces { result.append(" ") }
        column += spaces
        continue
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: result.append("\u{2421}")
      case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      column += width(of: scalar)
    }
    return String(result)
  }

  /// Whether a text can stand within a line as it is.
  static func isClean(_ text: String) -> Bool { !hasControls(text) && !text.utf8.contains(0x0A) }

  /// ``visible(_:)`` with line breaks as spaces: for titles and labels, which stand within a line.
  public func clean(_ text: String) -> String {
    WidthRules.isClean(text) ? text : String(visible(text).map { $0 == "\n" ? " " : $0 })
  }

  /// Whether anything in the text may have to be made visible; line breaks aside.
  private static func hasControls(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 && byte != 0x0A || byte == 0x7F { return true }
      // U+0080…U+009F; U+2028…U+202E and U+2066…U+2069 begin with E2 80 and E2 81.
      if before == 0xC2, byte < 0xA0 { return true }
      if before == 0x80 || before == 0x81, byte >= 0xA6 && byte <= 0xAE { return true }
      before = byte
    }
    return false
  }
}
