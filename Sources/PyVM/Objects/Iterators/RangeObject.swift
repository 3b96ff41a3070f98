import PyHeap

// # range
//
// start, stop, step and length as Python ints. When all of them fit in Int, which is nearly always, everything is computed
// in Int; the rest goes through int objects.

/// A range in machine integers.
struct RangeValues {
  var start: Int
  var stop: Int
  var step: Int
  var count: Int

  /// The item at a valid index; nil if it does not fit.
  func item(_ index: Int) -> Int? {
    let (offset, overflow) = index.multipliedReportingOverflow(by: step)
    let (value, overflow2) = start.addingReportingOverflow(offset)
    return overflow || overflow2 ? nil : value
  }
}

/// CPython's numbers of the operators used here.
private enum Op {
  static let add: Int32 = 0
  static let floorDivide: Int32 = 2
  static let multiply: Int32 = 5
  static let remainder: Int32 = 6
  static let subtract: Int32 = 10
}

/// Number of items of a range; nil if it does not fit.
private func rangeCount(_ start: Int, _ stop: Int, _ step: Int) -> Int? {
  if step > 0 {
    if start >= stop { return 0 }
    let span = UInt(bitPattern: stop) &- UInt(bitPattern: start) &- 1
    let count = span / UInt(step) + 1
    return count > UInt(Int.max) ? nil : Int(count)
  }
  if start <= stop { return 0 }
  let span = UInt(bitPattern: start) &- UInt(bitPattern: stop) &- 1
  let count = span / step.magnitude + 1
  return count > UInt(Int.max) ? nil : Int(count)
}

extension Ref {
  fileprivate var rangeStart: Ref { load(RangeLayout.start) }
  fileprivate var rangeStop: Ref { load(RangeLayout.stop) }
  fileprivate var rangeStep: Ref { load(RangeLayout.step) }
  fileprivate var rangeLength: Ref { load(RangeLayout.length) }
}

extension VM {
  /// The range in machine integers, or nil when a bound or the length is too large.
  @inline(__always)
  func rangeValues(_ range: Ref) -> RangeValues? {
    guard let start = smallIntValue(range.rangeStart), let stop = smallIntValue(range.rangeStop),
      let step = smallIntValue(range.rangeStep), let count = smallIntValue(range.rangeLength)
    else { return nil }
    return RangeValues(start: start, stop: stop, step: step, count: count)
  }

  /// A range object from owned ints; releases them on failure.
  private func newRange(_ start: Ref, _ stop: Ref, _ step: Ref, _ length: Ref) -> Ref? {
    guard let range = newObject(types.pointee.range, 48) else {
      start.decref()
      stop.decref()
      step.decref()
      length.decref()
      return outOfMemory()
    }
    range.store(RangeLayout.start, start)
    range.store(RangeLayout.stop, stop)
    range.store(RangeLayout.step, step)
    range.store(RangeLayout.length, length)
    return range
  }

  /// A range of machine integers.
  func newRange(_ start: Int, _ stop: Int, _ step: Int) -> Ref? {
    guard let first = int(start) else { return nil }
    guard let second = int(stop) else {
      first.decref()
      return nil
    }
    guard let third = int(step) else {
      first.decref()
      second.decref()
      return nil
    }
    return newRange(first, second, third)
  }

  /// A range from owned int objects.
  private func newRange(_ start: Ref, _ stop: Ref, _ step: Ref) -> Ref? {
    if let length = rangeLengthObject(start, stop, step) { return newRange(start, stop, step, length) }
    start.decref()
    stop.decref()
    step.decref()
    return nil
  }

