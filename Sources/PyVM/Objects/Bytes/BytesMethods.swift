import Glibc
import PyHeap

// The methods that bytes and bytearray share. Results are of the family of `self`; an exact bytes object that an
// operation leaves as it is, is returned itself.

private let decodeSignature = Signature("decode", ["encoding", "errors"])
private let splitSignature = Signature("split", ["sep", "maxsplit"])
private let rsplitSignature = Signature("rsplit", ["sep", "maxsplit"])
private let splitlinesSignature = Signature("splitlines", ["keepends"])
private let expandtabsSignature = Signature("expandtabs", ["tabsize"])
private let hexSignature = Signature("hex", ["sep", "bytes_per_sep"])
private let translateSignature = Signature("translate", ["table", "delete"], required: 1, positionalOnly: 1)

extension VM {
  func addByteMethods(_ type: TypeRef) {
    addMethods(type, byteSearchMethods() + byteShapeMethods() + byteSplitMethods())
    addMethods(type, byteCaseMethods() + byteTextMethods())
  }

  private func byteSearchMethods() -> [MethodDefinition] {
    [
      MethodDefinition("find", .positional(1, 3, { $0.searchBytes($1, $2, $3, .first, raises: false) })),
      MethodDefinition("rfind", .positional(1, 3, { $0.searchBytes($1, $2, $3, .last, raises: false) })),
      MethodDefinition("index", .positional(1, 3, { $0.searchBytes($1, $2, $3, .first, raises: true) })),
      MethodDefinition("rindex", .positional(1, 3, { $0.searchBytes($1, $2, $3, .last, raises: true) })),
      MethodDefinition("count", .positional(1, 3, { $0.searchBytes($1, $2, $3, .all, raises: false) })),
      MethodDefinition(
        "startswith", .positional(1, 3, { $0.hasByteAffix("startswith", $1, $2, $3, atEnd: false) })),
      MethodDefinition(
        "endswith", .positional(1, 3, { $0.hasByteAffix("endswith", $1, $2, $3, atEnd: true) })),
      MethodDefinition(
        "removeprefix",
        .one({ vm, owner, affix in
          guard let part = vm.requireBytes(affix) else { return nil }
          let whole = vm.byteView(owner)
          let matches = part.count <= whole.count && sameCharacters(whole.slice(0, part.count), part)
          return vm.byteSlice(owner, matches ? part.count : 0, whole.count)
        })),
      MethodDefinition(
        "removesuffix",
        .one({ vm, owner, affix in
          guard let part = vm.requireBytes(affix) else { return nil }
          let whole = vm.byteView(owner)
          let rest = whole.count - part.count
          let matches = rest >= 0 && sameCharacters(whole.slice(rest, whole.count), part)
          return vm.byteSlice(owner, 0, matches ? rest : whole.count)
        })),
      MethodDefinition(
        "replace",
        .positional(
          2, 3,
          { vm, owner, arguments, count in
            let first = arguments[0].unsafelyUnwrapped
            let second = arguments[1].unsafelyUnwrapped
            guard vm.requireBytes(first) != nil, vm.requireBytes(second) != nil else { return nil }
            var times = -1
            if count == 3 {
              guard let value = vm.sizeArgument(arguments[2].unsafelyUnwrapped) else { return nil }
              times = value
            }
            // Looked at last: `__index__` may have changed them.
            guard let old = vm.requireBytes(first), let new = vm.requireBytes(second) else { return nil }
            return vm.replaceInBytes(owner, old, new, times < 0 ? Int.max : times)
          })),
    ]
  }

