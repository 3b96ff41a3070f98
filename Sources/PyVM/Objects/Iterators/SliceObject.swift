import PyHeap

// # slice

/// A slice applied to a sequence of known length: `count` items at `start`, `start + step`, …
struct SliceBounds {
  var start: Int
  var stop: Int
  var step: Int
  var count: Int
}

extension VM {
  /// `slice(start, stop, step)`; nil step: None. Borrows its arguments.
  func newSlice(_ start: Ref, _ stop: Ref, _ step: Ref?) -> Ref? {
    let slice: Ref
    if let reused = popFreeList(FreeListIndex.slice) {
      reused.header.initialize(
        to: ObjectHeader(
          refcount: heap.pointee.initialRefcount, kind: Kind.slice, flags: ObjectFlag.hasGCHead, aux: 0,
          type: types.pointee.slice))
      slice = reused
    } else {
      guard let fresh = newGCObject(types.pointee.slice, 40) else { return outOfMemory() }
      slice = fresh
    }
    slice.store(SliceLayout.start, start.owned())
    slice.store(SliceLayout.stop, stop.owned())
    slice.store(SliceLayout.step, (step ?? none).owned())
    track(slice)
    return slice
  }

  /// The bounds of a slice for a sequence of `length` items; nil with TypeError or ValueError.
  ///
  /// The length is asked last: the `__index__` of a bound may change the sequence.
  func sliceBounds(_ slice: Ref, _ length: @autoclosure () -> Int) -> SliceBounds? {
    var step = 1
    if let given = slicePart(slice, SliceLayout.step) {
      guard let value = sliceIndex(given) else { return nil }
      step = value
      if step == 0 {
        _ = raise(exceptions.pointee.valueError, "slice step cannot be zero")
        return nil
      }
      if step < -Int.max { step = -Int.max }
    }
    var start = step < 0 ? Int.max : 0
    var stop = step < 0 ? Int.min : Int.max
    if let given = slicePart(slice, SliceLayout.start) {
      guard let value = sliceIndex(given) else { return nil }
      start = value
    }
    if let given = slicePart(slice, SliceLayout.stop) {
      guard let value = sliceIndex(given) else { return nil }
      stop = value
    }
    return clipSlice(start, stop, step, length())
  }

  /// Clips bounds to `0…length` as slicing does.
  func clipSlice(_ start: Int, _ stop: Int, _ step: Int, _ length: Int) -> SliceBounds {
    func clip(_ value: Int) -> Int {
      if value < 0 {
        let shifted = value &+ length
        return shifted < 0 ? (step < 0 ? -1 : 0) : shifted
      }
      return value >= length ? (step < 0 ? length - 1 : length) : value
    }
    let low = clip(start)
    let high = clip(stop)
    var count = 0
    if step < 0 {
      if high < low { count = (low - high - 1) / -step + 1 }
    } else if low < high {
      count = (high - low - 1) / step + 1
    }
    return SliceBounds(start: low, stop: high, step: step, count: count)
  }

  /// Start, stop and step (owned ints) of a slice for a length that need not fit in Int.
  func sliceBounds(_ slice: Ref, length: Ref) -> (start: Ref, stop: Ref, step: Ref)? {
    guard let one = int(1) else { return nil }
    defer { one.decref() }
    guard let step = sliceObject(slice, SliceLayout.step) ?? (errorOccurred ? nil : one.owned()) else {
      return nil
    }
    if step.isCompact && step.compactValue == 0 {
      step.decref()
      _ = raise(exceptions.pointee.valueError, "slice step cannot be zero")
      return nil
    }
    let backwards = isNegativeInt(step)
    guard let lower = int(backwards ? -1 : 0),
      let upper = backwards ? binary(10, length, one) : length.owned(),
      let start = clip(slice, SliceLayout.start, length, lower, upper, absent: backwards ? upper : lower),
      let stop = clip(slice, SliceLayout.stop, length, lower, upper, absent: backwards ? lower : upper)
    else {
      step.decref()
      return nil
    }
    lower.decref()
    upper.decref()
    return (start, stop, step)
  }

  /// One bound, negative ones counted from the end, clipped to `lower…upper`.
  private func clip(_ slice: Ref, _ offset: Int, _ length: Ref, _ lower: Ref, _ upper: Ref, absent: Ref)
    -> Ref?
  {
    guard let given = sliceObject(slice, offset) else { return errorOccurred ? nil : absent.owned() }
    var value = given
    if isNegativeInt(value) {
      guard let shifted = binary(0, value, length) else { return nil }
      value.decref()
      value = shifted
    }
    for (bound, op) in [(lower, Comparison.lt), (upper, Comparison.gt)] {
      let outside = compareBool(value, bound, op)
      if outside < 0 { return nil }
      if outside == 1 {
        value.decref()
        return bound.owned()
      }
    }
    return value
  }