  private func rangeLengthObject(_ start: Ref, _ stop: Ref, _ step: Ref) -> Ref? {
    if let first = smallIntValue(start), let last = smallIntValue(stop), let by = smallIntValue(step),
      let count = rangeCount(first, last, by)
    {
      return int(count)
    }
    guard let zero = int(0) else { return nil }
    defer { zero.decref() }
    let rises = compareBool(step, zero, Comparison.gt)
    if rises < 0 { return nil }
    let low = rises == 1 ? start : stop
    let high = rises == 1 ? stop : start
    let some = compareBool(low, high, Comparison.lt)
    if some < 0 { return nil }
    if some == 0 { return int(0) }
    guard let size = rises == 1 ? step.owned() : unaryNegative(step) else { return nil }
    defer { size.decref() }
    guard let one = int(1) else { return nil }
    defer { one.decref() }
    return chain(high, (Op.subtract, low), (Op.subtract, one), (Op.floorDivide, size), (Op.add, one))
  }

  /// Applies operators one after another to an int.
  private func chain(_ first: Ref, _ steps: (Int32, Ref)...) -> Ref? {
    var value = first.owned()
    for (op, operand) in steps {
      let result = binary(op, value, operand)
      value.decref()
      guard let result else { return nil }
      value = result
    }
    return value
  }

  /// An exact int from anything with `__index__`.
  private func exactInt(_ o: Ref) -> Ref? {
    if o.kind == Kind.int { return o.owned() }
    guard let number = indexObject(o) else { return nil }
    if number.kind == Kind.int { return number }
    defer { number.decref() }
    if let value = smallIntValue(number) { return int(value) }
    return unaryPositive(number)
  }

  fileprivate func rangeNew(_ arguments: Arguments, _ count: Int, _ keywords: Ref?) -> Ref? {
    if !refuseAnyKeywords("range", keywords) { return nil }
    if count < 1 || count > 3 { return raiseCount("range", count, 1, 3) }
    let first = arguments[0].unsafelyUnwrapped
    if count == 1, first.isCompactInt {
      guard let start = int(0) else { return nil }
      guard let step = int(1) else { return nil }
      guard let length = int(max(0, first.compactValue)) else { return nil }
      return newRange(start, first.owned(), step, length)
    }
    guard let start = count == 1 ? int(0) : exactInt(first) else { return nil }
    guard let stop = exactInt(count == 1 ? first : arguments[1].unsafelyUnwrapped) else {
      start.decref()
      return nil
    }
    guard let step = count == 3 ? exactInt(arguments[2].unsafelyUnwrapped) : int(1) else {
      start.decref()
      stop.decref()
      return nil
    }
    if step.isCompact && step.compactValue == 0 {
      start.decref()
      stop.decref()
      step.decref()
      return raise(exceptions.pointee.valueError, "range() arg 3 must not be zero")
    }
    return newRange(start, stop, step)
  }

  /// start + index * step as an int object.
  private func rangeItem(_ range: Ref, _ index: Ref) -> Ref? {
    if let values = rangeValues(range), let at = smallIntValue(index), let value = values.item(at) {
      return int(value)
    }
    return chain(index, (Op.multiply, range.rangeStep), (Op.add, range.rangeStart))
  }

  fileprivate func rangeGetItem(_ range: Ref, _ key: Ref) -> Ref? {
    if key.kind == Kind.slice { return rangeSlice(range, key) }
    guard key.kind == Kind.int || key.slots.pointee.index != nil else {
      return raise(
        exceptions.pointee.typeError, "range indices must be integers or slices, not \(typeName(key.type))")
    }
    guard let given = indexObject(key) else { return nil }
    defer { given.decref() }
    let isNegative = isNegativeInt(given)
    guard let index = isNegative ? binary(Op.add, given, range.rangeLength) : given.owned() else {
      return nil
    }
    defer { index.decref() }
    let inside = isNegativeInt(index) ? 0 : compareBool(index, range.rangeLength, Comparison.lt)
    if inside < 0 { return nil }
    if inside == 0 { return raise(exceptions.pointee.indexError, "range object index out of range") }
    return rangeItem(range, index)
  }

  private func rangeSlice(_ range: Ref, _ slice: Ref) -> Ref? {
    guard let (low, high, by) = sliceBounds(slice, length: range.rangeLength) else { return nil }
    defer {
      low.decref()
      high.decref()
      by.decref()
    }
    guard let step = binary(Op.multiply, range.rangeStep, by) else { return nil }
    guard let start = rangeItem(range, low) else {
      step.decref()
      return nil
    }
    guard let stop = rangeItem(range, high) else {
      start.decref()
      step.decref()
      return nil
    }
    return newRange(start, stop, step)
  }

