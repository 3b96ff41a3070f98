import PyHeap

// Shapes of a type's slots. Rules for all of them, as in CPython's C API:
// - arguments are borrowed, a returned `Ref` is a new reference that the caller owns;
// - `nil` (or -1, or false) means "an exception is set in `vm`"; only `iterNext` may return nil without one: exhausted;
// - anything that can run Python or drop a reference may free objects you only borrow: own what you still need.

typealias UnaryFunction = @convention(c) (VM, Ref) -> Ref?
typealias BinaryFunction = @convention(c) (VM, Ref, Ref) -> Ref?
typealias TernaryFunction = @convention(c) (VM, Ref, Ref, Ref) -> Ref?
/// 1, 0, or -1 with an exception.
typealias InquiryFunction = @convention(c) (VM, Ref) -> Int32
/// -1 with an exception.
typealias LengthFunction = @convention(c) (VM, Ref) -> Int
/// `sq_repeat`, and indexed access where the index is already a Swift Int.
typealias IndexFunction = @convention(c) (VM, Ref, Int) -> Ref?
/// 1, 0, or -1 with an exception.
typealias ContainsFunction = @convention(c) (VM, Ref, Ref) -> Int32
/// `op` is a ``Comparison`` raw value.
typealias CompareFunction = @convention(c) (VM, Ref, Ref, Int32) -> Ref?
/// Sets, or deletes when the value is nil.
typealias SetItemFunction = @convention(c) (VM, Ref, Ref, Ref?) -> Bool
/// (descriptor, instance or nil, type or nil)
typealias DescriptorGetFunction = @convention(c) (VM, Ref, Ref?, Ref?) -> Ref?
/// (descriptor, instance, value or nil to delete)
typealias DescriptorSetFunction = @convention(c) (VM, Ref, Ref, Ref?) -> Bool
/// Vectorcall (PEP 590): `count` positional arguments at `arguments`, followed by one value per name in `keywordNames` (tuple or nil).
typealias CallFunction = @convention(c) (VM, Ref, Arguments, Int, Ref?) -> Ref?
/// `tp_new`: the first Ref is the type to make an instance of.
typealias NewFunction = CallFunction
/// `tp_init`: false with an exception.
typealias InitFunction = @convention(c) (VM, Ref, Arguments, Int, Ref?) -> Bool

/// A run of borrowed arguments; never nil inside, `Ref?` only because that is how stack slots are typed.
typealias Arguments = SlotPointer

/// Rich comparison operators by CPython's numbers.
enum Comparison {
  static let lt: Int32 = 0
  static let le: Int32 = 1
  static let eq: Int32 = 2
  static let ne: Int32 = 3
  static let gt: Int32 = 4
  static let ge: Int32 = 5
}

/// A type object as the language sees it: PyHeap's part first, then the slots (`tp_*`, `nb_*`, `sq_*`, `mp_*`).
///
/// Slots that a type does not define are inherited along the MRO when the type is made ready; classes with Python
/// methods get the generic functions of `SlotDispatch.swift` which look the method up and call it.
struct PyType {
  var memory: TypeObject

  // tp_*
  var repr: UnaryFunction?
  var str: UnaryFunction?
  /// -1 with an exception; a real hash of -1 is reported as -2.
  var hash: LengthFunction?
  var call: CallFunction?
  var compare: CompareFunction?
  var getAttribute: BinaryFunction?
  var setAttribute: SetItemFunction?
  var iter: UnaryFunction?
  var iterNext: UnaryFunction?
  var descriptorGet: DescriptorGetFunction?
  var descriptorSet: DescriptorSetFunction?
  var new: NewFunction?
  var initialize: InitFunction?
  /// `__del__` was found in the MRO (then `memory.finalize` runs it).
  var hasDel: Bool
  /// `getAttribute` is the generic one: inline caches may look through it.
  var usesGenericGetAttribute: Bool
  var usesGenericSetAttribute: Bool

