import PyHeap

// The module `gc`: a face on PyHeap's collector.

extension VM {
  func buildGCModule() -> Ref? {
    guard let module = newNativeModule("gc", gcFunctions) else { return nil }
    let modules = modules
    guard let garbage = newList(0), let callbacks = newList(0) else { return nil }
    modules.garbage = garbage.owned()
    modules.callbacks = callbacks.owned()
    setConstant(module, "garbage", garbage)
    setConstant(module, "callbacks", callbacks)
    let flags: [(StaticString, Int)] = [
      ("DEBUG_STATS", 1), ("DEBUG_COLLECTABLE", 2), ("DEBUG_UNCOLLECTABLE", 4), ("DEBUG_SAVEALL", 32),
      ("DEBUG_LEAK", 38),
    ]
    for (name, value) in flags { setConstant(module, name, int(value)) }
    return module
  }

  /// Connects the collector with the machine's lists, streams and clock.
  func bootstrapCollectorHooks() {
    let hooks = heap
    hooks.pointee.collectorHooks.phase = { vm, started, generation, collected, uncollectable in
      vm.callCollectorCallbacks(started, generation, collected, uncollectable)
    }
    hooks.pointee.collectorHooks.appendGarbage = { vm, ref in
      guard let garbage = vm.modules.garbage else { return }
      if !vm.listAppend(garbage, ref) { vm.clearError() }
    }
    hooks.pointee.collectorHooks.dictIsAtomic = dictIsAtomic
    hooks.pointee.collectorHooks.writeDebug = { vm, bytes, count in
      _ = vm.hostWrite(UnsafeRawBufferPointer(start: bytes, count: count), isError: true)
    }
    hooks.pointee.collectorHooks.debugCollectable = { vm, ref in
      var text = "gc: collectable <\(vm.typeName(ref.type)) \(vm.hexAddress(ref))>\n"
      _ = text.withUTF8 { vm.hostWrite(UnsafeRawBufferPointer($0), isError: true) }
    }
    hooks.pointee.collectorHooks.nanoseconds = { vm in Int64(vm.hostClock(.monotonic) * 1_000_000_000) }
  }

  /// All callbacks get the phase and one new dict.
  private func callCollectorCallbacks(
    _ started: Bool, _ generation: Int, _ collected: Int, _ uncollectable: Int
  ) {
    guard let callbacks = modules.callbacks, callbacks.listCount > 0 else { return }
    let pending = fetchError()
    defer { if let pending { setError(pending) } }
    guard let info = newDict() else {
      clearError()
      return
    }
    defer { info.decref() }
    let values: [(Ref, Int)] = [
      (names.pointee.generation, generation), (names.pointee.collected, collected),
      (names.pointee.uncollectable, uncollectable),
    ]
    for (name, value) in values {
      guard let number = int(value) else { return clearError() }
      _ = dictSet(info, name, number)
      number.decref()
    }
    let phase = started ? names.pointee.start : names.pointee.stop
    var index = 0
    while index < callbacks.listCount {
      let callback = callbacks.listItem(index).owned()
      if let result = call(callback, phase, info) {
        result.decref()
      } else {
        writeUnraisable(callback)
        if state.pointee.limit != .none {
          callback.decref()
          return
        }
      }
      callback.decref()
      index += 1
    }
  }

  /// Collections of each generation so far.
  func collectionCounts() -> [Int] { (0..<3).map { statistics(ofGeneration: $0).collections } }

  // MARK: Functions

  fileprivate func gcCollect(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(1) { slots in
      guard parse(Signature("collect", ["generation"]), arguments, count, keywordNames, into: slots) else {
        return nil
      }
      var generation = 2
      if let given = slots[0] {
        guard let value = indexValue(given, overflow: exceptions.pointee.overflowError) else { return nil }
        generation = value
      }
      guard (0...2).contains(generation) else {
        return raise(exceptions.pointee.valueError, "invalid generation")
      }
      let found = collectGarbage(generation)
      // What a program asks for is its work; what the thresholds cause is not.
      chargeWork(heap.pointee.gc.longLivedTotal &* 4)
      return errorOccurred ? nil : int(found)
    }
  }

  fileprivate func gcSetThreshold(_ arguments: Arguments, _ count: Int) -> Ref? {
    guard (1...3).contains(count) else {
      return raise(exceptions.pointee.typeError, "gc.set_threshold requires 1 to 3 arguments")
    }
    var values: [Int32] = []
    for index in 0..<count {
      guard
        let value = indexValue(arguments[index].unsafelyUnwrapped, overflow: exceptions.pointee.overflowError)
      else { return nil }
      guard let small = Int32(exactly: value) else {
        let relation = value > 0 ? "greater than maximum" : "less than minimum"
        return raise(exceptions.pointee.overflowError, "signed integer is \(relation)")
      }
      values.append(small)
    }
    setThresholds(values[0], count > 1 ? values[1] : nil, count > 2 ? values[2] : nil)
    return newNone()
  }

  fileprivate func threeInts(_ values: (Int32, Int32, Int32)) -> Ref? {
    guard let first = int(Int(values.0)) else { return nil }
    defer { first.decref() }
    guard let second = int(Int(values.1)) else { return nil }
    defer { second.decref() }
    guard let third = int(Int(values.2)) else { return nil }
    defer { third.decref() }
    return tuple(first, second, third)
  }

