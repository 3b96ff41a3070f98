import Glibc
import PyHeap

// replace, strip, padding, tabs, translate.

extension VM {
  /// `text.replace(old, new, times)`; negative: all. The text itself when nothing is replaced.
  func replaceStr(_ text: Ref, _ old: Ref, _ new: Ref, _ times: Int) -> Ref? {
    let hay = StrView(text)
    let needle = StrView(old)
    let fresh = StrView(new)
    let limit = times < 0 ? Int.max : times
    if limit == 0 || needle.width > hay.width || needle.count > hay.count { return exactStr(text) }
    if needle.count == fresh.count && sameCharacters(needle, fresh) { return exactStr(text) }
    if needle.count == fresh.count && needle.count > 0 && hay.isASCII && fresh.isASCII && hay.count > 1 {
      return replaceInCopy(text, hay, needle, fresh, limit)
    }
    let found = countOccurrences(hay, needle, limit)
    if found == 0 { return exactStr(text) }
    let (change, overflow) = (fresh.count - needle.count).multipliedReportingOverflow(by: found)
    guard !overflow, hay.count + change <= strLengthLimit else {
      return raise(exceptions.pointee.overflowError, "replace string is too long")
    }
    let total = hay.count + change
    if total == 0 { return state.pointee.emptyStr.owned() }
    let width = max(hay.width, fresh.width)
    if hay.isASCII && (fresh.isASCII || fresh.count == 0) {
      if total == 1 { return replaceBuilding(hay, needle, fresh, found) }
      guard let result = newStr(length: total, maxChar: 127) else { return nil }
      fillReplaced(result.strData, 1, hay, needle, fresh, found)
      return result
    }
    // The widest character may be gone afterwards: build, then narrow.
    guard let memory = malloc((total + 1) * Int(width)) else { return noMemory() }
    defer { Glibc.free(memory) }
    fillReplaced(memory, width, hay, needle, fresh, found)
    return newStr(StrView(base: UnsafeRawPointer(memory), count: total, width: width, isASCII: false))
  }

  /// Replacement of the same length in ASCII text: overwrites in a copy, in one pass.
  private func replaceInCopy(
    _ text: Ref, _ hay: StrView, _ needle: StrView, _ fresh: StrView, _ limit: Int
  ) -> Ref? {
    let first = findFirst(hay, needle)
    if first < 0 { return exactStr(text) }
    guard let result = newStr(length: hay.count, maxChar: 127) else { return nil }
    let target = result.strData
    memcpy(target, hay.base, hay.count)
    if needle.count == 1 && limit >= hay.count {
      let old = UInt8(needle[0])
      let new = UInt8(fresh[0])
      let bytes = target.assumingMemoryBound(to: UInt8.self)
      for index in first..<hay.count { bytes[index] = bytes[index] == old ? new : bytes[index] }
      return result
    }
    var place = first
    var left = limit
    while true {
      memcpy(target + place, fresh.base, fresh.count)
      left &-= 1
      place &+= needle.count
      if left == 0 { break }
      let hit = findFirst(hay.slice(place, hay.count), needle)
      if hit < 0 { break }
      place &+= hit
    }
    return result
  }

  @inline(never)
  private func replaceBuilding(_ hay: StrView, _ needle: StrView, _ fresh: StrView, _ found: Int) -> Ref? {
    withUnsafeTemporaryAllocation(byteCount: 8, alignment: 8) { memory in
      let base = memory.baseAddress.unsafelyUnwrapped
      fillReplaced(base, 1, hay, needle, fresh, found)
      return newStr(codePoint: UInt32(base.load(as: UInt8.self)))
    }
  }

