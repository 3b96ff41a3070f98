/// # Death at zero
///
/// `decref` to zero calls ``destroyObject(_:)``, which calls the type's deallocator. Container deallocators release what
/// they hold and so may nest; the trashcan bounds that nesting.
///
/// The trashcan order is CPython's (engine-facts §8.2): at the profile's depth a container is put on a list and
/// destroyed after the outermost deallocation has unwound.
@inline(never)
public func destroyObject(_ ref: Ref) {
  let type = ref.type
  type.pointee.dealloc(type.pointee.heap, ref)
}

extension UnsafeMutableRawPointer {
  /// Opens a container's deallocation; false: deferred, the caller must return at once without touching the object.
  ///
  /// The object must be untracked and must have a GC head (its `previous` word links the deferred list).
  @inlinable @inline(__always)
  public func beginDealloc(_ ref: Ref) -> Bool {
    let state = heap
    if state.pointee.deallocDepth >= state.pointee.profile.trashcanDepth {
      deferDealloc(ref)
      return false
    }
    state.pointee.deallocDepth &+= 1
    return true
  }

  /// Closes what ``beginDealloc(_:)`` opened; the outermost one destroys what was deferred.
  @inlinable @inline(__always)
  public func endDealloc() {
    let state = heap
    state.pointee.deallocDepth &-= 1
    if state.pointee.deferredDeallocs != nil && state.pointee.deallocDepth <= 0 { destroyDeferred() }
  }

  @inline(never)
  public func deferDealloc(_ ref: Ref) {
    let state = heap
    let flags = ref.gcHead.pointee.previous & GCHead.finalized
    ref.gcHead.pointee.previous =
      flags | (state.pointee.deferredDeallocs.map { UInt(bitPattern: $0) } ?? 0)
    state.pointee.deferredDeallocs = ref
  }

  @inline(never)
  public func destroyDeferred() {
    let state = heap
    while let ref = state.pointee.deferredDeallocs {
      state.pointee.deferredDeallocs = OpaquePointer(
        bitPattern: ref.gcHead.pointee.previous & ~GCHead.flagMask)
      ref.gcHead.pointee.previous &= GCHead.finalized
      // One level deep, so that what the deferred object releases is bounded in its turn.
      state.pointee.deallocDepth &+= 1
      destroyObject(ref)
      state.pointee.deallocDepth &-= 1
    }
  }
}
