import Glibc

extension VM {
  /// Everything but "pop the first free block without raising the peak".
  @inline(never)
  public func allocateSmallSlow(_ size: Int) -> UnsafeMutableRawPointer? {
    let state = heap
    let sizeClass = (size &- 1) &>> 4
    let blockSize = (sizeClass &+ 1) &<< 4
    let live = state.pointee.liveBytes &+ blockSize
    if live > state.pointee.limitBytes { return refuseAllocation() }
    guard let pool = state.pointee.poolTable[sizeClass] ?? takePool(sizeClass) else { return nil }
    state.pointee.liveBytes = live
    if live > state.pointee.peakBytes { state.pointee.peakBytes = live }
    pool.pointee.count &+= 1
    let block = pool.pointee.freeBlock.unsafelyUnwrapped
    #if HEAP_ASAN
      poisonRegion(block, blockSize, false)
    #endif
    if let following = block.load(as: UnsafeMutableRawPointer?.self) {
      pool.pointee.freeBlock = following
    } else if pool.pointee.nextOffset <= pool.pointee.maxNextOffset {
      // Carve one more block as the new one-element free list.
      let fresh = UnsafeMutableRawPointer(pool) + Int(pool.pointee.nextOffset)
      pool.pointee.nextOffset &+= UInt32(blockSize)
      #if HEAP_ASAN
        poisonRegion(fresh, 8, false)
      #endif
      fresh.storeBytes(of: nil, as: UnsafeMutableRawPointer?.self)
      #if HEAP_ASAN
        poisonRegion(fresh, 8, true)
      #endif
      pool.pointee.freeBlock = fresh
    } else {
      // Full: on no list until a block comes back.
      pool.pointee.freeBlock = nil
      unlinkUsed(pool)
    }
    if let notify = state.pointee.allocationObserver { notify(self, block, size, true) }
    return block
  }

  /// The limit says no. The run ends as a limit, not as a MemoryError that the program could catch.
  @inline(never)
  public func refuseAllocation() -> UnsafeMutableRawPointer? {
    heap.pointee.limitHit = true
    return nil
  }

  /// `free` of a small block while allocations are observed.
  @inline(never)
  public func freeObserved(_ block: UnsafeMutableRawPointer, _ size: Int) {
    let state = heap
    state.pointee.allocationObserver?(self, block, size, false)
    let observed = state.pointee.poolMask
    state.pointee.poolMask = ~UInt(bitPattern: state.pointee.poolSize &- 1)
    free(block, size)
    state.pointee.poolMask = observed
  }

  /// Starts or stops reporting every block that is allocated or released.
  public func setAllocationObserver(
    _ observer: (@convention(c) (VM, UnsafeMutableRawPointer, Int, Bool) -> Void)?
  ) {
    let state = heap
    state.pointee.allocationObserver = observer
    let table = state.pointee.poolTable
    state.pointee.usedPools = observer == nil ? table : table + sizeClassCount
    state.pointee.poolMask = observer == nil ? ~UInt(bitPattern: state.pointee.poolSize &- 1) : 0
  }

  private func unlinkUsed(_ pool: UnsafeMutablePointer<PoolHeader>) {
    let next = pool.pointee.next
    let previous = pool.pointee.previous
    if let previous {
      previous.pointee.next = next
    } else {
      heap.pointee.poolTable[Int(pool.pointee.sizeClass)] = next
    }
    next?.pointee.previous = previous
    pool.pointee.next = nil
    pool.pointee.previous = nil
  }

  private func linkUsedFront(_ pool: UnsafeMutablePointer<PoolHeader>) {
    let slot = heap.pointee.poolTable + Int(pool.pointee.sizeClass)
    pool.pointee.previous = nil
    pool.pointee.next = slot.pointee
    slot.pointee?.pointee.previous = pool
    slot.pointee = pool
  }

