import Glibc
import PyHeap

/// bytearray: a buffer of its own, grown by CPython's rule (cpython-facts §3.6). Deleting from the front moves `start`
/// inside the buffer.
enum ByteArrayLayout {
  static let length = 16  // Int
  static let allocated = 24  // Int
  static let buffer = 32  // UnsafeMutablePointer<UInt8>?
  static let start = 40  // UnsafeMutablePointer<UInt8>?
  static let exports = 48  // Int
  static let size = 56
}

extension Ref {
  @inline(__always) var byteArrayCount: Int {
    get { load(ByteArrayLayout.length) }
    nonmutating set { store(ByteArrayLayout.length, newValue) }
  }
  @inline(__always) var byteArrayAllocated: Int {
    get { load(ByteArrayLayout.allocated) }
    nonmutating set { store(ByteArrayLayout.allocated, newValue) }
  }
  @inline(__always) var byteArrayBuffer: UnsafeMutablePointer<UInt8>? {
    get { load(ByteArrayLayout.buffer) }
    nonmutating set { store(ByteArrayLayout.buffer, newValue) }
  }
  @inline(__always) var byteArrayStartOrNil: UnsafeMutablePointer<UInt8>? {
    get { load(ByteArrayLayout.start) }
    nonmutating set { store(ByteArrayLayout.start, newValue) }
  }
  /// The first byte; some address when the array is empty.
  @inline(__always) var byteArrayStart: UnsafeMutablePointer<UInt8> {
    byteArrayStartOrNil ?? raw.assumingMemoryBound(to: UInt8.self)
  }
}

extension VM {
  @inline(__always)
  func isByteArray(_ o: Ref) -> Bool { o.kind == Kind.bytearray || o.isInstance(types.pointee.bytearray) }

  /// A bytearray with a copy of these bytes, or `count` bytes for the caller to fill when `base` is nil.
  func newByteArray(_ base: UnsafeRawPointer?, _ count: Int) -> Ref? {
    guard let ref = newObject(types.pointee.bytearray, ByteArrayLayout.size) else { return noMemory() }
    clearByteArrayFields(ref)
    guard fillByteArray(ref, base, count) else {
      ref.decref()
      return nil
    }
    return ref
  }

  func clearByteArrayFields(_ ref: Ref) {
    ref.byteArrayCount = 0
    ref.byteArrayAllocated = 0
    ref.byteArrayBuffer = nil
    ref.byteArrayStartOrNil = nil
    ref.store(ByteArrayLayout.exports, 0)
  }

  /// Gives an empty bytearray its first contents.
  func fillByteArray(_ ref: Ref, _ base: UnsafeRawPointer?, _ count: Int) -> Bool {
    if count == 0 { return true }
    guard let memory = allocate(count + 1) else {
      _ = noMemory()
      return false
    }
    let bytes = memory.assumingMemoryBound(to: UInt8.self)
    if let base { memcpy(bytes, base, count) }
    bytes[count] = 0
    ref.byteArrayBuffer = bytes
    ref.byteArrayStartOrNil = bytes
    ref.byteArrayCount = count
    ref.byteArrayAllocated = count + 1
    return true
  }

  /// Changes the length; new bytes at the end are uninitialised. False with BufferError or MemoryError.
  func resizeByteArray(_ ref: Ref, _ count: Int) -> Bool {
    if count == ref.byteArrayCount { return true }
    guard mayResize(ref) else { return false }
    var allocated = ref.byteArrayAllocated
    let offset = ref.byteArrayStartOrNil.map { $0 - ref.byteArrayBuffer.unsafelyUnwrapped } ?? 0
    if count + offset + 1 <= allocated {
      guard count < allocated / 2 else {
        ref.byteArrayCount = count
        ref.byteArrayStart[count] = 0
        return true
      }
      allocated = count + 1
    } else if Double(count) <= Double(allocated) * 1.125 {
      allocated = count + (count >> 3) + (count < 9 ? 3 : 6)
    } else {
      allocated = count + 1
    }
    guard count < strLengthLimit else {
      _ = noMemory()
      return false
    }
    let old = ref.byteArrayBuffer
    let memory: UnsafeMutableRawPointer?
    if offset > 0 {
      memory = allocate(allocated)
      if let memory {
        memcpy(memory, ref.byteArrayStart, min(count, ref.byteArrayCount))
        if let old { free(UnsafeMutableRawPointer(old), ref.byteArrayAllocated) }
      }
    } else {
      memory = reallocate(old.map { UnsafeMutableRawPointer($0) }, ref.byteArrayAllocated, allocated)
    }
    guard let memory else {
      _ = noMemory()
      return false
    }
    let bytes = memory.assumingMemoryBound(to: UInt8.self)
    ref.byteArrayBuffer = bytes
    ref.byteArrayStartOrNil = bytes
    ref.byteArrayCount = count
    ref.byteArrayAllocated = allocated
    bytes[count] = 0
    return true
  }

  func mayResize(_ ref: Ref) -> Bool {
    if ref.load(ByteArrayLayout.exports, as: Int.self) == 0 { return true }
    return raiseFalse(
      exceptions.pointee.bufferError, "Existing exports of data: object cannot be re-sized")
  }

  /// Replaces the bytes `low..<high` by `count` others.
  func replaceBytes(
    _ ref: Ref, _ low: Int, _ high: Int, _ base: UnsafeRawPointer?, _ count: Int
  ) -> Bool {
    let removed = high - low
    let growth = count - removed
    let length = ref.byteArrayCount
    if growth < 0 {
      guard mayResize(ref) else { return false }
      let start = ref.byteArrayStart
      if low == 0 {
        // The front goes: the rest stays where it is.
        ref.byteArrayStartOrNil = start - growth
      } else {
        memmove(start + low + count, start + high, length - high)
      }
      guard resizeByteArray(ref, length + growth) else { return false }
    } else if growth > 0 {
      guard length <= strLengthLimit - growth, resizeByteArray(ref, length + growth) else { return false }
      let start = ref.byteArrayStart
      memmove(start + low + count, start + high, length - high)
    }
    if count > 0, let base { memmove(ref.byteArrayStart + low, base, count) }
    return true
  }

  func deallocByteArray(_ ref: Ref) {
    if let buffer = ref.byteArrayBuffer { free(UnsafeMutableRawPointer(buffer), ref.byteArrayAllocated) }
    let size = Int(ref.type.pointee.basicSize)
    if ref.hasGCHead { freeGCObject(ref, size) } else { freeObject(ref, size) }
  }
}
