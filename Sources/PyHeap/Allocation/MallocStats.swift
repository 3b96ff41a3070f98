/// Everything that `sys._debugmallocstats()` prints (cpython-facts §1.7).
public struct MallocStats: Codable, Sendable, Equatable {
  public struct SizeClass: Codable, Sendable, Equatable {
    public var blockSize = 0
    public var pools = 0
    public var used = 0
    public var available = 0
  }

  public struct KeptObjects: Codable, Sendable, Equatable {
    /// "PyDictObject", "3-sized PyTupleObject".
    public var name: String
    public var size: Int
    public var count: Int
  }

  /// All 32 classes, also those without a pool.
  public var classes: [SizeClass]
  public var arenaSize: Int
  public var poolSize: Int
  public var arenasTotal: Int
  public var arenasPeak: Int
  public var arenas: Int
  public var unusedPools = 0
  public var allocatedBytes = 0
  public var availableBytes = 0
  public var poolHeaderBytes = 0
  public var quantizationBytes = 0
  public var alignmentBytes = 0
  /// Nodes of the address map; nil where the profile has none.
  public var mapMidNodes: Int?
  public var mapBottomNodes: Int?
  public var freeLists: [KeptObjects] = []

  /// Reads the heap; allocates nothing on it.
  public init(_ vm: VM) {
    let state = vm.heap
    classes = (0..<sizeClassCount).map { SizeClass(blockSize: ($0 + 1) * 16) }
    arenaSize = state.pointee.arenaSize
    poolSize = state.pointee.poolSize
    arenasTotal = state.pointee.arenasMappedTotal
    arenasPeak = state.pointee.arenasMappedPeak
    arenas = state.pointee.arenasMapped
    var midNodes: Set<UInt> = []
    var bottomNodes: Set<UInt> = []
    vm.forEachArena { _, arena in
      unusedPools += Int(arena.freePools)
      let base = UInt(bitPattern: arena.base)
      if base & UInt(poolSize - 1) != 0 { alignmentBytes += poolSize }
      // 15 + 15 + 14 bits above the arena's own 20; an unaligned arena lies in two leaves' blocks.
      for address in [base, base + UInt(arenaSize) - 1] {
        midNodes.insert(address >> 49)
        bottomNodes.insert(address >> 34)
      }
    }
    if state.pointee.profile.hasArenaMap {
      mapMidNodes = midNodes.count
      mapBottomNodes = bottomNodes.count
    }
    vm.forEachPool { pool in
      guard pool.used > 0 else { return }
      let index = pool.blockSize / 16 - 1
      classes[index].pools += 1
      classes[index].used += pool.used
      classes[index].available += pool.capacity - pool.used
    }
    for row in classes {
      allocatedBytes += row.used * row.blockSize
      availableBytes += row.available * row.blockSize
      poolHeaderBytes += row.pools * PoolHeader.size
      quantizationBytes += row.pools * ((poolSize - PoolHeader.size) % row.blockSize)
    }
    addFreeLists(vm)
  }

  private mutating func addFreeLists(_ vm: VM) {
    let state = vm.heap
    let profile = state.pointee.profile
    let lists = state.pointee.freeLists
    func add(_ name: String, _ index: Int, _ size: Int) {
      freeLists.append(KeptObjects(name: name, size: size, count: Int(lists[index].count)))
    }
    if profile.methodFreeList > 0 { add("PyCFunctionObject", FreeListIndex.builtin, 56) }
    add("PyDictObject", FreeListIndex.dict, 48)
    if profile.attributes == .inlineValues {
      add("PyDictKeysObject", FreeListIndex.dictKeys, Int(profile.dictKeysHeader))
    }
    add("PyFloatObject", FreeListIndex.float, 24)
    if profile.frameFreeList > 0 { add("PyFrameObject", FreeListIndex.frame, 368) }
    add("PyListObject", FreeListIndex.list, 40)
    if profile.methodFreeList > 0 { add("PyMethodObject", FreeListIndex.method, 48) }
    for length in 1...Int(profile.tupleFreeListLengths) {
      add("\(length)-sized PyTupleObject", FreeListIndex.tuple + length, 24 + 8 * length)
    }
  }

  /// The report, as CPython writes it to stderr.
  public var text: String {
    var out = "Small block threshold = \(smallRequestLimit), in \(sizeClassCount) size classes.\n\n"
    out += "class   size   num pools   blocks in use  avail blocks\n"
    out += "-----   ----   ---------   -------------  ------------\n"
    for (index, row) in classes.enumerated() where row.pools > 0 {
      out += pad(index, 5) + " " + pad(row.blockSize, 6) + " " + pad(row.pools, 11) + " " + pad(row.used, 15)
      out += " " + pad(row.available, 13) + "\n"
    }
    out += "\n"
    out += line("# arenas allocated total", arenasTotal)
    out += line("# arenas reclaimed", arenasTotal - arenas)
    out += line("# arenas highwater mark", arenasPeak)
    out += line("# arenas allocated current", arenas)
    out += line("\(arenas) arenas * \(arenaSize) bytes/arena", arenas * arenaSize)
    out += "\n"
    out += line("# bytes in allocated blocks", allocatedBytes)
    out += line("# bytes in available blocks", availableBytes)
    out += line("\(unusedPools) unused pools * \(poolSize) bytes", unusedPools * poolSize)
    out += line("# bytes lost to pool headers", poolHeaderBytes)
    out += line("# bytes lost to quantization", quantizationBytes)
    out += line("# bytes lost to arena alignment", alignmentBytes)
    out += line("Total", accountedBytes)
    if let mapMidNodes, let mapBottomNodes {
      let root = 262_144
      let mid = 262_144 * mapMidNodes
      let bottom = 131_072 * mapBottomNodes
      out += "\narena map counts\n"
      out += line("# arena map mid nodes", mapMidNodes)
      out += line("# arena map bot nodes", mapBottomNodes)
      out += "\n"
      out += line("# bytes lost to arena map root", root)
      out += line("# bytes lost to arena map mid", mid)
      out += line("# bytes lost to arena map bot", bottom)
      out += line("Total", root + mid + bottom)
    }
    out += "\n"
    for kept in freeLists {
      let label = "\(kept.count) free \(kept.name)s * \(kept.size) bytes each "
      out += padLeft(label, 49) + "=" + padLeft(grouped(kept.count * kept.size), 21) + "\n"
    }
    return out
  }

  /// What the rows of the summary add up to: all bytes of all arenas, or the heap is broken.
  public var accountedBytes: Int {
    allocatedBytes + availableBytes + unusedPools * poolSize + poolHeaderBytes + quantizationBytes
      + alignmentBytes
  }

  private func line(_ label: String, _ value: Int) -> String {
    label + String(repeating: " ", count: max(0, 35 - label.utf8.count)) + "=" + padLeft(grouped(value), 21)
      + "\n"
  }

  private func pad(_ value: Int, _ width: Int) -> String { padLeft(String(value), width) }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  /// 1,048,576
  private func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return out
  }
}
