import CGMP
import Glibc
import PyHeap

/// # Ints of any size
///
/// An int is compact (value readable as an Int) or big (64-bit limbs, a GMP `mpn` operand). Arithmetic sees both as a ``Limbs`` view;
/// results are made by ``makeInt(_:_:negative:)``, which goes back to compact whenever it can, so every value has exactly one form.
///
/// Unsafe border: views point into objects (or into a caller's one-limb buffer) and are valid while those live; nothing here
/// runs Python code, so an argument that the caller owns or borrows stays valid throughout.
struct Limbs {
  var pointer: UnsafePointer<UInt>
  var count: Int
  var negative: Bool
}

extension Ref {
  /// An int, bool or instance of an int subclass.
  @inline(__always) var isAnyInt: Bool {
    kind == Kind.int || kind == Kind.bool || typeHas(.intSubclass)
  }

  /// The value when it is compact, of any int-like object.
  @inline(__always) var compactOrNil: Int? { isCompact ? compactValue : nil }

  /// Sign of any int-like object.
  var intSign: Int {
    if isCompact { return compactValue.signum() }
    return load(IntLayout.digits, as: Int32.self) < 0 ? -1 : 1
  }

  /// Number of bits of the magnitude (`int.bit_length`).
  var intBitLength: Int {
    if isCompact { return compactValue == 0 ? 0 : Int.bitWidth - compactValue.magnitude.leadingZeroBitCount }
    let count = Int(load(IntLayout.limbCount, as: UInt32.self))
    let top = raw.load(fromByteOffset: IntLayout.limbs + (count - 1) * 8, as: UInt.self)
    return count * 64 - top.leadingZeroBitCount
  }

