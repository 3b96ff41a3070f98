import PyHeap

// Built-in functions about one object: attributes, identity, text, numbers.

extension VM {
  /// The name argument of getattr and its kin: TypeError unless it is a str.
  fileprivate func attributeName(_ name: Ref) -> Bool {
    if name.isAnyStr { return true }
    return raiseFalse(
      exceptions.pointee.typeError, "attribute name must be string, not '\(typeName(name.type))'")
  }

  fileprivate func prefixedInt(_ value: Ref, base: Int, _ prefix: String) -> Ref? {
    guard let number = indexObject(value) else { return nil }
    defer { number.decref() }
    let text = intText(number, base: base)
    if text.utf8.first == 45 { return newStr("-\(prefix)\(text.dropFirst())") }
    return newStr(prefix + text)
  }

  fileprivate func builtinOrd(_ value: Ref) -> Ref? {
    var length = -1
    if value.isAnyStr {
      length = value.strLength
      if length == 1 { return int(Int(value.strCodePoint(0))) }
    } else if value.typeHas(.bytesSubclass) {
      length = value.load(BytesLayout.length)
      if length == 1 { return int(Int(value.load(BytesLayout.data, as: UInt8.self))) }
    } else if value.isInstance(types.pointee.bytearray) {
      length = self.length(value)
      if length == 1 {
        guard let zero = int(0) else { return nil }
        defer { zero.decref() }
        return getItem(value, zero)
      }
    } else {
      return raise(
        exceptions.pointee.typeError,
        "ord() expected string of length 1, but \(typeName(value.type)) found")
    }
    return raise(
      exceptions.pointee.typeError, "ord() expected a character, but string of length \(length) found")
  }

  fileprivate func builtinRound(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(2) { slots in
      guard
        parse(
          Signature("round", ["number", "ndigits"], required: 1), arguments, count, keywordNames, into: slots)
      else { return nil }
      let number = slots[0].unsafelyUnwrapped
      guard let method = lookupSpecial(number, names.pointee.dunderRound) else {
        if errorOccurred { return nil }
        return raise(
          exceptions.pointee.typeError, "type \(typeName(number.type)) doesn't define __round__ method")
      }
      defer { method.decref() }
      if let digits = slots[1], digits != none { return call(method, digits) }
      return call(method)
    }
  }

  fileprivate func builtinPow(_ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    withSlots(3) { slots in
      guard
        parse(
          Signature("pow", ["base", "exp", "mod"], required: 2), arguments, count, keywordNames, into: slots)
      else { return nil }
      let modulus = slots[2] == none ? nil : slots[2]
      return power(slots[0].unsafelyUnwrapped, slots[1].unsafelyUnwrapped, modulus)
    }
  }

  fileprivate func builtinNext(_ arguments: Arguments, _ count: Int) -> Ref? {
    let iterator = arguments[0].unsafelyUnwrapped
    guard let step = iterator.slots.pointee.iterNext else {
      return raise(exceptions.pointee.typeError, "'\(typeName(iterator.type))' object is not an iterator")
    }
    if let value = step(self, iterator) { return value }
    if errorOccurred {
      guard count > 1, errorMatches(exceptions.pointee.stopIteration) else { return nil }
      clearError()
      return arguments[1]?.owned()
    }
    if count > 1 { return arguments[1]?.owned() }
    return raiseStopIteration(nil)
  }
}

