import PyHeap

// Hashes of text and bytes: SipHash over the raw characters, keyed by the interpreter's seed (both halves 0 under
// PYTHONHASHSEED=0). Origin: J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF".

/// The four words of SipHash's state.
private struct SipState {
  var v0: UInt64
  var v1: UInt64
  var v2: UInt64
  var v3: UInt64

  @inline(__always)
  init(_ k0: UInt64, _ k1: UInt64) {
    v0 = k0 ^ 0x736f_6d65_7073_6575
    v1 = k1 ^ 0x646f_7261_6e64_6f6d
    v2 = k0 ^ 0x6c79_6765_6e65_7261
    v3 = k1 ^ 0x7465_6462_7974_6573
  }

  @inline(__always)
  mutating func round() {
    v0 = v0 &+ v1
    v2 = v2 &+ v3
    v1 = (v1 &<< 13 | v1 &>> 51) ^ v0
    v3 = (v3 &<< 16 | v3 &>> 48) ^ v2
    v0 = v0 &<< 32 | v0 &>> 32
    v2 = v2 &+ v1
    v0 = v0 &+ v3
    v1 = (v1 &<< 17 | v1 &>> 47) ^ v2
    v3 = (v3 &<< 21 | v3 &>> 43) ^ v0
    v2 = v2 &<< 32 | v2 &>> 32
  }
}

/// SipHash of a run of bytes, as Python sees it: 0 for no bytes, never -1.
@inline(__always)
private func sipHash(
  _ base: UnsafeRawPointer, _ count: Int, _ k0: UInt64, _ k1: UInt64, _ compression: Int, _ finalization: Int
) -> Int {
  if count == 0 { return 0 }
  var sip = SipState(k0, k1)
  var offset = 0
  while offset &+ 8 <= count {
    let word = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    sip.v3 ^= word
    for _ in 0..<compression { sip.round() }
    sip.v0 ^= word
    offset &+= 8
  }
  var last = UInt64(truncatingIfNeeded: count) &<< 56
  var shift: UInt64 = 0
  while offset < count {
    last |= UInt64(base.load(fromByteOffset: offset, as: UInt8.self)) &<< shift
    shift &+= 8
    offset &+= 1
  }
  sip.v3 ^= last
  for _ in 0..<compression { sip.round() }
  sip.v0 ^= last
  sip.v2 ^= 0xff
  for _ in 0..<finalization { sip.round() }
  let hash = Int(bitPattern: UInt(sip.v0 ^ sip.v1 ^ sip.v2 ^ sip.v3))
  return hash == -1 ? -2 : hash
}

extension VM {
  /// `hash()` of a run of bytes. O(count).
  @inline(never)
  func hashBytes(_ base: UnsafeRawPointer, _ count: Int) -> Int {
    let k0 = state.pointee.hashSeed0
    let k1 = state.pointee.hashSeed1
    return heap.pointee.profile.usesSipHash13
      ? sipHash(base, count, k0, k1, 1, 3) : sipHash(base, count, k0, k1, 2, 4)
  }

  /// `hash()` of a str of any class; computed once and kept in the object.
  @inline(__always)
  func strHash(_ ref: Ref) -> Int {
    let known = ref.strCachedHash
    return known != -1 ? known : computeStrHash(ref)
  }

  @inline(never)
  private func computeStrHash(_ ref: Ref) -> Int {
    chargeCharacters(ref.strByteCount &* 2)
    let hash = hashBytes(UnsafeRawPointer(ref.strData), ref.strByteCount)
    ref.store(StrLayout.hash, hash)
    return hash
  }

  /// `hash()` of a bytes object of any class; kept in the object.
  func bytesHash(_ ref: Ref) -> Int {
    let known: Int = ref.load(BytesLayout.hash)
    if known != -1 { return known }
    let hash = hashBytes(UnsafeRawPointer(ref.bytesData), ref.bytesCount)
    ref.store(BytesLayout.hash, hash)
    return hash
  }
}