  /// Takes an empty pool from the arena with the fewest free pools and links it as the class's only used pool.
  private func takePool(_ sizeClass: Int) -> UnsafeMutablePointer<PoolHeader>? {
    let state = heap
    if state.pointee.usableArenas < 0 {
      let index = mapArena()
      if index < 0 { return nil }
      state.pointee.usableArenas = index
      let record = state.pointee.arenas.unsafelyUnwrapped + Int(index)
      record.pointee.next = -1
      record.pointee.previous = -1
      state.pointee.lastArenaWithFree[Int(record.pointee.freePools)] = index
    }
    let index = state.pointee.usableArenas
    let arena = state.pointee.arenas.unsafelyUnwrapped + Int(index)
    let free = Int(arena.pointee.freePools)
    if state.pointee.lastArenaWithFree[free] == index { state.pointee.lastArenaWithFree[free] = -1 }
    if free > 1 { state.pointee.lastArenaWithFree[free - 1] = index }
    let blockSize = (sizeClass &+ 1) &<< 4
    var pool: UnsafeMutablePointer<PoolHeader>
    var keepsBlocks = false
    if let recycled = arena.pointee.freePoolStack {
      pool = recycled
      arena.pointee.freePoolStack = pool.pointee.next
      keepsBlocks = Int(pool.pointee.sizeClass) == sizeClass
    } else {
      let address = arena.pointee.poolAddress.unsafelyUnwrapped
      arena.pointee.poolAddress = address + state.pointee.poolSize
      pool = address.assumingMemoryBound(to: PoolHeader.self)
      #if HEAP_ASAN
        poisonRegion(address, PoolHeader.size, false)
      #endif
      pool.pointee.arenaIndex = index
    }
    arena.pointee.freePools -= 1
    if arena.pointee.freePools == 0 {
      state.pointee.usableArenas = arena.pointee.next
      if arena.pointee.next >= 0 {
        state.pointee.arenas.unsafelyUnwrapped[Int(arena.pointee.next)].previous = -1
      }
      arena.pointee.next = -1
    }
    if !keepsBlocks {
      pool.pointee.count = 0
      pool.pointee.sizeClass = UInt32(sizeClass)
      pool.pointee.nextOffset = UInt32(PoolHeader.size + blockSize)
      pool.pointee.maxNextOffset = UInt32(state.pointee.poolSize - blockSize)
      let first = UnsafeMutableRawPointer(pool) + PoolHeader.size
      #if HEAP_ASAN
        poisonRegion(first, 8, false)
      #endif
      first.storeBytes(of: nil, as: UnsafeMutableRawPointer?.self)
      #if HEAP_ASAN
        poisonRegion(first, state.pointee.poolSize - PoolHeader.size, true)
      #endif
      pool.pointee.freeBlock = first
    }
    linkUsedFront(pool)
    return pool
  }

  /// A block came back to a pool that was full, or that is now empty.
  @inline(never)
  public func freeSlow(_ pool: UnsafeMutablePointer<PoolHeader>, wasFull: Bool) {
    let state = heap
    if wasFull {
      // The front, so that the next request of this class reuses the block.
      linkUsedFront(pool)
      if pool.pointee.count != 0 { return }
    }
    unlinkUsed(pool)
    let index = pool.pointee.arenaIndex
    let arena = state.pointee.arenas.unsafelyUnwrapped + Int(index)
    pool.pointee.next = arena.pointee.freePoolStack
    arena.pointee.freePoolStack = pool
    let lastOf = state.pointee.lastArenaWithFree
    let before = Int(arena.pointee.freePools)
    let lastBefore = lastOf[before]
    arena.pointee.freePools += 1
    let now = before + 1
    if before > 0, lastBefore == index {
      let previous = arena.pointee.previous
      lastOf[before] =
        previous >= 0 && Int(state.pointee.arenas.unsafelyUnwrapped[Int(previous)].freePools) == before
        ? previous : -1
    }
    if arena.pointee.freePools == arena.pointee.totalPools && arena.pointee.next >= 0 {
      // Wholly free and not the last usable arena: back to the system.
      unlinkUsable(index)
      unmapArena(arena.pointee.base.unsafelyUnwrapped)
      arena.pointee.base = nil
      arena.pointee.poolAddress = nil
      arena.pointee.freePoolStack = nil
      arena.pointee.next = state.pointee.unusedArenaRecords
      state.pointee.unusedArenaRecords = index
      state.pointee.arenasMapped -= 1
      return
    }
    if now == 1 {
      // It was completely used: the front is its place.
      arena.pointee.previous = -1
      arena.pointee.next = state.pointee.usableArenas
      if arena.pointee.next >= 0 {
        state.pointee.arenas.unsafelyUnwrapped[Int(arena.pointee.next)].previous = index
      }
      state.pointee.usableArenas = index
      if lastOf[1] < 0 { lastOf[1] = index }
      return
    }
    if lastOf[now] < 0 { lastOf[now] = index }
    if lastBefore == index { return }
    // Slide right, behind the last arena that has as many free pools as this one had.
    unlinkUsable(index)
    let anchor = state.pointee.arenas.unsafelyUnwrapped + Int(lastBefore)
    arena.pointee.previous = lastBefore
    arena.pointee.next = anchor.pointee.next
    if anchor.pointee.next >= 0 {
      state.pointee.arenas.unsafelyUnwrapped[Int(anchor.pointee.next)].previous = index
    }
    anchor.pointee.next = index
  }

