import PyHeap

// # enumerate, zip, map, filter, reversed
//
// Built-in iterators that draw from other iterators. A chain of them draws and dies recursively, so both are bounded.

enum EnumerateLayout {
  static let index = 16  // Int
  static let iterator = 24
  static let pair = 32
  /// From the point where the count leaves Int, or from a start that does: an owned int, else nil.
  static let bigIndex = 40
}

enum ZipLayout {
  static let count = 16  // Int32
  static let strict = 20  // UInt8
  static let iterators = 24  // tuple
  static let result = 32  // tuple
}

enum MapLayout {
  static let iterators = 16  // tuple
  static let function = 24
}

enum FilterLayout {
  static let function = 16
  static let iterator = 24
}

extension VM {
  /// An instance of one of these types or of a subclass, payload zeroed, not tracked.
  @inline(__always)
  fileprivate func newIterationObject(_ type: Ref) -> Ref? {
    if type.asType.pointee.has(.heapType) { return newContainerInstance(type.asType) }
    let size = Int(type.asType.pointee.basicSize)
    guard let ref = newGCObject(type.asType, size) else { return outOfMemory() }
    (ref.raw + 16).initializeMemory(as: UInt8.self, repeating: 0, count: size &- 16)
    return ref
  }

  /// Common deallocation: releases the references at up to three offsets.
  @inline(__always)
  fileprivate func destroyIteration(_ ref: Ref, _ first: Int, _ second: Int = 0, _ third: Int = 0) {
    untrack(ref)
    let exact = !ref.type.pointee.has(.heapType)
    if exact && !beginDealloc(ref) { return }
    ref.load(first, as: Ref?.self).decref()
    if second > 0 { ref.load(second, as: Ref?.self).decref() }
    if third > 0 { ref.load(third, as: Ref?.self).decref() }
    freeGCObject(ref, Int(ref.type.pointee.basicSize))
    if exact { endDealloc() }
  }

  func bootstrapIterationTypes() {
    bootstrapEnumerate()
    bootstrapZip()
    bootstrapMap()
    bootstrapFilter()
    bootstrapReversed()
  }

  // MARK: enumerate

  private func nextOfEnumerate(_ enumerate: Ref) -> Ref? {
    let iterator: Ref = enumerate.load(EnumerateLayout.iterator)
    if !enterNative() { return nil }
    let item = next(iterator)
    leaveNative()
    guard let item else { return nil }
    guard let number = takeNumber(enumerate) else {
      item.decref()
      return nil
    }
    let pair: Ref = enumerate.load(EnumerateLayout.pair)
    if pair.header.pointee.refcount == 1 {
      pair.incref()
      let items = pair.tupleItems
      let oldNumber = items[0]
      let oldItem = items[1]
      items[0] = number
      items[1] = item
      oldNumber.decref()
      oldItem.decref()
      if !pair.isTracked { track(pair) }
      return pair
    }
    guard let fresh = newTuple(2) else {
      number.decref()
      item.decref()
      return nil
    }
    fresh.tupleItems[0] = number
    fresh.tupleItems[1] = item
    track(fresh)
    return fresh
  }

  private func takeNumber(_ enumerate: Ref) -> Ref? {
    let index: Int = enumerate.load(EnumerateLayout.index)
    if let big = enumerate.load(EnumerateLayout.bigIndex, as: Ref?.self) {
      guard let one = int(1) else { return nil }
      defer { one.decref() }
      guard let following = binary(0, big, one) else { return nil }
      enumerate.store(EnumerateLayout.bigIndex, following)
      return big
    }
    if index == Int.max {
      guard let big = int(index) else { return nil }
      enumerate.store(EnumerateLayout.bigIndex, big)
      return takeNumber(enumerate)
    }
    enumerate.store(EnumerateLayout.index, index &+ 1)
    return int(index)
  }