  /// Whether an int (or bool) is one of the range's values.
  private func rangeHasInt(_ range: Ref, _ number: Ref) -> Int32 {
    if let values = rangeValues(range), let value = smallIntValue(number) {
      if values.step > 0 {
        if value < values.start || value >= values.stop { return 0 }
      } else if value > values.start || value <= values.stop {
        return 0
      }
      let (offset, overflow) = value.subtractingReportingOverflow(values.start)
      if !overflow { return offset % values.step == 0 ? 1 : 0 }
    }
    guard let zero = int(0) else { return -1 }
    defer { zero.decref() }
    let rises = compareBool(range.rangeStep, zero, Comparison.gt)
    if rises < 0 { return -1 }
    let fromStart = compareBool(range.rangeStart, number, rises == 1 ? Comparison.le : Comparison.ge)
    if fromStart <= 0 { return fromStart }
    let beforeStop = compareBool(number, range.rangeStop, rises == 1 ? Comparison.lt : Comparison.gt)
    if beforeStop <= 0 { return beforeStop }
    guard let rest = chain(number, (Op.subtract, range.rangeStart), (Op.remainder, range.rangeStep)) else {
      return -1
    }
    defer { rest.decref() }
    return equals(rest, zero)
  }

  fileprivate func rangeContains(_ range: Ref, _ item: Ref) -> Int32 {
    if item.kind == Kind.int || item.kind == Kind.bool { return rangeHasInt(range, item) }
    return containsByIteration(range, item)
  }

  fileprivate func rangeIndex(_ range: Ref, _ item: Ref) -> Ref? {
    if item.kind != Kind.int && item.kind != Kind.bool {
      guard let iterator = iterate(range) else { return nil }
      defer { iterator.decref() }
      var index = 0
      while let value = next(iterator) {
        let same = equals(value, item)
        value.decref()
        if same != 0 { return same < 0 ? nil : int(index) }
        index += 1
      }
      return errorOccurred
        ? nil : raise(exceptions.pointee.valueError, "sequence.index(x): x not in sequence")
    }
    let present = rangeHasInt(range, item)
    if present < 0 { return nil }
    if present == 1 { return chain(item, (Op.subtract, range.rangeStart), (Op.floorDivide, range.rangeStep)) }
    guard let text = repr(item) else { return nil }
    defer { text.decref() }
    return raise(exceptions.pointee.valueError, "\(text.swiftString) is not in range")
  }

  /// Length, and start and step as far as they matter: what equality and hash look at.
  fileprivate func rangeIdentity(_ range: Ref) -> Ref? {
    let length = range.rangeLength
    if length.isCompact && length.compactValue == 0 { return tuple(length, none, none) }
    if length.isCompact && length.compactValue == 1 { return tuple(length, range.rangeStart, none) }
    return tuple(length, range.rangeStart, range.rangeStep)
  }

  /// `iter(range)`.
  fileprivate func rangeIterate(_ range: Ref) -> Ref? {
    if let values = rangeValues(range), values.count == 0 || values.item(values.count) != nil {
      return newRangeIterator(values.start, values.step, values.count)
    }
    return newLongRangeIterator(range.rangeStart, range.rangeStep, range.rangeLength)
  }

  func newRangeIterator(_ start: Int, _ step: Int, _ count: Int) -> Ref? {
    let type = types.pointee.rangeIterator
    guard let iterator = newObject(type, Int(type.pointee.basicSize)) else { return outOfMemory() }
    iterator.store(RangeIteratorLayout.next, start)
    iterator.store(RangeIteratorLayout.step, step)
    iterator.store(RangeIteratorLayout.remaining, count)
    return iterator
  }

