/// An instruction while a unit is being built: jumps and handlers still name labels.
struct PendingInstruction {
  var op: Opcode
  var arg: Int32
  var range: CodeRange
}

/// A place in a unit that jumps may name before it is reached.
struct Label {
  var id: Int32

  static let none = Label(id: -1)
}

/// What encloses a statement while it is compiled, and must be undone by a jump out of it.
struct FrameBlock {
  enum Kind {
    case whileLoop, forLoop
    case tryBody
    /// Body of a `try` with `finally`; `body` holds the statements to run.
    case finallyBody
    /// A `finally` clause entered by an exception.
    case finallyHandler
    case withBody
    /// Body of an `except` clause; `name` is the name it deletes, or −1.
    case handlerBody
    /// A value that waits under a `finally` clause.
    case value
    case handlers
    case groupHandlers
  }

  var kind: Kind
  var start = Label.none
  var exit = Label.none
  var range = CodeRange.none
  var body = NodeList.empty
  var name: TextID = -1
}

/// Small ordered map from ids to the order of their first use.
struct IndexMap {
  private(set) var keys: [Int32] = []
  private var positions: [Int32: Int32] = [:]

  var count: Int { keys.count }

  func find(_ key: Int32) -> Int32? {
    if keys.count <= 16 {
      for index in keys.indices where keys[index] == key { return Int32(index) }
      return nil
    }
    return positions[key]
  }

  /// The position of `key`, which is appended if it is new.
  mutating func index(_ key: Int32) -> Int32 {
    if let known = find(key) { return known }
    let position = Int32(keys.count)
    keys.append(key)
    if keys.count == 17 {
      for index in keys.indices { positions[keys[index]] = Int32(index) }
    } else if keys.count > 17 {
      positions[key] = position
    }
    return position
  }
}

/// A code object under construction.
struct UnitBuilder {
  enum Kind { case module, classBody, function, lambda, comprehension }

  var kind = Kind.module
  var scope: Int32 = 0
  var name: TextID = -1
  var qualifiedName: TextID = -1
  var privateName: TextID = -1
  var firstLine: Int32 = 1
  var argCount: Int32 = 0
  var positionalOnlyCount: Int32 = 0
  var keywordOnlyCount: Int32 = 0
  var hasVarArgs = false
  var hasVarKeywords = false
  var code: [PendingInstruction] = []
  /// Instruction index by label, −1 until the label is placed.
  var labels: [Int32] = []
  var constants = IndexMap()
  var names = IndexMap()
  var variables = IndexMap()
  var cells = IndexMap()
  var frees = IndexMap()
  /// Variables of comprehensions inlined into a module or class body; the flag says whether they are visible now.
  var hidden: [(name: TextID, active: Bool)] = []
  var blocks: [FrameBlock] = []
  var inlinedDepth = 0
  /// Class bodies: names set on `self` by methods.
  var staticAttributes: [TextID] = []

  func isHiddenActive(_ name: TextID) -> Bool {
    for entry in hidden where entry.name == name { return entry.active }
    return false
  }

  mutating func setHidden(_ name: TextID, _ active: Bool) {
    for index in hidden.indices where hidden[index].name == name {
      hidden[index].active = active
      return
    }
    hidden.append((name, active))
  }
}
