import PyHeap

/// `list[int]` and `int | str`: enough of typing to be written down, shown and used in `isinstance`. GC types.
enum AliasLayout {
  static let origin = 16  // generic alias
  static let arguments = 24  // tuple; the members of a union
  static let weakrefs = 32
  static let size = 40
}

extension VM {
  /// `origin[key]`; a tuple key gives several arguments.
  func newGenericAlias(_ origin: Ref, _ key: Ref) -> Ref? {
    let arguments = key.kind == Kind.tuple ? key.owned() : tuple(key)
    guard let arguments else { return nil }
    return makeAlias(types.pointee.genericAlias, origin, arguments)
  }

  /// Takes over `arguments`.
  private func makeAlias(_ type: TypeRef, _ origin: Ref, _ arguments: Ref) -> Ref? {
    guard let ref = newGCObject(type, AliasLayout.size) else {
      arguments.decref()
      return outOfMemory()
    }
    ref.store(AliasLayout.origin, origin.owned())
    ref.store(AliasLayout.arguments, arguments)
    ref.store(AliasLayout.weakrefs, nil as Ref?)
    track(ref)
    return ref
  }

  /// The members of a union, a tuple. Borrowed.
  func unionMembers(_ union: Ref) -> Ref { union.load(AliasLayout.arguments) }

  /// `a | b` where at least one operand is a class; NotImplemented for anything that is no type.
  func unionOf(_ a: Ref, _ b: Ref) -> Ref? {
    var members: [Ref] = []
    for operand in [a, b] {
      if operand.type == types.pointee.unionType {
        let parts = unionMembers(operand)
        for index in 0..<parts.tupleCount { addMember(parts.tupleItem(index), &members) }
      } else if operand == none || operand.typeHas(.typeSubclass)
        || operand.type == types.pointee.genericAlias
      {
        addMember(operand == none ? types.pointee.none.object : operand, &members)
      } else {
        return newNotImplemented()
      }
    }
    if members.count == 1 { return members[0].owned() }
    guard let parts = newTuple(members.count) else { return nil }
    for (index, member) in members.enumerated() { parts.tupleItems[index] = member.owned() }
    trackTuple(parts)
    return makeAlias(types.pointee.unionType, none, parts)
  }

  private func addMember(_ member: Ref, _ members: inout [Ref]) {
    if !members.contains(member) { members.append(member) }
  }

  fileprivate func aliasText(_ item: Ref) -> String {
    if item == state.pointee.ellipsis { return "..." }
    if item == types.pointee.none.object { return "None" }
    if item.typeHas(.typeSubclass) { return displayName(item.asType) }
    if item.kind == Kind.list {
      return "[" + (0..<item.listCount).map { aliasText(item.listItem($0)) }.joined(separator: ", ") + "]"
    }
    if let named = qualifiedText(item) { return named }
    return reprText(item)
  }

  /// "module.name" of a function or whatever else knows both; nil: it has no such name.
  private func qualifiedText(_ item: Ref) -> String? {
    if item.type == types.pointee.genericAlias || item.type == types.pointee.unionType || errorOccurred {
      return nil
    }
    let name = lookupAttr(item, intern("__qualname__"))
    let module = name == nil ? nil : lookupAttr(item, names.pointee.dunderModule)
    defer {
      name.decref()
      module.decref()
    }
    clearError()
    guard let name, let module, name.isAnyStr, module.isAnyStr else { return nil }
    let prefix = module.swiftString
    return prefix == "builtins" ? name.swiftString : "\(prefix).\(name.swiftString)"
  }

