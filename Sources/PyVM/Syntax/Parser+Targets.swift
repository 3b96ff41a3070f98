/// Targets of assignments, loops, `with` and `del`: parsed as expressions, then checked and marked.
extension Parser {
  /// The targets of a `for`: one, or a tuple when there is a comma.
  mutating func starTargets() throws(ParseStop) -> NodeID {
    let start = token.start
    let first = try starTarget()
    if kind != .comma { return first }
    let base = stack.count
    stack.append(first.index)
    while accept(.comma) {
      if kind == .kwIn || kind == .equal { break }
      stack.append(try starTarget().index)
    }
    let list = makeList(base)
    return add(.tuple, start, tag: ExpressionContext.store.rawValue, a: list.start)
  }

  mutating func starTarget() throws(ParseStop) -> NodeID {
    let target = kind == .star ? try starred() : try binary(0)
    try setContext(target, .store)
    return target
  }

  /// Marks an expression as a target; throws if it cannot be one. Nesting is bounded by the brackets.
  mutating func setContext(_ id: NodeID, _ context: ExpressionContext) throws(ParseStop) {
    let node = tree.nodes[Int(id.index)]
    switch node.kind {
    case .name, .attribute, .subscript: break
    case .starred:
      if context == .delete || nodeKind(NodeID(node.a)) == .starred { throw .mismatch }
      try setContext(NodeID(node.a), context)
    case .list, .tuple:
      let count = tree.slots[Int(node.a)]
      var i: Int32 = 0
      while i < count {
        i += 1
        try setContext(NodeID(tree.slots[Int(node.a + i)]), context)
      }
    default: throw .mismatch
    }
    tree.nodes[Int(id.index)].tag = context.rawValue
  }

  /// Marks the target of an augmented or annotated assignment: a name, an attribute or a subscript.
  mutating func setSingleTarget(_ id: NodeID) throws(ParseStop) {
    switch nodeKind(id) {
    case .name, .attribute, .subscript: tree.nodes[Int(id.index)].tag = ExpressionContext.store.rawValue
    default: throw .mismatch
    }
  }
}
