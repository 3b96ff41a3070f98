import Testing

@testable import PyHeap

/// Claims of cpython-facts §6.2 and §4.7.
@Suite struct WeakrefTests {
  private func withWorld(_ profile: VersionProfile = .v3_13, _ body: (FakeWorld) -> Void) {
    let world = FakeWorld(profile)
    body(world)
    #expect(HeapChecker.check(world.vm) == [])
    world.close()
  }

  private func list(_ ref: Ref) -> [Ref] {
    var refs: [Ref] = []
    var current = ref.firstWeakref
    while let weakref = current {
      refs.append(weakref)
      current = weakref.nextWeakref
    }
    return refs
  }

  @Test(arguments: VersionProfile.all) func plainOnesAreSharedAndStandInFront(_ profile: VersionProfile) {
    withWorld(profile) { world in
      let target = world.makeCell(1)
      let old = world.makeWeakref(target, callback: 1)
      let new = world.makeWeakref(target, callback: 2)
      let proxy = world.makeWeakref(target, proxy: true)
      let newest = world.makeWeakref(target, callback: 3)
      let plain = world.makeWeakref(target)
      #expect(list(target) == [plain, proxy, newest, new, old])
      #expect(world.makeWeakref(target) == plain && plain.refcount == 2)
      #expect(world.makeWeakref(target, proxy: true) == proxy)
      #expect(target.weakrefCount == 5 && target.refcount == 1)
      let proxyWithCallback = world.makeWeakref(target, callback: 4, proxy: true)
      #expect(list(target) == [plain, proxy, proxyWithCallback, newest, new, old])
      target.decref()
      #expect(world.log == ["call 4", "call 3", "call 2", "call 1", "free 1"])
      #expect([plain, proxy, old].allSatisfy { $0.weakReferent == nil && $0.weakCallback == nil })
    }
  }

  @Test func sizeFollowsTheProfile() {
    #expect(VersionProfile.v3_8.weakrefSize == 56 && VersionProfile.v3_9.weakrefSize == 56)
    #expect(VersionProfile.v3_11.weakrefSize == 64 && VersionProfile.v3_13.weakrefSize == 64)
  }

  @Test func aWeakrefThatDiesFirstIsNotCalled() {
    withWorld { world in
      let target = world.makeCell(1)
      let weak = world.makeWeakref(target, callback: 1)
      weak.decref()
      #expect(target.weakrefCount == 0)
      target.decref()
      #expect(world.log == ["free 1"])
    }
  }

  @Test func callbacksMayDropTheOtherWeakrefs() {
    withWorld { world in
      let target = world.makeCell(1)
      let first = world.makeWeakref(target, callback: 1)
      _ = world.makeWeakref(target, callback: 2)
      world.onCallback = { _, callback in if callback.load(16, as: Int.self) == 2 { first.decref() } }
      target.decref()
      #expect(world.log == ["call 2", "call 1", "free 1"])
    }
  }

  @Test func collectorClearsFirstThenCallsThenFinalizes() {
    withWorld { world in
      world.useFinalizers()
      // p and q refer to each other; q's weak reference was made first.
      let p = world.makeCell(1)
      let q = world.makeCell(2)
      world.set(p, 0, q)
      world.set(q, 0, p)
      let ofQ = world.makeWeakref(q, callback: 20)
      let ofP = world.makeWeakref(p, callback: 10)
      let newer = world.makeWeakref(p, callback: 11)
      var aliveInside = false
      world.onFinalize = { _ in
        aliveInside = aliveInside || ofP.weakReferent != nil || ofQ.weakReferent != nil
      }
      let recorder = CollectorRecorder()
      recorder.attach(to: world.vm)
      p.decref()
      q.decref()
      #expect(world.vm.collectGarbage() == 2)
      #expect(world.log.prefix(5) == ["call 11", "call 10", "call 20", "del 1", "del 2"])
      #expect(!aliveInside)
      let cleared = recorder.events.filter { if case .weakrefCleared = $0 { true } else { false } }
      #expect(cleared.count == 3)
      for ref in [ofQ, ofP, newer] {
        #expect(ref.refcount == 1 && ref.isTracked)
        ref.decref()
      }
    }
  }

  @Test func aWeakrefInTheGarbageIsNeverCalled() {
    withWorld { world in
      let cell = world.makeCell(1)
      let weak = world.makeWeakref(cell, callback: 1)
      world.set(cell, 0, weak)
      world.set(cell, 1, cell)
      weak.decref()
      cell.decref()
      #expect(world.vm.collectGarbage() == 2)
      #expect(world.log == ["free 1"])
    }
  }

  @Test func aRingSavedByItsFinalizerHasDeadWeakrefs() {
    withWorld { world in
      world.useFinalizers()
      var saved: Ref?
      world.onFinalize = { ref in saved = ref.owned() }
      let cell = world.makeCell(1)
      world.set(cell, 0, cell)
      let weak = world.makeWeakref(cell)
      cell.decref()
      #expect(world.vm.collectGarbage() == 0)
      #expect(weak.weakReferent == nil && saved == cell)
      // A new one can be made.
      let again = world.makeWeakref(cell)
      #expect(again.weakReferent == cell && again != weak)
      for ref in [weak, again] { ref.decref() }
    }
  }

  @Test func callbackThatFreesItsWeakrefCountsAsCollected() {
    withWorld { world in
      let cell = world.makeCell(1)
      world.set(cell, 0, cell)
      let weak = world.makeWeakref(cell, callback: 1)
      world.onCallback = { _, _ in weak.decref() }
      cell.decref()
      #expect(world.vm.collectGarbage() == 2)
    }
  }
}
