import Testing

@testable import PyHeap

/// Claims of cpython-facts §1 about blocks, pools and arenas.
@Suite struct PoolAllocatorTests {
  static let geometries: [VersionProfile] = [.v3_8, .v3_13]

  private func withHeap(_ profile: VersionProfile, _ body: (VM) -> Void) {
    let vm = Heap.create(profile: profile, extraBytes: 0)
    body(vm)
    #expect(HeapChecker.check(vm) == [])
    let report = Heap.destroy(vm)
    #expect(report.arenasLeft == 0 && report.largeBlocksLeft == 0)
  }

  @Test(arguments: geometries) func geometryOfEveryClass(_ profile: VersionProfile) {
    withHeap(profile) { vm in
      let poolSize = Int(profile.poolSize)
      for size in stride(from: 16, through: 512, by: 16) {
        let capacity = (poolSize - 48) / size
        var blocks: [UInt] = []
        for _ in 0..<capacity { blocks.append(UInt(bitPattern: vm.allocate(size - 7)!)) }
        let pool = blocks[0] & ~UInt(poolSize - 1)
        // A fresh pool hands out its blocks by address, from offset 48.
        #expect(blocks == (0..<capacity).map { pool + 48 + UInt($0 * size) })
        let header = UnsafeMutablePointer<PoolHeader>(bitPattern: pool)!
        #expect(header.pointee.count == capacity && header.pointee.freeBlock == nil)
        #expect(Int(header.pointee.nextOffset) == 48 + capacity * size)
        #expect(Int(header.pointee.maxNextOffset) == poolSize - size)
        #expect(vm.heap.pointee.poolTable[size / 16 - 1] == nil)
        let other = UInt(bitPattern: vm.allocate(size)!)
        #expect(other & ~UInt(poolSize - 1) != pool)
      }
    }
  }

  /// The measured mapping of requests to blocks; 0 and everything above 512 go to the system.
  @Test func sizeClassOfEachRequest() {
    withHeap(.v3_13) { vm in
      let expected = [
        1: 16, 8: 16, 15: 16, 16: 16, 17: 32, 31: 32, 32: 32, 33: 48, 48: 48, 100: 112, 496: 496, 497: 512,
        511: 512, 512: 512,
      ]
      for (request, block) in expected {
        let memory = vm.allocate(request)!
        #expect(vm.owns(memory) && UInt(bitPattern: memory) % 16 == 0)
        let pool = UInt(bitPattern: memory) & ~UInt(16383)
        let header = UnsafeMutablePointer<PoolHeader>(bitPattern: pool)!
        #expect((Int(header.pointee.sizeClass) + 1) * 16 == block, "\(request)")
        vm.free(memory, request)
      }
      for request in [0, 513, 1000] {
        let memory = vm.allocate(request)!
        #expect(!vm.owns(memory))
        vm.free(memory, request)
      }
    }
  }

  /// A pool that went back empty and then serves another class starts afresh: blocks by address from offset 48.
  @Test func anEmptyPoolForAnotherClassStartsAfresh() {
    withHeap(.v3_13) { vm in
      let blocks = (0..<5).map { _ in vm.allocate(64)! }
      for block in blocks { vm.free(block, 64) }
      let pool = UInt(bitPattern: blocks[0]) & ~UInt(16383)
      #expect((0..<3).map { _ in UInt(bitPattern: vm.allocate(32)!) } == [48, 80, 112].map { pool + $0 })
    }
  }

  /// An arena that empties while another one is fuller goes back to the system; the last of the list stays.
  @Test func theEmptyArenaAtTheTailStays() {
    withHeap(.v3_8) { vm in
      let perArena = 7 * 64
      let first = (0..<perArena).map { _ in vm.allocate(512)! }
      let second = (0..<perArena).map { _ in vm.allocate(512)! }
      #expect(vm.heap.pointee.arenasMapped == 2)
      // Only one arena has free pools: it is the tail of the list, and is kept.
      for block in second { vm.free(block, 512) }
      #expect(vm.heap.pointee.arenasMapped == 2)
      // The other one then comes in front of it, and goes when it is empty.
      for block in first { vm.free(block, 512) }
      #expect(vm.heap.pointee.arenasMapped == 1)
      #expect(HeapChecker.check(vm) == [])
    }
  }

