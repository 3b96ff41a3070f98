/// Line numbers, order of blocks, and loads of locals that may be unbound.
extension FlowGraph {
  // MARK: Lines

  /// Gives instructions without a line the line of what runs before them, so that every exit has one.
  mutating func resolveLines(_ firstLine: Int32) {
    duplicateExits()
    forEachBlock { graph, number in
      let block = Int(number)
      guard let last = graph.blocks[block].code.last else { return }
      var previous = CodeRange.none
      for index in graph.blocks[block].code.indices {
        if graph.blocks[block].code[index].range.line < 0 {
          graph.blocks[block].code[index].range = previous
        } else {
          previous = graph.blocks[block].code[index].range
        }
      }
      let next = Int(graph.blocks[block].next)
      if next >= 0, graph.blocks[block].fallsThrough, graph.blocks[next].predecessors == 1 {
        graph.inherit(next, previous)
      }
      if last.op.isJump, graph.blocks[Int(last.target)].predecessors == 1 {
        graph.inherit(Int(last.target), previous)
      }
    }
  }

  private mutating func inherit(_ block: Int, _ range: CodeRange) {
    guard let first = blocks[block].code.first, first.range.line < 0 else { return }
    blocks[block].code[0].range = range
  }

  private func isExitOrCheckWithoutLine(_ block: FlowBlock) -> Bool {
    guard block.exitsScope || block.code.contains(where: { $0.op.checksInterrupts }) else { return false }
    return block.hasNoLine
  }

  /// Copies each exit without a line, so that it has one predecessor to take the line from.
  private mutating func duplicateExits() {
    forEachBlock { graph, number in
      let block = Int(number)
      guard let last = graph.blocks[block].code.last, last.op.isJump else { return }
      let target = Int(graph.nonEmpty(last.target))
      guard graph.isExitOrCheckWithoutLine(graph.blocks[target]), graph.blocks[target].predecessors > 1
      else { return }
      var copy = FlowBlock()
      copy.code = graph.blocks[target].code
      copy.code[0].range = last.range
      copy.predecessors = 1
      copy.isLabelled = true
      copy.next = graph.blocks[target].next
      graph.blocks.append(copy)
      let number = Int32(graph.blocks.count - 1)
      graph.blocks[block].code[graph.blocks[block].code.count - 1].target = number
      graph.blocks[target].predecessors -= 1
      graph.blocks[target].next = number
    }
    forEachBlock { graph, number in
      let block = Int(number)
      let next = Int(graph.blocks[block].next)
      guard next >= 0, graph.blocks[block].fallsThrough, let last = graph.blocks[block].code.last,
        !graph.blocks[next].code.isEmpty, graph.isExitOrCheckWithoutLine(graph.blocks[next])
      else { return }
      graph.blocks[next].code[0].range = last.range
    }
  }

  // MARK: Cold code

  private mutating func mark(from start: [Int32], _ visit: (inout FlowBlock) -> Void, stopAtWarm: Bool) {
    clearVisited()
    var pending = start
    for block in start { blocks[Int(block)].isVisited = true }
    while let number = pending.popLast() {
      let block = Int(number)
      visit(&blocks[block])
      let next = blocks[block].next
      if next >= 0, blocks[block].fallsThrough, !blocks[Int(next)].isVisited,
        !(stopAtWarm && blocks[Int(next)].isWarm)
      {
        blocks[Int(next)].isVisited = true
        pending.append(next)
      }
      for instruction in blocks[block].code where instruction.op.isJump {
        let target = Int(instruction.target)
        if !blocks[target].isVisited, !(stopAtWarm && blocks[target].isWarm) {
          blocks[target].isVisited = true
          pending.append(instruction.target)
        }
      }
    }
  }

