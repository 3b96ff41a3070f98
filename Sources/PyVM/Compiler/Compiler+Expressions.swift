/// Third pass: expressions.
extension Compiler {
  /// Pushes the value of an expression; for targets, stores or deletes through it.
  mutating func visit(_ id: NodeID) throws(CompileFailure) {
    let constant = folded[Int(id.index)]
    if constant >= 0 { return loadConstant(constant, range(id)) }
    try enter()
    let node = tree[id]
    switch node.kind {
    case .name: try access(node.a, Access(node.tag), range(id))
    case .attribute: try visitAttribute(id, node)
    case .call: try visitCall(id)
    case .subscript: try visitSubscript(id, node)
    case .binOp: try visitBinary(id)
    case .unaryOp: try visitUnary(id, node)
    case .compare: try visitCompare(id)
    case .boolOp: try visitBoolean(id)
    case .ifExp: try visitConditional(id)
    case .tuple, .list: try visitSequence(id, node)
    case .set:
      try visitItems(NodeList(node.a), pushed: 0, .set, range(id))
    case .dict: try visitDict(id)
    case .joinedStr: try visitJoined(id)
    case .formattedValue: try visitFormatted(id)
    case .lambda: try visitLambda(id)
    case .listComp, .setComp, .dictComp, .generatorExp: try visitComprehension(id)
    case .namedExpr:
      let named = tree.namedExpr(id)
      try visit(named.value)
      emit(.copy, 1, range(id))
      try visit(named.target)
    case .slice:
      let count = try visitSliceParts(id)
      emit(.buildSlice, count, range(id))
    case .starred:
      throw syntaxError(
        node.tag == ExpressionContext.load.rawValue
          ? "can't use starred expression here"
          : "starred assignment target must be in a list or tuple", range(id))
    case .yield, .yieldFrom: try visitYield(id)
    default: throw unsupported("expression", id)
    }
    leave()
  }

  // MARK: Operators

  private mutating func visitBinary(_ id: NodeID) throws(CompileFailure) {
    // Down the left spine first: a chain of a hundred thousand terms is one loop.
    var spine: [NodeID] = []
    var current = id
    while folded[Int(current.index)] < 0, tree[current].kind == .binOp, percentFormat(current) == nil {
      spine.append(current)
      current = NodeID(tree[current].a)
    }
    if let pieces = percentFormat(current) {
      try visitPercentFormat(current, pieces)
    } else {
      try visit(current)
    }
    for node in spine.reversed() {
      let operation = tree.binOp(node)
      try visit(operation.right)
      emit(.binaryOp, operation.op.opcodeArgument, range(node))
    }
  }

  private mutating func visitUnary(_ id: NodeID, _ node: SyntaxNode) throws(CompileFailure) {
    let operand = NodeID(node.a)
    try visit(operand)
    if folded[Int(id.index)] == Fold.absorbedNot { return }
    let place = range(id)
    switch UnaryOperator(rawValue: node.tag) ?? .not {
    case .uAdd: emit(.callIntrinsic1, Int32(Intrinsic1.unaryPositive.rawValue), place)
    case .not:
      emit(.toBool, 0, place)
      emit(.unaryNot, 0, place)
    case .uSub: emit(.unaryNegative, 0, place)
    case .invert: emit(.unaryInvert, 0, place)
    }
  }

  mutating func emitComparison(_ op: CompareOperator, inverted: Bool = false, _ place: CodeRange) {
    switch op {
    case .is: emit(.isOp, inverted ? 1 : 0, place)
    case .isNot: emit(.isOp, inverted ? 0 : 1, place)
    case .in: emit(.containsOp, inverted ? 1 : 0, place)
    case .notIn: emit(.containsOp, inverted ? 0 : 1, place)
    // Operator number times 32, plus the outcomes that make it true: unordered 1, less 2, greater 4, equal 8.
    case .lt: emit(.compareOp, 0 << 5 | 2, place)
    case .ltE: emit(.compareOp, 1 << 5 | 10, place)
    case .eq: emit(.compareOp, 2 << 5 | 8, place)
    case .notEq: emit(.compareOp, 3 << 5 | 7, place)
    case .gt: emit(.compareOp, 4 << 5 | 4, place)
    case .gtE: emit(.compareOp, 5 << 5 | 12, place)
    }
  }

