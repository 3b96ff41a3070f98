/// Compiles a syntax tree to CPython 3.13's instructions.
///
/// Three passes: fold constants (one forward run over the node array), collect and resolve names
/// (`Compiler+Scopes…`), then emit code unit by unit, each of which is optimised and laid out by `FlowGraph`.
/// All state is flat arrays of trivial values; nothing is allocated per node.
struct Compiler {
  let tree: SyntaxTree
  let source: [UInt8]
  let options: CompilerOptions
  var pool = ConstantPool()
  var symbols: SymbolTable
  /// Per node: constant id, or one of the marks in `Fold`.
  var folded: [Int32] = []
  var finished: [CodeUnit] = []
  var unit = UnitBuilder()
  var outerUnits: [UnitBuilder] = []
  /// Scope in which names are collected.
  var scope: Int32 = 0
  var depth = 0
  /// Line found last; the next position is most often close to it.
  var lineHint = 0
  /// `from __future__ import annotations` is in force.
  var futureAnnotations = false
  /// Line of the last statement that may hold `from __future__` imports.
  var lastFutureLine: Int32 = 0
  /// Names the compiler itself needs.
  var known = KnownNames()
  var warnings: [SyntaxWarningInfo] = []
  /// Code objects made from a node so far: what is compiled twice (the body of `finally`) is one constant if equal.
  var unitsOfNode: [Int32: [Int]] = [:]

  init(tree: SyntaxTree, source: [UInt8], options: CompilerOptions) {
    self.tree = tree
    self.source = source
    self.options = options
    symbols = SymbolTable(nodeCount: tree.nodes.count)
  }

  /// Compiles a tree. `source` is only read for the text of error messages.
  /// - Complexity: O(nodes), except for names in deeply nested scopes
  static func compile(
    _ tree: SyntaxTree, source: [UInt8] = [], options: CompilerOptions = CompilerOptions()
  ) throws(CompileFailure) -> CompilationResult {
    var compiler = Compiler(tree: tree, source: source, options: options)
    return try compiler.run()
  }

  private mutating func run() throws(CompileFailure) -> CompilationResult {
    // CPython counts every nested node; its limit is what a long chain of operators meets.
    if tree.depth > 9990 { throw .recursion }
    for index in 0..<tree.names.count { _ = pool.strings.intern(tree.names[Int32(index)]) }
    known = KnownNames(&pool.strings)
    try findFutureImports()
    foldConstants()
    do {
      try collectNames()
    } catch .syntaxError(var info) {
      info.isAboutScopes = true
      throw .syntaxError(info)
    }
    try compileRoot()
    var result = CompilationResult()
    result.units = finished
    result.root = finished.count - 1
    pool.finish(&result)
    result.warnings = warnings
    return result
  }

  // MARK: Positions

  /// Line (from 0) of a byte offset.
  private mutating func lineIndex(_ offset: UInt32) -> Int {
    let starts = tree.lineStarts
    var low = lineHint
    if low < starts.count, starts[low] <= offset {
      if low + 1 >= starts.count || starts[low + 1] > offset { return low }
      if low + 2 >= starts.count || starts[low + 2] > offset {
        lineHint = low + 1
        return low + 1
      }
    }
    low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    lineHint = low
    return low
  }

  /// Where a node stands.
  mutating func range(_ id: NodeID) -> CodeRange {
    let node = tree[id]
    let line = lineIndex(node.start)
    let column = Int(node.start) - Int(tree.lineStarts[line])
    let endLine = lineIndex(node.end)
    let endColumn = Int(node.end) - Int(tree.lineStarts[endLine])
    return CodeRange(
      line: Int32(line + 1), endLine: Int32(endLine + 1), column: Int32(max(0, column)),
      endColumn: Int32(endColumn))
  }

  /// First line of a node.
  mutating func line(_ id: NodeID) -> Int32 { Int32(lineIndex(tree[id].start) + 1) }

  // MARK: Errors

