import PyHeap

// `wrapper_descriptor` (`int.__add__`) and `method-wrapper` (`(1).__add__`): Python names for native slots.

extension VM {
  /// The descriptor for row `row` of the slot table as `type` defines it.
  func newSlotWrapper(_ type: TypeRef, _ row: Int32) -> Ref? {
    guard let ref = newGCObject(types.pointee.wrapperDescriptor, DescriptorLayout.wrapperSize) else {
      return outOfMemory()
    }
    let definition = state.pointee.slotRows[Int(row)]
    ref.store(DescriptorLayout.owner, type.object.owned())
    ref.store(DescriptorLayout.name, definition.name.owned())
    ref.store(DescriptorLayout.get, type.slotWord(definition.offset))
    ref.store(DescriptorLayout.row, row)
    track(ref)
    return ref
  }

  /// Calls the slot that a wrapper stands for, the arguments without `self`.
  func callSlotWrapper(
    _ wrapper: Ref, _ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let row = state.pointee.slotRows + Int(wrapper.load(DescriptorLayout.row, as: Int32.self))
    let function = wrapper.load(DescriptorLayout.get, as: UnsafeRawPointer.self)
    let shape = row.pointee.shape
    switch shape {
    case .call:
      return unsafeBitCast(function, to: CallFunction.self)(self, owner, arguments, count, keywordNames)
    case .initialize:
      let initialize = unsafeBitCast(function, to: InitFunction.self)
      return initialize(self, owner, arguments, count, keywordNames) ? newNone() : nil
    default: break
    }
    if let keywordNames, keywordNames.tupleCount > 0 {
      return raise(
        exceptions.pointee.typeError,
        "wrapper \(row.pointee.name.swiftString)() takes no keyword arguments")
    }
    let (minimum, maximum) = shape.argumentCounts
    if count < minimum || count > maximum {
      if maximum == minimum && maximum < 2 {
        let plural = minimum == 1 ? "" : "s"
        return raise(
          exceptions.pointee.typeError,
          "\(shape == .repeat ? " " : "")expected \(minimum) argument\(plural), got \(count)")
      }
      return raiseCount("", count, minimum, maximum)
    }
    let first = count > 0 ? arguments[0].unsafelyUnwrapped : owner
    let isAttributeAccess =
      shape == .setAttribute || shape == .deleteAttribute
      || row.pointee.name == names.pointee.dunderGetattribute
    if isAttributeAccess && !first.typeHas(.strSubclass) {
      return raise(
        exceptions.pointee.typeError, "attribute name must be string, not '\(typeName(first.type))'")
    }
    switch shape {
    case .unary: return unsafeBitCast(function, to: UnaryFunction.self)(self, owner)
    case .next:
      if let value = unsafeBitCast(function, to: UnaryFunction.self)(self, owner) { return value }
      if !errorOccurred { raiseBare(exceptions.pointee.stopIteration) }
      return nil
    case .binary: return unsafeBitCast(function, to: BinaryFunction.self)(self, owner, first)
    case .binarySwapped: return unsafeBitCast(function, to: BinaryFunction.self)(self, first, owner)
    case .power, .powerInPlace:
      let modulus = count > 1 ? arguments[1].unsafelyUnwrapped : none
      return unsafeBitCast(function, to: TernaryFunction.self)(self, owner, first, modulus)
    case .powerSwapped:
      let modulus = count > 1 ? arguments[1].unsafelyUnwrapped : none
      return unsafeBitCast(function, to: TernaryFunction.self)(self, first, owner, modulus)
    case .inquiry:
      let value = unsafeBitCast(function, to: InquiryFunction.self)(self, owner)
      return value < 0 ? nil : bool(value != 0)
    case .length, .hash:
      let value = unsafeBitCast(function, to: LengthFunction.self)(self, owner)
      return value == -1 && errorOccurred ? nil : int(value)
    case .repeat:
      guard let times = indexValue(first, overflow: exceptions.pointee.overflowError) else { return nil }
      return unsafeBitCast(function, to: IndexFunction.self)(self, owner, times)
    case .compare:
      return unsafeBitCast(function, to: CompareFunction.self)(self, owner, first, Int32(row.pointee.op))
    case .contains:
      let value = unsafeBitCast(function, to: ContainsFunction.self)(self, owner, first)
      return value < 0 ? nil : bool(value != 0)
    case .setItem:
      let value = arguments[1].unsafelyUnwrapped
      return unsafeBitCast(function, to: SetItemFunction.self)(self, owner, first, value) ? newNone() : nil
    case .deleteItem:
      return unsafeBitCast(function, to: SetItemFunction.self)(self, owner, first, nil) ? newNone() : nil
    case .setAttribute, .deleteAttribute:
      return setThroughWrapper(
        wrapper, row.pointee.name, unsafeBitCast(function, to: SetItemFunction.self), owner, first,
        shape == .setAttribute ? arguments[1] : nil)
    case .descriptorGet:
      let instance = first == none ? nil : first
      let type = count > 1 && arguments[1] != none ? arguments[1] : nil
      if instance == nil && type == nil {
        return raise(exceptions.pointee.typeError, "__get__(None, None) is invalid")
      }
      return unsafeBitCast(function, to: DescriptorGetFunction.self)(self, owner, instance, type)
    case .descriptorSet:
      let set = unsafeBitCast(function, to: DescriptorSetFunction.self)
      return set(self, owner, first, arguments[1]) ? newNone() : nil
    case .descriptorDelete:
      let set = unsafeBitCast(function, to: DescriptorSetFunction.self)
      return set(self, owner, first, nil) ? newNone() : nil
    case .call, .initialize, .new, .finalize: return newNone()
    }
  }

