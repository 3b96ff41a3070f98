import PyHeap

/// # The key table of a dict
///
/// ```
///  header (32 bytes)                      indices                     entries
///  ┌────────┬───────┬─────┬──────┬─────┐ ┌──────────────────────────┐ ┌──────────────┬──────────────┬─────
///  │refcount│version│shape│usable│count│ │ 1, 2 or 4 bytes per slot │ │[hash]key,value│[hash]key,value│ …
///  └────────┴───────┴─────┴──────┴─────┘ └──────────────────────────┘ └──────────────┴──────────────┴─────
///  0        4       8     16     24       32                           entriesOffset
/// ```
/// A slot of `indices` is chosen by the hash; it holds the number of an entry, -1 (never used) or -2 (deleted). Entries
/// lie in insertion order, which is the order of iteration. Tables whose keys are all exact str have entries of two
/// words from 3.11 on (the hash is in the str); all others keep the hash in front. Where CPython's header is 40 bytes
/// (up to 3.10) the 8 bytes between indices and entries are unused, so that sizes agree and indices always begin at 32.
///
/// Invariants: `count + usable` never exceeds two thirds of the slots; every index ≥ 0 names an entry whose key is not
/// nil; a deleted entry has neither key nor value. The version is dropped whenever an entry appears or disappears.
///
/// Owner: the dict; shared tables (PEP 412) are counted, the class owning one reference.
struct DictKeysHeader {
  var refcount: Int32
  /// What inline caches compare; 0 = none assigned.
  var version: UInt32
  /// Slots are `1 << log2Size`; 0 only in the shared empty table.
  var log2Size: UInt8
  /// log2 of the bytes per index: 0, 1 or 2.
  var indexShift: UInt8
  var kind: UInt8
  /// Bytes per entry: 16 or 24.
  var stride: UInt8
  /// Bytes from the header to entry 0.
  var entriesOffset: UInt32
  /// New entries that still fit.
  var usable: Int
  /// Entries in use, deleted ones included.
  var count: Int

  /// Any keys.
  static let general: UInt8 = 0
  /// Exact str keys only.
  static let strOnly: UInt8 = 1
  /// Exact str keys only; values live elsewhere, in one array per dict or instance (PEP 412).
  static let shared: UInt8 = 3

  static let indicesOffset = 32
  static let minimumLog2: UInt8 = 3
  /// Larger tables are refused as out of memory.
  static let maximumLog2 = 29
}

typealias DictKeysPointer = UnsafeMutablePointer<DictKeysHeader>

extension UnsafeMutablePointer where Pointee == DictKeysHeader {
  @inline(__always) var bytes: UnsafeMutableRawPointer { UnsafeMutableRawPointer(self) }
  @inline(__always) var indices: UnsafeMutableRawPointer { bytes + DictKeysHeader.indicesOffset }
  @inline(__always) var entries: UnsafeMutableRawPointer { bytes + Int(pointee.entriesOffset) }
  @inline(__always) var slots: Int { 1 &<< Int(pointee.log2Size) }
  @inline(__always) var hasOnlyStr: Bool { pointee.kind & 1 != 0 }
  @inline(__always) var isShared: Bool { pointee.kind == DictKeysHeader.shared }
  @inline(__always) var isEmptyTable: Bool { pointee.log2Size == 0 }

  /// The key slot of an entry; the value slot is the next word.
  @inline(__always)
  func entry(_ index: Int) -> SlotPointer {
    let stride = Int(pointee.stride)
    return SlotPointer(entries + (index &* stride &+ stride &- 16))
  }

  /// Borrowed; nil for a deleted entry.
  @inline(__always) func key(_ index: Int) -> Ref? { entry(index)[0] }

  /// The hash of an entry that is in use.
  @inline(__always)
  func hash(_ index: Int) -> Int {
    if pointee.stride == 24 { return (entries + index &* 24).load(as: Int.self) }
    return entry(index)[0].unsafelyUnwrapped.load(StrLayout.hash)
  }

  /// What slot `slot` of the indices holds.
  @inline(__always)
  func index(at slot: Int) -> Int {
    switch pointee.indexShift {
    case 0: return Int(indices.load(fromByteOffset: slot, as: Int8.self))
    case 1: return Int(indices.load(fromByteOffset: slot &* 2, as: Int16.self))
    default: return Int(indices.load(fromByteOffset: slot &* 4, as: Int32.self))
    }
  }

  @inline(__always)
  func setIndex(at slot: Int, _ index: Int) {
    switch pointee.indexShift {
    case 0: indices.storeBytes(of: Int8(truncatingIfNeeded: index), toByteOffset: slot, as: Int8.self)
    case 1: indices.storeBytes(of: Int16(truncatingIfNeeded: index), toByteOffset: slot &* 2, as: Int16.self)
    default: indices.storeBytes(of: Int32(truncatingIfNeeded: index), toByteOffset: slot &* 4, as: Int32.self)
    }
  }

