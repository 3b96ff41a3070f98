import Glibc
import PyHeap

/// Code objects: Python's view (`__code__`) and the body that the machine runs.
extension VM {
  /// Makes the code object of unit `index` and, through its constants, of every unit inside it.
  ///
  /// - Parameter keepAlive: constants of a main script are held once more, as CPython's syntax tree does (cpython-facts §2.3); the
  ///   list (an owned Python list or nil) receives them.
  func makeCode(_ result: CompilationResult, _ index: Int, keepAlive: Ref?) -> Ref? {
    var builder = CodeBuilder(result: result, vm: self, keepAlive: keepAlive)
    return builder.code(index, depth: 0)
  }
}

/// Turns compile-time values into objects; equal constants of one compilation become one object.
private struct CodeBuilder {
  let result: CompilationResult
  let vm: VM
  let keepAlive: Ref?
  /// Made constants (borrowed: some code object's tuple owns each).
  var made: [Ref?]

  init(result: CompilationResult, vm: VM, keepAlive: Ref?) {
    self.result = result
    self.vm = vm
    self.keepAlive = keepAlive
    made = [Ref?](repeating: nil, count: result.constants.count)
  }

  /// New reference to a code object; nil with an exception.
  mutating func code(_ index: Int, depth: Int) -> Ref? {
    let unit = result.units[index]
    if unit.names.count > Assembler.operandLimit || unit.locals.count > Assembler.operandLimit {
      return vm.raise(vm.exceptions.pointee.syntaxError, "too many names in one block")
    }
    guard let constants = vm.newTuple(unit.constants.count) else { return nil }
    for position in 0..<unit.constants.count {
      guard let value = constant(unit.constants[position], depth: depth) else {
        for hole in position..<unit.constants.count { constants.tupleItems[hole] = vm.newNone() }
        constants.decref()
        return nil
      }
      constants.tupleItems[position] = value
    }
    vm.trackTuple(constants)
    guard let names = nameTuple(unit.names), let localNames = nameTuple(unit.locals.map(\.name)),
      let name = interned(unit.name), let qualifiedName = text(unit.qualifiedName),
      let code = vm.newObject(vm.types.pointee.code, Int(vm.types.pointee.code.pointee.basicSize))
    else { return nil }
    var assembler = Assembler(unit, vm)
    assembler.assemble()
    let body = makeBody(unit, assembler, constants, names, localNames, code)
    code.store(CodeLayout.body, body)
    code.store(CodeLayout.name, name)
    code.store(CodeLayout.qualifiedName, qualifiedName)
    code.store(CodeLayout.constants, constants)
    code.store(CodeLayout.names, names)
    code.store(CodeLayout.localNames, localNames)
    code.store(CodeLayout.weakrefs, nil as Ref?)
    code.store(CodeLayout.fileName, vm.fileName(unit.fileID).owned())
    return code
  }

