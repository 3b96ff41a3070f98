/// Walking the references that objects hold.
///
/// The collector passes over every candidate twice, so the commonest layouts are walked here by a direct loop; all
/// other types by their `traverse` function. Only *counted* references are walked, in the order in which
/// `gc.get_referents` lists them.

/// Payload offsets, from the object's start, of the layouts that memory management itself reads.
enum Layout {
  /// Tuples keep their items inside the object.
  static let tupleLength = 16
  static let tupleItems = 24
  /// Lists keep them in a block of their own.
  static let listLength = 16
  static let listItems = 24
  static let listAllocated = 32
}

/// Where a plain instance of a class keeps its attributes when they are inside the object (3.13): behind the fixed part
/// one word whose last byte says how many slots follow, then the slots.
public enum InstanceLayout {
  /// From the end of the fixed part (`TypeObject.basicSize`) to the first value.
  public static let valuesBehindBasicSize = 8
  /// The byte in front of the first value: the number of slots, and two marks.
  public static let capacityMask: UInt8 = 0x1f
  /// The values moved to the instance's dict.
  public static let invalid: UInt8 = 0x80
  /// The instance's `__dict__`, or nil, in the pre-header.
  public static let dict = -24
  /// In the class's table of names (`TypeObject.cachedKeys`): how many names it has, an Int.
  public static let nameCount = 24
}

extension Ref {
  /// Length of an exact tuple.
  @inline(__always)
  var tupleCount: Int { load(Layout.tupleLength, as: Int.self) }

  /// First item slot of an exact tuple. A slot is nil only while the tuple is being built.
  @inline(__always)
  var tupleSlots: SlotPointer {
    SlotPointer(raw.advanced(by: Layout.tupleItems))
  }

  /// The `__dict__` of a plain instance that shows the values inside the object: a counted reference that the collector
  /// does not walk, since the dict holds nothing of its own.
  @inline(__always)
  public var shownDict: Ref? {
    let type = self.type
    guard type.pointee.has(.inlineValues), type.pointee.cachedKeys != nil else { return nil }
    let values = Int(type.pointee.basicSize) &+ InstanceLayout.valuesBehindBasicSize
    if load(values &- 1, as: UInt8.self) & InstanceLayout.invalid != 0 { return nil }
    return load(InstanceLayout.dict, as: Ref?.self)
  }

  /// Calls `body` for each reference of a plain instance that the collector walks: values, or the `__dict__` that took
  /// them over; class.
  @inline(__always)
  func forEachAttribute(_ type: TypeRef, _ body: (Ref) -> Void) {
    // Without a table of names the object was made without room for values.
    if let names = type.pointee.cachedKeys {
      let values = raw.advanced(by: Int(type.pointee.basicSize) &+ InstanceLayout.valuesBehindBasicSize)
      let info = values.load(fromByteOffset: -1, as: UInt8.self)
      if info & InstanceLayout.invalid == 0 {
        let count = min(
          names.load(fromByteOffset: InstanceLayout.nameCount, as: Int.self),
          Int(info & InstanceLayout.capacityMask))
        let slots = SlotPointer(values)
        var index = 0
        while index < count {
          if let value = slots[index] { body(value) }
          index &+= 1
        }
        return body(type.object)
      }
    }
    if let dict = load(InstanceLayout.dict, as: Ref?.self) { body(dict) }
    body(type.object)
  }

  /// Calls `body` for each counted reference if the layout is one that is walked here (an exact list or tuple, last
  /// item first; a plain instance); false for all others.
  @inline(__always)
  func forEachReferentIfDirect(_ body: (Ref) -> Void) -> Bool {
    let kind = self.kind
    var index: Int
    let items: SlotPointer
    if kind == Kind.list {
      index = load(Layout.listLength, as: Int.self)
      guard let block = load(Layout.listItems, as: SlotPointer?.self) else { return true }
      items = block
    } else if kind == Kind.tuple {
      index = tupleCount
      items = tupleSlots
    } else {
      let type = self.type
      guard kind == Kind.instance, type.pointee.has(.plainInstance) else { return false }
      forEachAttribute(type, body)
      return true
    }
    while index > 0 {
      index &-= 1
      if let item = items[index] { body(item) }
    }
    return true
  }

  /// Calls `body` once for every counted reference that the object holds, the ``shownDict`` too: what snapshots and
  /// checkers want.
  public func forEachHeld(_ body: (Ref) -> Void) {
    forEachReferent(body)
    if let dict = shownDict { body(dict) }
  }

  /// Calls `body` once for every counted reference that the collector walks.
  ///
  /// For `gc.get_referents` and the like; the collector's own passes have direct loops.
  public func forEachReferent(_ body: (Ref) -> Void) {
    guard let traverse = type.pointee.traverse else {
      _ = forEachReferentIfDirect(body)
      return
    }
    withoutActuallyEscaping(body) { escapable in
      var box = ReferentVisit(body: escapable)
      withUnsafeMutablePointer(to: &box) { pointer in
        traverse(
          self,
          { ref, context in context.assumingMemoryBound(to: ReferentVisit.self).pointee.body(ref) },
          UnsafeMutableRawPointer(pointer))
      }
    }
  }
}

/// Carries a Swift closure through a C visitor.
private struct ReferentVisit {
  var body: (Ref) -> Void
}
