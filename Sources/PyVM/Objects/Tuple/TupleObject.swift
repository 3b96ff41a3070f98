import PyHeap

// # tuple: creation, death, hash
//
// A GC head, the header, the length and the items, all in one block. Exact tuples of up to 19 or 20 items are kept on
// free lists by length. `()` is one object per interpreter and never tracked.

/// Longest tuple that any profile keeps on a free list.
private let longestKeptTuple = 20

extension VM {
  /// A tuple with all items nil and not tracked: fill it, then `track` it. For 0 the empty tuple, which must not be
  /// tracked.
  @inline(__always)
  func newTuple(_ count: Int) -> Ref? {
    if count <= longestKeptTuple {
      if count <= 0 { return state.pointee.emptyTuple.owned() }
      if let reused = popFreeList(FreeListIndex.tuple &+ count) {
        reused.header.initialize(
          to: ObjectHeader(
            refcount: heap.pointee.initialRefcount, kind: Kind.tuple, flags: ObjectFlag.hasGCHead, aux: 0,
            type: types.pointee.tuple))
        reused.store(TupleLayout.length, count)
        reused.tupleItems.update(repeating: nil, count: count)
        return reused
      }
    }
    return newTupleSlow(count)
  }

  @inline(never)
  private func newTupleSlow(_ count: Int) -> Ref? {
    guard count < Int.max / 16, let ref = newGCObject(types.pointee.tuple, TupleLayout.items &+ count &* 8)
    else {
      return outOfMemory()
    }
    ref.store(TupleLayout.length, count)
    ref.tupleItems.initialize(repeating: nil, count: count)
    return ref
  }

  /// A tracked one-item tuple. Takes a reference to the item.
  func tuple(_ a: Ref) -> Ref? {
    guard let ref = newTuple(1) else { return nil }
    ref.tupleItems[0] = a.owned()
    track(ref)
    return ref
  }

  func tuple(_ a: Ref, _ b: Ref) -> Ref? {
    guard let ref = newTuple(2) else { return nil }
    ref.tupleItems[0] = a.owned()
    ref.tupleItems[1] = b.owned()
    track(ref)
    return ref
  }

  func tuple(_ a: Ref, _ b: Ref, _ c: Ref) -> Ref? {
    guard let ref = newTuple(3) else { return nil }
    ref.tupleItems[0] = a.owned()
    ref.tupleItems[1] = b.owned()
    ref.tupleItems[2] = c.owned()
    track(ref)
    return ref
  }

  /// Tracks a filled tuple. There is one empty tuple, and it is never tracked.
  @inline(__always)
  func trackTuple(_ tuple: Ref) {
    if tuple != state.pointee.emptyTuple { track(tuple) }
  }

  /// A tracked tuple with copies of `count` references.
  func newTuple(copying items: SlotPointer, _ count: Int) -> Ref? {
    guard let ref = newTuple(count) else { return nil }
    if count <= 0 { return ref }
    let slots = ref.tupleItems
    var index = 0
    while index < count {
      let item = items[index]
      item.incref()
      slots[index] = item
      index &+= 1
    }
    track(ref)
    return ref
  }

  /// `tuple(list)` for an exact list.
  func tupleFromList(_ list: Ref) -> Ref? {
    guard let items = list.listItems else { return state.pointee.emptyTuple.owned() }
    return newTuple(copying: items, list.listCount)
  }

  /// `tuple(iterable)`: an exact tuple comes back itself.
  func tupleFromIterable(_ iterable: Ref) -> Ref? {
    if iterable.kind == Kind.tuple { return iterable.owned() }
    if iterable.kind == Kind.list { return tupleFromList(iterable) }
    guard let iterator = iterate(iterable) else { return nil }
    defer { iterator.decref() }
    let hint = lengthHint(iterable, default: 10)
    guard hint >= 0, var tuple = newTuple(hint) else { return nil }
    var room = hint
    var count = 0
    while let item = next(iterator) {
      if count == room {
        // A quarter more each time, so that the copying stays linear.
        room += 10
        room += room >> 2
        guard let larger = resizeTuple(tuple, count, room) else {
          item.decref()
          return nil
        }
        tuple = larger
      }
      tuple.tupleItems[count] = item
      count += 1
    }
    if errorOccurred {
      tuple.decref()
      return nil
    }
    if count < room {
      guard let smaller = resizeTuple(tuple, count, count) else { return nil }
      tuple = smaller
    }
    trackTuple(tuple)
    return tuple
  }

