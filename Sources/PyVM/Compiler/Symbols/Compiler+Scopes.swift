/// Second pass: which names each scope mentions. Statements here, expressions in `Compiler+ScopesOfExpressions`.
extension Compiler {
  /// Collects the names of the whole tree and resolves them.
  mutating func collectNames() throws(CompileFailure) {
    scope = symbols.addScope(.module, node: tree.root, parent: -1, privateName: -1)
    let root = tree[tree.root]
    if root.kind == .expression {
      try collect(NodeID(root.a))
    } else {
      try collectBody(NodeList(root.a))
    }
    do {
      try symbols.resolve(classCell: known.classCell)
    } catch {
      var place = CodeRange.none
      for directive in symbols.directives where directive.scope == error.scope && directive.name == error.name
      {
        place = range(directive.node)
        break
      }
      throw syntaxError(Self.fill(error.message, string(error.name)), place)
    }
    depth = 0
  }

  /// Puts a name in place of `%`.
  static func fill(_ message: StaticString, _ name: String) -> String {
    let parts = message.description.split(separator: "%", omittingEmptySubsequences: false)
    return parts.joined(separator: name)
  }

  mutating func collectBody(_ body: NodeList) throws(CompileFailure) {
    for index in 0..<tree.count(body) { try collectStatement(tree.item(body, index)) }
  }

  mutating func collectList(_ list: NodeList) throws(CompileFailure) {
    for index in 0..<tree.count(list) {
      let item = tree.item(list, index)
      if !item.isNone { try collect(item) }
    }
  }

  @inline(__always)
  mutating func collectOptional(_ node: NodeID) throws(CompileFailure) {
    if !node.isNone { try collect(node) }
  }

  /// Adds a mention of a name, mangled, with the checks that CPython makes at that place.
  mutating func define(_ name: TextID, _ flags: SymbolFlags, at node: NodeID) throws(CompileFailure) {
    let name = mangled(name, in: symbols.scopes[Int(scope)].privateName)
    if flags.contains(.parameter), symbols.flags(scope, name).contains(.parameter) {
      throw syntaxError("duplicate argument '\(string(name))' in function definition", range(node))
    }
    let index = symbols.add(scope, name, flags)
    if symbols.scopes[Int(scope)].inIterationTarget {
      if !symbols.symbols[Int(index)].flags.isDisjoint(with: [.global, .nonlocal]) {
        throw syntaxError(
          "comprehension inner loop cannot rebind assignment expression target '\(string(name))'", range(node)
        )
      }
      symbols.symbols[Int(index)].flags.insert(.iteration)
    }
  }

  mutating func collectStatement(_ id: NodeID) throws(CompileFailure) {
    try enter()
    let node = tree[id]
    switch node.kind {
    case .functionDef: try collectFunction(id)
    case .classDef: try collectClass(id)
    case .returnStatement, .expr: try collectOptional(NodeID(node.a))
    case .delete: try collectList(NodeList(node.a))
    case .assign:
      let assign = tree.assign(id)
      try collectList(assign.targets)
      try collect(assign.value)
    case .augAssign:
      let assign = tree.augAssign(id)
      try collect(assign.target)
      try collect(assign.value)
    case .annAssign: try collectAnnotated(id)
    case .forLoop:
      let loop = tree.forLoop(id)
      try collect(loop.target)
      try collect(loop.iterable)
      try collectBody(loop.body)
      try collectBody(loop.orelse)
    case .whileLoop:
      let loop = tree.conditional(id)
      try collect(loop.test)
      try collectBody(loop.body)
      try collectBody(loop.orelse)
    case .ifStatement: try collectConditional(id)
    case .with: try collectWith(id)
    case .match: try collectMatch(id)
    case .raise:
      try collectOptional(NodeID(node.a))
      try collectOptional(NodeID(node.b))
    case .tryStatement, .tryStar: try collectTry(id)
    case .assertStatement:
      try collect(NodeID(node.a))
      try collectOptional(NodeID(node.b))
    case .importStatement: try collectAliases(NodeList(node.a))
    case .importFrom: try collectAliases(NodeList(node.b))
    case .global: try collectDeclaration(id, .global)
    case .nonlocal: try collectDeclaration(id, .nonlocal)
    case .pass, .breakStatement, .continueStatement: break
    case .asyncFunctionDef: throw unsupported("async def", id)
    case .asyncFor: throw unsupported("async for", id)
    case .asyncWith: throw unsupported("async with", id)
    case .typeAlias: throw unsupported("type statement", id)
    default: throw unsupported("statement", id)
    }
    leave()
  }

