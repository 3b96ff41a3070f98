import PyHeap

// The types behind `weakref.ref` and `weakref.proxy`; lists, sharing and clearing are PyHeap's (Weakref.swift).

private let weakTraverse: Traverser = { weakref, visit, context in
  if let callback = weakref.weakCallback { visit(callback, context) }
}

private let weakClear: Clearer = { vm, weakref in
  vm.clearWeakref(weakref)
  clearSlot(SlotPointer(weakref.raw.advanced(by: WeakrefLayout.callback)))
}

extension VM {
  /// ref, proxy and callable proxy, and the hook that runs callbacks.
  func bootstrapWeakrefs() {
    let size = Int(profile.weakrefSize)
    let ref = newType(
      "weakref.ReferenceType", basicSize: size, flags: [.hasGC, .allowsSubclasses, .weakrefSubclass],
      kind: Kind.weakref)
    types.pointee.weakref = ref
    ref.pointee.traverse = weakTraverse
    ref.pointee.clear = weakClear
    ref.pointee.dealloc = { vm, weakref in
      vm.destroyWeakref(weakref)
      vm.freeGCObject(weakref, Int(vm.profile.weakrefSize))
    }
    let slots = ref.slots
    slots.pointee.call = { vm, weakref, arguments, count, names in
      if !vm.refuseAnyKeywords("weakref", names) { return nil }
      if count > 0 {
        return vm.raise(
          vm.exceptions.pointee.typeError, "weakref expected 0 arguments, got \(count)")
      }
      return (weakref.weakReferent ?? vm.none).owned()
    }
    slots.pointee.hash = { vm, weakref in
      let cached: Int = weakref.load(WeakrefLayout.hash)
      if cached != -1 { return cached }
      guard let referent = weakref.weakReferent else {
        return vm.raiseMinusOne(vm.exceptions.pointee.typeError, "weak object has gone away")
      }
      referent.incref()
      let hash = vm.hash(referent)
      referent.decref()
      weakref.store(WeakrefLayout.hash, hash)
      return hash
    }
    slots.pointee.compare = { vm, a, b, op in
      guard op == Comparison.eq || op == Comparison.ne, a.isWeakref(vm), b.isWeakref(vm) else {
        return vm.newNotImplemented()
      }
      guard let x = a.weakReferent, let y = b.weakReferent else {
        return vm.bool((a == b) == (op == Comparison.eq))
      }
      x.incref()
      y.incref()
      defer {
        x.decref()
        y.decref()
      }
      return vm.compare(x, y, op)
    }
    slots.pointee.repr = { vm, weakref in vm.weakrefRepr(weakref) }
    slots.pointee.new = { vm, type, arguments, count, names in
      // Keywords are looked at by `__init__` alone, so that a subclass may take some.
      guard vm.checkReferenceCount("__new__", count) else { return nil }
      return vm.makeWeakReference(type.asType, arguments[0].unsafelyUnwrapped, count > 1 ? arguments[1] : nil)
    }
    slots.pointee.initialize = { vm, weakref, arguments, count, names in
      vm.refuseAnyKeywords("ref", names) && vm.checkReferenceCount("__init__", count)
    }
    addMembers(ref, [MemberDefinition("__callback__", WeakrefLayout.callback)])
    addMethods(
      ref,
      [
        MethodDefinition(
          "__class_getitem__", .one({ vm, type, item in vm.newGenericAlias(type, item) }), kind: .class)
      ])
    readyType(ref)
    types.pointee.weakProxy = makeProxyType("weakref.ProxyType", callable: false)
    types.pointee.weakCallableProxy = makeProxyType("weakref.CallableProxyType", callable: true)
    heap.pointee.weakrefType = ref
    heap.pointee.proxyType = types.pointee.weakProxy
    heap.pointee.callableProxyType = types.pointee.weakCallableProxy
    heap.pointee.collectorHooks.callWeakrefCallback = { vm, weakref, callback in
      let pending = vm.fetchError()
      if let result = vm.call(callback, weakref) {
        result.decref()
      } else {
        vm.writeUnraisable(callback, nil)
      }
      if let pending { vm.setError(pending) }
    }
  }

