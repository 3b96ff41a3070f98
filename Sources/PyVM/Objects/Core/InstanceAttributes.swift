import PyHeap

/// # Where an instance keeps its attributes
///
/// ```
///             pre-header                GC head       object
///  3.8        —                         ┌────┬────┐  ┌────────┬──── slots ───┬ dict ┬ weak list ┐
///  3.11       ┌ values ┬ dict   ┐       │    │    │  │ header │              │ weak list        │
///  3.12       ┌ weak   ┬ values⎮dict ┐  │    │    │  │        │              │
///  3.13       ┌ weak   ┬ dict   ┐       │    │    │  │        │ values (in the object, plain classes)
///            -32      -24              -16        0
/// ```
/// 3.12 marks a values array in the shared word with bit 0. In 3.13 a dict that was asked for shows the values inside
/// the object until they are given up (`ValuesInfo.invalid`). Where `__dict__` exists in the older way (exceptions,
/// functions, 3.8 classes), `TypeObject.dictOffset` is its positive offset; -1 stands for the pre-header.
enum ManagedLayout {
  static let values = -32
  static let weakrefs = -32
  static let dict = -24
}

extension VM {
  /// The values array of an instance, or nil when its attributes are in a dict (or it has none).
  @inline(__always)
  func instanceValues(_ o: Ref, _ type: TypeRef) -> DictValues? {
    switch heap.pointee.profile.attributes {
    case .splitDict: return nil
    case .separateValues:
      return type.pointee.dictOffset == -1 ? o.load(ManagedLayout.values, as: DictValues?.self) : nil
    case .taggedValues:
      guard type.pointee.dictOffset == -1 else { return nil }
      let word = o.load(ManagedLayout.dict, as: UInt.self)
      return word & 1 != 0 ? UnsafeMutableRawPointer(bitPattern: word & ~1).map { DictValues($0) } : nil
    case .inlineValues:
      guard type.pointee.has(.inlineValues) else { return nil }
      let values = inlineValues(o, type)
      return values.valuesInfo & ValuesInfo.invalid == 0 ? values : nil
    }
  }

  /// The values array inside a 3.13 instance, valid or not.
  @inline(__always)
  func inlineValues(_ o: Ref, _ type: TypeRef) -> DictValues {
    SlotPointer(o.raw.advanced(by: Int(type.pointee.basicSize) &+ 8))
  }

  /// The dict that an instance has right now, or nil. Borrowed; makes none.
  @inline(__always)
  func existingDict(_ o: Ref, _ type: TypeRef) -> Ref? {
    let offset = Int(type.pointee.dictOffset)
    if offset > 0 { return o.load(offset, as: Ref?.self) }
    if offset == 0 { return nil }
    let word = o.load(ManagedLayout.dict, as: UInt.self)
    return word & 1 != 0 ? nil : Ref(bitPattern: word)
  }

  @inline(__always)
  func storeDict(_ o: Ref, _ type: TypeRef, _ dict: Ref?) {
    let offset = Int(type.pointee.dictOffset)
    o.store(offset > 0 ? offset : ManagedLayout.dict, dict)
  }

  @inline(__always)
  func cachedKeys(_ type: TypeRef) -> DictKeysPointer? {
    type.pointee.cachedKeys.map { $0.assumingMemoryBound(to: DictKeysHeader.self) }
  }

  // MARK: Get

  /// An attribute of the instance itself (not of its class). Borrowed; nil when missing, or with an exception that a
  /// foreign key's `__eq__` raised.
  @inline(__always)
  func instanceAttribute(_ o: Ref, _ name: Ref) -> Ref? {
    let type = o.type
    if let values = instanceValues(o, type) {
      guard let keys = cachedKeys(type) else { return nil }
      let index = sharedIndex(keys, name)
      return index >= 0 ? values[index] : nil
    }
    guard let dict = existingDict(o, type) else { return nil }
    return name.kind == Kind.str ? dictGetStr(dict, name) : dictGet(dict, name)
  }

  // MARK: Set

  /// Sets (or with nil deletes) an attribute in the instance's own storage. False with an exception.
  @inline(never)
  func setInstanceAttribute(_ o: Ref, _ name: Ref, _ value: Ref?) -> Bool {
    let type = o.type
    if let values = instanceValues(o, type), let keys = cachedKeys(type) {
      return setInValues(o, type, values, keys, name, value)
    }
    if let keys = cachedKeys(type) { return setInSharedDict(o, type, keys, name, value) }
    var dict = existingDict(o, type)
    if dict == nil {
      guard value != nil else { return refuseDeletion(o, name) }
      dict = newDict()
      guard dict != nil else { return false }
      storeDict(o, type, dict)
    }
    guard let dict else { return false }
    return setInDict(o, dict, name, value)
  }

