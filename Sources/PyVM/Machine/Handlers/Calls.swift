import PyHeap

// Calls. Stack: callable, self|null, argument*a. See Frame.swift for how a Python callee takes its arguments over.

/// Enters a Python function whose arguments are already its first locals at `lp`; unbound locals are nil from `bound` on.
///
/// - Parameters:
///   - resume: where the caller goes on.
///   - returnSlot: holds the callable (owned) until the result replaces it.
@inline(__always)
func enterPython(
  _ function: Ref, _ body: UnsafeMutablePointer<CodeBody>, _ lp: SlotPointer, _ bound: Int,
  _ returnSlot: SlotPointer, _ caller: FramePointer, _ resume: CodePointer, _ vm: VM
) -> FramePointer? {
  let state = vm.state
  let localCount = Int(body.pointee.localCount)
  let frame = (lp + localCount).raw.assumingMemoryBound(to: Frame.self)
  let end = UnsafeMutableRawPointer(frame) + (Frame.stride &+ (Int(body.pointee.stackSize) &+ 2) &* 8)
  let left = state.pointee.recursionLeft &- 1
  if left < 0 || end > state.pointee.stackLimit { return nil }
  state.pointee.recursionLeft = left
  var slot = lp + bound
  let locals = lp + localCount
  while slot < locals {
    slot.pointee = nil
    slot += 1
  }
  caller.pointee.pc = resume
  frame.pointee.previous = caller
  frame.pointee.function = function
  frame.pointee.body = body
  frame.pointee.constants = body.pointee.constants
  frame.pointee.globals = function.load(FunctionLayout.globals)
  frame.pointee.builtins = function.load(FunctionLayout.builtins)
  frame.pointee.pc = body.pointee.words
  frame.pointee.lp = lp
  frame.pointee.returnSlot = returnSlot
  frame.pointee.locals = nil
  frame.pointee.frameObject = nil
  frame.pointee.owner = nil
  frame.pointee.exit = 0
  state.pointee.frame = frame
  return frame
}

/// call: a = positional arguments, c back-off. One word.
let handleCall: Handler = { pc, sp, lp, fr, vm in
  let base = sp - (pc.a &+ 2)
  if pc.mayAdapt(), adaptCall(pc, base[0].unsafelyUnwrapped, base, pc.a, vm) {
    return next(pc, sp, lp, fr, vm)
  }
  let callable = base[0].unsafelyUnwrapped
  if callable.kind == Kind.function { return goTo(.callFunction, pc, sp, lp, fr, vm) }
  if callable.kind == Kind.method && base[1] == nil {
    let copies = vm.heap.pointee.profile.callsCopyArguments
    return goTo(copies ? .callBound : .callBoundMethod, pc, sp, lp, fr, vm)
  }
  return goTo(.callObject, pc, sp, lp, fr, vm)
}

/// A bound method: its parts take the two slots.
let callBoundMethod: Handler = { pc, sp, lp, fr, vm in
  let base = sp - (pc.a &+ 2)
  let callable = base[0].unsafelyUnwrapped
  let function: Ref = callable.load(MethodLayout.function)
  let instance: Ref = callable.load(MethodLayout.instance)
  function.incref()
  instance.incref()
  base[0] = function
  base[1] = instance
  callable.decref()
  return goTo(function.kind == Kind.function ? .callFunction : .callObject, pc, sp, lp, fr, vm)
}

/// A Python function with exactly its positional arguments, where a call hands the caller's references over (3.11+).
///
/// - Parameter first: the slot of the first argument: behind the null, or the self slot.
@inline(__always)
private func callPython(
  _ withSelf: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let count = pc.a
  let base = sp - (count &+ 2)
  let function = base[0].unsafelyUnwrapped
  if function.kind == Kind.function, (base[1] != nil) == withSelf {
    let body = function.functionCode.codeBody
    let total = withSelf ? count &+ 1 : count
    if Int(body.pointee.simpleArgCount) == total {
      let arguments = withSelf ? base + 1 : base + 2
      guard let callee = enterPython(function, body, arguments, total, base, fr.asFrame, pc + 1, vm) else {
        return goTo(.callOverflow, pc, sp, lp, fr, vm)
      }
      return next(body.pointee.words, callee.stackBase, arguments, UnsafeMutableRawPointer(callee), vm)
    }
  }
  return goTo(.callMissed, pc, sp, lp, fr, vm)
}

