import PyHeap

/// property: GC type.
enum PropertyLayout {
  static let getter = 16
  static let setter = 24
  static let deleter = 32
  static let doc = 40
  static let name = 48
  /// The doc string was taken from the getter, and is taken again from the next one.
  static let hasGetterDoc = 6  // UInt8: in the header, `aux`
}

private let propertySignature = Signature("property", ["fget", "fset", "fdel", "doc"])

extension VM {
  func makePropertyType() {
    let type = newType(
      "property", basicSize: max(56, Int(heap.pointee.profile.propertySize)),
      flags: [.hasGC, .allowsSubclasses],
      kind: Kind.property)
    types.pointee.property = type
    type.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      let parts = [
        PropertyLayout.getter, PropertyLayout.setter, PropertyLayout.deleter, PropertyLayout.doc,
        PropertyLayout.name,
      ].map { ref.load($0, as: Ref?.self) }
      for part in parts { part.decref() }
      vm.freeGCObject(ref, Int(vm.types.pointee.property.pointee.basicSize))
    }
    type.pointee.traverse = { ref, visit, context in
      for offset in [
        PropertyLayout.getter, PropertyLayout.setter, PropertyLayout.deleter, PropertyLayout.doc,
      ] {
        if let part = ref.load(offset, as: Ref?.self) { visit(part, context) }
      }
    }
    let slots = type.slots
    slots.pointee.new = { vm, cls, _, _, _ in vm.allocateInstance(cls.asType) }
    slots.pointee.initialize = { vm, me, arguments, count, keywordNames in
      vm.initializeProperty(me, arguments, count, keywordNames)
    }
    slots.pointee.descriptorGet = { vm, me, instance, _ in
      guard let instance else { return me.owned() }
      guard let getter = me.load(PropertyLayout.getter, as: Ref?.self) else {
        return vm.refuseProperty(me, instance, "getter")
      }
      return vm.call(getter, instance)
    }
    slots.pointee.descriptorSet = { vm, me, instance, value in
      let offset = value == nil ? PropertyLayout.deleter : PropertyLayout.setter
      guard let function = me.load(offset, as: Ref?.self) else {
        return vm.refuseProperty(me, instance, value == nil ? "deleter" : "setter") != nil
      }
      return vm.finish(value.map { vm.call(function, instance, $0) } ?? vm.call(function, instance))
    }
    addMethods(
      type,
      [
        MethodDefinition("getter", .one({ $0.copyProperty($1, PropertyLayout.getter, $2) })),
        MethodDefinition("setter", .one({ $0.copyProperty($1, PropertyLayout.setter, $2) })),
        MethodDefinition("deleter", .one({ $0.copyProperty($1, PropertyLayout.deleter, $2) })),
        MethodDefinition(
          "__set_name__",
          .positional(
            2, 2,
            { vm, me, arguments, _ in
              let old = me.load(PropertyLayout.name, as: Ref?.self)
              me.store(PropertyLayout.name, arguments[1]?.owned())
              old.decref()
              return vm.newNone()
            })),
      ])
    addMembers(
      type,
      [
        MemberDefinition("fget", PropertyLayout.getter), MemberDefinition("fset", PropertyLayout.setter),
        MemberDefinition("fdel", PropertyLayout.deleter),
        MemberDefinition("__doc__", PropertyLayout.doc, isReadOnly: false),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition(
          "__name__",
          get: { vm, me in
            if let name = me.load(PropertyLayout.name, as: Ref?.self) { return name.owned() }
            if let getter = me.load(PropertyLayout.getter, as: Ref?.self) {
              let name = vm.lookupAttr(getter, vm.names.pointee.dunderName)
              if name != nil || vm.errorOccurred { return name }
            }
            return vm.raiseNoAttribute(me, vm.names.pointee.dunderName)
          },
          set: { _, me, value in
            let old = me.load(PropertyLayout.name, as: Ref?.self)
            me.store(PropertyLayout.name, value?.owned())
            old.decref()
            return true
          }),
        AttributeDefinition(
          "__isabstractmethod__",
          get: { vm, me in
            for offset in [PropertyLayout.getter, PropertyLayout.setter, PropertyLayout.deleter] {
              guard let part = me.load(offset, as: Ref?.self) else { continue }
              let result = vm.isAbstract(part)
              if result != 0 { return result < 0 ? nil : vm.bool(true) }
            }
            return vm.bool(false)
          }),
      ])
    readyType(type)
  }

  /// Whether a function says `__isabstractmethod__`: 1, 0, or -1 with an exception.
  func isAbstract(_ o: Ref) -> Int32 {
    guard let flag = lookupAttr(o, names.pointee.dunderIsabstractmethod) else {
      return errorOccurred ? -1 : 0
    }
    defer { flag.decref() }
    return isTrue(flag)
  }

  fileprivate func initializeProperty(
    _ property: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Bool {
    withSlots(4) { parsed in
      guard parse(propertySignature, arguments, count, keywordNames, into: parsed) else { return false }
      let offsets = [PropertyLayout.getter, PropertyLayout.setter, PropertyLayout.deleter]
      for (index, offset) in offsets.enumerated() {
        let old = property.load(offset, as: Ref?.self)
        let value = parsed[index] == none ? nil : parsed[index]
        property.store(offset, value?.owned())
        old.decref()
      }
      var doc = parsed[3] == none ? nil : parsed[3]?.owned()
      property.store(PropertyLayout.hasGetterDoc, UInt8(0))
      if doc == nil, let getter = property.load(PropertyLayout.getter, as: Ref?.self) {
        doc = lookupAttr(getter, names.pointee.dunderDoc)
        if doc == nil && errorOccurred { return false }
        if doc == none {
          doc.decref()
          doc = nil
        }
        property.store(PropertyLayout.hasGetterDoc, UInt8(doc == nil ? 0 : 1))
      }
      if property.type != types.pointee.property {
        // The class's own doc string would hide the field: it becomes an attribute of the instance.
        // Where there is no place for it, one that was not taken from the getter is dropped.
        let isFromGetter = property.load(PropertyLayout.hasGetterDoc, as: UInt8.self) != 0
        let isSet = setAttr(property, names.pointee.dunderDoc, doc ?? none)
        doc.decref()
        if isSet || isFromGetter || !errorMatches(exceptions.pointee.attributeError) { return isSet }
        clearError()
        return true
      }
      let old = property.load(PropertyLayout.doc, as: Ref?.self)
      property.store(PropertyLayout.doc, doc)
      old.decref()
      return true
    }
  }

  /// `property.setter(f)` and relatives: a copy with one function replaced.
  fileprivate func copyProperty(_ property: Ref, _ offset: Int, _ function: Ref) -> Ref? {
    func part(_ own: Int) -> Ref {
      own == offset ? function : (property.load(own, as: Ref?.self) ?? none)
    }
    let takesGetterDoc = property.load(PropertyLayout.hasGetterDoc, as: UInt8.self) != 0
    let doc = takesGetterDoc ? none : (property.load(PropertyLayout.doc, as: Ref?.self) ?? none)
    var arguments: (Ref?, Ref?, Ref?, Ref?) = (
      part(PropertyLayout.getter), part(PropertyLayout.setter), part(PropertyLayout.deleter), doc
    )
    let copy = withSlots(of: &arguments) {
      vectorcall(
        property.type.object, $0, 4, nil)
    }
    if let copy, let name = property.load(PropertyLayout.name, as: Ref?.self),
      copy.isInstance(types.pointee.property)
    {
      copy.store(PropertyLayout.name, name.owned() as Ref?)
    }
    return copy
  }

  /// "property 'x' of 'C' object has no setter".
  fileprivate func refuseProperty(_ property: Ref, _ instance: Ref, _ what: String) -> Ref? {
    let type = qualifiedTypeName(instance.type)
    let name = property.load(PropertyLayout.name, as: Ref?.self)
    let subject = name.map { "property \(reprText($0))" } ?? "property"
    _ = raise(exceptions.pointee.attributeError, "\(subject) of '\(type)' object has no \(what)")
    return nil
  }
}