  private mutating func collectConditional(_ id: NodeID) throws(CompileFailure) {
    // A chain of `elif` nests in the tree; walk it instead of recursing.
    var current = id
    while true {
      let conditional = tree.conditional(current)
      try collect(conditional.test)
      try collectBody(conditional.body)
      guard tree.count(conditional.orelse) == 1 else { return try collectBody(conditional.orelse) }
      let only = tree.item(conditional.orelse, 0)
      guard tree[only].kind == .ifStatement else { return try collectBody(conditional.orelse) }
      current = only
    }
  }

  private mutating func collectFunction(_ id: NodeID) throws(CompileFailure) {
    let function = tree.functionDef(id)
    if tree.count(function.typeParameters) > 0 { throw unsupported("type parameters", id) }
    try define(text(function.name), .local, at: id)
    try collectDefaults(function.arguments)
    try collectAnnotations(function.arguments, returns: function.returns)
    try collectList(function.decorators)
    let outer = scope
    scope = symbols.addScope(
      .function, node: id, parent: outer, privateName: symbols.scopes[Int(outer)].privateName)
    try collectParameters(function.arguments)
    try collectBody(function.body)
    scope = outer
  }

  mutating func collectDefaults(_ arguments: NodeID) throws(CompileFailure) {
    let parts = tree.arguments(arguments)
    try collectList(parts.defaults)
    try collectList(parts.keywordDefaults)
  }

  private mutating func collectAnnotations(_ arguments: NodeID, returns: NodeID) throws(CompileFailure) {
    if futureAnnotations { return try refuseBindings(arguments, returns: returns) }
    let parts = tree.arguments(arguments)
    for list in [parts.positionalOnly, parts.args, parts.keywordOnly] {
      for index in 0..<tree.count(list) { try collectOptional(tree.arg(tree.item(list, index)).annotation) }
    }
    if !parts.vararg.isNone { try collectOptional(tree.arg(parts.vararg).annotation) }
    if !parts.kwarg.isNone { try collectOptional(tree.arg(parts.kwarg).annotation) }
    try collectOptional(returns)
  }

  private mutating func refuseBindings(_ arguments: NodeID, returns: NodeID) throws(CompileFailure) {
    let parts = tree.arguments(arguments)
    for list in [parts.positionalOnly, parts.args, parts.keywordOnly] {
      for index in 0..<tree.count(list) { try refuseBinding(tree.arg(tree.item(list, index)).annotation) }
    }
    if !parts.vararg.isNone { try refuseBinding(tree.arg(parts.vararg).annotation) }
    if !parts.kwarg.isNone { try refuseBinding(tree.arg(parts.kwarg).annotation) }
    try refuseBinding(returns)
  }

  /// An annotation that is only text can neither bind a name nor yield.
  private mutating func refuseBinding(_ id: NodeID) throws(CompileFailure) {
    guard !id.isNone else { return }
    switch tree[id].kind {
    case .namedExpr:
      throw syntaxError("named expression cannot be used within an annotation", range(id))
    case .yield, .yieldFrom:
      throw syntaxError("yield expression cannot be used within an annotation", range(id))
    case .await: throw syntaxError("await expression cannot be used within an annotation", range(id))
    default: break
    }
  }

  mutating func collectParameters(_ arguments: NodeID) throws(CompileFailure) {
    let parts = tree.arguments(arguments)
    for list in [parts.positionalOnly, parts.args, parts.keywordOnly] {
      for index in 0..<tree.count(list) {
        let parameter = tree.item(list, index)
        try define(text(tree.arg(parameter).name), .parameter, at: parameter)
      }
    }
    if !parts.vararg.isNone { try define(text(tree.arg(parts.vararg).name), .parameter, at: parts.vararg) }
    if !parts.kwarg.isNone { try define(text(tree.arg(parts.kwarg).name), .parameter, at: parts.kwarg) }
  }

  private mutating func collectClass(_ id: NodeID) throws(CompileFailure) {
    let definition = tree.classDef(id)
    if tree.count(definition.typeParameters) > 0 { throw unsupported("type parameters", id) }
    try define(text(definition.name), .local, at: id)
    try collectList(definition.decorators)
    try collectList(definition.bases)
    for index in 0..<tree.count(definition.keywords) {
      try collect(tree.keyword(tree.item(definition.keywords, index)).value)
    }
    let outer = scope
    scope = symbols.addScope(.classBody, node: id, parent: outer, privateName: text(definition.name))
    try collectBody(definition.body)
    scope = outer
  }

