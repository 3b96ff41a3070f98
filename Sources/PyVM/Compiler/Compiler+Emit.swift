/// Writing instructions, opening and closing code units, loading and storing names.
extension Compiler {
  @inline(__always)
  mutating func emit(_ op: Opcode, _ arg: Int32 = 0, _ range: CodeRange) {
    unit.code.append(PendingInstruction(op: op, arg: arg, range: range))
  }

  mutating func newLabel() -> Label {
    unit.labels.append(-1)
    return Label(id: Int32(unit.labels.count - 1))
  }

  mutating func place(_ label: Label) {
    unit.labels[Int(label.id)] = Int32(unit.code.count)
  }

  @inline(__always)
  mutating func jump(_ op: Opcode, _ label: Label, _ range: CodeRange) {
    unit.code.append(PendingInstruction(op: op, arg: label.id, range: range))
  }

  mutating func loadConstant(_ id: ConstantID, _ range: CodeRange) {
    emit(.loadConst, unit.constants.index(id), range)
  }

  mutating func emitName(_ op: Opcode, _ name: TextID, _ range: CodeRange) {
    let name = mangled(name, in: unit.privateName)
    emit(op, unit.names.index(name), range)
  }

  /// Loads an attribute; `isMethod` for one that is called at once.
  mutating func emitAttribute(_ name: TextID, isMethod: Bool, _ range: CodeRange) {
    let name = mangled(name, in: unit.privateName)
    emit(.loadAttr, unit.names.index(name) << 1 | (isMethod ? 1 : 0), range)
  }

  // MARK: Names

  enum Access { case load, store, delete }

  /// Index of a name among cells and free variables, as `makeCell` and `loadDeref` count before layout.
  func derefIndex(_ name: TextID) -> Int32? {
    if let index = unit.cells.find(name) { return index }
    return unit.frees.find(name).map { $0 + Int32(unit.cells.count) }
  }

  /// Loads, stores or deletes a variable wherever it lives.
  mutating func access(_ plain: TextID, _ access: Access, _ range: CodeRange) throws(CompileFailure) {
    if plain == known.debug, access != .load {
      throw syntaxError(
        access == .store ? "cannot assign to __debug__" : "cannot delete __debug__", range)
    }
    let name = mangled(plain, in: unit.privateName)
    let scope = symbols.scopes[Int(unit.scope)]
    switch symbols.storage(unit.scope, name) {
    case .free, .cell:
      let isFree = symbols.storage(unit.scope, name) == .free
      let found =
        isFree ? unit.frees.find(name).map { $0 + Int32(unit.cells.count) } : unit.cells.find(name)
      guard let index = found else { return accessByName(name, access, range) }
      switch access {
      case .load:
        if scope.kind == .classBody, unit.inlinedDepth == 0 {
          emit(.loadLocals, 0, range)
          emit(.loadFromDictOrDeref, index, range)
        } else {
          emit(.loadDeref, index, range)
        }
      case .store: emit(.storeDeref, index, range)
      case .delete: emit(.deleteDeref, index, range)
      }
    case .local where scope.isFunctionLike || unit.isHiddenActive(name):
      let index = unit.variables.index(name)
      emit(access == .load ? .loadFast : access == .store ? .storeFast : .deleteFast, index, range)
    case .globalImplicit where scope.isFunctionLike, .globalExplicit:
      let index = unit.names.index(name)
      switch access {
      case .load: emit(.loadGlobal, index << 1, range)
      case .store: emit(.storeGlobal, index, range)
      case .delete: emit(.deleteGlobal, index, range)
      }
    default:
      accessByName(name, access, range)
    }
  }

  private mutating func accessByName(_ name: TextID, _ access: Access, _ range: CodeRange) {
    let index = unit.names.index(name)
    switch access {
    case .load:
      let inClass = symbols.scopes[Int(unit.scope)].kind == .classBody
      if inClass, unit.inlinedDepth > 0 {
        emit(.loadGlobal, index << 1, range)
      } else {
        emit(.loadName, index, range)
      }
    case .store: emit(.storeName, index, range)
    case .delete: emit(.deleteName, index, range)
    }
  }

  // MARK: Units

  /// Starts a code object; the present one waits until `closeUnit`.
  mutating func openUnit(
    _ kind: UnitBuilder.Kind, name: TextID, scope: Int32, firstLine: Int32
  ) throws(CompileFailure) {
    var builder = UnitBuilder()
    builder.kind = kind
    builder.scope = scope
    builder.name = name
    builder.firstLine = firstLine
    builder.privateName = symbols.scopes[Int(scope)].privateName
    builder.code.reserveCapacity(64)
    var cells: [TextID] = []
    var frees: [TextID] = []
    var index = symbols.scopes[Int(scope)].firstSymbol
    while index >= 0 {
      let symbol = symbols.symbols[Int(index)]
      index = symbol.next
      if symbol.flags.contains(.parameter) { _ = builder.variables.index(symbol.name) }
      if symbol.storage == .cell || symbol.flags.contains(.comprehensionCell) {
        cells.append(symbol.name)
      } else if symbol.storage == .free || symbol.flags.contains(.freeInClass) {
        frees.append(symbol.name)
      }
    }
    for name in sorted(cells) { _ = builder.cells.index(name) }
    if symbols.scopes[Int(scope)].needsClassCell { _ = builder.cells.index(known.classCell) }
    for name in sorted(frees) { _ = builder.frees.index(name) }
    builder.qualifiedName = kind == .module ? name : qualifiedName(name, kind)
    if kind != .module { outerUnits.append(unit) }
    unit = builder
    let line = kind == .module ? 0 : firstLine
    emit(.resume, 0, CodeRange(line: line, endLine: firstLine, column: 0, endColumn: 0))
  }