  /// Number of entries that a fresh table of this size has room for.
  @inline(__always) var capacity: Int { usableEntries(slots) }

  /// Bytes of the whole block.
  var byteSize: Int {
    if isEmptyTable { return 0 }
    return Int(pointee.entriesOffset) &+ entryCapacity &* Int(pointee.stride)
  }

  /// Entries that the block has room for. Shared tables of 3.11+ are smaller than their slots allow.
  @inline(__always)
  var entryCapacity: Int { capacity }
}

/// Two thirds of the slots.
@inline(__always)
func usableEntries(_ slots: Int) -> Int { (slots &<< 1) / 3 }

extension VM {
  /// Bytes of a key table.
  func dictKeysSize(log2: Int, stride: Int) -> Int {
    let shift = log2 < 8 ? 0 : log2 < 16 ? 1 : 2
    return Int(profile.dictKeysHeader) + (1 << (log2 + shift)) + usableEntries(1 << log2) * stride
  }

  /// Makes an empty table with `1 << log2` slots; nil with MemoryError.
  func newDictKeys(log2: Int, strOnly: Bool) -> DictKeysPointer? {
    let hasStrTables = heap.pointee.profile.hasStrKeyTables
    let stride = strOnly && hasStrTables ? 16 : 24
    if log2 > DictKeysHeader.maximumLog2 {
      _ = outOfMemory()
      return nil
    }
    let shift = log2 < 8 ? 0 : log2 < 16 ? 1 : 2
    let slots = 1 &<< log2
    let usable = usableEntries(slots)
    let indexBytes = slots &<< shift
    let entriesOffset = Int(heap.pointee.profile.dictKeysHeader) &+ indexBytes
    let size = entriesOffset &+ usable &* stride
    let memory: UnsafeMutableRawPointer
    if log2 == 3, strOnly || !hasStrTables, let reused = popFreeList(FreeListIndex.dictKeys) {
      memory = reused.raw
    } else {
      guard let fresh = allocate(size) else {
        _ = outOfMemory()
        return nil
      }
      memory = fresh
    }
    let keys = memory.assumingMemoryBound(to: DictKeysHeader.self)
    keys.initialize(
      to: DictKeysHeader(
        refcount: 1, version: 0, log2Size: UInt8(log2), indexShift: UInt8(shift),
        kind: strOnly ? DictKeysHeader.strOnly : DictKeysHeader.general, stride: UInt8(stride),
        entriesOffset: UInt32(entriesOffset), usable: usable, count: 0))
    (memory + DictKeysHeader.indicesOffset).initializeMemory(
      as: UInt8.self, repeating: 0xff, count: indexBytes)
    (memory + entriesOffset).initializeMemory(as: UInt8.self, repeating: 0, count: usable &* stride)
    return keys
  }

  /// Gives a table's memory back, or keeps an 8-slot one for reuse. Its references must be released already.
  @inline(__always)
  func freeDictKeys(_ keys: DictKeysPointer) {
    if keys.isEmptyTable { return }
    if keys.pointee.log2Size == 3, keys.pointee.kind != DictKeysHeader.shared,
      keys.pointee.stride == 16 || !heap.pointee.profile.hasStrKeyTables,
      pushFreeList(FreeListIndex.dictKeys, Ref(keys))
    {
      return
    }
    free(keys.bytes, keys.byteSize)
  }

  /// Drops one reference to a table; the last one releases keys and values, in insertion order, key before value.
  func releaseDictKeys(_ keys: DictKeysPointer) {
    if keys.isEmptyTable { return }
    keys.pointee.refcount &-= 1
    if keys.pointee.refcount > 0 { return }
    let count = keys.pointee.count
    let hasValues = !keys.isShared
    var index = 0
    while index < count {
      let entry = keys.entry(index)
      entry[0].decref()
      if hasValues { entry[1].decref() }
      index &+= 1
    }
    freeDictKeys(keys)
  }

  /// log2 of the slots for a table that should hold about `minimum` slots' worth: the smallest power of two ≥ minimum,
  /// at least 8, with CPython's rounding of the profile (3.11+ jumps to 16 for 1…7 and doubles exact powers of two).
  func dictLog2(forSlots minimum: Int) -> Int {
    if heap.pointee.profile.hasStrKeyTables {
      let bits = ((minimum | 8) &- 1) | 7
      return Int.bitWidth - bits.leadingZeroBitCount
    }
    var log2 = 3
    while 1 << log2 < minimum { log2 += 1 }
    return log2
  }

  /// log2 of the slots for a dict that is about to receive `entries` entries.
  func dictLog2(forEntries entries: Int) -> Int { dictLog2(forSlots: (entries &* 3 &+ 1) / 2) }

  // MARK: Versions

  /// A version number for the table, assigned if it had none; nil when the numbers are used up.
  func keysVersion(_ keys: DictKeysPointer) -> UInt32? {
    if keys.pointee.version != 0 { return keys.pointee.version }
    if keys.isEmptyTable { return nil }
    guard state.pointee.nextKeysVersion != UInt32.max else { return nil }
    state.pointee.nextKeysVersion += 1
    keys.pointee.version = state.pointee.nextKeysVersion
    return keys.pointee.version
  }