  private func newEnumerate(_ type: Ref, _ iterable: Ref, _ start: Ref?) -> Ref? {
    var index = 0
    var big: Ref?
    if let start {
      guard let number = indexObject(start) else { return nil }
      if let value = smallIntValue(number) {
        index = value
        number.decref()
      } else {
        big = number
      }
    }
    guard let iterator = iterate(iterable) else {
      big.decref()
      return nil
    }
    guard let pair = tuple(none, none) else {
      big.decref()
      iterator.decref()
      return nil
    }
    guard let enumerate = newIterationObject(type) else {
      big.decref()
      iterator.decref()
      pair.decref()
      return nil
    }
    enumerate.store(EnumerateLayout.index, index)
    enumerate.store(EnumerateLayout.iterator, iterator)
    enumerate.store(EnumerateLayout.pair, pair)
    enumerate.store(EnumerateLayout.bigIndex, big)
    track(enumerate)
    return enumerate
  }

  private func bootstrapEnumerate() {
    let type = newType(
      "enumerate", basicSize: Int(profile.enumerateSize), flags: [.hasGC, .allowsSubclasses])
    types.pointee.enumerate = type
    type.pointee.dealloc = { vm, ref in
      vm.destroyIteration(ref, EnumerateLayout.iterator, EnumerateLayout.pair, EnumerateLayout.bigIndex)
    }
    type.pointee.traverse = { ref, visit, context in
      visit(ref.load(EnumerateLayout.iterator), context)
      visit(ref.load(EnumerateLayout.pair), context)
      if let big = ref.load(EnumerateLayout.bigIndex, as: Ref?.self) { visit(big, context) }
    }
    type.slots.pointee.new = { vm, type, arguments, count, keywords in
      if count == 0 && keywords == nil {
        return vm.raise(vm.exceptions.pointee.typeError, "enumerate() missing required argument 'iterable'")
      }
      if count + (keywords?.tupleCount ?? 0) <= 2, let keywords {
        for index in 0..<keywords.tupleCount {
          let keyword = keywords.tupleItem(index)
          if type.asType == vm.types.pointee.enumerate, !vm.strIs(keyword, "start"),
            !vm.strIs(keyword, "iterable")
          {
            return vm.raise(
              vm.exceptions.pointee.typeError,
              "'\(keyword.swiftString)' is an invalid keyword argument for enumerate()")
          }
        }
      }
      let slots = SlotPointer.allocate(capacity: 2)
      defer { slots.deallocate() }
      let signature = Signature("enumerate", ["iterable", "start"], required: 1)
      if !vm.parse(signature, arguments, count, keywords, into: slots) { return nil }
      return vm.newEnumerate(type, slots[0].unsafelyUnwrapped, slots[1])
    }
    type.slots.pointee.iter = { _, ref in ref.owned() }
    type.slots.pointee.iterNext = { vm, ref in vm.nextOfEnumerate(ref) }
    addMethods(
      type,
      [
        MethodDefinition(
          "__reduce__",
          .none({ vm, ref in
            let big: Ref? = ref.load(EnumerateLayout.bigIndex)
            guard let number = big?.owned() ?? vm.int(ref.load(EnumerateLayout.index)) else { return nil }
            defer { number.decref() }
            guard let arguments = vm.tuple(ref.load(EnumerateLayout.iterator), number) else { return nil }
            defer { arguments.decref() }
            return vm.tuple(ref.type.object, arguments)
          })),
        MethodDefinition(
          "__class_getitem__", .one({ vm, type, item in vm.newGenericAlias(type, item) }), kind: .class),
      ])
    readyType(type)
  }

  // MARK: zip

