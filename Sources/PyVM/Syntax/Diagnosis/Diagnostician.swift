// One name for both forms of an alternative: the result type tells them apart.
// swift-format-ignore-file: AmbiguousTrailingClosureOverload

/// Finds the words for a syntax error.
///
/// CPython's messages follow from how its parser works: an ordered-choice grammar with memory, read once
/// plainly, and on failure a second time with extra rules that match mistakes. Which message comes out, and
/// where it points, depends on the order of rules, on what was remembered, and on the furthest token looked
/// at. So the same kind of parser stands here. It is slow and runs only on a source that the fast ``Parser``
/// refused, from the top-level statement at which that one stopped.
///
/// Rules return nil (or false) where they do not match, and throw ``SyntaxErrorInfo`` when they know what is
/// wrong.
final class Diagnostician {
  /// An expression, reduced to what messages need.
  struct Node {
    var kind: NodeKind
    /// A ``ConstantKind``, or the first ``CompareOperator`` of a comparison.
    var tag: UInt8 = 0
    var start: UInt32
    var end: UInt32
    var children: [Int] = []
  }

  /// Rules whose results are remembered. Those from ``tuple`` on are remembered for speed alone, per pass.
  enum Rule: UInt64 {
    case simpleStatement, block, starExpression, expression, disjunction, conjunction, inversion, bitwiseOr
    case factor, awaitPrimary, primary, strings, arguments, starTarget, targetWithStarAtom, targetPrimary
    case deleteTarget, typeParameter, invalidNamedExpression
    case tuple, group, generator, list, listComprehension, dict, set, dictComprehension, setComprehension
    case namedExpression, starNamedExpression, starTargets, orPattern
  }

  let source: SourceText
  var lexer: Lexer
  var tokens: [Token] = []
  /// The source is completed with a final newline where it lacks one.
  var completesLine = true
  /// Index of the next token to read.
  var mark = 0
  /// The rules that match mistakes are on.
  var explains = false
  var nodes: [Node] = []
  private var memory: [UInt64: (node: Int, mark: Int)] = [:]
  private var steps = 0
  private var depth = 0
  private let stack = StackBound()

  /// Rule applications after which the search for better words is given up.
  static let maximumSteps = 3_000_000
  /// Nesting of remembered rules, as deep as CPython follows.
  static let maximumDepth = 3_500

  /// Neither of the passes found words: the plain error stands.
  struct GivenUp: Error {}

  init(_ source: SourceText, from start: Int) {
    self.source = source
    lexer = Lexer(source, at: start)
  }

  /// Goes on where another parser stopped, to look at what follows its error.
  init(_ source: SourceText, lexer: Lexer, token: Token) {
    self.source = source
    self.lexer = lexer
    tokens = [token]
  }

  // MARK: Tokens

  /// The token at an index, reading on as needed.
  func fetch(_ index: Int) throws -> Token {
    while tokens.count <= index {
      let token = lexer.next()
      tokens.append(token)
      if token.kind == .error { throw lexer.failure ?? SyntaxErrorInfo.bare("invalid syntax") }
    }
    return tokens[index]
  }

  func kind() throws -> TokenKind { try fetch(mark).kind }

  /// Consumes a token of a kind.
  func t(_ expected: TokenKind) throws -> Bool {
    steps += 1
    if steps > Diagnostician.maximumSteps { throw GivenUp() }
    if try fetch(mark).kind != expected { return false }
    mark += 1
    return true
  }

  /// Whether the next token is of a kind; consumes nothing.
  func sees(_ expected: TokenKind) throws -> Bool { try fetch(mark).kind == expected }

  /// Consumes a name spelt so.
  func word(_ text: StaticString) throws -> Bool {
    let token = try fetch(mark)
    guard token.kind == .name, isSpelt(token, text) else { return false }
    mark += 1
    return true
  }

  func isSpelt(_ token: Token, _ text: StaticString) -> Bool {
    guard Int(token.end - token.start) == text.utf8CodeUnitCount else { return false }
    for i in 0..<text.utf8CodeUnitCount where source.base[Int(token.start) + i] != text.utf8Start[i] {
      return false
    }
    return true
  }

  /// A token that must come here: without it the error is certain, even in the first pass.
  func forced(_ expected: TokenKind) throws -> Bool {
    let token = try fetch(mark)
    if token.kind != expected { throw errorAt(token, "expected '\(expected.spelling)'") }
    mark += 1
    return true
  }

  // MARK: Choice

  /// Tries one alternative; goes back if it does not match.
  func alt<T>(_ body: () throws -> T?) rethrows -> T? {
    let start = mark
    if let result = try body() { return result }
    mark = start
    return nil
  }