  private func unlinkUsable(_ index: Int32) {
    let state = heap
    let arena = state.pointee.arenas.unsafelyUnwrapped + Int(index)
    let next = arena.pointee.next
    let previous = arena.pointee.previous
    if previous >= 0 {
      state.pointee.arenas.unsafelyUnwrapped[Int(previous)].next = next
    } else {
      state.pointee.usableArenas = next
    }
    if next >= 0 { state.pointee.arenas.unsafelyUnwrapped[Int(next)].previous = previous }
    arena.pointee.next = -1
    arena.pointee.previous = -1
  }

  /// Maps one more arena; -1 when the system refuses.
  private func mapArena() -> Int32 {
    let state = heap
    if state.pointee.unusedArenaRecords < 0 {
      let old = state.pointee.arenaCapacity
      let grown = old == 0 ? 16 : old * 2
      guard let table = realloc(state.pointee.arenas, grown * MemoryLayout<Arena>.stride) else { return -1 }
      state.pointee.arenas = table.assumingMemoryBound(to: Arena.self)
      for index in old..<grown {
        state.pointee.arenas.unsafelyUnwrapped[index] = Arena(
          base: nil, poolAddress: nil, freePools: 0, totalPools: 0, freePoolStack: nil,
          next: index + 1 < grown ? Int32(index + 1) : -1, previous: -1)
      }
      state.pointee.unusedArenaRecords = Int32(old)
      state.pointee.arenaCapacity = grown
    }
    let size = state.pointee.arenaSize
    guard let base = mapMemory(size) else { return -1 }
    #if HEAP_ASAN
      poisonRegion(base, size, true)
    #endif
    let index = state.pointee.unusedArenaRecords
    let arena = state.pointee.arenas.unsafelyUnwrapped + Int(index)
    state.pointee.unusedArenaRecords = arena.pointee.next
    arena.pointee.base = base
    let poolSize = state.pointee.poolSize
    let excess = Int(bitPattern: base) & (poolSize - 1)
    arena.pointee.totalPools = Int32(size / poolSize) - (excess == 0 ? 0 : 1)
    arena.pointee.freePools = arena.pointee.totalPools
    arena.pointee.poolAddress = excess == 0 ? base : base + (poolSize - excess)
    arena.pointee.freePoolStack = nil
    arena.pointee.next = -1
    arena.pointee.previous = -1
    state.pointee.arenasMapped += 1
    state.pointee.arenasMappedTotal += 1
    state.pointee.arenasMappedPeak = max(state.pointee.arenasMappedPeak, state.pointee.arenasMapped)
    return index
  }

  /// Asks the system for an arena, at the address that follows the heap's last one if it is free.
  ///
  /// Fixed addresses make ids, and so the order of sets of objects, the same in every run of a process with one heap;
  /// a further heap takes the next range. Where pools are larger than pages the range starts on an odd page, so that
  /// each arena loses one pool to alignment, as mappings of CPython nearly always do (cpython-facts §1.1).
  private func mapMemory(_ size: Int) -> UnsafeMutableRawPointer? {
    let state = heap
    if state.pointee.arenasMappedTotal == 0 && state.pointee.arenaHint == 0 {
      let odd: UInt = state.pointee.poolSize > 4096 ? 4096 : 0
      for range in 0..<UInt(64) {
        let origin = Heap.addresses.lowerBound + range << 37
        guard let base = mapPages(origin + odd, size) else { return nil }
        if UInt(bitPattern: base) == origin + odd {
          state.pointee.arenaOrigin = origin
          state.pointee.arenaHint = origin + odd + UInt(size)
          return base
        }
        munmap(base, size)
      }
    }
    let hint = state.pointee.arenaHint
    guard let base = mapPages(hint, size) else { return nil }
    if hint != 0 { state.pointee.arenaHint = hint + UInt(size) }
    return base
  }

  private func mapPages(_ hint: UInt, _ size: Int) -> UnsafeMutableRawPointer? {
    let base = mmap(
      UnsafeMutableRawPointer(bitPattern: hint), size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
      -1, 0)
    return base == MAP_FAILED ? nil : base
  }

  func unmapArena(_ base: UnsafeMutableRawPointer) {
    #if HEAP_ASAN
      poisonRegion(base, heap.pointee.arenaSize, false)
    #endif
    munmap(base, heap.pointee.arenaSize)
  }
}

#if HEAP_ASAN
  @_silgen_name("__asan_poison_memory_region")
  private func asanPoison(_ address: UnsafeRawPointer, _ size: Int)
  @_silgen_name("__asan_unpoison_memory_region")
  private func asanUnpoison(_ address: UnsafeRawPointer, _ size: Int)

  /// Tells AddressSanitizer whether a part of a pool may be touched.
  public func poisonRegion(_ address: UnsafeRawPointer, _ size: Int, _ poison: Bool) {
    if poison { asanPoison(address, size) } else { asanUnpoison(address, size) }
  }
#endif
