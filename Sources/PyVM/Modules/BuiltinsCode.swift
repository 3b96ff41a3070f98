import PyHeap

// Built-in functions about namespaces and code: compile, eval, exec, globals, locals, vars, dir, __import__, exit.

extension VM {
  /// Source text of compile/eval/exec: the bytes, or nil with a TypeError.
  private func sourceBytes(_ source: Ref, _ function: String) -> [UInt8]? {
    if source.isAnyStr { return withUTF8(source) { [UInt8]($0) } }
    if source.typeHas(.bytesSubclass) {
      let count: Int = source.load(BytesLayout.length)
      return [UInt8](
        UnsafeRawBufferPointer(start: UnsafeRawPointer(source.raw + BytesLayout.data), count: count))
    }
    raise(
      exceptions.pointee.typeError,
      function == "compile"
        ? "compile() arg 1 must be a string, bytes or AST object"
        : "\(function)() arg 1 must be a string, bytes or code object")
    return nil
  }

  private func compileText(_ bytes: [UInt8], _ name: String, _ mode: CompilationMode) -> Ref? {
    if bytes.contains(0) {
      return raise(exceptions.pointee.syntaxError, "source code string cannot contain null bytes")
    }
    guard payWork(bytes.count &* 64), enterNative() else { return nil }
    defer { leaveNative() }
    return compileSource(bytes, name: name, origin: .transient, mode: mode, keepAlive: nil)
  }

  fileprivate func builtinCompile(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(6) { slots in
      let signature = Signature(
        "compile", ["source", "filename", "mode", "flags", "dont_inherit", "optimize"], required: 3)
      guard parse(signature, arguments, count, keywordNames, into: slots) else { return nil }
      let typeError = exceptions.pointee.typeError
      let file = slots[1].unsafelyUnwrapped
      let mode = slots[2].unsafelyUnwrapped
      guard file.isAnyStr else {
        return raise(typeError, "expected str, bytes or os.PathLike object, not \(typeName(file.type))")
      }
      guard mode.isAnyStr else {
        return raise(typeError, "compile() argument 'mode' must be str, not \(displayTypeName(mode))")
      }
      let kind: CompilationMode
      switch mode.swiftString {
      case "exec": kind = .module
      case "eval": kind = .expression
      case "single": kind = .interactive
      default:
        return raise(exceptions.pointee.valueError, "compile() mode must be 'exec', 'eval' or 'single'")
      }
      guard let bytes = sourceBytes(slots[0].unsafelyUnwrapped, "compile") else { return nil }
      return compileText(bytes, file.swiftString, kind)
    }
  }

  /// eval and exec: the namespaces, then the code in them.
  fileprivate func runText(
    _ function: StaticString, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    withSlots(4) { slots in
      let evaluates = strLengthOf(function) == 4 && function.utf8Start[1] == 0x76
      let parameters: [StaticString] =
        evaluates ? ["source", "globals", "locals"] : ["source", "globals", "locals", "closure"]
      let signature = Signature(function, parameters, required: 1, positionalOnly: 1, positional: 3)
      guard parse(signature, arguments, count, keywordNames, into: slots) else { return nil }
      let typeError = exceptions.pointee.typeError
      var globals = slots[1] == none ? nil : slots[1]
      var locals = slots[2] == none ? nil : slots[2]
      var made: Ref?
      defer { made.decref() }
      if let locals, locals.kind != Kind.dict, locals.slots.pointee.getItem == nil {
        return raise(
          typeError,
          evaluates
            ? "locals must be a mapping"
            : "locals must be a mapping or None, not \(typeName(locals.type))")
      }
      if let globals, !globals.typeHas(.dictSubclass) {
        return raise(
          typeError,
          evaluates
            ? "globals must be a dict" : "exec() globals must be a dict, not \(typeName(globals.type))")
      }
      if globals == nil {
        guard let frame = state.pointee.frame else {
          return raise(exceptions.pointee.systemError, "globals and locals cannot be NULL")
        }
        globals = frame.pointee.globals
        if locals == nil {
          made = localsOf(frame)
          if made == nil { return nil }
          locals = made
        }
      }
      guard let globals else { return nil }
      if dictGetStr(globals, names.pointee.dunderBuiltins) == nil {
        guard dictSet(globals, names.pointee.dunderBuiltins, state.pointee.builtins ?? none) else {
          return nil
        }
      }
      let source = slots[0].unsafelyUnwrapped
      let code: Ref
      if source.kind == Kind.code {
        if source.codeBody.pointee.freeCount > 0 {
          return raise(
            typeError, "code object passed to \(function)() may not contain free variables")
        }
        code = source.owned()
      } else {
        guard var bytes = sourceBytes(source, "\(function)") else { return nil }
        if evaluates { bytes = Array(bytes.drop { $0 == 32 || $0 == 9 }) }
        guard let compiled = compileText(bytes, "<string>", evaluates ? .expression : .module) else {
          return nil
        }
        code = compiled
      }
      defer { code.decref() }
      guard let body = newFunction(code: code, globals: globals) else { return nil }
      defer { body.decref() }
      guard let result = runBody(body, locals: locals ?? globals) else { return nil }
      if evaluates { return result }
      result.decref()
      return newNone()
    }
  }

