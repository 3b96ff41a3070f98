import PyHeap

/// Brings an interpreter's types, singletons and names to life. Order: the heap's own tables, strings (names need them), types
/// (base first), then everything that hangs on types. Modules are made on first import.
func bootstrap(_ vm: VM) {
  vm.bootstrapObjectAndType()
  vm.bootstrapDictKeys()
  vm.bootstrapStrings()
  vm.bootstrapNames()
  vm.bootstrapBytes()
  vm.bootstrapNumbers()
  vm.bootstrapContainers()
  vm.bootstrapClassTypes()
  vm.bootstrapCode()
  vm.bootstrapFrame()
  vm.bootstrapGenerator()
  vm.bootstrapExceptions()
  vm.bootstrapWeakrefs()
  vm.finishTypes()
  vm.bootstrapBuiltins()
  vm.noteFunctionsWithoutPause()
}

extension VM {
  /// Interns the names that the machine looks up.
  func bootstrapNames() {
    withUnsafeMutablePointer(to: &state.pointee.names) { names in
      let slots = UnsafeMutableRawPointer(names).assumingMemoryBound(to: Ref.self)
      for (index, text) in Names.texts.enumerated() { slots[index] = intern(text) }
    }
  }
}
