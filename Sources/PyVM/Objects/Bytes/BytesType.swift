import Glibc
import PyHeap

// The type bytes: slots, construction, indexing, iteration. Its methods are in BytesMethods, shared with bytearray.

private let newSignature = Signature("bytes", ["source", "encoding", "errors"])

extension VM {
  /// Makes bytes, bytearray and their iterators.
  func makeBytesTypes() {
    let type = newType(
      "bytes", basicSize: 33, itemSize: 1, flags: [.allowsSubclasses, .bytesSubclass], kind: Kind.bytes)
    types.pointee.bytes = type
    type.pointee.dealloc = { vm, ref in vm.deallocBytes(ref) }
    let slots = type.slots
    slots.pointee.repr = { vm, bytes in vm.bytesRepr(vm.byteView(bytes), prefix: "b") }
    slots.pointee.hash = { vm, bytes in vm.bytesHash(bytes) }
    slots.pointee.compare = { vm, a, b, op in vm.compareBytes(a, b, op) }
    slots.pointee.iter = { vm, bytes in vm.iterateBytes(bytes, vm.types.pointee.bytesIterator) }
    slots.pointee.new = { vm, type, arguments, count, names in
      vm.constructBytes(type.asType, arguments, count, names)
    }
    slots.pointee.concat = { vm, a, b in vm.concatBytes(a, b) }
    slots.pointee.repeat = { vm, bytes, times in
      if times == 1 && bytes.kind == Kind.bytes { return bytes.owned() }
      return vm.repeatBytes(bytes, times)
    }
    slots.pointee.remainder = { vm, a, b in
      a.isAnyBytes ? vm.formatPercentBytes(a, b) : vm.newNotImplemented()
    }
    slots.pointee.length = { _, bytes in bytes.bytesCount }
    slots.pointee.getItem = { vm, bytes, key in vm.bytesItem(bytes, key, "byte", "index out of range") }
    slots.pointee.contains = { vm, bytes, part in vm.bytesContain(bytes, part) }
    addByteMethods(type)
    addMethods(
      type,
      [
        MethodDefinition(
          "__sizeof__", .none({ vm, bytes in vm.int(vm.visibleBasicSize(bytes.type) + bytes.bytesCount) })),
        MethodDefinition(
          "__bytes__",
          .none({ vm, bytes in
            bytes.kind == Kind.bytes ? bytes.owned() : vm.newBytes(bytes.bytesData, bytes.bytesCount)
          })),
      ])
    readyType(type)
    makeByteArrayType()
    makeMemoryViewType()
    types.pointee.bytesIterator = makeBytesIterator("bytes_iterator")
    types.pointee.bytearrayIterator = makeBytesIterator("bytearray_iterator")
  }

  // MARK: Views

  /// The contents of a bytes-like object (borrowed until it changes or dies), or nil without exception.
  func bytesView(of o: Ref) -> UnsafeRawBufferPointer? {
    if o.isAnyBytes { return UnsafeRawBufferPointer(start: o.bytesData, count: o.bytesCount) }
    if isByteArray(o) || isArray(o) {
      return UnsafeRawBufferPointer(start: o.byteArrayStart, count: o.byteArrayCount)
    }
    return o.type == types.pointee.memoryview ? contiguousContents(o) : nil
  }

  /// Contents as characters; an empty buffer without an address gets the object's own.
  @inline(__always)
  private func characters(_ view: UnsafeRawBufferPointer, of o: Ref) -> StrView {
    StrView(base: view.baseAddress ?? UnsafeRawPointer(o.raw), count: view.count, width: 1, isASCII: true)
  }

  /// The contents of a bytes or bytearray object as characters.
  @inline(__always)
  func byteView(_ o: Ref) -> StrView {
    if o.isAnyBytes { return StrView(base: o.bytesData, count: o.bytesCount, width: 1, isASCII: true) }
    return StrView(base: o.byteArrayStart, count: o.byteArrayCount, width: 1, isASCII: true)
  }

  /// The contents of a bytes-like argument; TypeError "a bytes-like object is required, not 'T'".
  func requireBytes(_ o: Ref) -> StrView? {
    if o.isAnyBytes || isByteArray(o) { return byteView(o) }
    if let view = bytesView(of: o) { return characters(view, of: o) }
    if o.type == types.pointee.memoryview { return raiseUnreadable(o) }
    _ = raise(exceptions.pointee.typeError, "a bytes-like object is required, not '\(typeName(o.type))'")
    return nil
  }

