import PyHeap

// Exception classes with a few fields: StopIteration, SystemExit, KeyError, AttributeError, NameError, ImportError.

/// Own fields, by number.
enum AttributeErrorField {
  static let object = 0
  static let name = 1
}
enum ImportErrorField {
  static let message = 0
  static let name = 1
  static let path = 2
  static let nameFrom = 3
}

extension VM {
  func makeStopIteration(_ base: TypeRef) -> TypeRef {
    let type = exceptionType("StopIteration", base, fields: 1)
    setExceptionMemory1(type)
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      guard exceptionInitialize(vm, ref, arguments, count, keywordNames) else { return false }
      vm.setExceptionField(ref, 0, (count > 0 ? arguments[0].unsafelyUnwrapped : vm.none).owned())
      return true
    }
    addMembers(type, [MemberDefinition("value", fieldOffset(0), isReadOnly: false)])
    readyType(type)
    return type
  }

  func makeSystemExit(_ base: TypeRef) -> TypeRef {
    let type = exceptionType("SystemExit", base, fields: 1)
    setExceptionMemory1(type)
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      guard exceptionInitialize(vm, ref, arguments, count, keywordNames) else { return false }
      if count == 1 {
        vm.setExceptionField(ref, 0, arguments[0].unsafelyUnwrapped.owned())
      } else if count > 1 {
        vm.setExceptionField(ref, 0, vm.exceptionArguments(ref).owned())
      }
      return true
    }
    addMembers(type, [MemberDefinition("code", fieldOffset(0), isReadOnly: false)])
    readyType(type)
    return type
  }

  func makeKeyError(_ base: TypeRef) -> TypeRef {
    let type = newType(
      "KeyError", base: base, basicSize: Int(base.pointee.basicSize),
      flags: [.hasGC, .allowsSubclasses, .exceptionSubclass], kind: Kind.exception)
    // A lone key shows as its repr: "KeyError: ''" would say nothing.
    type.slots.pointee.str = { vm, ref in
      let arguments = vm.exceptionArguments(ref)
      return arguments.tupleCount == 1 ? vm.repr(arguments.tupleItem(0)) : exceptionText(vm, ref)
    }
    readyType(type)
    return type
  }

  func makeNameError(_ base: TypeRef) -> TypeRef {
    let type = exceptionType("NameError", base, fields: 1)
    setExceptionMemory1(type)
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      vm.initializeWithFields(ref, arguments, count, keywordNames, "NameError", [("name", 0)])
    }
    addMembers(type, [MemberDefinition("name", fieldOffset(0), isReadOnly: false)])
    readyType(type)
    return type
  }

  func makeAttributeError(_ base: TypeRef) -> TypeRef {
    let type = exceptionType("AttributeError", base, fields: 2)
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, 3) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, 3) }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, 3) }
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      vm.initializeWithFields(
        ref, arguments, count, keywordNames, "AttributeError",
        [("name", AttributeErrorField.name), ("obj", AttributeErrorField.object)])
    }
    addMembers(
      type,
      [
        MemberDefinition("name", fieldOffset(AttributeErrorField.name), isReadOnly: false),
        MemberDefinition("obj", fieldOffset(AttributeErrorField.object), isReadOnly: false),
      ])
    readyType(type)
    return type
  }

  func makeImportError(_ base: TypeRef) -> TypeRef {
    let type = exceptionType("ImportError", base, fields: 4)
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, 15) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, 15) }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, 15) }
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      guard
        vm.initializeWithFields(
          ref, arguments, count, keywordNames, "ImportError",
          [
            ("name", ImportErrorField.name), ("path", ImportErrorField.path),
            ("name_from", ImportErrorField.nameFrom),
          ])
      else { return false }
      if count == 1 {
        vm.setExceptionField(ref, ImportErrorField.message, arguments[0].unsafelyUnwrapped.owned())
      }
      return true
    }
    type.slots.pointee.str = { vm, ref in
      if let message = vm.exceptionField(ref, ImportErrorField.message).pointee, message.kind == Kind.str {
        return message.owned()
      }
      return exceptionText(vm, ref)
    }
    addMembers(
      type,
      [
        MemberDefinition("msg", fieldOffset(ImportErrorField.message), isReadOnly: false),
        MemberDefinition("name", fieldOffset(ImportErrorField.name), isReadOnly: false),
        MemberDefinition("path", fieldOffset(ImportErrorField.path), isReadOnly: false),
        MemberDefinition("name_from", fieldOffset(ImportErrorField.nameFrom), isReadOnly: false),
      ])
    readyType(type)
    return type
  }

  /// Memory slots of a class with one own reference.
  private func setExceptionMemory1(_ type: TypeRef) {
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, 1) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, 1) }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, 1) }
  }

  /// Positional arguments become `args`; the named keywords become fields.
  fileprivate func initializeWithFields(
    _ ref: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?, _ function: StaticString,
    _ fields: [(name: StaticString, index: Int)]
  ) -> Bool {
    guard setExceptionArguments(ref, arguments, count) else { return false }
    let keywords = keywordNames?.tupleCount ?? 0
    guard let keywordNames, keywords > 0 else { return true }
    for index in 0..<keywords {
      let keyword = keywordNames.tupleItem(index)
      guard let field = fields.first(where: { strIs(keyword, $0.name) }) else {
        return refuseKeyword("\(function)", keyword, fields.map(\.name))
      }
      setExceptionField(ref, field.index, arguments[count + index].unsafelyUnwrapped.owned())
    }
    return true
  }
}