  private func newZip(_ type: Ref, _ arguments: Arguments, _ count: Int, _ keywords: Ref?) -> Ref? {
    var strict = false
    if let keywords {
      for index in 0..<keywords.tupleCount {
        let name = keywords.tupleItem(index)
        guard sameText(name, names.pointee.strict) else {
          _ = refuseKeyword("zip", name, ["strict"])
          return nil
        }
        let truth = isTrue(arguments[count + index].unsafelyUnwrapped)
        if truth < 0 { return nil }
        strict = truth == 1
      }
    }
    guard let iterators = newTuple(count) else { return nil }
    for index in 0..<count {
      guard let iterator = iterate(arguments[index].unsafelyUnwrapped) else {
        iterators.decref()
        return nil
      }
      iterators.tupleItems[index] = iterator
    }
    guard let result = newTuple(count) else {
      iterators.decref()
      return nil
    }
    for index in 0..<count { result.tupleItems[index] = none.owned() }
    if count > 0 {
      track(iterators)
      track(result)
    }
    guard let zip = newIterationObject(type) else {
      iterators.decref()
      result.decref()
      return nil
    }
    zip.store(ZipLayout.count, Int32(count))
    zip.store(ZipLayout.strict, strict)
    zip.store(ZipLayout.iterators, iterators)
    zip.store(ZipLayout.result, result)
    track(zip)
    return zip
  }

  private func nextOfZip(_ zip: Ref) -> Ref? {
    let count = Int(zip.load(ZipLayout.count, as: Int32.self))
    if count == 0 { return nil }
    if !enterNative() { return nil }
    defer { leaveNative() }
    let iterators: Ref = zip.load(ZipLayout.iterators)
    let kept: Ref = zip.load(ZipLayout.result)
    if kept.header.pointee.refcount == 1 {
      kept.incref()
      var index = 0
      while index < count {
        guard let item = next(iterators.tupleItem(index)) else {
          kept.decref()
          return endZip(zip, index, count)
        }
        let old = kept.tupleItems[index]
        kept.tupleItems[index] = item
        old.decref()
        index &+= 1
      }
      if !kept.isTracked { track(kept) }
      return kept
    }
    guard let result = newTuple(count) else { return nil }
    var index = 0
    while index < count {
      guard let item = next(iterators.tupleItem(index)) else {
        result.decref()
        return endZip(zip, index, count)
      }
      result.tupleItems[index] = item
      index &+= 1
    }
    track(result)
    return result
  }

  /// Iterator `index` gave nothing: the end, or with `strict` perhaps an error.
  private func endZip(_ zip: Ref, _ index: Int, _ count: Int) -> Ref? {
    guard zip.load(ZipLayout.strict, as: Bool.self), !errorOccurred else { return nil }
    let iterators: Ref = zip.load(ZipLayout.iterators)
    func complain(_ which: Int, _ relation: String) -> Ref? {
      let others = which == 1 ? " " : "s 1-"
      return raise(
        exceptions.pointee.valueError,
        "zip() argument \(which + 1) is \(relation) than argument\(others)\(which)")
    }
    if index > 0 { return complain(index, "shorter") }
    var other = 1
    while other < count {
      if let extra = next(iterators.tupleItem(other)) {
        extra.decref()
        return complain(other, "longer")
      }
      if errorOccurred { return nil }
      other += 1
    }
    return nil
  }

  private func bootstrapZip() {
    let type = newType("zip", basicSize: Int(profile.zipSize), flags: [.hasGC, .allowsSubclasses])
    types.pointee.zip = type
    type.pointee.dealloc = { vm, ref in vm.destroyIteration(ref, ZipLayout.iterators, ZipLayout.result) }
    type.pointee.traverse = { ref, visit, context in
      visit(ref.load(ZipLayout.iterators), context)
      visit(ref.load(ZipLayout.result), context)
    }
    type.slots.pointee.new = { vm, type, arguments, count, keywords in
      vm.newZip(type, arguments, count, keywords)
    }
    type.slots.pointee.iter = { _, ref in ref.owned() }
    type.slots.pointee.iterNext = { vm, ref in vm.nextOfZip(ref) }
    readyType(type)
  }

  // MARK: map

