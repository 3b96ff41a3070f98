import PyHeap

// Attributes. loadAttr: a name; storeAttr: a name. Caches: 4 words, filled by the adaptive forms (AttributeCaches.swift).

@inline(__always)
func attributeName(_ pc: CodePointer, _ fr: UnsafeMutableRawPointer) -> Ref {
  fr.asFrame.pointee.body.pointee.names[pc.a].unsafelyUnwrapped
}

/// Words of an attribute instruction with its caches.
let attributeWords = 4

let handleLoadAttr: Handler = { pc, sp, lp, fr, vm in
  let owner = sp[-1].unsafelyUnwrapped
  let name = attributeName(pc, fr)
  if pc.mayAdapt(), adaptLoadAttr(pc, owner, name, local: false, vm) { return next(pc, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + attributeWords
  fr.asFrame.pointee.sp = sp
  guard let value = vm.getAttr(owner, name) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = value
  owner.decref()
  return next(pc + attributeWords, sp, lp, fr, vm)
}

/// The owner is local b, borrowed.
let handleLoadAttrL: Handler = { pc, sp, lp, fr, vm in
  let owner = lp[pc.b].unsafelyUnwrapped
  let name = attributeName(pc, fr)
  if pc.mayAdapt(), adaptLoadAttr(pc, owner, name, local: true, vm) { return next(pc, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + attributeWords
  fr.asFrame.pointee.sp = sp
  owner.incref()
  let value = vm.getAttr(owner, name)
  owner.decref()
  guard let value else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[0] = value
  return next(pc + attributeWords, sp + 1, lp, fr, vm)
}

/// [owner -- function self] or [owner -- value null]
let handleLoadMethod: Handler = { pc, sp, lp, fr, vm in
  let owner = sp[-1].unsafelyUnwrapped
  let name = attributeName(pc, fr)
  if pc.mayAdapt(), adaptLoadMethod(pc, owner, name, local: false, vm) { return next(pc, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + attributeWords
  fr.asFrame.pointee.sp = sp
  var isMethod = false
  guard let value = vm.getMethod(owner, name, &isMethod) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = value
  if isMethod {
    sp[0] = owner
  } else {
    sp[0] = nil
    owner.decref()
  }
  return next(pc + attributeWords, sp + 1, lp, fr, vm)
}

let handleLoadMethodL: Handler = { pc, sp, lp, fr, vm in
  let owner = lp[pc.b].unsafelyUnwrapped
  let name = attributeName(pc, fr)
  if pc.mayAdapt(), adaptLoadMethod(pc, owner, name, local: true, vm) { return next(pc, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + attributeWords
  fr.asFrame.pointee.sp = sp
  owner.incref()
  var isMethod = false
  guard let value = vm.getMethod(owner, name, &isMethod) else {
    owner.decref()
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  sp[0] = value
  if isMethod {
    sp[1] = owner
  } else {
    sp[1] = nil
    owner.decref()
  }
  return next(pc + attributeWords, sp + 2, lp, fr, vm)
}

/// [value owner --]
let handleStoreAttr: Handler = { pc, sp, lp, fr, vm in
  let owner = sp[-1].unsafelyUnwrapped
  let value = sp[-2].unsafelyUnwrapped
  let name = attributeName(pc, fr)
  if pc.mayAdapt(), adaptStoreAttr(pc, owner, name, local: false, vm) { return next(pc, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + attributeWords
  fr.asFrame.pointee.sp = sp
  if !vm.setAttr(owner, name, value) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  owner.decref()
  value.decref()
  return next(pc + attributeWords, sp - 2, lp, fr, vm)
}

/// The owner is local b. [value --]
let handleStoreAttrL: Handler = { pc, sp, lp, fr, vm in
  let owner = lp[pc.b].unsafelyUnwrapped
  let value = sp[-1].unsafelyUnwrapped
  let name = attributeName(pc, fr)
  if pc.mayAdapt(), adaptStoreAttr(pc, owner, name, local: true, vm) { return next(pc, sp, lp, fr, vm) }
  fr.asFrame.pointee.pc = pc + attributeWords
  fr.asFrame.pointee.sp = sp
  owner.incref()
  let stored = vm.setAttr(owner, name, value)
  owner.decref()
  if !stored { return goTo(.unwind, pc, sp, lp, fr, vm) }
  value.decref()
  return next(pc + attributeWords, sp - 1, lp, fr, vm)
}

let handleDeleteAttr: Handler = { pc, sp, lp, fr, vm in
  let owner = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if !vm.setAttr(owner, attributeName(pc, fr), nil) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  owner.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

/// loadSuperAttr: a name, b bit 0 method load, bit 1 two-argument super. [super class self -- …]
let handleLoadSuperAttr: Handler = { pc, sp, lp, fr, vm in
  let superType = sp[-3].unsafelyUnwrapped
  let start = sp[-2].unsafelyUnwrapped
  let instance = sp[-1].unsafelyUnwrapped
  let name = attributeName(pc, fr)
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  var isMethod = false
  guard
    let value = vm.superAttribute(
      superType, start, instance, name, wantsMethod: pc.b & 1 != 0, twoArguments: pc.b & 2 != 0, &isMethod)
  else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-3] = value
  if pc.b & 1 != 0 {
    if isMethod {
      sp[-2] = instance
    } else {
      sp[-2] = nil
      instance.decref()
    }
    superType.decref()
    start.decref()
    return next(pc + 1, sp - 1, lp, fr, vm)
  }
  superType.decref()
  start.decref()
  instance.decref()
  return next(pc + 1, sp - 2, lp, fr, vm)
}
