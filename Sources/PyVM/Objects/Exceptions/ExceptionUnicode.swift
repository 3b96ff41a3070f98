import PyHeap

// UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError: what could not be converted, where, and why.

/// Own fields, by number. `start` and `end` are plain Ints.
enum UnicodeErrorField {
  static let encoding = 0
  static let object = 1
  static let start = 2
  static let end = 3
  static let reason = 4
}

/// The fields that are references.
private let unicodeReferences: UInt32 = 0b10011

extension VM {
  func makeUnicodeErrors() {
    let e = exceptions
    let decode = unicodeType("UnicodeDecodeError")
    decode.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      vm.initializeUnicodeError(ref, arguments, count, keywordNames, hasEncoding: true, decodes: true)
    }
    decode.slots.pointee.str = { vm, ref in vm.unicodeErrorText(ref, "decode") }
    let encode = unicodeType("UnicodeEncodeError")
    encode.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      vm.initializeUnicodeError(ref, arguments, count, keywordNames, hasEncoding: true, decodes: false)
    }
    encode.slots.pointee.str = { vm, ref in vm.unicodeErrorText(ref, "encode") }
    let translate = unicodeType("UnicodeTranslateError")
    translate.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      vm.initializeUnicodeError(ref, arguments, count, keywordNames, hasEncoding: false, decodes: false)
    }
    translate.slots.pointee.str = { vm, ref in vm.unicodeErrorText(ref, "translate") }
    for type in [decode, encode, translate] { readyType(type) }
    e.pointee.unicodeDecodeError = decode
    e.pointee.unicodeEncodeError = encode
    e.pointee.unicodeTranslateError = translate
  }

  private func unicodeType(_ name: StaticString) -> TypeRef {
    let type = exceptionType(name, exceptions.pointee.unicodeError, fields: 5)
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, unicodeReferences) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, unicodeReferences)
    }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, unicodeReferences) }
    addMembers(
      type,
      [
        MemberDefinition("encoding", fieldOffset(UnicodeErrorField.encoding), isReadOnly: false),
        MemberDefinition("object", fieldOffset(UnicodeErrorField.object), isReadOnly: false),
        MemberDefinition("start", fieldOffset(UnicodeErrorField.start), .int, isReadOnly: false),
        MemberDefinition("end", fieldOffset(UnicodeErrorField.end), .int, isReadOnly: false),
        MemberDefinition("reason", fieldOffset(UnicodeErrorField.reason), isReadOnly: false),
      ])
    return type
  }

  fileprivate func initializeUnicodeError(
    _ ref: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?, hasEncoding: Bool, decodes: Bool
  ) -> Bool {
    guard exceptionInitialize(self, ref, arguments, count, keywordNames) else { return false }
    let typeError = exceptions.pointee.typeError
    let expected = hasEncoding ? 5 : 4
    guard count == expected else {
      return raiseFalse(typeError, "function takes exactly \(expected) arguments (\(count) given)")
    }
    let first = hasEncoding ? 1 : 0
    func refuseText(_ position: Int) -> Bool {
      raiseFalse(
        typeError,
        "argument \(position) must be str, not \(typeName(arguments[position - 1].unsafelyUnwrapped.type))")
    }
    if hasEncoding, !arguments[0].unsafelyUnwrapped.isAnyStr { return refuseText(1) }
    let object = arguments[first].unsafelyUnwrapped
    if !decodes, !object.isAnyStr { return refuseText(first + 1) }
    guard let start = indexValue(arguments[first + 1].unsafelyUnwrapped) else { return false }
    guard let end = indexValue(arguments[first + 2].unsafelyUnwrapped) else { return false }
    guard arguments[first + 3].unsafelyUnwrapped.isAnyStr else { return refuseText(first + 4) }
    if decodes, !object.typeHas(.bytesSubclass), object.kind != Kind.bytearray {
      return raiseFalse(typeError, "a bytes-like object is required, not '\(typeName(object.type))'")
    }
    if hasEncoding {
      setExceptionField(ref, UnicodeErrorField.encoding, arguments[0].unsafelyUnwrapped.owned())
    }
    setExceptionField(ref, UnicodeErrorField.object, object.owned())
    setExceptionField(ref, UnicodeErrorField.reason, arguments[first + 3].unsafelyUnwrapped.owned())
    ref.store(fieldOffset(UnicodeErrorField.start), start)
    ref.store(fieldOffset(UnicodeErrorField.end), end)
    return true
  }

  fileprivate func unicodeErrorText(_ ref: Ref, _ verb: String) -> Ref? {
    guard let object = exceptionField(ref, UnicodeErrorField.object).pointee else {
      return state.pointee.emptyStr.owned()
    }
    let encoding = exceptionField(ref, UnicodeErrorField.encoding).pointee
    guard let reasonText = str(exceptionField(ref, UnicodeErrorField.reason).pointee ?? none) else {
      return nil
    }
    defer { reasonText.decref() }
    let reason = reasonText.swiftString
    let start: Int = ref.load(fieldOffset(UnicodeErrorField.start))
    let end: Int = ref.load(fieldOffset(UnicodeErrorField.end))
    var head = "can't \(verb)"
    if let encoding {
      guard let name = str(encoding) else { return nil }
      defer { name.decref() }
      head = "'\(name.swiftString)' codec can't \(verb)"
    }
    if end == start + 1 && start >= 0 {
      if object.isAnyStr, start < object.strLength {
        return newStr(
          "\(head) character '\(escaped(object.strCodePoint(start)))' in position \(start): \(reason)")
      }
      if object.typeHas(.bytesSubclass), start < object.load(BytesLayout.length, as: Int.self) {
        let byte = object.load(BytesLayout.data + start, as: UInt8.self)
        let digits = String(byte, radix: 16)
        return newStr(
          "\(head) byte 0x\(digits.utf8.count == 1 ? "0" : "")\(digits) in position \(start): \(reason)")
      }
    }
    let noun = object.isAnyStr ? "characters" : "bytes"
    return newStr("\(head) \(noun) in position \(start)-\(end - 1): \(reason)")
  }

  /// `\x62`, `\u1234` or `\U00012345`.
  private func escaped(_ code: UInt32) -> String {
    let digits = String(code, radix: 16)
    let (letter, width) = code <= 0xff ? ("x", 2) : (code <= 0xffff ? ("u", 4) : ("U", 8))
    return "\\\(letter)\(String(repeating: "0", count: max(0, width - digits.utf8.count)))\(digits)"
  }
}
