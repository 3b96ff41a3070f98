import PyHeap

// Native functions (`builtin_function_or_method`) and method descriptors (`method_descriptor`,
// `classmethod_descriptor`): one layout, three types.

extension VM {
  /// A native function. `owner` is what the function gets as `self`: the instance of a bound method, the module of a
  /// module function (then `__module__` is that module's name), nil for None.
  func newNative(_ name: StaticString, _ function: NativeFunction, self owner: Ref?, module: Ref? = nil)
    -> Ref?
  {
    makeNative(types.pointee.builtin, intern(name), function, owner ?? module)
  }

  func makeNative(_ type: TypeRef, _ name: Ref, _ function: NativeFunction, _ owner: Ref?) -> Ref? {
    guard let ref = newGCObject(type, NativeLayout.size) else { return outOfMemory() }
    let convention: NativeConvention
    var minimum = 0
    var maximum = 0
    let target: UnsafeRawPointer
    switch function {
    case .none(let f):
      convention = .noArguments
      target = address(f)
    case .one(let f):
      convention = .oneArgument
      minimum = 1
      maximum = 1
      target = address(f)
    case .positional(let low, let high, let f):
      convention = .positional
      minimum = low
      maximum = min(high, 255)
      target = address(f)
    case .keywords(let f):
      convention = .keywords
      maximum = 255
      target = address(f)
    }
    ref.store(NativeLayout.convention, convention.rawValue)
    ref.store(NativeLayout.minimum, UInt8(minimum))
    ref.store(NativeLayout.maximum, UInt8(maximum))
    ref.store(NativeLayout.isConstructor, UInt8(0))
    ref.store(NativeLayout.function, target)
    ref.store(NativeLayout.name, name.owned())
    ref.store(NativeLayout.instance, owner?.owned())
    ref.store(NativeLayout.weakrefs, nil as Ref?)
    track(ref)
    return ref
  }

  /// A method descriptor bound to an instance: what `[].append` gives.
  func bindNative(_ descriptor: Ref, _ instance: Ref) -> Ref? {
    guard
      let ref = reusedObject(FreeListIndex.builtin, types.pointee.builtin)
        ?? newGCObject(types.pointee.builtin, NativeLayout.size)
    else { return outOfMemory() }
    ref.store(NativeLayout.convention, descriptor.load(NativeLayout.convention, as: UInt64.self))
    ref.store(NativeLayout.function, descriptor.load(NativeLayout.function, as: UInt64.self))
    ref.store(NativeLayout.name, descriptor.load(NativeLayout.name, as: Ref.self).owned())
    ref.store(NativeLayout.instance, instance.owned())
    ref.store(NativeLayout.weakrefs, nil as Ref?)
    track(ref)
    return ref
  }

  /// `T.__new__` of a built-in type.
  func newConstructor(_ type: TypeRef) -> Ref? {
    let function: KeywordFunction = { vm, owner, arguments, count, keywordNames in
      vm.callConstructor(owner.asType, arguments, count, keywordNames)
    }
    let ref = makeNative(types.pointee.builtin, names.pointee.dunderNew, .keywords(function), type.object)
    ref?.store(NativeLayout.isConstructor, UInt8(1))
    return ref
  }

  /// `T.__new__(cls, …)`: checks `cls`, then runs T's constructor for it.
  private func callConstructor(
    _ owner: TypeRef, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let name = typeName(owner)
    let typeError = exceptions.pointee.typeError
    guard count > 0 else { return raise(typeError, "\(name).__new__(): not enough arguments") }
    let argument = arguments[0].unsafelyUnwrapped
    guard argument.typeHas(.typeSubclass) else {
      return raise(
        typeError, "\(name).__new__(X): X is not a type object (\(typeName(argument.type)))")
    }
    let requested = argument.asType
    let other = typeName(requested)
    guard requested.isSubtype(of: owner) else {
      return raise(typeError, "\(name).__new__(\(other)): \(other) is not a subtype of \(name)")
    }
    // The most derived built-in base decides which constructor is safe for the layout.
    var base = requested
    while base.pointee.flags.contains(.heapType), let next = base.pointee.base { base = next.asType }
    if let safe = base.slots.pointee.new, let own = owner.slots.pointee.new, address(safe) != address(own) {
      return raise(
        typeError, "\(name).__new__(\(other)) is not safe, use \(typeName(base)).__new__()")
    }
    guard let new = owner.slots.pointee.new else {
      return raise(typeError, "cannot create '\(name)' instances")
    }
    return new(self, argument, arguments + 1, count - 1, keywordNames)
  }

