/// Names mentioned by expressions, and the scopes that expressions open.
extension Compiler {
  mutating func collect(_ id: NodeID) throws(CompileFailure) {
    try enter()
    let node = tree[id]
    switch node.kind {
    case .name: try collectName(id, node)
    case .constant: break
    case .attribute, .starred, .formattedValue, .unaryOp:
      try collect(NodeID(node.a))
      if node.kind == .formattedValue { try collectOptional(NodeID(node.c)) }
    case .binOp: try collectOperands(id)
    case .call:
      try collect(NodeID(node.a))
      try collectList(NodeList(node.b))
      let keywords = NodeList(node.c)
      for index in 0..<tree.count(keywords) { try collect(tree.keyword(tree.item(keywords, index)).value) }
    case .boolOp, .set, .joinedStr, .list, .tuple: try collectList(NodeList(node.a))
    case .dict:
      try collectList(NodeList(node.a))
      try collectList(NodeList(node.b))
    case .compare:
      try collect(NodeID(node.a))
      try collectList(NodeList(node.c))
    case .subscript:
      try collect(NodeID(node.a))
      try collect(NodeID(node.b))
    case .slice:
      try collectOptional(NodeID(node.a))
      try collectOptional(NodeID(node.b))
      try collectOptional(NodeID(node.c))
    case .ifExp:
      try collect(NodeID(node.a))
      try collect(NodeID(node.b))
      try collect(NodeID(node.c))
    case .namedExpr: try collectNamed(id)
    case .lambda: try collectLambda(id)
    case .listComp: try collectComprehension(id, .list)
    case .setComp: try collectComprehension(id, .set)
    case .dictComp: try collectComprehension(id, .dict)
    case .generatorExp: try collectComprehension(id, .generator)
    case .yield, .yieldFrom:
      try collectOptional(NodeID(node.a))
      symbols.scopes[Int(scope)].isGenerator = true
      try refuseYieldInComprehension(id)
    case .await: throw unsupported("await", id)
    default: throw unsupported("expression", id)
    }
    leave()
  }

  private mutating func collectName(_ id: NodeID, _ node: SyntaxNode) throws(CompileFailure) {
    let isLoad = node.tag == ExpressionContext.load.rawValue
    try define(node.a, isLoad ? .used : .local, at: id)
    if isLoad, node.a == known.superName, symbols.scopes[Int(scope)].kind == .function {
      symbols.add(scope, known.classCell, .used)
    }
  }

  private mutating func collectOperands(_ id: NodeID) throws(CompileFailure) {
    // The left spine of a chain can be far deeper than the stack: walk down it, then back up.
    var spine: [NodeID] = []
    var current = id
    while tree[current].kind == .binOp {
      spine.append(NodeID(tree[current].b))
      current = NodeID(tree[current].a)
    }
    try collect(current)
    for right in spine.reversed() { try collect(right) }
  }

  private mutating func collectNamed(_ id: NodeID) throws(CompileFailure) {
    let named = tree.namedExpr(id)
    if symbols.scopes[Int(scope)].iterableDepth > 0 {
      throw syntaxError(
        "assignment expression cannot be used in a comprehension iterable expression", range(id))
    }
    if symbols.scopes[Int(scope)].comprehension != .none { try bindOutside(id, named.target) }
    try collect(named.value)
    try collect(named.target)
  }

  /// An assignment expression in a comprehension binds its name in the scope around all comprehensions.
  private mutating func bindOutside(_ id: NodeID, _ target: NodeID) throws(CompileFailure) {
    let plain = text(tree.name(target))
    var outer = scope
    while outer >= 0 {
      let name = mangled(plain, in: symbols.scopes[Int(outer)].privateName)
      let entry = symbols.scopes[Int(outer)]
      if entry.comprehension != .none {
        let flags = symbols.flags(outer, name)
        if flags.contains(.iteration), flags.contains(.local) {
          throw syntaxError(
            "assignment expression cannot rebind comprehension iteration variable '\(string(plain))'",
            range(target))
        }
        outer = entry.parent
        continue
      }
      switch entry.kind {
      case .function:
        let isGlobal = symbols.flags(outer, name).contains(.global)
        symbols.add(scope, name, isGlobal ? .global : .nonlocal)
        if isGlobal { symbols.add(0, name, .global) }
        symbols.directives.append(Directive(scope: scope, name: name, node: target))
        symbols.add(outer, name, .local)
      case .module:
        symbols.add(scope, name, .global)
        symbols.directives.append(Directive(scope: scope, name: name, node: target))
        symbols.add(outer, name, .global)
      case .classBody:
        throw syntaxError(
          "assignment expression within a comprehension cannot be used in a class body", range(target))
      }
      return
    }
  }

  private mutating func collectLambda(_ id: NodeID) throws(CompileFailure) {
    let lambda = tree.lambda(id)
    try collectDefaults(lambda.arguments)
    let outer = scope
    scope = symbols.addScope(
      .function, node: id, parent: outer, privateName: symbols.scopes[Int(outer)].privateName)
    try collectParameters(lambda.arguments)
    try collect(lambda.body)
    scope = outer
  }

  private mutating func collectComprehension(
    _ id: NodeID, _ kind: Scope.Comprehension
  ) throws(CompileFailure) {
    let node = tree[id]
    let generators = NodeList(kind == .dict ? node.c : node.b)
    let first = tree.comprehension(tree.item(generators, 0))
    if first.isAsync { throw unsupported("asynchronous comprehension", id) }
    symbols.scopes[Int(scope)].iterableDepth += 1
    try collect(first.iterable)
    symbols.scopes[Int(scope)].iterableDepth -= 1
    let outer = scope
    scope = symbols.addScope(
      .function, node: id, parent: outer, privateName: symbols.scopes[Int(outer)].privateName)
    symbols.scopes[Int(scope)].comprehension = kind
    symbols.add(scope, known.iterationArgument, .parameter)
    for index in 0..<tree.count(generators) {
      let generator = tree.comprehension(tree.item(generators, index))
      if generator.isAsync { throw unsupported("asynchronous comprehension", id) }
      symbols.scopes[Int(scope)].inIterationTarget = true
      try collect(generator.target)
      symbols.scopes[Int(scope)].inIterationTarget = false
      if index > 0 {
        symbols.scopes[Int(scope)].iterableDepth += 1
        try collect(generator.iterable)
        symbols.scopes[Int(scope)].iterableDepth -= 1
      }
      try collectList(generator.conditions)
    }
    if kind == .dict { try collect(NodeID(node.b)) }
    try collect(NodeID(node.a))
    if kind == .generator { symbols.scopes[Int(scope)].isGenerator = true }
    scope = outer
  }

  private mutating func refuseYieldInComprehension(_ id: NodeID) throws(CompileFailure) {
    let place: String
    switch symbols.scopes[Int(scope)].comprehension {
    case .none: return
    case .list: place = "list comprehension"
    case .set: place = "set comprehension"
    case .dict: place = "dict comprehension"
    case .generator: place = "generator expression"
    }
    throw syntaxError("'yield' inside \(place)", range(id))
  }
}
