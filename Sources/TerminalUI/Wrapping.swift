/// Breaks styled text into lines.
///
/// A line may break at a space, which then disappears, and on either side of a wide character, unless the
/// rules for Chinese text forbid it (``Kinsoku``). What does not fit into a line by itself is cut between two
/// clusters. No text is lost but the spaces at breaks.
///
/// The text of all spans lies in one array of bytes; words and lines are ranges of it. Strings are made once
/// per line and style, which is what keeps a megabyte of prose within a tenth of a second.
struct Wrapper {
  private let width: Int
  private let rules: WidthRules
  private let spans: [Span]
  private let bytes: [UInt8]
  /// Where each span ends in `bytes`.
  private let ends: [Int]

  private var lines: [Line] = []
  /// What is on the current line, in order, and how wide it is.
  private var line: [Range<Int>] = []
  private var column = 0
  /// What cannot be broken any further, not yet on a line.
  private var atom = 0..<0
  private var atomWidth = 0
  /// A space that was read and not yet judged.
  private var pending: Int?
  /// A space that stands between the line and the atom; written only if both stay on one line.
  private var space: Int?
  private var lastBase: Unicode.Scalar?
  private var lastWidth = 0

  /// Wraps `spans`; `\n` in their text is a hard break.
  /// - Complexity: O(n).
  static func wrap(_ spans: [Span], width: Int, rules: WidthRules) -> [Line] {
    var wrapper = Wrapper(spans, width: max(width, 2), rules: rules)
    wrapper.run()
    return wrapper.lines
  }

  private init(_ spans: [Span], width: Int, rules: WidthRules) {
    self.width = width
    self.rules = rules
    self.spans = spans
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for span in spans {
      bytes += span.text.utf8
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
  }

  private mutating func run() {
    var scan = ClusterScan(rules: rules)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: " ") {
        if pending == nil { pending = index }
        scan = ClusterScan(rules: rules)
        index += 1
        continue
      }
      if byte == UInt8(ascii: "\n") {
        endAtom()
        endLine()
        lastBase = nil
        pending = nil
        scan = ClusterScan(rules: rules)
        index += 1
        continue
      }
      if byte < 0x7F, lastWidth == 1, pending == nil, !atom.isEmpty {
        // Within a word of narrow text nothing has to be judged.
        scan.advanceNarrow()
        extend(index..<(index + 1), 1)
        lastBase = Unicode.Scalar(byte)
        index += 1
        continue
      }
      let (scalar, length) = Wrapper.decode(bytes, index)
      let added = scan.advance(scalar)
      let range = index..<(index + length)
      index += length
      if !scan.startsCluster, !atom.isEmpty, pending == nil {
        extend(range, added)
        lastWidth += added
        continue
      }
      judge(scalar, added)
      extend(range, added)
      lastBase = scalar
      lastWidth = added
    }
    endAtom()
    if column > 0 || lines.isEmpty { endLine() }
  }

  /// Decides about a break before `scalar`.
  private mutating func judge(_ scalar: Unicode.Scalar, _ added: Int) {
    if let at = pending {
      pending = nil
      // More than one space counts as one, so what follows may not be next to it in the bytes.
      if glues(scalar, added), at + 1 == atom.upperBound + 1 {
        extend(at..<(at + 1), 1)
      } else {
        endAtom()
        // Spaces at the start of a line are dropped.
        if column > 0 { space = at }
      }
    } else if mayBreak(before: scalar, added) {
      endAtom()
    }
  }

  private mutating func extend(_ range: Range<Int>, _ added: Int) {
    if !atom.isEmpty, atom.upperBound != range.lowerBound { endAtom() }
    atom = (atom.isEmpty ? range.lowerBound : atom.lowerBound)..<range.upperBound
    atomWidth += added
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
    if let at = space, column > 0 {
      put(at..<(at + 1))
      column += 1
    }
    space = nil
    if column + atomWidth <= width {
      put(atom)
      column += atomWidth
    } else {
      cutAtom()
    }
    atom = atom.upperBound..<atom.upperBound
    atomWidth = 0
  }

  /// Puts an atom that is wider than a line on as many as it takes.
  private mutating func cutAtom() {
    var scan = ClusterScan(rules: rules)
    var index = atom.lowerBound
    while index < atom.upperBound {
      let (scalar, length) = Wrapper.decode(bytes, index)
      let added = scan.advance(scalar)
      if column > 0, column + added > width { endLine() }
      put(index..<(index + length))
      column += added
      index += length
    }
  }

  /// Adds bytes to the current line.
  private mutating func put(_ range: Range<Int>) {
    if let last = line.last, last.upperBound == range.lowerBound {
      line[line.count - 1] = last.lowerBound..<range.upperBound
    } else {
      line.append(range)
    }
  }

  /// Makes the ranges of the current line text again.
  private mutating func endLine() {
    var result = Line()
    for range in line {
      var start = range.lowerBound
      var span = firstSpan(endingAfter: start)
      while start < range.upperBound {
        let end = min(ends[span], range.upperBound)
        result.append(
          String(decoding: bytes[start..<end], as: UTF8.self), spans[span].style, link: spans[span].link)
        start = end
        span += 1
      }
    }
    lines.append(result)
    line.removeAll(keepingCapacity: true)
    column = 0
    space = nil
  }

  private func firstSpan(endingAfter offset: Int) -> Int {
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The scalar at `index`. The bytes are a string's, so they are well formed.
  @inline(__always)
  private static func decode(_ bytes: [UInt8], _ index: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
    let value: UInt32
    let length: Int
    if first < 0xE0 {
      (value, length) = ((first & 0x1F) << 6 | next(1), 2)
    } else if first < 0xF0 {
      (value, length) = ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    } else {
      (value, length) = ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
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
  public func width(of line: Line) -> Int { line.spans.reduce(0) { $0 + width(of: $1.text) } }

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
