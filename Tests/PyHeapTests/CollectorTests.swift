import Testing

@testable import PyHeap

/// Claims of cpython-facts §4 about what a collection does, in which order.
@Suite struct CollectorTests {
  private func withWorld(_ profile: VersionProfile = .v3_13, _ body: (FakeWorld) -> Void) {
    let world = FakeWorld(profile)
    body(world)
    #expect(HeapChecker.check(world.vm) == [])
    let report = world.close()
    #expect(report.arenasLeft == 0 && report.largeBlocksLeft == 0)
  }

  /// Cells tagged 1…count, each holding the next in slot 0, the last the first; nothing else holds them.
  private func dropRing(_ world: FakeWorld, _ count: Int, from first: Int = 1, step: Int = 1) {
    let cells = (0..<count).map { world.makeCell(first + $0) }
    for index in 0..<count { world.set(cells[index], 0, cells[(index + step + count) % count]) }
    for cell in cells { cell.decref() }
  }

  private func tags(_ world: FakeWorld, _ generation: Int) -> [Int] {
    var tags: [Int] = []
    world.vm.forEachObject(inGeneration: generation) { ref in
      if ref.type == world.cell { tags.append(ref.tag) }
      return true
    }
    return tags
  }

  @Test func countsGoUpAndDown() {
    withWorld { world in
      let vm = world.vm
      for number in 0..<50 { _ = world.makeCell(number) }
      #expect(vm.heap.pointee.gc.count == (50, 0, 0))
      vm.collectGarbage(0)
      #expect(vm.heap.pointee.gc.count == (0, 1, 0))
      vm.collectGarbage(0)
      #expect(vm.heap.pointee.gc.count == (0, 2, 0))
      vm.collectGarbage(1)
      #expect(vm.heap.pointee.gc.count == (0, 0, 1))
      vm.collectGarbage(1)
      #expect(vm.heap.pointee.gc.count == (0, 0, 2))
      vm.collectGarbage()
      #expect(vm.heap.pointee.gc.count == (0, 0, 0))
      // Frees below zero do not count.
      let cell = world.makeCell(1)
      vm.collectGarbage(0)
      cell.decref()
      #expect(vm.heap.pointee.gc.count.0 == 0)
    }
  }

  @Test func survivorsAge() {
    withWorld { world in
      for number in 1...3 { _ = world.makeCell(number) }
      #expect(tags(world, 0) == [1, 2, 3])
      world.vm.collectGarbage(0)
      #expect(tags(world, 1) == [1, 2, 3])
      _ = world.makeCell(4)
      world.vm.collectGarbage(1)
      #expect(tags(world, 2) == [1, 2, 3, 4])
      #expect(world.vm.heap.pointee.gc.longLivedPending == 4)
      _ = world.makeCell(5)
      world.vm.collectGarbage(2)
      #expect(tags(world, 2) == [1, 2, 3, 4, 5])
      #expect(world.vm.heap.pointee.gc.longLivedPending == 0)
      #expect(world.vm.heap.pointee.gc.longLivedTotal == 5)
      #expect(world.vm.statistics(ofGeneration: 2).collections == 1)
    }
  }

  @Test func ringsAreFoundInTheirGenerationOnly() {
    withWorld { world in
      dropRing(world, 3)
      world.vm.collectGarbage(0)
      #expect(world.vm.statistics(ofGeneration: 0).collected == 3)
      let holder = world.makeCell(9)
      world.set(holder, 0, holder)
      world.vm.collectGarbage(1)
      holder.decref()
      #expect(world.vm.collectGarbage(0) == 0)
      #expect(world.vm.collectGarbage(1) == 0)
      #expect(world.vm.collectGarbage(2) == 1)
      #expect(world.log.last == "free 9")
    }
  }

  @Test func finalizersRunInListOrderWhicheverWayTheRingPoints() {
    for step in [1, -1] {
      withWorld { world in
        world.useFinalizers()
        dropRing(world, 4, step: step)
        #expect(world.vm.collectGarbage() == 4)
        #expect(world.log.prefix(4) == ["del 1", "del 2", "del 3", "del 4"])
      }
    }
  }