  private func newMap(_ type: Ref, _ arguments: Arguments, _ count: Int, _ keywords: Ref?) -> Ref? {
    if !refuseAnyKeywords("map", keywords, making: type.asType, like: types.pointee.map) { return nil }
    if count < 2 {
      return raise(exceptions.pointee.typeError, "map() must have at least two arguments.")
    }
    guard let iterators = newTuple(count - 1) else { return nil }
    for index in 1..<count {
      guard let iterator = iterate(arguments[index].unsafelyUnwrapped) else {
        iterators.decref()
        return nil
      }
      iterators.tupleItems[index - 1] = iterator
    }
    track(iterators)
    guard let map = newIterationObject(type) else {
      iterators.decref()
      return nil
    }
    map.store(MapLayout.iterators, iterators)
    map.store(MapLayout.function, arguments[0]?.owned())
    track(map)
    return map
  }

  private func nextOfMap(_ map: Ref) -> Ref? {
    if !enterNative() { return nil }
    defer { leaveNative() }
    let iterators: Ref = map.load(MapLayout.iterators)
    let function: Ref = map.load(MapLayout.function)
    let count = iterators.tupleCount
    if count == 1 {
      guard let item = next(iterators.tupleItem(0)) else { return nil }
      let result = call(function, item)
      item.decref()
      return result
    }
    let arguments = SlotPointer.allocate(capacity: count)
    defer { arguments.deallocate() }
    var got = 0
    defer {
      while got > 0 {
        got -= 1
        arguments[got].decref()
      }
    }
    while got < count {
      guard let item = next(iterators.tupleItem(got)) else { return nil }
      arguments[got] = item
      got += 1
    }
    return vectorcall(function, arguments, count, nil)
  }

  private func bootstrapMap() {
    let type = newType("map", basicSize: 32, flags: [.hasGC, .allowsSubclasses])
    types.pointee.map = type
    type.pointee.dealloc = { vm, ref in vm.destroyIteration(ref, MapLayout.iterators, MapLayout.function) }
    type.pointee.traverse = { ref, visit, context in
      visit(ref.load(MapLayout.iterators), context)
      visit(ref.load(MapLayout.function), context)
    }
    type.slots.pointee.new = { vm, type, arguments, count, keywords in
      vm.newMap(type, arguments, count, keywords)
    }
    type.slots.pointee.iter = { _, ref in ref.owned() }
    type.slots.pointee.iterNext = { vm, ref in vm.nextOfMap(ref) }
    readyType(type)
  }

  // MARK: filter

  private func nextOfFilter(_ filter: Ref) -> Ref? {
    if !enterNative() { return nil }
    defer { leaveNative() }
    let function: Ref = filter.load(FilterLayout.function)
    let iterator: Ref = filter.load(FilterLayout.iterator)
    let asksItem = function == none || function == types.pointee.bool.object
    while let item = next(iterator) {
      let truth: Int32
      if asksItem {
        truth = isTrue(item)
      } else if let verdict = call(function, item) {
        truth = isTrue(verdict)
        verdict.decref()
      } else {
        truth = -1
      }
      if truth > 0 { return item }
      item.decref()
      if truth < 0 { return nil }
    }
    return nil
  }

  private func bootstrapFilter() {
    let type = newType("filter", basicSize: 32, flags: [.hasGC, .allowsSubclasses])
    types.pointee.filter = type
    type.pointee.dealloc = { vm, ref in vm.destroyIteration(ref, FilterLayout.function, FilterLayout.iterator)
    }
    type.pointee.traverse = { ref, visit, context in
      visit(ref.load(FilterLayout.iterator), context)
      visit(ref.load(FilterLayout.function), context)
    }
    type.slots.pointee.new = { vm, type, arguments, count, keywords in
      if !vm.refuseAnyKeywords("filter", keywords, making: type.asType, like: vm.types.pointee.filter) {
        return nil
      }
      if count != 2 { return vm.raiseCount("filter", count, 2, 2) }
      guard let iterator = vm.iterate(arguments[1].unsafelyUnwrapped) else { return nil }
      guard let filter = vm.newIterationObject(type) else {
        iterator.decref()
        return nil
      }
      filter.store(FilterLayout.function, arguments[0]?.owned())
      filter.store(FilterLayout.iterator, iterator)
      vm.track(filter)
      return filter
    }
    type.slots.pointee.iter = { _, ref in ref.owned() }
    type.slots.pointee.iterNext = { vm, ref in vm.nextOfFilter(ref) }
    readyType(type)
  }

