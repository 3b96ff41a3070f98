import Glibc
import PyHeap

/// Bytes under construction; the counterpart of ``StrBuilder``, with the same rules.
struct ByteBuilder {
  private(set) var base: UnsafeMutablePointer<UInt8>?
  private(set) var count = 0
  private var capacity = 0
  private(set) var failed = false
  /// How many bytes were asked for in vain.
  private var refused = 0
  private let limit: Int

  init(_ vm: VM, reserve: Int = 0) {
    let heap = vm.heap
    limit = min(strLengthLimit, max(0, heap.pointee.limitBytes &- heap.pointee.liveBytes))
    if reserve > 0 { _ = grow(reserve) }
  }

  private mutating func grow(_ extra: Int) -> Bool {
    if failed { return false }
    guard extra >= 0, count <= limit - extra else {
      failed = true
      refused = extra
      return false
    }
    let newCapacity = max(count + extra, min(capacity * 2, limit), 64)
    guard let fresh = realloc(base, newCapacity) else {
      failed = true
      return false
    }
    base = fresh.assumingMemoryBound(to: UInt8.self)
    capacity = newCapacity
    return true
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int) -> Bool {
    extra >= 0 && extra <= capacity &- count && !failed ? true : grow(extra)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard reserve(1), let base else { return }
    base[count] = byte
    count &+= 1
  }

  mutating func append(_ bytes: UnsafeRawPointer?, _ length: Int) {
    guard length > 0, let bytes, reserve(length), let base else { return }
    memcpy(base + count, bytes, length)
    count &+= length
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) { append(bytes.baseAddress, bytes.count) }

  mutating func append(repeating byte: UInt8, _ times: Int) {
    guard times > 0, reserve(times), let base else { return }
    memset(base + count, Int32(byte), times)
    count += times
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0.baseAddress, $0.count) }
  }

  /// A code point in (generalised) UTF-8.
  mutating func append(utf8 code: UInt32) {
    if code < 0x80 {
      append(UInt8(code))
    } else if code < 0x800 {
      append(UInt8(0xc0 | code >> 6))
      append(UInt8(0x80 | code & 0x3f))
    } else if code < 0x10000 {
      append(UInt8(0xe0 | code >> 12))
      append(UInt8(0x80 | code >> 6 & 0x3f))
      append(UInt8(0x80 | code & 0x3f))
    } else {
      append(UInt8(0xf0 | code >> 18))
      append(UInt8(0x80 | code >> 12 & 0x3f))
      append(UInt8(0x80 | code >> 6 & 0x3f))
      append(UInt8(0x80 | code & 0x3f))
    }
  }

  mutating func append(unit: UInt16, bigEndian: Bool) {
    append(UInt8(truncatingIfNeeded: bigEndian ? unit >> 8 : unit))
    append(UInt8(truncatingIfNeeded: bigEndian ? unit : unit >> 8))
  }

  mutating func append(unit: UInt32, bigEndian: Bool) {
    for index in 0..<4 {
      append(UInt8(truncatingIfNeeded: unit >> UInt32((bigEndian ? 3 - index : index) * 8)))
    }
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  mutating func discard() {
    if let base { Glibc.free(base) }
    base = nil
    count = 0
    capacity = 0
  }

  /// The bytes as a bytes object, or as a bytearray; the builder is empty afterwards.
  mutating func finish(_ vm: VM, asByteArray: Bool = false) -> Ref? {
    defer { discard() }
    if failed { return vm.refuseText(refused) }
    return asByteArray ? vm.newByteArray(base, count) : vm.newBytes(base, count)
  }
}
