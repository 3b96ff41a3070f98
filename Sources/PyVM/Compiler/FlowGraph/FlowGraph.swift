/// An instruction in the flow graph: jumps and handlers are block numbers.
struct FlowInstruction {
  var op: Opcode
  var arg: Int32
  var range: CodeRange
  /// Block a jump goes to or a handler starts with, or −1.
  var target: Int32 = -1
  /// Block of the handler in force, or −1.
  var handler: Int32 = -1

  mutating func makeNop() {
    op = .nop
    arg = 0
    target = -1
  }
}

/// A run of instructions that is entered at its start and left at its end.
struct FlowBlock {
  var code: [FlowInstruction] = []
  /// Block that follows in the layout, or −1.
  var next: Int32 = -1
  /// Some jump named it when the graph was built.
  var isLabelled = false
  var isHandler = false
  var isCold = false
  var isWarm = false
  var isVisited = false
  /// The handler finds the raising instruction's index under the exception.
  var keepsLasti = false
  var predecessors: Int32 = 0
  var startDepth: Int32 = -1
  /// Bit i: local i may be unbound at the start.
  var unsafeLocals: UInt64 = 0

  var fallsThrough: Bool {
    guard let last = code.last else { return true }
    return !(last.op.exitsScope || last.op.isUnconditionalJump)
  }

  var exitsScope: Bool { code.last.map { $0.op.exitsScope } ?? false }

  var hasNoLine: Bool { code.allSatisfy { $0.range.line < 0 } }
}

/// The control flow of one code unit, on which it is optimised as CPython 3.13 does, so that the result has the same
/// instructions, line numbers, handlers and stack size.
///
/// Blocks lie in an array and are linked in layout order from `entry`.
struct FlowGraph {
  var blocks: [FlowBlock] = []
  var entry: Int32 = 0
  var constants: [ConstantID]
  let unit: UnitBuilder
  let parameters: Int

  init(_ unit: UnitBuilder, parameters: Int) {
    self.unit = unit
    self.parameters = parameters
    constants = unit.constants.keys
    build()
  }

  private mutating func build() {
    let code = unit.code
    var isTarget = [Bool](repeating: false, count: code.count + 1)
    for instruction in code where instruction.op.hasTarget {
      isTarget[Int(unit.labels[Int(instruction.arg)])] = true
    }
    var blockOfIndex = [Int32](repeating: -1, count: code.count + 1)
    blocks.append(FlowBlock())
    var current = 0
    for index in code.indices {
      let last = blocks[current].code.last
      var startsBlock = false
      if let last, last.op.isJump || last.op.exitsScope { startsBlock = true }
      if isTarget[index], last != nil { startsBlock = true }
      if startsBlock {
        blocks.append(FlowBlock())
        blocks[current].next = Int32(blocks.count - 1)
        current = blocks.count - 1
      }
      if isTarget[index] {
        blocks[current].isLabelled = true
        blockOfIndex[index] = Int32(current)
      }
      blocks[current].code.append(
        FlowInstruction(op: code[index].op, arg: code[index].arg, range: code[index].range))
    }
    for block in blocks.indices {
      for index in blocks[block].code.indices where blocks[block].code[index].op.hasTarget {
        let label = Int(blocks[block].code[index].arg)
        blocks[block].code[index].target = blockOfIndex[Int(unit.labels[label])]
        blocks[block].code[index].arg = 0
      }
    }
  }

  /// The passes, in CPython's order.
  mutating func optimize(_ pool: inout ConstantPool, firstLine: Int32) {
    markHandlers()
    labelHandlers()
    inlineSmallBlocks()
    removeUnreachable()
    resolveLines(firstLine)
    forEachBlock { graph, block in graph.optimizeBlock(Int(block), &pool) }
    removeRedundantPairs()
    removeUnreachable()
    removeRedundantNopsAndJumps()
    removeUnusedConstants()
    checkUnboundLocals()
    pushColdBlocksToEnd()
    resolveLines(firstLine)
  }

  // MARK: Walking

  /// Runs `body` for each block in layout order.
  @inline(__always)
  mutating func forEachBlock(_ body: (inout FlowGraph, Int32) -> Void) {
    var block = entry
    while block >= 0 {
      body(&self, block)
      block = blocks[Int(block)].next
    }
  }

