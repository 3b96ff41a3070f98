/// # Death at zero
///
/// `decref` to zero calls ``destroyObject(_:)``, which calls the type's deallocator. Container deallocators release what
/// they hold and so may nest; the trashcan bounds that nesting.
///
/// A container's deallocator looks like this:
/// ```swift
/// vm.untrack(ref)
/// guard vm.beginDealloc(ref) else { return }   // put aside: it will be destroyed again, later
/// …release the items, free the memory…
/// vm.endDealloc()
/// ```
/// The deallocator of a class's instances ends in that of its built-in base. The base must not put the half-released
/// object aside: for instances a second `beginDealloc` only nests.
@inline(never)
public func destroyObject(_ ref: Ref) {
  let type = ref.type
  type.pointee.dealloc(type.pointee.heap, ref)
}

extension VM {
  /// Opens a container's deallocation; false: put aside, the caller must return at once without touching the object.
  ///
  /// The object must be untracked and must have a GC head (its `previous` word links what is put aside).
  @inlinable @inline(__always)
  public func beginDealloc(_ ref: Ref) -> Bool {
    let state = heap
    if state.pointee.deallocDepth >= state.pointee.profile.trashcanDepth && deferDealloc(ref) { return false }
    if ref.kind == Kind.instance { ref.header.pointee.flags |= ObjectFlag.inDealloc }
    state.pointee.deallocDepth &+= 1
    return true
  }

  /// Closes what ``beginDealloc(_:)`` opened; once the nesting has unwound far enough (to nothing, up to 3.12), what
  /// was put aside is destroyed.
  @inlinable @inline(__always)
  public func endDealloc() {
    let state = heap
    state.pointee.deallocDepth &-= 1
    if state.pointee.deferredDeallocs != nil
      && state.pointee.deallocDepth <= state.pointee.profile.trashcanResume
    {
      destroyDeferred()
    }
  }

  /// False: the object has nowhere to keep the link, or is half released already.
  @inline(never)
  public func deferDealloc(_ ref: Ref) -> Bool {
    let state = heap
    guard ref.hasGCHead, ref.header.pointee.flags & ObjectFlag.inDealloc == 0 else { return false }
    let finalized = ref.gcHead.pointee.previous & GCHead.finalized
    ref.gcHead.pointee.previous = finalized | UInt(bitPattern: state.pointee.deferredDeallocs)
    state.pointee.deferredDeallocs = ref
    return true
  }

  /// Destroys what was put aside, newest first: so a long nest dies in batches, in CPython's order.
  @inline(never)
  public func destroyDeferred() {
    let state = heap
    // One level deep, so that the deaths below do not come here again.
    state.pointee.deallocDepth &+= 1
    while let ref = state.pointee.deferredDeallocs {
      state.pointee.deferredDeallocs = Ref(
        bitPattern: ref.gcHead.pointee.previous & ~GCHead.flagMask)
      ref.gcHead.pointee.previous &= GCHead.finalized
      destroyObject(ref)
    }
    state.pointee.deallocDepth &-= 1
  }

  // MARK: Finalizers

  /// Has `__del__` (or a generator's closing) run already? `gc.is_finalized`.
  public func isFinalized(_ ref: Ref) -> Bool {
    ref.hasGCHead && ref.gcHead.pointee.previous & GCHead.finalized != 0
  }

  /// Runs the finalizer of an object whose count has reached zero, from its deallocator. True: go on and destroy it.
  /// False: the finalizer has stored a reference somewhere, the deallocator must return and leave the object alone.
  ///
  /// A GC object must be tracked while its finalizer runs, and runs it once in its life (PEP 442). The count is raised
  /// to 1 for the call, so that taking and giving references inside it does not start a second death.
  public func finalizeBeforeDeath(_ ref: Ref) -> Bool {
    guard let finalize = ref.type.pointee.finalize, !isFinalized(ref) else { return true }
    ref.header.pointee.refcount = (ref.header.pointee.refcount & Refcount.watchedBit) | 1
    finalize(self, ref)
    if ref.hasGCHead { ref.gcHead.pointee.previous |= GCHead.finalized }
    if !ref.isImmortal {
      ref.header.pointee.refcount &-= 1
      if ref.refcount == 0 { return true }
    }
    ref.header.pointee.flags &= ~ObjectFlag.inDealloc
    return false
  }
}
