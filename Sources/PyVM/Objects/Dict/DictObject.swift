import PyHeap

// # dict: the object
//
// A dict is 48 bytes and a GC head; its entries lie in a key table (DictKeys.swift). With `values` set the table is
// shared between instances of a class and the values lie in an array of their own (SharedKeys.swift).

/// dict: GC type.
enum DictLayout {
  static let used = 16  // Int: live entries
  static let keys = 32  // DictKeysPointer, never nil
  static let values = 40  // DictValues? (split table)
  static let size = 48
}

extension Ref {
  /// `len(d)`.
  @inline(__always) var dictCount: Int {
    get { load(DictLayout.used) }
    nonmutating set { store(DictLayout.used, newValue) }
  }
  @inline(__always) var dictKeys: DictKeysPointer {
    get { load(DictLayout.keys) }
    nonmutating set { store(DictLayout.keys, newValue) }
  }
  @inline(__always) var dictValues: DictValues? {
    get { load(DictLayout.values) }
    nonmutating set { store(DictLayout.values, newValue) }
  }

  /// The version of the dict's set of keys, 0 when none is assigned. It stands while no key comes or goes.
  @inline(__always) var dictKeysVersionField: UInt32 { dictKeys.pointee.version }

  /// The value that a cache entry of ``VM/dictCacheEntry(_:_:)`` leads to: borrowed. Valid
  /// only while ``dictKeysVersionField`` is the entry's version.
  @inline(__always)
  func dictEntryValue(_ index: Int) -> Ref? {
    dictKeys.bytes.load(fromByteOffset: index, as: Ref?.self)
  }

  /// The slot that holds the value of entry `index`.
  @inline(__always)
  func dictValueSlot(_ index: Int) -> SlotPointer {
    if let values = dictValues { return values + index }
    return dictKeys.entry(index) + 1
  }
}

extension VM {
  // MARK: Creation

  /// An empty dict: no table of its own, untracked until it holds something that may be part of a cycle.
  @inline(__always)
  func newDict() -> Ref? {
    newDict(keys: state.pointee.emptyDictKeys.unsafelyUnwrapped, values: nil, count: 0)
  }

  /// A dict around a table (and values); takes both over. On failure (nil, MemoryError) the caller keeps them.
  @inline(__always)
  func newDict(keys: DictKeysPointer, values: DictValues?, count: Int) -> Ref? {
    let ref: Ref
    if let reused = popFreeList(FreeListIndex.dict) {
      reused.header.initialize(
        to: ObjectHeader(
          refcount: heap.pointee.initialRefcount, kind: Kind.dict, flags: ObjectFlag.hasGCHead, aux: 0,
          type: types.pointee.dict))
      ref = reused
    } else {
      guard let fresh = newGCObject(types.pointee.dict, DictLayout.size) else { return outOfMemory() }
      ref = fresh
    }
    ref.dictCount = count
    ref.dictKeys = keys
    ref.dictValues = values
    return ref
  }

  /// An empty dict with room for `count` entries. Up to five entries make no table in advance.
  func newDict(presized count: Int) -> Ref? {
    guard let dict = newDict() else { return nil }
    if count <= 5 { return dict }
    guard let keys = newDictKeys(log2: dictLog2(forEntries: min(count, 1 << 17)), strOnly: true) else {
      dict.decref()
      return nil
    }
    dict.dictKeys = keys
    return dict
  }

  /// A dict over a class's shared table (takes a reference to it) and a values array (takes it over).
  func newSplitDict(_ keys: DictKeysPointer, _ values: DictValues, count: Int) -> Ref? {
    guard let dict = newDict(keys: keys, values: values, count: count) else { return nil }
    keys.pointee.refcount += 1
    var index = 0
    while index < keys.pointee.count {
      if let value = values[index], value.mayBeTracked {
        track(dict)
        break
      }
      index += 1
    }
    return dict
  }

  // MARK: Search

