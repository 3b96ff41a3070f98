/// # What an object is
///
/// ```
///            GC types only                      every object
///  ┌───────────────┬───────────────┐ ┌──────────┬────┬─────┬─────┬──────────┬─────────
///  │ preheader     │ GC head       │ │ refcount │kind│flags│ aux │ type     │ payload …
///  │ (managed dict │ next │ prev   │ │ UInt32   │ u8 │ u8  │ u16 │ pointer  │
///  │  + weaklist)  │               │ │          │    │     │     │          │
///  └───────────────┴───────────────┘ └──────────┴────┴─────┴─────┴──────────┴─────────
///  -32             -16               0          4    5     6     8          16
/// ```
///
/// A `Ref` is the address of the refcount word. The two words of CPython's `PyObject` are kept (count and type);
/// the upper half of the first word, which CPython leaves unused, carries `kind`, `flags` and `aux`, so that the
/// machine tells an exact `int` from an exact `float` with one byte compare and without loading the type.
///
/// Owner: whoever holds a counted reference. An object dies when its count reaches zero (`decref`).

/// The exact built-in layout of an object, stored in its header. Subclass instances are `.instance`.
public enum Kind {
  public static let instance: UInt8 = 0
  public static let none: UInt8 = 1
  public static let bool: UInt8 = 2
  public static let int: UInt8 = 3
  public static let float: UInt8 = 4
  public static let complex: UInt8 = 5
  public static let str: UInt8 = 6
  public static let bytes: UInt8 = 7
  public static let bytearray: UInt8 = 8
  public static let tuple: UInt8 = 9
  public static let list: UInt8 = 10
  public static let dict: UInt8 = 11
  public static let set: UInt8 = 12
  public static let frozenset: UInt8 = 13
  public static let range: UInt8 = 14
  public static let slice: UInt8 = 15
  public static let type: UInt8 = 16
  public static let function: UInt8 = 17
  public static let method: UInt8 = 18
  public static let builtin: UInt8 = 19
  public static let methodDescriptor: UInt8 = 20
  public static let cell: UInt8 = 21
  public static let generator: UInt8 = 22
  public static let code: UInt8 = 23
  public static let module: UInt8 = 24
  public static let frame: UInt8 = 25
  public static let traceback: UInt8 = 26
  public static let weakref: UInt8 = 27
  public static let rangeIterator: UInt8 = 28
  public static let listIterator: UInt8 = 29
  public static let tupleIterator: UInt8 = 30
  public static let dictIterator: UInt8 = 31
  public static let notImplemented: UInt8 = 32
  public static let ellipsis: UInt8 = 33
  public static let exception: UInt8 = 34
  public static let property: UInt8 = 35
  public static let staticmethod: UInt8 = 36
  public static let classmethod: UInt8 = 37
  public static let memberDescriptor: UInt8 = 38
  public static let strIterator: UInt8 = 39
  /// Any other built-in type that the machine has no fast path for.
  public static let other: UInt8 = 255
}

/// Bits of `ObjectHeader.flags`.
public enum ObjectFlag {
  /// The object has a GC head in front of it.
  public static let hasGCHead: UInt8 = 1
  /// The type asks for `__del__` (copied from the type when the object is made).
  public static let hasFinalizer: UInt8 = 2
  /// Something refers to the object weakly: deallocation must look.
  public static let hasWeakrefs: UInt8 = 4
  /// A class's instance is being released (``VM/beginDealloc(_:)``).
  public static let inDealloc: UInt8 = 8
}

/// The first 16 bytes of every object.
public struct ObjectHeader {
  /// References to the object. See ``Refcount`` for the two special ranges.
  public var refcount: UInt32
  public var kind: UInt8
  public var flags: UInt8
  /// Free for the type: the offset of a string's characters, for instance.
  public var aux: UInt16
  /// The object's type; the type's own header says what *its* type is. Counted only for heap types.
  public var type: TypeRef

  @inlinable @inline(__always)
  public init(refcount: UInt32, kind: UInt8, flags: UInt8, aux: UInt16, type: TypeRef) {
    self.refcount = refcount
    self.kind = kind
    self.flags = flags
    self.aux = aux
    self.type = type
  }
}

/// How a count is stored.
///
/// - `0 … 0x7fff_ffff`: an ordinary count.
/// - `0x8000_0000 | n`: an ordinary count `n` of an object that an observer watches. The sign bit sends every
///   `incref` and `decref` to its slow path, which reports the change: watching costs unwatched objects nothing.
/// - `0xffff_ffff`: immortal (PEP 683): never changed.
public enum Refcount {
  public static let immortal: UInt32 = 0xffff_ffff
  public static let watchedBit: UInt32 = 0x8000_0000
}

