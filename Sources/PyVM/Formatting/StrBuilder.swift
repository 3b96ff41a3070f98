import Glibc
import PyHeap

/// Text under construction: a growing buffer outside the learner's heap, as wide as its widest character so far.
///
/// A builder that could not grow (out of memory, or more than the heap's limit allows) is `failed`: it ignores what is
/// appended, and `finish` raises MemoryError. Every builder must be finished or discarded, once.
struct StrBuilder {
  private var base: UnsafeMutableRawPointer?
  private(set) var count = 0
  private var capacity = 0
  private var width: UInt8 = 1
  /// All code points or-ed together.
  private var mask: UInt32 = 0
  private(set) var failed = false
  /// How many bytes were asked for in vain.
  private var refused = 0
  /// The longest text that may still fit in the heap.
  private let limit: Int

  init(_ vm: VM, reserve: Int = 0) {
    let heap = vm.heap
    limit = min(strLengthLimit, max(0, heap.pointee.limitBytes &- heap.pointee.liveBytes))
    if reserve > 0 { _ = grow(reserve, 1) }
  }

  /// Makes room for `extra` more code points of at least this width.
  private mutating func grow(_ extra: Int, _ neededWidth: UInt8) -> Bool {
    if failed { return false }
    guard extra >= 0, count <= limit - extra else {
      failed = true
      refused = extra
      return false
    }
    let needed = count + extra
    if neededWidth > width {
      let newCapacity = max(needed, capacity, 32)
      guard let fresh = malloc(newCapacity * Int(neededWidth)) else {
        failed = true
        return false
      }
      if let base {
        StrView(base: base, count: count, width: width, isASCII: false).copy(to: fresh, neededWidth)
        Glibc.free(base)
      }
      base = fresh
      capacity = newCapacity
      width = neededWidth
      return true
    }
    if needed > capacity {
      let newCapacity = max(needed, min(capacity * 2, limit), 64)
      guard let fresh = realloc(base, newCapacity * Int(width)) else {
        failed = true
        return false
      }
      base = fresh
      capacity = newCapacity
    }
    return true
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int, _ neededWidth: UInt8) -> Bool {
    if extra >= 0 && extra <= capacity &- count && neededWidth <= width && !failed { return true }
    return grow(extra, neededWidth)
  }

  mutating func append(_ code: UInt32) {
    guard reserve(1, code < 256 ? 1 : (code < 0x10000 ? 2 : 4)), let base else { return }
    store(base, count, code)
    mask |= code
    count &+= 1
  }

  @inline(__always)
  private func store(_ base: UnsafeMutableRawPointer, _ index: Int, _ code: UInt32) {
    switch width {
    case 1: base.storeBytes(of: UInt8(truncatingIfNeeded: code), toByteOffset: index, as: UInt8.self)
    case 2: base.storeBytes(of: UInt16(truncatingIfNeeded: code), toByteOffset: index &* 2, as: UInt16.self)
    default: base.storeBytes(of: code, toByteOffset: index &* 4, as: UInt32.self)
    }
  }

  mutating func append(repeating code: UInt32, _ times: Int) {
    guard times > 0 else { return }
    guard reserve(times, code < 256 ? 1 : (code < 0x10000 ? 2 : 4)), let base else { return }
    if width == 1 {
      memset(base + count, Int32(code), times)
    } else {
      for index in count..<count + times { store(base, index, code) }
    }
    mask |= code
    count += times
  }

  mutating func append(_ view: StrView) {
    guard view.count > 0, reserve(view.count, view.width), let base else { return }
    view.copy(to: base + count &* Int(width), width)
    mask |= view.isASCII ? 127 : view.maxChar()
    count &+= view.count
  }

  @inline(__always)
  mutating func append(_ text: Ref) { append(StrView(text)) }

  mutating func append(ascii bytes: UnsafeRawPointer, _ length: Int) {
    append(StrView(base: bytes, count: length, width: 1, isASCII: true))
  }

  mutating func append(_ text: StaticString) { append(ascii: text.utf8Start, text.utf8CodeUnitCount) }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return }
      var position = 0
      if asciiPrefix(start, bytes.count) == bytes.count {
        append(ascii: start, bytes.count)
      } else {
        while position < bytes.count { append(decodeWTF8(start, bytes.count, &position)) }
      }
    }
  }

  /// What has been appended, borrowed until the next change.
  var view: StrView {
    StrView(base: UnsafeRawPointer(base ?? nowhere), count: count, width: width, isASCII: mask < 128)
  }

  /// Where the text of an empty builder lies: nothing is read there.
  private var nowhere: UnsafeMutableRawPointer { .init(bitPattern: 16).unsafelyUnwrapped }

  /// Forgets the text.
  mutating func discard() {
    if let base { Glibc.free(base) }
    base = nil
    count = 0
    capacity = 0
  }

  /// The text as a str (new reference); nil with MemoryError. The builder is empty afterwards.
  mutating func finish(_ vm: VM) -> Ref? {
    if !failed, count == 1 {
      let code = view[0]
      discard()
      return vm.newStr(codePoint: code)
    }
    return finishUnshared(vm)
  }

  /// As ``finish(_:)``, but a single character is an object of its own.
  mutating func finishUnshared(_ vm: VM) -> Ref? {
    defer { discard() }
    if failed { return vm.refuseText(refused) }
    if count == 0 { return vm.state.pointee.emptyStr.owned() }
    let maxChar: UInt32 = mask < 128 ? 127 : (mask < 256 ? 255 : (mask < 0x10000 ? 0xffff : 0x10ffff))
    guard let result = vm.newStr(length: count, maxChar: maxChar) else { return nil }
    view.copy(to: result.strData, result.strWidth)
    return result
  }
}

extension VM {
  /// MemoryError for a text of that many bytes; asks the heap once, so that a heap limit ends the run as a limit.
  func refuseText(_ bytes: Int) -> Ref? {
    if bytes > heap.pointee.limitBytes &- heap.pointee.liveBytes, let block = allocate(bytes) {
      free(block, bytes)
    }
    return noMemory()
  }
}
