import Glibc
import PyHeap

/// array.array: numbers of one machine type in a row.
///
/// The first fields are a bytearray's, so that a memoryview looks at both in the same way; lengths are in bytes. The
/// type letter is the header's `aux`.
enum ArrayLayout {
  static let weakrefs = 56
  static let size = 64
}

/// Bytes per item of a type letter of arrays; 0 for other letters.
func arrayItemSize(_ code: UInt8) -> Int {
  switch code {
  case 0x42, 0x62: 1  // B b
  case 0x48, 0x68: 2  // H h
  case 0x49, 0x69, 0x66, 0x75, 0x77: 4  // I i f u w
  case 0x4c, 0x6c, 0x51, 0x71, 0x64: 8  // L l Q q d
  default: 0
  }
}

extension Ref {
  @inline(__always) var arrayCode: UInt8 { UInt8(truncatingIfNeeded: header.pointee.aux) }
  @inline(__always) var arrayItemBytes: Int { arrayItemSize(arrayCode) }
  /// Items, not bytes.
  @inline(__always) var arrayCount: Int { byteArrayCount / arrayItemBytes }
}

extension VM {
  /// True for arrays; false as long as nobody has imported the module.
  func isArray(_ o: Ref) -> Bool {
    guard let type = modules.arrayType else { return false }
    return o.isInstance(type)
  }

  /// An empty array of a type or its subclass.
  func newArray(_ type: TypeRef, _ code: UInt8) -> Ref? {
    let size = Int(type.pointee.basicSize)
    let hasGC = type.pointee.has(.hasGC)
    guard let ref = hasGC ? newGCObject(type, size) : newObject(type, size) else { return noMemory() }
    if type.pointee.has(.heapType) { type.object.incref() }
    memset(ref.raw + 16, 0, size - 16)
    ref.header.pointee.aux = UInt16(code)
    if hasGC { track(ref) }
    return ref
  }

  func deallocArray(_ ref: Ref) {
    if ref.hasGCHead { untrack(ref) }
    if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { heap.pointee.clearWeakrefs?(self, ref) }
    if let buffer = ref.byteArrayBuffer { free(UnsafeMutableRawPointer(buffer), ref.byteArrayAllocated) }
    let size = Int(ref.type.pointee.basicSize)
    if ref.hasGCHead { freeGCObject(ref, size) } else { freeObject(ref, size) }
  }

  /// Gives the array room for `count` items; those beyond the old length are uninitialised. `exact` leaves no spare room.
  func resizeArray(_ ref: Ref, _ count: Int, exact: Bool = false) -> Bool {
    let size = ref.arrayItemBytes
    let old = ref.arrayCount
    if count == old { return true }
    if ref.load(ByteArrayLayout.exports, as: Int.self) != 0 {
      return raiseFalse(
        exceptions.pointee.bufferError, "cannot resize an array that is exporting buffers")
    }
    let allocated = ref.byteArrayAllocated / size
    if allocated >= count, old < count + 16, ref.byteArrayBuffer != nil {
      ref.byteArrayCount = count * size
      return true
    }
    if count == 0 {
      if let buffer = ref.byteArrayBuffer { free(UnsafeMutableRawPointer(buffer), ref.byteArrayAllocated) }
      ref.byteArrayBuffer = nil
      ref.byteArrayStartOrNil = nil
      ref.byteArrayCount = 0
      ref.byteArrayAllocated = 0
      return true
    }
    guard count < strLengthLimit / size else {
      _ = noMemory()
      return false
    }
    let room = (exact ? count : (count >> 4) + (old < 8 ? 3 : 7) + count) * size
    guard
      let memory = reallocate(
        ref.byteArrayBuffer.map { UnsafeMutableRawPointer($0) }, ref.byteArrayAllocated, room)
    else {
      _ = noMemory()
      return false
    }
    ref.byteArrayBuffer = memory.assumingMemoryBound(to: UInt8.self)
    ref.byteArrayStartOrNil = ref.byteArrayBuffer
    ref.byteArrayAllocated = room
    ref.byteArrayCount = count * size
    return true
  }

  /// An item as a Python object.
  func arrayItem(_ ref: Ref, _ index: Int) -> Ref? {
    machineValue(ref.arrayCode, UnsafeMutableRawPointer(ref.byteArrayStart + index * ref.arrayItemBytes))
  }

  /// The value of a machine type at an address.
  func machineValue(_ code: UInt8, _ place: UnsafeMutableRawPointer) -> Ref? {
    switch code {
    case 0x42: return int(Int(place.load(as: UInt8.self)))
    case 0x62: return int(Int(place.load(as: Int8.self)))
    case 0x48: return int(Int(place.loadUnaligned(as: UInt16.self)))
    case 0x68: return int(Int(place.loadUnaligned(as: Int16.self)))
    case 0x49: return int(Int(place.loadUnaligned(as: UInt32.self)))
    case 0x69: return int(Int(place.loadUnaligned(as: Int32.self)))
    case 0x6c, 0x71: return int(place.loadUnaligned(as: Int.self))
    case 0x66: return float(Double(place.loadUnaligned(as: Float.self)))
    case 0x64: return float(place.loadUnaligned(as: Double.self))
    case 0x75, 0x77:
      let code = place.loadUnaligned(as: UInt32.self)
      guard code < 0x110000 else {
        return raise(
          exceptions.pointee.valueError,
          "character U+\(String(code, radix: 16)) is not in range [U+0000; U+10ffff]")
      }
      return newStr(codePoint: code)
    default: return intFromUInt(place.loadUnaligned(as: UInt.self))
    }
  }