  /// `object.__setattr__(x, …)` must not bypass a more derived built-in type's own check (`type`'s, say).
  private func setThroughWrapper(
    _ wrapper: Ref, _ name: Ref, _ function: SetItemFunction, _ owner: Ref, _ attribute: Ref, _ value: Ref?
  ) -> Ref? {
    var type = owner.type
    while type.pointee.flags.contains(.heapType), let base = type.pointee.base { type = base.asType }
    let definer = wrapper.load(DescriptorLayout.owner, as: Ref.self).asType
    if let own = type.slots.pointee.setAttribute, address(own) != address(function), type != definer {
      return raise(
        exceptions.pointee.typeError,
        "can't apply this \(name.swiftString) to \(typeName(owner.type)) object")
    }
    return function(self, owner, attribute, value) ? newNone() : nil
  }

  func makeSlotWrapperTypes() {
    let wrapper = newType(
      "wrapper_descriptor", basicSize: DescriptorLayout.wrapperSize, flags: [.hasGC, .methodDescriptor])
    types.pointee.wrapperDescriptor = wrapper
    wrapper.pointee.dealloc = descriptorDealloc
    wrapper.pointee.traverse = descriptorTraverse
    wrapper.slots.pointee.repr = { vm, me in
      let owner = me.load(DescriptorLayout.owner, as: Ref.self).asType
      let name = me.load(DescriptorLayout.name, as: Ref.self).swiftString
      return vm.newStr("<slot wrapper '\(name)' of '\(vm.typeName(owner))' objects>")
    }
    wrapper.slots.pointee.call = { vm, me, arguments, count, keywordNames in
      let owner = me.load(DescriptorLayout.owner, as: Ref.self).asType
      guard count > 0 else {
        let name = me.load(DescriptorLayout.name, as: Ref.self).swiftString
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "descriptor '\(name)' of '\(vm.typeName(owner))' object needs an argument")
      }
      let instance = arguments[0].unsafelyUnwrapped
      guard instance.isInstance(owner) else {
        let name = me.load(DescriptorLayout.name, as: Ref.self).swiftString
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "descriptor '\(name)' requires a '\(vm.typeName(owner))' object but received a "
            + "'\(vm.typeName(instance.type))'")
      }
      // A tuple of all, and a second one of those behind the instance.
      return vm.withPackedArguments(arguments, count, keywordNames) { all in
        vm.withPackedArguments(all + 1, count - 1, keywordNames) {
          vm.callSlotWrapper(me, instance, $0, count - 1, keywordNames)
        }
      }
    }
    wrapper.slots.pointee.descriptorGet = { vm, me, instance, _ in
      guard let instance else { return me.owned() }
      let owner = me.load(DescriptorLayout.owner, as: Ref.self).asType
      guard instance.isInstance(owner) else {
        return vm.refuseDescriptor(me.load(DescriptorLayout.name, as: Ref.self), owner, instance)
      }
      guard let bound = vm.newGCObject(vm.types.pointee.slotWrapper, MethodWrapperLayout.size) else {
        return vm.outOfMemory()
      }
      bound.store(MethodWrapperLayout.descriptor, me.owned())
      bound.store(MethodWrapperLayout.instance, instance.owned())
      vm.track(bound)
      return bound
    }
    addAttributes(wrapper, descriptorAttributes)
    readyType(wrapper)

    let bound = newType("method-wrapper", basicSize: MethodWrapperLayout.size, flags: [.hasGC])
    types.pointee.slotWrapper = bound
    bound.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      guard vm.beginDealloc(ref) else { return }
      ref.load(MethodWrapperLayout.descriptor, as: Ref.self).decref()
      ref.load(MethodWrapperLayout.instance, as: Ref.self).decref()
      vm.freeGCObject(ref, MethodWrapperLayout.size)
      vm.endDealloc()
    }
    bound.pointee.traverse = { ref, visit, context in
      visit(ref.load(MethodWrapperLayout.descriptor, as: Ref.self), context)
      visit(ref.load(MethodWrapperLayout.instance, as: Ref.self), context)
    }
    bound.slots.pointee.repr = { vm, me in
      let name = me.load(MethodWrapperLayout.descriptor, as: Ref.self)
        .load(DescriptorLayout.name, as: Ref.self).swiftString
      let instance = me.load(MethodWrapperLayout.instance, as: Ref.self)
      return vm.newStr(
        "<method-wrapper '\(name)' of \(vm.typeName(instance.type)) object at \(vm.hexAddress(instance))>")
    }
    bound.slots.pointee.call = { vm, me, arguments, count, keywordNames in
      vm.withPackedArguments(arguments, count, keywordNames) {
        vm.callSlotWrapper(
          me.load(MethodWrapperLayout.descriptor), me.load(MethodWrapperLayout.instance), $0, count,
          keywordNames)
      }
    }
    bound.slots.pointee.compare = { vm, me, other, op in
      guard op == Comparison.eq || op == Comparison.ne, other.type == me.type else {
        return vm.newNotImplemented()
      }
      let same =
        me.load(MethodWrapperLayout.descriptor, as: Ref.self)
        == other.load(MethodWrapperLayout.descriptor, as: Ref.self)
        && me.load(MethodWrapperLayout.instance, as: Ref.self)
          == other.load(MethodWrapperLayout.instance, as: Ref.self)
      return vm.bool(same == (op == Comparison.eq))
    }
    bound.slots.pointee.hash = { _, me in
      let hash =
        pointerHash(me.load(MethodWrapperLayout.descriptor, as: UInt.self))
        ^ pointerHash(me.load(MethodWrapperLayout.instance, as: UInt.self))
      return hash == -1 ? -2 : hash
    }
    addAttributes(
      bound,
      [
        AttributeDefinition(
          "__name__",
          get: { _, me in
            me.load(MethodWrapperLayout.descriptor, as: Ref.self)
              .load(DescriptorLayout.name, as: Ref.self).owned()
          }),
        AttributeDefinition(
          "__self__", get: { _, me in me.load(MethodWrapperLayout.instance, as: Ref.self).owned() }),
        AttributeDefinition(
          "__objclass__",
          get: { _, me in
            me.load(MethodWrapperLayout.descriptor, as: Ref.self)
              .load(DescriptorLayout.owner, as: Ref.self).owned()
          }),
      ])
    readyType(bound)
  }
}

