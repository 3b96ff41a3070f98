/// The address of a type object. A type is an object too: `Ref(typeRef)`.
public typealias TypeRef = UnsafeMutablePointer<TypeObject>

/// Releases what the object holds and returns its memory. Called with a count of zero, once.
public typealias Deallocator = @convention(c) (VM, Ref) -> Void
/// Calls `visit` once for every *counted* reference that the object holds. Must not allocate or run Python.
public typealias Traverser = @convention(c) (Ref, Visitor, UnsafeMutableRawPointer) -> Void
public typealias Visitor = @convention(c) (Ref, UnsafeMutableRawPointer) -> Void
/// Drops the references that can take part in a cycle; the object stays valid.
public typealias Clearer = @convention(c) (VM, Ref) -> Void
/// Runs `__del__` (PEP 442) at most once. The object may be resurrected by it.
public typealias Finalizer = @convention(c) (VM, Ref) -> Void

/// Bits of `TypeObject.flags`.
public struct TypeFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable @inline(__always)
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let hasGC = TypeFlags(rawValue: 1 << 0)
  /// Made by a class statement or `type()`: instances own a reference to it.
  public static let heapType = TypeFlags(rawValue: 1 << 1)
  public static let allowsSubclasses = TypeFlags(rawValue: 1 << 2)
  public static let managedDict = TypeFlags(rawValue: 1 << 3)
  public static let managedWeakrefs = TypeFlags(rawValue: 1 << 4)
  public static let inlineValues = TypeFlags(rawValue: 1 << 5)
  public static let immutable = TypeFlags(rawValue: 1 << 6)
  public static let ready = TypeFlags(rawValue: 1 << 7)
  public static let intSubclass = TypeFlags(rawValue: 1 << 8)
  public static let listSubclass = TypeFlags(rawValue: 1 << 9)
  public static let tupleSubclass = TypeFlags(rawValue: 1 << 10)
  public static let bytesSubclass = TypeFlags(rawValue: 1 << 11)
  public static let strSubclass = TypeFlags(rawValue: 1 << 12)
  public static let dictSubclass = TypeFlags(rawValue: 1 << 13)
  public static let exceptionSubclass = TypeFlags(rawValue: 1 << 14)
  public static let typeSubclass = TypeFlags(rawValue: 1 << 15)
  public static let floatSubclass = TypeFlags(rawValue: 1 << 16)
  public static let setSubclass = TypeFlags(rawValue: 1 << 17)
  public static let abstract = TypeFlags(rawValue: 1 << 18)
  /// Instances may be matched by sequence / mapping patterns.
  public static let sequence = TypeFlags(rawValue: 1 << 19)
  public static let mapping = TypeFlags(rawValue: 1 << 20)
  /// A function stored under this type's attribute becomes a method with an unbound first argument.
  public static let methodDescriptor = TypeFlags(rawValue: 1 << 21)
  /// Instances hold nothing but attribute values inside themselves, perhaps a `__dict__`, and their type, laid out as
  /// ``InstanceLayout`` says; the collector then walks them without calling `traverse`.
  public static let plainInstance = TypeFlags(rawValue: 1 << 24)
  /// Instances begin like a weak reference (the built-in types and subclasses of them).
  public static let weakrefSubclass = TypeFlags(rawValue: 1 << 23)
  /// `type.__call__` may not make instances (`cannot create 'X' instances`).
  public static let disallowInstantiation = TypeFlags(rawValue: 1 << 22)
  /// Calling the type needs no tuple of the arguments (`VersionProfile.directConstructors`). Not inherited.
  public static let takesArgumentsDirectly = TypeFlags(rawValue: 1 << 25)
}

/// What memory management needs to know of a type. PyVM's `PyType` continues this struct with the language's slots.
///
/// Types of one interpreter belong to it alone: `heap` leads from any object to the state that owns it.
public struct TypeObject {
  public var header: ObjectHeader
  /// The interpreter that owns the type, and so every instance.
  public var heap: VM
  /// `tp_name`: for built-in types possibly dotted ("collections.deque"). An owned str.
  public var name: Ref?
  /// Bytes of an instance without pre-header, GC head and items; CPython's `tp_basicsize` for the profile.
  public var basicSize: Int32
  /// Bytes per item of a variable-size instance.
  public var itemSize: Int32
  public var flags: TypeFlags
  /// Changes whenever an attribute lookup on the type could change its result; 0 = none assigned.
  public var versionTag: UInt32
  /// What instances carry in `ObjectHeader.kind`.
  public var instanceKind: UInt8
  /// What instances carry in `ObjectHeader.flags` at birth.
  public var instanceFlags: UInt8
  /// Bytes in front of the GC head (managed dict / weaklist): 0 or 16.
  public var preHeaderSize: UInt8
  /// Size class index + 1 when every instance has one small size, for the allocation fast path; else 0.
  public var sizeClassHint: UInt8
  /// Offset of the `__dict__` slot: > 0 from the object's start, -1 managed (pre-header), 0 none.
  public var dictOffset: Int32
  /// Offset of the head of the list of weak references, from the object's start (negative: pre-header); 0 none.
  public var weakListOffset: Int32
  public var dealloc: Deallocator
  public var traverse: Traverser?
  public var clear: Clearer?
  public var finalize: Finalizer?
  /// Owned references; see PyVM for their meaning.
  public var base: Ref?
  public var bases: Ref?
  public var mro: Ref?
  public var dict: Ref?
  /// Weak list of direct subclasses (a dict keyed by address), owned.
  public var subclasses: Ref?
  /// Shared key table for instance attributes (PEP 412), or nil.
  public var cachedKeys: UnsafeMutableRawPointer?
}

extension TypeObject {
  /// A type with nothing but what memory management must know; everything else is zero or nil.
  public init(
    heap: VM, header: ObjectHeader, kind: UInt8, basicSize: Int32, flags: TypeFlags,
    dealloc: @escaping Deallocator
  ) {
    self.init(
      header: header, heap: heap, name: nil, basicSize: basicSize, itemSize: 0, flags: flags, versionTag: 0,
      instanceKind: kind, instanceFlags: flags.contains(.hasGC) ? ObjectFlag.hasGCHead : 0, preHeaderSize: 0,
      sizeClassHint: 0, dictOffset: 0, weakListOffset: 0, dealloc: dealloc, traverse: nil, clear: nil,
      finalize: nil, base: nil, bases: nil, mro: nil, dict: nil, subclasses: nil, cachedKeys: nil)
  }

  @inlinable @inline(__always)
  public func has(_ flag: TypeFlags) -> Bool { flags.rawValue & flag.rawValue != 0 }
}

extension UnsafeMutablePointer where Pointee == TypeObject {
  /// The type as an object.
  @inlinable @inline(__always)
  public var object: Ref { Ref(self) }

  /// Bytes in front of the object: pre-header and GC head.
  @inlinable @inline(__always)
  public var prefixSize: Int {
    (pointee.flags.contains(.hasGC) ? 16 : 0) + Int(pointee.preHeaderSize)
  }
}

extension Ref {
  /// This object seen as a type. Only for refs whose type is (a subclass of) `type`.
  @inlinable @inline(__always)
  public var asType: TypeRef { raw.assumingMemoryBound(to: TypeObject.self) }
}