  // MARK: Calling

  /// Calls a native function or an unbound method descriptor. For descriptors `arguments[0]` is the instance.
  ///
  /// Checks the number of arguments in CPython's words; keyword arguments pass to `.keywords` functions only.
  func callNative(_ native: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    if native.type == types.pointee.builtin {
      let owner = native.load(NativeLayout.instance, as: Ref?.self) ?? none
      return callNativeBody(native, owner, arguments, count, keywordNames)
    }
    return callDescriptor(native, arguments, count, keywordNames)
  }

  @inline(__always)
  func callNativeBody(
    _ native: Ref, _ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let convention = unsafeBitCast(
      native.load(NativeLayout.convention, as: UInt8.self), to: NativeConvention.self)
    let function = native.load(NativeLayout.function, as: UnsafeRawPointer.self)
    if convention == .keywords {
      return unsafeBitCast(function, to: KeywordFunction.self)(self, owner, arguments, count, keywordNames)
    }
    if let keywordNames, keywordNames.tupleCount != 0 { return refuseKeywords(native) }
    switch convention {
    case .oneArgument where count == 1:
      return unsafeBitCast(function, to: BinaryFunction.self)(self, owner, arguments[0].unsafelyUnwrapped)
    case .noArguments where count == 0:
      return unsafeBitCast(function, to: UnaryFunction.self)(self, owner)
    case .positional:
      let maximum = Int(native.load(NativeLayout.maximum, as: UInt8.self))
      if count >= Int(native.load(NativeLayout.minimum, as: UInt8.self))
        && (count <= maximum || maximum == 255)
      {
        return unsafeBitCast(function, to: PositionalFunction.self)(self, owner, arguments, count)
      }
      return refuseCount(native, count)
    default:
      return refuseCount(native, count)
    }
  }

  @inline(never)
  private func callDescriptor(
    _ descriptor: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let owner = descriptor.load(NativeLayout.instance, as: Ref.self).asType
    let typeError = exceptions.pointee.typeError
    guard count > 0 else {
      let name = descriptor.load(NativeLayout.name, as: Ref.self).swiftString
      return raise(
        typeError, "unbound method \(typeName(owner)).\(name)() needs an argument")
    }
    let instance = arguments[0].unsafelyUnwrapped
    if descriptor.type == types.pointee.classmethodDescriptor {
      guard instance.typeHas(.typeSubclass), instance.asType.isSubtype(of: owner) else {
        let name = descriptor.load(NativeLayout.name, as: Ref.self).swiftString
        return raise(
          typeError,
          "descriptor '\(name)' requires a subtype of '\(typeName(owner))' but received '\(typeName(instance.type))'"
        )
      }
    } else if instance.type != owner && !instance.type.isSubtype(of: owner) {
      let name = descriptor.load(NativeLayout.name, as: Ref.self).swiftString
      return raise(
        typeError,
        "descriptor '\(name)' for '\(typeName(owner))' objects doesn't apply to a '\(typeName(instance.type))' object"
      )
    }
    return callNativeBody(descriptor, instance, arguments + 1, count - 1, keywordNames)
  }