  @Test func layoutOfThePoolHeader() {
    #expect(MemoryLayout<PoolHeader>.size == 48)
    #expect(MemoryLayout<PoolHeader>.offset(of: \.freeBlock) == 8)
    #expect(MemoryLayout<PoolHeader>.offset(of: \.next) == 16)
    #expect(MemoryLayout<PoolHeader>.offset(of: \.previous) == 24)
    #expect(MemoryLayout<PoolHeader>.offset(of: \.arenaIndex) == 32)
    #expect(MemoryLayout<PoolHeader>.offset(of: \.sizeClass) == 36)
    #expect(MemoryLayout<PoolHeader>.offset(of: \.nextOffset) == 40)
    #expect(MemoryLayout<PoolHeader>.offset(of: \.maxNextOffset) == 44)
    #expect(MemoryLayout<LargeBlock>.size == LargeBlock.headerSize)
  }

  @Test func lastFreedIsFirstReused() {
    withHeap(.v3_13) { vm in
      let blocks = (0..<3).map { _ in vm.allocate(40)! }
      for block in blocks { vm.free(block, 40) }
      #expect((0..<3).map { _ in vm.allocate(40)! } == blocks.reversed())
    }
  }

  @Test(arguments: geometries) func aFullPoolComesToTheFront(_ profile: VersionProfile) {
    withHeap(profile) { vm in
      let capacity = (Int(profile.poolSize) - 48) / 512
      let first = (0..<capacity).map { _ in vm.allocate(512)! }
      let second = (0..<capacity).map { _ in vm.allocate(512)! }
      vm.free(first[1], 512)
      vm.free(second[2], 512)
      #expect(vm.allocate(512)! == second[2])
      #expect(vm.allocate(512)! == first[1])
    }
  }

  @Test(arguments: geometries) func emptyPoolsAreReusedLastFirst(_ profile: VersionProfile) {
    withHeap(profile) { vm in
      let mask = ~UInt(profile.poolSize - 1)
      let capacity = (Int(profile.poolSize) - 48) / 512
      let first = (0..<capacity).map { _ in vm.allocate(512)! }
      let second = (0..<capacity).map { _ in vm.allocate(512)! }
      for block in first + second { vm.free(block, 512) }
      #expect(UInt(bitPattern: vm.allocate(100)!) & mask == UInt(bitPattern: second[0]) & mask)
      // The same class keeps the pool's free list: last freed first.
      #expect((0..<capacity).map { _ in vm.allocate(512)! } == first.reversed())
    }
  }

