/// Which candidates are held only by one another (cpython-facts §4.4, steps 2 to 4).
///
/// No recursion and no memory beyond the two words that each object already has.

/// What the C visitors need to know. One per pass, on the stack.
struct VisitContext {
  /// The object whose references are being visited.
  var source: Ref
  /// The scan list, to whose end rescued objects return.
  var reachable: GCLink
  /// The recorder of a recording pass.
  var recorder: Unmanaged<CollectorRecorder>?
  /// Something was visited that stays tracked, and with it a dict that holds it. Tuples are decided later: the scan may
  /// yet untrack them.
  var foundTrackable = false
}

extension VisitContext {
  @inline(__always)
  init<O: CollectorObserver>(_ reachable: GCLink, _ observer: O) {
    self.source = Ref(reachable)
    self.reachable = reachable
    self.recorder = O.isRecording ? Unmanaged.passUnretained(observer.recorder) : nil
  }

  func report(_ event: CollectorEvent) { recorder?.takeUnretainedValue().record(event) }
}

/// Lowers the working count of a candidate.
@inline(__always)
private func subtractReference(to target: Ref) {
  guard target.hasGCHead else { return }
  let head = target.gcHead
  if head.pointee.previous & GCHead.collecting != 0 { head.pointee.previous &-= GCHead.oneReference }
}

private func subtractSilently(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  subtractReference(to: target)
}

private func subtractRecording(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  guard target.hasGCHead, target.gcHead.pointee.previous & GCHead.collecting != 0 else { return }
  subtractReference(to: target)
  let visit = context.assumingMemoryBound(to: VisitContext.self)
  visit.pointee.report(
    .edgeSubtracted(
      from: visit.pointee.source.address, to: target.address,
      remaining: Int(target.gcHead.pointee.previous >> GCHead.countShift)))
}

/// Full collections: every tracked object is a candidate, so counts need no pass of their own. The first visit, as a
/// target here or by the walk itself, copies the count.
@inline(__always)
private func copyAndSubtractReference(to target: Ref) {
  guard target.hasGCHead else { return }
  let head = target.gcHead
  let word = head.pointee.previous
  if word & GCHead.collecting != 0 {
    head.pointee.previous = word &- GCHead.oneReference
  } else if head.pointee.next != 0 {
    let stored = target.header.pointee.refcount
    if stored == Refcount.immortal { return }
    head.pointee.previous =
      ((word & GCHead.finalized) | GCHead.collecting)
      &+ (UInt(stored & ~Refcount.watchedBit) &<< GCHead.countShift) &- GCHead.oneReference
  }
}

private func copyAndSubtractSilently(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  copyAndSubtractReference(to: target)
}

/// `target` is held by something that is kept, so it is kept.
@inline(__always)
private func reach(_ target: Ref, _ reachable: GCLink) -> CollectorReach {
  guard target.hasGCHead else { return .ignored }
  let head = target.gcHead
  let previous = head.pointee.previous
  // Kept already, or never a candidate.
  guard previous & GCHead.collecting != 0 else { return .ignored }
  let next = head.pointee.next
  if next & GCHead.unreachable != 0 {
    // Off the unreachable list (its links carry the mark) and back to the end of the scan list.
    let before = head.previousLink
    let after = GCLink(bitPattern: next & ~GCHead.unreachable).unsafelyUnwrapped
    before.pointee.next = next
    after.setPrevious(before)
    let last = reachable.previousLink
    last.setNext(head)
    head.setNext(reachable)
    reachable.pointee.previous = head.address
    head.pointee.previous = (previous & GCHead.flagMask) | GCHead.oneReference
    return .rescued
  }
  if previous >> GCHead.countShift == 0 {
    head.pointee.previous = previous | GCHead.oneReference
    return .reached
  }
  return .ignored
}

private enum CollectorReach { case ignored, reached, rescued }

private func reachSilently(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  _ = reach(target, context.assumingMemoryBound(to: VisitContext.self).pointee.reachable)
}

private func reachFromDict(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  let visit = context.assumingMemoryBound(to: VisitContext.self)
  if target.hasGCHead && target.kind != Kind.tuple { visit.pointee.foundTrackable = true }
  _ = reach(target, visit.pointee.reachable)
}

private func reachRecording(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  let visit = context.assumingMemoryBound(to: VisitContext.self)
  switch reach(target, visit.pointee.reachable) {
  case .ignored: break
  case .reached: visit.pointee.report(.reached(object: target.address, by: visit.pointee.source.address))
  case .rescued: visit.pointee.report(.rescued(object: target.address, by: visit.pointee.source.address))
  }
}

