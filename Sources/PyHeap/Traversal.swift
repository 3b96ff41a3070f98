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

extension OpaquePointer {
  /// Length of an exact tuple.
  @inline(__always)
  var tupleCount: Int { load(Layout.tupleLength, as: Int.self) }

  /// First item slot of an exact tuple. A slot is nil only while the tuple is being built.
  @inline(__always)
  var tupleSlots: UnsafeMutablePointer<Ref?> {
    raw.advanced(by: Layout.tupleItems).assumingMemoryBound(to: Ref?.self)
  }

  /// Calls `body` for each counted reference of an exact list or tuple, last item first; false for other kinds.
  @inline(__always)
  func forEachItemIfSequence(_ body: (Ref) -> Void) -> Bool {
    let kind = self.kind
    var index: Int
    let items: UnsafeMutablePointer<Ref?>
    if kind == Kind.list {
      index = load(Layout.listLength, as: Int.self)
      guard let block = load(Layout.listItems, as: UnsafeMutablePointer<Ref?>?.self) else { return true }
      items = block
    } else if kind == Kind.tuple {
      index = tupleCount
      items = tupleSlots
    } else {
      return false
    }
    while index > 0 {
      index &-= 1
      if let item = items[index] { body(item) }
    }
    return true
  }

  /// Calls `body` once for every counted reference that the object holds.
  ///
  /// For tools (snapshots, checkers, `gc.get_referents`); the collector's own passes have direct loops.
  public func forEachReferent(_ body: (Ref) -> Void) {
    guard let traverse = type.pointee.traverse else {
      _ = forEachItemIfSequence(body)
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
