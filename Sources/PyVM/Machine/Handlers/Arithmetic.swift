import PyHeap

// Binary operators. Words: op | a | b | back-off; second word: CPython's operator number; `To` forms: third word the local.

protocol IntOperation {
  static var number: Int32 { get }
  /// nil: overflow, let the generic path do it.
  static func apply(_ left: Int, _ right: Int) -> Int?
}

enum AddInt: IntOperation {
  @inline(__always) static var number: Int32 { 0 }
  // Two compact values cannot overflow an Int.
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? { left &+ right }
}

enum SubtractInt: IntOperation {
  @inline(__always) static var number: Int32 { 10 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? { left &- right }
}

enum MultiplyInt: IntOperation {
  @inline(__always) static var number: Int32 { 5 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? {
    let (value, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : value
  }
}

enum AndInt: IntOperation {
  @inline(__always) static var number: Int32 { 1 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? { left & right }
}

enum OrInt: IntOperation {
  @inline(__always) static var number: Int32 { 7 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? { left | right }
}

enum XorInt: IntOperation {
  @inline(__always) static var number: Int32 { 12 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? { left ^ right }
}

enum LeftShiftInt: IntOperation {
  @inline(__always) static var number: Int32 { 3 }
  // 2^30 times a compact value may not fit an Int; what does fit is checked by the caller against the compact limit.
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? {
    guard UInt(bitPattern: right) < 62 else { return nil }
    let value = left &<< right
    return value &>> right == left ? value : nil
  }
}

enum RightShiftInt: IntOperation {
  @inline(__always) static var number: Int32 { 9 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? {
    right < 0 ? nil : left &>> min(right, 63)
  }
}

/// Python's `//`: rounds towards minus infinity.
enum FloorDivideInt: IntOperation {
  @inline(__always) static var number: Int32 { 2 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? {
    if right == 0 || right == -1 { return nil }
    let quotient = left / right
    return (left % right != 0) && ((left < 0) != (right < 0)) ? quotient &- 1 : quotient
  }
}

/// Python's `%`: the sign of the divisor.
enum RemainderInt: IntOperation {
  @inline(__always) static var number: Int32 { 6 }
  @inline(__always) static func apply(_ left: Int, _ right: Int) -> Int? {
    if right == 0 || right == -1 { return nil }
    let rest = left % right
    return rest != 0 && ((rest < 0) != (right < 0)) ? rest &+ right : rest
  }
}

protocol FloatOperation {
  static func apply(_ left: Double, _ right: Double) -> Double
  /// Division must not meet zero here.
  static var refusesZero: Bool { get }
}

enum AddFloat: FloatOperation {
  @inline(__always) static var refusesZero: Bool { false }
  @inline(__always) static func apply(_ left: Double, _ right: Double) -> Double { left + right }
}

enum SubtractFloat: FloatOperation {
  @inline(__always) static var refusesZero: Bool { false }
  @inline(__always) static func apply(_ left: Double, _ right: Double) -> Double { left - right }
}

enum MultiplyFloat: FloatOperation {
  @inline(__always) static var refusesZero: Bool { false }
  @inline(__always) static func apply(_ left: Double, _ right: Double) -> Double { left * right }
}

enum DivideFloat: FloatOperation {
  @inline(__always) static var refusesZero: Bool { true }
  @inline(__always) static func apply(_ left: Double, _ right: Double) -> Double { left / right }
}

@inline(__always)
func intOperation<O: IntOperation, S: OperandShape, R: ResultPlace>(
  _ operation: O.Type, _ shape: S.Type, _ place: R.Type, _ generic: MachineOpcode,
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if left.isCompactInt && right.isCompactInt,
    let value = O.apply(left.compactValue, right.compactValue)
  {
    let result: Ref
    if UInt(bitPattern: value &+ 5) < 262 {
      result = vm.state.pointee.smallInts[value &+ 5]
      result.incref()
    } else if UInt(bitPattern: value &+ compactLimit &- 1) < UInt(compactLimit &<< 1 &- 1),
      let memory = vm.allocate(28)
    {
      result = Ref(memory)
      result.header.initialize(
        to: ObjectHeader(
          refcount: vm.heap.pointee.initialRefcount, kind: Kind.int, flags: 0, aux: 1,
          type: vm.types.pointee.int))
      let sign: Int32 = value < 0 ? -1 : 1
      result.store(IntLayout.digits, value.magnitude < 1 << 30 ? sign : sign &* 2)
      result.store(IntLayout.value, value)
    } else {
      return goTo(generic, pc, sp, lp, fr, vm)
    }
    if S.ownsLeft { releaseInt(left, vm) }
    if S.ownsRight { releaseInt(right, vm) }
    return R.put(result, sp - S.popped, 2, pc, lp, fr, vm)
  }
  return goTo(generic, pc, sp, lp, fr, vm)
}

/// Two floats, or a float and an int in a word (which CPython converts as C does: to the nearest, ties to even).
@inline(__always)
func floatOperation<O: FloatOperation, S: OperandShape, R: ResultPlace>(
  _ operation: O.Type, _ shape: S.Type, _ place: R.Type, _ generic: MachineOpcode,
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if left.isExactFloat && right.isExactFloat {
    let divisor = right.floatValue
    if !(O.refusesZero && divisor == 0) {
      let value = O.apply(left.floatValue, divisor)
      // A dying operand's memory serves the result: one release and one allocation less.
      if S.ownsLeft && left.header.pointee.refcount == 1 {
        left.store(FloatLayout.value, value)
        if S.ownsRight { releaseFloat(right, vm) }
        return R.put(left, sp - S.popped, 2, pc, lp, fr, vm)
      }
      if S.ownsRight && right.header.pointee.refcount == 1 {
        right.store(FloatLayout.value, value)
        if S.ownsLeft { left.decref() }
        return R.put(right, sp - S.popped, 2, pc, lp, fr, vm)
      }
      guard let result = vm.float(value) else { return goTo(generic, pc, sp, lp, fr, vm) }
      if S.ownsLeft { releaseFloat(left, vm) }
      if S.ownsRight { releaseFloat(right, vm) }
      return R.put(result, sp - S.popped, 2, pc, lp, fr, vm)
    }
  } else if let first = left.isExactFloat
    ? left.floatValue : left.isCompactInt ? Double(left.compactValue) : nil,
    let second = right.isExactFloat
      ? right.floatValue : right.isCompactInt ? Double(right.compactValue) : nil,
    left.isExactFloat || right.isExactFloat, !(O.refusesZero && second == 0),
    let result = vm.float(O.apply(first, second))
  {
    if S.ownsLeft { releaseLocal(left, vm) }
    if S.ownsRight { releaseLocal(right, vm) }
    return R.put(result, sp - S.popped, 2, pc, lp, fr, vm)
  }
  return goTo(generic, pc, sp, lp, fr, vm)
}

/// `local = local + text`: the local's text grows in place when nobody else holds it, as CPython's does.
@inline(__always)
func appendString<S: OperandShape>(
  _ shape: S.Type, _ generic: MachineOpcode, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  guard left.kind == Kind.str && right.kind == Kind.str else { return goTo(generic, pc, sp, lp, fr, vm) }
  let slot = lp + pc.cache(2)
  guard slot.pointee == left else {
    guard let sum = vm.concat(left, right) else { return goTo(.unwind, pc, sp, lp, fr, vm) }
    if S.ownsLeft { left.decref() }
    if S.ownsRight { right.decref() }
    return InLocal.put(sum, sp - S.popped, 2, pc, lp, fr, vm)
  }
  // Of the stack's reference and the local's own, one is enough.
  if S.ownsLeft { left.decref() }
  if vm.concatInPlace(slot, right) {
    if S.ownsRight { right.decref() }
    return next(pc + 3, sp - S.popped, lp, fr, vm)
  }
  if S.ownsLeft { left.incref() }
  return goTo(.unwind, pc, sp, lp, fr, vm)
}

/// Any operands: specialises when it may, else asks the types.
@inline(__always)
func binaryGeneric<S: OperandShape, R: ResultPlace>(
  _ shape: S.Type, _ place: R.Type,
  _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  let left = S.left(pc, sp, lp, fr)
  let right = S.right(pc, sp, lp, fr)
  if pc.mayAdapt() { adaptBinary(pc, left, right) }
  fr.asFrame.pointee.pc = pc + 1
  fr.asFrame.pointee.sp = sp
  // User code may run and rebind the locals that the operands are borrowed from.
  if !S.ownsLeft { left.incref() }
  if !S.ownsRight { right.incref() }
  let result = vm.binary(Int32(truncatingIfNeeded: pc.cache(1)), left, right)
  if !S.ownsLeft { left.decref() }
  if !S.ownsRight { right.decref() }
  guard let result else { return goTo(.unwind, pc, sp, lp, fr, vm) }
  if S.ownsLeft { left.decref() }
  if S.ownsRight { right.decref() }
  return R.put(result, sp - S.popped, 2, pc, lp, fr, vm)
}

/// Rewrites a generic binary instruction for the operand kinds it just met.
@inline(never)
private func adaptBinary(_ pc: CodePointer, _ left: Ref, _ right: Ref) {
  let current = UInt16(truncatingIfNeeded: pc.pointee)
  // Families of five lie one behind the other, each in the order SS SL SC LL LC: those that push, then those that store.
  let stores = current >= MachineOpcode.binaryToSS.rawValue
  let first = stores ? MachineOpcode.binaryToSS : .binarySS
  let shape = (current - first.rawValue) % 5
  let generic = MachineOpcode(rawValue: first.rawValue + shape).unsafelyUnwrapped
  let number = Int32(truncatingIfNeeded: pc.cache(1)) % 13
  guard let family = stores ? storingFamily(number, left, right) : pushingFamily(number, left, right) else {
    return pc.backOff(to: generic)
  }
  let special = MachineOpcode(rawValue: family.rawValue + shape).unsafelyUnwrapped
  if current == special.rawValue {
    // The specialised form came here: these operands overflow or divide by zero.
    pc.backOff(to: generic)
  } else {
    pc.become(special)
  }
}

/// Two floats, or one and an int in a word.
private func areFloats(_ left: Ref, _ right: Ref) -> Bool {
  left.isExactFloat
    ? right.isExactFloat || right.isCompactInt : left.isCompactInt && right.isExactFloat
}

/// The first opcode of the family for these operands whose result goes to the stack.
private func pushingFamily(_ number: Int32, _ left: Ref, _ right: Ref) -> MachineOpcode? {
  if left.isCompactInt && right.isCompactInt {
    switch number {
    case AddInt.number: return .addIntSS
    case SubtractInt.number: return .subIntSS
    case MultiplyInt.number: return .mulIntSS
    case RemainderInt.number: return .modIntSS
    case FloorDivideInt.number: return .floorDivIntSS
    case AndInt.number: return .andIntSS
    case OrInt.number: return .orIntSS
    case XorInt.number: return .xorIntSS
    case LeftShiftInt.number: return .shlIntSS
    case RightShiftInt.number: return .shrIntSS
    default: return nil
    }
  }
  if areFloats(left, right) {
    switch number {
    case 0: return .addFloatSS
    case 10: return .subFloatSS
    case 5: return .mulFloatSS
    case 11: return .divFloatSS
    default: return nil
    }
  }
  return nil
}

/// The same for results that go to a local.
private func storingFamily(_ number: Int32, _ left: Ref, _ right: Ref) -> MachineOpcode? {
  if left.isCompactInt && right.isCompactInt {
    switch number {
    case AddInt.number: return .addIntToSS
    case SubtractInt.number: return .subIntToSS
    case MultiplyInt.number: return .mulIntToSS
    default: return nil
    }
  }
  if areFloats(left, right) {
    switch number {
    case 0: return .addFloatToSS
    case 10: return .subFloatToSS
    case 5: return .mulFloatToSS
    default: return nil
    }
  }
  return number == 0 && left.kind == Kind.str && right.kind == Kind.str ? .addStrToSS : nil
}

let handleBinarySS: Handler = { binaryGeneric(SS.self, OnStack.self, $0, $1, $2, $3, $4) }
let handleBinarySL: Handler = { binaryGeneric(SL.self, OnStack.self, $0, $1, $2, $3, $4) }
let handleBinarySC: Handler = { binaryGeneric(SC.self, OnStack.self, $0, $1, $2, $3, $4) }
let handleBinaryLL: Handler = { binaryGeneric(LL.self, OnStack.self, $0, $1, $2, $3, $4) }
let handleBinaryLC: Handler = { binaryGeneric(LC.self, OnStack.self, $0, $1, $2, $3, $4) }
let handleBinaryToSS: Handler = { binaryGeneric(SS.self, InLocal.self, $0, $1, $2, $3, $4) }
let handleBinaryToSL: Handler = { binaryGeneric(SL.self, InLocal.self, $0, $1, $2, $3, $4) }
let handleBinaryToSC: Handler = { binaryGeneric(SC.self, InLocal.self, $0, $1, $2, $3, $4) }
let handleBinaryToLL: Handler = { binaryGeneric(LL.self, InLocal.self, $0, $1, $2, $3, $4) }
let handleBinaryToLC: Handler = { binaryGeneric(LC.self, InLocal.self, $0, $1, $2, $3, $4) }
