import PyHeap

// Generators. A suspended frame's slots live in the generator object; running, they lie on the frame stack like any other's.

/// First instruction of a generator's code: makes the generator of this frame and returns it to the caller.
let handleReturnGenerator: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  guard let generator = vm.newGenerator(frame, lp) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  // The slots moved into the generator: the frame goes away without releasing them.
  generator.store(GeneratorLayout.pc, pc + 1)
  let count = Int(frame.pointee.body.pointee.localCount)
  var index = 0
  while index < count {
    lp[index] = nil
    index &+= 1
  }
  sp[0] = generator
  return goTo(.returnValue, pc, sp + 1, lp, fr, vm)
}

/// Pushes a suspended generator's frame at `top` and makes it current. `sent` is owned and lies on its stack then.
@inline(__always)
func pushGeneratorFrame(
  _ generator: Ref, _ top: SlotPointer, _ caller: FramePointer?, _ sent: Ref, _ vm: VM
) -> FramePointer? {
  let state = vm.state
  let function: Ref = generator.load(GeneratorLayout.function)
  let body = function.functionCode.codeBody
  let localCount = Int(body.pointee.localCount)
  let frame = (top + localCount).raw.assumingMemoryBound(to: Frame.self)
  let end = UnsafeMutableRawPointer(frame) + (Frame.stride &+ (Int(body.pointee.stackSize) &+ 2) &* 8)
  let left = state.pointee.recursionLeft &- 1
  if left < 0 || end > state.pointee.stackLimit { return nil }
  state.pointee.recursionLeft = left
  let saved: SlotPointer = generator.load(GeneratorLayout.slots)
  var index = 0
  while index < localCount {
    top[index] = saved[index]
    saved[index] = nil
    index &+= 1
  }
  let depth = Int(generator.load(GeneratorLayout.depth, as: Int32.self))
  let stack = frame.stackBase
  index = 0
  while index < depth {
    stack[index] = saved[localCount &+ index]
    saved[localCount &+ index] = nil
    index &+= 1
  }
  stack[depth] = sent
  frame.pointee.previous = caller
  frame.pointee.function = function
  frame.pointee.body = body
  frame.pointee.constants = body.pointee.constants
  frame.pointee.globals = function.load(FunctionLayout.globals)
  frame.pointee.builtins = function.load(FunctionLayout.builtins)
  frame.pointee.pc = generator.load(GeneratorLayout.pc)
  frame.pointee.sp = stack + (depth &+ 1)
  frame.pointee.lp = top
  frame.pointee.returnSlot = top
  frame.pointee.locals = nil
  frame.pointee.frameObject = generator.load(GeneratorLayout.frameObject)
  frame.pointee.owner = generator
  frame.pointee.exit = UInt(ReturnMode.generator.rawValue)
  frame.pointee.loop = nil
  generator.store(GeneratorLayout.state, GeneratorState.running.rawValue)
  generator.incref()
  // The exception handled inside the generator becomes the current one; the caller's is kept in its place.
  let inner: Ref? = generator.load(GeneratorLayout.handled)
  let outer = state.pointee.handled
  generator.store(GeneratorLayout.handled, outer)
  if outer != nil { state.pointee.resumedWhileHandling &+= 1 }
  state.pointee.handled = inner
  state.pointee.frame = frame
  return frame
}

/// Undoes the exception-state swap of ``pushGeneratorFrame``; `keep`: the generator is only suspended.
@inline(__always)
func restoreHandled(_ generator: Ref, keep: Bool, _ vm: VM) {
  let state = vm.state
  let outer: Ref? = generator.load(GeneratorLayout.handled)
  let inner = state.pointee.handled
  state.pointee.handled = outer
  if outer != nil { state.pointee.resumedWhileHandling &-= 1 }
  if keep {
    generator.store(GeneratorLayout.handled, inner)
  } else {
    generator.store(GeneratorLayout.handled, Ref?.none)
    inner.decref()
  }
}

/// yieldValue: the frame's slots go back into the generator; the value goes to whoever resumed it.
let handleYieldValue: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let value = sp[-1].unsafelyUnwrapped
  let generator = frame.pointee.owner.unsafelyUnwrapped
  let saved: SlotPointer = generator.load(GeneratorLayout.slots)
  let localCount = Int(frame.pointee.body.pointee.localCount)
  var index = 0
  while index < localCount {
    saved[index] = lp[index]
    index &+= 1
  }
  let stack = frame.stackBase
  let depth = sp - 1 - stack
  index = 0
  while index < depth {
    saved[localCount &+ index] = stack[index]
    index &+= 1
  }
  generator.store(GeneratorLayout.depth, Int32(truncatingIfNeeded: depth))
  generator.store(GeneratorLayout.pc, pc + 1)
  generator.store(GeneratorLayout.frameObject, frame.pointee.frameObject)
  if frame.pointee.frameObject != nil { suspendFrameObject(frame) }
  generator.store(GeneratorLayout.state, GeneratorState.suspended.rawValue)
  restoreHandled(generator, keep: true, vm)
  let state = vm.state
  let caller = frame.pointee.previous
  state.pointee.frame = caller
  state.pointee.recursionLeft &+= 1
  let loop = frame.pointee.loop
  let result = frame.pointee.returnSlot
  generator.decref()
  guard let loop, let caller else { return leave(with: value) }
  // forIter pushed the frame: hand the value over and go on there.
  return deliverYielded(value, loop, result, caller.pointee.lp, UnsafeMutableRawPointer(caller), vm)
}

