import PyHeap

// forIter: word: op | a (1: result to local b) | b | back-off; cache 1: distance from the instruction to the instruction behind the
// loop (endFor and popTop of the iterator are fused into the exit). The iterator is on top of the stack.

let handleGetIter: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  guard let iterator = vm.iterate(value) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = iterator
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

/// The iterator is exhausted: drop it and leave the loop. `pc` is the forIter instruction.
@inline(__always)
private func leaveLoop(
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  release(sp[-1], pc, fr)
  return next(pc + pc.cache(1), sp - 1, lp, fr, vm)
}

@inline(__always)
private func deliver(
  _ value: Ref, _ toLocal: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  if toLocal {
    let slot = lp + pc.b
    let old = slot.pointee
    slot.pointee = value
    if let old { releaseLocal(old, vm, pc, fr) }
    return next(pc + 2, sp, lp, fr, vm)
  }
  sp[0] = value
  return next(pc + 2, sp + 1, lp, fr, vm)
}

@inline(__always)
private func forIterGeneric(
  _ toLocal: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let iterator = sp[-1].unsafelyUnwrapped
  if pc.mayAdapt() {
    switch iterator.kind {
    case Kind.rangeIterator: pc.become(toLocal ? .forIterRangeTo : .forIterRange)
    case Kind.listIterator: pc.become(toLocal ? .forIterListTo : .forIterList)
    case Kind.tupleIterator: pc.become(toLocal ? .forIterTupleTo : .forIterTuple)
    case Kind.generator: pc.become(toLocal ? .forIterGeneratorTo : .forIterGenerator)
    default: pc.backOff(to: toLocal ? .forIterTo : .forIter)
    }
  }
  fr.asFrame.pointee.pc = pc + 2
  fr.asFrame.pointee.sp = sp
  guard let step = iterator.slots.pointee.iterNext else { return goTo(.forIterEnded, pc, sp, lp, fr, vm) }
  if let value = step(vm, iterator) {
    return deliver(value, toLocal, pc, sp, lp, fr, vm)
  }
  return goTo(.forIterEnded, pc, sp, lp, fr, vm)
}

/// No value: an exception other than StopIteration, or the end.
let forIterEnded: Handler = { pc, sp, lp, fr, vm in
  let state = vm.state
  if let iterator = sp[-1], iterator.slots.pointee.iterNext == nil {
    // Its class lost `__next__` since the loop began.
    _ = vm.raise(
      vm.exceptions.pointee.typeError, "'\(iterator.type.nameText)' object is not iterable")
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  if let value = state.pointee.generatorReturn {
    state.pointee.generatorReturn = nil
    value.decref()
  }
  if let error = state.pointee.error {
    if !error.isInstance(vm.exceptions.pointee.stopIteration) { return goTo(.unwind, pc, sp, lp, fr, vm) }
    vm.clearError()
  }
  return leaveLoop(pc, sp, lp, fr, vm)
}

let handleForIter: Handler = { forIterGeneric(false, $0, $1, $2, $3, $4) }
let handleForIterTo: Handler = { forIterGeneric(true, $0, $1, $2, $3, $4) }

@inline(__always)
private func forIterRange(
  _ toLocal: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let iterator = sp[-1].unsafelyUnwrapped
  if iterator.kind == Kind.rangeIterator {
    let remaining: Int = iterator.load(RangeIteratorLayout.remaining)
    if remaining <= 0 { return leaveLoop(pc, sp, lp, fr, vm) }
    let value: Int = iterator.load(RangeIteratorLayout.next)
    iterator.store(RangeIteratorLayout.next, value &+ iterator.load(RangeIteratorLayout.step, as: Int.self))
    iterator.store(RangeIteratorLayout.remaining, remaining &- 1)
    // The last value dies after the next one was made, so that `id` alternates as in CPython.
    guard let result = vm.int(value) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
    return deliver(result, toLocal, pc, sp, lp, fr, vm)
  }
  pc.backOff(to: toLocal ? .forIterTo : .forIter)
  return goTo(toLocal ? .forIterTo : .forIter, pc, sp, lp, fr, vm)
}

let handleForIterRange: Handler = { forIterRange(false, $0, $1, $2, $3, $4) }
let handleForIterRangeTo: Handler = { forIterRange(true, $0, $1, $2, $3, $4) }

/// Over a list or a tuple.
@inline(__always)
private func forIterItems<F: ItemForm>(
  _ form: F.Type, _ toLocal: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let iterator = sp[-1].unsafelyUnwrapped
  if iterator.kind == F.iteratorKind {
    guard let sequence: Ref = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
      return leaveLoop(pc, sp, lp, fr, vm)
    }
    let index: Int = iterator.load(SequenceIteratorLayout.index)
    if index < F.count(sequence) {
      iterator.store(SequenceIteratorLayout.index, index &+ 1)
      let value = F.item(sequence, index)
      value.incref()
      return deliver(value, toLocal, pc, sp, lp, fr, vm)
    }
    iterator.store(SequenceIteratorLayout.sequence, Ref?.none)
    sequence.decref()
    return leaveLoop(pc, sp, lp, fr, vm)
  }
  pc.backOff(to: toLocal ? .forIterTo : .forIter)
  return goTo(toLocal ? .forIterTo : .forIter, pc, sp, lp, fr, vm)
}

let handleForIterList: Handler = { forIterItems(ListForm.self, false, $0, $1, $2, $3, $4) }
let handleForIterListTo: Handler = { forIterItems(ListForm.self, true, $0, $1, $2, $3, $4) }
let handleForIterTuple: Handler = { forIterItems(TupleForm.self, false, $0, $1, $2, $3, $4) }
let handleForIterTupleTo: Handler = { forIterItems(TupleForm.self, true, $0, $1, $2, $3, $4) }

/// Pushes the generator's frame right here: no native call. `Frame.loop` of the caller tells the yield where its value goes
/// (``deliverYielded``) and the end which loop to leave (``leaveGeneratorLoop``).
@inline(__always)
private func forIterGenerator(
  _ toLocal: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let generator = sp[-1].unsafelyUnwrapped
  if generator.kind == Kind.generator {
    let frame = fr.asFrame
    let state: UInt8 = generator.load(GeneratorLayout.state)
    if state <= GeneratorState.suspended.rawValue {
      frame.pointee.pc = pc + 2
      frame.pointee.sp = sp
      let top = SlotPointer(frame.limit)
      guard let callee = pushGeneratorFrame(generator, top, frame, vm.newNone(), vm) else {
        vm.none.decref()
        return goTo(.callOverflow, pc, sp, lp, fr, vm)
      }
      callee.pointee.loop = pc
      callee.pointee.returnSlot = sp
      return next(
        callee.pointee.pc, callee.pointee.sp, callee.pointee.lp, UnsafeMutableRawPointer(callee), vm)
    }
  }
  pc.backOff(to: toLocal ? .forIterTo : .forIter)
  return goTo(toLocal ? .forIterTo : .forIter, pc, sp, lp, fr, vm)
}

let handleForIterGenerator: Handler = { forIterGenerator(false, $0, $1, $2, $3, $4) }
let handleForIterGeneratorTo: Handler = { forIterGenerator(true, $0, $1, $2, $3, $4) }

/// A yielded value arrives at the forIter instruction `pc` of the frame that runs again now.
@inline(__always)
func deliverYielded(
  _ value: Ref, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  deliver(value, pc.a == 1, pc, sp, lp, fr, vm)
}

/// The generator of the forIter instruction `pc` returned.
let leaveGeneratorLoop: Handler = { pc, sp, lp, fr, vm in leaveLoop(pc, sp, lp, fr, vm) }
