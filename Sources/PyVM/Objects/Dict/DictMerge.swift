import PyHeap

// # dict: copying, merging, building from other things

extension VM {
  /// Whether iterating the object is iterating the dict it is: an exact dict, or a subclass that keeps dict's `__iter__`.
  @inline(__always)
  func iteratesAsDict(_ o: Ref) -> Bool {
    if o.kind == Kind.dict { return true }
    guard o.typeHas(.dictSubclass) else { return false }
    return o.slots.pointee.iter.map { address($0) }
      == types.pointee.dict.slots.pointee.iter.map { address($0) }
  }

  /// `dict.copy()`: an exact dict.
  func dictCopy(_ dict: Ref) -> Ref? {
    guard let copy = newDict() else { return nil }
    let keys = dict.dictKeys
    let used = dict.dictCount
    if used == 0 { return copy }
    if let values = dict.dictValues {
      guard copySplit(copy, keys, values, used) else {
        copy.decref()
        return nil
      }
      if dict.isTracked { track(copy) }
      return copy
    }
    let done =
      iteratesAsDict(dict) && used >= keys.pointee.count * 2 / 3
      ? cloneTable(from: dict, to: copy) : dictMerge(copy, dict, override: true)
    if done { return copy }
    copy.decref()
    return nil
  }

  private func copySplit(_ copy: Ref, _ keys: DictKeysPointer, _ values: DictValues, _ used: Int) -> Bool {
    let capacity = valuesHaveOrder ? values.valuesCapacity : keys.capacity
    let size = valuesSize(capacity: capacity).total
    guard let memory = allocate(max(size, 8)) else { return outOfMemory() != nil }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    let fresh = initializeValues(memory, capacity: capacity, embedded: false)
    for index in 0..<min(capacity, keys.pointee.count) {
      let value = values[index]
      value.incref()
      fresh[index] = value
    }
    if valuesHaveOrder {
      fresh.valuesUsed = values.valuesUsed
      for position in 0..<values.valuesUsed {
        fresh.valuesOrder(position).pointee = values.valuesOrder(position).pointee
      }
    }
    keys.pointee.refcount += 1
    copy.dictKeys = keys
    copy.dictValues = fresh
    copy.dictCount = used
    return true
  }

  /// Gives an empty dict a copy of another's whole table, holes included.
  private func cloneTable(from source: Ref, to dict: Ref) -> Bool {
    let keys = source.dictKeys
    let size = keys.byteSize
    guard
      let fresh = newDictKeys(
        log2: Int(keys.pointee.log2Size), strOnly: keys.hasOnlyStr)
    else { return false }
    if fresh.pointee.stride == keys.pointee.stride {
      fresh.bytes.copyMemory(from: keys.bytes, byteCount: size)
      fresh.pointee.refcount = 1
      fresh.pointee.version = 0
      for index in 0..<fresh.pointee.count {
        let entry = fresh.entry(index)
        entry[0].incref()
        entry[1].incref()
      }
    }
    let old = dict.dictKeys
    if let values = dict.dictValues {
      dict.dictValues = nil
      freeDictValues(values, old)
    }
    dict.dictKeys = fresh
    dict.dictCount = source.dictCount
    if source.isTracked && !dict.isTracked { track(dict) }
    releaseDictKeys(old)
    return true
  }

  /// `d.update(other)` for a dict or any mapping with `keys()`; existing keys stay if `override` is false.
  func dictMerge(_ dict: Ref, _ other: Ref, override: Bool) -> Bool {
    if iteratesAsDict(other) { return mergeDict(dict, other, override: override) }
    guard let keys = callMethod(other, names.pointee.keys) else { return false }
    let iterator = iterate(keys)
    keys.decref()
    guard let iterator else { return false }
    defer { iterator.decref() }
    while let key = next(iterator) {
      defer { key.decref() }
      if !override {
        let present = dictContains(dict, key)
        if present < 0 { return false }
        if present > 0 { continue }
      }
      guard let value = getItem(other, key) else { return false }
      let stored = dictSet(dict, key, value)
      value.decref()
      if !stored { return false }
    }
    return !errorOccurred
  }

  private func mergeDict(_ dict: Ref, _ other: Ref, override: Bool) -> Bool {
    let added = other.dictCount
    if other == dict || added == 0 { return true }
    let source = other.dictKeys
    let attributes = heap.pointee.profile.attributes
    // 3.11 and 3.12 give up even a shared table for it.
    let mayGiveUpValues = attributes == .separateValues || attributes == .taggedValues
    if dict.dictCount == 0 && (dict.dictValues == nil || mayGiveUpValues) {
      // Fresh and dense: the table as it is.
      if other.dictValues == nil && added == source.pointee.count
        && (source.pointee.log2Size == 3 || usableEntries(source.slots / 2) < added)
      {
        return cloneTable(from: other, to: dict)
      }
    }
    if usableEntries(dict.dictKeys.isEmptyTable ? 1 : dict.dictKeys.slots) < added {
      let strOnly = source.hasOnlyStr
      if !dictResizeForMerge(dict, dict.dictCount + added, strOnly: strOnly) { return false }
    }
    var position = 0
    while let (key, value) = dictNext(other, &position) {
      key.incref()
      value.incref()
      defer {
        key.decref()
        value.decref()
      }
      if !override {
        let present = dictContains(dict, key)
        if present < 0 { return false }
        if present > 0 { continue }
      }
      if !dictSet(dict, key, value) { return false }
      if other.dictCount != added || other.dictKeys != source {
        return raiseFalse(exceptions.pointee.runtimeError, "dict mutated during update")
      }
    }
    return true
  }