  private mutating func collectAnnotated(_ id: NodeID) throws(CompileFailure) {
    let assign = tree.annAssign(id)
    let target = tree[assign.target]
    if target.kind == .name {
      let name = mangled(NameID(target.a).index, in: symbols.scopes[Int(scope)].privateName)
      let flags = symbols.flags(scope, name)
      if !flags.isDisjoint(with: [.global, .nonlocal]), scope != 0, assign.isSimple {
        let kind = flags.contains(.global) ? "global" : "nonlocal"
        throw syntaxError("annotated name '\(string(name))' can't be \(kind)", range(id))
      }
      if assign.isSimple {
        try define(NameID(target.a).index, [.annotated, .local], at: assign.target)
      } else if !assign.value.isNone {
        try define(NameID(target.a).index, .local, at: assign.target)
      }
    } else {
      try collect(assign.target)
    }
    if futureAnnotations {
      try refuseBinding(assign.annotation)
    } else {
      try collect(assign.annotation)
    }
    try collectOptional(assign.value)
  }

  private mutating func collectWith(_ id: NodeID) throws(CompileFailure) {
    let with = tree.with(id)
    for index in 0..<tree.count(with.items) {
      let item = tree.withItem(tree.item(with.items, index))
      try collect(item.context)
      try collectOptional(item.target)
    }
    try collectBody(with.body)
  }

  private mutating func collectTry(_ id: NodeID) throws(CompileFailure) {
    let statement = tree.tryStatement(id)
    try collectBody(statement.body)
    for index in 0..<tree.count(statement.handlers) {
      let node = tree.item(statement.handlers, index)
      let handler = tree.exceptHandler(node)
      try collectOptional(handler.type)
      if !handler.name.isNone { try define(text(handler.name), .local, at: node) }
      try collectBody(handler.body)
    }
    try collectBody(statement.orelse)
    try collectBody(statement.finalbody)
  }

  private mutating func collectMatch(_ id: NodeID) throws(CompileFailure) {
    let match = tree.match(id)
    try collect(match.subject)
    for index in 0..<tree.count(match.cases) {
      let arm = tree.matchCase(tree.item(match.cases, index))
      try collectPattern(arm.pattern)
      try collectOptional(arm.guard)
      try collectBody(arm.body)
    }
  }

  private mutating func collectPatterns(_ list: NodeList) throws(CompileFailure) {
    for index in 0..<tree.count(list) { try collectPattern(tree.item(list, index)) }
  }

  private mutating func collectPattern(_ id: NodeID) throws(CompileFailure) {
    try enter()
    let node = tree[id]
    switch node.kind {
    case .matchValue: try collect(NodeID(node.a))
    case .matchSequence, .matchOr: try collectPatterns(NodeList(node.a))
    case .matchMapping:
      try collectList(NodeList(node.a))
      try collectPatterns(NodeList(node.b))
      if node.c >= 0 { try define(node.c, .local, at: id) }
    case .matchClass:
      try collect(NodeID(node.a))
      try collectPatterns(NodeList(node.b))
      try collectPatterns(NodeList(node.d))
    case .matchStar:
      if node.a >= 0 { try define(node.a, .local, at: id) }
    case .matchAs:
      if node.a >= 0 { try collectPattern(NodeID(node.a)) }
      if node.b >= 0 { try define(node.b, .local, at: id) }
    default: break
    }
    leave()
  }

  private mutating func collectAliases(_ aliases: NodeList) throws(CompileFailure) {
    for index in 0..<tree.count(aliases) {
      let node = tree.item(aliases, index)
      let alias = tree.alias(node)
      if !alias.asName.isNone {
        try define(text(alias.asName), .imported, at: node)
        continue
      }
      let name = tree.text(alias.name)
      if name.elementsEqual([UInt8(ascii: "*")]) {
        if symbols.scopes[Int(scope)].kind != .module {
          throw syntaxError("import * only allowed at module level", range(node))
        }
        continue
      }
      let first = name.prefix { $0 != UInt8(ascii: ".") }
      try define(pool.strings.intern(first), .imported, at: node)
    }
  }

  private mutating func collectDeclaration(_ id: NodeID, _ flag: SymbolFlags) throws(CompileFailure) {
    let names = tree.elements(id)
    let kind = flag == .global ? "global" : "nonlocal"
    for index in 0..<tree.count(names) {
      let plain = tree.raw(names, index)
      let name = mangled(plain, in: symbols.scopes[Int(scope)].privateName)
      let flags = symbols.flags(scope, name)
      let text = string(plain)
      if flags.contains(.parameter) {
        throw syntaxError("name '\(text)' is parameter and \(kind)", range(id))
      }
      if flags.contains(.used) {
        throw syntaxError("name '\(text)' is used prior to \(kind) declaration", range(id))
      }
      if flags.contains(.annotated) {
        throw syntaxError("annotated name '\(text)' can't be \(kind)", range(id))
      }
      if flags.contains(.local) {
        throw syntaxError("name '\(text)' is assigned to before \(kind) declaration", range(id))
      }
      symbols.add(scope, name, flag)
      // What any scope declares global is global by declaration in the module too.
      if flag == .global { symbols.add(0, name, .global) }
      symbols.directives.append(Directive(scope: scope, name: name, node: id))
    }
  }
}
