import PyHeap

// Functions of `sys`.

extension VM {
  /// `sys.getsizeof(o[, default])`: what the type says, and the words in front of the object.
  fileprivate func sysGetSizeOf(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(2) { slots in
      guard
        parse(
          Signature("getsizeof", ["object", "default"], required: 1), arguments, count, keywordNames,
          into: slots)
      else { return nil }
      guard let size = sizeOf(slots[0].unsafelyUnwrapped) else {
        guard let fallback = slots[1], errorMatches(exceptions.pointee.typeError) else { return nil }
        clearError()
        return fallback.owned()
      }
      return int(size)
    }
  }

  /// Bytes of an object as `sys.getsizeof` counts them; nil with an exception.
  func sizeOf(_ o: Ref) -> Int? {
    guard let method = lookupSpecial(o, names.pointee.dunderSizeof) else {
      if !errorOccurred {
        raise(exceptions.pointee.typeError, "Type \(typeName(o.type)) doesn't define __sizeof__")
      }
      return nil
    }
    defer { method.decref() }
    guard let result = call(method) else { return nil }
    defer { result.decref() }
    guard result.typeHas(.intSubclass) else {
      raise(exceptions.pointee.typeError, "an integer is required")
      return nil
    }
    guard let size = smallIntValue(result) else {
      raise(exceptions.pointee.overflowError, "Python int too large to convert to C ssize_t")
      return nil
    }
    if size < 0 {
      raise(exceptions.pointee.valueError, "__sizeof__() should return >= 0")
      return nil
    }
    return size + visiblePrefixSize(o)
  }

  fileprivate func sysIntern(_ text: Ref) -> Ref? {
    if text.kind == Kind.str {
      var slot = text.owned()
      internInPlace(&slot)
      return slot
    }
    if text.isAnyStr { return raise(exceptions.pointee.typeError, "can't intern \(typeName(text.type))") }
    return raise(
      exceptions.pointee.typeError,
      "intern() argument must be str, not \(text == none ? "None" : typeName(text.type))")
  }

  fileprivate func sysSetRecursionLimit(_ value: Ref) -> Ref? {
    guard let limit = indexValue(value, overflow: exceptions.pointee.overflowError) else { return nil }
    guard limit >= 1 else {
      return raise(exceptions.pointee.valueError, "recursion limit must be greater or equal than 1")
    }
    guard limit <= Int(Int32.max) else {
      return raise(exceptions.pointee.overflowError, "signed integer is greater than maximum")
    }
    let state = state
    let depth = Int(state.pointee.recursionLimit - state.pointee.recursionLeft)
    if depth >= limit {
      return raise(
        exceptions.pointee.recursionError,
        "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low")
    }
    state.pointee.recursionLimit = Int32(limit)
    state.pointee.recursionLeft = Int32(limit - depth)
    return newNone()
  }

  fileprivate func sysGetFrame(_ arguments: Arguments, _ count: Int) -> Ref? {
    var depth = 0
    if count > 0 {
      guard let given = indexValue(arguments[0].unsafelyUnwrapped, overflow: exceptions.pointee.overflowError)
      else { return nil }
      depth = max(0, given)
    }
    var frame = state.pointee.frame
    while depth > 0, let current = frame {
      frame = visibleCaller(current)
      depth -= 1
    }
    guard let frame else { return raise(exceptions.pointee.valueError, "call stack is not deep enough") }
    return frameObject(frame)?.owned()
  }

  fileprivate func sysExcInfo() -> Ref? {
    guard let handled = handledException else { return tuple(none, none, none) }
    return tuple(
      handled.type.object, handled, handled.load(ExceptionLayout.traceback, as: Ref?.self) ?? none)
  }

  fileprivate func sysSetDigits(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(1) { slots in
      guard
        parse(
          Signature("set_int_max_str_digits", ["maxdigits"], required: 1), arguments, count, keywordNames,
          into: slots)
      else { return nil }
      guard let limit = indexValue(slots[0].unsafelyUnwrapped, overflow: exceptions.pointee.overflowError)
      else {
        return nil
      }
      guard limit == 0 || limit >= 640 else {
        return raise(exceptions.pointee.valueError, "maxdigits must be 0 or larger than 640")
      }
      state.pointee.intTextLimit = limit
      return newNone()
    }
  }

  /// The text of `sys._debugmallocstats()` goes to the standard error of the process, not to `sys.stderr`.
  fileprivate func sysDebugMallocStats() -> Ref? {
    var text = MallocStats(self).text
    let written = text.withUTF8 { hostWrite(UnsafeRawBufferPointer($0), isError: true) }
    return written ? newNone() : nil
  }
}

