import Foundation
import Testing

@testable import PyHeap

/// Snapshots, recorders and the checker itself.
@Suite struct ObservationTests {
  private struct Describer: HeapDescriber {
    let world: FakeWorld
    var roots: [Ref] = []
    func typeName(of ref: Ref) -> String {
      ref.type == world.cell
        ? "Cell" : ref.type == world.list ? "list" : ref.kind == Kind.weakref ? "ref" : "atom"
    }
    func repr(of ref: Ref) -> String { ref.type == world.cell ? "cell \(ref.tag)" : "?" }
    func size(of ref: Ref) -> Int { Int(ref.type.pointee.basicSize) + (ref.hasGCHead ? 16 : 0) }
    func forEachRoot(of vm: VM, _ visit: (EdgeLabel, Ref) -> Void) {
      for (index, ref) in roots.enumerated() { visit(.moduleGlobal(module: "test", name: "r\(index)"), ref) }
    }
  }

  @Test func aSnapshotSaysWhatIsThere() {
    let world = FakeWorld(.v3_13)
    let cell = world.makeCell(1)
    let other = world.makeCell(2)
    let atom = world.makeAtom()
    world.set(cell, 0, other)
    world.set(cell, 1, atom)
    world.set(other, 0, cell)
    let weak = world.makeWeakref(other)
    world.vm.collectGarbage(0)
    let list = world.makeList([other.owned()])
    let live = world.vm.heap.pointee.liveBytes
    let blocks = world.vm.allocatedBlocks
    var builder = SnapshotBuilder(world.vm, Describer(world: world, roots: [cell]))
    let snapshot = builder.build()
    #expect(world.vm.heap.pointee.liveBytes == live && world.vm.allocatedBlocks == blocks)
    #expect(cell.refcount == 2 && other.refcount == 3)
    #expect(snapshot.profile == "3.13" && !snapshot.isTruncated)
    #expect(snapshot.objects.map(\.typeName) == ["Cell", "Cell", "atom", "list", "ref"])
    #expect(snapshot.objects[0].repr == "cell 1" && snapshot.objects[0].count == 2)
    #expect(snapshot.objects.map(\.generation) == [1, 1, nil, 0, 1])
    #expect(snapshot.objects[2].isGC == false && snapshot.objects[1].isTracked)
    #expect(
      snapshot.edges[0]
        == HeapSnapshot.Edge(
          from: nil, to: 0, label: .moduleGlobal(module: "test", name: "r0"), isCounted: true))
    #expect(snapshot.referents(of: 0).map(\.to) == [1, 2])
    #expect(snapshot.referrers(of: 1).filter(\.isCounted).count == 2)
    #expect(snapshot.referrers(of: 1).contains { $0.label == .weak && !$0.isCounted })
    #expect(snapshot.counters.generationSizes == [1, 3, 0, 0])
    #expect(snapshot.counters.liveBytes == live && snapshot.counters.allocatedBlocks == blocks)
    #expect(snapshot.pools.map(\.used).reduce(0, +) == blocks)
    #expect(snapshot.arenas.count == 1 && snapshot.arenas[0].totalPools == 63)
    let data = try! JSONEncoder().encode(snapshot)
    #expect(try! JSONDecoder().decode(HeapSnapshot.self, from: data) == snapshot)
    var limited = SnapshotOptions()
    limited.objectLimit = 2
    var small = SnapshotBuilder(world.vm, Describer(world: world, roots: [cell]), limited)
    #expect(small.build().isTruncated)
    for ref in [weak, list, other, atom, cell] { ref.decref() }
    world.close()
  }

  @Test func collectorEventsSurviveJSON() throws {
    let world = FakeWorld(.v3_13)
    let recorder = CollectorRecorder()
    recorder.attach(to: world.vm)
    let cell = world.makeCell(1)
    world.set(cell, 0, cell)
    cell.decref()
    world.vm.collectGarbage()
    let data = try JSONEncoder().encode(recorder.events)
    #expect(try JSONDecoder().decode([CollectorEvent].self, from: data) == recorder.events)
    recorder.detach(from: world.vm)
    world.close()
  }

  @Test func aRecorderStopsAtItsLimit() {
    let world = FakeWorld(.v3_13)
    let recorder = HeapRecorder(.blocks)
    recorder.limit = 3
    recorder.install(on: world.vm)
    for _ in 0..<10 { world.makeAtom().decref() }
    recorder.remove(from: world.vm)
    #expect(recorder.log.count == 3)
    world.close()
  }

  @Test func heapsOnManyThreadsDoNotMeet() async {
    await withTaskGroup(of: [String].self) { group in
      for seed in 1...8 {
        group.addTask {
          let world = FakeWorld(seed % 2 == 0 ? .v3_8 : .v3_13)
          world.vm.setThresholds(100)
          world.vm.setCollectorEnabled(true)
          var random = TestRandom(seed: UInt64(seed))
          var held: [Ref] = []
          for step in 0..<3000 {
            let cell = world.makeCell(step)
            world.set(cell, 0, cell)
            held.append(cell)
            if held.count > 50 { held.remove(at: random.next(held.count)).decref() }
            world.vm.runScheduledCollection()
          }
          let violations = HeapChecker.check(world.vm)
          for cell in held { cell.decref() }
          world.vm.collectGarbage()
          let left = world.vm.heap.pointee.liveBytes
          world.close()
          return violations + (left == 0 ? [] : ["\(left) bytes left"])
        }
      }
      for await violations in group { #expect(violations == []) }
    }
  }

  @Test func countsOfWatchedObjectsAreRecorded() {
    let world = FakeWorld(.v3_13)
    let older = world.makeAtom()
    let recorder = HeapRecorder([.newborns, .counts, .collector])
    recorder.install(on: world.vm)
    recorder.watch(older)
    let cell = world.makeCell(1)
    #expect(cell.refcount == 1)
    world.set(cell, 0, older)
    world.set(cell, 1, cell)
    older.decref()
    cell.decref()
    #expect(world.vm.collectGarbage() == 1)
    recorder.remove(from: world.vm)
    let a = older.address
    let c = cell.address
    let counts = recorder.log.filter { if case .collector = $0 { false } else { true } }
    #expect(
      counts == [
        .countChanged(object: a, by: 1, count: 2), .countChanged(object: c, by: 1, count: 2),
        .countChanged(object: a, by: -1, count: 1), .countChanged(object: c, by: -1, count: 1),
        // The collector holds the object while it clears it.
        .countChanged(object: c, by: 1, count: 2), .countChanged(object: a, by: -1, count: 0),
        .died(object: a),
        .countChanged(object: c, by: -1, count: 1), .countChanged(object: c, by: -1, count: 0),
        .died(object: c),
      ])
    #expect(recorder.log.contains(.collector(.freed(object: c))))
    #expect(world.vm.heap.pointee.liveBytes == 0)
    world.close()
  }

  @Test func aWatchedObjectMayComeBack() {
    let world = FakeWorld(.v3_13)
    world.useFinalizers()
    var saved: Ref?
    world.onFinalize = { saved = $0.owned() }
    let cell = world.makeCell(1)
    let recorder = HeapRecorder(.counts)
    recorder.install(on: world.vm)
    recorder.watch(cell)
    cell.decref()
    #expect(saved == cell && cell.refcount == 1 && cell.header.pointee.refcount == Refcount.watchedBit | 1)
    cell.decref()
    #expect(world.log == ["del 1", "free 1"])
    recorder.remove(from: world.vm)
    world.close()
  }

  @Test func theCheckerSeesDamage() {
    func violations(_ damage: (FakeWorld, Ref) -> Void) -> [String] {
      let world = FakeWorld(.v3_13)
      let cell = world.makeCell(1)
      let other = world.makeCell(2)
      world.set(cell, 0, other)
      other.decref()
      #expect(HeapChecker.check(world.vm) { $0(cell) } == [])
      damage(world, cell)
      let found = HeapChecker.check(world.vm) { $0(cell) }
      world.close()
      return found
    }
    #expect(violations { _, cell in cell.header.pointee.refcount = 7 }.count == 1)
    #expect(violations { _, cell in cell.cellSlot(0).pointee!.header.pointee.refcount = 0 }.count >= 1)
    #expect(violations { _, cell in cell.gcHead.pointee.previous |= GCHead.collecting }.count == 1)
    #expect(violations { world, _ in world.vm.heap.pointee.liveBytes += 16 }.count >= 1)
    #expect(violations { world, _ in world.vm.forEachPool { $0.header.pointee.count += 1 } }.count >= 1)
    #expect(violations { world, _ in world.vm.heap.pointee.arenas![0].freePools -= 1 }.count >= 1)
    #expect(violations { world, _ in world.vm.heap.pointee.gc.enabled = true }.count == 1)
    #expect(violations { world, cell in cell.store(FakeWorld.weakOffset, cell as Ref?) }.count >= 1)
  }
}
