/// Proves the heap's invariants by walking all of it.
///
/// Slow on purpose, and independent of the code it checks: free lists are recounted, list links followed both ways,
/// counts compared with the references that exist. Call it between steps of a test, never from inside a collection.
public struct HeapChecker {
  let vm: VM
  /// What is wrong, in words; empty for a sound heap. At most ``limit`` entries.
  public private(set) var violations: [String] = []
  public static let limit = 100

  init(_ vm: VM) { self.vm = vm }

  /// Checks everything.
  ///
  /// - Parameter roots: calls its argument once for each counted reference that is held from outside the heap's own
  ///   objects (frames, registers, tables). With it, counts must be *equal* to the references found; without it, they
  ///   must be at least as large.
  /// - Complexity: all blocks, objects and references.
  public static func check(_ vm: VM, roots: (((Ref) -> Void) -> Void)? = nil) -> [String] {
    var checker = HeapChecker(vm)
    checker.checkArenas()
    checker.checkPools()
    checker.checkLarge()
    checker.checkFreeLists()
    if checker.checkGenerations() { checker.checkObjects(roots) }
    return checker.violations
  }

  mutating func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition && violations.count < HeapChecker.limit { violations.append(message()) }
  }

  // MARK: Arenas

  private mutating func checkArenas() {
    let state = vm.heap
    let poolSize = state.pointee.poolSize
    var mapped = 0
    var withFreePools: Set<Int> = []
    vm.forEachArena { index, arena in
      mapped += 1
      guard let first = vm.firstPool(arena), let next = arena.poolAddress else { return }
      let total = Int(arena.totalPools)
      let virgin = total - (next - first) / poolSize
      require(virgin >= 0 && virgin <= total, "arena \(index): carved beyond its end")
      var empty = 0
      var pool = arena.freePoolStack
      while let current = pool, empty <= total {
        require(current.pointee.count == 0, "arena \(index): a pool in use is on the empty-pool stack")
        empty += 1
        pool = current.pointee.next
      }
      require(
        empty + virgin == Int(arena.freePools),
        "arena \(index): \(empty) empty and \(virgin) untouched pools, but \(arena.freePools) recorded")
      if arena.freePools > 0 { withFreePools.insert(index) }
    }
    require(
      mapped == state.pointee.arenasMapped, "\(mapped) arenas mapped, \(state.pointee.arenasMapped) recorded")
    require(
      state.pointee.arenasMapped <= state.pointee.arenasMappedPeak
        && state.pointee.arenasMappedPeak <= state.pointee.arenasMappedTotal,
      "arena counters are out of order")
    guard let arenas = state.pointee.arenas else { return }
    // The usable list: exactly the arenas with free pools, ascending, linked both ways, with true fingers.
    var listed: [Int] = []
    var before: Int32 = -1
    var index = state.pointee.usableArenas
    var lastWith: [Int: Int32] = [:]
    while index >= 0, listed.count <= mapped {
      let arena = arenas[Int(index)]
      require(arena.previous == before, "usable arena \(index): wrong link back")
      if before >= 0 {
        require(
          arenas[Int(before)].freePools <= arena.freePools,
          "usable arenas \(before) and \(index) are not sorted by free pools")
      }
      lastWith[Int(arena.freePools)] = index
      listed.append(Int(index))
      before = index
      index = arena.next
    }
    require(
      Set(listed) == withFreePools && listed.count == withFreePools.count,
      "the usable list does not hold exactly the arenas with free pools")
    for free in 1...Int(state.pointee.arenaSize / poolSize) {
      require(
        state.pointee.lastArenaWithFree[free] == lastWith[free] ?? -1,
        "the last arena with \(free) free pools is not the recorded one")
    }
    var unused = 0
    index = state.pointee.unusedArenaRecords
    while index >= 0, unused <= state.pointee.arenaCapacity {
      require(arenas[Int(index)].base == nil, "arena record \(index) is unused but has a mapping")
      unused += 1
      index = arenas[Int(index)].next
    }
    require(unused + mapped == state.pointee.arenaCapacity, "arena records are lost")
  }

  // MARK: Pools

  private mutating func checkPools() {
    let state = vm.heap
    var listed: Set<UInt> = []
    for sizeClass in 0..<sizeClassCount {
      var before: UnsafeMutablePointer<PoolHeader>?
      var pool = state.pointee.poolTable[sizeClass]
      while let current = pool {
        require(
          current.pointee.previous == before, "used pool \(hex(UInt(bitPattern: current))): wrong link back")
        require(
          Int(current.pointee.sizeClass) == sizeClass,
          "used pool \(hex(UInt(bitPattern: current))) is on the list of another class")
        guard listed.insert(UInt(bitPattern: current)).inserted else {
          require(false, "the list of used pools of class \(sizeClass) runs in a circle")
          break
        }
        before = current
        pool = current.pointee.next
      }
    }
    var bytes = 0
    vm.forEachPool { pool in
      bytes += pool.used * pool.blockSize
      checkPool(pool, isListed: listed.contains(pool.address))
    }
    require(
      bytes + state.pointee.largeBytes == state.pointee.liveBytes,
      "\(bytes) bytes in pools and \(state.pointee.largeBytes) in large blocks, \(state.pointee.liveBytes) recorded"
    )
    require(state.pointee.liveBytes <= state.pointee.peakBytes, "more bytes live than the recorded peak")
  }

  private mutating func checkPool(_ pool: PoolView, isListed: Bool) {
    let name = hex(pool.address)
    require(pool.used <= pool.carved && pool.carved <= pool.capacity, "pool \(name): impossible counters")
    let free = pool.freeBlocks
    require(
      !free.contains(-1) && Set(free).count == free.count, "pool \(name): the list of free blocks is damaged")
    require(
      free.allSatisfy { $0 < pool.carved }, "pool \(name): a block that was never carved is on the free list")
    require(
      free.count + pool.used == pool.carved,
      "pool \(name): \(free.count) free and \(pool.used) used blocks, but \(pool.carved) carved")
    let isPartlyUsed = pool.used > 0 && pool.used < pool.capacity
    require(
      isListed == isPartlyUsed,
      "pool \(name) with \(pool.used) of \(pool.capacity) blocks in use is \(isListed ? "" : "not ")on a used list"
    )
    require(
      (pool.used == pool.capacity) == (pool.header.pointee.freeBlock == nil), "pool \(name): full or not?")
  }

  // MARK: Large blocks and free lists

  private mutating func checkLarge() {
    let state = vm.heap
    var count = 0
    var bytes = 0
    var before: UnsafeMutablePointer<LargeBlock>?
    var block = state.pointee.largeList
    while let current = block, count <= state.pointee.largeBlocks {
      require(current.pointee.previous == before, "a large block has a wrong link back")
      count += 1
      bytes += current.pointee.size
      before = current
      block = current.pointee.next
    }
    require(
      count == state.pointee.largeBlocks && bytes == state.pointee.largeBytes,
      "\(count) large blocks of \(bytes) bytes, but \(state.pointee.largeBlocks) of \(state.pointee.largeBytes) recorded"
    )
  }

  private mutating func checkFreeLists() {
    for index in 0..<FreeListIndex.count {
      let list = vm.heap.pointee.freeLists[index]
      var count: Int32 = 0
      var entry = list.head
      while let ref = entry, count <= list.count {
        count += 1
        entry = ref.load(8, as: Ref?.self)
      }
      require(
        count == list.count && count <= list.limit, "free list \(index): its length is not the recorded one")
    }
  }
}

/// An address as a message names it.
func hex(_ address: UInt) -> String { "0x" + String(address, radix: 16) }
func hex(_ ref: Ref) -> String { hex(ref.address) }