  /// The value as an Int when it fits in 64 bits.
  var intFits: Int? {
    if isCompact { return compactValue }
    guard load(IntLayout.limbCount, as: UInt32.self) == 1 else { return nil }
    let magnitude = raw.load(fromByteOffset: IntLayout.limbs, as: UInt.self)
    if load(IntLayout.digits, as: Int32.self) < 0 {
      return magnitude <= UInt(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int(exactly: magnitude)
  }
}

/// Gives `body` the limbs of any int-like object.
@inline(__always)
func withLimbs<T>(_ ref: Ref, _ body: (Limbs) -> T) -> T {
  if ref.isCompact {
    let value = ref.compactValue
    return withUnsafePointer(to: value.magnitude) {
      body(Limbs(pointer: $0, count: value == 0 ? 0 : 1, negative: value < 0))
    }
  }
  let count = Int(ref.load(IntLayout.limbCount, as: UInt32.self))
  let pointer = ref.raw.advanced(by: IntLayout.limbs).assumingMemoryBound(to: UInt.self)
  return body(
    Limbs(
      pointer: UnsafePointer(pointer), count: count, negative: ref.load(IntLayout.digits, as: Int32.self) < 0)
  )
}

extension VM {
  /// An int from limbs, least significant first; leading zero limbs are allowed. New reference or MemoryError.
  func makeInt(_ limbs: UnsafePointer<UInt>, _ limbCount: Int, negative: Bool) -> Ref? {
    var count = limbCount
    while count > 0 && limbs[count - 1] == 0 { count -= 1 }
    if count == 0 { return int(0) }
    if count == 1 && limbs[0] < UInt(compactLimit) {
      return int(negative ? -Int(limbs[0]) : Int(limbs[0]))
    }
    guard let ref = newBig(limbs: count, bits: count * 64 - limbs[count - 1].leadingZeroBitCount, negative)
    else {
      return nil
    }
    memcpy(ref.raw + IntLayout.limbs, limbs, count * 8)
    chargeWork(count)
    return ref
  }

  /// An uninitialised big int of `limbs` limbs and exactly `bits` bits. Size as CPython's for that many 30-bit digits.
  private func newBig(limbs: Int, bits: Int, _ negative: Bool) -> Ref? {
    let digits = (bits + 29) / 30
    guard digits < Int(Int32.max) else {
      return raise(exceptions.pointee.overflowError, "too many digits in integer")
    }
    guard let ref = newObject(types.pointee.int, bigIntSize(digits: digits, limbs: limbs)) else {
      return noMemory()
    }
    ref.store(IntLayout.digits, Int32(negative ? -digits : digits))
    ref.store(IntLayout.limbCount, UInt32(limbs))
    return ref
  }

  func newBigInt(negative: Bool, limbs: [UInt64]) -> Ref? {
    limbs.map { UInt($0) }.withUnsafeBufferPointer {
      makeInt($0.baseAddress.unsafelyUnwrapped, $0.count, negative: negative)
    }
  }

  /// The general form of ``int(_:)``: values that need more than two digits.
  @inline(never)
  func intSlow(_ value: Int) -> Ref? {
    if value.magnitude < UInt(compactLimit) { return noMemory() }
    return withUnsafePointer(to: value.magnitude) { makeInt($0, 1, negative: value < 0) }
  }

  /// From an unsigned 64-bit value.
  func int(unsigned value: UInt) -> Ref? {
    if value < UInt(compactLimit) { return int(Int(value)) }
    return withUnsafePointer(to: value) { makeInt($0, 1, negative: false) }
  }

  /// Charges a long operation: the machine's limit counts it like the instructions it replaces.
  @inline(__always)
  func chargeWork(_ units: Int) {
    if units > 64 { state.pointee.fuel &-= units &>> 3 }
  }

  /// Charges a long operation before it starts; false: the limit says no, and nothing may be done.
  @inline(__always)
  func payWork(_ units: Int) -> Bool {
    if units <= 4096 {
      chargeWork(units)
      return true
    }
    return payMuchWork(units)
  }

  @inline(never)
  private func payMuchWork(_ units: Int) -> Bool {
    state.pointee.fuel &-= units &>> 3
    return state.pointee.fuel >= 0 || nativeLoopMayContinue()
  }

  // MARK: Addition and subtraction

  func intAdd(_ a: Ref, _ b: Ref, negateRight: Bool) -> Ref? {
    if a.isCompact && b.isCompact {
      return int(negateRight ? a.compactValue - b.compactValue : a.compactValue + b.compactValue)
    }
    return withLimbs(a) { x in
      withLimbs(b) { y in
        let rightNegative = y.negative != negateRight
        let size = max(x.count, y.count) + 1
        chargeWork(size)
        return withScratch(size) { scratch in
          if x.negative == rightNegative {
            let (long, short) = x.count >= y.count ? (x, y) : (y, x)
            if short.count == 0 {
              scratch.update(from: long.pointer, count: long.count)
              scratch[long.count] = 0
            } else {
              scratch[long.count] = __gmpn_add(scratch, long.pointer, long.count, short.pointer, short.count)
            }
            return makeInt(scratch, long.count + 1, negative: x.negative)
          }
          let order = compareMagnitude(x, y)
          if order == 0 { return int(0) }
          let (big, small) = order > 0 ? (x, y) : (y, x)
          if small.count == 0 {
            scratch.update(from: big.pointer, count: big.count)
          } else {
            _ = __gmpn_sub(scratch, big.pointer, big.count, small.pointer, small.count)
          }
          return makeInt(scratch, big.count, negative: order > 0 ? x.negative : rightNegative)
        }
      }
    }
  }

  /// A block of `count` limbs for the duration of `body`; heap memory that counts against the limit when it is large.
  @inline(__always)
  func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<UInt>) -> Ref?) -> Ref? {
    if count <= 64 {
      return withUnsafeTemporaryAllocation(of: UInt.self, capacity: max(count, 1)) {
        body($0.baseAddress.unsafelyUnwrapped)
      }
    }
    guard let memory = allocate(count * 8) else { return noMemory() }
    defer { free(memory, count * 8) }
    return body(memory.assumingMemoryBound(to: UInt.self))
  }

