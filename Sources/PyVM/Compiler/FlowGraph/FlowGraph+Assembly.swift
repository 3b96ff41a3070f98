/// From the optimised graph to a `CodeUnit`.
extension FlowGraph {
  ///
  /// - Parameter countsGuard: see ``CompilerOptions/countsGeneratorGuard``.
  mutating func assemble(
    into code: inout CodeUnit, isGenerator: Bool, countsGuard: Bool, hidden: [(name: TextID, active: Bool)]
  ) {
    code.frameStackSize = isGenerator && !countsGuard ? max(1, stackDepth(withoutGuard: true)) : 0
    code.stackSize = max(1, stackDepth(withoutGuard: false))
    if code.frameStackSize == 0 { code.frameStackSize = code.stackSize }
    let slots = layOutLocals(into: &code, hidden: hidden)
    insertPrefix(slots, isGenerator: isGenerator)
    convertPseudoInstructions(slots)
    orientJumps()
    write(into: &code)
    code.constants = constants
    code.names = unit.names.keys
  }

  /// Whether a block is the handler around a generator's body.
  private func isGeneratorGuard(_ block: Int) -> Bool {
    guard let first = blocks[block].code.first else { return false }
    return first.op == .callIntrinsic1 && first.arg == Int32(Intrinsic1.stopIterationError.rawValue)
  }

  /// Deepest stack on any path.
  private mutating func stackDepth(withoutGuard: Bool) -> Int32 {
    for index in blocks.indices { blocks[index].startDepth = -1 }
    var deepest: Int32 = 0
    var pending = [entry]
    blocks[Int(entry)].startDepth = 0
    while let number = pending.popLast() {
      let block = Int(number)
      var depth = blocks[block].startDepth
      var isOpen = true
      for instruction in blocks[block].code {
        let after = depth + instruction.op.stackEffect(instruction.arg, isTaken: false)
        deepest = max(deepest, after)
        if instruction.op.hasTarget && !(withoutGuard && isGeneratorGuard(Int(instruction.target))) {
          let taken = depth + instruction.op.stackEffect(instruction.arg, isTaken: true)
          deepest = max(deepest, taken)
          if blocks[Int(instruction.target)].startDepth < 0 {
            blocks[Int(instruction.target)].startDepth = taken
            pending.append(instruction.target)
          }
        }
        depth = after
        if instruction.op.isUnconditionalJump || instruction.op.exitsScope {
          isOpen = false
          break
        }
      }
      let next = Int(blocks[block].next)
      if isOpen, next >= 0, blocks[next].startDepth < 0 {
        blocks[next].startDepth = depth
        pending.append(Int32(next))
      }
    }
    return deepest
  }

  /// Slots of cells and free variables, by the number that instructions use for them before layout.
  private func layOutLocals(
    into code: inout CodeUnit, hidden: [(name: TextID, active: Bool)]
  ) -> [Int32] {
    for name in unit.variables.keys {
      var kind: LocalKind = .local
      if hidden.contains(where: { $0.name == name }) { kind.insert(.hidden) }
      if unit.cells.find(name) != nil { kind.insert(.cell) }
      code.locals.append(LocalVariable(name: name, kind: kind))
    }
    var slots: [Int32] = []
    for name in unit.cells.keys {
      if let variable = unit.variables.find(name) {
        slots.append(variable)
      } else {
        slots.append(Int32(code.locals.count))
        code.locals.append(LocalVariable(name: name, kind: .cell))
      }
    }
    for name in unit.frees.keys {
      slots.append(Int32(code.locals.count))
      code.locals.append(LocalVariable(name: name, kind: .free))
    }
    return slots
  }

  private mutating func insertPrefix(_ slots: [Int32], isGenerator: Bool) {
    var prefix: [FlowInstruction] = []
    if unit.frees.count > 0 {
      prefix.append(FlowInstruction(op: .copyFreeVars, arg: Int32(unit.frees.count), range: .none))
    }
    // Cells are made in order of their slots; the argument is still the cell's number.
    let cells = (0..<unit.cells.count).sorted { slots[$0] < slots[$1] }
    for cell in cells { prefix.append(FlowInstruction(op: .makeCell, arg: Int32(cell), range: .none)) }
    if isGenerator {
      let line = unit.firstLine
      let place = CodeRange(line: line, endLine: line, column: -1, endColumn: -1)
      prefix.append(FlowInstruction(op: .returnGenerator, arg: 0, range: place))
      prefix.append(FlowInstruction(op: .popTop, arg: 0, range: place))
    }
    if !prefix.isEmpty { blocks[Int(entry)].code.insert(contentsOf: prefix, at: 0) }
  }

