// Slots are addressed through plain memory, never through a typed pointer: the optimiser follows typed arithmetic, and
// its elimination of dead stores then drops a store below a pointer that is passed on
// (docs/engine-decisions.md, "Lost stores").

extension SlotPointer {
  @inlinable @inline(__always)
  public var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(rawValue) }

  @inlinable @inline(__always)
  public init(_ memory: UnsafeMutableRawPointer) { self.init(OpaquePointer(memory)) }

  @inlinable @inline(__always)
  public init<T>(_ memory: UnsafeMutablePointer<T>) { self.init(OpaquePointer(memory)) }

  /// Room for so many slots from the system's allocator, not initialised.
  @inlinable
  public static func allocate(capacity: Int) -> SlotPointer {
    SlotPointer(UnsafeMutablePointer<Ref?>.allocate(capacity: capacity))
  }

  @inlinable
  public func deallocate() { raw.deallocate() }

  /// What the slot holds; nothing is counted.
  @inlinable
  public var pointee: Ref? {
    @inline(__always) get { raw.assumingMemoryBound(to: Ref?.self).pointee }
    @inline(__always) nonmutating set { raw.assumingMemoryBound(to: Ref?.self).pointee = newValue }
  }

  @inlinable
  public subscript(index: Int) -> Ref? {
    @inline(__always) get { (self + index).pointee }
    @inline(__always) nonmutating set { (self + index).pointee = newValue }
  }

  /// Writes into slots that hold nothing yet.
  @inlinable @inline(__always)
  public func initialize(repeating value: Ref?, count: Int) {
    raw.assumingMemoryBound(to: Ref?.self).initialize(repeating: value, count: count)
  }

  @inlinable @inline(__always)
  public func initialize(to value: Ref?) { pointee = value }

  @inlinable @inline(__always)
  public func initialize(from source: SlotPointer, count: Int) {
    raw.assumingMemoryBound(to: Ref?.self).initialize(
      from: source.raw.assumingMemoryBound(to: Ref?.self), count: count)
  }

  @inlinable @inline(__always)
  public func update(repeating value: Ref?, count: Int) {
    raw.assumingMemoryBound(to: Ref?.self).update(repeating: value, count: count)
  }

  @inlinable @inline(__always)
  public func update(from source: SlotPointer, count: Int) {
    raw.assumingMemoryBound(to: Ref?.self).update(
      from: source.raw.assumingMemoryBound(to: Ref?.self), count: count)
  }

  @inlinable @inline(__always)
  public static func + (slot: SlotPointer, count: Int) -> SlotPointer {
    SlotPointer(slot.raw.advanced(by: count &* 8))
  }

  @inlinable @inline(__always)
  public static func - (slot: SlotPointer, count: Int) -> SlotPointer {
    SlotPointer(slot.raw.advanced(by: 0 &- count &* 8))
  }

  /// How many slots `a` lies behind `b`.
  @inlinable @inline(__always)
  public static func - (a: SlotPointer, b: SlotPointer) -> Int {
    (Int(bitPattern: a.raw) &- Int(bitPattern: b.raw)) / 8
  }

  @inlinable @inline(__always)
  public static func += (slot: inout SlotPointer, count: Int) { slot = slot + count }

  @inlinable @inline(__always)
  public static func -= (slot: inout SlotPointer, count: Int) { slot = slot - count }

  @inlinable @inline(__always)
  public static func == (a: SlotPointer, b: SlotPointer) -> Bool { a.raw == b.raw }

  @inlinable @inline(__always)
  public static func != (a: SlotPointer, b: SlotPointer) -> Bool { a.raw != b.raw }

  @inlinable @inline(__always)
  public static func < (a: SlotPointer, b: SlotPointer) -> Bool { a.raw < b.raw }

  @inlinable @inline(__always)
  public static func > (a: SlotPointer, b: SlotPointer) -> Bool { a.raw > b.raw }

  @inlinable @inline(__always)
  public static func <= (a: SlotPointer, b: SlotPointer) -> Bool { a.raw <= b.raw }

  @inlinable @inline(__always)
  public static func >= (a: SlotPointer, b: SlotPointer) -> Bool { a.raw >= b.raw }
}