  /// A new object of the owner's family: bytes for bytes, bytearray for bytearray.
  func sameBytes(_ owner: Ref, _ base: UnsafeRawPointer?, _ count: Int) -> Ref? {
    owner.isAnyBytes ? newBytes(base, count) : newByteArray(base, count)
  }

  /// Part of the contents as an object of the same family; all of an exact bytes object is the object itself.
  func byteSlice(_ owner: Ref, _ start: Int, _ end: Int) -> Ref? {
    let view = byteView(owner)
    if start == 0 && end == view.count && owner.kind == Kind.bytes { return owner.owned() }
    return start >= end ? sameBytes(owner, nil, 0) : sameBytes(owner, view.base + start, end - start)
  }

  // MARK: Slots

  func compareBytes(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    // bytes knows only bytes; bytearray compares itself with everything that has bytes, the other way round too.
    if a.isAnyBytes && !b.isAnyBytes { return newNotImplemented() }
    guard let other = bytesView(of: b) else { return newNotImplemented() }
    let left = byteView(a)
    let right = characters(other, of: b)
    if left.count != right.count && (op == Comparison.eq || op == Comparison.ne) {
      return bool(op == Comparison.ne)
    }
    let order = a == b ? 0 : orderOf(left, right)
    chargeCharacters(min(left.count, right.count))
    switch op {
    case Comparison.lt: return bool(order < 0)
    case Comparison.le: return bool(order <= 0)
    case Comparison.eq: return bool(order == 0)
    case Comparison.ne: return bool(order != 0)
    case Comparison.gt: return bool(order > 0)
    default: return bool(order >= 0)
    }
  }

  func concatBytes(_ a: Ref, _ b: Ref) -> Ref? {
    guard a.isAnyBytes || isByteArray(a), let other = bytesView(of: b) else {
      return raise(
        exceptions.pointee.typeError, "can't concat \(typeName(b.type)) to \(typeName(a.type))")
    }
    let left = byteView(a)
    let right = characters(other, of: b)
    if left.count == 0 && b.kind == Kind.bytes && a.isAnyBytes { return b.owned() }
    if right.count == 0 && a.kind == Kind.bytes { return a.owned() }
    let total = left.count + right.count
    if a.isAnyBytes {
      guard let result = newBytes(count: total) else { return nil }
      if total > 0 {
        memcpy(result.bytesData, left.base, left.count)
        memcpy(result.bytesData + left.count, right.base, right.count)
      }
      return result
    }
    guard let result = newByteArray(nil, total), let start = result.byteArrayStartOrNil else { return nil }
    memcpy(start, left.base, left.count)
    memcpy(start + left.count, right.base, right.count)
    return result
  }

  func repeatBytes(_ owner: Ref, _ times: Int) -> Ref? {
    let view = byteView(owner)
    if times <= 0 || view.count == 0 { return sameBytes(owner, nil, 0) }
    let (total, overflow) = view.count.multipliedReportingOverflow(by: times)
    guard !overflow, total <= strLengthLimit else { return noMemory() }
    let target: UnsafeMutablePointer<UInt8>
    let result: Ref
    if owner.isAnyBytes {
      if total == 1 { return newBytes(view.base, 1) }
      guard let made = newBytes(count: total) else { return nil }
      (result, target) = (made, made.bytesData)
    } else {
      guard let made = newByteArray(nil, total) else { return nil }
      (result, target) = (made, made.byteArrayStart)
    }
    if view.count == 1 {
      memset(target, Int32(view[0]), total)
    } else {
      fillRepeating(UnsafeMutableRawPointer(target), view.base, view.count, total)
    }
    return result
  }

  /// `owner[key]`. `noun` begins the message for keys that are no integers.
  func bytesItem(_ owner: Ref, _ key: Ref, _ noun: String, _ outOfRange: String) -> Ref? {
    if key.kind == Kind.slice {
      guard let (start, step, length) = selection(key, byteView(owner).count) else { return nil }
      if step == 1 { return byteSlice(owner, start, start + length) }
      let view = byteView(owner)
      var out = ByteBuilder(self, reserve: length)
      for index in 0..<length { out.append(UInt8(view[start + index * step])) }
      return out.finish(self, asByteArray: !owner.isAnyBytes)
    }
    guard key.typeHas(.intSubclass) || key.slots.pointee.index != nil else {
      return raise(
        exceptions.pointee.typeError,
        "\(noun) indices must be integers or slices, not \(typeName(key.type))")
    }
    guard var index = indexValue(key) else { return nil }
    let view = byteView(owner)
    if index < 0 { index &+= view.count }
    guard UInt(bitPattern: index) < UInt(bitPattern: view.count) else {
      return raise(exceptions.pointee.indexError, outOfRange)
    }
    return int(Int(view[index]))
  }

