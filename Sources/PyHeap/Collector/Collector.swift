/// # The cyclic collector (cpython-facts §4)
///
/// Counting frees almost everything at once; what it cannot free is reference cycles: objects that hold one another. The
/// collector takes a set of candidates (one generation and all younger ones), copies their counts, subtracts the
/// references that come from inside the set, and what keeps a positive count is held from outside. It never looks for
/// roots. Collector+Reachability.swift decides who is garbage, Collector+Garbage.swift takes it apart.
///
/// Invariants (proved by HeapChecker): outside a collection no element carries the collecting bit or the
/// "unreachable" mark, every tracked object is on exactly one of the four lists, and `trigger` is what
/// ``VM/updateTrigger()`` would set.

/// The collector's lists and counters.
public struct CollectorState {
  /// Heads of generations 0, 1, 2, of the permanent generation, and of the lists of a running collection.
  public var generations: GCLink
  /// Room for `GCListIndex.candidateCapacity` dicts that a full collection may untrack.
  public var untrackCandidates: UnsafeMutablePointer<Ref>
  /// [0]: allocations minus frees of GC objects since the last young collection, never below 0; [1], [2]: collections
  /// of the next younger generation.
  public var count: (Int32, Int32, Int32)
  public var threshold: (Int32, Int32, Int32)
  /// The one number that allocation compares `count.0` with: `threshold.0`, or `Int32.max` while no collection may
  /// start. Kept by ``VM/updateTrigger()``.
  public var trigger: Int32
  public var enabled: Bool
  public var collecting: Bool
  /// A collection is due at the next safe point (profiles that do not collect inside allocation).
  public var scheduled: Bool
  /// Stress switch: every allocation of a GC object makes a full collection due.
  public var collectsAtEveryAllocation: Bool
  /// `gc.DEBUG_…` bits, see ``GCDebug``.
  public var debugFlags: UInt32
  /// Objects that survived the last full collection.
  public var longLivedTotal: Int
  /// Objects that entered generation 2 since then.
  public var longLivedPending: Int
  public var statistics: (GenerationStatistics, GenerationStatistics, GenerationStatistics)
  /// A recording collection is clearing: deaths of watched objects are collector events.
  public var reportsDeaths: Bool
  /// A ``CollectorRecorder``, not retained, or nil: chooses the specialisation that runs.
  public var recorder: UnsafeMutableRawPointer?
}

/// One entry of `gc.get_stats()`.
public struct GenerationStatistics: Equatable, Codable, Sendable {
  public var collections = 0
  public var collected = 0
  public var uncollectable = 0

  public init() {}
}

/// Bits of `gc.set_debug`.
public enum GCDebug {
  public static let stats: UInt32 = 1
  public static let collectable: UInt32 = 2
  public static let uncollectable: UInt32 = 4
  public static let saveAll: UInt32 = 32
}

/// What the collector asks of the machine. All optional; called only on the paths named.
public struct CollectorHooks {
  /// `gc.callbacks`: (started or stopped, generation, collected, uncollectable).
  public var phase: (@convention(c) (VM, Bool, Int, Int, Int) -> Void)?
  /// Calls a weak reference's callback with the (dead) weak reference and prints what it raises. Owns neither.
  public var callWeakrefCallback: (@convention(c) (VM, Ref, Ref) -> Void)?
  /// DEBUG_SAVEALL: appends to `gc.garbage`.
  public var appendGarbage: (@convention(c) (VM, Ref) -> Void)?
  /// True if neither a key nor a value of an exact dict may ever be tracked. Asked only about dicts whose `traverse`
  /// leads to nothing of the kind; needed where a dict shows values that another object counts.
  public var dictIsAtomic: (@convention(c) (Ref) -> Bool)?
  /// After the generic free lists were emptied by a full collection.
  public var clearFreeLists: (@convention(c) (VM) -> Void)?
  /// Writes UTF-8 to the program's stderr.
  public var writeDebug: (@convention(c) (VM, UnsafePointer<UInt8>, Int) -> Void)?
  /// Writes `gc: collectable <list 0x…>` for one object.
  public var debugCollectable: (@convention(c) (VM, Ref) -> Void)?
  /// The machine's clock in nanoseconds, for the elapsed time of DEBUG_STATS.
  public var nanoseconds: (@convention(c) (VM) -> Int64)?
}

