import PyHeap

/// One line of the method cache: the result of looking `name` up along the MRO of the type with `version`.
///
/// The name is owned when it is mortal, so that its address cannot pass to another string while the line lives; the
/// value is borrowed: whatever changes a type dict takes the type's version away first.
struct MethodCacheEntry {
  var name: Ref?
  var value: Ref?
  var version: UInt32
  var padding: (UInt32, UInt64)
}

/// Lines in the method cache; a power of two.
let methodCacheSize = 1024

extension VM {
  /// Looks an attribute up along the MRO of a type. Borrowed; nil when no class has it. Never sets an exception.
  ///
  /// - Complexity: O(1) when the name is interned and the line is cached, else one dict lookup per class in the MRO.
  @inline(__always)
  func typeLookup(_ type: TypeRef, _ name: Ref) -> Ref? {
    let version = type.pointee.versionTag
    if version != 0 {
      let line = cacheLine(version, name)
      if line.pointee.version == version && line.pointee.name == name { return line.pointee.value }
    }
    return typeLookupSlow(type, name)
  }

  @inline(__always)
  func cacheLine(_ version: UInt32, _ name: Ref) -> UnsafeMutablePointer<MethodCacheEntry> {
    let hash = (UInt(version) &* 31) ^ (name.address &>> 4)
    return state.pointee.methodCache.unsafelyUnwrapped + Int(hash & UInt(methodCacheSize - 1))
  }

  @inline(never)
  func typeLookupSlow(_ type: TypeRef, _ name: Ref) -> Ref? {
    let found = findInMRO(type, name)
    guard name.kind == Kind.str, name.isInterned, assignVersion(type) else { return found }
    let line = cacheLine(type.pointee.versionTag, name)
    let old = line.pointee.name
    line.pointee.name = name.owned()
    line.pointee.value = found
    line.pointee.version = type.pointee.versionTag
    old.decref()
    return found
  }

  /// The walk itself, without cache. Borrowed.
  func findInMRO(_ type: TypeRef, _ name: Ref) -> Ref? {
    guard let mro = type.pointee.mro else { return findInDict(type, name) }
    let count = mro.tupleCount
    let items = mro.tupleItems
    var index = 0
    while index < count {
      if let found = findInDict(items[index].unsafelyUnwrapped.asType, name) { return found }
      index &+= 1
    }
    return nil
  }

  @inline(__always)
  private func findInDict(_ type: TypeRef, _ name: Ref) -> Ref? {
    guard let dict = type.pointee.dict else { return nil }
    return dictGetStr(dict, name)
  }

  /// Gives the type (and its bases) a version tag so that lookups can be cached.
  func assignVersion(_ type: TypeRef) -> Bool {
    if type.pointee.versionTag != 0 { return true }
    guard type.pointee.flags.contains(.ready), let mro = type.pointee.mro else { return false }
    // Bases first: a tagged class has tagged bases, so invalidation can stop at an untagged one.
    var index = mro.tupleCount - 1
    while index >= 0 {
      let member = mro.tupleItem(index).asType
      if member.pointee.versionTag == 0 {
        guard state.pointee.nextTypeVersion != UInt32.max else { return false }
        state.pointee.nextTypeVersion += 1
        member.pointee.versionTag = state.pointee.nextTypeVersion
      }
      index -= 1
    }
    return type.pointee.versionTag != 0
  }

  /// Announces that lookups on the type may change: its tag and those of its subclasses go.
  func typeModified(_ type: TypeRef) {
    if type.pointee.versionTag == 0 { return }
    type.pointee.versionTag = 0
    forEachSubclass(type) { vm, subclass, _ in vm.typeModified(subclass.asType) }
  }

  /// Drops every line of the method cache (interpreter shutdown, full collections that measure).
  func clearMethodCache() {
    guard let cache = state.pointee.methodCache else { return }
    for index in 0..<methodCacheSize {
      let name = cache[index].name
      cache[index] = MethodCacheEntry(name: nil, value: nil, version: 0, padding: (0, 0))
      name.decref()
    }
  }
}