  func makeAliasTypes() {
    let alias = newType(
      "types.GenericAlias", basicSize: AliasLayout.size, flags: [.hasGC, .allowsSubclasses])
    types.pointee.genericAlias = alias
    let union = newType("types.UnionType", basicSize: AliasLayout.size, flags: [.hasGC])
    types.pointee.unionType = union
    for type in [alias, union] {
      type.pointee.weakListOffset = Int32(AliasLayout.weakrefs)
      type.pointee.dealloc = { vm, ref in
        vm.untrack(ref)
        if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, ref) }
        ref.load(AliasLayout.origin, as: Ref.self).decref()
        ref.load(AliasLayout.arguments, as: Ref.self).decref()
        vm.freeGCObject(ref, AliasLayout.size)
      }
      type.pointee.traverse = { ref, visit, context in
        visit(ref.load(AliasLayout.origin, as: Ref.self), context)
        visit(ref.load(AliasLayout.arguments, as: Ref.self), context)
      }
      type.slots.pointee.or = { $0.unionOf($1, $2) }
      addMembers(type, [MemberDefinition("__args__", AliasLayout.arguments)])
      addAttributes(
        type, [AttributeDefinition("__parameters__", get: { vm, _ in vm.state.pointee.emptyTuple.owned() })])
    }
    let slots = alias.slots
    slots.pointee.new = { vm, _, arguments, count, keywordNames in
      guard vm.refuseAnyKeywords("GenericAlias", keywordNames) else { return nil }
      guard count == 2 else { return vm.raiseCount("GenericAlias", count, 2, 2) }
      return vm.newGenericAlias(arguments[0].unsafelyUnwrapped, arguments[1].unsafelyUnwrapped)
    }
    slots.pointee.repr = { vm, me in
      let arguments = me.load(AliasLayout.arguments, as: Ref.self)
      let origin = vm.aliasText(me.load(AliasLayout.origin))
      if arguments.tupleCount == 0 { return vm.newStr("\(origin)[()]") }
      let parts = (0..<arguments.tupleCount).map { vm.aliasText(arguments.tupleItem($0)) }
      return vm.newStr("\(origin)[\(parts.joined(separator: ", "))]")
    }
    slots.pointee.call = { vm, me, arguments, count, keywordNames in
      vm.vectorcall(me.load(AliasLayout.origin), arguments, count, keywordNames)
    }
    slots.pointee.getAttribute = { vm, me, name in
      // Dunder names are the alias's own, everything else is the origin's.
      let text = name.swiftString
      if text.hasPrefix("__") && text.hasSuffix("__") { return vm.genericLookup(me, name, raising: true) }
      return vm.getAttr(me.load(AliasLayout.origin), name)
    }
    slots.pointee.compare = { vm, me, other, op in
      guard op == Comparison.eq || op == Comparison.ne, other.type == me.type else {
        return vm.newNotImplemented()
      }
      var same = vm.equals(me.load(AliasLayout.origin), other.load(AliasLayout.origin))
      if same > 0 { same = vm.equals(me.load(AliasLayout.arguments), other.load(AliasLayout.arguments)) }
      return same < 0 ? nil : vm.bool((same != 0) == (op == Comparison.eq))
    }
    slots.pointee.hash = { vm, me in
      let origin = vm.hash(me.load(AliasLayout.origin))
      let arguments = vm.hash(me.load(AliasLayout.arguments))
      if origin == -1 || arguments == -1 { return -1 }
      return (origin ^ arguments) == -1 ? -2 : origin ^ arguments
    }
    addMembers(alias, [MemberDefinition("__origin__", AliasLayout.origin)])
    addMethods(
      alias,
      [
        MethodDefinition(
          "__mro_entries__", .one({ vm, me, _ in vm.tuple(me.load(AliasLayout.origin, as: Ref.self)) })),
        MethodDefinition(
          "__instancecheck__",
          .one({ vm, _, _ in
            vm.raise(
              vm.exceptions.pointee.typeError, "isinstance() argument 2 cannot be a parameterized generic")
          })),
        MethodDefinition(
          "__subclasscheck__",
          .one({ vm, _, _ in
            vm.raise(
              vm.exceptions.pointee.typeError, "issubclass() argument 2 cannot be a parameterized generic")
          })),
      ])
    readyType(alias)

    union.slots.pointee.repr = { vm, me in
      let members = vm.unionMembers(me)
      return vm.newStr(
        (0..<members.tupleCount).map { vm.aliasText(members.tupleItem($0)) }.joined(separator: " | "))
    }
    union.slots.pointee.compare = { vm, me, other, op in
      guard op == Comparison.eq || op == Comparison.ne, other.type == me.type else {
        return vm.newNotImplemented()
      }
      guard let left = vm.call(vm.types.pointee.frozenset.object, vm.unionMembers(me)) else { return nil }
      defer { left.decref() }
      guard let right = vm.call(vm.types.pointee.frozenset.object, vm.unionMembers(other)) else { return nil }
      defer { right.decref() }
      return vm.compare(left, right, op)
    }
    union.slots.pointee.hash = { vm, me in
      guard let members = vm.call(vm.types.pointee.frozenset.object, vm.unionMembers(me)) else { return -1 }
      defer { members.decref() }
      return vm.hash(members)
    }
    readyType(union)
  }
}
