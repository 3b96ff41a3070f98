@_exported import CHeap

// The engine's addresses (HeapTypes.h) and plain memory: conversions are written out, by `raw` and by inits.
// What each type can do beside this stands with its topic: `extension VM`, `extension Ref`.

extension VM {
  /// The block as plain memory.
  @inlinable @inline(__always)
  public var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(rawValue) }

  @inlinable @inline(__always)
  public init(_ memory: UnsafeMutableRawPointer) { self.init(OpaquePointer(memory)) }

  @inlinable @inline(__always)
  public static func == (a: VM, b: VM) -> Bool { a.raw == b.raw }
}

extension Ref {
  /// The object's address as plain memory (offset 0 is the refcount).
  @inlinable @inline(__always)
  public var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(rawValue) }

  @inlinable @inline(__always)
  public init(_ memory: UnsafeMutableRawPointer) { self.init(OpaquePointer(memory)) }

  @inlinable @inline(__always)
  public init<T>(_ memory: UnsafeMutablePointer<T>) { self.init(OpaquePointer(memory)) }

  @inlinable @inline(__always)
  public init?(bitPattern address: UInt) {
    guard let address = OpaquePointer(bitPattern: address) else { return nil }
    self.init(address)
  }

  @inlinable @inline(__always)
  public init?(bitPattern address: Int) {
    guard let address = OpaquePointer(bitPattern: address) else { return nil }
    self.init(address)
  }

  @inlinable @inline(__always)
  public static func == (a: Ref, b: Ref) -> Bool { a.raw == b.raw }

  @inlinable @inline(__always)
  public static func != (a: Ref, b: Ref) -> Bool { a.raw != b.raw }
}

/// Whether both are the same object, or both nil, by one comparison of words.
@inlinable @inline(__always)
public func == (a: Ref?, b: Ref?) -> Bool { UInt(bitPattern: a) == UInt(bitPattern: b) }

@inlinable @inline(__always)
public func != (a: Ref?, b: Ref?) -> Bool { UInt(bitPattern: a) != UInt(bitPattern: b) }

extension UInt {
  /// The object's address, or 0.
  @inlinable @inline(__always)
  public init(bitPattern ref: Ref?) { self = unsafeBitCast(ref, to: UInt.self) }

  @inlinable @inline(__always)
  public init(bitPattern slot: SlotPointer?) { self = unsafeBitCast(slot, to: UInt.self) }

  @inlinable @inline(__always)
  public init(bitPattern vm: VM?) { self = unsafeBitCast(vm, to: UInt.self) }
}

extension Int {
  /// The object's address, or 0.
  @inlinable @inline(__always)
  public init(bitPattern ref: Ref?) { self = unsafeBitCast(ref, to: Int.self) }

  @inlinable @inline(__always)
  public init(bitPattern slot: SlotPointer?) { self = unsafeBitCast(slot, to: Int.self) }
}
