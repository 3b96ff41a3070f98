import PyHeap

// None, NotImplemented and Ellipsis.

extension VM {
  /// Makes the three objects and their types; among the first things made, since everything refers to None.
  func makeSingletons() {
    let noneType = newType("NoneType", basicSize: 16, kind: Kind.none)
    types.pointee.none = noneType
    state.pointee.none = makeSingleton(noneType)
    let slots = noneType.slots
    slots.pointee.repr = { vm, _ in vm.newStr(static: "None") }
    slots.pointee.bool = { _, _ in 0 }
    // The same in every process, so that sets of None and texts print alike.
    slots.pointee.hash = { _, _ in 0xfca8_6420 }
    slots.pointee.new = { vm, _, _, count, keywordNames in
      if count > 0 || (keywordNames?.tupleCount ?? 0) > 0 {
        return vm.raise(vm.exceptions.pointee.typeError, "NoneType takes no arguments")
      }
      return vm.newNone()
    }
    readyType(noneType)

    let notImplemented = newType("NotImplementedType", basicSize: 16, kind: Kind.notImplemented)
    types.pointee.notImplemented = notImplemented
    state.pointee.notImplemented = makeSingleton(notImplemented)
    notImplemented.slots.pointee.repr = { vm, _ in vm.newStr(static: "NotImplemented") }
    notImplemented.slots.pointee.bool = { vm, _ in
      vm.warnDeprecated("NotImplemented should not be used in a boolean context")
      return 1
    }
    notImplemented.slots.pointee.new = { vm, _, _, count, keywordNames in
      if count > 0 || (keywordNames?.tupleCount ?? 0) > 0 {
        return vm.raise(vm.exceptions.pointee.typeError, "NotImplementedType takes no arguments")
      }
      return vm.newNotImplemented()
    }
    readyType(notImplemented)

    let ellipsis = newType("ellipsis", basicSize: 16, kind: Kind.ellipsis)
    types.pointee.ellipsis = ellipsis
    state.pointee.ellipsis = makeSingleton(ellipsis)
    ellipsis.slots.pointee.repr = { vm, _ in vm.newStr(static: "Ellipsis") }
    ellipsis.slots.pointee.new = { vm, _, _, count, keywordNames in
      if count > 0 || (keywordNames?.tupleCount ?? 0) > 0 {
        return vm.raise(vm.exceptions.pointee.typeError, "EllipsisType takes no arguments")
      }
      return vm.state.pointee.ellipsis.owned()
    }
    readyType(ellipsis)
  }

  private func makeSingleton(_ type: TypeRef) -> Ref {
    type.pointee.dealloc = { vm, ref in
      // A count driven to zero by a bug elsewhere must not take None away.
      ref.header.pointee.refcount = 1
    }
    guard let ref = newObject(type, 16) else { fatalError("no memory for the singletons") }
    if heap.pointee.profile.hasImmortals { ref.header.pointee.refcount = Refcount.immortal }
    return ref
  }
}
