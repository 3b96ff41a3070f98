import Glibc
import PyHeap

/// The interned strs of one interpreter: open addressing with linear probing, keyed by the hash cached in each str.
///
/// The table lies outside the learner's heap and its references are not counted; a mortal interned str leaves the
/// table when it dies. Deletion moves later members of the run back, so there are no tombstones. It is made once
/// per interpreter and hangs off `VMState.internTable`.
struct InternTable {
  private var slots: SlotPointer?
  private var mask: Int
  /// Members.
  private(set) var count: Int
  /// The block of the shared strs under profiles where they are static objects.
  var staticBlock: UnsafeMutableRawPointer?

  init() {
    let capacity = 4096
    let memory = SlotPointer.allocate(capacity: capacity)
    memory.initialize(repeating: nil, count: capacity)
    slots = memory
    mask = capacity - 1
    count = 0
    staticBlock = nil
  }

  mutating func close() {
    slots?.deallocate()
    staticBlock?.deallocate()
    slots = nil
    staticBlock = nil
    count = 0
  }

  /// The member with the characters of `text` (whose hash is known), or nil.
  func find(_ text: Ref) -> Ref? {
    guard let slots else { return nil }
    var index = text.strCachedHash & mask
    while let member = slots[index] {
      if member == text || strEquals(member, text) { return member }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// The ASCII member with these bytes and this hash, or nil.
  func find(ascii base: UnsafeRawPointer, _ length: Int, _ hash: Int) -> Ref? {
    guard let slots else { return nil }
    var index = hash & mask
    while let member = slots[index] {
      if member.strCachedHash == hash && member.strLength == length && member.strIsASCII
        && memcmp(member.strData, base, length) == 0
      {
        return member
      }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// Adds a str whose hash is known and whose characters no member has.
  mutating func insert(_ text: Ref) {
    if count &* 3 >= mask &* 2 { grow() }
    guard let slots else { return }
    var index = text.strCachedHash & mask
    while slots[index] != nil { index = (index &+ 1) & mask }
    slots[index] = text
    count &+= 1
  }

  mutating func remove(_ text: Ref) {
    guard let slots else { return }
    var hole = text.strCachedHash & mask
    while let member = slots[hole], member != text { hole = (hole &+ 1) & mask }
    guard slots[hole] != nil else { return }
    count &-= 1
    var index = (hole &+ 1) & mask
    while let member = slots[index] {
      let home = member.strCachedHash & mask
      // The member may move to the hole unless its home lies cyclically behind it.
      if (index &- home) & mask >= (index &- hole) & mask {
        slots[hole] = member
        hole = index
      }
      index = (index &+ 1) & mask
    }
    slots[hole] = nil
  }

  private mutating func grow() {
    guard let old = slots else { return }
    let oldCapacity = mask + 1
    let capacity = oldCapacity * 2
    let memory = SlotPointer.allocate(capacity: capacity)
    memory.initialize(repeating: nil, count: capacity)
    for index in 0..<oldCapacity {
      guard let member = old[index] else { continue }
      var target = member.strCachedHash & (capacity - 1)
      while memory[target] != nil { target = (target + 1) & (capacity - 1) }
      memory[target] = member
    }
    old.deallocate()
    slots = memory
    mask = capacity - 1
  }
}

extension VM {
  /// The table of interned strs.
  @inline(__always)
  var interned: UnsafeMutablePointer<InternTable> {
    state.pointee.internTable.unsafelyUnwrapped.assumingMemoryBound(to: InternTable.self)
  }

  /// The interned str of a name of the engine's own. The result is *borrowed* and lives as long as the interpreter.
  func intern(_ name: StaticString) -> Ref {
    let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let ref = intern(bytes)
    if ref.strInternState == InternState.mortal {
      if profile.hasImmortals {
        ref.header.pointee.refcount = Refcount.immortal
        ref.store(StrLayout.interned, InternState.immortal)
      } else {
        // Static objects in 3.11; earlier the interpreter's own structures hold many references.
        ref.header.pointee.refcount &+= profile.staticObjectsStartHigh ? 999_999_999 : 1 << 20
        ref.store(StrLayout.interned, InternState.kept)
      }
    } else {
      ref.decref()
    }
    return ref
  }

  /// As ``intern(utf8:)`` for texts that the engine itself made and cannot do without: a new reference.
  func intern(_ bytes: UnsafeRawBufferPointer) -> Ref {
    if let ref = intern(utf8: bytes) { return ref }
    // The limit ends the run as soon as it can; until then the engine needs its names.
    guard let ref = withoutHeapLimit({ intern(utf8: bytes) }) else {
      fatalError("no memory for the engine's names")
    }
    return ref
  }

  /// Runs what the engine cannot do without, though the program has used up its memory.
  func withoutHeapLimit<T>(_ body: () -> T) -> T {
    let limit = heap.pointee.limitBytes
    heap.pointee.limitBytes = Int.max >> 1
    defer { heap.pointee.limitBytes = limit }
    return body()
  }

  /// The interned str with these characters (UTF-8, WTF-8 for lone surrogates): a new reference, nil with MemoryError.
  func intern(utf8 bytes: UnsafeRawBufferPointer) -> Ref? {
    if let base = bytes.baseAddress, asciiPrefix(base, bytes.count) == bytes.count,
      let member = interned.pointee.find(ascii: base, bytes.count, hashBytes(base, bytes.count))
    {
      return member.owned()
    }
    guard var ref = newStr(utf8: bytes) else { return nil }
    internInPlace(&ref)
    return ref
  }

  /// Replaces an owned reference to an exact str by one to its interned equal, or interns the str itself. Other
  /// objects stay as they are.
  func internInPlace(_ slot: inout Ref) {
    let text = slot
    guard text.kind == Kind.str, text.strInternState == InternState.no else { return }
    _ = strHash(text)
    if let member = interned.pointee.find(text) {
      slot = member.owned()
      text.decref()
      return
    }
    interned.pointee.insert(text)
    if profile.internedStringsAreImmortal {
      makeImmortal(text)
    } else {
      text.store(StrLayout.interned, InternState.mortal)
    }
  }

  /// Interns a name that code refers to (variables, attributes, keywords): immortal where the profile says so.
  func internName(_ slot: inout Ref) {
    internInPlace(&slot)
    if profile.codeNamesAreImmortal && slot.kind == Kind.str && slot.strInternState == InternState.mortal {
      makeImmortal(slot)
    }
  }

  /// As ``internName(_:)``, from UTF-8: a new reference, nil with MemoryError.
  func internName(utf8 bytes: UnsafeRawBufferPointer) -> Ref? {
    guard var name = intern(utf8: bytes) else { return nil }
    internName(&name)
    return name
  }

  private func makeImmortal(_ text: Ref) {
    text.header.pointee.refcount = Refcount.immortal
    text.store(StrLayout.interned, InternState.immortal)
  }

  /// A dying str leaves the table.
  @inline(never)
  func forgetInterned(_ ref: Ref) {
    interned.pointee.remove(ref)
    ref.store(StrLayout.interned, InternState.no)
  }
}