extension VM {
  /// Splits `base`: what is held from outside stays in it, the rest moves to `unreachable` (marked, with the
  /// collecting bit still set).
  ///
  /// This is the algorithm as it is taught, one step per pass: recording collections and the second look use it. A
  /// silent collection of living objects makes two passes instead, ``countAndSubtract(_:isWholeHeap:)`` and
  /// ``scanAndUntrack(_:_:untracksDicts:)``, because a pass over a million objects costs what memory costs.
  func deduceUnreachable<O: CollectorObserver>(_ base: GCLink, _ unreachable: GCLink, _ observer: O) {
    observer.report(.phaseBegan(.copyCounts))
    copyCounts(base, observer)
    observer.report(.phaseEnded(.copyCounts))
    observer.report(.phaseBegan(.subtractReferences))
    subtractReferences(base, observer)
    observer.report(.phaseEnded(.subtractReferences))
    observer.report(.phaseBegan(.scan))
    unreachable.makeEmptyList()
    moveUnreachable(base, unreachable, observer)
    observer.report(.phaseEnded(.scan))
  }

  /// Working counts of all candidates, in one pass if every tracked object is one, else in two.
  @inline(never)
  func countAndSubtract(_ base: GCLink, isWholeHeap: Bool) {
    if isWholeHeap {
      copyAndSubtract(base)
    } else {
      copyCounts(base, SilentObserver())
      subtractReferences(base, SilentObserver())
    }
  }

  @inline(__always)
  private func copyCounts<O: CollectorObserver>(_ base: GCLink, _ observer: O) {
    let permanent = heap.pointee.gc.generations + GCListIndex.permanent
    var link = base.nextLink
    while link != base {
      let next = link.nextLink
      let stored = link.object.header.pointee.refcount
      if stored == Refcount.immortal {
        // Its count says nothing, and it will never be garbage. Links from here on are still whole.
        permanent.moveLinkHere(link)
      } else {
        let count = UInt(stored & ~Refcount.watchedBit)
        link.pointee.previous =
          (link.pointee.previous & GCHead.finalized) | GCHead.collecting | (count &<< GCHead.countShift)
        observer.report(.countCopied(object: link.object.address, count: Int(count)))
      }
      link = next
    }
  }

  @inline(__always)
  private func subtractReferences<O: CollectorObserver>(_ base: GCLink, _ observer: O) {
    var context = VisitContext(base, observer)
    withUnsafeMutablePointer(to: &context) { visit in
      let raw = UnsafeMutableRawPointer(visit)
      let visitor: Visitor = O.isRecording ? subtractRecording : subtractSilently
      var link = base.nextLink
      while link != base {
        let source = link.object
        if O.isRecording {
          visit.pointee.source = source
          if !source.forEachReferentIfDirect({ subtractRecording($0, raw) }) {
            source.type.pointee.traverse?(source, visitor, raw)
          }
        } else if !source.forEachReferentIfDirect({ subtractReference(to: $0) }) {
          source.type.pointee.traverse?(source, visitor, raw)
        }
        link = link.nextLink
      }
    }
  }

  /// Copies counts and subtracts references in one walk.
  @inline(__always)
  private func copyAndSubtract(_ base: GCLink) {
    let permanent = heap.pointee.gc.generations + GCListIndex.permanent
    var context = VisitContext(base, SilentObserver())
    withUnsafeMutablePointer(to: &context) { visit in
      let raw = UnsafeMutableRawPointer(visit)
      var before = base
      var link = base.nextLink
      while link != base {
        let source = link.object
        let word = link.pointee.previous
        if word & GCHead.collecting == 0 {
          let stored = source.header.pointee.refcount
          if stored == Refcount.immortal {
            // Links back are rebuilt by the scan; only the links forward must stay whole.
            let after = link.nextLink
            before.setNext(after)
            if after == base { base.pointee.previous = before.address }
            permanent.appendLink(link)
            link = after
            continue
          }
          link.pointee.previous =
            (word & GCHead.finalized) | GCHead.collecting
            | (UInt(stored & ~Refcount.watchedBit) &<< GCHead.countShift)
        }
        if !source.forEachReferentIfDirect({ copyAndSubtractReference(to: $0) }) {
          source.type.pointee.traverse?(source, copyAndSubtractSilently, raw)
        }
        before = link
        link = link.nextLink
      }
    }
  }

