import PyHeap

// # Exception objects: birth, death, and what all of them share
//
// ```
//  ┌ header ┬ dict ┬ args ┬ traceback ┬ context ┬ cause ┬ suppress ┬ (notes, 3.11+: unused) ┬ own fields of the class …
//  0        16     24     32          40        48      56         64                       exceptionSize
// ```
// Own fields are numbered from 0 and take 8 bytes each; nearly all are owned references, nil for "never set".

extension VM {
  /// Field `index` of an exception class with fields of its own.
  @inline(__always)
  func exceptionField(_ exception: Ref, _ index: Int) -> SlotPointer {
    SlotPointer(exception.raw.advanced(by: Int(heap.pointee.profile.exceptionSize) &+ index &* 8))
  }

  /// Replaces a field; steals the value.
  func setExceptionField(_ exception: Ref, _ index: Int, _ value: Ref?) {
    let slot = exceptionField(exception, index)
    let old = slot.pointee
    slot.pointee = value
    old.decref()
  }

  /// A zeroed instance, not tracked; nil without an exception when memory is short.
  func allocateException(_ type: TypeRef) -> Ref? {
    let size = Int(type.pointee.basicSize)
    guard let ref = newGCObject(type, size) else { return nil }
    (ref.raw + 16).initializeMemory(as: UInt8.self, repeating: 0, count: size - 16)
    if type.pointee.has(.heapType) { type.object.incref() }
    return ref
  }

  /// `type(*arguments)` for a built-in exception class, without a detour through calls. Steals the tuple.
  func newException(_ type: TypeRef, arguments: Ref) -> Ref? {
    if type.pointee.has(.heapType) {
      defer { arguments.decref() }
      return call(type.object, tuple: arguments)
    }
    guard let ref = allocateException(type) else {
      arguments.decref()
      return noMemory()
    }
    ref.store(ExceptionLayout.args, Ref?.some(arguments))
    track(ref)
    guard let initialize = type.slots.pointee.initialize,
      address(initialize) != address(exceptionInitialize)
    else { return ref }
    if initialize(self, ref, arguments.tupleItems, arguments.tupleCount, nil) { return ref }
    ref.decref()
    return nil
  }

  /// `BaseException.args`, borrowed.
  func exceptionArguments(_ exception: Ref) -> Ref {
    exception.load(ExceptionLayout.args, as: Ref?.self) ?? state.pointee.emptyTuple
  }

  /// Replaces `args` by a tuple of `count` arguments.
  func setExceptionArguments(_ exception: Ref, _ arguments: Arguments, _ count: Int) -> Bool {
    // `newException` has stored the very tuple already.
    if let present: Ref = exception.load(ExceptionLayout.args, as: Ref?.self),
      present.tupleItems == arguments,
      present.tupleCount == count
    {
      return true
    }
    guard let tuple = argumentTuple(arguments, count) else { return false }
    let old: Ref? = exception.load(ExceptionLayout.args)
    exception.store(ExceptionLayout.args, Ref?.some(tuple))
    old.decref()
    return true
  }

  // MARK: The type BaseException

