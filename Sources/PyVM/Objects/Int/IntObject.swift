import PyHeap

/// Exact ints: the part that instruction handlers inline. Arithmetic on big ones is in `BigInt*.swift`.
extension Ref {
  /// The header's kind, flags and aux as one word. Compact exact ints have `compactIntMark` there: one compare tells.
  @inline(__always) var headerMark: UInt32 { load(4) }

  /// An exact int (not bool) with at most two digits, |value| < 2^60.
  @inline(__always) var isCompactInt: Bool { headerMark == compactIntMark }

  @inline(__always) var isExactFloat: Bool { kind == Kind.float }
}

/// Kind int, no flags, aux 1. Whoever makes a compact int sets aux to 1, whoever makes a big one to 0.
let compactIntMark = UInt32(Kind.int) | 1 << 16
let compactLimit = 1 << 60

extension VM {
  /// An int object (new reference): the shared one for -5…256, else a new one; nil with MemoryError.
  @inline(__always)
  func int(_ value: Int) -> Ref? {
    if UInt(bitPattern: value &+ 5) < 262 {
      return state.pointee.smallInts[value &+ 5].owned()
    }
    return newCompactInt(value)
  }

  /// As ``int(_:)`` for values known to lie outside -5…256.
  @inline(__always)
  func newCompactInt(_ value: Int) -> Ref? {
    if UInt(bitPattern: value &+ compactLimit &- 1) < UInt(compactLimit &<< 1 &- 1),
      let memory = allocate(28)
    {
      let ref = Ref(memory)
      ref.header.initialize(
        to: ObjectHeader(
          refcount: heap.pointee.initialRefcount, kind: Kind.int, flags: 0, aux: 1,
          type: types.pointee.int))
      let sign: Int32 = value < 0 ? -1 : 1
      ref.store(IntLayout.digits, value.magnitude < 1 << 30 ? sign : sign &* 2)
      ref.store(IntLayout.value, value)
      return ref
    }
    return intSlow(value)
  }

  /// A float object (new reference); nil with MemoryError.
  @inline(__always)
  func float(_ value: Double) -> Ref? {
    let list = heap.pointee.freeLists
    if let ref = list.pointee.head {
      list.pointee.head = ref.load(8, as: Ref?.self)
      list.pointee.count &-= 1
      #if HEAP_ASAN
        poisonPayload(ref, list.pointee, false)
      #endif
      ref.header.initialize(
        to: ObjectHeader(
          refcount: heap.pointee.initialRefcount, kind: Kind.float, flags: 0, aux: 0,
          type: types.pointee.float))
      ref.store(FloatLayout.value, value)
      return ref
    }
    return floatSlow(value)
  }

  @inline(never)
  func floatSlow(_ value: Double) -> Ref? {
    guard let ref = newObject(types.pointee.float, FloatLayout.size) else { return noMemory() }
    ref.store(FloatLayout.value, value)
    return ref
  }
}

/// Gives back an exact float that is probably at its last reference.
@inline(__always)
func releaseFloat(_ ref: Ref, _ vm: VM) {
  let count = ref.header.pointee.refcount
  if count == 1 {
    let list = vm.heap.pointee.freeLists
    if list.pointee.count < list.pointee.limit {
      ref.store(8, list.pointee.head)
      list.pointee.head = ref
      list.pointee.count &+= 1
      #if HEAP_ASAN
        vm.poisonPayload(ref, list.pointee, true)
      #endif
      return
    }
  }
  ref.decref()
}

/// Gives back a compact exact int.
@inline(__always)
func releaseInt(_ ref: Ref, _ vm: VM) {
  let count = ref.header.pointee.refcount
  if Int32(bitPattern: count) > 1 {
    ref.header.pointee.refcount = count &- 1
  } else if count == 1 {
    vm.free(ref.raw, 28)
  } else {
    ref.decref()
  }
}

/// Gives one reference back. If the object dies, the frame says first at which instruction: a finalizer may look.
@inline(__always)
func release(_ ref: Ref?, _ pc: CodePointer, _ fr: UnsafeMutableRawPointer) {
  guard let ref else { return }
  let count = ref.header.pointee.refcount
  if Int32(bitPattern: count) > 1 {
    ref.header.pointee.refcount = count &- 1
  } else if count != Refcount.immortal {
    fr.asFrame.pointee.pc = pc + 1
    ref.decref()
  }
}

/// ``releaseLocal(_:_:)``, and the frame says at which instruction an object with a deallocator dies.
@inline(__always)
func releaseLocal(_ ref: Ref, _ vm: VM, _ pc: CodePointer, _ fr: UnsafeMutableRawPointer) {
  let count = ref.header.pointee.refcount
  if Int32(bitPattern: count) > 1 {
    ref.header.pointee.refcount = count &- 1
  } else if count == 1 && ref.isCompactInt {
    vm.free(ref.raw, 28)
  } else if count == 1 && ref.isExactFloat {
    releaseFloat(ref, vm)
  } else if count != Refcount.immortal {
    fr.asFrame.pointee.pc = pc + 1
    ref.decref()
  }
}

/// Gives back what a local held: an int or a float that dies here goes without a call.
@inline(__always)
func releaseLocal(_ ref: Ref, _ vm: VM) {
  let count = ref.header.pointee.refcount
  if Int32(bitPattern: count) > 1 {
    ref.header.pointee.refcount = count &- 1
  } else if count == 1 && ref.isCompactInt {
    vm.free(ref.raw, 28)
  } else if count == 1 && ref.isExactFloat {
    releaseFloat(ref, vm)
  } else {
    ref.decref()
  }
}