  // MARK: Multiplication

  func intMultiply(_ a: Ref, _ b: Ref) -> Ref? {
    if a.isCompact && b.isCompact {
      let (low, overflow) = a.compactValue.multipliedReportingOverflow(by: b.compactValue)
      if !overflow { return int(low) }
    }
    return withLimbs(a) { x in
      withLimbs(b) { y in
        if x.count == 0 || y.count == 0 { return int(0) }
        let (long, short) = x.count >= y.count ? (x, y) : (y, x)
        guard payWork(long.count &* min(short.count, 64)) else { return nil }
        let size = long.count + short.count
        return withScratch(size) { scratch in
          _ = __gmpn_mul(scratch, long.pointer, long.count, short.pointer, short.count)
          return makeInt(scratch, size, negative: x.negative != y.negative)
        }
      }
    }
  }

  // MARK: Division

  /// Floor division and remainder; either result may be left out. false with ZeroDivisionError or MemoryError.
  func intDivide(
    _ a: Ref, _ b: Ref, _ quotient: UnsafeMutablePointer<Ref?>?, _ remainder: UnsafeMutablePointer<Ref?>?
  )
    -> Bool
  {
    if b.isCompact {
      let right = b.compactValue
      if right == 0 {
        return raiseFalse(
          exceptions.pointee.zeroDivisionError,
          remainder != nil && quotient == nil
            ? "integer modulo by zero" : "integer division or modulo by zero")
      }
      if a.isCompact {
        let left = a.compactValue
        var q = left / right
        var r = left % right
        if r != 0 && (r < 0) != (right < 0) {
          q -= 1
          r += right
        }
        if let quotient {
          guard let value = int(q) else { return false }
          quotient.pointee = value
        }
        if let remainder {
          guard let value = int(r) else {
            if let quotient { clearSlot(SlotPointer(quotient)) }
            return false
          }
          remainder.pointee = value
        }
        return true
      }
    }
    var ok = false
    _ = withLimbs(a) { x in
      withLimbs(b) { y -> Ref? in
        if x.count < y.count || compareMagnitude(x, y) < 0 {
          // |a| < |b|: quotient 0 or -1.
          ok = finishDivision(a, b, nil, 0, x, y, quotient, remainder)
          return nil
        }
        let quotientCount = x.count - y.count + 1
        guard payWork(quotientCount &* min(y.count, 64)) else { return nil }
        return withScratch(quotientCount + y.count) { scratch in
          __gmpn_tdiv_qr(scratch, scratch + quotientCount, 0, x.pointer, x.count, y.pointer, y.count)
          ok = finishDivision(a, b, scratch, quotientCount, x, y, quotient, remainder)
          return nil
        }
      }
    }
    return ok
  }

  /// An int of its own in place of a shared small one (profiles whose long division does not look for those). Steals.
  func unsharedInt(_ value: Ref) -> Ref? {
    guard value.isCompact, UInt(bitPattern: value.compactValue &+ 5) < 262 else { return value }
    let number = value.compactValue
    value.decref()
    guard let copy = newCompactInt(number) else { return nil }
    if number == 0 { copy.store(IntLayout.digits, Int32(profile.zeroIntHasDigit ? 1 : 0)) }
    return copy
  }

