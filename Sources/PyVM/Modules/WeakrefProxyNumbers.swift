import PyHeap

// Arithmetic through a weak proxy: each operation is the referents' own.

extension VM {
  /// Fills the number slots of a proxy type. The numbers are those of ``binary(_:_:_:)``; 13 more is the in-place form.
  func setProxyNumbers(_ slots: UnsafeMutablePointer<PyType>) {
    slots.pointee.add = { vm, a, b in vm.withReferents(a, b) { vm.binary(0, $0, $1) } }
    slots.pointee.and = { vm, a, b in vm.withReferents(a, b) { vm.binary(1, $0, $1) } }
    slots.pointee.floorDivide = { vm, a, b in vm.withReferents(a, b) { vm.binary(2, $0, $1) } }
    slots.pointee.leftShift = { vm, a, b in vm.withReferents(a, b) { vm.binary(3, $0, $1) } }
    slots.pointee.matrixMultiply = { vm, a, b in vm.withReferents(a, b) { vm.binary(4, $0, $1) } }
    slots.pointee.multiply = { vm, a, b in vm.withReferents(a, b) { vm.binary(5, $0, $1) } }
    slots.pointee.remainder = { vm, a, b in vm.withReferents(a, b) { vm.binary(6, $0, $1) } }
    slots.pointee.or = { vm, a, b in vm.withReferents(a, b) { vm.binary(7, $0, $1) } }
    slots.pointee.rightShift = { vm, a, b in vm.withReferents(a, b) { vm.binary(9, $0, $1) } }
    slots.pointee.subtract = { vm, a, b in vm.withReferents(a, b) { vm.binary(10, $0, $1) } }
    slots.pointee.trueDivide = { vm, a, b in vm.withReferents(a, b) { vm.binary(11, $0, $1) } }
    slots.pointee.xor = { vm, a, b in vm.withReferents(a, b) { vm.binary(12, $0, $1) } }
    slots.pointee.inPlaceAdd = { vm, a, b in vm.withReferents(a, b) { vm.binary(13, $0, $1) } }
    slots.pointee.inPlaceAnd = { vm, a, b in vm.withReferents(a, b) { vm.binary(14, $0, $1) } }
    slots.pointee.inPlaceFloorDivide = { vm, a, b in vm.withReferents(a, b) { vm.binary(15, $0, $1) } }
    slots.pointee.inPlaceLeftShift = { vm, a, b in vm.withReferents(a, b) { vm.binary(16, $0, $1) } }
    slots.pointee.inPlaceMatrixMultiply = { vm, a, b in vm.withReferents(a, b) { vm.binary(17, $0, $1) } }
    slots.pointee.inPlaceMultiply = { vm, a, b in vm.withReferents(a, b) { vm.binary(18, $0, $1) } }
    slots.pointee.inPlaceRemainder = { vm, a, b in vm.withReferents(a, b) { vm.binary(19, $0, $1) } }
    slots.pointee.inPlaceOr = { vm, a, b in vm.withReferents(a, b) { vm.binary(20, $0, $1) } }
    slots.pointee.inPlaceRightShift = { vm, a, b in vm.withReferents(a, b) { vm.binary(22, $0, $1) } }
    slots.pointee.inPlaceSubtract = { vm, a, b in vm.withReferents(a, b) { vm.binary(23, $0, $1) } }
    slots.pointee.inPlaceTrueDivide = { vm, a, b in vm.withReferents(a, b) { vm.binary(24, $0, $1) } }
    slots.pointee.inPlaceXor = { vm, a, b in vm.withReferents(a, b) { vm.binary(25, $0, $1) } }
    slots.pointee.divmod = { vm, a, b in vm.withReferents(a, b) { vm.divmod($0, $1) } }
    slots.pointee.power = { vm, a, b, modulus in vm.withReferents(a, b) { vm.power($0, $1, modulus) } }
    slots.pointee.inPlacePower = { vm, a, b, _ in vm.withReferents(a, b) { vm.binary(21, $0, $1) } }
    slots.pointee.negative = { vm, proxy in vm.withReferent(proxy) { vm.unaryNegative($0) } }
    slots.pointee.positive = { vm, proxy in vm.withReferent(proxy) { vm.unaryPositive($0) } }
    slots.pointee.invert = { vm, proxy in vm.withReferent(proxy) { vm.unaryInvert($0) } }
    slots.pointee.absolute = { vm, proxy in vm.withReferent(proxy) { vm.absolute($0) } }
  }
}
