import PyHeap

// # Set operations
//
// Which side is copied and which is walked follows CPython, since it decides the order of the result.

extension VM {
  /// A copy of the plain type, also for an instance of a subclass.
  func setCopy(_ set: Ref) -> Ref? { newSet(setBaseType(set), from: set) }

  func setUnion(_ set: Ref, _ other: Ref) -> Ref? {
    guard let result = setCopy(set) else { return nil }
    if set == other || setUpdate(result, other) { return result }
    result.decref()
    return nil
  }

  /// Items in both; of the plain type of the first.
  func setIntersection(_ set: Ref, _ other: Ref) -> Ref? {
    if set == other { return setCopy(set) }
    guard let result = newSet(setBaseType(set)) else { return nil }
    func fail() -> Ref? {
      result.decref()
      return nil
    }
    if other.isAnySet {
      var walked = other
      var asked = set
      if walked.setCount > asked.setCount { swap(&walked, &asked) }
      chargeWork(walked.setCount &* 4)
      var position = 0
      while let (item, hash) = setNext(walked, &position) {
        item.incref()
        let present = setHas(asked, item, hash)
        let added = present > 0 ? setInsert(result, item, hash: hash) : present == 0
        item.decref()
        if !added { return fail() }
      }
      return result
    }
    guard let iterator = iterate(other) else { return fail() }
    defer { iterator.decref() }
    while let item = next(iterator) {
      defer { item.decref() }
      let hash = keyHash(item)
      if hash == -1 { return fail() }
      let present = setHas(set, item, hash)
      if present < 0 || (present > 0 && !setInsert(result, item, hash: hash)) { return fail() }
    }
    return errorOccurred ? fail() : result
  }

  func setIntersectionUpdate(_ set: Ref, _ other: Ref) -> Bool {
    guard let result = setIntersection(set, other) else { return false }
    setSwapBodies(set, result)
    result.decref()
    return true
  }

  func setDifference(_ set: Ref, _ other: Ref) -> Ref? {
    let isSet = other.isAnySet
    if !isSet && other.kind != Kind.dict { return copyAndSubtract(set, other) }
    let otherCount = isSet ? other.setCount : other.dictCount
    // Removing a few from a copy is cheaper than asking for each item.
    if set.setCount >> 2 > otherCount { return copyAndSubtract(set, other) }
    guard let result = newSet(setBaseType(set)) else { return nil }
    var position = 0
    while let (item, hash) = setNext(set, &position) {
      item.incref()
      defer { item.decref() }
      let present = isSet ? setHas(other, item, hash) : dictContains(other, item)
      if present < 0 || (present == 0 && !setInsert(result, item, hash: hash)) {
        result.decref()
        return nil
      }
    }
    return result
  }

  private func copyAndSubtract(_ set: Ref, _ other: Ref) -> Ref? {
    guard let result = newSet(setBaseType(set), from: set) else { return nil }
    if setDifferenceUpdate(result, other) { return result }
    result.decref()
    return nil
  }

  func setDifferenceUpdate(_ set: Ref, _ other: Ref) -> Bool {
    if set == other {
      setClear(set)
      return true
    }
    if other.isAnySet {
      var other = other.owned()
      defer { other.decref() }
      if other.setCount >> 3 > set.setCount {
        guard let smaller = setIntersection(set, other) else { return false }
        other.decref()
        other = smaller
      }
      var position = 0
      while let (item, hash) = setNext(other, &position) {
        item.incref()
        let removed = setDiscard(set, item, hash: hash)
        item.decref()
        if removed < 0 { return false }
      }
    } else {
      guard let iterator = iterate(other) else { return false }
      defer { iterator.decref() }
      while let item = next(iterator) {
        let removed = setDiscard(set, item)
        item.decref()
        if removed < 0 { return false }
      }
      if errorOccurred { return false }
    }
    // Many dummies: move to a fresh table.
    let used = set.setCount
    if set.setFill - used <= set.setMask / 4 { return true }
    return setResize(set, used > 50000 ? used * 2 : used * 4)
  }

