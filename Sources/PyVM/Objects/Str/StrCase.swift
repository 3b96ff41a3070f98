import PyHeap

// Upper, lower, title case and folding.

extension VM {
  func mapCase(_ text: Ref, _ mapping: CaseMapping) -> Ref? {
    let view = StrView(text)
    if view.isASCII { return mapASCII(view, upper: mapping == .upper) }
    var builder = StrBuilder(self, reserve: view.count)
    for index in 0..<view.count {
      if mapping == .lower {
        builder.appendLower(view, index)
      } else {
        builder.append(view[index], mapped: mapping)
      }
    }
    return builder.finishUnshared(self)
  }

  private func mapASCII(_ view: StrView, upper: Bool) -> Ref? {
    let source = view.base.assumingMemoryBound(to: UInt8.self)
    let first: UInt8 = upper ? 0x61 : 0x41
    if view.count == 0 { return state.pointee.emptyStr.owned() }
    guard let result = newStr(length: view.count, maxChar: 127) else { return nil }
    let target = result.strData.assumingMemoryBound(to: UInt8.self)
    for index in 0..<view.count {
      let byte = source[index]
      target[index] = byte &- first < 26 ? byte ^ 0x20 : byte
    }
    return result
  }

  func capitalizeStr(_ text: Ref) -> Ref? {
    let view = StrView(text)
    if view.count == 0 { return exactStr(text) }
    var builder = StrBuilder(self, reserve: view.count)
    builder.append(view[0], mapped: .title)
    for index in 1..<max(1, view.count) { builder.appendLower(view, index) }
    return builder.finishUnshared(self)
  }

  func titleStr(_ text: Ref) -> Ref? {
    let view = StrView(text)
    var builder = StrBuilder(self, reserve: view.count)
    var afterCased = false
    for index in 0..<view.count {
      if afterCased {
        builder.appendLower(view, index)
      } else {
        builder.append(view[index], mapped: .title)
      }
      afterCased = isCased(view[index])
    }
    return builder.finishUnshared(self)
  }

  func swapCase(_ text: Ref) -> Ref? {
    let view = StrView(text)
    var builder = StrBuilder(self, reserve: view.count)
    for index in 0..<view.count {
      let code = view[index]
      if isUpper(code) {
        builder.appendLower(view, index)
      } else if isLower(code) {
        builder.append(code, mapped: .upper)
      } else {
        builder.append(code)
      }
    }
    return builder.finishUnshared(self)
  }
}

extension StrBuilder {
  /// The lower case of one character in its text: a capital sigma that ends a word becomes the final form.
  mutating func appendLower(_ view: StrView, _ index: Int) {
    let code = view[index]
    if code != 0x3a3 {
      append(code, mapped: .lower)
      return
    }
    var before = index - 1
    while before >= 0 && isCaseIgnorable(view[before]) { before -= 1 }
    var final = before >= 0 && isCased(view[before])
    if final {
      var after = index + 1
      while after < view.count && isCaseIgnorable(view[after]) { after += 1 }
      final = after == view.count || !isCased(view[after])
    }
    append(final ? 0x3c2 : 0x3c3)
  }
}