extension VM {
  // MARK: Switches

  /// Recomputes `trigger` after anything it depends on has changed.
  @inlinable
  public func updateTrigger() {
    let gc = heap.pointee.gc
    let blocked = gc.collecting || gc.scheduled
    if gc.collectsAtEveryAllocation && !blocked {
      heap.pointee.gc.trigger = -1
    } else if !gc.enabled || gc.threshold.0 == 0 || blocked {
      heap.pointee.gc.trigger = Int32.max
    } else {
      heap.pointee.gc.trigger = gc.threshold.0
    }
  }

  /// `gc.enable()` and `gc.disable()`.
  public func setCollectorEnabled(_ enabled: Bool) {
    heap.pointee.gc.enabled = enabled
    updateTrigger()
  }

  /// `gc.set_threshold(a, b, c)`; nil keeps a value.
  public func setThresholds(_ first: Int32, _ second: Int32? = nil, _ third: Int32? = nil) {
    heap.pointee.gc.threshold.0 = first
    if let second { heap.pointee.gc.threshold.1 = second }
    if let third { heap.pointee.gc.threshold.2 = third }
    updateTrigger()
  }

  /// Stress: collect everything at every allocation of a GC object.
  public func setCollectsAtEveryAllocation(_ on: Bool) {
    heap.pointee.gc.collectsAtEveryAllocation = on
    updateTrigger()
  }

  // MARK: Automatic collection

  /// An allocation made a collection due: now, or at the machine's next safe point, as the profile says.
  @inline(never)
  public func collectionDue() {
    let state = heap
    if state.pointee.gc.collecting { return }
    if state.pointee.errorPending?(self) ?? false { return }
    if state.pointee.profile.collectsInsideAllocation {
      collectAutomatically()
    } else {
      state.pointee.gc.scheduled = true
      updateTrigger()
      state.pointee.requestBreak?(self)
    }
  }

  /// Runs the collection that an allocation scheduled; the machine calls it at its safe points.
  @inline(never)
  public func runScheduledCollection() {
    let state = heap
    guard state.pointee.gc.scheduled else { return }
    state.pointee.gc.scheduled = false
    updateTrigger()
    if state.pointee.gc.collecting { return }
    if state.pointee.gc.enabled || state.pointee.gc.collectsAtEveryAllocation { collectAutomatically() }
  }

  /// Picks the oldest generation that is due and collects it and all younger ones.
  ///
  /// Generation 2 also waits until a quarter as many objects are pending as survived the last full collection, which
  /// keeps the total work of a growing program linear.
  @inline(never)
  public func collectAutomatically() {
    let gc = heap.pointee.gc
    if gc.collectsAtEveryAllocation {
      runCollection(2)
    } else if gc.count.2 > gc.threshold.2 && gc.longLivedPending >= gc.longLivedTotal / 4 {
      runCollection(2)
    } else if gc.count.1 > gc.threshold.1 {
      runCollection(1)
    } else if gc.count.0 > gc.threshold.0 {
      runCollection(0)
    }
  }

  // MARK: One collection

  /// `gc.collect(generation)`: the number of objects found unreachable, 0 if a collection is already running.
  ///
  /// - Parameter generation: 0, 1 or 2.
  /// - Complexity: proportional to the objects in that generation and younger ones, and their references.
  @discardableResult
  public func collectGarbage(_ generation: Int = 2) -> Int {
    if heap.pointee.gc.collecting { return 0 }
    return runCollection(generation)
  }

