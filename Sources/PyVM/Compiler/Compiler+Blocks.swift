/// Enclosing blocks: what a `return`, `break` or `continue` must undo on its way out.
extension Compiler {
  mutating func pushBlock(_ block: FrameBlock, _ place: CodeRange) throws(CompileFailure) {
    if unit.blocks.count >= 21 { throw syntaxError("too many statically nested blocks", place) }
    unit.blocks.append(block)
  }

  mutating func popBlock() { unit.blocks.removeLast() }

  /// Emits what leaves all blocks, from the innermost out. With `untilLoop` it stops at the innermost loop and gives
  /// it. The blocks are in force again afterwards.
  mutating func unwindBlocks(
    _ place: inout CodeRange, keepsTop: Bool, untilLoop: Bool
  ) throws(CompileFailure) -> FrameBlock? {
    let saved = unit.blocks
    while let top = unit.blocks.last {
      if top.kind == .groupHandlers {
        throw syntaxError("'break', 'continue' and 'return' cannot appear in an except* block", place)
      }
      if untilLoop, top.kind == .whileLoop || top.kind == .forLoop {
        unit.blocks = saved
        return top
      }
      unit.blocks.removeLast()
      try unwind(top, &place, keepsTop: keepsTop)
    }
    unit.blocks = saved
    return nil
  }

  /// Emits what leaves one block. `place` becomes artificial after code that belongs to another statement.
  mutating func unwind(
    _ block: FrameBlock, _ place: inout CodeRange, keepsTop: Bool
  ) throws(CompileFailure) {
    switch block.kind {
    case .whileLoop, .handlers, .groupHandlers: break
    case .forLoop, .value:
      if keepsTop { emit(.swap, 2, place) }
      emit(.popTop, 0, place)
    case .tryBody:
      emit(.popBlock, 0, place)
    case .finallyBody:
      emit(.popBlock, 0, place)
      if keepsTop { try pushBlock(FrameBlock(kind: .value), place) }
      try visitBody(block.body)
      if keepsTop { popBlock() }
      place = .none
    case .finallyHandler:
      if keepsTop { emit(.swap, 2, place) }
      emit(.popTop, 0, place)
      if keepsTop { emit(.swap, 2, place) }
      emit(.popBlock, 0, place)
      emit(.popExcept, 0, place)
    case .withBody:
      place = block.range
      emit(.popBlock, 0, place)
      if keepsTop { emit(.swap, 2, place) }
      callExitWithNones(place)
      emit(.popTop, 0, place)
      place = .none
    case .handlerBody:
      if block.name >= 0 { emit(.popBlock, 0, place) }
      if keepsTop { emit(.swap, 2, place) }
      emit(.popBlock, 0, place)
      emit(.popExcept, 0, place)
      if block.name >= 0 { try clearHandlerName(block.name, place) }
    }
  }

  mutating func callExitWithNones(_ place: CodeRange) {
    for _ in 0..<3 { loadConstant(ConstantPool.none, place) }
    emit(.call, 2, place)
  }

  /// `name = None; del name`, so that a handler's name never outlives it, even if it was deleted inside.
  mutating func clearHandlerName(_ name: TextID, _ place: CodeRange) throws(CompileFailure) {
    loadConstant(ConstantPool.none, place)
    try access(name, .store, place)
    try access(name, .delete, place)
  }
}
