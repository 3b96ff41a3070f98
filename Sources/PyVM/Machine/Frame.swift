import PyHeap

/// Program counter and code array: 64-bit words. An instruction is one word, its inline caches are the words after it.
///
/// ```
///   63            32 31      16 15       0
///  ┌────────────────┬──────────┬──────────┐
///  │ b              │ a        │ opcode   │   cache words …
///  └────────────────┴──────────┴──────────┘
/// ```
typealias CodePointer = UnsafeMutablePointer<UInt>
typealias FramePointer = UnsafeMutablePointer<Frame>

/// One activation on the contiguous frame stack.
///
/// ```
///  caller's stack … callable  self|null arg0 … argN │ callee
///                   ▲         └── lp: arguments are the callee's first locals (3.11+): nothing is copied
///                   returnSlot     locals, cells, free │ Frame │ value stack (stackSize slots)
/// ```
/// Up to 3.10 the caller keeps its stack references: `lp` then lies behind the caller's arguments and the callee's
/// locals are counted copies (`VersionProfile.callsCopyArguments`).
struct Frame {
  var previous: FramePointer?
  /// Borrowed: the callable slot on the caller's stack, or the generator, owns it.
  var function: Ref
  var body: UnsafeMutablePointer<CodeBody>
  var constants: SlotPointer
  /// Borrowed from the function.
  var globals: Ref
  var builtins: Ref
  /// Where to go on; while the frame runs, the last place that was saved. Always *behind* the instruction it stands for.
  var pc: CodePointer
  /// Top of the value stack when the frame was left for a call.
  var sp: SlotPointer
  var lp: SlotPointer
  /// Where in the caller's stack the result goes; this slot holds the callable until then.
  var returnSlot: SlotPointer
  // The next four are 0 for a plain call, cleared together.
  /// The namespace of a module or class body; owned. nil for functions.
  var locals: Ref?
  /// The `frame` object that mirrors this activation, owned, or nil.
  var frameObject: Ref?
  /// The generator whose body this is, borrowed, or nil. For `.initialize` frames: the new instance, owned.
  var owner: Ref?
  /// ``returnMode`` in the low byte, ``keptArguments`` in the high half: 0 is a plain return to a Python caller.
  var exit: UInt
  /// For a generator's frame that a `forIter` pushed: that instruction; nil when native code resumed it.
  var loop: CodePointer?
}

extension Frame {
  var returnMode: ReturnMode {
    @inline(__always) get { ReturnMode(rawValue: UInt8(truncatingIfNeeded: exit)).unsafelyUnwrapped }
    @inline(__always) set { exit = (exit & ~0xff) | UInt(newValue.rawValue) }
  }

  /// Extra slots above `returnSlot` that the return has to release (copied arguments, up to 3.10).
  var keptArguments: Int32 {
    @inline(__always) get { Int32(truncatingIfNeeded: exit &>> 32) }
    @inline(__always) set { exit = (exit & 0xff) | UInt(newValue) &<< 32 }
  }

  /// Whether leaving the frame is no more than dropping its locals and handing the value to a Python caller.
  var leavesPlainly: Bool {
    @inline(__always) get {
      exit | UInt(bitPattern: frameObject) | UInt(bitPattern: locals) == 0
    }
  }
}

/// What the return instruction does besides handing the value to the caller.
enum ReturnMode: UInt8 {
  /// The caller is a Python frame: go on there.
  case toPython
  /// `__init__` called by a class call: the value must be None; the result is `owner`.
  case initialize
  /// The caller is native code: leave the loop with the value.
  case toNative
  /// A generator's body: the generator is exhausted.
  case generator
}

extension UnsafeMutablePointer where Pointee == Frame {
  /// First slot of the value stack.
  @inline(__always)
  var stackBase: SlotPointer {
    SlotPointer(UnsafeMutableRawPointer(self).advanced(by: Frame.stride))
  }

  /// First byte behind everything this frame may use.
  @inline(__always)
  var limit: UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(self) + Frame.stride + (Int(pointee.body.pointee.stackSize) &+ 2) &* 8
  }
}

extension Frame {
  static var stride: Int { @inline(__always) get { MemoryLayout<Frame>.stride } }
}
