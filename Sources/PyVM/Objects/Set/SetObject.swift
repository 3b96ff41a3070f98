import PyHeap

// # set and frozenset: the table
//
// ```
//  header │ fill │ used │ mask │ table ─┐ │ hash │ finger │ 8 small slots … │ weakrefs
//                                       └─▶ slots of (key, hash), in the object or in a block of their own
// ```
// Open addressing: nine neighbours are probed before jumping. A removed key leaves the dummy mark. The order of a set's
// items is the order of the slots, so probing and growth are CPython's exactly (cpython-facts §3.5).

enum SetLayout {
  static let fill = 16  // Int: keys and dummies
  static let used = 24  // Int: keys
  static let mask = 32  // Int: slots - 1
  static let table = 40  // UnsafeMutablePointer<SetEntry>
  static let hash = 48  // Int: of a frozenset, -1 unknown
  static let finger = 56  // Int: where pop() looks first
  static let small = 64
  static let weakrefs = 192
  static let size = 200
}

struct SetEntry {
  var key: Ref?
  var hash: Int
}

typealias SetTable = UnsafeMutablePointer<SetEntry>

private let smallSlots = 8
private let neighbours = 9

/// The key of a slot whose item was removed. Never dereferenced.
@inline(__always)
var setDummy: Ref { Ref(bitPattern: 8).unsafelyUnwrapped }

extension Ref {
  @inline(__always) var setFill: Int {
    get { load(SetLayout.fill) }
    nonmutating set { store(SetLayout.fill, newValue) }
  }
  /// `len(s)`.
  @inline(__always) var setCount: Int {
    get { load(SetLayout.used) }
    nonmutating set { store(SetLayout.used, newValue) }
  }
  @inline(__always) var setMask: Int {
    get { load(SetLayout.mask) }
    nonmutating set { store(SetLayout.mask, newValue) }
  }
  @inline(__always) var setTable: SetTable {
    get { load(SetLayout.table) }
    nonmutating set { store(SetLayout.table, newValue) }
  }
  @inline(__always) fileprivate var setSmallTable: SetTable {
    raw.advanced(by: SetLayout.small).assumingMemoryBound(to: SetEntry.self)
  }
  @inline(__always) var isAnySet: Bool { typeHas(.setSubclass) }

  /// Whether the items may not change.
  @inline(__always) func isFrozen(_ vm: VM) -> Bool {
    kind == Kind.frozenset || (kind != Kind.set && isInstance(vm.types.pointee.frozenset))
  }
}

extension SetEntry {
  /// The slot's item, or nil if it is empty or a dummy.
  @inline(__always) var item: Ref? { key == setDummy ? nil : key }
}

extension VM {
  // MARK: Creation

  /// An empty set.
  func newSet() -> Ref? { newSet(types.pointee.set) }

  /// An empty frozenset that is not shared: fill it before anyone sees it.
  func newFrozenset() -> Ref? { newSet(types.pointee.frozenset) }

  /// The constant that stands for a display or `in {…}` of constants. CPython makes it twice, the second time from the
  /// items of the `first`, which can turn the order of colliding items around.
  func newConstantFrozenset(from first: Ref) -> Ref? {
    guard let ordered = listFromIterable(first) else { return nil }
    defer { ordered.decref() }
    return newSet(types.pointee.frozenset, from: ordered)
  }

  /// An empty set of a given type; tracked.
  func newSet(_ type: TypeRef) -> Ref? {
    let set: Ref
    if type.pointee.has(.heapType) {
      guard let fresh = newContainerInstance(type) else { return nil }
      set = fresh
    } else {
      guard let fresh = newGCObject(type, SetLayout.size) else { return outOfMemory() }
      set = fresh
      (set.raw + 16).initializeMemory(as: UInt8.self, repeating: 0, count: SetLayout.size - 16)
    }
    set.setMask = smallSlots - 1
    set.setTable = set.setSmallTable
    set.store(SetLayout.hash, -1)
    track(set)
    return set
  }

  /// A set of a given type with the items of an iterable.
  func newSet(_ type: TypeRef, from iterable: Ref) -> Ref? {
    guard let set = newSet(type) else { return nil }
    if setUpdate(set, iterable) { return set }
    set.decref()
    return nil
  }

  /// The plain type that operators give for a subclass instance.
  func setBaseType(_ set: Ref) -> TypeRef {
    set.isFrozen(self) ? types.pointee.frozenset : types.pointee.set
  }

  // MARK: Search

