import PyHeap

// Subscripts. subscr*: op | a | b | back-off, one word.

@inline(__always)
private func finish<S: OperandShape>(
  _ shape: S.Type, _ result: Ref, _ left: Ref, _ right: Ref,
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let base = sp - S.popped
  base[0] = result
  if S.ownsRight { right.decref() }
  if S.ownsLeft { left.decref() }
  return next(pc + 1, base + 1, lp, fr, vm)
}

@inline(__always)
private func subscriptGeneric<S: OperandShape>(
  _ shape: S.Type, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let container = S.left(pc, sp, lp, fr)
  let key = S.right(pc, sp, lp, fr)
  if pc.mayAdapt() { adaptSubscript(pc, container, key) }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !S.ownsLeft { container.incref() }
  if !S.ownsRight { key.incref() }
  let result = vm.getItem(container, key)
  if !S.ownsLeft { container.decref() }
  if !S.ownsRight { key.decref() }
  guard let result else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return finish(S.self, result, container, key, pc, sp, lp, fr, vm)
}

/// `base` shape index of a subscript opcode: SS 0, SL 1, SC 2, LL 3, LC 4.
@inline(never)
private func adaptSubscript(_ pc: CodePointer, _ container: Ref, _ key: Ref) {
  let op = MachineOpcode(rawValue: UInt16(truncatingIfNeeded: pc.pointee)).unsafelyUnwrapped
  let generic: MachineOpcode
  switch op {
  case .subscrSS, .subscrListIntSS, .subscrTupleIntSS, .subscrDictSS: generic = .subscrSS
  case .subscrSL, .subscrListIntSL, .subscrDictSL: generic = .subscrSL
  case .subscrSC, .subscrListIntSC, .subscrTupleIntSC, .subscrDictSC: generic = .subscrSC
  case .subscrLL, .subscrListIntLL, .subscrTupleIntLL, .subscrDictLL: generic = .subscrLL
  case .subscrKK, .subscrListIntKK, .subscrDictKK: generic = .subscrKK
  default: generic = .subscrLC
  }
  var special: MachineOpcode?
  switch (container.kind, generic) {
  case (Kind.list, .subscrKK) where key.isCompactInt: special = .subscrListIntKK
  case (Kind.dict, .subscrKK): special = .subscrDictKK
  case (_, .subscrKK): break
  case (Kind.list, _) where key.isCompactInt:
    let shape = generic.rawValue - MachineOpcode.subscrSS.rawValue
    special = MachineOpcode(rawValue: MachineOpcode.subscrListIntSS.rawValue + shape)
  case (Kind.tuple, .subscrSS) where key.isCompactInt: special = .subscrTupleIntSS
  case (Kind.tuple, .subscrSC) where key.isCompactInt: special = .subscrTupleIntSC
  case (Kind.tuple, .subscrLL) where key.isCompactInt: special = .subscrTupleIntLL
  case (Kind.tuple, .subscrLC) where key.isCompactInt: special = .subscrTupleIntLC
  case (Kind.dict, _):
    let shape = generic.rawValue - MachineOpcode.subscrSS.rawValue
    special = MachineOpcode(rawValue: MachineOpcode.subscrDictSS.rawValue + shape)
  default: break
  }
  // A specialised form that comes here met an index out of range: it stays.
  if let special, special != op { pc.become(special) } else if special == nil { pc.backOff(to: generic) }
}

/// `sequence[index]` of a list or a tuple.
@inline(__always)
private func subscriptItem<F: ItemForm, S: OperandShape>(
  _ form: F.Type, _ shape: S.Type, _ generic: MachineOpcode,
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let container = S.left(pc, sp, lp, fr)
  let key = S.right(pc, sp, lp, fr)
  if container.kind == F.kind && key.isCompactInt {
    let count = F.count(container)
    var index = key.compactValue
    if index < 0 { index &+= count }
    if UInt(bitPattern: index) < UInt(bitPattern: count) {
      let result = F.item(container, index)
      result.incref()
      return finish(S.self, result, container, key, pc, sp, lp, fr, vm)
    }
  }
  return goTo(generic, pc, sp, lp, fr, vm)
}

