/// Functions, lambdas and classes.
extension Compiler {
  mutating func visitFunction(_ id: NodeID) throws(CompileFailure) {
    let function = tree.functionDef(id)
    let place = range(id)
    let firstLine = try visitDecorators(function.decorators, default: place.line)
    var parts = try visitDefaults(function.arguments, place)
    if try visitAnnotations(function.arguments, returns: function.returns, place) { parts |= 4 }
    let scope = symbols.scopeOfNode[Int(id.index)]
    try openUnit(.function, name: text(function.name), scope: scope, firstLine: firstLine)
    try setParameters(function.arguments)
    let docstring = docstring(function.body)
    _ = unit.constants.index(docstring ?? ConstantPool.none)
    for index in (docstring == nil ? 0 : 1)..<tree.count(function.body) {
      try visitStatement(tree.item(function.body, index))
    }
    if symbols.scopes[Int(scope)].isGenerator { wrapGenerator() }
    let code = merged(try closeUnit(returnsNone: true), id)
    makeFunction(code, parts: parts, place)
    applyDecorators(function.decorators)
    try access(text(function.name), .store, place)
  }

  private mutating func visitDecorators(
    _ decorators: NodeList, default line: Int32
  ) throws(CompileFailure) -> Int32 {
    guard tree.count(decorators) > 0 else { return line }
    for index in 0..<tree.count(decorators) { try visit(tree.item(decorators, index)) }
    return self.line(tree.item(decorators, 0))
  }

  private mutating func applyDecorators(_ decorators: NodeList) {
    for index in (0..<tree.count(decorators)).reversed() {
      emit(.call, 0, range(tree.item(decorators, index)))
    }
  }

  private mutating func setParameters(_ arguments: NodeID) throws(CompileFailure) {
    let parts = tree.arguments(arguments)
    for list in [parts.positionalOnly, parts.args, parts.keywordOnly] {
      for index in 0..<tree.count(list) { try checkParameter(tree.item(list, index)) }
    }
    try checkParameter(parts.vararg)
    try checkParameter(parts.kwarg)
    unit.positionalOnlyCount = Int32(tree.count(parts.positionalOnly))
    unit.argCount = unit.positionalOnlyCount + Int32(tree.count(parts.args))
    unit.keywordOnlyCount = Int32(tree.count(parts.keywordOnly))
    unit.hasVarArgs = !parts.vararg.isNone
    unit.hasVarKeywords = !parts.kwarg.isNone
  }

  private mutating func checkParameter(_ id: NodeID) throws(CompileFailure) {
    if !id.isNone, text(tree.arg(id).name) == known.debug {
      throw syntaxError("cannot assign to __debug__", range(id))
    }
  }

  /// Pushes the defaults; gives bit 1 for positional and 2 for keyword-only ones.
  private mutating func visitDefaults(
    _ arguments: NodeID, _ place: CodeRange
  ) throws(CompileFailure) -> Int32 {
    let parts = tree.arguments(arguments)
    var result: Int32 = 0
    let count = tree.count(parts.defaults)
    if count > 0 {
      for index in 0..<count { try visit(tree.item(parts.defaults, index)) }
      emit(.buildTuple, Int32(count), place)
      result |= 1
    }
    var keys: [ConstantID] = []
    for index in 0..<tree.count(parts.keywordOnly) {
      let value = tree.item(parts.keywordDefaults, index)
      if value.isNone { continue }
      let name = text(tree.arg(tree.item(parts.keywordOnly, index)).name)
      keys.append(pool.str(mangled(name, in: unit.privateName)))
      try visit(value)
    }
    if !keys.isEmpty {
      loadConstant(pool.tuple(keys), place)
      emit(.buildConstKeyMap, Int32(keys.count), place)
      result |= 2
    }
    return result
  }

  /// Pushes the annotations as one tuple of names and values; false if there are none.
  private mutating func visitAnnotations(
    _ arguments: NodeID, returns: NodeID, _ place: CodeRange
  ) throws(CompileFailure) -> Bool {
    let parts = tree.arguments(arguments)
    var count: Int32 = 0
    for index in 0..<tree.count(parts.args) {
      try visitArgumentAnnotation(tree.item(parts.args, index), &count, place)
    }
    for index in 0..<tree.count(parts.positionalOnly) {
      try visitArgumentAnnotation(tree.item(parts.positionalOnly, index), &count, place)
    }
    try visitArgumentAnnotation(parts.vararg, &count, place)
    for index in 0..<tree.count(parts.keywordOnly) {
      try visitArgumentAnnotation(tree.item(parts.keywordOnly, index), &count, place)
    }
    try visitArgumentAnnotation(parts.kwarg, &count, place)
    if !returns.isNone {
      loadConstant(pool.str(known.returnName), place)
      try visitAnnotation(returns)
      count += 2
    }
    if count > 0 { emit(.buildTuple, count, place) }
    return count > 0
  }

