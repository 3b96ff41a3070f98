/// Why a rule stopped. The details of a raised error lie in ``Parser/raised``.
enum ParseStop: Error {
  /// The tokens do not fit the grammar: the diagnostician works out what to say.
  case mismatch
  /// An error that the grammar's actions raise themselves, already worded.
  case raised
}

/// The fast path: a recursive-descent parser that builds the tree and never explains.
///
/// It reads tokens as they come and keeps only those that a pending decision may need again, so a program on
/// one endless line costs no more memory than its tree. Where the input does not fit it throws and leaves the
/// wording to ``Diagnostician``, which reads the same source again, slowly.
///
/// Recursion is bounded: by the lexer's limits on brackets (200) and blocks (100), and by ``depth`` for the
/// constructs that nest without either.
struct Parser {
  var lexer: Lexer
  let source: SourceText
  var tree = SyntaxTree()

  /// Tokens fetched and still needed; `tokens[index]` is the current one.
  var tokens: [Token] = []
  var index = 0
  /// The current token.
  var token = Token(kind: .endMarker, level: 0, start: 0, end: 0)
  /// End of the last token consumed that is neither NEWLINE, INDENT nor DEDENT.
  var previousEnd: UInt32 = 0
  /// Decisions pending that may go back.
  var marks = 0

  /// Items of lists under construction.
  var stack: [Int32] = []
  var depth = 0
  private let stackBound = StackBound()
  var raised: SyntaxErrorInfo?
  var warnings: [SyntaxWarningInfo] = []
  var identifiers = IdentifierTable()
  /// Where the current top-level statement starts: the diagnostician begins there.
  var statementStart = 0
  /// Last byte before the bracket that closed the last sequence pattern.
  var lastComma: UInt32 = 0

  /// Nesting that neither brackets nor blocks bound: lambdas, conditional expressions, powers, f-strings.
  static let maximumDepth = 1500

  init(_ source: SourceText) {
    self.source = source
    lexer = Lexer(source)
    tokens.reserveCapacity(512)
    stack.reserveCapacity(64)
    tree.nodes.reserveCapacity(source.count / 8)
    tokens.append(lexer.next())
    token = tokens[0]
  }

  // MARK: Tokens

  @inline(__always) var kind: TokenKind { token.kind }

  /// Steps to the next token.
  mutating func advance() {
    let old = token.kind
    if old != .newline && old != .indent && old != .dedent { previousEnd = token.end }
    index &+= 1
    if index == tokens.count {
      if marks == 0 && index >= 256 {
        tokens.removeAll(keepingCapacity: true)
        index = 0
      }
      tokens.append(lexer.next())
    }
    token = tokens[index]
  }

  /// The token `distance` places ahead.
  mutating func peek(_ distance: Int = 1) -> TokenKind {
    while index + distance >= tokens.count { tokens.append(lexer.next()) }
    return tokens[index + distance].kind
  }

  @inline(__always)
  mutating func accept(_ expected: TokenKind) -> Bool {
    if token.kind != expected { return false }
    advance()
    return true
  }

  @inline(__always)
  mutating func expect(_ expected: TokenKind) throws(ParseStop) {
    if token.kind != expected { throw .mismatch }
    advance()
  }

  /// A point to go back to.
  struct Mark {
    var index: Int
    var previousEnd: UInt32
    var nodes: Int
    var stack: Int
    var depth: Int
    var warnings: Int
    var strings: Int
    var stringBytes: Int
  }

  mutating func mark() -> Mark {
    marks += 1
    return Mark(
      index: index, previousEnd: previousEnd, nodes: tree.nodes.count, stack: stack.count, depth: depth,
      warnings: warnings.count, strings: tree.strings.count, stringBytes: tree.strings.bytes.count)
  }

  /// Gives the way back up.
  mutating func release(_: Mark) { marks -= 1 }

