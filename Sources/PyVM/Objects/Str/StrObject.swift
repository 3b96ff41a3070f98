import Glibc
import PyHeap

// # Text in memory (PEP 393)
//
// ```
//  0         16       24     32      33       34         aux                    aux + width * length
// ┌─────────┬────────┬──────┬───────┬────────┬──────────┬──────────────────────┬────────────┐
// │ header  │ length │ hash │ width │ ASCII? │ interned │ 1, 2 or 4 bytes each │ terminator │
// └─────────┴────────┴──────┴───────┴────────┴──────────┴──────────────────────┴────────────┘
// ```
// Invariant: the width is the smallest that holds the largest code point, so equal texts have equal bytes. `aux`, the
// offset of the characters, depends on the profile and on whether the text is ASCII; instances of subclasses keep
// their characters behind the fixed part of their class. A text of one Latin-1 character and the empty text are
// shared objects.

/// Values of `StrLayout.interned`.
enum InternState {
  static let no: UInt8 = 0
  /// Leaves the table when it dies.
  static let mortal: UInt8 = 1
  /// Never dies (PEP 683).
  static let immortal: UInt8 = 2
  /// A name of the engine's own: counted, but one large share of the count is never given back.
  static let kept: UInt8 = 3
}

/// The most code points that a text may have: whatever the width, the byte count fits in an Int.
let strLengthLimit = Int.max >> 3

extension Ref {
  @inline(__always) var strIsASCII: Bool { load(StrLayout.isASCII, as: UInt8.self) != 0 }
  @inline(__always) var strInternState: UInt8 { load(StrLayout.interned) }
  /// The cached hash, or -1.
  @inline(__always) var strCachedHash: Int { load(StrLayout.hash) }
  /// Bytes of the characters without terminator.
  @inline(__always) var strByteCount: Int { strLength &* Int(strWidth) }
  @inline(__always) var strBytes: UnsafePointer<UInt8> {
    UnsafePointer(strData.assumingMemoryBound(to: UInt8.self))
  }
  /// An exact str.
  @inline(__always) var isStr: Bool { kind == Kind.str }
  /// A str or an instance of a subclass.
  @inline(__always) var isAnyStr: Bool { kind == Kind.str || typeHas(.strSubclass) }

  /// The code point at an index. No bounds check.
  @inline(__always)
  func strCodePoint(_ index: Int) -> UInt32 {
    let data = strData
    switch strWidth {
    case 1: return UInt32(data.load(fromByteOffset: index, as: UInt8.self))
    case 2: return UInt32(data.load(fromByteOffset: index &* 2, as: UInt16.self))
    default: return data.load(fromByteOffset: index &* 4, as: UInt32.self)
    }
  }

  /// Bytes of the block of a str, as CPython's `getsizeof` counts them.
  @inline(__always)
  var strBlockSize: Int { Int(header.pointee.aux) &+ (strLength &+ 1) &* Int(strWidth) }

  /// The text as a Swift String; lone surrogates become U+FFFD. For messages.
  var swiftString: String {
    let view = StrView(self)
    if view.isASCII || view.count == 0 {
      return String(decoding: UnsafeRawBufferPointer(start: view.base, count: view.count), as: UTF8.self)
    }
    var result = ""
    result.unicodeScalars.reserveCapacity(view.count)
    for index in 0..<view.count { result.unicodeScalars.append(Unicode.Scalar(view[index]) ?? "\u{FFFD}") }
    return result
  }
}

/// Whether two strs (of any class) have the same characters. Identity is the caller's first question.
///
/// - Complexity: O(1) when lengths, widths or known hashes differ, or both are interned; else O(length).
@inline(__always)
func strEquals(_ a: Ref, _ b: Ref) -> Bool {
  let length = a.strLength
  if length != b.strLength || a.strWidth != b.strWidth { return false }
  let hashA = a.strCachedHash
  let hashB = b.strCachedHash
  if hashA != hashB && hashA != -1 && hashB != -1 { return false }
  return a == b || memcmp(a.strData, b.strData, length &* Int(a.strWidth)) == 0
}

extension VM {
  // MARK: Making

