import Glibc
import PyHeap

// bytes: `length`, cached `hash`, the bytes at offset 32, a zero behind them. 33 + n bytes. The empty bytes object and
// those of one byte are shared.

extension Ref {
  @inline(__always) var bytesCount: Int { load(BytesLayout.length) }
  @inline(__always) var bytesData: UnsafeMutablePointer<UInt8> {
    raw.advanced(by: BytesLayout.data).assumingMemoryBound(to: UInt8.self)
  }
  /// A bytes object or an instance of a subclass.
  @inline(__always) var isAnyBytes: Bool { kind == Kind.bytes || typeHas(.bytesSubclass) }
}

extension VM {
  /// A bytes object whose contents the caller must write at once (the terminator is there); 0 gives the shared one.
  func newBytes(count: Int) -> Ref? {
    if count == 0 { return state.pointee.emptyBytes.owned() }
    guard count > 0 && count < Int.max >> 1 else { return noMemory() }
    chargeCharacters(count)
    guard let ref = newObject(types.pointee.bytes, BytesLayout.data + count + 1) else { return noMemory() }
    ref.store(BytesLayout.length, count)
    ref.store(BytesLayout.hash, -1)
    ref.store(BytesLayout.data + count, UInt8(0))
    return ref
  }

  /// A bytes object with a copy of these bytes.
  @inline(__always)
  func newBytes(_ base: UnsafeRawPointer?, _ count: Int) -> Ref? {
    if count <= 1 {
      guard count == 1, let base else { return state.pointee.emptyBytes.owned() }
      return state.pointee.byteObjects[Int(base.load(as: UInt8.self))].owned()
    }
    guard let ref = newBytes(count: count) else { return nil }
    if let base { memcpy(ref.bytesData, base, count) }
    return ref
  }

  func newBytes(_ bytes: UnsafeRawBufferPointer) -> Ref? { newBytes(bytes.baseAddress, bytes.count) }

  /// Releases a bytes object or the bytes part of a subclass instance.
  func deallocBytes(_ ref: Ref) {
    let size = BytesLayout.data + ref.bytesCount + 1
    if ref.hasGCHead { freeGCObject(ref, size) } else { freeObject(ref, size) }
  }

  /// Makes bytes, bytearray, their iterators, and the shared bytes objects.
  func bootstrapBytes() {
    makeBytesTypes()
    let areStatic = profile.hasImmortals || profile.staticObjectsStartHigh
    let references: UInt32 =
      profile.hasImmortals ? Refcount.immortal : (profile.staticObjectsStartHigh ? 999_999_999 : 1)
    let slots = UnsafeMutablePointer<Ref>.allocate(capacity: 256 + 1)
    let block: UnsafeMutableRawPointer? =
      areStatic ? .allocate(byteCount: 257 * sharedBytesStride, alignment: 16) : nil
    func make(_ index: Int, _ count: Int) -> Ref {
      guard
        let memory = block.map({ $0 + index * sharedBytesStride }) ?? allocate(BytesLayout.data + count + 1)
      else { fatalError("no memory for the first bytes objects") }
      let ref = Ref(memory)
      ref.header.initialize(
        to: ObjectHeader(refcount: references, kind: Kind.bytes, flags: 0, aux: 0, type: types.pointee.bytes))
      ref.store(BytesLayout.length, count)
      ref.store(BytesLayout.hash, -1)
      if count == 1 { ref.store(BytesLayout.data, UInt8(index)) }
      ref.store(BytesLayout.data + count, UInt8(0))
      return ref
    }
    for code in 0..<256 { (slots + code).initialize(to: make(code, 1)) }
    (slots + 256).initialize(to: make(256, 0))
    state.pointee.byteObjects = slots
    state.pointee.emptyBytes = slots[256]
  }

  /// Gives back what ``bootstrapBytes()`` took outside the learner's heap.
  func destroyBytes() {
    if profile.hasImmortals || profile.staticObjectsStartHigh {
      // The first shared object is the start of the block.
      state.pointee.byteObjects[0].raw.deallocate()
    }
    state.pointee.byteObjects.deallocate()
  }
}

/// Room for one shared bytes object.
private let sharedBytesStride = 48
