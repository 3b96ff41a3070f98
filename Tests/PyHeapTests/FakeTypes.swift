@testable import PyHeap

/// A tiny set of types, enough to drive memory management without a Python on top of it.
///
/// - `Cell`: a GC object with `slotCount` counted slots at offset 16, a weak list at `weakOffset`, `__del__` as a hook.
/// - `Atom`: an object without GC head, 16 bytes.
/// - exact tuples and lists with the machine's own layouts.
/// - weak references.
final class FakeWorld {
  let vm: VM
  let cell: TypeRef
  let atom: TypeRef
  let tuple: TypeRef
  let list: TypeRef
  let weakref: TypeRef
  let proxy: TypeRef
  let callbackType: TypeRef

  static let slotCount = 4
  static let cellSize = 16 + 8 * slotCount + 8 + 8
  static let weakOffset = 16 + 8 * slotCount
  /// A number that tells cells apart.
  static let tagOffset = weakOffset + 8

  /// What happened, in order: "del 3", "free 3", "call 1".
  var log: [String] = []
  /// Runs inside a cell's finalizer; set by a test.
  var onFinalize: ((Ref) -> Void)?
  var onCallback: ((Ref, Ref) -> Void)?
  var logsDeaths = true
  private var atomsForTags: [Int: Ref] = [:]

