/// `match`: each pattern leaves its captures on the stack and jumps to a chain of pops when it fails.
extension Compiler {
  /// State of the pattern being compiled.
  struct PatternContext {
    /// Captured names, in the order their values lie on the stack.
    var stores: [TextID] = []
    /// Whether a pattern that always matches may stand here.
    var allowsIrrefutable = false
    /// `failPops[n]` is where a failure goes that must pop n values.
    var failPops: [Label] = []
    /// Values above the captures that later steps still need.
    var onTop = 0
  }

  private func isWildcard(_ id: NodeID) -> Bool {
    let node = tree[id]
    return node.kind == .matchAs && node.a < 0 && node.b < 0
  }

  private func isStarWildcard(_ id: NodeID) -> Bool { tree[id].kind == .matchStar && tree[id].a < 0 }

  mutating func visitMatch(_ id: NodeID) throws(CompileFailure) {
    let match = tree.match(id)
    try visit(match.subject)
    let end = newLabel()
    let count = tree.count(match.cases)
    let lastCase = tree.matchCase(tree.item(match.cases, count - 1))
    let hasDefault = isWildcard(lastCase.pattern) && count > 1
    let refutable = count - (hasDefault ? 1 : 0)
    for index in 0..<refutable {
      let arm = tree.matchCase(tree.item(match.cases, index))
      let place = range(arm.pattern)
      if index != refutable - 1 { emit(.copy, 1, place) }
      var context = PatternContext()
      context.allowsIrrefutable = !arm.guard.isNone || index == count - 1
      try visitPattern(arm.pattern, &context)
      for name in context.stores { try access(name, .store, place) }
      if !arm.guard.isNone {
        ensureFailPop(0, &context)
        try jumpIf(arm.guard, context.failPops[0], false, place)
      }
      if index != refutable - 1 { emit(.popTop, 0, place) }
      try visitBody(arm.body)
      jump(.jump, end, .none)
      placeFailPops(&context, place)
    }
    if hasDefault {
      let place = range(lastCase.pattern)
      emit(count == 1 ? .popTop : .nop, 0, place)
      if !lastCase.guard.isNone { try jumpIf(lastCase.guard, end, false, place) }
      try visitBody(lastCase.body)
    }
    self.place(end)
  }

  // MARK: Failure

  private mutating func ensureFailPop(_ pops: Int, _ context: inout PatternContext) {
    while context.failPops.count <= pops { context.failPops.append(newLabel()) }
  }

  private mutating func jumpToFailPop(_ op: Opcode, _ context: inout PatternContext, _ place: CodeRange) {
    let pops = context.onTop + context.stores.count
    ensureFailPop(pops, &context)
    jump(op, context.failPops[pops], place)
  }

  private mutating func placeFailPops(_ context: inout PatternContext, _ place: CodeRange) {
    guard !context.failPops.isEmpty else { return }
    while context.failPops.count > 1 {
      self.place(context.failPops.removeLast())
      emit(.popTop, 0, place)
    }
    self.place(context.failPops.removeLast())
  }

  // MARK: Captures

  private mutating func rotate(_ count: Int, _ place: CodeRange) {
    for depth in stride(from: count, to: 1, by: -1) { emit(.swap, Int32(depth), place) }
  }

  private func duplicateCapture(_ name: TextID, _ place: CodeRange) -> CompileFailure {
    syntaxError("multiple assignments to name '\(string(name))' in pattern", place)
  }

  private mutating func capture(
    _ name: TextID, _ context: inout PatternContext, _ place: CodeRange
  ) throws(CompileFailure) {
    if name < 0 { return emit(.popTop, 0, place) }
    if name == known.debug { throw syntaxError("cannot assign to __debug__", place) }
    if context.stores.contains(name) { throw duplicateCapture(name, place) }
    rotate(context.onTop + context.stores.count + 1, place)
    context.stores.append(name)
  }

  // MARK: Patterns

  private mutating func visitPattern(_ id: NodeID, _ context: inout PatternContext) throws(CompileFailure) {
    try enter()
    let node = tree[id]
    let place = range(id)
    switch node.kind {
    case .matchValue:
      let value = NodeID(node.a)
      if folded[Int(node.a)] < 0, tree[value].kind != .attribute {
        throw syntaxError("patterns may only match literals and attribute lookups", place)
      }
      try visit(value)
      emitComparison(.eq, place)
      emit(.toBool, 0, place)
      jumpToFailPop(.popJumpIfFalse, &context, place)
    case .matchSingleton:
      let constants = [ConstantPool.none, ConstantPool.true, ConstantPool.false]
      loadConstant(constants[min(Int(node.tag), 2)], place)
      emitComparison(.is, place)
      jumpToFailPop(.popJumpIfFalse, &context, place)
    case .matchSequence: try visitSequencePattern(id, &context)
    case .matchMapping: try visitMappingPattern(id, &context)
    case .matchClass: try visitClassPattern(id, &context)
    case .matchStar: try capture(node.a, &context, place)
    case .matchAs: try visitAsPattern(id, &context)
    case .matchOr: try visitOrPattern(id, &context)
    default: throw unsupported("pattern", id)
    }
    leave()
  }

