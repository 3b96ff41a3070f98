import PyHeap

// Function objects: creation, attributes, death. Calling them is the machine's work.

extension VM {
  /// A function for a code object; defaults, closure and annotations are added afterwards.
  func newFunction(code: Ref, globals: Ref) -> Ref? {
    let type = types.pointee.function
    guard let ref = newGCObject(type, Int(type.pointee.basicSize)) else { return outOfMemory() }
    ref.store(FunctionLayout.globals, globals.owned())
    ref.store(FunctionLayout.builtins, (globalsBuiltins(globals) ?? none).owned())
    ref.store(FunctionLayout.name, code.load(CodeLayout.name, as: Ref.self).owned())
    ref.store(FunctionLayout.qualifiedName, code.load(CodeLayout.qualifiedName, as: Ref.self).owned())
    ref.store(FunctionLayout.code, code.owned())
    ref.store(FunctionLayout.defaults, nil as Ref?)
    ref.store(FunctionLayout.keywordDefaults, nil as Ref?)
    ref.store(FunctionLayout.doc, functionDoc(code).owned() as Ref?)
    ref.store(FunctionLayout.dict, nil as Ref?)
    ref.store(FunctionLayout.weakrefs, nil as Ref?)
    ref.store(FunctionLayout.module, dictGetStr(globals, names.pointee.dunderName)?.owned())
    ref.store(FunctionLayout.annotations, nil as Ref?)
    ref.store(FunctionLayout.closure, nil as Ref?)
    track(ref)
    return ref
  }

  /// The namespace behind `__builtins__` of a module's globals: the module or its dict; the interpreter's own if absent.
  private func globalsBuiltins(_ globals: Ref) -> Ref? {
    if let found = dictGetStr(globals, names.pointee.dunderBuiltins) {
      if found.kind == Kind.dict { return found }
      if found.kind == Kind.module { return found.load(ModuleLayout.dict, as: Ref?.self) }
    }
    return state.pointee.builtins
  }

  /// The doc string: a `def` begins its constants with it, or with None; a lambda has none.
  private func functionDoc(_ code: Ref) -> Ref {
    let constants = code.load(CodeLayout.constants, as: Ref.self)
    guard constants.tupleCount > 0, constants.tupleItem(0).kind == Kind.str,
      !strIs(code.load(CodeLayout.name, as: Ref.self), "<lambda>")
    else { return none }
    return constants.tupleItem(0)
  }

  func makeFunctionType() {
    let type = newType(
      "function", basicSize: Int(heap.pointee.profile.functionSize), flags: [.hasGC, .methodDescriptor],
      kind: Kind.function)
    types.pointee.function = type
    type.pointee.dictOffset = Int32(FunctionLayout.dict)
    type.pointee.weakListOffset = Int32(FunctionLayout.weakrefs)
    type.pointee.dealloc = functionDealloc
    type.pointee.traverse = functionTraverse
    type.pointee.clear = { _, ref in
      for offset in [
        FunctionLayout.defaults, FunctionLayout.keywordDefaults, FunctionLayout.doc, FunctionLayout.dict,
        FunctionLayout.closure, FunctionLayout.annotations,
      ] {
        clearSlot(SlotPointer(ref.raw.advanced(by: offset)))
      }
    }
    let slots = type.slots
    slots.pointee.new = { $0.functionNew($1, $2, $3, $4) }
    slots.pointee.call = { $0.callFunction($1, $2, $3, $4) }
    slots.pointee.repr = { vm, me in
      let name = me.load(FunctionLayout.qualifiedName, as: Ref.self).swiftString
      return vm.newStr("<function \(name) at \(vm.hexAddress(me))>")
    }
    slots.pointee.descriptorGet = { vm, me, instance, _ in
      guard let instance else { return me.owned() }
      return vm.newMethod(me, instance)
    }
    addMembers(
      type,
      [
        MemberDefinition("__closure__", FunctionLayout.closure),
        MemberDefinition("__globals__", FunctionLayout.globals),
        MemberDefinition("__module__", FunctionLayout.module, isReadOnly: false),
        MemberDefinition("__doc__", FunctionLayout.doc, isReadOnly: false),
        MemberDefinition("__builtins__", FunctionLayout.builtins),
      ])
    addAttributes(type, functionAttributes)
    readyType(type)
  }

