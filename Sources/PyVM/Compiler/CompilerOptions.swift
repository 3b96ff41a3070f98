/// What a compilation asks of its surroundings. The language is always 3.13's; the questions concern how constants
/// reach the heap, which differs between CPython versions and shows in `sys.getsizeof` and `is`.
struct CompilerOptions: Sendable {
  /// What the tree is compiled to.
  enum Mode: Sendable {
    /// A file: the value of the last statement is dropped.
    case module
    /// A lesson cell: as a file, and the value of the last expression statement goes to `Intrinsic1.print`.
    case cell
    /// A line of a prompt: every expression statement at the top is displayed.
    case interactive
    /// One expression, whose value the code returns.
    case expression
  }

  var mode: Mode = .module
  /// Number of the source file, copied to every code unit.
  var fileID: Int32 = 0
  /// Whether a list or set of three or more constants is filled from one constant tuple (3.9 on). Before, each item
  /// is loaded and the list is made at its exact size.
  var extendsDisplaysFromConstants = true
  /// Whether `for x in [y]` inside a comprehension makes the list and loops over it (3.8), or only assigns.
  var loopsOverSingleItems = false
  /// Whether the handler around a generator's body, which turns `StopIteration` into `RuntimeError`, counts for the
  /// depth of its stack (3.12 on).
  var countsGeneratorGuard = true
  /// Deepest nesting of the tree that is followed before `RecursionError`. Chains of binary operators and of `elif`
  /// do not count.
  var maximumDepth = 900

  init(mode: Mode = .module, fileID: Int32 = 0) {
    self.mode = mode
    self.fileID = fileID
  }
}

/// Why a tree was not compiled.
enum CompileFailure: Error, Equatable {
  /// An error of the program, in CPython 3.13's words.
  case syntaxError(SyntaxErrorInfo)
  /// The tree is nested too deeply: `RecursionError` with CPython's text.
  case recursion
  /// Something outside the supported language, refused by name.
  case unsupported(construct: String, line: Int)

  /// CPython's text for `recursion`.
  static let recursionMessage = "maximum recursion depth exceeded during compilation"
}
