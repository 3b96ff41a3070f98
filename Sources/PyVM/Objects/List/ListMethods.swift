import PyHeap

// # list: the type, its operators and methods

extension VM {
  /// Normalises an index; nil with IndexError.
  @inline(__always)
  private func listIndex(_ list: Ref, _ key: Ref, _ message: StaticString) -> Int? {
    guard let index = indexValue(key) else { return nil }
    let count = list.listCount
    let at = index < 0 ? index &+ count : index
    if UInt(bitPattern: at) < UInt(bitPattern: count) { return at }
    _ = raise(exceptions.pointee.indexError, "\(message)")
    return nil
  }

  private func refuseKey(_ key: Ref) {
    _ = raise(
      exceptions.pointee.typeError, "list indices must be integers or slices, not \(typeName(key.type))")
  }

  fileprivate func listGetItem(_ list: Ref, _ key: Ref) -> Ref? {
    if key.kind == Kind.slice { return listSlice(list, key) }
    guard key.kind == Kind.int || key.slots.pointee.index != nil else {
      refuseKey(key)
      return nil
    }
    guard let index = listIndex(list, key, "list index out of range") else { return nil }
    return list.listItem(index).owned()
  }

  fileprivate func listSlice(_ list: Ref, _ slice: Ref) -> Ref? {
    guard let bounds = sliceBounds(slice, list.listCount) else { return nil }
    if bounds.count <= 0 { return newList(0) }
    guard let result = newList(bounds.count) else { return nil }
    let items = list.listItems.unsafelyUnwrapped
    let slots = result.listItems.unsafelyUnwrapped
    var from = bounds.start
    for index in 0..<bounds.count {
      let item = items[from]
      item.incref()
      slots[index] = item
      from &+= bounds.step
    }
    return result
  }

  fileprivate func listSetItem(_ list: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    if key.kind == Kind.slice { return listSetSlice(list, key, value) }
    guard key.kind == Kind.int || key.slots.pointee.index != nil else {
      refuseKey(key)
      return false
    }
    guard let index = listIndex(list, key, "list assignment index out of range") else { return false }
    guard let value else {
      if heap.pointee.profile.deletingItemKeepsRoom {
        let items = list.listItems.unsafelyUnwrapped
        let old = items[index]
        let count = list.listCount &- 1
        chargeWork((count &- index) >> 2)
        (items + index).update(from: items + index + 1, count: count &- index)
        list.listCount = count
        old.decref()
      } else {
        listTake(list, index).decref()
      }
      return true
    }
    let slot = list.listItems.unsafelyUnwrapped + index
    let old = slot.pointee
    slot.pointee = value.owned()
    old.decref()
    return true
  }

  private func listSetSlice(_ list: Ref, _ slice: Ref, _ value: Ref?) -> Bool {
    guard var bounds = sliceBounds(slice, list.listCount) else { return false }
    if bounds.step == 1 {
      let stop = max(bounds.start, bounds.stop)
      guard let value else { return listReplace(list, bounds.start, stop, nil, 0) }
      return withItems(of: value, copyIf: list, "must assign iterable to extended slice") { items, count in
        // Making the items may have run code that changed the list.
        let length = list.listCount
        let low = min(bounds.start, length)
        return listReplace(list, low, min(max(stop, low), length), items, count)
      }
    }
    // The bounds of an empty extended slice are made consistent: [5:2:2] means 5…5.
    if (bounds.step < 0 && bounds.start < bounds.stop) || (bounds.step > 0 && bounds.start > bounds.stop) {
      bounds.stop = bounds.start
    }
    guard let value else { return listDeleteExtended(list, bounds) }
    return withItems(of: value, copyIf: list, "must assign iterable to extended slice") { items, count in
      if count != bounds.count {
        return raiseFalse(
          exceptions.pointee.valueError,
          "attempt to assign sequence of size \(count) to extended slice of size \(bounds.count)")
      }
      if count == 0 { return true }
      let aside = SlotPointer.allocate(capacity: count)
      defer { aside.deallocate() }
      // Making the items may have emptied the list.
      guard list.listItems != nil, bounds.start + (count - 1) * bounds.step < list.listCount,
        bounds.start < list.listCount
      else { return true }
      let slots = list.listItems.unsafelyUnwrapped
      var at = bounds.start
      for index in 0..<count {
        aside[index] = slots[at]
        let item = items[index]
        item.incref()
        slots[at] = item
        at &+= bounds.step
      }
      for index in 0..<count { aside[index].decref() }
      return true
    }
  }