  private func byteShapeMethods() -> [MethodDefinition] {
    [
      MethodDefinition("strip", .positional(0, 1, { $0.stripBytes($1, $2, $3, left: true, right: true) })),
      MethodDefinition("lstrip", .positional(0, 1, { $0.stripBytes($1, $2, $3, left: true, right: false) })),
      MethodDefinition("rstrip", .positional(0, 1, { $0.stripBytes($1, $2, $3, left: false, right: true) })),
      MethodDefinition("center", .positional(1, 2, { $0.padBytes("center", $1, $2, $3, .center) })),
      MethodDefinition("ljust", .positional(1, 2, { $0.padBytes("ljust", $1, $2, $3, .right) })),
      MethodDefinition("rjust", .positional(1, 2, { $0.padBytes("rjust", $1, $2, $3, .left) })),
      MethodDefinition(
        "zfill",
        .one({ vm, owner, argument in
          guard let width = vm.sizeArgument(argument) else { return nil }
          let view = vm.byteView(owner)
          if width <= view.count { return vm.byteSlice(owner, 0, view.count) }
          var out = ByteBuilder(vm)
          let hasSign = view.count > 0 && (view[0] == 0x2b || view[0] == 0x2d)
          if hasSign { out.append(UInt8(view[0])) }
          out.append(repeating: 0x30, width - view.count)
          out.append(view.base + (hasSign ? 1 : 0), view.count - (hasSign ? 1 : 0))
          return out.finish(vm, asByteArray: !owner.isAnyBytes)
        })),
      MethodDefinition(
        "expandtabs",
        .keywords({ vm, owner, arguments, count, names in
          var size: Ref?
          guard vm.bind(expandtabsSignature, arguments, count, names, &size) else { return nil }
          var width = 8
          if let size {
            guard let value = vm.sizeArgument(size) else { return nil }
            width = value
          }
          let view = vm.byteView(owner)
          var out = ByteBuilder(vm, reserve: view.count)
          var column = 0
          for index in 0..<view.count {
            let byte = UInt8(view[index])
            if byte == 9 {
              if width > 0 {
                if column < 0 { column = 0 }
                out.append(repeating: 0x20, width - column % width)
                column &+= width - column % width
              }
            } else {
              out.append(byte)
              column = byte == 10 || byte == 13 ? 0 : column + 1
            }
            if out.failed { break }
          }
          return out.finish(vm, asByteArray: !owner.isAnyBytes)
        })),
    ]
  }

  private func byteSplitMethods() -> [MethodDefinition] {
    [
      MethodDefinition(
        "split",
        .keywords({ vm, owner, arguments, count, names in
          var separator: Ref?
          var limit: Ref?
          guard vm.bind(splitSignature, arguments, count, names, &separator, &limit) else { return nil }
          return vm.splitBytes(owner, separator, limit, fromRight: false)
        })),
      MethodDefinition(
        "rsplit",
        .keywords({ vm, owner, arguments, count, names in
          var separator: Ref?
          var limit: Ref?
          guard vm.bind(rsplitSignature, arguments, count, names, &separator, &limit) else { return nil }
          return vm.splitBytes(owner, separator, limit, fromRight: true)
        })),
      MethodDefinition(
        "splitlines",
        .keywords({ vm, owner, arguments, count, names in
          var keep: Ref?
          guard vm.bind(splitlinesSignature, arguments, count, names, &keep) else { return nil }
          let keeps = keep.map { vm.isTrue($0) } ?? 0
          return keeps < 0 ? nil : vm.splitByteLines(owner, keepEnds: keeps == 1)
        })),
      MethodDefinition("partition", .one({ $0.partitionBytes($1, $2, fromRight: false) })),
      MethodDefinition("rpartition", .one({ $0.partitionBytes($1, $2, fromRight: true) })),
      MethodDefinition("join", .one({ $0.joinBytes($1, $2) })),
    ]
  }