  @inline(__always)
  private func moveUnreachable<O: CollectorObserver>(
    _ base: GCLink, _ unreachable: GCLink, _ observer: O
  ) {
    var context = VisitContext(base, observer)
    withUnsafeMutablePointer(to: &context) { visit in
      let raw = UnsafeMutableRawPointer(visit)
      let visitor: Visitor = O.isRecording ? reachRecording : reachSilently
      var before = base
      var link = base.nextLink
      while link != base {
        let word = link.pointee.previous
        if word >> GCHead.countShift != 0 {
          let source = link.object
          if O.isRecording {
            observer.report(.kept(object: source.address, count: Int(word >> GCHead.countShift)))
            visit.pointee.source = source
            if !source.forEachReferentIfDirect({ reachRecording($0, raw) }) {
              source.type.pointee.traverse?(source, visitor, raw)
            }
          } else if !source.forEachReferentIfDirect({ _ = reach($0, base) }) {
            source.type.pointee.traverse?(source, visitor, raw)
          }
          // Whole again: the link back replaces the count, and the collecting bit goes.
          link.pointee.previous = (word & GCHead.finalized) | before.address
          before = link
        } else {
          observer.report(.movedToUnreachable(object: link.object.address))
          setAside(link, after: before, unreachable)
        }
        link = before.nextLink
      }
      base.pointee.previous = before.address
      unreachable.pointee.next &= ~GCHead.unreachable
    }
  }

  /// Perhaps garbage. Something that the scan sees later may still refer to it and bring it back.
  @inline(__always)
  private func setAside(_ link: GCLink, after before: GCLink, _ unreachable: GCLink) {
    before.pointee.next = link.pointee.next
    let last = unreachable.previousLink
    last.pointee.next = link.address | GCHead.unreachable
    link.setPrevious(last)
    link.pointee.next = unreachable.address | GCHead.unreachable
    unreachable.pointee.previous = link.address
  }

  /// The scan of a silent collection, which also untracks (cpython-facts §4.4, step 5): atomic tuples at once, as they
  /// are met in the order of the list; dicts in a full collection, afterwards, when every tuple has been decided.
  /// Returns how many objects stay tracked.
  @inline(never)
  func scanAndUntrack(_ base: GCLink, _ unreachable: GCLink, untracksDicts: Bool) -> Int {
    unreachable.makeEmptyList()
    let candidates = heap.pointee.gc.untrackCandidates
    var candidateCount = 0
    var kept = 0
    var context = VisitContext(base, SilentObserver())
    withUnsafeMutablePointer(to: &context) { visit in
      let raw = UnsafeMutableRawPointer(visit)
      var before = base
      var link = base.nextLink
      while link != base {
        let word = link.pointee.previous
        guard word >> GCHead.countShift != 0 else {
          setAside(link, after: before, unreachable)
          link = before.nextLink
          continue
        }
        let source = link.object
        let kind = source.kind
        if kind == Kind.tuple {
          let items = source.tupleSlots
          var index = source.tupleCount
          var isAtomic = true
          while index > 0 {
            index &-= 1
            if let item = items[index] {
              if item.mayBeTracked { isAtomic = false }
              _ = reach(item, base)
            } else {
              // Still being built: it may yet get anything.
              isAtomic = false
            }
          }
          if isAtomic {
            before.pointee.next = link.pointee.next
            link.pointee.next = 0
            link.pointee.previous = word & GCHead.finalized
            link = before.nextLink
            continue
          }
        } else if kind == Kind.dict && untracksDicts {
          visit.pointee.foundTrackable = false
          source.type.pointee.traverse?(source, reachFromDict, raw)
          if !visit.pointee.foundTrackable {
            if candidateCount < GCListIndex.candidateCapacity { candidates[candidateCount] = source }
            candidateCount &+= 1
          }
        } else if !source.forEachReferentIfDirect({ _ = reach($0, base) }) {
          source.type.pointee.traverse?(source, reachSilently, raw)
        }
        link.pointee.previous = (word & GCHead.finalized) | before.address
        before = link
        kept &+= 1
        link = link.nextLink
      }
      base.pointee.previous = before.address
      unreachable.pointee.next &= ~GCHead.unreachable
    }
    if candidateCount > GCListIndex.candidateCapacity {
      return kept - untrackDicts(base, SilentObserver())
    }
    for index in 0..<candidateCount where isAtomic(candidates[index]) {
      untrack(candidates[index])
      kept -= 1
    }
    return kept
  }

  /// Takes the mark off the links of an unreachable list, which makes it an ordinary list.
  func clearUnreachableMarks(_ list: GCLink) {
    list.pointee.next &= ~GCHead.unreachable
    var link = list.nextLink
    while link != list {
      link.pointee.next &= ~GCHead.unreachable
      link = link.nextLink
    }
  }

  /// Takes the collecting bit off every element.
  func clearCollectingBits(_ list: GCLink) {
    var link = list.nextLink
    while link != list {
      link.pointee.previous &= ~GCHead.collecting
      link = link.nextLink
    }
  }
}
