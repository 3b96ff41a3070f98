import PyHeap

/// The machine's state, behind PyHeap's ``HeapState`` in the same block. Trivial: copying a field costs no retain.
struct VMState {
  // MARK: Hot: read by instruction handlers
  /// Instructions left until the slow path looks around (limits, collections, interrupts). See Limits.swift.
  var fuel: Int
  /// The frame that runs now.
  var frame: FramePointer?
  /// End of the frame stack.
  var stackLimit: UnsafeMutableRawPointer
  /// Python calls left before RecursionError.
  var recursionLeft: Int32
  var recursionLimit: Int32
  /// Nested entries of native code into the machine (bounded separately: they use the native stack).
  var nativeDepth: Int32
  /// Dispatch table: opcode → handler.
  var handlers: UnsafeMutablePointer<UInt>
  /// -5 … 256, at index value + 5. Counted or immortal by profile.
  var smallInts: UnsafeMutablePointer<Ref>
  /// Latin-1 characters.
  var characters: UnsafeMutablePointer<Ref>
  /// One-byte bytes objects.
  var byteObjects: UnsafeMutablePointer<Ref>

  var none: Ref
  var `true`: Ref
  var `false`: Ref
  var notImplemented: Ref
  var ellipsis: Ref
  var emptyTuple: Ref
  var emptyStr: Ref
  var emptyBytes: Ref

  /// The exception on its way, owned, or nil. Always an instance.
  var error: Ref?
  /// The exception that the running code handles, owned, or nil. Generators swap it on resume; what
  /// `sys.exception()` sees is ``handledException``.
  var handled: Ref?
  /// Running generators whose callers handle an exception.
  var resumedWhileHandling = 0

  /// The value of a generator that returned to native code (``resumeGenerator``); owned.
  var generatorReturn: Ref?

  var types: BuiltinTypes
  var exceptions: ExceptionTypes
  var names: Names

  /// Namespace of `builtins`, `sys.modules`, both owned dicts.
  var builtins: Ref?
  var modules: Ref?
  /// The interned strings: a dict str → str whose references are not counted (or counted, by profile): StrIntern.swift.
  var internTable: UnsafeMutableRawPointer?

  /// The key table of every dict without entries (DictKeys.swift).
  var emptyDictKeys: DictKeysPointer?
  /// The one empty frozenset, owned, where the profile shares it.
  var emptyFrozenset: Ref?

  /// Head of the list of built-in types (`PyType.nextBuiltin`).
  var lastBuiltinType: TypeRef?
  /// The table of `__dunder__` names and slots (SlotTable.swift).
  var slotTable: UnsafeMutablePointer<SlotRow>?
  var slotRowCount: Int
  /// `object.__getattribute__` as a descriptor, borrowed: classes that only add `__getattr__` still look up directly.
  var genericGetAttributeWrapper: Ref?
  /// Method cache: `methodCacheSize` entries (TypeLookup.swift).
  var methodCache: UnsafeMutablePointer<MethodCacheEntry>?

  /// Next type version tag and dict keys version to hand out.
  var nextTypeVersion: UInt32
  var nextKeysVersion: UInt32
  var nextFunctionVersion: UInt32

  /// Registers of the machine between two handlers in debug builds, where tail calls are not jumps (Dispatch.swift).
  var savedPC: CodePointer?
  var savedSP: SlotPointer?
  var savedLP: SlotPointer?
  var savedFrame: UnsafeMutableRawPointer?

  /// The tuple that holds the arguments of the native call that is being made, borrowed (PackedArguments.swift).
  var packedArguments: Ref?
  /// Functions of `list.append`, `len` and `isinstance`, behind which the machine does not pause.
  var listAppendFunction: UInt = 0
  var lenFunction: UInt = 0
  var isInstanceFunction: UInt = 0

  /// Head of the list of machine bodies of code objects.
  var codeBodies: UnsafeMutablePointer<CodeBody>?

  // MARK: Frame stack
  var stackBase: UnsafeMutableRawPointer
  var stackBytes: Int

  // MARK: Limits
  var fuelUsed: Int
  /// Size of the slice that `fuel` counts down from, and what a requested break withholds of it.
  var fuelGranted: Int
  var fuelWithheld: Int
  /// Made at start: raising a limit must not allocate.
  var limitError: Ref?
  var fuelLimit: Int
  var limit: LimitKind
  /// A safe point should run: a collection is due.
  var breakRequested: Bool

  /// Cold, Swift-managed companions: output, source texts, compiled units (Host.swift). Retained by the interpreter.
  var host: UnsafeMutableRawPointer

  var hashSeed0: UInt64
  var hashSeed1: UInt64
  /// Objects whose repr is being computed, to cut cycles: an owned list.
  var reprStack: Ref?
  var finalizing: Bool
  /// Digits that decimal conversions of ints may have (`sys.set_int_max_str_digits`); 0: any.
  var intTextLimit: Int
}

/// Which limit ended the run.
enum LimitKind: UInt8 {
  case none, instructions, heap, output, seconds
  /// Not a limit, but it ends a run in the same way: something outside the subset (`Host.unsupported` says what).
  case unsupported
}

extension VM {
  /// The machine's state.
  @inline(__always)
  var state: UnsafeMutablePointer<VMState> {
    (raw + vmStateOffset).assumingMemoryBound(to: VMState.self)
  }

  @inline(__always) var none: Ref { state.pointee.none }
  @inline(__always) var types: UnsafeMutablePointer<BuiltinTypes> {
    withUnsafeMutablePointer(to: &state.pointee.types) { $0 }
  }
  @inline(__always) var exceptions: UnsafeMutablePointer<ExceptionTypes> {
    withUnsafeMutablePointer(to: &state.pointee.exceptions) { $0 }
  }
  @inline(__always) var names: UnsafeMutablePointer<Names> {
    withUnsafeMutablePointer(to: &state.pointee.names) { $0 }
  }

  /// A new reference to True or False.
  @inline(__always)
  func bool(_ value: Bool) -> Ref { (value ? state.pointee.true : state.pointee.false).owned() }

  /// A new reference to None.
  @inline(__always)
  func newNone() -> Ref { none.owned() }

  @inline(__always)
  func newNotImplemented() -> Ref { state.pointee.notImplemented.owned() }

  @inline(__always)
  var profile: VersionProfile { _read { yield heap.pointee.profile } }
}

/// Where ``VMState`` begins inside the block; `Heap.machineOffset`, spelled so that it folds to a constant.
@inline(__always)
var vmStateOffset: Int { (MemoryLayout<HeapState>.size &+ 63) & ~63 }