  private func listDeleteExtended(_ list: Ref, _ bounds: SliceBounds) -> Bool {
    let count = bounds.count
    if count <= 0 { return true }
    var start = bounds.start
    var step = bounds.step
    if step < 0 {
      start = start &+ step &* (count &- 1)
      step = -step
    }
    let aside = SlotPointer.allocate(capacity: count)
    defer { aside.deallocate() }
    let items = list.listItems.unsafelyUnwrapped
    let length = list.listCount
    var to = start
    var removed = 0
    var from = start
    while from < length {
      if removed < count && from == start &+ removed &* step {
        aside[removed] = items[from]
        removed &+= 1
      } else {
        items[to] = items[from]
        to &+= 1
      }
      from &+= 1
    }
    if !listResize(list, length &- count) {
      clearError()
      list.listCount = length &- count
    }
    for index in 0..<count { aside[index].decref() }
    return true
  }

  /// Calls `body` with the items of an iterable (a copy when it is `list` itself); TypeError `message` otherwise.
  private func withItems(
    of iterable: Ref, copyIf list: Ref, _ message: StaticString, _ body: (SlotPointer, Int) -> Bool
  ) -> Bool {
    var sequence: Ref?
    if iterable == list, let items = list.listItems {
      sequence = newTuple(copying: items, list.listCount)
    } else if iterable.kind == Kind.tuple || iterable.kind == Kind.list {
      sequence = iterable.owned()
    } else if iterable.slots.pointee.iter == nil && iterable.slots.pointee.getItem == nil {
      return raiseFalse(exceptions.pointee.typeError, "\(message)")
    } else {
      sequence = listFromIterable(iterable)
      if sequence == nil && errorMatches(exceptions.pointee.typeError) && iterable.slots.pointee.iter == nil {
        clearError()
        return raiseFalse(exceptions.pointee.typeError, "\(message)")
      }
    }
    guard let sequence else { return false }
    defer { sequence.decref() }
    if sequence.kind == Kind.tuple { return body(sequence.tupleItems, sequence.tupleCount) }
    guard let items = sequence.listItems else {
      var nothing: Ref?
      return withSlots(of: &nothing) { body($0, 0) }
    }
    return body(items, sequence.listCount)
  }

  fileprivate func listConcat(_ a: Ref, _ b: Ref) -> Ref? {
    guard b.typeHas(.listSubclass) else {
      return raise(
        exceptions.pointee.typeError, "can only concatenate list (not \"\(typeName(b.type))\") to list")
    }
    let left = a.listCount
    let right = b.listCount
    guard let result = newList(left + right) else { return nil }
    guard let slots = result.listItems else { return result }
    for index in 0..<left { slots[index] = a.listItem(index).owned() }
    for index in 0..<right { slots[left + index] = b.listItem(index).owned() }
    return result
  }

  /// Stores `count` items, repeated until `total` slots are full. The first `done` slots are filled already.
  private func fillRepeating(
    _ slots: SlotPointer, _ items: SlotPointer, _ count: Int, _ total: Int, from done: Int
  ) {
    var index = done
    if count == 1, let only = items[0] {
      while index < total {
        only.incref()
        slots[index] = only
        index &+= 1
      }
      return
    }
    while index < total {
      var item = 0
      while item < count {
        let value = items[item]
        value.incref()
        slots[index] = value
        index &+= 1
        item &+= 1
      }
    }
  }

  fileprivate func listRepeat(_ list: Ref, _ times: Int) -> Ref? {
    let count = list.listCount
    if count == 0 || times <= 0 { return newList(0) }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || total >= Int.max / 16 { return outOfMemory() }
    guard let result = newList(total) else { return nil }
    fillRepeating(result.listItems.unsafelyUnwrapped, list.listItems.unsafelyUnwrapped, count, total, from: 0)
    return result
  }

  fileprivate func listRepeatInPlace(_ list: Ref, _ times: Int) -> Ref? {
    let count = list.listCount
    if count == 0 || times == 1 { return list.owned() }
    if times <= 0 {
      listClear(list)
      return list.owned()
    }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || total >= Int.max / 16 { return outOfMemory() }
    if !listResize(list, total) { return nil }
    let items = list.listItems.unsafelyUnwrapped
    fillRepeating(items, items, count, total, from: count)
    return list.owned()
  }