  @Test(arguments: VersionProfile.all.filter { !$0.resurrectionSavesAll })
  func resurrectionSavesTheRingOnce(_ profile: VersionProfile) {
    withWorld(profile) { world in
      world.useFinalizers()
      var saved: Ref?
      world.onFinalize = { ref in if ref.tag == 2 { saved = ref.owned() } }
      dropRing(world, 3)
      dropRing(world, 2, from: 10)
      #expect(world.vm.collectGarbage() == 2)
      #expect(world.log.filter { $0.hasPrefix("free") }.sorted() == ["free 10", "free 11"])
      // The second look kept 2 first; it reached 3, and 3 brought 1 back to the end.
      #expect(tags(world, 2) == [2, 3, 1])
      #expect(world.vm.isFinalized(saved!))
      // The second time they are garbage they just go.
      world.log = []
      saved!.decref()
      #expect(world.vm.collectGarbage() == 3)
      #expect(world.log.allSatisfy { $0.hasPrefix("free") })
    }
  }

  @Test func resurrectionInOldProfileSavesEverythingFound() {
    withWorld(.v3_8) { world in
      world.useFinalizers()
      var saved: Ref?
      world.onFinalize = { ref in if ref.tag == 2 { saved = ref.owned() } }
      dropRing(world, 3)
      dropRing(world, 2, from: 10)
      #expect(world.vm.collectGarbage() == 0)
      #expect(world.vm.collectGarbage() == 2)
      saved!.decref()
      #expect(world.vm.collectGarbage() == 3)
    }
  }

  @Test func resurrectionAtZeroCount() {
    withWorld { world in
      world.useFinalizers()
      var saved: Ref?
      world.onFinalize = { ref in if saved == nil { saved = ref.owned() } }
      let cell = world.makeCell(7)
      let weak = world.makeWeakref(cell)
      cell.decref()
      #expect(world.log == ["del 7"] && saved == cell && cell.refcount == 1)
      // Weak references die with the object, not with a finalizer that saves it.
      #expect(weak.weakReferent == cell)
      saved!.decref()
      #expect(world.log == ["del 7", "free 7"] && weak.weakReferent == nil)
      weak.decref()
    }
  }

  @Test func collectInsideACollectionDoesNothing() {
    withWorld { world in
      world.useFinalizers()
      var inner = -1
      world.onFinalize = { _ in inner = world.vm.collectGarbage() }
      dropRing(world, 1)
      #expect(world.vm.collectGarbage() == 1 && inner == 0)
    }
  }

  @Test func atomicTuplesAreUntrackedOuterOnesLater() {
    withWorld { world in
      let atom = world.makeAtom()
      let list = world.makeList([])
      let inner = world.makeTuple([atom.owned(), atom.owned()])
      let mixed = world.makeTuple([atom.owned(), list])
      let outer = world.makeTuple([inner.owned()])
      world.vm.collectGarbage(0)
      // Made inner first, so one pass is enough.
      #expect(!inner.isTracked && !outer.isTracked && mixed.isTracked)
      let late = world.makeTuple([atom.owned()])
      let holder = world.vm.newGCObject(world.tuple, 32)!
      holder.store(Layout.tupleLength, 1)
      holder.tupleSlots[0] = late.owned()
      // The holder stands before what it holds: it needs a second pass.
      world.vm.untrack(late)
      world.vm.track(holder)
      world.vm.track(late)
      world.vm.collectGarbage(0)
      #expect(!late.isTracked && holder.isTracked)
      world.vm.collectGarbage(1)
      #expect(!holder.isTracked)
      #expect(world.vm.heap.pointee.gc.longLivedPending == 2)
      for ref in [atom, inner, mixed, outer, late, holder] { ref.decref() }
    }
  }