  private mutating func visitCompare(_ id: NodeID) throws(CompileFailure) {
    let compare = tree.compare(id)
    checkComparison(id)
    let place = range(id)
    let last = tree.count(compare.comparators) - 1
    try visit(compare.left)
    if last == 0 {
      try visit(tree.item(compare.comparators, 0))
      emitComparison(
        tree.compareOperator(compare.operators, 0),
        inverted: folded[Int(id.index)] == Fold.invertedComparison, place)
      return
    }
    let cleanup = newLabel()
    for index in 0..<last {
      try visit(tree.item(compare.comparators, index))
      emit(.swap, 2, place)
      emit(.copy, 2, place)
      emitComparison(tree.compareOperator(compare.operators, index), place)
      emit(.copy, 1, place)
      emit(.toBool, 0, place)
      jump(.popJumpIfFalse, cleanup, place)
      emit(.popTop, 0, place)
    }
    try visit(tree.item(compare.comparators, last))
    emitComparison(tree.compareOperator(compare.operators, last), place)
    let end = newLabel()
    jump(.jumpNoInterrupt, end, .none)
    self.place(cleanup)
    emit(.swap, 2, place)
    emit(.popTop, 0, place)
    self.place(end)
  }

  /// Warns about `is` with a literal.
  private mutating func checkComparison(_ id: NodeID) {
    let compare = tree.compare(id)
    var left = literalType(compare.left)
    for index in 0..<tree.count(compare.comparators) {
      let right = literalType(tree.item(compare.comparators, index))
      let op = tree.compareOperator(compare.operators, index)
      if op == .is || op == .isNot, let type = left ?? right {
        let (written, better) = op == .is ? ("is", "==") : ("is not", "!=")
        warn("\"\(written)\" with '\(type)' literal. Did you mean \"\(better)\"?", id)
      }
      left = right
    }
  }

  /// Type name of a constant that has no business in an identity test; nil for anything else.
  private func literalType(_ id: NodeID) -> String? {
    let constant = folded[Int(id.index)]
    guard constant >= 0 else { return nil }
    switch pool[constant] {
    case .none, .true, .false, .ellipsis, .code: return nil
    case .int, .bigInt: return "int"
    case .float: return "float"
    case .complex: return "complex"
    case .str: return "str"
    case .bytes: return "bytes"
    case .tuple: return "tuple"
    case .frozenset: return "frozenset"
    }
  }

  private mutating func visitBoolean(_ id: NodeID) throws(CompileFailure) {
    let boolean = tree.boolOp(id)
    let place = range(id)
    let end = newLabel()
    let last = tree.count(boolean.values) - 1
    for index in 0..<last {
      try visit(tree.item(boolean.values, index))
      emit(.copy, 1, place)
      emit(.toBool, 0, place)
      jump(boolean.isOr ? .popJumpIfTrue : .popJumpIfFalse, end, place)
      emit(.popTop, 0, place)
    }
    try visit(tree.item(boolean.values, last))
    self.place(end)
  }

  private mutating func visitConditional(_ id: NodeID) throws(CompileFailure) {
    let parts = tree.ifExp(id)
    let end = newLabel()
    let next = newLabel()
    try jumpIf(parts.test, next, false, range(id))
    try visit(parts.body)
    jump(.jumpNoInterrupt, end, .none)
    place(next)
    try visit(parts.orelse)
    place(end)
  }