  /// "list.append" or "len": how CPython names a native function in its complaints.
  func nativeQualifiedName(_ native: Ref) -> String {
    let name = native.load(NativeLayout.name, as: Ref.self).swiftString
    guard let owner = native.load(NativeLayout.instance, as: Ref?.self) else { return name }
    if native.type != types.pointee.builtin { return "\(qualifiedTypeName(owner.asType)).\(name)" }
    if owner == none { return name }
    if owner.kind == Kind.module {
      guard let dict = moduleDict(owner), let module = dictGetStr(dict, names.pointee.dunderName),
        module.kind == Kind.str, !strIs(module, "builtins")
      else { return name }
      return "\(module.swiftString).\(name)"
    }
    if owner.typeHas(.typeSubclass) { return "\(qualifiedTypeName(owner.asType)).\(name)" }
    return "\(qualifiedTypeName(owner.type)).\(name)"
  }

  @inline(never)
  private func refuseKeywords(_ native: Ref) -> Ref? {
    raise(exceptions.pointee.typeError, "\(nativeQualifiedName(native))() takes no keyword arguments")
  }

  @inline(never)
  private func refuseCount(_ native: Ref, _ count: Int) -> Ref? {
    let minimum = Int(native.load(NativeLayout.minimum, as: UInt8.self))
    let maximum = Int(native.load(NativeLayout.maximum, as: UInt8.self))
    let typeError = exceptions.pointee.typeError
    switch NativeConvention(rawValue: native.load(NativeLayout.convention, as: UInt8.self)) {
    case .noArguments:
      return raise(typeError, "\(nativeQualifiedName(native))() takes no arguments (\(count) given)")
    case .oneArgument:
      return raise(typeError, "\(nativeQualifiedName(native))() takes exactly one argument (\(count) given)")
    default:
      let name = native.load(NativeLayout.name, as: Ref.self).swiftString
      return raiseCount(name, count, minimum, maximum == 255 ? Int.max : maximum)
    }
  }

  /// "f expected at least 1 argument, got 0" and its relatives.
  func raiseCount(_ name: String, _ count: Int, _ minimum: Int, _ maximum: Int) -> Ref? {
    let bound = count < minimum ? minimum : maximum
    let relation = minimum == maximum ? "" : (count < minimum ? "at least " : "at most ")
    let plural = bound == 1 ? "" : "s"
    return raise(
      exceptions.pointee.typeError, "\(name) expected \(relation)\(bound) argument\(plural), got \(count)")
  }

  // MARK: Types