@inline(__always)
private func subscriptDict<S: OperandShape>(
  _ shape: S.Type, _ generic: MachineOpcode,
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let container = S.left(pc, sp, lp, fr)
  let key = S.right(pc, sp, lp, fr)
  if container.kind == Kind.dict {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    if !S.ownsLeft { container.incref() }
    if !S.ownsRight { key.incref() }
    let result = vm.dictGet(container, key)
    result.incref()
    if !S.ownsLeft { container.decref() }
    if !S.ownsRight { key.decref() }
    if let result { return finish(S.self, result, container, key, pc, sp, lp, fr, vm) }
    if vm.state.pointee.error == nil { vm.raiseKeyError(key) }
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  return goTo(generic, pc, sp, lp, fr, vm)
}

let handleSubscrSS: Handler = { subscriptGeneric(SS.self, $0, $1, $2, $3, $4) }
let handleSubscrSL: Handler = { subscriptGeneric(SL.self, $0, $1, $2, $3, $4) }
let handleSubscrSC: Handler = { subscriptGeneric(SC.self, $0, $1, $2, $3, $4) }
let handleSubscrLL: Handler = { subscriptGeneric(LL.self, $0, $1, $2, $3, $4) }
let handleSubscrLC: Handler = { subscriptGeneric(LC.self, $0, $1, $2, $3, $4) }

// MARK: Stores and deletions

/// Puts an owned value under a key; container and key are owned too. `sp` is the stack without the three.
@inline(__always)
private func storeItem(
  _ value: Ref, _ container: Ref, _ key: Ref, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  if container.kind == Kind.list && key.isCompactInt {
    let count = container.listCount
    var index = key.compactValue
    if index < 0 { index &+= count }
    if UInt(bitPattern: index) < UInt(bitPattern: count) {
      let slot = container.listItems.unsafelyUnwrapped + index
      let old = slot.pointee
      slot.pointee = value
      releaseInt(key, vm)
      if let old { releaseLocal(old, vm, pc, fr) }
      release(container, pc, fr)
      return next(pc + 1, sp, lp, fr, vm)
    }
  }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp + 3
  let stored =
    container.kind == Kind.dict ? vm.dictSet(container, key, value) : vm.setItem(container, key, value)
  if !stored { return goTo(.unwind, pc, sp + 3, lp, fr, vm) }
  key.decref()
  container.decref()
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

/// [value container key --]
let handleStoreSubscr: Handler = { pc, sp, lp, fr, vm in
  storeItem(
    sp[-3].unsafelyUnwrapped, sp[-2].unsafelyUnwrapped, sp[-1].unsafelyUnwrapped, pc, sp - 3, lp, fr, vm)
}

/// The end of `c[k] += …`. [container key value --]
let handleStoreSubscrBack: Handler = { pc, sp, lp, fr, vm in
  storeItem(
    sp[-1].unsafelyUnwrapped, sp[-3].unsafelyUnwrapped, sp[-2].unsafelyUnwrapped, pc, sp - 3, lp, fr, vm)
}

/// Container local a, key local b. [value --]
let handleStoreSubscrLL: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  let container = lp[pc.a].unsafelyUnwrapped
  let key = lp[pc.b].unsafelyUnwrapped
  if container.kind == Kind.list && key.isCompactInt {
    let count = container.listCount
    var index = key.compactValue
    if index < 0 { index &+= count }
    if UInt(bitPattern: index) < UInt(bitPattern: count) {
      let slot = container.listItems.unsafelyUnwrapped + index
      let old = slot.pointee
      slot.pointee = value
      if let old { releaseLocal(old, vm, pc, fr) }
      return next(pc + 1, sp - 1, lp, fr, vm)
    }
  }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  container.incref()
  key.incref()
  let stored =
    container.kind == Kind.dict ? vm.dictSet(container, key, value) : vm.setItem(container, key, value)
  key.decref()
  container.decref()
  if !stored { return goTo(.unwind, pc, sp, lp, fr, vm) }
  value.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleDeleteSubscr: Handler = { pc, sp, lp, fr, vm in
  let container = sp[-2].unsafelyUnwrapped
  let key = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !vm.setItem(container, key, nil) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  container.decref()
  key.decref()
  return next(pc + 1, sp - 2, lp, fr, vm)
}

/// [container start stop -- value]
let handleBinarySlice: Handler = { pc, sp, lp, fr, vm in
  let container = sp[-3].unsafelyUnwrapped
  let start = sp[-2].unsafelyUnwrapped
  let stop = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  guard let slice = vm.newSlice(start, stop, nil) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  // The slice holds the bounds from here on.
  stop.decref()
  start.decref()
  let result = vm.getItem(container, slice)
  slice.decref()
  guard let result else { return goTo(.unwind, pc, sp - 2, lp, fr, vm) }
  sp[-3] = result
  container.decref()
  return next(pc + 1, sp - 2, lp, fr, vm)
}

/// [value container start stop --]
let handleStoreSlice: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-4].unsafelyUnwrapped
  let container = sp[-3].unsafelyUnwrapped
  let start = sp[-2].unsafelyUnwrapped
  let stop = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  guard let slice = vm.newSlice(start, stop, nil) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  stop.decref()
  start.decref()
  let stored = vm.setItem(container, slice, value)
  slice.decref()
  if !stored { return goTo(.unwind, pc, sp - 2, lp, fr, vm) }
  container.decref()
  value.decref()
  return next(pc + 1, sp - 4, lp, fr, vm)
}