  /// Moves what only runs after an exception behind everything else.
  mutating func pushColdBlocksToEnd() {
    guard blocks[Int(entry)].next >= 0 else { return }
    mark(from: [entry], { $0.isWarm = true }, stopAtWarm: false)
    var handlers: [Int32] = []
    forEachBlock { graph, block in
      if graph.blocks[Int(block)].isHandler { handlers.append(block) }
    }
    mark(from: handlers, { $0.isCold = true }, stopAtWarm: true)
    forEachBlock { graph, number in
      let block = Int(number)
      let next = graph.blocks[block].next
      guard next >= 0, graph.blocks[block].isCold, graph.blocks[block].fallsThrough,
        graph.blocks[Int(next)].isWarm
      else { return }
      var jump = FlowBlock()
      jump.code = [FlowInstruction(op: .jumpNoInterrupt, arg: 0, range: .none, target: next)]
      jump.isCold = true
      jump.next = next
      jump.predecessors = 1
      graph.blocks.append(jump)
      graph.blocks[block].next = Int32(graph.blocks.count - 1)
    }
    var firstCold: Int32 = -1
    var lastCold: Int32 = -1
    var block = entry
    while blocks[Int(block)].next >= 0 {
      while blocks[Int(block)].next >= 0, !blocks[Int(blocks[Int(block)].next)].isCold {
        block = blocks[Int(block)].next
      }
      let start = blocks[Int(block)].next
      if start < 0 { break }
      var end = start
      while blocks[Int(end)].next >= 0, blocks[Int(blocks[Int(end)].next)].isCold {
        end = blocks[Int(end)].next
      }
      if firstCold < 0 { firstCold = start } else { blocks[Int(lastCold)].next = start }
      lastCold = end
      blocks[Int(block)].next = blocks[Int(end)].next
      blocks[Int(end)].next = -1
    }
    blocks[Int(block)].next = firstCold
    if firstCold >= 0 { removeRedundantNopsAndJumps() }
  }

  // MARK: Unbound locals

  private mutating func spread(_ mask: UInt64, to block: Int, _ pending: inout [Int32]) {
    let both = blocks[block].unsafeLocals | mask
    guard blocks[block].unsafeLocals != both else { return }
    blocks[block].unsafeLocals = both
    if !blocks[block].isVisited {
      blocks[block].isVisited = true
      pending.append(Int32(block))
    }
  }

  private mutating func scan(_ block: Int, _ pending: inout [Int32]) {
    var unsafe = blocks[block].unsafeLocals
    for index in blocks[block].code.indices {
      let instruction = blocks[block].code[index]
      if instruction.handler >= 0 { spread(unsafe, to: Int(instruction.handler), &pending) }
      guard instruction.arg >= 0, instruction.arg < 64 else { continue }
      let bit = UInt64(1) << UInt64(instruction.arg)
      switch instruction.op {
      case .deleteFast, .loadFastAndClear, .storeFastMaybeNull: unsafe |= bit
      case .storeFast, .loadFastCheck: unsafe &= ~bit
      case .loadFast:
        if unsafe & bit != 0 { blocks[block].code[index].op = .loadFastCheck }
        unsafe &= ~bit
      default: break
      }
    }
    let next = blocks[block].next
    if next >= 0, blocks[block].fallsThrough { spread(unsafe, to: Int(next), &pending) }
    if let last = blocks[block].code.last, last.op.isJump { spread(unsafe, to: Int(last.target), &pending) }
  }

  /// Turns loads of locals that may be unbound into checked ones. The first 64 locals are followed across blocks, the
  /// others within each block only.
  mutating func checkUnboundLocals() {
    let count = unit.variables.count
    guard count > 0 else { return }
    if count > 64 { checkManyLocals(count) }
    clearVisited()
    var pending: [Int32] = []
    var start: UInt64 = 0
    for local in min(parameters, 64)..<max(min(parameters, 64), min(count, 64)) {
      start |= UInt64(1) << UInt64(local)
    }
    spread(start, to: Int(entry), &pending)
    forEachBlock { graph, block in graph.scan(Int(block), &pending) }
    while let block = pending.popLast() {
      blocks[Int(block)].isVisited = false
      scan(Int(block), &pending)
    }
  }

  private mutating func checkManyLocals(_ count: Int) {
    var boundIn = [Int32](repeating: -1, count: count)
    forEachBlock { graph, number in
      let block = Int(number)
      for index in graph.blocks[block].code.indices {
        let instruction = graph.blocks[block].code[index]
        guard instruction.arg >= 64 else { continue }
        switch instruction.op {
        case .deleteFast, .loadFastAndClear, .storeFastMaybeNull: boundIn[Int(instruction.arg)] = -1
        case .storeFast: boundIn[Int(instruction.arg)] = number
        case .loadFast:
          if boundIn[Int(instruction.arg)] != number { graph.blocks[block].code[index].op = .loadFastCheck }
          boundIn[Int(instruction.arg)] = number
        default: break
        }
      }
    }
  }
}
