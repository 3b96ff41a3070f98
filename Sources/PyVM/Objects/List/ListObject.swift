import PyHeap

// # list: storage, growth, death
//
// 40 bytes and a GC head; the item pointers lie in a block of `allocated` slots that grows by the profile's rule. The
// block's size is always `8 * allocated` and the slots behind `length` are garbage.

extension VM {
  // MARK: Creation

  /// A tracked list of length `count` whose items the caller stores at once. The block is exact, as for a display.
  @inline(__always)
  func newList(_ count: Int) -> Ref? {
    guard let list = newListObject() else { return nil }
    if count > 0 {
      guard count < Int.max / 16, let block = allocate(count &* 8) else {
        vmDropList(list)
        return outOfMemory()
      }
      let items = SlotPointer(block)
      items.initialize(repeating: nil, count: count)
      list.listItems = items
      list.listCount = count
      list.listAllocated = count
    }
    track(list)
    return list
  }

  /// The object alone: empty, not tracked.
  @inline(__always)
  private func newListObject() -> Ref? {
    let list: Ref
    if let reused = popFreeList(FreeListIndex.list) {
      reused.header.initialize(
        to: ObjectHeader(
          refcount: heap.pointee.initialRefcount, kind: Kind.list, flags: ObjectFlag.hasGCHead, aux: 0,
          type: types.pointee.list))
      list = reused
    } else {
      guard let fresh = newGCObject(types.pointee.list, ListLayout.size) else { return outOfMemory() }
      list = fresh
    }
    list.listCount = 0
    list.listItems = nil
    list.listAllocated = 0
    return list
  }

  @inline(never)
  private func vmDropList(_ list: Ref) { freeGCObject(list, ListLayout.size) }

  /// A tracked list with copies of `count` references, in an exact block.
  func newList(copying source: SlotPointer, _ count: Int) -> Ref? {
    guard let list = newList(count) else { return nil }
    guard count > 0, let items = list.listItems else { return list }
    var index = 0
    while index < count {
      let item = source[index]
      item.incref()
      items[index] = item
      index &+= 1
    }
    return list
  }

  // MARK: Growth

  /// The capacity for a list that becomes `count` long (cpython-facts §3.3).
  private func grownCapacity(_ old: Int, _ count: Int) -> Int {
    if count == 0 { return 0 }
    switch heap.pointee.profile.listGrowth {
    case .eighthPlusThreeOrSix:
      return count &+ (count &>> 3) &+ (count < 9 ? 3 : 6)
    case .eighthPlusSixRounded:
      let capacity = (count &+ (count &>> 3) &+ 6) & ~3
      // A jump larger than the over-allocation (a long extend): nearly exact.
      if count &- old > capacity &- count { return (count &+ 3) & ~3 }
      return capacity
    }
  }

  /// Sets the length, growing or shrinking the block by the profile's rule. New slots are uninitialised.
  @inline(__always)
  func listResize(_ list: Ref, _ count: Int) -> Bool {
    let allocated = list.listAllocated
    if allocated >= count && count >= allocated &>> 1 {
      list.listCount = count
      return true
    }
    return listResizeSlow(list, count)
  }

  @inline(never)
  private func listResizeSlow(_ list: Ref, _ count: Int) -> Bool {
    guard count < Int.max / 16 else {
      _ = outOfMemory()
      return false
    }
    let capacity = grownCapacity(list.listCount, count)
    guard listReallocate(list, capacity) else { return false }
    list.listCount = count
    return true
  }

  /// Gives the item block exactly `capacity` slots; the length stays.
  private func listReallocate(_ list: Ref, _ capacity: Int) -> Bool {
    let old = list.listItems.map { $0.raw }
    if capacity == 0 {
      if let old { free(old, list.listAllocated &* 8) }
      list.listItems = nil
      list.listAllocated = 0
      return true
    }
    guard let block = reallocate(old, list.listAllocated &* 8, capacity &* 8) else {
      _ = outOfMemory()
      return false
    }
    list.listItems = SlotPointer(block)
    list.listAllocated = capacity
    return true
  }

  /// Appends an item (taking a new reference to it). Amortised O(1).
  @inline(__always)
  func listAppend(_ list: Ref, _ item: Ref) -> Bool {
    let count = list.listCount
    if count < list.listAllocated {
      list.listItems.unsafelyUnwrapped[count] = item.owned()
      list.listCount = count &+ 1
      return true
    }
    return listAppendGrowing(list, item)
  }

  @inline(never)
  func listAppendGrowing(_ list: Ref, _ item: Ref) -> Bool {
    let count = list.listCount
    if !listResizeSlow(list, count &+ 1) { return false }
    list.listItems.unsafelyUnwrapped[count] = item.owned()
    return true
  }

