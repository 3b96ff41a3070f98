/// What a name is within one scope: how it was mentioned, and where it lives.
struct SymbolFlags: OptionSet {
  var rawValue: UInt16

  static let global = SymbolFlags(rawValue: 1)
  static let local = SymbolFlags(rawValue: 1 << 1)
  static let parameter = SymbolFlags(rawValue: 1 << 2)
  static let nonlocal = SymbolFlags(rawValue: 1 << 3)
  static let used = SymbolFlags(rawValue: 1 << 4)
  /// A class body's own name that an inner function also takes from outside the class.
  static let freeInClass = SymbolFlags(rawValue: 1 << 5)
  static let imported = SymbolFlags(rawValue: 1 << 6)
  static let annotated = SymbolFlags(rawValue: 1 << 7)
  /// Iteration variable of a comprehension.
  static let iteration = SymbolFlags(rawValue: 1 << 8)
  /// Cell of a comprehension that was inlined here.
  static let comprehensionCell = SymbolFlags(rawValue: 1 << 9)

  /// Any of these makes the name the scope's own.
  static let bound: SymbolFlags = [.local, .parameter, .imported]
}

/// Where a name lives, seen from one scope.
enum Storage: UInt8 {
  /// Not mentioned, or not yet resolved.
  case unknown
  case local
  case globalExplicit
  case globalImplicit
  case free
  case cell
}

/// One name in one scope; names of a scope form a list in order of first mention.
struct Symbol {
  var name: TextID
  var flags: SymbolFlags
  var storage: Storage = .unknown
  /// Next symbol of the same scope, or −1.
  var next: Int32 = -1
}

/// A namespace: the module, a class body, or a function-like body.
struct Scope {
  enum Kind: UInt8 { case module, classBody, function }
  enum Comprehension: UInt8 { case none, list, set, dict, generator }

  var kind: Kind
  var comprehension = Comprehension.none
  var parent: Int32
  var firstSymbol: Int32 = -1
  var lastSymbol: Int32 = -1
  /// Name of the class whose private names are mangled here, or −1.
  var privateName: TextID
  var isGenerator = false
  /// Set while the target of a comprehension is visited.
  var inIterationTarget = false
  /// Above zero while the iterable of a comprehension is visited.
  var iterableDepth: Int16 = 0
  /// A method mentions `__class__` or `super`: the class body makes a cell for it.
  var needsClassCell = false
  /// Children are found by walking this list.
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var nextSibling: Int32 = -1

  var isFunctionLike: Bool { kind == .function }
  /// List, set and dict comprehensions run in the frame around them (PEP 709).
  var isInlined: Bool { comprehension != .none && comprehension != .generator }
}

/// A `global` or `nonlocal` statement or an assignment expression that reaches out of a comprehension, kept for
/// error messages.
struct Directive {
  var scope: Int32
  var name: TextID
  var node: NodeID
}

/// All scopes of a tree with their names, resolved.
///
/// Flat arrays and one open-addressed table from (scope, name) to symbol: no allocation per scope or name. A
/// child scope has a greater index than its parent.
struct SymbolTable {
  var scopes: [Scope] = []
  var symbols: [Symbol] = []
  var directives: [Directive] = []
  /// Scope that a node opens, by node index; −1 for most.
  private(set) var scopeOfNode: [Int32]

  private var keys: [UInt64]
  private var values: [Int32]

  init(nodeCount: Int) {
    scopeOfNode = [Int32](repeating: -1, count: nodeCount)
    keys = [UInt64](repeating: .max, count: 256)
    values = [Int32](repeating: -1, count: 256)
  }

  // MARK: Look-up

  private static func key(_ scope: Int32, _ name: TextID) -> UInt64 {
    UInt64(UInt32(bitPattern: scope)) << 32 | UInt64(UInt32(bitPattern: name))
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  /// Index of the symbol for `name` in `scope`, or −1.
  func find(_ scope: Int32, _ name: TextID) -> Int32 {
    let key = Self.key(scope, name)
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while keys[slot] != .max {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// Where `name` lives, seen from `scope`.
  func storage(_ scope: Int32, _ name: TextID) -> Storage {
    let index = find(scope, name)
    return index < 0 ? .unknown : symbols[Int(index)].storage
  }

  /// How `name` is mentioned in `scope`.
  func flags(_ scope: Int32, _ name: TextID) -> SymbolFlags {
    let index = find(scope, name)
    return index < 0 ? [] : symbols[Int(index)].flags
  }

  // MARK: Building

  /// Opens a scope for `node` (which may be none for the module).
  mutating func addScope(_ kind: Scope.Kind, node: NodeID, parent: Int32, privateName: TextID) -> Int32 {
    let index = Int32(scopes.count)
    scopes.append(Scope(kind: kind, parent: parent, privateName: privateName))
    if !node.isNone { scopeOfNode[Int(node.index)] = index }
    if parent >= 0 {
      // A lambda or comprehension inside the iterable of a comprehension is part of that.
      scopes[Int(index)].iterableDepth = scopes[Int(parent)].iterableDepth
      if scopes[Int(parent)].lastChild < 0 {
        scopes[Int(parent)].firstChild = index
      } else {
        scopes[Int(scopes[Int(parent)].lastChild)].nextSibling = index
      }
      scopes[Int(parent)].lastChild = index
    }
    return index
  }

  /// Adds flags to a name of a scope, entering it if it is new; gives the symbol's index.
  @discardableResult
  mutating func add(_ scope: Int32, _ name: TextID, _ flags: SymbolFlags) -> Int32 {
    let known = find(scope, name)
    if known >= 0 {
      symbols[Int(known)].flags.formUnion(flags)
      return known
    }
    let index = Int32(symbols.count)
    symbols.append(Symbol(name: name, flags: flags))
    if scopes[Int(scope)].lastSymbol < 0 {
      scopes[Int(scope)].firstSymbol = index
    } else {
      symbols[Int(scopes[Int(scope)].lastSymbol)].next = index
    }
    scopes[Int(scope)].lastSymbol = index
    insert(Self.key(scope, name), index)
    return index
  }

  private mutating func insert(_ key: UInt64, _ value: Int32) {
    if symbols.count * 2 > keys.count {
      let oldKeys = keys
      let oldValues = values
      keys = [UInt64](repeating: .max, count: oldKeys.count * 4)
      values = [Int32](repeating: -1, count: oldKeys.count * 4)
      for index in 0..<oldKeys.count where oldKeys[index] != .max {
        place(oldKeys[index], oldValues[index])
      }
    }
    place(key, value)
  }

  private mutating func place(_ key: UInt64, _ value: Int32) {
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while keys[slot] != .max { slot = (slot + 1) & mask }
    keys[slot] = key
    values[slot] = value
  }
}