  private func byteCaseMethods() -> [MethodDefinition] {
    [
      MethodDefinition("lower", .none({ vm, owner in vm.mapBytes(owner) { byte, _ in asciiLower(byte) } })),
      MethodDefinition("upper", .none({ vm, owner in vm.mapBytes(owner) { byte, _ in asciiUpper(byte) } })),
      MethodDefinition(
        "swapcase",
        .none({ vm, owner in
          vm.mapBytes(owner) { byte, _ in (byte | 0x20) &- 0x61 < 26 ? byte ^ 0x20 : byte }
        })),
      MethodDefinition(
        "title",
        .none({ vm, owner in
          vm.mapBytes(owner) { byte, previous in
            (previous | 0x20) &- 0x61 < 26 ? asciiLower(byte) : asciiUpper(byte)
          }
        })),
      MethodDefinition(
        "capitalize",
        .none({ vm, owner in
          let view = vm.byteView(owner)
          var out = ByteBuilder(vm, reserve: view.count)
          for index in 0..<view.count {
            let byte = UInt8(view[index])
            out.append(index == 0 ? asciiUpper(byte) : asciiLower(byte))
          }
          return out.finish(vm, asByteArray: !owner.isAnyBytes)
        })),
      MethodDefinition("isalpha", .none({ vm, owner in vm.allBytes(owner) { $0 < 128 && isAlpha($0) } })),
      MethodDefinition(
        "isalnum", .none({ vm, owner in vm.allBytes(owner) { $0 < 128 && (isAlpha($0) || isDecimal($0)) } })),
      MethodDefinition("isdigit", .none({ vm, owner in vm.allBytes(owner) { $0 &- 0x30 < 10 } })),
      MethodDefinition(
        "isspace", .none({ vm, owner in vm.allBytes(owner) { isByteSpace($0) } })),
      MethodDefinition(
        "isascii",
        .none({ vm, owner in
          let view = vm.byteView(owner)
          return vm.bool(asciiPrefix(view.base, view.count) == view.count)
        })),
      MethodDefinition("islower", .none({ vm, owner in vm.hasOnlyCase(owner, upper: false) })),
      MethodDefinition("isupper", .none({ vm, owner in vm.hasOnlyCase(owner, upper: true) })),
      MethodDefinition("istitle", .none({ vm, owner in vm.isTitleCasedBytes(owner) })),
    ]
  }

  private func byteTextMethods() -> [MethodDefinition] {
    [
      MethodDefinition(
        "decode",
        .keywords({ vm, owner, arguments, count, names in
          var encoding: Ref?
          var errors: Ref?
          guard vm.bind(decodeSignature, arguments, count, names, &encoding, &errors) else { return nil }
          if let encoding, !encoding.isAnyStr {
            _ = vm.refuseNonStr(encoding, "decode() argument 'encoding' must be str, not ")
            return nil
          }
          if let errors, !errors.isAnyStr {
            _ = vm.refuseNonStr(errors, "decode() argument 'errors' must be str, not ")
            return nil
          }
          guard let view = vm.bytesView(of: owner) else { return nil }
          return vm.decodeBytes(view, owner, encoding?.swiftString, errors?.swiftString)
        })),
      MethodDefinition("hex", .keywords({ $0.hexOfBytes($1, $2, $3, $4) })),
      MethodDefinition("fromhex", .one({ $0.bytesFromHex($1, $2) }), kind: .class),
      MethodDefinition(
        "maketrans",
        .positional(
          2, 2,
          { vm, _, arguments, _ in
            guard let from = vm.requireBytes(arguments[0].unsafelyUnwrapped),
              let to = vm.requireBytes(arguments[1].unsafelyUnwrapped)
            else { return nil }
            guard from.count == to.count else {
              return vm.raise(vm.exceptions.pointee.valueError, "maketrans arguments must have same length")
            }
            guard let table = vm.newBytes(count: 256) else { return nil }
            for code in 0..<256 { table.bytesData[code] = UInt8(code) }
            for index in 0..<from.count { table.bytesData[Int(from[index])] = UInt8(to[index]) }
            return table
          }), kind: .static),
      MethodDefinition("translate", .keywords({ $0.translateBytes($1, $2, $3, $4) })),
      MethodDefinition(
        "__getnewargs__",
        .none({ vm, owner in
          let view = vm.byteView(owner)
          guard let copy = vm.newBytes(view.base, view.count) else { return nil }
          defer { copy.decref() }
          return vm.tuple(copy)
        })),
    ]
  }

  // MARK: Searching

  /// What `find` and its relatives look for: bytes, or one byte given as an int.
  private func byteNeedle(_ o: Ref) -> StrView? {
    if let view = bytesView(of: o) {
      return StrView(
        base: view.baseAddress ?? UnsafeRawPointer(o.raw), count: view.count, width: 1, isASCII: true)
    }
    if o.type == types.pointee.memoryview { return raiseUnreadable(o) }
    guard o.typeHas(.intSubclass) || o.slots.pointee.index != nil else {
      _ = raise(
        exceptions.pointee.typeError,
        "argument should be integer or bytes-like object, not '\(typeName(o.type))'")
      return nil
    }
    guard let byte = byteValue(o) else { return nil }
    let shared = state.pointee.byteObjects[Int(byte)]
    return StrView(base: shared.bytesData, count: 1, width: 1, isASCII: true)
  }