  /// Inserts before `index`, which is clipped to the list as Python does.
  func listInsert(_ list: Ref, _ index: Int, _ item: Ref) -> Bool {
    let count = list.listCount
    if !listResize(list, count &+ 1) { return false }
    var at = index
    if at < 0 { at = max(0, at &+ count) }
    if at > count { at = count }
    let items = list.listItems.unsafelyUnwrapped
    chargeWork((count &- at) >> 1)
    var position = count
    while position > at {
      items[position] = items[position &- 1]
      position &-= 1
    }
    items[at] = item.owned()
    return true
  }

  /// Removes the item at an index in range and hands its reference over.
  func listTake(_ list: Ref, _ index: Int) -> Ref? {
    let items = list.listItems.unsafelyUnwrapped
    let item = items[index]
    let count = list.listCount
    chargeWork((count &- index) >> 1)
    var position = index
    while position < count &- 1 {
      items[position] = items[position &+ 1]
      position &+= 1
    }
    // Shrinking cannot fail in a way that matters: the old block is still there.
    if !listResize(list, count &- 1) {
      clearError()
      list.listCount = count &- 1
    }
    return item
  }

  /// Empties the list; its items die last first, after it has become empty.
  func listClear(_ list: Ref) {
    guard let items = list.listItems else { return }
    let count = list.listCount
    let allocated = list.listAllocated
    list.listItems = nil
    list.listCount = 0
    list.listAllocated = 0
    var index = count
    while index > 0 {
      index &-= 1
      items[index].decref()
    }
    free(items.raw, allocated &* 8)
  }

  /// Drops everything from `count` on, last first.
  func listTruncate(_ list: Ref, _ count: Int) -> Bool {
    listReplace(list, count, list.listCount, nil, 0)
  }

  // MARK: Extension

  /// `list.extend(iterable)`.
  func listExtend(_ list: Ref, _ iterable: Ref) -> Bool {
    if iterable.kind == Kind.list || iterable.kind == Kind.tuple || iterable == list {
      return listExtendSequence(list, iterable)
    }
    guard let iterator = iterate(iterable) else { return false }
    defer { iterator.decref() }
    // Before the length hint, which is Python code and may take `__next__` away.
    let next = iterator.slots.pointee.iterNext.unsafelyUnwrapped
    let hint = lengthHint(iterable, default: 8)
    if hint < 0 { return false }
    let start = list.listCount
    if hint > 0 && hint < Int.max / 16 - start {
      if list.listItems == nil && roundsExact(iterable) {
        if !listReallocate(list, (hint &+ 1) & ~1) { return false }
      } else {
        if !listResize(list, start &+ hint) { return false }
        list.listCount = start
      }
    }
    let state = state
    while true {
      // As in ``next(_:)``: each value is paid for.
      state.pointee.fuel &-= 1
      if state.pointee.fuel < 0 && !nativeLoopMayContinue() { return false }
      guard let item = next(self, iterator) else { break }
      let count = list.listCount
      if count < list.listAllocated {
        list.listItems.unsafelyUnwrapped[count] = item
        list.listCount = count &+ 1
      } else {
        let appended = listAppendGrowing(list, item)
        item.decref()
        if !appended { return false }
      }
    }
    if errorOccurred {
      if !errorMatches(exceptions.pointee.stopIteration) { return false }
      clearError()
    }
    // Cut back what the hint promised too much.
    if list.listCount < list.listAllocated { return listResizeDown(list) }
    return true
  }

  private func listResizeDown(_ list: Ref) -> Bool {
    if !listResize(list, list.listCount) { clearError() }
    return true
  }

  /// Whether an empty list gets an even number of slots, no more, for the items of `source`.
  private func roundsExact(_ source: Ref) -> Bool {
    guard heap.pointee.profile.roundsExactLists else { return false }
    if !heap.pointee.profile.growsListsForSetsAndDicts { return true }
    switch source.kind {
    case Kind.set, Kind.frozenset, Kind.dict: return false
    default:
      let type = source.type
      return type != types.pointee.dictKeys && type != types.pointee.dictValues
        && type != types.pointee.dictItems
    }
  }

  private func listExtendSequence(_ list: Ref, _ source: Ref) -> Bool {
    let isList = source.kind != Kind.tuple
    let added = isList ? source.listCount : source.tupleCount
    if added == 0 { return true }
    let count = list.listCount
    if list.listItems == nil && heap.pointee.profile.roundsExactLists {
      if !listReallocate(list, (added &+ 1) & ~1) { return false }
      list.listCount = added
    } else if !listResize(list, count &+ added) {
      return false
    }
    // `a.extend(a)`: the source's items may have moved with the list's.
    guard let from = isList ? source.listItems : source.tupleItems else { return true }
    let to = list.listItems.unsafelyUnwrapped + count
    var index = 0
    while index < added {
      let item = from[index]
      item.incref()
      to[index] = item
      index &+= 1
    }
    return true
  }

