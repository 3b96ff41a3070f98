import PyHeap

/// What `__slots__` and the bases decide about the layout of a new class.
struct ClassShape {
  /// Mangled names in sorted order, without `__dict__` and `__weakref__`: an owned tuple, or nil.
  var slotNames: Ref?
  var slotCount = 0
  var addsDict = false
  var addsWeakrefs = false
}

extension VM {
  /// Reads `__slots__` from a class namespace. nil with an exception.
  func classShape(_ base: TypeRef, _ bases: Ref, _ name: Ref, _ dict: Ref) -> ClassShape? {
    var shape = ClassShape()
    let mayAddDict = base.pointee.dictOffset == 0
    let mayAddWeakrefs = base.pointee.weakListOffset == 0 && base.pointee.itemSize == 0
    guard let slots = dictGetStr(dict, names.pointee.dunderSlots) else {
      shape.addsDict = mayAddDict
      shape.addsWeakrefs = mayAddWeakrefs
      return shape
    }
    let listed: Ref?
    if slots.typeHas(.strSubclass) {
      listed = tuple(slots)
    } else {
      listed = call(types.pointee.tuple.object, slots)
    }
    guard let listed else { return nil }
    defer { listed.decref() }
    let count = listed.tupleCount
    let typeError = exceptions.pointee.typeError
    if count > 0 && base.pointee.itemSize != 0 && !base.pointee.flags.contains(.typeSubclass) {
      _ = raise(typeError, "nonempty __slots__ not supported for subtype of '\(typeName(base))'")
      return nil
    }
    var members: [Ref] = []
    defer { for member in members { member.decref() } }
    for index in 0..<count {
      let item = listed.tupleItem(index)
      guard item.typeHas(.strSubclass) else {
        _ = raise(typeError, "__slots__ items must be strings, not '\(typeName(item.type))'")
        return nil
      }
      guard isIdentifier(item) else {
        _ = raise(typeError, "__slots__ must be identifiers")
        return nil
      }
      if strIs(item, "__dict__") {
        guard mayAddDict, !shape.addsDict else {
          _ = raise(typeError, "__dict__ slot disallowed: we already got one")
          return nil
        }
        shape.addsDict = true
        continue
      }
      if strIs(item, "__weakref__") {
        guard mayAddWeakrefs, !shape.addsWeakrefs else {
          _ = raise(typeError, "__weakref__ slot disallowed: we already got one")
          return nil
        }
        shape.addsWeakrefs = true
        continue
      }
      guard let mangled = mangle(name, item) else { return nil }
      members.append(mangled)
      // `__qualname__` and `__classcell__` leave the namespace before the class exists.
      if dictGetStr(dict, mangled) != nil && !strIs(mangled, "__qualname__")
        && !strIs(mangled, "__classcell__")
      {
        _ = raise(
          exceptions.pointee.valueError, "\(reprText(mangled)) in __slots__ conflicts with class variable")
        return nil
      }
    }
    members.sort { $0.swiftString.unicodeScalars.lexicographicallyPrecedes($1.swiftString.unicodeScalars) }
    guard let sorted = newTuple(members.count) else { return nil }
    for (index, member) in members.enumerated() { sorted.tupleItems[index] = member.owned() }
    trackTuple(sorted)
    shape.slotNames = sorted
    shape.slotCount = members.count
    // Another base may bring a dict or a weak list even though `__slots__` asks for none.
    for index in 0..<bases.tupleCount {
      let other = bases.tupleItem(index).asType
      if other == base { continue }
      if mayAddDict && other.pointee.dictOffset != 0 { shape.addsDict = true }
      if mayAddWeakrefs && other.pointee.weakListOffset != 0 { shape.addsWeakrefs = true }
    }
    return shape
  }

  /// A private name (`__x`) as the class body would store it (`_C__x`). New reference.
  private func mangle(_ className: Ref, _ name: Ref) -> Ref? {
    let text = name.swiftString
    guard text.hasPrefix("__"), !text.hasSuffix("__"), !text.contains(".") else {
      var exact = name.owned()
      if exact.kind == Kind.str { internInPlace(&exact) }
      return exact
    }
    let owner = className.swiftString.drop { $0 == "_" }
    if owner.isEmpty { return name.owned() }
    guard var mangled = newStr("_\(owner)\(text)") else { return nil }
    internInPlace(&mangled)
    return mangled
  }

  private func isIdentifier(_ name: Ref) -> Bool {
    var isFirst = true
    for scalar in name.swiftString.unicodeScalars {
      let properties = scalar.properties
      let isGood = scalar == "_" || (isFirst ? properties.isXIDStart : properties.isXIDContinue)
      if !isGood { return false }
      isFirst = false
    }
    return !isFirst
  }

  /// `repr` of a str for a message.
  func reprText(_ ref: Ref) -> String {
    guard let text = repr(ref) else {
      clearError()
      return "?"
    }
    defer { text.decref() }
    return text.swiftString
  }

  /// Sets sizes, offsets and flags of a new class from its base and shape.
  func layOutClass(_ type: TypeRef, _ base: TypeRef, _ shape: ClassShape) {
    let profile = heap.pointee.profile
    var size = Int(base.pointee.basicSize)
    type.slots.pointee.firstSlotOffset = Int32(size)
    type.slots.pointee.slotCount = Int32(shape.slotCount)
    size += 8 * shape.slotCount
    type.pointee.dictOffset = base.pointee.dictOffset
    type.pointee.weakListOffset = base.pointee.weakListOffset
    type.pointee.preHeaderSize = base.pointee.preHeaderSize
    type.pointee.flags.formUnion(base.pointee.flags.intersection([.managedDict, .managedWeakrefs]))
    if shape.addsDict {
      let isVariable = base.pointee.itemSize != 0
      if profile.attributes == .splitDict && !isVariable {
        type.pointee.dictOffset = Int32(size)
        size += 8
      } else {
        type.pointee.dictOffset = -1
        type.pointee.preHeaderSize = 16
        // Behind variable items CPython's older layouts put an ordinary dict slot; here it lies in front, uncounted.
        let isPlainSlot =
          isVariable && (profile.attributes == .splitDict || profile.attributes == .separateValues)
        if !isPlainSlot { type.pointee.flags.insert(.managedDict) }
      }
    }
    if shape.addsWeakrefs {
      if profile.weakListInPreHeader {
        type.pointee.weakListOffset = Int32(ManagedLayout.weakrefs)
        type.pointee.preHeaderSize = 16
        type.pointee.flags.insert(.managedWeakrefs)
      } else {
        type.pointee.weakListOffset = Int32(size)
        size += 8
      }
    }
    type.pointee.basicSize = Int32(size)
    type.pointee.itemSize = base.pointee.itemSize
    type.slots.pointee.addsDict = shape.addsDict
    type.slots.pointee.addsWeakrefs = shape.addsWeakrefs
    if type.pointee.dictOffset == -1 && profile.attributes == .inlineValues && size == 16
      && type.pointee.itemSize == 0
    {
      // A class of fixed size 16 has no slots, nor have its bases: the collector may walk its instances directly.
      type.pointee.flags.formUnion([.inlineValues, .plainInstance])
    }
  }
}
