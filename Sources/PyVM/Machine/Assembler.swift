import Glibc
import PyHeap

/// # From CPython's instructions to ours
///
/// Two passes over a ``CodeUnit``: the first fuses neighbours (operands that are locals or constants, a
/// store behind a result, a jump behind a test) and lays the words out; the second fills jump distances in.
/// Nothing is fused across a jump target or across the border of an exception handler's range, so every word
/// belongs to exactly one such range.
struct Assembler {
  let unit: CodeUnit
  let vm: VM
  var words: [UInt] = []
  /// Per word the instruction it stands for.
  var origins: [UInt32] = []
  /// Per instruction its first word; fused ones share that of their group.
  var wordOf: [Int32] = []
  /// Jumps to patch.
  private var jumps: [Jump] = []
  /// Instructions that something jumps to, or where a handler's range begins, ends or lands.
  private var isBorder: [Bool] = []

  private struct Jump {
    /// Word of the instruction.
    var word: Int
    /// Word that takes the distance; `word` itself for the 48-bit form.
    var field: Int
    var target: Int32
  }

  init(_ unit: CodeUnit, _ vm: VM) {
    self.unit = unit
    self.vm = vm
  }

  /// The longest unit that 16-bit operands reach; beyond it the compiler's caller refuses by name.
  static let operandLimit = 0xffff

  mutating func assemble() {
    let instructions = unit.instructions
    let count = instructions.count
    words.reserveCapacity(count * 2)
    origins.reserveCapacity(count * 2)
    wordOf = [Int32](repeating: -1, count: count + 1)
    isBorder = [Bool](repeating: false, count: count + 1)
    for instruction in instructions where Self.jumps(instruction.op) {
      isBorder[Int(instruction.arg)] = true
      if instruction.op == .forIter { isBorder[Int(instruction.arg) + 2] = true }
    }
    for row in unit.exceptionTable {
      isBorder[Int(row.start)] = true
      isBorder[Int(row.end)] = true
      isBorder[Int(row.target)] = true
    }
    var index = 0
    while index < count {
      let first = index
      let taken = emit(at: index)
      for covered in first..<(first + taken) where wordOf[covered] < 0 {
        wordOf[covered] = wordOf[first]
      }
      index += taken
    }
    wordOf[count] = Int32(words.count)
    for jump in jumps {
      let distance = Int(wordOf[Int(jump.target)]) - jump.word
      if jump.field == jump.word {
        words[jump.word] = (words[jump.word] & 0xffff) | UInt(bitPattern: distance << 16)
      } else {
        words[jump.field] = UInt(bitPattern: distance)
      }
    }
  }

  private static func jumps(_ op: Opcode) -> Bool {
    switch op {
    case .jumpForward, .jumpBackward, .jumpBackwardNoInterrupt, .popJumpIfTrue, .popJumpIfFalse,
      .popJumpIfNone,
      .popJumpIfNotNone, .forIter, .send:
      true
    default: false
    }
  }

  // MARK: Emitting

  private mutating func word(
    _ op: MachineOpcode, a: Int = 0, b: Int = 0, c: Int = 0, from instruction: Int, extra: Int = 0
  ) {
    words.append(UInt(op.rawValue) | UInt(a) << 16 | UInt(b) << 32 | UInt(c) << 48)
    origins.append(UInt32(instruction))
    for _ in 0..<extra {
      words.append(0)
      origins.append(UInt32(instruction))
    }
  }

  private mutating func wide(_ op: MachineOpcode, _ operand: Int, from instruction: Int) {
    words.append(UInt(op.rawValue) | UInt(operand) << 16)
    origins.append(UInt32(instruction))
  }

  private mutating func jump(_ op: MachineOpcode, to target: Int32, from instruction: Int) {
    // A backward jump pays its length: one to itself (`while True: pass`) must have some, or it would be
    // free.
    if Int(target) <= instruction, wordOf[Int(target)] == Int32(words.count) { word(.nop, from: instruction) }
    jumps.append(Jump(word: words.count, field: words.count, target: target))
    word(op, from: instruction)
  }

  /// The opcode at `index` if it can be fused with what comes before it.
  private func peek(_ index: Int) -> Opcode? {
    index < unit.instructions.count && !isBorder[index] ? unit.instructions[index].op : nil
  }

  private func arg(_ index: Int) -> Int { Int(unit.instructions[index].arg) }

  private func isLocal(_ index: Int) -> Bool { peek(index) == .loadFast }
  private func isConstant(_ index: Int) -> Bool {
    peek(index) == .loadConst && arg(index) <= Self.operandLimit
  }

