import PyHeap

// Globals, namespace lookups, cells.

@inline(__always)
private func nameAt(_ fr: UnsafeMutableRawPointer, _ index: Int) -> Ref {
  fr.asFrame.pointee.body.pointee.names[index].unsafelyUnwrapped
}

/// Global, then builtin; new reference or NameError.
@inline(never)
func lookUpGlobal(_ frame: FramePointer, _ name: Ref, _ vm: VM) -> Ref? {
  if let value = vm.dictGet(frame.pointee.globals, name) { return value.owned() }
  if vm.state.pointee.error != nil { return nil }
  let builtins = frame.pointee.builtins
  if builtins.kind == Kind.dict {
    if let value = vm.dictGet(builtins, name) { return value.owned() }
    if vm.state.pointee.error != nil { return nil }
  }
  return vm.raiseNameError(name)
}

/// loadGlobal: a name, b 1 = push null after it; caches: [keys version][entry index].
let handleLoadGlobal: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let name = nameAt(fr, pc.a)
  if pc.mayAdapt() {
    if adaptLoadGlobal(pc, frame, name, vm) { return next(pc, sp, lp, fr, vm) }
    pc.backOff(to: .loadGlobal)
  }
  guard let value = lookUpGlobal(frame, name, vm) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[0] = value
  sp[1] = nil
  return next(pc + 3, sp + 1 + pc.b, lp, fr, vm)
}

@inline(never)
private func adaptLoadGlobal(_ pc: CodePointer, _ frame: FramePointer, _ name: Ref, _ vm: VM) -> Bool {
  if let (version, index) = vm.dictCacheEntry(frame.pointee.globals, name) {
    pc[1] = UInt(version)
    pc[2] = UInt(index)
    pc.become(.loadGlobalModule)
    return true
  }
  if frame.pointee.builtins.kind == Kind.dict,
    let globalsVersion = vm.dictKeysVersion(frame.pointee.globals),
    let (version, index) = vm.dictCacheEntry(frame.pointee.builtins, name)
  {
    pc[1] = UInt(version) | UInt(globalsVersion) << 32
    pc[2] = UInt(index)
    pc.become(.loadGlobalBuiltin)
    return true
  }
  return false
}

let handleLoadGlobalModule: Handler = { pc, sp, lp, fr, vm in
  let globals = fr.asFrame.pointee.globals
  if UInt(globals.dictKeysVersionField) == pc[1],
    let value = globals.dictEntryValue(pc.cache(2))
  {
    value.incref()
    sp[0] = value
    sp[1] = nil
    return next(pc + 3, sp + 1 + pc.b, lp, fr, vm)
  }
  pc.become(.loadGlobal)
  return goTo(.loadGlobal, pc, sp, lp, fr, vm)
}

let handleLoadGlobalBuiltin: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let versions = pc[1]
  if UInt(frame.pointee.globals.dictKeysVersionField) == versions &>> 32,
    UInt(frame.pointee.builtins.dictKeysVersionField) == versions & 0xffff_ffff,
    let value = frame.pointee.builtins.dictEntryValue(pc.cache(2))
  {
    value.incref()
    sp[0] = value
    sp[1] = nil
    return next(pc + 3, sp + 1 + pc.b, lp, fr, vm)
  }
  pc.become(.loadGlobal)
  return goTo(.loadGlobal, pc, sp, lp, fr, vm)
}