  /// Makes the table that all dicts without entries share.
  func bootstrapDictKeys() {
    let size = DictKeysHeader.indicesOffset + 8
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    let keys = memory.assumingMemoryBound(to: DictKeysHeader.self)
    keys.initialize(
      to: DictKeysHeader(
        refcount: 1, version: 0, log2Size: 0, indexShift: 0, kind: DictKeysHeader.strOnly, stride: 16,
        entriesOffset: UInt32(size), usable: 0, count: 0))
    (memory + DictKeysHeader.indicesOffset).storeBytes(of: -1, as: Int.self)
    state.pointee.emptyDictKeys = keys
    host.cleanups.append { $0.shutdownDictKeys() }
  }

  /// Frees what ``bootstrapDictKeys()`` made, at the interpreter's end.
  func shutdownDictKeys() {
    state.pointee.emptyDictKeys?.bytes.deallocate()
    state.pointee.emptyDictKeys = nil
  }
}

// MARK: - Search

/// ``strEquals(_:_:)``, under a name that methods of the interpreter pointer do not shadow.
@inline(__always)
func sameText(_ a: Ref, _ b: Ref) -> Bool { strEquals(a, b) }

/// How the entries of a str-only table lie.
protocol EntryShape {
  static var stride: Int { get }
  static var keyOffset: Int { get }
}
enum TwoWordEntry: EntryShape {
  @inline(__always) static var stride: Int { 16 }
  @inline(__always) static var keyOffset: Int { 0 }
}
enum ThreeWordEntry: EntryShape {
  @inline(__always) static var stride: Int { 24 }
  @inline(__always) static var keyOffset: Int { 8 }
}

@inline(__always)
private func probeStr<I: FixedWidthInteger & SignedInteger, S: EntryShape>(
  _ keys: DictKeysPointer, _ key: Ref, _ hash: Int, _ index: I.Type, _ shape: S.Type
) -> Int {
  let mask = UInt(bitPattern: keys.slots &- 1)
  let indices = keys.indices.assumingMemoryBound(to: I.self)
  let entries = keys.entries + S.keyOffset
  var perturb = UInt(bitPattern: hash)
  var slot = perturb & mask
  while true {
    let found = Int(indices[Int(bitPattern: slot)])
    if found >= 0 {
      let candidate = entries.load(fromByteOffset: found &* S.stride, as: Ref.self)
      if candidate == key { return found }
      if candidate.load(StrLayout.hash, as: Int.self) == hash && strEquals(candidate, key) { return found }
    } else if found == -1 {
      return -1
    }
    perturb &>>= 5
    slot = (slot &* 5 &+ perturb &+ 1) & mask
  }
}

/// Entry of an exact str in a str-only table, or -1.
@inline(never)
func findStr(_ keys: DictKeysPointer, _ key: Ref, _ hash: Int) -> Int {
  if keys.pointee.stride == 16 {
    switch keys.pointee.indexShift {
    case 0: return probeStr(keys, key, hash, Int8.self, TwoWordEntry.self)
    case 1: return probeStr(keys, key, hash, Int16.self, TwoWordEntry.self)
    default: return probeStr(keys, key, hash, Int32.self, TwoWordEntry.self)
    }
  }
  switch keys.pointee.indexShift {
  case 0: return probeStr(keys, key, hash, Int8.self, ThreeWordEntry.self)
  case 1: return probeStr(keys, key, hash, Int16.self, ThreeWordEntry.self)
  default: return probeStr(keys, key, hash, Int32.self, ThreeWordEntry.self)
  }
}

extension UnsafeMutablePointer where Pointee == DictKeysHeader {
  /// The slot whose index is `entry`; the entry's hash leads to it.
  func slot(ofEntry entry: Int, hash: Int) -> Int {
    let mask = UInt(bitPattern: slots &- 1)
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while index(at: Int(bitPattern: slot)) != entry {
      perturb &>>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
    return Int(bitPattern: slot)
  }

  /// The first slot on the hash's path that holds no entry.
  @inline(__always)
  func freeSlot(hash: Int) -> Int {
    let mask = UInt(bitPattern: slots &- 1)
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while index(at: Int(bitPattern: slot)) >= 0 {
      perturb &>>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
    return Int(bitPattern: slot)
  }

  /// Appends an entry; takes over both references. There must be room, and the key must be absent.
  @inline(__always)
  func append(_ key: Ref, _ hash: Int, _ value: Ref?) {
    let number = pointee.count
    setIndex(at: freeSlot(hash: hash), number)
    if pointee.stride == 24 { (entries + number &* 24).storeBytes(of: hash, as: Int.self) }
    let slot = entry(number)
    slot[0] = key
    slot[1] = value
    pointee.count = number &+ 1
    pointee.usable &-= 1
    pointee.version = 0
  }
}
