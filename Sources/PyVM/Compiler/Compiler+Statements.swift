/// Third pass: statements.
extension Compiler {
  /// Compiles the whole tree; the root's code unit is finished last.
  mutating func compileRoot() throws(CompileFailure) {
    depth = 0
    let root = tree[tree.root]
    try openUnit(.module, name: known.moduleUnit, scope: 0, firstLine: 1)
    if root.kind == .expression {
      try visit(NodeID(root.a))
      _ = try closeUnit(returnsNone: false)
    } else {
      try visitRootBody(NodeList(root.a))
      _ = try closeUnit(returnsNone: true)
    }
  }

  mutating func visitBody(_ body: NodeList) throws(CompileFailure) {
    for index in 0..<tree.count(body) { try visitStatement(tree.item(body, index)) }
  }

  /// Statements of a module or class: annotations and docstring first.
  mutating func visitRootBody(_ body: NodeList, at place: CodeRange? = nil) throws(CompileFailure) {
    let count = tree.count(body)
    if count > 0, hasAnnotations(body) {
      emit(.setupAnnotations, 0, place ?? range(tree.item(body, 0)))
    } else if count == 0 {
      return
    }
    var first = 0
    if options.mode != .interactive || unit.kind != .module, let text = docstring(body) {
      first = 1
      loadConstant(text, range(tree.value(tree.item(body, 0))))
      try access(known.doc, .store, .none)
    }
    for index in first..<max(first, count) { try visitStatement(tree.item(body, index)) }
  }

  /// The docstring of a body as a constant, its indentation removed as 3.13 does.
  mutating func docstring(_ body: NodeList) -> ConstantID? {
    guard tree.count(body) > 0 else { return nil }
    let statement = tree.item(body, 0)
    guard tree[statement].kind == .expr else { return nil }
    let value = tree.value(statement)
    guard tree[value].kind == .constant, tree.constantKind(value) == .str else { return nil }
    return pool.str(Docstring.clean(Array(tree.text(tree.stringValue(value)))))
  }

  /// Whether a body, outside inner functions and classes, annotates a variable.
  private func hasAnnotations(_ body: NodeList) -> Bool {
    for index in 0..<tree.count(body) {
      let id = tree.item(body, index)
      let node = tree[id]
      switch node.kind {
      case .annAssign: return true
      case .forLoop:
        if hasAnnotations(NodeList(node.c)) || hasAnnotations(NodeList(node.d)) { return true }
      case .ifStatement, .whileLoop:
        if hasAnnotations(NodeList(node.b)) || hasAnnotations(NodeList(node.c)) { return true }
      case .with:
        if hasAnnotations(NodeList(node.b)) { return true }
      case .match:
        for arm in tree.items(NodeList(node.b)) where hasAnnotations(tree.matchCase(arm).body) { return true }
      case .tryStatement, .tryStar:
        for handler in tree.items(NodeList(node.b)) where hasAnnotations(tree.exceptHandler(handler).body) {
          return true
        }
        if hasAnnotations(NodeList(node.a)) || hasAnnotations(NodeList(node.c))
          || hasAnnotations(NodeList(node.d))
        {
          return true
        }
      default: continue
      }
    }
    return false
  }

  mutating func visitStatement(_ id: NodeID) throws(CompileFailure) {
    try enter()
    let node = tree[id]
    switch node.kind {
    case .functionDef: try visitFunction(id)
    case .classDef: try visitClass(id)
    case .returnStatement: try visitReturn(id)
    case .delete: try visitTargets(NodeList(node.a))
    case .assign: try visitAssign(id)
    case .augAssign: try visitAugmented(id)
    case .annAssign: try visitAnnotated(id)
    case .forLoop: try visitFor(id)
    case .whileLoop: try visitWhile(id)
    case .ifStatement: try visitIf(id)
    case .with: try visitWith(id, 0)
    case .match: try visitMatch(id)
    case .raise: try visitRaise(id)
    case .tryStatement: try visitTry(id, isStar: false)
    case .tryStar: try visitTry(id, isStar: true)
    case .assertStatement: try visitAssert(id)
    case .importStatement: try visitImport(id)
    case .importFrom: try visitImportFrom(id)
    case .expr: try visitExpressionStatement(id)
    case .pass: emit(.nop, 0, range(id))
    case .breakStatement: try visitBreak(range(id))
    case .continueStatement: try visitContinue(range(id))
    case .global, .nonlocal: break
    default: throw unsupported("statement", id)
    }
    leave()
  }

  mutating func visitTargets(_ list: NodeList) throws(CompileFailure) {
    for index in 0..<tree.count(list) { try visit(tree.item(list, index)) }
  }

  // MARK: Simple statements