let handleStoreGlobal: Handler = { pc, sp, lp, fr, vm in
  fr.asFrame.pointee.pc = pc + 1
  let value = sp[-1].unsafelyUnwrapped
  if !vm.dictSet(fr.asFrame.pointee.globals, nameAt(fr, pc.a), value) {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  value.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleDeleteGlobal: Handler = { pc, sp, lp, fr, vm in
  let name = nameAt(fr, pc.a)
  fr.asFrame.pointee.pc = pc + 1
  if !vm.dictDelete(fr.asFrame.pointee.globals, name) {
    if vm.errorMatches(vm.exceptions.pointee.keyError) {
      vm.clearError()
      _ = vm.raiseNameError(name)
    }
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  return next(pc + 1, sp, lp, fr, vm)
}

/// Value of `name` in a class or module namespace, new reference; nil without error when it is not there.
@inline(never)
private func lookUpIn(_ namespace: Ref, _ name: Ref, _ vm: VM) -> Ref? {
  if namespace.kind == Kind.dict { return vm.dictGet(namespace, name).map { $0.owned() } }
  if let value = vm.getItem(namespace, name) { return value }
  if vm.errorMatches(vm.exceptions.pointee.keyError) { vm.clearError() }
  return nil
}

/// loadName, storeName: a name; caches [keys version][entry] as of loadGlobal. Module bodies, whose namespace is the
/// globals, find their names as functions find globals.
let handleLoadName: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let name = nameAt(fr, pc.a)
  if pc.mayAdapt() {
    if frame.pointee.locals == frame.pointee.globals, adaptLoadGlobal(pc, frame, name, vm) {
      return next(pc, sp, lp, fr, vm)
    }
    pc.backOff(to: .loadName)
  }
  if let locals = frame.pointee.locals, locals != frame.pointee.globals {
    if let value = lookUpIn(locals, name, vm) {
      sp[0] = value
      return next(pc + 3, sp + 1, lp, fr, vm)
    }
    if vm.state.pointee.error != nil { return goTo(.unwind, pc, sp, lp, fr, vm) }
  }
  guard let value = lookUpGlobal(frame, name, vm) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[0] = value
  return next(pc + 3, sp + 1, lp, fr, vm)
}

/// storeName into a dict that has the name already.
let handleStoreNameCached: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let namespace = frame.pointee.globals
  if frame.pointee.locals == namespace, UInt(namespace.dictKeysVersionField) == pc[1] {
    let slot = SlotPointer(namespace.dictKeys.bytes + pc.cache(2))
    let value = sp[-1].unsafelyUnwrapped
    if let old = slot.pointee, namespace.gcHead.pointee.next != 0 || !value.mayBeTracked {
      slot.pointee = value
      releaseLocal(old, vm, pc, fr)
      return next(pc + 3, sp - 1, lp, fr, vm)
    }
  }
  pc.backOff(to: .storeName)
  return goTo(.storeName, pc, sp, lp, fr, vm)
}

let handleStoreName: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let value = sp[-1].unsafelyUnwrapped
  let namespace = frame.pointee.locals ?? frame.pointee.globals
  if pc.mayAdapt() {
    if frame.pointee.locals == frame.pointee.globals,
      let (version, index) = vm.dictCacheEntry(namespace, nameAt(fr, pc.a))
    {
      pc[1] = UInt(version)
      pc[2] = UInt(index)
      pc.become(.storeNameCached)
      return next(pc, sp, lp, fr, vm)
    }
    pc.backOff(to: .storeName)
  }
  frame.pointee.pc = pc + 1
  let stored =
    namespace.kind == Kind.dict
    ? vm.dictSet(namespace, nameAt(fr, pc.a), value) : vm.setItem(namespace, nameAt(fr, pc.a), value)
  if !stored { return goTo(.unwind, pc, sp, lp, fr, vm) }
  value.decref()
  return next(pc + 3, sp - 1, lp, fr, vm)
}

let handleDeleteName: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let name = nameAt(fr, pc.a)
  frame.pointee.pc = pc + 1
  if !vm.setItem(frame.pointee.locals ?? frame.pointee.globals, name, nil) {
    if vm.errorMatches(vm.exceptions.pointee.keyError) {
      vm.clearError()
      _ = vm.raiseNameError(name)
    }
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  return next(pc + 1, sp, lp, fr, vm)
}

let handleLoadLocals: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  sp[0] = (frame.pointee.locals ?? frame.pointee.globals).owned()
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleMakeCell: Handler = { pc, sp, lp, fr, vm in
  guard let cell = vm.newCell(lp[pc.a]) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  lp[pc.a].decref()
  lp[pc.a] = cell
  return next(pc + 1, sp, lp, fr, vm)
}

let handleCopyFreeVars: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let closure: Ref = frame.pointee.function.load(FunctionLayout.closure)
  let count = pc.a
  let first = lp + (Int(frame.pointee.body.pointee.localCount) &- count)
  let cells = closure.tupleItems
  var index = 0
  while index < count {
    let cell = cells[index]
    cell.incref()
    first[index] = cell
    index &+= 1
  }
  return next(pc + 1, sp, lp, fr, vm)
}

