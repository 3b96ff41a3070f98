import PyHeap

// # Reports of exceptions, as CPython 3.13 prints them
//
// Everything here is cold: it runs once per report, on Swift strings.

private let causeMessage =
  "\nThe above exception was the direct cause of the following exception:\n\n"
private let contextMessage =
  "\nDuring handling of the above exception, another exception occurred:\n\n"
/// Characters of a source line that a report shows; the rest of a longer line, and its marks, are left out.
let longestShownLine = 5000
/// Bytes that a report may grow to before the rest is left out: exceptions may share a message, their report repeats it.
private let longestReport = 1 << 26
/// Exceptions of a group, and groups within groups, that are shown.
private let groupWidth = 15
private let groupDepth = 10

/// An exception as a report sees it. Built before anything is printed, because what was mentioned once is not mentioned
/// again, and the order of mentioning is not the order of printing.
private final class ReportedException {
  let exception: Ref
  var cause: ReportedException?
  var context: ReportedException?
  var members: [ReportedException]?

  init(_ exception: Ref, _ seen: inout Set<UInt>) {
    self.exception = exception
    seen.insert(exception.address)
  }
}

/// Builds the text of a report.
struct ExceptionReport {
  let vm: VM
  var text = ""
  private var depth = 0
  private var needsClose = false

  init(_ vm: VM) { self.vm = vm }

  /// Appends the report of an exception with its causes and contexts.
  mutating func add(_ exception: Ref) { add(gather(exception)) }

  /// Finds all exceptions that the report mentions, each cause and context once.
  private func gather(_ exception: Ref) -> ReportedException {
    var seen: Set<UInt> = []
    let root = ReportedException(exception, &seen)
    var open = [root]
    while let one = open.popLast() {
      let cause: Ref? = one.exception.load(ExceptionLayout.cause)
      if let cause, !seen.contains(cause.address) { one.cause = ReportedException(cause, &seen) }
      let context: Ref? = one.exception.load(ExceptionLayout.context)
      if one.cause == nil, one.exception.load(ExceptionLayout.suppressContext, as: UInt8.self) == 0,
        let context,
        !seen.contains(context.address)
      {
        one.context = ReportedException(context, &seen)
      }
      if one.exception.isInstance(vm.exceptions.pointee.baseExceptionGroup) {
        let members = vm.groupExceptions(one.exception)
        one.members = (0..<members.tupleCount).map { ReportedException(members.tupleItem($0), &seen) }
      }
      if let cause = one.cause { open.append(cause) }
      if let context = one.context { open.append(context) }
      if let members = one.members { open += members }
    }
    return root
  }

  private mutating func add(_ exception: ReportedException) {
    var parts: [(message: String?, exception: ReportedException)] = []
    var current: ReportedException? = exception
    while let one = current {
      current = one.cause ?? one.context
      parts.append((one.cause != nil ? causeMessage : one.context != nil ? contextMessage : nil, one))
    }
    for part in parts.reversed() {
      if let message = part.message { emit(message) }
      addOne(part.exception)
    }
  }

  private var indent: String { String(repeating: " ", count: 2 * depth) }

  /// Appends lines behind the margin of the group that is being shown.
  private mutating func emit(_ block: String, margin: String = "|") {
    if text.utf8.count > longestReport { return }
    guard depth > 0 else {
      text += block
      return
    }
    var lines = block.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for line in lines { text += "\(indent)\(margin) \(line)\n" }
  }

  private mutating func addOne(_ reported: ReportedException) {
    let exception = reported.exception
    let frames = vm.reportedFrames(exception.load(ExceptionLayout.traceback, as: Ref?.self))
    guard let members = reported.members else {
      if !frames.isEmpty {
        emit("Traceback (most recent call last):\n")
        emit(vm.formatFrames(frames).map { $0 + "\n" }.joined())
      }
      emit(vm.formatFinalLines(exception))
      return
    }
    if depth > groupDepth {
      emit("... (max_group_depth is \(groupDepth))\n")
      return
    }
    let isTop = depth == 0
    if isTop { depth = 1 }
    if !frames.isEmpty {
      emit("Exception Group Traceback (most recent call last):\n", margin: isTop ? "+" : "|")
      emit(vm.formatFrames(frames).map { $0 + "\n" }.joined())
    }
    emit(vm.formatFinalLines(exception))
    let count = members.count
    let shown = count <= groupWidth ? count : groupWidth + 1
    needsClose = false
    for index in 0..<shown {
      let isLast = index == shown - 1
      if isLast { needsClose = true }
      let truncated = index >= groupWidth
      let title = truncated ? "..." : "\(index + 1)"
      text += "\(indent)\(index == 0 ? "+-" : "  ")+---------------- \(title) ----------------\n"
      depth += 1
      if truncated {
        let more = count - groupWidth
        emit("and \(more) more exception\(more > 1 ? "s" : "")\n")
      } else {
        add(members[index])
      }
      if isLast && needsClose {
        text += "\(indent)+------------------------------------\n"
        needsClose = false
      }
      depth -= 1
    }
    if isTop { depth = 0 }
  }
}

