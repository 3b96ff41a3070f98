import PyHeap

/// staticmethod and classmethod: GC types around one callable.
enum WrappedLayout {
  static let callable = 16
  static let dict = 24
  static let size = 32
}

extension VM {
  func newStaticMethod(_ callable: Ref) -> Ref? { newWrapped(types.pointee.staticmethod, callable) }
  func newClassMethod(_ callable: Ref) -> Ref? { newWrapped(types.pointee.classmethod, callable) }

  private func newWrapped(_ type: TypeRef, _ callable: Ref) -> Ref? {
    guard let ref = newGCObject(type, WrappedLayout.size) else { return outOfMemory() }
    ref.store(WrappedLayout.callable, callable.owned() as Ref?)
    ref.store(WrappedLayout.dict, nil as Ref?)
    track(ref)
    return ref
  }

  fileprivate func initializeWrapped(_ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?)
    -> Bool
  {
    let name = typeName(builtinBase(owner.type))
    if let keywordNames, keywordNames.tupleCount > 0 {
      return raiseFalse(exceptions.pointee.typeError, "\(name)() takes no keyword arguments")
    }
    guard count == 1 else { return raiseCount(name, count, 1, 1) != nil }
    let callable = arguments[0].unsafelyUnwrapped
    let old = owner.load(WrappedLayout.callable, as: Ref?.self)
    owner.store(WrappedLayout.callable, callable.owned() as Ref?)
    old.decref()
    // The wrapper passes for the function it wraps; what the function lacks is left out.
    for attribute in [
      names.pointee.dunderModule, names.pointee.dunderName, names.pointee.dunderQualname,
      names.pointee.dunderDoc,
    ] {
      guard let value = lookupAttr(callable, attribute) else {
        if errorOccurred { return false }
        continue
      }
      defer { value.decref() }
      guard setInstanceAttribute(owner, attribute, value) else { return false }
    }
    guard profile.wrappersCopyAnnotations else { return true }
    guard let annotations = lookupAttr(callable, names.pointee.dunderAnnotations) else {
      return !errorOccurred
    }
    defer { annotations.decref() }
    return setInstanceAttribute(owner, names.pointee.dunderAnnotations, annotations)
  }

  func makeWrappedTypes() {
    let staticType = newType(
      "staticmethod", basicSize: WrappedLayout.size, flags: [.hasGC, .allowsSubclasses],
      kind: Kind.staticmethod)
    types.pointee.staticmethod = staticType
    let classType = newType(
      "classmethod", basicSize: WrappedLayout.size, flags: [.hasGC, .allowsSubclasses], kind: Kind.classmethod
    )
    types.pointee.classmethod = classType
    staticType.slots.pointee.descriptorGet = { vm, me, _, _ in
      guard let callable = me.load(WrappedLayout.callable, as: Ref?.self) else {
        return vm.raise(vm.exceptions.pointee.runtimeError, "uninitialized staticmethod object")
      }
      return callable.owned()
    }
    staticType.slots.pointee.call = { vm, me, arguments, count, keywordNames in
      guard let callable = me.load(WrappedLayout.callable, as: Ref?.self) else {
        return vm.raiseNotCallable(me)
      }
      return vm.vectorcall(callable, arguments, count, keywordNames)
    }
    classType.slots.pointee.descriptorGet = { vm, me, instance, type in
      guard let callable = me.load(WrappedLayout.callable, as: Ref?.self) else {
        return vm.raise(vm.exceptions.pointee.runtimeError, "uninitialized classmethod object")
      }
      return vm.newMethod(callable, type ?? instance.unsafelyUnwrapped.type.object)
    }
    for type in [staticType, classType] {
      type.pointee.dictOffset = Int32(WrappedLayout.dict)
      type.pointee.dealloc = { vm, ref in
        vm.untrack(ref)
        let callable = ref.load(WrappedLayout.callable, as: Ref?.self)
        let dict = ref.load(WrappedLayout.dict, as: Ref?.self)
        callable.decref()
        dict.decref()
        vm.freeGCObject(ref, WrappedLayout.size)
      }
      type.pointee.traverse = { ref, visit, context in
        if let callable = ref.load(WrappedLayout.callable, as: Ref?.self) { visit(callable, context) }
        if let dict = ref.load(WrappedLayout.dict, as: Ref?.self) { visit(dict, context) }
      }
      type.pointee.clear = { _, ref in
        clearSlot(SlotPointer(ref.raw.advanced(by: WrappedLayout.callable)))
        clearSlot(SlotPointer(ref.raw.advanced(by: WrappedLayout.dict)))
      }
      type.slots.pointee.new = { vm, cls, _, _, _ in vm.allocateInstance(cls.asType) }
      type.slots.pointee.initialize = { $0.initializeWrapped($1, $2, $3, $4) }
      type.slots.pointee.repr = { vm, me in
        guard let callable = me.load(WrappedLayout.callable, as: Ref?.self), let text = vm.repr(callable)
        else {
          return nil
        }
        defer { text.decref() }
        return vm.newStr("<\(vm.typeName(vm.builtinBase(me.type)))(\(text.swiftString))>")
      }
      addMembers(
        type,
        [
          MemberDefinition("__func__", WrappedLayout.callable),
          MemberDefinition("__wrapped__", WrappedLayout.callable),
        ])
      addAttributes(
        type,
        [
          AttributeDefinition(
            "__dict__", get: { $0.instanceDict($1).map { $0.owned() } }, set: { $0.setInstanceDict($1, $2) }),
          AttributeDefinition(
            "__isabstractmethod__",
            get: { vm, me in
              guard let callable = me.load(WrappedLayout.callable, as: Ref?.self) else {
                return vm.bool(false)
              }
              let result = vm.isAbstract(callable)
              return result < 0 ? nil : vm.bool(result != 0)
            }),
        ])
      readyType(type)
    }
  }
}
