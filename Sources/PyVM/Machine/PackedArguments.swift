import PyHeap

// CPython has two protocols for calls: arguments in an array (PEP 590), and arguments in a tuple and a dict, which hold
// them until the call is over. Which one a call takes shows in `sys.getrefcount` and in the moment when a temporary
// argument dies. Python classes and instances with `__call__` take the tuple; built-in types as the profile says.

extension VM {
  /// Runs `body` with the arguments held by a tuple and, if some are named, by a dict, as CPython's call does
  /// when the callable knows no other protocol.
  func withPackedArguments(
    _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?, _ body: (Arguments) -> Ref?
  ) -> Ref? {
    let named = keywordNames?.tupleCount ?? 0
    if count + named == 0 { return body(arguments) }
    guard let tuple = newTuple(copying: arguments, count) else { return nil }
    let outer = state.pointee.packedArguments
    defer {
      state.pointee.packedArguments = outer
      tuple.decref()
    }
    state.pointee.packedArguments = count > 0 ? tuple : nil
    guard let keywordNames, named > 0 else { return body(tuple.tupleItems) }
    guard let dict = newDict() else { return nil }
    defer { dict.decref() }
    for index in 0..<named {
      let value = arguments[count + index].unsafelyUnwrapped
      if !dictSet(dict, keywordNames.tupleItem(index), value) { return nil }
    }
    return body(arguments)
  }

  /// A tuple of exactly these arguments: the one that holds them already, or a new one.
  func argumentTuple(_ arguments: Arguments, _ count: Int) -> Ref? {
    if let packed = state.pointee.packedArguments, packed.tupleItems == arguments, packed.tupleCount == count
    {
      return packed.owned()
    }
    return newTuple(copying: arguments, count)
  }

  /// Whether calling a class goes through tuple and dict.
  @inline(__always)
  func packsArguments(_ type: TypeRef) -> Bool { !type.pointee.has(.takesArgumentsDirectly) }

  /// Whether the callable is one for which ``callPacked(_:_:_:_:)`` makes a difference.
  func takesPackedArguments(_ callable: Ref) -> Bool {
    guard let call = callable.slots.pointee.call else { return false }
    return address(call) == address(callClassSlot) || address(call) == address(callInstanceSlot)
  }

  /// Calls something with arguments that a tuple (and a dict) hold already.
  func callPacked(_ callable: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    guard let call = callable.slots.pointee.call else {
      return vectorcall(callable, arguments, count, keywordNames)
    }
    if address(call) == address(callClassSlot) {
      guard enterNative(" while calling a Python object") else { return nil }
      defer { leaveNative() }
      if callable == types.pointee.type.object { return callType(callable, arguments, count, keywordNames) }
      return constructInstance(callable, arguments, count, keywordNames)
    }
    if address(call) == address(callInstanceSlot) {
      return slotCall(callable, arguments, count, keywordNames)
    }
    return vectorcall(callable, arguments, count, keywordNames)
  }

  /// Whether a specialised `C(…)` moves its arguments into the frame of `__init__` (3.12+, inline attributes).
  @inline(__always)
  func initTakesArgumentsOver(_ type: TypeRef) -> Bool {
    let state = heap
    if state.pointee.profile.classCallsPackArguments { return false }
    return type.pointee.has(
      state.pointee.profile.attributes == .inlineValues ? .inlineValues : .managedDict)
  }

  /// Notes the functions that ``pausesAfter(_:_:)`` knows.
  func noteFunctionsWithoutPause() {
    func function(_ holder: Ref?) -> UInt { holder?.load(NativeLayout.function, as: UInt.self) ?? 0 }
    state.pointee.listAppendFunction = function(typeLookup(types.pointee.list, intern("append")))
    guard let builtins = state.pointee.builtins else { return }
    state.pointee.lenFunction = function(dictGetStr(builtins, intern("len")))
    state.pointee.isInstanceFunction = function(dictGetStr(builtins, intern("isinstance")))
  }

  /// 3.12+: whether the machine looks for a due collection after this native call. CPython's specialised calls of
  /// `len`, `isinstance`, `type(x)` and, as a statement, `list.append` do not.
  @inline(never)
  func pausesAfter(_ callable: Ref?, _ pc: CodePointer) -> Bool {
    guard let callable else { return true }
    switch callable.kind {
    case Kind.methodDescriptor:
      return
        !(callable.load(NativeLayout.function, as: UInt.self) == state.pointee.listAppendFunction
        && UInt16(truncatingIfNeeded: pc[1]) == MachineOpcode.popTop.rawValue)
    case Kind.builtin:
      let function = callable.load(NativeLayout.function, as: UInt.self)
      return function != state.pointee.lenFunction && function != state.pointee.isInstanceFunction
    case Kind.type: return callable != types.pointee.type.object
    default: return true
    }
  }
}

/// `tp_call` of classes.
let callClassSlot: CallFunction = { $0.callType($1, $2, $3, $4) }

/// `tp_call` of classes that define `__call__` in Python.
let callInstanceSlot: CallFunction = { vm, owner, arguments, count, keywordNames in
  vm.withPackedArguments(arguments, count, keywordNames) { vm.slotCall(owner, $0, count, keywordNames) }
}