  @Test func aTupleThatIsBeingBuiltStaysTracked() {
    withWorld { world in
      let tuple = world.vm.newGCObject(world.tuple, 40)!
      tuple.store(Layout.tupleLength, 2)
      tuple.tupleSlots[0] = nil
      tuple.tupleSlots[1] = nil
      world.vm.track(tuple)
      world.vm.collectGarbage()
      #expect(tuple.isTracked)
    }
  }

  @Test func saveAllKeepsGarbage() {
    withWorld { world in
      nonisolated(unsafe) var saved: [Ref] = []
      world.useFinalizers()
      withUnsafeMutablePointer(to: &saved) { pointer in
        savedGarbage = UnsafeMutableRawPointer(pointer)
        world.vm.heap.pointee.collectorHooks.appendGarbage = { _, ref in
          savedGarbage!.assumingMemoryBound(to: [Ref].self).pointee.append(ref.owned())
        }
        world.vm.heap.pointee.gc.debugFlags = GCDebug.saveAll
        dropRing(world, 2)
        #expect(world.vm.collectGarbage() == 2)
        #expect(pointer.pointee.map(\.tag) == [1, 2] && world.log == ["del 1", "del 2"])
        for ref in pointer.pointee { ref.decref() }
        pointer.pointee = []
        world.vm.heap.pointee.gc.debugFlags = 0
        #expect(world.vm.collectGarbage() == 2)
        #expect(world.log == ["del 1", "del 2", "free 2", "free 1"] || world.log.count == 4)
      }
    }
  }

  @Test func freezeHidesAndUnfreezeReturns() {
    withWorld { world in
      dropRing(world, 2)
      world.vm.freezeCollector()
      #expect(world.vm.collectGarbage() == 0 && world.vm.objectCount(inGeneration: 3) == 2)
      dropRing(world, 3, from: 5)
      // With frozen objects the candidates are not the whole heap.
      #expect(world.vm.collectGarbage() == 3)
      world.vm.unfreezeCollector()
      #expect(tags(world, 2) == [1, 2])
      #expect(world.vm.collectGarbage() == 2)
    }
  }

  @Test func immortalObjectsLeaveForThePermanentGeneration() {
    withWorld { world in
      for generation in [0, 2] {
        let cells = (1...5).map { world.makeCell($0) }
        for cell in cells { world.set(cell, 0, cells[2]) }
        cells[2].header.pointee.refcount = Refcount.immortal
        cells[4].header.pointee.refcount = Refcount.immortal
        world.vm.collectGarbage(generation)
        #expect(cells[2].isImmortal)
        #expect(HeapChecker.check(world.vm) == [])
      }
      #expect(tags(world, 3) == [3, 5, 3, 5])
    }
  }

  // MARK: Automatic collection

  /// How many collections of each generation N lists cause: the figures of five CPythons (measured without callbacks,
  /// on a frozen heap). The profiles agree, because only the place of a collection differs.
  @Test(arguments: [
    ([100, 5, 5], 20_000, [167, 27, 4]), ([50, 1, 1], 5000, [60, 30, 8]),
  ])
  func scheduleOfAutomaticCollections(_ thresholds: [Int], _ count: Int, _ expected: [Int]) {
    for profile in VersionProfile.all {
      withWorld(profile) { world in
        let vm = world.vm
        vm.setThresholds(Int32(thresholds[0]), Int32(thresholds[1]), Int32(thresholds[2]))
        vm.setCollectorEnabled(true)
        var firstAt = -1
        for index in 0..<count {
          let before = vm.statistics(ofGeneration: 0).collections
          _ = world.makeCell(index)
          vm.runScheduledCollection()
          if firstAt < 0 && vm.statistics(ofGeneration: 0).collections != before { firstAt = index }
        }
        let totals = (0...2).map { vm.statistics(ofGeneration: $0).collections }
        #expect(firstAt == thresholds[0] && totals == expected, "\(profile.name): \(totals)")
      }
    }
  }