  private func strLengthOf(_ text: StaticString) -> Int { text.utf8CodeUnitCount }

  fileprivate func currentLocals() -> Ref? {
    guard let frame = state.pointee.frame else {
      return raise(exceptions.pointee.systemError, "frame does not exist")
    }
    return localsOf(frame)
  }

  fileprivate func builtinDir(_ arguments: Arguments, _ count: Int) -> Ref? {
    let found: Ref?
    if count == 0 {
      guard let locals = currentLocals() else { return nil }
      defer { locals.decref() }
      found = call(types.pointee.list.object, locals)
    } else {
      let o = arguments[0].unsafelyUnwrapped
      guard let method = lookupSpecial(o, names.pointee.dunderDir) else {
        if errorOccurred { return nil }
        return raise(exceptions.pointee.typeError, "object does not provide __dir__")
      }
      defer { method.decref() }
      found = call(method)
    }
    guard let found else { return nil }
    defer { found.decref() }
    guard let list = listFromIterable(found) else { return nil }
    if listSort(list, nil, nil) { return list }
    list.decref()
    return nil
  }

  fileprivate func builtinImport(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(5) { slots in
      let signature = Signature(
        "__import__", ["name", "globals", "locals", "fromlist", "level"], required: 1)
      guard parse(signature, arguments, count, keywordNames, into: slots) else { return nil }
      let name = slots[0].unsafelyUnwrapped
      guard name.isAnyStr else {
        return raise(exceptions.pointee.typeError, "module name must be a string")
      }
      var level = 0
      if let given = slots[4] {
        guard let value = indexValue(given, overflow: exceptions.pointee.overflowError) else { return nil }
        level = value
      }
      return importByName(name, slots[3] ?? none, level)
    }
  }

  fileprivate func raiseExit(_ arguments: Arguments, _ count: Int) -> Ref? {
    raise(
      exceptions.pointee.systemExit,
      arguments: newTuple(copying: arguments, count) ?? state.pointee.emptyTuple.owned())
    return nil
  }
}

/// Rows of the `builtins` namespace.
let builtinCodeFunctions: [MethodDefinition] = [
  MethodDefinition(
    "__import__", .keywords({ vm, _, arguments, count, names in vm.builtinImport(arguments, count, names) })),
  MethodDefinition(
    "compile", .keywords({ vm, _, arguments, count, names in vm.builtinCompile(arguments, count, names) })),
  MethodDefinition(
    "dir",
    .positional(
      0, 1,
      { vm, _, arguments, count in
        vm.withPackedArguments(arguments, count, nil) { vm.builtinDir($0, count) }
      })),
  MethodDefinition(
    "eval", .keywords({ vm, _, arguments, count, names in vm.runText("eval", arguments, count, names) })),
  MethodDefinition(
    "exec", .keywords({ vm, _, arguments, count, names in vm.runText("exec", arguments, count, names) })),
  MethodDefinition("exit", .positional(0, 1, { vm, _, arguments, count in vm.raiseExit(arguments, count) })),
  MethodDefinition("quit", .positional(0, 1, { vm, _, arguments, count in vm.raiseExit(arguments, count) })),
  MethodDefinition(
    "globals",
    .none({ vm, _ in
      guard let frame = vm.state.pointee.frame else {
        return vm.raise(vm.exceptions.pointee.systemError, "frame does not exist")
      }
      return frame.pointee.globals.owned()
    })),
  MethodDefinition("locals", .none({ vm, _ in vm.currentLocals() })),
  MethodDefinition(
    "open", .keywords({ vm, _, arguments, count, names in vm.builtinOpen(arguments, count, names) })),
  MethodDefinition(
    "vars",
    .positional(
      0, 1,
      { vm, _, arguments, count in
        if count == 0 { return vm.currentLocals() }
        if let dict = vm.lookupAttr(arguments[0].unsafelyUnwrapped, vm.names.pointee.dunderDict) {
          return dict
        }
        if vm.errorOccurred { return nil }
        return vm.raise(vm.exceptions.pointee.typeError, "vars() argument must have __dict__ attribute")
      })),
]