  func intFromUInt(_ value: UInt) -> Ref? {
    if value <= UInt(Int.max) { return int(Int(value)) }
    guard let half = int(Int(value >> 1)), let rest = int(Int(value & 1)) else { return nil }
    defer {
      half.decref()
      rest.decref()
    }
    guard let double = binary(0, half, half) else { return nil }
    defer { double.decref() }
    return binary(0, double, rest)
  }

  /// Writes a value of a type letter at an address; false with an exception in the words of CPython's converters.
  func storeArrayValue(_ code: UInt8, _ value: Ref, _ place: UnsafeMutableRawPointer) -> Bool {
    func put<T>(_ number: T) {
      withUnsafeBytes(of: number) {
        place.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: $0.count)
      }
    }
    switch code {
    case 0x66, 0x64:
      guard let number = mathArgument(value) else { return false }
      if code == 0x64 { put(number) } else { put(Float(number)) }
      return true
    case 0x75, 0x77:
      guard value.isAnyStr else {
        return raiseFalse(
          exceptions.pointee.typeError,
          "array item must be a unicode character, not \(displayTypeName(value))")
      }
      guard value.strLength == 1 else {
        return raiseFalse(exceptions.pointee.typeError, "array item must be unicode character")
      }
      put(value.strCodePoint(0))
      return true
    default: break
    }
    guard let number = indexObject(value) else { return false }
    defer { number.decref() }
    let overflow = exceptions.pointee.overflowError
    if code == 0x49 || code == 0x4c || code == 0x51 {
      if number.intSign < 0 {
        return raiseFalse(
          overflow,
          code == 0x51
            ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int")
      }
      guard number.intBitLength <= 64 else {
        return raiseFalse(
          overflow,
          code == 0x51 ? "int too big to convert" : "Python int too large to convert to C unsigned long")
      }
      let wide = smallIntValue(number).map { UInt($0) } ?? withLimbs(number) { $0.pointer[0] }
      if code != 0x49 {
        put(wide)
        return true
      }
      guard let narrow = UInt32(exactly: wide) else {
        return raiseFalse(overflow, "unsigned int is greater than maximum")
      }
      put(narrow)
      return true
    }
    guard let wide = smallIntValue(number) else {
      return raiseFalse(
        overflow, code == 0x71 ? "int too big to convert" : "Python int too large to convert to C long")
    }
    /// Checks a range by its name, as the converters do, the wider before the narrower.
    func fits<T: FixedWidthInteger>(_: T.Type, _ name: String) -> T? {
      if let narrow = T(exactly: wide) { return narrow }
      _ = raise(overflow, "\(name) is \(wide < 0 ? "less than minimum" : "greater than maximum")")
      return nil
    }
    switch code {
    case 0x62:
      guard fits(Int16.self, "signed short integer") != nil, let byte = fits(Int8.self, "signed char") else {
        return false
      }
      put(byte)
    case 0x42:
      guard let byte = fits(UInt8.self, "unsigned byte integer") else { return false }
      put(byte)
    case 0x68:
      guard let short = fits(Int16.self, "signed short integer") else { return false }
      put(short)
    case 0x48:
      guard fits(Int32.self, "signed integer") != nil, let short = fits(UInt16.self, "unsigned short") else {
        return false
      }
      put(short)
    case 0x69:
      guard let plain = fits(Int32.self, "signed integer") else { return false }
      put(plain)
    default: put(wide)
    }
    return true
  }

  /// Appends one value.
  func arrayAppend(_ ref: Ref, _ value: Ref) -> Bool {
    var scratch: UInt64 = 0
    let code = ref.arrayCode
    let size = ref.arrayItemBytes
    return withUnsafeMutableBytes(of: &scratch) { bytes in
      let place = bytes.baseAddress.unsafelyUnwrapped
      guard storeArrayValue(code, value, place) else { return false }
      let count = ref.arrayCount
      guard resizeArray(ref, count + 1) else { return false }
      memcpy(ref.byteArrayStart + count * size, place, size)
      return true
    }
  }

  /// Replaces `low..<high` by the items of raw memory, which is not the array's own.
  func replaceArrayItems(
    _ ref: Ref, _ low: Int, _ high: Int, _ base: UnsafeRawPointer?, _ count: Int
  ) -> Bool {
    let size = ref.arrayItemBytes
    let length = ref.arrayCount
    let growth = count - (high - low)
    if growth > 0, !resizeArray(ref, length + growth) { return false }
    if growth < 0, ref.load(ByteArrayLayout.exports, as: Int.self) != 0 {
      return resizeArray(ref, length + growth)
    }
    if growth != 0 {
      memmove(
        ref.byteArrayStart + (high + growth) * size, ref.byteArrayStart + high * size, (length - high) * size)
    }
    if growth < 0, !resizeArray(ref, length + growth) { return false }
    if count > 0, let base { memcpy(ref.byteArrayStart + low * size, base, count * size) }
    return true
  }
}
