import PyHeap

/// What the handlers for lists and for tuples differ in; each use is specialised, so nothing of it is left at run time.
protocol ItemForm {
  static var kind: UInt8 { get }
  /// Kind of the iterator that `iter()` makes of it.
  static var iteratorKind: UInt8 { get }
  static func count(_ sequence: Ref) -> Int
  /// The item at an index below the count, borrowed.
  static func item(_ sequence: Ref, _ index: Int) -> Ref
}

enum ListForm: ItemForm {
  static var kind: UInt8 {
    @inline(__always) get { Kind.list }
  }
  static var iteratorKind: UInt8 {
    @inline(__always) get { Kind.listIterator }
  }
  @inline(__always)
  static func count(_ sequence: Ref) -> Int { sequence.listCount }
  @inline(__always)
  static func item(_ sequence: Ref, _ index: Int) -> Ref { sequence.listItem(index) }
}

enum TupleForm: ItemForm {
  static var kind: UInt8 {
    @inline(__always) get { Kind.tuple }
  }
  static var iteratorKind: UInt8 {
    @inline(__always) get { Kind.tupleIterator }
  }
  @inline(__always)
  static func count(_ sequence: Ref) -> Int { sequence.tupleCount }
  @inline(__always)
  static func item(_ sequence: Ref, _ index: Int) -> Ref { sequence.tupleItem(index) }
}