  mutating func reset(_ mark: Mark) {
    marks -= 1
    index = mark.index
    token = tokens[index]
    previousEnd = mark.previousEnd
    tree.nodes.removeLast(tree.nodes.count - mark.nodes)
    stack.removeLast(stack.count - mark.stack)
    depth = mark.depth
    warnings.removeLast(warnings.count - mark.warnings)
    tree.strings.truncate(count: mark.strings, bytes: mark.stringBytes)
  }

  @inline(__always)
  mutating func enter() throws(ParseStop) {
    depth &+= 1
    if depth > Parser.maximumDepth || stackBound.isNearlyUsedUp { throw tooDeep() }
  }

  @inline(__always) mutating func leave() { depth &-= 1 }

  @inline(never)
  mutating func tooDeep() -> ParseStop {
    raised = SyntaxErrorInfo.tooComplex
    return .raised
  }

  /// Whether the current token is a name spelt so: for soft keywords.
  func isWord(_ word: StaticString, _ candidate: Token? = nil) -> Bool {
    let token = candidate ?? token
    guard token.kind == .name, Int(token.end - token.start) == word.utf8CodeUnitCount else { return false }
    for i in 0..<word.utf8CodeUnitCount where source.base[Int(token.start) + i] != word.utf8Start[i] {
      return false
    }
    return true
  }

  // MARK: Nodes

  @inline(__always)
  mutating func add(
    _ kind: NodeKind, _ start: UInt32, tag: UInt8 = 0, a: Int32 = -1, b: Int32 = -1, c: Int32 = -1,
    d: Int32 = -1
  ) -> NodeID {
    add(kind, start, end: previousEnd, tag: tag, a: a, b: b, c: c, d: d)
  }

  @inline(__always)
  mutating func add(
    _ kind: NodeKind, _ start: UInt32, end: UInt32, tag: UInt8 = 0, a: Int32 = -1, b: Int32 = -1,
    c: Int32 = -1, d: Int32 = -1
  ) -> NodeID {
    tree.nodes.append(
      SyntaxNode(kind: kind, tag: tag, flags: 0, start: start, end: end, a: a, b: b, c: c, d: d))
    return NodeID(Int32(truncatingIfNeeded: tree.nodes.count &- 1))
  }

  /// Moves the items above `base` from the stack into a list.
  mutating func makeList(_ base: Int) -> NodeList {
    let count = stack.count - base
    if count == 0 { return .empty }
    let start = Int32(truncatingIfNeeded: tree.slots.count)
    tree.slots.append(Int32(truncatingIfNeeded: count))
    tree.slots.append(contentsOf: stack[base...])
    stack.removeLast(count)
    return NodeList(start)
  }

  /// A list of one item.
  mutating func makeList(of item: NodeID) -> NodeList {
    let start = Int32(truncatingIfNeeded: tree.slots.count)
    tree.slots.append(1)
    tree.slots.append(item.index)
    return NodeList(start)
  }

  /// A record of further fields.
  mutating func makeRecord(_ x: Int32, _ y: Int32, _ z: Int32) -> Int32 {
    let start = Int32(truncatingIfNeeded: tree.slots.count)
    tree.slots.append(x)
    tree.slots.append(y)
    tree.slots.append(z)
    return start
  }

  @inline(__always) func nodeKind(_ id: NodeID) -> NodeKind { tree.nodes[Int(id.index)].kind }
  @inline(__always) func nodeStart(_ id: NodeID) -> UInt32 { tree.nodes[Int(id.index)].start }

  /// Consumes a name token and interns it.
  mutating func parseName() throws(ParseStop) -> NameID {
    if token.kind != .name { throw .mismatch }
    let id = intern(Int(token.start), Int(token.end))
    advance()
    return id
  }

  mutating func intern(_ start: Int, _ end: Int) -> NameID {
    identifiers.intern(UnsafeBufferPointer(start: source.base + start, count: end - start), &tree.names)
  }
}

extension SyntaxErrorInfo {
  /// The input nests too deep to follow.
  static let tooComplex = SyntaxErrorInfo(
    kind: .memoryError, message: "Parser stack overflowed - Python source too complex to parse", line: 0,
    offset: 0, endLine: 0, endOffset: 0, text: nil)
}
