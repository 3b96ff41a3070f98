import PyHeap

// Constants, locals, stack shuffles.

let handleNop: Handler = { pc, sp, lp, fr, vm in next(pc + 1, sp, lp, fr, vm) }

let handlePopTop: Handler = { pc, sp, lp, fr, vm in
  release(sp[-1], pc, fr)
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleCopy: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-pc.a]
  value.incref()
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleSwap: Handler = { pc, sp, lp, fr, vm in
  let other = sp - pc.a
  let value = sp[-1]
  sp[-1] = other.pointee
  other.pointee = value
  return next(pc + 1, sp, lp, fr, vm)
}

let handlePushNull: Handler = { pc, sp, lp, fr, vm in
  sp[0] = nil
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleLoadConst: Handler = { pc, sp, lp, fr, vm in
  let value = fr.asFrame.pointee.constants[pc.wide].unsafelyUnwrapped
  value.incref()
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleLoadConstTo: Handler = { pc, sp, lp, fr, vm in
  let value = fr.asFrame.pointee.constants[pc.a].unsafelyUnwrapped
  value.incref()
  let old = lp[pc.b]
  lp[pc.b] = value
  release(old, pc, fr)
  return next(pc + 1, sp, lp, fr, vm)
}

let handleLoadFast: Handler = { pc, sp, lp, fr, vm in
  let value = lp[pc.a].unsafelyUnwrapped
  value.incref()
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleLoadFastLoadFast: Handler = { pc, sp, lp, fr, vm in
  let first = lp[pc.a].unsafelyUnwrapped
  first.incref()
  sp[0] = first
  let second = lp[pc.b].unsafelyUnwrapped
  second.incref()
  sp[1] = second
  return next(pc + 1, sp + 2, lp, fr, vm)
}

let handleLoadFastCheck: Handler = { pc, sp, lp, fr, vm in
  guard let value = lp[pc.a] else { return goTo(.unboundLocal, pc, sp, lp, fr, vm) }
  value.incref()
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleLoadFastAndClear: Handler = { pc, sp, lp, fr, vm in
  sp[0] = lp[pc.a]
  lp[pc.a] = nil
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleStoreFast: Handler = { pc, sp, lp, fr, vm in
  let old = lp[pc.a]
  lp[pc.a] = sp[-1]
  if let old { releaseLocal(old, vm, pc, fr) }
  return next(pc + 1, sp - 1, lp, fr, vm)
}

/// `a = …; b` in one step: the stored value may be the one loaded.
let handleStoreFastLoadFast: Handler = { pc, sp, lp, fr, vm in
  let old = lp[pc.a]
  lp[pc.a] = sp[-1]
  release(old, pc, fr)
  guard let value = lp[pc.b] else { return goTo(.unboundLocal, pc, sp - 1, lp, fr, vm) }
  value.incref()
  sp[-1] = value
  return next(pc + 1, sp, lp, fr, vm)
}

let handleStoreFastStoreFast: Handler = { pc, sp, lp, fr, vm in
  let first = lp[pc.a]
  lp[pc.a] = sp[-1]
  release(first, pc, fr)
  let second = lp[pc.b]
  lp[pc.b] = sp[-2]
  release(second, pc, fr)
  return next(pc + 1, sp - 2, lp, fr, vm)
}

/// `b = a` between locals.
let handleMoveFast: Handler = { pc, sp, lp, fr, vm in
  let value = lp[pc.a].unsafelyUnwrapped
  value.incref()
  let old = lp[pc.b]
  lp[pc.b] = value
  release(old, pc, fr)
  return next(pc + 1, sp, lp, fr, vm)
}

let handleDeleteFast: Handler = { pc, sp, lp, fr, vm in
  guard let old = lp[pc.a] else { return goTo(.unboundLocal, pc, sp, lp, fr, vm) }
  lp[pc.a] = nil
  release(old, pc, fr)
  return next(pc + 1, sp, lp, fr, vm)
}

/// Operand a names the local (b for the fused store-load).
let unboundLocal: Handler = { pc, sp, lp, fr, vm in
  let body = fr.asFrame.pointee.body
  let op = MachineOpcode(rawValue: UInt16(truncatingIfNeeded: pc.pointee))
  let index = op == .storeFastLoadFast ? pc.b : pc.a
  let name = body.pointee.localNames[index].unsafelyUnwrapped
  raiseUnbound(vm, name, isFree: false)
  return goTo(.unwind, pc, sp, lp, fr, vm)
}

@inline(never)
func raiseUnbound(_ vm: VM, _ name: Ref, isFree: Bool) {
  if isFree {
    _ = vm.raise(
      vm.exceptions.pointee.nameError,
      "cannot access free variable '\(name.swiftString)' where it is not associated with a value in enclosing scope"
    )
    if let error = vm.state.pointee.error, error.isInstance(vm.exceptions.pointee.nameError) {
      vm.setExceptionField(error, 0, name.owned())
    }
  } else {
    _ = vm.raise(
      vm.exceptions.pointee.unboundLocalError,
      "cannot access local variable '\(name.swiftString)' where it is not associated with a value")
  }
}

/// Distance-carrying jumps. Forward ones are free; backward ones pay fuel and look around when it is used up.
let handleJumpForward: Handler = { pc, sp, lp, fr, vm in next(pc + pc.distance, sp, lp, fr, vm) }

let handleJumpBackward: Handler = { pc, sp, lp, fr, vm in
  let state = vm.state
  let distance = pc.distance
  state.pointee.fuel &+= distance
  if state.pointee.fuel < 0 { return goTo(.lookAround, pc, sp, lp, fr, vm) }
  return next(pc + distance, sp, lp, fr, vm)
}

/// The safe point of a backward jump: collection, limits, interrupts. Then the jump.
let lookAround: Handler = { pc, sp, lp, fr, vm in
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !vm.safePoint() { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return next(pc + pc.distance, sp, lp, fr, vm)
}

let handlePopJumpIfTrue: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  let taken = value == vm.state.pointee.true
  value.decref()
  return next(taken ? pc + pc.distance : pc + 1, sp - 1, lp, fr, vm)
}

let handlePopJumpIfFalse: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  let taken = value == vm.state.pointee.false
  value.decref()
  return next(taken ? pc + pc.distance : pc + 1, sp - 1, lp, fr, vm)
}

let handlePopJumpIfNone: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  let taken = value == vm.none
  value.decref()
  return next(taken ? pc + pc.distance : pc + 1, sp - 1, lp, fr, vm)
}

let handlePopJumpIfNotNone: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  let taken = value != vm.none
  value.decref()
  return next(taken ? pc + pc.distance : pc + 1, sp - 1, lp, fr, vm)
}

/// Truth of common values without a call: 1, 0, or -2 "ask the type".
@inline(__always)
func quickTruth(_ value: Ref, _ vm: VM) -> Int32 {
  switch value.kind {
  case Kind.bool: return value == vm.state.pointee.true ? 1 : 0
  case Kind.none: return 0
  case Kind.int: return value.headerMark == compactIntMark && value.compactValue == 0 ? 0 : 1
  case Kind.str, Kind.list, Kind.tuple: return value.load(16, as: Int.self) != 0 ? 1 : 0
  default: return -2
  }
}

let handleJumpIfTruthy: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  let truth = quickTruth(value, vm)
  if truth < 0 { return goTo(.jumpOnTruthSlow, pc, sp, lp, fr, vm) }
  value.decref()
  return next(truth == 1 ? pc + pc.distance : pc + 1, sp - 1, lp, fr, vm)
}

let handleJumpIfFalsy: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  let truth = quickTruth(value, vm)
  if truth < 0 { return goTo(.jumpOnTruthSlow, pc, sp, lp, fr, vm) }
  value.decref()
  return next(truth == 0 ? pc + pc.distance : pc + 1, sp - 1, lp, fr, vm)
}

