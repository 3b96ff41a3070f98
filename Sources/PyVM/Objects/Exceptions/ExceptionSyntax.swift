import PyHeap

// SyntaxError and its children; how the parser's findings become exceptions.

/// Own fields, by number, in CPython's order.
enum SyntaxErrorField {
  static let message = 0
  static let filename = 1
  static let line = 2
  static let offset = 3
  static let endLine = 4
  static let endOffset = 5
  static let text = 6
  static let printFileAndLine = 7
}

extension VM {
  func makeSyntaxErrors(_ base: TypeRef) {
    let type = exceptionType("SyntaxError", base, fields: 8)
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, 0xff) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, 0xff) }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, 0xff) }
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      vm.initializeSyntaxError(ref, arguments, count, keywordNames)
    }
    type.slots.pointee.str = { vm, ref in vm.syntaxErrorText(ref) }
    let fields: [(StaticString, Int)] = [
      ("msg", SyntaxErrorField.message), ("filename", SyntaxErrorField.filename),
      ("lineno", SyntaxErrorField.line), ("offset", SyntaxErrorField.offset),
      ("text", SyntaxErrorField.text), ("end_lineno", SyntaxErrorField.endLine),
      ("end_offset", SyntaxErrorField.endOffset), ("print_file_and_line", SyntaxErrorField.printFileAndLine),
    ]
    addMembers(type, fields.map { MemberDefinition($0.0, fieldOffset($0.1), isReadOnly: false) })
    readyType(type)
    exceptions.pointee.syntaxError = type
    exceptions.pointee.indentationError = exceptionType("IndentationError", type)
    exceptions.pointee.tabError = exceptionType("TabError", exceptions.pointee.indentationError)
  }

  fileprivate func initializeSyntaxError(
    _ ref: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Bool {
    guard exceptionInitialize(self, ref, arguments, count, keywordNames) else { return false }
    if count >= 1 {
      setExceptionField(ref, SyntaxErrorField.message, arguments[0].unsafelyUnwrapped.owned())
    }
    guard count == 2 else { return true }
    guard let details = tupleFromIterable(arguments[1].unsafelyUnwrapped) else { return false }
    defer { details.decref() }
    let given = details.tupleCount
    let typeError = exceptions.pointee.typeError
    guard given >= 4 else {
      return raiseFalse(typeError, "function takes at least 4 arguments (\(given) given)")
    }
    guard given <= 6 else {
      return raiseFalse(typeError, "function takes at most 6 arguments (\(given) given)")
    }
    let order = [
      SyntaxErrorField.filename, SyntaxErrorField.line, SyntaxErrorField.offset, SyntaxErrorField.text,
      SyntaxErrorField.endLine, SyntaxErrorField.endOffset,
    ]
    for index in 0..<given { setExceptionField(ref, order[index], details.tupleItem(index).owned()) }
    if given == 5 {
      return raiseFalse(typeError, "end_offset must be provided when end_lineno is provided")
    }
    return true
  }

  fileprivate func syntaxErrorText(_ ref: Ref) -> Ref? {
    let message = exceptionField(ref, SyntaxErrorField.message).pointee ?? none
    let file = exceptionField(ref, SyntaxErrorField.filename).pointee
    let line = exceptionField(ref, SyntaxErrorField.line).pointee
    let hasFile = file.map { $0.isAnyStr } ?? false
    let hasLine = line.map { $0.kind == Kind.int && $0.isCompact } ?? false
    guard hasFile || hasLine else { return str(message) }
    guard let text = str(message) else { return nil }
    defer { text.decref() }
    var place = ""
    if hasFile, let file {
      let path = file.swiftString
      place = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path
    }
    if hasLine, let line { place += "\(hasFile ? ", " : "")line \(line.compactValue)" }
    return newStr("\(text.swiftString) (\(place))")
  }

  /// Raises what the parser or compiler found.
  @discardableResult
  func raiseSyntaxError(_ info: SyntaxErrorInfo, _ fileID: Int32) -> Ref? {
    let type: TypeRef
    switch info.kind {
    case .syntaxError: type = exceptions.pointee.syntaxError
    case .indentationError: type = exceptions.pointee.indentationError
    case .tabError: type = exceptions.pointee.tabError
    case .memoryError: return raise(exceptions.pointee.memoryError, info.message)
    }
    var lineText: Ref?
    if let bytes = info.text {
      lineText = bytes.withUnsafeBytes { newStr(utf8: $0) }
    } else if sourceOrigin(fileID) == .file, let known = sourceLine(fileID, info.line) {
      lineText = newStr(known)
    } else {
      lineText = newNone()
    }
    let values: [Ref?] = [
      newStr(info.message), fileName(fileID).owned(), int(info.line),
      info.offset == 0 ? int(0) : int(info.offset), lineText, int(info.endLine), int(info.endOffset),
    ]
    defer { for value in values { value.decref() } }
    guard !values.contains(nil), let details = newTuple(6) else { return nil }
    for index in 0..<6 { details.tupleItems[index] = values[index + 1]?.owned() }
    track(details)
    defer { details.decref() }
    if let message = values[0], let arguments = tuple(message, details) { raise(type, arguments: arguments) }
    // CPython gives an exception of its symbol table the place afterwards: `args` does not have it.
    if info.isAboutScopes, let error = state.pointee.error, let message = values[0],
      let arguments = tuple(message)
    {
      let old: Ref? = error.load(ExceptionLayout.args)
      error.store(ExceptionLayout.args, Ref?.some(arguments))
      old.decref()
    }
    return nil
  }

  /// Prints a warning of the parser or compiler to standard error, as CPython's default filter does.
  func reportSyntaxWarning(_ info: SyntaxWarningInfo, _ fileID: Int32) {
    var text = "\(fileName(fileID).swiftString):\(info.line): SyntaxWarning: \(info.message)\n"
    // While the text of `-c` is compiled it is not known by its name yet.
    if sourceOrigin(fileID) != .command, let line = sourceLine(fileID, info.line) {
      text += "  \(trimmed(line))\n"
    }
    writeError(text)
  }

  /// A DeprecationWarning that native code gives about the line that runs: printed to standard error once for each
  /// place, and only for places in `__main__`, as CPython's default filters have it.
  func warnDeprecated(_ message: String) {
    guard let frame = state.pointee.frame else { return }
    let globals = frame.pointee.globals
    guard globals.kind == Kind.dict, let module = dictGetStr(globals, names.pointee.dunderName),
      module.isAnyStr, strIs(module, "__main__")
    else { return }
    let (fileID, line) = (frame.pointee.body.pointee.fileID, Int(currentLine(frame)))
    let head = "\(fileName(fileID).swiftString):\(line): DeprecationWarning: \(message)\n"
    guard host.shownWarnings.insert(head).inserted else { return }
    writeError(head + (sourceLine(fileID, line).map { "  \(trimmed($0))\n" } ?? ""))
  }
}