/// Rows of the `sys` namespace.
let sysFunctions: [MethodDefinition] = [
  MethodDefinition(
    "_debugmallocstats", .none({ vm, _ in vm.sysDebugMallocStats() })),
  MethodDefinition(
    "_getframe", .positional(0, 1, { vm, _, arguments, count in vm.sysGetFrame(arguments, count) })),
  MethodDefinition("exc_info", .none({ vm, _ in vm.sysExcInfo() })),
  MethodDefinition("exception", .none({ vm, _ in (vm.handledException ?? vm.none).owned() })),
  MethodDefinition(
    "exit",
    .positional(
      0, 1,
      { vm, _, arguments, count in
        let value = count == 0 ? vm.none : arguments[0].unsafelyUnwrapped
        // As CPython's C code: a tuple becomes the arguments.
        return vm.raise(vm.exceptions.pointee.systemExit, value: value == vm.none ? nil : value)
      })),
  MethodDefinition("getallocatedblocks", .none({ vm, _ in vm.int(vm.allocatedBlocks) })),
  MethodDefinition("getdefaultencoding", .none({ vm, _ in vm.newStr("utf-8") })),
  MethodDefinition("getfilesystemencoding", .none({ vm, _ in vm.newStr("utf-8") })),
  MethodDefinition("getfilesystemencodeerrors", .none({ vm, _ in vm.newStr("surrogateescape") })),
  MethodDefinition("getrecursionlimit", .none({ vm, _ in vm.int(Int(vm.state.pointee.recursionLimit)) })),
  MethodDefinition("getrefcount", .one({ vm, _, value in vm.int(Int(value.refcount)) })),
  MethodDefinition(
    "getsizeof",
    .keywords({ vm, _, arguments, count, names in
      vm.withPackedArguments(arguments, count, names) { vm.sysGetSizeOf($0, count, names) }
    })),
  MethodDefinition("getswitchinterval", .none({ vm, _ in vm.float(0.005) })),
  MethodDefinition("setswitchinterval", .one({ vm, _, _ in vm.newNone() })),
  MethodDefinition("gettrace", .none({ vm, _ in vm.newNone() })),
  MethodDefinition("getprofile", .none({ vm, _ in vm.newNone() })),
  MethodDefinition("get_int_max_str_digits", .none({ vm, _ in vm.int(vm.state.pointee.intTextLimit) })),
  MethodDefinition(
    "getunicodeinternedsize", .keywords({ vm, _, _, _, _ in vm.int(vm.interned.pointee.count) })),
  MethodDefinition("intern", .one({ vm, _, text in vm.sysIntern(text) })),
  MethodDefinition(
    "_is_interned", .one({ vm, _, text in vm.bool(text.kind == Kind.str && text.isInterned) })),
  MethodDefinition("_is_gil_enabled", .none({ vm, _ in vm.bool(true) })),
  MethodDefinition("is_finalizing", .none({ vm, _ in vm.bool(vm.state.pointee.finalizing) })),
  MethodDefinition(
    "set_int_max_str_digits",
    .keywords({ vm, _, arguments, count, names in vm.sysSetDigits(arguments, count, names) })),
  MethodDefinition("setrecursionlimit", .one({ vm, _, value in vm.sysSetRecursionLimit(value) })),
  MethodDefinition(
    "_clear_type_cache",
    .none({ vm, _ in
      vm.clearMethodCache()
      return vm.newNone()
    })),
]

/// The hooks as `sys` shows them.
let sysHooks: [MethodDefinition] = [
  MethodDefinition("displayhook", .one({ vm, _, value in vm.displayStandard(value) ? vm.newNone() : nil })),
  MethodDefinition(
    "excepthook",
    .positional(
      3, 3,
      { vm, _, arguments, _ in
        let value = arguments[1].unsafelyUnwrapped
        guard value.typeHas(.exceptionSubclass) else {
          return vm.raise(
            vm.exceptions.pointee.typeError,
            "print_exception(): Exception expected for value, \(vm.typeName(value.type)) found")
        }
        vm.writeError(vm.formatException(value))
        return vm.newNone()
      })),
  MethodDefinition(
    "unraisablehook",
    .one({ vm, _, arguments in
      guard arguments.typeHas(.tupleSubclass), arguments.tupleCount == 5,
        arguments.tupleItem(1).typeHas(.exceptionSubclass)
      else {
        return vm.raise(
          vm.exceptions.pointee.typeError, "sys.unraisablehook argument type must be UnraisableHookArgs")
      }
      let message = arguments.tupleItem(3)
      vm.writeError(
        vm.unraisableText(
          arguments.tupleItem(1), arguments.tupleItem(4), message.isAnyStr ? message.swiftString : nil))
      return vm.newNone()
    })),
]
