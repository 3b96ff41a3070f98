import PyHeap

/// # How an instruction runs
///
/// Every instruction is a C-convention function that receives the machine's registers as arguments and ends by calling
/// the next instruction's function with them. LLVM turns that last call of identical signature into a jump, so the
/// registers stay in processor registers and each instruction has an indirect jump of its own (docs/engine-decisions.md has
/// the measurements). What keeps it a jump:
/// - no `defer`, no reference-counted Swift value and no escaping local before the final call;
/// - slow paths are handlers themselves, called in tail position, or `@inline(never)` functions;
/// - debug builds, where calls are never jumps, return to a trampoline instead (``next`` below is the only difference).
///
/// Registers: `pc` the instruction, `sp` one past the top of the value stack, `lp` the locals, `fr` the ``Frame``.
/// Invariant: below `sp` every slot of the value stack holds an owned reference (or nil where an opcode says null).
///
/// The result is a reference as an Int (0: an exception is set): with a pointer result the compiler puts a cast behind the
/// last call of an instruction with several exits, and the call is no jump any more.
typealias Handler =
  @Sendable (CodePointer, SlotPointer, SlotPointer, UnsafeMutableRawPointer, VM) -> Int

/// How a handler's address is called.
///
/// A closure that captures nothing, taken as a C function, is a stub in front of the real function: one more jump for
/// every instruction. The table (``HandlerRow``) holds the real functions instead. They follow Swift's convention,
/// which hands up to six integer arguments and an integer result over in the same registers as C's does on x86-64 and arm64.
typealias HandlerAddress =
  @convention(c) (CodePointer, SlotPointer, SlotPointer, UnsafeMutableRawPointer, VM) -> Int

/// A row of the dispatch table.
struct HandlerRow {
  let op: MachineOpcode
  let address: UInt

  /// Unsafe: `handler` must capture nothing. A function value is then its code's address and a nil context. (The struct
  /// around it keeps the compiler from passing it in its generic, wrapped form.)
  init(_ op: MachineOpcode, _ handler: @escaping Handler) {
    struct Value { let function: Handler }
    let (address, context) = unsafeBitCast(Value(function: handler), to: (UInt, UInt).self)
    precondition(context == 0, "a handler captures something")
    self.op = op
    self.address = address
  }
}

#if DEBUG
  /// Returned by a handler to make the trampoline go on with the saved registers.
  let continueToken = 1
#endif

/// Goes on with the instruction at `pc`.
@inline(__always)
func next(
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  #if DEBUG
    let state = vm.state
    state.pointee.savedPC = pc
    state.pointee.savedSP = sp
    state.pointee.savedLP = lp
    state.pointee.savedFrame = fr
    return continueToken
  #else
    let handler = vm.state.pointee.handlers[Int(truncatingIfNeeded: pc.pointee & 0xffff)]
    return unsafeBitCast(handler, to: HandlerAddress.self)(pc, sp, lp, fr, vm)
  #endif
}

/// Goes to another instruction's function, or to one of the slow paths that have an opcode of their own, with the same registers.
/// Through the table, so that the slow path is never inlined into the fast one.
@inline(__always)
func goTo(
  _ op: MachineOpcode, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let handler = vm.state.pointee.handlers[Int(op.rawValue)]
  return unsafeBitCast(handler, to: HandlerAddress.self)(pc, sp, lp, fr, vm)
}

/// A reference as the result of a handler.
@inline(__always)
func leave(with value: Ref?) -> Int { Int(bitPattern: value) }

/// Runs until a frame with `ReturnMode.toNative` returns: its value, or nil with an exception.
func runMachine(
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Ref? {
  #if DEBUG
    var pc = pc
    var sp = sp
    var lp = lp
    var fr = fr
    let state = vm.state
    while true {
      let handler = state.pointee.handlers[Int(pc.pointee & 0xffff)]
      let result = unsafeBitCast(handler, to: HandlerAddress.self)(pc, sp, lp, fr, vm)
      if result != continueToken { return Ref(bitPattern: result) }
      pc = state.pointee.savedPC.unsafelyUnwrapped
      sp = state.pointee.savedSP.unsafelyUnwrapped
      lp = state.pointee.savedLP.unsafelyUnwrapped
      fr = state.pointee.savedFrame.unsafelyUnwrapped
    }
  #else
    return Ref(bitPattern: next(pc, sp, lp, fr, vm))
  #endif
}

extension UnsafeMutablePointer where Pointee == UInt {
  /// Operand `a` (bits 16…31).
  @inline(__always) var a: Int { Int(truncatingIfNeeded: (pointee &>> 16) & 0xffff) }
  /// Operand `b` (bits 32…47).
  @inline(__always) var b: Int { Int(truncatingIfNeeded: (pointee &>> 32) & 0xffff) }
  /// Operand `c` (bits 48…63): back-off counter of adaptive instructions, or a third operand.
  @inline(__always) var c: Int { Int(truncatingIfNeeded: pointee &>> 48) }
  /// `a` and `b` as one 32-bit operand.
  @inline(__always) var wide: Int { Int(truncatingIfNeeded: (pointee &>> 16) & 0xffff_ffff) }
  /// Bits 16…63 as a signed distance in words.
  @inline(__always) var distance: Int { Int(bitPattern: pointee) &>> 16 }
  /// Cache word `n` behind the instruction as an Int.
  @inline(__always) func cache(_ n: Int) -> Int { Int(bitPattern: self[n]) }

  /// Replaces the opcode in place.
  @inline(__always)
  func become(_ op: MachineOpcode) { pointee = (pointee & ~0xffff) | UInt(op.rawValue) }

  /// Counts one execution of a generic form that has a specialised sibling; true when it is time to try.
  @inline(__always)
  func mayAdapt() -> Bool {
    let counter = pointee &>> 48
    if counter == 0 { return true }
    pointee = pointee &- (1 &<< 48)
    return false
  }

  /// A specialised form met what it cannot do: stay generic for a while.
  @inline(__always)
  func backOff(to op: MachineOpcode) {
    pointee = (pointee & 0x0000_ffff_ffff_0000) | UInt(op.rawValue) | (64 &<< 48)
  }
}

extension UnsafeMutableRawPointer {
  @inline(__always) var asFrame: FramePointer { assumingMemoryBound(to: Frame.self) }
}
