/// The GC head: two words in front of every object of a GC type (cpython-facts §4.1).
///
/// `next == 0`: untracked. Bit 0 of `previous`: already finalized (PEP 442); bit 1: in the set being collected; during
/// a collection the rest of `previous` holds the working copy of the count. Bit 0 of `next`: tentatively unreachable.
public struct GCHead {
  public var next: UInt
  public var previous: UInt

  @inlinable @inline(__always)
  public init(next: UInt, previous: UInt) {
    self.next = next
    self.previous = previous
  }

  public static let finalized: UInt = 1
  public static let collecting: UInt = 2
  public static let flagMask: UInt = 3
  public static let unreachable: UInt = 1
  public static let size = 16
}

extension Ref {
  /// The GC head of an object whose type has one.
  @inlinable @inline(__always)
  public var gcHead: UnsafeMutablePointer<GCHead> {
    raw.advanced(by: -GCHead.size).assumingMemoryBound(to: GCHead.self)
  }

  @inlinable @inline(__always)
  public var hasGCHead: Bool { header.pointee.flags & ObjectFlag.hasGCHead != 0 }

  @inlinable @inline(__always)
  public var isTracked: Bool { hasGCHead && gcHead.pointee.next != 0 }
}

extension VM {
  /// Memory for an object of a type without GC head; `size` in bytes, header included. The count is 1, the payload
  /// uninitialised. For heap types the caller owns the new reference from instance to type. nil: out of memory.
  @inlinable @inline(__always)
  public func newObject(_ type: TypeRef, _ size: Int) -> Ref? {
    guard let memory = allocate(size) else { return nil }
    let ref = Ref(memory)
    ref.header.initialize(
      to: ObjectHeader(
        refcount: heap.pointee.initialRefcount, kind: type.pointee.instanceKind,
        flags: type.pointee.instanceFlags, aux: 0, type: type))
    return ref
  }

  /// Memory for an object with GC head (and the type's pre-header, zeroed), not yet tracked. Counts as an allocation
  /// for the collector and, where the profile says so, may run a collection before it returns. Track the object only
  /// once every slot that `traverse` reads is initialised.
  @inlinable @inline(__always)
  public func newGCObject(_ type: TypeRef, _ size: Int) -> Ref? {
    let state = heap
    let prefix = Int(type.pointee.preHeaderSize) &+ GCHead.size
    guard let memory = allocate(size &+ prefix) else { return nil }
    let ref = Ref(memory + prefix)
    if prefix != GCHead.size {
      memory.storeBytes(of: 0, as: UInt.self)
      memory.storeBytes(of: 0, toByteOffset: 8, as: UInt.self)
    }
    ref.gcHead.initialize(to: GCHead(next: 0, previous: 0))
    ref.header.initialize(
      to: ObjectHeader(
        refcount: state.pointee.initialRefcount, kind: type.pointee.instanceKind,
        flags: type.pointee.instanceFlags, aux: 0, type: type))
    state.pointee.gc.count.0 &+= 1
    if state.pointee.gc.count.0 > state.pointee.gc.trigger { collectionDue() }
    return ref
  }

  /// Returns the memory of a dead object. `size` as at its birth.
  @inlinable @inline(__always)
  public func freeObject(_ ref: Ref, _ size: Int) {
    if ref.kind == Kind.instance { return freeInstance(ref, size) }
    free(ref.raw, size)
  }

  /// Returns the memory of a dead, untracked GC object. Its type must still be alive: release that reference after.
  @inlinable @inline(__always)
  public func freeGCObject(_ ref: Ref, _ size: Int) {
    if ref.kind == Kind.instance { return freeInstance(ref, size) }
    let state = heap
    if state.pointee.gc.count.0 > 0 { state.pointee.gc.count.0 &-= 1 }
    let prefix = Int(ref.type.pointee.preHeaderSize) &+ GCHead.size
    free(ref.raw - prefix, size &+ prefix)
  }

  /// Returns the memory of a dead instance of a Python class. `size` is what the built-in base's deallocator knows: the
  /// class may have added a GC head, a pre-header and fields.
  @inline(never)
  public func freeInstance(_ ref: Ref, _ size: Int) {
    let type = ref.type
    let total = type.pointee.itemSize == 0 ? max(size, Int(type.pointee.basicSize)) : size
    guard ref.hasGCHead else { return free(ref.raw, total) }
    let state = heap
    if state.pointee.gc.count.0 > 0 { state.pointee.gc.count.0 &-= 1 }
    let prefix = Int(type.pointee.preHeaderSize) &+ GCHead.size
    free(ref.raw - prefix, total &+ prefix)
  }

  /// Puts an object on the young generation's list.
  @inlinable @inline(__always)
  public func track(_ ref: Ref) {
    let head = ref.gcHead
    let list = heap.pointee.gc.generations
    let last = UnsafeMutablePointer<GCHead>(bitPattern: list.pointee.previous).unsafelyUnwrapped
    last.pointee.next = UInt(bitPattern: head)
    head.pointee.previous = (head.pointee.previous & GCHead.flagMask) | UInt(bitPattern: last)
    head.pointee.next = UInt(bitPattern: list)
    list.pointee.previous = UInt(bitPattern: head)
  }

  /// Takes an object off whatever list it is on; nothing happens to one that is on none. The "finalized" bit stays.
  @inlinable @inline(__always)
  public func untrack(_ ref: Ref) {
    guard ref.hasGCHead else { return }
    let head = ref.gcHead
    guard head.pointee.next != 0 else { return }
    let previous = UnsafeMutablePointer<GCHead>(bitPattern: head.pointee.previous & ~GCHead.flagMask)
      .unsafelyUnwrapped
    let next = UnsafeMutablePointer<GCHead>(bitPattern: head.pointee.next).unsafelyUnwrapped
    previous.pointee.next = UInt(bitPattern: next)
    next.pointee.previous =
      (next.pointee.previous & GCHead.flagMask) | UInt(bitPattern: previous)
    head.pointee.next = 0
    head.pointee.previous &= GCHead.finalized
  }
}