  /// A weak reference or proxy of `type`; TypeError when the object cannot be referred to weakly.
  func makeWeakReference(_ type: TypeRef, _ referent: Ref, _ callback: Ref?) -> Ref? {
    guard referent.type.pointee.weakListOffset != 0 else {
      return raise(
        exceptions.pointee.typeError, "cannot create weak reference to '\(referent.type.nameText)' object")
    }
    let effective = callback == none ? nil : callback
    guard type.pointee.has(.heapType) else {
      return makeWeakref(type, to: referent, callback: effective) ?? noMemory()
    }
    // An instance of a subclass is never shared, and has the machine's storage for attributes.
    guard let result = allocateInstance(type, tracked: false) else { return nil }
    attachWeakref(result, to: referent, callback: effective)
    track(result)
    return result
  }

  /// One referent and perhaps a callback.
  fileprivate func checkReferenceCount(_ function: String, _ count: Int) -> Bool {
    if count >= 1 && count <= 2 { return true }
    let bound = count < 1 ? "at least 1 argument" : "at most 2 arguments"
    return raiseFalse(exceptions.pointee.typeError, "\(function) expected \(bound), got \(count)")
  }

  fileprivate func weakrefRepr(_ weakref: Ref) -> Ref? {
    let address = String(weakref.address, radix: 16)
    guard let referent = weakref.weakReferent else { return newStr("<weakref at 0x\(address); dead>") }
    referent.incref()
    defer { referent.decref() }
    var text =
      "<weakref at 0x\(address); to '\(fullTypeName(referent.type))' at 0x\(String(referent.address, radix: 16))"
    if let name = lookupSpecial(referent, names.pointee.dunderName) {
      if name.isAnyStr { text += " (\(name.swiftString))" }
      name.decref()
    } else if state.pointee.error != nil {
      clearError()
    }
    return newStr(text + ">")
  }

  // MARK: Proxies

  /// The living object behind a proxy (new reference), the object itself when it is no proxy; nil with ReferenceError.
  func unproxy(_ value: Ref) -> Ref? {
    guard value.type == types.pointee.weakProxy || value.type == types.pointee.weakCallableProxy else {
      return value.owned()
    }
    if let referent = value.weakReferent { return referent.owned() }
    return raise(exceptions.pointee.referenceError, "weakly-referenced object no longer exists")
  }

  func withReferent(_ proxy: Ref, _ body: (Ref) -> Ref?) -> Ref? {
    guard let referent = unproxy(proxy) else { return nil }
    defer { referent.decref() }
    return body(referent)
  }

  func withReferents(_ a: Ref, _ b: Ref, _ body: (Ref, Ref) -> Ref?) -> Ref? {
    withReferent(a) { x in withReferent(b) { y in body(x, y) } }
  }

  /// A method of the living referent, without arguments.
  fileprivate func callReferent(_ proxy: Ref, _ name: StaticString) -> Ref? {
    withReferent(proxy) { callMethod($0, intern(name)) }
  }

