import PyHeap

/// The machine's side of a code object: assembled words and tables. Lives outside the learner's heap (it is not
/// Python data) and is freed with its code object.
struct CodeBody {
  /// Assembled instructions; `entry` is the first.
  var words: CodePointer
  var wordCount: Int
  /// Slots of the constants tuple.
  var constants: SlotPointer
  /// Interned names, borrowed from the code object's names tuple.
  var names: SlotPointer
  /// Arguments + locals + cells + free variables.
  var localCount: Int32
  var stackSize: Int32
  /// Stack slots that a generator object has room for.
  var frameStackSize: Int32
  var argCount: Int32
  var positionalOnlyCount: Int32
  var keywordOnlyCount: Int32
  var flags: UInt32
  var cellCount: Int32
  var freeCount: Int32
  /// `argCount` if a call with exactly that many positional arguments needs no further work, else -1.
  var simpleArgCount: Int32
  /// What entering the code costs in fuel.
  var entryCost: Int32
  var firstLine: Int32
  /// Per word: index of the symbolic instruction it came from (UInt32), for lines, carets and `lasti`.
  var origins: UnsafeMutablePointer<UInt32>
  /// Per symbolic instruction: source range.
  var ranges: UnsafeMutablePointer<CodeRange>
  var rangeCount: Int
  /// Exception table in word offsets, sorted by start.
  var handlers: UnsafeMutablePointer<HandlerEntry>
  var handlerCount: Int
  /// Per local slot: interned name (borrowed) and kind bits.
  var localNames: SlotPointer
  var localKinds: UnsafeMutablePointer<UInt8>
  /// The code object, borrowed.
  var code: Ref
  var fileID: Int32
  /// All live bodies of an interpreter, so that closing frees those whose code objects never died.
  var nextBody: UnsafeMutablePointer<CodeBody>?
  var previousBody: UnsafeMutablePointer<CodeBody>?
}

/// A row of the exception table, in words.
struct HandlerEntry {
  var start: Int32
  var end: Int32
  var target: Int32
  var depth: Int32
  var pushesLasti: Bool
}

/// Offsets of a code object's fields (kind `.code`, no GC head).
enum CodeLayout {
  static let body = 16
  static let name = 24
  static let qualifiedName = 32
  static let constants = 40
  static let names = 48
  static let fileName = 56
  static let localNames = 64
  static let weakrefs = 72
}

extension Ref {
  /// The body of a code object.
  @inline(__always)
  var codeBody: UnsafeMutablePointer<CodeBody> { load(CodeLayout.body) }
}
