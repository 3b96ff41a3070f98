/// Calls, methods and `super()`.
extension Compiler {
  mutating func visitCall(_ id: NodeID) throws(CompileFailure) {
    let call = tree.call(id)
    try checkKeywords(call.keywords)
    if try visitMethodCall(id) { return }
    checkCaller(call.function, id)
    try visit(call.function)
    emit(.pushNull, 0, range(call.function))
    try finishCall(pushed: 0, call.arguments, call.keywords, range(id))
  }

  private mutating func checkKeywords(_ keywords: NodeList) throws(CompileFailure) {
    let count = tree.count(keywords)
    for index in 0..<count {
      let keyword = tree.keyword(tree.item(keywords, index))
      if keyword.name.isNone { continue }
      if text(keyword.name) == known.debug {
        throw syntaxError("cannot assign to __debug__", range(tree.item(keywords, index)))
      }
      for other in index + 1..<max(index + 1, count)
      where tree.keyword(tree.item(keywords, other)).name == keyword.name {
        throw syntaxError(
          "keyword argument repeated: \(tree.string(keyword.name))", range(tree.item(keywords, other)))
      }
    }
  }

  /// `value.name(…)` without unpacking: the method is found without making a bound method.
  private mutating func visitMethodCall(_ id: NodeID) throws(CompileFailure) -> Bool {
    let call = tree.call(id)
    let method = tree[call.function]
    guard method.kind == .attribute, method.tag == ExpressionContext.load.rawValue else { return false }
    let value = NodeID(method.a)
    if tree[value].kind == .name, symbols.flags(0, tree[value].a).contains(.imported),
      unit.kind != .module || unit.inlinedDepth == 0
    {
      return false
    }
    let arguments = tree.count(call.arguments)
    let keywords = tree.count(call.keywords)
    if arguments + keywords + (keywords > 0 ? 1 : 0) >= Self.stackGuideline { return false }
    if !isPlain(call.arguments, call.keywords) { return false }
    if isSuperCall(value, for: method.b) {
      try visitSuperAttribute(call.function, isMethod: true)
    } else {
      try visit(value)
      emitAttribute(method.b, isMethod: true, attributeRange(range(call.function), call.function))
    }
    for index in 0..<arguments { try visit(tree.item(call.arguments, index)) }
    let place: CodeRange
    if keywords > 0 {
      for index in 0..<keywords { try visit(tree.keyword(tree.item(call.keywords, index)).value) }
      loadConstant(
        keywordNames(call.keywords, 0..<keywords),
        attributeRange(range(call.function), call.function))
      place = attributeRange(range(id), call.function)
      emit(.callKw, Int32(arguments + keywords), place)
    } else {
      place = attributeRange(range(id), call.function)
      emit(.call, Int32(arguments), place)
    }
    return true
  }

  /// Neither `*` nor `**` among the arguments.
  private func isPlain(_ arguments: NodeList, _ keywords: NodeList) -> Bool {
    for index in 0..<tree.count(arguments) where tree[tree.item(arguments, index)].kind == .starred {
      return false
    }
    for index in 0..<tree.count(keywords) where tree[tree.item(keywords, index)].a < 0 { return false }
    return true
  }

  private mutating func keywordNames(_ keywords: NodeList, _ bounds: Range<Int>) -> ConstantID {
    var names: [ConstantID] = []
    for index in bounds { names.append(pool.str(tree[tree.item(keywords, index)].a)) }
    return pool.tuple(names)
  }

  /// Arguments and the call itself; callable, null and `pushed` arguments already lie on the stack.
  mutating func finishCall(
    pushed: Int, _ arguments: NodeList, _ keywords: NodeList, _ place: CodeRange
  ) throws(CompileFailure) {
    try checkKeywords(keywords)
    let count = tree.count(arguments)
    let keywordCount = tree.count(keywords)
    if count + keywordCount * 2 <= Self.stackGuideline, isPlain(arguments, keywords) {
      for index in 0..<count { try visit(tree.item(arguments, index)) }
      guard keywordCount > 0 else { return emit(.call, Int32(pushed + count), place) }
      for index in 0..<keywordCount { try visit(tree.keyword(tree.item(keywords, index)).value) }
      loadConstant(keywordNames(keywords, 0..<keywordCount), place)
      emit(.callKw, Int32(pushed + count + keywordCount), place)
      return
    }
    if pushed == 0, count == 1, tree[tree.item(arguments, 0)].kind == .starred {
      try visit(NodeID(tree[tree.item(arguments, 0)].a))
    } else {
      try visitItems(arguments, pushed: pushed, .tuple, place)
    }
    if keywordCount > 0 { try visitKeywords(keywords, place) }
    emit(.callFunctionEx, keywordCount > 0 ? 1 : 0, place)
  }

