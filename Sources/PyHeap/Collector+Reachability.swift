/// Which candidates are held only by one another (engine-facts §4.4, steps 2 to 4).
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
}

extension VisitContext {
  @inline(__always)
  init<O: CollectorObserver>(_ reachable: GCLink, _ observer: O) {
    self.source = OpaquePointer(reachable)
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

private func subtractSilently(_ target: Ref, _ context: UnsafeMutableRawPointer) { subtractReference(to: target) }

private func subtractRecording(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  guard target.hasGCHead, target.gcHead.pointee.previous & GCHead.collecting != 0 else { return }
  subtractReference(to: target)
  let visit = context.assumingMemoryBound(to: VisitContext.self)
  visit.pointee.report(
    .edgeSubtracted(
      from: visit.pointee.source.address, to: target.address,
      remaining: Int(target.gcHead.pointee.previous >> GCHead.countShift)))
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

private func reachRecording(_ target: Ref, _ context: UnsafeMutableRawPointer) {
  let visit = context.assumingMemoryBound(to: VisitContext.self)
  switch reach(target, visit.pointee.reachable) {
  case .ignored: break
  case .reached: visit.pointee.report(.reached(object: target.address, by: visit.pointee.source.address))
  case .rescued: visit.pointee.report(.rescued(object: target.address, by: visit.pointee.source.address))
  }
}

extension UnsafeMutableRawPointer {
  /// Splits `base`: what is held from outside stays in it, the rest moves to `unreachable` (marked, with the
  /// collecting bit still set).
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
          if !source.forEachItemIfSequence({ subtractRecording($0, raw) }) {
            source.type.pointee.traverse?(source, visitor, raw)
          }
        } else if !source.forEachItemIfSequence({ subtractReference(to: $0) }) {
          source.type.pointee.traverse?(source, visitor, raw)
        }
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
            if !source.forEachItemIfSequence({ reachRecording($0, raw) }) {
              source.type.pointee.traverse?(source, visitor, raw)
            }
          } else if !source.forEachItemIfSequence({ _ = reach($0, base) }) {
            source.type.pointee.traverse?(source, visitor, raw)
          }
          // Whole again: the link back replaces the count, and the collecting bit goes.
          link.pointee.previous = (word & GCHead.finalized) | before.address
          before = link
        } else {
          // Perhaps garbage. Something seen later may still refer to it and bring it back.
          observer.report(.movedToUnreachable(object: link.object.address))
          before.pointee.next = link.pointee.next
          let last = unreachable.previousLink
          last.pointee.next = link.address | GCHead.unreachable
          link.setPrevious(last)
          link.pointee.next = unreachable.address | GCHead.unreachable
          unreachable.pointee.previous = link.address
        }
        link = before.nextLink
      }
      base.pointee.previous = before.address
      unreachable.pointee.next &= ~GCHead.unreachable
    }
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
