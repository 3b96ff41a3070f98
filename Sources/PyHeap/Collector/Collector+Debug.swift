/// The lines that `gc.set_debug` asks for (cpython-facts §4.8).
extension VM {
  /// DEBUG_STATS at the start of a collection; returns when it began, or nil if nothing is to be said at its end.
  func debugStatisticsBegin(_ generation: Int) -> Int64? {
    let state = heap
    guard state.pointee.gc.debugFlags & GCDebug.stats != 0 else { return nil }
    let lists = state.pointee.gc.generations
    writeDebug(
      "gc: collecting generation \(generation)...\ngc: objects in each generation:"
        + " \(lists.listCount) \((lists + 1).listCount) \((lists + 2).listCount)\n"
        + "gc: objects in permanent generation: \((lists + GCListIndex.permanent).listCount)\n")
    return state.pointee.collectorHooks.nanoseconds?(self) ?? 0
  }

  func debugStatisticsEnd(_ began: Int64?, _ collected: Int) {
    guard let began else { return }
    let ended = heap.pointee.collectorHooks.nanoseconds?(self) ?? 0
    // Tenths of a millisecond, rounded, as "%.4f" seconds.
    let ticks = (max(0, ended - began) + 50_000) / 100_000
    let fraction = String(ticks % 10_000)
    let padded = String(repeating: "0", count: 4 - fraction.utf8.count) + fraction
    writeDebug("gc: done, \(collected) unreachable, 0 uncollectable, \(ticks / 10_000).\(padded)s elapsed\n")
  }

  func debugCollectable(_ list: GCLink) {
    guard let describe = heap.pointee.collectorHooks.debugCollectable else { return }
    var link = list.nextLink
    while link != list {
      describe(self, link.object)
      link = link.nextLink
    }
  }

  private func writeDebug(_ text: String) {
    guard let write = heap.pointee.collectorHooks.writeDebug else { return }
    var text = text
    text.withUTF8 { bytes in
      if let start = bytes.baseAddress { write(self, start, bytes.count) }
    }
  }
}
