/// f-strings, and `'…' % (…)` where it can be built like one.
extension Compiler {
  mutating func visitJoined(_ id: NodeID) throws(CompileFailure) {
    let values = tree.elements(id)
    let count = tree.count(values)
    let place = range(id)
    if count > Self.stackGuideline {
      loadConstant(pool.str(known.empty), place)
      emitAttribute(known.join, isMethod: true, place)
      emit(.buildList, 0, place)
      for index in 0..<count {
        try visit(tree.item(values, index))
        emit(.listAppend, 1, place)
      }
      emit(.call, 1, place)
      return
    }
    for index in 0..<count { try visit(tree.item(values, index)) }
    if count == 0 { loadConstant(pool.str(known.empty), place) }
    if count > 1 { emit(.buildString, Int32(count), place) }
  }

  mutating func visitFormatted(_ id: NodeID) throws(CompileFailure) {
    let part = tree.formattedValue(id)
    let place = range(id)
    try visit(part.value)
    emitConversion(part.conversion, place)
    if part.formatSpec.isNone {
      emit(.formatSimple, 0, place)
    } else {
      try visit(part.formatSpec)
      emit(.formatWithSpec, 0, place)
    }
  }

  private mutating func emitConversion(_ conversion: Int, _ place: CodeRange) {
    switch conversion {
    case 0x73: emit(.convertValue, 1, place)
    case 0x72: emit(.convertValue, 2, place)
    case 0x61: emit(.convertValue, 3, place)
    default: break
    }
  }

  /// A piece of a `%` format: literal text, or an argument with its conversion and format specification.
  enum FormatPiece {
    case literal([UInt8])
    case argument(NodeID, conversion: Int, spec: [UInt8])
  }

  /// The pieces of `'…' % (…)` when the format only uses `%s`, `%r` and `%a` and there is one item for each.
  func percentFormat(_ id: NodeID) -> [FormatPiece]? {
    guard folded[Int(id.index)] < 0, tree[id].kind == .binOp else { return nil }
    let operation = tree.binOp(id)
    guard operation.op == .mod, tree[operation.right].kind == .tuple, folded[Int(operation.right.index)] < 0,
      folded[Int(operation.left.index)] >= 0, case .str(let text, _) = pool[folded[Int(operation.left.index)]]
    else { return nil }
    let items = tree.elements(operation.right)
    let count = tree.count(items)
    for index in 0..<count where tree[tree.item(items, index)].kind == .starred { return nil }
    return Self.split(Array(pool.strings[text]), arguments: (0..<count).map { tree.item(items, $0) })
  }

  private static func split(_ format: [UInt8], arguments: [NodeID]) -> [FormatPiece]? {
    let percent = UInt8(ascii: "%")
    var pieces: [FormatPiece] = []
    var literal: [UInt8] = []
    var position = 0
    var used = 0
    while position < format.count {
      let byte = format[position]
      position += 1
      if byte != percent {
        literal.append(byte)
        continue
      }
      guard position < format.count else { return nil }
      if format[position] == percent {
        literal.append(percent)
        position += 1
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
      guard let (conversion, spec) = specification(format, &position), used < arguments.count else {
        return nil
      }
      pieces.append(.argument(arguments[used], conversion: conversion, spec: spec))
      used += 1
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return used == arguments.count ? pieces : nil
  }

  /// Flags, width, precision and letter of one conversion, as the format specification of an f-string.
  private static func specification(_ format: [UInt8], _ position: inout Int) -> (Int, [UInt8])? {
    var isLeft = false
    func peek() -> UInt8? { position < format.count ? format[position] : nil }
    while let byte = peek(), [0x2D, 0x2B, 0x20, 0x23, 0x30].contains(byte) {
      if byte == 0x2D { isLeft = true }
      position += 1
    }
    func number(_ limit: Int) -> [UInt8]? {
      var digits: [UInt8] = []
      while let byte = peek(), byte >= 0x30, byte <= 0x39 {
        digits.append(byte)
        position += 1
        if digits.count > limit { return nil }
      }
      return digits
    }
    guard var width = number(2) else { return nil }
    while width.count > 1, width[0] == 0x30 { width.removeFirst() }
    var spec: [UInt8] = []
    if !isLeft, !width.isEmpty, width != [0x30] { spec.append(UInt8(ascii: ">")) }
    spec += width
    if peek() == UInt8(ascii: ".") {
      position += 1
      guard var precision = number(2) else { return nil }
      while precision.count > 1, precision[0] == 0x30 { precision.removeFirst() }
      spec.append(UInt8(ascii: "."))
      spec += precision.isEmpty ? [0x30] : precision
    }
    guard let letter = peek(), [0x73, 0x72, 0x61].contains(letter) else { return nil }
    position += 1
    return (Int(letter), spec)
  }

  mutating func visitPercentFormat(_ id: NodeID, _ pieces: [FormatPiece]) throws(CompileFailure) {
    let place = range(id)
    let isMany = pieces.count > Self.stackGuideline
    if isMany {
      loadConstant(pool.str(known.empty), place)
      emitAttribute(known.join, isMethod: true, place)
      emit(.buildList, 0, place)
    }
    for piece in pieces {
      switch piece {
      case .literal(let text): loadConstant(pool.str(text), .none)
      case .argument(let node, let conversion, let spec):
        let argument = range(node)
        try visit(node)
        emitConversion(conversion, argument)
        if spec.isEmpty {
          emit(.formatSimple, 0, argument)
        } else {
          loadConstant(pool.str(spec), argument)
          emit(.formatWithSpec, 0, argument)
        }
      }
      if isMany { emit(.listAppend, 1, place) }
    }
    if isMany {
      emit(.call, 1, place)
    } else if pieces.isEmpty {
      loadConstant(pool.str(known.empty), place)
    } else if pieces.count > 1 {
      emit(.buildString, Int32(pieces.count), place)
    }
  }
}
