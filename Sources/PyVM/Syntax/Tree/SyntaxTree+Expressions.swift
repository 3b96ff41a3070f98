/// Named fields of expression, pattern and parameter nodes. Each accessor is O(1) and expects a node of the
/// kind in its name.
extension SyntaxTree {
  /// Load, store or delete, of an `attribute`, `subscript`, `starred`, `name`, `list` or `tuple`.
  public func context(_ id: NodeID) -> ExpressionContext {
    ExpressionContext(rawValue: self[id].tag) ?? .load
  }

  /// `boolOp`.
  public func boolOp(_ id: NodeID) -> (isOr: Bool, values: NodeList) {
    (self[id].tag != 0, NodeList(self[id].a))
  }

  /// `namedExpr`.
  public func namedExpr(_ id: NodeID) -> (target: NodeID, value: NodeID) {
    (NodeID(self[id].a), NodeID(self[id].b))
  }

  /// `binOp`.
  public func binOp(_ id: NodeID) -> (left: NodeID, op: BinaryOperator, right: NodeID) {
    let n = self[id]
    return (NodeID(n.a), binaryOperator(n.tag), NodeID(n.b))
  }

  /// `unaryOp`.
  public func unaryOp(_ id: NodeID) -> (op: UnaryOperator, operand: NodeID) {
    (UnaryOperator(rawValue: self[id].tag) ?? .not, NodeID(self[id].a))
  }

  /// `lambda`.
  public func lambda(_ id: NodeID) -> (arguments: NodeID, body: NodeID) {
    (NodeID(self[id].a), NodeID(self[id].b))
  }

  /// `ifExp`: `body if test else orelse`.
  public func ifExp(_ id: NodeID) -> (test: NodeID, body: NodeID, orelse: NodeID) {
    let n = self[id]
    return (NodeID(n.a), NodeID(n.b), NodeID(n.c))
  }

  /// `dict`: a none key marks `**value`.
  public func dict(_ id: NodeID) -> (keys: NodeList, values: NodeList) {
    (NodeList(self[id].a), NodeList(self[id].b))
  }

  /// `listComp`, `setComp` and `generatorExp`.
  public func comprehensionExpression(_ id: NodeID) -> (element: NodeID, generators: NodeList) {
    (NodeID(self[id].a), NodeList(self[id].b))
  }

  /// `dictComp`.
  public func dictComp(_ id: NodeID) -> (key: NodeID, value: NodeID, generators: NodeList) {
    let n = self[id]
    return (NodeID(n.a), NodeID(n.b), NodeList(n.c))
  }

  /// `comprehension`: one `for target in iterable if …` clause.
  public func comprehension(
    _ id: NodeID
  ) -> (target: NodeID, iterable: NodeID, conditions: NodeList, isAsync: Bool) {
    let n = self[id]
    return (NodeID(n.a), NodeID(n.b), NodeList(n.c), n.tag != 0)
  }

  /// `compare`: read the operators with ``compareOperator(_:_:)``.
  public func compare(_ id: NodeID) -> (left: NodeID, operators: NodeList, comparators: NodeList) {
    let n = self[id]
    return (NodeID(n.a), NodeList(n.b), NodeList(n.c))
  }

  /// Operator `index` of the `operators` list of a `compare`.
  public func compareOperator(_ operators: NodeList, _ index: Int) -> CompareOperator {
    CompareOperator(rawValue: UInt8(truncatingIfNeeded: raw(operators, index))) ?? .eq
  }

  /// `call`: `*iterable` arguments are `starred` nodes in `arguments`.
  public func call(_ id: NodeID) -> (function: NodeID, arguments: NodeList, keywords: NodeList) {
    let n = self[id]
    return (NodeID(n.a), NodeList(n.b), NodeList(n.c))
  }

  /// `keyword`: the name is none for `**value`.
  public func keyword(_ id: NodeID) -> (name: NameID, value: NodeID) {
    (NameID(self[id].a), NodeID(self[id].b))
  }