  /// A str of `length` code points whose characters the caller must write at once; none may exceed `maxChar`, and one
  /// must need the width that `maxChar` needs. The terminator is there. Length 0 gives the shared empty str.
  ///
  /// - Returns: a new reference; nil with MemoryError.
  @inline(__always)
  func newStr(length: Int, maxChar: UInt32) -> Ref? {
    if maxChar < 128 && UInt(bitPattern: length &- 1) < 4096 {
      let offset = Int(heap.pointee.profile.strHeaderASCII)
      guard let memory = allocate(offset &+ length &+ 1) else { return noMemory() }
      let ref = Ref(memory)
      ref.header.initialize(
        to: ObjectHeader(
          refcount: heap.pointee.initialRefcount, kind: Kind.str, flags: 0,
          aux: UInt16(truncatingIfNeeded: offset), type: types.pointee.str))
      memory.storeBytes(of: length, toByteOffset: StrLayout.length, as: Int.self)
      memory.storeBytes(of: -1, toByteOffset: StrLayout.hash, as: Int.self)
      // Width 1, ASCII, not interned.
      memory.storeBytes(of: 0x0101, toByteOffset: StrLayout.width, as: UInt64.self)
      memory.storeBytes(of: 0, toByteOffset: offset &+ length, as: UInt8.self)
      return ref
    }
    return newStrSlow(length, maxChar)
  }

  /// Long texts cost fuel, so that a limit of instructions also bounds what few instructions do to much text.
  @inline(__always)
  func chargeCharacters(_ count: Int) {
    if count > 4096 { chargeWork(count &>> 5) }
  }

  @inline(never)
  func newStrSlow(_ length: Int, _ maxChar: UInt32) -> Ref? {
    if length == 0 { return state.pointee.emptyStr.owned() }
    guard length > 0 && length <= strLengthLimit else { return noMemory() }
    chargeCharacters(length)
    let width = strWidthFor(maxChar)
    let isASCII = maxChar < 128
    let offset = Int(isASCII ? profile.strHeaderASCII : profile.strHeaderCompact)
    guard let ref = newObject(types.pointee.str, offset + (length + 1) * width) else { return noMemory() }
    ref.header.pointee.aux = UInt16(offset)
    fillStrFields(ref, length, width, isASCII)
    return ref
  }

  /// Writes everything but the characters.
  func fillStrFields(_ ref: Ref, _ length: Int, _ width: Int, _ isASCII: Bool) {
    ref.store(StrLayout.length, length)
    ref.store(StrLayout.hash, -1)
    ref.store(StrLayout.width, UInt8(width))
    ref.store(StrLayout.isASCII, UInt8(isASCII ? 1 : 0))
    ref.store(StrLayout.interned, InternState.no)
    let end = ref.strData + length * width
    switch width {
    case 1: end.storeBytes(of: 0, as: UInt8.self)
    case 2: end.storeBytes(of: 0, as: UInt16.self)
    default: end.storeBytes(of: 0, as: UInt32.self)
    }
  }

  /// A new reference to the str of one code point; shared up to U+00FF.
  @inline(__always)
  func newStr(codePoint: UInt32) -> Ref? {
    if codePoint < 256 { return state.pointee.characters[Int(codePoint)].owned() }
    guard let ref = newStrSlow(1, codePoint) else { return nil }
    if codePoint < 0x10000 {
      ref.strData.storeBytes(of: UInt16(codePoint), as: UInt16.self)
    } else {
      ref.strData.storeBytes(of: codePoint, as: UInt32.self)
    }
    return ref
  }

  /// A str of ASCII bytes; the caller vouches for them.
  @inline(__always)
  func newStr(ascii bytes: UnsafeRawPointer, _ count: Int) -> Ref? {
    if count <= 1 { return newShortStr(bytes, count) }
    guard let ref = newStr(length: count, maxChar: 127) else { return nil }
    memcpy(ref.strData, bytes, count)
    return ref
  }

  @inline(never)
  private func newShortStr(_ bytes: UnsafeRawPointer, _ count: Int) -> Ref? {
    if count == 0 { return state.pointee.emptyStr.owned() }
    return state.pointee.characters[Int(bytes.load(as: UInt8.self))].owned()
  }

  /// A str with the characters of a Swift String.
  func newStr(_ text: String) -> Ref? {
    var text = text
    return text.withUTF8 { newStr(utf8: UnsafeRawBufferPointer($0)) }
  }