let handleCallPython: Handler = { callPython(false, $0, $1, $2, $3, $4) }
let handleCallPythonMethod: Handler = { callPython(true, $0, $1, $2, $3, $4) }

/// A specialised call met another callable: generic for a while.
let callMissed: Handler = { pc, sp, lp, fr, vm in
  pc.backOff(to: .call)
  return goTo(.call, pc, sp, lp, fr, vm)
}

/// The callable is a Python function (self slot filled or not).
let callFunction: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let base = sp - (count &+ 2)
  let function = base[0].unsafelyUnwrapped
  let hasSelf = base[1] != nil
  let arguments = hasSelf ? base + 1 : base + 2
  let total = hasSelf ? count &+ 1 : count
  let body = function.functionCode.codeBody
  let copies = vm.heap.pointee.profile.callsCopyArguments
  let frame = fr.asFrame
  if Int(body.pointee.simpleArgCount) == total {
    if !copies {
      guard let callee = enterPython(function, body, arguments, total, base, frame, pc + 1, vm) else {
        return goTo(.callOverflow, pc, sp, lp, fr, vm)
      }
      return next(callee.pointee.pc, callee.stackBase, arguments, UnsafeMutableRawPointer(callee), vm)
    }
    var index = 0
    while index < total {
      let value = arguments[index]
      value.incref()
      sp[index] = value
      index &+= 1
    }
    guard let callee = enterPython(function, body, sp, total, base, frame, pc + 1, vm) else {
      index = 0
      while index < total {
        sp[index].decref()
        index &+= 1
      }
      return goTo(.callOverflow, pc, sp, lp, fr, vm)
    }
    callee.pointee.keptArguments = Int32(truncatingIfNeeded: sp - base - 1)
    return next(callee.pointee.pc, callee.stackBase, sp, UnsafeMutableRawPointer(callee), vm)
  }
  // Defaults, *args, keyword-only …: bind into fresh locals above the stack, then drop the arguments.
  frame.pointee.sp = sp
  guard vm.bindArguments(function, body, sp, arguments, total, nil) else {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  return enterBound(function, body, base, sp, total, copies, pc, lp, fr, vm)
}

/// A bound method where calls copy their arguments (up to 3.10): the method stays on the caller's stack, and its
/// instance is only lent to the callee, whose first local counts it.
let callBound: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let base = sp - (count &+ 2)
  let method = base[0].unsafelyUnwrapped
  let function: Ref = method.load(MethodLayout.function)
  guard function.kind == Kind.function else { return goTo(.callObject, pc, sp, lp, fr, vm) }
  let body = function.functionCode.codeBody
  let frame = fr.asFrame
  frame.pointee.sp = sp
  // The instance stands in front of the arguments for as long as they are bound; the slot owns nothing.
  base[1] = method.load(MethodLayout.instance)
  let isBound = vm.bindArguments(function, body, sp, base + 1, count &+ 1, nil)
  base[1] = nil
  guard isBound else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return enterBound(function, body, base, sp, count &+ 1, true, pc, lp, fr, vm)
}

/// Enters a callee whose locals were bound at `sp` (above the caller's stack).
@inline(__always)
func enterBound(
  _ function: Ref, _ body: UnsafeMutablePointer<CodeBody>, _ base: SlotPointer, _ sp: SlotPointer,
  _ total: Int,
  _ copies: Bool, _ pc: CodePointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let localCount = Int(body.pointee.localCount)
  var newLP = sp
  if !copies {
    // The arguments' own references go away; the bound locals move down over them.
    var slot = base + 1
    while slot < sp {
      slot.pointee.decref()
      slot += 1
    }
    newLP = base + 1
    newLP.update(from: sp, count: localCount)
  }
  let kept = copies ? sp - base - 1 : 0
  guard let callee = enterPython(function, body, newLP, localCount, base, fr.asFrame, pc + 1, vm) else {
    var index = 0
    while index < localCount {
      newLP[index].decref()
      index &+= 1
    }
    if copies { return goTo(.callOverflow, pc, sp, lp, fr, vm) }
    return goTo(.callOverflow, pc, base + 1, lp, fr, vm)
  }
  callee.pointee.keptArguments = Int32(truncatingIfNeeded: kept)
  return next(callee.pointee.pc, callee.stackBase, newLP, UnsafeMutableRawPointer(callee), vm)
}