  func setSymmetricUpdate(_ set: Ref, _ other: Ref) -> Bool {
    if set == other {
      setClear(set)
      return true
    }
    func toggle(_ item: Ref, _ hash: Int) -> Bool {
      item.incref()
      defer { item.decref() }
      let removed = setDiscard(set, item, hash: hash)
      return removed > 0 || (removed == 0 && setInsert(set, item, hash: hash))
    }
    if other.kind == Kind.dict {
      var position = 0
      while let (key, _) = dictNext(other, &position) {
        if !toggle(key, keyHash(key)) { return false }
      }
      return true
    }
    guard let items = other.isAnySet ? other.owned() : newSet(setBaseType(set), from: other) else {
      return false
    }
    defer { items.decref() }
    var position = 0
    while let (item, hash) = setNext(items, &position) {
      if !toggle(item, hash) { return false }
    }
    return true
  }

  func setSymmetricDifference(_ set: Ref, _ other: Ref) -> Ref? {
    guard let result = newSet(setBaseType(set), from: other) else { return nil }
    if setSymmetricUpdate(result, set) { return result }
    result.decref()
    return nil
  }

  /// Is every item of `set` in `other`? 1, 0, -1.
  func setIsSubset(_ set: Ref, _ other: Ref) -> Int32 {
    if !other.isAnySet {
      guard let common = setIntersection(set, other) else { return -1 }
      defer { common.decref() }
      return common.setCount == set.setCount ? 1 : 0
    }
    if set.setCount > other.setCount { return 0 }
    chargeWork(set.setCount &* 4)
    var position = 0
    while let (item, hash) = setNext(set, &position) {
      item.incref()
      let present = setHas(other, item, hash)
      item.decref()
      if present <= 0 { return present }
    }
    return 1
  }

  func setIsSuperset(_ set: Ref, _ other: Ref) -> Int32 {
    if other.isAnySet { return setIsSubset(other, set) }
    guard let iterator = iterate(other) else { return -1 }
    defer { iterator.decref() }
    while let item = next(iterator) {
      let present = setContains(set, item)
      item.decref()
      if present <= 0 { return present }
    }
    return errorOccurred ? -1 : 1
  }

  func setIsDisjoint(_ set: Ref, _ other: Ref) -> Int32 {
    if set == other { return set.setCount == 0 ? 1 : 0 }
    if other.isAnySet {
      var walked = other
      var asked = set
      if walked.setCount > asked.setCount { swap(&walked, &asked) }
      chargeWork(walked.setCount &* 4)
      var position = 0
      while let (item, hash) = setNext(walked, &position) {
        item.incref()
        let present = setHas(asked, item, hash)
        item.decref()
        if present != 0 { return present < 0 ? -1 : 0 }
      }
      return 1
    }
    guard let iterator = iterate(other) else { return -1 }
    defer { iterator.decref() }
    while let item = next(iterator) {
      let present = setContains(set, item)
      item.decref()
      if present != 0 { return present < 0 ? -1 : 0 }
    }
    return errorOccurred ? -1 : 1
  }

  func setCompare(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard a.isAnySet && b.isAnySet else { return newNotImplemented() }
    let result: Int32
    switch op {
    case Comparison.eq, Comparison.ne:
      var same: Int32 = 0
      if a.setCount == b.setCount {
        let left: Int = a.load(SetLayout.hash)
        let right: Int = b.load(SetLayout.hash)
        same = left != -1 && right != -1 && left != right ? 0 : setIsSubset(a, b)
      }
      if same < 0 { return nil }
      result = op == Comparison.eq ? same : 1 - same
    case Comparison.le: result = setIsSubset(a, b)
    case Comparison.ge: result = setIsSubset(b, a)
    case Comparison.lt: result = a.setCount >= b.setCount ? 0 : setIsSubset(a, b)
    default: result = a.setCount <= b.setCount ? 0 : setIsSubset(b, a)
    }
    return result < 0 ? nil : bool(result == 1)
  }
}
