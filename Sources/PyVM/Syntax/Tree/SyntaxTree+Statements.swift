/// Named fields of statement nodes. Each accessor is O(1) and expects a node of the kind in its name.
extension SyntaxTree {
  @inline(__always) func slot(_ record: Int32, _ index: Int) -> Int32 { slots[Int(record) + index] }

  /// The statements of a `module` or `interactive` root.
  public func body(_ id: NodeID) -> NodeList { NodeList(self[id].a) }

  /// The one child of a `returnStatement` (may be none), `expr`, `expression`, `starred`, `await`, `yield`
  /// (may be none), `yieldFrom` or `matchValue`.
  public func value(_ id: NodeID) -> NodeID { NodeID(self[id].a) }

  /// The targets of `delete`, the aliases of `importStatement`, the elements of `set`, `list`, `tuple`,
  /// the values of `joinedStr`, the patterns of `matchSequence` and `matchOr`, the names (raw ``NameID``)
  /// of `global` and `nonlocal`.
  public func elements(_ id: NodeID) -> NodeList { NodeList(self[id].a) }

  /// `functionDef` and `asyncFunctionDef`.
  public func functionDef(_ id: NodeID) -> (
    name: NameID, arguments: NodeID, body: NodeList, decorators: NodeList, returns: NodeID,
    typeParameters: NodeList
  ) {
    let n = self[id]
    return (
      NameID(n.a), NodeID(n.b), NodeList(n.c), NodeList(slot(n.d, 0)), NodeID(slot(n.d, 1)),
      NodeList(slot(n.d, 2))
    )
  }

  /// `classDef`.
  public func classDef(_ id: NodeID) -> (
    name: NameID, bases: NodeList, keywords: NodeList, body: NodeList, decorators: NodeList,
    typeParameters: NodeList
  ) {
    let n = self[id]
    return (
      NameID(n.a), NodeList(n.b), NodeList(slot(n.d, 0)), NodeList(n.c), NodeList(slot(n.d, 1)),
      NodeList(slot(n.d, 2))
    )
  }

  /// `assign`: the targets from left to right.
  public func assign(_ id: NodeID) -> (targets: NodeList, value: NodeID) {
    (NodeList(self[id].a), NodeID(self[id].b))
  }

  /// `typeAlias`.
  public func typeAlias(_ id: NodeID) -> (name: NodeID, typeParameters: NodeList, value: NodeID) {
    let n = self[id]
    return (NodeID(n.a), NodeList(n.b), NodeID(n.c))
  }

  /// `augAssign`.
  public func augAssign(_ id: NodeID) -> (target: NodeID, op: BinaryOperator, value: NodeID) {
    let n = self[id]
    return (NodeID(n.a), binaryOperator(n.tag), NodeID(n.b))
  }

  /// `annAssign`; `value` may be none, `isSimple` tells a bare name from any other target.
  public func annAssign(
    _ id: NodeID
  ) -> (target: NodeID, annotation: NodeID, value: NodeID, isSimple: Bool) {
    let n = self[id]
    return (NodeID(n.a), NodeID(n.b), NodeID(n.c), n.tag != 0)
  }

  /// `forLoop` and `asyncFor`.
  public func forLoop(
    _ id: NodeID
  ) -> (target: NodeID, iterable: NodeID, body: NodeList, orelse: NodeList) {
    let n = self[id]
    return (NodeID(n.a), NodeID(n.b), NodeList(n.c), NodeList(n.d))
  }

  /// `whileLoop` and `ifStatement`. An `elif` is an `if` alone in `orelse`.
  public func conditional(_ id: NodeID) -> (test: NodeID, body: NodeList, orelse: NodeList) {
    let n = self[id]
    return (NodeID(n.a), NodeList(n.b), NodeList(n.c))
  }

  /// `with` and `asyncWith`.
  public func with(_ id: NodeID) -> (items: NodeList, body: NodeList) {
    (NodeList(self[id].a), NodeList(self[id].b))
  }

  /// `withItem`; `target` may be none.
  public func withItem(_ id: NodeID) -> (context: NodeID, target: NodeID) {
    (NodeID(self[id].a), NodeID(self[id].b))
  }

  /// `match`.
  public func match(_ id: NodeID) -> (subject: NodeID, cases: NodeList) {
    (NodeID(self[id].a), NodeList(self[id].b))
  }

  /// `matchCase`; `guard` may be none.
  public func matchCase(_ id: NodeID) -> (pattern: NodeID, guard: NodeID, body: NodeList) {
    let n = self[id]
    return (NodeID(n.a), NodeID(n.b), NodeList(n.c))
  }

  /// `raise`; both may be none.
  public func raise(_ id: NodeID) -> (exception: NodeID, cause: NodeID) {
    (NodeID(self[id].a), NodeID(self[id].b))
  }

  /// `tryStatement` and `tryStar`.
  public func tryStatement(
    _ id: NodeID
  ) -> (body: NodeList, handlers: NodeList, orelse: NodeList, finalbody: NodeList) {
    let n = self[id]
    return (NodeList(n.a), NodeList(n.b), NodeList(n.c), NodeList(n.d))
  }

  /// `exceptHandler`; `type` and `name` may be none.
  public func exceptHandler(_ id: NodeID) -> (type: NodeID, name: NameID, body: NodeList) {
    let n = self[id]
    return (NodeID(n.a), NameID(n.b), NodeList(n.c))
  }

  /// `assertStatement`; `message` may be none.
  public func assertion(_ id: NodeID) -> (test: NodeID, message: NodeID) {
    (NodeID(self[id].a), NodeID(self[id].b))
  }

  /// `importFrom`; `module` is none in `from . import x`; `level` counts the leading dots.
  public func importFrom(_ id: NodeID) -> (module: NameID, aliases: NodeList, level: Int) {
    let n = self[id]
    return (NameID(n.a), NodeList(n.b), Int(n.c))
  }

  /// `alias`: a dotted name or `*`, and the name after `as` or none.
  public func alias(_ id: NodeID) -> (name: NameID, asName: NameID) {
    (NameID(self[id].a), NameID(self[id].b))
  }

  func binaryOperator(_ tag: UInt8) -> BinaryOperator { BinaryOperator(rawValue: tag) ?? .add }
}