  private mutating func visitSubpattern(
    _ id: NodeID, _ context: inout PatternContext
  ) throws(CompileFailure) {
    let allowed = context.allowsIrrefutable
    context.allowsIrrefutable = true
    try visitPattern(id, &context)
    context.allowsIrrefutable = allowed
  }

  private mutating func visitAsPattern(
    _ id: NodeID, _ context: inout PatternContext
  ) throws(CompileFailure) {
    let (pattern, name) = tree.matchAs(id)
    let place = range(id)
    if pattern.isNone {
      if !context.allowsIrrefutable {
        if name.isNone { throw syntaxError("wildcard makes remaining patterns unreachable", place) }
        throw syntaxError(
          "name capture '\(tree.string(name))' makes remaining patterns unreachable", place)
      }
      return try capture(name.index, &context, place)
    }
    context.onTop += 1
    emit(.copy, 1, place)
    try visitPattern(pattern, &context)
    context.onTop -= 1
    try capture(name.index, &context, place)
  }

  private mutating func visitSequencePattern(
    _ id: NodeID, _ context: inout PatternContext
  ) throws(CompileFailure) {
    let patterns = tree.elements(id)
    let place = range(id)
    let size = tree.count(patterns)
    var star = -1
    var onlyWildcards = true
    var isStarWildcard = false
    for index in 0..<size {
      let pattern = tree.item(patterns, index)
      if tree[pattern].kind == .matchStar {
        if star >= 0 { throw syntaxError("multiple starred names in sequence pattern", place) }
        isStarWildcard = self.isStarWildcard(pattern)
        onlyWildcards = onlyWildcards && isStarWildcard
        star = index
      } else {
        onlyWildcards = onlyWildcards && isWildcard(pattern)
      }
    }
    context.onTop += 1
    emit(.matchSequence, 0, place)
    jumpToFailPop(.popJumpIfFalse, &context, place)
    if star < 0 || size > 1 {
      emit(.getLen, 0, place)
      loadConstant(pool.int(star < 0 ? size : size - 1), place)
      emitComparison(star < 0 ? .eq : .gtE, place)
      jumpToFailPop(.popJumpIfFalse, &context, place)
    }
    context.onTop -= 1
    if onlyWildcards {
      emit(.popTop, 0, place)
    } else if isStarWildcard {
      try visitItemsOfSequence(patterns, star, &context, place)
    } else {
      try emitUnpack(
        patterns, starred: .matchStar, place,
        tooMany: "too many expressions in star-unpacking sequence pattern",
        twice: "multiple starred names in sequence pattern")
      context.onTop += size
      for index in 0..<size {
        context.onTop -= 1
        try visitSubpattern(tree.item(patterns, index), &context)
      }
    }
  }

  /// Items beside a `*_`, fetched one by one.
  private mutating func visitItemsOfSequence(
    _ patterns: NodeList, _ star: Int, _ context: inout PatternContext, _ place: CodeRange
  ) throws(CompileFailure) {
    context.onTop += 1
    let size = tree.count(patterns)
    for index in 0..<size {
      let pattern = tree.item(patterns, index)
      if index == star || isWildcard(pattern) { continue }
      emit(.copy, 1, place)
      if index < star {
        loadConstant(pool.int(index), place)
      } else {
        emit(.getLen, 0, place)
        loadConstant(pool.int(size - index), place)
        emit(.binaryOp, BinaryOperator.sub.opcodeArgument, place)
      }
      emit(.binarySubscr, 0, place)
      try visitSubpattern(pattern, &context)
    }
    context.onTop -= 1
    emit(.popTop, 0, place)
  }

