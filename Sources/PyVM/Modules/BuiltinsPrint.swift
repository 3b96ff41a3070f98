import PyHeap

// `print`, `input`, `sys.displayhook`.

extension VM {
  /// The object that `sys.stdout` names, borrowed; nil with RuntimeError when there is none. None stays None.
  func standardOutput() -> Ref? {
    let modules = modules
    guard let dict = modules.sysDict else { return modules.stdout }
    guard let stream = dictGetStr(dict, names.pointee.stdout) else {
      return raise(exceptions.pointee.runtimeError, "lost sys.stdout")
    }
    return stream
  }

  func builtinPrint(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    var separator: Ref?
    var end: Ref?
    var file: Ref?
    var flush: Ref?
    if let keywordNames {
      for index in 0..<keywordNames.tupleCount {
        let name = keywordNames.tupleItem(index)
        let value = arguments[count + index]
        if strIs(name, "sep") {
          separator = value
        } else if strIs(name, "end") {
          end = value
        } else if strIs(name, "file") {
          file = value
        } else if strIs(name, "flush") {
          flush = value
        } else {
          _ = refuseKeyword("print", name, ["sep", "end", "file", "flush"])
          return nil
        }
      }
    }
    if separator == none { separator = nil }
    if end == none { end = nil }
    if file == none || file == nil {
      guard let output = standardOutput() else { return nil }
      if output == none { return newNone() }
      file = output
    }
    if let separator, !separator.isAnyStr {
      return raise(
        exceptions.pointee.typeError, "sep must be None or a string, not \(typeName(separator.type))")
    }
    if let end, !end.isAnyStr {
      return raise(exceptions.pointee.typeError, "end must be None or a string, not \(typeName(end.type))")
    }
    guard let file else { return nil }
    file.incref()
    defer { file.decref() }
    let modules = modules
    let direct = file == modules.stdout || file == modules.stderr
    let isError = file == modules.stderr
    for index in 0..<count {
      if index > 0, !printPiece(file, separator, 0x20, direct, isError) { return nil }
      let value = arguments[index].unsafelyUnwrapped
      if direct {
        if value.kind == Kind.str {
          if !writeStr(value, isError: isError) { return nil }
          continue
        }
        guard let text = str(value) else { return nil }
        let written = writeStr(text, isError: isError)
        text.decref()
        if !written { return nil }
      } else {
        guard let text = str(value) else { return nil }
        let result = callMethod(file, names.pointee.write, text)
        text.decref()
        guard let result else { return nil }
        result.decref()
      }
    }
    if !printPiece(file, end, 0x0a, direct, isError) { return nil }
    if let flush {
      let wanted = isTrue(flush)
      if wanted < 0 { return nil }
      if wanted == 1, !direct {
        guard let result = callMethod(file, names.pointee.flush) else { return nil }
        result.decref()
      }
    }
    return newNone()
  }

  /// Separator or end; `standard` when none was given.
  @inline(__always)
  private func printPiece(_ file: Ref, _ piece: Ref?, _ standard: UInt8, _ direct: Bool, _ isError: Bool)
    -> Bool
  {
    let text = piece ?? state.pointee.characters[Int(standard)]
    if direct { return writeStr(text, isError: isError) }
    guard let result = callMethod(file, names.pointee.write, text) else { return false }
    result.decref()
    return true
  }

  /// Shows the value of a cell's or prompt's expression: `sys.displayhook`.
  func displayValue(_ value: Ref) -> Bool {
    if let dict = modules.sysDict {
      guard let hook = dictGetStr(dict, intern("displayhook")) else {
        return raiseFalse(exceptions.pointee.runtimeError, "lost sys.displayhook")
      }
      hook.incref()
      defer { hook.decref() }
      guard let result = call(hook, value) else { return false }
      result.decref()
      return true
    }
    return displayStandard(value)
  }

  /// What `sys.displayhook` does: prints the repr unless the value is None, and keeps it as `builtins._`.
  func displayStandard(_ value: Ref) -> Bool {
    if value == none { return true }
    guard let builtins = state.pointee.builtins else { return true }
    guard dictSet(builtins, names.pointee.underscore, none), let text = repr(value) else { return false }
    defer { text.decref() }
    guard let output = standardOutput() else { return false }
    if output != none {
      if output == modules.stdout {
        guard writeStr(text, isError: false), writeStr(state.pointee.characters[10], isError: false) else {
          return false
        }
      } else {
        for piece in [text, state.pointee.characters[10]] {
          guard let result = callMethod(output, names.pointee.write, piece) else { return false }
          result.decref()
        }
      }
    }
    return dictSet(builtins, names.pointee.underscore, value)
  }
}
