import PyHeap

/// Generators (PEP 255, 342, 380). The suspended frame lies behind the fixed part of the object from 3.11 on; up to 3.10 it is
/// a separate GC block of the size of CPython's frame objects (`VersionProfile.generatorFrameSize`).
extension VM {
  /// The generator of a frame that just started; takes the slots at `lp` over. nil: out of memory.
  @inline(never)
  func newGenerator(_ frame: FramePointer, _ lp: SlotPointer) -> Ref? {
    let body = frame.pointee.body
    let count = Int(body.pointee.localCount)
    let depth = Int(body.pointee.frameStackSize)
    let type = types.pointee.generator
    let slotBytes = (count + depth) * 8
    let inside = profile.generatorHoldsFrame
    let size = Int(type.pointee.basicSize) + (inside ? slotBytes : 0)
    guard let generator = newGCObject(type, size) else { return noMemory() }
    var slots: SlotPointer
    if inside {
      slots = SlotPointer(generator.raw.advanced(by: Int(type.pointee.basicSize)))
    } else {
      guard let block = allocate(Int(profile.generatorFrameSize) + slotBytes) else {
        freeGCObject(generator, size)
        return noMemory()
      }
      slots = SlotPointer(block.advanced(by: Int(profile.generatorFrameSize)))
    }
    slots.initialize(from: lp, count: count)
    (slots + count).initialize(repeating: nil, count: depth)
    let function = frame.pointee.function
    generator.store(GeneratorLayout.function, function.owned())
    generator.store(GeneratorLayout.name, function.load(FunctionLayout.name, as: Ref.self).owned())
    generator.store(
      GeneratorLayout.qualifiedName, function.load(FunctionLayout.qualifiedName, as: Ref.self).owned())
    generator.store(GeneratorLayout.weakrefs, Ref?.none)
    generator.store(GeneratorLayout.state, GeneratorState.created.rawValue)
    generator.store(GeneratorLayout.depth, Int32(0))
    generator.store(GeneratorLayout.slots, slots)
    generator.store(GeneratorLayout.handled, Ref?.none)
    generator.store(GeneratorLayout.frameObject, frame.pointee.frameObject)
    frame.pointee.frameObject = nil
    track(generator)
    return generator
  }

  /// Bytes of a generator's own block.
  func generatorSize(_ generator: Ref) -> Int {
    let base = Int(generator.type.pointee.basicSize)
    guard profile.generatorHoldsFrame else { return base }
    return base + generatorSlotCount(generator) * 8
  }

  private func generatorSlotCount(_ generator: Ref) -> Int {
    let body = generator.generatorCode.codeBody
    return Int(body.pointee.localCount) + Int(body.pointee.frameStackSize)
  }

  /// A finished generator has no frame, so it lets go of the function; the code object stays.
  func releaseGeneratorFunction(_ generator: Ref) {
    let function: Ref = generator.load(GeneratorLayout.function)
    if function.kind == Kind.code { return }
    generator.store(GeneratorLayout.function, function.functionCode.owned())
    function.decref()
  }

  /// `close()` where nobody asks for the value. false with an exception.
  func closeGenerator(_ generator: Ref) -> Bool {
    guard let value = closeGeneratorForValue(generator) else { return false }
    value.decref()
    return true
  }

  /// `close()`: GeneratorExit at the suspended yield. What the body then returns (new reference), None if it
  /// returns nothing; nil with an exception.
  func closeGeneratorForValue(_ generator: Ref) -> Ref? {
    switch GeneratorState(rawValue: generator.load(GeneratorLayout.state, as: UInt8.self)).unsafelyUnwrapped {
    case .finished: return newNone()
    case .running: return raise(exceptions.pointee.valueError, "generator already executing")
    case .created:
      // Later profiles only mark it: the arguments stay until the generator dies.
      if profile.closingReleasesUnstarted {
        finishGenerator(generator)
      } else {
        generator.store(GeneratorLayout.state, GeneratorState.finished.rawValue)
      }
      return newNone()
    case .suspended: break
    }
    if profile.closingSkipsPlainFrames, suspendsOutsideTry(generator) {
      // No handler could see the exception. The frame keeps its function until the generator dies.
      generator.store(GeneratorLayout.state, GeneratorState.finished.rawValue)
      releaseGeneratorSlots(generator)
      return newNone()
    }
    _ = raise(exceptions.pointee.generatorExit, value: nil)
    let result = throwInto(generator)
    if let result {
      result.decref()
      return raise(exceptions.pointee.runtimeError, "generator ignored GeneratorExit")
    }
    if let value = state.pointee.generatorReturn {
      state.pointee.generatorReturn = nil
      return value
    }
    if errorMatches(exceptions.pointee.generatorExit) || errorMatches(exceptions.pointee.stopIteration) {
      clearError()
      return newNone()
    }
    return nil
  }

