/// Improvements within one block.
extension FlowGraph {
  mutating func constantIndex(_ id: ConstantID) -> Int32 {
    if let index = constants.firstIndex(of: id) { return Int32(index) }
    constants.append(id)
    return Int32(constants.count - 1)
  }

  mutating func optimizeBlock(_ block: Int, _ pool: inout ConstantPool) {
    var op = Opcode.nop
    var arg: Int32 = 0
    var index = 0
    while index < blocks[block].code.count {
      let here = blocks[block].code[index]
      // A copy of a constant is that constant again for what follows.
      let isCopyOfConstant = op == .loadConst && here.op == .copy && here.arg == 1
      if !isCopyOfConstant {
        op = here.op
        arg = here.arg
      }
      let nextOp = index + 1 < blocks[block].code.count ? blocks[block].code[index + 1].op : .nop
      switch op {
      case .loadConst: optimizeConstant(block, &index, arg, nextOp, &pool)
      case .buildTuple: optimizeTuple(block, index, arg, nextOp, &pool)
      case .popJumpIfNotNone, .popJumpIfNone, .popJumpIfFalse, .popJumpIfTrue:
        if let target = firstInstruction(here.target), target.op == .jump,
          thread(block, index, target, op)
        {
          continue
        }
      case .jump, .jumpNoInterrupt:
        if let target = firstInstruction(here.target) {
          if target.op == .jump, thread(block, index, target, .jump) { continue }
          if target.op == .jumpNoInterrupt, thread(block, index, target, op) { continue }
        }
      case .storeFast:
        if nextOp == .storeFast, blocks[block].code[index + 1].arg == arg,
          blocks[block].code[index + 1].range.line == here.range.line
        {
          blocks[block].code[index].op = .popTop
          blocks[block].code[index].arg = 0
        }
      case .swap:
        if arg == 1 { blocks[block].code[index].makeNop() }
      case .loadGlobal:
        if nextOp == .pushNull, arg & 1 == 0 {
          blocks[block].code[index].arg = arg | 1
          blocks[block].code[index + 1].makeNop()
        }
      case .compareOp:
        if nextOp == .toBool { absorb(block, index, .compareOp, arg | 16) }
      case .containsOp, .isOp:
        if nextOp == .toBool { absorb(block, index, op, arg) }
      case .toBool:
        if nextOp == .toBool { blocks[block].code[index].makeNop() }
      case .unaryNot:
        if nextOp == .toBool { absorb(block, index, .unaryNot, 0) }
        if nextOp == .unaryNot {
          blocks[block].code[index].makeNop()
          blocks[block].code[index + 1].makeNop()
        }
      default: break
      }
      index += 1
    }
    index = 0
    while index < blocks[block].code.count {
      if blocks[block].code[index].op == .swap {
        simplifySwaps(block, &index)
        applySwaps(block, index)
      }
      index += 1
    }
  }

  private func firstInstruction(_ target: Int32) -> FlowInstruction? { blocks[Int(target)].code.first }

  /// The instruction becomes a nop and the `toBool` after it takes its place.
  private mutating func absorb(_ block: Int, _ index: Int, _ op: Opcode, _ arg: Int32) {
    blocks[block].code[index].makeNop()
    blocks[block].code[index + 1].op = op
    blocks[block].code[index + 1].arg = arg
  }

  /// A jump to a jump goes to the latter's target at once. The new jump has the place of the second.
  private mutating func thread(
    _ block: Int, _ index: Int, _ target: FlowInstruction, _ op: Opcode
  ) -> Bool {
    if blocks[block].code[index].target == target.target { return false }
    blocks[block].code[index].makeNop()
    blocks[block].code.append(
      FlowInstruction(op: op, arg: 0, range: target.range, target: target.target))
    return true
  }

  private mutating func optimizeConstant(
    _ block: Int, _ index: inout Int, _ arg: Int32, _ nextOp: Opcode, _ pool: inout ConstantPool
  ) {
    let constant = constants[Int(arg)]
    switch nextOp {
    case .popJumpIfFalse, .popJumpIfTrue:
      guard let isTrue = pool.isTrue(constant) else { return }
      blocks[block].code[index].makeNop()
      if isTrue == (nextOp == .popJumpIfTrue) {
        blocks[block].code[index + 1].op = .jump
      } else {
        blocks[block].code[index + 1].makeNop()
      }
    case .isOp:
      guard constant == ConstantPool.none, index + 2 < blocks[block].code.count else { return }
      var jump = index + 2
      if blocks[block].code[jump].op == .toBool {
        blocks[block].code[jump].makeNop()
        if jump + 1 >= blocks[block].code.count { return }
        jump += 1
      }
      var isInverted = blocks[block].code[index + 1].arg != 0
      if blocks[block].code[jump].op == .popJumpIfFalse {
        isInverted = !isInverted
      } else if blocks[block].code[jump].op != .popJumpIfTrue {
        return
      }
      blocks[block].code[index].makeNop()
      blocks[block].code[index + 1].makeNop()
      blocks[block].code[jump].op = isInverted ? .popJumpIfNotNone : .popJumpIfNone
    case .returnValue:
      blocks[block].code[index].makeNop()
      index += 1
      blocks[block].code[index].op = .returnConst
      blocks[block].code[index].arg = arg
    case .toBool:
      guard let isTrue = pool.isTrue(constant) else { return }
      let result = constantIndex(pool.bool(isTrue))
      blocks[block].code[index].makeNop()
      blocks[block].code[index + 1].op = .loadConst
      blocks[block].code[index + 1].arg = result
    default: break
    }
  }