  private mutating func visitExpressionStatement(_ id: NodeID) throws(CompileFailure) {
    let value = tree.value(id)
    let place = range(id)
    let shown =
      unit.kind == .module
      && (options.mode == .interactive
        || options.mode == .cell && isLastOfRoot(id))
    if shown {
      try visit(value)
      emit(.callIntrinsic1, Int32(Intrinsic1.print.rawValue), place)
      emit(.popTop, 0, .none)
    } else if folded[Int(value.index)] >= 0 {
      emit(.nop, 0, place)
    } else {
      try visit(value)
      emit(.popTop, 0, .none)
    }
  }

  /// Whether a statement is the last one of the module.
  private func isLastOfRoot(_ id: NodeID) -> Bool {
    let body = tree.body(tree.root)
    let count = tree.count(body)
    return count > 0 && tree.item(body, count - 1) == id
  }

  private mutating func visitAssign(_ id: NodeID) throws(CompileFailure) {
    let assign = tree.assign(id)
    try visit(assign.value)
    let count = tree.count(assign.targets)
    let place = range(id)
    for index in 0..<count {
      if index + 1 < count { emit(.copy, 1, place) }
      try visit(tree.item(assign.targets, index))
    }
  }

  private mutating func visitAugmented(_ id: NodeID) throws(CompileFailure) {
    let assign = tree.augAssign(id)
    let target = tree[assign.target]
    var place = range(assign.target)
    switch target.kind {
    case .attribute:
      try visit(NodeID(target.a))
      emit(.copy, 1, place)
      place = attributeRange(place, assign.target)
      emitAttribute(target.b, isMethod: false, place)
    case .subscript:
      try visit(NodeID(target.a))
      if isPlainSlice(NodeID(target.b)) {
        _ = try visitSliceParts(NodeID(target.b))
        emit(.copy, 3, place)
        emit(.copy, 3, place)
        emit(.copy, 3, place)
        emit(.binarySlice, 0, place)
      } else {
        try visit(NodeID(target.b))
        emit(.copy, 2, place)
        emit(.copy, 2, place)
        emit(.binarySubscr, 0, place)
      }
    default:
      try access(target.a, .load, place)
    }
    try visit(assign.value)
    emit(.binaryOp, assign.op.opcodeArgument + 13, range(id))
    place = range(assign.target)
    switch target.kind {
    case .attribute:
      place = attributeRange(place, assign.target)
      emit(.swap, 2, place)
      emitName(.storeAttr, target.b, place)
    case .subscript:
      if isPlainSlice(NodeID(target.b)) {
        emit(.swap, 4, place)
        emit(.swap, 3, place)
        emit(.swap, 2, place)
        emit(.storeSlice, 0, place)
      } else {
        emit(.swap, 3, place)
        emit(.swap, 2, place)
        emit(.storeSubscr, 0, place)
      }
    default:
      try access(target.a, .store, place)
    }
  }

  private mutating func visitAnnotated(_ id: NodeID) throws(CompileFailure) {
    let assign = tree.annAssign(id)
    let target = tree[assign.target]
    let place = range(id)
    if !assign.value.isNone {
      try visit(assign.value)
      try visit(assign.target)
    }
    let isEvaluated = unit.kind == .module || unit.kind == .classBody
    switch target.kind {
    case .name:
      if target.a == known.debug { throw syntaxError("cannot assign to __debug__", place) }
      if assign.isSimple, isEvaluated {
        try visitAnnotation(assign.annotation)
        emit(.loadName, unit.names.index(known.annotations), place)
        loadConstant(pool.str(mangled(target.a, in: unit.privateName)), place)
        emit(.storeSubscr, 0, place)
      }
    case .attribute:
      if assign.value.isNone { try visitForEffect(NodeID(target.a)) }
    case .subscript:
      if assign.value.isNone {
        try visitForEffect(NodeID(target.a))
        try visitSubscriptForEffect(NodeID(target.b))
      }
    default: break
    }
    if !futureAnnotations, !assign.isSimple, isEvaluated { try visitForEffect(assign.annotation) }
  }

  /// An annotation: its value, or its text under `from __future__ import annotations`.
  mutating func visitAnnotation(_ id: NodeID) throws(CompileFailure) {
    guard futureAnnotations else { return try visit(id) }
    guard let text = Unparser.text(of: id, in: tree) else {
      throw unsupported("this annotation under from __future__ import annotations", id)
    }
    loadConstant(pool.str(text), range(id))
  }

  private mutating func visitForEffect(_ id: NodeID) throws(CompileFailure) {
    try visit(id)
    emit(.popTop, 0, range(id))
  }