let handleLoadDeref: Handler = { pc, sp, lp, fr, vm in
  let cell = lp[pc.a].unsafelyUnwrapped
  guard let value = cell.load(CellLayout.content, as: Ref?.self) else {
    return goTo(.unboundCell, pc, sp, lp, fr, vm)
  }
  value.incref()
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let unboundCell: Handler = { pc, sp, lp, fr, vm in
  let body = fr.asFrame.pointee.body
  let isFree = pc.a >= Int(body.pointee.localCount &- body.pointee.freeCount)
  raiseUnbound(vm, body.pointee.localNames[pc.a].unsafelyUnwrapped, isFree: isFree)
  return goTo(.unwind, pc, sp, lp, fr, vm)
}

let handleStoreDeref: Handler = { pc, sp, lp, fr, vm in
  let cell = lp[pc.a].unsafelyUnwrapped
  let old = cell.load(CellLayout.content, as: Ref?.self)
  cell.store(CellLayout.content, sp[-1])
  old.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

let handleDeleteDeref: Handler = { pc, sp, lp, fr, vm in
  let cell = lp[pc.a].unsafelyUnwrapped
  guard let old = cell.load(CellLayout.content, as: Ref?.self) else {
    return goTo(.unboundCell, pc, sp, lp, fr, vm)
  }
  cell.store(CellLayout.content, Ref?.none)
  old.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleLoadFromDictOrDeref: Handler = { pc, sp, lp, fr, vm in
  let namespace = sp[-1].unsafelyUnwrapped
  let name = fr.asFrame.pointee.body.pointee.localNames[pc.a].unsafelyUnwrapped
  if let value = lookUpIn(namespace, name, vm) {
    sp[-1] = value
    namespace.decref()
    return next(pc + 1, sp, lp, fr, vm)
  }
  if vm.state.pointee.error != nil { return goTo(.unwind, pc, sp, lp, fr, vm) }
  let cell = lp[pc.a].unsafelyUnwrapped
  guard let value = cell.load(CellLayout.content, as: Ref?.self) else {
    return goTo(.unboundCell, pc, sp, lp, fr, vm)
  }
  sp[-1] = value.owned()
  namespace.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleLoadFromDictOrGlobals: Handler = { pc, sp, lp, fr, vm in
  let namespace = sp[-1].unsafelyUnwrapped
  let name = nameAt(fr, pc.a)
  var value = lookUpIn(namespace, name, vm)
  if value == nil {
    if vm.state.pointee.error != nil { return goTo(.unwind, pc, sp, lp, fr, vm) }
    value = lookUpGlobal(fr.asFrame, name, vm)
    if value == nil { return goTo(.unwind, pc, sp, lp, fr, vm) }
  }
  sp[-1] = value
  namespace.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

let handleLoadAssertionError: Handler = { pc, sp, lp, fr, vm in
  sp[0] = vm.exceptions.pointee.assertionError.object.owned()
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleLoadBuildClass: Handler = { pc, sp, lp, fr, vm in
  let builtins = fr.asFrame.pointee.builtins
  guard let value = vm.dictGet(builtins, vm.names.pointee.dunderBuildClass) else {
    if vm.state.pointee.error == nil {
      _ = vm.raise(vm.exceptions.pointee.nameError, "__build_class__ not found")
    }
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  sp[0] = value.owned()
  return next(pc + 1, sp + 1, lp, fr, vm)
}

let handleSetupAnnotations: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let namespace = frame.pointee.locals ?? frame.pointee.globals
  let name = vm.names.pointee.dunderAnnotations
  let existing = lookUpIn(namespace, name, vm)
  if existing == nil {
    if vm.state.pointee.error != nil { return goTo(.unwind, pc, sp, lp, fr, vm) }
    guard let dict = vm.newDict() else { return goTo(.unwind, pc, sp, lp, fr, vm) }
    let stored = vm.setItem(namespace, name, dict)
    dict.decref()
    if !stored { return goTo(.unwind, pc, sp, lp, fr, vm) }
  }
  existing.decref()
  return next(pc + 1, sp, lp, fr, vm)
}
