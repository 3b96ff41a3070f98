import PyHeap

// Tuples with named fields, as `sys.version_info` and its kin are.

extension VM {
  /// The struct sequence type of a name, made at its first use. The fields are attributes; the repr names them.
  private func structType(_ name: StaticString, _ fields: [StaticString]) -> TypeRef {
    let key = UInt(bitPattern: name.utf8Start)
    if let known = modules.structTypes[key] { return known }
    let type = newType(
      name, base: types.pointee.tuple, basicSize: TupleLayout.items, itemSize: 8, flags: [.hasGC],
      kind: Kind.other)
    type.slots.pointee.repr = { vm, value in vm.structRepr(value) }
    addMembers(
      type, fields.enumerated().map { MemberDefinition($1, TupleLayout.items + $0 * 8) })
    readyType(type)
    type.pointee.flags.insert(.disallowInstantiation)
    finishType(type)
    if let dict = type.pointee.dict, let list = newTuple(fields.count) {
      for (index, field) in fields.enumerated() { list.tupleItems[index] = intern(field).owned() }
      track(list)
      _ = dictSet(dict, names.pointee.dunderMatchArgs, list)
      list.decref()
    }
    modules.structTypes[key] = type
    return type
  }

  /// A struct sequence; takes references to the values. New reference.
  func newStructSequence(_ name: StaticString, _ fields: [StaticString], _ values: [Ref]) -> Ref? {
    let type = structType(name, fields)
    guard let ref = newContainerInstance(type, items: values.count) else { return nil }
    ref.store(TupleLayout.length, values.count)
    for (index, value) in values.enumerated() { ref.tupleItems[index] = value.owned() }
    // Never tracked, as CPython's.
    return ref
  }

  /// As above; steals the values, and fails if one is nil.
  func newStructSequence(_ name: StaticString, _ fields: [(StaticString, Ref?)]) -> Ref? {
    defer { for field in fields { field.1.decref() } }
    var values: [Ref] = []
    for field in fields {
      guard let value = field.1 else { return nil }
      values.append(value)
    }
    return newStructSequence(name, fields.map(\.0), values)
  }

  fileprivate func structRepr(_ value: Ref) -> Ref? {
    var parts: [String] = []
    guard let dict = value.type.pointee.dict, let fields = dictGetStr(dict, names.pointee.dunderMatchArgs)
    else {
      return nil
    }
    for index in 0..<min(fields.tupleCount, value.tupleCount) {
      guard let text = repr(value.tupleItem(index)) else { return nil }
      parts.append("\(fields.tupleItem(index).swiftString)=\(text.swiftString)")
      text.decref()
    }
    return newStr("\(typeName(value.type))(\(parts.joined(separator: ", ")))")
  }
}
