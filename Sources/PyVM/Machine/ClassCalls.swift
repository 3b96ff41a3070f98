import PyHeap

extension VM {
  /// Whether `C(…)` is nothing but "make a plain instance, run the Python `__init__`": no metaclass of its own, no `__new__`, not
  /// abstract. Notes the function in the type, for as long as the type's version stands.
  @inline(never)
  func canCallClassDirectly(_ type: TypeRef) -> Bool {
    guard type.pointee.header.type == types.pointee.type, type.pointee.has(.heapType),
      !type.pointee.has(.abstract), type.pointee.itemSize == 0, assignVersion(type),
      typeLookup(type, names.pointee.dunderNew) == typeLookup(types.pointee.object, names.pointee.dunderNew),
      let initializer = typeLookup(type, names.pointee.dunderInit), initializer.kind == Kind.function,
      derivesOnlyFromObject(type)
    else { return false }
    type.slots.pointee.cachedInit = initializer
    type.slots.pointee.cachedInitVersion = type.pointee.versionTag
    return true
  }

  /// No built-in base but `object`: the instance has no payload that its `__new__` would fill.
  private func derivesOnlyFromObject(_ type: TypeRef) -> Bool {
    var current = type
    while current.pointee.has(.heapType) {
      guard let base = current.pointee.base else { return false }
      current = base.asType
    }
    return current == types.pointee.object
  }
}
