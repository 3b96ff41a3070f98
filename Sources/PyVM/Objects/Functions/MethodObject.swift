import PyHeap

// Bound methods and cells.

extension VM {
  /// A callable bound to an instance: what `o.method` gives.
  func newMethod(_ function: Ref, _ instance: Ref) -> Ref? {
    guard
      let ref = reusedObject(FreeListIndex.method, types.pointee.method)
        ?? newGCObject(types.pointee.method, 48)
    else { return outOfMemory() }
    ref.store(MethodLayout.function, function.owned())
    ref.store(MethodLayout.instance, instance.owned())
    ref.store(MethodLayout.weakrefs, nil as Ref?)
    track(ref)
    return ref
  }

  /// A dead object of a GC type from a free list, with a fresh header; nil if there is none.
  @inline(__always)
  func reusedObject(_ index: Int, _ type: TypeRef) -> Ref? {
    guard let reused = popFreeList(index) else { return nil }
    reused.header.initialize(
      to: ObjectHeader(
        refcount: heap.pointee.initialRefcount, kind: type.pointee.instanceKind,
        flags: type.pointee.instanceFlags, aux: 0, type: type))
    return reused
  }

  /// A cell around a value (borrowed), or an empty one.
  func newCell(_ content: Ref?) -> Ref? {
    guard let ref = newGCObject(types.pointee.cell, 24) else { return outOfMemory() }
    ref.store(CellLayout.content, content?.owned())
    track(ref)
    return ref
  }

  /// Loads an attribute for a call. With `isMethod` set the result is a function that wants the owner as first
  /// argument; otherwise it is the attribute itself. New reference.
  func getMethod(_ owner: Ref, _ name: Ref, _ isMethod: inout Bool) -> Ref? {
    isMethod = false
    guard owner.slots.pointee.usesGenericGetAttribute, let found = typeLookup(owner.type, name),
      found.typeHas(.methodDescriptor)
    else { return getAttr(owner, name) }
    if owner.type.pointee.dictOffset != 0 {
      found.incref()
      if let value = instanceAttribute(owner, name) {
        value.incref()
        found.decref()
        return value
      }
      if errorOccurred {
        found.decref()
        return nil
      }
      isMethod = true
      return found
    }
    isMethod = true
    return found.owned()
  }