  // nb_*
  var add: BinaryFunction?
  var subtract: BinaryFunction?
  var multiply: BinaryFunction?
  var remainder: BinaryFunction?
  var divmod: BinaryFunction?
  /// (base, exponent, modulus or None)
  var power: TernaryFunction?
  var negative: UnaryFunction?
  var positive: UnaryFunction?
  var absolute: UnaryFunction?
  var bool: InquiryFunction?
  var invert: UnaryFunction?
  var leftShift: BinaryFunction?
  var rightShift: BinaryFunction?
  var and: BinaryFunction?
  var xor: BinaryFunction?
  var or: BinaryFunction?
  var int: UnaryFunction?
  var float: UnaryFunction?
  var floorDivide: BinaryFunction?
  var trueDivide: BinaryFunction?
  var matrixMultiply: BinaryFunction?
  var index: UnaryFunction?
  var inPlaceAdd: BinaryFunction?
  var inPlaceSubtract: BinaryFunction?
  var inPlaceMultiply: BinaryFunction?
  var inPlaceRemainder: BinaryFunction?
  var inPlacePower: TernaryFunction?
  var inPlaceLeftShift: BinaryFunction?
  var inPlaceRightShift: BinaryFunction?
  var inPlaceAnd: BinaryFunction?
  var inPlaceXor: BinaryFunction?
  var inPlaceOr: BinaryFunction?
  var inPlaceFloorDivide: BinaryFunction?
  var inPlaceTrueDivide: BinaryFunction?
  var inPlaceMatrixMultiply: BinaryFunction?

  // sq_* and mp_*
  var length: LengthFunction?
  var getItem: BinaryFunction?
  var setItem: SetItemFunction?
  var contains: ContainsFunction?
  var concat: BinaryFunction?
  var `repeat`: IndexFunction?
  var inPlaceConcat: BinaryFunction?
  var inPlaceRepeat: IndexFunction?

  /// Doc string, or nil.
  var doc: Ref?
  /// `__slots__` descriptors: number of slots this very class added.
  var slotCount: Int32
  /// `__module__` of built-in types as an owned str; heap types keep it in their dict.
  var module: Ref?
  /// Cached `__init__` when it is a Python function (for the call instruction), borrowed; valid while `versionTag` stands.
  var cachedInit: Ref?
  var cachedInitVersion: UInt32

  // Built-in types
  /// `tp_name` in UTF-8, of static lifetime; nil for heap types.
  var staticName: UnsafePointer<UInt8>?
  /// Methods and attributes that wait for `finishTypes()`: a retained ``PendingTable``, or nil.
  var pending: UnsafeMutableRawPointer?
  /// The built-in type that was made before this one.
  var nextBuiltin: TypeRef?
  /// The dict is filled: lookups may use it.
  var hasDict: Bool
  /// `readyType` was called before the slot table existed.
  var waitsForTable: Bool
  /// Bit i: the type itself defines the slot of row i of the slot table.
  var ownSlots: (UInt64, UInt64)

  // Heap types
  /// `__qualname__`, owned.
  var qualifiedName: Ref?
  /// `__slots__` names of this very class after mangling and sorting: owned tuple, or nil.
  var slotNames: Ref?
  /// `__dict__` / `__weakref__` were added by this very class, not inherited.
  var addsDict: Bool
  var addsWeakrefs: Bool
  /// Head of the list of weak references to the class.
  var weakrefs: Ref?
  /// Offset of this class's first `__slots__` member.
  var firstSlotOffset: Int32
}

extension UnsafeMutablePointer where Pointee == TypeObject {
  /// The language's slots of this type.
  @inline(__always)
  var slots: UnsafeMutablePointer<PyType> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: PyType.self)
  }

  /// `issubclass(self, other)` by identity along the MRO. O(length of the MRO).
  func isSubtype(of other: TypeRef) -> Bool {
    if self == other { return true }
    guard let mro = pointee.mro else {
      var base = pointee.base
      while let current = base {
        if current.asType == other { return true }
        base = current.asType.pointee.base
      }
      return false
    }
    let count = mro.tupleCount
    let items = mro.tupleItems
    for index in 0..<count where items[index] == other.object { return true }
    return false
  }
}

extension Ref {
  /// The slots of this object's type.
  @inline(__always)
  var slots: UnsafeMutablePointer<PyType> { type.slots }

  /// Whether the object is an instance of `type` or of a subclass.
  @inline(__always)
  func isInstance(_ type: TypeRef) -> Bool { self.type == type || self.type.isSubtype(of: type) }

  @inline(__always)
  func typeHas(_ flag: TypeFlags) -> Bool { type.pointee.has(flag) }
}
