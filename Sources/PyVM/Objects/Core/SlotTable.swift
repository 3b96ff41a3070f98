import PyHeap

/// How a slot is called from a `__dunder__` wrapper, and what it gives back.
enum SlotShape: UInt8 {
  case unary, next, binary, binarySwapped, power, powerSwapped, powerInPlace
  case inquiry, length, hash, `repeat`, compare, contains
  case setItem, deleteItem, setAttribute, deleteAttribute
  case call, initialize, descriptorGet, descriptorSet, descriptorDelete
  /// `__new__` and `__del__`: no wrapper; found by name when slots are computed.
  case new, finalize
}

/// One `__dunder__` name and the slot that it stands for.
///
/// Several rows may name one slot (`__add__`, `__radd__`), and one name may stand for several slots (`__add__` is both the
/// number's `add` and the sequence's `concat`).
struct SlotRow {
  /// Interned; borrowed from ``Names``.
  var name: Ref
  /// What the slot holds in a class that defines the method in Python; nil: the slot is emptied.
  var generic: UnsafeRawPointer?
  /// Byte offset of the slot in ``PyType``.
  var offset: Int32
  var shape: SlotShape
  /// Operator number for `.compare`.
  var op: Int8
}

/// Row numbers with a meaning: binary operator `n` (CPython's `NB_` number) is at `2n`, its reflected form at `2n + 1`,
/// its in-place form at `inPlace + n`.
enum SlotRows {
  static let inPlace = 26
  static let divmod = 39
  static let compare = 41
  static let capacity = 112
}

