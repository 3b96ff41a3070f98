import Glibc
import PyHeap

// The type str: slots, construction, indexing, iteration.

private let newSignature = Signature("str", ["object", "encoding", "errors"])

extension VM {
  /// Makes the types of text. Their methods wait in the type until descriptors can be made.
  func makeStrTypes() {
    let type = newType(
      "str", basicSize: Int(profile.strHeaderCompact) + 8, flags: [.allowsSubclasses, .strSubclass],
      kind: Kind.str)
    types.pointee.str = type
    type.pointee.dealloc = { vm, ref in vm.deallocStr(ref) }
    let slots = type.slots
    slots.pointee.repr = { vm, text in vm.strRepr(text) }
    slots.pointee.str = { vm, text in vm.exactStr(text) }
    slots.pointee.hash = { vm, text in vm.strHash(text) }
    slots.pointee.compare = { vm, a, b, op in vm.compareStr(a, b, op) }
    slots.pointee.iter = { vm, text in vm.iterateStr(text) }
    slots.pointee.new = { vm, type, arguments, count, names in
      vm.constructStr(type.asType, arguments, count, names)
    }
    slots.pointee.concat = { vm, a, b in vm.concat(a, b) }
    slots.pointee.repeat = { vm, text, times in vm.repeatStr(text, times) }
    slots.pointee.remainder = { vm, a, b in
      a.isAnyStr ? vm.formatPercent(a, b) : vm.newNotImplemented()
    }
    slots.pointee.length = { _, text in text.strLength }
    slots.pointee.getItem = { vm, text, key in vm.strItem(text, key) }
    slots.pointee.contains = { vm, text, part in
      guard part.isAnyStr else {
        _ = vm.raise(
          vm.exceptions.pointee.typeError,
          "'in <string>' requires string as left operand, not \(vm.typeName(part.type))")
        return -1
      }
      vm.chargeCharacters(text.strLength)
      return findFirst(StrView(text), StrView(part)) >= 0 ? 1 : 0
    }
    addStrMethods(type)
    readyType(type)
    makeStrIteratorTypes()
  }

  private func compareStr(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard a.isAnyStr && b.isAnyStr else { return newNotImplemented() }
    switch op {
    case Comparison.eq, Comparison.ne:
      if a.strLength == b.strLength { chargeCharacters(a.strLength) }
      return bool((a == b || strEquals(a, b)) == (op == Comparison.eq))
    default:
      chargeCharacters(min(a.strLength, b.strLength))
      let order = a == b ? 0 : orderOf(StrView(a), StrView(b))
      switch op {
      case Comparison.lt: return bool(order < 0)
      case Comparison.le: return bool(order <= 0)
      case Comparison.gt: return bool(order > 0)
      default: return bool(order >= 0)
      }
    }
  }

  /// `text[key]`.
  private func strItem(_ text: Ref, _ key: Ref) -> Ref? {
    if key.kind == Kind.slice { return strSlice(text, key) }
    guard key.typeHas(.intSubclass) || key.slots.pointee.index != nil else {
      return raise(
        exceptions.pointee.typeError, "string indices must be integers, not '\(typeName(key.type))'")
    }
    guard var index = indexValue(key) else { return nil }
    let length = text.strLength
    if index < 0 { index &+= length }
    guard UInt(bitPattern: index) < UInt(bitPattern: length) else {
      return raise(exceptions.pointee.indexError, "string index out of range")
    }
    return newStr(codePoint: text.strCodePoint(index))
  }

  private func strSlice(_ text: Ref, _ slice: Ref) -> Ref? {
    guard let (start, step, count) = selection(slice, text.strLength) else { return nil }
    if count == 0 { return state.pointee.emptyStr.owned() }
    if step == 1 { return substring(text, start, start + count) }
    let view = StrView(text)
    if count == 1 { return newStr(codePoint: view[start]) }
    return withUnsafeTemporaryAllocation(byteCount: count * Int(view.width), alignment: 4) { memory in
      let base = memory.baseAddress.unsafelyUnwrapped
      var source = start
      for index in 0..<count {
        switch view.width {
        case 1: base.storeBytes(of: UInt8(view[source]), toByteOffset: index, as: UInt8.self)
        case 2: base.storeBytes(of: UInt16(view[source]), toByteOffset: index &* 2, as: UInt16.self)
        default: base.storeBytes(of: view[source], toByteOffset: index &* 4, as: UInt32.self)
        }
        source &+= step
      }
      return newStr(
        StrView(base: UnsafeRawPointer(base), count: count, width: view.width, isASCII: view.isASCII))
    }
  }

  // MARK: Construction