  /// A part of a slice as an int object, new reference; nil for None (or with an exception).
  private func sliceObject(_ slice: Ref, _ offset: Int) -> Ref? {
    guard let part = slicePart(slice, offset) else { return nil }
    if part.kind != Kind.int && part.slots.pointee.index == nil {
      return raise(
        exceptions.pointee.typeError,
        "slice indices must be integers or None or have an __index__ method")
    }
    return indexObject(part)
  }

  /// Borrowed; nil for None.
  private func slicePart(_ slice: Ref, _ offset: Int) -> Ref? {
    let part: Ref = slice.load(offset)
    return part == none ? nil : part
  }

  private func sliceIndex(_ value: Ref) -> Int? {
    if value.kind != Kind.int && value.slots.pointee.index == nil {
      _ = raise(
        exceptions.pointee.typeError,
        "slice indices must be integers or None or have an __index__ method")
      return nil
    }
    return indexValue(value, overflow: nil)
  }

  private func sliceTuple(_ slice: Ref) -> Ref? {
    tuple(slice.load(SliceLayout.start), slice.load(SliceLayout.stop), slice.load(SliceLayout.step))
  }

  func bootstrapSlice() {
    let type = newType("slice", basicSize: 40, flags: [.hasGC], kind: Kind.slice)
    types.pointee.slice = type
    let slots = type.slots
    type.pointee.dealloc = { vm, slice in
      vm.untrack(slice)
      if !vm.beginDealloc(slice) { return }
      slice.load(SliceLayout.step, as: Ref.self).decref()
      slice.load(SliceLayout.start, as: Ref.self).decref()
      slice.load(SliceLayout.stop, as: Ref.self).decref()
      if !vm.pushFreeList(FreeListIndex.slice, slice) { vm.freeGCObject(slice, 40) }
      vm.endDealloc()
    }
    type.pointee.traverse = { slice, visit, context in
      visit(slice.load(SliceLayout.start), context)
      visit(slice.load(SliceLayout.stop), context)
      visit(slice.load(SliceLayout.step), context)
    }
    slots.pointee.new = { vm, _, arguments, count, keywords in
      if !vm.refuseAnyKeywords("slice", keywords) { return nil }
      if count < 1 || count > 3 { return vm.raiseCount("slice", count, 1, 3) }
      let first = arguments[0].unsafelyUnwrapped
      if count == 1 { return vm.newSlice(vm.none, first, nil) }
      return vm.newSlice(first, arguments[1].unsafelyUnwrapped, count == 3 ? arguments[2] : nil)
    }
    slots.pointee.repr = { vm, slice in
      var parts = PartBuffer()
      parts.add(vm.newStr(static: "slice("))
      parts.add(vm.repr(slice.load(SliceLayout.start)))
      parts.add(vm.newStr(static: ", "))
      parts.add(vm.repr(slice.load(SliceLayout.stop)))
      parts.add(vm.newStr(static: ", "))
      parts.add(vm.repr(slice.load(SliceLayout.step)))
      parts.add(vm.newStr(static: ")"))
      return parts.finish(vm)
    }
    slots.pointee.compare = { vm, a, b, op in
      guard a.kind == Kind.slice && b.kind == Kind.slice else { return vm.newNotImplemented() }
      if a == b { return vm.bool(op == Comparison.eq || op == Comparison.le || op == Comparison.ge) }
      guard let left = vm.sliceTuple(a) else { return nil }
      defer { left.decref() }
      guard let right = vm.sliceTuple(b) else { return nil }
      defer { right.decref() }
      return vm.compare(left, right, op)
    }
    slots.pointee.hash = { vm, slice in
      guard let parts = vm.sliceTuple(slice) else { return -1 }
      defer { parts.decref() }
      return itemsHash(vm, parts, addsLength: false)
    }
    addMembers(
      type,
      [
        MemberDefinition("start", SliceLayout.start), MemberDefinition("stop", SliceLayout.stop),
        MemberDefinition("step", SliceLayout.step),
      ])
    addMethods(
      type,
      [
        MethodDefinition(
          "indices",
          .one({ vm, slice, length in
            guard let count = vm.indexObject(length) else { return nil }
            defer { count.decref() }
            if vm.isNegativeInt(count) {
              return vm.raise(vm.exceptions.pointee.valueError, "length should not be negative")
            }
            guard let (start, stop, step) = vm.sliceBounds(slice, length: count) else { return nil }
            defer {
              start.decref()
              stop.decref()
              step.decref()
            }
            return vm.tuple(start, stop, step)
          }))
      ])
    readyType(type)
  }
}