  /// One dict of all keyword arguments.
  private mutating func visitKeywords(_ keywords: NodeList, _ place: CodeRange) throws(CompileFailure) {
    let count = tree.count(keywords)
    var pending = 0
    var hasDict = false
    for index in 0..<count {
      let keyword = tree.keyword(tree.item(keywords, index))
      guard keyword.name.isNone else {
        pending += 1
        continue
      }
      if pending > 0 {
        try visitKeywordGroup(keywords, index - pending..<index, place)
        if hasDict { emit(.dictMerge, 1, place) }
        hasDict = true
        pending = 0
      }
      if !hasDict {
        emit(.buildMap, 0, place)
        hasDict = true
      }
      try visit(keyword.value)
      emit(.dictMerge, 1, place)
    }
    if pending > 0 {
      try visitKeywordGroup(keywords, count - pending..<count, place)
      if hasDict { emit(.dictMerge, 1, place) }
    }
  }

  private mutating func visitKeywordGroup(
    _ keywords: NodeList, _ bounds: Range<Int>, _ place: CodeRange
  ) throws(CompileFailure) {
    let count = bounds.count
    let isBig = count * 2 > Self.stackGuideline
    if count > 1, !isBig {
      for index in bounds { try visit(tree.keyword(tree.item(keywords, index)).value) }
      loadConstant(keywordNames(keywords, bounds), place)
      emit(.buildConstKeyMap, Int32(count), place)
      return
    }
    if isBig { emit(.buildMap, 0, .none) }
    for index in bounds {
      let keyword = tree.keyword(tree.item(keywords, index))
      loadConstant(pool.str(text(keyword.name)), place)
      try visit(keyword.value)
      if isBig { emit(.mapAdd, 1, .none) }
    }
    if !isBig { emit(.buildMap, Int32(count), place) }
  }

  // MARK: super()

  /// Whether an expression is a call of the builtin `super` that can be fused with the attribute taken from it.
  /// `__class__` is not: a super object answers that name itself.
  func isSuperCall(_ id: NodeID, for name: TextID) -> Bool {
    guard tree[id].kind == .call, name != known.classCell else { return false }
    let call = tree.call(id)
    let function = tree[call.function]
    guard function.kind == .name, function.a == known.superName, tree.count(call.keywords) == 0 else {
      return false
    }
    if symbols.storage(unit.scope, known.superName) != .globalImplicit { return false }
    if symbols.find(0, known.superName) >= 0,
      symbols.storage(0, known.superName) != .unknown
    {
      return false
    }
    let count = tree.count(call.arguments)
    if count == 2 { return isPlain(call.arguments, .empty) }
    guard count == 0 else { return false }
    if unit.argCount == 0 { return false }
    return symbols.storage(unit.scope, known.classCell) == .free
  }

  mutating func visitSuperAttribute(_ id: NodeID, isMethod: Bool) throws(CompileFailure) {
    let attribute = tree.attribute(id)
    let call = tree.call(attribute.value)
    let callPlace = range(attribute.value)
    try access(known.superName, .load, range(call.function))
    let isExplicit = tree.count(call.arguments) > 0
    if isExplicit {
      for index in 0..<2 { try visit(tree.item(call.arguments, index)) }
    } else {
      emit(.loadDeref, derefIndex(known.classCell) ?? 0, callPlace)
      try access(unit.variables.keys[0], .load, callPlace)
    }
    let place = range(id)
    let name = mangled(text(attribute.name), in: unit.privateName)
    emit(.loadSuperAttr, unit.names.index(name) << 2 | (isExplicit ? 2 : 0) | (isMethod ? 1 : 0), place)
    emit(.nop, 0, attributeRange(place, id))
  }

  // MARK: Warnings

  /// Warns about a call of something that is surely not callable.
  private mutating func checkCaller(_ function: NodeID, _ id: NodeID) {
    guard tree[function].kind != .lambda, let type = displayType(function) else { return }
    warn("'\(type)' object is not callable; perhaps you missed a comma?", id)
  }

  /// Warns about a subscript of something that surely has none.
  mutating func checkSubscript(_ value: NodeID, _ key: NodeID, _ id: NodeID) {
    if let type = displayType(value) {
      let subscriptable = ["str", "bytes", "tuple", "list", "dict"]
      if !subscriptable.contains(type) {
        warn("'\(type)' object is not subscriptable; perhaps you missed a comma?", id)
        return
      }
      guard type != "dict", let index = displayType(key), index != "int", index != "bool" else { return }
      if tree[key].kind == .slice { return }
      warn("\(type) indices must be integers or slices, not \(index); perhaps you missed a comma?", id)
    }
  }

  /// Type name of a literal or display.
  private func displayType(_ id: NodeID) -> String? {
    let constant = folded[Int(id.index)]
    if constant >= 0 {
      switch pool[constant] {
      case .none: return "NoneType"
      case .true, .false: return "bool"
      case .ellipsis: return "ellipsis"
      case .int, .bigInt: return "int"
      case .float: return "float"
      case .complex: return "complex"
      case .str: return "str"
      case .bytes: return "bytes"
      case .tuple: return "tuple"
      case .frozenset: return "frozenset"
      case .code: return nil
      }
    }
    switch tree[id].kind {
    case .tuple: return "tuple"
    case .list, .listComp: return "list"
    case .dict, .dictComp: return "dict"
    case .set, .setComp: return "set"
    case .generatorExp: return "generator"
    case .joinedStr, .formattedValue: return "str"
    case .lambda: return "function"
    default: return nil
    }
  }
}