  @discardableResult
  private func runCollection(_ generation: Int) -> Int {
    let state = heap
    state.pointee.gc.collecting = true
    updateTrigger()
    state.pointee.collectorHooks.phase?(self, true, generation, 0, 0)
    let found: (collected: Int, uncollectable: Int)
    #if HEAP_WITHOUT_OBSERVERS
      found = collectMain(generation, SilentObserver())
    #else
      if let recorder = CollectorRecorder.attached(to: self) {
        found = collectRecording(generation, recorder)
      } else {
        found = collectMain(generation, SilentObserver())
      }
    #endif
    state.pointee.collectorHooks.phase?(self, false, generation, found.collected, found.uncollectable)
    state.pointee.gc.collecting = false
    updateTrigger()
    return found.collected + found.uncollectable
  }

  @inline(never)
  private func collectRecording(_ generation: Int, _ recorder: CollectorRecorder) -> (Int, Int) {
    recorder.record(.started(generation: generation))
    let found = collectMain(generation, RecordingObserver(recorder: recorder))
    recorder.record(
      .finished(generation: generation, collected: found.collected, uncollectable: found.uncollectable))
    return found
  }

  /// The collection itself (cpython-facts §4.4).
  @inline(__always)
  private func collectMain<O: CollectorObserver>(_ generation: Int, _ observer: O)
    -> (collected: Int, uncollectable: Int)
  {
    let state = heap
    let lists = state.pointee.gc.generations
    let began = debugStatisticsBegin(generation)

    // 1. Counts, and the younger generations join this one.
    switch generation {
    case 0:
      state.pointee.gc.count.1 &+= 1
    case 1:
      state.pointee.gc.count.2 &+= 1
      state.pointee.gc.count.1 = 0
    default:
      state.pointee.gc.count.1 = 0
      state.pointee.gc.count.2 = 0
    }
    state.pointee.gc.count.0 = 0
    let young = lists + generation
    observer.report(.phaseBegan(.merge))
    for younger in 0..<generation { young.mergeListHere(lists + younger) }
    let old = generation < 2 ? lists + (generation + 1) : young
    observer.report(.phaseEnded(.merge))

    // 2 to 5. Who is held only from inside? Atoms leave the lists, survivors age.
    let unreachable = lists + GCListIndex.unreachable
    let survivors: Int
    if O.isRecording {
      deduceUnreachable(young, unreachable, observer)
      observer.report(.phaseBegan(.untrack))
      untrackTuples(young, observer)
      if generation == 2 { untrackDicts(young, observer) }
      survivors = young.listCount
      observer.report(.phaseEnded(.untrack))
    } else {
      countAndSubtract(young, isWholeHeap: generation == 2 && (lists + GCListIndex.permanent).isEmptyList)
      survivors = scanAndUntrack(young, unreachable, untracksDicts: generation == 2)
    }
    if generation < 2 {
      if generation == 1 { state.pointee.gc.longLivedPending += survivors }
      old.mergeListHere(young)
    } else {
      state.pointee.gc.longLivedPending = 0
      state.pointee.gc.longLivedTotal = survivors
    }

    // 6 to 10. No type of this heap has a legacy finalizer: everything unreachable is collectable.
    let collected = disposeOfGarbage(unreachable, old, observer)

    // 11.
    if generation == 2 { emptyFreeLists() }
    debugStatisticsEnd(began, collected)
    withUnsafeMutableBytes(of: &state.pointee.gc.statistics) { bytes in
      let entries = bytes.bindMemory(to: GenerationStatistics.self)
      entries[generation].collections += 1
      entries[generation].collected += collected
    }
    return (collected, 0)
  }

  /// Gives the memory of all free lists back.
  public func emptyFreeLists() {
    let state = heap
    for index in 0..<FreeListIndex.count {
      let list = state.pointee.freeLists + index
      // The one slice kept is no free list to CPython: it stays.
      guard list.pointee.blockSize > 0, index != FreeListIndex.slice else { continue }
      while let ref = popFreeList(index) {
        if list.pointee.prefix > 0, state.pointee.gc.count.0 > 0 { state.pointee.gc.count.0 &-= 1 }
        free(ref.raw - Int(list.pointee.prefix), Int(list.pointee.blockSize))
      }
    }
    state.pointee.collectorHooks.clearFreeLists?(self)
  }
}
