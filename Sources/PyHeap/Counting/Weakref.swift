/// # Weak references (cpython-facts §6)
///
/// ```
/// referent ──weakListOffset──▶ plain ref ⇄ plain proxy ⇄ newest ⇄ … ⇄ oldest
///
/// weak reference
/// ┌──────────┬──────────┬──────────┬──────┬──────────┬──────┬──────────────┐
/// │ header   │ referent │ callback │ hash │ previous │ next │ (vectorcall) │
/// └──────────┴──────────┴──────────┴──────┴──────────┴──────┴──────────────┘
/// 0          16         24         32     40         48     56: 3.11+
/// ```
///
/// The referent is *not* counted; the callback is. A dead weak reference has a nil referent and is on no list. The
/// plain ref and the plain proxy (no callback, exact type) exist at most once per referent and are shared.
///
/// Owner of the list: the referent; its deallocator calls
/// ``VM/clearWeakReferences(to:)`` when `ObjectFlag.hasWeakrefs` is set.
public enum WeakrefLayout {
  public static let referent = 16
  public static let callback = 24
  /// Cached hash of the referent, -1 = not computed.
  public static let hash = 32
  public static let previous = 40
  public static let next = 48
}

extension Ref {
  /// The object that this weak reference refers to (borrowed), or nil when it is dead.
  @inlinable @inline(__always)
  public var weakReferent: Ref? { load(WeakrefLayout.referent, as: Ref?.self) }

  @inlinable @inline(__always)
  public var weakCallback: Ref? { load(WeakrefLayout.callback, as: Ref?.self) }

  /// The next weak reference to the same object.
  @inlinable @inline(__always)
  public var nextWeakref: Ref? { load(WeakrefLayout.next, as: Ref?.self) }

  @inlinable @inline(__always)
  var previousWeakref: Ref? { load(WeakrefLayout.previous, as: Ref?.self) }

  /// The slot that holds the first weak reference to this object; nil if its type does not support them.
  @inlinable @inline(__always)
  public var weakListSlot: SlotPointer? {
    let offset = Int(type.pointee.weakListOffset)
    if offset == 0 { return nil }
    return SlotPointer(raw.advanced(by: offset))
  }

  /// The first weak reference to this object.
  public var firstWeakref: Ref? { weakListSlot?.pointee }

  /// How many weak references and proxies lead here: `weakref.getweakrefcount`.
  public var weakrefCount: Int {
    var count = 0
    var current = firstWeakref
    while let weakref = current {
      count += 1
      current = weakref.nextWeakref
    }
    return count
  }
}

extension VM {
  /// A weak reference (or proxy) of `type` to `referent`, owned by the caller; a shared one where the rules share.
  ///
  /// - Parameters:
  ///   - type: the weakref type or a proxy type. Instances of derived classes have attributes of their own: allocate
  ///     those as such and use ``attachWeakref(_:to:callback:)``.
  ///   - callback: taken as a new reference; nil for none.
  /// - Returns: nil when memory is exhausted. The referent's type must support weak references. As with every new object,
  ///   the reference of an instance to a class that is a heap type is the caller's to take.
  public func makeWeakref(_ type: TypeRef, to referent: Ref, callback: Ref?) -> Ref? {
    let state = heap
    guard let slot = referent.weakListSlot else { return nil }
    let isPlainRef = type == state.pointee.weakrefType
    let isPlainProxy = type == state.pointee.proxyType || type == state.pointee.callableProxyType
    if callback == nil {
      let shared = sharedWeakrefs(slot)
      if isPlainRef, let ref = shared.ref { return ref.owned() }
      if isPlainProxy, let proxy = shared.proxy { return proxy.owned() }
    }
    let size = max(Int(type.pointee.basicSize), Int(state.pointee.profile.weakrefSize))
    guard let weakref = newGCObject(type, size) else { return nil }
    clearPayload(weakref, size)
    attachWeakref(weakref, to: referent, callback: callback)
    track(weakref)
    return weakref
  }

  /// Makes a fresh, zeroed object of a weakref type (or of a class derived from one, which the machine allocates in its
  /// own way) refer to `referent`, and puts it on the list in its place. Sharing is for ``makeWeakref(_:to:callback:)``.
  ///
  /// - Parameter callback: taken as a new reference; nil for none.
  public func attachWeakref(_ weakref: Ref, to referent: Ref, callback: Ref?) {
    let state = heap
    guard let slot = referent.weakListSlot else { return }
    let type = weakref.type
    let isPlainRef = type == state.pointee.weakrefType
    let isPlainProxy = type == state.pointee.proxyType || type == state.pointee.callableProxyType
    callback.incref()
    weakref.store(WeakrefLayout.referent, referent)
    weakref.store(WeakrefLayout.callback, callback)
    weakref.store(WeakrefLayout.hash, -1)
    referent.header.pointee.flags |= ObjectFlag.hasWeakrefs
    // Only now: the allocation may have collected, and so changed the list.
    let shared = sharedWeakrefs(slot)
    let before: Ref?
    if callback == nil && isPlainRef {
      before = nil
    } else if callback == nil && isPlainProxy {
      before = shared.ref
    } else {
      before = shared.proxy ?? shared.ref
    }
    insertWeakref(weakref, slot, after: before)
  }

  private func clearPayload(_ ref: Ref, _ size: Int) {
    var offset = MemoryLayout<ObjectHeader>.size
    while offset < size {
      ref.store(offset, UInt(0))
      offset += 8
    }
  }