  func makeNativeTypes() {
    let flags: TypeFlags = [.hasGC]
    let builtin = newType(
      "builtin_function_or_method", basicSize: NativeLayout.size, flags: flags, kind: Kind.builtin)
    types.pointee.builtin = builtin
    builtin.pointee.weakListOffset = Int32(NativeLayout.weakrefs)
    let method = newType(
      "method_descriptor", basicSize: NativeLayout.size, flags: flags.union(.methodDescriptor),
      kind: Kind.methodDescriptor)
    types.pointee.methodDescriptor = method
    let classMethod = newType(
      "classmethod_descriptor", basicSize: NativeLayout.size, flags: flags, kind: Kind.other)
    types.pointee.classmethodDescriptor = classMethod
    for type in [builtin, method, classMethod] {
      type.pointee.dealloc = { vm, ref in
        vm.untrack(ref)
        if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, ref) }
        let owner = ref.load(NativeLayout.instance, as: Ref?.self)
        ref.load(NativeLayout.name, as: Ref.self).decref()
        if ref.type != vm.types.pointee.builtin || !vm.pushFreeList(FreeListIndex.builtin, ref) {
          vm.freeGCObject(ref, NativeLayout.size)
        }
        owner.decref()
      }
      type.pointee.traverse = { ref, visit, context in
        if let owner = ref.load(NativeLayout.instance, as: Ref?.self) { visit(owner, context) }
      }
      type.slots.pointee.call = { $0.callNative($1, $2, $3, $4) }
      addAttributes(
        type,
        [
          AttributeDefinition("__name__", get: { _, me in me.load(NativeLayout.name, as: Ref.self).owned() }),
          AttributeDefinition("__doc__", get: { vm, _ in vm.newNone() }),
          AttributeDefinition("__text_signature__", get: { vm, _ in vm.newNone() }),
          AttributeDefinition(
            "__qualname__",
            get: { vm, me in
              // Functions of a module have no qualification.
              if let owner = me.load(NativeLayout.instance, as: Ref?.self), owner.kind == Kind.module {
                return me.load(NativeLayout.name, as: Ref.self).owned()
              }
              return vm.newStr(vm.nativeQualifiedName(me))
            }),
        ])
    }
    builtin.slots.pointee.repr = { vm, me in
      let name = me.load(NativeLayout.name, as: Ref.self).swiftString
      guard let owner = me.load(NativeLayout.instance, as: Ref?.self), owner.kind != Kind.module else {
        return vm.newStr("<built-in function \(name)>")
      }
      return vm.newStr(
        "<built-in method \(name) of \(vm.typeName(owner.type)) object at \(vm.hexAddress(owner))>")
    }
    builtin.slots.pointee.compare = { vm, me, other, op in
      guard op == Comparison.eq || op == Comparison.ne, other.type == me.type else {
        return vm.newNotImplemented()
      }
      let same =
        me.load(NativeLayout.instance, as: Ref?.self) == other.load(NativeLayout.instance, as: Ref?.self)
        && me.load(NativeLayout.function, as: UInt.self) == other.load(NativeLayout.function, as: UInt.self)
      return vm.bool(same == (op == Comparison.eq))
    }
    builtin.slots.pointee.hash = { vm, me in
      let owner = me.load(NativeLayout.instance, as: Ref?.self)
      let hash = pointerHash(owner?.address ?? 0) ^ pointerHash(me.load(NativeLayout.function, as: UInt.self))
      return hash == -1 ? -2 : hash
    }
    addAttributes(
      builtin,
      [
        AttributeDefinition(
          "__self__",
          get: { vm, me in (me.load(NativeLayout.instance, as: Ref?.self) ?? vm.none).owned() }),
        AttributeDefinition(
          "__module__",
          get: { vm, me in
            guard let owner = me.load(NativeLayout.instance, as: Ref?.self), owner.kind == Kind.module
            else { return vm.newNone() }
            return vm.getAttr(owner, vm.names.pointee.dunderName)
          }),
      ])
    for type in [method, classMethod] {
      type.slots.pointee.repr = { vm, me in
        let owner = me.load(NativeLayout.instance, as: Ref.self).asType
        let name = me.load(NativeLayout.name, as: Ref.self).swiftString
        return vm.newStr("<method '\(name)' of '\(vm.typeName(owner))' objects>")
      }
      addAttributes(
        type,
        [
          AttributeDefinition(
            "__objclass__", get: { _, me in me.load(NativeLayout.instance, as: Ref.self).owned() })
        ])
    }
    method.slots.pointee.descriptorGet = { vm, me, instance, _ in
      guard let instance else { return me.owned() }
      let owner = me.load(NativeLayout.instance, as: Ref.self).asType
      if instance.isInstance(owner) { return vm.bindNative(me, instance) }
      return vm.refuseDescriptor(me.load(NativeLayout.name, as: Ref.self), owner, instance)
    }
    classMethod.slots.pointee.descriptorGet = { vm, me, instance, type in
      let cls = type ?? instance.unsafelyUnwrapped.type.object
      return vm.bindNative(me, cls)
    }
    for type in [builtin, method, classMethod] { readyType(type) }
  }

  /// "descriptor 'x' for 'T' objects doesn't apply to a 'U' object".
  func refuseDescriptor(_ name: Ref, _ owner: TypeRef, _ instance: Ref) -> Ref? {
    raise(
      exceptions.pointee.typeError,
      "descriptor '\(name.swiftString)' for '\(typeName(owner))' objects doesn't apply to a "
        + "'\(typeName(instance.type))' object")
  }
}

/// `hash()` of an address: the low bits, which alignment makes equal, go to the top.
@inline(__always)
func pointerHash(_ address: UInt) -> Int {
  let hash = Int(bitPattern: (address >> 4) | (address << 60))
  return hash == -1 ? -2 : hash
}
