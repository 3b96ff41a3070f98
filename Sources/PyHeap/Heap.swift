import Glibc

/// Creation and destruction of an interpreter's memory.
public enum Heap {
  /// Allocates the state block: ``HeapState`` followed by `extraBytes` zeroed bytes for the machine.
  public static func create(profile: VersionProfile, extraBytes: Int) -> VM {
    let size = machineOffset + extraBytes
    let vm = VM(UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64))
    memset(vm.raw, 0, size)
    let pools = PoolTable.allocate(capacity: 2 * sizeClassCount)
    pools.initialize(repeating: nil, count: 2 * sizeClassCount)
    let fingerCount = Int(profile.arenaSize / profile.poolSize) + 2
    let fingers = UnsafeMutablePointer<Int32>.allocate(capacity: fingerCount)
    fingers.initialize(repeating: -1, count: fingerCount)
    let generations = GCLink.allocate(capacity: GCListIndex.total)
    for index in 0..<GCListIndex.total { (generations + index).makeEmptyList() }
    let none = GenerationStatistics()
    vm.heap.initialize(
      to: HeapState(
        profile: profile, usedPools: pools, poolTable: pools, poolSize: Int(profile.poolSize),
        poolMask: ~UInt(profile.poolSize - 1), arenaSize: Int(profile.arenaSize), arenas: nil,
        arenaCapacity: 0,
        usableArenas: -1, unusedArenaRecords: -1, lastArenaWithFree: fingers, arenaHint: 0, arenaOrigin: 0,
        arenasMapped: 0, arenasMappedTotal: 0, arenasMappedPeak: 0, liveBytes: 0, peakBytes: 0,
        limitBytes: Int.max >> 1, largeBlocks: 0, largeBytes: 0, largeList: nil, limitHit: false,
        initialRefcount: 1, freeLists: makeFreeLists(profile),
        gc: CollectorState(
          generations: generations,
          untrackCandidates: UnsafeMutablePointer<Ref>.allocate(capacity: GCListIndex.candidateCapacity),
          count: (0, 0, 0), threshold: (profile.threshold0, 10, 10),
          trigger: Int32.max, enabled: false, collecting: false, scheduled: false,
          collectsAtEveryAllocation: false, debugFlags: 0, longLivedTotal: 0, longLivedPending: 0,
          statistics: (none, none, none), reportsDeaths: false, recorder: nil),
        collectorHooks: CollectorHooks(), weakrefType: nil, proxyType: nil, callableProxyType: nil,
        countObserver: nil, allocationObserver: nil, recorder: nil, deallocDepth: 0, deferredDeallocs: nil,
        clearWeakrefs: { vm, ref in vm.clearWeakReferences(to: ref) }, chargeBytes: nil,
        requestBreak: nil, errorPending: nil))
    return vm
  }

  private static func makeFreeLists(_ profile: VersionProfile) -> UnsafeMutablePointer<FreeList> {
    let lists = UnsafeMutablePointer<FreeList>.allocate(capacity: FreeListIndex.count)
    lists.initialize(
      repeating: FreeList(head: nil, count: 0, limit: 0, blockSize: 0, prefix: 0), count: FreeListIndex.count)
    func configure(_ index: Int, limit: Int32, objectSize: Int32, prefix: Int32) {
      lists[index].limit = limit
      lists[index].blockSize = objectSize == 0 ? 0 : objectSize + prefix
      lists[index].prefix = prefix
    }
    let head = Int32(GCHead.size)
    configure(FreeListIndex.float, limit: 100, objectSize: 24, prefix: 0)
    configure(FreeListIndex.list, limit: 80, objectSize: 40, prefix: head)
    configure(FreeListIndex.dict, limit: 80, objectSize: 48, prefix: head)
    // Tables of 8 index bytes and 5 entries, of 24 bytes or, where str keys have tables of their own, 16.
    let entry: Int32 = profile.hasStrKeyTables ? 16 : 24
    configure(
      FreeListIndex.dictKeys, limit: 80, objectSize: profile.dictKeysHeader + 8 + 5 * entry, prefix: 0)
    configure(FreeListIndex.slice, limit: 1, objectSize: 40, prefix: head)
    configure(FreeListIndex.method, limit: profile.methodFreeList, objectSize: 48, prefix: head)
    configure(FreeListIndex.builtin, limit: profile.methodFreeList, objectSize: 56, prefix: head)
    // Frames differ in size: the machine empties this list itself.
    configure(FreeListIndex.frame, limit: profile.frameFreeList, objectSize: 0, prefix: head)
    for length in 1...profile.tupleFreeListLengths {
      configure(FreeListIndex.tuple + Int(length), limit: 2000, objectSize: 24 + 8 * length, prefix: head)
    }
    return lists
  }

  /// Where heaps map their arenas as long as there is room: 64 ranges of 128 GiB. Nothing of a closed heap is there.
  public static let addresses: Range<UInt> = 0x2000_0000_0000..<0x2000_0000_0000 + 64 << 37

  /// Where the machine's own state begins inside the block.
  public static let machineOffset = (MemoryLayout<HeapState>.size + 63) & ~63

  /// What closing a heap gave back.
  public struct CloseReport: Equatable, Sendable {
    public var arenasUnmapped = 0
    public var largeBlocksFreed = 0
    /// Tables that belong to the heap itself: always the same number.
    public var tablesFreed = 0
    /// Arenas that the counters say are still mapped: 0 unless the accounting is wrong.
    public var arenasLeft = 0
    /// Large blocks that the counters say are still there: 0 unless the accounting is wrong.
    public var largeBlocksLeft = 0
    /// Bytes of large blocks that the counters say are still there: 0 unless the accounting is wrong.
    public var largeBytesLeft = 0

    /// Whether everything was given back.
    public var isClean: Bool { arenasLeft == 0 && largeBlocksLeft == 0 && largeBytesLeft == 0 }

    public init() {}
  }

  /// Returns every arena, large block and table to the system, whatever is still alive in them.
  @discardableResult
  public static func destroy(_ vm: VM) -> CloseReport {
    let state = vm.heap
    var report = CloseReport()
    for index in 0..<state.pointee.arenaCapacity {
      if let base = state.pointee.arenas.unsafelyUnwrapped[index].base {
        vm.unmapArena(base)
        report.arenasUnmapped += 1
      }
    }
    report.largeBytesLeft = state.pointee.largeBytes
    while let block = state.pointee.largeList {
      state.pointee.largeList = block.pointee.next
      report.largeBytesLeft -= block.pointee.size
      Glibc.free(block)
      report.largeBlocksFreed += 1
    }
    report.arenasLeft = state.pointee.arenasMapped - report.arenasUnmapped
    report.largeBlocksLeft = state.pointee.largeBlocks - report.largeBlocksFreed
    if let arenas = state.pointee.arenas {
      Glibc.free(arenas)
      report.tablesFreed += 1
    }
    state.pointee.poolTable.deallocate()
    state.pointee.lastArenaWithFree.deallocate()
    state.pointee.freeLists.deallocate()
    state.pointee.gc.generations.deallocate()
    state.pointee.gc.untrackCandidates.deallocate()
    vm.raw.deallocate()
    report.tablesFreed += 6
    return report
  }
}
