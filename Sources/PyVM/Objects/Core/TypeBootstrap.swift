import PyHeap

// How the object model comes to life, in the order of Bootstrap.swift.
//
// `object` and `type` come first, so that `newType` knows a base and a metatype. Strings come before names, and names
// before the slot table: types made until then call `readyType` too early, which only notes it. `bootstrapClassTypes`
// makes the table, readies what has waited (oldest, that is base, first) and makes the types of the object model.
// `finishTypes` gives all of them names, MROs and dicts.

extension VM {
  func bootstrapObjectAndType() {
    makeMethodCache()
    makeRootTypes()
    makeSingletons()
  }

  func bootstrapClassTypes() {
    makeSlotTable()
    readyRootTypes()
    var waiting: [TypeRef] = []
    var next = state.pointee.lastBuiltinType
    while let type = next {
      if type.slots.pointee.waitsForTable { waiting.append(type) }
      next = type.slots.pointee.nextBuiltin
    }
    for type in waiting.reversed() { readyType(type) }
    makeNativeTypes()
    makeSlotWrapperTypes()
    makeDataDescriptorTypes()
    makePropertyType()
    makeWrappedTypes()
    makeMethodTypes()
    makeSuperType()
    makeFunctionType()
    makeModuleType()
    makeMappingProxyType()
    makeSimpleNamespaceType()
    makeAliasTypes()
  }

  private func makeMethodCache() {
    let size = methodCacheSize * MemoryLayout<MethodCacheEntry>.stride
    guard let memory = allocate(size) else { fatalError("no memory for the method cache") }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    state.pointee.methodCache = memory.bindMemory(to: MethodCacheEntry.self, capacity: methodCacheSize)
  }
}

extension VM {
  /// Gives back what types hold outside the heap. Their own memory goes with the heap.
  func destroyTypes() {
    var next = state.pointee.lastBuiltinType
    while let type = next {
      if let pending = type.slots.pointee.pending {
        type.slots.pointee.pending = nil
        Unmanaged<PendingTable>.fromOpaque(pending).release()
      }
      next = type.slots.pointee.nextBuiltin
    }
  }
}
