import PyHeap

// Where reports go: uncaught exceptions, exceptions nobody can catch.

extension VM {
  /// Prints the exception that ended the program (or carries out its SystemExit) and says how the run ended.
  func reportUncaught() -> Interpreter.RunOutcome.Ending {
    guard let error = fetchError() else { return .finished }
    if error.isInstance(exceptions.pointee.systemExit) {
      defer { error.decref() }
      return .exited(exitStatus(error))
    }
    let line = mainLine(error)
    let type = reportedTypeName(error.type)
    let message = safeText(error, "exception")
    rememberLast(error)
    callExceptHook(error)
    clearError()
    error.decref()
    return .raised(type: type, message: message, line: line)
  }

  /// The process status that a SystemExit asks for; anything but an int or None is printed.
  private func exitStatus(_ exit: Ref) -> Int32 {
    var code: Ref?
    if let found = lookupAttr(exit, names.pointee.code) {
      code = found
    } else {
      clearError()
    }
    defer { code.decref() }
    guard let code, code != none else { return 0 }
    if code.typeHas(.intSubclass) {
      guard let value = smallIntValue(code) else { return 255 }
      return Int32(truncatingIfNeeded: value) & 0xff
    }
    writeError(safeText(code, "exception") + "\n")
    return 1
  }

  /// The innermost line of the reported file (``Interpreter/reportedFile``) or else of the file that the
  /// traceback starts in; for syntax errors the place of the error.
  private func mainLine(_ error: Ref) -> Int {
    if error.isInstance(exceptions.pointee.syntaxError),
      let line = exceptionField(error, SyntaxErrorField.line).pointee, line.kind == Kind.int, line.isCompact
    {
      return line.compactValue
    }
    let frames = reportedFrames(error.load(ExceptionLayout.traceback, as: Ref?.self))
    guard let first = frames.first else { return 0 }
    if let wanted = host.reportedFile {
      return frames.last { fileName($0.fileID).swiftString == wanted }?.line ?? 0
    }
    return frames.last { $0.fileID == first.fileID }?.line ?? 0
  }

  /// Keeps the exception where a debugger would look: alive until the next one or the end.
  private func rememberLast(_ error: Ref) {
    let modules = modules
    let old = modules.lastException
    modules.lastException = error.owned()
    old.decref()
    guard let dict = modules.sysDict else { return }
    let traceback: Ref = error.load(ExceptionLayout.traceback, as: Ref?.self) ?? none
    _ = dictSet(dict, intern("last_exc"), error)
    _ = dictSet(dict, intern("last_type"), error.type.object)
    _ = dictSet(dict, intern("last_value"), error)
    _ = dictSet(dict, intern("last_traceback"), traceback)
  }

  private func callExceptHook(_ error: Ref) {
    if let dict = modules.sysDict, let hook = dictGetStr(dict, intern("excepthook")),
      hook != modules.exceptHook
    {
      hook.incref()
      defer { hook.decref() }
      let traceback: Ref = error.load(ExceptionLayout.traceback, as: Ref?.self) ?? none
      if let result = call(hook, error.type.object, error, traceback) {
        result.decref()
        return
      }
      guard state.pointee.limit == .none, let failure = fetchError() else { return }
      if failure.isInstance(exceptions.pointee.systemExit) {
        failure.decref()
        return
      }
      writeError("Error in sys.excepthook:\n" + formatException(failure))
      failure.decref()
      writeError("\nOriginal exception was:\n" + formatException(error))
      return
    }
    writeError(formatException(error))
  }

  // MARK: Unraisable

  /// Reports the pending exception, which nobody can catch (it comes out of a finalizer or a callback), and
  /// drops it.
  ///
  /// - Parameter message: instead of "Exception ignored in".
  func writeUnraisable(_ object: Ref?, _ message: String? = nil) {
    if state.pointee.limit != .none || host.unsupported != nil { return }
    guard let error = fetchError() else { return }
    defer { error.decref() }
    addReporter(error)
    if let dict = modules.sysDict, let hook = dictGetStr(dict, intern("unraisablehook")),
      hook != modules.unraisableHook, hook != none
    {
      hook.incref()
      defer { hook.decref() }
      if let arguments = unraisableArguments(error, object, message) {
        let result = call(hook, arguments)
        arguments.decref()
        if let result {
          result.decref()
          return
        }
      }
      guard state.pointee.limit == .none, let failure = fetchError() else { return }
      writeError(unraisableText(failure, hook, "Exception ignored in sys.unraisablehook"))
      failure.decref()
      return
    }
    writeError(unraisableText(error, object, message))
    if state.pointee.limit == .none { clearError() }
  }

  /// An exception that never passed a frame shows the one in which it is reported.
  private func addReporter(_ error: Ref) {
    guard error.load(ExceptionLayout.traceback, as: Ref?.self) == nil, let frame = state.pointee.frame else {
      return
    }
    guard let entry = newTraceback(frame, next: nil) else { return clearError() }
    error.store(ExceptionLayout.traceback, Ref?.some(entry))
  }

  /// The text of a report about an exception that nobody can catch. No carets: so 3.13 does it.
  func unraisableText(_ error: Ref, _ object: Ref?, _ message: String?) -> String {
    var text = ""
    if let object, object != none {
      let shown: String
      if let repr = repr(object) {
        shown = repr.swiftString
        repr.decref()
      } else {
        clearError()
        shown = "<object repr() failed>"
      }
      text = "\(message ?? "Exception ignored in"): \(shown)\n"
    } else if let message {
      text = "\(message):\n"
    }
    let frames = reportedFrames(error.load(ExceptionLayout.traceback, as: Ref?.self))
    if !frames.isEmpty {
      text += "Traceback (most recent call last):\n"
      text += formatFrames(frames, carets: false).map { $0 + "\n" }.joined()
    }
    let message = safeText(error, "exception")
    let type = reportedTypeName(error.type)
    text += "\(type): \(message)\n"
    return text
  }

  /// What a user's `sys.unraisablehook` gets.
  private func unraisableArguments(_ error: Ref, _ object: Ref?, _ message: String?) -> Ref? {
    let text = message.flatMap { newStr($0) } ?? newNone()
    defer { text.decref() }
    let traceback: Ref = error.load(ExceptionLayout.traceback, as: Ref?.self) ?? none
    return newStructSequence(
      "UnraisableHookArgs", ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
      [error.type.object, error, traceback, text, object ?? none])
  }
}