  func bytesContain(_ owner: Ref, _ part: Ref) -> Int32 {
    if part.typeHas(.intSubclass) || (part.slots.pointee.index != nil && bytesView(of: part) == nil) {
      guard let value = indexValue(part, overflow: nil) else { return -1 }
      guard value >= 0 && value < 256 else {
        _ = raise(exceptions.pointee.valueError, "byte must be in range(0, 256)")
        return -1
      }
      chargeCharacters(byteView(owner).count)
      return findCharacter(byteView(owner), UInt32(value)) >= 0 ? 1 : 0
    }
    guard let needle = requireBytes(part) else { return -1 }
    chargeCharacters(byteView(owner).count)
    return findFirst(byteView(owner), needle) >= 0 ? 1 : 0
  }

  /// `b'…'` with everything outside printable ASCII escaped.
  func bytesRepr(_ view: StrView, prefix: StaticString) -> Ref? {
    var builder = StrBuilder(self, reserve: view.count + 3)
    builder.append(prefix)
    builder.appendBytesRepr(view)
    return builder.finish(self)
  }

  // MARK: Construction

  /// The arguments of `bytes(…)` and `bytearray(…)` as contents. nil with an exception.
  func byteContents(_ source: Ref?, _ encoding: Ref?, _ errors: Ref?, _ typeName: StaticString)
    -> ByteBuilder?
  {
    var out = ByteBuilder(self)
    let typeError = exceptions.pointee.typeError
    func refuse(_ message: String) -> ByteBuilder? {
      out.discard()
      _ = raise(typeError, message)
      return nil
    }
    if encoding != nil || errors != nil {
      for (argument, name) in [(encoding, "encoding"), (errors, "errors")] {
        if let argument, !argument.isAnyStr {
          return refuse("\(typeName)() argument '\(name)' must be str, not \(displayTypeName(argument))")
        }
      }
      guard let source, source.isAnyStr else {
        return refuse("\(encoding != nil ? "encoding" : "errors") without a string argument")
      }
    }
    guard let source else { return out }
    if source.isAnyStr {
      guard encoding != nil else { return refuse("string argument without an encoding") }
      guard let bytes = encodeStr(source, encoding?.swiftString, errors?.swiftString) else {
        out.discard()
        return nil
      }
      out.append(bytes.bytesData, bytes.bytesCount)
      bytes.decref()
      return out
    }
    if let view = bytesView(of: source) {
      out.append(view)
      return out
    }
    if source.typeHas(.intSubclass) || source.slots.pointee.index != nil {
      guard let count = indexValue(source, overflow: exceptions.pointee.overflowError) else {
        if errorMatches(typeError) && !source.typeHas(.intSubclass) {
          clearError()
        } else {
          out.discard()
          return nil
        }
        return fill(&out, from: source, typeName) ? out : nil
      }
      guard count >= 0 else {
        _ = raise(exceptions.pointee.valueError, "negative count")
        return nil
      }
      out.append(repeating: 0, count)
      return out
    }
    return fill(&out, from: source, typeName) ? out : nil
  }

  /// Appends the ints of an iterable; false with an exception, the builder then is discarded.
  func fill(_ out: inout ByteBuilder, from iterable: Ref, _ name: StaticString) -> Bool {
    if iterable.slots.pointee.iter == nil && iterable.slots.pointee.getItem == nil {
      out.discard()
      return raiseFalse(
        exceptions.pointee.typeError, "cannot convert '\(typeName(iterable.type))' object to \(name)")
    }
    guard let iterator = iterate(iterable) else {
      out.discard()
      return false
    }
    defer { iterator.decref() }
    let words: StaticString = name.utf8CodeUnitCount == 5 ? "bytes" : "byte"
    while let item = next(iterator) {
      let byte = byteValue(item, words)
      item.decref()
      guard let byte else {
        out.discard()
        return false
      }
      out.append(byte)
    }
    if errorOccurred {
      out.discard()
      return false
    }
    return true
  }