  private func newLongRangeIterator(_ start: Ref, _ step: Ref, _ count: Ref) -> Ref? {
    let type = types.pointee.longRangeIterator
    guard let iterator = newObject(type, Int(type.pointee.basicSize)) else { return outOfMemory() }
    iterator.store(RangeIteratorLayout.next, start.owned())
    iterator.store(RangeIteratorLayout.step, step.owned())
    iterator.store(RangeIteratorLayout.remaining, count.owned())
    return iterator
  }

  fileprivate func rangeReversed(_ range: Ref) -> Ref? {
    if let values = rangeValues(range) {
      if values.count == 0 { return newRangeIterator(values.start, 1, 0) }
      if let last = values.item(values.count - 1), values.step != Int.min,
        !values.start.subtractingReportingOverflow(values.step).overflow
      {
        return newRangeIterator(last, -values.step, values.count)
      }
    }
    guard let one = int(1) else { return nil }
    defer { one.decref() }
    guard let lastIndex = binary(Op.subtract, range.rangeLength, one) else { return nil }
    defer { lastIndex.decref() }
    guard let last = rangeItem(range, lastIndex) else { return nil }
    defer { last.decref() }
    guard let step = unaryNegative(range.rangeStep) else { return nil }
    defer { step.decref() }
    return newLongRangeIterator(last, step, range.rangeLength)
  }

  fileprivate func nextOfLongRange(_ iterator: Ref) -> Ref? {
    let remaining: Ref = iterator.load(RangeIteratorLayout.remaining)
    if remaining.isCompact && remaining.compactValue <= 0 { return nil }
    guard let one = int(1) else { return nil }
    defer { one.decref() }
    let value: Ref = iterator.load(RangeIteratorLayout.next)
    guard let following = binary(Op.add, value, iterator.load(RangeIteratorLayout.step)) else { return nil }
    guard let left = binary(Op.subtract, remaining, one) else {
      following.decref()
      return nil
    }
    iterator.store(RangeIteratorLayout.next, following)
    iterator.store(RangeIteratorLayout.remaining, left)
    remaining.decref()
    return value
  }

  func bootstrapRange() {
    let type = newType("range", basicSize: 48, flags: [.sequence], kind: Kind.range)
    types.pointee.range = type
    type.pointee.dealloc = { vm, range in
      range.rangeStart.decref()
      range.rangeStop.decref()
      range.rangeStep.decref()
      range.rangeLength.decref()
      vm.freeObject(range, 48)
    }
    let slots = type.slots
    slots.pointee.new = { vm, _, arguments, count, keywords in vm.rangeNew(arguments, count, keywords) }
    slots.pointee.repr = { vm, range in
      var parts = PartBuffer()
      parts.add(vm.newStr(static: "range("))
      parts.add(vm.repr(range.rangeStart))
      parts.add(vm.newStr(static: ", "))
      parts.add(vm.repr(range.rangeStop))
      if !(range.rangeStep.isCompact && range.rangeStep.compactValue == 1) {
        parts.add(vm.newStr(static: ", "))
        parts.add(vm.repr(range.rangeStep))
      }
      parts.add(vm.newStr(static: ")"))
      return parts.finish(vm)
    }
    slots.pointee.compare = { vm, a, b, op in
      guard a.kind == Kind.range, b.kind == Kind.range, op == Comparison.eq || op == Comparison.ne else {
        return vm.newNotImplemented()
      }
      guard let left = vm.rangeIdentity(a) else { return nil }
      defer { left.decref() }
      guard let right = vm.rangeIdentity(b) else { return nil }
      defer { right.decref() }
      return vm.compare(left, right, op)
    }
    slots.pointee.hash = { vm, range in
      guard let parts = vm.rangeIdentity(range) else { return -1 }
      defer { parts.decref() }
      return vm.hash(parts)
    }
    slots.pointee.iter = { vm, range in vm.rangeIterate(range) }
    slots.pointee.length = { vm, range in
      if let count = vm.smallIntValue(range.rangeLength) { return count }
      return vm.raiseMinusOne(
        vm.exceptions.pointee.overflowError, "Python int too large to convert to C ssize_t")
    }
    slots.pointee.bool = { vm, range in vm.isTrue(range.rangeLength) }
    slots.pointee.getItem = { vm, range, key in vm.rangeGetItem(range, key) }
    slots.pointee.contains = { vm, range, item in vm.rangeContains(range, item) }
    addMembers(
      type,
      [
        MemberDefinition("start", RangeLayout.start), MemberDefinition("stop", RangeLayout.stop),
        MemberDefinition("step", RangeLayout.step),
      ])
    addMethods(
      type,
      [
        MethodDefinition("__reversed__", .none({ vm, range in vm.rangeReversed(range) })),
        MethodDefinition("index", .one({ vm, range, item in vm.rangeIndex(range, item) })),
        MethodDefinition(
          "count",
          .one({ vm, range, item in
            if item.kind == Kind.int || item.kind == Kind.bool {
              let present = vm.rangeContains(range, item)
              return present < 0 ? nil : vm.int(Int(present))
            }
            guard let iterator = vm.iterate(range) else { return nil }
            defer { iterator.decref() }
            var found = 0
            while let value = vm.next(iterator) {
              let same = vm.equals(value, item)
              value.decref()
              if same < 0 { return nil }
              found += Int(same)
            }
            return vm.errorOccurred ? nil : vm.int(found)
          })),
        MethodDefinition(
          "__reduce__",
          .none({ vm, range in
            guard let arguments = vm.tuple(range.rangeStart, range.rangeStop, range.rangeStep) else {
              return nil
            }
            defer { arguments.decref() }
            return vm.tuple(range.type.object, arguments)
          })),
      ])
    readyType(type)
    bootstrapRangeIterators()
  }