  /// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None)`.
  fileprivate func functionNew(
    _ type: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let signature = Signature(
      "function", ["code", "globals", "name", "argdefs", "closure", "kwdefaults"], required: 2)
    return withSlots(6) { parsed in
      guard parse(signature, arguments, count, keywordNames, into: parsed) else { return nil }
      let code = parsed[0].unsafelyUnwrapped
      let globals = parsed[1].unsafelyUnwrapped
      let typeError = exceptions.pointee.typeError
      guard code.kind == Kind.code else {
        return raise(typeError, "function() argument 'code' must be code, not \(typeName(code.type))")
      }
      guard globals.typeHas(.dictSubclass) else {
        return raise(typeError, "function() argument 'globals' must be dict, not \(typeName(globals.type))")
      }
      func given(_ index: Int) -> Ref? { parsed[index] == none ? nil : parsed[index] }
      if let name = given(2), !name.typeHas(.strSubclass) {
        return raise(typeError, "arg 3 (name) must be None or string")
      }
      if let defaults = given(3), !defaults.typeHas(.tupleSubclass) {
        return raise(typeError, "arg 4 (defaults) must be None or tuple")
      }
      let wanted = Int(code.codeBody.pointee.freeCount)
      let closure = given(4)
      if let closure {
        guard closure.typeHas(.tupleSubclass) else {
          return raise(typeError, "arg 5 (closure) must be \(wanted == 0 ? "None" : "tuple")")
        }
        guard closure.tupleCount == wanted else {
          let name = code.load(CodeLayout.name, as: Ref.self).swiftString
          return raise(
            exceptions.pointee.valueError,
            "\(name) requires closure of length \(wanted), not \(closure.tupleCount)")
        }
        for index in 0..<wanted where closure.tupleItem(index).kind != Kind.cell {
          return raise(
            typeError, "arg 5 (closure) expected cell, found \(typeName(closure.tupleItem(index).type))")
        }
      } else if wanted > 0 {
        return raise(typeError, "arg 5 (closure) must be tuple")
      }
      guard let function = newFunction(code: code, globals: globals) else { return nil }
      if let name = given(2) {
        let old = function.load(FunctionLayout.name, as: Ref.self)
        function.store(FunctionLayout.name, name.owned())
        old.decref()
      }
      function.store(FunctionLayout.defaults, given(3)?.owned())
      function.store(FunctionLayout.closure, closure?.owned())
      function.store(FunctionLayout.keywordDefaults, given(5)?.owned())
      return function
    }
  }

  /// Stores a part of a function after a type check.
  fileprivate func setFunctionPart(
    _ function: Ref, _ offset: Int, _ value: Ref?, _ flag: TypeFlags, _ message: String
  ) -> Bool {
    let part = value == none ? nil : value
    if let part, !part.typeHas(flag) { return raiseFalse(exceptions.pointee.typeError, message) }
    let old = function.load(offset, as: Ref?.self)
    function.store(offset, part?.owned())
    old.decref()
    // Calls specialised on the old defaults must look again.
    state.pointee.nextFunctionVersion &+= 1
    return true
  }

  /// Turns the annotations into a dict at once, as profiles up to 3.9 do.
  @inline(never)
  func makeAnnotationsDict(_ function: Ref) {
    if let dict = functionAnnotations(function) { dict.decref() } else { clearError() }
  }

  /// `__annotations__`: the compiler leaves a tuple of names and values; the first look turns it into a dict.
  fileprivate func functionAnnotations(_ function: Ref) -> Ref? {
    let stored = function.load(FunctionLayout.annotations, as: Ref?.self)
    if let stored, stored.kind != Kind.tuple { return stored.owned() }
    guard let dict = newDict() else { return nil }
    if let stored {
      var index = 0
      while index + 1 < stored.tupleCount {
        guard dictSet(dict, stored.tupleItem(index), stored.tupleItem(index + 1)) else {
          dict.decref()
          return nil
        }
        index += 2
      }
    }
    function.store(FunctionLayout.annotations, dict.owned() as Ref?)
    stored.decref()
    return dict
  }
}

private let functionDealloc: Deallocator = { vm, ref in
  vm.untrack(ref)
  if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, ref) }
  // Each part is dropped after the slot is empty; code and names hold nothing that could look back.
  for offset in [
    FunctionLayout.globals, FunctionLayout.builtins, FunctionLayout.module, FunctionLayout.defaults,
    FunctionLayout.keywordDefaults, FunctionLayout.doc, FunctionLayout.dict, FunctionLayout.closure,
    FunctionLayout.annotations, FunctionLayout.code, FunctionLayout.name, FunctionLayout.qualifiedName,
  ] {
    clearSlot(SlotPointer(ref.raw.advanced(by: offset)))
  }
  vm.freeGCObject(ref, Int(ref.type.pointee.basicSize))
}

