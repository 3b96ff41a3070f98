import PyHeap

// The class statement: `builtins.__build_class__`.

extension VM {
  /// `__build_class__(body, name, *bases, metaclass=…, **keywords)`.
  func buildClass(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    let typeError = exceptions.pointee.typeError
    guard count >= 2 else { return raise(typeError, "__build_class__: not enough arguments") }
    let body = arguments[0].unsafelyUnwrapped
    let name = arguments[1].unsafelyUnwrapped
    guard body.kind == Kind.function else {
      return raise(typeError, "__build_class__: func must be a function")
    }
    guard name.typeHas(.strSubclass) else { return raise(typeError, "__build_class__: name is not a string") }
    guard let original = newTuple(count - 2) else { return nil }
    for index in 0..<(count - 2) { original.tupleItems[index] = arguments[index + 2]?.owned() }
    if count > 2 { track(original) }
    defer { original.decref() }
    guard let bases = resolveBases(original) else { return nil }
    defer { bases.decref() }

    // Keywords without `metaclass`, in order, with their values.
    var keywords: [(Ref, Ref)] = []
    var metaclass: Ref?
    for index in 0..<(keywordNames?.tupleCount ?? 0) {
      guard let keyword = keywordNames?.tupleItem(index), let value = arguments[count + index] else {
        continue
      }
      if strIs(keyword, "metaclass") { metaclass = value } else { keywords.append((keyword, value)) }
    }
    guard let names = newTuple(keywords.count) else { return nil }
    for (index, pair) in keywords.enumerated() { names.tupleItems[index] = pair.0.owned() }
    defer { names.decref() }

    var isClass = true
    var meta: Ref
    if let metaclass {
      meta = metaclass
      isClass = metaclass.typeHas(.typeSubclass)
    } else {
      meta = bases.tupleCount > 0 ? bases.tupleItem(0).type.object : types.pointee.type.object
    }
    if isClass {
      guard let winner = metaclassWinner(meta, bases) else { return nil }
      meta = winner
    }
    meta.incref()
    defer { meta.decref() }

    guard let namespace = prepareNamespace(meta, name, bases, keywords, names, isClass: isClass) else {
      return nil
    }
    defer { namespace.decref() }
    guard let cell = runBody(body, locals: namespace) else { return nil }
    defer { cell.decref() }
    if bases != original, !setItem(namespace, self.names.pointee.dunderOrigBases, original) { return nil }

    let total = 3 + keywords.count
    let cls = withSlots(total) { base in
      base.initialize(repeating: nil, count: total)
      base[0] = name
      base[1] = bases
      base[2] = namespace
      for (index, pair) in keywords.enumerated() { base[3 + index] = pair.1 }
      return vectorcall(meta, base, 3, keywords.isEmpty ? nil : names)
    }
    guard let cls else { return nil }
    if cls.typeHas(.typeSubclass), cell.kind == Kind.cell {
      let content = cell.load(CellLayout.content, as: Ref?.self)
      guard let content else {
        cls.decref()
        return raise(
          exceptions.pointee.runtimeError,
          "__class__ not set defining \(reprText(name)) as \(reprText(cls)). Was __classcell__ propagated to "
            + "type.__new__?")
      }
      if content != cls {
        let message = "__class__ set to \(reprText(content)) defining \(reprText(name)) as \(reprText(cls))"
        cls.decref()
        return raise(typeError, message)
      }
    }
    return cls
  }

  /// Replaces bases that are no classes by what their `__mro_entries__` gives. New reference; the same tuple if nothing
  /// had to be replaced.
  private func resolveBases(_ bases: Ref) -> Ref? {
    var result: [Ref] = []
    var changed = false
    defer { for base in result { base.decref() } }
    for index in 0..<bases.tupleCount {
      let base = bases.tupleItem(index)
      if base.typeHas(.typeSubclass) {
        result.append(base.owned())
        continue
      }
      guard let method = lookupAttr(base, names.pointee.dunderMroEntries) else {
        if errorOccurred { return nil }
        result.append(base.owned())
        continue
      }
      defer { method.decref() }
      guard let entries = call(method, bases) else { return nil }
      defer { entries.decref() }
      guard entries.typeHas(.tupleSubclass) else {
        return raise(exceptions.pointee.typeError, "__mro_entries__ must return a tuple")
      }
      changed = true
      for entry in 0..<entries.tupleCount { result.append(entries.tupleItem(entry).owned()) }
    }
    if !changed { return bases.owned() }
    guard let tuple = newTuple(result.count) else { return nil }
    for (index, base) in result.enumerated() { tuple.tupleItems[index] = base.owned() }
    trackTuple(tuple)
    return tuple
  }

  /// `metaclass.__prepare__(name, bases, **keywords)`, or a new dict.
  private func prepareNamespace(
    _ meta: Ref, _ name: Ref, _ bases: Ref, _ keywords: [(Ref, Ref)], _ keywordNames: Ref, isClass: Bool
  ) -> Ref? {
    if meta == types.pointee.type.object { return newDict() }
    guard let prepare = lookupAttr(meta, names.pointee.dunderPrepare) else {
      return errorOccurred ? nil : newDict()
    }
    defer { prepare.decref() }
    let total = 2 + keywords.count
    let namespace = withSlots(total) { base in
      base.initialize(repeating: nil, count: total)
      base[0] = name
      base[1] = bases
      for (index, pair) in keywords.enumerated() { base[2 + index] = pair.1 }
      return vectorcall(prepare, base, 2, keywords.isEmpty ? nil : keywordNames)
    }
    guard let namespace else { return nil }
    let isMapping = namespace.slots.pointee.getItem != nil
    if !isMapping {
      let owner = isClass ? typeName(meta.asType) : "<metaclass>"
      let type = typeName(namespace.type)
      namespace.decref()
      return raise(
        exceptions.pointee.typeError, "\(owner).__prepare__() must return a mapping, not \(type)")
    }
    return namespace
  }

  /// Makes the native function for `builtins.__build_class__`.
  func newBuildClass() -> Ref? {
    newNative(
      "__build_class__",
      .keywords({ vm, _, arguments, count, keywordNames in vm.buildClass(arguments, count, keywordNames) }),
      self: nil)
  }
}