  private func makeBody(
    _ unit: CodeUnit, _ assembler: Assembler, _ constants: Ref, _ names: Ref, _ localNames: Ref, _ code: Ref
  ) -> UnsafeMutablePointer<CodeBody> {
    let words = CodePointer.allocate(capacity: assembler.words.count)
    words.initialize(from: assembler.words, count: assembler.words.count)
    let origins = UnsafeMutablePointer<UInt32>.allocate(capacity: assembler.origins.count)
    origins.initialize(from: assembler.origins, count: assembler.origins.count)
    let ranges = UnsafeMutablePointer<CodeRange>.allocate(capacity: unit.instructions.count)
    for index in 0..<unit.instructions.count {
      (ranges + index).initialize(to: unit.instructions[index].range)
    }
    let rows = UnsafeMutablePointer<HandlerEntry>.allocate(capacity: max(1, unit.exceptionTable.count))
    for (index, row) in unit.exceptionTable.enumerated() {
      (rows + index).initialize(
        to: HandlerEntry(
          start: assembler.wordOf[Int(row.start)], end: assembler.wordOf[Int(row.end)],
          target: assembler.wordOf[Int(row.target)], depth: row.depth, pushesLasti: row.pushesLasti))
    }
    let kinds = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, unit.locals.count))
    var cells: Int32 = 0
    var free: Int32 = 0
    for (index, local) in unit.locals.enumerated() {
      kinds[index] = local.kind.rawValue
      if local.kind.contains(.free) { free += 1 } else if local.kind.contains(.cell) { cells += 1 }
    }
    let isSimple =
      unit.keywordOnlyCount == 0 && !unit.flags.contains(.varArgs) && !unit.flags.contains(.varKeywords)
    let body = UnsafeMutablePointer<CodeBody>.allocate(capacity: 1)
    body.initialize(
      to: CodeBody(
        words: words, wordCount: assembler.words.count, constants: constants.tupleItems,
        names: names.tupleItems,
        localCount: Int32(unit.locals.count), stackSize: unit.stackSize,
        frameStackSize: unit.frameStackSize, argCount: unit.argCount,
        positionalOnlyCount: unit.positionalOnlyCount, keywordOnlyCount: unit.keywordOnlyCount,
        flags: unit.flags.rawValue
          | (vm.standsForNative(unit.fileID) ? CodeFlags.standsForNative.rawValue : 0),
        cellCount: cells, freeCount: free,
        simpleArgCount: isSimple ? unit.argCount : -1, entryCost: Int32(min(assembler.words.count, 64)),
        firstLine: unit.firstLine, origins: origins, ranges: ranges, rangeCount: unit.instructions.count,
        handlers: rows, handlerCount: unit.exceptionTable.count, localNames: localNames.tupleItems,
        localKinds: kinds, code: code, fileID: unit.fileID, nextBody: vm.state.pointee.codeBodies,
        previousBody: nil))
    vm.state.pointee.codeBodies?.pointee.previousBody = body
    vm.state.pointee.codeBodies = body
    return body
  }

  private func nameTuple(_ ids: [TextID]) -> Ref? {
    guard let tuple = vm.newTuple(ids.count) else { return nil }
    for (index, id) in ids.enumerated() {
      guard let name = interned(id) else { return nil }
      tuple.tupleItems[index] = name
    }
    return tuple
  }

  /// An interned name, as code objects hold them.
  private func interned(_ id: TextID) -> Ref? {
    result.strings[id].withUnsafeBytes { vm.internName(utf8: $0) }
  }

  private func text(_ id: TextID) -> Ref? {
    result.strings[id].withUnsafeBytes { vm.newStr(utf8: $0) }
  }

  /// New reference to a constant.
  private mutating func constant(_ id: ConstantID, depth: Int) -> Ref? {
    if let known = made[Int(id)] { return known.owned() }
    guard depth < 200 else {
      return vm.raise(
        vm.exceptions.pointee.recursionError, "maximum recursion depth exceeded during compilation")
    }
    let value: Ref?
    switch result.constants[Int(id)] {
    case .none: return vm.newNone()
    case .true: return vm.bool(true)
    case .false: return vm.bool(false)
    case .ellipsis: return vm.state.pointee.ellipsis.owned()
    case .int(let number): value = vm.int(number)
    case .bigInt(let negative, let limbs): value = vm.newBigInt(negative: negative, limbs: limbs)
    case .float(let number): value = vm.float(number)
    case .complex(let real, let imaginary): value = vm.complex(real, imaginary)
    case .str(let id, let isInterned):
      value = result.strings[id].withUnsafeBytes { bytes in
        isInterned ? vm.intern(utf8: bytes) : vm.newStr(utf8: bytes)
      }
    case .bytes(let bytes): value = bytes.withUnsafeBytes { vm.newBytes($0) }
    case .tuple(let items):
      guard let tuple = vm.newTuple(items.count) else { return nil }
      for (index, item) in items.enumerated() {
        guard let element = constant(item, depth: depth + 1) else { return nil }
        tuple.tupleItems[index] = element
      }
      // Tracked until a collection finds that it holds nothing that could be in a cycle.
      vm.trackTuple(tuple)
      value = tuple
    case .frozenset(let items):
      guard let set = vm.newFrozenset() else { return nil }
      for item in items {
        guard let element = constant(item, depth: depth + 1) else { return nil }
        let inserted = vm.setInsert(set, element)
        element.decref()
        if !inserted { return nil }
      }
      value = vm.newConstantFrozenset(from: set)
      set.decref()
    case .code(let unit): return code(Int(unit), depth: depth + 1)
    }
    guard let value else { return nil }
    made[Int(id)] = value
    if let keepAlive {
      if !vm.listAppend(keepAlive, value) { return nil }
      if case .bytes = result.constants[Int(id)], vm.profile.treeHoldsBytesTwice,
        !vm.listAppend(keepAlive, value)
      {
        return nil
      }
    }
    return value
  }
}