  /// Gives an untracked tuple that nobody else holds room for `newCount` items, of which the first `used` are there
  /// already. nil with MemoryError: the tuple is gone.
  private func resizeTuple(_ tuple: Ref, _ used: Int, _ newCount: Int) -> Ref? {
    let oldCount = tuple.tupleCount
    if oldCount == 0 || (newCount == 0 && !profile.emptiedTuplesAreNew) {
      tuple.decref()
      return newTuple(newCount)
    }
    let oldSize = GCHead.size + TupleLayout.items + oldCount * 8
    guard newCount < Int.max / 16,
      let memory = reallocate(
        tuple.raw - GCHead.size, oldSize, GCHead.size + TupleLayout.items + newCount * 8)
    else {
      tuple.decref()
      return outOfMemory()
    }
    let moved = Ref(memory + GCHead.size)
    moved.store(TupleLayout.length, newCount)
    for index in used..<max(used, newCount) { moved.tupleItems[index] = nil }
    return moved
  }

  /// An instance of a heap type derived from a container: `count` item slots, payload zeroed, tracked by the caller.
  func newContainerInstance(_ type: TypeRef, items count: Int = 0) -> Ref? {
    let size = Int(type.pointee.basicSize) &+ count &* Int(type.pointee.itemSize)
    guard let ref = newGCObject(type, size) else { return outOfMemory() }
    (ref.raw + 16).initializeMemory(as: UInt8.self, repeating: 0, count: size &- 16)
    if type.pointee.has(.heapType) { type.object.incref() }
    return ref
  }

  /// Makes `()`; called once, when the tuple type exists.
  func makeEmptyTuple() {
    guard let ref = newGCObject(types.pointee.tuple, TupleLayout.items) else {
      fatalError("no memory for the empty tuple")
    }
    ref.store(TupleLayout.length, 0)
    ref.header.pointee.refcount = sharedCount
    state.pointee.emptyTuple = ref
  }
}

let tupleDealloc: Deallocator = { vm, tuple in
  vm.untrack(tuple)
  let exact = tuple.kind == Kind.tuple
  if exact && !vm.beginDealloc(tuple) { return }
  let count = tuple.tupleCount
  let items = tuple.tupleItems
  var index = count
  while index > 0 {
    index &-= 1
    items[index].decref()
  }
  if !exact {
    let type = tuple.type
    vm.freeGCObject(tuple, Int(type.pointee.basicSize) &+ count &* Int(type.pointee.itemSize))
    return
  }
  if count > longestKeptTuple || !vm.pushFreeList(FreeListIndex.tuple &+ count, tuple) {
    vm.freeGCObject(tuple, TupleLayout.items &+ count &* 8)
  }
  vm.endDealloc()
}

let tupleTraverse: Traverser = { tuple, visit, context in
  var index = tuple.tupleCount
  let items = tuple.tupleItems
  while index > 0 {
    index &-= 1
    if let item = items[index] { visit(item, context) }
  }
}

let tupleHash: LengthFunction = { vm, tuple in itemsHash(vm, tuple, addsLength: true) }

/// xxHash over the items' hashes, as CPython does since 3.8; -1 with an exception.
func itemsHash(_ vm: VM, _ tuple: Ref, addsLength: Bool) -> Int {
  if !vm.enterNative() { return -1 }
  defer { vm.leaveNative() }
  let prime1: UInt = 11_400_714_785_074_694_791
  let prime2: UInt = 14_029_467_366_897_019_727
  let prime5: UInt = 2_870_177_450_012_600_261
  var sum = prime5
  let count = tuple.tupleCount
  let items = tuple.tupleItems
  vm.chargeWork(count &* 2)
  var index = 0
  while index < count {
    let lane = vm.keyHash(items[index].unsafelyUnwrapped)
    if lane == -1 { return -1 }
    sum &+= UInt(bitPattern: lane) &* prime2
    sum = (sum &<< 31) | (sum &>> 33)
    sum &*= prime1
    index &+= 1
  }
  if addsLength { sum &+= UInt(count) ^ (prime5 ^ 3_527_539) }
  return sum == UInt.max ? 1_546_275_796 : Int(bitPattern: sum)
}