let callOverflow: Handler = { pc, sp, lp, fr, vm in
  vm.raiseRecursion("")
  return goTo(.unwind, pc, sp, lp, fr, vm)
}

/// Anything that is no Python function: through the protocol.
let callObject: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let base = sp - (count &+ 2)
  let callable = base[0].unsafelyUnwrapped
  let hasSelf = base[1] != nil
  let frame = fr.asFrame
  frame.pointee.pc = pc + 1
  frame.pointee.sp = sp
  let result = vm.vectorcall(callable, hasSelf ? base + 1 : base + 2, hasSelf ? count &+ 1 : count, nil)
  guard let result else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return finishCall(result, base, sp, pc, lp, fr, vm)
}

/// Releases callable and arguments in `base..<sp` and pushes the result.
@inline(__always)
func finishCall(
  _ result: Ref, _ base: SlotPointer, _ sp: SlotPointer, _ pc: CodePointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  var slot = base + 1
  if vm.heap.pointee.profile.releasesArgumentsLastFirst {
    slot = sp - 1
    while slot > base {
      slot.pointee.decref()
      slot -= 1
    }
  } else {
    while slot < sp {
      slot.pointee.decref()
      slot += 1
    }
  }
  let callable = base[0]
  base[0] = result
  let pauses = vm.state.pointee.breakRequested && vm.pausesAfter(callable, pc)
  callable.decref()
  if pauses { return goTo(.breakAfterCall, pc + 1, base + 1, lp, fr, vm) }
  return next(pc + 1, base + 1, lp, fr, vm)
}

/// A safe point right behind a native call (3.12+ runs a due collection here). `pc` is already the next instruction.
let breakAfterCall: Handler = { pc, sp, lp, fr, vm in
  fr.asFrame.pointee.pc = pc
  fr.asFrame.pointee.sp = sp
  if !vm.safePoint() { return goTo(.unwind, pc - 1, sp, lp, fr, vm) }
  return next(pc, sp, lp, fr, vm)
}

/// Chooses a specialised call for what is being called now.
@inline(never)
private func adaptCall(_ pc: CodePointer, _ callable: Ref, _ base: SlotPointer, _ count: Int, _ vm: VM)
  -> Bool
{
  let hasSelf = base[1] != nil
  let total = hasSelf ? count + 1 : count
  switch callable.kind {
  case Kind.function:
    if Int(callable.functionCode.codeBody.pointee.simpleArgCount) == total,
      !vm.heap.pointee.profile.callsCopyArguments
    {
      pc.become(hasSelf ? .callPythonMethod : .callPython)
      return true
    }
  case Kind.methodDescriptor where hasSelf:
    switch NativeConvention(rawValue: callable.load(NativeLayout.convention, as: UInt8.self)) {
    case .noArguments where total == 1: pc.become(.callMethodNone)
    case .oneArgument where total == 2: pc.become(.callMethodOne)
    case .positional: pc.become(.callMethodPositional)
    default:
      pc.backOff(to: .call)
      return false
    }
    return true
  case Kind.builtin where !hasSelf:
    switch NativeConvention(rawValue: callable.load(NativeLayout.convention, as: UInt8.self)) {
    case .noArguments where total == 0: pc.become(.callNativeNone)
    case .oneArgument where total == 1: pc.become(.callNativeOne)
    case .positional: pc.become(.callNativePositional)
    default:
      pc.backOff(to: .call)
      return false
    }
    return true
  case Kind.type where !hasSelf:
    if vm.canCallClassDirectly(callable.asType) {
      pc.become(.callClass)
      return true
    }
  default: break
  }
  pc.backOff(to: .call)
  return false
}

let handleCallNativeNone: Handler = { pc, sp, lp, fr, vm in
  let base = sp - 2
  let callable = base[0].unsafelyUnwrapped
  if callable.kind == Kind.builtin, base[1] == nil,
    callable.load(NativeLayout.convention, as: UInt8.self) == NativeConvention.noArguments.rawValue, pc.a == 0
  {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    let function = unsafeBitCast(callable.load(NativeLayout.function, as: UInt.self), to: UnaryFunction.self)
    let instance: Ref? = callable.load(NativeLayout.instance)
    guard let result = function(vm, instance ?? vm.none) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
    return finishCall(result, base, sp, pc, lp, fr, vm)
  }
  return goTo(.callMissed, pc, sp, lp, fr, vm)
}