  /// From truncating to floor division: signs, and one step down when the signs differ and something remains.
  private func finishDivision(
    _ a: Ref, _ b: Ref, _ scratch: UnsafeMutablePointer<UInt>?, _ quotientCount: Int, _ x: Limbs, _ y: Limbs,
    _ quotient: UnsafeMutablePointer<Ref?>?, _ remainder: UnsafeMutablePointer<Ref?>?
  ) -> Bool {
    var rest: Ref?
    var result: Ref?
    if let scratch {
      rest = makeInt(scratch + quotientCount, y.count, negative: x.negative)
      if profile.remaindersAreNew, let shared = rest { rest = unsharedInt(shared) }
      result = quotient == nil ? int(0) : makeInt(scratch, quotientCount, negative: x.negative != y.negative)
    } else {
      rest = intCopy(a)
      result = int(0)
    }
    guard let first = rest, let second = result else {
      rest.decref()
      result.decref()
      return false
    }
    if first.intSign != 0 && x.negative != y.negative {
      guard let one = int(1) else {
        first.decref()
        second.decref()
        return false
      }
      rest = intAdd(first, b, negateRight: false)
      result = intAdd(second, one, negateRight: true)
      one.decref()
      first.decref()
      second.decref()
    }
    guard let finalRest = rest, let finalResult = result else {
      rest.decref()
      result.decref()
      return false
    }
    if let quotient { quotient.pointee = finalResult } else { finalResult.decref() }
    if let remainder { remainder.pointee = finalRest } else { finalRest.decref() }
    return true
  }

  /// The value as an exact int: itself when it is one already.
  func intCopy(_ ref: Ref) -> Ref? {
    if ref.kind == Kind.int { return ref.owned() }
    return withLimbs(ref) { makeInt($0.pointer, $0.count, negative: $0.negative) }
  }

  func intNegate(_ ref: Ref) -> Ref? {
    if ref.isCompact { return int(-ref.compactValue) }
    return withLimbs(ref) { makeInt($0.pointer, $0.count, negative: !$0.negative) }
  }

  // MARK: Shifts

  func intShiftLeft(_ a: Ref, _ bits: Int) -> Ref? {
    if a.isCompact {
      let value = a.compactValue
      if value == 0 { return int(0) }
      if bits < 62, value.magnitude.leadingZeroBitCount > bits + 1 { return int(value << bits) }
    }
    let words = bits >> 6
    guard words < 1 << 48 else { return noMemory() }
    return withLimbs(a) { x in
      let size = x.count + words + 1
      guard payWork(size) else { return nil }
      return withScratch(size) { scratch in
        scratch.initialize(repeating: 0, count: words)
        let low = UInt32(bits & 63)
        if low == 0 {
          (scratch + words).update(from: x.pointer, count: x.count)
          scratch[size - 1] = 0
        } else {
          scratch[size - 1] = __gmpn_lshift(scratch + words, x.pointer, x.count, low)
        }
        return makeInt(scratch, size, negative: x.negative)
      }
    }
  }

  /// Arithmetic shift: rounds towards minus infinity.
  func intShiftRight(_ a: Ref, _ bits: Int) -> Ref? {
    if a.isCompact { return int(bits > 63 ? (a.compactValue < 0 ? -1 : 0) : a.compactValue >> bits) }
    let words = bits >> 6
    return withLimbs(a) { x in
      if words >= x.count { return int(x.negative ? -1 : 0) }
      let count = x.count - words
      let low = UInt32(bits & 63)
      var lost = (0..<words).contains { x.pointer[$0] != 0 }
      return withScratch(count + 1) { scratch in
        if low == 0 {
          scratch.update(from: x.pointer + words, count: count)
        } else {
          if __gmpn_rshift(scratch, x.pointer + words, count, low) != 0 { lost = true }
        }
        scratch[count] = 0
        if x.negative && lost { _ = addOne(scratch, count + 1) }
        return makeInt(scratch, count + 1, negative: x.negative)
      }
    }
  }

  private func addOne(_ limbs: UnsafeMutablePointer<UInt>, _ count: Int) -> Bool {
    for index in 0..<count {
      limbs[index] &+= 1
      if limbs[index] != 0 { return false }
    }
    return true
  }

  // MARK: Bits

  enum BitOperation { case and, or, xor }