  /// `[*x]`: as `extend`, with the words of a display.
  func listExtendDisplay(_ list: Ref, _ iterable: Ref) -> Bool {
    if listExtend(list, iterable) { return true }
    if errorMatches(exceptions.pointee.typeError), iterable.slots.pointee.iter == nil,
      iterable.slots.pointee.getItem == nil || iterable.typeHas(.dictSubclass)
    {
      clearError()
      _ = raise(
        exceptions.pointee.typeError, "Value after * must be an iterable, not \(typeName(iterable.type))")
    }
    return false
  }

  /// A new list with the items of an iterable, sized as `sorted` and `*rest` do: by `extend`.
  func listFromIterable(_ iterable: Ref) -> Ref? {
    guard let list = newList(0) else { return nil }
    if listExtend(list, iterable) { return list }
    list.decref()
    return nil
  }

  /// Fills an empty list the way `list(iterable)` sizes it.
  func fillList(_ list: Ref, _ iterable: Ref) -> Bool {
    if !heap.pointee.profile.roundsExactLists {
      // Up to 3.9 `list(sized)` makes an exact block first; `extend` alone would over-allocate.
      if let length = iterable.slots.pointee.length, iterable.kind != Kind.generator {
        let count = length(self, iterable)
        if count > 0 {
          if !listReallocate(list, count) { return false }
        } else if count < 0 {
          if !errorMatches(exceptions.pointee.typeError) { return false }
          clearError()
        }
      }
    }
    return listExtend(list, iterable)
  }

  /// `operator.length_hint(o, default)`; -1 with an exception.
  func lengthHint(_ o: Ref, default fallback: Int) -> Int {
    if let length = o.slots.pointee.length {
      let count = length(self, o)
      if count >= 0 { return count }
      if !errorMatches(exceptions.pointee.typeError) { return -1 }
      clearError()
    }
    guard let method = lookupSpecial(o, names.pointee.dunderLengthHint) else {
      return errorOccurred ? -1 : fallback
    }
    let result = call(method)
    method.decref()
    guard let result else {
      if !errorMatches(exceptions.pointee.typeError) { return -1 }
      clearError()
      return fallback
    }
    defer { result.decref() }
    if result == state.pointee.notImplemented { return fallback }
    guard result.typeHas(.intSubclass) else {
      return raiseMinusOne(
        exceptions.pointee.typeError, "__length_hint__ must be an integer, not \(typeName(result.type))")
    }
    guard let hint = smallIntValue(result) else {
      return raiseMinusOne(exceptions.pointee.overflowError, "Python int too large to convert to C ssize_t")
    }
    if hint < 0 {
      return raiseMinusOne(exceptions.pointee.valueError, "__length_hint__() should return >= 0")
    }
    return hint
  }

  // MARK: Slices

  /// `list[low:high] = source[0..<count]` (no source: deletion). Replaced items die after the list is whole again.
  func listReplace(_ list: Ref, _ low: Int, _ high: Int, _ source: SlotPointer?, _ count: Int) -> Bool {
    let length = list.listCount
    let removed = high - low
    let change = count - removed
    if length + change == 0 && count == 0 {
      listClear(list)
      return true
    }
    if removed == 0 && count == 0 { return true }
    chargeWork(removed &+ count &+ (change == 0 ? 0 : (length &- high) >> 2))
    // What leaves is set aside first: the list must be consistent while it dies.
    let aside = SlotPointer.allocate(capacity: max(removed, 1))
    defer { aside.deallocate() }
    if removed > 0 { aside.initialize(from: list.listItems.unsafelyUnwrapped + low, count: removed) }
    if change < 0 {
      let items = list.listItems.unsafelyUnwrapped
      (items + (high + change)).update(from: items + high, count: length - high)
      if !listResize(list, length + change) {
        clearError()
        list.listCount = length + change
      }
    } else if change > 0 {
      if !listResize(list, length + change) { return false }
      let items = list.listItems.unsafelyUnwrapped
      (items + (high + change)).update(from: items + high, count: length - high)
    }
    if let source, let items = list.listItems {
      for index in 0..<count {
        let item = source[index]
        item.incref()
        items[low + index] = item
      }
    }
    var index = removed
    while index > 0 {
      index -= 1
      aside[index].decref()
    }
    return true
  }
}

let listDealloc: Deallocator = { vm, list in
  vm.untrack(list)
  let exact = list.kind == Kind.list
  if exact && !vm.beginDealloc(list) { return }
  if let items = list.listItems {
    var index = list.listCount
    while index > 0 {
      index &-= 1
      items[index].decref()
    }
    vm.free(items.raw, list.listAllocated &* 8)
  }
  if !exact {
    vm.freeGCObject(list, Int(list.type.pointee.basicSize))
    return
  }
  if !vm.pushFreeList(FreeListIndex.list, list) { vm.freeGCObject(list, ListLayout.size) }
  vm.endDealloc()
}

let listTraverse: Traverser = { list, visit, context in
  guard let items = list.listItems else { return }
  var index = list.listCount
  while index > 0 {
    index &-= 1
    if let item = items[index] { visit(item, context) }
  }
}

let listClearSlot: Clearer = { vm, list in vm.listClear(list) }