  private func searchBytes(
    _ owner: Ref, _ arguments: Arguments, _ count: Int, _ mode: SearchMode, raises: Bool
  ) -> Ref? {
    // The bounds first: their `__index__` may change either side.
    guard let (start, bound) = searchRange(byteView(owner).count, arguments, count),
      let needle = byteNeedle(arguments[0].unsafelyUnwrapped)
    else { return nil }
    var hit = -1
    let end = min(bound, byteView(owner).count)
    if start <= end {
      let hay = byteView(owner).slice(start, end)
      chargeCharacters(hay.count)
      switch mode {
      case .all: return int(countOccurrences(hay, needle))
      case .first: hit = findFirst(hay, needle)
      case .last: hit = findLast(hay, needle)
      }
    } else if mode == .all {
      return int(0)
    }
    if hit >= 0 { return int(hit + start) }
    return raises ? raise(exceptions.pointee.valueError, "subsection not found") : int(-1)
  }

  private func hasByteAffix(
    _ function: StaticString, _ owner: Ref, _ arguments: Arguments, _ count: Int, atEnd: Bool
  ) -> Ref? {
    let affix = arguments[0].unsafelyUnwrapped
    guard let (start, bound) = searchRange(byteView(owner).count, arguments, count) else { return nil }
    let whole = byteView(owner)
    // A bound's `__index__` may have shortened the array.
    let end = min(bound, whole.count)
    func matches(_ part: StrView) -> Bool {
      guard start <= end, part.count <= end - start else { return false }
      return sameCharacters(
        whole.slice(atEnd ? end - part.count : start, atEnd ? end : start + part.count), part)
    }
    if affix.typeHas(.tupleSubclass) {
      for index in 0..<affix.tupleCount {
        guard let part = requireBytes(affix.tupleItem(index)) else { return nil }
        if matches(part) { return bool(true) }
      }
      return bool(false)
    }
    guard bytesView(of: affix) != nil || affix.type == types.pointee.memoryview else {
      return raise(
        exceptions.pointee.typeError,
        "\(function) first arg must be bytes or a tuple of bytes, not \(typeName(affix.type))")
    }
    return requireBytes(affix).flatMap { bool(matches($0)) }
  }

  private func replaceInBytes(_ owner: Ref, _ old: StrView, _ new: StrView, _ limit: Int) -> Ref? {
    let hay = byteView(owner)
    let found = limit == 0 || old.count > hay.count ? 0 : countOccurrences(hay, old, limit)
    if found == 0 { return byteSlice(owner, 0, hay.count) }
    var out = ByteBuilder(self, reserve: hay.count)
    var start = 0
    for _ in 0..<found {
      if out.failed { break }
      if old.count == 0 {
        out.append(new.base, new.count)
        if start < hay.count { out.append(UInt8(hay[start])) }
        start += 1
        continue
      }
      let hit = findFirst(hay.slice(start, hay.count), old)
      out.append(hay.base + start, hit)
      out.append(new.base, new.count)
      start += hit + old.count
    }
    if start < hay.count { out.append(hay.base + start, hay.count - start) }
    return out.finish(self, asByteArray: !owner.isAnyBytes)
  }

  // MARK: Shape

  private func stripBytes(
    _ owner: Ref, _ arguments: Arguments, _ count: Int, left: Bool, right: Bool
  ) -> Ref? {
    var set: StrView?
    if count == 1, let characters = arguments[0], characters != none {
      guard let view = requireBytes(characters) else { return nil }
      set = view
    }
    let view = byteView(owner)
    var start = 0
    var end = view.count
    func goes(_ code: UInt32) -> Bool { set.map { findCharacter($0, code) >= 0 } ?? isByteSpace(code) }
    if left { while start < end && goes(view[start]) { start += 1 } }
    if right { while end > start && goes(view[end - 1]) { end -= 1 } }
    return byteSlice(owner, start, end)
  }