extension VM {
  /// The whole report of an exception, ending in a newline.
  func formatException(_ exception: Ref) -> String {
    let pending = fetchError()
    defer {
      clearError()
      if let pending { setError(pending) }
    }
    var report = ExceptionReport(self)
    report.add(exception)
    return report.text
  }

  /// `str(o)`, or what stands for it when it fails.
  func safeText(_ o: Ref, _ what: String, usingRepr: Bool = false) -> String {
    guard let text = usingRepr ? repr(o) : str(o) else {
      if state.pointee.limit == .none { clearError() }
      return "<\(what) \(usingRepr ? "repr" : "str")() failed>"
    }
    defer { text.decref() }
    return text.swiftString
  }

  /// "ValueError" or "package.Error": the type as reports name it.
  func reportedTypeName(_ type: TypeRef) -> String {
    let name = qualifiedTypeName(type)
    guard let module = typeModule(type), module.isAnyStr else { return "<unknown>." + name }
    let text = module.swiftString
    return text == "builtins" || text == "__main__" ? name : "\(text).\(name)"
  }

  /// The lines behind the stack: type, message, notes; for syntax errors also the place.
  func formatFinalLines(_ exception: Ref) -> String {
    var result = ""
    if exception.isInstance(exceptions.pointee.syntaxError) {
      result = formatSyntaxError(exception)
    } else {
      var message = safeText(exception, "exception")
      message += suggestion(for: exception)
      let type = reportedTypeName(exception.type)
      result = message.isEmpty ? "\(type)\n" : "\(type): \(message)\n"
    }
    let notes = lookupAttr(exception, names.pointee.dunderNotes)
    if notes == nil { clearError() }
    defer { notes.decref() }
    if let notes, notes != none {
      if notes.typeHas(.listSubclass) || notes.typeHas(.tupleSubclass), let list = tupleFromIterable(notes) {
        for index in 0..<list.tupleCount {
          result += safeText(list.tupleItem(index), "note") + "\n"
        }
        list.decref()
      } else {
        result += safeText(notes, "__notes__", usingRepr: true) + "\n"
      }
    }
    return result
  }

  private func formatSyntaxError(_ exception: Ref) -> String {
    func field(_ index: Int) -> Ref? {
      let value = exceptionField(exception, index).pointee
      return value == none ? nil : value
    }
    func number(_ index: Int) -> Int? {
      guard let value = field(index), value.kind == Kind.int, value.isCompact else { return nil }
      return value.compactValue
    }
    var result = ""
    var suffix = ""
    let file = field(SyntaxErrorField.filename).map { safeText($0, "filename") }
    let line = field(SyntaxErrorField.line).map { safeText($0, "lineno") }
    let endLine = field(SyntaxErrorField.endLine).map { safeText($0, "end_lineno") }
    if let line {
      result += "  File \"\(file ?? "<string>")\", line \(line)\n"
    } else if let file {
      suffix = " (\(file))"
    }
    if let text = field(SyntaxErrorField.text), text.isAnyStr {
      var source = Array(text.swiftString.unicodeScalars)
      let whole = source.count
      while source.last == "\n" { source.removeLast() }
      let spaces = source.prefix { $0 == " " || $0 == "\n" || $0 == "\u{c}" }.count
      let shown = Array(source.dropFirst(spaces))
      let line0 = String(String.UnicodeScalarView(shown.prefix(longestShownLine)))
      result += "    \(line0)\n"
      if shown.count <= longestShownLine, let start = number(SyntaxErrorField.offset) {
        var offset = start
        var end: Int
        if line == endLine {
          end = number(SyntaxErrorField.endOffset) ?? 0
          if end == 0 { end = offset }
        } else {
          end = source.count + 1
        }
        if whole > 0 && offset > whole { offset = source.count + 1 }
        if whole > 0 && end > whole { end = source.count + 1 }
        if offset >= end || end < 0 { end = offset + 1 }
        let column = offset - 1 - spaces
        let endColumn = end - 1 - spaces
        if column >= 0 {
          let lead = shown.prefix(column).map { isSpace($0) ? $0 : " " }
          let padding = String(String.UnicodeScalarView(lead))
          result += "    \(padding)\(String(repeating: "^", count: max(0, endColumn - column)))\n"
        }
      }
    }
    let message = field(SyntaxErrorField.message).map { safeText($0, "msg") } ?? "<no detail available>"
    return result + "\(reportedTypeName(exception.type)): \(message)\(suffix)\n"
  }
}
