import PyHeap

// `repr`, `str`, `ascii`.

extension VM {
  /// `repr(o)`: a str, new reference.
  func repr(_ o: Ref) -> Ref? {
    guard let repr = o.slots.pointee.repr else { return objectRepr(o) }
    guard enterNative(" while getting the repr of an object") else { return nil }
    defer { leaveNative() }
    guard let text = repr(self, o) else { return nil }
    return checkText(text, "__repr__")
  }

  /// `str(o)`: a str, new reference.
  func str(_ o: Ref) -> Ref? {
    if o.kind == Kind.str { return o.owned() }
    guard let str = o.slots.pointee.str else { return repr(o) }
    guard enterNative(" while getting the str of an object") else { return nil }
    defer { leaveNative() }
    guard let text = str(self, o) else { return nil }
    return checkText(text, "__str__")
  }

  private func checkText(_ text: Ref, _ method: String) -> Ref? {
    if text.typeHas(.strSubclass) { return text }
    let type = typeName(text.type)
    text.decref()
    return raise(exceptions.pointee.typeError, "\(method) returned non-string (type \(type))")
  }

  /// `ascii(o)`: `repr` with everything outside ASCII escaped.
  func ascii(_ o: Ref) -> Ref? {
    guard let text = repr(o) else { return nil }
    if text.load(StrLayout.isASCII, as: UInt8.self) != 0 { return text }
    defer { text.decref() }
    var result = ""
    let width = Int(text.strWidth)
    let data = UnsafeRawPointer(text.strData)
    for index in 0..<text.strLength {
      let scalar: UInt32
      switch width {
      case 1: scalar = UInt32(data.load(fromByteOffset: index, as: UInt8.self))
      case 2: scalar = UInt32(data.load(fromByteOffset: index * 2, as: UInt16.self))
      default: scalar = data.load(fromByteOffset: index * 4, as: UInt32.self)
      }
      if scalar < 0x80 {
        result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar)))
        continue
      }
      let digits = scalar < 0x100 ? 2 : (scalar < 0x10000 ? 4 : 8)
      let hex = String(scalar, radix: 16)
      result += (digits == 2 ? "\\x" : (digits == 4 ? "\\u" : "\\U"))
      result += String(repeating: "0", count: digits - hex.utf8.count) + hex
    }
    return newStr(result)
  }

  /// `object.__repr__`: `<module.Qual object at 0x…>`.
  func objectRepr(_ o: Ref) -> Ref? {
    newStr("<\(displayName(o.type)) object at \(hexAddress(o))>")
  }

  /// "module.Qual", without the module for built-in types.
  func displayName(_ type: TypeRef) -> String {
    let qualified = qualifiedTypeName(type)
    guard let module = typeModule(type), module.typeHas(.strSubclass), module != names.pointee.builtins,
      !strIs(module, "builtins")
    else { return qualified }
    return "\(module.swiftString).\(qualified)"
  }

  /// As newer messages name a type: module and qualified name, without the modules `builtins` and `__main__`.
  func fullTypeName(_ type: TypeRef) -> String {
    let name = displayName(type)
    let main = "__main__."
    return name.hasPrefix(main) ? String(name.dropFirst(main.count)) : name
  }

  /// Guards a container's `repr` against itself: 1 when `o` is already being shown, 0 when it is entered now (then call
  /// ``leaveRepr(_:)``), -1 with an exception.
  func enterRepr(_ o: Ref) -> Int32 {
    if state.pointee.reprStack == nil {
      guard let stack = newList(0) else { return -1 }
      state.pointee.reprStack = stack
    }
    guard let stack = state.pointee.reprStack else { return -1 }
    var index = stack.listCount - 1
    while index >= 0 {
      if stack.listItem(index) == o { return 1 }
      index -= 1
    }
    return listAppend(stack, o) ? 0 : -1
  }

  /// Ends what ``enterRepr(_:)`` began.
  func leaveRepr(_ o: Ref) {
    guard let stack = state.pointee.reprStack, let items = stack.listItems else { return }
    var index = stack.listCount - 1
    while index >= 0 && stack.listItem(index) != o { index -= 1 }
    guard index >= 0 else { return }
    let last = stack.listCount - 1
    while index < last {
      items[index] = items[index + 1]
      index += 1
    }
    stack.listCount = last
    o.decref()
  }
}