  /// Emits the instruction at `index`, alone or fused; returns how many were taken.
  private mutating func emit(at index: Int) -> Int {
    let op = unit.instructions[index].op
    let arg = Int(unit.instructions[index].arg)
    wordOf[index] = Int32(words.count)
    switch op {
    case .loadFast:
      // local, local|const, operator
      if isLocal(index + 1), let taken = operatorAt(index + 2, shape: 3, a: arg, b: self.arg(index + 1)) {
        return taken + 2
      }
      if isConstant(index + 1), let taken = operatorAt(index + 2, shape: 4, a: arg, b: self.arg(index + 1)) {
        return taken + 2
      }
      if let taken = operatorAt(index + 1, shape: 1, a: 0, b: arg) { return taken + 1 }
      if let next = peek(index + 1) {
        switch next {
        case .loadAttr where self.arg(index + 1) >> 1 <= Self.operandLimit:
          let attribute = self.arg(index + 1)
          word(
            attribute & 1 == 1 ? .loadMethodL : .loadAttrL, a: attribute >> 1, b: arg, from: index + 1,
            extra: 3)
          return 2
        case .storeAttr:
          word(.storeAttrL, a: self.arg(index + 1), b: arg, from: index + 1, extra: 3)
          return 2
        case .storeFast:
          word(.moveFast, a: arg, b: self.arg(index + 1), from: index + 1)
          return 2
        case .popJumpIfNone, .popJumpIfNotNone:
          jumps.append(
            Jump(word: words.count, field: words.count + 1, target: unit.instructions[index + 1].arg))
          word(.isNoneJumpL, a: arg, b: next == .popJumpIfNone ? 1 : 0, from: index + 1, extra: 1)
          return 2
        case .toBool:
          guard let test = peek(index + 2), test == .popJumpIfFalse || test == .popJumpIfTrue else { break }
          jumps.append(
            Jump(word: words.count, field: words.count + 1, target: unit.instructions[index + 2].arg))
          word(.jumpOnTruthL, a: arg, b: test == .popJumpIfTrue ? 1 : 0, from: index + 1, extra: 1)
          return 3
        case .returnValue where Int(unit.locals[arg].kind.rawValue) & 0xc0 == 0:
          word(.returnLocal, a: arg, from: index + 1)
          return 2
        case .copy
        where self.arg(index + 1) == 1 && peek(index + 2) == .loadAttr && self.arg(index + 2) & 1 == 0
          && self.arg(index + 2) >> 1 <= Self.operandLimit:
          // `o.x += …`: the owner waits on the stack while the attribute is read off the local.
          word(.loadFast, a: arg, from: index)
          word(.loadAttrL, a: self.arg(index + 2) >> 1, b: arg, from: index + 2, extra: 3)
          return 3
        case .loadFast:
          if peek(index + 2) == .storeSubscr {
            word(.storeSubscrLL, a: arg, b: self.arg(index + 1), from: index + 2)
            return 3
          }
          // A pair of loads, unless the second belongs to something better.
          if operatorFollows(index + 2) || attributeFollows(index + 2) { break }
          word(.loadFastLoadFast, a: arg, b: self.arg(index + 1), from: index)
          return 2
        default: break
        }
      }
      word(.loadFast, a: arg, from: index)
    case .loadConst:
      if arg <= Self.operandLimit, let taken = operatorAt(index + 1, shape: 2, a: 0, b: arg) {
        return taken + 1
      }
      if arg <= Self.operandLimit, peek(index + 1) == .storeFast {
        word(.loadConstTo, a: arg, b: self.arg(index + 1), from: index + 1)
        return 2
      }
      wide(.loadConst, arg, from: index)
    case .binaryOp, .compareOp, .binarySubscr, .isOp, .containsOp:
      return operatorAt(index, shape: 0, a: 0, b: 0) ?? 1
    case .unpackSequence where arg == 2 && peek(index + 1) == .storeFast && peek(index + 2) == .storeFast:
      word(.unpackPairTo, a: self.arg(index + 1), b: self.arg(index + 2), from: index)
      return 3
    case .copy
    where arg == 2 && peek(index + 1) == .copy && self.arg(index + 1) == 2 && peek(index + 2) == .binarySubscr:
      word(.subscrKK, from: index + 2)
      return 3
    case .swap
    where arg == 3 && peek(index + 1) == .swap && self.arg(index + 1) == 2 && peek(index + 2) == .storeSubscr:
      word(.storeSubscrBack, from: index + 2)
      return 3
    case .storeFast:
      if peek(index + 1) == .storeFast {
        word(.storeFastStoreFast, a: arg, b: self.arg(index + 1), from: index)
        return 2
      }
      word(.storeFast, a: arg, from: index)
    case .toBool:
      if let test = peek(index + 1), test == .popJumpIfFalse || test == .popJumpIfTrue {
        jump(
          test == .popJumpIfFalse ? .jumpIfFalsy : .jumpIfTruthy, to: unit.instructions[index + 1].arg,
          from: index)
        return 2
      }
      word(.toBool, from: index)
    case .loadName: word(.loadName, a: arg & 0xffff, from: index, extra: 2)
    case .storeName: word(.storeName, a: arg & 0xffff, from: index, extra: 2)
    case .loadGlobal:
      word(.loadGlobal, a: arg >> 1, b: arg & 1, from: index, extra: 2)
    case .loadAttr:
      word(arg & 1 == 1 ? .loadMethod : .loadAttr, a: arg >> 1, from: index, extra: 3)
    case .storeAttr: word(.storeAttr, a: arg, from: index, extra: 3)
    case .loadSuperAttr: word(.loadSuperAttr, a: arg >> 2, b: arg & 3, from: index)
    case .forIter:
      // The exit jumps behind endFor and popTop, which the loop instruction does itself.
      let exit = Int32(arg) + 2
      jumps.append(Jump(word: words.count, field: words.count + 1, target: exit))
      if peek(index + 1) == .storeFast {
        word(.forIterTo, a: 1, b: self.arg(index + 1), from: index, extra: 1)
        return 2
      }
      word(.forIter, from: index, extra: 1)
    case .send:
      jumps.append(Jump(word: words.count, field: words.count + 1, target: Int32(arg)))
      word(.send, from: index, extra: 1)
    case .jumpForward: jump(.jumpForward, to: Int32(arg), from: index)
    case .jumpBackward: jump(.jumpBackward, to: Int32(arg), from: index)
    case .jumpBackwardNoInterrupt: jump(.jumpBackwardNoInterrupt, to: Int32(arg), from: index)
    case .popJumpIfTrue: jump(.popJumpIfTrue, to: Int32(arg), from: index)
    case .popJumpIfFalse: jump(.popJumpIfFalse, to: Int32(arg), from: index)
    case .popJumpIfNone: jump(.popJumpIfNone, to: Int32(arg), from: index)
    case .popJumpIfNotNone: jump(.popJumpIfNotNone, to: Int32(arg), from: index)
    case .unpackEx: word(.unpackEx, a: arg & 255, b: arg >> 8, from: index)
    case .buildTuple, .buildList, .buildSet, .buildMap, .buildConstKeyMap, .buildString, .returnConst:
      wide(plain(op), arg, from: index)
    case .call:
      // The first execution is generic, as CPython's is: it shows in what holds the arguments of a class.
      word(.call, a: arg & 0xffff, c: 1, from: index)
    default:
      word(plain(op), a: arg & 0xffff, from: index)
    }
    return 1
  }

