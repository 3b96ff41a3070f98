/// Walking over children whatever the kind of node.
extension SyntaxTree {
  /// Calls `visit` with each child in source order of the fields (`ast.iter_child_nodes`). Does not recurse.
  @inline(__always)
  public func forEachChild(of id: NodeID, _ visit: (NodeID) -> Void) {
    let n = self[id]
    func node(_ index: Int32) { if index >= 0 { visit(NodeID(index)) } }
    func list(_ start: Int32) {
      let count = Int(slots[Int(start)])
      var i = 0
      while i < count {
        i &+= 1
        node(slots[Int(start) &+ i])
      }
    }
    switch n.kind {
    case .module, .interactive, .delete, .importStatement, .boolOp, .set, .joinedStr, .list, .tuple,
      .matchSequence, .matchOr:
      list(n.a)
    case .expression, .returnStatement, .expr, .unaryOp, .await, .yield, .yieldFrom, .attribute, .starred,
      .matchValue, .matchAs:
      node(n.a)
    case .functionDef, .asyncFunctionDef:
      list(slot(n.d, 0))
      list(slot(n.d, 2))
      node(n.b)
      node(slot(n.d, 1))
      list(n.c)
    case .classDef:
      list(slot(n.d, 1))
      list(slot(n.d, 2))
      list(n.b)
      list(slot(n.d, 0))
      list(n.c)
    case .assign:
      list(n.a)
      node(n.b)
    case .typeAlias:
      node(n.a)
      list(n.b)
      node(n.c)
    case .augAssign, .namedExpr, .binOp, .lambda, .subscript, .withItem, .raise, .assertStatement:
      node(n.a)
      node(n.b)
    case .annAssign, .ifExp, .slice:
      node(n.a)
      node(n.b)
      node(n.c)
    case .forLoop, .asyncFor:
      node(n.a)
      node(n.b)
      list(n.c)
      list(n.d)
    case .whileLoop, .ifStatement:
      node(n.a)
      list(n.b)
      list(n.c)
    case .with, .asyncWith:
      list(n.a)
      list(n.b)
    case .match, .listComp, .setComp, .generatorExp:
      node(n.a)
      list(n.b)
    case .tryStatement, .tryStar:
      list(n.a)
      list(n.b)
      list(n.c)
      list(n.d)
    case .importFrom: list(n.b)
    case .dict, .matchMapping:
      list(n.a)
      list(n.b)
    case .dictComp, .comprehension, .matchCase:
      node(n.a)
      node(n.b)
      list(n.c)
    case .compare:
      node(n.a)
      list(n.c)
    case .call:
      node(n.a)
      list(n.b)
      list(n.c)
    case .formattedValue:
      node(n.a)
      node(n.c)
    case .exceptHandler:
      node(n.a)
      list(n.c)
    case .arguments:
      list(n.a)
      list(n.b)
      node(slot(n.d, 0))
      list(n.c)
      list(slot(n.d, 2))
      node(slot(n.d, 1))
      list(slot(n.d, 3))
    case .arg, .keyword, .paramSpec, .typeVarTuple: node(n.b)
    case .matchClass:
      node(n.a)
      list(n.b)
      list(n.d)
    case .typeVar:
      node(n.b)
      node(n.c)
    case .global, .nonlocal, .pass, .breakStatement, .continueStatement, .constant, .name, .alias,
      .matchSingleton, .matchStar:
      break
    }
  }

  /// The longest path from the root, in nodes: one pass, because children precede parents.
  func measureDepth() -> Int {
    var depths = [UInt32](repeating: 1, count: nodes.count)
    for index in nodes.indices {
      var deepest: UInt32 = 0
      forEachChild(of: NodeID(Int32(truncatingIfNeeded: index))) { child in
        deepest = max(deepest, depths[Int(child.index)])
      }
      depths[index] = deepest &+ 1
    }
    return root.isNone ? 0 : Int(depths[Int(root.index)])
  }
}