  func alt(_ body: () throws -> Bool) rethrows -> Bool {
    let start = mark
    if try body() { return true }
    mark = start
    return false
  }

  /// Whether an alternative matches here; consumes nothing.
  func ahead(_ body: () throws -> Bool) rethrows -> Bool {
    let start = mark
    defer { mark = start }
    return try body()
  }

  /// One of a set of kinds, consumed.
  func any(_ kinds: TokenKind...) throws -> Bool {
    let next = try kind()
    if !kinds.contains(next) { return false }
    mark += 1
    return true
  }

  func seesAny(_ kinds: TokenKind...) throws -> Bool { kinds.contains(try kind()) }

  /// Items separated by commas, at least one; a trailing comma stays.
  func gather(_ item: () throws -> Bool) throws -> Bool {
    if try !alt(item) { return false }
    while try alt({ try t(.comma) && item() }) {}
    return true
  }

  func gatherNodes(_ item: () throws -> Int?) throws -> [Int]? {
    guard let first = try alt(item) else { return nil }
    var result = [first]
    while let next = try alt({ try t(.comma) ? try item() : nil }) { result.append(next) }
    return result
  }

  func zeroOrMore(_ item: () throws -> Bool) throws { while try alt(item) {} }

  func oneOrMore(_ item: () throws -> Bool) throws -> Bool {
    if try !alt(item) { return false }
    try zeroOrMore(item)
    return true
  }

  /// An optional part: always matches.
  @discardableResult
  func opt(_ item: () throws -> Bool) throws -> Bool {
    _ = try alt(item)
    return true
  }

  /// Runs a rule once per place.
  func memo(_ rule: Rule, _ body: () throws -> Int?) throws -> Int? {
    var key = rule.rawValue << 40 | UInt64(mark)
    if rule.rawValue >= Rule.tuple.rawValue && explains { key |= 1 << 60 }
    if let known = memory[key] {
      if known.node < 0 { return nil }
      mark = known.mark
      return known.node
    }
    depth += 1
    defer { depth -= 1 }
    if depth > Diagnostician.maximumDepth || stack.isNearlyUsedUp { throw SyntaxErrorInfo.tooComplex }
    let start = mark
    let result = try body()
    if result == nil { mark = start }
    memory[key] = (result ?? -1, mark)
    return result
  }

  func memo(_ rule: Rule, _ body: () throws -> Bool) throws -> Bool {
    try memo(rule) { try body() ? 0 : nil } != nil
  }

  // MARK: Nodes

  /// Offset of the next token.
  func here() throws -> UInt32 { try fetch(mark).start }

  /// End of the last token before the mark that is not layout.
  func lastEnd() -> UInt32 {
    var i = mark - 1
    while i >= 0 {
      switch tokens[i].kind {
      case .newline, .indent, .dedent, .endMarker: i -= 1
      default: return tokens[i].end
      }
    }
    return 0
  }

  func node(_ kind: NodeKind, _ start: UInt32, tag: UInt8 = 0, _ children: [Int] = []) -> Int {
    nodes.append(Node(kind: kind, tag: tag, start: start, end: lastEnd(), children: children))
    return nodes.count - 1
  }

  /// Runs the two passes.
  func run(_ mode: ParseMode) -> SyntaxErrorInfo {
    nodes.append(Node(kind: .pass, start: 0, end: 0))
    completesLine = mode == .module || mode == .cell
    do {
      _ = try wholeSource(mode)
    } catch let error as SyntaxErrorInfo {
      return lexer.failure ?? afterReadingOn(error)
    } catch {
      return genericError(tokens.last)
    }
    let last = tokens.last
    mark = 0
    memory.removeAll()
    explains = true
    do {
      _ = try wholeSource(mode)
    } catch let error as SyntaxErrorInfo {
      return lexer.failure ?? afterReadingOn(error)
    } catch {}
    return genericError(last)
  }

  private func wholeSource(_ mode: ParseMode) throws -> Bool {
    switch mode {
    case .expression:
      guard try expressions() != nil else { return false }
      try zeroOrMore { try t(.newline) }
      return try t(.endMarker)
    case .interactive:
      if try t(.newline) { return true }
      guard try statement() else { return false }
      try zeroOrMore { try t(.newline) }
      return try t(.endMarker)
    case .module, .cell:
      _ = try statements()
      return try t(.endMarker)
    }
  }
}

/// Words for the error in a source that the fast parser refused.
func diagnose(_ source: SourceText, _ mode: ParseMode, from start: Int) -> SyntaxErrorInfo {
  let line = mode == .expression ? 0 : source.lineIndex(max(source.origin, min(start, source.count)))
  return Diagnostician(source, from: source.lineStart(line)).run(mode)
}