  private mutating func visitArgumentAnnotation(
    _ argument: NodeID, _ count: inout Int32, _ place: CodeRange
  ) throws(CompileFailure) {
    guard !argument.isNone else { return }
    let parts = tree.arg(argument)
    guard !parts.annotation.isNone else { return }
    loadConstant(pool.str(mangled(text(parts.name), in: unit.privateName)), place)
    if tree[parts.annotation].kind == .starred, !futureAnnotations {
      try visit(NodeID(tree[parts.annotation].a))
      emit(.unpackSequence, 1, place)
    } else {
      try visitAnnotation(parts.annotation)
    }
    count += 2
  }

  /// Guards the whole body of a generator: a `StopIteration` that escapes becomes `RuntimeError`.
  mutating func wrapGenerator() {
    let handler = newLabel()
    unit.code.insert(PendingInstruction(op: .setupCleanup, arg: handler.id, range: .none), at: 0)
    for index in unit.labels.indices where unit.labels[index] >= 0 { unit.labels[index] += 1 }
    loadConstant(ConstantPool.none, .none)
    emit(.returnValue, 0, .none)
    place(handler)
    emit(.callIntrinsic1, Int32(Intrinsic1.stopIterationError.rawValue), .none)
    emit(.reraise, 1, .none)
  }

  mutating func visitLambda(_ id: NodeID) throws(CompileFailure) {
    let lambda = tree.lambda(id)
    let place = range(id)
    let parts = try visitDefaults(lambda.arguments, place)
    let scope = symbols.scopeOfNode[Int(id.index)]
    try openUnit(.lambda, name: known.lambda, scope: scope, firstLine: place.line)
    _ = unit.constants.index(ConstantPool.none)
    try setParameters(lambda.arguments)
    try visit(lambda.body)
    let isGenerator = symbols.scopes[Int(scope)].isGenerator
    if !isGenerator { emit(.returnValue, 0, range(lambda.body)) }
    let code = merged(try closeUnit(returnsNone: !isGenerator), id)
    makeFunction(code, parts: parts, place)
  }

  mutating func visitClass(_ id: NodeID) throws(CompileFailure) {
    let definition = tree.classDef(id)
    let place = range(id)
    let firstLine = try visitDecorators(definition.decorators, default: place.line)
    let name = text(definition.name)
    try openUnit(
      .classBody, name: name, scope: symbols.scopeOfNode[Int(id.index)], firstLine: firstLine)
    let header = CodeRange(line: firstLine, endLine: firstLine, column: 0, endColumn: 0)
    try access(known.name, .load, header)
    try access(known.module, .store, header)
    loadConstant(pool.str(unit.qualifiedName), header)
    try access(known.qualname, .store, header)
    loadConstant(pool.int(Int(firstLine)), header)
    try access(known.firstLine, .store, header)
    try visitRootBody(definition.body, at: header)
    let attributes = unit.staticAttributes.sorted {
      pool.strings[$0].lexicographicallyPrecedes(pool.strings[$1])
    }
    var names: [ConstantID] = []
    for attribute in attributes { names.append(pool.str(attribute)) }
    loadConstant(pool.tuple(names), .none)
    try access(known.staticAttributes, .store, .none)
    if symbols.scopes[Int(unit.scope)].needsClassCell {
      emit(.loadClosure, unit.cells.find(known.classCell) ?? 0, .none)
      emit(.copy, 1, .none)
      try access(known.classCellStore, .store, .none)
    } else {
      loadConstant(ConstantPool.none, .none)
    }
    emit(.returnValue, 0, .none)
    let code = merged(try closeUnit(returnsNone: true), id)
    emit(.loadBuildClass, 0, place)
    emit(.pushNull, 0, place)
    makeFunction(code, parts: 0, place)
    loadConstant(pool.str(name), place)
    try finishCall(pushed: 2, definition.bases, definition.keywords, place)
    applyDecorators(definition.decorators)
    try access(name, .store, place)
  }
}