  /// The default thresholds: the quarter rule keeps full collections rare.
  @Test(arguments: [(VersionProfile.v3_11, 200_000, [260, 23, 2]), (.v3_13, 400_000, [182, 16, 1])])
  func scheduleOfTheDefaultThresholds(_ profile: VersionProfile, _ count: Int, _ expected: [Int]) {
    withWorld(profile) { world in
      let vm = world.vm
      vm.setCollectorEnabled(true)
      #expect(vm.heap.pointee.gc.threshold == (profile.threshold0, 10, 10))
      for index in 0..<count {
        _ = world.makeCell(index)
        vm.runScheduledCollection()
      }
      #expect((0...2).map { vm.statistics(ofGeneration: $0).collections } == expected)
    }
  }

  /// Generation 2 is due by its count, but waits until a quarter as many objects are pending as survived the last time.
  @Test func theQuarterRule() {
    withWorld(.v3_11) { world in
      let vm = world.vm
      for number in 0..<1000 { _ = world.makeCell(number) }
      vm.collectGarbage()
      #expect(vm.heap.pointee.gc.longLivedTotal == 1000)
      vm.setThresholds(10, 0, 0)
      vm.setCollectorEnabled(true)
      var fullAt = -1
      for index in 0..<1000 where fullAt < 0 {
        _ = world.makeCell(index)
        if vm.statistics(ofGeneration: 2).collections == 2 { fullAt = index }
      }
      // Eleven objects per collection; every second young one is of generation 1 and hands on 22.
      #expect(fullAt > 250 && fullAt < 290, "\(fullAt)")
    }
  }

  @Test func noCollectionStartsWhileAnExceptionIsPending() {
    withWorld(.v3_11) { world in
      let vm = world.vm
      vm.setThresholds(10)
      vm.setCollectorEnabled(true)
      vm.heap.pointee.errorPending = { _ in true }
      for number in 0..<100 { _ = world.makeCell(number) }
      #expect(vm.statistics(ofGeneration: 0).collections == 0)
      vm.heap.pointee.errorPending = { _ in false }
      _ = world.makeCell(0)
      #expect(vm.statistics(ofGeneration: 0).collections == 1)
    }
  }

  @Test func safePointProfilesWaitForTheSafePoint() {
    withWorld(.v3_12) { world in
      let vm = world.vm
      vm.setThresholds(10)
      vm.setCollectorEnabled(true)
      for number in 0..<100 { _ = world.makeCell(number) }
      #expect(vm.heap.pointee.gc.scheduled && vm.statistics(ofGeneration: 0).collections == 0)
      vm.runScheduledCollection()
      #expect(vm.statistics(ofGeneration: 0).collections == 1 && !vm.heap.pointee.gc.scheduled)
    }
    withWorld(.v3_11) { world in
      world.vm.setThresholds(10)
      world.vm.setCollectorEnabled(true)
      for number in 0..<100 { _ = world.makeCell(number) }
      #expect(world.vm.statistics(ofGeneration: 0).collections == 9)
    }
  }

  @Test func thresholdZeroAndDisabledMeanNever() {
    withWorld(.v3_11) { world in
      world.vm.setThresholds(0)
      world.vm.setCollectorEnabled(true)
      for number in 0..<1000 { _ = world.makeCell(number) }
      world.vm.setThresholds(10)
      world.vm.setCollectorEnabled(false)
      for number in 0..<1000 { _ = world.makeCell(number) }
      #expect(world.vm.statistics(ofGeneration: 0).collections == 0)
      world.vm.setCollectsAtEveryAllocation(true)
      for number in 0..<10 { _ = world.makeCell(number) }
      #expect(world.vm.statistics(ofGeneration: 2).collections == 10)
    }
  }

  // MARK: Free lists

  @Test func onlyAFullCollectionEmptiesFreeLists() {
    withWorld { world in
      let vm = world.vm
      for _ in 0..<3 {
        let memory = vm.newObject(world.atom, 24)!
        #expect(vm.pushFreeList(FreeListIndex.float, memory))
      }
      let kept = vm.allocatedBlocks
      vm.collectGarbage(0)
      vm.collectGarbage(1)
      #expect(vm.allocatedBlocks == kept)
      vm.collectGarbage(2)
      #expect(vm.allocatedBlocks == kept - 3)
      #expect(vm.popFreeList(FreeListIndex.float) == nil)
    }
  }

