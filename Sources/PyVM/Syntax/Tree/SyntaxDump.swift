/// Textual form of a tree in the style of `ast.dump(tree, include_attributes=True)`, for tests and for the
/// curious. Strings are written in ASCII with `\x…` per byte; floats by their bit pattern.
///
/// - Complexity: O(nodes). Does not recurse.
public func dump(_ tree: SyntaxTree, includingPositions: Bool = true) -> String {
  var dumper = SyntaxDumper(tree: tree, positions: includingPositions)
  dumper.run()
  return String(decoding: dumper.output, as: UTF8.self)
}

private struct SyntaxDumper {
  let tree: SyntaxTree
  let positions: Bool
  var output: [UInt8] = []
  /// What is still to be written, last first.
  var work: [Work] = []

  enum Work {
    case node(NodeID)
    case text(String)
  }

  /// A field's value.
  enum Field {
    case node(NodeID)
    case list(NodeList)
    case text(String)
    case name(NameID)
    case names(NodeList)
  }

  init(tree: SyntaxTree, positions: Bool) {
    self.tree = tree
    self.positions = positions
  }

  mutating func run() {
    work.append(.node(tree.root))
    while let item = work.popLast() {
      switch item {
      case .text(let text): output.append(contentsOf: text.utf8)
      case .node(let id): write(id)
      }
    }
  }

  func quoted(_ name: NameID) -> String { "'\(tree.string(name))'" }

  mutating func write(_ id: NodeID) {
    if id.isNone {
      output.append(contentsOf: "None".utf8)
      return
    }
    let node = tree[id]
    var pending: [Work] = []
    var isFirst = true
    func separate(_ label: String) {
      pending.append(.text((isFirst ? "" : ", ") + label + "="))
      isFirst = false
    }
    for (label, field) in fields(id, node) {
      switch field {
      case .node(let child):
        if child.isNone { continue }
        separate(label)
        pending.append(.node(child))
      case .text(let text):
        separate(label)
        pending.append(.text(text))
      case .name(let name):
        if name.isNone { continue }
        separate(label)
        pending.append(.text(quoted(name)))
      case .names(let list):
        if tree.count(list) == 0 { continue }
        separate(label)
        let names = tree.items(list).map { quoted(NameID($0.index)) }
        pending.append(.text("[" + names.joined(separator: ", ") + "]"))
      case .list(let list):
        if tree.count(list) == 0 { continue }
        separate(label)
        pending.append(.text("["))
        for (i, child) in tree.items(list).enumerated() {
          if i > 0 { pending.append(.text(", ")) }
          pending.append(.node(child))
        }
        pending.append(.text("]"))
      }
    }
    if positions && hasPosition(node.kind) {
      let range = tree.range(of: id)
      let numbers = "@\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
      pending.append(.text((isFirst ? "" : ", ") + numbers))
    }
    pending.append(.text(")"))
    output.append(contentsOf: (className(node) + "(").utf8)
    work.append(contentsOf: pending.reversed())
  }

  func hasPosition(_ kind: NodeKind) -> Bool {
    switch kind {
    case .module, .interactive, .expression, .comprehension, .arguments, .withItem, .matchCase: false
    default: true
    }
  }

  func className(_ node: SyntaxNode) -> String {
    switch node.kind {
    case .returnStatement: "Return"
    case .forLoop: "For"
    case .whileLoop: "While"
    case .ifStatement: "If"
    case .tryStatement: "Try"
    case .assertStatement: "Assert"
    case .importStatement: "Import"
    case .breakStatement: "Break"
    case .continueStatement: "Continue"
    case .withItem: "withitem"
    case .matchCase: "match_case"
    case .comprehension, .arguments, .arg, .keyword, .alias: "\(node.kind)"
    default: "\(node.kind)".prefix(1).uppercased() + "\(node.kind)".dropFirst()
    }
  }

