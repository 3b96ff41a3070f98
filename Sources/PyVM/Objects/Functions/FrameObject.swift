import PyHeap

/// The `frame` object: Python's view of an activation. While the activation runs it points at it; when it ends and somebody still
/// holds the object (a traceback, usually), the locals move into it and live as long as it does.
enum FrameLayout {
  static let back = 16  // owned frame object or nil
  static let code = 24  // owned code object
  static let activation = 32  // FramePointer while running, else nil
  static let slots = 40  // SlotPointer: own copies of the locals, allocated, or nil
  static let slotCount = 48  // Int32
  static let line = 52  // Int32, the last known
  static let globals = 56  // owned
  static let namespace = 64  // owned locals mapping or nil
  static let size = 72
}

extension VM {
  /// The frame object of an activation (borrowed; the activation owns one reference).
  func frameObject(_ frame: FramePointer) -> Ref? {
    if let existing = frame.pointee.frameObject {
      existing.store(FrameLayout.activation, FramePointer?.some(frame))
      existing.store(FrameLayout.line, currentLine(frame))
      return existing
    }
    guard let object = newGCObject(types.pointee.frame, FrameLayout.size) else { return noMemory() }
    object.store(FrameLayout.back, Ref?.none)
    object.store(FrameLayout.code, frame.pointee.body.pointee.code.owned())
    object.store(FrameLayout.activation, FramePointer?.some(frame))
    object.store(FrameLayout.slots, SlotPointer?.none)
    object.store(FrameLayout.slotCount, frame.pointee.body.pointee.localCount)
    object.store(FrameLayout.line, currentLine(frame))
    object.store(FrameLayout.globals, frame.pointee.globals.owned())
    object.store(FrameLayout.namespace, Ref?.none)
    frame.pointee.frameObject = object
    return object
  }

  /// The frame that a frame was called from, as Python sees it: a driver is out of sight.
  func visibleCaller(_ frame: FramePointer) -> FramePointer? {
    guard let caller = frame.pointee.previous, caller.pointee.globals != host.driverGlobals else {
      return nil
    }
    return caller
  }

  /// Line of the instruction that the frame is at.
  func currentLine(_ frame: FramePointer) -> Int32 {
    let range = currentRange(frame)
    return range.line > 0 ? range.line : frame.pointee.body.pointee.firstLine
  }

  /// Source range of the instruction that the frame is at (`Frame.pc` is behind it).
  func currentRange(_ frame: FramePointer) -> CodeRange {
    let body = frame.pointee.body
    let word = frame.pointee.pc - body.pointee.words - 1
    guard word >= 0, word < body.pointee.wordCount else { return .none }
    return body.pointee.ranges[Int(body.pointee.origins[word])]
  }
}

/// Called when a finished frame has a frame object or a namespace: gives both up.
@inline(never)
func releaseFrameExtras(_ frame: FramePointer, _ vm: VM) {
  if let object = frame.pointee.frameObject {
    frame.pointee.frameObject = nil
    object.store(FrameLayout.line, vm.currentLine(frame))
    object.store(FrameLayout.activation, FramePointer?.none)
    if object.refcount > 1 {
      if let caller = vm.visibleCaller(frame), object.load(FrameLayout.back, as: Ref?.self) == nil,
        let back = vm.frameObject(caller)
      {
        object.store(FrameLayout.back, Ref?.some(back.owned()))
      }
      let count = Int(frame.pointee.body.pointee.localCount)
      if let namespace = frame.pointee.locals {
        object.store(FrameLayout.namespace, Ref?.some(namespace.owned()))
      }
      if count > 0, let memory = vm.allocate(count * 8) {
        let slots = SlotPointer(memory)
        for index in 0..<count {
          slots[index] = frame.pointee.lp[index]
          frame.pointee.lp[index] = nil
        }
        object.store(FrameLayout.slots, SlotPointer?.some(slots))
      }
      if !object.isTracked { vm.track(object) }
    }
    object.decref()
  }
  if let namespace = frame.pointee.locals {
    frame.pointee.locals = nil
    namespace.decref()
  }
}

/// The generator takes its frame object along while it is suspended.
@inline(never)
func suspendFrameObject(_ frame: FramePointer) {
  frame.pointee.frameObject?.store(FrameLayout.activation, FramePointer?.none)
}