/// Frees what a dead code object holds, its body included.
let deallocCode: Deallocator = { vm, code in
  if code.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, code) }
  for offset in [
    CodeLayout.name, CodeLayout.qualifiedName, CodeLayout.constants, CodeLayout.names, CodeLayout.fileName,
    CodeLayout.localNames,
  ] {
    let part: Ref? = code.load(offset)
    part.decref()
  }
  freeCodeBody(code.codeBody, vm)
  vm.freeObject(code, Int(code.type.pointee.basicSize))
}

func freeCodeBody(_ body: UnsafeMutablePointer<CodeBody>, _ vm: VM) {
  if let previous = body.pointee.previousBody {
    previous.pointee.nextBody = body.pointee.nextBody
  } else {
    vm.state.pointee.codeBodies = body.pointee.nextBody
  }
  body.pointee.nextBody?.pointee.previousBody = body.pointee.previousBody
  body.pointee.words.deallocate()
  body.pointee.origins.deallocate()
  body.pointee.ranges.deallocate()
  body.pointee.handlers.deallocate()
  body.pointee.localKinds.deallocate()
  body.deallocate()
}

extension VM {
  /// The `code` type.
  func bootstrapCode() {
    let type = newType("code", basicSize: Int(profile.codeSize), kind: Kind.code)
    type.pointee.dealloc = deallocCode
    type.pointee.weakListOffset = Int32(CodeLayout.weakrefs)
    type.slots.pointee.repr = { vm, code in
      let body = code.codeBody
      let name: Ref = code.load(CodeLayout.name)
      let file: Ref = code.load(CodeLayout.fileName)
      let address = String(code.address, radix: 16)
      return vm.newStr(
        "<code object \(name.swiftString) at 0x\(address), file \"\(file.swiftString)\", line \(body.pointee.firstLine)>"
      )
    }
    addAttributes(
      type,
      [
        AttributeDefinition("co_argcount", get: { vm, code in vm.int(Int(code.codeBody.pointee.argCount)) }),
        AttributeDefinition(
          "co_posonlyargcount", get: { vm, code in vm.int(Int(code.codeBody.pointee.positionalOnlyCount)) }),
        AttributeDefinition(
          "co_kwonlyargcount", get: { vm, code in vm.int(Int(code.codeBody.pointee.keywordOnlyCount)) }),
        AttributeDefinition(
          "co_stacksize", get: { vm, code in vm.int(Int(code.codeBody.pointee.stackSize)) }),
        AttributeDefinition(
          "co_flags",
          get: { vm, code in vm.int(Int(code.codeBody.pointee.flags & ~CodeFlags.standsForNative.rawValue)) }),
        AttributeDefinition(
          "co_firstlineno", get: { vm, code in vm.int(Int(code.codeBody.pointee.firstLine)) }),
        AttributeDefinition("co_nlocals", get: { vm, code in vm.int(code.localCountByKind(0x20)) }),
        AttributeDefinition("co_varnames", get: { vm, code in vm.localNames(code, 0x20) }),
        AttributeDefinition("co_cellvars", get: { vm, code in vm.localNames(code, 0x40) }),
        AttributeDefinition("co_freevars", get: { vm, code in vm.localNames(code, 0x80) }),
      ])
    addMembers(
      type,
      [
        MemberDefinition("co_name", CodeLayout.name),
        MemberDefinition("co_qualname", CodeLayout.qualifiedName),
        MemberDefinition("co_consts", CodeLayout.constants),
        MemberDefinition("co_names", CodeLayout.names),
        MemberDefinition("co_filename", CodeLayout.fileName),
      ])
    types.pointee.code = type
    readyType(type)
  }

  fileprivate func localNames(_ code: Ref, _ bit: UInt8) -> Ref? {
    let body = code.codeBody
    guard let tuple = newTuple(code.localCountByKind(bit)) else { return nil }
    var next = 0
    for index in 0..<Int(body.pointee.localCount) where body.pointee.localKinds[index] & bit != 0 {
      tuple.tupleItems[next] = body.pointee.localNames[index].unsafelyUnwrapped.owned()
      next += 1
    }
    trackTuple(tuple)
    return tuple
  }
}

extension Ref {
  fileprivate func localCountByKind(_ bit: UInt8) -> Int {
    let body = codeBody
    return (0..<Int(body.pointee.localCount)).filter { body.pointee.localKinds[$0] & bit != 0 }.count
  }
}