  /// The hash of a key; -1 with TypeError.
  @inline(__always)
  func keyHash(_ key: Ref) -> Int {
    if key.kind == Kind.str {
      let hash: Int = key.load(StrLayout.hash)
      return hash != -1 ? hash : strHash(key)
    }
    if key.isCompactInt {
      let value = key.compactValue
      return value == -1 ? -2 : value
    }
    return hash(key)
  }

  /// The number of the entry that holds an equal key; -1: none, -2: a comparison raised.
  @inline(__always)
  func dictFind(_ dict: Ref, _ key: Ref, _ hash: Int) -> Int {
    let keys = dict.dictKeys
    if keys.hasOnlyStr && key.kind == Kind.str { return findStr(keys, key, hash) }
    return findGeneral(dict, key, hash)
  }

  @inline(never)
  private func findGeneral(_ dict: Ref, _ key: Ref, _ hash: Int) -> Int {
    while true {
      let keys = dict.dictKeys
      if keys.pointee.stride == 24 {
        switch keys.pointee.indexShift {
        case 0: if let found = probe(dict, keys, key, hash, Int8.self) { return found }
        case 1: if let found = probe(dict, keys, key, hash, Int16.self) { return found }
        default: if let found = probe(dict, keys, key, hash, Int32.self) { return found }
        }
      } else if let found = probeStrTable(dict, keys, key, hash) {
        return found
      }
      // A comparison changed the dict: start again.
    }
  }