  // MARK: reversed

  private func newReversed(_ type: Ref, _ sequence: Ref) -> Ref? {
    if let method = lookupSpecial(sequence, names.pointee.dunderReversed) {
      defer { method.decref() }
      if method == none { return refuseReversal(sequence) }
      return call(method)
    }
    if errorOccurred { return nil }
    let slots = sequence.slots
    if slots.pointee.getItem == nil || sequence.typeHas(.dictSubclass)
      || sequence.typeHas(.mapping)
    {
      return refuseReversal(sequence)
    }
    let count = length(sequence)
    if count < 0 { return nil }
    guard let reversed = newIterationObject(type) else { return nil }
    reversed.store(SequenceIteratorLayout.index, count &- 1)
    reversed.store(SequenceIteratorLayout.sequence, sequence.owned())
    track(reversed)
    return reversed
  }

  private func refuseReversal(_ o: Ref) -> Ref? {
    raise(exceptions.pointee.typeError, "'\(typeName(o.type))' object is not reversible")
  }

  private func nextOfReversed(_ reversed: Ref) -> Ref? {
    guard let sequence = reversed.load(SequenceIteratorLayout.sequence, as: Ref?.self) else { return nil }
    let index: Int = reversed.load(SequenceIteratorLayout.index)
    if index >= 0 {
      guard let key = int(index) else { return nil }
      let item = getItem(sequence, key)
      key.decref()
      if let item {
        reversed.store(SequenceIteratorLayout.index, index &- 1)
        return item
      }
      let isEnd =
        errorMatches(exceptions.pointee.indexError) || errorMatches(exceptions.pointee.stopIteration)
      if !isEnd { return nil }
      clearError()
    }
    reversed.store(SequenceIteratorLayout.index, -1)
    reversed.store(SequenceIteratorLayout.sequence, Ref?.none)
    sequence.decref()
    return nil
  }

  private func bootstrapReversed() {
    let type = newType("reversed", basicSize: 32, flags: [.hasGC, .allowsSubclasses])
    types.pointee.reversed = type
    type.pointee.dealloc = { vm, ref in vm.destroyIteration(ref, SequenceIteratorLayout.sequence) }
    type.pointee.traverse = { ref, visit, context in
      if let sequence = ref.load(SequenceIteratorLayout.sequence, as: Ref?.self) { visit(sequence, context) }
    }
    type.slots.pointee.new = { vm, type, arguments, count, keywords in
      if !vm.refuseAnyKeywords("reversed", keywords, making: type.asType, like: vm.types.pointee.reversed) {
        return nil
      }
      if count != 1 { return vm.raiseCount("reversed", count, 1, 1) }
      return vm.newReversed(type, arguments[0].unsafelyUnwrapped)
    }
    type.slots.pointee.iter = { _, ref in ref.owned() }
    type.slots.pointee.iterNext = { vm, ref in vm.nextOfReversed(ref) }
    addMethods(
      type,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, ref in
            guard let sequence = ref.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
              return vm.int(0)
            }
            let count = vm.length(sequence)
            if count < 0 { return nil }
            let left = ref.load(SequenceIteratorLayout.index, as: Int.self) + 1
            return vm.int(count < left ? 0 : left)
          }))
      ])
    readyType(type)
  }
}