let jumpOnTruthSlow: Handler = { pc, sp, lp, fr, vm in
  let wanted: Int32 =
    UInt16(truncatingIfNeeded: pc.pointee) == MachineOpcode.jumpIfTruthy.rawValue ? 1 : 0
  let value = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  let truth = vm.isTrue(value)
  if truth < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  value.decref()
  return next(truth == wanted ? pc + pc.distance : pc + 1, sp - 1, lp, fr, vm)
}

// Fused tests: b the outcome at which the jump is taken, cache 1 its distance. They jump forwards, or back to a
// loop's head, which pays.

@inline(__always)
private func jump(
  if taken: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let distance = taken ? pc.cache(1) : 2
  if distance < 0 {
    let state = vm.state
    state.pointee.fuel &+= distance
    if state.pointee.fuel < 0 { return goTo(.lookAroundAtTest, pc, sp, lp, fr, vm) }
  }
  return next(pc + distance, sp, lp, fr, vm)
}

/// The test is done; only the jump back is left.
let lookAroundAtTest: Handler = { pc, sp, lp, fr, vm in
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !vm.safePoint() { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return next(pc + pc.cache(1), sp, lp, fr, vm)
}

let handleIsJump: Handler = { pc, sp, lp, fr, vm in
  let left = sp[-2].unsafelyUnwrapped
  let right = sp[-1].unsafelyUnwrapped
  let taken = (left == right) == (pc.b == 1)
  left.decref()
  right.decref()
  return jump(if: taken, pc, sp - 2, lp, fr, vm)
}

let handleIsNoneJumpL: Handler = { pc, sp, lp, fr, vm in
  jump(if: (lp[pc.a].unsafelyUnwrapped == vm.none) == (pc.b == 1), pc, sp, lp, fr, vm)
}

let handleContainsJump: Handler = { pc, sp, lp, fr, vm in
  let item = sp[-2].unsafelyUnwrapped
  let container = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 2
  fr.asFrame.pointee.sp = sp
  let found = vm.contains(container, item)
  if found < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  item.decref()
  container.decref()
  return jump(if: found == Int32(truncatingIfNeeded: pc.b), pc, sp - 2, lp, fr, vm)
}

/// The truth of local a.
let handleJumpOnTruthL: Handler = { pc, sp, lp, fr, vm in
  let value = lp[pc.a].unsafelyUnwrapped
  let truth = quickTruth(value, vm)
  if truth < 0 { return goTo(.jumpOnTruthOfLocalSlow, pc, sp, lp, fr, vm) }
  return jump(if: truth == Int32(truncatingIfNeeded: pc.b), pc, sp, lp, fr, vm)
}

let jumpOnTruthOfLocalSlow: Handler = { pc, sp, lp, fr, vm in
  let value = lp[pc.a].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 2
  fr.asFrame.pointee.sp = sp
  value.incref()
  let truth = vm.isTrue(value)
  value.decref()
  if truth < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return jump(if: truth == Int32(truncatingIfNeeded: pc.b), pc, sp, lp, fr, vm)
}

let handleToBool: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  var truth = quickTruth(value, vm)
  if truth < 0 {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    truth = vm.isTrue(value)
  }
  if truth < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = vm.bool(truth == 1)
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleUnaryNot: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  sp[-1] = vm.bool(value == vm.state.pointee.false)
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleUnaryNegative: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  if value.isCompactInt, let result = vm.int(0 &- value.compactValue) {
    sp[-1] = result
    releaseInt(value, vm)
    return next(pc + 1, sp, lp, fr, vm)
  }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  guard let result = vm.unaryNegative(value) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = result
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleUnaryInvert: Handler = { pc, sp, lp, fr, vm in
  // A bool's warning says on which line.
  fr.asFrame.pointee.pc = pc + 1
  let value = sp[-1].unsafelyUnwrapped
  if value.isCompactInt, let result = vm.int(~value.compactValue) {
    sp[-1] = result
    releaseInt(value, vm)
    return next(pc + 1, sp, lp, fr, vm)
  }
  guard let result = vm.unaryInvert(value) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = result
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}
