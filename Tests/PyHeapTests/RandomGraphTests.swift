import Testing

@testable import PyHeap

/// Random graphs against the naive answer: garbage is what cannot be reached from what the test holds.
@Suite struct RandomGraphTests {
  private struct Model {
    var held: [Int: Int] = [:]
    var edges: [Int: [Int]] = [:]

    func reachable() -> Set<Int> {
      var seen: Set<Int> = []
      var pending = held.filter { $0.value > 0 }.map(\.key)
      while let node = pending.popLast() {
        if seen.insert(node).inserted { pending += edges[node] ?? [] }
      }
      return seen
    }
  }

  /// What one collection of a random graph did.
  private struct Outcome: Equatable {
    var survivors: [Int]
    var collected: Int
    var log: [String]
  }

  /// Makes a graph of cells, lists and tuples, drops most of what holds it, and collects.
  private func run(seed: UInt64, count: Int, records: Bool, generation: Int) -> (Outcome, Model) {
    var random = TestRandom(seed: seed)
    let world = FakeWorld(random.next(2) == 0 ? .v3_13 : .v3_9)
    world.useFinalizers()
    var model = Model()
    var refs: [Ref] = []
    var tagOf: [UInt: Int] = [:]
    for tag in 0..<count {
      var links: [Int] = []
      let ref: Ref
      switch random.next(4) {
      case 0 where tag > 0:
        links = (0..<random.next(5)).map { _ in random.next(tag) }
        ref = world.makeTuple(links.map { refs[$0].owned() })
      case 1:
        links = tag == 0 ? [] : (0..<random.next(6)).map { _ in random.next(tag) }
        ref = world.makeList(links.map { refs[$0].owned() })
      default:
        ref = world.makeCell(tag)
      }
      refs.append(ref)
      tagOf[ref.address] = tag
      model.edges[tag] = links
      model.held[tag] = 1
    }
    // Cells get links forwards and backwards, so that reference cycles arise through every kind.
    for tag in 0..<count where refs[tag].type == world.cell {
      for slot in 0..<random.next(5) {
        let target = random.next(count)
        world.set(refs[tag], slot, refs[target])
        model.edges[tag]!.append(target)
      }
    }
    // Spread over generations.
    if random.next(2) == 0 { world.vm.collectGarbage(0) }
    let kept = random.next(4) == 0 ? count / 2 : 1 + random.next(5)
    var drop = Array(0..<count)
    for _ in 0..<kept { drop.remove(at: random.next(drop.count)) }
    world.log = []
    for tag in drop {
      refs[tag].decref()
      model.held[tag] = 0
    }
    #expect(HeapChecker.check(world.vm) == [])
    let recorder = CollectorRecorder()
    if records { recorder.attach(to: world.vm) }
    let collected = world.vm.collectGarbage(generation)
    if records {
      recorder.detach(from: world.vm)
      #expect(
        recorder.events.last == .finished(generation: generation, collected: collected, uncollectable: 0))
      // Every piece of garbage is reported freed exactly once.
      let freed = recorder.events.compactMap { if case .freed(let object) = $0 { object } else { nil } }
      #expect(freed.count == collected && Set(freed).count == collected)
    }
    #expect(
      HeapChecker.check(world.vm) { visit in
        for (tag, holds) in model.held where holds > 0 { visit(refs[tag]) }
      } == [])
    var survivors: [Int] = []
    for generation in 0...2 {
      world.vm.forEachObject(inGeneration: generation) { ref in
        survivors.append(tagOf[ref.address]!)
        return true
      }
    }
    let outcome = Outcome(survivors: survivors, collected: collected, log: world.log)
    for tag in 0..<count where model.held[tag]! > 0 { refs[tag].decref() }
    world.vm.collectGarbage()
    #expect(world.vm.heap.pointee.liveBytes == 0)
    world.close()
    return (outcome, model)
  }

  @Test(arguments: 1...30) func onlyTheUnreachableGoes(_ seed: Int) {
    let count = 5 + seed * 3
    let (silent, model) = run(seed: UInt64(seed), count: count, records: false, generation: 2)
    // Atomic tuples are alive but untracked.
    #expect(Set(silent.survivors).isSubset(of: model.reachable()))
    // Both forms of the algorithm do the same, in the same order.
    let (recorded, _) = run(seed: UInt64(seed), count: count, records: true, generation: 2)
    #expect(recorded == silent)
    let (young, _) = run(seed: UInt64(seed), count: count, records: false, generation: 1)
    let (youngRecorded, _) = run(seed: UInt64(seed), count: count, records: true, generation: 1)
    #expect(young == youngRecorded)
  }

  /// A long random life: allocations with automatic collections, links, drops, weak references, collections of every
  /// generation, freezing; the checker after each 400 steps.
  @Test(arguments: [VersionProfile.v3_8, .v3_11, .v3_13]) func aLongLife(_ profile: VersionProfile) {
    let world = FakeWorld(profile)
    world.useFinalizers()
    world.logsDeaths = false
    var random = TestRandom(seed: 77)
    var held: [Ref] = []
    var weak: [Ref] = []
    world.vm.setThresholds(50, 3, 3)
    world.vm.setCollectorEnabled(true)
    world.onFinalize = { ref in
      // Now and then one comes back from the dead.
      if ref.tag % 97 == 0 { held.append(ref.owned()) }
    }
    for step in 0..<8000 {
      switch random.next(12) {
      case 0...3: held.append(world.makeCell(step))
      case 4:
        held.append(
          world.makeTuple(
            (0..<random.next(4)).compactMap { _ in held.isEmpty ? nil : held[random.next(held.count)].owned()
            }))
      case 5:
        held.append(
          world.makeList(
            (0..<random.next(4)).compactMap { _ in held.isEmpty ? nil : held[random.next(held.count)].owned()
            }))
      case 6...7:
        let cells = held.filter { $0.type == world.cell }
        if !cells.isEmpty {
          world.set(cells[random.next(cells.count)], random.next(4), held[random.next(held.count)])
        }
      case 8:
        let cells = held.filter { $0.type == world.cell }
        if !cells.isEmpty {
          weak.append(
            world.makeWeakref(cells[random.next(cells.count)], callback: random.next(2) == 0 ? nil : step))
        }
      case 9 where !weak.isEmpty: weak.remove(at: random.next(weak.count)).decref()
      case 10 where random.next(20) == 0: world.vm.collectGarbage(random.next(3))
      case 11 where random.next(200) == 0:
        world.vm.freezeCollector()
        world.vm.unfreezeCollector()
      default:
        if held.count > 40 { held.remove(at: random.next(held.count)).decref() }
      }
      world.vm.runScheduledCollection()
      if step % 400 == 0 {
        let found = HeapChecker.check(world.vm) { visit in
          for ref in held + weak { visit(ref) }
        }
        #expect(found == [], "step \(step)")
        if !found.isEmpty { return }
      }
    }
    world.onFinalize = nil
    for ref in weak + held { ref.decref() }
    world.vm.collectGarbage()
    world.vm.collectGarbage()
    #expect(world.vm.heap.pointee.liveBytes == 0)
    world.close()
  }
}
