import PyHeap

// Method resolution order: C3 linearisation, as `type.mro()` computes it.

extension VM {
  /// The default MRO of a type as a new tuple; TypeError when the bases admit none.
  func computeMRO(_ type: TypeRef) -> Ref? {
    guard let bases = type.pointee.bases else { return nil }
    let count = bases.tupleCount
    for index in 0..<count {
      guard let base = Optional(bases.tupleItem(index)), base.asType.pointee.mro != nil else {
        return raise(
          exceptions.pointee.typeError,
          "Cannot extend an incomplete type '\(typeName(bases.tupleItem(index).asType))'")
      }
    }
    if count == 1, let inherited = bases.tupleItem(0).asType.pointee.mro {
      guard let mro = newTuple(inherited.tupleCount + 1) else { return nil }
      mro.tupleItems[0] = type.object.owned()
      for index in 0..<inherited.tupleCount { mro.tupleItems[index + 1] = inherited.tupleItem(index).owned() }
      track(mro)
      return mro
    }
    for index in 0..<count {
      for other in (index + 1)..<max(count, index + 1) where bases.tupleItem(index) == bases.tupleItem(other)
      {
        return raise(
          exceptions.pointee.typeError, "duplicate base class \(typeName(bases.tupleItem(index).asType))")
      }
    }
    guard let order = mergeMROs(type, bases) else { return nil }
    guard let mro = newTuple(order.count) else { return nil }
    for (index, member) in order.enumerated() { mro.tupleItems[index] = member.owned() }
    track(mro)
    return mro
  }

  /// Merges the MROs of the bases and the list of bases itself. Borrowed members, or nil with TypeError.
  private func mergeMROs(_ type: TypeRef, _ bases: Ref) -> [Ref]? {
    var lists: [[Ref]] = []
    for index in 0..<bases.tupleCount {
      guard let mro = bases.tupleItem(index).asType.pointee.mro else { continue }
      lists.append((0..<mro.tupleCount).map { mro.tupleItem($0) })
    }
    lists.append((0..<bases.tupleCount).map { bases.tupleItem($0) })
    var heads = [Int](repeating: 0, count: lists.count)
    var result = [type.object]
    while true {
      var chosen: Ref?
      var isDone = true
      search: for (list, head) in zip(lists, heads) where head < list.count {
        isDone = false
        let candidate = list[head]
        // Good only if it is in no other list's tail.
        for (other, start) in zip(lists, heads) where start + 1 < other.count {
          if other[(start + 1)...].contains(candidate) { continue search }
        }
        chosen = candidate
        break
      }
      if isDone { return result }
      guard let chosen else {
        raiseMROConflict(lists, heads)
        return nil
      }
      result.append(chosen)
      for index in lists.indices
      where heads[index] < lists[index].count && lists[index][heads[index]] == chosen {
        heads[index] += 1
      }
    }
  }

  private func raiseMROConflict(_ lists: [[Ref]], _ heads: [Int]) {
    var seen: [Ref] = []
    for (list, head) in zip(lists, heads) where head < list.count && !seen.contains(list[head]) {
      seen.append(list[head])
    }
    let names = seen.map { typeName($0.asType) }.joined(separator: ", ")
    _ = raise(
      exceptions.pointee.typeError,
      "Cannot create a consistent method resolution order (MRO) for bases \(names)")
  }

  /// Computes and stores a class's MRO, through the metaclass's own `mro()` if it has one.
  func setMRO(_ type: TypeRef) -> Bool {
    let before = type.pointee.mro
    let mro: Ref?
    if type.pointee.header.type == types.pointee.type {
      mro = computeMRO(type)
    } else {
      mro = customMRO(type)
    }
    guard let mro else { return false }
    // The metaclass's `mro` assigned the bases again: the inner assignment has set the order.
    if type.pointee.mro != before {
      mro.decref()
      return true
    }
    let old = type.pointee.mro
    type.pointee.mro = mro
    old.decref()
    return true
  }

  private func customMRO(_ type: TypeRef) -> Ref? {
    let name = intern("mro")
    guard let found = typeLookup(type.object.type, name) else { return computeMRO(type) }
    if found == typeLookup(types.pointee.type, name) { return computeMRO(type) }
    guard let result = callFound(found, type.object) else { return nil }
    defer { result.decref() }
    guard let mro = sequenceTuple(result) else { return nil }
    guard let solid = Optional(solidBase(type)) else { return nil }
    for index in 0..<mro.tupleCount {
      let member = mro.tupleItem(index)
      guard member.typeHas(.typeSubclass) else {
        mro.decref()
        return raise(
          exceptions.pointee.typeError, "mro() returned a non-class ('\(typeName(member.type))')")
      }
      guard solid.isSubtype(of: solidBase(member.asType)) else {
        mro.decref()
        return raise(
          exceptions.pointee.typeError,
          "mro() returned base with unsuitable layout ('\(typeName(member.asType))')")
      }
    }
    return mro
  }

  /// `tuple(iterable)`.
  func sequenceTuple(_ iterable: Ref) -> Ref? {
    if iterable.kind == Kind.tuple { return iterable.owned() }
    return call(types.pointee.tuple.object, iterable)
  }

  // MARK: Layout

  /// The nearest class in the chain of best bases whose instances are laid out differently from its base's.
  func solidBase(_ type: TypeRef) -> TypeRef {
    var current = type
    while let base = current.pointee.base?.asType {
      if hasExtraFields(current, base) { return current }
      current = base
    }
    return current
  }

  /// Whether a class adds fields other than `__dict__` and `__weakref__`.
  private func hasExtraFields(_ type: TypeRef, _ base: TypeRef) -> Bool {
    var size = type.pointee.basicSize
    if type.pointee.itemSize != base.pointee.itemSize { return true }
    if type.pointee.flags.contains(.heapType) {
      if type.pointee.weakListOffset > 0 && base.pointee.weakListOffset == 0 { size -= 8 }
      if type.pointee.dictOffset > 0 && base.pointee.dictOffset == 0 { size -= 8 }
    }
    return size != base.pointee.basicSize
  }

  /// The base whose layout the new class extends; TypeError when two bases disagree.
  func bestBase(_ bases: Ref) -> TypeRef? {
    var winner: TypeRef?
    var best: TypeRef?
    for index in 0..<bases.tupleCount {
      let item = bases.tupleItem(index)
      guard item.typeHas(.typeSubclass) else {
        _ = raise(exceptions.pointee.typeError, "bases must be types")
        return nil
      }
      let base = item.asType
      guard base.pointee.flags.contains(.allowsSubclasses) else {
        _ = raise(
          exceptions.pointee.typeError, "type '\(typeName(base))' is not an acceptable base type")
        return nil
      }
      let candidate = solidBase(base)
      guard let current = winner else {
        winner = candidate
        best = base
        continue
      }
      if current.isSubtype(of: candidate) { continue }
      if candidate.isSubtype(of: current) {
        winner = candidate
        best = base
        continue
      }
      _ = raise(exceptions.pointee.typeError, "multiple bases have instance lay-out conflict")
      return nil
    }
    return best
  }
}
