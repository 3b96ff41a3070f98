import PyHeap

// BaseExceptionGroup and ExceptionGroup (PEP 654).

/// Own fields, by number.
enum GroupField {
  static let message = 0
  static let exceptions = 1
}

extension VM {
  func makeGroupTypes(_ base: TypeRef) {
    let type = exceptionType("BaseExceptionGroup", base, fields: 2)
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, 3) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, 3) }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, 3) }
    type.slots.pointee.new = { vm, cls, arguments, count, keywordNames in
      vm.makeGroupInstance(cls.asType, arguments, count, keywordNames)
    }
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      exceptionInitialize(vm, ref, arguments, count, keywordNames)
    }
    type.slots.pointee.str = { vm, ref in
      let count = vm.groupExceptions(ref).tupleCount
      guard let message = vm.str(vm.exceptionField(ref, GroupField.message).pointee ?? vm.none) else {
        return nil
      }
      return vm.wrap("", message, " (\(count) sub-exception\(count == 1 ? "" : "s"))")
    }
    addMembers(
      type,
      [
        MemberDefinition("message", fieldOffset(GroupField.message)),
        MemberDefinition("exceptions", fieldOffset(GroupField.exceptions)),
      ])
    addMethods(
      type,
      [
        MethodDefinition(
          "derive",
          .one({ vm, ref, list in
            vm.call(
              vm.exceptions.pointee.baseExceptionGroup.object,
              vm.exceptionField(ref, GroupField.message).pointee ?? vm.none, list)
          })),
        MethodDefinition("split", .one({ vm, ref, condition in vm.groupSplit(ref, condition) })),
        MethodDefinition("subgroup", .one({ vm, ref, condition in vm.groupSubgroup(ref, condition) })),
        MethodDefinition(
          "__class_getitem__", .one({ vm, cls, item in vm.newGenericAlias(cls, item) }), kind: .class),
      ])
    readyType(type)
    exceptions.pointee.baseExceptionGroup = type
    exceptions.pointee.exceptionGroup = exceptionType("ExceptionGroup", type)
  }

  /// ExceptionGroup derives from both BaseExceptionGroup and Exception: called when types are finished.
  func completeGroupBases() {
    let group = exceptions.pointee.exceptionGroup
    let line = [
      group, exceptions.pointee.baseExceptionGroup, exceptions.pointee.exception,
      exceptions.pointee.baseException, types.pointee.object,
    ]
    guard let mro = newTuple(line.count), let bases = tuple(line[1].object, line[2].object) else { return }
    for (index, type) in line.enumerated() { mro.tupleItems[index] = type.object.owned() }
    track(mro)
    let old = (group.pointee.mro, group.pointee.bases)
    group.pointee.mro = mro
    group.pointee.bases = bases
    old.0.decref()
    old.1.decref()
    typeModified(group)
  }

  /// The exceptions of a group: borrowed tuple.
  func groupExceptions(_ group: Ref) -> Ref {
    exceptionField(group, GroupField.exceptions).pointee ?? state.pointee.emptyTuple
  }

  /// `BaseExceptionGroup(message, list)`: an ExceptionGroup when every member is an Exception. New reference.
  func newGroup(_ message: Ref, _ list: Ref) -> Ref? {
    call(exceptions.pointee.baseExceptionGroup.object, message, list)
  }

  fileprivate func makeGroupInstance(
    _ cls: TypeRef, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let typeError = exceptions.pointee.typeError
    guard count == 2 else {
      return raise(typeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (\(count) given)")
    }
    let message = arguments[0].unsafelyUnwrapped
    let given = arguments[1].unsafelyUnwrapped
    guard message.isAnyStr else {
      return raise(
        typeError, "BaseExceptionGroup.__new__() argument 1 must be str, not \(displayTypeName(message))")
    }
    guard given.slots.pointee.getItem != nil, !given.typeHas(.dictSubclass) else {
      return raise(typeError, "second argument (exceptions) must be a sequence")
    }
    guard let list = tupleFromIterable(given) else { return nil }
    defer { list.decref() }
    guard list.tupleCount > 0 else {
      return raise(exceptions.pointee.valueError, "second argument (exceptions) must be a non-empty sequence")
    }
    var nestsBase = false
    for index in 0..<list.tupleCount {
      let item = list.tupleItem(index)
      guard item.typeHas(.exceptionSubclass) else {
        return raise(
          exceptions.pointee.valueError, "Item \(index) of second argument (exceptions) is not an exception")
      }
      if !item.isInstance(exceptions.pointee.exception) { nestsBase = true }
    }
    var cls = cls
    if cls == exceptions.pointee.baseExceptionGroup {
      if !nestsBase { cls = exceptions.pointee.exceptionGroup }
    } else if nestsBase {
      if cls == exceptions.pointee.exceptionGroup {
        return raise(typeError, "Cannot nest BaseExceptions in an ExceptionGroup")
      }
      if cls.isSubtype(of: exceptions.pointee.exception) {
        return raise(typeError, "Cannot nest BaseExceptions in '\(typeName(cls))'")
      }
    }
    guard let ref = allocateException(cls) else { return noMemory() }
    guard let args = newTuple(copying: arguments, count) else {
      ref.decref()
      return nil
    }
    ref.store(ExceptionLayout.args, Ref?.some(args))
    setExceptionField(ref, GroupField.message, message.owned())
    setExceptionField(ref, GroupField.exceptions, list.owned())
    track(ref)
    return ref
  }

  // MARK: split and subgroup

  private enum Condition {
    case types
    case callable
  }

  private func condition(_ value: Ref) -> Condition? {
    if value.typeHas(.tupleSubclass) {
      var allTypes = value.tupleCount > 0
      for index in 0..<value.tupleCount {
        let item = value.tupleItem(index)
        if !item.typeHas(.typeSubclass) || !item.asType.pointee.has(.exceptionSubclass) { allTypes = false }
      }
      if allTypes { return .types }
    } else if value.typeHas(.typeSubclass) {
      if value.asType.pointee.has(.exceptionSubclass) { return .types }
    } else if isCallable(value) {
      return .callable
    }
    raise(
      exceptions.pointee.typeError,
      "expected a function, exception type or tuple of exception types")
    return nil
  }

  private func matches(_ condition: Condition, _ value: Ref, _ exception: Ref) -> Int32 {
    if condition == .types { return exceptionMatches(exception, value) }
    guard let result = call(value, exception) else { return -1 }
    defer { result.decref() }
    return isTrue(result)
  }

  fileprivate func groupSplit(_ group: Ref, _ value: Ref) -> Ref? {
    guard let condition = condition(value) else { return nil }
    var rest: Ref?
    guard let match = splitGroup(group, rest: &rest, wantsRest: true, { $0.matches(condition, value, $1) })
    else {
      return nil
    }
    defer {
      match.decref()
      rest.decref()
    }
    return tuple(match, rest ?? none)
  }

  fileprivate func groupSubgroup(_ group: Ref, _ value: Ref) -> Ref? {
    guard let condition = condition(value) else { return nil }
    var rest: Ref?
    return splitGroup(group, rest: &rest, wantsRest: false) { $0.matches(condition, value, $1) }
  }

  /// The part of a group whose leaves (or whole subgroups) satisfy `test`: new reference, None if empty.
  func splitGroup(_ exception: Ref, _ test: (VM, Ref) -> Int32) -> Ref? {
    var rest: Ref?
    return splitGroup(exception, rest: &rest, wantsRest: false) { vm, leaf in
      leaf.isInstance(vm.exceptions.pointee.baseExceptionGroup) ? 0 : test(vm, leaf)
    }
  }

  /// As above; `rest` gets what does not match (owned; None if nothing).
  private func splitGroup(
    _ exception: Ref, rest: inout Ref?, wantsRest: Bool, _ test: (VM, Ref) -> Int32
  ) -> Ref? {
    let matched = test(self, exception)
    if matched < 0 { return nil }
    if matched == 1 {
      rest = newNone()
      return exception.owned()
    }
    guard exception.isInstance(exceptions.pointee.baseExceptionGroup) else {
      rest = exception.owned()
      return newNone()
    }
    guard enterNative() else { return nil }
    defer { leaveNative() }
    guard let yes = newList(0) else { return nil }
    defer { yes.decref() }
    guard let no = newList(0) else { return nil }
    defer { no.decref() }
    let members = groupExceptions(exception).owned()
    defer { members.decref() }
    for index in 0..<members.tupleCount {
      var left: Ref?
      guard let part = splitGroup(members.tupleItem(index), rest: &left, wantsRest: wantsRest, test) else {
        return nil
      }
      defer {
        part.decref()
        left.decref()
      }
      if part != none, !listAppend(yes, part) { return nil }
      if wantsRest, let left, left != none, !listAppend(no, left) { return nil }
    }
    if wantsRest {
      rest = subset(exception, no)
      if rest == nil { return nil }
    }
    return subset(exception, yes)
  }

  /// `group.derive(list)` with the group's traceback, context, cause and notes; None for an empty list.
  private func subset(_ group: Ref, _ list: Ref) -> Ref? {
    if list.listCount == 0 { return newNone() }
    guard let derived = callMethod(group, intern("derive"), list) else { return nil }
    guard derived.isInstance(exceptions.pointee.baseExceptionGroup) else {
      derived.decref()
      return raise(
        exceptions.pointee.typeError, "derive must return an instance of BaseExceptionGroup")
    }
    for offset in [ExceptionLayout.traceback, ExceptionLayout.context, ExceptionLayout.cause] {
      let old: Ref? = derived.load(offset)
      let value: Ref? = group.load(offset)
      value.incref()
      derived.store(offset, value)
      old.decref()
    }
    derived.store(
      ExceptionLayout.suppressContext, group.load(ExceptionLayout.suppressContext, as: UInt8.self))
    if let notes = lookupAttr(group, names.pointee.dunderNotes) {
      defer { notes.decref() }
      if notes.typeHas(.listSubclass) {
        guard let copy = tupleFromIterable(notes) else {
          derived.decref()
          return nil
        }
        defer { copy.decref() }
        guard let list = listFromIterable(copy) else {
          derived.decref()
          return nil
        }
        defer { list.decref() }
        if !setAttr(derived, names.pointee.dunderNotes, list) {
          derived.decref()
          return nil
        }
      }
    } else if errorOccurred {
      derived.decref()
      return nil
    }
    return derived
  }
}
