/// Tuples, lists, sets, dicts, and unpacking into targets.
extension Compiler {
  /// More values than this are not put on the stack at once.
  static var stackGuideline: Int { 30 }

  enum Display { case tuple, list, set }

  mutating func visitSequence(_ id: NodeID, _ node: SyntaxNode) throws(CompileFailure) {
    let items = NodeList(node.a)
    switch Access(node.tag) {
    case .load:
      let isTuple = node.kind == .tuple || folded[Int(id.index)] == Fold.listAsTuple
      try visitItems(items, pushed: 0, isTuple ? .tuple : .list, range(id))
    case .store: try unpack(items, range(id))
    case .delete: try visitTargets(items)
    }
  }

  private mutating func unpack(_ items: NodeList, _ place: CodeRange) throws(CompileFailure) {
    try emitUnpack(
      items, starred: .starred, place, tooMany: "too many expressions in star-unpacking assignment",
      twice: "multiple starred expressions in assignment")
    for index in 0..<tree.count(items) {
      let item = tree.item(items, index)
      try visit(tree[item].kind == .starred ? NodeID(tree[item].a) : item)
    }
  }

  /// The one instruction that takes a sequence apart.
  mutating func emitUnpack(
    _ items: NodeList, starred: NodeKind, _ place: CodeRange, tooMany: String, twice: String
  ) throws(CompileFailure) {
    let count = tree.count(items)
    var star = -1
    for index in 0..<count where tree[tree.item(items, index)].kind == starred {
      if star >= 0 { throw syntaxError(twice, place) }
      if index >= 1 << 8 || count - index - 1 >= Int(Int32.max) >> 8 { throw syntaxError(tooMany, place) }
      star = index
    }
    if star >= 0 {
      emit(.unpackEx, Int32(star + (count - star - 1) << 8), place)
    } else {
      emit(.unpackSequence, Int32(count), place)
    }
  }

  /// Constants of items `bounds`, when all are.
  private func constantItems(_ list: NodeList, _ bounds: Range<Int>) -> [ConstantID]? {
    for index in bounds {
      let raw = tree.raw(list, index)
      if raw < 0 || folded[Int(raw)] < 0 { return nil }
    }
    return bounds.map { folded[Int(tree.raw(list, $0))] }
  }

  /// Builds a display from items, some of which may be starred; `pushed` values already lie on the stack.
  mutating func visitItems(
    _ items: NodeList, pushed: Int, _ display: Display, _ place: CodeRange
  ) throws(CompileFailure) {
    let build: Opcode = display == .set ? .buildSet : .buildList
    let add: Opcode = display == .set ? .setAdd : .listAppend
    let extend: Opcode = display == .set ? .setUpdate : .listExtend
    let count = tree.count(items)
    let fromConstants = options.extendsDisplaysFromConstants || display == .tuple
    if count > 2, fromConstants, let constants = constantItems(items, 0..<count) {
      if display == .tuple, pushed == 0 { return loadConstant(pool.tuple(constants), place) }
      emit(build, Int32(pushed), place)
      loadConstant(display == .set ? pool.frozenset(constants) : pool.tuple(constants), place)
      emit(extend, 1, place)
      if display == .tuple { emit(.callIntrinsic1, Int32(Intrinsic1.listToTuple.rawValue), place) }
      return
    }
    let isBig = count + pushed > Self.stackGuideline && fromConstants
    var hasStar = false
    for index in 0..<count where tree[tree.item(items, index)].kind == .starred { hasStar = true }
    if !hasStar, !isBig {
      for index in 0..<count { try visit(tree.item(items, index)) }
      emit(display == .tuple ? .buildTuple : build, Int32(count + pushed), place)
      return
    }
    var isBuilt = false
    if isBig {
      emit(build, Int32(pushed), place)
      isBuilt = true
    }
    for index in 0..<count {
      let item = tree.item(items, index)
      if tree[item].kind == .starred {
        if !isBuilt {
          emit(build, Int32(index + pushed), place)
          isBuilt = true
        }
        try visit(NodeID(tree[item].a))
        emit(extend, 1, place)
      } else {
        try visit(item)
        if isBuilt { emit(add, 1, place) }
      }
    }
    if display == .tuple { emit(.callIntrinsic1, Int32(Intrinsic1.listToTuple.rawValue), place) }
  }

  mutating func visitDict(_ id: NodeID) throws(CompileFailure) {
    let dict = tree.dict(id)
    let place = range(id)
    let count = tree.count(dict.values)
    var pending = 0
    var hasDict = false
    for index in 0..<count {
      if tree.item(dict.keys, index).isNone {
        if pending > 0 {
          try visitPairs(dict.keys, dict.values, index - pending..<index, place)
          if hasDict { emit(.dictUpdate, 1, place) }
          hasDict = true
          pending = 0
        }
        if !hasDict {
          emit(.buildMap, 0, place)
          hasDict = true
        }
        try visit(tree.item(dict.values, index))
        emit(.dictUpdate, 1, place)
      } else if pending * 2 > Self.stackGuideline {
        try visitPairs(dict.keys, dict.values, index - pending..<index + 1, place)
        if hasDict { emit(.dictUpdate, 1, place) }
        hasDict = true
        pending = 0
      } else {
        pending += 1
      }
    }
    if pending > 0 {
      try visitPairs(dict.keys, dict.values, count - pending..<count, place)
      if hasDict { emit(.dictUpdate, 1, place) }
      hasDict = true
    }
    if !hasDict { emit(.buildMap, 0, place) }
  }

  /// A dict of some of the pairs.
  private mutating func visitPairs(
    _ keys: NodeList, _ values: NodeList, _ bounds: Range<Int>, _ place: CodeRange
  ) throws(CompileFailure) {
    let count = bounds.count
    let isBig = count * 2 > Self.stackGuideline
    if count > 1, !isBig, let constants = constantItems(keys, bounds) {
      for index in bounds { try visit(tree.item(values, index)) }
      loadConstant(pool.tuple(constants), place)
      emit(.buildConstKeyMap, Int32(count), place)
      return
    }
    if isBig { emit(.buildMap, 0, place) }
    for index in bounds {
      try visit(tree.item(keys, index))
      try visit(tree.item(values, index))
      if isBig { emit(.mapAdd, 1, place) }
    }
    if !isBig { emit(.buildMap, Int32(count), place) }
  }
}
