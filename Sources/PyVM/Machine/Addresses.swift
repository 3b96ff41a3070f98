import PyHeap

/// Slots for the time of a call: arguments, locals of a parser.
@inline(__always)
func withSlots<R>(_ capacity: Int, _ body: (SlotPointer) -> R) -> R {
  withUnsafeTemporaryAllocation(of: Ref?.self, capacity: capacity) {
    body(SlotPointer($0.baseAddress.unsafelyUnwrapped))
  }
}

/// A `Ref?`, or a tuple of them, as slots.
@inline(__always)
func withSlots<T, R>(of values: inout T, _ body: (SlotPointer) -> R) -> R {
  withUnsafeMutablePointer(to: &values) { body(SlotPointer($0)) }
}