  private mutating func convertPseudoInstructions(_ slots: [Int32]) {
    forEachBlock { graph, number in
      let block = Int(number)
      for index in graph.blocks[block].code.indices {
        let instruction = graph.blocks[block].code[index]
        switch instruction.op {
        case .makeCell, .loadDeref, .storeDeref, .deleteDeref, .loadFromDictOrDeref:
          graph.blocks[block].code[index].arg = slots[Int(instruction.arg)]
        case .loadClosure:
          graph.blocks[block].code[index].arg = slots[Int(instruction.arg)]
          graph.blocks[block].code[index].op = .loadFast
        case .storeFastMaybeNull: graph.blocks[block].code[index].op = .storeFast
        case .setupFinally, .setupCleanup, .setupWith, .popBlock: graph.blocks[block].code[index].makeNop()
        default: break
        }
      }
    }
    removeRedundantNopsAndJumps()
  }

  /// Conditional jumps only go forward: one that goes back is reversed over an unconditional one.
  private mutating func orientJumps() {
    clearVisited()
    forEachBlock { graph, number in
      let block = Int(number)
      graph.blocks[block].isVisited = true
      guard let last = graph.blocks[block].code.last, last.op.isJump, !last.op.isUnconditionalJump,
        graph.blocks[Int(last.target)].isVisited
      else { return }
      let reversed: Opcode
      switch last.op {
      case .popJumpIfTrue: reversed = .popJumpIfFalse
      case .popJumpIfFalse: reversed = .popJumpIfTrue
      case .popJumpIfNone: reversed = .popJumpIfNotNone
      case .popJumpIfNotNone: reversed = .popJumpIfNone
      default: return
      }
      var back = FlowBlock()
      back.code = [
        FlowInstruction(
          op: .jump, arg: 0, range: last.range, target: last.target)
      ]
      back.isCold = graph.blocks[block].isCold
      back.isVisited = true
      back.startDepth = graph.blocks[Int(last.target)].startDepth
      back.next = graph.blocks[block].next
      graph.blocks.append(back)
      let index = graph.blocks[block].code.count - 1
      graph.blocks[block].code[index].op = reversed
      graph.blocks[block].code[index].target = graph.blocks[block].next
      graph.blocks[block].next = Int32(graph.blocks.count - 1)
    }
  }

  private mutating func write(into code: inout CodeUnit) {
    var starts = [Int32](repeating: 0, count: blocks.count)
    var position: Int32 = 0
    forEachBlock { graph, block in
      starts[Int(block)] = position
      position += Int32(graph.blocks[Int(block)].code.count)
    }
    code.instructions.reserveCapacity(Int(position))
    var open: ExceptionEntry?
    var openHandler: Int32 = -1
    forEachBlock { graph, block in
      for instruction in graph.blocks[Int(block)].code {
        let here = Int32(code.instructions.count)
        var op = instruction.op
        var arg = instruction.arg
        if op.isJump {
          arg = starts[Int(instruction.target)]
          if op == .jump { op = arg > here ? .jumpForward : .jumpBackward }
          if op == .jumpNoInterrupt { op = arg > here ? .jumpForward : .jumpBackwardNoInterrupt }
        }
        if instruction.handler != openHandler {
          if var entry = open {
            entry.end = here
            code.exceptionTable.append(entry)
          }
          open = nil
          openHandler = instruction.handler
          if openHandler >= 0 {
            let handler = graph.blocks[Int(openHandler)]
            open = ExceptionEntry(
              start: here, end: here, target: starts[Int(openHandler)],
              depth: handler.startDepth - 1 - (handler.keepsLasti ? 1 : 0), pushesLasti: handler.keepsLasti)
          }
        }
        code.instructions.append(Instruction(op: op, arg: arg, range: instruction.range))
      }
    }
    if var entry = open {
      entry.end = Int32(code.instructions.count)
      code.exceptionTable.append(entry)
    }
  }
}