  fileprivate func listOf(_ objects: [Ref]) -> Ref? {
    guard let list = newList(0) else { return nil }
    for object in objects where !listAppend(list, object) {
      list.decref()
      return nil
    }
    return list
  }

  fileprivate func gcGetObjects(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(1) { slots in
      guard parse(Signature("get_objects", ["generation"]), arguments, count, keywordNames, into: slots)
      else {
        return nil
      }
      var generation = -1
      if let given = slots[0], given != none {
        guard given.slots.pointee.index != nil else {
          return raise(
            exceptions.pointee.typeError, "argument should be integer or None, not '\(typeName(given.type))'")
        }
        guard let value = indexValue(given, overflow: exceptions.pointee.overflowError) else { return nil }
        generation = value
        if generation >= 3 {
          return raise(
            exceptions.pointee.valueError,
            "generation parameter must be less than the number of available generations (3)")
        }
        if generation < -1 {
          return raise(exceptions.pointee.valueError, "generation parameter cannot be negative")
        }
      }
      var objects: [Ref] = []
      if generation >= 0 {
        forEachObject(inGeneration: generation) {
          objects.append($0)
          return true
        }
      } else {
        forEachObject { objects.append($0) }
      }
      return listOf(objects)
    }
  }

  fileprivate func gcGetReferrers(_ arguments: Arguments, _ count: Int) -> Ref? {
    var targets = Set<UInt>()
    for index in 0..<count { targets.insert(arguments[index].unsafelyUnwrapped.address) }
    var found: [Ref] = []
    forEachReferrer(where: { targets.contains($0.address) }, { found.append($0) })
    return listOf(found)
  }

  fileprivate func gcGetReferents(_ arguments: Arguments, _ count: Int) -> Ref? {
    var found: [Ref] = []
    for index in 0..<count {
      let object = arguments[index].unsafelyUnwrapped
      guard object.hasGCHead else { continue }
      object.forEachReferent { found.append($0) }
    }
    return listOf(found)
  }

  fileprivate func gcGetStats() -> Ref? {
    guard let list = newList(0) else { return nil }
    for generation in 0..<3 {
      let statistics = statistics(ofGeneration: generation)
      guard let dict = newDict() else { return nil }
      let values: [(StaticString, Int)] = [
        ("collections", statistics.collections), ("collected", statistics.collected),
        ("uncollectable", statistics.uncollectable),
      ]
      for (name, value) in values {
        guard let number = int(value) else { return nil }
        _ = dictSet(dict, intern(name), number)
        number.decref()
      }
      _ = listAppend(list, dict)
      dict.decref()
    }
    return list
  }
}

/// Rows of the `gc` namespace.
private let gcFunctions: [MethodDefinition] = [
  MethodDefinition(
    "collect", .keywords({ vm, _, arguments, count, names in vm.gcCollect(arguments, count, names) })),
  MethodDefinition(
    "disable",
    .none({ vm, _ in
      vm.setCollectorEnabled(false)
      return vm.newNone()
    })),
  MethodDefinition(
    "enable",
    .none({ vm, _ in
      vm.setCollectorEnabled(true)
      return vm.newNone()
    })),
  MethodDefinition("isenabled", .none({ vm, _ in vm.bool(vm.heap.pointee.gc.enabled) })),
  MethodDefinition("get_count", .none({ vm, _ in vm.threeInts(vm.heap.pointee.gc.count) })),
  MethodDefinition("get_threshold", .none({ vm, _ in vm.threeInts(vm.heap.pointee.gc.threshold) })),
  MethodDefinition(
    "set_threshold", .positional(0, 255, { vm, _, arguments, count in vm.gcSetThreshold(arguments, count) })),
  MethodDefinition(
    "get_debug", .none({ vm, _ in vm.int(Int(Int32(bitPattern: vm.heap.pointee.gc.debugFlags))) })),
  MethodDefinition(
    "set_debug",
    .one({ vm, _, value in
      guard let flags = vm.indexValue(value, overflow: vm.exceptions.pointee.overflowError) else {
        return nil
      }
      guard let small = Int32(exactly: flags) else {
        return vm.raise(vm.exceptions.pointee.overflowError, "Python int too large to convert to C int")
      }
      vm.heap.pointee.gc.debugFlags = UInt32(bitPattern: small)
      return vm.newNone()
    })),
  MethodDefinition(
    "get_objects", .keywords({ vm, _, arguments, count, names in vm.gcGetObjects(arguments, count, names) })),
  MethodDefinition(
    "get_referrers", .positional(0, 255, { vm, _, arguments, count in vm.gcGetReferrers(arguments, count) })),
  MethodDefinition(
    "get_referents", .positional(0, 255, { vm, _, arguments, count in vm.gcGetReferents(arguments, count) })),
  MethodDefinition("get_stats", .none({ vm, _ in vm.gcGetStats() })),
  MethodDefinition("is_tracked", .one({ vm, _, value in vm.bool(value.isTracked) })),
  MethodDefinition("is_finalized", .one({ vm, _, value in vm.bool(vm.isFinalized(value)) })),
  MethodDefinition(
    "freeze",
    .none({ vm, _ in
      vm.freezeCollector()
      return vm.newNone()
    })),
  MethodDefinition(
    "unfreeze",
    .none({ vm, _ in
      vm.unfreezeCollector()
      return vm.newNone()
    })),
  MethodDefinition("get_freeze_count", .none({ vm, _ in vm.int(vm.objectCount(inGeneration: 3)) })),
]