  /// A `SyntaxError` at a range.
  func syntaxError(_ message: String, _ range: CodeRange) -> CompileFailure {
    var text: [UInt8]?
    let index = Int(range.line) - 1
    if !source.isEmpty, index >= 0, index < tree.lineStarts.count {
      let start = Int(tree.lineStarts[index])
      let end = index + 1 < tree.lineStarts.count ? Int(tree.lineStarts[index + 1]) : source.count
      if start <= end, end <= source.count { text = Array(source[start..<end]) }
    }
    return .syntaxError(
      SyntaxErrorInfo(
        kind: .syntaxError, message: message, line: Int(range.line), offset: Int(range.column) + 1,
        endLine: Int(range.endLine), endOffset: Int(range.endColumn) + 1, text: text))
  }

  /// Refuses a construct outside the supported language.
  mutating func unsupported(_ construct: String, _ node: NodeID) -> CompileFailure {
    .unsupported(construct: construct, line: Int(line(node)))
  }

  /// Notes one more level of recursion; the caller must call `leave` when it returns without error.
  @inline(__always)
  mutating func enter() throws(CompileFailure) {
    depth += 1
    if depth > options.maximumDepth { throw .recursion }
  }

  @inline(__always)
  mutating func leave() { depth -= 1 }

  // MARK: Names

  /// The text id of an identifier. Identifiers of the tree are interned first and in order, so ids coincide.
  @inline(__always)
  func text(_ name: NameID) -> TextID { name.index }

  func string(_ name: TextID) -> String { pool.strings.text(name) }

  /// The name under which a private identifier (`__x` in a class) is kept.
  mutating func mangled(_ name: TextID, in privateName: TextID) -> TextID {
    if privateName < 0 { return name }
    let bytes = pool.strings[name]
    let start = bytes.startIndex
    let underscore = UInt8(ascii: "_")
    guard bytes.count > 2, bytes[start] == underscore, bytes[start + 1] == underscore else { return name }
    if bytes[bytes.endIndex - 1] == underscore && bytes[bytes.endIndex - 2] == underscore { return name }
    if bytes.contains(UInt8(ascii: ".")) { return name }
    let owner = pool.strings[privateName].drop { $0 == underscore }
    if owner.isEmpty { return name }
    return pool.strings.intern([underscore] + owner + bytes)
  }
}

/// Ids of the names that compiled code mentions without the program writing them.
struct KnownNames {
  var classCell: TextID = -1
  var superName: TextID = -1
  var iterationArgument: TextID = -1
  var debug: TextID = -1
  var selfName: TextID = -1
  var name: TextID = -1
  var module: TextID = -1
  var qualname: TextID = -1
  var firstLine: TextID = -1
  var staticAttributes: TextID = -1
  var classCellStore: TextID = -1
  var doc: TextID = -1
  var annotations: TextID = -1
  var returnName: TextID = -1
  var lambda: TextID = -1
  var generator: TextID = -1
  var moduleUnit: TextID = -1
  var join: TextID = -1
  var empty: TextID = -1
  var locals: TextID = -1
  var future: TextID = -1

  init() {}

  init(_ strings: inout TextTable) {
    func id(_ text: StaticString) -> TextID {
      text.withUTF8Buffer { strings.intern($0) }
    }
    classCell = id("__class__")
    superName = id("super")
    iterationArgument = id(".0")
    debug = id("__debug__")
    selfName = id("self")
    name = id("__name__")
    module = id("__module__")
    qualname = id("__qualname__")
    firstLine = id("__firstlineno__")
    staticAttributes = id("__static_attributes__")
    classCellStore = id("__classcell__")
    doc = id("__doc__")
    annotations = id("__annotations__")
    returnName = id("return")
    lambda = id("<lambda>")
    generator = id("<genexpr>")
    moduleUnit = id("<module>")
    join = id("join")
    empty = id("")
    locals = id("<locals>")
    future = id("__future__")
  }
}
