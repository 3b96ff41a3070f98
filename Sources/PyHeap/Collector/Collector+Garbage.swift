/// Taking garbage apart (cpython-facts §4.4, steps 5 and 7 to 10).

extension Ref {
  /// Could this object be, or become, part of a cycle? (An exact tuple says no once it is untracked.)
  @inlinable @inline(__always)
  public var mayBeTracked: Bool {
    hasGCHead && (kind != Kind.tuple || gcHead.pointee.next != 0)
  }
}

extension VM {
  /// Untracks an exact tuple whose items can never take part in a cycle; true if it did.
  @discardableResult
  public func untrackTupleIfAtomic(_ ref: Ref) -> Bool {
    let items = ref.tupleSlots
    var index = ref.tupleCount
    while index > 0 {
      index &-= 1
      // A tuple that is still being built may yet get anything.
      guard let item = items[index], !item.mayBeTracked else { return false }
    }
    untrack(ref)
    return true
  }

  func untrackTuples<O: CollectorObserver>(_ list: GCLink, _ observer: O) {
    var link = list.nextLink
    while link != list {
      let next = link.nextLink
      let ref = link.object
      if ref.kind == Kind.tuple, untrackTupleIfAtomic(ref) {
        observer.report(.untracked(object: ref.address))
      }
      link = next
    }
  }

  /// Untracks exact dicts that hold only what can never be tracked; returns how many.
  @discardableResult
  func untrackDicts<O: CollectorObserver>(_ list: GCLink, _ observer: O) -> Int {
    var count = 0
    var link = list.nextLink
    while link != list {
      let next = link.nextLink
      let ref = link.object
      if ref.kind == Kind.dict, isAtomic(ref) {
        untrack(ref)
        count += 1
        observer.report(.untracked(object: ref.address))
      }
      link = next
    }
    return count
  }

  /// No reference that the dict holds leads to anything that may be tracked.
  func isAtomic(_ ref: Ref) -> Bool {
    if let dictIsAtomic = heap.pointee.collectorHooks.dictIsAtomic { return dictIsAtomic(ref) }
    var found = false
    withUnsafeMutablePointer(to: &found) { flag in
      ref.type.pointee.traverse?(
        ref,
        { target, context in
          if target.mayBeTracked { context.assumingMemoryBound(to: Bool.self).pointee = true }
        }, UnsafeMutableRawPointer(flag))
    }
    return !found
  }

  /// Weak references, finalizers, second look, clearing. Returns how many objects were garbage.
  ///
  /// `unreachable` still carries its marks.
  func disposeOfGarbage<O: CollectorObserver>(
    _ unreachable: GCLink, _ old: GCLink, _ observer: O
  ) -> Int {
    let found = surveyGarbage(unreachable)
    if found.count == 0 { return 0 }
    if heap.pointee.gc.debugFlags & GCDebug.collectable != 0 { debugCollectable(unreachable) }
    if !O.isRecording && !found.needsWeakrefs && !found.needsFinalizers {
      // No Python will run before the clearing, so a second look would see what the first one saw.
      clearGarbage(unreachable, old, observer)
      return found.count
    }
    var collected = clearWeakrefsOfGarbage(unreachable, old, observer)
    finalizeGarbage(unreachable, observer)
    observer.report(.phaseBegan(.recheck))
    let final = recheckGarbage(unreachable, old, observer)
    observer.report(.phaseEnded(.recheck))
    collected += final.listCount
    clearGarbage(final, old, observer)
    return collected
  }

  /// Takes the marks off the links, which makes the garbage an ordinary list, and says what must be done about it.
  private func surveyGarbage(_ list: GCLink) -> (count: Int, needsWeakrefs: Bool, needsFinalizers: Bool) {
    var count = 0
    var needsWeakrefs = false
    var needsFinalizers = false
    list.pointee.next &= ~GCHead.unreachable
    var link = list.nextLink
    while link != list {
      link.pointee.next &= ~GCHead.unreachable
      let ref = link.object
      if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 || isWeakref(ref) { needsWeakrefs = true }
      if ref.type.pointee.finalize != nil { needsFinalizers = true }
      count &+= 1
      link = link.nextLink
    }
    return (count, needsWeakrefs, needsFinalizers)
  }

