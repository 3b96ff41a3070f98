import PyHeap

// Dicts whose table is shared (PEP 412): insertion, conversion in both directions, separation from an instance.

extension VM {
  /// Adds a key to a split dict. `found` is the table's entry for it (whose value is unset here) or -1.
  func insertSplit(_ dict: Ref, _ key: Ref, _ hash: Int, _ value: Ref, _ found: Int) -> Bool {
    let keys = dict.dictKeys
    let used = dict.dictCount
    var index = found
    var keepsSharing = key.kind == Kind.str
    if keepsSharing && !valuesHaveOrder {
      // Up to 3.10 values must come in the table's order.
      keepsSharing = index >= 0 ? index == used : used == keys.pointee.count && keys.pointee.usable > 0
    } else if keepsSharing && index < 0 {
      keepsSharing = keys.pointee.usable > 0
    }
    guard keepsSharing, let values = dict.dictValues else {
      if !dictResize(dict, log2: dictLog2(forSlots: used &* 3), strOnly: key.kind == Kind.str) {
        return false
      }
      return dictAppend(dict, key, hash, value)
    }
    if index < 0 {
      index = keys.pointee.count
      keys.append(key.owned(), hash, nil)
    }
    values[index] = value.owned()
    if valuesHaveOrder { values.valuesAppendOrder(index) }
    dict.dictCount = used &+ 1
    return true
  }

  /// Moves the values of a split dict into the table `keys`, which becomes its own.
  func moveSplitEntries(_ dict: Ref, _ old: DictKeysPointer, _ values: DictValues, _ keys: DictKeysPointer) {
    let used = dict.dictCount
    let ordered = valuesHaveOrder
    var position = 0
    while position < used {
      let index = ordered ? Int(values.valuesOrder(position).pointee) : position
      keys.append(old.key(index).unsafelyUnwrapped.owned(), old.hash(index), values[index].unsafelyUnwrapped)
      values[index] = nil
      position &+= 1
    }
    dict.dictKeys = keys
    dict.dictValues = nil
    if ordered && values.valuesInfo & ValuesInfo.embedded != 0 {
      values.valuesUsed = 0
      values.valuesInfo |= ValuesInfo.invalid
    } else {
      freeDictValues(values, old)
    }
    releaseDictKeys(old)
  }

  /// Gives a split dict a table of its own, of CPython's size for it.
  func dictMakeCombined(_ dict: Ref) -> Bool {
    if dict.dictValues == nil { return true }
    return dictResize(dict, log2: Int(dict.dictKeys.pointee.log2Size), strOnly: true)
  }

  /// The reverse, up to 3.10: turns an exact-str dict without deletions into a split one and returns its table, now
  /// shared (new reference for the class); nil without exception when the dict does not fit.
  func dictMakeShared(_ dict: Ref) -> DictKeysPointer? {
    let keys = dict.dictKeys
    guard dict.dictValues == nil, dict.kind == Kind.dict, keys.hasOnlyStr, !keys.isEmptyTable,
      keys.pointee.count == dict.dictCount, !valuesHaveOrder
    else { return nil }
    guard let values = newDictValues(keys) else {
      clearError()
      return nil
    }
    for index in 0..<keys.pointee.count {
      let entry = keys.entry(index)
      values[index] = entry[1]
      entry[1] = nil
    }
    keys.pointee.kind = DictKeysHeader.shared
    keys.pointee.refcount = 2
    dict.dictValues = values
    return keys
  }

  /// 3.13: the instance whose inline values this dict shows is about to die: the dict gets an array of its own.
  func dictDetachValues(_ dict: Ref) -> Bool {
    guard let old = dict.dictValues, old.valuesInfo & ValuesInfo.embedded != 0 else { return true }
    let keys = dict.dictKeys
    let capacity = old.valuesCapacity
    let size = valuesSize(capacity: capacity).total
    guard let memory = allocate(max(size, 8)) else { return outOfMemory() != nil }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    let values = initializeValues(memory, capacity: capacity, embedded: false)
    for index in 0..<min(capacity, keys.pointee.count) {
      values[index] = old[index]
      old[index] = nil
    }
    let used = old.valuesUsed
    for position in 0..<used { values.valuesOrder(position).pointee = old.valuesOrder(position).pointee }
    values.valuesUsed = used
    old.valuesUsed = 0
    old.valuesInfo |= ValuesInfo.invalid
    dict.dictValues = values
    return true
  }
}
