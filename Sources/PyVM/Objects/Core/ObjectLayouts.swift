import PyHeap

// Field offsets of the built-in objects that more than one file touches, from the object's start (after the 16-byte header).
// The sums are CPython's sizes for every profile: `TypeObject.basicSize` is what is allocated; where a newer CPython has more
// fields than we need, the rest of the block is unused.

/// Exact ints and bools. Up to two 30-bit digits the value is also readable as an Int.
///
/// `digits` is CPython's `ob_size`: count of 30-bit digits, negative for negative values. |digits| ≤ 2: the value is the Int64 at
/// `value` (unaligned). |digits| ≥ 3: the magnitude is in 64-bit limbs at `limbs`, `limbCount` of them (a GMP `mpn` operand).
enum IntLayout {
  static let digits = 16  // Int32
  static let value = 20  // Int64, unaligned, when compact
  static let limbCount = 20  // UInt32, when big
  static let limbs = 24
}

enum FloatLayout {
  static let value = 16
  static let size = 24
}

/// str: `length` code points, cached `hash` (-1 none), `state`, then the characters at `header.aux` (the data offset, which
/// depends on profile and width) in 1, 2 or 4 bytes each, followed by a terminator of one unit.
enum StrLayout {
  static let length = 16  // Int
  static let hash = 24  // Int
  static let width = 32  // UInt8: 1, 2, 4
  static let isASCII = 33  // UInt8
  static let interned = 34  // UInt8: 0 no, 1 mortal, 2 immortal
}

enum BytesLayout {
  static let length = 16
  static let hash = 24
  static let data = 32
}

/// tuple: GC type; items follow the length.
enum TupleLayout {
  static let length = 16
  static let items = 24
}

/// list: GC type.
enum ListLayout {
  static let length = 16
  static let items = 24  // SlotPointer?
  static let allocated = 32
  static let size = 40
}

/// function: GC type. All owned references (nil where absent).
enum FunctionLayout {
  static let globals = 16
  static let builtins = 24
  static let name = 32
  static let qualifiedName = 40
  static let code = 48
  static let defaults = 56
  static let keywordDefaults = 64
  static let doc = 72
  static let dict = 80
  static let weakrefs = 88
  static let module = 96
  static let annotations = 104
  static let closure = 112
}

/// Bound method (kind `.method`): GC type.
enum MethodLayout {
  static let function = 16
  static let instance = 24
  static let weakrefs = 32
}

enum CellLayout {
  static let content = 16
}

/// Native function or method descriptor (kinds `.builtin`, `.methodDescriptor`): GC type.
///
/// `convention` says how `function` is called; `instance` is `self` for bound ones (nil for descriptors, where it is the first argument).
enum NativeLayout {
  static let convention = 16  // UInt8 NativeConvention
  static let minimum = 17  // UInt8
  static let maximum = 18  // UInt8, 255 = unbounded
  static let isConstructor = 19  // UInt8: `__new__`, whose first argument is checked against `instance`
  static let function = 24  // C function
  static let name = 32  // owned str
  /// Owned or nil: `self`; for module functions the module (so `__module__` is its name); for descriptors the owner type.
  static let instance = 40
  static let weakrefs = 48
  static let size = 56
}

/// Descriptors other than methods (slot wrapper, getset, member): GC types of 56 bytes.
enum DescriptorLayout {
  static let owner = 16  // the type, owned
  static let name = 24  // owned str
  static let get = 32  // getset: C function; slot wrapper: the slot
  static let set = 40  // getset: C function or nil
  static let offset = 32  // member: Int32 offset of the field
  static let form = 36  // member: UInt8 MemberForm
  static let isReadOnly = 37  // member: Bool
  static let row = 40  // slot wrapper: Int32 row of the slot table
  /// Getset and member descriptors.
  static let size = 48
  static let wrapperSize = 56
}

/// `method-wrapper`: a slot wrapper bound to an instance. GC type.
enum MethodWrapperLayout {
  static let descriptor = 16
  static let instance = 24
  static let size = 32
}