  private func operatorFollows(_ index: Int) -> Bool {
    guard let op = peek(index) else { return false }
    if op == .loadFast || op == .loadConst {
      // local, X, operator: the second local is that operator's left operand.
      guard let second = peek(index + 1) else { return false }
      return Self.isOperator(second)
    }
    return Self.isOperator(op)
  }

  private func attributeFollows(_ index: Int) -> Bool {
    peek(index) == .loadAttr || peek(index) == .storeAttr
  }

  private static func isOperator(_ op: Opcode) -> Bool {
    switch op {
    case .binaryOp, .compareOp, .binarySubscr: true
    default: false
    }
  }

  /// Emits the operator at `index` with operands of `shape` (0 SS, 1 SL, 2 SC, 3 LL, 4 LC) and a following
  /// store or jump; nil if there is no such operator. Returns the instructions taken from `index` on.
  private mutating func operatorAt(_ index: Int, shape: UInt16, a: Int, b: Int) -> Int? {
    // Shape 0 is the operator at a border itself; the others need it fusable.
    guard let op = shape == 0 ? unit.instructions[index].op : peek(index) else { return nil }
    let arg = Int(unit.instructions[index].arg)
    func pick(_ first: MachineOpcode) -> MachineOpcode { MachineOpcode(rawValue: first.rawValue + shape)! }
    switch op {
    case .binaryOp:
      // Only + - * have forms that store; the others would stay generic.
      if peek(index + 1) == .storeFast, [0, 10, 5].contains(arg % 13) {
        word(pick(.binaryToSS), a: a, b: b, from: index, extra: 2)
        words[words.count - 2] = UInt(arg)
        words[words.count - 1] = UInt(self.arg(index + 1))
        return 2
      }
      word(pick(.binarySS), a: a, b: b, from: index, extra: 1)
      words[words.count - 1] = UInt(arg)
      return 1
    case .compareOp:
      let number = arg >> 5
      // Outcome bits less 1, greater 2, equal 4 (and unordered 8 for !=).
      let masks: [UInt] = [1, 5, 4, 11, 2, 6]
      let mask = masks[number]
      if let test = peek(index + 1), test == .popJumpIfFalse || test == .popJumpIfTrue {
        let onTrue = test == .popJumpIfTrue
        jumps.append(
          Jump(word: words.count, field: words.count + 2, target: unit.instructions[index + 1].arg))
        word(pick(.compareJumpSS), a: a, b: b, from: index, extra: 2)
        words[words.count - 2] = UInt(number) | (onTrue ? mask : ~mask & 15) << 8 | (onTrue ? 1 << 17 : 0)
        return 2
      }
      word(pick(.compareSS), a: a, b: b, from: index, extra: 1)
      words[words.count - 1] = UInt(number) | mask << 8 | (arg & 16 != 0 ? 1 << 16 : 0)
      return 1
    case .binarySubscr:
      word(pick(.subscrSS), a: a, b: b, from: index)
      return 1
    case .isOp, .containsOp:
      guard shape == 0 else { return nil }
      if let test = peek(index + 1), test == .popJumpIfFalse || test == .popJumpIfTrue {
        jumps.append(
          Jump(word: words.count, field: words.count + 1, target: unit.instructions[index + 1].arg))
        // b: the outcome of the plain test at which the jump is taken.
        word(
          op == .isOp ? .isJump : .containsJump, b: (test == .popJumpIfTrue) != (arg == 1) ? 1 : 0,
          from: index, extra: 1)
        return 2
      }
      word(op == .isOp ? .isOp : .containsOp, a: arg, from: index)
      return 1
    default: return nil
    }
  }

