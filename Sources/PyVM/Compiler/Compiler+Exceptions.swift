/// `try` in all its forms, and `with`.
extension Compiler {
  private mutating func popExceptAndReraise(_ place: CodeRange) {
    emit(.copy, 3, place)
    emit(.popExcept, 0, place)
    emit(.reraise, 1, place)
  }

  mutating func visitTry(_ id: NodeID, isStar: Bool) throws(CompileFailure) {
    let statement = tree.tryStatement(id)
    if tree.count(statement.finalbody) == 0 {
      return try isStar ? visitTryStar(id) : visitTryExcept(id)
    }
    let place = range(id)
    let body = newLabel()
    let end = newLabel()
    let exit = newLabel()
    let cleanup = newLabel()
    jump(.setupFinally, end, place)
    self.place(body)
    try pushBlock(FrameBlock(kind: .finallyBody, start: body, body: statement.finalbody), place)
    if tree.count(statement.handlers) > 0 {
      try isStar ? visitTryStar(id) : visitTryExcept(id)
    } else {
      try visitBody(statement.body)
    }
    emit(.popBlock, 0, .none)
    popBlock()
    try visitBody(statement.finalbody)
    jump(.jumpNoInterrupt, exit, .none)
    self.place(end)
    try pushBlock(FrameBlock(kind: .finallyHandler, start: end), place)
    jump(.setupCleanup, cleanup, .none)
    emit(.pushExcInfo, 0, .none)
    try visitBody(statement.finalbody)
    emit(.reraise, 0, .none)
    popBlock()
    self.place(cleanup)
    popExceptAndReraise(.none)
    self.place(exit)
  }

  private mutating func visitTryExcept(_ id: NodeID) throws(CompileFailure) {
    let statement = tree.tryStatement(id)
    let place = range(id)
    let body = newLabel()
    var except = newLabel()
    let end = newLabel()
    let cleanup = newLabel()
    jump(.setupFinally, except, place)
    self.place(body)
    try pushBlock(FrameBlock(kind: .tryBody, start: body), place)
    try visitBody(statement.body)
    popBlock()
    emit(.popBlock, 0, .none)
    try visitBody(statement.orelse)
    jump(.jumpNoInterrupt, end, .none)
    self.place(except)
    jump(.setupCleanup, cleanup, .none)
    emit(.pushExcInfo, 0, .none)
    try pushBlock(FrameBlock(kind: .handlers), place)
    let count = tree.count(statement.handlers)
    for index in 0..<count {
      let node = tree.item(statement.handlers, index)
      let handler = tree.exceptHandler(node)
      let place = range(node)
      if handler.type.isNone, index < count - 1 {
        throw syntaxError("default 'except:' must be last", place)
      }
      except = newLabel()
      if !handler.type.isNone {
        try visit(handler.type)
        emit(.checkExcMatch, 0, place)
        jump(.popJumpIfFalse, except, place)
      }
      if handler.name.isNone {
        emit(.popTop, 0, place)
        try pushBlock(FrameBlock(kind: .handlerBody), place)
        try visitBody(handler.body)
        popBlock()
        emit(.popBlock, 0, .none)
        emit(.popExcept, 0, .none)
        jump(.jumpNoInterrupt, end, .none)
      } else {
        let cleanupEnd = newLabel()
        try access(text(handler.name), .store, place)
        jump(.setupCleanup, cleanupEnd, place)
        try pushBlock(FrameBlock(kind: .handlerBody, name: text(handler.name)), place)
        try visitBody(handler.body)
        popBlock()
        emit(.popBlock, 0, .none)
        emit(.popBlock, 0, .none)
        emit(.popExcept, 0, .none)
        try clearHandlerName(text(handler.name), .none)
        jump(.jumpNoInterrupt, end, .none)
        self.place(cleanupEnd)
        try clearHandlerName(text(handler.name), .none)
        emit(.reraise, 1, .none)
      }
      self.place(except)
    }
    emit(.reraise, 0, .none)
    popBlock()
    self.place(cleanup)
    popExceptAndReraise(.none)
    self.place(end)
  }

