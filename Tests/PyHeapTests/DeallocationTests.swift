import Testing

@testable import PyHeap

#if canImport(Glibc)
  import Glibc
#endif

/// Claims of cpython-facts §8.2: in which order a deep nest dies, and that it dies at any depth.
@Suite struct DeallocationTests {
  /// Tuples `(inner, marker)` nested `count` deep; the inner part is released first, then the level's marker, as in
  /// the probe that measured the order. Markers are cells, whose deaths are logged and which use the trashcan too.
  private func nest(_ world: FakeWorld, _ count: Int) -> Ref {
    var inner = world.makeTuple([])
    // Items are released last first: the marker stands in front.
    for level in 0..<count { inner = world.makeTuple([world.makeCell(level), inner]) }
    return inner
  }

  /// Runs of ascending numbers in the log.
  private func runs(_ log: [String]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for line in log {
      let number = Int(line.dropFirst(5))!
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }

  @Test(arguments: VersionProfile.all.filter { $0.trashcanDepth == 50 })
  func fiftyDeepAtATime(_ profile: VersionProfile) {
    onLargeStack {
      let world = FakeWorld(profile)
      self.nest(world, 200).decref()
      #expect(
        self.runs(world.log).prefix(8) == [
          151...199, 150...150, 102...149, 101...101, 53...100, 52...52, 4...51, 3...3,
        ])
      #expect(world.log.count == 200)
      #expect(HeapChecker.check(world.vm) == [])
      world.close()
    }
  }

  @Test func almostTenThousandDeep() {
    onLargeStack {
      let world = FakeWorld(.v3_13)
      self.nest(world, 200).decref()
      #expect(self.runs(world.log) == [0...199])
      world.log = []
      self.nest(world, 30_000).decref()
      #expect(
        self.runs(world.log).prefix(8) == [
          20053...20102, 20052...20052, 20003...20051, 20002...20002, 19953...20001, 19952...19952,
          19903...19951,
          19902...19902,
        ])
      #expect(world.log.count == 30_000 && self.runs(world.log).count == 806)
      #expect(world.vm.heap.pointee.deallocDepth == 0)
      world.close()
    }
  }

  @Test(arguments: VersionProfile.all) func aMillionDeep(_ profile: VersionProfile) {
    onLargeStack {
      let world = FakeWorld(profile)
      world.logsDeaths = false
      let makers: [(Ref) -> Ref] = [
        { world.makeTuple([$0]) }, { world.makeList([$0]) },
        { inner in
          let cell = world.makeCell(0)
          cell.cellSlot(0).pointee = inner
          return cell
        },
      ]
      // A million in the two profiles whose rules differ, less where only the time would grow.
      let depth = profile.minor == 8 || profile.minor == 13 ? 1_000_000 : 100_000
      for make in makers.prefix(depth == 1_000_000 ? 1 : 3) {
        var chain = world.makeAtom()
        for _ in 0..<depth { chain = make(chain) }
        chain.decref()
        #expect(world.vm.heap.pointee.liveBytes == 0)
      }
      world.close()
    }
  }

  /// Ten thousand nested deaths need more than a test thread's stack.
  private func onLargeStack(_ body: @escaping () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 256 << 20)
    let box = Unmanaged.passRetained(ThreadBody(body))
    var thread = pthread_t()
    pthread_create(
      &thread, &attributes, { Unmanaged<ThreadBody>.fromOpaque($0!).takeRetainedValue().run() },
      box.toOpaque())
    pthread_join(thread, nil)
  }
}

private final class ThreadBody {
  let body: () -> Void
  init(_ body: @escaping () -> Void) { self.body = body }
  func run() -> UnsafeMutableRawPointer? {
    body()
    return nil
  }
}
