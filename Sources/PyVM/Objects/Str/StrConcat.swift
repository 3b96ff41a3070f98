import Glibc
import PyHeap

// Joining, repeating and growing text.

extension VM {
  /// `a + b` of two strs (new reference). An empty operand gives the other one itself when that is an exact str.
  func concat(_ a: Ref, _ b: Ref) -> Ref? {
    guard a.isAnyStr else { return refuseConcat(a, b) }
    guard b.isAnyStr else { return refuseConcat(a, b) }
    let left = a.strLength
    let right = b.strLength
    if left == 0 { return exactStr(b) }
    if right == 0 { return exactStr(a) }
    let (total, overflow) = left.addingReportingOverflow(right)
    guard !overflow, total <= strLengthLimit else {
      return raise(exceptions.pointee.overflowError, "strings are too large to concat")
    }
    let first = StrView(a)
    let second = StrView(b)
    guard let result = newStr(length: total, maxChar: max(widthMark(a), widthMark(b))) else { return nil }
    let data = result.strData
    let width = result.strWidth
    first.copy(to: data, width)
    second.copy(to: data + left &* Int(width), width)
    return result
  }

  @inline(never)
  private func refuseConcat(_ a: Ref, _ b: Ref) -> Ref? {
    raise(exceptions.pointee.typeError, "can only concatenate str (not \"\(typeName(b.type))\") to str")
  }

  /// A code point that needs the same layout as the text.
  @inline(__always)
  func widthMark(_ text: Ref) -> UInt32 {
    text.strIsASCII ? 127 : (text.strWidth == 1 ? 255 : (text.strWidth == 2 ? 0xffff : 0x10ffff))
  }

  /// The text as an exact str (new reference): itself, or a copy of a subclass instance's characters.
  @inline(__always)
  func exactStr(_ text: Ref) -> Ref? {
    text.kind == Kind.str ? text.owned() : newStr(StrView(text))
  }

  /// `slot + right` where the slot owns the left operand and gets the result. The left text grows in place when
  /// nobody else can see it: one reference, not interned, hash not asked for, exact, and wide enough.
  ///
  /// Returns false with an exception; the slot then keeps its old value.
  @inline(never)
  func concatInPlace(_ slot: SlotPointer, _ right: Ref) -> Bool {
    let left = slot.pointee.unsafelyUnwrapped
    let added = right.strLength
    if left.kind == Kind.str && right.kind == Kind.str && added != 0 && left.refcount == 1
      && left.strInternState == InternState.no && left.strCachedHash == -1 && left != right
      && left.strWidth >= right.strWidth && (!left.strIsASCII || right.strIsASCII)
      && left.header.pointee.refcount & Refcount.watchedBit == 0
    {
      let oldLength = left.strLength
      let width = Int(left.strWidth)
      guard oldLength <= strLengthLimit - added else {
        _ = raise(exceptions.pointee.overflowError, "strings are too large to concat")
        return false
      }
      let offset = Int(left.header.pointee.aux)
      let newSize = offset + (oldLength + added + 1) * width
      guard let memory = reallocate(left.raw, offset + (oldLength + 1) * width, newSize) else {
        _ = noMemory()
        return false
      }
      let grown = Ref(memory)
      StrView(right).copy(to: grown.strData + oldLength * width, grown.strWidth)
      fillStrFields(grown, oldLength + added, width, grown.strIsASCII)
      slot.pointee = grown
      return true
    }
    guard let sum = concat(left, right) else { return false }
    slot.pointee = sum
    left.decref()
    return true
  }

  /// The texts in `count` slots one behind the other (f-strings); borrows the slots.
  func joinParts(_ slots: SlotPointer, _ count: Int) -> Ref? {
    if count == 1 { return exactStr(slots[0].unsafelyUnwrapped) }
    var total = 0
    var mark: UInt32 = 127
    var filled = 0
    var last = 0
    for index in 0..<count {
      let part = slots[index].unsafelyUnwrapped
      let length = part.strLength
      if length != 0 {
        filled &+= 1
        last = index
        total &+= length
        if total > strLengthLimit {
          return raise(exceptions.pointee.overflowError, "join() result is too long for a Python string")
        }
        mark = max(mark, widthMark(part))
      }
    }
    if filled <= 1 {
      return filled == 0 ? state.pointee.emptyStr.owned() : exactStr(slots[last].unsafelyUnwrapped)
    }
    guard let result = newStr(length: total, maxChar: mark) else { return nil }
    let width = result.strWidth
    var target = result.strData
    for index in 0..<count {
      let view = StrView(slots[index].unsafelyUnwrapped)
      view.copy(to: target, width)
      target += view.count &* Int(width)
    }
    return result
  }