  /// Writes `hay` with its first `found` needles replaced.
  private func fillReplaced(
    _ memory: UnsafeMutableRawPointer, _ width: UInt8, _ hay: StrView, _ needle: StrView, _ fresh: StrView,
    _ found: Int
  ) {
    let unit = Int(width)
    var target = memory
    if needle.count == 0 {
      var index = 0
      for _ in 0..<found {
        fresh.copy(to: target, width)
        target += fresh.count &* unit
        if index < hay.count {
          hay.slice(index, index &+ 1).copy(to: target, width)
          target += unit
          index &+= 1
        }
      }
      if index < hay.count { hay.slice(index, hay.count).copy(to: target, width) }
      return
    }
    withWidened(needle, hay.width) { base in
      let wide = StrView(base: base, count: needle.count, width: hay.width, isASCII: false)
      var start = 0
      for _ in 0..<found {
        let hit = findFirst(hay.slice(start, hay.count), wide)
        if hit < 0 { break }
        hay.slice(start, start &+ hit).copy(to: target, width)
        target += hit &* unit
        fresh.copy(to: target, width)
        target += fresh.count &* unit
        start &+= hit &+ needle.count
      }
      hay.slice(start, hay.count).copy(to: target, width)
    }
  }

  // MARK: Strip

  func stripStr(
    _ function: StaticString, _ text: Ref, _ arguments: Arguments, _ count: Int, left: Bool, right: Bool
  ) -> Ref? {
    let view = StrView(text)
    var start = 0
    var end = view.count
    if count == 1, let characters = arguments[0], characters != none {
      guard characters.isAnyStr else {
        return raise(exceptions.pointee.typeError, "\(function) arg must be None or str")
      }
      let set = StrView(characters)
      if left { while start < end && findCharacter(set, view[start]) >= 0 { start &+= 1 } }
      if right { while end > start && findCharacter(set, view[end &- 1]) >= 0 { end &-= 1 } }
    } else {
      if left { while start < end && isSpace(view[start]) { start &+= 1 } }
      if right { while end > start && isSpace(view[end &- 1]) { end &-= 1 } }
    }
    return substring(text, start, end)
  }

  // MARK: Padding

  /// Which side gets the fill.
  enum PadSide { case left, right, center }

  func padStr(_ text: Ref, _ arguments: Arguments, _ count: Int, _ side: PadSide) -> Ref? {
    guard let width = sizeArgument(arguments[0].unsafelyUnwrapped) else { return nil }
    var fill: UInt32 = 0x20
    if count == 2, let character = arguments[1] {
      guard character.isAnyStr else {
        return raise(
          exceptions.pointee.typeError,
          "The fill character must be a unicode character, not \(typeName(character.type))")
      }
      guard character.strLength == 1 else {
        return raise(exceptions.pointee.typeError, "The fill character must be exactly one character long")
      }
      fill = character.strCodePoint(0)
    }
    let length = text.strLength
    if width <= length { return exactStr(text) }
    let total = width - length
    let before: Int
    switch side {
    case .left: before = total
    case .right: before = 0
    case .center: before = total / 2 + (total & width & 1)
    }
    return padded(StrView(text), before, total - before, fill)
  }

  /// A text with `before` and `after` fill characters around it.
  private func padded(_ view: StrView, _ before: Int, _ after: Int, _ fill: UInt32) -> Ref? {
    var builder = StrBuilder(self)
    guard before <= strLengthLimit - view.count, after <= strLengthLimit - view.count - before else {
      return raise(exceptions.pointee.overflowError, "padded string is too long")
    }
    builder.append(repeating: fill, before)
    builder.append(view)
    builder.append(repeating: fill, after)
    return builder.finish(self)
  }

  func zeroFill(_ text: Ref, _ argument: Ref) -> Ref? {
    guard let width = sizeArgument(argument) else { return nil }
    let view = StrView(text)
    if width <= view.count { return exactStr(text) }
    let hasSign = view.count > 0 && (view[0] == 0x2b || view[0] == 0x2d)
    var builder = StrBuilder(self)
    if hasSign { builder.append(view[0]) }
    builder.append(repeating: 0x30, width - view.count)
    builder.append(view.slice(hasSign ? 1 : 0, view.count))
    return builder.finish(self)
  }

  func expandTabs(_ text: Ref, _ width: Int) -> Ref? {
    let view = StrView(text)
    if findCharacter(view, 9) < 0 { return exactStr(text) }
    var builder = StrBuilder(self, reserve: view.count)
    var column = 0
    for index in 0..<view.count {
      let code = view[index]
      if code == 9 {
        if width > 0 {
          let gap = width - column % width
          builder.append(repeating: 0x20, gap)
          column += gap
        }
        if builder.failed { break }
        continue
      }
      builder.append(code)
      column = code == 10 || code == 13 ? 0 : column + 1
    }
    if builder.failed {
      builder.discard()
      return raise(exceptions.pointee.overflowError, "new string is too long")
    }
    return builder.finish(self)
  }

