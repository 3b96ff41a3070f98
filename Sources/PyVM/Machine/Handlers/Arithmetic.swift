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
      result = OpaquePointer(memory)
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
  }
  return goTo(generic, pc, sp, lp, fr, vm)
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
  let current = MachineOpcode(rawValue: UInt16(truncatingIfNeeded: pc.pointee)).unsafelyUnwrapped
  let generic = genericBinary(current)
  let number = Int32(truncatingIfNeeded: pc.cache(1)) % 13
  if let special = specialBinary(generic, number, left, right) {
    if current == special {
      // The specialised form came here: these operands overflow or divide by zero.
      pc.backOff(to: generic)
    } else {
      pc.become(special)
    }
  } else {
    pc.backOff(to: generic)
  }
}

/// Shape index 0…4 (SS SL SC LL LC) of the ten generic opcodes.
private func genericBinary(_ op: MachineOpcode) -> MachineOpcode {
  switch op {
  case .binarySS, .addIntSS, .subIntSS, .mulIntSS, .addFloatSS, .subFloatSS, .mulFloatSS, .divFloatSS,
    .modIntSS,
    .floorDivIntSS, .andIntSS:
    .binarySS
  case .binarySL, .addIntSL, .subIntSL, .mulIntSL, .addFloatSL, .subFloatSL, .mulFloatSL, .divFloatSL:
    .binarySL
  case .binarySC, .addIntSC, .subIntSC, .mulIntSC, .addFloatSC, .subFloatSC, .mulFloatSC, .divFloatSC,
    .modIntSC,
    .floorDivIntSC, .andIntSC:
    .binarySC
  case .binaryLL, .addIntLL, .subIntLL, .mulIntLL, .addFloatLL, .subFloatLL, .mulFloatLL, .divFloatLL,
    .modIntLL,
    .floorDivIntLL, .andIntLL:
    .binaryLL
  case .binaryLC, .addIntLC, .subIntLC, .mulIntLC, .addFloatLC, .subFloatLC, .mulFloatLC, .divFloatLC,
    .modIntLC,
    .floorDivIntLC, .andIntLC:
    .binaryLC
  case .binaryToSS, .addIntToSS, .subIntToSS, .mulIntToSS, .addFloatToSS, .subFloatToSS, .mulFloatToSS:
    .binaryToSS
  case .binaryToSL, .addIntToSL, .subIntToSL, .mulIntToSL, .addFloatToSL, .subFloatToSL, .mulFloatToSL:
    .binaryToSL
  case .binaryToSC, .addIntToSC, .subIntToSC, .mulIntToSC, .addFloatToSC, .subFloatToSC, .mulFloatToSC:
    .binaryToSC
  case .binaryToLL, .addIntToLL, .subIntToLL, .mulIntToLL, .addFloatToLL, .subFloatToLL, .mulFloatToLL,
    .addStrTo:
    .binaryToLL
  default: .binaryToLC
  }
}

private func specialBinary(_ generic: MachineOpcode, _ number: Int32, _ left: Ref, _ right: Ref)
  -> MachineOpcode?
{
  // Opcodes of one family are declared in the order SS SL SC LL LC.
  let pushes = generic.rawValue <= MachineOpcode.binaryLC.rawValue
  let shape = generic.rawValue - (pushes ? MachineOpcode.binarySS : .binaryToSS).rawValue
  func pick(_ first: MachineOpcode) -> MachineOpcode? { MachineOpcode(rawValue: first.rawValue + shape) }
  if left.isCompactInt && right.isCompactInt {
    switch number {
    case 0: return pick(pushes ? .addIntSS : .addIntToSS)
    case 10: return pick(pushes ? .subIntSS : .subIntToSS)
    case 5: return pick(pushes ? .mulIntSS : .mulIntToSS)
    case 6, 2, 1:
      guard pushes, shape != 1 else { return nil }
      let first: MachineOpcode = number == 6 ? .modIntSS : number == 2 ? .floorDivIntSS : .andIntSS
      return MachineOpcode(rawValue: first.rawValue + (shape == 0 ? 0 : shape - 1))
    default: return nil
    }
  }
  if left.isExactFloat && right.isExactFloat {
    switch number {
    case 0: return pick(pushes ? .addFloatSS : .addFloatToSS)
    case 10: return pick(pushes ? .subFloatSS : .subFloatToSS)
    case 5: return pick(pushes ? .mulFloatSS : .mulFloatToSS)
    case 11: return pushes ? pick(.divFloatSS) : nil
    default: return nil
    }
  }
  return nil
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