  func makeBaseException() -> TypeRef {
    let type = newType(
      "BaseException", basicSize: Int(profile.exceptionSize),
      flags: [.hasGC, .allowsSubclasses, .exceptionSubclass], kind: Kind.exception)
    type.pointee.dictOffset = Int32(ExceptionLayout.dict)
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, 0) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, 0) }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, 0) }
    let slots = type.slots
    slots.pointee.new = { vm, cls, arguments, count, _ in
      guard let ref = vm.allocateException(cls.asType) else { return vm.noMemory() }
      guard let tuple = vm.argumentTuple(arguments, count) else {
        ref.store(ExceptionLayout.args, Ref?.some(vm.state.pointee.emptyTuple.owned()))
        ref.decref()
        return nil
      }
      ref.store(ExceptionLayout.args, Ref?.some(tuple))
      vm.track(ref)
      return ref
    }
    slots.pointee.initialize = exceptionInitialize
    slots.pointee.str = exceptionText
    slots.pointee.repr = { vm, ref in
      let arguments = vm.exceptionArguments(ref)
      let name = lastComponent(vm.typeName(ref.type))
      if arguments.tupleCount == 1 {
        guard let inner = vm.repr(arguments.tupleItem(0)) else { return nil }
        return vm.wrap("\(name)(", inner, ")")
      }
      guard let inner = vm.repr(arguments) else { return nil }
      return vm.wrap(name, inner, "")
    }
    addExceptionAttributes(type)
    addMethods(
      type,
      [
        MethodDefinition(
          "with_traceback",
          .one({ vm, ref, traceback in
            vm.setTraceback(ref, traceback) ? ref.owned() : nil
          })),
        MethodDefinition("add_note", .one({ vm, ref, note in vm.addNote(ref, note) })),
        MethodDefinition(
          "__reduce__",
          .none({ vm, ref in
            let arguments = vm.exceptionArguments(ref)
            if let dict: Ref = ref.load(ExceptionLayout.dict, as: Ref?.self) {
              return vm.tuple(ref.type.object, arguments, dict)
            }
            return vm.tuple(ref.type.object, arguments)
          })),
        MethodDefinition(
          "__setstate__",
          .one({ vm, ref, dict in
            if dict == vm.none { return vm.newNone() }
            guard dict.typeHas(.dictSubclass) else {
              return vm.raise(vm.exceptions.pointee.typeError, "state is not a dictionary")
            }
            var position = 0
            while let (key, value) = vm.dictNext(dict, &position) {
              if !vm.setAttr(ref, key, value) { return nil }
            }
            return vm.newNone()
          })),
      ])
    readyType(type)
    return type
  }

  private func addExceptionAttributes(_ type: TypeRef) {
    addMembers(
      type,
      [MemberDefinition("__suppress_context__", ExceptionLayout.suppressContext, .bool, isReadOnly: false)])
    addAttributes(
      type,
      [
        AttributeDefinition(
          "__dict__", get: { vm, ref in vm.instanceDict(ref)?.owned() },
          set: { vm, ref, value in vm.setInstanceDict(ref, value) }),
        AttributeDefinition(
          "args", get: { vm, ref in vm.exceptionArguments(ref).owned() },
          set: { vm, ref, value in
            guard let value else {
              return vm.raiseFalse(vm.exceptions.pointee.typeError, "args may not be deleted")
            }
            guard let tuple = vm.tupleFromIterable(value) else { return false }
            let old: Ref? = ref.load(ExceptionLayout.args)
            ref.store(ExceptionLayout.args, Ref?.some(tuple))
            old.decref()
            return true
          }),
        AttributeDefinition(
          "__traceback__",
          get: { vm, ref in (ref.load(ExceptionLayout.traceback, as: Ref?.self) ?? vm.none).owned() },
          set: { vm, ref, value in
            guard let value else {
              return vm.raiseFalse(vm.exceptions.pointee.typeError, "__traceback__ may not be deleted")
            }
            return vm.setTraceback(ref, value)
          }),
        AttributeDefinition(
          "__context__",
          get: { vm, ref in (ref.load(ExceptionLayout.context, as: Ref?.self) ?? vm.none).owned() },
          set: { vm, ref, value in vm.setLinked(ref, ExceptionLayout.context, "context", value) }),
        AttributeDefinition(
          "__cause__",
          get: { vm, ref in (ref.load(ExceptionLayout.cause, as: Ref?.self) ?? vm.none).owned() },
          set: { vm, ref, value in
            guard vm.setLinked(ref, ExceptionLayout.cause, "cause", value) else { return false }
            ref.store(ExceptionLayout.suppressContext, UInt8(1))
            return true
          }),
      ])
  }

  /// `__context__` and `__cause__`: an exception or None.
  fileprivate func setLinked(_ ref: Ref, _ offset: Int, _ what: String, _ value: Ref?) -> Bool {
    let typeError = exceptions.pointee.typeError
    guard let value else { return raiseFalse(typeError, "__\(what)__ may not be deleted") }
    guard value == none || value.typeHas(.exceptionSubclass) else {
      return raiseFalse(typeError, "exception \(what) must be None or derive from BaseException")
    }
    let old: Ref? = ref.load(offset)
    ref.store(offset, value == none ? nil : Ref?.some(value.owned()))
    old.decref()
    return true
  }

  /// Sets `__traceback__`; false with a TypeError unless it is a traceback or None.
  func setTraceback(_ ref: Ref, _ value: Ref) -> Bool {
    guard value == none || value.kind == Kind.traceback else {
      return raiseFalse(exceptions.pointee.typeError, "__traceback__ must be a traceback or None")
    }
    let old: Ref? = ref.load(ExceptionLayout.traceback)
    ref.store(ExceptionLayout.traceback, value == none ? nil : Ref?.some(value.owned()))
    old.decref()
    return true
  }

  fileprivate func addNote(_ ref: Ref, _ note: Ref) -> Ref? {
    let typeError = exceptions.pointee.typeError
    guard note.isAnyStr else {
      return raise(typeError, "note must be a str, not '\(typeName(note.type))'")
    }
    let name = names.pointee.dunderNotes
    var notes = lookupAttr(ref, name)
    if notes == nil {
      if errorOccurred { return nil }
      notes = newList(0)
      guard let made = notes else { return nil }
      guard setAttr(ref, name, made) else {
        made.decref()
        return nil
      }
    }
    guard let notes else { return nil }
    defer { notes.decref() }
    guard notes.typeHas(.listSubclass) else {
      return raise(typeError, "Cannot add note: __notes__ is not a list")
    }
    return listAppend(notes, note) ? newNone() : nil
  }

  /// A str of three parts; steals the middle one.
  func wrap(_ before: String, _ middle: Ref, _ after: String) -> Ref? {
    defer { middle.decref() }
    guard let first = newStr(before) else { return nil }
    defer { first.decref() }
    guard let last = newStr(after) else { return nil }
    defer { last.decref() }
    guard let half = concat(first, middle) else { return nil }
    defer { half.decref() }
    return concat(half, last)
  }
}

