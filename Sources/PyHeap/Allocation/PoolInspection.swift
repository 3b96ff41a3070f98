/// Looking at arenas and pools without changing them: for snapshots, checkers, `sys._debugmallocstats()`.

/// One pool as it is now.
public struct PoolView {
  public let address: UInt
  public let arenaIndex: Int
  /// Bytes of a block; of the class it served last, if it is empty.
  public let blockSize: Int
  public let capacity: Int
  /// Blocks in use.
  public let used: Int
  /// Blocks ever handed out or on the free list; the rest of the pool is untouched.
  public let carved: Int
  let header: UnsafeMutablePointer<PoolHeader>

  init(_ header: UnsafeMutablePointer<PoolHeader>, _ poolSize: Int) {
    self.header = header
    address = UInt(bitPattern: header)
    arenaIndex = Int(header.pointee.arenaIndex)
    blockSize = (Int(header.pointee.sizeClass) + 1) << 4
    capacity = (poolSize - PoolHeader.size) / blockSize
    used = Int(header.pointee.count)
    carved = (Int(header.pointee.nextOffset) - PoolHeader.size) / blockSize
  }

  /// Positions of the free blocks, the next one to be handed out first. Stops after `capacity` blocks.
  public var freeBlocks: [Int] {
    var positions: [Int] = []
    var block = header.pointee.freeBlock
    while let current = block, positions.count <= capacity {
      let offset = Int(bitPattern: current) - Int(bitPattern: address) - PoolHeader.size
      guard offset >= 0, offset % blockSize == 0, offset / blockSize < capacity else {
        positions.append(-1)
        break
      }
      positions.append(offset / blockSize)
      block = readFreeLink(current)
    }
    return positions
  }

  /// Free blocks are poisoned under AddressSanitizer; this look at one is allowed.
  private func readFreeLink(_ block: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    #if HEAP_ASAN
      poisonRegion(block, 8, false)
      defer { poisonRegion(block, 8, true) }
    #endif
    return block.load(as: UnsafeMutableRawPointer?.self)
  }
}

extension VM {
  /// Visits every mapped arena in the order of the table: (index, record).
  public func forEachArena(_ body: (Int, Arena) -> Void) {
    let state = heap
    guard let arenas = state.pointee.arenas else { return }
    for index in 0..<state.pointee.arenaCapacity where arenas[index].base != nil {
      body(index, arenas[index])
    }
  }

  /// Visits every pool that has ever been used, by address inside each arena; empty ones have `used == 0`.
  public func forEachPool(_ body: (PoolView) -> Void) {
    let poolSize = heap.pointee.poolSize
    forEachArena { _, arena in
      guard var pool = firstPool(arena), let end = arena.poolAddress else { return }
      while pool < end {
        body(PoolView(pool.assumingMemoryBound(to: PoolHeader.self), poolSize))
        pool += poolSize
      }
    }
  }

  /// The first pool-aligned address of an arena.
  func firstPool(_ arena: Arena) -> UnsafeMutableRawPointer? {
    guard let base = arena.base else { return nil }
    let poolSize = heap.pointee.poolSize
    let excess = Int(bitPattern: base) & (poolSize - 1)
    return excess == 0 ? base : base + (poolSize - excess)
  }

  /// Does this address lie in one of the heap's arenas? For checks only: a search of the table, O(arenas).
  public func owns(_ address: UnsafeRawPointer) -> Bool {
    var found = false
    let size = heap.pointee.arenaSize
    forEachArena { _, arena in
      if let base = arena.base, address >= UnsafeRawPointer(base), address < UnsafeRawPointer(base) + size {
        found = true
      }
    }
    return found
  }

  /// `sys.getallocatedblocks()`: live pool blocks plus live large blocks.
  public var allocatedBlocks: Int {
    var count = heap.pointee.largeBlocks
    forEachPool { count += $0.used }
    return count
  }
}
