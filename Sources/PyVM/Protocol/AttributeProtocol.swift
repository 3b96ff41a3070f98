import PyHeap

// Attribute access: `o.name`, `o.name = value`, `del o.name`.

extension VM {
  /// `getattr(o, name)`; `name` is a str. New reference, nil with an exception.
  @inline(__always)
  func getAttr(_ o: Ref, _ name: Ref) -> Ref? {
    guard let get = o.slots.pointee.getAttribute else { return raiseNoAttribute(o, name) }
    if let value = get(self, o, name) { return value }
    noteMissing(o, name)
    return nil
  }

  /// An AttributeError that says neither name nor object, as Python code raises it, gets both: so the report can
  /// suggest another name.
  @inline(never)
  func noteMissing(_ o: Ref, _ name: Ref) {
    guard let error = state.pointee.error, error.isInstance(exceptions.pointee.attributeError) else { return }
    let (nameField, objectField) = (AttributeErrorField.name, AttributeErrorField.object)
    if exceptionField(error, nameField).pointee != nil || exceptionField(error, objectField).pointee != nil {
      return
    }
    setExceptionField(error, nameField, name.owned())
    setExceptionField(error, objectField, o.owned())
  }

  /// `setattr(o, name, value)`, or `delattr` when the value is nil. `name` is a str.
  func setAttr(_ o: Ref, _ name: Ref, _ value: Ref?) -> Bool {
    guard let set = o.slots.pointee.setAttribute else {
      let type = typeName(o.type)
      let verb = value == nil ? "del" : "assign to"
      let hint = o.slots.pointee.getAttribute == nil ? "no attributes" : "only read-only attributes"
      return raiseFalse(
        exceptions.pointee.typeError, "'\(type)' object has \(hint) (\(verb) .\(name.swiftString))")
    }
    return set(self, o, name, value)
  }

  /// As ``getAttr(_:_:)``, but a missing attribute is nil *without* an exception.
  func lookupAttr(_ o: Ref, _ name: Ref) -> Ref? {
    let slots = o.slots
    if slots.pointee.usesGenericGetAttribute {
      if let value = genericLookup(o, name, raising: false) { return value }
    } else if o.typeHas(.typeSubclass), isTypeGetAttribute(slots) {
      if let value = typeGetAttribute(o, name, raising: false) { return value }
    } else {
      if let value = getAttr(o, name) { return value }
    }
    if errorOccurred && errorMatches(exceptions.pointee.attributeError) { clearError() }
    return nil
  }

  /// Looks a special method up on the type only and binds it. New reference; nil *without* exception when missing.
  func lookupSpecial(_ o: Ref, _ name: Ref) -> Ref? {
    guard let found = typeLookup(o.type, name) else { return nil }
    guard let get = found.slots.pointee.descriptorGet else { return found.owned() }
    return get(self, found, o, o.type.object)
  }

  /// `object.__getattribute__`.
  func genericGetAttr(_ o: Ref, _ name: Ref) -> Ref? { genericLookup(o, name, raising: true) }

  /// The lookup rule of plain objects: data descriptor, instance, other descriptor or class attribute.
  ///
  /// With `raising` false a missing attribute is nil without an exception; an exception in a descriptor stays set.
  func genericLookup(_ o: Ref, _ name: Ref, raising: Bool) -> Ref? {
    let type = o.type
    let found = typeLookup(type, name)
    var get: DescriptorGetFunction?
    if let found {
      let slots = found.slots
      get = slots.pointee.descriptorGet
      if let get, slots.pointee.descriptorSet != nil {
        found.incref()
        defer { found.decref() }
        return get(self, found, o, type.object)
      }
    }
    if type.pointee.dictOffset != 0 {
      // The class attribute may be replaced by code that a dict lookup with odd keys runs.
      found.incref()
      defer { found.decref() }
      if let value = instanceAttribute(o, name) { return value.owned() }
      if errorOccurred { return nil }
      if let get, let found { return get(self, found, o, type.object) }
      if let found { return found.owned() }
      return raising ? raiseNoAttribute(o, name) : nil
    }
    if let found {
      guard let get else { return found.owned() }
      found.incref()
      defer { found.decref() }
      return get(self, found, o, type.object)
    }
    return raising ? raiseNoAttribute(o, name) : nil
  }