  /// An int in 0…255; "byte(s) must be in range(0, 256)" otherwise.
  func byteValue(_ o: Ref, _ noun: StaticString = "byte") -> UInt8? {
    guard let value = indexValue(o, overflow: nil) else { return nil }
    guard value >= 0 && value < 256 else {
      _ = raise(exceptions.pointee.valueError, "\(noun) must be in range(0, 256)")
      return nil
    }
    return UInt8(value)
  }

  private func constructBytes(
    _ type: TypeRef, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    var source: Ref?
    var encoding: Ref?
    var errors: Ref?
    guard bind(newSignature, arguments, count, keywordNames, &source, &encoding, &errors) else { return nil }
    if let source, encoding == nil, errors == nil {
      if source.kind == Kind.bytes && type == types.pointee.bytes { return source.owned() }
      if let method = lookupSpecial(source, names.pointee.dunderBytes) {
        let result = call(method)
        method.decref()
        guard let result else { return nil }
        guard result.isAnyBytes else {
          defer { result.decref() }
          return raise(
            exceptions.pointee.typeError, "__bytes__ returned non-bytes (type \(typeName(result.type)))")
        }
        if type == types.pointee.bytes { return result }
        defer { result.decref() }
        return bytesSubclassInstance(
          type, UnsafeRawBufferPointer(start: result.bytesData, count: result.bytesCount))
      }
      if errorOccurred { return nil }
    }
    guard var contents = byteContents(source, encoding, errors, "bytes") else { return nil }
    if type == types.pointee.bytes { return contents.finish(self) }
    defer { contents.discard() }
    if contents.failed { return noMemory() }
    return bytesSubclassInstance(type, contents.bytes)
  }

  private func bytesSubclassInstance(_ type: TypeRef, _ bytes: UnsafeRawBufferPointer) -> Ref? {
    let size = BytesLayout.data + bytes.count + 1
    let hasGC = type.pointee.has(.hasGC)
    guard let ref = hasGC ? newGCObject(type, size) : newObject(type, size) else { return noMemory() }
    if type.pointee.has(.heapType) { type.object.incref() }
    ref.store(BytesLayout.length, bytes.count)
    ref.store(BytesLayout.hash, -1)
    if let base = bytes.baseAddress { memcpy(ref.bytesData, base, bytes.count) }
    ref.store(BytesLayout.data + bytes.count, UInt8(0))
    if hasGC { track(ref) }
    return ref
  }

  // MARK: Iteration

  func iterateBytes(_ owner: Ref, _ type: TypeRef) -> Ref? {
    guard let iterator = newGCObject(type, SequenceIteratorLayout.size) else { return noMemory() }
    iterator.store(SequenceIteratorLayout.index, 0)
    iterator.store(SequenceIteratorLayout.sequence, Optional(owner.owned()))
    track(iterator)
    return iterator
  }

  private func makeBytesIterator(_ name: StaticString) -> TypeRef {
    let type = newType(name, basicSize: SequenceIteratorLayout.size, flags: [.hasGC])
    prepareSequenceIterator(type)
    type.slots.pointee.iterNext = { vm, iterator in
      guard let bytes: Ref = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else { return nil }
      let index: Int = iterator.load(SequenceIteratorLayout.index)
      let view = vm.byteView(bytes)
      if index < view.count {
        iterator.store(SequenceIteratorLayout.index, index &+ 1)
        return vm.int(Int(view[index]))
      }
      iterator.store(SequenceIteratorLayout.sequence, nil as Ref?)
      bytes.decref()
      return nil
    }
    addMethods(
      type,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in
            guard let bytes = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
              return vm.int(0)
            }
            let index: Int = iterator.load(SequenceIteratorLayout.index)
            return vm.int(max(0, vm.byteView(bytes).count - index))
          }))
      ])
    readyType(type)
    return type
  }
}

extension StrBuilder {
  /// The quoted, escaped contents of bytes, without prefix.
  mutating func appendBytesRepr(_ view: StrView, escapesApostrophe: Bool = false) {
    let quote: UInt32 = findCharacter(view, 0x27) >= 0 && findCharacter(view, 0x22) < 0 ? 0x22 : 0x27
    append(quote)
    for index in 0..<view.count {
      let code = view[index]
      switch code {
      case quote, 0x5c,
        0x27 where escapesApostrophe:
        append(0x5c)
        append(code)
      case 0x09: append("\\t")
      case 0x0a: append("\\n")
      case 0x0d: append("\\r")
      case 0x20..<0x7f: append(code)
      default:
        append("\\x")
        appendHex(code, 2)
      }
    }
    append(quote)
  }
}