  /// Two's complement bit operations.
  func intBits(_ a: Ref, _ b: Ref, _ operation: BitOperation) -> Ref? {
    if a.isCompact && b.isCompact {
      let x = a.compactValue
      let y = b.compactValue
      return int(operation == .and ? x & y : operation == .or ? x | y : x ^ y)
    }
    return withLimbs(a) { x in
      withLimbs(b) { y in
        let size = max(x.count, y.count) + 1
        chargeWork(size)
        return withScratch(size) { scratch in
          var carryX: UInt = 1
          var carryY: UInt = 1
          for index in 0..<size {
            var left = index < x.count ? x.pointer[index] : 0
            var right = index < y.count ? y.pointer[index] : 0
            if x.negative {
              let (sum, carry) = (~left).addingReportingOverflow(carryX)
              left = sum
              carryX = carry ? 1 : 0
            }
            if y.negative {
              let (sum, carry) = (~right).addingReportingOverflow(carryY)
              right = sum
              carryY = carry ? 1 : 0
            }
            scratch[index] = operation == .and ? left & right : operation == .or ? left | right : left ^ right
          }
          let negative = scratch[size - 1] >> 63 == 1
          if negative {
            for index in 0..<size { scratch[index] = ~scratch[index] }
            _ = addOne(scratch, size)
          }
          return makeInt(scratch, size, negative: negative)
        }
      }
    }
  }

  // MARK: Powers

  /// `a ** n` for n ≥ 0.
  func intPower(_ base: Ref, _ exponent: Ref) -> Ref? {
    if base.isCompact {
      let value = base.compactValue
      if value == 1 || exponent.intSign == 0 { return int(1) }
      if value == 0 { return int(0) }
      if value == -1 {
        let odd = withLimbs(exponent) { $0.count > 0 && $0.pointer[0] & 1 == 1 }
        return int(odd ? -1 : 1)
      }
    }
    guard let n = exponent.intFits, n < 1 << 40 else { return noMemory() }
    // The result has about n * bits bits: refuse at once what cannot fit.
    let (bits, overflow) = n.multipliedReportingOverflow(by: max(1, base.intBitLength - 1))
    if overflow || bits / 8 > heap.pointee.limitBytes &- heap.pointee.liveBytes {
      heap.pointee.limitHit = true
      return noMemory()
    }
    guard var result = int(1), var square = intCopy(base) else { return nil }
    var left = n
    while true {
      if left & 1 == 1 {
        guard let product = intMultiply(result, square) else { break }
        result.decref()
        result = product
      }
      left >>= 1
      if left == 0 {
        square.decref()
        return result
      }
      guard let squared = intMultiply(square, square) else { break }
      square.decref()
      square = squared
    }
    result.decref()
    square.decref()
    return nil
  }

  /// `pow(a, n, m)` for n ≥ 0, m ≠ 0: in `0 ..< m` or `m <.. 0`.
  func intPowerModulo(_ base: Ref, _ exponent: Ref, _ modulus: Ref) -> Ref? {
    var start: Ref?
    guard intDivide(base, modulus, nil, &start), var square = start else { return nil }
    defer { square.decref() }
    var reduced: Ref?
    guard let unit = int(1) else { return nil }
    let isReduced = intDivide(unit, modulus, nil, &reduced)
    unit.decref()
    guard isReduced, var result = reduced else { return nil }
    var finished = false
    defer { if !finished { result.decref() } }
    let bits = exponent.intBitLength
    for position in 0..<bits {
      let isSet = withLimbs(exponent) { $0.pointer[position >> 6] >> UInt(position & 63) & 1 == 1 }
      if isSet {
        guard let product = intMultiply(result, square) else { return nil }
        var rest: Ref?
        let ok = intDivide(product, modulus, nil, &rest)
        product.decref()
        guard ok, let rest else { return nil }
        result.decref()
        result = rest
      }
      if position + 1 < bits {
        guard let product = intMultiply(square, square) else { return nil }
        var rest: Ref?
        let ok = intDivide(product, modulus, nil, &rest)
        product.decref()
        guard ok, let rest else { return nil }
        square.decref()
        square = rest
      }
    }
    finished = true
    return result
  }