extension Ref {
  /// The header, in place.
  @inlinable @inline(__always)
  public var header: UnsafeMutablePointer<ObjectHeader> { raw.assumingMemoryBound(to: ObjectHeader.self) }

  @inlinable @inline(__always)
  public var type: TypeRef { header.pointee.type }

  @inlinable @inline(__always)
  public var kind: UInt8 { header.pointee.kind }

  /// The number of references, without the watched bit; `0xffff_ffff` for immortal objects.
  @inlinable @inline(__always)
  public var refcount: UInt32 {
    let stored = header.pointee.refcount
    return stored == Refcount.immortal ? stored : stored & ~Refcount.watchedBit
  }

  @inlinable @inline(__always)
  public var isImmortal: Bool { header.pointee.refcount == Refcount.immortal }

  /// `id()`.
  @inlinable @inline(__always)
  public var address: UInt { UInt(bitPattern: self) }

  /// Takes one reference.
  @inlinable @inline(__always)
  public func incref() {
    let count = header.pointee.refcount
    #if HEAP_WITHOUT_OBSERVERS
      // Benchmarks/observers.sh compares with this: nothing is watched, so only immortals have the sign bit.
      if Int32(bitPattern: count) >= 0 { header.pointee.refcount = count &+ 1 }
    #else
      if Int32(bitPattern: count) >= 0 {
        header.pointee.refcount = count &+ 1
      } else if count != Refcount.immortal {
        heap_call_incref(self)
      }
    #endif
  }

  /// Takes one reference and returns the object: `slot = value.owned()`.
  @inlinable @inline(__always)
  public func owned() -> Ref {
    incref()
    return self
  }

  /// Gives one reference back; at zero the object dies, now, and arbitrary Python may run (`__del__`, callbacks).
  @inlinable @inline(__always)
  public func decref() {
    let count = header.pointee.refcount
    if Int32(bitPattern: count) > 1 {
      header.pointee.refcount = count &- 1
    } else if count != Refcount.immortal {
      // None, booleans and small ints come here all the time from 3.12 on: they do not pay for a call.
      heap_call_decref(self)
    }
  }

  /// A payload field at a byte offset from the object's start.
  @inlinable @inline(__always)
  public func load<T>(_ offset: Int, as: T.Type = T.self) -> T {
    raw.loadUnaligned(fromByteOffset: offset, as: T.self)
  }

  @inlinable @inline(__always)
  public func store<T>(_ offset: Int, _ value: T) {
    raw.storeBytes(of: value, toByteOffset: offset, as: T.self)
  }
}

extension Optional where Wrapped == Ref {
  /// `Py_XDECREF`.
  @inlinable @inline(__always)
  public func decref() {
    if let ref = self { ref.decref() }
  }

  @inlinable @inline(__always)
  public func incref() {
    if let ref = self { ref.incref() }
  }
}

/// Releases what a slot holds *after* emptying it, so that code run by the deallocation sees the slot empty.
@inlinable @inline(__always)
public func clearSlot(_ slot: SlotPointer) {
  if let old = slot.pointee {
    slot.pointee = nil
    old.decref()
  }
}

/// `incref` of a watched object: counts and reports.
@inline(never)
public func increfWatched(_ ref: Ref) {
  ref.header.pointee.refcount &+= 1
  let vm = ref.type.pointee.heap
  if let notify = vm.heap.pointee.countObserver { notify(vm, ref, 1) }
}

/// `decref` of an immortal or watched object, or of the last reference.
@_cdecl("heaplings_decref")
@inline(never)
public func decrefSlow(_ ref: Ref) {
  let count = ref.header.pointee.refcount
  if count == 1 {
    ref.header.pointee.refcount = 0
    let type = ref.type
    return type.pointee.dealloc(type.pointee.heap, ref)
  }
  #if HEAP_WITHOUT_OBSERVERS
    return
  #else
    if count == Refcount.immortal { return }
    if count & Refcount.watchedBit == 0 {
      ref.header.pointee.refcount = 0
    } else {
      // The bit stays while the object dies, so that a resurrected one is still watched.
      ref.header.pointee.refcount = count &- 1
      let vm = ref.type.pointee.heap
      let dead = count == Refcount.watchedBit | 1
      if dead && vm.heap.pointee.gc.reportsDeaths { reportGarbageDeath(vm, ref) }
      if let notify = vm.heap.pointee.countObserver { notify(vm, ref, -1) }
      if !dead { return }
    }
    destroyObject(ref)
  #endif
}