  /// Resumes a suspended generator with the exception that is set, letting a sub-generator see it first.
  func throwInto(_ generator: Ref) -> Ref? {
    if let inner = delegate(of: generator), let error = fetchError() {
      defer { inner.decref() }
      return throwThroughDelegate(generator, inner, error)
    }
    return resumeGenerator(self, generator, none, throwing: true)
  }

  /// The sub-iterator of a generator suspended in `yield from` (new reference), or nil.
  func delegate(of generator: Ref) -> Ref? {
    let at: CodePointer = generator.load(GeneratorLayout.pc)
    // The instruction behind the yield is `resume`, whose argument says where the yield stands.
    guard UInt16(truncatingIfNeeded: at.pointee) == MachineOpcode.resume.rawValue, at.a & 3 == 2 else {
      return nil
    }
    let depth = Int(generator.load(GeneratorLayout.depth, as: Int32.self))
    let function: Ref = generator.load(GeneratorLayout.function)
    let count = Int(function.functionCode.codeBody.pointee.localCount)
    guard depth > 0 else { return nil }
    let slots: SlotPointer = generator.load(GeneratorLayout.slots)
    return slots[count + depth - 1]?.owned()
  }

  /// PEP 380: the exception goes to the sub-iterator's `throw` (or `close` for GeneratorExit) first.
  private func throwThroughDelegate(_ generator: Ref, _ inner: Ref, _ error: Ref) -> Ref? {
    generator.store(GeneratorLayout.state, GeneratorState.running.rawValue)
    var result: Ref?
    if error.isInstance(exceptions.pointee.generatorExit) {
      let closed = closeIterator(inner)
      generator.store(GeneratorLayout.state, GeneratorState.suspended.rawValue)
      if closed { setError(error) } else { error.decref() }
      return resumeGenerator(self, generator, none, throwing: true)
    }
    if inner.kind == Kind.generator {
      result = generatorThrow(inner, error)
    } else if let method = lookupAttr(inner, names.pointee.`throw`) {
      result = call(method, error)
      method.decref()
      error.decref()
    } else {
      generator.store(GeneratorLayout.state, GeneratorState.suspended.rawValue)
      if state.pointee.error == nil { setError(error) } else { error.decref() }
      return resumeGenerator(self, generator, none, throwing: true)
    }
    generator.store(GeneratorLayout.state, GeneratorState.suspended.rawValue)
    if let result { return result }
    // It ended: its value is the value of the `yield from`; otherwise the exception goes on here.
    if let value = takeStopIterationValue() {
      return finishDelegation(generator, value)
    }
    return resumeGenerator(self, generator, none, throwing: true)
  }

  /// The sub-iterator returned `value` (owned): goes on behind the `send` instruction, as if it had jumped there.
  private func finishDelegation(_ generator: Ref, _ value: Ref) -> Ref? {
    let at: CodePointer = generator.load(GeneratorLayout.pc)
    let function: Ref = generator.load(GeneratorLayout.function)
    let body = function.functionCode.codeBody
    // Find the send instruction whose loop holds this resume: it lies right before the yield.
    var word = at - body.pointee.words
    while word > 0 {
      word -= 1
      let pointer = body.pointee.words + word
      if UInt16(truncatingIfNeeded: pointer.pointee) == MachineOpcode.send.rawValue,
        body.pointee.origins[word] != body.pointee.origins[max(0, word - 1)] || word == 0
      {
        generator.store(GeneratorLayout.pc, pointer + pointer.cache(1))
        break
      }
    }
    let result = resumeGenerator(self, generator, value, throwing: false)
    value.decref()
    return result
  }

  private func closeIterator(_ iterator: Ref) -> Bool {
    if iterator.kind == Kind.generator { return closeGenerator(iterator) }
    guard let method = lookupAttr(iterator, names.pointee.close) else {
      return state.pointee.error == nil
    }
    let result = call(method)
    method.decref()
    result.decref()
    return result != nil
  }

  /// `throw(exception)`: `error` is owned by the call. Like ``generatorSend`` for the ways it ends.
  func generatorThrow(_ generator: Ref, _ error: Ref) -> Ref? {
    switch GeneratorState(rawValue: generator.load(GeneratorLayout.state, as: UInt8.self)).unsafelyUnwrapped {
    case .running:
      error.decref()
      return raise(exceptions.pointee.valueError, "generator already executing")
    case .finished:
      setError(error)
      return nil
    case .created:
      // Raised at the first line, where no handler can be.
      setError(error)
      return resumeGenerator(self, generator, none, throwing: true)
    case .suspended:
      setError(error)
      return throwInto(generator)
    }
  }