extension VM {
  /// The `frame` type.
  func bootstrapFrame() {
    let type = newType("frame", basicSize: FrameLayout.size, flags: [.hasGC], kind: Kind.frame)
    type.pointee.dealloc = { vm, object in
      vm.untrack(object)
      guard vm.beginDealloc(object) else { return }
      clearFrameObject(vm, object)
      let back: Ref? = object.load(FrameLayout.back)
      let code: Ref? = object.load(FrameLayout.code)
      let globals: Ref? = object.load(FrameLayout.globals)
      vm.freeGCObject(object, FrameLayout.size)
      back.decref()
      globals.decref()
      code.decref()
      vm.endDealloc()
    }
    type.pointee.traverse = { object, visit, context in
      if let back: Ref = object.load(FrameLayout.back, as: Ref?.self) { visit(back, context) }
      if let code: Ref = object.load(FrameLayout.code, as: Ref?.self) { visit(code, context) }
      if let globals: Ref = object.load(FrameLayout.globals, as: Ref?.self) { visit(globals, context) }
      if let namespace: Ref = object.load(FrameLayout.namespace, as: Ref?.self) { visit(namespace, context) }
      if let slots: SlotPointer = object.load(FrameLayout.slots, as: SlotPointer?.self) {
        for index in 0..<Int(object.load(FrameLayout.slotCount, as: Int32.self)) {
          if let value = slots[index] { visit(value, context) }
        }
      }
    }
    type.pointee.clear = clearFrameObject
    addAttributes(
      type,
      [
        AttributeDefinition(
          "f_lineno",
          get: { vm, object in
            if let frame: FramePointer = object.load(FrameLayout.activation, as: FramePointer?.self) {
              return vm.int(Int(vm.currentLine(frame)))
            }
            return vm.int(Int(object.load(FrameLayout.line, as: Int32.self)))
          }),
        AttributeDefinition("f_locals", get: { vm, object in vm.frameLocals(object) }),
        AttributeDefinition(
          "f_back",
          get: { vm, object in
            if let frame: FramePointer = object.load(FrameLayout.activation, as: FramePointer?.self) {
              guard let caller = vm.visibleCaller(frame) else { return vm.newNone() }
              return vm.frameObject(caller)?.owned()
            }
            return (object.load(FrameLayout.back, as: Ref?.self) ?? vm.none).owned()
          }),
        AttributeDefinition(
          "f_builtins", get: { vm, object in (vm.state.pointee.builtins ?? vm.none).owned() }),
      ])
    addMembers(
      type,
      [MemberDefinition("f_code", FrameLayout.code), MemberDefinition("f_globals", FrameLayout.globals)])
    addMethods(
      type,
      [
        MethodDefinition(
          "__sizeof__",
          .none({ vm, object in
            let body = object.load(FrameLayout.code, as: Ref.self).codeBody
            let slots = Int(body.pointee.localCount) + Int(body.pointee.frameStackSize)
            return vm.int(Int(vm.profile.frameSize) + slots * 8)
          })),
        MethodDefinition(
          "clear",
          .none({ vm, object in
            if object.load(FrameLayout.activation, as: FramePointer?.self) != nil {
              return vm.raise(vm.exceptions.pointee.runtimeError, "cannot clear an executing frame")
            }
            clearFrameObject(vm, object)
            return vm.newNone()
          })),
      ])
    types.pointee.frame = type
    readyType(type)
  }

  /// `f_locals`: the namespace, or a dict made from the slots.
  func frameLocals(_ object: Ref) -> Ref? {
    let activation: FramePointer? = object.load(FrameLayout.activation)
    if let frame = activation { return localsOf(frame) }
    if let namespace: Ref = object.load(FrameLayout.namespace, as: Ref?.self) { return namespace.owned() }
    let code: Ref = object.load(FrameLayout.code)
    return localsDict(code.codeBody, object.load(FrameLayout.slots, as: SlotPointer?.self))
  }

  /// `locals()` of an activation: the namespace itself, or a new dict.
  func localsOf(_ frame: FramePointer) -> Ref? {
    if let namespace = frame.pointee.locals { return namespace.owned() }
    return localsDict(frame.pointee.body, frame.pointee.lp)
  }

  private func localsDict(_ body: UnsafeMutablePointer<CodeBody>, _ slots: SlotPointer?) -> Ref? {
    guard let dict = newDict() else { return nil }
    guard let slots else { return dict }
    for index in 0..<Int(body.pointee.localCount) {
      let kind = body.pointee.localKinds[index]
      if kind & 0x10 != 0 { continue }
      var value = slots[index]
      if kind & 0xc0 != 0, let cell = value, cell.kind == Kind.cell { value = cell.load(CellLayout.content) }
      if let value, !dictSet(dict, body.pointee.localNames[index].unsafelyUnwrapped, value) {
        dict.decref()
        return nil
      }
    }
    return dict
  }
}

private let clearFrameObject: Clearer = { vm, object in
  if let slots: SlotPointer = object.load(FrameLayout.slots, as: SlotPointer?.self) {
    object.store(FrameLayout.slots, SlotPointer?.none)
    let count = Int(object.load(FrameLayout.slotCount, as: Int32.self))
    for index in 0..<count { slots[index].decref() }
    vm.free(slots.raw, count * 8)
  }
  let namespace: Ref? = object.load(FrameLayout.namespace)
  object.store(FrameLayout.namespace, Ref?.none)
  namespace.decref()
}