/// BaseException: GC type. The instance dict is at `dict` in every profile.
enum ExceptionLayout {
  static let dict = 16
  static let args = 24
  static let traceback = 32
  static let context = 40
  static let cause = 48
  static let suppressContext = 56  // UInt8
  /// First field of subclasses with extra fields: `basicSize` of BaseException (64 up to 3.10, 72 later).
}

enum SliceLayout {
  static let start = 16
  static let stop = 24
  static let step = 32
}

/// range: bounds as Python ints (owned) and, when they fit, as Ints (rangeIterator uses those).
enum RangeLayout {
  static let start = 16
  static let stop = 24
  static let step = 32
  static let length = 40
}

/// Iterator over a range that fits in Int: next value, step, values left.
enum RangeIteratorLayout {
  static let next = 16
  static let step = 24
  static let remaining = 32
}

/// list / tuple / str iterators: position and the iterated object (nil when exhausted).
enum SequenceIteratorLayout {
  static let index = 16
  static let sequence = 24
}

enum ModuleLayout {
  static let dict = 16
  static let name = 24
  static let weakrefs = 40
}

/// Generator: GC type. The suspended frame's slots (`localCount + depth` of them) are at `slots`, which points into the object itself (3.11+) or
/// into a separate frame block (up to 3.10).
enum GeneratorLayout {
  static let function = 16
  static let name = 24
  static let qualifiedName = 32
  static let weakrefs = 40
  static let state = 48  // UInt8 GeneratorState
  static let depth = 52  // Int32: live value-stack slots while suspended
  static let slots = 56  // SlotPointer
  static let pc = 64  // CodePointer
  static let handled = 72  // owned: exception being handled inside
  static let frameObject = 80
}

enum GeneratorState: UInt8 {
  case created, suspended, running, finished
}

extension Ref {
  // MARK: tuple
  @inline(__always) var tupleCount: Int { load(TupleLayout.length) }
  @inline(__always) var tupleItems: SlotPointer {
    SlotPointer(raw.advanced(by: TupleLayout.items))
  }
  /// Borrowed item. No bounds check.
  @inline(__always) func tupleItem(_ index: Int) -> Ref { tupleItems[index].unsafelyUnwrapped }

  // MARK: list
  @inline(__always) var listCount: Int {
    get { load(ListLayout.length) }
    nonmutating set { store(ListLayout.length, newValue) }
  }
  /// nil when nothing is allocated.
  @inline(__always) var listItems: SlotPointer? {
    get { load(ListLayout.items) }
    nonmutating set { store(ListLayout.items, newValue) }
  }
  @inline(__always) var listAllocated: Int {
    get { load(ListLayout.allocated) }
    nonmutating set { store(ListLayout.allocated, newValue) }
  }
  /// Borrowed item. No bounds check.
  @inline(__always) func listItem(_ index: Int) -> Ref {
    listItems.unsafelyUnwrapped[index].unsafelyUnwrapped
  }

  // MARK: int
  /// Exact int whose value fits in two digits (|value| < 2^60): read it with `compactValue`.
  @inline(__always) var isCompact: Bool {
    let digits: Int32 = load(IntLayout.digits)
    return UInt32(bitPattern: digits &+ 2) <= 4
  }
  @inline(__always) var compactValue: Int { load(IntLayout.value) }

  // MARK: float
  @inline(__always) var floatValue: Double { load(FloatLayout.value) }

  // MARK: str
  @inline(__always) var strLength: Int { load(StrLayout.length) }
  @inline(__always) var strWidth: UInt8 { load(StrLayout.width) }
  @inline(__always) var strData: UnsafeMutableRawPointer { raw + Int(header.pointee.aux) }
  @inline(__always) var isInterned: Bool { load(StrLayout.interned, as: UInt8.self) != 0 }

  // MARK: function
  @inline(__always) var functionCode: Ref { load(FunctionLayout.code) }
}
