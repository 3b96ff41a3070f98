import PyHeap

// # Key-sharing tables (PEP 412)
//
// The instances of one class share a table of attribute names; each instance (or its dict) has only an array of values.
//
// ```
//  values array, up to 3.10        3.11, 3.12                               3.13
//  ┌────────┬────────┬───          ┌───────────┬────┬────┬────────┬───      ┌────────────┬────────┬───┬───────────┐
//  │ value0 │ value1 │ …           │… order    │used│info│ value0 │ …       │    used|info│ value0 │ … │ order  …  │
//  └────────┴────────┴───          └───────────┴────┴────┴────────┴───      └────────────┴────────┴───┴───────────┘
//  ▲ values                                      -2   -1  ▲ values                   -2 -1▲ values
// ```
// Up to 3.10 a values array is always filled in the order of the table; from 3.11 `order` lists the entries in the
// order in which this very instance got them.

/// One values array: the address of `value0`. `info` is at byte -1: the capacity and two marks.
typealias DictValues = SlotPointer

enum ValuesInfo {
  static let capacityMask: UInt8 = 0x1f
  /// `order` lies behind the values (3.13).
  static let orderBehind: UInt8 = 0x20
  /// The array is part of an instance: it is not freed on its own.
  static let embedded: UInt8 = 0x40
  /// The array has been given up: the instance's attributes are in its dict.
  static let invalid: UInt8 = 0x80
}

/// Names that a shared table of 3.11+ may hold.
let sharedKeysLimit = 30

extension SlotPointer {
  @inline(__always)
  var valuesInfo: UInt8 {
    get { raw.load(fromByteOffset: -1, as: UInt8.self) }
    nonmutating set {
      raw.storeBytes(of: newValue, toByteOffset: -1, as: UInt8.self)
    }
  }
  /// How many values are set (3.11+).
  @inline(__always)
  var valuesUsed: Int {
    get { Int(raw.load(fromByteOffset: -2, as: UInt8.self)) }
    nonmutating set {
      raw.storeBytes(
        of: UInt8(truncatingIfNeeded: newValue), toByteOffset: -2, as: UInt8.self)
    }
  }
  @inline(__always) var valuesCapacity: Int { Int(valuesInfo & ValuesInfo.capacityMask) }

  /// The address of the `position`-th byte of the insertion order (3.11+).
  @inline(__always)
  func valuesOrder(_ position: Int) -> UnsafeMutablePointer<UInt8> {
    let info = valuesInfo
    if info & ValuesInfo.orderBehind != 0 {
      return (raw + (Int(info & ValuesInfo.capacityMask) &* 8 &+ position)).assumingMemoryBound(
        to: UInt8.self)
    }
    return (raw - 3 - position).assumingMemoryBound(to: UInt8.self)
  }

  /// Notes that entry `index` got its first value.
  @inline(__always)
  func valuesAppendOrder(_ index: Int) {
    let used = valuesUsed
    valuesOrder(used).pointee = UInt8(truncatingIfNeeded: index)
    valuesUsed = used &+ 1
  }

  /// Notes that entry `index` lost its value.
  func valuesRemoveOrder(_ index: Int) {
    let used = valuesUsed
    var position = 0
    while position < used && valuesOrder(position).pointee != UInt8(truncatingIfNeeded: index) {
      position += 1
    }
    while position + 1 < used {
      valuesOrder(position).pointee = valuesOrder(position + 1).pointee
      position += 1
    }
    if used > 0 { valuesUsed = used - 1 }
  }
}

extension VM {
  /// Whether instances of this profile keep the order of their own attributes (3.11+).
  @inline(__always)
  var valuesHaveOrder: Bool { heap.pointee.profile.attributes != .splitDict }

  // MARK: Tables