  /// The block itself, or the first one after it that is not empty; −1 at the end.
  func nonEmpty(_ block: Int32) -> Int32 {
    var block = block
    while block >= 0, blocks[Int(block)].code.isEmpty { block = blocks[Int(block)].next }
    return block
  }

  mutating func clearVisited() {
    for index in blocks.indices { blocks[index].isVisited = false }
  }

  // MARK: Handlers

  private mutating func markHandlers() {
    for block in blocks.indices {
      for instruction in blocks[block].code where instruction.op.opensHandler {
        blocks[Int(instruction.target)].isHandler = true
      }
    }
  }

  /// Finds the handler in force at each instruction by following all paths with the stack of open handlers.
  private mutating func labelHandlers() {
    clearVisited()
    var stacks: [[Int32]] = Array(repeating: [], count: blocks.count)
    var pending: [Int32] = [entry]
    blocks[Int(entry)].isVisited = true
    while let number = pending.popLast() {
      let block = Int(number)
      var stack = stacks[block]
      var lastYieldDepth = -1
      for index in blocks[block].code.indices {
        let instruction = blocks[block].code[index]
        let target = Int(instruction.target)
        if instruction.op.opensHandler {
          if !blocks[target].isVisited {
            stacks[target] = stack
            blocks[target].isVisited = true
            pending.append(instruction.target)
          }
          if instruction.op != .setupFinally { blocks[target].keepsLasti = true }
          stack.append(instruction.target)
        } else if instruction.op == .popBlock {
          stack.removeLast()
          blocks[block].code[index].makeNop()
        } else {
          blocks[block].code[index].handler = stack.last ?? -1
          if instruction.op.isJump {
            if !blocks[target].isVisited {
              stacks[target] = stack
              blocks[target].isVisited = true
              pending.append(instruction.target)
            }
          } else if instruction.op == .yieldValue {
            lastYieldDepth = stack.count
          } else if instruction.op == .resume, instruction.arg != 0 {
            if lastYieldDepth == 1 { blocks[block].code[index].arg |= 4 }
            lastYieldDepth = -1
          }
        }
      }
      let next = Int(blocks[block].next)
      if next >= 0, blocks[block].fallsThrough, !blocks[next].isVisited {
        stacks[next] = stack
        blocks[next].isVisited = true
        pending.append(Int32(next))
      }
    }
  }

  // MARK: Blocks