  /// The slot that holds an equal key, or an empty one; nil with an exception.
  func setFind(_ set: Ref, _ key: Ref, _ hash: Int) -> SetTable? {
    var dummy: SetTable?
    if let entry = setWalk(set, key, hash, &dummy) { return entry }
    var passed: SetTable?
    return setFindSlowly(set, key, hash, &passed)
  }

  /// The search as long as identity, small integers and strings decide; nil where a comparison has to be called.
  /// `dummy` becomes the last dummy slot on the way. A slot's hash alone tells most slots apart: 0 may be an empty
  /// one, -1 is a dummy.
  @inline(__always)
  private func setWalk(_ set: Ref, _ key: Ref, _ hash: Int, _ dummy: inout SetTable?) -> SetTable? {
    let table = set.setTable
    let mask = UInt(bitPattern: set.setMask)
    var perturb = UInt(bitPattern: hash)
    var index = perturb & mask
    while true {
      var entry = table + Int(bitPattern: index)
      let last = index &+ UInt(neighbours) <= mask ? entry + neighbours : entry
      while true {
        let slotHash = entry.pointee.hash
        if slotHash == hash {
          guard let candidate = entry.pointee.key else { return entry }
          if candidate == key { return entry }
          if candidate.isCompactInt && key.isCompactInt {
            if candidate.compactValue == key.compactValue { return entry }
          } else if candidate.kind == Kind.str && key.kind == Kind.str {
            if sameText(candidate, key) { return entry }
          } else {
            return nil
          }
        } else if slotHash == 0 {
          if entry.pointee.key == nil { return entry }
        } else if slotHash == -1 {
          dummy = entry
        }
        if entry == last { break }
        entry += 1
      }
      perturb &>>= 5
      index = (index &* 5 &+ 1 &+ perturb) & mask
    }
  }

  /// As ``setFind(_:_:_:)``, calling comparisons; `dummy` becomes the last dummy slot on the way.
  @inline(never)
  private func setFindSlowly(_ set: Ref, _ key: Ref, _ hash: Int, _ dummy: inout SetTable?) -> SetTable? {
    while true {
      var changed = false
      let found = setProbe(set, key, hash, &changed, &dummy)
      if !changed { return found }
      dummy = nil
    }
  }

  private func setProbe(
    _ set: Ref, _ key: Ref, _ hash: Int, _ changed: inout Bool, _ dummy: inout SetTable?
  ) -> SetTable? {
    let table = set.setTable
    let mask = UInt(bitPattern: set.setMask)
    var perturb = UInt(bitPattern: hash)
    var index = perturb & mask
    let isInt = key.isCompactInt
    while true {
      var entry = table + Int(bitPattern: index)
      var left = index &+ UInt(neighbours) <= mask ? neighbours : 0
      while true {
        guard let candidate = entry.pointee.key else { return entry }
        if candidate == setDummy {
          dummy = entry
        } else if entry.pointee.hash == hash {
          if candidate == key { return entry }
          if isInt && candidate.isCompactInt {
            if candidate.compactValue == key.compactValue { return entry }
          } else if candidate.kind == Kind.str && key.kind == Kind.str {
            if sameText(candidate, key) { return entry }
          } else {
            candidate.incref()
            let same = equals(candidate, key)
            let unchanged = set.setTable == table && entry.pointee.key == candidate
            candidate.decref()
            if same < 0 { return nil }
            if !unchanged {
              changed = true
              return entry
            }
            if same > 0 { return entry }
          }
        }
        if left == 0 { break }
        left &-= 1
        entry += 1
      }
      perturb &>>= 5
      index = (index &* 5 &+ 1 &+ perturb) & mask
    }
  }

  /// `item in set`: 1, 0, -1.
  @inline(__always)
  func setHas(_ set: Ref, _ key: Ref, _ hash: Int) -> Int32 {
    guard let entry = setFind(set, key, hash) else { return -1 }
    return entry.pointee.key == nil ? 0 : 1
  }

  func setContains(_ set: Ref, _ key: Ref) -> Int32 {
    let hash = keyHash(key)
    return hash == -1 ? -1 : setHas(set, key, hash)
  }

  // MARK: Change

  /// Adds an item; false with an exception.
  @inline(__always)
  func setInsert(_ set: Ref, _ item: Ref) -> Bool {
    let hash = keyHash(item)
    return hash != -1 && setInsert(set, item, hash: hash)
  }