  /// Instructions that are the same on both sides.
  private func plain(_ op: Opcode) -> MachineOpcode {
    switch op {
    case .nop: .nop
    case .popTop: .popTop
    case .copy: .copy
    case .swap: .swap
    case .pushNull: .pushNull
    case .loadFastCheck: .loadFastCheck
    case .loadFastAndClear: .loadFastAndClear
    case .deleteFast: .deleteFast
    case .storeGlobal: .storeGlobal
    case .deleteGlobal: .deleteGlobal
    case .deleteName: .deleteName
    case .loadLocals: .loadLocals
    case .makeCell: .makeCell
    case .copyFreeVars: .copyFreeVars
    case .loadDeref: .loadDeref
    case .storeDeref: .storeDeref
    case .deleteDeref: .deleteDeref
    case .loadFromDictOrDeref: .loadFromDictOrDeref
    case .loadFromDictOrGlobals: .loadFromDictOrGlobals
    case .loadAssertionError: .loadAssertionError
    case .loadBuildClass: .loadBuildClass
    case .setupAnnotations: .setupAnnotations
    case .deleteAttr: .deleteAttr
    case .storeSubscr: .storeSubscr
    case .deleteSubscr: .deleteSubscr
    case .binarySlice: .binarySlice
    case .storeSlice: .storeSlice
    case .buildSlice: .buildSlice
    case .unaryNegative: .unaryNegative
    case .unaryNot: .unaryNot
    case .unaryInvert: .unaryInvert
    case .buildTuple: .buildTuple
    case .buildList: .buildList
    case .buildSet: .buildSet
    case .buildMap: .buildMap
    case .buildConstKeyMap: .buildConstKeyMap
    case .buildString: .buildString
    case .listAppend: .listAppend
    case .setAdd: .setAdd
    case .mapAdd: .mapAdd
    case .listExtend: .listExtend
    case .setUpdate: .setUpdate
    case .dictUpdate: .dictUpdate
    case .dictMerge: .dictMerge
    case .unpackSequence: .unpackSequence
    case .getIter: .getIter
    case .endFor: .popTop
    case .call: .call
    case .callKw: .callKw
    case .callFunctionEx: .callFunctionEx
    case .callIntrinsic1: .callIntrinsic1
    case .callIntrinsic2: .callIntrinsic2
    case .makeFunction: .makeFunction
    case .setFunctionAttribute: .setFunctionAttribute
    case .returnValue: .returnValue
    case .returnConst: .returnConst
    case .returnGenerator: .returnGenerator
    case .yieldValue: .yieldValue
    case .endSend: .endSend
    case .cleanupThrow: .cleanupThrow
    case .getYieldFromIter: .getYieldFromIter
    case .resume: .resume
    case .raiseVarargs: .raiseVarargs
    case .reraise: .reraise
    case .pushExcInfo: .pushExcInfo
    case .popExcept: .popExcept
    case .checkExcMatch: .checkExcMatch
    case .checkEgMatch: .checkEgMatch
    case .withExceptStart: .withExceptStart
    case .beforeWith: .beforeWith
    case .importName: .importName
    case .importFrom: .importFrom
    case .convertValue: .convertValue
    case .formatSimple: .formatSimple
    case .formatWithSpec: .formatWithSpec
    case .getLen: .getLen
    case .matchMapping: .matchMapping
    case .matchSequence: .matchSequence
    case .matchKeys: .matchKeys
    case .matchClass: .matchClass
    default: preconditionFailure("the assembler has no lowering for \(op)")
    }
  }
}