extension VM {
  /// Builds the table of slots. Called once, when the names exist.
  func makeSlotTable() {
    guard let memory = allocate(SlotRows.capacity * MemoryLayout<SlotRow>.stride),
      let scratch = allocate(MemoryLayout<PyType>.size)
    else { fatalError("no memory for the slot table") }
    let rows = memory.bindMemory(to: SlotRow.self, capacity: SlotRows.capacity)
    let t = scratch.assumingMemoryBound(to: PyType.self)
    let base = UnsafeRawPointer(scratch)
    let n = names
    var count = 0
    func add<T>(
      _ name: Ref, _ field: inout T, _ shape: SlotShape, _ generic: UnsafeRawPointer?, op: Int = 0
    ) {
      let offset = withUnsafeMutablePointer(to: &field) { UnsafeRawPointer($0) - base }
      rows[count] = SlotRow(name: name, generic: generic, offset: Int32(offset), shape: shape, op: Int8(op))
      count += 1
    }
    func binary(_ name: Ref, _ reflected: Ref, _ field: inout BinaryFunction?, _ function: BinaryFunction) {
      add(name, &field, .binary, address(function))
      add(reflected, &field, .binarySwapped, address(function))
    }
    func unary(_ name: Ref, _ field: inout UnaryFunction?, _ function: UnaryFunction) {
      add(name, &field, .unary, address(function))
    }
    func inPlace(_ name: Ref, _ field: inout BinaryFunction?, _ function: BinaryFunction) {
      add(name, &field, .binary, address(function))
    }

    // Rows 0…25: binary operators in NB order.
    binary(n.pointee.dunderAdd, n.pointee.dunderRadd, &t.pointee.add, { $0.slotBinary(0, $1, $2) })
    binary(n.pointee.dunderAnd, n.pointee.dunderRand, &t.pointee.and, { $0.slotBinary(1, $1, $2) })
    binary(
      n.pointee.dunderFloordiv, n.pointee.dunderRfloordiv, &t.pointee.floorDivide,
      { $0.slotBinary(2, $1, $2) })
    binary(
      n.pointee.dunderLshift, n.pointee.dunderRlshift, &t.pointee.leftShift, { $0.slotBinary(3, $1, $2) })
    binary(
      n.pointee.dunderMatmul, n.pointee.dunderRmatmul, &t.pointee.matrixMultiply,
      { $0.slotBinary(4, $1, $2) })
    binary(n.pointee.dunderMul, n.pointee.dunderRmul, &t.pointee.multiply, { $0.slotBinary(5, $1, $2) })
    binary(n.pointee.dunderMod, n.pointee.dunderRmod, &t.pointee.remainder, { $0.slotBinary(6, $1, $2) })
    binary(n.pointee.dunderOr, n.pointee.dunderRor, &t.pointee.or, { $0.slotBinary(7, $1, $2) })
    let power: TernaryFunction = { $0.slotPower($1, $2, $3) }
    add(n.pointee.dunderPow, &t.pointee.power, .power, address(power))
    add(n.pointee.dunderRpow, &t.pointee.power, .powerSwapped, address(power))
    binary(
      n.pointee.dunderRshift, n.pointee.dunderRrshift, &t.pointee.rightShift, { $0.slotBinary(9, $1, $2) })
    binary(n.pointee.dunderSub, n.pointee.dunderRsub, &t.pointee.subtract, { $0.slotBinary(10, $1, $2) })
    binary(
      n.pointee.dunderTruediv, n.pointee.dunderRtruediv, &t.pointee.trueDivide,
      { $0.slotBinary(11, $1, $2) })
    binary(n.pointee.dunderXor, n.pointee.dunderRxor, &t.pointee.xor, { $0.slotBinary(12, $1, $2) })

    // Rows 26…38: in place, same order.
    inPlace(n.pointee.dunderIadd, &t.pointee.inPlaceAdd, { $0.slotInPlace(0, $1, $2) })
    inPlace(n.pointee.dunderIand, &t.pointee.inPlaceAnd, { $0.slotInPlace(1, $1, $2) })
    inPlace(n.pointee.dunderIfloordiv, &t.pointee.inPlaceFloorDivide, { $0.slotInPlace(2, $1, $2) })
    inPlace(n.pointee.dunderIlshift, &t.pointee.inPlaceLeftShift, { $0.slotInPlace(3, $1, $2) })
    inPlace(n.pointee.dunderImatmul, &t.pointee.inPlaceMatrixMultiply, { $0.slotInPlace(4, $1, $2) })
    inPlace(n.pointee.dunderImul, &t.pointee.inPlaceMultiply, { $0.slotInPlace(5, $1, $2) })
    inPlace(n.pointee.dunderImod, &t.pointee.inPlaceRemainder, { $0.slotInPlace(6, $1, $2) })
    inPlace(n.pointee.dunderIor, &t.pointee.inPlaceOr, { $0.slotInPlace(7, $1, $2) })
    let powerInPlace: TernaryFunction = { vm, me, other, _ in vm.slotInPlace(8, me, other) }
    add(n.pointee.dunderIpow, &t.pointee.inPlacePower, .powerInPlace, address(powerInPlace))
    inPlace(n.pointee.dunderIrshift, &t.pointee.inPlaceRightShift, { $0.slotInPlace(9, $1, $2) })
    inPlace(n.pointee.dunderIsub, &t.pointee.inPlaceSubtract, { $0.slotInPlace(10, $1, $2) })
    inPlace(n.pointee.dunderItruediv, &t.pointee.inPlaceTrueDivide, { $0.slotInPlace(11, $1, $2) })
    inPlace(n.pointee.dunderIxor, &t.pointee.inPlaceXor, { $0.slotInPlace(12, $1, $2) })

    binary(
      n.pointee.dunderDivmod, n.pointee.dunderRdivmod, &t.pointee.divmod,
      { $0.slotBinary(SlotRows.divmod, $1, $2) })

    // Rows 41…46: comparisons in operator order.
    let compare: CompareFunction = { $0.slotCompare($1, $2, $3) }
    add(n.pointee.dunderLt, &t.pointee.compare, .compare, address(compare), op: 0)
    add(n.pointee.dunderLe, &t.pointee.compare, .compare, address(compare), op: 1)
    add(n.pointee.dunderEq, &t.pointee.compare, .compare, address(compare), op: 2)
    add(n.pointee.dunderNe, &t.pointee.compare, .compare, address(compare), op: 3)
    add(n.pointee.dunderGt, &t.pointee.compare, .compare, address(compare), op: 4)
    add(n.pointee.dunderGe, &t.pointee.compare, .compare, address(compare), op: 5)

    unary(n.pointee.dunderNeg, &t.pointee.negative, { $0.slotUnary($1, $0.names.pointee.dunderNeg) })
    unary(n.pointee.dunderPos, &t.pointee.positive, { $0.slotUnary($1, $0.names.pointee.dunderPos) })
    unary(n.pointee.dunderAbs, &t.pointee.absolute, { $0.slotUnary($1, $0.names.pointee.dunderAbs) })
    unary(n.pointee.dunderInvert, &t.pointee.invert, { $0.slotUnary($1, $0.names.pointee.dunderInvert) })
    unary(n.pointee.dunderInt, &t.pointee.int, { $0.slotUnary($1, $0.names.pointee.dunderInt) })
    unary(n.pointee.dunderFloat, &t.pointee.float, { $0.slotUnary($1, $0.names.pointee.dunderFloat) })
    unary(n.pointee.dunderIndex, &t.pointee.index, { $0.slotUnary($1, $0.names.pointee.dunderIndex) })
    let truth: InquiryFunction = { $0.slotBool($1) }
    add(n.pointee.dunderBool, &t.pointee.bool, .inquiry, address(truth))

    unary(n.pointee.dunderRepr, &t.pointee.repr, { $0.slotRepr($1) })
    unary(n.pointee.dunderStr, &t.pointee.str, { $0.slotUnary($1, $0.names.pointee.dunderStr) })
    let hash: LengthFunction = { $0.slotHash($1) }
    add(n.pointee.dunderHash, &t.pointee.hash, .hash, address(hash))
    let call = callInstanceSlot
    add(n.pointee.dunderCall, &t.pointee.call, .call, address(call))
    let getAttribute: BinaryFunction = { $0.slotGetAttribute($1, $2) }
    add(n.pointee.dunderGetattribute, &t.pointee.getAttribute, .binary, address(getAttribute))
    add(n.pointee.dunderGetattr, &t.pointee.getAttribute, .binary, address(getAttribute))
    let setAttribute: SetItemFunction = { $0.slotSetAttribute($1, $2, $3) }
    add(n.pointee.dunderSetattr, &t.pointee.setAttribute, .setAttribute, address(setAttribute))
    add(n.pointee.dunderDelattr, &t.pointee.setAttribute, .deleteAttribute, address(setAttribute))
    unary(n.pointee.dunderIter, &t.pointee.iter, { $0.slotIter($1) })
    let next: UnaryFunction = { $0.slotNext($1) }
    add(n.pointee.dunderNext, &t.pointee.iterNext, .next, address(next))
    let get: DescriptorGetFunction = { $0.slotDescriptorGet($1, $2, $3) }
    add(n.pointee.dunderGet, &t.pointee.descriptorGet, .descriptorGet, address(get))
    let set: DescriptorSetFunction = { $0.slotDescriptorSet($1, $2, $3) }
    add(n.pointee.dunderSet, &t.pointee.descriptorSet, .descriptorSet, address(set))
    add(n.pointee.dunderDelete, &t.pointee.descriptorSet, .descriptorDelete, address(set))
    let initialize: InitFunction = { $0.slotInit($1, $2, $3, $4) }
    add(n.pointee.dunderInit, &t.pointee.initialize, .initialize, address(initialize))
    let new: NewFunction = { $0.slotNew($1, $2, $3, $4) }
    add(n.pointee.dunderNew, &t.pointee.new, .new, address(new))
    let finalize: Finalizer = { $0.slotFinalize($1) }
    add(n.pointee.dunderDel, &t.pointee.memory.finalize, .finalize, address(finalize))

    let length: LengthFunction = { $0.slotLength($1) }
    add(n.pointee.dunderLen, &t.pointee.length, .length, address(length))
    let getItem: BinaryFunction = { $0.slotCallOne($1, $0.names.pointee.dunderGetitem, $2) }
    add(n.pointee.dunderGetitem, &t.pointee.getItem, .binary, address(getItem))
    let setItem: SetItemFunction = { $0.slotSetItem($1, $2, $3) }
    add(n.pointee.dunderSetitem, &t.pointee.setItem, .setItem, address(setItem))
    add(n.pointee.dunderDelitem, &t.pointee.setItem, .deleteItem, address(setItem))
    let contains: ContainsFunction = { $0.slotContains($1, $2) }
    add(n.pointee.dunderContains, &t.pointee.contains, .contains, address(contains))
    // Sequence forms of + and *: classes implement the number form only.
    add(n.pointee.dunderAdd, &t.pointee.concat, .binary, nil)
    add(n.pointee.dunderMul, &t.pointee.repeat, .repeat, nil)
    add(n.pointee.dunderRmul, &t.pointee.repeat, .repeat, nil)
    add(n.pointee.dunderIadd, &t.pointee.inPlaceConcat, .binary, nil)
    add(n.pointee.dunderImul, &t.pointee.inPlaceRepeat, .repeat, nil)

    free(scratch, MemoryLayout<PyType>.size)
    state.pointee.slotTable = rows
    state.pointee.slotRowCount = count
  }
}

extension VMState {
  /// The table; only after `makeSlotTable`.
  @inline(__always)
  var slotRows: UnsafeMutablePointer<SlotRow> { slotTable.unsafelyUnwrapped }
}

/// The address of a C function, comparable and storable as a word.
@inline(__always)
func address<F>(_ function: F) -> UnsafeRawPointer { unsafeBitCast(function, to: UnsafeRawPointer.self) }

extension UnsafeMutablePointer where Pointee == TypeObject {
  /// The slot at a byte offset of ``PyType``, as a word.
  @inline(__always)
  func slotWord(_ offset: Int32) -> UnsafeRawPointer? {
    UnsafeRawPointer(self).load(fromByteOffset: Int(offset), as: UnsafeRawPointer?.self)
  }

  @inline(__always)
  func setSlotWord(_ offset: Int32, _ value: UnsafeRawPointer?) {
    UnsafeMutableRawPointer(self).storeBytes(of: value, toByteOffset: Int(offset), as: UnsafeRawPointer?.self)
  }
}