  /// Copies short exits, and blocks that have no line of their own, into the blocks that jump to them.
  private mutating func inlineSmallBlocks() {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      forEachBlock { graph, number in
        let block = Int(number)
        guard let last = graph.blocks[block].code.last, last.op.isUnconditionalJump else { return }
        let target = Int(last.target)
        let isSmallExit = graph.blocks[target].exitsScope && graph.blocks[target].code.count <= 4
        let isLineless = graph.blocks[target].hasNoLine && !graph.blocks[target].fallsThrough
        guard isSmallExit || isLineless else { return }
        if target == block { return }
        graph.blocks[block].code[graph.blocks[block].code.count - 1].makeNop()
        graph.blocks[block].code.append(contentsOf: graph.blocks[target].code)
        if let copied = graph.blocks[block].code.last, copied.op.isUnconditionalJump {
          graph.blocks[Int(copied.target)].predecessors += 1
          // A jump that looked for interrupts still does.
          if last.op == .jump { graph.blocks[block].code[graph.blocks[block].code.count - 1].op = .jump }
        }
        graph.blocks[target].predecessors -= 1
        hasChanged = true
      }
    }
  }

  private mutating func removeUnreachable() {
    clearVisited()
    for index in blocks.indices { blocks[index].predecessors = 0 }
    blocks[Int(entry)].predecessors = 1
    blocks[Int(entry)].isVisited = true
    var pending = [entry]
    while let number = pending.popLast() {
      let block = Int(number)
      let next = Int(blocks[block].next)
      if next >= 0, blocks[block].fallsThrough {
        if !blocks[next].isVisited {
          blocks[next].isVisited = true
          pending.append(Int32(next))
        }
        blocks[next].predecessors += 1
      }
      for instruction in blocks[block].code where instruction.op.hasTarget {
        let target = Int(instruction.target)
        if !blocks[target].isVisited {
          blocks[target].isVisited = true
          pending.append(instruction.target)
        }
        blocks[target].predecessors += 1
      }
    }
    forEachBlock { graph, block in
      if graph.blocks[Int(block)].predecessors == 0 {
        graph.blocks[Int(block)].code.removeAll()
        graph.blocks[Int(block)].isHandler = false
      }
    }
  }

  // MARK: Nops and jumps

  func removeRedundantNops(_ block: inout FlowBlock) -> Int {
    var kept = 0
    var previousLine: Int32 = -1
    let count = block.code.count
    for index in 0..<count {
      let line = block.code[index].range.line
      if block.code[index].op == .nop {
        if line < 0 || previousLine == line { continue }
        if index < count - 1 {
          let nextLine = block.code[index + 1].range.line
          if nextLine == line { continue }
          if nextLine < 0 {
            block.code[index + 1].range = block.code[index].range
            continue
          }
        } else {
          let next = nonEmpty(block.next)
          if next >= 0 {
            var nextLine: Int32 = -1
            for instruction in blocks[Int(next)].code {
              if instruction.op == .nop, instruction.range.line < 0 { continue }
              nextLine = instruction.range.line
              break
            }
            if nextLine == line { continue }
          }
        }
      }
      if kept != index { block.code[kept] = block.code[index] }
      kept += 1
      previousLine = line
    }
    block.code.removeLast(count - kept)
    return count - kept
  }

  private mutating func removeRedundantNops(_ number: Int) -> Int {
    guard blocks[number].code.contains(where: { $0.op == .nop }) else { return 0 }
    var block = FlowBlock()
    swap(&block, &blocks[number])
    let removed = removeRedundantNops(&block)
    swap(&block, &blocks[number])
    return removed
  }

  mutating func removeRedundantNops() {
    forEachBlock { graph, block in _ = graph.removeRedundantNops(Int(block)) }
  }

  /// A value that is pushed only to be dropped, and the copies that come with chained assignments.
  private mutating func removeRedundantPairs() {
    var isDone = false
    while !isDone {
      isDone = true
      var previous: (block: Int, index: Int)?
      forEachBlock { graph, number in
        let block = Int(number)
        _ = graph.removeRedundantNops(block)
        if graph.blocks[block].isLabelled { previous = nil }
        for index in graph.blocks[block].code.indices {
          if graph.blocks[block].code[index].op == .popTop, let before = previous {
            let earlier = graph.blocks[before.block].code[before.index]
            if earlier.op == .loadConst || earlier.op == .copy && earlier.arg == 1 {
              graph.blocks[before.block].code[before.index].makeNop()
              graph.blocks[block].code[index].makeNop()
              isDone = false
            }
          }
          previous = (block, index)
        }
        let last = graph.blocks[block].code.last
        if last.map({ $0.op.isJump }) ?? false || !graph.blocks[block].fallsThrough { previous = nil }
      }
    }
  }

  mutating func removeRedundantNopsAndJumps() {
    var removedJumps = true
    while removedJumps {
      removedJumps = false
      removeRedundantNops()
      forEachBlock { graph, number in
        let block = Int(number)
        guard let last = graph.blocks[block].code.last, last.op.isUnconditionalJump else { return }
        if graph.nonEmpty(last.target) == graph.nonEmpty(graph.blocks[block].next) {
          graph.blocks[block].code[graph.blocks[block].code.count - 1].makeNop()
          removedJumps = true
        }
      }
    }
  }

  /// Drops constants that no instruction uses; the first may be a docstring and stays.
  private mutating func removeUnusedConstants() {
    guard !constants.isEmpty else { return }
    var position = [Int32](repeating: -1, count: constants.count)
    position[0] = 0
    forEachBlock { graph, block in
      for instruction in graph.blocks[Int(block)].code
      where instruction.op == .loadConst || instruction.op == .returnConst {
        position[Int(instruction.arg)] = 0
      }
    }
    var kept: [ConstantID] = []
    for index in position.indices where position[index] >= 0 {
      position[index] = Int32(kept.count)
      kept.append(constants[index])
    }
    guard kept.count < constants.count else { return }
    constants = kept
    forEachBlock { graph, number in
      let block = Int(number)
      for index in graph.blocks[block].code.indices {
        let op = graph.blocks[block].code[index].op
        if op == .loadConst || op == .returnConst {
          graph.blocks[block].code[index].arg = position[Int(graph.blocks[block].code[index].arg)]
        }
      }
    }
  }
}