  /// `str(object='')`, `str(object, encoding, errors)`.
  private func constructStr(
    _ type: TypeRef, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    if keywordNames == nil && count == 1 && type == types.pointee.str {
      return str(arguments[0].unsafelyUnwrapped)
    }
    var object: Ref?
    var encoding: Ref?
    var errors: Ref?
    if keywordNames == nil && count > 3 {
      return raise(exceptions.pointee.typeError, "str expected at most 3 arguments, got \(count)")
    }
    guard bind(newSignature, arguments, count, keywordNames, &object, &encoding, &errors) else { return nil }
    let text: Ref?
    if let object {
      if encoding == nil && errors == nil {
        text = str(object)
      } else {
        text = decodeObject(object, encoding, errors)
      }
    } else {
      text = state.pointee.emptyStr.owned()
    }
    guard let text else { return nil }
    if type == types.pointee.str { return text }
    defer { text.decref() }
    return strSubclassInstance(type, StrView(text))
  }

  /// `str(object, encoding, errors)`.
  private func decodeObject(_ object: Ref, _ encoding: Ref?, _ errors: Ref?) -> Ref? {
    for (argument, name) in [(encoding, "encoding"), (errors, "errors")] {
      guard let argument else { continue }
      guard argument.isAnyStr else {
        return raise(
          exceptions.pointee.typeError, "str() argument '\(name)' must be str, not \(typeName(argument.type))"
        )
      }
    }
    if object.isAnyStr { return raise(exceptions.pointee.typeError, "decoding str is not supported") }
    guard let buffer = bytesView(of: object) else {
      return raise(
        exceptions.pointee.typeError,
        "decoding to str: need a bytes-like object, \(typeName(object.type)) found")
    }
    return decodeBytes(buffer, object, encoding?.swiftString, errors?.swiftString)
  }

  /// An instance of a subclass of str with these characters behind the fixed part of its class.
  private func strSubclassInstance(_ type: TypeRef, _ view: StrView) -> Ref? {
    let fixed = Int(type.pointee.basicSize)
    let maxChar = view.maxChar()
    let width = strWidthFor(maxChar)
    let size = fixed + (view.count + 1) * width
    let hasGC = type.pointee.has(.hasGC)
    guard fixed <= Int(UInt16.max), let ref = hasGC ? newGCObject(type, size) : newObject(type, size) else {
      return noMemory()
    }
    if type.pointee.has(.heapType) { type.object.incref() }
    let header = Int(profile.strHeaderCompact)
    if fixed > header { memset(ref.raw + header, 0, fixed - header) }
    ref.header.pointee.aux = UInt16(fixed)
    fillStrFields(ref, view.count, width, maxChar < 128)
    view.copy(to: ref.strData, UInt8(width))
    if hasGC { track(ref) }
    return ref
  }

  // MARK: Iteration

  private func iterateStr(_ text: Ref) -> Ref? {
    let type = text.strIsASCII ? types.pointee.strAsciiIterator : types.pointee.strIterator
    guard let iterator = newGCObject(type, SequenceIteratorLayout.size) else { return noMemory() }
    iterator.store(SequenceIteratorLayout.index, 0)
    iterator.store(SequenceIteratorLayout.sequence, Optional(text.owned()))
    track(iterator)
    return iterator
  }

  private func makeStrIteratorTypes() {
    let plain = newType(
      "str_iterator", basicSize: SequenceIteratorLayout.size, flags: [.hasGC], kind: Kind.strIterator)
    let ascii = newType(
      "str_ascii_iterator", basicSize: SequenceIteratorLayout.size, flags: [.hasGC], kind: Kind.strIterator)
    types.pointee.strIterator = plain
    types.pointee.strAsciiIterator = ascii
    for type in [plain, ascii] {
      prepareSequenceIterator(type)
      type.slots.pointee.iterNext = { vm, iterator in
        guard let text: Ref = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
          return nil
        }
        let index: Int = iterator.load(SequenceIteratorLayout.index)
        if index < text.strLength {
          iterator.store(SequenceIteratorLayout.index, index &+ 1)
          return vm.newStr(codePoint: text.strCodePoint(index))
        }
        iterator.store(SequenceIteratorLayout.sequence, nil as Ref?)
        text.decref()
        return nil
      }
      addMethods(
        type,
        [
          MethodDefinition(
            "__length_hint__",
            .none({ vm, iterator in
              guard let text = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
                return vm.int(0)
              }
              return vm.int(
                max(0, text.strLength - iterator.load(SequenceIteratorLayout.index, as: Int.self)))
            }))
        ])
      readyType(type)
    }
  }

  /// Memory management and `iter()` of an iterator that holds an index and a sequence.
  func prepareSequenceIterator(_ type: TypeRef) {
    type.pointee.dealloc = { vm, iterator in
      vm.untrack(iterator)
      iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self).decref()
      vm.freeGCObject(iterator, SequenceIteratorLayout.size)
    }
    type.pointee.traverse = { iterator, visit, context in
      if let sequence = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) {
        visit(sequence, context)
      }
    }
    type.slots.pointee.iter = { _, iterator in iterator.owned() }
  }
}

extension SequenceIteratorLayout {
  static let size = 32
}