  private mutating func visitSubscriptForEffect(_ id: NodeID) throws(CompileFailure) {
    let node = tree[id]
    switch node.kind {
    case .slice:
      for part in [node.a, node.b, node.c] where part >= 0 { try visitForEffect(NodeID(part)) }
    case .tuple:
      for item in tree.items(NodeList(node.a)) { try visitSubscriptForEffect(item) }
    default: try visitForEffect(id)
    }
  }

  private mutating func visitRaise(_ id: NodeID) throws(CompileFailure) {
    let raise = tree.raise(id)
    var count: Int32 = 0
    if !raise.exception.isNone {
      try visit(raise.exception)
      count += 1
      if !raise.cause.isNone {
        try visit(raise.cause)
        count += 1
      }
    }
    emit(.raiseVarargs, count, range(id))
  }

  private mutating func visitAssert(_ id: NodeID) throws(CompileFailure) {
    let assertion = tree.assertion(id)
    let test = tree[assertion.test]
    if test.kind == .tuple, tree.count(NodeList(test.a)) > 0 {
      warn("assertion is always true, perhaps remove parentheses?", id)
    }
    let place = range(id)
    let end = newLabel()
    try jumpIf(assertion.test, end, true, place)
    emit(.loadAssertionError, 0, place)
    if !assertion.message.isNone {
      try visit(assertion.message)
      emit(.call, 0, place)
    }
    emit(.raiseVarargs, 1, range(assertion.test))
    self.place(end)
  }

  /// Notes a `SyntaxWarning`.
  mutating func warn(_ message: String, _ id: NodeID) {
    warnings.append(
      SyntaxWarningInfo(message: message, line: Int(line(id)), sourceOffset: Int(tree[id].start)))
  }

  // MARK: Branches and loops

  private mutating func visitIf(_ id: NodeID) throws(CompileFailure) {
    // `elif` nests in the tree: each link opens an end label, and all are placed at the end, innermost first.
    var ends: [Label] = []
    var current = id
    while true {
      let conditional = tree.conditional(current)
      let end = newLabel()
      ends.append(end)
      let hasElse = tree.count(conditional.orelse) > 0
      let next = hasElse ? newLabel() : end
      try jumpIf(conditional.test, next, false, range(current))
      try visitBody(conditional.body)
      guard hasElse else { break }
      jump(.jumpNoInterrupt, end, .none)
      place(next)
      let only = tree.item(conditional.orelse, 0)
      if tree.count(conditional.orelse) == 1, tree[only].kind == .ifStatement {
        current = only
        continue
      }
      try visitBody(conditional.orelse)
      break
    }
    for end in ends.reversed() { place(end) }
  }

  private mutating func visitWhile(_ id: NodeID) throws(CompileFailure) {
    let loop = tree.conditional(id)
    let start = newLabel()
    let body = newLabel()
    let anchor = newLabel()
    let end = newLabel()
    let place = range(id)
    self.place(start)
    try pushBlock(FrameBlock(kind: .whileLoop, start: start, exit: end), place)
    try jumpIf(loop.test, anchor, false, place)
    self.place(body)
    try visitBody(loop.body)
    try jumpIf(loop.test, body, true, place)
    popBlock()
    self.place(anchor)
    try visitBody(loop.orelse)
    self.place(end)
  }

  private mutating func visitFor(_ id: NodeID) throws(CompileFailure) {
    let loop = tree.forLoop(id)
    let start = newLabel()
    let cleanup = newLabel()
    let end = newLabel()
    try pushBlock(FrameBlock(kind: .forLoop, start: start, exit: end), range(id))
    try visit(loop.iterable)
    let place = range(loop.iterable)
    emit(.getIter, 0, place)
    self.place(start)
    jump(.forIter, cleanup, place)
    // Keeps the line of a loop header that spans lines traceable.
    emit(.nop, 0, range(loop.target))
    try visit(loop.target)
    try visitBody(loop.body)
    jump(.jump, start, .none)
    self.place(cleanup)
    emit(.endFor, 0, .none)
    emit(.popTop, 0, .none)
    popBlock()
    try visitBody(loop.orelse)
    self.place(end)
  }

  private mutating func visitReturn(_ id: NodeID) throws(CompileFailure) {
    let value = tree.value(id)
    var place = range(id)
    if !symbols.scopes[Int(unit.scope)].isFunctionLike {
      throw syntaxError("'return' outside function", place)
    }
    let keeps = !value.isNone && folded[Int(value.index)] < 0
    if keeps {
      try visit(value)
    } else if !value.isNone {
      place = range(value)
      emit(.nop, 0, place)
    }
    if value.isNone || line(value) != line(id) {
      place = range(id)
      emit(.nop, 0, place)
    }
    _ = try unwindBlocks(&place, keepsTop: keeps, untilLoop: false)
    if value.isNone {
      loadConstant(ConstantPool.none, place)
    } else if !keeps {
      loadConstant(folded[Int(value.index)], place)
    }
    emit(.returnValue, 0, place)
  }

