import PyHeap

// Traceback objects: one per frame that an exception has passed, innermost last.

/// The fields of a traceback entry: 40 bytes, as CPython's. `instruction` is the index of the symbolic instruction, which
/// leads to the source range only when somebody prints it.
enum TracebackLayout {
  static let next = 16  // owned, nil at the innermost entry
  static let frame = 24  // owned frame object
  static let instruction = 32  // Int32
  static let line = 36  // Int32
  static let size = 40
}

extension VM {
  /// Puts the frame in front of the traceback of the exception on its way. Runs for every frame that an exception
  /// passes: two small allocations, no text.
  @inline(never)
  func addTraceback(_ frame: FramePointer) {
    // A frame without memory for its entry is missing from the report, nothing worse.
    guard let error = state.pointee.error,
      frame.pointee.body.pointee.flags & CodeFlags.standsForNative.rawValue == 0
    else { return }
    state.pointee.error = nil
    let next: Ref? = error.load(ExceptionLayout.traceback)
    if let entry = newTraceback(frame, next: next) {
      error.store(ExceptionLayout.traceback, Ref?.some(entry))
      next.decref()
      state.pointee.error = error
    } else if state.pointee.limit != .none {
      // The heap limit was hit while the entry was made: its verdict stays.
      error.decref()
    } else {
      setError(error)
    }
  }

  /// A traceback entry for a frame in front of `next` (which it takes a reference to).
  func newTraceback(_ frame: FramePointer, next: Ref?) -> Ref? {
    guard let object = frameObject(frame) else { return nil }
    let word = frame.pointee.pc - frame.pointee.body.pointee.words - 1
    let known = word >= 0 && word < frame.pointee.body.pointee.wordCount
    let origin = known ? Int(frame.pointee.body.pointee.origins[word]) : 0
    return newTraceback(object, next, Int32(origin), object.load(FrameLayout.line, as: Int32.self))
  }

  private func newTraceback(_ frameObject: Ref, _ next: Ref?, _ instruction: Int32, _ line: Int32) -> Ref? {
    frameObject.incref()
    guard let entry = newGCObject(types.pointee.traceback, TracebackLayout.size) else {
      frameObject.decref()
      return noMemory()
    }
    next.incref()
    entry.store(TracebackLayout.next, next)
    entry.store(TracebackLayout.frame, frameObject)
    entry.store(TracebackLayout.instruction, instruction)
    entry.store(TracebackLayout.line, line)
    track(entry)
    return entry
  }

  /// The `traceback` type.
  func bootstrapTraceback() {
    let type = newType(
      "traceback", basicSize: TracebackLayout.size, flags: [.hasGC], kind: Kind.traceback)
    type.pointee.dealloc = { vm, entry in
      vm.untrack(entry)
      guard vm.beginDealloc(entry) else { return }
      let next: Ref? = entry.load(TracebackLayout.next)
      let frame: Ref? = entry.load(TracebackLayout.frame)
      entry.store(TracebackLayout.next, Ref?.none)
      entry.store(TracebackLayout.frame, Ref?.none)
      next.decref()
      frame.decref()
      vm.freeGCObject(entry, TracebackLayout.size)
      vm.endDealloc()
    }
    type.pointee.traverse = { entry, visit, context in
      if let next: Ref = entry.load(TracebackLayout.next, as: Ref?.self) { visit(next, context) }
      if let frame: Ref = entry.load(TracebackLayout.frame, as: Ref?.self) { visit(frame, context) }
    }
    type.pointee.clear = { vm, entry in
      clearSlot(SlotPointer(entry.raw.advanced(by: TracebackLayout.next)))
      clearSlot(SlotPointer(entry.raw.advanced(by: TracebackLayout.frame)))
    }
    addMembers(
      type,
      [
        MemberDefinition("tb_frame", TracebackLayout.frame),
        MemberDefinition("tb_lineno", TracebackLayout.line, .int32),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition(
          "tb_lasti",
          get: { vm, entry in vm.int(Int(entry.load(TracebackLayout.instruction, as: Int32.self)) * 2) }),
        AttributeDefinition(
          "tb_next",
          get: { vm, entry in (entry.load(TracebackLayout.next, as: Ref?.self) ?? vm.none).owned() },
          set: { vm, entry, value in vm.setNextTraceback(entry, value) }),
      ])
    types.pointee.traceback = type
    readyType(type)
  }

  fileprivate func setNextTraceback(_ entry: Ref, _ value: Ref?) -> Bool {
    let typeError = exceptions.pointee.typeError
    guard let value else { return raiseFalse(typeError, "can't delete tb_next attribute") }
    guard value == none || value.kind == Kind.traceback else {
      return raiseFalse(typeError, "expected traceback object, got '\(typeName(value.type))'")
    }
    var current: Ref? = value == none ? nil : value
    while let next = current {
      if next == entry { return raiseFalse(exceptions.pointee.valueError, "traceback loop detected") }
      current = next.load(TracebackLayout.next)
    }
    let old: Ref? = entry.load(TracebackLayout.next)
    entry.store(TracebackLayout.next, value == none ? nil : Ref?.some(value.owned()))
    old.decref()
    return true
  }
}