  /// `except*`: each clause takes its share of the group; what clauses raise and what no clause took is collected
  /// in a list and raised together at the end.
  private mutating func visitTryStar(_ id: NodeID) throws(CompileFailure) {
    let statement = tree.tryStatement(id)
    let place = range(id)
    let body = newLabel()
    var except = newLabel()
    let orelse = newLabel()
    let end = newLabel()
    let cleanup = newLabel()
    let reraiseStar = newLabel()
    jump(.setupFinally, except, place)
    self.place(body)
    try pushBlock(FrameBlock(kind: .tryBody, start: body), place)
    try visitBody(statement.body)
    popBlock()
    emit(.popBlock, 0, .none)
    jump(.jumpNoInterrupt, orelse, .none)
    self.place(except)
    jump(.setupCleanup, cleanup, .none)
    emit(.pushExcInfo, 0, .none)
    try pushBlock(FrameBlock(kind: .groupHandlers), place)
    let count = tree.count(statement.handlers)
    for index in 0..<count {
      let node = tree.item(statement.handlers, index)
      let handler = tree.exceptHandler(node)
      let place = range(node)
      except = newLabel()
      let exceptWithError = newLabel()
      let noMatch = newLabel()
      if index == 0 {
        emit(.buildList, 0, place)
        emit(.copy, 2, place)
      }
      if !handler.type.isNone {
        try visit(handler.type)
        emit(.checkEgMatch, 0, place)
        emit(.copy, 1, place)
        jump(.popJumpIfNone, noMatch, place)
      }
      let cleanupEnd = newLabel()
      if handler.name.isNone {
        emit(.popTop, 0, place)
      } else {
        try access(text(handler.name), .store, place)
      }
      jump(.setupCleanup, cleanupEnd, place)
      try pushBlock(
        FrameBlock(kind: .handlerBody, name: handler.name.isNone ? -1 : text(handler.name)), place)
      try visitBody(handler.body)
      popBlock()
      emit(.popBlock, 0, .none)
      if !handler.name.isNone { try clearHandlerName(text(handler.name), .none) }
      jump(.jumpNoInterrupt, except, .none)
      self.place(cleanupEnd)
      if !handler.name.isNone { try clearHandlerName(text(handler.name), .none) }
      emit(.listAppend, 3, .none)
      emit(.popTop, 0, .none)
      jump(.jumpNoInterrupt, exceptWithError, .none)
      self.place(except)
      emit(.nop, 0, .none)
      jump(.jumpNoInterrupt, exceptWithError, .none)
      self.place(noMatch)
      emit(.popTop, 0, place)
      self.place(exceptWithError)
      if index == count - 1 {
        emit(.listAppend, 1, .none)
        jump(.jumpNoInterrupt, reraiseStar, .none)
      }
    }
    popBlock()
    let reraise = newLabel()
    self.place(reraiseStar)
    emit(.callIntrinsic2, Int32(Intrinsic2.prepReraiseStar.rawValue), .none)
    emit(.copy, 1, .none)
    jump(.popJumpIfNotNone, reraise, .none)
    emit(.popTop, 0, .none)
    emit(.popBlock, 0, .none)
    emit(.popExcept, 0, .none)
    jump(.jumpNoInterrupt, end, .none)
    self.place(reraise)
    emit(.popBlock, 0, .none)
    emit(.swap, 2, .none)
    emit(.popExcept, 0, .none)
    emit(.reraise, 0, .none)
    self.place(cleanup)
    popExceptAndReraise(.none)
    self.place(orelse)
    try visitBody(statement.orelse)
    self.place(end)
  }

  mutating func visitWith(_ id: NodeID, _ position: Int) throws(CompileFailure) {
    let statement = tree.with(id)
    let item = tree.withItem(tree.item(statement.items, position))
    let block = newLabel()
    let final = newLabel()
    let exit = newLabel()
    let cleanup = newLabel()
    try visit(item.context)
    let place = range(item.context)
    emit(.beforeWith, 0, place)
    jump(.setupWith, final, place)
    self.place(block)
    try pushBlock(FrameBlock(kind: .withBody, start: block, range: place), place)
    if item.target.isNone {
      emit(.popTop, 0, place)
    } else {
      try visit(item.target)
    }
    if position + 1 == tree.count(statement.items) {
      try visitBody(statement.body)
    } else {
      try enter()
      try visitWith(id, position + 1)
      leave()
    }
    emit(.popBlock, 0, .none)
    popBlock()
    callExitWithNones(place)
    emit(.popTop, 0, place)
    jump(.jump, exit, place)
    self.place(final)
    jump(.setupCleanup, cleanup, place)
    emit(.pushExcInfo, 0, place)
    emit(.withExceptStart, 0, place)
    finishWith(cleanup)
    self.place(exit)
  }

  private mutating func finishWith(_ cleanup: Label) {
    let suppress = newLabel()
    let exit = newLabel()
    emit(.toBool, 0, .none)
    jump(.popJumpIfTrue, suppress, .none)
    emit(.reraise, 2, .none)
    place(suppress)
    emit(.popTop, 0, .none)
    emit(.popBlock, 0, .none)
    emit(.popExcept, 0, .none)
    emit(.popTop, 0, .none)
    emit(.popTop, 0, .none)
    jump(.jumpNoInterrupt, exit, .none)
    place(cleanup)
    popExceptAndReraise(.none)
    place(exit)
  }
}
