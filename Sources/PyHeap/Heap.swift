import Glibc

/// Creation and destruction of an interpreter's memory.
public enum Heap {
  /// Allocates the state block: ``HeapState`` followed by `extraBytes` zeroed bytes for the machine.
  public static func create(profile: VersionProfile, extraBytes: Int) -> VM {
    let size = machineOffset + extraBytes
    let vm = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    memset(vm, 0, size)
    let used = UnsafeMutablePointer<UnsafeMutablePointer<PoolHeader>?>.allocate(capacity: 32)
    used.initialize(repeating: nil, count: 32)
    let pools = Int(profile.arenaSize / profile.poolSize) + 2
    let fingers = UnsafeMutablePointer<Int32>.allocate(capacity: pools)
    fingers.initialize(repeating: -1, count: pools)
    let lists = UnsafeMutablePointer<FreeList>.allocate(capacity: FreeListIndex.count)
    lists.initialize(repeating: FreeList(head: nil, count: 0, limit: 0), count: FreeListIndex.count)
    lists[FreeListIndex.float].limit = 100
    lists[FreeListIndex.list].limit = 80
    lists[FreeListIndex.dict].limit = 80
    lists[FreeListIndex.dictKeys].limit = 80
    lists[FreeListIndex.slice].limit = 1
    lists[FreeListIndex.frame].limit = profile.frameFreeList
    for length in 1...Int(profile.tupleFreeListLengths) { lists[FreeListIndex.tuple + length].limit = 2000 }
    // Three generations and the permanent one: circular lists, empty.
    let generations = UnsafeMutablePointer<GCHead>.allocate(capacity: 4)
    for index in 0..<4 {
      let address = UInt(bitPattern: generations + index)
      generations[index] = GCHead(next: address, previous: address)
    }
    vm.heap.initialize(
      to: HeapState(
        profile: profile, usedPools: used, poolSize: Int(profile.poolSize),
        poolMask: ~UInt(profile.poolSize - 1), arenaSize: Int(profile.arenaSize),
        arenas: UnsafeMutablePointer<Arena>.allocate(capacity: 0), arenaCapacity: 0, usableArenas: -1,
        unusedArenaRecords: -1, lastArenaWithFree: fingers, arenasMapped: 0, arenasMappedTotal: 0,
        arenasMappedPeak: 0, liveBytes: 0, peakBytes: 0, limitBytes: Int.max >> 1, liveBlocks: 0, largeBlocks: 0,
        largeBytes: 0, largeList: nil, limitHit: false, initialRefcount: 1, freeLists: lists,
        gc: CollectorState(
          generations: generations, count: (0, 0, 0), threshold: (profile.threshold0, 10, 10), enabled: false,
          collecting: false, debugFlags: 0, longLivedTotal: 0, longLivedPending: 0, scheduled: false),
        countObserver: nil, allocationObserver: nil, deallocDepth: 0, deferredDeallocs: nil, clearWeakrefs: nil,
        requestBreak: nil, errorPending: nil))
    return vm
  }

  /// Where the machine's own state begins inside the block.
  public static let machineOffset = (MemoryLayout<HeapState>.size + 63) & ~63

  /// Returns every arena, large block and table to the system, whatever is still alive in them.
  public static func destroy(_ vm: VM) {
    let state = vm.heap
    var index = 0
    while index < state.pointee.arenaCapacity {
      if let base = state.pointee.arenas[index].base { munmap(base, state.pointee.arenaSize) }
      index += 1
    }
    while let block = state.pointee.largeList {
      state.pointee.largeList = block.pointee.next
      Glibc.free(block)
    }
    Glibc.free(state.pointee.arenas)
    state.pointee.usedPools.deallocate()
    state.pointee.lastArenaWithFree.deallocate()
    state.pointee.freeLists.deallocate()
    state.pointee.gc.generations.deallocate()
    vm.deallocate()
  }
}

extension UnsafeMutableRawPointer {
  /// An allocation made a young collection due.
  @inline(never)
  public func collectionDue() {
    let state = heap
    let gc = state.pointee.gc
    guard gc.enabled, gc.threshold.0 != 0, !gc.collecting else { return }
    if state.pointee.profile.collectsInsideAllocation {
      if state.pointee.errorPending?(self) ?? false { return }
      collectAutomatically()
    } else {
      state.pointee.gc.scheduled = true
      state.pointee.requestBreak?(self)
    }
  }

  /// Picks the generation that is due and collects it.
  @inline(never)
  public func collectAutomatically() {
  }
}