/// Rows of the `builtins` namespace.
let builtinFunctions: [MethodDefinition] = [
  MethodDefinition("abs", .one({ vm, _, value in vm.absolute(value) })),
  MethodDefinition("ascii", .one({ vm, _, value in vm.ascii(value) })),
  MethodDefinition("bin", .one({ vm, _, value in vm.prefixedInt(value, base: 2, "0b") })),
  MethodDefinition("callable", .one({ vm, _, value in vm.bool(vm.isCallable(value)) })),
  MethodDefinition(
    "chr",
    .one({ vm, _, value in
      // Whatever does not fit is out of range, too.
      guard let code = vm.indexValue(value, overflow: nil) else { return nil }
      guard code >= 0, code < 0x110000 else {
        return vm.raise(vm.exceptions.pointee.valueError, "chr() arg not in range(0x110000)")
      }
      return vm.newStr(codePoint: UInt32(code))
    })),
  MethodDefinition(
    "delattr",
    .positional(
      2, 2,
      { vm, _, arguments, _ in
        let name = arguments[1].unsafelyUnwrapped
        guard vm.attributeName(name) else { return nil }
        return vm.setAttr(arguments[0].unsafelyUnwrapped, name, nil) ? vm.newNone() : nil
      })),
  MethodDefinition(
    "divmod",
    .positional(
      2, 2,
      { vm, _, arguments, _ in vm.divmod(arguments[0].unsafelyUnwrapped, arguments[1].unsafelyUnwrapped) })),
  MethodDefinition(
    "format",
    .positional(
      1, 2,
      { vm, _, arguments, count in
        if count > 1, let spec = arguments[1], !spec.isAnyStr {
          return vm.raise(
            vm.exceptions.pointee.typeError,
            "format() argument 2 must be str, not \(vm.displayTypeName(spec))")
        }
        return vm.format(arguments[0].unsafelyUnwrapped, count > 1 ? arguments[1] : nil)
      })),
  MethodDefinition(
    "getattr",
    .positional(
      2, 3,
      { vm, _, arguments, count in
        let o = arguments[0].unsafelyUnwrapped
        let name = arguments[1].unsafelyUnwrapped
        guard vm.attributeName(name) else { return nil }
        if count == 2 { return vm.getAttr(o, name) }
        if let value = vm.lookupAttr(o, name) { return value }
        return vm.errorOccurred ? nil : arguments[2]?.owned()
      })),
  MethodDefinition(
    "hasattr",
    .positional(
      2, 2,
      { vm, _, arguments, _ in
        let name = arguments[1].unsafelyUnwrapped
        guard vm.attributeName(name) else { return nil }
        let value = vm.lookupAttr(arguments[0].unsafelyUnwrapped, name)
        if value == nil && vm.errorOccurred { return nil }
        value.decref()
        return vm.bool(value != nil)
      })),
  MethodDefinition(
    "hash",
    .one({ vm, _, value in
      let hash = vm.hash(value)
      return hash == -1 ? nil : vm.int(hash)
    })),
  MethodDefinition("hex", .one({ vm, _, value in vm.prefixedInt(value, base: 16, "0x") })),
  MethodDefinition("id", .one({ vm, _, value in vm.int(Int(bitPattern: value.address)) })),
  MethodDefinition(
    "input", .positional(0, 1, { vm, _, arguments, count in vm.builtinInput(arguments, count) })),
  MethodDefinition(
    "isinstance",
    .positional(
      2, 2,
      { vm, _, arguments, _ in
        let result = vm.isInstance(arguments[0].unsafelyUnwrapped, arguments[1].unsafelyUnwrapped)
        return result < 0 ? nil : vm.bool(result == 1)
      })),
  MethodDefinition(
    "issubclass",
    .positional(
      2, 2,
      { vm, _, arguments, _ in
        let result = vm.isSubclass(arguments[0].unsafelyUnwrapped, arguments[1].unsafelyUnwrapped)
        return result < 0 ? nil : vm.bool(result == 1)
      })),
  MethodDefinition(
    "iter",
    .positional(
      1, 2,
      { vm, _, arguments, count in
        let first = arguments[0].unsafelyUnwrapped
        if count == 1 { return vm.iterate(first) }
        guard vm.isCallable(first) else {
          return vm.raise(vm.exceptions.pointee.typeError, "iter(v, w): v must be callable")
        }
        return vm.newCallableIterator(first, arguments[1].unsafelyUnwrapped)
      })),
  MethodDefinition(
    "len",
    .one({ vm, _, value in
      let length = vm.length(value)
      return length < 0 ? nil : vm.int(length)
    })),
  MethodDefinition(
    "next", .positional(1, 2, { vm, _, arguments, count in vm.builtinNext(arguments, count) })),
  MethodDefinition("oct", .one({ vm, _, value in vm.prefixedInt(value, base: 8, "0o") })),
  MethodDefinition("ord", .one({ vm, _, value in vm.builtinOrd(value) })),
  MethodDefinition(
    "pow", .keywords({ vm, _, arguments, count, names in vm.builtinPow(arguments, count, names) })),
  MethodDefinition(
    "print",
    .keywords({ vm, _, arguments, count, names in
      if !vm.profile.packsPrint || count == 0 { return vm.builtinPrint(arguments, count, names) }
      guard let tuple = vm.newTuple(copying: arguments, count) else { return nil }
      defer { tuple.decref() }
      return vm.builtinPrint(arguments, count, names)
    })),
  MethodDefinition("repr", .one({ vm, _, value in vm.repr(value) })),
  MethodDefinition(
    "round", .keywords({ vm, _, arguments, count, names in vm.builtinRound(arguments, count, names) })),
  MethodDefinition(
    "setattr",
    .positional(
      3, 3,
      { vm, _, arguments, _ in
        let name = arguments[1].unsafelyUnwrapped
        guard vm.attributeName(name) else { return nil }
        return vm.setAttr(arguments[0].unsafelyUnwrapped, name, arguments[2]) ? vm.newNone() : nil
      })),
]