  /// Jumps to `next` if the truth of an expression is `condition`, else goes on. `place` is the statement's.
  mutating func jumpIf(
    _ id: NodeID, _ next: Label, _ condition: Bool, _ place: CodeRange
  ) throws(CompileFailure) {
    try enter()
    var id = id
    if folded[Int(id.index)] == Fold.absorbedNot { id = NodeID(tree[id].a) }
    let node = tree[id]
    if folded[Int(id.index)] < 0 {
      switch node.kind {
      case .unaryOp where node.tag == UnaryOperator.not.rawValue:
        try jumpIf(NodeID(node.a), next, !condition, place)
        return leave()
      case .boolOp:
        try jumpIfBoolean(id, next, condition, place)
        return leave()
      case .ifExp:
        let parts = tree.ifExp(id)
        let end = newLabel()
        let orelse = newLabel()
        try jumpIf(parts.test, orelse, false, place)
        try jumpIf(parts.body, next, condition, place)
        jump(.jumpNoInterrupt, end, .none)
        self.place(orelse)
        try jumpIf(parts.orelse, next, condition, place)
        self.place(end)
        return leave()
      case .compare where tree.count(NodeList(node.b)) > 1:
        try jumpIfChain(id, next, condition)
        return leave()
      default: break
      }
    }
    try visit(id)
    let place = range(id)
    emit(.toBool, 0, place)
    jump(condition ? .popJumpIfTrue : .popJumpIfFalse, next, place)
    leave()
  }

  private mutating func jumpIfBoolean(
    _ id: NodeID, _ next: Label, _ condition: Bool, _ place: CodeRange
  ) throws(CompileFailure) {
    let boolean = tree.boolOp(id)
    let last = tree.count(boolean.values) - 1
    let inner = boolean.isOr == condition ? next : newLabel()
    for index in 0..<last { try jumpIf(tree.item(boolean.values, index), inner, boolean.isOr, place) }
    try jumpIf(tree.item(boolean.values, last), next, condition, place)
    if inner.id != next.id { self.place(inner) }
  }

  private mutating func jumpIfChain(
    _ id: NodeID, _ next: Label, _ condition: Bool
  ) throws(CompileFailure) {
    let compare = tree.compare(id)
    checkComparison(id)
    let place = range(id)
    let cleanup = newLabel()
    let last = tree.count(compare.comparators) - 1
    try visit(compare.left)
    for index in 0..<last {
      try visit(tree.item(compare.comparators, index))
      emit(.swap, 2, place)
      emit(.copy, 2, place)
      emitComparison(tree.compareOperator(compare.operators, index), place)
      emit(.toBool, 0, place)
      jump(.popJumpIfFalse, cleanup, place)
    }
    try visit(tree.item(compare.comparators, last))
    emitComparison(tree.compareOperator(compare.operators, last), place)
    emit(.toBool, 0, place)
    jump(condition ? .popJumpIfTrue : .popJumpIfFalse, next, place)
    let end = newLabel()
    jump(.jumpNoInterrupt, end, .none)
    self.place(cleanup)
    emit(.popTop, 0, place)
    if !condition { jump(.jumpNoInterrupt, next, .none) }
    self.place(end)
  }

  // MARK: Attributes and items

  /// The range from which an attribute access is reported: when the expression spans lines, the line of the name.
  mutating func attributeRange(_ place: CodeRange, _ id: NodeID) -> CodeRange {
    let whole = range(id)
    guard place.line != whole.endLine else { return place }
    var place = place
    place.line = whole.endLine
    let bytes = tree.text(tree.attribute(id).name)
    let length = Int32(bytes.lazy.filter { $0 & 0xC0 != 0x80 }.count)
    if length <= whole.endColumn {
      place.column = whole.endColumn - length
    } else {
      place.column = -1
      place.endColumn = -1
    }
    return place
  }