/// `tp_name` without its module.
func lastComponent(_ name: String) -> String {
  guard let dot = name.lastIndex(of: ".") else { return name }
  return String(name[name.index(after: dot)...])
}

/// `BaseException.__init__`.
let exceptionInitialize: InitFunction = { vm, ref, arguments, count, keywordNames in
  if let keywordNames, keywordNames.tupleCount > 0 {
    return vm.raiseFalse(
      vm.exceptions.pointee.typeError, "\(vm.typeName(ref.type))() takes no keyword arguments")
  }
  return vm.setExceptionArguments(ref, arguments, count)
}

/// `BaseException.__str__`.
let exceptionText: UnaryFunction = { vm, ref in
  let arguments = vm.exceptionArguments(ref)
  switch arguments.tupleCount {
  case 0: return vm.state.pointee.emptyStr.owned()
  case 1: return vm.str(arguments.tupleItem(0))
  default: return vm.str(arguments)
  }
}

/// Releases an exception's own fields (those in the bit mask), then the common ones in CPython's order.
func exceptionClear(_ vm: VM, _ ref: Ref, _ fields: UInt32) {
  var bits = fields
  while bits != 0 {
    clearSlot(vm.exceptionField(ref, bits.trailingZeroBitCount))
    bits &= bits &- 1
  }
  if let held = ref.heldTraceback {
    ref.store(
      ExceptionLayout.suppressContext, ref.load(ExceptionLayout.suppressContext, as: UInt.self) & 0xff)
    held.decref()
  }
  for offset in [
    ExceptionLayout.dict, ExceptionLayout.args, ExceptionLayout.traceback, ExceptionLayout.cause,
    ExceptionLayout.context,
  ] {
    clearSlot(SlotPointer(ref.raw.advanced(by: offset)))
  }
}

func exceptionTraverse(
  _ ref: Ref, _ visit: Visitor, _ context: UnsafeMutableRawPointer, _ fields: UInt32
) {
  let vm = ref.type.pointee.heap
  var bits = fields
  while bits != 0 {
    if let value = vm.exceptionField(ref, bits.trailingZeroBitCount).pointee { visit(value, context) }
    bits &= bits &- 1
  }
  var offset = ExceptionLayout.dict
  while offset <= ExceptionLayout.cause {
    if let value: Ref = ref.load(offset, as: Ref?.self) { visit(value, context) }
    offset &+= 8
  }
  if let held = ref.heldTraceback { visit(held, context) }
}

extension Ref {
  /// The traceback that the handler of this exception holds (profiles up to 3.10), borrowed: 48 bits behind the byte of
  /// `__suppress_context__`; the last byte counts the handlers.
  var heldTraceback: Ref? {
    Ref(bitPattern: (load(ExceptionLayout.suppressContext, as: UInt.self) << 8) >> 16)
  }
}

func exceptionDealloc(_ vm: VM, _ ref: Ref, _ fields: UInt32) {
  vm.untrack(ref)
  guard vm.beginDealloc(ref) else { return }
  exceptionClear(vm, ref, fields)
  vm.freeGCObject(ref, Int(ref.type.pointee.basicSize))
  vm.endDealloc()
}