  /// "'C' object has no attribute 'x'" of a deletion. Where the dict belongs to the class's own layout, 3.13 does not note
  /// the name, so that nothing is suggested. Returns false.
  @inline(never)
  private func refuseDeletion(_ o: Ref, _ name: Ref) -> Bool {
    if builtinBase(o.type).pointee.dictOffset != 0 { return raiseNoAttribute(o, name) != nil }
    return raiseFalse(
      exceptions.pointee.attributeError,
      "'\(typeName(o.type))' object has no attribute '\(name.swiftString)'")
  }

  private func setInDict(_ o: Ref, _ dict: Ref, _ name: Ref, _ value: Ref?) -> Bool {
    if let value { return dictSet(dict, name, value) }
    if dictGetStr(dict, name) == nil { return refuseDeletion(o, name) }
    return dictDelete(dict, name)
  }

  private func setInValues(
    _ o: Ref, _ type: TypeRef, _ values: DictValues, _ keys: DictKeysPointer, _ name: Ref, _ value: Ref?
  ) -> Bool {
    let index: Int
    if name.kind != Kind.str {
      index = -1
    } else if value == nil {
      index = sharedIndex(keys, name)
      if index < 0 { return refuseDeletion(o, name) }
    } else {
      index = sharedIndexInserting(keys, name)
    }
    // A table that is full, or grew behind an array made when it was fuller: the instance gets a dict of its own.
    if index < 0 || index >= values.valuesCapacity {
      guard let dict = instanceDict(o) else { return false }
      return setInDict(o, dict, name, value)
    }
    let old = values[index]
    if old == nil && value == nil { return refuseDeletion(o, name) }
    values[index] = value?.owned()
    if old == nil {
      values.valuesAppendOrder(index)
    } else if value == nil {
      values.valuesRemoveOrder(index)
    }
    // A dict over the same values must not be left with a wrong length.
    if old == nil || value == nil, let dict = existingDict(o, type) {
      dict.dictCount += value == nil ? -1 : 1
    }
    old.decref()
    return true
  }

  /// Dicts that share the class's table: all of 3.8–3.10, and classes of 3.13 whose values are not inside the object.
  private func setInSharedDict(
    _ o: Ref, _ type: TypeRef, _ keys: DictKeysPointer, _ name: Ref, _ value: Ref?
  ) -> Bool {
    var dict = existingDict(o, type)
    if dict == nil {
      guard value != nil else { return refuseDeletion(o, name) }
      dict = newSharedInstanceDict(keys)
      guard dict != nil else { return false }
      storeDict(o, type, dict)
    }
    guard let dict = dict?.owned() else { return false }
    defer { dict.decref() }
    if heap.pointee.profile.attributes != .splitDict { return setInDict(o, dict, name, value) }
    let wasShared = dict.dictKeys == keys
    guard setInDict(o, dict, name, value) else { return false }
    guard type.pointee.cachedKeys == keys.bytes else { return true }
    if value == nil {
      // Shared tables know no deletion: the class gives up sharing for instances to come.
      type.pointee.cachedKeys = nil
      releaseDictKeys(keys)
    } else if wasShared && dict.dictKeys != keys {
      // The dict outgrew the table. If nobody else uses the old one, the new one becomes the class's.
      let replacement = keys.pointee.refcount == 1 ? dictMakeShared(dict) : nil
      type.pointee.cachedKeys = replacement?.bytes
      releaseDictKeys(keys)
    }
    return true
  }

  private func newSharedInstanceDict(_ keys: DictKeysPointer) -> Ref? {
    guard let values = newDictValues(keys) else { return nil }
    guard let dict = newSplitDict(keys, values, count: 0) else {
      freeDictValues(values, keys)
      return nil
    }
    return dict
  }

  // MARK: __dict__

  /// The instance's `__dict__`, made if need be. Borrowed; nil with an exception.
  func instanceDict(_ o: Ref) -> Ref? {
    let type = o.type
    if let dict = existingDict(o, type) { return dict }
    guard type.pointee.dictOffset != 0 else { return raiseNoAttribute(o, names.pointee.dunderDict) }
    let dict: Ref?
    if let values = instanceValues(o, type), let keys = cachedKeys(type) {
      dict = newSplitDict(keys, values, count: values.valuesUsed)
      guard let dict else { return nil }
      if heap.pointee.profile.attributes == .separateValues {
        o.store(ManagedLayout.values, nil as DictValues?)
      }
      storeDict(o, type, dict)
      return dict
    }
    if let keys = cachedKeys(type) { dict = newSharedInstanceDict(keys) } else { dict = newDict() }
    guard let dict else { return nil }
    storeDict(o, type, dict)
    return dict
  }