  /// Whether a suspended generator's `yield` stands in no `try`, `with` or `yield from`: what the compiler notes in the
  /// `resume` behind it.
  private func suspendsOutsideTry(_ generator: Ref) -> Bool {
    let at: CodePointer = generator.load(GeneratorLayout.pc)
    return UInt16(truncatingIfNeeded: at.pointee) == MachineOpcode.resume.rawValue && at.a & 4 != 0
  }

  private func releaseGeneratorSlots(_ generator: Ref) {
    let slots: SlotPointer = generator.load(GeneratorLayout.slots)
    for index in 0..<generatorSlotCount(generator) { clearSlot(slots + index) }
  }

  /// Releases a suspended frame's slots without running its code.
  func finishGenerator(_ generator: Ref) {
    generator.store(GeneratorLayout.state, GeneratorState.finished.rawValue)
    releaseGeneratorSlots(generator)
    let handled: Ref? = generator.load(GeneratorLayout.handled)
    generator.store(GeneratorLayout.handled, Ref?.none)
    handled.decref()
    let frame: Ref? = generator.load(GeneratorLayout.frameObject)
    generator.store(GeneratorLayout.frameObject, Ref?.none)
    frame.decref()
    releaseGeneratorFunction(generator)
  }

  /// Turns the end of a generator into what `send`/`__next__` raise: StopIteration(value).
  func raiseGeneratorEnd() -> Ref? {
    let state = state
    if let value = state.pointee.generatorReturn {
      state.pointee.generatorReturn = nil
      raiseStopIteration(value == none ? nil : value)
      value.decref()
      return nil
    }
    if state.pointee.error == nil { raiseStopIteration(nil) }
    return nil
  }

  /// The `generator` type.
  func bootstrapGenerator() {
    let type = newType(
      "generator", basicSize: Int(profile.generatorSize), itemSize: 8, flags: [.hasGC], kind: Kind.generator)
    type.pointee.weakListOffset = Int32(GeneratorLayout.weakrefs)
    type.slots.pointee.iter = { vm, generator in generator.owned() }
    type.slots.pointee.iterNext = { vm, generator in
      if let value = vm.generatorSend(generator, vm.none) { return value }
      // Exhaustion without a value needs no StopIteration object.
      if let value = vm.state.pointee.generatorReturn {
        vm.state.pointee.generatorReturn = nil
        if value != vm.none { vm.raiseStopIteration(value) }
        value.decref()
      }
      return nil
    }
    type.slots.pointee.repr = { vm, generator in
      let name: Ref = generator.load(GeneratorLayout.qualifiedName)
      return vm.newStr("<generator object \(name.swiftString) at 0x\(String(generator.address, radix: 16))>")
    }
    type.pointee.dealloc = { vm, generator in
      let size = vm.generatorSize(generator)
      // PEP 442: a suspended body sees GeneratorExit; it may resurrect the generator.
      if generator.load(GeneratorLayout.state, as: UInt8.self) == GeneratorState.suspended.rawValue,
        !vm.finalizeBeforeDeath(generator)
      {
        return
      }
      vm.untrack(generator)
      if generator.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 {
        vm.heap.pointee.clearWeakrefs?(vm, generator)
      }
      guard vm.beginDealloc(generator) else { return }
      vm.finishGenerator(generator)
      let function: Ref = generator.load(GeneratorLayout.function)
      let name: Ref = generator.load(GeneratorLayout.name)
      let qualifiedName: Ref = generator.load(GeneratorLayout.qualifiedName)
      if !vm.profile.generatorHoldsFrame {
        let bytes = Int(vm.profile.generatorFrameSize) + vm.generatorSlotCount(generator) * 8
        let slots: SlotPointer = generator.load(GeneratorLayout.slots)
        vm.free(slots.raw - Int(vm.profile.generatorFrameSize), bytes)
      }
      vm.freeGCObject(generator, size)
      function.decref()
      name.decref()
      qualifiedName.decref()
      vm.endDealloc()
    }
    type.pointee.traverse = { generator, visit, context in
      let vm = generator.type.pointee.heap
      let holder: Ref = generator.load(GeneratorLayout.function)
      visit(generator.load(GeneratorLayout.name), context)
      visit(generator.load(GeneratorLayout.qualifiedName), context)
      if let frame: Ref = generator.load(GeneratorLayout.frameObject, as: Ref?.self) { visit(frame, context) }
      visit(holder, context)
      let slots: SlotPointer = generator.load(GeneratorLayout.slots)
      for index in 0..<vm.generatorSlotCount(generator) {
        if let value = slots[index] { visit(value, context) }
      }
      if let handled: Ref = generator.load(GeneratorLayout.handled, as: Ref?.self) { visit(handled, context) }
    }
    type.pointee.finalize = { vm, generator in
      let state: UInt8 = generator.load(GeneratorLayout.state)
      if state == GeneratorState.created.rawValue, vm.profile.closingReleasesUnstarted {
        return vm.finishGenerator(generator)
      }
      guard state == GeneratorState.suspended.rawValue else { return }
      let pending = vm.fetchError()
      if !vm.closeGenerator(generator) { vm.writeUnraisable(generator, nil) }
      if let pending { vm.setError(pending) }
    }
    addMethods(
      type,
      [
        MethodDefinition("__sizeof__", .none({ vm, generator in vm.int(vm.generatorSize(generator)) })),
        MethodDefinition(
          "send",
          .one({ vm, generator, value in vm.generatorSend(generator, value) ?? vm.raiseGeneratorEnd() })),
        MethodDefinition(
          "throw",
          .positional(
            1, 3,
            { vm, generator, arguments, count in
              if count > 1 {
                vm.warnDeprecated(
                  "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."
                )
              }
              guard
                let error = vm.exceptionForThrow(
                  arguments[0].unsafelyUnwrapped, count > 1 ? arguments[1] : nil,
                  count > 2 ? arguments[2] : nil)
              else { return nil }
              return vm.generatorThrow(generator, error) ?? vm.raiseGeneratorEnd()
            })),
        MethodDefinition(
          "close", .none({ vm, generator in vm.closeGeneratorForValue(generator) })),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition(
          "gi_running",
          get: { vm, generator in
            vm.bool(generator.load(GeneratorLayout.state, as: UInt8.self) == GeneratorState.running.rawValue)
          }),
        AttributeDefinition(
          "gi_suspended",
          get: { vm, generator in
            vm.bool(
              generator.load(GeneratorLayout.state, as: UInt8.self) == GeneratorState.suspended.rawValue)
          }),
        AttributeDefinition(
          "gi_code",
          get: { vm, generator in
            generator.generatorCode.owned()
          }),
        AttributeDefinition(
          "gi_yieldfrom",
          get: { vm, generator in
            guard generator.load(GeneratorLayout.state, as: UInt8.self) == GeneratorState.suspended.rawValue
            else {
              return vm.newNone()
            }
            return vm.delegate(of: generator) ?? vm.newNone()
          }),
        AttributeDefinition("gi_frame", get: { vm, generator in vm.generatorFrame(generator) }),
      ])
    addMembers(
      type,
      [
        MemberDefinition("__name__", GeneratorLayout.name, isReadOnly: false),
        MemberDefinition("__qualname__", GeneratorLayout.qualifiedName, isReadOnly: false),
      ])
    types.pointee.generator = type
    readyType(type)
  }