  /// Order of two int-like objects: -1, 0, 1.
  func intCompare(_ a: Ref, _ b: Ref) -> Int {
    if a.isCompact && b.isCompact {
      let x = a.compactValue
      let y = b.compactValue
      return x < y ? -1 : x > y ? 1 : 0
    }
    return withLimbs(a) { x in
      withLimbs(b) { y in
        if x.negative != y.negative { return x.negative ? -1 : 1 }
        let order = compareMagnitude(x, y)
        if x.count == y.count { chargeWork(x.count) }
        return x.negative ? -order : order
      }
    }
  }

  /// `hash(int)`: the value modulo 2^61 - 1, with the sign.
  func intHash(_ ref: Ref) -> Int {
    let prime = 1 << 61 - 1
    if ref.isCompact {
      let value = ref.compactValue
      return value == -1 ? -2 : value
    }
    let result = withLimbs(ref) { x -> Int in
      var value: UInt = 0
      chargeWork(x.count &* 4)
      for index in stride(from: x.count - 1, through: 0, by: -1) {
        // value * 2^64 + limb, modulo 2^61 - 1: multiplying by 2^64 is rotating left by 3 of 61 bits.
        value = (value << 3) & UInt(prime) | value >> 58
        let limb = x.pointer[index]
        value += (limb & UInt(prime)) + limb >> 61
        while value >= UInt(prime) { value -= UInt(prime) }
      }
      return x.negative ? -Int(value) : Int(value)
    }
    return result == -1 ? -2 : result
  }

  /// Nearest double (round half even); nil: too large.
  func intToDouble(_ ref: Ref) -> Double? {
    if ref.isCompact { return Double(ref.compactValue) }
    return withLimbs(ref) { x -> Double? in
      let bits = x.count * 64 - x.pointer[x.count - 1].leadingZeroBitCount
      if bits > 1024 { return nil }
      // The top 64 bits, with everything below folded into the lowest bit.
      var top: UInt = 0
      var sticky = false
      let shift = bits - 64
      if shift <= 0 {
        top = x.pointer[0]
        let value = Double(top)
        return x.negative ? -value : value
      }
      let word = shift >> 6
      let bit = shift & 63
      top = x.pointer[word] >> UInt(bit)
      if bit != 0, word + 1 < x.count { top |= x.pointer[word + 1] << UInt(64 - bit) }
      if bit != 0, x.pointer[word] << UInt(64 - bit) != 0 { sticky = true }
      for index in 0..<word where x.pointer[index] != 0 { sticky = true }
      if sticky { top |= 1 }
      let value = Double(sign: .plus, exponent: shift, significand: Double(top))
      if value.isInfinite { return nil }
      return x.negative ? -value : value
    }
  }

  /// The integral part of a finite double.
  func intFromDouble(_ value: Double) -> Ref? {
    if let small = Int(exactly: value.rounded(.towardZero)) { return int(small) }
    let magnitude = value.magnitude
    let mantissa = UInt(magnitude.significandBitPattern) | 1 << 52
    let shift = Int(magnitude.exponent) - 52
    guard let base = int(unsigned: mantissa), let shifted = intShiftLeft(base, shift) else { return nil }
    base.decref()
    if value > 0 { return shifted }
    let negated = intNegate(shifted)
    shifted.decref()
    return negated
  }
}

/// Bytes of a big int's block: CPython's size, or what the limbs need when that is more (never another size class).
@inline(__always)
func bigIntSize(digits: Int, limbs: Int) -> Int { max(24 + 4 * digits, 24 + 8 * limbs) }

func compareMagnitude(_ x: Limbs, _ y: Limbs) -> Int {
  if x.count != y.count { return x.count < y.count ? -1 : 1 }
  if x.count == 0 { return 0 }
  let order = __gmpn_cmp(x.pointer, y.pointer, x.count)
  return order < 0 ? -1 : order > 0 ? 1 : 0
}
