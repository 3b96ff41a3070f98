import PyHeap

/// Pieces of a text on their way to being joined: how containers build their `repr`.
///
/// Holds counted references outside the learner's heap, so that showing a list does not disturb what it shows.
struct PartBuffer {
  private var items: SlotPointer
  private var count = 0
  private var capacity = 16
  /// A piece could not be made; ``finish(_:)`` returns nil.
  private var failed = false

  init() { items = SlotPointer.allocate(capacity: 16) }

  /// Takes over a piece; nil (with an exception set) makes the whole fail. Returns false when it has failed.
  @discardableResult
  mutating func add(_ piece: Ref?) -> Bool {
    guard let piece, !failed else {
      piece.decref()
      failed = true
      return false
    }
    if count == capacity {
      let larger = SlotPointer.allocate(capacity: capacity * 2)
      larger.initialize(from: items, count: count)
      items.deallocate()
      items = larger
      capacity *= 2
    }
    items[count] = piece
    count += 1
    return true
  }

  /// Joins the pieces into one str and gives all memory back; nil with an exception.
  mutating func finish(_ vm: VM) -> Ref? {
    let result = failed ? nil : vm.joinParts(items, count)
    for index in 0..<count { items[index].decref() }
    items.deallocate()
    return result
  }
}
