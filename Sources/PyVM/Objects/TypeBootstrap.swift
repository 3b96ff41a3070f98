import PyHeap

// The order in which the object model comes to life.
//
// 1. `makeRootTypes()`: `object` and `type`, so that `newType` knows a base and a metatype. Names may not exist yet.
// 2. The strings, tuples and dicts helpers make their types; interning works; `Names` is filled.
// 3. `makeObjectModel()`: method cache, slot table, `object` and `type` complete, then functions, methods, descriptors, …
//    Types made in step 2 must be readied after this call (readyType needs the slot table).
// 4. All other built-in types: `newType`, slots, `addMethods`, `readyType`.
// 5. `finishTypes()`: names, MROs and dicts of all of them.

extension UnsafeMutableRawPointer {
  /// Step 3 above.
  func makeObjectModel() {
    makeMethodCache()
    makeSlotTable()
    readyRootTypes()
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
