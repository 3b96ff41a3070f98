/// The text of an annotation under `from __future__ import annotations`: the expression written anew, in CPython's
/// spacing and with as few parentheses as it needs.
struct Unparser {
  /// How tightly the place of an expression binds; weaker operators need parentheses there.
  private enum Level: Int {
    case tuple, named, test, or, and, not, comparison, bitOr, bitXor, bitAnd, shift, arithmetic, term, factor
    case power, await, atom

    var next: Level { Level(rawValue: rawValue + 1) ?? .atom }
  }

  private let tree: SyntaxTree
  private var out: [UInt8] = []
  private var depth = 0
  private var hasFailed = false

  private init(_ tree: SyntaxTree) { self.tree = tree }

  /// The text, or nil for the few expressions that are not supported in such an annotation (f-strings, ints beyond
  /// 64 bits, extreme nesting).
  static func text(of id: NodeID, in tree: SyntaxTree) -> [UInt8]? {
    var unparser = Unparser(tree)
    unparser.write(id, .test)
    return unparser.hasFailed ? nil : unparser.out
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { out.append(contentsOf: $0) }
  }

  /// Writes `body` in parentheses when its operator binds more weakly than the place demands.
  private mutating func grouped(_ own: Level, in place: Level, _ body: (inout Unparser) -> Void) {
    let needsParentheses = place.rawValue > own.rawValue
    if needsParentheses { write("(") }
    body(&self)
    if needsParentheses { write(")") }
  }

  private mutating func write(_ list: NodeList, separator: StaticString = ", ", _ level: Level) {
    for index in 0..<tree.count(list) {
      if index > 0 { write(separator) }
      write(tree.item(list, index), level)
    }
  }

  private mutating func write(_ id: NodeID, _ level: Level) {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 || hasFailed {
      hasFailed = true
      return
    }
    let node = tree[id]
    switch node.kind {
    case .name: out.append(contentsOf: tree.text(NameID(node.a)))
    case .constant: writeConstant(id)
    case .attribute:
      write(NodeID(node.a), .atom)
      let value = tree[NodeID(node.a)]
      if value.kind == .constant, value.tag == ConstantKind.int.rawValue { write(" ") }
      write(".")
      out.append(contentsOf: tree.text(NameID(node.b)))
    case .subscript:
      write(NodeID(node.a), .atom)
      write("[")
      write(NodeID(node.b), .tuple)
      write("]")
    case .slice:
      if node.a >= 0 { write(NodeID(node.a), .test) }
      write(":")
      if node.b >= 0 { write(NodeID(node.b), .test) }
      if node.c >= 0 {
        write(":")
        write(NodeID(node.c), .test)
      }
    case .tuple:
      let items = NodeList(node.a)
      if tree.count(items) == 0 { return write("()") }
      grouped(.tuple, in: level) {
        $0.write(items, .test)
        if $0.tree.count(items) == 1 { $0.write(",") }
      }
    case .list:
      write("[")
      write(NodeList(node.a), .test)
      write("]")
    case .set:
      write("{")
      write(NodeList(node.a), .test)
      write("}")
    case .dict: writeDict(id)
    case .starred:
      write("*")
      write(NodeID(node.a), .bitOr)
    case .call: writeCall(id)
    case .boolOp:
      let own: Level = node.tag != 0 ? .or : .and
      grouped(own, in: level) {
        $0.write(NodeList(node.a), separator: node.tag != 0 ? " or " : " and ", own.next)
      }
    case .binOp: writeBinary(id, level)
    case .unaryOp:
      let op = UnaryOperator(rawValue: node.tag) ?? .not
      let own: Level = op == .not ? .not : .factor
      grouped(own, in: level) {
        switch op {
        case .not: $0.write("not ")
        case .invert: $0.write("~")
        case .uAdd: $0.write("+")
        case .uSub: $0.write("-")
        }
        $0.write(NodeID(node.a), own)
      }
    case .compare: writeComparison(id, level)
    case .ifExp:
      grouped(.test, in: level) {
        $0.write(NodeID(node.b), Level.test.next)
        $0.write(" if ")
        $0.write(NodeID(node.a), Level.test.next)
        $0.write(" else ")
        $0.write(NodeID(node.c), .test)
      }
    case .listComp:
      writeComprehension("[", NodeID(node.a), .none, NodeList(node.b), "]")
    case .setComp:
      writeComprehension("{", NodeID(node.a), .none, NodeList(node.b), "}")
    case .generatorExp:
      writeComprehension("(", NodeID(node.a), .none, NodeList(node.b), ")")
    case .dictComp:
      writeComprehension("{", NodeID(node.a), NodeID(node.b), NodeList(node.c), "}")
    default: hasFailed = true
    }
  }