  /// `o.__dict__ = value`, or `del o.__dict__` with nil.
  func setInstanceDict(_ o: Ref, _ value: Ref?) -> Bool {
    let type = o.type
    if let value, !value.typeHas(.dictSubclass) {
      return raiseFalse(
        exceptions.pointee.typeError, "__dict__ must be set to a dictionary, not a '\(typeName(value.type))'")
    }
    let old = existingDict(o, type)
    if let values = instanceValues(o, type), let keys = cachedKeys(type) {
      if let old {
        // The old dict goes on by itself.
        guard dictDetachValues(old) else { return false }
      } else {
        clearValues(o, type, values, keys)
      }
    }
    storeDict(o, type, value?.owned())
    old.decref()
    return true
  }

  /// Gives an instance's values array up and releases what it held.
  func clearValues(_ o: Ref, _ type: TypeRef, _ values: DictValues, _ keys: DictKeysPointer) {
    switch heap.pointee.profile.attributes {
    case .separateValues: o.store(ManagedLayout.values, nil as DictValues?)
    case .taggedValues: o.store(ManagedLayout.dict, 0 as UInt)
    case .inlineValues: values.valuesInfo |= ValuesInfo.invalid
    case .splitDict: return
    }
    releaseDictValues(values, keys)
  }
}

/// What an inline cache may assume about one attribute of the instances of a type, valid while the type's version tag
/// stands.
enum AttributeCacheKind {
  /// `__slots__` member: the reference is at `offset`; nil means AttributeError.
  case slot(offset: Int)
  /// In the values array at `index`, provided the instance still has one (``instanceValues(_:_:)``).
  case value(index: Int)
  /// In the instance's dict, which shares the class's table: entry `index` while `dictKeys` is that table.
  case sharedDict(index: Int, keys: DictKeysPointer)
  /// In a dict at `dictOffset` (or the pre-header): look up there first.
  case dict
  /// The class's attribute, not shadowed by an instance attribute of this object's layout; not a descriptor that binds.
  case constant(Ref)
  /// A function or method descriptor of the class: call it with the instance in front.
  case method(Ref)
  /// A `property` with a Python getter.
  case property(getter: Ref)
  /// Anything else: do not cache.
  case generic
}

extension VM {
  /// How an attribute load `o.name` may be cached. The caller compares the type's version first: call
  /// ``assignVersion(_:)``. Borrowed references, alive as long as the version stands.
  func attributeCache(_ o: Ref, _ name: Ref) -> AttributeCacheKind {
    let type = o.type
    guard type.slots.pointee.usesGenericGetAttribute, assignVersion(type) else { return .generic }
    let found = typeLookup(type, name)
    if let found {
      let slots = found.slots
      if slots.pointee.descriptorSet != nil, slots.pointee.descriptorGet != nil {
        if found.kind == Kind.memberDescriptor,
          found.load(DescriptorLayout.form, as: UInt8.self) == MemberForm.slot.rawValue,
          type.isSubtype(of: found.load(DescriptorLayout.owner, as: Ref.self).asType)
        {
          return .slot(offset: Int(found.load(DescriptorLayout.offset, as: Int32.self)))
        }
        if found.type == types.pointee.property,
          let getter = found.load(PropertyLayout.getter, as: Ref?.self),
          getter.kind == Kind.function
        {
          return .property(getter: getter)
        }
        return .generic
      }
    }
    if type.pointee.dictOffset != 0 {
      if let values = instanceValues(o, type), let keys = cachedKeys(type) {
        let index = sharedIndex(keys, name)
        if index >= 0 {
          if values[index] != nil { return .value(index: index) }
          // Known to the table: some instance may have it. A class attribute cannot be assumed.
          return .generic
        }
      } else if let dict = existingDict(o, type) {
        if let keys = cachedKeys(type), dict.dictKeys == keys, dict.dictValues != nil {
          let index = sharedIndex(keys, name)
          if index >= 0 {
            return dict.dictValues?[index] != nil ? .sharedDict(index: index, keys: keys) : .generic
          }
        } else {
          return dictGetStr(dict, name) != nil ? .dict : .generic
        }
      }
    }
    guard let found else { return .generic }
    if found.typeHas(.methodDescriptor) { return .method(found) }
    return found.slots.pointee.descriptorGet == nil ? .constant(found) : .generic
  }

  /// Whether `name` can be found on instances laid out like `o` only through the class: a guard for `.method` and
  /// `.constant` caches. The answer holds while the class's shared table has version `version` (0: always).
  func shadowGuard(_ o: Ref, _ name: Ref) -> (isSafe: Bool, version: UInt32) {
    let type = o.type
    if type.pointee.dictOffset == 0 { return (true, 0) }
    // The guard looks at the values inside the object: classes that keep theirs elsewhere are not cached so.
    if heap.pointee.profile.attributes == .inlineValues && !type.pointee.has(.inlineValues) {
      return (false, 0)
    }
    guard let keys = cachedKeys(type), instanceValues(o, type) != nil || existingDict(o, type) == nil else {
      return (false, 0)
    }
    if sharedIndex(keys, name) >= 0 { return (false, 0) }
    guard let version = keysVersion(keys) else { return (false, 0) }
    return (true, version)
  }
}
