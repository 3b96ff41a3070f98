import PyHeap

// `types.SimpleNamespace`: an object with a dict, a repr and an equality.

extension VM {
  func makeSimpleNamespaceType() {
    let dictOffset = 16
    let type = newType("types.SimpleNamespace", basicSize: 24, flags: [.hasGC, .allowsSubclasses])
    types.pointee.simpleNamespace = type
    type.pointee.dictOffset = Int32(dictOffset)
    type.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      clearSlot(SlotPointer(ref.raw.advanced(by: 16)))
      vm.freeGCObject(ref, 24)
    }
    type.pointee.traverse = { ref, visit, context in
      if let dict = ref.load(16, as: Ref?.self) { visit(dict, context) }
    }
    type.pointee.clear = { _, ref in clearSlot(SlotPointer(ref.raw.advanced(by: 16))) }
    let slots = type.slots
    slots.pointee.new = { vm, cls, _, _, _ in
      guard let ref = vm.allocateInstance(cls.asType) else { return nil }
      guard let dict = vm.newDict() else {
        ref.decref()
        return nil
      }
      ref.store(16, dict as Ref?)
      return ref
    }
    slots.pointee.initialize = { vm, me, arguments, count, keywordNames in
      guard let dict = vm.instanceDict(me) else { return false }
      if count > 1 {
        return vm.raiseFalse(
          vm.exceptions.pointee.typeError,
          "\(vm.typeName(me.type)) expected at most 1 argument, got \(count)")
      }
      if count == 1 {
        guard let pairs = vm.call(vm.types.pointee.dict.object, arguments[0].unsafelyUnwrapped) else {
          return false
        }
        defer { pairs.decref() }
        var position = 0
        while let (key, value) = vm.dictNext(pairs, &position) {
          guard key.typeHas(.strSubclass) else {
            return vm.raiseFalse(vm.exceptions.pointee.typeError, "keywords must be strings")
          }
          guard vm.dictSet(dict, key, value) else { return false }
        }
      }
      for index in 0..<(keywordNames?.tupleCount ?? 0) {
        guard let name = keywordNames?.tupleItem(index), let value = arguments[count + index],
          vm.dictSet(dict, name, value)
        else { return false }
      }
      return true
    }
    slots.pointee.repr = { vm, me in
      let name = me.type == vm.types.pointee.simpleNamespace ? "namespace" : vm.typeName(me.type)
      let entered = vm.enterRepr(me)
      if entered != 0 { return entered < 0 ? nil : vm.newStr("\(name)(...)") }
      defer { vm.leaveRepr(me) }
      guard let dict = vm.instanceDict(me) else { return nil }
      var parts: [String] = []
      var position = 0
      while let (key, value) = vm.dictNext(dict, &position) {
        guard key.typeHas(.strSubclass), key.strLength > 0 else { continue }
        guard let text = vm.repr(value) else { return nil }
        parts.append("\(key.swiftString)=\(text.swiftString)")
        text.decref()
      }
      return vm.newStr("\(name)(\(parts.joined(separator: ", ")))")
    }
    slots.pointee.compare = { vm, me, other, op in
      guard other.isInstance(vm.types.pointee.simpleNamespace), let left = vm.instanceDict(me),
        let right = vm.instanceDict(other)
      else { return vm.newNotImplemented() }
      return vm.compare(left, right, op)
    }
    addAttributes(
      type,
      [AttributeDefinition("__dict__", get: { $0.instanceDict($1).map { $0.owned() } })])
    readyType(type)
  }
}
