import PyHeap

extension Interpreter {
  /// The heap as it is now, with every reference named. Nothing on the heap changes.
  /// - Complexity: O(objects + references).
  public func snapshot(_ options: SnapshotOptions = SnapshotOptions()) -> HeapSnapshot {
    var builder = SnapshotBuilder(vm, HeapLabels(vm, main: mainNamespace), options)
    return builder.build()
  }

  /// The address of the object that a global of `__main__` leads to; nil when there is no such name.
  public func address(ofGlobal name: String) -> UInt? { global(name)?.address }

  /// The object behind a global of `__main__`, borrowed. Looks by text: nothing is allocated or hashed.
  func global(_ name: String) -> Ref? {
    guard let namespace = mainNamespace else { return nil }
    let keys = namespace.dictKeys
    for index in 0..<keys.pointee.count {
      if let key = keys.key(index), key.kind == Kind.str, let value = namespace.dictValueSlot(index).pointee,
        key.swiftString == name
      {
        return value
      }
    }
    return nil
  }

  /// Objects of generation `generation` (3: frozen ones).
  public func objectCount(inGeneration generation: Int) -> Int { vm.objectCount(inGeneration: generation) }
}
