import PyHeap

// raise, except, with.

/// a = 0 re-raise, 1 `raise x`, 2 `raise x from y`.
let handleRaiseVarargs: Handler = { pc, sp, lp, fr, vm in
  let count = pc.a
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  if count == 0 {
    if let handled = vm.handledException {
      vm.setError(handled.owned())
      return goTo(.unwindWithoutTraceback, pc, sp, lp, fr, vm)
    }
    _ = vm.raise(vm.exceptions.pointee.runtimeError, "No active exception to reraise")
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  vm.raiseObject(sp[-count].unsafelyUnwrapped, cause: count == 2 ? sp[-1] : nil)
  return goTo(.unwind, pc, sp, lp, fr, vm)
}

/// [exception --]
let handleReraise: Handler = { pc, sp, lp, fr, vm in
  let exception = sp[-1].unsafelyUnwrapped
  vm.setError(exception)
  return goTo(.unwindWithoutTraceback, pc, sp - 1, lp, fr, vm)
}

/// [exception -- former exception]
let handlePushExcInfo: Handler = { pc, sp, lp, fr, vm in
  let exception = sp[-1].unsafelyUnwrapped
  let state = vm.state
  sp[-1] = state.pointee.handled ?? vm.newNone()
  sp[0] = exception
  exception.incref()
  state.pointee.handled = exception
  if vm.heap.pointee.profile.holdsHandledTraceback { holdTraceback(exception) }
  return next(pc + 1, sp + 1, lp, fr, vm)
}

/// [former --]
let handlePopExcept: Handler = { pc, sp, lp, fr, vm in
  let former = sp[-1].unsafelyUnwrapped
  let state = vm.state
  let current = state.pointee.handled
  if former == vm.none {
    state.pointee.handled = nil
    former.decref()
  } else {
    state.pointee.handled = former
  }
  if let current, vm.heap.pointee.profile.holdsHandledTraceback { releaseHeldTraceback(current) }
  current.decref()
  return next(pc + 1, sp - 1, lp, fr, vm)
}

/// Up to 3.10 the machine keeps type, value and traceback of the exception being handled, each with a reference of its
/// own; the traceback's lies in the exception (``ExceptionLayout/heldTraceback``). Handled twice at a time, it is held
/// once, until the outer handler ends.
@inline(never)
private func holdTraceback(_ exception: Ref) {
  guard exception.typeHas(.exceptionSubclass) else { return }
  let word: UInt = exception.load(ExceptionLayout.suppressContext)
  let depth = word >> 56
  if depth == 255 { return }
  var held = word & ~(0xff << 56)
  if depth == 0 {
    held &= 0xff
    if let traceback: Ref = exception.load(ExceptionLayout.traceback, as: Ref?.self) {
      held |= UInt(bitPattern: traceback.owned()) << 8
    }
  }
  exception.store(ExceptionLayout.suppressContext, held | (depth + 1) << 56)
}

@inline(never)
private func releaseHeldTraceback(_ exception: Ref) {
  guard exception.typeHas(.exceptionSubclass) else { return }
  let word: UInt = exception.load(ExceptionLayout.suppressContext)
  let depth = word >> 56
  if depth == 0 || depth == 255 { return }
  if depth > 1 {
    exception.store(ExceptionLayout.suppressContext, word & ~(0xff << 56) | (depth - 1) << 56)
    return
  }
  let traceback = exception.heldTraceback
  exception.store(ExceptionLayout.suppressContext, word & 0xff)
  traceback.decref()
}

/// [exception type -- exception bool]
let handleCheckExcMatch: Handler = { pc, sp, lp, fr, vm in
  let exception = sp[-2].unsafelyUnwrapped
  let type = sp[-1].unsafelyUnwrapped
  let matches = vm.exceptionMatches(exception, type)
  if matches < 0 { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-1] = vm.bool(matches == 1)
  type.decref()
  return next(pc + 1, sp, lp, fr, vm)
}

/// [exception type -- rest match]
let handleCheckEgMatch: Handler = { pc, sp, lp, fr, vm in
  let exception = sp[-2].unsafelyUnwrapped
  let type = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  var rest: Ref?
  var match: Ref?
  if !vm.splitExceptionGroup(exception, type, &rest, &match) { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[-2] = rest
  sp[-1] = match
  exception.decref()
  type.decref()
  if let match, match != vm.none {
    let state = vm.state
    let old = state.pointee.handled
    state.pointee.handled = match.owned()
    old.decref()
  }
  return next(pc + 1, sp, lp, fr, vm)
}

/// [manager -- exit value]
let handleBeforeWith: Handler = { pc, sp, lp, fr, vm in
  let manager = sp[-1].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  guard let enter = vm.lookupSpecial(manager, vm.names.pointee.dunderEnter) else {
    if vm.state.pointee.error == nil {
      _ = vm.raise(
        vm.exceptions.pointee.typeError,
        "'\(manager.type.nameText)' object does not support the context manager protocol")
    }
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  guard let exit = vm.lookupSpecial(manager, vm.names.pointee.dunderExit) else {
    if vm.state.pointee.error == nil {
      _ = vm.raise(
        vm.exceptions.pointee.typeError,
        "'\(manager.type.nameText)' object does not support the context manager protocol (missed __exit__ method)"
      )
    }
    enter.decref()
    return goTo(.unwind, pc, sp, lp, fr, vm)
  }
  sp[-1] = exit
  manager.decref()
  let value = vm.call(enter)
  enter.decref()
  guard let value else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[0] = value
  return next(pc + 1, sp + 1, lp, fr, vm)
}

/// [exit lasti former exception -- exit lasti former exception value]
let handleWithExceptStart: Handler = { pc, sp, lp, fr, vm in
  let exception = sp[-1].unsafelyUnwrapped
  let exit = sp[-4].unsafelyUnwrapped
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  let traceback: Ref = exception.load(ExceptionLayout.traceback, as: Ref?.self) ?? vm.none
  // From 3.11 the traceback is borrowed from the exception. A Python function owns its arguments before anything can
  // change that; others need it held.
  let isBorrowed =
    !vm.heap.pointee.profile.holdsHandledTraceback && exit.kind == Kind.method
    && exit.load(MethodLayout.function, as: Ref.self).kind == Kind.function
  if !isBorrowed { traceback.incref() }
  let result = vm.call(exit, exception.type.object, exception, traceback)
  if !isBorrowed { traceback.decref() }
  guard let result else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  sp[0] = result
  return next(pc + 1, sp + 1, lp, fr, vm)
}
