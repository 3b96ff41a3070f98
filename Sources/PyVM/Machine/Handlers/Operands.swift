import PyHeap

/// Where an instruction's two operands come from. Borrowed operands (locals, constants) stay where they are; stack operands are
/// owned by the instruction, which releases them when it has its result.
protocol OperandShape {
  static var popped: Int { get }
  static func left(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  static func right(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  static var ownsLeft: Bool { get }
  static var ownsRight: Bool { get }
}

/// Both on the stack.
enum SS: OperandShape {
  @inline(__always) static var popped: Int { 2 }
  @inline(__always) static var ownsLeft: Bool { true }
  @inline(__always) static var ownsRight: Bool { true }
  @inline(__always)
  static func left(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    sp[-2].unsafelyUnwrapped
  }
  @inline(__always)
  static func right(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    sp[-1].unsafelyUnwrapped
  }
}

/// Left on the stack, right the local b.
enum SL: OperandShape {
  @inline(__always) static var popped: Int { 1 }
  @inline(__always) static var ownsLeft: Bool { true }
  @inline(__always) static var ownsRight: Bool { false }
  @inline(__always)
  static func left(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    sp[-1].unsafelyUnwrapped
  }
  @inline(__always)
  static func right(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    lp[pc.b].unsafelyUnwrapped
  }
}

/// Left on the stack, right the constant b.
enum SC: OperandShape {
  @inline(__always) static var popped: Int { 1 }
  @inline(__always) static var ownsLeft: Bool { true }
  @inline(__always) static var ownsRight: Bool { false }
  @inline(__always)
  static func left(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    sp[-1].unsafelyUnwrapped
  }
  @inline(__always)
  static func right(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    fr.asFrame.pointee.constants[pc.b].unsafelyUnwrapped
  }
}

/// Locals a and b.
enum LL: OperandShape {
  @inline(__always) static var popped: Int { 0 }
  @inline(__always) static var ownsLeft: Bool { false }
  @inline(__always) static var ownsRight: Bool { false }
  @inline(__always)
  static func left(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    lp[pc.a].unsafelyUnwrapped
  }
  @inline(__always)
  static func right(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    lp[pc.b].unsafelyUnwrapped
  }
}

/// Local a and constant b.
enum LC: OperandShape {
  @inline(__always) static var popped: Int { 0 }
  @inline(__always) static var ownsLeft: Bool { false }
  @inline(__always) static var ownsRight: Bool { false }
  @inline(__always)
  static func left(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    lp[pc.a].unsafelyUnwrapped
  }
  @inline(__always)
  static func right(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    fr.asFrame.pointee.constants[pc.b].unsafelyUnwrapped
  }
}

/// Both on the stack, and they stay there: `c[k] += …` reads what it will write.
enum KK: OperandShape {
  @inline(__always) static var popped: Int { 0 }
  @inline(__always) static var ownsLeft: Bool { false }
  @inline(__always) static var ownsRight: Bool { false }
  @inline(__always)
  static func left(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    SS.left(pc, sp, lp, fr)
  }
  @inline(__always)
  static func right(_ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer)
    -> Ref
  {
    SS.right(pc, sp, lp, fr)
  }
}

/// Where a result goes.
protocol ResultPlace {
  /// Stores an owned result, with `base` the first popped slot, and goes on behind `words` words.
  static func put(
    _ result: Ref, _ base: SlotPointer, _ words: Int, _ pc: CodePointer, _ lp: SlotPointer,
    _ fr: UnsafeMutableRawPointer, _ vm: VM
  ) -> Int
}

/// On the stack.
enum OnStack: ResultPlace {
  @inline(__always)
  static func put(
    _ result: Ref, _ base: SlotPointer, _ words: Int, _ pc: CodePointer, _ lp: SlotPointer,
    _ fr: UnsafeMutableRawPointer, _ vm: VM
  ) -> Int {
    base[0] = result
    return next(pc + words, base + 1, lp, fr, vm)
  }
}

/// In the local named by the word behind the instruction (always at index `words`).
enum InLocal: ResultPlace {
  @inline(__always)
  static func put(
    _ result: Ref, _ base: SlotPointer, _ words: Int, _ pc: CodePointer, _ lp: SlotPointer,
    _ fr: UnsafeMutableRawPointer, _ vm: VM
  ) -> Int {
    let slot = lp + pc.cache(words)
    let old = slot.pointee
    slot.pointee = result
    if let old { releaseLocal(old, vm, pc, fr) }
    return next(pc + words + 1, base, lp, fr, vm)
  }
}
