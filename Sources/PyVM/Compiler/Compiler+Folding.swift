/// Marks in `Compiler.folded` beside constant ids.
enum Fold {
  static let nothing: Int32 = -1
  /// A list display that only serves to be iterated or searched: built as a tuple.
  static let listAsTuple: Int32 = -2
  /// `not` of a single `is` or `in` comparison: the operand, inverted, stands for it.
  static let absorbedNot: Int32 = -3
  /// Such a comparison: its operator is the opposite of what is written.
  static let invertedComparison: Int32 = -4
}

/// First pass: replaces expressions of constants by their value, as CPython 3.13 does on its tree.
///
/// Children have smaller indices than parents, so one run over the node array sees every operand before its
/// operator and needs no recursion.
extension Compiler {
  mutating func foldConstants() {
    folded = [Int32](repeating: Fold.nothing, count: tree.nodes.count)
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      switch node.kind {
      case .constant: folded[index] = constant(node)
      case .binOp:
        let left = folded[Int(node.a)]
        let right = folded[Int(node.b)]
        if left >= 0, right >= 0 {
          let op = BinaryOperator(rawValue: node.tag) ?? .add
          folded[index] = pool.fold(op, left, right) ?? Fold.nothing
        }
      case .unaryOp: foldUnary(index, node)
      case .tuple where node.tag == ExpressionContext.load.rawValue:
        if let items = constants(NodeList(node.a)) { folded[index] = pool.tuple(items) }
      case .subscript where node.tag == ExpressionContext.load.rawValue:
        let value = folded[Int(node.a)]
        let key = folded[Int(node.b)]
        if value >= 0, key >= 0 { folded[index] = pool.item(value, key) ?? Fold.nothing }
      case .name where node.tag == ExpressionContext.load.rawValue && node.a == known.debug:
        folded[index] = ConstantPool.true
      case .forLoop, .comprehension: foldIterable(NodeID(node.b))
      case .compare:
        let operators = NodeList(node.b)
        let count = tree.count(operators)
        let last = tree.compareOperator(operators, count - 1)
        if last == .in || last == .notIn { foldIterable(tree.item(NodeList(node.c), count - 1)) }
      default: break
      }
    }
  }

  /// Ids of the items when all are constants.
  private func constants(_ list: NodeList) -> [ConstantID]? {
    let count = tree.count(list)
    for index in 0..<count where folded[Int(tree.raw(list, index))] < 0 { return nil }
    return (0..<count).map { folded[Int(tree.raw(list, $0))] }
  }

  private mutating func foldIterable(_ id: NodeID) {
    let node = tree[id]
    if node.kind == .list {
      let list = NodeList(node.a)
      for index in 0..<tree.count(list) where tree[tree.item(list, index)].kind == .starred { return }
      if let items = constants(list) {
        folded[Int(id.index)] = pool.tuple(items)
      } else {
        folded[Int(id.index)] = Fold.listAsTuple
      }
    } else if node.kind == .set, let items = constants(NodeList(node.a)) {
      folded[Int(id.index)] = pool.frozenset(items)
    }
  }

  private mutating func foldUnary(_ index: Int, _ node: SyntaxNode) {
    let op = UnaryOperator(rawValue: node.tag) ?? .not
    let operand = folded[Int(node.a)]
    if operand >= 0 {
      folded[index] = pool.fold(op, operand) ?? Fold.nothing
      return
    }
    guard op == .not else { return }
    let inner = tree.nodes[Int(node.a)]
    guard inner.kind == .compare, tree.count(NodeList(inner.b)) == 1,
      folded[Int(node.a)] == Fold.nothing
    else { return }
    switch tree.compareOperator(NodeList(inner.b), 0) {
    case .is, .isNot, .in, .notIn:
      folded[index] = Fold.absorbedNot
      folded[Int(node.a)] = Fold.invertedComparison
    default: break
    }
  }

  private mutating func constant(_ node: SyntaxNode) -> ConstantID {
    switch ConstantKind(rawValue: node.tag) ?? .none {
    case .none: return ConstantPool.none
    case .true: return ConstantPool.true
    case .false: return ConstantPool.false
    case .ellipsis: return ConstantPool.ellipsis
    case .int: return pool.int(Int(tree.integers[Int(node.a)]))
    case .bigInt:
      let digits = tree.text(StringID(node.a))
      return pool.bigInt(negative: false, limbs: Self.limbs(digits, base: UInt64(node.b)))
    case .float: return pool.float(tree.doubles[Int(node.a)])
    case .complex: return pool.complex(0, tree.doubles[Int(node.a)])
    case .str: return pool.str(pool.strings.intern(tree.text(StringID(node.a))))
    case .bytes: return pool.bytes(Array(tree.text(StringID(node.a))))
    }
  }

  /// Magnitude of a literal's digits. Powers of two take linear time; decimal literals are bounded by the parser.
  private static func limbs(_ digits: ArraySlice<UInt8>, base: UInt64) -> [UInt64] {
    func value(_ digit: UInt8) -> UInt64 {
      UInt64(digit < 0x3A ? digit - 0x30 : (digit | 0x20) - 0x57)
    }
    if base != 10 {
      let width = base.trailingZeroBitCount
      var limbs = [UInt64](repeating: 0, count: (digits.count * width + 63) / 64 + 1)
      var bit = 0
      for digit in digits.reversed() {
        let wide = value(digit)
        limbs[bit / 64] |= wide << UInt64(bit % 64)
        if bit % 64 + width > 64 { limbs[bit / 64 + 1] |= wide >> UInt64(64 - bit % 64) }
        bit += width
      }
      return limbs
    }
    var limbs: [UInt64] = []
    for digit in digits {
      var carry = value(digit)
      for index in limbs.indices {
        let product = limbs[index].multipliedFullWidth(by: 10)
        let (low, overflow) = product.low.addingReportingOverflow(carry)
        limbs[index] = low
        carry = product.high &+ (overflow ? 1 : 0)
      }
      if carry > 0 { limbs.append(carry) }
    }
    return limbs
  }
}
