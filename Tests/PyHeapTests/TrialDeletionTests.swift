import PyHeap
import Testing

/// The five figures of the course's lesson on trial deletion, from the collector's own reports.
@Suite struct TrialDeletionTests {
  /// A reference cycle 1 → 2 → 3 → 1 held from outside at 1, and 4 → 4, made in the given order.
  private func cycle(_ order: [Int]) -> (FakeWorld, [Int: Ref], CollectorRecorder) {
    let world = FakeWorld(.v3_13)
    world.logsDeaths = false
    var links: [Int: Ref] = [:]
    for number in order { links[number] = world.makeCell(number) }
    world.set(links[1]!, 0, links[2]!)
    world.set(links[2]!, 0, links[3]!)
    world.set(links[3]!, 0, links[1]!)
    world.set(links[4]!, 0, links[4]!)
    for number in 2...4 { links[number]!.decref() }
    let recorder = CollectorRecorder()
    recorder.attach(to: world.vm)
    return (world, links, recorder)
  }

  /// The scan's own steps, with numbers for addresses; only the first examination, not the second look.
  private func steps(_ events: [CollectorEvent], _ links: [Int: Ref]) -> [String] {
    let numbers = Dictionary(uniqueKeysWithValues: links.map { ($0.value.address, $0.key) })
    func name(_ address: UInt) -> String { numbers[address].map(String.init) ?? "?" }
    var lines: [String] = []
    for event in events {
      switch event {
      case .countCopied(let object, let count): lines.append("copy \(name(object)) \(count)")
      case .edgeSubtracted(let from, let to, let left): lines.append("edge \(name(from))>\(name(to)) \(left)")
      case .kept(let object, _): lines.append("keep \(name(object))")
      case .reached(let object, let by): lines.append("reach \(name(object)) by \(name(by))")
      case .movedToUnreachable(let object): lines.append("aside \(name(object))")
      case .rescued(let object, let by): lines.append("rescue \(name(object)) by \(name(by))")
      case .phaseEnded(.scan): return lines
      default: break
      }
    }
    return lines
  }

  @Test func scanOrder3412() {
    let (world, links, recorder) = cycle([3, 4, 1, 2])
    #expect(world.vm.collectGarbage() == 1)
    #expect(
      steps(recorder.events, links) == [
        "copy 3 1", "copy 4 1", "copy 1 2", "copy 2 1",
        "edge 3>1 1", "edge 4>4 0", "edge 1>2 0", "edge 2>3 0",
        "aside 3", "aside 4", "keep 1", "reach 2 by 1", "keep 2", "rescue 3 by 2", "keep 3",
      ])
    let freed = recorder.events.compactMap { if case .freed(let object) = $0 { object } else { nil } }
    #expect(freed == [links[4]!.address])
    #expect(links[1]!.refcount == 2)
    #expect(recorder.events.last == .finished(generation: 2, collected: 1, uncollectable: 0))
    world.close()
  }

  /// One row of the lesson's table: working counts of the objects 1 to 4, the list to scan, the list set aside.
  private struct Row: Equatable {
    var counts: [Int]
    var toScan: [Int]
    var aside: [Int]
  }

  /// Plays the collector's events back, as the lesson's single-step view does, and keeps the rows that its figures show:
  /// after copying, after subtracting, after each object that the scan has decided about.
  private func rows(_ events: [CollectorEvent], _ links: [Int: Ref]) -> [Row] {
    let numbers = Dictionary(uniqueKeysWithValues: links.map { ($0.value.address, $0.key) })
    var row = Row(counts: [0, 0, 0, 0], toScan: [], aside: [])
    var rows: [Row] = []
    for event in events {
      switch event {
      case .countCopied(let object, let count):
        row.counts[numbers[object]! - 1] = count
        row.toScan.append(numbers[object]!)
      case .edgeSubtracted(_, let to, let left): row.counts[numbers[to]! - 1] = left
      case .movedToUnreachable(let object):
        row.toScan.removeAll { $0 == numbers[object]! }
        row.aside.append(numbers[object]!)
      case .reached(let object, _): row.counts[numbers[object]! - 1] = 1
      case .rescued(let object, _):
        row.counts[numbers[object]! - 1] = 1
        row.aside.removeAll { $0 == numbers[object]! }
        row.toScan.append(numbers[object]!)
      case .phaseEnded(.copyCounts), .phaseEnded(.subtractReferences): rows.append(row)
      case .phaseEnded(.scan):
        rows.append(row)
        return rows
      default: continue
      }
      // The scan's figures: once both dead-looking objects lie aside, and after each object that is kept.
      if row.aside.count == 2, rows.count == 2 { rows.append(row) }
      if case .reached = event { rows.append(row) }
      if case .rescued = event { rows.append(row) }
    }
    return rows
  }

  @Test func theTableOfTheLesson() {
    let (world, links, recorder) = cycle([3, 4, 1, 2])
    #expect(world.vm.collectGarbage() == 1)
    #expect(
      rows(recorder.events, links) == [
        Row(counts: [2, 1, 1, 1], toScan: [3, 4, 1, 2], aside: []),
        Row(counts: [1, 0, 0, 0], toScan: [3, 4, 1, 2], aside: []),
        Row(counts: [1, 0, 0, 0], toScan: [1, 2], aside: [3, 4]),
        Row(counts: [1, 1, 0, 0], toScan: [1, 2], aside: [3, 4]),
        Row(counts: [1, 1, 1, 0], toScan: [1, 2, 3], aside: [4]),
        Row(counts: [1, 1, 1, 0], toScan: [1, 2, 3], aside: [4]),
      ])
    world.close()
  }

  @Test func creationOrder3214() {
    let (world, links, recorder) = cycle([3, 2, 1, 4])
    #expect(world.vm.collectGarbage(0) == 1)
    #expect(
      steps(recorder.events, links).dropFirst(8) == [
        "aside 3", "aside 2", "keep 1", "rescue 2 by 1", "aside 4", "keep 2", "rescue 3 by 2", "keep 3",
      ])
    // The three survivors are one generation older, in the order in which the scan kept them.
    var order: [Int] = []
    world.vm.forEachObject(inGeneration: 1) { ref in
      order.append(ref.tag)
      return true
    }
    #expect(order == [1, 2, 3])
    world.close()
  }

  @Test func nothingIsRecordedWithoutARecorder() {
    let (world, _, recorder) = cycle([3, 4, 1, 2])
    recorder.detach(from: world.vm)
    #expect(world.vm.collectGarbage() == 1)
    #expect(recorder.events.isEmpty)
    world.close()
  }
}