  private func padBytes(
    _ function: StaticString, _ owner: Ref, _ arguments: Arguments, _ count: Int, _ side: PadSide
  ) -> Ref? {
    guard let width = sizeArgument(arguments[0].unsafelyUnwrapped) else { return nil }
    var fill: UInt8 = 0x20
    if count == 2, let character = arguments[1] {
      guard let view = bytesView(of: character), view.count == 1 else {
        return raise(
          exceptions.pointee.typeError,
          "\(function)() argument 2 must be a byte string of length 1, not \(displayTypeName(character))")
      }
      fill = view[0]
    }
    let view = byteView(owner)
    if width <= view.count { return byteSlice(owner, 0, view.count) }
    let total = width - view.count
    let before: Int
    switch side {
    case .left: before = total
    case .right: before = 0
    case .center: before = total / 2 + (total & width & 1)
    }
    var out = ByteBuilder(self)
    out.append(repeating: fill, before)
    out.append(view.base, view.count)
    out.append(repeating: fill, total - before)
    return out.finish(self, asByteArray: !owner.isAnyBytes)
  }

  // MARK: Splitting

  private func splitBytes(_ owner: Ref, _ separator: Ref?, _ limit: Ref?, fromRight: Bool) -> Ref? {
    var left = Int.max
    if let limit {
      guard let value = sizeArgument(limit) else { return nil }
      if value >= 0 { left = value }
    }
    // The list first: making one may collect garbage, whose finalizers may change the bytes.
    guard let list = newSplitList(left) else { return nil }
    var needle: StrView?
    if let separator, separator != none {
      guard let view = requireBytes(separator) else {
        list.decref()
        return nil
      }
      guard view.count > 0 else {
        list.decref()
        return raise(exceptions.pointee.valueError, "empty separator")
      }
      needle = view
    }
    let view = byteView(owner)
    if let needle { return splitAt(owner, view, needle, left, list, fromRight) }
    var start = 0
    var end = view.count
    while true {
      if fromRight {
        while end > 0 && isByteSpace(view[end - 1]) { end -= 1 }
        if end == 0 { break }
        start = left == 0 ? 0 : end
        while left > 0 && start > 0 && !isByteSpace(view[start - 1]) { start -= 1 }
        guard addPart(list, byteSlice(owner, start, end)) else { return nil }
        if left == 0 { break }
        end = start
      } else {
        while start < view.count && isByteSpace(view[start]) { start += 1 }
        if start == view.count { break }
        end = left == 0 ? view.count : start
        while left > 0 && end < view.count && !isByteSpace(view[end]) { end += 1 }
        guard addPart(list, byteSlice(owner, start, end)) else { return nil }
        if left == 0 { break }
        start = end
      }
      left -= 1
    }
    if fromRight { reverseItems(list) }
    return list
  }

  private func splitAt(
    _ owner: Ref, _ view: StrView, _ needle: StrView, _ limit: Int, _ list: Ref, _ fromRight: Bool
  ) -> Ref? {
    var left = limit
    var start = 0
    var end = view.count
    while left > 0 {
      let hit = fromRight ? findLast(view.slice(0, end), needle) : findFirst(view.slice(start, end), needle)
      if hit < 0 { break }
      if fromRight {
        guard addPart(list, byteSlice(owner, hit + needle.count, end)) else { return nil }
        end = hit
      } else {
        guard addPart(list, byteSlice(owner, start, start + hit)) else { return nil }
        start += hit + needle.count
      }
      left -= 1
    }
    guard addPart(list, byteSlice(owner, start, end)) else { return nil }
    if fromRight { reverseItems(list) }
    return list
  }

  private func splitByteLines(_ owner: Ref, keepEnds: Bool) -> Ref? {
    guard let list = newList(0) else { return nil }
    let view = byteView(owner)
    var index = 0
    while index < view.count {
      let start = index
      while index < view.count && view[index] != 10 && view[index] != 13 { index += 1 }
      var end = index
      if index < view.count {
        index += view[index] == 13 && index + 1 < view.count && view[index + 1] == 10 ? 2 : 1
        if keepEnds { end = index }
      }
      guard addPart(list, byteSlice(owner, start, end)) else { return nil }
    }
    return list
  }