  private mutating func writeBinary(_ id: NodeID, _ level: Level) {
    let operation = tree.binOp(id)
    let own: Level
    let symbol: StaticString
    switch operation.op {
    case .add: (own, symbol) = (.arithmetic, " + ")
    case .sub: (own, symbol) = (.arithmetic, " - ")
    case .mult: (own, symbol) = (.term, " * ")
    case .matMult: (own, symbol) = (.term, " @ ")
    case .div: (own, symbol) = (.term, " / ")
    case .mod: (own, symbol) = (.term, " % ")
    case .floorDiv: (own, symbol) = (.term, " // ")
    case .lShift: (own, symbol) = (.shift, " << ")
    case .rShift: (own, symbol) = (.shift, " >> ")
    case .bitOr: (own, symbol) = (.bitOr, " | ")
    case .bitXor: (own, symbol) = (.bitXor, " ^ ")
    case .bitAnd: (own, symbol) = (.bitAnd, " & ")
    case .pow: (own, symbol) = (.power, " ** ")
    }
    let bindsRight = operation.op == .pow
    grouped(own, in: level) {
      $0.write(operation.left, bindsRight ? own.next : own)
      $0.write(symbol)
      $0.write(operation.right, bindsRight ? own : own.next)
    }
  }

  private mutating func writeComparison(_ id: NodeID, _ level: Level) {
    let compare = tree.compare(id)
    grouped(.comparison, in: level) {
      $0.write(compare.left, Level.comparison.next)
      for index in 0..<$0.tree.count(compare.comparators) {
        switch $0.tree.compareOperator(compare.operators, index) {
        case .eq: $0.write(" == ")
        case .notEq: $0.write(" != ")
        case .lt: $0.write(" < ")
        case .ltE: $0.write(" <= ")
        case .gt: $0.write(" > ")
        case .gtE: $0.write(" >= ")
        case .is: $0.write(" is ")
        case .isNot: $0.write(" is not ")
        case .in: $0.write(" in ")
        case .notIn: $0.write(" not in ")
        }
        $0.write($0.tree.item(compare.comparators, index), Level.comparison.next)
      }
    }
  }

  private mutating func writeDict(_ id: NodeID) {
    let dict = tree.dict(id)
    write("{")
    for index in 0..<tree.count(dict.values) {
      if index > 0 { write(", ") }
      let key = tree.item(dict.keys, index)
      if key.isNone {
        write("**")
        write(tree.item(dict.values, index), .bitOr)
      } else {
        write(key, .test)
        write(": ")
        write(tree.item(dict.values, index), .test)
      }
    }
    write("}")
  }

  private mutating func writeCall(_ id: NodeID) {
    let call = tree.call(id)
    write(call.function, .atom)
    let count = tree.count(call.arguments)
    let keywords = tree.count(call.keywords)
    if count == 1, keywords == 0, tree[tree.item(call.arguments, 0)].kind == .generatorExp {
      return write(tree.item(call.arguments, 0), .test)
    }
    write("(")
    write(call.arguments, .test)
    for index in 0..<keywords {
      if count + index > 0 { write(", ") }
      let keyword = tree.keyword(tree.item(call.keywords, index))
      if keyword.name.isNone {
        write("**")
      } else {
        out.append(contentsOf: tree.text(keyword.name))
        write("=")
      }
      write(keyword.value, .test)
    }
    write(")")
  }

  private mutating func writeComprehension(
    _ open: StaticString, _ element: NodeID, _ value: NodeID, _ generators: NodeList, _ close: StaticString
  ) {
    write(open)
    write(element, .test)
    if !value.isNone {
      write(": ")
      write(value, .test)
    }
    for index in 0..<tree.count(generators) {
      let generator = tree.comprehension(tree.item(generators, index))
      write(" for ")
      write(generator.target, .tuple)
      write(" in ")
      write(generator.iterable, Level.test.next)
      for condition in 0..<tree.count(generator.conditions) {
        write(" if ")
        write(tree.item(generator.conditions, condition), Level.test.next)
      }
    }
    write(close)
  }

  private mutating func writeConstant(_ id: NodeID) {
    switch tree.constantKind(id) {
    case .none: write("None")
    case .true: write("True")
    case .false: write("False")
    case .ellipsis: write("...")
    case .int: out.append(contentsOf: Array(String(tree.integer(id)).utf8))
    case .float where tree.double(id).isFinite: out.append(contentsOf: Array("\(tree.double(id))".utf8))
    case .float: write("1e309")
    case .str:
      if tree[id].b != 0 { write("u") }
      writeQuoted(Array(tree.text(tree.stringValue(id))), isBytes: false)
    case .bytes:
      write("b")
      writeQuoted(Array(tree.text(tree.stringValue(id))), isBytes: true)
    case .bigInt, .complex: hasFailed = true
    }
  }

  private mutating func writeQuoted(_ text: [UInt8], isBytes: Bool) {
    let single = UInt8(ascii: "'")
    let double = UInt8(ascii: "\"")
    let quote = text.contains(single) && !text.contains(double) ? double : single
    let digits = Array("0123456789abcdef".utf8)
    out.append(quote)
    for byte in text {
      switch byte {
      case quote, UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0x0A: write("\\n")
      case 0x0D: write("\\r")
      case 0x09: write("\\t")
      case 0..<0x20, 0x7F:
        write("\\x")
        out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      case 0x80... where isBytes:
        write("\\x")
        out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: out.append(byte)
      }
    }
    out.append(quote)
  }
}
