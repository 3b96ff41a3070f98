import PyHeap

// Displays, comprehension helpers, unpacking, strings, matching, imports.

let handleBuildTuple: Handler = { pc, sp, lp, fr, vm in
  let count = pc.wide
  let base = sp - count
  if count == 0 {
    sp[0] = vm.state.pointee.emptyTuple.owned()
    return next(pc + 1, sp + 1, lp, fr, vm)
  }
  guard let tuple = vm.newTuple(count) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  tuple.tupleItems.update(from: base, count: count)
  vm.trackTuple(tuple)
  base[0] = tuple
  return next(pc + 1, base + 1, lp, fr, vm)
}

let handleBuildList: Handler = { pc, sp, lp, fr, vm in
  let count = pc.wide
  let base = sp - count
  guard let list = vm.newList(count) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  if count > 0 { list.listItems.unsafelyUnwrapped.update(from: base, count: count) }
  base[0] = list
  return next(pc + 1, base + 1, lp, fr, vm)
}

let handleBuildSet: Handler = { pc, sp, lp, fr, vm in
  let count = pc.wide
  let base = sp - count
  // Hashes and comparisons may be Python code, which sees the line.
  fr.asFrame.pointee.pc = pc + 1
  guard let set = vm.newSet() else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  var index = 0
  while index < count {
    if !vm.setInsert(set, base[index].unsafelyUnwrapped) {
      set.decref()
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    index &+= 1
  }
  return replaceTop(set, base, pc, sp, lp, fr, vm)
}

/// Releases `base..<sp` and pushes an owned result.
@inline(__always)
private func replaceTop(
  _ result: Ref, _ base: SlotPointer, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  var slot = base
  while slot < sp {
    slot.pointee.decref()
    slot += 1
  }
  base[0] = result
  return next(pc + 1, base + 1, lp, fr, vm)
}

let handleBuildMap: Handler = { pc, sp, lp, fr, vm in
  let count = pc.wide
  let base = sp - count &* 2
  fr.asFrame.pointee.pc = pc + 1
  guard let dict = vm.newDict(presized: count) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  var index = 0
  while index < count {
    if !vm.dictSet(dict, base[index &* 2].unsafelyUnwrapped, base[index &* 2 &+ 1].unsafelyUnwrapped) {
      dict.decref()
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    index &+= 1
  }
  return replaceTop(dict, base, pc, sp, lp, fr, vm)
}

let handleBuildConstKeyMap: Handler = { pc, sp, lp, fr, vm in
  let count = pc.wide
  let base = sp - (count &+ 1)
  let keys = sp[-1].unsafelyUnwrapped
  guard let dict = vm.newDict(presized: count) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  var index = 0
  while index < count {
    if !vm.dictSet(dict, keys.tupleItem(index), base[index].unsafelyUnwrapped) {
      dict.decref()
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    index &+= 1
  }
  return replaceTop(dict, base, pc, sp, lp, fr, vm)
}

let handleBuildString: Handler = { pc, sp, lp, fr, vm in
  let count = pc.wide
  let base = sp - count
  guard let joined = vm.joinParts(base, count) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return replaceTop(joined, base, pc, sp, lp, fr, vm)
}

let handleListAppend: Handler = { pc, sp, lp, fr, vm in
  let list = sp[-1 - pc.a].unsafelyUnwrapped
  let item = sp[-1].unsafelyUnwrapped
  if !vm.listAppend(list, item) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  item.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleSetAdd: Handler = { pc, sp, lp, fr, vm in
  let set = sp[-1 - pc.a].unsafelyUnwrapped
  let item = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  if !vm.setInsert(set, item) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  item.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleMapAdd: Handler = { pc, sp, lp, fr, vm in
  let dict = sp[-2 - pc.a].unsafelyUnwrapped
  let key = sp[-2].unsafelyUnwrapped
  let value = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  if !vm.dictSet(dict, key, value) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  key.decref()
  value.decref()
  return next(pc + 1, sp - 2, lp, fr, vm)
}

let handleListExtend: Handler = { pc, sp, lp, fr, vm in
  let list = sp[-1 - pc.a].unsafelyUnwrapped
  let items = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  if !vm.listExtendDisplay(list, items) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  items.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleSetUpdate: Handler = { pc, sp, lp, fr, vm in
  let set = sp[-1 - pc.a].unsafelyUnwrapped
  let items = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  if !vm.setUpdate(set, items) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  items.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleDictUpdate: Handler = { pc, sp, lp, fr, vm in
  let dict = sp[-1 - pc.a].unsafelyUnwrapped
  let mapping = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  if !vm.dictUpdateDisplay(dict, mapping) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  mapping.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleDictMerge: Handler = { pc, sp, lp, fr, vm in
  let dict = sp[-1 - pc.a].unsafelyUnwrapped
  let mapping = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  let function = sp[-4 - pc.a]
  if dict.dictCount == 0, mapping.kind == Kind.dict, vm.heap.pointee.profile.passesKeywordDict,
    UInt16(truncatingIfNeeded: pc[1]) == MachineOpcode.callFunctionEx.rawValue
  {
    sp[-1 - pc.a] = mapping
    dict.decref()
    return next(pc + 1, sp - 1, lp, fr, vm)
  }
  if !vm.dictMergeKeywords(dict, mapping, function) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  mapping.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

// MARK: Unpacking

/// Exactly a values; the first ends on top.
let handleUnpackSequence: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let sequence = sp[-1].unsafelyUnwrapped
  let base = sp - 1
  if sequence.kind == Kind.tuple, sequence.tupleCount == count {
    let items = sequence.tupleItems
    // Sole owner of the tuple: its references could move, but the items stay counted until it dies, as in CPython.
    var index = 0
    while index < count {
      let item = items[index]
      item.incref()
      base[count &- 1 &- index] = item
      index &+= 1
    }
    sequence.decref()
    return next(pc + 1, base + count, lp, fr, vm)
  }
  if sequence.kind == Kind.list, sequence.listCount == count {
    var index = 0
    while index < count {
      base[count &- 1 &- index] = sequence.listItem(index).owned()
      index &+= 1
    }
    sequence.decref()
    return next(pc + 1, base + count, lp, fr, vm)
  }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !unpackIterable(sequence, base, count, -1, vm) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return next(pc + 1, base + count, lp, fr, vm)
}

/// `a, b = pair` between locals a and b.
let handleUnpackPairTo: Handler = { pc, sp, lp, fr, vm in
  let pair = sp[-1].unsafelyUnwrapped
  guard pair.kind == Kind.tuple && pair.tupleCount == 2 else {
    return goTo(.unpackPairSlow, pc, sp, lp, fr, vm)
  }
  let first = pair.tupleItem(0)
  let second = pair.tupleItem(1)
  first.incref()
  second.incref()
  pair.decref()
  let oldFirst = lp[pc.a]
  lp[pc.a] = first
  if let oldFirst { releaseLocal(oldFirst, vm, pc, fr) }
  let oldSecond = lp[pc.b]
  lp[pc.b] = second
  if let oldSecond { releaseLocal(oldSecond, vm, pc, fr) }
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let unpackPairSlow: Handler = { pc, sp, lp, fr, vm in
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  // Two values on the stack, the first on top.
  if !unpackIterable(sp[-1].unsafelyUnwrapped, sp - 1, 2, -1, vm) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  let first = sp[0]
  let second = sp[-1]
  let oldFirst = lp[pc.a]
  lp[pc.a] = first
  oldFirst.decref()
  let oldSecond = lp[pc.b]
  lp[pc.b] = second
  oldSecond.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

/// a: values before the star, b: after it.
let handleUnpackEx: Handler = { pc, sp, lp, fr, vm in
  let sequence = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !unpackIterable(sequence, sp - 1, pc.a, pc.b, vm) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return next(pc + 1, sp + (pc.a &+ pc.b), lp, fr, vm)
}

/// Unpacks into `base` upwards, last value lowest; `after` < 0: no star. Takes over the reference to `sequence` on success.
@inline(never)
private func unpackIterable(_ sequence: Ref, _ base: SlotPointer, _ before: Int, _ after: Int, _ vm: VM)
  -> Bool
{
  guard let iterator = vm.iterateForUnpack(sequence) else { return false }
  let total = after < 0 ? before : before + 1 + after
  // The values are collected above the sequence's own slot, which must stay valid in case of an error.
  let scratch = base + 1
  var got = 0
  func fail() -> Bool {
    while got > 0 {
      got -= 1
      scratch[got].decref()
    }
    iterator.decref()
    return false
  }
  while got < before {
    guard let value = vm.next(iterator) else {
      if vm.state.pointee.error == nil {
        _ = vm.raise(
          vm.exceptions.pointee.valueError,
          after < 0
            ? "not enough values to unpack (expected \(before), got \(got))"
            : "not enough values to unpack (expected at least \(before + after), got \(got))")
      }
      return fail()
    }
    scratch[got] = value
    got += 1
  }
  if after < 0 {
    if let extra = vm.next(iterator) {
      extra.decref()
      _ = vm.raise(vm.exceptions.pointee.valueError, "too many values to unpack (expected \(before))")
      return fail()
    }
    if vm.state.pointee.error != nil { return fail() }
  } else {
    guard let rest = vm.listFromIterable(iterator) else { return fail() }
    scratch[got] = rest
    got += 1
    if rest.listCount < after {
      _ = vm.raise(
        vm.exceptions.pointee.valueError,
        "not enough values to unpack (expected at least \(before + after), got \(before + rest.listCount))")
      return fail()
    }
    let start = rest.listCount - after
    var index = 0
    while index < after {
      scratch[got] = rest.listItem(start + index).owned()
      got += 1
      index += 1
    }
    if after > 0, !vm.listTruncate(rest, start) { return fail() }
  }
  iterator.decref()
  // scratch[0] is the first value: it must end on top, so reverse in place while moving down one slot.
  sequence.decref()
  var low = 0
  var high = total - 1
  while low < high {
    let value = scratch[low]
    scratch[low] = scratch[high]
    scratch[high] = value
    low += 1
    high -= 1
  }
  base.update(from: scratch, count: total)
  return true
}

// MARK: Formatting

let handleConvertValue: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  let text = pc.a == 1 ? vm.str(value) : pc.a == 2 ? vm.repr(value) : vm.ascii(value)
  guard let text else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = text
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleFormatSimple: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  if value.kind == Kind.str { return next(pc + 1, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + 1
  guard let text = vm.format(value, nil) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = text
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleFormatWithSpec: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-2].unsafelyUnwrapped
  let spec = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  guard let text = vm.format(value, spec) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-2] = text
  value.decref()
  spec.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

// MARK: Pattern matching

let handleGetLen: Handler = { pc, sp, lp, fr, vm in
  let length = vm.length(sp[-1].unsafelyUnwrapped)
  if length < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  guard let value = vm.int(length) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleMatchMapping: Handler = { pc, sp, lp, fr, vm in
  sp[0] = vm.bool(sp[-1].unsafelyUnwrapped.typeHas(.mapping))
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleMatchSequence: Handler = { pc, sp, lp, fr, vm in
  sp[0] = vm.bool(sp[-1].unsafelyUnwrapped.typeHas(.sequence))
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleMatchKeys: Handler = { pc, sp, lp, fr, vm in
  guard let result = vm.matchKeys(sp[-2].unsafelyUnwrapped, sp[-1].unsafelyUnwrapped) else {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  sp[0] = result
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleMatchClass: Handler = { pc, sp, lp, fr, vm in
  let subject = sp[-3].unsafelyUnwrapped
  let type = sp[-2].unsafelyUnwrapped
  let names = sp[-1].unsafelyUnwrapped
  guard let result = vm.matchClass(subject, type, names, positional: pc.a) else {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  sp[-3] = result
  subject.decref()
  type.decref()
  names.decref()
  return next(pc + 1, sp - 2, lp, fr, vm)
}

// MARK: Imports and intrinsics

/// [level fromlist -- module]
let handleImportName: Handler = { pc, sp, lp, fr, vm in
  let name = fr.asFrame.pointee.body.pointee.names[pc.a].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  let level = sp[-2].unsafelyUnwrapped
  let fromList = sp[-1].unsafelyUnwrapped
  guard let module = vm.importModule(name, fromList: fromList, level: level, fr.asFrame) else {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  level.decref()
  fromList.decref()
  sp[-2] = module
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleImportFrom: Handler = { pc, sp, lp, fr, vm in
  let name = fr.asFrame.pointee.body.pointee.names[pc.a].unsafelyUnwrapped
  guard let value = vm.importFrom(sp[-1].unsafelyUnwrapped, name) else {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleCallIntrinsic1: Handler = { pc, sp, lp, fr, vm in
  let value = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  let result: Ref?
  switch Intrinsic1(rawValue: UInt8(truncatingIfNeeded: pc.a)) {
  case .print: result = vm.displayValue(value) ? vm.newNone() : nil
  case .importStar: result = vm.importStar(value, fr.asFrame) ? vm.newNone() : nil
  case .stopIterationError: result = vm.generatorStopIteration(value)
  case .unaryPositive: result = vm.unaryPositive(value)
  case .listToTuple: result = vm.tupleFromList(value)
  case nil: result = vm.raise(vm.exceptions.pointee.systemError, "unknown intrinsic")
  }
  guard let result else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = result
  value.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleCallIntrinsic2: Handler = { pc, sp, lp, fr, vm in
  let left = sp[-2].unsafelyUnwrapped
  let right = sp[-1].unsafelyUnwrapped
  guard let result = vm.prepareReraiseStar(left, right) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-2] = result
  left.decref()
  right.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}
