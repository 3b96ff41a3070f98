import PyHeap

// split, rsplit, splitlines, partition. The lists start with CPython's capacity: at most 12, no more than one above
// `maxsplit`, and from 3.12 no more than the text can need.

extension VM {
  func splitStr(_ text: Ref, _ separator: Ref?, _ limit: Ref?, fromRight: Bool) -> Ref? {
    var times = Int.max
    if let limit {
      guard let value = sizeArgument(limit) else { return nil }
      if value >= 0 { times = value }
    }
    let length = text.strLength
    let isBounded = times == Int.max && profile.splitListsFitText
    guard let separator, separator != none else {
      guard let list = newSplitList(isBounded ? (length - 1) / 2 + 1 : times) else { return nil }
      return fromRight ? rsplitWhitespace(text, times, list) : splitWhitespace(text, times, list)
    }
    guard separator.isAnyStr else {
      return raise(exceptions.pointee.typeError, "must be str or None, not \(typeName(separator.type))")
    }
    guard separator.strLength > 0 else { return raise(exceptions.pointee.valueError, "empty separator") }
    if separator.strLength > length || separator.strWidth > text.strWidth {
      guard let list = newList(1) else { return nil }
      list.listCount = 0
      return addPart(list, exactStr(text)) ? list : nil
    }
    guard let list = newSplitList(isBounded ? length / separator.strLength + 1 : times) else { return nil }
    return fromRight
      ? rsplitSeparator(text, separator, times, list) : splitSeparator(text, separator, times, list)
  }

  /// An empty list with room for as many items as CPython reserves.
  func newSplitList(_ limit: Int) -> Ref? {
    guard let list = newList(limit >= 12 ? 12 : limit + 1) else { return nil }
    list.listCount = 0
    return list
  }

  /// Appends a new reference; on failure releases the list and returns false.
  @inline(__always)
  func addPart(_ list: Ref, _ part: Ref?) -> Bool {
    guard let part else {
      list.decref()
      return false
    }
    let count = list.listCount
    if count < list.listAllocated, let items = list.listItems {
      (items + count).initialize(to: part)
      list.listCount = count &+ 1
      return true
    }
    let added = listAppend(list, part)
    part.decref()
    if !added { list.decref() }
    return added
  }

  private func splitWhitespace(_ text: Ref, _ limit: Int, _ list: Ref) -> Ref? {
    let view = StrView(text)
    var index = 0
    var left = limit
    while true {
      while index < view.count && isSpace(view[index]) { index &+= 1 }
      if index == view.count { return list }
      let start = index
      if left == 0 { break }
      left &-= 1
      while index < view.count && !isSpace(view[index]) { index &+= 1 }
      guard addPart(list, substring(text, start, index)) else { return nil }
    }
    return addPart(list, substring(text, index, view.count)) ? list : nil
  }

  private func rsplitWhitespace(_ text: Ref, _ limit: Int, _ list: Ref) -> Ref? {
    let view = StrView(text)
    var end = view.count
    var left = limit
    while true {
      while end > 0 && isSpace(view[end &- 1]) { end &-= 1 }
      if end == 0 { break }
      if left == 0 {
        guard addPart(list, substring(text, 0, end)) else { return nil }
        break
      }
      left &-= 1
      var start = end
      while start > 0 && !isSpace(view[start &- 1]) { start &-= 1 }
      guard addPart(list, substring(text, start, end)) else { return nil }
      end = start
    }
    reverseItems(list)
    return list
  }

  func reverseItems(_ list: Ref) {
    guard let items = list.listItems else { return }
    var low = 0
    var high = list.listCount - 1
    while low < high {
      let item = items[low]
      items[low] = items[high]
      items[high] = item
      low += 1
      high -= 1
    }
  }

  private func splitSeparator(_ text: Ref, _ separator: Ref, _ limit: Int, _ list: Ref) -> Ref? {
    let view = StrView(text)
    return withWidened(StrView(separator), view.width) { base in
      let needle = StrView(base: base, count: separator.strLength, width: view.width, isASCII: false)
      var start = 0
      var left = limit
      while left > 0 {
        let hit = findFirst(view.slice(start, view.count), needle)
        if hit < 0 { break }
        guard addPart(list, substring(text, start, start &+ hit)) else { return nil }
        start &+= hit &+ needle.count
        left &-= 1
      }
      return addPart(list, substring(text, start, view.count)) ? list : nil
    }
  }

  private func rsplitSeparator(_ text: Ref, _ separator: Ref, _ limit: Int, _ list: Ref) -> Ref? {
    let view = StrView(text)
    let needle = StrView(separator)
    var end = view.count
    var left = limit
    while left > 0 {
      let hit = findLast(view.slice(0, end), needle)
      if hit < 0 { break }
      guard addPart(list, substring(text, hit &+ needle.count, end)) else { return nil }
      end = hit
      left &-= 1
    }
    guard addPart(list, substring(text, 0, end)) else { return nil }
    reverseItems(list)
    return list
  }

  func splitLines(_ text: Ref, keepEnds: Bool) -> Ref? {
    guard let list = newList(0) else { return nil }
    let view = StrView(text)
    var index = 0
    while index < view.count {
      let start = index
      while index < view.count && !isLineBreak(view[index]) { index &+= 1 }
      var end = index
      if index < view.count {
        index &+= view[index] == 13 && index &+ 1 < view.count && view[index &+ 1] == 10 ? 2 : 1
        if keepEnds { end = index }
      }
      guard addPart(list, substring(text, start, end)) else { return nil }
    }
    return list
  }

  func partitionStr(_ text: Ref, _ separator: Ref, fromRight: Bool) -> Ref? {
    guard separator.isAnyStr else {
      return raise(exceptions.pointee.typeError, "must be str, not \(typeName(separator.type))")
    }
    guard separator.strLength > 0 else { return raise(exceptions.pointee.valueError, "empty separator") }
    let view = StrView(text)
    let hit = fromRight ? findLast(view, StrView(separator)) : findFirst(view, StrView(separator))
    let empty = state.pointee.emptyStr
    if hit < 0 {
      guard let whole = exactStr(text) else { return nil }
      defer { whole.decref() }
      return fromRight ? tuple(empty, empty, whole) : tuple(whole, empty, empty)
    }
    guard let before = substring(text, 0, hit) else { return nil }
    defer { before.decref() }
    guard let after = substring(text, hit + separator.strLength, view.count) else { return nil }
    defer { after.decref() }
    return tuple(before, separator, after)
  }
}