  /// `formattedValue`: `conversion` is −1 or the ASCII code of `s`, `r` or `a`; the format spec is a
  /// `joinedStr` or none.
  public func formattedValue(_ id: NodeID) -> (value: NodeID, conversion: Int, formatSpec: NodeID) {
    let n = self[id]
    return (NodeID(n.a), Int(n.b), NodeID(n.c))
  }

  /// `attribute`.
  public func attribute(_ id: NodeID) -> (value: NodeID, name: NameID) {
    (NodeID(self[id].a), NameID(self[id].b))
  }

  /// `subscript`.
  public func `subscript`(_ id: NodeID) -> (value: NodeID, slice: NodeID) {
    (NodeID(self[id].a), NodeID(self[id].b))
  }

  /// `slice`; each part may be none.
  public func slice(_ id: NodeID) -> (lower: NodeID, upper: NodeID, step: NodeID) {
    let n = self[id]
    return (NodeID(n.a), NodeID(n.b), NodeID(n.c))
  }

  /// The identifier of a `name` node.
  public func name(_ id: NodeID) -> NameID { NameID(self[id].a) }

  /// The parameters of a function or lambda. `defaults` belong to the last of posonly + args;
  /// `keywordDefaults` has one item per keyword-only parameter, none where there is no default.
  public func arguments(_ id: NodeID) -> (
    positionalOnly: NodeList, args: NodeList, vararg: NodeID, keywordOnly: NodeList,
    keywordDefaults: NodeList, kwarg: NodeID, defaults: NodeList
  ) {
    let n = self[id]
    return (
      NodeList(n.a), NodeList(n.b), NodeID(slot(n.d, 0)), NodeList(n.c), NodeList(slot(n.d, 2)),
      NodeID(slot(n.d, 1)), NodeList(slot(n.d, 3))
    )
  }

  /// `arg`; the annotation may be none.
  public func arg(_ id: NodeID) -> (name: NameID, annotation: NodeID) {
    (NameID(self[id].a), NodeID(self[id].b))
  }

  /// The kind of a `constant` or `matchSingleton`.
  public func constantKind(_ id: NodeID) -> ConstantKind {
    ConstantKind(rawValue: self[id].tag) ?? .none
  }

  /// The value of an `int` constant.
  public func integer(_ id: NodeID) -> Int64 { integers[Int(self[id].a)] }

  /// The value of a `float` constant, the imaginary part of a `complex` one.
  public func double(_ id: NodeID) -> Double { doubles[Int(self[id].a)] }

  /// The digits of a `bigInt` constant and their base.
  public func bigInteger(_ id: NodeID) -> (digits: StringID, base: Int) {
    (StringID(self[id].a), Int(self[id].b))
  }

  /// The bytes of a `str` or `bytes` constant.
  public func stringValue(_ id: NodeID) -> StringID { StringID(self[id].a) }

  /// `matchMapping`; `rest` may be none.
  public func matchMapping(_ id: NodeID) -> (keys: NodeList, patterns: NodeList, rest: NameID) {
    let n = self[id]
    return (NodeList(n.a), NodeList(n.b), NameID(n.c))
  }

  /// `matchClass`: `keywordNames` is a list of raw ``NameID``.
  public func matchClass(_ id: NodeID) -> (
    type: NodeID, patterns: NodeList, keywordNames: NodeList, keywordPatterns: NodeList
  ) {
    let n = self[id]
    return (NodeID(n.a), NodeList(n.b), NodeList(n.c), NodeList(n.d))
  }

  /// `matchStar`: the name is none for `*_`.
  public func matchStar(_ id: NodeID) -> NameID { NameID(self[id].a) }

  /// `matchAs`: without pattern a capture; without name as well, the wildcard `_`.
  public func matchAs(_ id: NodeID) -> (pattern: NodeID, name: NameID) {
    (NodeID(self[id].a), NameID(self[id].b))
  }

  /// `typeVar`, `paramSpec` and `typeVarTuple`; bound (type variables only) and default may be none.
  public func typeParameter(_ id: NodeID) -> (name: NameID, bound: NodeID, defaultValue: NodeID) {
    let n = self[id]
    return n.kind == .typeVar
      ? (NameID(n.a), NodeID(n.b), NodeID(n.c)) : (NameID(n.a), .none, NodeID(n.b))
  }
}
