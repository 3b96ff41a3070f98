/// Breaks styled text into lines.
///
/// A line may break at a space, which then disappears, and on either side of a wide character, unless the
/// rules for Chinese text forbid it (``Kinsoku``). What does not fit into a line by itself is cut between two
/// clusters. No text is lost but the spaces at breaks.
struct Wrapper {
  private let width: Int
  private let rules: WidthRules
  private var lines: [Line] = []
  private var line = Line()
  private var column = 0
  /// What cannot be broken any further, not yet on a line.
  private var atom: [Cluster] = []
  private var atomWidth = 0
  /// A space that was read and not yet judged.
  private var pending: Style?
  /// A space that stands between the line and the atom; written only if both stay on one line.
  private var space: Style?
  private var lastBase: Unicode.Scalar?
  private var lastWidth = 0

  private struct Cluster {
    var text: String.UnicodeScalarView
    var width: Int
    var style: Style
    var link: String?
  }

  /// Wraps `spans`; `\n` in their text is a hard break.
  /// - Complexity: O(n).
  static func wrap(_ spans: [Span], width: Int, rules: WidthRules) -> [Line] {
    var wrapper = Wrapper(width: max(width, 2), rules: rules)
    for span in spans { wrapper.add(span) }
    return wrapper.finish()
  }

  private init(width: Int, rules: WidthRules) {
    self.width = width
    self.rules = rules
  }

  private mutating func add(_ span: Span) {
    var scan = ClusterScan(rules: rules)
    for scalar in span.text.unicodeScalars {
      if scalar == "\n" {
        endAtom()
        endLine()
        lastBase = nil
        pending = nil
        scan = ClusterScan(rules: rules)
        continue
      }
      if scalar == " " {
        if pending == nil { pending = span.style }
        scan = ClusterScan(rules: rules)
        continue
      }
      let added = scan.advance(scalar)
      if !scan.startsCluster, !atom.isEmpty, pending == nil {
        atom[atom.count - 1].text.append(scalar)
        atom[atom.count - 1].width += added
        atomWidth += added
        lastWidth += added
        continue
      }
      if let style = pending {
        pending = nil
        if glues(scalar, added) {
          atom.append(Cluster(text: .init([" "]), width: 1, style: style, link: nil))
          atomWidth += 1
        } else {
          endAtom()
          // Spaces at the start of a line are dropped.
          if column > 0 { space = style }
        }
      } else if mayBreak(before: scalar, added) {
        endAtom()
      }
      atom.append(Cluster(text: .init([scalar]), width: added, style: span.style, link: span.link))
      atomWidth += added
      lastBase = scalar
      lastWidth = added
    }
  }

  /// Whether a space before `scalar` is no place to break: `字典（dict / ）` keeps its closing mark.
  private func glues(_ scalar: Unicode.Scalar, _ width: Int) -> Bool {
    guard !atom.isEmpty else { return false }
    if width == 2, Kinsoku.forbidsStart(scalar) { return true }
    guard let lastBase, lastWidth == 2 else { return false }
    return Kinsoku.forbidsEnd(lastBase)
  }

  private func mayBreak(before scalar: Unicode.Scalar, _ width: Int) -> Bool {
    guard let lastBase, width == 2 || lastWidth == 2 else { return false }
    return !Kinsoku.forbidsStart(scalar) && !Kinsoku.forbidsEnd(lastBase)
  }

  private mutating func endAtom() {
    guard !atom.isEmpty else { return }
    let gap = space == nil ? 0 : 1
    if column > 0, column + gap + atomWidth > width { endLine() }
    if let style = space, column > 0 {
      line.append(" ", style)
      column += 1
    }
    space = nil
    for cluster in atom {
      if column > 0, column + cluster.width > width { endLine() }
      line.append(String(cluster.text), cluster.style, link: cluster.link)
      column += cluster.width
    }
    atom.removeAll(keepingCapacity: true)
    atomWidth = 0
  }

  private mutating func endLine() {
    lines.append(line)
    line = Line()
    column = 0
    space = nil
  }

  private mutating func finish() -> [Line] {
    endAtom()
    if column > 0 || lines.isEmpty { endLine() }
    return lines
  }
}

extension WidthRules {
  /// A line cut into pieces of at most `width` columns, with spaces kept: for code and program output.
  /// Pieces after the first are `continuation` columns narrower.
  func cut(_ line: Line, width: Int, continuation: Int = 0) -> [Line] {
    var pieces: [Line] = []
    var piece = Line()
    var column = 0
    var limit = max(width, 2)
    for span in line.spans {
      var scan = ClusterScan(rules: self)
      var text = String.UnicodeScalarView()
      for scalar in span.text.unicodeScalars {
        let added = scan.advance(scalar)
        if column + added > limit, column > 0, scan.startsCluster || added > 0 {
          piece.append(String(text), span.style, link: span.link)
          text = .init()
          pieces.append(piece)
          piece = Line()
          column = 0
          limit = max(width - continuation, 2)
        }
        text.append(scalar)
        column += added
      }
      piece.append(String(text), span.style, link: span.link)
    }
    pieces.append(piece)
    return pieces
  }

  /// Columns of a whole line.
  func width(of line: Line) -> Int { line.spans.reduce(0) { $0 + width(of: $1.text) } }

  /// Columns of the widest word: the narrowest a column can be without cutting one.
  func widestWord(_ spans: [Span]) -> Int {
    var widest = 0
    for word in spans.map(\.text).joined().split(whereSeparator: \.isWhitespace) {
      // Wide text breaks almost anywhere: four columns hold a character and the mark that follows it.
      let isWide = word.unicodeScalars.contains { width(of: $0) == 2 }
      widest = max(widest, isWide ? min(width(of: word), 4) : width(of: word))
    }
    return widest
  }
}