  /// `object.__setattr__` and `object.__delattr__`.
  func genericSetAttr(_ o: Ref, _ name: Ref, _ value: Ref?) -> Bool {
    var name = name.owned()
    internInPlace(&name)
    defer { name.decref() }
    let type = o.type
    let found = typeLookup(type, name)
    if let found, let set = found.slots.pointee.descriptorSet {
      found.incref()
      defer { found.decref() }
      return set(self, found, o, value)
    }
    if type.pointee.dictOffset != 0 { return setInstanceAttribute(o, name, value) }
    return refuseAttributeChange(o, name, exists: found != nil, assigning: value != nil)
  }

  @inline(never)
  private func refuseAttributeChange(_ o: Ref, _ name: Ref, exists: Bool, assigning: Bool) -> Bool {
    let text = name.swiftString
    let type = typeName(o.type)
    if exists {
      // Without `name` and `obj`: there is nothing to suggest for a name that exists.
      return raiseFalse(
        exceptions.pointee.attributeError, "'\(type)' object attribute '\(text)' is read-only")
    }
    let hasGeneric = o.slots.pointee.usesGenericSetAttribute
    return raiseAttribute(
      o, name,
      hasGeneric
        ? "'\(type)' object has no attribute '\(text)' and no __dict__ for setting new attributes"
        : "'\(type)' object has no attribute '\(text)'")
  }

  /// AttributeError with `name` and `obj` set; returns false.
  @inline(never) @discardableResult
  func raiseAttribute(_ o: Ref, _ name: Ref, _ message: String) -> Bool {
    _ = raise(exceptions.pointee.attributeError, message)
    guard let error = fetchError() else { return false }
    // A failure to note the two hints must not replace the error itself.
    if error.isInstance(exceptions.pointee.attributeError) {
      if !setAttr(error, names.pointee.name, name) { clearError() }
      if !setAttr(error, names.pointee.obj, o) { clearError() }
    }
    setError(error)
    return false
  }

  /// "'C' object has no attribute 'x'"; returns nil.
  @inline(never)
  func raiseNoAttribute(_ o: Ref, _ name: Ref) -> Ref? {
    let type = o.typeHas(.typeSubclass) ? o.asType : o.type
    if refuseAbsentAttribute(of: type, name.swiftString) { return nil }
    if o.typeHas(.typeSubclass) {
      raiseAttribute(o, name, "type object '\(typeName(o.asType))' has no attribute '\(name.swiftString)'")
    } else {
      raiseAttribute(o, name, "'\(typeName(o.type))' object has no attribute '\(name.swiftString)'")
    }
    return nil
  }

  // MARK: Words that messages need

  /// `tp_name` of a type, as error messages print it.
  func typeName(_ type: TypeRef) -> String {
    if let name = type.pointee.name { return name.swiftString }
    guard let text = type.slots.pointee.staticName else { return "?" }
    return String(cString: text)
  }

  /// `__qualname__` of a type.
  func qualifiedTypeName(_ type: TypeRef) -> String {
    type.slots.pointee.qualifiedName?.swiftString ?? typeName(type)
  }

  /// The address as `repr` shows it: "0x7f…".
  func hexAddress(_ ref: Ref) -> String { "0x" + String(ref.address, radix: 16) }

  /// MemoryError, or the limit verdict that the allocator noted; returns nil.
  @inline(never)
  func outOfMemory() -> Ref? {
    errorOccurred ? nil : noMemory()
  }

  /// Raises an instance of `type` made without arguments.
  @inline(never)
  func raiseBare(_ type: TypeRef) {
    if let error = call(type.object) { setError(error) }
  }
}

extension UnsafeMutablePointer where Pointee == TypeObject {
  /// `tp_name` for a message.
  var nameText: String { pointee.heap.typeName(self) }
}