  @inline(__always)
  private func probe<I: FixedWidthInteger & SignedInteger>(
    _ dict: Ref, _ keys: DictKeysPointer, _ key: Ref, _ hash: Int, _ index: I.Type
  ) -> Int? {
    let mask = UInt(bitPattern: keys.slots &- 1)
    let indices = keys.indices.assumingMemoryBound(to: I.self)
    let entries = keys.entries
    let isInt = key.isCompactInt
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while true {
      let found = Int(indices[Int(bitPattern: slot)])
      if found >= 0 {
        let entry = entries + found &* 24
        if entry.load(as: Int.self) == hash {
          let candidate = entry.load(fromByteOffset: 8, as: Ref.self)
          if candidate == key { return found }
          if isInt && candidate.isCompactInt {
            if candidate.compactValue == key.compactValue { return found }
          } else {
            let same = compareKey(dict, keys, found, candidate, key)
            if same != 0 { return same == 1 ? found : same == -1 ? -2 : nil }
          }
        }
      } else if found == -1 {
        return -1
      }
      perturb &>>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
  }

  /// A key that is not an exact str in a table of exact strs: equal only by somebody's `__eq__`.
  private func probeStrTable(_ dict: Ref, _ keys: DictKeysPointer, _ key: Ref, _ hash: Int) -> Int? {
    let mask = UInt(bitPattern: keys.slots &- 1)
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while true {
      let found = keys.index(at: Int(bitPattern: slot))
      if found >= 0 {
        if keys.hash(found) == hash {
          let same = compareKey(dict, keys, found, keys.key(found).unsafelyUnwrapped, key)
          if same != 0 { return same == 1 ? found : same == -1 ? -2 : nil }
        }
      } else if found == -1 {
        return -1
      }
      perturb &>>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
  }

  /// 1 equal, 0 different, -1 exception, 2: the dict changed meanwhile.
  @inline(never)
  private func compareKey(_ dict: Ref, _ keys: DictKeysPointer, _ found: Int, _ candidate: Ref, _ key: Ref)
    -> Int
  {
    if candidate.kind == Kind.str && key.kind == Kind.str { return sameText(candidate, key) ? 1 : 0 }
    candidate.incref()
    let same = equals(candidate, key)
    // The decref cannot come before the look at the table: it might free and reuse it.
    let unchanged = dict.dictKeys == keys && keys.key(found) == candidate
    candidate.decref()
    if same < 0 { return -1 }
    return unchanged ? Int(same) : 2
  }

  /// The value under an exact str key: borrowed, nil when absent, never an exception.
  @inline(__always)
  func dictGetStr(_ dict: Ref, _ key: Ref) -> Ref? {
    var hash: Int = key.load(StrLayout.hash)
    if hash == -1 { hash = strHash(key) }
    let keys = dict.dictKeys
    let found = keys.hasOnlyStr ? findStr(keys, key, hash) : findGeneral(dict, key, hash)
    if found < 0 {
      if found == -2 { clearError() }
      return nil
    }
    return dict.dictValueSlot(found).pointee
  }

  /// The value under a key: borrowed. nil: absent, or an exception is set.
  @inline(__always)
  func dictGet(_ dict: Ref, _ key: Ref) -> Ref? {
    let hash = keyHash(key)
    if hash == -1 { return nil }
    let found = dictFind(dict, key, hash)
    if found < 0 { return nil }
    return dict.dictValueSlot(found).pointee
  }

  /// `key in d`: 1, 0, or -1 with an exception.
  func dictContains(_ dict: Ref, _ key: Ref) -> Int32 {
    if dictGet(dict, key) != nil { return 1 }
    return state.pointee.error == nil ? 0 : -1
  }

  // MARK: Caches of inline lookups

  /// The version of the dict's keys, assigned now if there was none; nil when it cannot have one.
  func dictKeysVersion(_ dict: Ref) -> UInt32? {
    guard dict.kind == Kind.dict, dict.dictValues == nil, dict.dictKeys.hasOnlyStr else { return nil }
    return keysVersion(dict.dictKeys)
  }

  /// Where the value of an exact str name lies in a dict whose keys are all exact strs, for ``dictEntryValue(_:)``.
  func dictCacheEntry(_ dict: Ref, _ name: Ref) -> (version: UInt32, index: Int)? {
    guard let version = dictKeysVersion(dict) else { return nil }
    let keys = dict.dictKeys
    let found = findStr(keys, name, keyHash(name))
    if found < 0 { return nil }
    return (version, (keys.entry(found) + 1).raw - keys.bytes)
  }

  // MARK: Change

  /// `d[key] = value`; false with an exception.
  @inline(__always)
  func dictSet(_ dict: Ref, _ key: Ref, _ value: Ref) -> Bool {
    let hash = keyHash(key)
    if hash == -1 { return false }
    return dictSet(dict, key, hash: hash, value)
  }

  /// `d[key] = value` for a key whose hash is known. Borrows key and value.
  func dictSet(_ dict: Ref, _ key: Ref, hash: Int, _ value: Ref) -> Bool {
    if dict.gcHead.pointee.next == 0 && (value.mayBeTracked || key.mayBeTracked) { track(dict) }
    let found = dictFind(dict, key, hash)
    if found >= 0 {
      let slot = dict.dictValueSlot(found)
      if let old = slot.pointee {
        value.incref()
        slot.pointee = value
        old.decref()
        return true
      }
    } else if found == -2 {
      return false
    }
    if dict.dictValues != nil { return insertSplit(dict, key, hash, value, found) }
    return dictAppend(dict, key, hash, value)
  }

  /// Adds a key that is known to be absent to a dict with a table of its own. Borrows key and value.
  func dictAppend(_ dict: Ref, _ key: Ref, _ hash: Int, _ value: Ref) -> Bool {
    var keys = dict.dictKeys
    let isStr = key.kind == Kind.str
    if keys.pointee.usable <= 0 || (!isStr && keys.hasOnlyStr) {
      if !dictMakeRoom(dict, strKey: isStr) { return false }
      keys = dict.dictKeys
    }
    keys.append(key.owned(), hash, value.owned())
    dict.dictCount &+= 1
    return true
  }

  @inline(never)
  private func dictMakeRoom(_ dict: Ref, strKey: Bool) -> Bool {
    let keys = dict.dictKeys
    if keys.isEmptyTable {
      guard let fresh = newDictKeys(log2: 3, strOnly: strKey) else { return false }
      dict.dictKeys = fresh
      return true
    }
    if !strKey && keys.hasOnlyStr {
      if keys.pointee.stride == 24 {
        keys.pointee.kind = DictKeysHeader.general
      } else if keys.pointee.count == 0 {
        // Made with room for entries whose keys were not known yet: same size, other shape.
        guard let fresh = newDictKeys(log2: Int(keys.pointee.log2Size), strOnly: false) else { return false }
        dict.dictKeys = fresh
        freeDictKeys(keys)
      } else if !dictResize(dict, log2: dictLog2(forSlots: dict.dictCount &* 3), strOnly: false) {
        return false
      }
      if dict.dictKeys.pointee.usable > 0 { return true }
    }
    return dictResize(dict, log2: dictLog2(forSlots: dict.dictCount &* 3), strOnly: strKey)
  }

  /// Moves the live entries into a new table of `1 << log2` slots (a split table becomes an ordinary one).
  func dictResize(_ dict: Ref, log2: Int, strOnly: Bool) -> Bool {
    let old = dict.dictKeys
    guard let keys = newDictKeys(log2: log2, strOnly: strOnly && old.hasOnlyStr) else { return false }
    if let values = dict.dictValues {
      moveSplitEntries(dict, old, values, keys)
      return true
    }
    let count = old.pointee.count
    var index = 0
    while index < count {
      let entry = old.entry(index)
      if let value = entry[1] { keys.append(entry[0].unsafelyUnwrapped, old.hash(index), value) }
      index &+= 1
    }
    dict.dictKeys = keys
    freeDictKeys(old)
    return true
  }

  /// `del d[key]`; false with KeyError or another exception.
  func dictDelete(_ dict: Ref, _ key: Ref) -> Bool {
    let hash = keyHash(key)
    if hash == -1 { return false }
    let found = dictFind(dict, key, hash)
    if found < 0 || dict.dictValueSlot(found).pointee == nil {
      if found != -2 { _ = raiseKeyError(key) }
      return false
    }
    guard let (oldKey, value) = dictTake(dict, found, hash) else { return false }
    oldKey.decref()
    value.decref()
    return true
  }

  /// Removes entry `found` and hands over its references (key nil when a shared table keeps it); nil with MemoryError.
  func dictTake(_ dict: Ref, _ found: Int, _ hash: Int) -> (key: Ref?, value: Ref)? {
    var found = found
    if let values = dict.dictValues {
      if valuesHaveOrder {
        let value = values[found].unsafelyUnwrapped
        values[found] = nil
        values.valuesRemoveOrder(found)
        dict.dictCount &-= 1
        return (nil, value)
      }
      let key = dict.dictKeys.key(found).unsafelyUnwrapped
      if !dictResize(dict, log2: Int(dict.dictKeys.pointee.log2Size), strOnly: true) { return nil }
      found = findStr(dict.dictKeys, key, hash)
    }
    let keys = dict.dictKeys
    keys.setIndex(at: keys.slot(ofEntry: found, hash: hash), -2)
    let entry = keys.entry(found)
    let key = entry[0]
    let value = entry[1].unsafelyUnwrapped
    entry[0] = nil
    entry[1] = nil
    keys.pointee.version = 0
    dict.dictCount &-= 1
    return (key, value)
  }

  /// Removes a key and returns its value (new reference); nil: absent, or an exception is set.
  func dictPop(_ dict: Ref, _ key: Ref) -> Ref? {
    if dict.dictCount == 0 && key.kind == Kind.str { return nil }
    let hash = keyHash(key)
    if hash == -1 { return nil }
    let found = dictFind(dict, key, hash)
    if found < 0 || dict.dictValueSlot(found).pointee == nil { return nil }
    guard let (oldKey, value) = dictTake(dict, found, hash) else { return nil }
    oldKey.decref()
    return value
  }

  /// Empties a dict. Entries are released in insertion order, key before value.
  func dictClear(_ dict: Ref) {
    let keys = dict.dictKeys
    if let values = dict.dictValues {
      dict.dictCount = 0
      if valuesHaveOrder && values.valuesInfo & ValuesInfo.embedded != 0 {
        releaseDictValues(values, keys)
        return
      }
      dict.dictValues = nil
      dict.dictKeys = state.pointee.emptyDictKeys.unsafelyUnwrapped
      releaseDictValues(values, keys)
      releaseDictKeys(keys)
      return
    }
    if keys.isEmptyTable { return }
    dict.dictCount = 0
    dict.dictKeys = state.pointee.emptyDictKeys.unsafelyUnwrapped
    releaseDictKeys(keys)
  }

  // MARK: Iteration

  /// The entry at or after `position`, which moves behind it; nil at the end. Key and value are borrowed.
  ///
  /// The dict may be read and values replaced between calls, but keys must not come or go.
  @inline(__always)
  func dictNext(_ dict: Ref, _ position: inout Int) -> (key: Ref, value: Ref)? {
    let keys = dict.dictKeys
    if let values = dict.dictValues {
      if position >= dict.dictCount { return nil }
      let index = valuesHaveOrder ? Int(values.valuesOrder(position).pointee) : position
      position &+= 1
      return (keys.key(index).unsafelyUnwrapped, values[index].unsafelyUnwrapped)
    }
    let count = keys.pointee.count
    while position < count {
      let entry = keys.entry(position)
      position &+= 1
      if let value = entry[1] { return (entry[0].unsafelyUnwrapped, value) }
    }
    return nil
  }

  // MARK: Memory management

  /// `__sizeof__`: the object, its table unless shared, its values array.
  func dictSizeof(_ dict: Ref) -> Int {
    var size = Int(dict.type.pointee.basicSize)
    let keys = dict.dictKeys
    if dict.dictValues != nil { size += 8 * valuesCapacity(keys) }
    if keys.pointee.refcount == 1 { size += keys.byteSize }
    return size
  }
}

let dictDealloc: Deallocator = { vm, dict in
  vm.untrack(dict)
  let exact = dict.kind == Kind.dict
  if exact && !vm.beginDealloc(dict) { return }
  let keys = dict.dictKeys
  if let values = dict.dictValues {
    if !vm.valuesHaveOrder || values.valuesInfo & ValuesInfo.embedded == 0 {
      vm.releaseDictValues(values, keys)
    }
    vm.releaseDictKeys(keys)
  } else if !keys.isEmptyTable {
    vm.releaseDictKeys(keys)
  }
  if !exact {
    vm.freeGCObject(dict, Int(dict.type.pointee.basicSize))
    return
  }
  if !vm.pushFreeList(FreeListIndex.dict, dict) { vm.freeGCObject(dict, DictLayout.size) }
  vm.endDealloc()
}

let dictTraverse: Traverser = { dict, visit, context in
  let keys = dict.dictKeys
  let count = keys.pointee.count
  var index = 0
  if let values = dict.dictValues {
    let profile = dict.type.pointee.heap.heap.pointee.profile
    if profile.attributes != .splitDict && values.valuesInfo & ValuesInfo.embedded != 0 { return }
    while index < count {
      if let value = values[index] { visit(value, context) }
      index &+= 1
    }
    return
  }
  let onlyStr = keys.hasOnlyStr
  while index < count {
    let entry = keys.entry(index)
    if let value = entry[1] {
      visit(value, context)
      if !onlyStr { visit(entry[0].unsafelyUnwrapped, context) }
    }
    index &+= 1
  }
}

let dictClearSlot: Clearer = { vm, dict in vm.dictClear(dict) }

/// Whether a dict holds, or shows in an instance, nothing that may be tracked.
let dictIsAtomic: @convention(c) (Ref) -> Bool = { dict in
  let keys = dict.dictKeys
  let count = keys.pointee.count
  var index = 0
  if let values = dict.dictValues {
    let ordered = dict.type.pointee.heap.valuesHaveOrder
    let limit = ordered ? min(count, values.valuesCapacity) : count
    while index < limit {
      if let value = values[index], value.mayBeTracked { return false }
      index &+= 1
    }
    return true
  }
  let onlyStr = keys.hasOnlyStr
  while index < count {
    let entry = keys.entry(index)
    if let value = entry[1] {
      if value.mayBeTracked { return false }
      if !onlyStr, let key = entry[0], key.mayBeTracked { return false }
    }
    index &+= 1
  }
  return true
}
