import Glibc
import PyHeap

// # list.sort: front end
//
// The list is empty while it is sorted, so that code called by comparisons cannot see or break the items. The algorithm
// is in SortRuns.swift and SortMerge.swift; here the way to compare is chosen by looking at all keys once.

/// How two keys are ordered: 1 if `a < b`, 0 if not, -1 with an exception.
protocol SortOrder {
  static func less(_ vm: VM, _ a: Ref, _ b: Ref) -> Int32
}

/// Any objects, through `__lt__`.
enum AnyOrder: SortOrder {
  @inline(__always)
  static func less(_ vm: VM, _ a: Ref, _ b: Ref) -> Int32 { vm.compareBoolExactly(a, b) }
}

/// Exact ints of at most two digits.
enum CompactIntOrder: SortOrder {
  @inline(__always)
  static func less(_ vm: VM, _ a: Ref, _ b: Ref) -> Int32 { a.compactValue < b.compactValue ? 1 : 0 }
}

enum FloatOrder: SortOrder {
  @inline(__always)
  static func less(_ vm: VM, _ a: Ref, _ b: Ref) -> Int32 { a.floatValue < b.floatValue ? 1 : 0 }
}

/// Exact strs of one byte per character.
enum Latin1Order: SortOrder {
  @inline(__always)
  static func less(_ vm: VM, _ a: Ref, _ b: Ref) -> Int32 {
    // The first bytes decide most of the time; an empty text has its final zero there.
    let first: UInt8 = a.strData.load(as: UInt8.self)
    let other: UInt8 = b.strData.load(as: UInt8.self)
    if first != other { return first < other ? 1 : 0 }
    let left = a.strLength
    let right = b.strLength
    let order = memcmp(a.strData, b.strData, min(left, right))
    return order != 0 ? (order < 0 ? 1 : 0) : (left < right ? 1 : 0)
  }
}

/// Tuples whose first items are strs, ints or floats of one kind: compares those first, the rest only when they are equal.
enum TupleOrder: SortOrder {
  @inline(__always)
  static func less(_ vm: VM, _ a: Ref, _ b: Ref) -> Int32 {
    let left = a.tupleItem(0)
    let right = b.tupleItem(0)
    if left.isCompactInt {
      if left.compactValue != right.compactValue { return left.compactValue < right.compactValue ? 1 : 0 }
    } else if left.isExactFloat {
      if left.floatValue < right.floatValue { return 1 }
      if left.floatValue > right.floatValue { return 0 }
    }
    return vm.compareBoolExactly(a, b)
  }
}

extension VM {
  /// `a < b` as sorting asks: without the identity shortcut. The arrays that are being sorted hold both.
  @inline(never)
  func compareBoolExactly(_ a: Ref, _ b: Ref) -> Int32 {
    guard let result = compare(a, b, Comparison.lt) else { return -1 }
    if result == state.pointee.true {
      result.decref()
      return 1
    }
    if result == state.pointee.false {
      result.decref()
      return 0
    }
    defer { result.decref() }
    return isTrue(result)
  }

  /// `list.sort(key=…, reverse=…)`; nil arguments as when left out. The list is sorted (partly, after an exception) when
  /// this returns.
  func listSort(_ list: Ref, _ key: Ref?, _ reverse: Ref?) -> Bool {
    var descending = false
    if let reverse {
      let truth = isTrue(reverse)
      if truth < 0 { return false }
      descending = truth == 1
    }
    let keyFunction = key == none ? nil : key
    let count = list.listCount
    let allocated = list.listAllocated
    let items = list.listItems
    list.listItems = nil
    list.listCount = 0
    // Tells whether somebody touched the list meanwhile.
    list.listAllocated = -1
    var succeeded = true
    if let items, count > 0 {
      succeeded = sortItems(items, count, keyFunction, descending)
    }
    let changed = list.listAllocated != -1
    let foreign = list.listItems
    let foreignCount = list.listCount
    let foreignAllocated = list.listAllocated
    list.listItems = items
    list.listCount = count
    list.listAllocated = allocated
    if changed && succeeded {
      succeeded = raiseFalse(exceptions.pointee.valueError, "list modified during sort")
    }
    if let foreign {
      let error = fetchError()
      var index = foreignCount
      while index > 0 {
        index -= 1
        foreign[index].decref()
      }
      free(foreign.raw, foreignAllocated * 8)
      if let error { setError(error) }
    }
    return succeeded
  }

  private func sortItems(_ items: SlotPointer, _ count: Int, _ key: Ref?, _ descending: Bool) -> Bool {
    guard let key else { return sortKeys(items, nil, count, descending) }
    let keys = SlotPointer.allocate(capacity: count)
    defer { keys.deallocate() }
    var made = 0
    defer {
      for index in 0..<made { keys[index].decref() }
    }
    while made < count {
      guard let value = call(key, items[made].unsafelyUnwrapped) else { return false }
      keys[made] = value
      made += 1
    }
    return sortKeys(keys, items, count, descending)
  }

  private func sortKeys(_ keys: SlotPointer, _ values: SlotPointer?, _ count: Int, _ descending: Bool) -> Bool
  {
    if count < 2 { return true }
    // Reversing before and after keeps equal items in their order.
    func flip() {
      reverseSlots(keys, count)
      if let values { reverseSlots(values, count) }
    }
    if descending { flip() }
    defer { if descending { flip() } }
    switch commonOrder(keys, count) {
    case .compactInt: return mergeSort(self, keys, values, count, CompactIntOrder.self)
    case .float: return mergeSort(self, keys, values, count, FloatOrder.self)
    case .latin1: return mergeSort(self, keys, values, count, Latin1Order.self)
    case .tuple: return mergeSort(self, keys, values, count, TupleOrder.self)
    case .any: return mergeSort(self, keys, values, count, AnyOrder.self)
    }
  }

  private enum CommonOrder { case compactInt, float, latin1, tuple, any }

  private func commonOrder(_ keys: SlotPointer, _ count: Int) -> CommonOrder {
    let first = keys[0].unsafelyUnwrapped
    func all(_ test: (Ref) -> Bool) -> Bool {
      var index = 0
      while index < count {
        if !test(keys[index].unsafelyUnwrapped) { return false }
        index &+= 1
      }
      return true
    }
    if first.isCompactInt { return all { $0.isCompactInt } ? .compactInt : .any }
    if first.isExactFloat { return all { $0.isExactFloat } ? .float : .any }
    if first.kind == Kind.str {
      return all { $0.kind == Kind.str && $0.strWidth == 1 } ? .latin1 : .any
    }
    if first.kind == Kind.tuple && first.tupleCount > 0 {
      let lead = first.tupleItem(0)
      if lead.isCompactInt {
        return all { $0.kind == Kind.tuple && $0.tupleCount > 0 && $0.tupleItem(0).isCompactInt }
          ? .tuple : .any
      }
      if lead.isExactFloat {
        return all { $0.kind == Kind.tuple && $0.tupleCount > 0 && $0.tupleItem(0).isExactFloat }
          ? .tuple : .any
      }
    }
    return .any
  }
}

@inline(__always)
func reverseSlots(_ slots: SlotPointer, _ count: Int) {
  var low = 0
  var high = count &- 1
  while low < high {
    let item = slots[low]
    slots[low] = slots[high]
    slots[high] = item
    low &+= 1
    high &-= 1
  }
}