  /// A shared table for a class: 8 slots up to 3.10; room for 30 names from 3.11.
  func newSharedKeys() -> DictKeysPointer? {
    if !valuesHaveOrder {
      guard let keys = newDictKeys(log2: 3, strOnly: true) else { return nil }
      keys.pointee.kind = DictKeysHeader.shared
      return keys
    }
    guard let keys = newDictKeys(log2: 6, strOnly: true) else { return nil }
    keys.pointee.kind = DictKeysHeader.shared
    keys.pointee.usable = sharedKeysLimit
    return keys
  }

  /// The entry of a name in a shared table, or -1.
  @inline(__always)
  func sharedIndex(_ keys: DictKeysPointer, _ name: Ref) -> Int {
    var hash: Int = name.load(StrLayout.hash)
    if hash == -1 { hash = strHash(name) }
    return findStr(keys, name, hash)
  }

  /// The entry of an exact str name, added if there is room; -1 if there is none.
  func sharedIndexInserting(_ keys: DictKeysPointer, _ name: Ref) -> Int {
    let found = sharedIndex(keys, name)
    if found >= 0 || keys.pointee.usable <= 0 { return found }
    keys.append(name.owned(), strHash(name), nil)
    return keys.pointee.count &- 1
  }

  // MARK: Values arrays

  /// Capacity of a values array made now for this table.
  @inline(__always)
  func valuesCapacity(_ keys: DictKeysPointer) -> Int {
    valuesHaveOrder ? keys.pointee.usable &+ keys.pointee.count : keys.capacity
  }

  /// Bytes in front of `value0`, and bytes of the whole array.
  @inline(__always)
  func valuesSize(capacity: Int) -> (prefix: Int, total: Int) {
    switch heap.pointee.profile.attributes {
    case .splitDict: return (0, capacity &* 8)
    case .separateValues, .taggedValues:
      let prefix = (capacity &+ 2 &+ 7) & ~7
      return (prefix, prefix &+ capacity &* 8)
    case .inlineValues:
      return (8, 8 &+ capacity &* 8 &+ ((capacity &+ 7) & ~7))
    }
  }

  /// Prepares zeroed memory of ``valuesSize(capacity:)`` bytes as a values array.
  @inline(__always)
  func initializeValues(_ memory: UnsafeMutableRawPointer, capacity: Int, embedded: Bool) -> DictValues {
    let prefix = valuesSize(capacity: capacity).prefix
    let values = SlotPointer(memory + prefix)
    if prefix > 0 {
      let behind = heap.pointee.profile.attributes == .inlineValues ? ValuesInfo.orderBehind : 0
      values.valuesInfo = UInt8(capacity) | behind | (embedded ? ValuesInfo.embedded : 0)
    }
    return values
  }

  /// An empty values array for the table; nil with MemoryError.
  func newDictValues(_ keys: DictKeysPointer) -> DictValues? {
    let capacity = valuesCapacity(keys)
    let size = valuesSize(capacity: capacity).total
    guard let memory = allocate(max(size, 8)) else {
      _ = outOfMemory()
      return nil
    }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    return initializeValues(memory, capacity: capacity, embedded: false)
  }

  /// Frees the memory of a separate array; its references must be released or moved already.
  func freeDictValues(_ values: DictValues, _ keys: DictKeysPointer) {
    let capacity = valuesHaveOrder ? values.valuesCapacity : keys.capacity
    let (prefix, total) = valuesSize(capacity: capacity)
    free(values.raw - prefix, max(total, 8))
  }

  /// Releases every value of an array, in the table's order, then frees it unless it is embedded.
  func releaseDictValues(_ values: DictValues, _ keys: DictKeysPointer) {
    let capacity = valuesHaveOrder ? values.valuesCapacity : keys.capacity
    var index = 0
    while index < capacity {
      let old = values[index]
      values[index] = nil
      old.decref()
      index &+= 1
    }
    if valuesHaveOrder {
      values.valuesUsed = 0
      if values.valuesInfo & ValuesInfo.embedded != 0 { return }
    }
    freeDictValues(values, keys)
  }
}
