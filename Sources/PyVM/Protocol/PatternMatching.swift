import PyHeap

// What `case {key: …}` and `case Class(…)` ask of their subjects (PEP 634).

extension VM {
  /// The values of `keys` (a tuple) in a mapping as a tuple, or None when one is missing. New reference.
  func matchKeys(_ subject: Ref, _ keys: Ref) -> Ref? {
    let count = keys.tupleCount
    guard let values = newTuple(count) else { return nil }
    if count == 0 { return values }
    guard let get = getAttr(subject, names.pointee.get), let absent = call(types.pointee.object.object) else {
      values.decref()
      return nil
    }
    defer {
      get.decref()
      absent.decref()
    }
    for index in 0..<count {
      let key = keys.tupleItem(index)
      for earlier in 0..<index {
        let same = equals(keys.tupleItem(earlier), key)
        if same == 0 { continue }
        values.decref()
        if same < 0 { return nil }
        return raise(
          exceptions.pointee.valueError, "mapping pattern checks duplicate key (\(reprText(key)))")
      }
      guard let value = call(get, key, absent) else {
        values.decref()
        return nil
      }
      if value == absent {
        value.decref()
        values.decref()
        return newNone()
      }
      values.tupleItems[index] = value
    }
    track(values)
    return values
  }

  /// The attributes that a class pattern looks at, as a tuple: `positional` ones through `__match_args__`, then the
  /// keyword ones; None when the subject does not match. New reference.
  func matchClass(_ subject: Ref, _ cls: Ref, _ keywords: Ref, positional: Int) -> Ref? {
    let typeError = exceptions.pointee.typeError
    guard cls.typeHas(.typeSubclass) else { return raise(typeError, "called match pattern must be a class") }
    let matches = isInstance(subject, cls)
    if matches < 0 { return nil }
    if matches == 0 { return newNone() }
    var wanted: [Ref] = []
    var found: [Ref] = []
    var isMatch = true
    defer { for value in found { value.decref() } }
    func take(_ name: Ref) -> Bool {
      for seen in wanted where strEquals(seen, name) {
        return raiseFalse(
          typeError, "\(typeName(cls.asType))() got multiple sub-patterns for attribute \(reprText(name))")
      }
      wanted.append(name)
      if let value = lookupAttr(subject, name) {
        found.append(value)
        return true
      }
      isMatch = false
      return !errorOccurred
    }
    if positional > 0 {
      let arguments = lookupAttr(cls, names.pointee.dunderMatchArgs)
      if arguments == nil && errorOccurred { return nil }
      defer { arguments.decref() }
      if let arguments, arguments.kind != Kind.tuple {
        return raise(
          typeError,
          "\(typeName(cls.asType)).__match_args__ must be a tuple (got \(typeName(arguments.type)))")
      }
      let matchesSelf = arguments == nil && matchesItself(cls.asType)
      let allowed = matchesSelf ? 1 : (arguments?.tupleCount ?? 0)
      if allowed < positional {
        let plural = allowed == 1 ? "" : "s"
        return raise(
          typeError,
          "\(typeName(cls.asType))() accepts \(allowed) positional sub-pattern\(plural) (\(positional) given)"
        )
      }
      if matchesSelf {
        found.append(subject.owned())
      } else if let arguments {
        for index in 0..<positional {
          let name = arguments.tupleItem(index)
          guard name.kind == Kind.str else {
            return raise(
              typeError, "__match_args__ elements must be strings (got \(typeName(name.type)))")
          }
          guard take(name) else { return nil }
          if !isMatch { return newNone() }
        }
      }
    }
    for index in 0..<keywords.tupleCount {
      guard take(keywords.tupleItem(index)) else { return nil }
      if !isMatch { return newNone() }
    }
    guard let result = newTuple(found.count) else { return nil }
    for (index, value) in found.enumerated() { result.tupleItems[index] = value.owned() }
    if !found.isEmpty { track(result) }
    return result
  }

  /// Whether `case T(x)` binds the subject itself: so for the basic built-in types and their subclasses.
  private func matchesItself(_ type: TypeRef) -> Bool {
    let known = types.pointee
    let basic = [
      known.bool, known.bytearray, known.bytes, known.dict, known.float, known.frozenset, known.int,
      known.list,
      known.set, known.str, known.tuple,
    ]
    return basic.contains { type.isSubtype(of: $0) }
  }
}
