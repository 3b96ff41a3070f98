import PyHeap

/// # Exceptions on their way
///
/// An instruction that fails sets `VMState.error` and jumps here with its registers. The frame's handler table says where to go
/// on and how deep the value stack stays; without a handler the frame ends and its caller is asked, iteratively, until a
/// frame that native code called ends the loop with nil.

/// The failing instruction's traceback entry is added first.
let unwind: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  frame.pointee.pc = pc + 1
  frame.pointee.sp = sp
  if vm.state.pointee.limit == .none { vm.addTraceback(frame) } else { vm.placeUnsupportedUse(frame) }
  return goTo(.unwindWithoutTraceback, pc, sp, lp, fr, vm)
}

/// For `reraise`: this frame is in the traceback already.
let unwindWithoutTraceback: Handler = { pc, sp, lp, fr, vm in
  var pc = pc
  var sp = sp
  var lp = lp
  var frame = fr.asFrame
  let state = vm.state
  while true {
    let body = frame.pointee.body
    let stack = frame.stackBase
    // A limit ends the run: no handler may stop it.
    if state.pointee.limit == .none, let handler = findHandler(body, pc - body.pointee.words) {
      let keep = stack + Int(handler.pointee.depth)
      while sp > keep {
        sp -= 1
        sp.pointee.decref()
      }
      if handler.pointee.pushesLasti {
        let origin = Int(body.pointee.origins[pc - body.pointee.words])
        sp.pointee = vm.int(origin) ?? vm.newNone()
        sp += 1
      }
      sp.pointee = state.pointee.error
      state.pointee.error = nil
      sp += 1
      return next(
        body.pointee.words + Int(handler.pointee.target), sp, lp, UnsafeMutableRawPointer(frame), vm)
    }
    while sp > stack {
      sp -= 1
      sp.pointee.decref()
    }
    let mode = frame.pointee.returnMode
    let caller = frame.pointee.previous
    let result = frame.pointee.returnSlot
    let loop = frame.pointee.loop
    if mode == .generator {
      let generator = frame.pointee.owner.unsafelyUnwrapped
      generator.store(GeneratorLayout.state, GeneratorState.finished.rawValue)
      generator.store(GeneratorLayout.frameObject, Ref?.none)
      clearLocals(frame, lp, vm)
      vm.releaseGeneratorFunction(generator)
      restoreHandled(generator, keep: false, vm)
      state.pointee.frame = caller
      state.pointee.recursionLeft &+= 1
      generator.decref()
      guard let loop, let caller else { return 0 }
      frame = caller
      pc = loop
      sp = result
      lp = frame.pointee.lp
      if state.pointee.limit == .none { vm.addTraceback(frame) }
      continue
    }
    clearLocals(frame, lp, vm)
    state.pointee.frame = caller
    state.pointee.recursionLeft &+= 1
    if mode == .toNative { return 0 }
    if mode == .initialize { frame.pointee.owner.decref() }
    if frame.pointee.keptArguments != 0 { releaseKeptArguments(result, frame.pointee.keptArguments, vm) }
    clearSlot(result)
    frame = caller.unsafelyUnwrapped
    pc = frame.pointee.pc - 1
    sp = result
    lp = frame.pointee.lp
    if state.pointee.limit == .none { vm.addTraceback(frame) }
  }
}

/// The innermost handler whose range holds the word, or nil. Rows are sorted and do not overlap. O(log rows).
@inline(never)
func findHandler(_ body: UnsafeMutablePointer<CodeBody>, _ word: Int) -> UnsafeMutablePointer<HandlerEntry>? {
  var low = 0
  var high = body.pointee.handlerCount
  while low < high {
    let middle = (low &+ high) &>> 1
    let row = body.pointee.handlers + middle
    if word < Int(row.pointee.start) {
      high = middle
    } else if word >= Int(row.pointee.end) {
      low = middle &+ 1
    } else {
      return row
    }
  }
  return nil
}

/// Starts the machine by unwinding (an exception thrown into a suspended generator).
func driveUnwind(
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Ref? {
  let result = unwind(pc, sp, lp, fr, vm)
  #if DEBUG
    if result == continueToken {
      let state = vm.state
      return runMachine(
        state.pointee.savedPC.unsafelyUnwrapped, state.pointee.savedSP.unsafelyUnwrapped,
        state.pointee.savedLP.unsafelyUnwrapped, state.pointee.savedFrame.unsafelyUnwrapped, vm)
    }
  #endif
  return Ref(bitPattern: result)
}
