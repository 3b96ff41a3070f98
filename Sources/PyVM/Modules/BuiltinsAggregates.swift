import PyHeap

// Built-in functions over iterables: all, any, max, min, sorted, sum.

extension VM {
  /// 1 as soon as an item's truth equals `wanted`, 0 at the end, -1 with an exception.
  fileprivate func searchTruth(_ iterable: Ref, _ wanted: Int32) -> Int32 {
    guard let iterator = iterate(iterable) else { return -1 }
    defer { iterator.decref() }
    while let item = next(iterator) {
      let truth = isTrue(item)
      item.decref()
      if truth < 0 { return -1 }
      if truth == wanted { return 1 }
    }
    return errorOccurred ? -1 : 0
  }

  /// `max` and `min`, whose arguments a tuple holds where the profile says so.
  fileprivate func packedExtremum(
    _ name: String, _ op: Int32, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    if !profile.packsExtremes { return extremum(name, op, arguments, count, keywordNames) }
    return withPackedArguments(arguments, count, keywordNames) {
      extremum(name, op, $0, count, keywordNames)
    }
  }

  fileprivate func extremum(
    _ name: String, _ op: Int32, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let typeError = exceptions.pointee.typeError
    var key: Ref?
    var fallback: Ref?
    guard count > 0 else { return raise(typeError, "\(name) expected at least 1 argument, got 0") }
    for index in 0..<(keywordNames?.tupleCount ?? 0) {
      let keyword = keywordNames.unsafelyUnwrapped.tupleItem(index)
      if strIs(keyword, "key") {
        key = arguments[count + index]
      } else if strIs(keyword, "default") {
        fallback = arguments[count + index]
      } else {
        _ = refuseKeyword(name, keyword, ["key", "default"])
        return nil
      }
    }
    if key == none { key = nil }
    if count > 1 && fallback != nil {
      return raise(
        typeError, "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    var iterator: Ref?
    if count == 1 {
      iterator = iterate(arguments[0].unsafelyUnwrapped)
      if iterator == nil { return nil }
    }
    defer { iterator.decref() }
    var best: Ref?
    var bestKey: Ref?
    var index = 0
    while true {
      let item: Ref
      if let iterator {
        guard let next = next(iterator) else { break }
        item = next
      } else {
        guard index < count, let argument = arguments[index] else { break }
        item = argument.owned()
        index += 1
      }
      var itemKey = item
      if let key {
        guard let computed = call(key, item) else {
          item.decref()
          break
        }
        itemKey = computed
      } else {
        item.incref()
      }
      if let known = bestKey {
        let better = isBetter(itemKey, known, op)
        if better <= 0 {
          item.decref()
          itemKey.decref()
          if better < 0 { break }
          continue
        }
      }
      best.decref()
      bestKey.decref()
      best = item
      bestKey = itemKey
    }
    bestKey.decref()
    if errorOccurred {
      best.decref()
      return nil
    }
    if let best { return best }
    if let fallback { return fallback.owned() }
    return raise(exceptions.pointee.valueError, "\(name)() iterable argument is empty")
  }

  @inline(__always)
  private func isBetter(_ a: Ref, _ b: Ref, _ op: Int32) -> Int32 {
    if a.kind == Kind.int, b.kind == Kind.int, a.isCompact, b.isCompact {
      let less = op == Comparison.lt ? a.compactValue < b.compactValue : a.compactValue > b.compactValue
      return less ? 1 : 0
    }
    return compareBool(a, b, op)
  }

  fileprivate func builtinSorted(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    guard count == 1 else {
      return raise(exceptions.pointee.typeError, "sorted expected 1 argument, got \(count)")
    }
    var key: Ref?
    var reverse: Ref?
    for index in 0..<(keywordNames?.tupleCount ?? 0) {
      let keyword = keywordNames.unsafelyUnwrapped.tupleItem(index)
      if strIs(keyword, "key") {
        key = arguments[1 + index]
      } else if strIs(keyword, "reverse") {
        reverse = arguments[1 + index]
      } else {
        _ = refuseKeyword("sort", keyword, ["key", "reverse"])
        return nil
      }
    }
    guard let list = listFromIterable(arguments[0].unsafelyUnwrapped) else { return nil }
    if listSort(list, key, reverse) { return list }
    list.decref()
    return nil
  }

  fileprivate func builtinSum(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    let typeError = exceptions.pointee.typeError
    guard count > 0 else {
      return raise(typeError, "sum() takes at least 1 positional argument (0 given)")
    }
    guard count <= 2 else {
      return raise(
        typeError, "sum() takes at most 2 arguments (\(count + (keywordNames?.tupleCount ?? 0)) given)")
    }
    var start: Ref? = count > 1 ? arguments[1] : nil
    for index in 0..<(keywordNames?.tupleCount ?? 0) {
      let keyword = keywordNames.unsafelyUnwrapped.tupleItem(index)
      guard strIs(keyword, "start") else {
        _ = refuseKeyword("sum", keyword, ["start"])
        return nil
      }
      if start != nil {
        return raise(typeError, "argument for sum() given by name ('start') and position (2)")
      }
      start = arguments[count + index]
    }
    guard let iterator = iterate(arguments[0].unsafelyUnwrapped) else { return nil }
    defer { iterator.decref() }
    if let start {
      if start.isAnyStr { return raise(typeError, "sum() can't sum strings [use ''.join(seq) instead]") }
      if start.typeHas(.bytesSubclass) {
        return raise(typeError, "sum() can't sum bytes [use b''.join(seq) instead]")
      }
      if start.isInstance(types.pointee.bytearray) {
        return raise(typeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
      }
    }
    return sumItems(iterator, start)
  }

  private func sumItems(_ iterator: Ref, _ start: Ref?) -> Ref? {
    var total: Ref
    if let start {
      total = start.owned()
    } else {
      guard let zero = int(0) else { return nil }
      total = zero
    }
    // Small ints are added as machine integers for as long as they are exact ints.
    if total.kind == Kind.int, total.isCompact {
      var sum = total.compactValue
      while true {
        guard let item = next(iterator) else {
          total.decref()
          return errorOccurred ? nil : int(sum)
        }
        if item.kind == Kind.int || item.kind == Kind.bool, item.isCompact {
          let (result, overflow) = sum.addingReportingOverflow(item.compactValue)
          if !overflow {
            item.decref()
            sum = result
            continue
          }
        }
        total.decref()
        guard let boxed = int(sum) else {
          item.decref()
          return nil
        }
        guard let next = addItem(boxed, item) else { return nil }
        total = next
        break
      }
    }
    if total.kind == Kind.float { return sumFloats(iterator, total) }
    while let item = next(iterator) {
      guard let result = addItem(total, item) else { return nil }
      total = result
      if total.kind == Kind.float { return sumFloats(iterator, total) }
    }
    if errorOccurred {
      total.decref()
      return nil
    }
    return total
  }

  /// `total + item`; steals both.
  private func addItem(_ total: Ref, _ item: Ref) -> Ref? {
    let result = binary(0, total, item)
    total.decref()
    item.decref()
    return result
  }

  /// Compensated summation (Neumaier), as since 3.12. Steals `total`.
  private func sumFloats(_ iterator: Ref, _ total: Ref) -> Ref? {
    var sum = total.floatValue
    var compensation = 0.0
    total.decref()
    while let item = next(iterator) {
      if item.kind == Kind.float {
        let x = item.floatValue
        item.decref()
        let t = sum + x
        if abs(sum) >= abs(x) { compensation += (sum - t) + x } else { compensation += (x - t) + sum }
        sum = t
        continue
      }
      if item.kind == Kind.int || item.kind == Kind.bool, item.isCompact {
        sum += Double(item.compactValue)
        item.decref()
        continue
      }
      if compensation != 0, compensation.isFinite { sum += compensation }
      guard let boxed = float(sum) else {
        item.decref()
        return nil
      }
      guard var rest = addItem(boxed, item) else { return nil }
      while let other = next(iterator) {
        guard let result = addItem(rest, other) else { return nil }
        rest = result
      }
      if errorOccurred {
        rest.decref()
        return nil
      }
      return rest
    }
    if errorOccurred { return nil }
    if compensation != 0, compensation.isFinite { sum += compensation }
    return float(sum)
  }
}

/// Rows of the `builtins` namespace.
let builtinAggregates: [MethodDefinition] = [
  MethodDefinition(
    "all",
    .one({ vm, _, iterable in
      let found = vm.searchTruth(iterable, 0)
      return found < 0 ? nil : vm.bool(found == 0)
    })),
  MethodDefinition(
    "any",
    .one({ vm, _, iterable in
      let found = vm.searchTruth(iterable, 1)
      return found < 0 ? nil : vm.bool(found == 1)
    })),
  MethodDefinition(
    "max",
    .keywords({ vm, _, arguments, count, names in
      vm.packedExtremum("max", Comparison.gt, arguments, count, names)
    }
    )),
  MethodDefinition(
    "min",
    .keywords({ vm, _, arguments, count, names in
      vm.packedExtremum("min", Comparison.lt, arguments, count, names)
    }
    )),
  MethodDefinition(
    "sorted", .keywords({ vm, _, arguments, count, names in vm.builtinSorted(arguments, count, names) })),
  MethodDefinition(
    "sum", .keywords({ vm, _, arguments, count, names in vm.builtinSum(arguments, count, names) })),
]