  /// `gi_frame`: None once finished. A suspended generator's frame object shows a copy of its locals.
  private func generatorFrame(_ generator: Ref) -> Ref? {
    let raw: UInt8 = generator.load(GeneratorLayout.state)
    if raw == GeneratorState.finished.rawValue { return newNone() }
    var candidate = state.pointee.frame
    while let frame = candidate {
      if frame.pointee.owner == generator { return frameObject(frame)?.owned() }
      candidate = frame.pointee.previous
    }
    let function: Ref = generator.load(GeneratorLayout.function)
    let body = function.functionCode.codeBody
    let count = Int(body.pointee.localCount)
    guard let object = newGCObject(types.pointee.frame, FrameLayout.size) else { return noMemory() }
    object.store(FrameLayout.back, Ref?.none)
    object.store(FrameLayout.code, functionCodeOf(function))
    object.store(FrameLayout.activation, FramePointer?.none)
    object.store(FrameLayout.slots, SlotPointer?.none)
    object.store(FrameLayout.slotCount, Int32(count))
    let word = generator.load(GeneratorLayout.pc, as: CodePointer.self) - body.pointee.words - 1
    let range = word >= 0 ? body.pointee.ranges[Int(body.pointee.origins[word])] : .none
    object.store(FrameLayout.line, range.line > 0 ? range.line : body.pointee.firstLine)
    object.store(FrameLayout.globals, function.load(FunctionLayout.globals, as: Ref.self).owned())
    object.store(FrameLayout.namespace, Ref?.none)
    if count > 0 {
      guard let memory = allocate(count * 8) else {
        object.decref()
        return noMemory()
      }
      let slots = SlotPointer(memory)
      let source: SlotPointer = generator.load(GeneratorLayout.slots)
      for index in 0..<count {
        slots[index] = source[index]
        slots[index].incref()
      }
      object.store(FrameLayout.slots, SlotPointer?.some(slots))
    }
    track(object)
    return object
  }

  private func functionCodeOf(_ function: Ref) -> Ref { function.functionCode.owned() }
}

extension Ref {
  /// The code object of a generator, borrowed: its function's, or what a finished one keeps in the function's place.
  @inline(__always)
  var generatorCode: Ref {
    let holder: Ref = load(GeneratorLayout.function)
    return holder.kind == Kind.code ? holder : holder.functionCode
  }
}