  private mutating func visitMappingPattern(
    _ id: NodeID, _ context: inout PatternContext
  ) throws(CompileFailure) {
    let mapping = tree.matchMapping(id)
    let place = range(id)
    let size = tree.count(mapping.keys)
    context.onTop += 1
    emit(.matchMapping, 0, place)
    jumpToFailPop(.popJumpIfFalse, &context, place)
    if size == 0, mapping.rest.isNone {
      context.onTop -= 1
      return emit(.popTop, 0, place)
    }
    if size > 0 {
      emit(.getLen, 0, place)
      loadConstant(pool.int(size), place)
      emitComparison(.gtE, place)
      jumpToFailPop(.popJumpIfFalse, &context, place)
    }
    var seen: [ConstantID] = []
    for index in 0..<size {
      let key = tree.item(mapping.keys, index)
      let constant = folded[Int(key.index)]
      if constant >= 0 {
        if seen.contains(constant) {
          throw syntaxError("mapping pattern checks duplicate key (\(representation(constant)))", place)
        }
        seen.append(constant)
      } else if tree[key].kind != .attribute {
        throw syntaxError("mapping pattern keys may only match literals and attribute lookups", place)
      }
      try visit(key)
    }
    emit(.buildTuple, Int32(size), place)
    emit(.matchKeys, 0, place)
    context.onTop += 2
    emit(.copy, 1, place)
    loadConstant(ConstantPool.none, place)
    emit(.isOp, 1, place)
    jumpToFailPop(.popJumpIfFalse, &context, place)
    emit(.unpackSequence, Int32(size), place)
    context.onTop += size - 1
    for index in 0..<size {
      context.onTop -= 1
      try visitSubpattern(tree.item(mapping.patterns, index), &context)
    }
    context.onTop -= 2
    if mapping.rest.isNone {
      emit(.popTop, 0, place)
      emit(.popTop, 0, place)
      return
    }
    // rest = dict(subject), then each key is deleted from it.
    emit(.buildMap, 0, place)
    emit(.swap, 3, place)
    emit(.dictUpdate, 2, place)
    emit(.unpackSequence, Int32(size), place)
    for left in stride(from: size, to: 0, by: -1) {
      emit(.copy, Int32(1 + left), place)
      emit(.swap, 2, place)
      emit(.deleteSubscr, 0, place)
    }
    try capture(mapping.rest.index, &context, place)
  }

  /// How a constant key reads in an error message.
  private func representation(_ id: ConstantID) -> String {
    switch pool[id] {
    case .none: return "None"
    case .true: return "True"
    case .false: return "False"
    case .int(let value): return String(value)
    case .float(let value): return "\(value)"
    case .str(let text, _): return "'\(string(text))'"
    case .bytes(let bytes): return "b'\(String(decoding: bytes, as: UTF8.self))'"
    default: return "..."
    }
  }

  private mutating func visitClassPattern(
    _ id: NodeID, _ context: inout PatternContext
  ) throws(CompileFailure) {
    let pattern = tree.matchClass(id)
    let place = range(id)
    let positional = tree.count(pattern.patterns)
    let named = tree.count(pattern.keywordNames)
    var names: [ConstantID] = []
    for index in 0..<named {
      let name = tree.raw(pattern.keywordNames, index)
      if name == known.debug {
        throw syntaxError(
          "cannot assign to __debug__", range(tree.item(pattern.keywordPatterns, index)))
      }
      let constant = pool.str(name)
      if names.contains(constant) {
        throw syntaxError(
          "attribute name repeated in class pattern: \(string(name))",
          range(tree.item(pattern.keywordPatterns, index)))
      }
      names.append(constant)
    }
    try visit(pattern.type)
    loadConstant(pool.tuple(names), place)
    emit(.matchClass, Int32(positional), place)
    emit(.copy, 1, place)
    loadConstant(ConstantPool.none, place)
    emit(.isOp, 1, place)
    context.onTop += 1
    jumpToFailPop(.popJumpIfFalse, &context, place)
    emit(.unpackSequence, Int32(positional + named), place)
    context.onTop += positional + named - 1
    for index in 0..<positional + named {
      context.onTop -= 1
      let sub =
        index < positional
        ? tree.item(pattern.patterns, index) : tree.item(pattern.keywordPatterns, index - positional)
      if isWildcard(sub) {
        emit(.popTop, 0, place)
      } else {
        try visitSubpattern(sub, &context)
      }
    }
  }

  /// Alternatives must bind the same names; those of later ones are brought into the order of the first.
  private mutating func visitOrPattern(
    _ id: NodeID, _ context: inout PatternContext
  ) throws(CompileFailure) {
    let alternatives = tree.elements(id)
    let place = range(id)
    let end = newLabel()
    let size = tree.count(alternatives)
    var control: [TextID] = []
    for index in 0..<size {
      let alternative = tree.item(alternatives, index)
      let alternativePlace = range(alternative)
      var inner = PatternContext()
      inner.allowsIrrefutable = index == size - 1 && context.allowsIrrefutable
      emit(.copy, 1, alternativePlace)
      try visitPattern(alternative, &inner)
      if index == 0 {
        control = inner.stores
      } else {
        let differs = syntaxError("alternative patterns bind different names", place)
        if inner.stores.count != control.count { throw differs }
        for target in control.indices.reversed() {
          guard let position = inner.stores.firstIndex(of: control[target]) else { throw differs }
          if position == target { continue }
          let moved = Array(inner.stores[0...position])
          inner.stores.removeSubrange(0...position)
          inner.stores.insert(contentsOf: moved, at: target - position)
          for _ in 0...position { rotate(target + 1, alternativePlace) }
        }
      }
      jump(.jump, end, alternativePlace)
      placeFailPops(&inner, alternativePlace)
    }
    emit(.popTop, 0, place)
    jumpToFailPop(.jump, &context, place)
    self.place(end)
    let rotations = control.count + 1 + context.onTop + context.stores.count
    for name in control {
      rotate(rotations, place)
      if context.stores.contains(name) { throw duplicateCapture(name, place) }
      context.stores.append(name)
    }
    emit(.popTop, 0, place)
  }
}
