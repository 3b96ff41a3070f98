import PyHeap

// Comparisons. Words: op | a | b | back-off; cache 1: operator number (0…5) in bits 0…7, outcome mask in bits 8…15,
// "result must be a bool" in bit 16; jump forms: cache 2: distance from the instruction.
//
// Outcome bits: 1 left < right, 2 left > right, 4 equal, 8 unordered. The jump is taken when the outcome is in the mask.

@inline(__always)
private func outcome(_ left: Int, _ right: Int) -> UInt { left < right ? 1 : left > right ? 2 : 4 }

@inline(__always)
private func outcome(_ left: Double, _ right: Double) -> UInt {
  left < right ? 1 : left > right ? 2 : left == right ? 4 : 8
}

@inline(__always)
private func jumpIf(
  _ taken: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  if taken {
    let distance = pc.cache(2)
    if distance < 0 {
      let state = vm.state
      state.pointee.fuel &+= distance
      if state.pointee.fuel < 0 { return goTo(.lookAroundAtCompare, pc, sp, lp, fr, vm) }
    }
    return next(pc + distance, sp, lp, fr, vm)
  }
  return next(pc + 3, sp, lp, fr, vm)
}

/// Operands are released already; only the jump is left.
let lookAroundAtCompare: Handler = { pc, sp, lp, fr, vm in
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !vm.safePoint() { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return next(pc + pc.cache(2), sp, lp, fr, vm)
}

@inline(__always)
func compareJumpInt<S: OperandShape>(
  _ shape: S.Type, _ generic: MachineOpcode, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if left.isCompactInt && right.isCompactInt {
    let taken = outcome(left.compactValue, right.compactValue) & (pc[1] &>> 8) != 0
    if S.ownsLeft { releaseInt(left, vm) }
    if S.ownsRight { releaseInt(right, vm) }
    return jumpIf(taken, pc, sp - S.popped, lp, fr, vm)
  }
  return goTo(generic, pc, sp, lp, fr, vm)
}

@inline(__always)
func compareJumpFloat<S: OperandShape>(
  _ shape: S.Type, _ generic: MachineOpcode, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if left.isExactFloat && right.isExactFloat {
    let taken = outcome(left.floatValue, right.floatValue) & (pc[1] &>> 8) != 0
    if S.ownsLeft { releaseFloat(left, vm) }
    if S.ownsRight { releaseFloat(right, vm) }
    return jumpIf(taken, pc, sp - S.popped, lp, fr, vm)
  }
  return goTo(generic, pc, sp, lp, fr, vm)
}

/// `==` and `!=` of exact strs.
@inline(__always)
func compareJumpStr<S: OperandShape>(
  _ shape: S.Type, _ generic: MachineOpcode, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if left.kind == Kind.str && right.kind == Kind.str {
    let equal = left == right || strEquals(left, right)
    let taken = (equal ? 4 : 1) & (pc[1] &>> 8) != 0
    if S.ownsLeft { left.decref() }
    if S.ownsRight { right.decref() }
    return jumpIf(taken, pc, sp - S.popped, lp, fr, vm)
  }
  return goTo(generic, pc, sp, lp, fr, vm)
}

@inline(__always)
func compareJumpGeneric<S: OperandShape>(
  _ shape: S.Type, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if pc.mayAdapt() { adaptCompareJump(pc, left, right) }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !S.ownsLeft { left.incref() }
  if !S.ownsRight { right.incref() }
  let truth = compareTruth(left, right, Int32(truncatingIfNeeded: pc[1] & 0xff), vm)
  if !S.ownsLeft { left.decref() }
  if !S.ownsRight { right.decref() }
  if truth < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  if S.ownsLeft { left.decref() }
  if S.ownsRight { right.decref() }
  // The mask says which way the jump goes: bit 17 of the cache is "jump when true".
  return jumpIf((truth == 1) == (pc[1] & (1 &<< 17) != 0), pc, sp - S.popped, lp, fr, vm)
}

@inline(never)
private func compareTruth(_ left: Ref, _ right: Ref, _ op: Int32, _ vm: VM) -> Int32 {
  guard let result = vm.compare(left, right, op) else { return -1 }
  var truth = quickTruth(result, vm)
  if truth < 0 { truth = vm.isTrue(result) }
  result.decref()
  return truth
}

@inline(never)
private func adaptCompareJump(_ pc: CodePointer, _ left: Ref, _ right: Ref) {
  let raw = UInt16(truncatingIfNeeded: pc.pointee)
  let families: [MachineOpcode] = [.compareJumpSS, .compareJumpIntSS, .compareJumpFloatSS]
  var shape: UInt16 = 0
  if raw >= MachineOpcode.compareJumpStrSS.rawValue {
    switch MachineOpcode(rawValue: raw).unsafelyUnwrapped {
    case .compareJumpStrSS: shape = 0
    case .compareJumpStrSL: shape = 1
    case .compareJumpStrSC: shape = 2
    case .compareJumpStrLL: shape = 3
    default: shape = 4
    }
  } else {
    for family in families where raw >= family.rawValue && raw < family.rawValue + 5 {
      shape = raw - family.rawValue
    }
  }
  let generic = MachineOpcode(rawValue: MachineOpcode.compareJumpSS.rawValue + shape).unsafelyUnwrapped
  var special: MachineOpcode?
  if left.isCompactInt && right.isCompactInt {
    special = MachineOpcode(rawValue: MachineOpcode.compareJumpIntSS.rawValue + shape)
  } else if left.isExactFloat && right.isExactFloat {
    special = MachineOpcode(rawValue: MachineOpcode.compareJumpFloatSS.rawValue + shape)
  } else if left.kind == Kind.str && right.kind == Kind.str, pc[1] & 0xfe == 2 {
    let forms: [MachineOpcode] = [
      .compareJumpStrSS, .compareJumpStrSL, .compareJumpStrSC, .compareJumpStrLL, .compareJumpStrLC,
    ]
    special = forms[Int(shape)]
  }
  if let special { pc.become(special) } else { pc.backOff(to: generic) }
}

@inline(__always)
func compareValue<S: OperandShape>(
  _ shape: S.Type, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if left.isCompactInt && right.isCompactInt {
    let taken = outcome(left.compactValue, right.compactValue) & (pc[1] &>> 8) & 15 != 0
    if S.ownsLeft { releaseInt(left, vm) }
    if S.ownsRight { releaseInt(right, vm) }
    let base = sp - S.popped
    base[0] = vm.bool(taken)
    return next(pc + 2, base + 1, lp, fr, vm)
  }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !S.ownsLeft { left.incref() }
  if !S.ownsRight { right.incref() }
  var result = vm.compare(left, right, Int32(truncatingIfNeeded: pc[1] & 0xff))
  if let value = result, pc[1] & (1 &<< 16) != 0, value.kind != Kind.bool {
    let truth = vm.isTrue(value)
    value.decref()
    result = truth < 0 ? nil : vm.bool(truth == 1)
  }
  if !S.ownsLeft { left.decref() }
  if !S.ownsRight { right.decref() }
  guard let result else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  if S.ownsLeft { left.decref() }
  if S.ownsRight { right.decref() }
  let base = sp - S.popped
  base[0] = result
  return next(pc + 2, base + 1, lp, fr, vm)
}

let handleCompareJumpSS: Handler = { compareJumpGeneric(SS.self, $0, $1, $2, $3, $4) }
let handleCompareJumpSL: Handler = { compareJumpGeneric(SL.self, $0, $1, $2, $3, $4) }
let handleCompareJumpSC: Handler = { compareJumpGeneric(SC.self, $0, $1, $2, $3, $4) }
let handleCompareJumpLL: Handler = { compareJumpGeneric(LL.self, $0, $1, $2, $3, $4) }
let handleCompareJumpLC: Handler = { compareJumpGeneric(LC.self, $0, $1, $2, $3, $4) }

let compareHandlers: [HandlerRow] = [
  HandlerRow(.compareSS, { compareValue(SS.self, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareSL, { compareValue(SL.self, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareSC, { compareValue(SC.self, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareLL, { compareValue(LL.self, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareLC, { compareValue(LC.self, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpSS, handleCompareJumpSS), HandlerRow(.compareJumpSL, handleCompareJumpSL),
  HandlerRow(.compareJumpSC, handleCompareJumpSC), HandlerRow(.compareJumpLL, handleCompareJumpLL),
  HandlerRow(.compareJumpLC, handleCompareJumpLC),
  HandlerRow(.compareJumpIntSS, { compareJumpInt(SS.self, .compareJumpSS, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpIntSL, { compareJumpInt(SL.self, .compareJumpSL, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpIntSC, { compareJumpInt(SC.self, .compareJumpSC, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpIntLL, { compareJumpInt(LL.self, .compareJumpLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpIntLC, { compareJumpInt(LC.self, .compareJumpLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpFloatSS, { compareJumpFloat(SS.self, .compareJumpSS, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpFloatSL, { compareJumpFloat(SL.self, .compareJumpSL, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpFloatSC, { compareJumpFloat(SC.self, .compareJumpSC, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpFloatLL, { compareJumpFloat(LL.self, .compareJumpLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpFloatLC, { compareJumpFloat(LC.self, .compareJumpLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpStrSS, { compareJumpStr(SS.self, .compareJumpSS, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpStrSL, { compareJumpStr(SL.self, .compareJumpSL, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpStrSC, { compareJumpStr(SC.self, .compareJumpSC, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpStrLL, { compareJumpStr(LL.self, .compareJumpLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.compareJumpStrLC, { compareJumpStr(LC.self, .compareJumpLC, $0, $1, $2, $3, $4) }),
]

let handleIsOp: Handler = { pc, sp, lp, fr, vm in
  let left = sp[-2].unsafelyUnwrapped
  let right = sp[-1].unsafelyUnwrapped
  let result = (left == right) != (pc.a == 1)
  sp[-2] = vm.bool(result)
  left.decref()
  right.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleContainsOp: Handler = { pc, sp, lp, fr, vm in
  let item = sp[-2].unsafelyUnwrapped
  let container = sp[-1].unsafelyUnwrapped
  let found = vm.contains(container, item)
  if found < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-2] = vm.bool((found == 1) != (pc.a == 1))
  item.decref()
  container.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}