  private func sorted(_ names: [TextID]) -> [TextID] {
    if names.count < 2 { return names }
    return names.sorted { pool.strings[$0].lexicographicallyPrecedes(pool.strings[$1]) }
  }

  private mutating func qualifiedName(_ name: TextID, _ kind: UnitBuilder.Kind) -> TextID {
    let parent = unit
    if parent.kind == .module { return name }
    if kind == .function || kind == .classBody {
      // A name declared global is at home in the module, wherever its definition stands.
      let stored = mangled(name, in: parent.privateName)
      if symbols.storage(parent.scope, stored) == .globalExplicit { return name }
    }
    var bytes = Array(pool.strings[parent.qualifiedName])
    if parent.kind == .function || parent.kind == .lambda {
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: pool.strings[known.locals])
    }
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: pool.strings[name])
    return pool.strings.intern(bytes)
  }

  /// Ends the code object: adds the return at its end, optimises it, and goes back to the one around it. Gives its
  /// index in `finished`.
  mutating func closeUnit(returnsNone: Bool) throws(CompileFailure) -> Int {
    if returnsNone { loadConstant(ConstantPool.none, .none) }
    emit(.returnValue, 0, .none)
    let code = assemble()
    finished.append(code)
    if let outer = outerUnits.popLast() { unit = outer }
    return finished.count - 1
  }

  /// The unit just finished for `node`, or an equal one finished earlier for the same node.
  mutating func merged(_ index: Int, _ node: NodeID) -> Int {
    for other in unitsOfNode[node.index] ?? [] where finished[other] == finished[index] {
      if index == finished.count - 1 { finished.removeLast() }
      return other
    }
    unitsOfNode[node.index, default: []].append(index)
    return index
  }

  private mutating func assemble() -> CodeUnit {
    let scope = symbols.scopes[Int(unit.scope)]
    var code = CodeUnit()
    code.name = unit.name
    code.qualifiedName = unit.qualifiedName
    code.fileID = options.fileID
    code.firstLine = unit.firstLine
    code.argCount = unit.argCount
    code.positionalOnlyCount = unit.positionalOnlyCount
    code.keywordOnlyCount = unit.keywordOnlyCount
    if scope.isFunctionLike {
      code.flags.formUnion([.newLocals, .optimized])
      if isNested() { code.flags.insert(.nested) }
      if scope.isGenerator { code.flags.insert(.generator) }
    }
    if unit.hasVarArgs { code.flags.insert(.varArgs) }
    if unit.hasVarKeywords { code.flags.insert(.varKeywords) }
    if futureAnnotations { code.flags.insert(.futureAnnotations) }
    let parameters =
      Int(unit.argCount + unit.keywordOnlyCount) + (unit.hasVarArgs ? 1 : 0) + (unit.hasVarKeywords ? 1 : 0)
    var graph = FlowGraph(unit, parameters: parameters)
    graph.optimize(&pool, firstLine: unit.firstLine)
    graph.assemble(
      into: &code, isGenerator: code.flags.contains(.generator), countsGuard: options.countsGeneratorGuard,
      hidden: unit.hidden)
    return code
  }

  /// Whether the unit's scope lies inside a function.
  private func isNested() -> Bool {
    var outer = symbols.scopes[Int(unit.scope)].parent
    while outer >= 0 {
      if symbols.scopes[Int(outer)].isFunctionLike { return true }
      outer = symbols.scopes[Int(outer)].parent
    }
    return false
  }

  /// Pushes the function made from a finished code object, with its closure and the parts that lie on the stack.
  /// `parts`: bit 1 defaults, 2 keyword defaults, 4 annotations.
  mutating func makeFunction(_ index: Int, parts: Int32, _ range: CodeRange) {
    var closure: Int32 = 0
    for local in finished[index].locals where local.kind.contains(.free) {
      emit(.loadClosure, derefIndex(local.name) ?? 0, range)
      closure += 1
    }
    if closure > 0 { emit(.buildTuple, closure, range) }
    loadConstant(pool.code(index), range)
    emit(.makeFunction, 0, range)
    if closure > 0 { emit(.setFunctionAttribute, 8, range) }
    for part: Int32 in [4, 2, 1] where parts & part != 0 { emit(.setFunctionAttribute, part, range) }
  }
}