  init(_ profile: VersionProfile, machineBytes: Int = 64) {
    vm = Heap.create(profile: profile, extraBytes: machineBytes)
    let vm = vm
    func type(_ kind: UInt8, _ flags: TypeFlags, _ size: Int) -> TypeRef {
      let type = TypeRef.allocate(capacity: 1)
      type.initialize(
        to: TypeObject(
          heap: vm,
          header: ObjectHeader(
            refcount: profile.hasImmortals ? Refcount.immortal : 1000, kind: Kind.type, flags: 0, aux: 0,
            type: type),
          kind: kind, basicSize: Int32(size), flags: flags, dealloc: { _, _ in }))
      return type
    }
    atom = type(Kind.other, [], 16)
    cell = type(Kind.instance, [.hasGC], FakeWorld.cellSize)
    tuple = type(Kind.tuple, [.hasGC], 24)
    list = type(Kind.list, [.hasGC], 40)
    let weakSize = Int(profile.weakrefSize)
    weakref = type(Kind.weakref, [.hasGC, .weakrefSubclass], weakSize)
    proxy = type(Kind.weakref, [.hasGC, .weakrefSubclass], weakSize)
    callbackType = type(Kind.other, [], 24)
    vm.heap.pointee.weakrefType = weakref
    vm.heap.pointee.proxyType = proxy
    (vm.raw + Heap.machineOffset).storeBytes(
      of: Unmanaged.passUnretained(self).toOpaque(), as: UnsafeMutableRawPointer.self)

    atom.pointee.dealloc = { vm, ref in vm.freeObject(ref, 16) }
    callbackType.pointee.dealloc = { vm, ref in vm.freeObject(ref, 24) }
    cell.pointee.weakListOffset = Int32(FakeWorld.weakOffset)
    cell.pointee.dealloc = { vm, ref in
      if !vm.finalizeBeforeDeath(ref) { return }
      vm.untrack(ref)
      guard vm.beginDealloc(ref) else { return }
      if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.clearWeakReferences(to: ref) }
      for slot in 0..<FakeWorld.slotCount { clearSlot(ref.cellSlot(slot)) }
      let world = FakeWorld.of(vm)
      if world.logsDeaths { world.log.append("free \(ref.tag)") }
      vm.freeGCObject(ref, FakeWorld.cellSize)
      vm.endDealloc()
    }
    cell.pointee.traverse = { ref, visit, context in
      for slot in 0..<FakeWorld.slotCount {
        if let target = ref.cellSlot(slot).pointee { visit(target, context) }
      }
    }
    cell.pointee.clear = { vm, ref in
      for slot in 0..<FakeWorld.slotCount { clearSlot(ref.cellSlot(slot)) }
    }
    tuple.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      guard vm.beginDealloc(ref) else { return }
      var index = ref.tupleCount
      while index > 0 {
        index -= 1
        ref.tupleSlots[index].decref()
      }
      vm.freeGCObject(ref, 24 + 8 * ref.tupleCount)
      vm.endDealloc()
    }
    tuple.pointee.traverse = { ref, visit, context in
      for index in (0..<ref.tupleCount).reversed() {
        if let item = ref.tupleSlots[index] { visit(item, context) }
      }
    }
    list.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      guard vm.beginDealloc(ref) else { return }
      FakeWorld.clearList(vm, ref)
      vm.freeGCObject(ref, 40)
      vm.endDealloc()
    }
    list.pointee.clear = { vm, ref in FakeWorld.clearList(vm, ref) }
    list.pointee.traverse = { ref, visit, context in
      guard let items = ref.listItems else { return }
      for index in (0..<ref.listCount).reversed() { if let item = items[index] { visit(item, context) } }
    }
    for type in [weakref, proxy] {
      type.pointee.dealloc = { vm, ref in
        vm.destroyWeakref(ref)
        vm.freeGCObject(ref, Int(ref.type.pointee.basicSize))
      }
      type.pointee.traverse = { ref, visit, context in
        if let callback = ref.weakCallback { visit(callback, context) }
      }
      type.pointee.clear = { vm, ref in
        vm.clearWeakref(ref)
        if let callback = ref.weakCallback {
          ref.store(WeakrefLayout.callback, nil as Ref?)
          callback.decref()
        }
      }
    }
    vm.heap.pointee.collectorHooks.callWeakrefCallback = { vm, weakref, callback in
      let world = FakeWorld.of(vm)
      world.log.append("call \(callback.load(16, as: Int.self))")
      world.onCallback?(weakref, callback)
    }
  }

  /// Cells get a `__del__` that logs and then calls `onFinalize`.
  func useFinalizers() {
    cell.pointee.finalize = { vm, ref in
      let world = FakeWorld.of(vm)
      world.log.append("del \(ref.tag)")
      world.onFinalize?(ref)
    }
  }

  static func of(_ vm: VM) -> FakeWorld {
    let pointer = (vm.raw + Heap.machineOffset).load(as: UnsafeMutableRawPointer.self)
    return Unmanaged<FakeWorld>.fromOpaque(pointer).takeUnretainedValue()
  }

  private static func clearList(_ vm: VM, _ ref: Ref) {
    guard let items = ref.listItems else { return }
    let count = ref.listCount
    let allocated = ref.load(Layout.listAllocated, as: Int.self)
    ref.store(Layout.listLength, 0)
    ref.store(Layout.listItems, nil as UnsafeMutableRawPointer?)
    for index in (0..<count).reversed() { items[index].decref() }
    vm.free(items.raw, 8 * allocated)
  }

  // MARK: Making objects; the caller owns the reference

  func makeCell(_ tag: Int = 0) -> Ref {
    let ref = vm.newGCObject(cell, FakeWorld.cellSize)!
    for slot in 0..<(FakeWorld.slotCount + 1) { ref.store(16 + 8 * slot, nil as Ref?) }
    ref.store(FakeWorld.tagOffset, tag)
    vm.track(ref)
    return ref
  }

  func makeAtom() -> Ref { vm.newObject(atom, 16)! }

  func makeCallback(_ tag: Int) -> Ref {
    let ref = vm.newObject(callbackType, 24)!
    ref.store(16, tag)
    return ref
  }

  /// Takes over the references.
  func makeTuple(_ items: [Ref]) -> Ref {
    let ref = vm.newGCObject(tuple, 24 + 8 * items.count)!
    ref.store(Layout.tupleLength, items.count)
    for (index, item) in items.enumerated() { ref.tupleSlots[index] = item }
    vm.track(ref)
    return ref
  }

  /// Takes over the references.
  func makeList(_ items: [Ref], capacity: Int? = nil) -> Ref {
    let allocated = max(capacity ?? items.count, 1)
    let block = SlotPointer(vm.allocate(8 * allocated)!)
    let ref = vm.newGCObject(list, 40)!
    for (index, item) in items.enumerated() { block[index] = item }
    ref.store(Layout.listLength, items.count)
    ref.store(Layout.listItems, block)
    ref.store(Layout.listAllocated, allocated)
    vm.track(ref)
    return ref
  }

  /// `holder.slot = target`, taking a new reference.
  func set(_ holder: Ref, _ slot: Int, _ target: Ref?) {
    target.incref()
    let old = holder.cellSlot(slot).pointee
    holder.cellSlot(slot).pointee = target
    old.decref()
  }

  func makeWeakref(_ target: Ref, callback tag: Int? = nil, proxy isProxy: Bool = false) -> Ref {
    let callback = tag.map { makeCallback($0) }
    let ref = vm.makeWeakref(isProxy ? proxy : weakref, to: target, callback: callback)!
    callback.decref()
    return ref
  }

  /// Closes the heap; the fake types go with it.
  @discardableResult
  func close() -> Heap.CloseReport {
    onFinalize = nil
    onCallback = nil
    let report = Heap.destroy(vm)
    for type in [cell, atom, tuple, list, weakref, proxy, callbackType] { type.deallocate() }
    return report
  }
}

extension Ref {
  func cellSlot(_ slot: Int) -> SlotPointer {
    SlotPointer(raw.advanced(by: 16 + 8 * slot))
  }
  var tag: Int { load(FakeWorld.tagOffset, as: Int.self) }
  var listCount: Int { load(Layout.listLength, as: Int.self) }
  var listItems: SlotPointer? { load(Layout.listItems, as: SlotPointer?.self) }
}