  /// `separator.join(iterable)`.
  func joinStrings(_ separator: Ref, _ iterable: Ref) -> Ref? {
    if iterable.kind == Kind.list {
      // Nothing below runs Python, so the list cannot change meanwhile.
      return joinItems(separator, iterable.listItems, iterable.listCount)
    }
    if iterable.kind == Kind.tuple { return joinItems(separator, iterable.tupleItems, iterable.tupleCount) }
    guard let items = materialize(iterable, "can only join an iterable") else { return nil }
    defer { items.decref() }
    return joinItems(separator, items.listItems, items.listCount)
  }

  /// A list of an iterable's items; TypeError with `words` when it is not iterable.
  func materialize(_ iterable: Ref, _ words: String) -> Ref? {
    if iterable.slots.pointee.iter == nil && iterable.slots.pointee.getItem == nil {
      return raise(exceptions.pointee.typeError, words)
    }
    guard let iterator = iterate(iterable) else {
      if errorMatches(exceptions.pointee.typeError) {
        clearError()
        return raise(exceptions.pointee.typeError, words)
      }
      return nil
    }
    defer { iterator.decref() }
    guard let list = newList(0) else { return nil }
    while let item = next(iterator) {
      let added = listAppend(list, item)
      item.decref()
      if !added {
        list.decref()
        return nil
      }
    }
    if errorOccurred {
      list.decref()
      return nil
    }
    return list
  }

  private func joinItems(_ separator: Ref, _ items: SlotPointer?, _ count: Int) -> Ref? {
    guard count > 0, let items else { return state.pointee.emptyStr.owned() }
    if count == 1, let only = items[0], only.kind == Kind.str { return only.owned() }
    let between = StrView(separator)
    var total = 0
    var mark: UInt32 = count > 1 && between.count > 0 ? widthMark(separator) : 127
    for index in 0..<count {
      let item = items[index].unsafelyUnwrapped
      guard item.isAnyStr else {
        return raise(
          exceptions.pointee.typeError,
          "sequence item \(index): expected str instance, \(typeName(item.type)) found")
      }
      let length = item.strLength
      mark = max(mark, widthMark(item))
      total &+= index == 0 ? length : length &+ between.count
      if total > strLengthLimit {
        return raise(exceptions.pointee.overflowError, "join() result is too long for a Python string")
      }
    }
    if total == 0 { return state.pointee.emptyStr.owned() }
    if total == 1 {
      for index in 0..<count {
        let view = StrView(items[index].unsafelyUnwrapped)
        if view.count == 1 { return newStr(view) }
      }
      return newStr(between)
    }
    guard let result = newStr(length: total, maxChar: mark) else { return nil }
    let width = result.strWidth
    var target = result.strData
    let gap = between.count &* Int(width)
    for index in 0..<count {
      if index != 0 && gap != 0 {
        if gap == 1 {
          target.storeBytes(of: between.base.load(as: UInt8.self), as: UInt8.self)
        } else {
          between.copy(to: target, width)
        }
        target += gap
      }
      let view = StrView(items[index].unsafelyUnwrapped)
      view.copy(to: target, width)
      target += view.count &* Int(width)
    }
    return result
  }

  /// `text * times`.
  func repeatStr(_ text: Ref, _ times: Int) -> Ref? {
    let view = StrView(text)
    if times <= 0 || view.count == 0 { return state.pointee.emptyStr.owned() }
    if times == 1 { return exactStr(text) }
    let (total, overflow) = view.count.multipliedReportingOverflow(by: times)
    guard !overflow, total <= strLengthLimit else { return noMemory() }
    guard let result = newStr(length: total, maxChar: widthMark(text)) else { return nil }
    let data = result.strData
    if view.byteCount == 1 {
      memset(data, Int32(view[0]), total)
    } else {
      fillRepeating(data, view.base, view.byteCount, total &* Int(view.width))
    }
    return result
  }
}

/// Fills `total` bytes with copies of `count` bytes, doubling what is there.
func fillRepeating(_ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int, _ total: Int)
{
  memcpy(target, source, count)
  var done = count
  while done < total {
    let chunk = min(done, total &- done)
    memcpy(target + done, target, chunk)
    done &+= chunk
  }
}