  private func partitionBytes(_ owner: Ref, _ separator: Ref, fromRight: Bool) -> Ref? {
    guard let needle = requireBytes(separator) else { return nil }
    guard needle.count > 0 else { return raise(exceptions.pointee.valueError, "empty separator") }
    let view = byteView(owner)
    let hit = fromRight ? findLast(view, needle) : findFirst(view, needle)
    let parts: [Ref?]
    if hit >= 0 {
      parts = [
        byteSlice(owner, 0, hit),
        owner.isAnyBytes ? separator.owned() : newByteArray(needle.base, needle.count),
        byteSlice(owner, hit + needle.count, view.count),
      ]
    } else if fromRight {
      parts = [sameBytes(owner, nil, 0), sameBytes(owner, nil, 0), byteSlice(owner, 0, view.count)]
    } else {
      parts = [byteSlice(owner, 0, view.count), sameBytes(owner, nil, 0), sameBytes(owner, nil, 0)]
    }
    defer { for part in parts { part.decref() } }
    guard let a = parts[0], let b = parts[1], let c = parts[2] else { return nil }
    return tuple(a, b, c)
  }

  private func joinBytes(_ owner: Ref, _ iterable: Ref) -> Ref? {
    let items: Ref
    if iterable.kind == Kind.list || iterable.kind == Kind.tuple {
      items = iterable.owned()
    } else {
      guard let list = materialize(iterable, "can only join an iterable") else { return nil }
      items = list
    }
    defer { items.decref() }
    let count = items.kind == Kind.list ? items.listCount : items.tupleCount
    func item(_ index: Int) -> Ref {
      items.kind == Kind.list ? items.listItem(index) : items.tupleItem(index)
    }
    if count == 1 && item(0).kind == Kind.bytes && owner.isAnyBytes { return item(0).owned() }
    let between = byteView(owner)
    var out = ByteBuilder(self)
    for index in 0..<count {
      guard let view = bytesView(of: item(index)) else {
        out.discard()
        return raise(
          exceptions.pointee.typeError,
          "sequence item \(index): expected a bytes-like object, \(typeName(item(index).type)) found")
      }
      if index > 0 { out.append(between.base, between.count) }
      out.append(view)
    }
    return out.finish(self, asByteArray: !owner.isAnyBytes)
  }

  // MARK: Case

  @inline(__always)
  private func mapBytes(_ owner: Ref, _ map: (UInt8, UInt8) -> UInt8) -> Ref? {
    let view = byteView(owner)
    var out = ByteBuilder(self, reserve: view.count)
    var previous: UInt8 = 0
    for index in 0..<view.count {
      let byte = UInt8(view[index])
      out.append(map(byte, previous))
      previous = byte
    }
    return out.finish(self, asByteArray: !owner.isAnyBytes)
  }

  @inline(__always)
  private func allBytes(_ owner: Ref, _ test: (UInt32) -> Bool) -> Ref? {
    bool(byteView(owner).allSatisfy(test))
  }

  private func hasOnlyCase(_ owner: Ref, upper: Bool) -> Ref? {
    let view = byteView(owner)
    var found = false
    for index in 0..<view.count {
      let code = view[index]
      if code &- (upper ? 0x61 : 0x41) < 26 { return bool(false) }
      if code &- (upper ? 0x41 : 0x61) < 26 { found = true }
    }
    return bool(found)
  }

  private func isTitleCasedBytes(_ owner: Ref) -> Ref? {
    let view = byteView(owner)
    var found = false
    var afterCased = false
    for index in 0..<view.count {
      let code = view[index]
      let isUpper = code &- 0x41 < 26
      let isLower = code &- 0x61 < 26
      if isUpper && afterCased || isLower && !afterCased { return bool(false) }
      if isUpper || isLower { found = true }
      afterCased = isUpper || isLower
    }
    return bool(found)
  }

  // MARK: Hexadecimal, translation