  private func bootstrapRangeIterators() {
    let size = Int(profile.rangeIteratorSize)
    let short = newType("range_iterator", basicSize: size, kind: Kind.rangeIterator)
    types.pointee.rangeIterator = short
    short.slots.pointee.iter = { _, iterator in iterator.owned() }
    short.slots.pointee.iterNext = { vm, iterator in
      let remaining: Int = iterator.load(RangeIteratorLayout.remaining)
      if remaining <= 0 { return nil }
      let value: Int = iterator.load(RangeIteratorLayout.next)
      iterator.store(RangeIteratorLayout.next, value &+ iterator.load(RangeIteratorLayout.step, as: Int.self))
      iterator.store(RangeIteratorLayout.remaining, remaining &- 1)
      return vm.int(value)
    }
    addMethods(
      short,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in vm.int(iterator.load(RangeIteratorLayout.remaining)) })),
        MethodDefinition(
          "__reduce__",
          .none({ vm, iterator in
            guard let iter = vm.builtinNamed("iter") else { return nil }
            defer { iter.decref() }
            let start: Int = iterator.load(RangeIteratorLayout.next)
            let step: Int = iterator.load(RangeIteratorLayout.step)
            let count: Int = iterator.load(RangeIteratorLayout.remaining)
            guard let range = vm.newRange(start, start &+ count &* step, step) else { return nil }
            defer { range.decref() }
            guard let arguments = vm.tuple(range) else { return nil }
            defer { arguments.decref() }
            return vm.tuple(iter, arguments, vm.none)
          })),
      ])
    readyType(short)

    let long = newType("longrange_iterator", basicSize: size)
    types.pointee.longRangeIterator = long
    long.pointee.dealloc = { vm, iterator in
      iterator.load(RangeIteratorLayout.next, as: Ref.self).decref()
      iterator.load(RangeIteratorLayout.step, as: Ref.self).decref()
      iterator.load(RangeIteratorLayout.remaining, as: Ref.self).decref()
      vm.freeObject(iterator, Int(iterator.type.pointee.basicSize))
    }
    long.slots.pointee.iter = { _, iterator in iterator.owned() }
    long.slots.pointee.iterNext = { vm, iterator in vm.nextOfLongRange(iterator) }
    addMethods(
      long,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ _, iterator in iterator.load(RangeIteratorLayout.remaining, as: Ref.self).owned() }))
      ])
    readyType(long)
  }
}