  // MARK: Translation

  func translateStr(_ text: Ref, _ table: Ref) -> Ref? {
    let view = StrView(text)
    if view.count == 0 { return exactStr(text) }
    var builder = StrBuilder(self, reserve: view.count)
    for index in 0..<view.count {
      let code = view[index]
      guard let key = int(Int(code)) else {
        builder.discard()
        return nil
      }
      let value = getItem(table, key)
      key.decref()
      guard let value else {
        if errorMatches(exceptions.pointee.lookupError) {
          clearError()
          builder.append(code)
          continue
        }
        builder.discard()
        return nil
      }
      defer { value.decref() }
      if value == none { continue }
      if value.typeHas(.intSubclass) {
        guard let mapped = smallIntValue(value), mapped >= 0, mapped <= 0x10ffff else {
          builder.discard()
          return raise(exceptions.pointee.valueError, "character mapping must be in range(0x110000)")
        }
        builder.append(UInt32(mapped))
      } else if value.isAnyStr {
        builder.append(value)
      } else {
        builder.discard()
        return raise(exceptions.pointee.typeError, "character mapping must return integer, None or str")
      }
    }
    return builder.finish(self)
  }

  /// `str.maketrans(x, y, z)`.
  func makeTranslation(_ arguments: Arguments, _ count: Int) -> Ref? {
    let first = arguments[0].unsafelyUnwrapped
    guard let table = newDict() else { return nil }
    let done =
      count == 1 ? fillTranslation(table, mapping: first) : fillTranslation(table, first, arguments, count)
    if done { return table }
    table.decref()
    return nil
  }

  private func fillTranslation(_ table: Ref, _ from: Ref, _ arguments: Arguments, _ count: Int) -> Bool {
    let to = arguments[1].unsafelyUnwrapped
    guard to.isAnyStr else { return refuseNonStr(to, "maketrans() argument 2 must be str, not ") }
    if count == 3, let deleted = arguments[2], !deleted.isAnyStr {
      return refuseNonStr(deleted, "maketrans() argument 3 must be str, not ")
    }
    guard from.isAnyStr else {
      return raiseFalse(
        exceptions.pointee.typeError,
        "first maketrans argument must be a string if there is a second argument")
    }
    guard from.strLength == to.strLength else {
      return raiseFalse(
        exceptions.pointee.valueError, "the first two maketrans arguments must have equal length")
    }
    for index in 0..<from.strLength {
      guard setCode(table, from.strCodePoint(index), int(Int(to.strCodePoint(index)))) else { return false }
    }
    guard count == 3, let deleted = arguments[2] else { return true }
    for index in 0..<deleted.strLength {
      guard setCode(table, deleted.strCodePoint(index), newNone()) else { return false }
    }
    return true
  }

  /// Stores a value, which it takes over, under a code point.
  private func setCode(_ table: Ref, _ code: UInt32, _ value: Ref?) -> Bool {
    guard let value else { return false }
    defer { value.decref() }
    guard let key = int(Int(code)) else { return false }
    defer { key.decref() }
    return dictSet(table, key, value)
  }

  private func fillTranslation(_ table: Ref, mapping: Ref) -> Bool {
    guard mapping.kind == Kind.dict else {
      return raiseFalse(
        exceptions.pointee.typeError, "if you give only one argument to maketrans it must be a dict")
    }
    var position = 0
    while let (key, value) = dictNext(mapping, &position) {
      if key.isAnyStr {
        guard key.strLength == 1 else {
          return raiseFalse(
            exceptions.pointee.valueError, "string keys in translate table must be of length 1")
        }
        guard setCode(table, key.strCodePoint(0), value.owned()) else { return false }
      } else if key.typeHas(.intSubclass) {
        guard dictSet(table, key, value) else { return false }
      } else {
        return raiseFalse(
          exceptions.pointee.typeError, "keys in translate table must be strings or integers")
      }
    }
    return true
  }
}