  func fields(_ id: NodeID, _ n: SyntaxNode) -> [(String, Field)] {
    func node(_ x: Int32) -> Field { .node(NodeID(x)) }
    func list(_ x: Int32) -> Field { .list(NodeList(x)) }
    func name(_ x: Int32) -> Field { .name(NameID(x)) }
    func record(_ i: Int) -> Int32 { tree.slot(n.d, i) }
    let context = ("ctx", Field.text(["Load()", "Store()", "Del()"][Int(min(n.tag, 2))]))
    let binary = ("op", Field.text(Self.operatorNames[Int(min(n.tag, 12))]))
    switch n.kind {
    case .module, .interactive: return [("body", list(n.a))]
    case .expression: return [("body", node(n.a))]
    case .functionDef, .asyncFunctionDef:
      return [
        ("name", name(n.a)), ("args", node(n.b)), ("body", list(n.c)), ("decorator_list", list(record(0))),
        ("returns", node(record(1))), ("type_params", list(record(2))),
      ]
    case .classDef:
      return [
        ("name", name(n.a)), ("bases", list(n.b)), ("keywords", list(record(0))), ("body", list(n.c)),
        ("decorator_list", list(record(1))), ("type_params", list(record(2))),
      ]
    case .returnStatement, .expr, .await, .yield, .yieldFrom, .matchValue: return [("value", node(n.a))]
    case .delete: return [("targets", list(n.a))]
    case .assign: return [("targets", list(n.a)), ("value", node(n.b))]
    case .typeAlias: return [("name", node(n.a)), ("type_params", list(n.b)), ("value", node(n.c))]
    case .augAssign: return [("target", node(n.a)), binary, ("value", node(n.b))]
    case .annAssign:
      return [
        ("target", node(n.a)), ("annotation", node(n.b)), ("value", node(n.c)), ("simple", .text("\(n.tag)")),
      ]
    case .forLoop, .asyncFor:
      return [("target", node(n.a)), ("iter", node(n.b)), ("body", list(n.c)), ("orelse", list(n.d))]
    case .whileLoop, .ifStatement: return [("test", node(n.a)), ("body", list(n.b)), ("orelse", list(n.c))]
    case .with, .asyncWith: return [("items", list(n.a)), ("body", list(n.b))]
    case .match: return [("subject", node(n.a)), ("cases", list(n.b))]
    case .raise: return [("exc", node(n.a)), ("cause", node(n.b))]
    case .tryStatement, .tryStar:
      return [("body", list(n.a)), ("handlers", list(n.b)), ("orelse", list(n.c)), ("finalbody", list(n.d))]
    case .assertStatement: return [("test", node(n.a)), ("msg", node(n.b))]
    case .importStatement: return [("names", list(n.a))]
    case .importFrom: return [("module", name(n.a)), ("names", list(n.b)), ("level", .text("\(n.c)"))]
    case .global, .nonlocal: return [("names", .names(NodeList(n.a)))]
    case .pass, .breakStatement, .continueStatement: return []
    case .boolOp: return [("op", .text(n.tag == 0 ? "And()" : "Or()")), ("values", list(n.a))]
    case .namedExpr: return [("target", node(n.a)), ("value", node(n.b))]
    case .binOp: return [("left", node(n.a)), binary, ("right", node(n.b))]
    case .unaryOp:
      let names = ["Invert()", "Not()", "UAdd()", "USub()"]
      return [("op", .text(names[Int(n.tag)])), ("operand", node(n.a))]
    case .lambda: return [("args", node(n.a)), ("body", node(n.b))]
    case .ifExp: return [("test", node(n.a)), ("body", node(n.b)), ("orelse", node(n.c))]
    case .dict: return [("keys", list(n.a)), ("values", list(n.b))]
    case .set: return [("elts", list(n.a))]
    case .list, .tuple: return [("elts", list(n.a)), context]
    case .listComp, .setComp, .generatorExp: return [("elt", node(n.a)), ("generators", list(n.b))]
    case .dictComp: return [("key", node(n.a)), ("value", node(n.b)), ("generators", list(n.c))]
    case .compare:
      let names = tree.items(NodeList(n.b)).map { Self.compareNames[Int($0.index)] }
      return [
        ("left", node(n.a)), ("ops", .text("[" + names.joined(separator: ", ") + "]")),
        ("comparators", list(n.c)),
      ]
    case .call: return [("func", node(n.a)), ("args", list(n.b)), ("keywords", list(n.c))]
    case .formattedValue:
      return [("value", node(n.a)), ("conversion", .text("\(n.b)")), ("format_spec", node(n.c))]
    case .joinedStr: return [("values", list(n.a))]
    case .constant:
      let kind: [(String, Field)] =
        tree.constantKind(id) == .str && n.b == 1 ? [("kind", .text("'u'"))] : []
      return [("value", .text(constant(id)))] + kind
    case .attribute: return [("value", node(n.a)), ("attr", name(n.b)), context]
    case .subscript: return [("value", node(n.a)), ("slice", node(n.b)), context]
    case .starred: return [("value", node(n.a)), context]
    case .name: return [("id", name(n.a)), context]
    case .slice: return [("lower", node(n.a)), ("upper", node(n.b)), ("step", node(n.c))]
    case .comprehension:
      return [
        ("target", node(n.a)), ("iter", node(n.b)), ("ifs", list(n.c)), ("is_async", .text("\(n.tag)")),
      ]
    case .exceptHandler: return [("type", node(n.a)), ("name", name(n.b)), ("body", list(n.c))]
    case .arguments:
      return [
        ("posonlyargs", list(n.a)), ("args", list(n.b)), ("vararg", node(record(0))),
        ("kwonlyargs", list(n.c)), ("kw_defaults", list(record(2))), ("kwarg", node(record(1))),
        ("defaults", list(record(3))),
      ]
    case .arg: return [("arg", name(n.a)), ("annotation", node(n.b))]
    case .keyword: return [("arg", name(n.a)), ("value", node(n.b))]
    case .alias: return [("name", name(n.a)), ("asname", name(n.b))]
    case .withItem: return [("context_expr", node(n.a)), ("optional_vars", node(n.b))]
    case .matchCase: return [("pattern", node(n.a)), ("guard", node(n.b)), ("body", list(n.c))]
    case .matchSingleton: return [("value", .text(constant(id)))]
    case .matchSequence, .matchOr: return [("patterns", list(n.a))]
    case .matchMapping: return [("keys", list(n.a)), ("patterns", list(n.b)), ("rest", name(n.c))]
    case .matchClass:
      return [
        ("cls", node(n.a)), ("patterns", list(n.b)), ("kwd_attrs", .names(NodeList(n.c))),
        ("kwd_patterns", list(n.d)),
      ]
    case .matchStar: return [("name", name(n.a))]
    case .matchAs: return [("pattern", node(n.a)), ("name", name(n.b))]
    case .typeVar: return [("name", name(n.a)), ("bound", node(n.b)), ("default_value", node(n.c))]
    case .paramSpec, .typeVarTuple: return [("name", name(n.a)), ("default_value", node(n.b))]
    }
  }