  private mutating func optimizeTuple(
    _ block: Int, _ index: Int, _ arg: Int32, _ nextOp: Opcode, _ pool: inout ConstantPool
  ) {
    if nextOp == .unpackSequence, blocks[block].code[index + 1].arg == arg {
      if arg == 1 {
        blocks[block].code[index].makeNop()
        blocks[block].code[index + 1].makeNop()
        return
      }
      if arg == 2 || arg == 3 {
        blocks[block].code[index].makeNop()
        blocks[block].code[index + 1].op = .swap
        return
      }
    }
    let start = index - Int(arg)
    guard start >= 0 else { return }
    for item in start..<index where blocks[block].code[item].op != .loadConst { return }
    var items: [ConstantID] = []
    for item in start..<index { items.append(constants[Int(blocks[block].code[item].arg)]) }
    let tuple = constantIndex(pool.tuple(items))
    for item in start..<index { blocks[block].code[item].makeNop() }
    blocks[block].code[index].op = .loadConst
    blocks[block].code[index].arg = tuple
  }

  // MARK: Swaps

  /// Replaces a run of swaps and nops by the shortest one with the same effect. `index` moves to the run's end.
  private mutating func simplifySwaps(_ block: Int, _ index: inout Int) {
    var depth = Int(blocks[block].code[index].arg)
    var length = 1
    var hasMore = false
    while index + length < blocks[block].code.count {
      let instruction = blocks[block].code[index + length]
      if instruction.op == .swap {
        depth = max(depth, Int(instruction.arg))
        hasMore = true
      } else if instruction.op != .nop {
        break
      }
      length += 1
    }
    guard hasMore else { return }
    // Run the swaps on numbers, then find the permutation's cycles; a cycle through the top costs a swap less.
    var stack = Array(0..<depth)
    for position in index..<index + length where blocks[block].code[position].op == .swap {
      stack.swapAt(0, Int(blocks[block].code[position].arg) - 1)
    }
    var current = index + length - 1
    for start in 0..<depth where stack[start] >= 0 && stack[start] != start {
      var position = start
      while true {
        if position != 0 {
          blocks[block].code[current].op = .swap
          blocks[block].code[current].arg = Int32(position + 1)
          current -= 1
        }
        if stack[position] < 0 { break }
        let next = stack[position]
        stack[position] = -1
        position = next
      }
    }
    while current >= index {
      blocks[block].code[current].makeNop()
      current -= 1
    }
    index += length - 1
  }

  private func isSwappable(_ op: Opcode) -> Bool {
    op == .storeFast || op == .storeFastMaybeNull || op == .popTop
  }

  /// Next instruction that only takes the top; −1 if another comes first or the line changes.
  private func nextSwappable(_ block: Int, _ index: Int, line: Int32) -> Int {
    var index = index + 1
    while index < blocks[block].code.count {
      let instruction = blocks[block].code[index]
      if line >= 0, instruction.range.line != line { return -1 }
      if instruction.op != .nop { return isSwappable(instruction.op) ? index : -1 }
      index += 1
    }
    return -1
  }

  private func storedLocal(_ instruction: FlowInstruction) -> Int32 {
    instruction.op == .storeFast || instruction.op == .storeFastMaybeNull ? instruction.arg : -1
  }

  /// Exchanges the stores after a swap instead of the values, where nobody can see the difference.
  private mutating func applySwaps(_ block: Int, _ start: Int) {
    var index = start
    while index >= 0 {
      let swap = blocks[block].code[index]
      if swap.op != .swap {
        if swap.op == .nop || isSwappable(swap.op) {
          index -= 1
          continue
        }
        return
      }
      let first = nextSwappable(block, index, line: -1)
      if first < 0 { return }
      var second = first
      let line = blocks[block].code[first].range.line
      for _ in 1..<max(1, Int(swap.arg)) {
        second = nextSwappable(block, second, line: line)
        if second < 0 { return }
      }
      let firstLocal = storedLocal(blocks[block].code[first])
      let secondLocal = storedLocal(blocks[block].code[second])
      if firstLocal >= 0 || secondLocal >= 0 {
        if firstLocal == secondLocal { return }
        for between in first + 1..<max(first + 1, second) {
          let local = storedLocal(blocks[block].code[between])
          if local >= 0, local == firstLocal || local == secondLocal { return }
        }
      }
      blocks[block].code[index].makeNop()
      blocks[block].code.swapAt(first, second)
      index -= 1
    }
  }
}