  func newStr(static text: StaticString) -> Ref? {
    newStr(utf8: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A str from UTF-8. Encoded lone surrogates (WTF-8) are taken as they are; a byte that belongs to no sequence
  /// becomes U+FFFD.
  func newStr(utf8 bytes: UnsafeRawBufferPointer) -> Ref? {
    let count = bytes.count
    guard count > 0, let base = bytes.baseAddress else { return state.pointee.emptyStr.owned() }
    if asciiPrefix(base, count) == count { return newStr(ascii: base, count) }
    var length = 0
    var maxChar: UInt32 = 0
    var position = 0
    while position < count {
      let code = decodeWTF8(base, count, &position)
      if code > maxChar { maxChar = code }
      length += 1
    }
    if length == 1 { return newStr(codePoint: maxChar) }
    guard let ref = newStr(length: length, maxChar: maxChar) else { return nil }
    let data = ref.strData
    position = 0
    switch ref.strWidth {
    case 1:
      for index in 0..<length {
        data.storeBytes(of: UInt8(decodeWTF8(base, count, &position)), toByteOffset: index, as: UInt8.self)
      }
    case 2:
      for index in 0..<length {
        data.storeBytes(
          of: UInt16(decodeWTF8(base, count, &position)), toByteOffset: index * 2, as: UInt16.self)
      }
    default:
      for index in 0..<length {
        data.storeBytes(of: decodeWTF8(base, count, &position), toByteOffset: index * 4, as: UInt32.self)
      }
    }
    return ref
  }

  // MARK: Dying

  /// Releases the memory of a str or of the str part of a subclass instance.
  func deallocStr(_ ref: Ref) {
    if ref.strInternState != InternState.no { forgetInterned(ref) }
    if ref.kind == Kind.str {
      free(ref.raw, ref.strBlockSize)
    } else if ref.hasGCHead {
      freeGCObject(ref, ref.strBlockSize)
    } else {
      freeObject(ref, ref.strBlockSize)
    }
  }

  // MARK: Start and end

  /// Makes the types of text, the shared strs (the empty one and the Latin-1 characters) and the intern table.
  /// `object` and `type` must exist; nothing else of the interpreter is needed.
  func bootstrapStrings() {
    makeStrTypes()
    let table = UnsafeMutablePointer<InternTable>.allocate(capacity: 1)
    table.initialize(to: InternTable())
    state.pointee.internTable = UnsafeMutableRawPointer(table)
    let areStatic = profile.hasImmortals || profile.staticObjectsStartHigh
    let count: UInt32 =
      profile.hasImmortals ? Refcount.immortal : (profile.staticObjectsStartHigh ? 999_999_999 : 1)
    let slots = UnsafeMutablePointer<Ref>.allocate(capacity: 256)
    let letters = profile.separateIdentifierLetters
    let separate = UnsafeBufferPointer(start: letters.utf8Start, count: letters.utf8CodeUnitCount)
    // Static objects lie outside the learner's heap, one block for all.
    let block: UnsafeMutableRawPointer? =
      areStatic ? .allocate(byteCount: (257 + separate.count) * sharedStrStride, alignment: 16) : nil
    table.pointee.staticBlock = block
    func make(_ index: Int, _ length: Int, _ character: UInt32) -> Ref {
      let isASCII = character < 128
      let offset = Int(isASCII ? profile.strHeaderASCII : profile.strHeaderCompact)
      guard let memory = block.map({ $0 + index * sharedStrStride }) ?? allocate(offset + length + 1) else {
        fatalError("no memory for the first strings")
      }
      let ref = Ref(memory)
      ref.header.initialize(
        to: ObjectHeader(
          refcount: count, kind: Kind.str, flags: 0, aux: UInt16(offset), type: types.pointee.str))
      fillStrFields(ref, length, 1, isASCII)
      if length == 1 { ref.strData.storeBytes(of: UInt8(character), as: UInt8.self) }
      _ = strHash(ref)
      let hasDouble = index < 256 && separate.contains(UInt8(index))
      if areStatic && !hasDouble {
        ref.store(StrLayout.interned, profile.hasImmortals ? InternState.immortal : InternState.kept)
        table.pointee.insert(ref)
      }
      return ref
    }
    state.pointee.emptyStr = make(256, 0, 0)
    for code in 0..<256 { (slots + code).initialize(to: make(code, 1, UInt32(code))) }
    for (index, letter) in separate.enumerated() { _ = make(257 + index, 1, UInt32(letter)) }
    state.pointee.characters = slots
  }

  /// Gives back what ``bootstrapStrings()`` and ``bootstrapBytes()`` took outside the learner's heap. No Python may
  /// run afterwards.
  func destroyStrings() {
    destroyBytes()
    state.pointee.characters.deallocate()
    interned.pointee.close()
    interned.deallocate()
    state.pointee.internTable = nil
  }
}

/// Room for one shared str of at most one byte.
private let sharedStrStride = 80

/// Bytes per code point in a text whose largest code point is this.
@inline(__always)
func strWidthFor(_ maxChar: UInt32) -> Int { maxChar < 256 ? 1 : (maxChar < 0x10000 ? 2 : 4) }