  /// A weak reference, a proxy, or an instance of a subclass.
  @inline(__always)
  func isWeakref(_ ref: Ref) -> Bool {
    let kind = ref.kind
    return kind == Kind.weakref
      || (kind == Kind.instance && ref.type.pointee.flags.contains(.weakrefSubclass))
  }

  // MARK: Finalizers

  private func finalizeGarbage<O: CollectorObserver>(_ list: GCLink, _ observer: O) {
    observer.report(.phaseBegan(.finalize))
    // A finalizer may free members of the list, so only its first element is ever looked at.
    let seen = heap.pointee.gc.generations + GCListIndex.seen
    seen.makeEmptyList()
    while !list.isEmptyList {
      let link = list.nextLink
      let ref = link.object
      seen.moveLinkHere(link)
      guard link.pointee.previous & GCHead.finalized == 0, let finalize = ref.type.pointee.finalize else {
        continue
      }
      link.pointee.previous |= GCHead.finalized
      ref.incref()
      observer.report(.finalizerCalled(object: ref.address))
      finalize(self, ref)
      ref.decref()
    }
    list.mergeListHere(seen)
    observer.report(.phaseEnded(.finalize))
  }

  // MARK: Resurrection

  /// Looks again at the garbage after its finalizers have run; what came back goes to `old`. Returns the list of what
  /// is garbage for good, with the collecting bit set.
  private func recheckGarbage<O: CollectorObserver>(_ list: GCLink, _ old: GCLink, _ observer: O) -> GCLink {
    let still = heap.pointee.gc.generations + GCListIndex.stillUnreachable
    clearCollectingBits(list)
    deduceUnreachable(list, still, observer)
    clearUnreachableMarks(still)
    if !list.isEmptyList && heap.pointee.profile.resurrectionSavesAll {
      clearCollectingBits(still)
      list.mergeListHere(still)
    }
    if O.isRecording {
      var link = list.nextLink
      while link != list {
        observer.report(.resurrected(object: link.object.address))
        link = link.nextLink
      }
    }
    old.mergeListHere(list)
    return still
  }

  // MARK: Clearing

  private func clearGarbage<O: CollectorObserver>(_ list: GCLink, _ old: GCLink, _ observer: O) {
    observer.report(.phaseBegan(.clear))
    if O.isRecording { watchDeaths(list) }
    let state = heap
    let saves = state.pointee.gc.debugFlags & GCDebug.saveAll != 0
    while !list.isEmptyList {
      let link = list.nextLink
      let ref = link.object
      if saves {
        observer.report(.saved(object: ref.address))
        state.pointee.collectorHooks.appendGarbage?(self, ref)
      } else if let clear = ref.type.pointee.clear {
        ref.incref()
        observer.report(.cleared(object: ref.address))
        clear(self, ref)
        ref.decref()
      }
      if list.nextLink == link {
        // Still alive: something freed later holds it, or it holds nothing that could be dropped.
        link.pointee.previous &= ~GCHead.collecting
        old.moveLinkHere(link)
      }
    }
    if O.isRecording { stopWatchingDeaths(old) }
    observer.report(.phaseEnded(.clear))
  }

  /// While a recording collection clears, deaths of its garbage are reported: the watched bit sends them through
  /// ``decrefSlow(_:)``, so that nothing else pays for it.
  private func watchDeaths(_ list: GCLink) {
    heap.pointee.gc.reportsDeaths = true
    var link = list.nextLink
    while link != list {
      let header = link.object.header
      if header.pointee.refcount != Refcount.immortal { header.pointee.refcount |= Refcount.watchedBit }
      link = link.nextLink
    }
  }

  /// What outlived the clearing is in `old` by now.
  private func stopWatchingDeaths(_ old: GCLink) {
    heap.pointee.gc.reportsDeaths = false
    if heap.pointee.countObserver != nil { return }
    var link = old.nextLink
    while link != old {
      let header = link.object.header
      if header.pointee.refcount != Refcount.immortal { header.pointee.refcount &= ~Refcount.watchedBit }
      link = link.nextLink
    }
  }
}