  private mutating func visitBreak(_ origin: CodeRange) throws(CompileFailure) {
    var place = origin
    emit(.nop, 0, place)
    guard let loop = try unwindBlocks(&place, keepsTop: false, untilLoop: true) else {
      throw syntaxError("'break' outside loop", origin)
    }
    try unwind(loop, &place, keepsTop: false)
    jump(.jump, loop.exit, place)
  }

  private mutating func visitContinue(_ origin: CodeRange) throws(CompileFailure) {
    var place = origin
    emit(.nop, 0, place)
    guard let loop = try unwindBlocks(&place, keepsTop: false, untilLoop: true) else {
      throw syntaxError("'continue' not properly in loop", origin)
    }
    jump(.jump, loop.start, place)
  }

  // MARK: Imports

  private mutating func visitImport(_ id: NodeID) throws(CompileFailure) {
    let aliases = tree.elements(id)
    let place = range(id)
    for index in 0..<tree.count(aliases) {
      let alias = tree.alias(tree.item(aliases, index))
      loadConstant(pool.int(0), place)
      loadConstant(ConstantPool.none, place)
      emit(.importName, unit.names.index(text(alias.name)), place)
      let parts = Array(tree.text(alias.name)).split(separator: UInt8(ascii: "."))
      if alias.asName.isNone {
        try access(pool.strings.intern(parts[0]), .store, place)
      } else {
        for part in 1..<max(1, parts.count) {
          if part > 1 {
            emit(.swap, 2, place)
            emit(.popTop, 0, place)
          }
          emit(.importFrom, unit.names.index(pool.strings.intern(parts[part])), place)
        }
        try access(text(alias.asName), .store, place)
        if parts.count > 1 { emit(.popTop, 0, place) }
      }
    }
  }

  private mutating func visitImportFrom(_ id: NodeID) throws(CompileFailure) {
    let statement = tree.importFrom(id)
    let place = range(id)
    let count = tree.count(statement.aliases)
    loadConstant(pool.int(statement.level), place)
    var names: [ConstantID] = []
    for index in 0..<count {
      names.append(pool.str(text(tree.alias(tree.item(statement.aliases, index)).name)))
    }
    if !statement.module.isNone, text(statement.module) == known.future, statement.level == 0,
      place.line > lastFutureLine
    {
      throw syntaxError("from __future__ imports must occur at the beginning of the file", place)
    }
    loadConstant(pool.tuple(names), place)
    let module = statement.module.isNone ? known.empty : text(statement.module)
    emitName(.importName, module, place)
    for index in 0..<count {
      let alias = tree.alias(tree.item(statement.aliases, index))
      if index == 0, tree.text(alias.name).elementsEqual([UInt8(ascii: "*")]) {
        emit(.callIntrinsic1, Int32(Intrinsic1.importStar.rawValue), place)
        emit(.popTop, 0, .none)
        return
      }
      emitName(.importFrom, text(alias.name), place)
      try access(text(alias.asName.isNone ? alias.name : alias.asName), .store, place)
    }
    emit(.popTop, 0, place)
  }

  /// A range whose end column is not reported.
  private mutating func lineOnly(_ id: NodeID) -> CodeRange {
    var place = range(id)
    place.endColumn = -1
    return place
  }

  /// Reads the `from __future__` imports at the top of the file.
  mutating func findFutureImports() throws(CompileFailure) {
    let root = tree[tree.root]
    guard root.kind != .expression else { return }
    let body = NodeList(root.a)
    var start = 0
    if tree.count(body) > 0, docstring(body) != nil { start = 1 }
    let features = [
      "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
      "unicode_literals", "generator_stop",
    ]
    for index in start..<max(start, tree.count(body)) {
      let id = tree.item(body, index)
      guard tree[id].kind == .importFrom else { return }
      let statement = tree.importFrom(id)
      guard !statement.module.isNone, text(statement.module) == known.future, statement.level == 0 else {
        return
      }
      lastFutureLine = line(id)
      for alias in tree.items(statement.aliases) {
        let name = tree.string(tree.alias(alias).name)
        switch name {
        case "annotations": futureAnnotations = true
        case "barry_as_FLUFL": throw unsupported("from __future__ import barry_as_FLUFL", id)
        case "braces": throw syntaxError("not a chance", lineOnly(id))
        case _ where features.contains(name): continue
        default: throw syntaxError("future feature \(name) is not defined", lineOnly(id))
        }
      }
    }
  }
}