  private func makeProxyType(_ name: StaticString, callable: Bool) -> TypeRef {
    let type = newType(
      name, basicSize: Int(profile.weakrefSize), flags: [.hasGC, .weakrefSubclass], kind: Kind.other)
    type.pointee.traverse = weakTraverse
    type.pointee.clear = weakClear
    type.pointee.dealloc = { vm, proxy in
      vm.destroyWeakref(proxy)
      vm.freeGCObject(proxy, Int(vm.profile.weakrefSize))
    }
    let slots = type.slots
    slots.pointee.repr = { vm, proxy in
      let address = String(proxy.address, radix: 16)
      let referent = proxy.weakReferent
      if !vm.profile.quotesProxyReferents {
        let target = referent ?? vm.none
        return vm.newStr(
          "<weakproxy at 0x\(address) to \(target.type.nameText) at 0x\(String(target.address, radix: 16))>")
      }
      guard let referent else { return vm.newStr("<weakproxy at 0x\(address); dead>") }
      return vm.newStr(
        "<weakproxy at 0x\(address); to '\(referent.type.nameText)' at 0x\(String(referent.address, radix: 16))>"
      )
    }
    slots.pointee.str = { vm, proxy in vm.withReferent(proxy) { vm.str($0) } }
    slots.pointee.hash = { vm, proxy in
      vm.raiseMinusOne(vm.exceptions.pointee.typeError, "unhashable type: '\(proxy.type.nameText)'")
    }
    slots.pointee.getAttribute = { vm, proxy, name in vm.withReferent(proxy) { vm.getAttr($0, name) } }
    slots.pointee.setAttribute = { vm, proxy, name, value in
      guard let referent = vm.unproxy(proxy) else { return false }
      defer { referent.decref() }
      return vm.setAttr(referent, name, value)
    }
    slots.pointee.compare = { vm, a, b, op in vm.withReferents(a, b) { vm.compare($0, $1, op) } }
    slots.pointee.bool = { vm, proxy in
      guard let referent = vm.unproxy(proxy) else { return -1 }
      defer { referent.decref() }
      return vm.isTrue(referent)
    }
    slots.pointee.iter = { vm, proxy in vm.withReferent(proxy) { vm.iterate($0) } }
    slots.pointee.iterNext = { vm, proxy in
      vm.withReferent(proxy) { referent in
        guard let step = referent.slots.pointee.iterNext else {
          return vm.raise(
            vm.exceptions.pointee.typeError,
            "Weakref proxy referenced a non-iterator '\(referent.type.nameText)' object")
        }
        return step(vm, referent)
      }
    }
    slots.pointee.length = { vm, proxy in
      guard let referent = vm.unproxy(proxy) else { return -1 }
      defer { referent.decref() }
      return vm.length(referent)
    }
    slots.pointee.getItem = { vm, proxy, key in vm.withReferents(proxy, key) { vm.getItem($0, $1) } }
    slots.pointee.setItem = { vm, proxy, key, value in
      guard let referent = vm.unproxy(proxy) else { return false }
      defer { referent.decref() }
      return vm.setItem(referent, key, value)
    }
    slots.pointee.contains = { vm, proxy, item in
      guard let referent = vm.unproxy(proxy) else { return -1 }
      defer { referent.decref() }
      return vm.contains(referent, item)
    }
    setProxyNumbers(slots)
    slots.pointee.int = { vm, proxy in vm.withReferent(proxy) { vm.call(vm.types.pointee.int.object, $0) } }
    slots.pointee.float = { vm, proxy in vm.withReferent(proxy) { vm.floatFromObject($0) } }
    slots.pointee.index = { vm, proxy in vm.withReferent(proxy) { vm.indexObject($0) } }
    addMethods(
      type,
      [
        MethodDefinition("__bytes__", .none({ vm, proxy in vm.callReferent(proxy, "__bytes__") })),
        MethodDefinition("__reversed__", .none({ vm, proxy in vm.callReferent(proxy, "__reversed__") })),
      ])
    if callable {
      slots.pointee.call = { vm, proxy, arguments, count, names in
        vm.withReferent(proxy) { vm.vectorcall($0, arguments, count, names) }
      }
    }
    readyType(type)
    return type
  }

  /// `weakref.proxy(object, callback=None)`.
  func makeProxy(_ referent: Ref, _ callback: Ref?) -> Ref? {
    makeWeakReference(
      referent.slots.pointee.call != nil ? types.pointee.weakCallableProxy : types.pointee.weakProxy,
      referent,
      callback)
  }

  /// All weak references and proxies to an object, as a list.
  func weakReferences(of referent: Ref) -> Ref? {
    guard let list = newList(0) else { return nil }
    var current = referent.firstWeakref
    while let weakref = current {
      if !listAppend(list, weakref) {
        list.decref()
        return nil
      }
      current = weakref.nextWeakref
    }
    return list
  }
}

extension Ref {
  /// An instance of `weakref.ref` or of a subclass.
  fileprivate func isWeakref(_ vm: VM) -> Bool { isInstance(vm.types.pointee.weakref) }
}
