import PyHeap

// `getset_descriptor` (computed attributes) and `member_descriptor` (fields, `__slots__`).

extension VM {
  func newGetSet(
    _ owner: TypeRef, _ name: Ref, _ get: UnaryFunction, _ set: DescriptorSetter?
  ) -> Ref? {
    guard let ref = newGCObject(types.pointee.getsetDescriptor, DescriptorLayout.size) else {
      return outOfMemory()
    }
    ref.store(DescriptorLayout.owner, owner.object.owned())
    ref.store(DescriptorLayout.name, name.owned())
    ref.store(DescriptorLayout.get, address(get))
    ref.store(DescriptorLayout.set, set.map { address($0) })
    track(ref)
    return ref
  }

  func newMember(
    _ owner: TypeRef, _ name: Ref, offset: Int32, form: MemberForm, isReadOnly: Bool
  ) -> Ref? {
    guard let ref = newGCObject(types.pointee.memberDescriptor, DescriptorLayout.size) else {
      return outOfMemory()
    }
    ref.store(DescriptorLayout.owner, owner.object.owned())
    ref.store(DescriptorLayout.name, name.owned())
    ref.store(DescriptorLayout.offset, offset)
    ref.store(DescriptorLayout.form, form.rawValue)
    ref.store(DescriptorLayout.isReadOnly, isReadOnly)
    track(ref)
    return ref
  }

  /// Whether a descriptor applies to `instance`; TypeError and false if not.
  fileprivate func checkOwner(_ descriptor: Ref, _ instance: Ref) -> Bool {
    let owner = descriptor.load(DescriptorLayout.owner, as: Ref.self).asType
    if instance.isInstance(owner) { return true }
    _ = refuseDescriptor(descriptor.load(DescriptorLayout.name, as: Ref.self), owner, instance)
    return false
  }

  /// "attribute 'x' of 'T' objects is not writable".
  fileprivate func refuseWriting(_ descriptor: Ref, _ instance: Ref) -> Bool {
    let owner = descriptor.load(DescriptorLayout.owner, as: Ref.self).asType
    let name = descriptor.load(DescriptorLayout.name, as: Ref.self)
    return raiseFalse(
      exceptions.pointee.attributeError,
      "attribute '\(name.swiftString)' of '\(typeName(owner))' objects is not writable")
  }

  /// AttributeError of a slot without a value.
  private func refuseEmptySlot(_ instance: Ref, _ name: Ref) -> Ref? {
    raiseAttribute(
      instance, name, "'\(fullTypeName(instance.type))' object has no attribute '\(name.swiftString)'")
    return nil
  }

  /// Reads the field a member descriptor stands for.
  fileprivate func readMember(_ member: Ref, _ instance: Ref) -> Ref? {
    let offset = Int(member.load(DescriptorLayout.offset, as: Int32.self))
    switch MemberForm(rawValue: member.load(DescriptorLayout.form, as: UInt8.self)) {
    case .object: return (instance.load(offset, as: Ref?.self) ?? none).owned()
    case .slot:
      if let value = instance.load(offset, as: Ref?.self) { return value.owned() }
      return refuseEmptySlot(instance, member.load(DescriptorLayout.name, as: Ref.self))
    case .int32: return int(Int(instance.load(offset, as: Int32.self)))
    case .int: return int(instance.load(offset, as: Int.self))
    case .bool: return bool(instance.load(offset, as: UInt8.self) != 0)
    case nil: return newNone()
    }
  }

  fileprivate func writeMember(_ member: Ref, _ instance: Ref, _ value: Ref?) -> Bool {
    if member.load(DescriptorLayout.isReadOnly, as: Bool.self) {
      return raiseFalse(exceptions.pointee.attributeError, "readonly attribute")
    }
    let offset = Int(member.load(DescriptorLayout.offset, as: Int32.self))
    let form = MemberForm(rawValue: member.load(DescriptorLayout.form, as: UInt8.self))
    switch form {
    case .object, .slot:
      let old = instance.load(offset, as: Ref?.self)
      if value == nil && old == nil && form == .slot {
        let name = member.load(DescriptorLayout.name, as: Ref.self)
        return raiseFalse(exceptions.pointee.attributeError, name.swiftString)
      }
      instance.store(offset, value?.owned())
      old.decref()
      return true
    default:
      guard let value else {
        return raiseFalse(exceptions.pointee.typeError, "can't delete numeric/char attribute")
      }
      guard let number = indexValue(value, overflow: exceptions.pointee.overflowError) else { return false }
      switch form {
      case .int32: instance.store(offset, Int32(truncatingIfNeeded: number))
      case .bool: instance.store(offset, UInt8(number == 0 ? 0 : 1))
      default: instance.store(offset, number)
      }
      return true
    }
  }

  func makeDataDescriptorTypes() {
    let getset = newType("getset_descriptor", basicSize: DescriptorLayout.size, flags: [.hasGC])
    types.pointee.getsetDescriptor = getset
    getset.slots.pointee.descriptorGet = { vm, me, instance, _ in
      guard let instance else { return me.owned() }
      guard vm.checkOwner(me, instance) else { return nil }
      let get = me.load(DescriptorLayout.get, as: UnsafeRawPointer.self)
      return unsafeBitCast(get, to: UnaryFunction.self)(vm, instance)
    }
    getset.slots.pointee.descriptorSet = { vm, me, instance, value in
      guard vm.checkOwner(me, instance) else { return false }
      guard let set = me.load(DescriptorLayout.set, as: UnsafeRawPointer?.self) else {
        return vm.refuseWriting(me, instance)
      }
      return unsafeBitCast(set, to: DescriptorSetter.self)(vm, instance, value)
    }
    getset.slots.pointee.repr = { vm, me in
      let owner = me.load(DescriptorLayout.owner, as: Ref.self).asType
      let name = me.load(DescriptorLayout.name, as: Ref.self).swiftString
      return vm.newStr("<attribute '\(name)' of '\(vm.typeName(owner))' objects>")
    }
    let member = newType(
      "member_descriptor", basicSize: DescriptorLayout.size, flags: [.hasGC], kind: Kind.memberDescriptor)
    types.pointee.memberDescriptor = member
    member.slots.pointee.descriptorGet = { vm, me, instance, _ in
      guard let instance else { return me.owned() }
      guard vm.checkOwner(me, instance) else { return nil }
      return vm.readMember(me, instance)
    }
    member.slots.pointee.descriptorSet = { vm, me, instance, value in
      guard vm.checkOwner(me, instance) else { return false }
      return vm.writeMember(me, instance, value)
    }
    member.slots.pointee.repr = { vm, me in
      let owner = me.load(DescriptorLayout.owner, as: Ref.self).asType
      let name = me.load(DescriptorLayout.name, as: Ref.self).swiftString
      return vm.newStr("<member '\(name)' of '\(vm.typeName(owner))' objects>")
    }
    for type in [getset, member] {
      type.pointee.dealloc = descriptorDealloc
      type.pointee.traverse = descriptorTraverse
      addAttributes(type, descriptorAttributes)
      readyType(type)
    }
  }
}