  @Test(arguments: geometries) func arenasWithFewestFreePoolsFirst(_ profile: VersionProfile) {
    withHeap(profile) { vm in
      let capacity = (Int(profile.poolSize) - 48) / 512
      let poolsPerArena = profile.poolSize == 4096 ? 64 : 63
      // Three full arenas, as lists of their pools' blocks.
      var arenas: [[[UnsafeMutableRawPointer]]] = []
      for _ in 0..<3 {
        arenas.append((0..<poolsPerArena).map { _ in (0..<capacity).map { _ in vm.allocate(512)! } })
      }
      #expect(vm.heap.pointee.arenasMapped == 3)
      #expect(vm.heap.pointee.usableArenas == -1)
      func arena(_ block: UnsafeMutableRawPointer) -> Int {
        arenas.firstIndex { $0.joined().contains(block) }!
      }
      for (index, count) in [(0, 5), (1, 20), (2, 10)] {
        for pool in 0..<count { for block in arenas[index][pool] { vm.free(block, 512) } }
        #expect(HeapChecker.check(vm) == [])
      }
      var order: [Int] = []
      for _ in 0..<35 {
        let block = vm.allocate(512)!
        order.append(arena(block))
        for _ in 1..<capacity { _ = vm.allocate(512)! }
      }
      #expect(
        order == Array(repeating: 0, count: 5) + Array(repeating: 2, count: 10)
          + Array(repeating: 1, count: 20))
    }
  }

  @Test(arguments: geometries) func arenasComeAndGo(_ profile: VersionProfile) {
    withHeap(profile) { vm in
      let capacity = (Int(profile.poolSize) - 48) / 512
      let count = capacity * 64 * 8
      let blocks = (0..<count).map { _ in vm.allocate(512)! }
      let peak = vm.heap.pointee.arenasMapped
      #expect(peak == (profile.poolSize == 4096 ? 8 : 9))
      for block in blocks { vm.free(block, 512) }
      // One wholly empty arena stays.
      #expect(vm.heap.pointee.arenasMapped == 1)
      #expect(vm.heap.pointee.arenasMappedTotal == peak)
      #expect(vm.heap.pointee.liveBytes == 0 && vm.heap.pointee.peakBytes == count * 512)
      // One block in each arena holds them all.
      let again = (0..<count).map { _ in vm.allocate(512)! }
      let perArena = capacity * Int(vm.heap.pointee.arenas![0].totalPools)
      for (index, block) in again.enumerated() where index % perArena != 0 { vm.free(block, 512) }
      #expect(vm.heap.pointee.arenasMapped == peak)
    }
  }

  @Test func poolsPerArena() {
    withHeap(.v3_8) { vm in
      _ = vm.allocate(16)
      #expect(vm.heap.pointee.arenas![0].totalPools == 64)
    }
    withHeap(.v3_11) { vm in
      _ = vm.allocate(16)
      #expect(vm.heap.pointee.arenas![0].totalPools == 63)
      #expect(MallocStats(vm).alignmentBytes == 16384)
    }
  }

  @Test(arguments: [(512, 384), (256, 192), (112, 84), (64, 48), (32, 24), (16, 12)])
  func reallocateMovesAtThreeQuarters(_ size: Int, _ moves: Int) {
    withHeap(.v3_13) { vm in
      for target in 1...size {
        let block = vm.allocate(size)!
        block.storeBytes(of: 0x5a, as: UInt8.self)
        let result = vm.reallocate(block, size, target)!
        #expect((result == block) == (target > moves), "\(size) to \(target)")
        #expect(result.load(as: UInt8.self) == 0x5a)
        vm.free(result, target)
      }
      #expect(vm.heap.pointee.liveBytes == 0)
    }
  }

  @Test func reallocateGrowsInsideTheBlock() {
    withHeap(.v3_13) { vm in
      let block = vm.allocate(100)!
      #expect(vm.reallocate(block, 100, 112) == block)
      let moved = vm.reallocate(block, 112, 113)!
      #expect(moved != block)
      let large = vm.reallocate(moved, 113, 513)!
      #expect(vm.heap.pointee.largeBlocks == 1 && vm.heap.pointee.liveBytes == 513)
      let larger = vm.reallocate(large, 513, 5000)!
      #expect(vm.heap.pointee.liveBytes == 5000 && vm.heap.pointee.peakBytes >= 5000)
      let none = vm.reallocate(larger, 5000, 0)!
      #expect(vm.heap.pointee.liveBytes == 0 && vm.heap.pointee.largeBlocks == 1)
      vm.free(none, 0)
      #expect(vm.heap.pointee.largeBlocks == 0)
      let fresh = vm.reallocate(nil, 0, 20)!
      vm.free(fresh, 20)
    }
  }

  @Test func blocksThatShrankInPlaceKeepTheirClass() {
    withHeap(.v3_13) { vm in
      let block = vm.allocate(112)!
      #expect(vm.reallocate(block, 112, 85) == block)
      // 85 bytes would be class 96, but the block has 112: growing back is free.
      #expect(vm.reallocate(block, 85, 112) == block)
      vm.free(block, 112)
      #expect(vm.heap.pointee.liveBytes == 0)
    }
  }

  @Test func requestsOfZeroBytes() {
    withHeap(.v3_13) { vm in
      let first = vm.allocate(0)!
      let second = vm.allocate(0)!
      #expect(first != second && !vm.owns(first))
      vm.free(first, 0)
      vm.free(second, 0)
      #expect(vm.allocatedBlocks == 0)
    }
  }

  @Test func addressLookup() {
    withHeap(.v3_13) { vm in
      let small = vm.allocate(8)!
      let large = vm.allocate(513)!
      #expect(vm.owns(small) && !vm.owns(large))
      #expect(Int(bitPattern: large) % 16 == 0)
      #expect(vm.allocatedBlocks == 2)
    }
  }

  @Test func theLimitIsExact() {
    withHeap(.v3_13) { vm in
      vm.heap.pointee.limitBytes = 32 * 100 + 600
      for _ in 0..<100 { #expect(vm.allocate(20) != nil) }
      let large = vm.allocate(600)
      #expect(large != nil && !vm.heap.pointee.limitHit)
      #expect(vm.allocate(1) == nil && vm.heap.pointee.limitHit)
      #expect(vm.allocate(600) == nil)
      #expect(vm.reallocate(large, 600, 601) == nil)
      vm.free(large!, 600)
      #expect(vm.allocate(600) != nil)
      #expect(vm.heap.pointee.peakBytes == 3800)
    }
  }

  @Test func absurdRequestsAreRefused() {
    withHeap(.v3_13) { vm in
      #expect(vm.allocate(-1) == nil)
      #expect(vm.allocate(Int.max) == nil)
      #expect(vm.allocate(Int.min) == nil)
    }
  }

  @Test func aLoneHeapHasTheSameAddressesInEveryRun() {
    // Other heaps may be open in parallel tests; the offset from the heap's own range never changes.
    withHeap(.v3_13) { vm in
      let block = UInt(bitPattern: vm.allocate(16)!)
      if vm.heap.pointee.arenaOrigin != 0 { #expect(block - vm.heap.pointee.arenaOrigin == 16384 + 48) }
    }
  }

  @Test func closingReportsWhatWasLeft() {
    let vm = Heap.create(profile: .v3_8, extraBytes: 100)
    for _ in 0..<2000 { _ = vm.allocate(256) }
    for _ in 0..<5 { _ = vm.allocate(1000) }
    let report = Heap.destroy(vm)
    #expect(report.arenasUnmapped == 3 && report.largeBlocksFreed == 5)
    #expect(report.arenasLeft == 0 && report.largeBlocksLeft == 0)
  }

  /// Random requests against a dictionary: no block overlaps another, contents stay, the sums are right.
  @Test(arguments: geometries) func randomRequestsAgainstAModel(_ profile: VersionProfile) {
    withHeap(profile) { vm in
      var random = TestRandom(seed: 20_26)
      var blocks: [(UnsafeMutableRawPointer, Int, UInt8)] = []
      var expected = 0
      func charge(_ size: Int) -> Int { size > 512 || size == 0 ? size : (size + 15) / 16 * 16 }
      for step in 0..<60_000 {
        // Phases of growth and of decline, so that arenas fill and empty.
        let growing = step / 10_000 % 2 == 0
        let choice = random.next(100)
        if blocks.isEmpty || choice < (growing ? 60 : 35) {
          let size = random.next(20) == 0 ? 500 + random.next(200) : 1 + random.next(512)
          let block = vm.allocate(size)!
          let mark = UInt8(truncatingIfNeeded: step)
          block.initializeMemory(as: UInt8.self, repeating: mark, count: size)
          blocks.append((block, size, mark))
          expected += charge(size)
        } else {
          let index = random.next(blocks.count)
          let (block, size, mark) = blocks[index]
          let bytes = UnsafeRawBufferPointer(start: block, count: size)
          if !bytes.allSatisfy({ $0 == mark }) { Issue.record("block damaged at step \(step)") }
          blocks.swapAt(index, blocks.count - 1)
          blocks.removeLast()
          vm.free(block, size)
          expected -= charge(size)
        }
        if vm.heap.pointee.liveBytes != expected { Issue.record("accounting is off at step \(step)") }
        if step % 5000 == 0 { #expect(HeapChecker.check(vm) == []) }
      }
      #expect(vm.allocatedBlocks == blocks.count)
      for (block, size, _) in blocks { vm.free(block, size) }
      #expect(vm.heap.pointee.liveBytes == 0 && vm.heap.pointee.arenasMapped == 1)
    }
  }

  @Test func statisticsAddUp() {
    withHeap(.v3_13) { vm in
      for size in 1...600 { _ = vm.allocate(size) }
      let stats = MallocStats(vm)
      #expect(stats.accountedBytes == stats.arenas * stats.arenaSize)
      let lines = stats.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0] == "Small block threshold = 512, in 32 size classes.")
      #expect(lines[4] == "    0     16           1              16          1005")
      #expect(lines.contains("# arenas allocated current         =                    1"))
      #expect(lines.contains("1 arenas * 1048576 bytes/arena     =            1,048,576"))
      #expect(lines.contains("Total                              =            1,048,576"))
      #expect(lines.contains("# bytes lost to arena map bot      =              131,072"))
      #expect(lines.contains("            0 free PyDictObjects * 48 bytes each =                    0"))
      #expect(lines.contains("   0 free 1-sized PyTupleObjects * 32 bytes each =                    0"))
    }
    withHeap(.v3_8) { vm in #expect(!MallocStats(vm).text.contains("arena map")) }
  }

  @Test func observedRequestsAreReportedInFull() {
    withHeap(.v3_13) { vm in
      let recorder = HeapRecorder(.blocks)
      recorder.install(on: vm)
      let small = vm.allocate(20)!
      let large = vm.allocate(700)!
      let resized = vm.reallocate(small, 20, 30)!
      vm.free(resized, 30)
      vm.free(large, 700)
      recorder.remove(from: vm)
      vm.free(vm.allocate(20)!, 20)
      let s = UInt(bitPattern: small)
      let l = UInt(bitPattern: large)
      #expect(
        recorder.log == [
          .allocated(block: s, size: 20), .allocated(block: l, size: 700), .released(block: s, size: 20),
          .allocated(block: s, size: 30), .released(block: s, size: 30), .released(block: l, size: 700),
        ])
      #expect(vm.heap.pointee.liveBytes == 0)
    }
  }
}

/// A small reproducible generator (xorshift).
struct TestRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }
  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
