/// Comprehensions: list, set and dict ones run in the frame around them (PEP 709), generator expressions are
/// functions of their own.
extension Compiler {
  /// What an inlined comprehension has put aside and gives back at its end.
  private struct Inlined {
    /// Variables whose outer value waits on the stack.
    var saved: [TextID] = []
    /// Symbols that mean something else inside, with their outer meaning.
    var outerSymbols: [(index: Int, storage: Storage)] = []
    var hidden: [TextID] = []
    var cleanup = Label.none
    var end = Label.none
  }

  mutating func visitComprehension(_ id: NodeID) throws(CompileFailure) {
    let node = tree[id]
    let generators = NodeList(node.kind == .dictComp ? node.c : node.b)
    let first = tree.comprehension(tree.item(generators, 0))
    let place = range(id)
    let scope = symbols.scopeOfNode[Int(id.index)]
    if node.kind == .generatorExp {
      try openUnit(.comprehension, name: known.generator, scope: scope, firstLine: place.line)
      unit.argCount = 1
      try visitGenerators(id, generators, 0, 0, isReady: false, place)
      wrapGenerator()
      let code = merged(try closeUnit(returnsNone: true), id)
      makeFunction(code, parts: 0, place)
      try visit(first.iterable)
      emit(.getIter, 0, range(first.iterable))
      emit(.call, 0, place)
      return
    }
    try visit(first.iterable)
    emit(.getIter, 0, range(first.iterable))
    var inlined = Inlined()
    openInlined(scope, &inlined, place)
    emit(node.kind == .listComp ? .buildList : node.kind == .setComp ? .buildSet : .buildMap, 0, place)
    emit(.swap, 2, place)
    try visitGenerators(id, generators, 0, 0, isReady: true, place)
    closeInlined(inlined, place)
  }

  private mutating func visitGenerators(
    _ id: NodeID, _ generators: NodeList, _ index: Int, _ depth: Int32, isReady: Bool, _ place: CodeRange
  ) throws(CompileFailure) {
    try enter()
    let generator = tree.comprehension(tree.item(generators, index))
    let start = newLabel()
    let ifCleanup = newLabel()
    let anchor = newLabel()
    var depth = depth
    var isLoop = true
    let iterable = generator.iterable
    if !isReady {
      if index == 0 {
        emit(.loadFast, 0, place)
      } else if !options.loopsOverSingleItems, let only = onlyItem(iterable) {
        // `for y in [x]` assigns and does not loop.
        try visit(only)
        isLoop = false
      } else {
        try visit(iterable)
        emit(.getIter, 0, range(iterable))
      }
    }
    if isLoop {
      depth += 1
      self.place(start)
      jump(.forIter, anchor, range(iterable))
    }
    try visit(generator.target)
    for condition in 0..<tree.count(generator.conditions) {
      try jumpIf(tree.item(generator.conditions, condition), ifCleanup, false, place)
    }
    let node = tree[id]
    var elementPlace = range(NodeID(node.a))
    if index + 1 < tree.count(generators) {
      try visitGenerators(id, generators, index + 1, depth, isReady: false, place)
    } else {
      try visit(NodeID(node.a))
      switch node.kind {
      case .generatorExp:
        emitYield(elementPlace)
        emit(.popTop, 0, elementPlace)
      case .listComp: emit(.listAppend, depth + 1, elementPlace)
      case .setComp: emit(.setAdd, depth + 1, elementPlace)
      default:
        try visit(NodeID(node.b))
        let value = range(NodeID(node.b))
        elementPlace.endLine = value.endLine
        elementPlace.endColumn = value.endColumn
        emit(.mapAdd, depth + 1, elementPlace)
      }
    }
    self.place(ifCleanup)
    if isLoop {
      jump(.jump, start, elementPlace)
      self.place(anchor)
      emit(.endFor, 0, .none)
      emit(.popTop, 0, .none)
    }
    leave()
  }

  /// The item of a display with a single unstarred one.
  private func onlyItem(_ id: NodeID) -> NodeID? {
    let node = tree[id]
    guard node.kind == .list || node.kind == .tuple, folded[Int(id.index)] < 0 else { return nil }
    let items = NodeList(node.a)
    guard tree.count(items) == 1, tree[tree.item(items, 0)].kind != .starred else { return nil }
    return tree.item(items, 0)
  }

  private mutating func openInlined(_ scope: Int32, _ inlined: inout Inlined, _ place: CodeRange) {
    let isClass = symbols.scopes[Int(unit.scope)].kind == .classBody && unit.inlinedDepth == 0
    unit.inlinedDepth += 1
    let isFunction = symbols.scopes[Int(unit.scope)].isFunctionLike
    var index = symbols.scopes[Int(scope)].firstSymbol
    while index >= 0 {
      let symbol = symbols.symbols[Int(index)]
      index = symbol.next
      let isBound = symbol.flags.contains(.local) && !symbol.flags.contains(.nonlocal)
      guard isBound || isClass else { continue }
      let outer = Int(symbols.find(unit.scope, symbol.name))
      if outer >= 0 {
        let outerStorage = symbols.symbols[outer].storage
        if symbol.storage != outerStorage, !(symbol.storage == .cell && outerStorage == .free) {
          inlined.outerSymbols.append((outer, outerStorage))
          symbols.symbols[outer].storage = symbol.storage
        }
      }
      if !isFunction, !unit.isHiddenActive(symbol.name) {
        unit.setHidden(symbol.name, true)
        inlined.hidden.append(symbol.name)
      }
      emit(.loadFastAndClear, unit.variables.index(symbol.name), place)
      if symbol.storage == .cell, let cell = derefIndex(symbol.name) { emit(.makeCell, cell, place) }
      inlined.saved.append(symbol.name)
    }
    guard !inlined.saved.isEmpty else { return }
    emit(.swap, Int32(inlined.saved.count + 1), place)
    inlined.cleanup = newLabel()
    inlined.end = newLabel()
    jump(.setupFinally, inlined.cleanup, place)
  }

  private mutating func closeInlined(_ inlined: Inlined, _ place: CodeRange) {
    unit.inlinedDepth -= 1
    if !inlined.saved.isEmpty {
      emit(.popBlock, 0, .none)
      jump(.jumpNoInterrupt, inlined.end, .none)
      self.place(inlined.cleanup)
      emit(.swap, 2, .none)
      emit(.popTop, 0, .none)
      restore(inlined.saved, place)
      emit(.reraise, 0, .none)
      self.place(inlined.end)
      restore(inlined.saved, place)
    }
    for entry in inlined.outerSymbols { symbols.symbols[entry.index].storage = entry.storage }
    for name in inlined.hidden { unit.setHidden(name, false) }
  }

  private mutating func restore(_ saved: [TextID], _ place: CodeRange) {
    emit(.swap, Int32(saved.count + 1), place)
    for name in saved.reversed() { emit(.storeFastMaybeNull, unit.variables.index(name), place) }
  }
}
