/// What the `gc` module asks beside collecting.
extension VM {
  /// Visits the tracked objects of one generation in list order; `body` returns false to stop.
  ///
  /// `body` must not allocate GC objects, run Python or release anything; collect references first if it must.
  ///
  /// - Parameter generation: 0, 1, 2, or 3 for the permanent one.
  public func forEachObject(inGeneration generation: Int, _ body: (Ref) -> Bool) {
    let list = heap.pointee.gc.generations + generation
    var link = list.nextLink
    while link != list {
      if !body(link.object) { return }
      link = link.nextLink
    }
  }

  /// Visits generations 0, 1 and 2, in this order: `gc.get_objects()`.
  public func forEachObject(_ body: (Ref) -> Void) {
    for generation in 0...2 {
      forEachObject(inGeneration: generation) { ref in
        body(ref)
        return true
      }
    }
  }

  /// Number of tracked objects in a generation, 3 for the permanent one. O(n).
  public func objectCount(inGeneration generation: Int) -> Int {
    (heap.pointee.gc.generations + generation).listCount
  }

  /// Visits each tracked object that holds at least one counted reference to an object that `isTarget` accepts:
  /// `gc.get_referrers`.
  ///
  /// - Complexity: all tracked objects and their references.
  public func forEachReferrer(where isTarget: (Ref) -> Bool, _ body: (Ref) -> Void) {
    forEachObject { holder in
      var holds = false
      holder.forEachReferent { if !holds && isTarget($0) { holds = true } }
      if holds { body(holder) }
    }
  }

  /// `gc.freeze()`: everything tracked leaves the collector's sight.
  public func freezeCollector() {
    let lists = heap.pointee.gc.generations
    for generation in 0...2 { (lists + GCListIndex.permanent).mergeListHere(lists + generation) }
    heap.pointee.gc.count = (0, 0, 0)
  }

  /// `gc.unfreeze()`: the permanent objects join generation 2.
  public func unfreezeCollector() {
    let lists = heap.pointee.gc.generations
    (lists + 2).mergeListHere(lists + GCListIndex.permanent)
  }

  /// `gc.get_stats()[generation]`.
  public func statistics(ofGeneration generation: Int) -> GenerationStatistics {
    let all = heap.pointee.gc.statistics
    return generation == 0 ? all.0 : generation == 1 ? all.1 : all.2
  }
}