  static let operatorNames = [
    "Add()", "Sub()", "Mult()", "MatMult()", "Div()", "Mod()", "Pow()", "LShift()", "RShift()", "BitOr()",
    "BitXor()", "BitAnd()", "FloorDiv()",
  ]
  static let compareNames = [
    "Eq()", "NotEq()", "Lt()", "LtE()", "Gt()", "GtE()", "Is()", "IsNot()", "In()", "NotIn()",
  ]

  func constant(_ id: NodeID) -> String {
    switch tree.constantKind(id) {
    case .none: return "None"
    case .true: return "True"
    case .false: return "False"
    case .ellipsis: return "Ellipsis"
    case .int: return "\(tree.integer(id))"
    case .bigInt:
      let (digits, base) = tree.bigInteger(id)
      return "\(base):" + String(decoding: tree.text(digits), as: UTF8.self)
    case .float: return "float:" + String(tree.double(id).bitPattern, radix: 16)
    case .complex: return "imag:" + String(tree.double(id).bitPattern, radix: 16)
    case .str: return "'" + escaped(tree.text(tree.stringValue(id))) + "'"
    case .bytes: return "b'" + escaped(tree.text(tree.stringValue(id))) + "'"
    }
  }

  func escaped(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      if byte >= 32 && byte < 127 && byte != 39 && byte != 92 {
        text.append(byte)
      } else {
        text.append(contentsOf: ("\\x" + hexadecimal(UInt32(byte), width: 2, uppercase: false)).utf8)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