  private mutating func visitAttribute(_ id: NodeID, _ node: SyntaxNode) throws(CompileFailure) {
    let value = NodeID(node.a)
    let mode = Access(node.tag)
    if mode == .load, isSuperCall(value, for: node.b) {
      try visitSuperAttribute(id, isMethod: false)
      return
    }
    if mode == .store { noteStaticAttribute(value, node.b) }
    try visit(value)
    let place = attributeRange(range(id), id)
    if node.b == known.debug, mode == .store { throw syntaxError("cannot assign to __debug__", place) }
    switch mode {
    case .load: emitAttribute(node.b, isMethod: false, place)
    case .store: emitName(.storeAttr, node.b, place)
    case .delete: emitName(.deleteAttr, node.b, place)
    }
  }

  /// Notes a name set on `self` in a method for the class's `__static_attributes__`.
  private mutating func noteStaticAttribute(_ value: NodeID, _ name: TextID) {
    guard tree[value].kind == .name, tree[value].a == known.selfName else { return }
    if unit.kind == .classBody {
      if !unit.staticAttributes.contains(name) { unit.staticAttributes.append(name) }
      return
    }
    for index in outerUnits.indices.reversed() where outerUnits[index].kind == .classBody {
      if !outerUnits[index].staticAttributes.contains(name) {
        outerUnits[index].staticAttributes.append(name)
      }
      return
    }
  }

  func isPlainSlice(_ id: NodeID) -> Bool { tree[id].kind == .slice && tree[id].c < 0 }

  private mutating func visitSubscript(_ id: NodeID, _ node: SyntaxNode) throws(CompileFailure) {
    let key = NodeID(node.b)
    let mode = Access(node.tag)
    if mode == .load { checkSubscript(NodeID(node.a), key, id) }
    try visit(NodeID(node.a))
    let place = range(id)
    if mode != .delete, isPlainSlice(key) {
      _ = try visitSliceParts(key)
      emit(mode == .load ? .binarySlice : .storeSlice, 0, place)
      return
    }
    try visit(key)
    emit(mode == .load ? .binarySubscr : mode == .store ? .storeSubscr : .deleteSubscr, 0, place)
  }

  /// Pushes start and stop, and step if there is one; gives the number of values.
  mutating func visitSliceParts(_ id: NodeID) throws(CompileFailure) -> Int32 {
    let parts = tree.slice(id)
    for part in [parts.lower, parts.upper] {
      if part.isNone {
        loadConstant(ConstantPool.none, range(id))
      } else {
        try visit(part)
      }
    }
    if parts.step.isNone { return 2 }
    try visit(parts.step)
    return 3
  }

  // MARK: Generators

  private mutating func visitYield(_ id: NodeID) throws(CompileFailure) {
    let place = range(id)
    guard symbols.scopes[Int(unit.scope)].isFunctionLike else {
      let word = tree[id].kind == .yield ? "yield" : "yield from"
      throw syntaxError("'\(word)' outside function", place)
    }
    let value = tree.value(id)
    if tree[id].kind == .yield {
      if value.isNone { loadConstant(ConstantPool.none, place) } else { try visit(value) }
      emitYield(place)
      return
    }
    try visit(value)
    emit(.getYieldFromIter, 0, place)
    loadConstant(ConstantPool.none, place)
    let send = newLabel()
    let fail = newLabel()
    let exit = newLabel()
    self.place(send)
    jump(.send, exit, place)
    // A virtual handler: `close` and `throw` end the delegation by raising at the yield.
    jump(.setupFinally, fail, place)
    emit(.yieldValue, 1, place)
    emit(.popBlock, 0, .none)
    emit(.resume, 2, place)
    jump(.jumpNoInterrupt, send, place)
    self.place(fail)
    emit(.cleanupThrow, 0, place)
    self.place(exit)
    emit(.endSend, 0, place)
  }

  mutating func emitYield(_ place: CodeRange) {
    emit(.yieldValue, 0, place)
    emit(.resume, 1, place)
  }
}

extension Compiler.Access {
  /// From the context of a node, as its tag holds it.
  init(_ tag: UInt8) {
    self =
      tag == ExpressionContext.load.rawValue
      ? .load : tag == ExpressionContext.store.rawValue ? .store : .delete
  }
}