let handleCallNativeOne: Handler = { pc, sp, lp, fr, vm in
  let base = sp - 3
  if pc.a == 1, let callable = base[0], callable.kind == Kind.builtin, base[1] == nil,
    callable.load(NativeLayout.convention, as: UInt8.self) == NativeConvention.oneArgument.rawValue
  {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    let function = unsafeBitCast(callable.load(NativeLayout.function, as: UInt.self), to: BinaryFunction.self)
    let instance: Ref? = callable.load(NativeLayout.instance)
    guard let result = function(vm, instance ?? vm.none, sp[-1].unsafelyUnwrapped) else {
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    return finishCall(result, base, sp, pc, lp, fr, vm)
  }
  return goTo(.callMissed, pc, sp, lp, fr, vm)
}

let handleCallNativePositional: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let base = sp - (count &+ 2)
  let callable = base[0].unsafelyUnwrapped
  if callable.kind == Kind.builtin, base[1] == nil,
    callable.load(NativeLayout.convention, as: UInt8.self) == NativeConvention.positional.rawValue,
    count >= Int(callable.load(NativeLayout.minimum, as: UInt8.self)),
    count <= Int(callable.load(NativeLayout.maximum, as: UInt8.self))
  {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    let function = unsafeBitCast(
      callable.load(NativeLayout.function, as: UInt.self), to: PositionalFunction.self)
    let instance: Ref? = callable.load(NativeLayout.instance)
    guard let result = function(vm, instance ?? vm.none, base + 2, count) else {
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    return finishCall(result, base, sp, pc, lp, fr, vm)
  }
  pc.backOff(to: .call)
  return goTo(.call, pc, sp, lp, fr, vm)
}

/// Whether a method descriptor may be called on this receiver: loaded by loadMethod from the receiver's own type.
@inline(__always)
private func isDescriptor(_ base: SlotPointer, _ convention: NativeConvention) -> Bool {
  let callable = base[0].unsafelyUnwrapped
  guard callable.kind == Kind.methodDescriptor, let receiver = base[1],
    callable.load(NativeLayout.convention, as: UInt8.self) == convention.rawValue
  else { return false }
  let owner: Ref? = callable.load(NativeLayout.instance)
  return owner == receiver.type.object || receiver.type.isSubtype(of: owner.unsafelyUnwrapped.asType)
}

let handleCallMethodNone: Handler = { pc, sp, lp, fr, vm in
  let base = sp - 2
  if pc.a == 0, isDescriptor(base, .noArguments) {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    let function = unsafeBitCast(
      base[0].unsafelyUnwrapped.load(NativeLayout.function, as: UInt.self), to: UnaryFunction.self)
    guard let result = function(vm, base[1].unsafelyUnwrapped) else {
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    return finishCall(result, base, sp, pc, lp, fr, vm)
  }
  return goTo(.callMissed, pc, sp, lp, fr, vm)
}

let handleCallMethodOne: Handler = { pc, sp, lp, fr, vm in
  let base = sp - 3
  if pc.a == 1, isDescriptor(base, .oneArgument) {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    let function = unsafeBitCast(
      base[0].unsafelyUnwrapped.load(NativeLayout.function, as: UInt.self), to: BinaryFunction.self)
    guard let result = function(vm, base[1].unsafelyUnwrapped, sp[-1].unsafelyUnwrapped) else {
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    return finishCall(result, base, sp, pc, lp, fr, vm)
  }
  return goTo(.callMissed, pc, sp, lp, fr, vm)
}

let handleCallMethodPositional: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let base = sp - (count &+ 2)
  if isDescriptor(base, .positional) {
    let callable = base[0].unsafelyUnwrapped
    if count >= Int(callable.load(NativeLayout.minimum, as: UInt8.self)),
      count <= Int(callable.load(NativeLayout.maximum, as: UInt8.self))
    {
      fr.asFrame.pointee.pc = pc + 1
      fr.asFrame.pointee.sp = sp
      let function = unsafeBitCast(
        callable.load(NativeLayout.function, as: UInt.self), to: PositionalFunction.self)
      guard let result = function(vm, base[1].unsafelyUnwrapped, base + 2, count) else {
        return goTo(.unwind, pc, sp, lp, fr, vm)
      }
      return finishCall(result, base, sp, pc, lp, fr, vm)
    }
  }
  pc.backOff(to: .call)
  return goTo(.call, pc, sp, lp, fr, vm)
}

/// `C(…)` for a class with the generic `__new__` and a Python `__init__` that takes exactly these arguments: the instance is made
/// and `__init__`'s frame entered in one step. Stack on entry: class, null, arguments.
let handleCallClass: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let base = sp - (count &+ 2)
  let callable = base[0].unsafelyUnwrapped
  if callable.kind == Kind.type, base[1] == nil {
    let type = callable.asType
    let slots = type.slots
    if slots.pointee.cachedInitVersion == type.pointee.versionTag, type.pointee.versionTag != 0,
      let initializer = slots.pointee.cachedInit
    {
      let body = initializer.functionCode.codeBody
      if Int(body.pointee.simpleArgCount) == count &+ 1 {
        fr.asFrame.pointee.pc = pc + 1
        fr.asFrame.pointee.sp = sp
        guard let instance = vm.newInstance(type) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
        return enterInit(instance, initializer, pc, sp, lp, fr, vm)
      }
    }
  }
  pc.backOff(to: .call)
  return goTo(.call, pc, sp, lp, fr, vm)
}

@inline(__always)
private func enterInit(
  _ instance: Ref, _ initializer: Ref, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let count = pc.a
  let base = sp - (count &+ 2)
  if vm.initTakesArgumentsOver(instance.type) {
    let body = initializer.functionCode.codeBody
    initializer.incref()
    instance.incref()
    // class → __init__ in the callable slot, null → self.
    let callable = base[0]
    base[0] = initializer
    base[1] = instance
    guard let callee = enterPython(initializer, body, base + 1, count &+ 1, base, fr.asFrame, pc + 1, vm)
    else {
      base[0] = callable
      base[1] = nil
      initializer.decref()
      instance.decref()
      instance.decref()
      return goTo(.callOverflow, pc, sp, lp, fr, vm)
    }
    callee.pointee.returnMode = .initialize
    callee.pointee.owner = instance
    callable.decref()
    return next(callee.pointee.pc, callee.stackBase, base + 1, UnsafeMutableRawPointer(callee), vm)
  }
  sp[0] = instance
  return goTo(.callClassPacked, pc, sp, lp, fr, vm)
}

/// Goes on from ``handleCallClass`` with the new instance (owned) at `sp`, where CPython's `type.__call__` would run
/// `__init__`: caller's stack and a tuple hold the arguments, and the callee's locals count them once more.
///
/// ```
///  class │ tuple │ argument … │ __init__ │ self, argument … = locals
///  base                         kept until the return
/// ```
let callClassPacked: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let base = sp - (count &+ 2)
  let instance = sp[0].unsafelyUnwrapped
  // Making the instance ran no Python: what `handleCallClass` found still holds.
  let initializer = instance.type.slots.pointee.cachedInit.unsafelyUnwrapped
  let body = initializer.functionCode.codeBody
  if count > 0 {
    guard let packed = vm.newTuple(copying: base + 2, count) else {
      instance.decref()
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    base[1] = packed
  }
  let locals = sp + 1
  sp[0] = initializer.owned()
  locals[0] = instance.owned()
  var index = 0
  while index < count {
    let value = base[index &+ 2]
    value.incref()
    locals[index &+ 1] = value
    index &+= 1
  }
  guard let callee = enterPython(initializer, body, locals, count &+ 1, base, fr.asFrame, pc + 1, vm) else {
    index = 0
    while index <= count {
      locals[index].decref()
      index &+= 1
    }
    initializer.decref()
    instance.decref()
    return goTo(.callOverflow, pc, sp, lp, fr, vm)
  }
  callee.pointee.returnMode = .initialize
  callee.pointee.owner = instance
  callee.pointee.keptArguments = Int32(truncatingIfNeeded: sp - base)
  return next(callee.pointee.pc, callee.stackBase, locals, UnsafeMutableRawPointer(callee), vm)
}

/// callKw: a = arguments including named ones; the tuple of names is on top.
let handleCallKw: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  let names = sp[-1].unsafelyUnwrapped
  let base = sp - (count &+ 3)
  var callable = base[0].unsafelyUnwrapped
  if callable.kind == Kind.method, base[1] == nil, !vm.heap.pointee.profile.callsCopyArguments {
    let function: Ref = callable.load(MethodLayout.function)
    base[0] = function.owned()
    base[1] = callable.load(MethodLayout.instance, as: Ref.self).owned()
    callable.decref()
    callable = function
  }
  let hasSelf = base[1] != nil
  let named = names.tupleCount
  let arguments = hasSelf ? base + 1 : base + 2
  let positional = (hasSelf ? count &+ 1 : count) &- named
  let frame = fr.asFrame
  frame.pointee.pc = pc + 1
  frame.pointee.sp = sp
  if callable.kind == Kind.function {
    let body = callable.functionCode.codeBody
    guard vm.bindArguments(callable, body, sp, arguments, positional, names) else {
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    return enterBound(
      callable, body, base, sp, positional, vm.heap.pointee.profile.callsCopyArguments, pc, lp, fr, vm)
  }
  guard let result = vm.vectorcall(callable, arguments, positional, names) else {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  return finishCall(result, base, sp, pc, lp, fr, vm)
}

/// callFunctionEx: a bit 0: a dict of keywords on top. [callable null args (kwargs)]
let handleCallFunctionEx: Handler = { pc, sp, lp, fr, vm in
  let hasKeywords = pc.a & 1 != 0
  let base = sp - (hasKeywords ? 4 : 3)
  let callable = base[0].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  let given = base[2].unsafelyUnwrapped
  if given.kind != Kind.tuple {
    guard let tuple = vm.tupleForCall(callable, given) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
    base[2] = tuple
    given.decref()
  }
  let keywords = hasKeywords ? base[3] : nil
  let early = vm.heap.pointee.profile.unpacksBeforeEntering
  if callable.kind == Kind.function, early || keywords == nil {
    let body = callable.functionCode.codeBody
    guard vm.bindUnpacked(callable, body, sp, base[2].unsafelyUnwrapped, keywords) else {
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    return enterBound(callable, body, base, sp, 0, !early, pc, lp, fr, vm)
  }
  let result = vm.callUnpacked(callable, base[2].unsafelyUnwrapped, keywords)
  guard let result else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  return finishCall(result, base, sp, pc, lp, fr, vm)
}

// MARK: Return

/// Clears a finished frame's locals in slot order; with a mirroring frame object they move there instead.
@inline(__always)
func clearLocals(_ frame: FramePointer, _ lp: SlotPointer, _ vm: VM) {
  if frame.pointee.frameObject != nil || frame.pointee.locals != nil {
    releaseFrameExtras(frame, vm)
  }
  var slot = lp
  let end = SlotPointer(frame)
  while slot < end {
    if let value = slot.pointee {
      slot.pointee = nil
      value.decref()
    }
    slot += 1
  }
}

/// Leaves the frame with an owned value. `sp` is the stack without it.
@inline(__always)
private func leaveFrame(
  _ value: Ref, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let frame = fr.asFrame
  if !frame.pointee.leavesPlainly {
    sp[0] = value
    return goTo(.returnGeneral, pc, sp + 1, lp, fr, vm)
  }
  var slot = lp
  let end = SlotPointer(fr)
  while slot < end {
    if let value = slot.pointee {
      slot.pointee = nil
      releaseLocal(value, vm)
    }
    slot += 1
  }
  let caller = frame.pointee.previous.unsafelyUnwrapped
  let result = frame.pointee.returnSlot
  let state = vm.state
  state.pointee.frame = caller
  state.pointee.recursionLeft &+= 1
  let callable = result[0].unsafelyUnwrapped
  result[0] = value
  callable.decref()
  return next(caller.pointee.pc, result + 1, caller.pointee.lp, UnsafeMutableRawPointer(caller), vm)
}

let handleReturnValue: Handler = { pc, sp, lp, fr, vm in
  leaveFrame(sp[-1].unsafelyUnwrapped, pc, sp - 1, lp, fr, vm)
}

let handleReturnConst: Handler = { pc, sp, lp, fr, vm in
  let value = fr.asFrame.pointee.constants[pc.wide].unsafelyUnwrapped
  value.incref()
  return leaveFrame(value, pc, sp, lp, fr, vm)
}

let handleReturnLocal: Handler = { pc, sp, lp, fr, vm in
  let value = lp[pc.a].unsafelyUnwrapped
  lp[pc.a] = nil
  return leaveFrame(value, pc, sp, lp, fr, vm)
}

/// A frame that somebody looks at, that has a namespace or kept arguments, or that was not entered by a `call`.
let returnGeneral: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let value = sp[-1].unsafelyUnwrapped
  if frame.pointee.returnMode != .toPython {
    frame.pointee.pc = pc + 1
    return goTo(.returnSpecial, pc, sp, lp, fr, vm)
  }
  clearLocals(frame, lp, vm)
  let caller = frame.pointee.previous.unsafelyUnwrapped
  let result = frame.pointee.returnSlot
  let state = vm.state
  state.pointee.frame = caller
  state.pointee.recursionLeft &+= 1
  if frame.pointee.keptArguments != 0 { releaseKeptArguments(result, frame.pointee.keptArguments, vm) }
  let callable = result[0]
  result[0] = value
  callable.decref()
  return next(caller.pointee.pc, result + 1, caller.pointee.lp, UnsafeMutableRawPointer(caller), vm)
}

/// What the caller kept for the length of a call: in slots 1 to `count` behind `returnSlot`, in the profile's order.
@inline(never)
func releaseKeptArguments(_ returnSlot: SlotPointer, _ count: Int32, _ vm: VM) {
  if vm.heap.pointee.profile.releasesArgumentsLastFirst {
    var index = Int(count)
    while index > 0 {
      clearSlot(returnSlot + index)
      index &-= 1
    }
  } else {
    for index in 1...Int(count) { clearSlot(returnSlot + index) }
  }
}

/// Returns from frames that were not called by a Python `call`.
let returnSpecial: Handler = { pc, sp, lp, fr, vm in
  let frame = fr.asFrame
  let value = sp[-1].unsafelyUnwrapped
  let state = vm.state
  switch frame.pointee.returnMode {
  case .initialize:
    if value != vm.none {
      raiseInitResult(vm, value)
      return goTo(.unwind, pc, sp, lp, fr, vm)
    }
    clearLocals(frame, lp, vm)
    value.decref()
    let caller = frame.pointee.previous.unsafelyUnwrapped
    let result = frame.pointee.returnSlot
    state.pointee.frame = caller
    state.pointee.recursionLeft &+= 1
    if frame.pointee.keptArguments != 0 { releaseKeptArguments(result, frame.pointee.keptArguments, vm) }
    let callable = result[0]
    result[0] = frame.pointee.owner
    callable.decref()
    return next(caller.pointee.pc, result + 1, caller.pointee.lp, UnsafeMutableRawPointer(caller), vm)
  case .toNative:
    clearLocals(frame, lp, vm)
    state.pointee.frame = frame.pointee.previous
    state.pointee.recursionLeft &+= 1
    return leave(with: value)
  case .generator:
    return goTo(.returnFromGenerator, pc, sp, lp, fr, vm)
  case .toPython:
    return goTo(.returnValue, pc, sp, lp, fr, vm)
  }
}

@inline(never)
private func raiseInitResult(_ vm: VM, _ value: Ref) {
  let name = value.type.nameText
  _ = vm.raise(vm.exceptions.pointee.typeError, "__init__() should return None, not '\(name)'")
}

let handleMakeFunction: Handler = { pc, sp, lp, fr, vm in
  let code = sp[-1].unsafelyUnwrapped
  guard let function = vm.newFunction(code: code, globals: fr.asFrame.pointee.globals) else {
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  sp[-1] = function
  code.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

/// a: 1 defaults, 2 keyword-only defaults, 4 annotations, 8 closure.
let handleSetFunctionAttribute: Handler = { pc, sp, lp, fr, vm in
  let function = sp[-1].unsafelyUnwrapped
  let part = sp[-2]
  let offset =
    switch pc.a {
    case 1: FunctionLayout.defaults
    case 2: FunctionLayout.keywordDefaults
    case 4: FunctionLayout.annotations
    default: FunctionLayout.closure
    }
  let old: Ref? = function.load(offset)
  function.store(offset, part)
  old.decref()
  sp[-2] = function
  if pc.a == 4, vm.heap.pointee.profile.annotationsAreDict { vm.makeAnnotationsDict(function) }
  return next(pc + 1, sp - 1, lp, fr, vm)
}