  @Test func debugStatisticsText() {
    withWorld { world in
      nonisolated(unsafe) let vm = world.vm
      vm.heap.pointee.collectorHooks.writeDebug = { vm, bytes, count in
        FakeWorld.of(vm).log.append(
          String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
      }
      vm.heap.pointee.collectorHooks.nanoseconds = { _ in 5 }
      vm.heap.pointee.gc.debugFlags = GCDebug.stats
      world.logsDeaths = false
      dropRing(world, 3)
      vm.collectGarbage()
      #expect(
        world.log == [
          "gc: collecting generation 2...\ngc: objects in each generation: 3 0 0\n"
            + "gc: objects in permanent generation: 0\n",
          "gc: done, 3 unreachable, 0 uncollectable, 0.0000s elapsed\n",
        ])
    }
  }

  @Test func plainInstancesAreWalkedByLayout() {
    withWorld { world in
      let vm = world.vm
      let type = TypeRef.allocate(capacity: 1)
      defer { type.deallocate() }
      let names = UnsafeMutableRawPointer.allocate(byteCount: 32, alignment: 8)
      defer { names.deallocate() }
      type.initialize(
        to: TypeObject(
          heap: vm, header: ObjectHeader(refcount: 2, kind: Kind.type, flags: 0, aux: 0, type: type),
          kind: Kind.instance, basicSize: 16, flags: [.hasGC, .plainInstance, .inlineValues],
          dealloc: { vm, ref in
            vm.untrack(ref)
            vm.freeGCObject(ref, 56)
          }))
      type.pointee.preHeaderSize = 16
      type.pointee.cachedKeys = names
      // Four names, room for three values here; the second is not set.
      names.storeBytes(of: 4, toByteOffset: InstanceLayout.nameCount, as: Int.self)
      let ref = vm.newGCObject(type, 56)!
      let a = world.makeAtom()
      let b = world.makeAtom()
      let dict = world.makeCell(1)
      ref.store(16, UInt(3) << 56)
      for (index, value) in [a, nil, b, a].enumerated() { ref.store(24 + 8 * index, value) }
      func walked() -> [Ref] {
        var found: [Ref] = []
        ref.forEachReferent { found.append($0) }
        return found
      }
      func held() -> [Ref] {
        var found: [Ref] = []
        ref.forEachHeld { found.append($0) }
        return found
      }
      #expect(walked() == [a, b, type.object])
      #expect(held() == [a, b, type.object])
      // A dict that shows the values is held; as in CPython 3.13 the collector walks the values alone.
      ref.store(InstanceLayout.dict, dict)
      #expect(walked() == [a, b, type.object])
      #expect(held() == [a, b, type.object, dict])
      // The values have moved into the dict.
      ref.store(16, UInt(0x83) << 56)
      #expect(walked() == [dict, type.object])
      #expect(held() == [dict, type.object])
      type.pointee.cachedKeys = nil
      #expect(walked() == [dict, type.object])
      #expect(held() == [dict, type.object])
      for value in [a, b, dict, ref] { value.decref() }
    }
  }

  @Test func referrersAndReferents() {
    withWorld { world in
      let target = world.makeAtom()
      let list = world.makeList([target.owned(), target.owned()])
      let tuple = world.makeTuple([target.owned(), list.owned()])
      var holders: [Ref] = []
      world.vm.forEachReferrer(where: { $0 == target }) { holders.append($0) }
      #expect(holders == [list, tuple])
      var held: [Ref] = []
      tuple.forEachReferent { held.append($0) }
      #expect(held == [list, target])
      for ref in [target, list, tuple] { ref.decref() }
    }
  }
}

/// Where the C hook of one test leaves what it was given.
nonisolated(unsafe) private var savedGarbage: UnsafeMutableRawPointer?
