/// Finds the index of an identifier among those seen: open addressing over a power-of-two array of indices.
struct IdentifierTable {
  private var slots = [Int32](repeating: -1, count: 256)
  private var used = 0

  /// The identifier's index, adding it to `names` when new. Full-width letters and digits count as their
  /// plain forms, the one case of NFKC that is met in practice.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>, _ names: inout ByteStringTable) -> NameID {
    if let wide = IdentifierTable.normalised(text) {
      return wide.withUnsafeBufferPointer { internPlain($0, &names) }
    }
    return internPlain(text, &names)
  }

  private mutating func internPlain(
    _ text: UnsafeBufferPointer<UInt8>, _ names: inout ByteStringTable
  ) -> NameID {
    var slot = Int(truncatingIfNeeded: IdentifierTable.hash(text)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let range = names.range(slots[slot])
      if range.count == text.count {
        var i = 0
        while i < text.count && names.bytes[range.lowerBound &+ i] == text[i] { i &+= 1 }
        if i == text.count { return NameID(slots[slot]) }
      }
      slot = (slot &+ 1) & (slots.count - 1)
    }
    names.bytes.append(contentsOf: text)
    let id = names.close()
    slots[slot] = id
    used += 1
    if used * 2 > slots.count { grow(names) }
    return NameID(id)
  }

  private mutating func grow(_ names: ByteStringTable) {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    names.bytes.withUnsafeBufferPointer { bytes in
      for id in 0..<Int32(names.count) {
        var slot =
          Int(truncatingIfNeeded: IdentifierTable.hash(UnsafeBufferPointer(rebasing: bytes[names.range(id)])))
          & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot &+ 1) & (slots.count - 1) }
        slots[slot] = id
      }
    }
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var h: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { h = (h ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return h ^ h >> 29
  }

  /// The text with full-width forms replaced; nil if there are none.
  private static func normalised(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var i = 0
    while i < text.count && text[i] != 0xEF { i &+= 1 }
    if i == text.count { return nil }
    guard let base = text.baseAddress else { return nil }
    var result: [UInt8] = []
    var changed = false
    i = 0
    while i < text.count {
      guard let (value, length) = decodeScalar(base, i, text.count) else { return nil }
      i += length
      if (0xFF01...0xFF5E).contains(value) {
        changed = true
        result.append(UInt8(value - 0xFEE0))
      } else {
        appendScalar(value, to: &result)
      }
    }
    return changed ? result : nil
  }
}