  /// `hex(sep, bytes_per_sep)` of bytes and bytearray.
  func hexOfBytes(_ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    var separator: Ref?
    var group: Ref?
    guard bind(hexSignature, arguments, count, keywordNames, &separator, &group) else { return nil }
    var size = 1
    if let group {
      guard let value = indexValue(group, overflow: nil) else { return nil }
      guard Int32(exactly: value) != nil else {
        return raise(exceptions.pointee.overflowError, "Python int too large to convert to C int")
      }
      size = value
    }
    var mark: UInt32?
    if let separator {
      let count = length(separator)
      if count < 0 { return nil }
      guard count == 1 else { return raise(exceptions.pointee.valueError, "sep must be length 1.") }
      guard separator.isAnyStr || separator.isAnyBytes else {
        return raise(exceptions.pointee.typeError, "sep must be str or bytes.")
      }
      let view = separator.isAnyStr ? StrView(separator) : byteView(separator)
      guard view[0] < 128 else { return raise(exceptions.pointee.valueError, "sep must be ASCII.") }
      mark = view[0]
    }
    let view = byteView(owner)
    var builder = StrBuilder(self, reserve: view.count * 2)
    for index in 0..<view.count {
      if let mark, size != 0, index > 0 {
        // Groups count from the right, or from the left when the size is negative.
        let place = size > 0 ? view.count - index : index
        if UInt(place) % size.magnitude == 0 { builder.append(mark) }
      }
      builder.appendHex(view[index], 2)
    }
    return builder.finish(self)
  }

  private func bytesFromHex(_ cls: Ref, _ text: Ref) -> Ref? {
    guard text.isAnyStr else {
      _ = refuseNonStr(text, "fromhex() argument must be str, not ")
      return nil
    }
    let view = StrView(text)
    var out = ByteBuilder(self, reserve: view.count / 2)
    var index = 0
    func digit(_ place: Int) -> UInt8? {
      guard place < view.count else { return nil }
      switch view[place] {
      case let code where code &- 0x30 < 10: return UInt8(code - 0x30)
      case let code where (code | 0x20) &- 0x61 < 6: return UInt8((code | 0x20) - 0x57)
      default: return nil
      }
    }
    while index < view.count {
      if isByteSpace(view[index]) {
        index += 1
        continue
      }
      guard let high = digit(index), let low = digit(index + 1) else {
        let place = digit(index) == nil ? index : index + 1
        out.discard()
        return raise(
          exceptions.pointee.valueError,
          "non-hexadecimal number found in fromhex() arg at position \(place)")
      }
      out.append(high << 4 | low)
      index += 2
    }
    let type = cls.asType
    if type == types.pointee.bytes { return out.finish(self) }
    if type == types.pointee.bytearray { return out.finish(self, asByteArray: true) }
    guard let bytes = out.finish(self) else { return nil }
    defer { bytes.decref() }
    return call(cls, bytes)
  }

  private func translateBytes(
    _ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    var table: Ref?
    var deleted: Ref?
    guard bind(translateSignature, arguments, count, keywordNames, &table, &deleted), let table else {
      return nil
    }
    var mapping: StrView?
    if table != none {
      guard let view = requireBytes(table) else { return nil }
      guard view.count == 256 else {
        return raise(exceptions.pointee.valueError, "translation table must be 256 characters long")
      }
      mapping = view
    }
    var removed: StrView?
    if let deleted {
      guard let view = requireBytes(deleted) else { return nil }
      removed = view
    }
    let view = byteView(owner)
    var out = ByteBuilder(self, reserve: view.count)
    for index in 0..<view.count {
      let code = view[index]
      if let removed, findCharacter(removed, code) >= 0 { continue }
      out.append(UInt8(mapping.map { $0[Int(code)] } ?? code))
    }
    return out.finish(self, asByteArray: !owner.isAnyBytes)
  }
}

@inline(__always)
private func asciiLower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte + 32 : byte }

@inline(__always)
private func asciiUpper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte - 32 : byte }

/// White space of bytes: space, tab, newline, return, vertical tab, form feed.
@inline(__always)
func isByteSpace(_ code: UInt32) -> Bool { code == 0x20 || code &- 9 < 5 }
