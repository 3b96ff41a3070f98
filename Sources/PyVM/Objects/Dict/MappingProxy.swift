import PyHeap

/// mappingproxy: a read-only view of a mapping. GC type.
enum MappingProxyLayout {
  static let mapping = 16
  static let size = 24
}

extension VM {
  /// A read-only view of a mapping; what `C.__dict__` gives.
  func newMappingProxy(_ mapping: Ref) -> Ref? {
    guard let ref = newGCObject(types.pointee.mappingProxy, MappingProxyLayout.size) else {
      return outOfMemory()
    }
    ref.store(MappingProxyLayout.mapping, mapping.owned())
    track(ref)
    return ref
  }

  func makeMappingProxyType() {
    let type = newType("mappingproxy", basicSize: MappingProxyLayout.size, flags: [.hasGC, .mapping])
    types.pointee.mappingProxy = type
    type.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      ref.load(MappingProxyLayout.mapping, as: Ref.self).decref()
      vm.freeGCObject(ref, MappingProxyLayout.size)
    }
    type.pointee.traverse = { ref, visit, context in
      visit(ref.load(MappingProxyLayout.mapping, as: Ref.self), context)
    }
    let slots = type.slots
    slots.pointee.new = { vm, _, arguments, count, keywordNames in
      guard vm.refuseAnyKeywords("mappingproxy", keywordNames) else { return nil }
      guard count == 1 else { return vm.raiseCount("mappingproxy", count, 1, 1) }
      let mapping = arguments[0].unsafelyUnwrapped
      if mapping.slots.pointee.getItem == nil || mapping.typeHas(.listSubclass)
        || mapping.typeHas(.tupleSubclass)
      {
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "mappingproxy() argument must be a mapping, not \(vm.typeName(mapping.type))")
      }
      return vm.newMappingProxy(mapping)
    }
    slots.pointee.repr = { vm, me in
      guard let text = vm.repr(me.load(MappingProxyLayout.mapping)) else { return nil }
      defer { text.decref() }
      return vm.newStr("mappingproxy(\(text.swiftString))")
    }
    slots.pointee.str = { vm, me in vm.str(me.load(MappingProxyLayout.mapping)) }
    slots.pointee.hash = { vm, me in vm.hash(me.load(MappingProxyLayout.mapping)) }
    slots.pointee.length = { vm, me in vm.length(me.load(MappingProxyLayout.mapping)) }
    slots.pointee.getItem = { vm, me, key in vm.getItem(me.load(MappingProxyLayout.mapping), key) }
    slots.pointee.contains = { vm, me, key in vm.contains(me.load(MappingProxyLayout.mapping), key) }
    slots.pointee.iter = { vm, me in vm.iterate(me.load(MappingProxyLayout.mapping)) }
    slots.pointee.compare = { vm, me, other, op in
      vm.compare(me.load(MappingProxyLayout.mapping), other, op)
    }
    slots.pointee.or = { vm, left, right in vm.binary(7, vm.unwrapProxy(left), vm.unwrapProxy(right)) }
    addMethods(
      type,
      [
        MethodDefinition(
          "get",
          .positional(
            1, 2,
            { vm, me, arguments, count in
              vm.callMethod(me.load(MappingProxyLayout.mapping), vm.names.pointee.get, arguments, count)
            })),
        MethodDefinition(
          "keys",
          .none({ vm, me in vm.callMethod(me.load(MappingProxyLayout.mapping), vm.names.pointee.keys) })),
        MethodDefinition(
          "values",
          .none({ vm, me in vm.callMethod(me.load(MappingProxyLayout.mapping), vm.names.pointee.values) })),
        MethodDefinition(
          "items",
          .none({ vm, me in vm.callMethod(me.load(MappingProxyLayout.mapping), vm.names.pointee.items) })),
        MethodDefinition(
          "copy", .none({ vm, me in vm.callMethod(me.load(MappingProxyLayout.mapping), vm.intern("copy")) })),
        MethodDefinition(
          "__reversed__",
          .none({ vm, me in
            vm.callMethod(me.load(MappingProxyLayout.mapping), vm.names.pointee.dunderReversed)
          })),
      ])
    readyType(type)
  }

  fileprivate func unwrapProxy(_ o: Ref) -> Ref {
    o.type == types.pointee.mappingProxy ? o.load(MappingProxyLayout.mapping, as: Ref.self) : o
  }
}
