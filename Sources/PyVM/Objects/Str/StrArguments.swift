import PyHeap

// Arguments of the methods of str and bytes: the common case (positional, right number) costs nothing; everything else
// goes through the general parser.

extension VM {
  @inline(__always)
  func bind(
    _ signature: Signature, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?, _ a: inout Ref?
  ) -> Bool {
    var b: Ref?
    var c: Ref?
    return bind(signature, arguments, count, keywordNames, &a, &b, &c)
  }

  @inline(__always)
  func bind(
    _ signature: Signature, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?, _ a: inout Ref?,
    _ b: inout Ref?
  ) -> Bool {
    var c: Ref?
    return bind(signature, arguments, count, keywordNames, &a, &b, &c)
  }

  /// Sorts up to three arguments into variables; false with a TypeError.
  @inline(__always)
  func bind(
    _ signature: Signature, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?, _ a: inout Ref?,
    _ b: inout Ref?, _ c: inout Ref?
  ) -> Bool {
    if keywordNames == nil && count >= signature.required && count <= signature.positional {
      if count > 0 { a = arguments[0] }
      if count > 1 { b = arguments[1] }
      if count > 2 { c = arguments[2] }
      return true
    }
    return bindSlow(signature, arguments, count, keywordNames, &a, &b, &c)
  }

  @inline(never)
  private func bindSlow(
    _ signature: Signature, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?, _ a: inout Ref?,
    _ b: inout Ref?, _ c: inout Ref?
  ) -> Bool {
    let total = count + (keywordNames?.tupleCount ?? 0)
    let all = signature.parameters.count
    if total > all {
      return raiseFalse(
        exceptions.pointee.typeError,
        "\(signature.function)() takes at most \(all) argument\(all == 1 ? "" : "s") (\(total) given)")
    }
    return withSlots(4) { base in
      base.initialize(repeating: nil, count: 4)
      guard parse(signature, arguments, count, keywordNames, into: base) else {
        return false
      }
      a = base[0]
      b = base[1]
      c = base[2]
      return true
    }
  }

  /// An argument that C would hold in a `Py_ssize_t`.
  func sizeArgument(_ o: Ref) -> Int? {
    if o.kind == Kind.int, o.isCompact { return o.compactValue }
    guard let number = indexObject(o) else { return nil }
    defer { number.decref() }
    if let value = smallIntValue(number) { return value }
    _ = raise(exceptions.pointee.overflowError, "Python int too large to convert to C ssize_t")
    return nil
  }

  /// A bound of `s[a:b]` or `s.find(x, a, b)`: None gives the default, ints saturate.
  func boundArgument(_ o: Ref?, _ whenMissing: Int) -> Int? {
    guard let o, o != none else { return whenMissing }
    if o.kind == Kind.int, o.isCompact { return o.compactValue }
    if !o.typeHas(.intSubclass) && o.slots.pointee.index == nil {
      _ = raise(
        exceptions.pointee.typeError, "slice indices must be integers or None or have an __index__ method")
      return nil
    }
    return indexValue(o, overflow: nil)
  }

  /// Optional bounds of a search, brought into 0…length; `start` may exceed `end`.
  @inline(__always)
  func searchRange(_ length: Int, _ arguments: Arguments, _ count: Int) -> (start: Int, end: Int)? {
    if count < 2 { return (0, length) }
    return searchRangeSlow(length, arguments, count)
  }

  @inline(never)
  private func searchRangeSlow(_ length: Int, _ arguments: Arguments, _ count: Int) -> (start: Int, end: Int)?
  {
    guard var start = boundArgument(arguments[1], 0),
      var end = boundArgument(count > 2 ? arguments[2] : nil, Int.max)
    else { return nil }
    if end > length { end = length }
    if end < 0 { end = max(0, end &+ length) }
    if start < 0 { start = max(0, start &+ length) }
    return (start, end)
  }

  /// The elements that a slice selects from a sequence of `length`: first index, step, how many.
  ///
  /// The length is asked last: the `__index__` of a bound may change the sequence.
  func selection(_ slice: Ref, _ length: @autoclosure () -> Int) -> (start: Int, step: Int, count: Int)? {
    guard var step = boundArgument(slice.load(SliceLayout.step, as: Ref?.self), 1) else { return nil }
    if step == 0 {
      _ = raise(exceptions.pointee.valueError, "slice step cannot be zero")
      return nil
    }
    if step < -Int.max { step = -Int.max }
    guard var start = boundArgument(slice.load(SliceLayout.start, as: Ref?.self), step < 0 ? Int.max : 0),
      var stop = boundArgument(slice.load(SliceLayout.stop, as: Ref?.self), step < 0 ? Int.min : Int.max)
    else { return nil }
    let length = length()
    func clip(_ value: Int) -> Int {
      if value < 0 {
        let moved = value &+ length
        return moved < 0 ? (step < 0 ? -1 : 0) : moved
      }
      return value >= length ? (step < 0 ? length - 1 : length) : value
    }
    start = clip(start)
    stop = clip(stop)
    if step < 0 { return (start, step, stop < start ? (start - stop - 1) / -step + 1 : 0) }
    return (start, step, start < stop ? (stop - start - 1) / step + 1 : 0)
  }

  /// TypeError "f() argument N must be str, not T" unless the argument is a str.
  @inline(__always)
  func checkStr(_ o: Ref, _ function: StaticString, _ position: Int) -> Bool {
    o.isAnyStr || refuseNonStr(o, "\(function)() argument \(position) must be str, not ")
  }

  @inline(never)
  func refuseNonStr(_ o: Ref, _ words: String) -> Bool {
    raiseFalse(exceptions.pointee.typeError, "\(words)\(displayTypeName(o))")
  }

  /// How `must be str, not …` names the culprit's type.
  func displayTypeName(_ o: Ref) -> String { o == none ? "None" : typeName(o.type) }
}