extension SlotShape {
  /// Arguments of the wrapper after `self`: fewest and most.
  var argumentCounts: (Int, Int) {
    switch self {
    case .unary, .next, .inquiry, .length, .hash: (0, 0)
    case .binary, .binarySwapped, .repeat, .compare, .contains, .deleteItem, .deleteAttribute,
      .descriptorDelete:
      (1, 1)
    case .setItem, .setAttribute, .descriptorSet: (2, 2)
    case .power, .powerSwapped, .powerInPlace, .descriptorGet: (1, 2)
    case .call, .initialize, .new, .finalize: (0, Int.max)
    }
  }
}

/// Deallocator of the descriptors that have ``DescriptorLayout``.
let descriptorDealloc: Deallocator = { vm, ref in
  vm.untrack(ref)
  let owner = ref.load(DescriptorLayout.owner, as: Ref.self)
  ref.load(DescriptorLayout.name, as: Ref.self).decref()
  vm.freeGCObject(ref, Int(ref.type.pointee.basicSize))
  owner.decref()
}

let descriptorTraverse: Traverser = { ref, visit, context in
  visit(ref.load(DescriptorLayout.owner, as: Ref.self), context)
}

/// Attributes that all descriptors of built-in types share.
var descriptorAttributes: [AttributeDefinition] {
  [
    AttributeDefinition("__name__", get: { _, me in me.load(DescriptorLayout.name, as: Ref.self).owned() }),
    AttributeDefinition(
      "__objclass__", get: { _, me in me.load(DescriptorLayout.owner, as: Ref.self).owned() }),
    AttributeDefinition("__doc__", get: { vm, _ in vm.newNone() }),
    AttributeDefinition(
      "__qualname__",
      get: { vm, me in
        let owner = me.load(DescriptorLayout.owner, as: Ref.self).asType
        return vm.newStr(
          "\(vm.qualifiedTypeName(owner)).\(me.load(DescriptorLayout.name, as: Ref.self).swiftString)")
      }),
  ]
}