/// The generator's body returned: exhausted.
let returnFromGenerator: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let value = sp[-1].unsafelyUnwrapped
  let generator = frame.pointee.owner.unsafelyUnwrapped
  generator.store(GeneratorLayout.state, GeneratorState.finished.rawValue)
  generator.store(GeneratorLayout.frameObject, Ref?.none)
  clearLocals(frame, lp, vm)
  vm.releaseGeneratorFunction(generator)
  restoreHandled(generator, keep: false, vm)
  let state = vm.state
  let caller = frame.pointee.previous
  state.pointee.frame = caller
  state.pointee.recursionLeft &+= 1
  let loop = frame.pointee.loop
  let result = frame.pointee.returnSlot
  generator.decref()
  guard let loop, let caller else {
    state.pointee.generatorReturn = value
    return 0
  }
  value.decref()
  return goTo(.leaveGeneratorLoop, loop, result, caller.pointee.lp, UnsafeMutableRawPointer(caller), vm)
}

/// Resumes a generator from native code.
///
/// - Parameter sent: borrowed; None for plain iteration.
/// - Returns: the yielded value (new reference); nil without exception: it returned, and
///   `VMState.generatorReturn` owns the value; nil with exception: it raised.
func resumeGenerator(_ vm: VM, _ generator: Ref, _ sent: Ref, throwing: Bool) -> Ref? {
  let state = vm.state
  guard vm.enterNative() else { return nil }
  defer { vm.leaveNative() }
  let caller = state.pointee.frame
  let top = vm.stackTop
  guard let frame = pushGeneratorFrame(generator, top, caller, sent.owned(), vm) else {
    sent.decref()
    vm.raiseRecursion("")
    return nil
  }
  let pc = frame.pointee.pc
  if throwing {
    // The exception is set already: unwind from the yield. It follows the one that the body handles there.
    if state.pointee.handled != nil, let error = vm.fetchError() { vm.raiseInstance(error) }
    let sp = frame.pointee.sp
    return driveUnwind(pc - 1, sp, top, UnsafeMutableRawPointer(frame), vm)
  }
  return runMachine(pc, frame.pointee.sp, top, UnsafeMutableRawPointer(frame), vm)
}

let handleGetYieldFromIter: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  if value.kind == Kind.generator { return next(pc + 1, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + 1
  guard let iterator = vm.iterate(value) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = iterator
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

/// send: cache 1 the distance to jump when the sub-iterator is exhausted. [iterator value -- iterator result]
let handleSend: Handler = { pc, sp, lp, fr, vm in
  let iterator = sp[-2].unsafelyUnwrapped
  let value = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 2
  fr.asFrame.pointee.sp = sp
  let result = vm.sendTo(iterator, value)
  if let result {
    sp[-1] = result
    value.decref()
    return next(pc + 2, sp, lp, fr, vm)
  }
  guard let returned = vm.takeStopIterationValue() else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = returned
  value.decref()
  return next(pc + pc.cache(1), sp, lp, fr, vm)
}

let handleEndSend: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1]
  sp[-2].decref()
  sp[-2] = value
  return next(pc + 1, sp - 1, lp, fr, vm)
}

/// [iterator sent exception -- None value]
let handleCleanupThrow: Handler = { pc, sp, lp, fr, vm in
  let exception = sp[-1].unsafelyUnwrapped
  if exception.isInstance(vm.exceptions.pointee.stopIteration) {
    let value = vm.stopIterationValue(exception)
    sp[-3].decref()
    sp[-2].decref()
    exception.decref()
    sp[-3] = vm.newNone()
    sp[-2] = value
    return next(pc + 1, sp - 1, lp, fr, vm)
  }
  vm.setError(exception)
  return goTo(.unwindWithoutTraceback, pc, sp - 1, lp, fr, vm)
}

extension VM {
  /// After a failed `sendTo`: the return value of a sub-iterator that just ended (new reference), or nil if an error stands.
  @inline(never)
  func takeStopIterationValue() -> Ref? {
    let state = state
    if let value = state.pointee.generatorReturn {
      state.pointee.generatorReturn = nil
      return value
    }
    guard let error = state.pointee.error else { return newNone() }
    guard error.isInstance(exceptions.pointee.stopIteration) else { return nil }
    let value = stopIterationValue(error)
    clearError()
    return value
  }

  /// One step of a sub-iterator: new reference, or nil: ended (see ``takeStopIterationValue``) or raised.
  @inline(never)
  func sendTo(_ iterator: Ref, _ value: Ref) -> Ref? {
    if iterator.kind == Kind.generator { return generatorSend(iterator, value) }
    if value == none, let step = iterator.slots.pointee.iterNext { return step(self, iterator) }
    return callMethod(iterator, names.pointee.send, value)
  }

  /// `generator.send(value)` without turning the end into StopIteration: see ``resumeGenerator``.
  func generatorSend(_ generator: Ref, _ value: Ref) -> Ref? {
    switch GeneratorState(rawValue: generator.load(GeneratorLayout.state, as: UInt8.self)).unsafelyUnwrapped {
    case .running:
      return raise(exceptions.pointee.valueError, "generator already executing")
    case .finished:
      return nil
    case .created:
      if value != none {
        return raise(exceptions.pointee.typeError, "can't send non-None value to a just-started generator")
      }
      return resumeGenerator(self, generator, none, throwing: false)
    case .suspended:
      return resumeGenerator(self, generator, value, throwing: false)
    }
  }
}