  func setInsert(_ set: Ref, _ item: Ref, hash: Int) -> Bool {
    item.incref()
    var dummy: SetTable?
    let found: SetTable?
    if let walked = setWalk(set, item, hash, &dummy) {
      found = walked
    } else {
      var passed: SetTable?
      found = setFindSlowly(set, item, hash, &passed)
      dummy = passed
    }
    guard let entry = found else {
      item.decref()
      return false
    }
    if entry.pointee.key != nil {
      item.decref()
      return true
    }
    if let dummy, heap.pointee.profile.setsReuseDummies {
      dummy.pointee = SetEntry(key: item, hash: hash)
      set.setCount &+= 1
      return true
    }
    entry.pointee = SetEntry(key: item, hash: hash)
    let fill = set.setFill &+ 1
    let used = set.setCount &+ 1
    set.setFill = fill
    set.setCount = used
    if fill &* 5 < set.setMask &* 3 { return true }
    return setResize(set, used > 50000 ? used &* 2 : used &* 4)
  }

  private func insertClean(_ table: SetTable, _ slots: Int, _ key: Ref, _ hash: Int) {
    let mask = UInt(bitPattern: slots)
    var perturb = UInt(bitPattern: hash)
    var index = perturb & mask
    while true {
      var entry = table + Int(bitPattern: index)
      var left = index &+ UInt(neighbours) <= mask ? neighbours : 0
      while true {
        if entry.pointee.key == nil {
          entry.pointee = SetEntry(key: key, hash: hash)
          return
        }
        if left == 0 { break }
        left &-= 1
        entry += 1
      }
      perturb &>>= 5
      index = (index &* 5 &+ 1 &+ perturb) & mask
    }
  }

  /// Moves the items to a table with more than `minimum` slots, dropping dummies.
  @inline(never)
  func setResize(_ set: Ref, _ minimum: Int) -> Bool {
    var slots = smallSlots
    while slots <= minimum { slots <<= 1 }
    let old = set.setTable
    let oldSlots = set.setMask &+ 1
    let small = set.setSmallTable
    var source = old
    var copy: SetTable?
    let fresh: SetTable
    if slots == smallSlots {
      if old == small {
        if set.setFill == set.setCount { return true }
        let scratch = SetTable.allocate(capacity: smallSlots)
        scratch.initialize(from: small, count: smallSlots)
        copy = scratch
        source = scratch
      }
      fresh = small
    } else {
      guard let memory = allocate(slots &* 16) else { return outOfMemory() != nil }
      fresh = memory.assumingMemoryBound(to: SetEntry.self)
    }
    fresh.initialize(repeating: SetEntry(key: nil, hash: 0), count: slots)
    set.setTable = fresh
    set.setMask = slots &- 1
    set.setFill = set.setCount
    for index in 0..<oldSlots {
      if let key = source[index].item { insertClean(fresh, slots &- 1, key, source[index].hash) }
    }
    copy?.deallocate()
    if old != small { free(old, oldSlots &* 16) }
    return true
  }

  /// Removes an item: 1 removed, 0 was not there, -1 exception.
  func setDiscard(_ set: Ref, _ item: Ref) -> Int32 {
    let hash = keyHash(item)
    return hash == -1 ? -1 : setDiscard(set, item, hash: hash)
  }

  func setDiscard(_ set: Ref, _ item: Ref, hash: Int) -> Int32 {
    guard let entry = setFind(set, item, hash) else { return -1 }
    guard let old = entry.pointee.key else { return 0 }
    entry.pointee = SetEntry(key: setDummy, hash: -1)
    set.setCount &-= 1
    old.decref()
    return 1
  }

  /// Empties a set; the items die after it has become empty.
  func setClear(_ set: Ref) {
    if set.setFill == 0 { return }
    let small = set.setSmallTable
    let old = set.setTable
    let slots = set.setMask &+ 1
    var source = old
    if old == small {
      source = SetTable.allocate(capacity: smallSlots)
      source.initialize(from: small, count: smallSlots)
    }
    small.initialize(repeating: SetEntry(key: nil, hash: 0), count: smallSlots)
    set.setTable = small
    set.setMask = smallSlots - 1
    set.setFill = 0
    set.setCount = 0
    set.store(SetLayout.hash, -1)
    for index in 0..<slots { source[index].item.decref() }
    if old == small { source.deallocate() } else { free(old, slots &* 16) }
  }

  // MARK: Merging

  /// `set.update(iterable)`.
  func setUpdate(_ set: Ref, _ iterable: Ref) -> Bool {
    if iterable.isAnySet { return setMerge(set, iterable) }
    if iterable.kind == Kind.dict { return setMergeDict(set, iterable) }
    guard let iterator = iterate(iterable) else { return false }
    defer { iterator.decref() }
    while let item = next(iterator) {
      let added = setInsert(set, item)
      item.decref()
      if !added { return false }
    }
    return state.pointee.error == nil
  }