  private func dictResizeForMerge(_ dict: Ref, _ entries: Int, strOnly: Bool) -> Bool {
    let log2 = dictLog2(forEntries: entries)
    if dict.dictKeys.isEmptyTable {
      guard let keys = newDictKeys(log2: log2, strOnly: strOnly) else { return false }
      dict.dictKeys = keys
      return true
    }
    return dictResize(dict, log2: log2, strOnly: strOnly)
  }

  /// Gives an empty dict room for `entries` entries, as `fromkeys` does for sized arguments.
  func dictReserve(_ dict: Ref, _ entries: Int, strOnly: Bool) -> Bool {
    dictResizeForMerge(dict, entries, strOnly: strOnly)
  }

  /// `d.update(argument)`: a mapping (anything with `keys`) or an iterable of pairs.
  func dictUpdate(_ dict: Ref, _ argument: Ref) -> Bool {
    if argument.kind == Kind.dict { return dictMerge(dict, argument, override: true) }
    if let keys = lookupAttr(argument, names.pointee.keys) {
      keys.decref()
      return dictMerge(dict, argument, override: true)
    }
    if errorOccurred { return false }
    return dictMergePairs(dict, argument)
  }

  private func dictMergePairs(_ dict: Ref, _ pairs: Ref) -> Bool {
    guard let iterator = iterate(pairs) else { return false }
    defer { iterator.decref() }
    var index = 0
    while let item = next(iterator) {
      defer { item.decref() }
      guard let pair = pairItems(item, index) else { return false }
      defer { pair.decref() }
      let isList = pair.kind == Kind.list
      let count = isList ? pair.listCount : pair.tupleCount
      if count != 2 {
        return raiseFalse(
          exceptions.pointee.valueError,
          "dictionary update sequence element #\(index) has length \(count); 2 is required")
      }
      let key = (isList ? pair.listItem(0) : pair.tupleItem(0)).owned()
      let value = (isList ? pair.listItem(1) : pair.tupleItem(1)).owned()
      let stored = dictSet(dict, key, value)
      key.decref()
      value.decref()
      if !stored { return false }
      index += 1
    }
    return !errorOccurred
  }

  /// The item as a list or tuple, new reference.
  private func pairItems(_ item: Ref, _ index: Int) -> Ref? {
    if item.kind == Kind.tuple || item.kind == Kind.list { return item.owned() }
    guard let iterator = iterate(item) else {
      if errorMatches(exceptions.pointee.typeError) {
        clearError()
        return raise(
          exceptions.pointee.typeError,
          "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      return nil
    }
    defer { iterator.decref() }
    return listFromIterable(iterator)
  }

  // MARK: Displays and calls

  /// `{**mapping}`.
  func dictUpdateDisplay(_ dict: Ref, _ mapping: Ref) -> Bool {
    if dictMerge(dict, mapping, override: true) { return true }
    if errorMatches(exceptions.pointee.attributeError) {
      clearError()
      return raiseFalse(exceptions.pointee.typeError, "'\(typeName(mapping.type))' object is not a mapping")
    }
    return false
  }

  /// `f(**mapping)`: adds to the keyword arguments gathered so far; a name may come once only.
  func dictMergeKeywords(_ dict: Ref, _ mapping: Ref, _ function: Ref?) -> Bool {
    if iteratesAsDict(mapping) {
      var position = 0
      let count = mapping.dictCount
      while let (key, value) = dictNext(mapping, &position) {
        key.incref()
        value.incref()
        let stored = addKeyword(dict, key, value, function)
        key.decref()
        value.decref()
        if !stored { return false }
        if mapping.dictCount != count { break }
      }
      return true
    }
    guard let method = lookupAttr(mapping, names.pointee.keys) else {
      if errorOccurred { return false }
      return raiseFalse(
        exceptions.pointee.typeError,
        "\(callableText(function)) argument after ** must be a mapping, not \(typeName(mapping.type))")
    }
    let keys = call(method)
    method.decref()
    guard let keys else { return false }
    let iterator = iterate(keys)
    keys.decref()
    guard let iterator else { return false }
    defer { iterator.decref() }
    while let key = next(iterator) {
      defer { key.decref() }
      guard let value = getItem(mapping, key) else { return false }
      defer { value.decref() }
      if !addKeyword(dict, key, value, function) { return false }
    }
    return !errorOccurred
  }

  private func addKeyword(_ dict: Ref, _ key: Ref, _ value: Ref, _ function: Ref?) -> Bool {
    let present = dictContains(dict, key)
    if present < 0 { return false }
    if present > 0 {
      guard key.typeHas(.strSubclass) else {
        return raiseFalse(exceptions.pointee.typeError, "keywords must be strings")
      }
      return raiseFalse(
        exceptions.pointee.typeError,
        "\(callableText(function)) got multiple values for keyword argument '\(key.swiftString)'")
    }
    return dictSet(dict, key, value)
  }

  /// A callable as messages name it: "module.f()", "print()".
  func callableText(_ function: Ref?) -> String {
    guard let function else { return "function" }
    let saved = fetchError()
    defer {
      clearError()
      if let saved { setError(saved) }
    }
    guard let name = lookupAttr(function, names.pointee.dunderQualname) else {
      clearError()
      guard let text = str(function) else { return "function" }
      defer { text.decref() }
      return text.swiftString
    }
    defer { name.decref() }
    guard name.typeHas(.strSubclass) else { return "function" }
    let module = lookupAttr(function, names.pointee.dunderModule)
    defer { module.decref() }
    if let module, module.typeHas(.strSubclass), !sameText(module, names.pointee.builtins) {
      return "\(module.swiftString).\(name.swiftString)()"
    }
    return "\(name.swiftString)()"
  }
}
