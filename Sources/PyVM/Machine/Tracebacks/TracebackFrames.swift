import PyHeap

// The lines of one frame in a report: place, source, carets.

/// What a report says of one frame.
struct ReportedFrame {
  var file: String
  var fileID: Int32
  var line: Int
  var name: String
  var range: CodeRange
}

/// Repetitions of one place that are shown before the rest is only counted.
private let repetitionsShown = 3

extension VM {
  /// The frames of a traceback, outermost first.
  func reportedFrames(_ traceback: Ref?) -> [ReportedFrame] {
    var frames: [ReportedFrame] = []
    var entry = traceback
    while let current = entry, current.kind == Kind.traceback {
      if let frame: Ref = current.load(TracebackLayout.frame, as: Ref?.self) {
        let code: Ref = frame.load(FrameLayout.code)
        let body = code.codeBody
        let index = Int(current.load(TracebackLayout.instruction, as: Int32.self))
        let range = index >= 0 && index < body.pointee.rangeCount ? body.pointee.ranges[index] : .none
        frames.append(
          ReportedFrame(
            file: fileName(body.pointee.fileID).swiftString, fileID: body.pointee.fileID,
            line: Int(current.load(TracebackLayout.line, as: Int32.self)),
            name: code.load(CodeLayout.name, as: Ref.self).swiftString, range: range))
      }
      entry = current.load(TracebackLayout.next, as: Ref?.self)
    }
    return frames
  }

  /// The stack part of a report, one string per line.
  func formatFrames(_ frames: [ReportedFrame], carets: Bool = true) -> [String] {
    var result: [String] = []
    var last: ReportedFrame?
    var count = 0
    func closeRun() {
      if count > repetitionsShown {
        let more = count - repetitionsShown
        result.append("  [Previous line repeated \(more) more time\(more > 1 ? "s" : "")]")
      }
    }
    for frame in frames {
      if let known = last, known.file == frame.file, known.line == frame.line, known.name == frame.name {
        count += 1
      } else {
        closeRun()
        count = 1
        last = frame
      }
      if count > repetitionsShown { continue }
      result += formatFrame(frame, carets: carets)
    }
    closeRun()
    return result
  }

  private func sourceScalars(_ frame: ReportedFrame, _ line: Int) -> [Unicode.Scalar] {
    var scalars = Array((sourceLine(frame.fileID, line) ?? "").unicodeScalars)
    while let end = scalars.last, isSpace(end) { scalars.removeLast() }
    return scalars
  }

  private func formatFrame(_ frame: ReportedFrame, carets: Bool) -> [String] {
    var rows = ["  File \"\(frame.file)\", line \(frame.line), in \(frame.name)"]
    let hasColumns =
      frame.range.column >= 0 && frame.range.endColumn >= 0 && Int(frame.range.line) == frame.line
    let lastLine = hasColumns ? max(frame.line, Int(frame.range.endLine)) : frame.line
    // A range over very many lines is a class or function body: the first lines say enough.
    let original = (frame.line...min(lastLine, frame.line + 5000)).map { sourceScalars(frame, $0) }
    if original.contains(where: { $0.count > longestShownLine }) {
      rows.append("    " + trimmed(text(Array(original[0].prefix(longestShownLine)))))
      return rows
    }
    let lines = dedented(original)
    guard lines.contains(where: { !$0.isEmpty }) else { return rows }
    guard hasColumns, carets, original.count == lastLine - frame.line + 1 else {
      rows.append("    " + trimmed(text(original[0])))
      return rows
    }
    rows += caretLines(frame, original, lines).map { "    " + text($0) }
    return rows
  }

  private func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }

  private func caretLines(_ frame: ReportedFrame, _ original: ScalarLines, _ lines: ScalarLines)
    -> ScalarLines
  {
    let removed = original[0].count - lines[0].count
    let final = lines.count - 1
    let start = max(0, characterOffset(original[0], Int(frame.range.column)) - removed)
    let end = max(0, characterOffset(original[final], Int(frame.range.endColumn)) - removed)
    let shownStart = displayColumns(lines[0], start)
    let shownEnd = displayColumns(lines[final], end)
    var segment = lines
    segment[final] = Array(segment[final].prefix(end))
    segment[0] = Array(segment[0].dropFirst(start))
    let anchors = caretAnchors(segment)
    let shows = showsCarets(start, end, lines, anchors)
    var significant: Set<Int> = [0, final]
    var left = 0
    var right = 0
    if let anchors {
      left = displayColumns(lines[anchors.leftLine], anchors.leftColumn + (anchors.leftLine == 0 ? start : 0))
      right = displayColumns(
        lines[anchors.rightLine], anchors.rightColumn + (anchors.rightLine == 0 ? start : 0))
      for line in [anchors.leftLine, anchors.rightLine] {
        for near in (line - 1)...(line + 1) where near >= 0 && near <= final { significant.insert(near) }
      }
    }
    var result: ScalarLines = []
    func output(_ number: Int) {
      let line = lines[number]
      result.append(line)
      if !shows { return }
      let spaces = line.prefix { isSpace($0) }.count
      let width = number == final ? shownEnd : displayColumns(line, line.count)
      var marks: [Unicode.Scalar] = []
      for column in 0..<max(0, width) {
        if column < spaces || (number == 0 && column < shownStart) {
          marks.append(" ")
        } else if let anchors {
          let behindLeft = number > anchors.leftLine || (number == anchors.leftLine && column >= left)
          let beforeRight = number < anchors.rightLine || (number == anchors.rightLine && column < right)
          marks.append(behindLeft && beforeRight ? "^" : "~")
        } else {
          marks.append("^")
        }
      }
      result.append(marks)
    }
    var previous = -1
    for (position, number) in significant.sorted().enumerated() {
      if position > 0 {
        let gap = number - previous
        if gap == 2 {
          output(number - 1)
        } else if gap > 2 {
          result.append(Array("...<\(gap - 1) lines>...".unicodeScalars))
        }
      }
      output(number)
      previous = number
    }
    return dedented(result)
  }

  /// Carets that would underline a whole statement's worth say nothing: a call that is returned or assigned whole, or an
  /// expression that fills its lines.
  private func showsCarets(_ start: Int, _ end: Int, _ lines: ScalarLines, _ anchors: CaretAnchors?) -> Bool {
    var source: [UInt8] = []
    for line in lines {
      source += utf8Bytes(line)
      source.append(10)
    }
    if case .success(let tree) = parseModule(source, isDecoded: true).result {
      let body = tree.body(tree.root)
      if tree.count(body) == 0 { return false }
      let statement = tree.item(body, 0)
      var value = NodeID.none
      switch tree[statement].kind {
      case .returnStatement:
        let returned = tree.value(statement)
        if !returned.isNone, tree[returned].kind == .call, tree[tree.call(returned).function].kind == .name {
          value = returned
        }
      case .assign:
        let parts = tree.assign(statement)
        if tree.count(parts.targets) == 1, tree[tree.item(parts.targets, 0)].kind == .name,
          tree[parts.value].kind == .call
        {
          value = parts.value
        }
      default: break
      }
      if !value.isNone {
        let range = tree.range(of: value)
        if range.start.line == 1, range.end.line == lines.count, range.start.column == start,
          range.end.column == end
        {
          return false
        }
      }
    }
    if anchors != nil { return true }
    let last = lines[lines.count - 1]
    return lines[0].prefix(start).contains { !isSpace($0) } || last.dropFirst(end).contains { !isSpace($0) }
  }
}