  private func setMergeDict(_ set: Ref, _ dict: Ref) -> Bool {
    let count = dict.dictCount
    if (set.setFill + count) * 5 >= set.setMask * 3 {
      if !setResize(set, (set.setCount + count) * 2) { return false }
    }
    var position = 0
    while let (key, _) = dictNext(dict, &position) {
      if !setInsert(set, key, hash: keyHash(key)) { return false }
    }
    return true
  }

  private func setMerge(_ set: Ref, _ other: Ref) -> Bool {
    let count = other.setCount
    if other == set || count == 0 { return true }
    if (set.setFill + count) * 5 >= set.setMask * 3 {
      if !setResize(set, (set.setCount + count) * 2) { return false }
    }
    let table = set.setTable
    let source = other.setTable
    let slots = other.setMask + 1
    if set.setFill == 0 {
      let sameShape = set.setMask == other.setMask && other.setFill == count
      for index in 0..<slots {
        guard let key = source[index].item else { continue }
        key.incref()
        if sameShape {
          table[index] = source[index]
        } else {
          insertClean(table, set.setMask, key, source[index].hash)
        }
      }
      set.setFill = count
      set.setCount = count
      return true
    }
    // Comparisons may change either set: look at the other one afresh each time.
    var index = 0
    while index <= other.setMask {
      let entry = other.setTable[index]
      if let key = entry.item, !setInsert(set, key, hash: entry.hash) { return false }
      index += 1
    }
    return true
  }

  /// Exchanges the items of two sets.
  func setSwapBodies(_ a: Ref, _ b: Ref) {
    let aSmall = a.setTable == a.setSmallTable
    let bSmall = b.setTable == b.setSmallTable
    func swapWord(_ offset: Int) {
      let word: Int = a.load(offset)
      a.store(offset, b.load(offset, as: Int.self))
      b.store(offset, word)
    }
    swapWord(SetLayout.fill)
    swapWord(SetLayout.used)
    swapWord(SetLayout.mask)
    swapWord(SetLayout.table)
    if aSmall || bSmall {
      for word in stride(from: SetLayout.small, to: SetLayout.weakrefs, by: 8) { swapWord(word) }
    }
    if aSmall { b.setTable = b.setSmallTable }
    if bSmall { a.setTable = a.setSmallTable }
    a.store(SetLayout.hash, -1)
    b.store(SetLayout.hash, -1)
  }

  /// The first item at or behind slot `position`, which moves behind it: borrowed, with its hash.
  @inline(__always)
  func setNext(_ set: Ref, _ position: inout Int) -> (item: Ref, hash: Int)? {
    while position <= set.setMask {
      let entry = set.setTable[position]
      position &+= 1
      if let key = entry.item { return (key, entry.hash) }
    }
    return nil
  }
}

let setDealloc: Deallocator = { vm, set in
  vm.untrack(set)
  let exact = set.kind == Kind.set || set.kind == Kind.frozenset
  if exact && !vm.beginDealloc(set) { return }
  if exact && set.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.clearWeakReferences(to: set) }
  var left = set.setCount
  var entry = set.setTable
  while left > 0 {
    if let key = entry.pointee.item {
      left &-= 1
      key.decref()
    }
    entry += 1
  }
  if set.setTable != set.setSmallTable { vm.free(set.setTable, (set.setMask &+ 1) &* 16) }
  vm.freeGCObject(set, Int(set.type.pointee.basicSize))
  if exact { vm.endDealloc() }
}

let setTraverse: Traverser = { set, visit, context in
  let table = set.setTable
  let mask = set.setMask
  var index = 0
  while index <= mask {
    if let key = table[index].item { visit(key, context) }
    index &+= 1
  }
}

/// Order-independent hash of a frozenset, kept once computed.
let frozensetHash: LengthFunction = { vm, set in
  let known: Int = set.load(SetLayout.hash)
  if known != -1 { return known }
  func shuffle(_ hash: Int) -> UInt {
    let bits = UInt(bitPattern: hash)
    return ((bits ^ 89_869_747) ^ (bits &<< 16)) &* 3_644_798_167
  }
  var sum: UInt = 0
  for index in 0...set.setMask { sum ^= shuffle(set.setTable[index].hash) }
  if (set.setMask + 1 - set.setFill) & 1 == 1 { sum ^= shuffle(0) }
  if (set.setFill - set.setCount) & 1 == 1 { sum ^= shuffle(-1) }
  sum ^= (UInt(set.setCount) &+ 1) &* 1_927_868_237
  sum ^= (sum &>> 11) ^ (sum &>> 25)
  sum = sum &* 69069 &+ 907_133_923
  let result = sum == UInt.max ? 590_923_713 : Int(bitPattern: sum)
  set.store(SetLayout.hash, result)
  return result
}