  fileprivate func listCompare(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard a.typeHas(.listSubclass) && b.typeHas(.listSubclass) else { return newNotImplemented() }
    if a.listCount != b.listCount && (op == Comparison.eq || op == Comparison.ne) {
      return bool(op == Comparison.ne)
    }
    var index = 0
    defer { chargeWork(index) }
    while index < a.listCount && index < b.listCount {
      let left = a.listItem(index)
      let right = b.listItem(index)
      if left != right {
        left.incref()
        right.incref()
        let same = equals(left, right)
        if same == 0 {
          let result = compareDiffering(left, right, op)
          left.decref()
          right.decref()
          return result
        }
        left.decref()
        right.decref()
        if same < 0 { return nil }
      }
      index &+= 1
    }
    return compareLengths(a.listCount, b.listCount, op)
  }

  /// Position of the first item equal to `item` in `start..<stop` (clipped to the list); -1 none, -2 exception.
  func listFind(_ list: Ref, _ item: Ref, _ start: Int, _ stop: Int) -> Int {
    var index = start
    defer { chargeWork(index &- start) }
    while index < stop && index < list.listCount {
      let candidate = list.listItem(index)
      if candidate == item { return index }
      candidate.incref()
      let same = equals(candidate, item)
      candidate.decref()
      if same != 0 { return same > 0 ? index : -2 }
      index &+= 1
    }
    return -1
  }

  /// Reverses the items in place.
  func listReverse(_ list: Ref) {
    guard let items = list.listItems else { return }
    var low = 0
    var high = list.listCount &- 1
    chargeWork(high)
    while low < high {
      let item = items[low]
      items[low] = items[high]
      items[high] = item
      low &+= 1
      high &-= 1
    }
  }

  fileprivate func listInit(_ list: Ref, _ arguments: Arguments, _ count: Int, _ keywords: Ref?) -> Bool {
    if list.type == types.pointee.list
      || list.type.slots.pointee.initialize.map({ address($0) }) == listInitAddress
    {
      if !refuseAnyKeywords("list", keywords) { return false }
    }
    if count > 1 {
      _ = raiseCount("list", count, 0, 1)
      return false
    }
    if list.listItems != nil { listClear(list) }
    if count == 0 { return true }
    return fillList(list, arguments[0].unsafelyUnwrapped)
  }

  private var listInitAddress: UnsafeRawPointer? {
    types.pointee.list.slots.pointee.initialize.map { address($0) }
  }

  func bootstrapList() {
    let type = newType(
      "list", basicSize: ListLayout.size, flags: [.hasGC, .allowsSubclasses, .listSubclass, .sequence],
      kind: Kind.list)
    types.pointee.list = type
    type.pointee.dealloc = listDealloc
    type.pointee.traverse = listTraverse
    type.pointee.clear = listClearSlot
    let slots = type.slots
    slots.pointee.new = { vm, type, _, _, _ in
      // Fresh memory also for an exact list: only displays take from the free list.
      guard let list = vm.newContainerInstance(type.asType) else { return nil }
      vm.track(list)
      return list
    }
    slots.pointee.initialize = { vm, list, arguments, count, keywords in
      vm.listInit(list, arguments, count, keywords)
    }
    slots.pointee.repr = { vm, list in
      if list.listCount == 0 { return vm.newStr(static: "[]") }
      return vm.reprItems(list, open: "[", close: "]", recursive: "[...]") { index in
        index < list.listCount ? list.listItem(index) : nil
      }
    }
    slots.pointee.compare = { vm, a, b, op in vm.listCompare(a, b, op) }
    slots.pointee.iter = { vm, list in vm.newSequenceIterator(vm.types.pointee.listIterator, list) }
    slots.pointee.length = { _, list in list.listCount }
    slots.pointee.getItem = { vm, list, key in vm.listGetItem(list, key) }
    slots.pointee.setItem = { vm, list, key, value in vm.listSetItem(list, key, value) }
    slots.pointee.contains = { vm, list, item in
      let found = vm.listFind(list, item, 0, Int.max)
      return found >= 0 ? 1 : found == -1 ? 0 : -1
    }
    slots.pointee.concat = { vm, a, b in vm.listConcat(a, b) }
    slots.pointee.repeat = { vm, list, times in vm.listRepeat(list, times) }
    slots.pointee.inPlaceConcat = { vm, list, other in vm.listExtend(list, other) ? list.owned() : nil }
    slots.pointee.inPlaceRepeat = { vm, list, times in vm.listRepeatInPlace(list, times) }
    addMethods(type, listMethods)
    readyType(type)
  }
}