/// a = 2 or 3.
let handleBuildSlice: Handler = { pc, sp, lp, fr, vm in
  let base = sp - pc.a
  guard
    let slice = vm.newSlice(
      base[0].unsafelyUnwrapped, base[1].unsafelyUnwrapped, pc.a == 3 ? base[2] : nil)
  else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  var slot = base
  while slot < sp {
    slot.pointee.decref()
    slot += 1
  }
  base[0] = slice
  return next(pc + 1, base + 1, lp, fr, vm)
}

let itemHandlers: [HandlerRow] = [
  HandlerRow(.subscrSS, handleSubscrSS), HandlerRow(.subscrSL, handleSubscrSL),
  HandlerRow(.subscrSC, handleSubscrSC),
  HandlerRow(.subscrLL, handleSubscrLL), HandlerRow(.subscrLC, handleSubscrLC),
  HandlerRow(.subscrListIntSS, { subscriptItem(ListForm.self, SS.self, .subscrSS, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrListIntSL, { subscriptItem(ListForm.self, SL.self, .subscrSL, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrListIntSC, { subscriptItem(ListForm.self, SC.self, .subscrSC, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrListIntLL, { subscriptItem(ListForm.self, LL.self, .subscrLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrListIntLC, { subscriptItem(ListForm.self, LC.self, .subscrLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrTupleIntSS, { subscriptItem(TupleForm.self, SS.self, .subscrSS, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrTupleIntSC, { subscriptItem(TupleForm.self, SC.self, .subscrSC, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrTupleIntLL, { subscriptItem(TupleForm.self, LL.self, .subscrLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrTupleIntLC, { subscriptItem(TupleForm.self, LC.self, .subscrLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrDictSS, { subscriptDict(SS.self, .subscrSS, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrDictSL, { subscriptDict(SL.self, .subscrSL, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrDictSC, { subscriptDict(SC.self, .subscrSC, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrDictLL, { subscriptDict(LL.self, .subscrLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrKK, { subscriptGeneric(KK.self, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrListIntKK, { subscriptItem(ListForm.self, KK.self, .subscrKK, $0, $1, $2, $3, $4) }),
  HandlerRow(.subscrDictKK, { subscriptDict(KK.self, .subscrKK, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeSubscrBack, handleStoreSubscrBack),
  HandlerRow(.subscrDictLC, { subscriptDict(LC.self, .subscrLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeSubscr, handleStoreSubscr), HandlerRow(.storeSubscrLL, handleStoreSubscrLL),
  HandlerRow(.deleteSubscr, handleDeleteSubscr), HandlerRow(.binarySlice, handleBinarySlice),
  HandlerRow(.storeSlice, handleStoreSlice),
  HandlerRow(.buildSlice, handleBuildSlice),
]
