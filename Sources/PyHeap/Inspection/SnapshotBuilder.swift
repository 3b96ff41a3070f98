/// What a snapshot must be told about objects, by whoever knows their types.
///
/// None of these may change a count, allocate on the heap or run Python.
public protocol HeapDescriber {
  func typeName(of ref: Ref) -> String
  /// A few words; never a long text.
  func repr(of ref: Ref) -> String
  /// As `sys.getsizeof`.
  func size(of ref: Ref) -> Int
  /// Each counted reference of the object once, labelled.
  func forEachEdge(of ref: Ref, _ visit: (EdgeLabel, Ref) -> Void)
  /// Each counted reference from outside the heap's objects once, labelled.
  func forEachRoot(of vm: VM, _ visit: (EdgeLabel, Ref) -> Void)
  /// Whether an object, and what only it leads to, belongs in the snapshot.
  func isIncluded(_ ref: Ref) -> Bool
}

extension HeapDescriber {
  /// Positions instead of names.
  public func forEachEdge(of ref: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    var index = 0
    ref.forEachHeld {
      visit(.index(index), $0)
      index += 1
    }
  }

  public func forEachRoot(of vm: VM, _ visit: (EdgeLabel, Ref) -> Void) {}

  public func isIncluded(_ ref: Ref) -> Bool { true }
}

/// How much a snapshot holds.
public struct SnapshotOptions: Sendable {
  public var objectLimit = 100_000
  /// Start from every tracked object too, not only from the roots.
  public var includesUnreached = true
  public var includesPools = true
  /// Free blocks of each pool, in the order in which they will be handed out.
  public var includesFreeBlocks = false

  public init() {}
}

/// Walks a heap and writes down what it finds. Uses Swift's memory only: nothing on the heap changes.
public struct SnapshotBuilder<Describer: HeapDescriber> {
  private let vm: VM
  private let describer: Describer
  private let options: SnapshotOptions
  private var indices: [UInt: Int] = [:]
  private var found: [Ref] = []
  private var generations: [UInt: Int] = [:]
  private var edges: [HeapSnapshot.Edge] = []
  private var isTruncated = false

  public init(_ vm: VM, _ describer: Describer, _ options: SnapshotOptions = SnapshotOptions()) {
    self.vm = vm
    self.describer = describer
    self.options = options
  }

  /// - Complexity: all objects found and their references.
  public mutating func build() -> HeapSnapshot {
    recordGenerations()
    var roots: [(EdgeLabel, Ref)] = []
    describer.forEachRoot(of: vm) { roots.append(($0, $1)) }
    for (label, ref) in roots { addEdge(from: nil, label, ref, isCounted: true) }
    var next = 0
    next = follow(from: next)
    if options.includesUnreached {
      for generation in 0...GCListIndex.permanent {
        var members: [Ref] = []
        vm.forEachObject(inGeneration: generation) { ref in
          members.append(ref)
          return true
        }
        for ref in members {
          if indices[ref.address] == nil { _ = discover(ref) }
          next = follow(from: next)
        }
      }
    }
    return HeapSnapshot(
      profile: vm.heap.pointee.profile.name, objects: found.map(describe), edges: edges,
      arenas: arenaStates(),
      pools: options.includesPools ? pools() : [], counters: HeapSnapshot.Counters(vm),
      isTruncated: isTruncated)
  }

  private mutating func recordGenerations() {
    var table: [UInt: Int] = [:]
    for generation in 0...GCListIndex.permanent {
      vm.forEachObject(inGeneration: generation) { ref in
        table[ref.address] = generation
        return true
      }
    }
    generations = table
  }

  /// Writes down the references of everything found so far, which may find more.
  private mutating func follow(from start: Int) -> Int {
    var next = start
    while next < found.count {
      let ref = found[next]
      var targets: [(EdgeLabel, Ref)] = []
      describer.forEachEdge(of: ref) { targets.append(($0, $1)) }
      for (label, target) in targets { addEdge(from: next, label, target, isCounted: true) }
      if vm.isWeakref(ref), let referent = ref.weakReferent {
        addEdge(from: next, .weak, referent, isCounted: false)
      }
      next += 1
    }
    return next
  }

  private mutating func discover(_ ref: Ref) -> Int? {
    if let index = indices[ref.address] { return index }
    guard describer.isIncluded(ref) else { return nil }
    guard found.count < options.objectLimit else {
      isTruncated = true
      return nil
    }
    indices[ref.address] = found.count
    found.append(ref)
    return found.count - 1
  }

  private mutating func addEdge(from: Int?, _ label: EdgeLabel, _ target: Ref, isCounted: Bool) {
    guard let index = discover(target) else { return }
    edges.append(HeapSnapshot.Edge(from: from, to: index, label: label, isCounted: isCounted))
  }

  private func describe(_ ref: Ref) -> HeapSnapshot.Object {
    HeapSnapshot.Object(
      address: ref.address, typeName: describer.typeName(of: ref), count: ref.refcount,
      size: describer.size(of: ref),
      isGC: ref.hasGCHead, isTracked: ref.isTracked, generation: generations[ref.address],
      isFinalized: vm.isFinalized(ref), repr: describer.repr(of: ref))
  }

  private func arenaStates() -> [HeapSnapshot.ArenaState] {
    var states: [HeapSnapshot.ArenaState] = []
    vm.forEachArena { _, arena in
      states.append(
        HeapSnapshot.ArenaState(
          address: UInt(bitPattern: arena.base), totalPools: Int(arena.totalPools),
          freePools: Int(arena.freePools)))
    }
    return states
  }

  private func pools() -> [HeapSnapshot.Pool] {
    var states: [HeapSnapshot.Pool] = []
    vm.forEachPool { pool in
      states.append(
        HeapSnapshot.Pool(
          address: pool.address, arena: pool.arenaIndex, blockSize: pool.blockSize, capacity: pool.capacity,
          used: pool.used, carved: pool.carved, freeBlocks: options.includesFreeBlocks ? pool.freeBlocks : [])
      )
    }
    return states
  }
}

extension HeapSnapshot.Counters {
  /// The counters of a heap as they stand.
  public init(_ vm: VM) {
    let state = vm.heap
    let gc = state.pointee.gc
    self.init(
      liveBytes: state.pointee.liveBytes, peakBytes: state.pointee.peakBytes,
      largeBlocks: state.pointee.largeBlocks,
      largeBytes: state.pointee.largeBytes, allocatedBlocks: vm.allocatedBlocks,
      arenas: state.pointee.arenasMapped,
      arenasPeak: state.pointee.arenasMappedPeak, arenasTotal: state.pointee.arenasMappedTotal,
      generationSizes: (0...GCListIndex.permanent).map { vm.objectCount(inGeneration: $0) },
      gcCounts: [Int(gc.count.0), Int(gc.count.1), Int(gc.count.2)],
      gcThresholds: [Int(gc.threshold.0), Int(gc.threshold.1), Int(gc.threshold.2)], gcEnabled: gc.enabled,
      gcStatistics: (0...2).map { vm.statistics(ofGeneration: $0) }, longLivedTotal: gc.longLivedTotal,
      longLivedPending: gc.longLivedPending)
  }
}