private var listMethods: [MethodDefinition] {
  [
    MethodDefinition("append", .one({ vm, list, item in vm.listAppend(list, item) ? vm.newNone() : nil })),
    MethodDefinition("extend", .one({ vm, list, items in vm.listExtend(list, items) ? vm.newNone() : nil })),
    MethodDefinition(
      "insert",
      .positional(
        2, 2,
        { vm, list, arguments, _ in
          guard let index = vm.sizeArgument(arguments[0].unsafelyUnwrapped) else { return nil }
          return vm.listInsert(list, index, arguments[1].unsafelyUnwrapped) ? vm.newNone() : nil
        })),
    MethodDefinition(
      "pop",
      .positional(
        0, 1,
        { vm, list, arguments, count in
          var index = -1
          if count == 1 {
            guard let given = vm.sizeArgument(arguments[0].unsafelyUnwrapped) else { return nil }
            index = given
          }
          let length = list.listCount
          if length == 0 { return vm.raise(vm.exceptions.pointee.indexError, "pop from empty list") }
          if index < 0 { index &+= length }
          if UInt(bitPattern: index) >= UInt(bitPattern: length) {
            return vm.raise(vm.exceptions.pointee.indexError, "pop index out of range")
          }
          return vm.listTake(list, index)
        })),
    MethodDefinition(
      "remove",
      .one({ vm, list, item in
        let found = vm.listFind(list, item, 0, Int.max)
        if found == -2 { return nil }
        if found < 0 || found >= list.listCount {
          return vm.raise(vm.exceptions.pointee.valueError, "list.remove(x): x not in list")
        }
        vm.listTake(list, found).decref()
        return vm.newNone()
      })),
    MethodDefinition(
      "clear",
      .none({ vm, list in
        vm.listClear(list)
        return vm.newNone()
      })),
    MethodDefinition(
      "copy",
      .none({ vm, list in
        guard let items = list.listItems else { return vm.newList(0) }
        return vm.newList(copying: items, list.listCount)
      })),
    MethodDefinition(
      "index",
      .positional(
        1, 3,
        { vm, list, arguments, count in
          let length = list.listCount
          var start = 0
          var stop = Int.max
          if count > 1 {
            guard let bound = vm.searchBound(arguments[1].unsafelyUnwrapped, length) else { return nil }
            start = bound
          }
          if count > 2 {
            guard let bound = vm.searchBound(arguments[2].unsafelyUnwrapped, length) else { return nil }
            stop = bound
          }
          let item = arguments[0].unsafelyUnwrapped
          let found = vm.listFind(list, item, start, stop)
          if found >= 0 { return vm.int(found) }
          if found == -2 { return nil }
          guard let text = vm.repr(item) else { return nil }
          defer { text.decref() }
          return vm.raise(vm.exceptions.pointee.valueError, "\(text.swiftString) is not in list")
        })),
    MethodDefinition(
      "count",
      .one({ vm, list, item in
        var found = 0
        var index = 0
        vm.chargeWork(list.listCount)
        while index < list.listCount {
          let candidate = list.listItem(index)
          candidate.incref()
          let same = vm.equals(candidate, item)
          candidate.decref()
          if same < 0 { return nil }
          found += Int(same)
          index += 1
        }
        return vm.int(found)
      })),
    MethodDefinition(
      "reverse",
      .none({ vm, list in
        vm.listReverse(list)
        return vm.newNone()
      })),
    MethodDefinition(
      "sort",
      .keywords({ vm, list, arguments, count, keywords in
        let slots = SlotPointer.allocate(capacity: 2)
        defer { slots.deallocate() }
        let signature = Signature("sort", ["key", "reverse"], positional: 0)
        if !vm.parse(signature, arguments, count, keywords, into: slots) { return nil }
        return vm.listSort(list, slots[0], slots[1]) ? vm.newNone() : nil
      })),
    MethodDefinition(
      "__reversed__",
      .none({ vm, list in
        vm.newSequenceIterator(vm.types.pointee.listReverseIterator, list, at: list.listCount - 1)
      })),
    MethodDefinition(
      "__sizeof__",
      .none({ vm, list in
        vm.int(Int(list.type.pointee.basicSize) + 8 * max(0, list.listAllocated))
      })),
    MethodDefinition(
      "__class_getitem__", .one({ vm, type, item in vm.newGenericAlias(type, item) }), kind: .class),
  ]
}
