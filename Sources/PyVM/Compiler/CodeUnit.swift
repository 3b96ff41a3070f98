/// One instruction as CPython 3.13 would write it, with the source it came from.
struct Instruction: Equatable {
  /// What to do.
  var op: Opcode
  /// Its argument; for jumps the index of the target instruction in the same unit.
  var arg: Int32
  /// The source text it stands for: the line of tracebacks and their carets. `CodeRange.none` for
  /// instructions that belong to no source (closure set-up, generator clean-up).
  var range: CodeRange
}

/// Where an instruction comes from, in 16 bytes: lines from 1, columns from 0 in bytes of UTF-8, end exclusive.
struct CodeRange: Equatable {
  /// `-1` when the instruction has no source line.
  var line: Int32
  var endLine: Int32
  /// `-1` when only the line is known.
  var column: Int32
  var endColumn: Int32

  /// Belongs to no source.
  static let none = CodeRange(line: -1, endLine: -1, column: -1, endColumn: -1)
}

/// One row of an exception table: while an instruction in `start..<end` runs, an exception goes to `target`.
///
/// The machine cuts the value stack to `depth`, pushes the index of the raising instruction if `pushesLasti`, then
/// the exception, and goes on at `target`. Rows are sorted and never overlap.
struct ExceptionEntry: Equatable {
  /// First guarded instruction index.
  var start: Int32
  /// One past the last guarded instruction index.
  var end: Int32
  /// Index of the handler's first instruction.
  var target: Int32
  /// Values that stay on the stack.
  var depth: Int32
  /// Whether the raising instruction's index is pushed under the exception (for `reraise`).
  var pushesLasti: Bool
}

/// Index of a string in `CompilationResult.strings`; equal strings have equal ids.
typealias TextID = Int32

/// Index of a constant in `CompilationResult.constants`; equal constants of the same type have equal ids.
typealias ConstantID = Int32

/// A value known at compile time.
///
/// Strings are UTF-8 in which lone surrogates (from `"\ud800"`) are written as three bytes like any other character
/// of that range.
enum Constant {
  case none
  case `true`
  case `false`
  case ellipsis
  /// An int that fits in 64 bits.
  case int(Int)
  /// A larger int: magnitude in 64-bit limbs, least significant first, no leading zero limbs.
  case bigInt(negative: Bool, limbs: [UInt64])
  case float(Double)
  case complex(real: Double, imaginary: Double)
  /// A string; `interned` when it consists of ASCII letters, digits and `_` only, which CPython interns.
  case str(TextID, interned: Bool)
  case bytes([UInt8])
  case tuple([ConstantID])
  /// Items in the order they were written.
  case frozenset([ConstantID])
  /// Code object: index into `CompilationResult.units`.
  case code(Int32)
}

/// What a slot of a frame's local variables is; bits as CPython numbers them.
struct LocalKind: OptionSet {
  let rawValue: UInt8

  /// A variable of an inlined comprehension in a module or class body; invisible to `locals()`.
  static let hidden = LocalKind(rawValue: 0x10)
  /// An ordinary local or argument.
  static let local = LocalKind(rawValue: 0x20)
  /// Shared with an inner function: the slot holds a cell (also `.local` if it is an argument).
  static let cell = LocalKind(rawValue: 0x40)
  /// Comes from the closure.
  static let free = LocalKind(rawValue: 0x80)
}

/// Name and kind of one slot of localsplus: arguments and locals first, then cells, then free variables.
struct LocalVariable: Equatable {
  var name: TextID
  var kind: LocalKind
}

/// The `CO_*` flags of a code object.
struct CodeFlags: OptionSet {
  let rawValue: UInt32

  static let optimized = CodeFlags(rawValue: 0x1)
  static let newLocals = CodeFlags(rawValue: 0x2)
  static let varArgs = CodeFlags(rawValue: 0x4)
  static let varKeywords = CodeFlags(rawValue: 0x8)
  static let nested = CodeFlags(rawValue: 0x10)
  static let generator = CodeFlags(rawValue: 0x20)
  static let futureAnnotations = CodeFlags(rawValue: 0x1000000)
  /// Not CPython's: code of a module that is native there. Its frames stay out of tracebacks.
  static let standsForNative = CodeFlags(rawValue: 0x8000_0000)
}

/// One code object: a module, class body, function, lambda or generator expression.
struct CodeUnit: Equatable {
  /// `co_name`.
  var name: TextID = 0
  /// `co_qualname`.
  var qualifiedName: TextID = 0
  /// The host's number of the source file, as given in `CompilerOptions`.
  var fileID: Int32 = 0
  /// `co_firstlineno`: line of the first decorator or of the header.
  var firstLine: Int32 = 1
  /// Positional arguments, positional-only ones included; `*args` is not counted.
  var argCount: Int32 = 0
  /// Positional-only arguments.
  var positionalOnlyCount: Int32 = 0
  /// Keyword-only arguments.
  var keywordOnlyCount: Int32 = 0
  var flags: CodeFlags = []
  /// `co_stacksize`: deepest value stack. With `locals.count` it fixes the size of frames and generators.
  var stackSize: Int32 = 0
  /// Stack slots in a generator's frame while it is suspended; what its size counts.
  var frameStackSize: Int32 = 0
  var instructions: [Instruction] = []
  /// Sorted by `start`.
  var exceptionTable: [ExceptionEntry] = []
  /// `co_consts`.
  var constants: [ConstantID] = []
  /// `co_names`: globals, attributes, imported names.
  var names: [TextID] = []
  /// `co_localsplusnames` with their kinds; an argument that is a cell has one slot with both bits.
  var locals: [LocalVariable] = []
}

/// All code objects of one compilation with the strings and constants they share.
struct CompilationResult {
  /// Every code object; nested ones are reached through `Constant.code`.
  var units: [CodeUnit] = []
  /// Index in `units` of the module, cell or expression.
  var root: Int = 0
  /// Distinct strings: names and string constants.
  var strings = TextTable()
  /// Distinct constants.
  var constants: [Constant] = []
  /// `SyntaxWarning`s met while compiling, in source order.
  var warnings: [SyntaxWarningInfo] = []
}

/// Strings numbered in order of first use, stored in one run of bytes.
///
/// Lookup is an open-addressed table of ids over the bytes: no allocation per string, no Swift `String`.
struct TextTable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var slots: [Int32] = []

  /// Number of strings.
  var count: Int { ends.count }

  /// The bytes of string `id`.
  subscript(id: TextID) -> ArraySlice<UInt8> {
    let index = Int(id)
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The string as Swift text, for messages and dumps.
  func text(_ id: TextID) -> String { String(decoding: self[id], as: UTF8.self) }

  /// The id of a string, added if it is new.
  /// - Complexity: O(length)
  mutating func intern<S: Collection>(_ string: S) -> TextID where S.Element == UInt8 {
    if (ends.count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(string)) & mask
    while slots[slot] >= 0 {
      if self[slots[slot]].elementsEqual(string) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let id = Int32(ends.count)
    slots[slot] = id
    bytes.append(contentsOf: string)
    ends.append(bytes.count)
    return id
  }

  private mutating func grow() {
    let size = max(256, slots.count * 2)
    slots = [Int32](repeating: -1, count: size)
    for index in 0..<ends.count {
      var slot = Int(truncatingIfNeeded: Self.hash(self[Int32(index)])) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// FNV-1a, folded so that the low bits depend on the high ones.
  private static func hash<S: Collection>(_ string: S) -> UInt64 where S.Element == UInt8 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in string { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
  }
}