  /// The callback-less exact ref and proxy at the front of a list.
  private func sharedWeakrefs(_ slot: SlotPointer) -> (ref: Ref?, proxy: Ref?) {
    let state = heap
    var current = slot.pointee
    var ref: Ref?
    var proxy: Ref?
    if let first = current, first.weakCallback == nil, first.type == state.pointee.weakrefType {
      ref = first
      current = first.nextWeakref
    }
    if let second = current, second.weakCallback == nil,
      second.type == state.pointee.proxyType || second.type == state.pointee.callableProxyType
    {
      proxy = second
    }
    return (ref, proxy)
  }

  private func insertWeakref(_ weakref: Ref, _ slot: SlotPointer, after before: Ref?) {
    let next = before.map { $0.nextWeakref } ?? slot.pointee
    weakref.store(WeakrefLayout.previous, before)
    weakref.store(WeakrefLayout.next, next)
    next?.store(WeakrefLayout.previous, weakref as Ref?)
    if let before { before.store(WeakrefLayout.next, weakref as Ref?) } else { slot.pointee = weakref }
  }

  /// Makes a weak reference dead and takes it off its referent's list; the callback stays.
  public func clearWeakref(_ weakref: Ref) {
    guard let referent = weakref.weakReferent else { return }
    let previous = weakref.previousWeakref
    let next = weakref.nextWeakref
    if let previous {
      previous.store(WeakrefLayout.next, next)
    } else if let slot = referent.weakListSlot {
      slot.pointee = next
    }
    next?.store(WeakrefLayout.previous, previous)
    weakref.store(WeakrefLayout.referent, nil as Ref?)
    weakref.store(WeakrefLayout.previous, nil as Ref?)
    weakref.store(WeakrefLayout.next, nil as Ref?)
  }

  /// Called by the deallocator of an object with weak references, after its finalizer: all die, then the callbacks
  /// run, newest first (cpython-facts §6.2).
  @inline(never)
  public func clearWeakReferences(to referent: Ref) {
    // What must be called is chained through `next`, free now, and kept alive until the last call has returned.
    var first: Ref?
    var last: Ref?
    while let weakref = referent.firstWeakref {
      clearWeakref(weakref)
      // A weak reference that is itself dying never calls.
      guard weakref.weakCallback != nil, weakref.refcount > 0 else { continue }
      weakref.incref()
      weakref.store(WeakrefLayout.previous, last)
      last?.store(WeakrefLayout.next, weakref as Ref?)
      if first == nil { first = weakref }
      last = weakref
    }
    referent.header.pointee.flags &= ~ObjectFlag.hasWeakrefs
    // A callback sees `__callback__` as None, so each is taken out before the first call.
    var current = first
    while let weakref = current {
      current = weakref.nextWeakref
      if let callback = weakref.weakCallback {
        weakref.store(WeakrefLayout.callback, nil as Ref?)
        heap.pointee.collectorHooks.callWeakrefCallback?(self, weakref, callback)
        callback.decref()
      }
    }
    current = last
    while let weakref = current {
      current = weakref.previousWeakref
      weakref.store(WeakrefLayout.previous, nil as Ref?)
      weakref.store(WeakrefLayout.next, nil as Ref?)
      weakref.decref()
    }
  }

  // MARK: The type's own functions

  /// `dealloc` of weak references and proxies.
  public func destroyWeakref(_ weakref: Ref) {
    untrack(weakref)
    clearWeakref(weakref)
    if let callback = weakref.weakCallback {
      weakref.store(WeakrefLayout.callback, nil as Ref?)
      callback.decref()
    }
  }

  // MARK: Collector

  /// Step 7 of a collection. Every weak reference to garbage dies, and every one that is garbage; then the callbacks of
  /// those that live on are called. Returns how many weak references the callbacks' end freed.
  func clearWeakrefsOfGarbage<O: CollectorObserver>(_ unreachable: GCLink, _ old: GCLink, _ observer: O)
    -> Int
  {
    observer.report(.phaseBegan(.clearWeakrefs))
    let calls = heap.pointee.gc.generations + GCListIndex.callbacks
    calls.makeEmptyList()
    var link = unreachable.nextLink
    while link != unreachable {
      let ref = link.object
      link = link.nextLink
      if isWeakref(ref) {
        if let referent = ref.weakReferent {
          observer.report(.weakrefCleared(weakref: ref.address, referent: referent.address))
        }
        clearWeakref(ref)
      }
      guard ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 else { continue }
      while let weakref = ref.firstWeakref {
        observer.report(.weakrefCleared(weakref: weakref.address, referent: ref.address))
        clearWeakref(weakref)
        // One that is garbage too never calls.
        guard weakref.weakCallback != nil, weakref.gcHead.pointee.previous & GCHead.collecting == 0 else {
          continue
        }
        weakref.incref()
        calls.moveLinkHere(weakref.gcHead)
      }
      ref.header.pointee.flags &= ~ObjectFlag.hasWeakrefs
    }
    observer.report(.phaseEnded(.clearWeakrefs))
    observer.report(.phaseBegan(.weakrefCallbacks))
    var freed = 0
    while !calls.isEmptyList {
      let call = calls.nextLink
      let weakref = call.object
      if let callback = weakref.weakCallback {
        observer.report(.callbackCalled(weakref: weakref.address))
        callback.incref()
        heap.pointee.collectorHooks.callWeakrefCallback?(self, weakref, callback)
        callback.decref()
      }
      weakref.decref()
      if calls.nextLink == call { old.moveLinkHere(call) } else { freed += 1 }
    }
    observer.report(.phaseEnded(.weakrefCallbacks))
    return freed
  }
}