  func makeMethodTypes() {
    let method = newType("method", basicSize: 48, flags: [.hasGC], kind: Kind.method)
    types.pointee.method = method
    method.pointee.weakListOffset = Int32(MethodLayout.weakrefs)
    method.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, ref) }
      let function = ref.load(MethodLayout.function, as: Ref.self)
      let instance = ref.load(MethodLayout.instance, as: Ref.self)
      if !vm.pushFreeList(FreeListIndex.method, ref) { vm.freeGCObject(ref, 48) }
      function.decref()
      instance.decref()
    }
    method.pointee.traverse = { ref, visit, context in
      visit(ref.load(MethodLayout.function, as: Ref.self), context)
      visit(ref.load(MethodLayout.instance, as: Ref.self), context)
    }
    let slots = method.slots
    slots.pointee.new = { vm, _, arguments, count, keywordNames in
      guard vm.refuseAnyKeywords("method", keywordNames) else { return nil }
      guard count == 2 else { return vm.raiseCount("method", count, 2, 2) }
      let function = arguments[0].unsafelyUnwrapped
      let instance = arguments[1].unsafelyUnwrapped
      if !vm.isCallable(function) {
        return vm.raise(vm.exceptions.pointee.typeError, "first argument must be callable")
      }
      if instance == vm.none { return vm.raise(vm.exceptions.pointee.typeError, "instance must not be None") }
      return vm.newMethod(function, instance)
    }
    slots.pointee.call = { vm, me, arguments, count, keywordNames in
      vm.vectorcall(me, arguments, count, keywordNames)
    }
    slots.pointee.repr = { vm, me in
      let function = me.load(MethodLayout.function, as: Ref.self)
      var name = vm.lookupAttr(function, vm.names.pointee.dunderQualname)
      if name == nil && !vm.errorOccurred { name = vm.lookupAttr(function, vm.names.pointee.dunderName) }
      if vm.errorOccurred { return nil }
      defer { name.decref() }
      guard let text = vm.repr(me.load(MethodLayout.instance, as: Ref.self)) else { return nil }
      defer { text.decref() }
      let isText = name?.typeHas(.strSubclass) ?? false
      return vm.newStr(
        "<bound method \(isText ? name.unsafelyUnwrapped.swiftString : "?") of \(text.swiftString)>")
    }
    slots.pointee.hash = { vm, me in
      let function = vm.hash(me.load(MethodLayout.function, as: Ref.self))
      if function == -1 { return -1 }
      let hash = pointerHash(me.load(MethodLayout.instance, as: UInt.self)) ^ function
      return hash == -1 ? -2 : hash
    }
    slots.pointee.compare = { vm, me, other, op in
      guard op == Comparison.eq || op == Comparison.ne, other.kind == Kind.method else {
        return vm.newNotImplemented()
      }
      var same = vm.equals(
        me.load(MethodLayout.function, as: Ref.self), other.load(MethodLayout.function, as: Ref.self))
      if same < 0 { return nil }
      if me.load(MethodLayout.instance, as: Ref.self) != other.load(MethodLayout.instance, as: Ref.self) {
        same = 0
      }
      return vm.bool((same != 0) == (op == Comparison.eq))
    }
    // A method shows its function's attributes as its own.
    slots.pointee.getAttribute = { vm, me, name in
      if let found = vm.typeLookup(me.type, name) {
        guard let get = found.slots.pointee.descriptorGet else { return found.owned() }
        return get(vm, found, me, me.type.object)
      }
      return vm.getAttr(me.load(MethodLayout.function, as: Ref.self), name)
    }
    slots.pointee.descriptorGet = { _, me, _, _ in me.owned() }
    addMembers(
      method,
      [
        MemberDefinition("__func__", MethodLayout.function),
        MemberDefinition("__self__", MethodLayout.instance),
      ])
    addAttributes(
      method,
      [
        AttributeDefinition(
          "__doc__",
          get: { vm, me in
            vm.getAttr(me.load(MethodLayout.function, as: Ref.self), vm.names.pointee.dunderDoc)
          })
      ])
    readyType(method)

    let cell = newType("cell", basicSize: 24, flags: [.hasGC], kind: Kind.cell)
    types.pointee.cell = cell
    cell.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      let content = ref.load(CellLayout.content, as: Ref?.self)
      content.decref()
      vm.freeGCObject(ref, 24)
    }
    cell.pointee.traverse = { ref, visit, context in
      if let content = ref.load(CellLayout.content, as: Ref?.self) { visit(content, context) }
    }
    cell.pointee.clear = { _, ref in
      clearSlot(SlotPointer(ref.raw.advanced(by: CellLayout.content)))
    }
    cell.slots.pointee.new = { vm, _, arguments, count, keywordNames in
      guard vm.refuseAnyKeywords("cell", keywordNames) else { return nil }
      guard count <= 1 else { return vm.raiseCount("cell", count, 0, 1) }
      return vm.newCell(count == 1 ? arguments[0] : nil)
    }
    cell.slots.pointee.repr = { vm, me in
      guard let content = me.load(CellLayout.content, as: Ref?.self) else {
        return vm.newStr("<cell at \(vm.hexAddress(me)): empty>")
      }
      return vm.newStr(
        "<cell at \(vm.hexAddress(me)): \(vm.typeName(content.type)) object at \(vm.hexAddress(content))>")
    }
    cell.slots.pointee.compare = { vm, me, other, op in
      guard other.kind == Kind.cell else { return vm.newNotImplemented() }
      let left = me.load(CellLayout.content, as: Ref?.self)
      let right = other.load(CellLayout.content, as: Ref?.self)
      if let left, let right { return vm.compare(left, right, op) }
      // An empty cell is less than any full one.
      let order = (left == nil ? 0 : 1) - (right == nil ? 0 : 1)
      switch op {
      case Comparison.lt: return vm.bool(order < 0)
      case Comparison.le: return vm.bool(order <= 0)
      case Comparison.eq: return vm.bool(order == 0)
      case Comparison.ne: return vm.bool(order != 0)
      case Comparison.gt: return vm.bool(order > 0)
      default: return vm.bool(order >= 0)
      }
    }
    addAttributes(
      cell,
      [
        AttributeDefinition(
          "cell_contents",
          get: { vm, me in
            if let content = me.load(CellLayout.content, as: Ref?.self) { return content.owned() }
            return vm.raise(vm.exceptions.pointee.valueError, "Cell is empty")
          },
          set: { _, me, value in
            let old = me.load(CellLayout.content, as: Ref?.self)
            me.store(CellLayout.content, value?.owned())
            old.decref()
            return true
          })
      ])
    readyType(cell)
  }
}