private let functionTraverse: Traverser = { ref, visit, context in
  @inline(__always)
  func pass(_ offset: Int) {
    if let part = ref.load(offset, as: Ref?.self) { visit(part, context) }
  }
  pass(FunctionLayout.code)
  pass(FunctionLayout.globals)
  // Up to 3.9 functions do not hold their builtins.
  if ref.type.pointee.heap.heap.pointee.profile.functionSize > 120 { pass(FunctionLayout.builtins) }
  pass(FunctionLayout.module)
  pass(FunctionLayout.defaults)
  pass(FunctionLayout.keywordDefaults)
  pass(FunctionLayout.doc)
  pass(FunctionLayout.name)
  pass(FunctionLayout.dict)
  pass(FunctionLayout.closure)
  pass(FunctionLayout.annotations)
  pass(FunctionLayout.qualifiedName)
}

private var functionAttributes: [AttributeDefinition] {
  [
    AttributeDefinition(
      "__code__", get: { _, me in me.load(FunctionLayout.code, as: Ref.self).owned() },
      set: { vm, me, value in
        guard let value, value.kind == Kind.code else {
          return vm.raiseFalse(vm.exceptions.pointee.typeError, "__code__ must be set to a code object")
        }
        let closure = me.load(FunctionLayout.closure, as: Ref?.self)?.tupleCount ?? 0
        let wanted = Int(value.codeBody.pointee.freeCount)
        guard closure == wanted else {
          let name = me.load(FunctionLayout.name, as: Ref.self).swiftString
          return vm.raiseFalse(
            vm.exceptions.pointee.valueError,
            "\(name)() requires a code object with \(closure) free vars, not \(wanted)")
        }
        let old = me.load(FunctionLayout.code, as: Ref.self)
        me.store(FunctionLayout.code, value.owned())
        old.decref()
        vm.state.pointee.nextFunctionVersion &+= 1
        return true
      }),
    AttributeDefinition(
      "__defaults__", get: { vm, me in (me.load(FunctionLayout.defaults, as: Ref?.self) ?? vm.none).owned() },
      set: { vm, me, value in
        vm.setFunctionPart(
          me, FunctionLayout.defaults, value, .tupleSubclass, "__defaults__ must be set to a tuple object")
      }),
    AttributeDefinition(
      "__kwdefaults__",
      get: { vm, me in (me.load(FunctionLayout.keywordDefaults, as: Ref?.self) ?? vm.none).owned() },
      set: { vm, me, value in
        vm.setFunctionPart(
          me, FunctionLayout.keywordDefaults, value, .dictSubclass,
          "__kwdefaults__ must be set to a dict object")
      }),
    AttributeDefinition(
      "__annotations__", get: { vm, me in vm.functionAnnotations(me) },
      set: { vm, me, value in
        vm.setFunctionPart(
          me, FunctionLayout.annotations, value, .dictSubclass, "__annotations__ must be set to a dict object"
        )
      }),
    AttributeDefinition(
      "__name__", get: { _, me in me.load(FunctionLayout.name, as: Ref.self).owned() },
      set: { vm, me, value in
        guard let value, value.typeHas(.strSubclass) else {
          return vm.raiseFalse(vm.exceptions.pointee.typeError, "__name__ must be set to a string object")
        }
        let old = me.load(FunctionLayout.name, as: Ref.self)
        me.store(FunctionLayout.name, value.owned())
        old.decref()
        return true
      }),
    AttributeDefinition(
      "__qualname__", get: { _, me in me.load(FunctionLayout.qualifiedName, as: Ref.self).owned() },
      set: { vm, me, value in
        guard let value, value.typeHas(.strSubclass) else {
          return vm.raiseFalse(vm.exceptions.pointee.typeError, "__qualname__ must be set to a string object")
        }
        let old = me.load(FunctionLayout.qualifiedName, as: Ref.self)
        me.store(FunctionLayout.qualifiedName, value.owned())
        old.decref()
        return true
      }),
    AttributeDefinition(
      "__dict__", get: { $0.instanceDict($1).map { $0.owned() } }, set: { $0.setInstanceDict($1, $2) }),
    AttributeDefinition("__type_params__", get: { vm, _ in vm.state.pointee.emptyTuple.owned() }),
  ]
}
