import Glibc
import PyHeap

// The type array.array: slots, methods, construction.

extension VM {
  func buildArrayModule() -> Ref? {
    guard let module = newNativeModule("array", []) else { return nil }
    let type = modules.arrayType ?? makeArrayType()
    guard setConstant(module, "array", type.object.owned()),
      setConstant(module, "ArrayType", type.object.owned()),
      setConstant(module, "typecodes", newStr(static: "bBuwhHiIlLqQfd"))
    else {
      module.decref()
      return nil
    }
    return module
  }

  private func makeArrayType() -> TypeRef {
    var flags: TypeFlags = [.allowsSubclasses, .sequence]
    if profile.arraysAreTracked { flags.insert(.hasGC) }
    let type = newType("array.array", basicSize: ArrayLayout.size, flags: flags)
    modules.arrayType = type
    type.pointee.weakListOffset = Int32(ArrayLayout.weakrefs)
    type.pointee.dealloc = { vm, ref in vm.deallocArray(ref) }
    type.pointee.traverse = { _, _, _ in }
    let slots = type.slots
    slots.pointee.new = { vm, type, arguments, count, names in
      vm.newArrayFromArguments(type.asType, arguments, count, names)
    }
    slots.pointee.repr = { vm, array in vm.arrayText(array) }
    slots.pointee.compare = { vm, a, b, op in vm.compareArrays(a, b, op) }
    slots.pointee.hash = { vm, array in
      _ = vm.raise(vm.exceptions.pointee.typeError, "unhashable type: '\(vm.typeName(array.type))'")
      return -1
    }
    slots.pointee.length = { _, array in array.arrayCount }
    slots.pointee.iter = { vm, array in vm.newSequenceIterator(array) }
    slots.pointee.getItem = { vm, array, key in vm.arraySubscript(array, key) }
    slots.pointee.setItem = { vm, array, key, value in vm.setArraySubscript(array, key, value) }
    slots.pointee.contains = { vm, array, value in
      let found = vm.arrayFind(array, value, 0, Int.max)
      return found == -2 ? -1 : found >= 0 ? 1 : 0
    }
    slots.pointee.concat = { vm, a, b in
      guard vm.isArray(b) else {
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "can only append array (not \"\(vm.typeName(b.type))\") to array")
      }
      guard a.arrayCode == b.arrayCode else {
        return vm.raise(vm.exceptions.pointee.typeError, "bad argument type for built-in operation")
      }
      guard let made = vm.arrayCopy(a, 0, a.arrayCount, spare: b.arrayCount) else { return nil }
      memcpy(made.byteArrayStart + a.byteArrayCount, b.byteArrayStart, b.byteArrayCount)
      return made
    }
    slots.pointee.repeat = { vm, array, times in vm.repeatArray(array, times) }
    slots.pointee.inPlaceConcat = { vm, array, other in
      guard vm.isArray(other) else {
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "can only extend array with array (not \"\(vm.typeName(other.type))\")")
      }
      return vm.extendArray(array, other) ? array.owned() : nil
    }
    slots.pointee.inPlaceRepeat = { vm, array, times in
      let length = array.byteArrayCount
      let (total, overflow) = array.arrayCount.multipliedReportingOverflow(by: max(0, times))
      guard !overflow, vm.resizeArray(array, total) else { return overflow ? vm.noMemory() : nil }
      var done = length
      while done < array.byteArrayCount, length > 0 {
        memcpy(array.byteArrayStart + done, array.byteArrayStart, min(length, array.byteArrayCount - done))
        done += length
      }
      return array.owned()
    }
    addMethods(type, arrayMethods)
    addAttributes(
      type,
      [
        AttributeDefinition(
          "typecode", get: { vm, array in vm.newStr(codePoint: UInt32(array.arrayCode)) }),
        AttributeDefinition("itemsize", get: { vm, array in vm.int(array.arrayItemBytes) }),
      ])
    readyType(type)
    finishType(type)
    return type
  }

  // MARK: Construction

  fileprivate func newArrayFromArguments(
    _ type: TypeRef, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let typeError = exceptions.pointee.typeError
    guard refuseAnyKeywords("array.array", keywordNames, making: type, like: modules.arrayType ?? type) else {
      return nil
    }
    if count < 1 { return raise(typeError, "array() takes at least 1 argument (0 given)") }
    if count > 2 { return raise(typeError, "array() takes at most 2 arguments (\(count) given)") }
    let letter = arguments[0].unsafelyUnwrapped
    guard letter.isAnyStr, letter.strLength == 1 else {
      return raise(
        typeError, "array() argument 1 must be a unicode character, not \(displayTypeName(letter))")
    }
    let wide = letter.strCodePoint(0)
    let code = wide < 128 ? UInt8(wide) : 0
    if code == 0x75 {
      warnDeprecated("The 'u' type code is deprecated and will be removed in Python 3.16")
    }
    let isText = code == 0x75 || code == 0x77
    let initial = count > 1 ? arguments[1] : nil
    if let initial, !isText {
      if initial.isAnyStr {
        return raise(
          typeError, "cannot use a str to initialize an array with typecode '\(letter.swiftString)'")
      }
      if isArray(initial), initial.arrayCode == 0x75 || initial.arrayCode == 0x77 {
        return raise(
          typeError, "cannot use a unicode array to initialize an array with typecode '\(letter.swiftString)'"
        )
      }
    }
    guard arrayItemSize(code) > 0 else {
      return raise(
        exceptions.pointee.valueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
    }
    guard let made = newArray(type, code) else { return nil }
    if let initial, !fillArray(made, initial) {
      made.decref()
      return nil
    }
    return made
  }

  private func fillArray(_ made: Ref, _ initial: Ref) -> Bool {
    if initial.kind == Kind.list || initial.kind == Kind.tuple {
      let count = initial.kind == Kind.list ? initial.listCount : initial.tupleCount
      guard resizeArray(made, count, exact: true) else { return false }
      memset(made.byteArrayStart, 0, made.byteArrayCount)
      for index in 0..<count {
        // An item's `__index__` may have shortened the list.
        if initial.kind == Kind.list, index >= initial.listCount { return resizeArray(made, index) }
        let value = (initial.kind == Kind.list ? initial.listItem(index) : initial.tupleItem(index)).owned()
        defer { value.decref() }
        // Nobody else has the new array yet, so its memory stays where it is.
        guard storeArrayValue(made.arrayCode, value, made.byteArrayStart + index * made.arrayItemBytes) else {
          return false
        }
      }
      return true
    }
    if initial.isAnyBytes || isByteArray(initial), let view = bytesView(of: initial) {
      return addBytes(made, view)
    }
    if isArray(initial), initial.arrayCode == made.arrayCode {
      guard resizeArray(made, initial.arrayCount, exact: true) else { return false }
      memcpy(made.byteArrayStart, initial.byteArrayStart, initial.byteArrayCount)
      return true
    }
    return extendArray(made, initial)
  }

  fileprivate func addBytes(_ array: Ref, _ view: UnsafeRawBufferPointer) -> Bool {
    guard view.count % array.arrayItemBytes == 0 else {
      return raiseFalse(exceptions.pointee.valueError, "bytes length not a multiple of item size")
    }
    let length = array.byteArrayCount
    guard resizeArray(array, array.arrayCount + view.count / array.arrayItemBytes) else { return false }
    if let base = view.baseAddress { memcpy(array.byteArrayStart + length, base, view.count) }
    return true
  }

  fileprivate func extendArray(_ array: Ref, _ other: Ref) -> Bool {
    if isArray(other) {
      guard other.arrayCode == array.arrayCode else {
        if array.arrayCount == 0, other.type == modules.arrayType { return appendAll(array, other) }
        return raiseFalse(exceptions.pointee.typeError, "can only extend with array of same kind")
      }
      let (length, added) = (array.byteArrayCount, other.byteArrayCount)
      guard resizeArray(array, array.arrayCount + other.arrayCount) else { return false }
      memcpy(array.byteArrayStart + length, other.byteArrayStart, added)
      return true
    }
    return appendAll(array, other)
  }

  fileprivate func appendAll(_ array: Ref, _ iterable: Ref) -> Bool {
    guard let iterator = iterate(iterable) else { return false }
    defer { iterator.decref() }
    while let value = next(iterator) {
      defer { value.decref() }
      guard arrayAppend(array, value) else { return false }
    }
    return !errorOccurred
  }

  /// A copy of some items, with room for `spare` more behind them that the caller fills.
  fileprivate func arrayCopy(_ array: Ref, _ start: Int, _ count: Int, spare: Int = 0) -> Ref? {
    guard let type = modules.arrayType, let made = newArray(type, array.arrayCode) else { return nil }
    guard resizeArray(made, count + spare, exact: true) else {
      made.decref()
      return nil
    }
    let size = array.arrayItemBytes
    memcpy(made.byteArrayStart, array.byteArrayStart + start * size, count * size)
    return made
  }

  fileprivate func repeatArray(_ array: Ref, _ times: Int) -> Ref? {
    let length = array.byteArrayCount
    let (total, overflow) = array.arrayCount.multipliedReportingOverflow(by: max(0, times))
    guard !overflow else { return noMemory() }
    guard let type = modules.arrayType, let made = newArray(type, array.arrayCode) else { return nil }
    guard resizeArray(made, total, exact: true) else {
      made.decref()
      return nil
    }
    if length > 0 {
      for index in 0..<max(0, times) {
        memcpy(made.byteArrayStart + index * length, array.byteArrayStart, length)
      }
    }
    return made
  }

  // MARK: Items

  fileprivate func arraySubscript(_ array: Ref, _ key: Ref) -> Ref? {
    if key.kind == Kind.slice {
      guard let (start, step, count) = selection(key, array.arrayCount) else { return nil }
      if step == 1 { return arrayCopy(array, start, count) }
      guard let type = modules.arrayType, let made = newArray(type, array.arrayCode) else { return nil }
      guard resizeArray(made, count, exact: true) else {
        made.decref()
        return nil
      }
      let size = array.arrayItemBytes
      for index in 0..<count {
        memcpy(made.byteArrayStart + index * size, array.byteArrayStart + (start + index * step) * size, size)
      }
      return made
    }
    guard let index = arrayIndex(array, key, "array index out of range") else { return nil }
    return arrayItem(array, index)
  }

  private func arrayIndex(_ array: Ref, _ key: Ref, _ outside: String) -> Int? {
    guard key.typeHas(.intSubclass) || key.slots.pointee.index != nil else {
      _ = raise(exceptions.pointee.typeError, "array indices must be integers")
      return nil
    }
    guard var index = indexValue(key) else { return nil }
    if index < 0 { index &+= array.arrayCount }
    guard index >= 0, index < array.arrayCount else {
      _ = raise(exceptions.pointee.indexError, outside)
      return nil
    }
    return index
  }

  fileprivate func setArraySubscript(_ array: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    if key.kind == Kind.slice { return setArraySlice(array, key, value) }
    guard let index = arrayIndex(array, key, "array assignment index out of range") else { return false }
    guard let value else { return replaceArrayItems(array, index, index + 1, nil, 0) }
    var scratch: UInt64 = 0
    return withUnsafeMutableBytes(of: &scratch) { bytes in
      let place = bytes.baseAddress.unsafelyUnwrapped
      guard storeArrayValue(array.arrayCode, value, place) else { return false }
      // `__index__` may have shortened the array.
      guard index < array.arrayCount else {
        return raiseFalse(exceptions.pointee.indexError, "array assignment index out of range")
      }
      memcpy(array.byteArrayStart + index * array.arrayItemBytes, place, array.arrayItemBytes)
      return true
    }
  }

  private func setArraySlice(_ array: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    var source: Ref?
    defer { source.decref() }
    if let value {
      guard isArray(value) else {
        return raiseFalse(
          exceptions.pointee.typeError,
          "can only assign array (not \"\(typeName(value.type))\") to array slice")
      }
      guard value.arrayCode == array.arrayCode else {
        return raiseFalse(exceptions.pointee.typeError, "bad argument type for built-in operation")
      }
      source = arrayCopy(value, 0, value.arrayCount)
      if source == nil { return false }
    }
    guard let (start, step, count) = selection(key, array.arrayCount) else { return false }
    let given = source?.arrayCount ?? 0
    if step == 1 {
      return replaceArrayItems(
        array, start, start + count, source.map { UnsafeRawPointer($0.byteArrayStart) }, given)
    }
    let size = array.arrayItemBytes
    guard let source else {
      for turn in 0..<count {
        // From the back, so that the places before stay where they are.
        let place = step > 0 ? start + (count - 1 - turn) * step : start + turn * step
        guard replaceArrayItems(array, place, place + 1, nil, 0) else { return false }
      }
      return true
    }
    guard given == count else {
      return raiseFalse(
        exceptions.pointee.valueError,
        "attempt to assign array of size \(given) to extended slice of size \(count)")
    }
    for index in 0..<count {
      memcpy(
        array.byteArrayStart + (start + index * step) * size, source.byteArrayStart + index * size, size)
    }
    return true
  }

  /// The place of the first item that equals a value, between two bounds; -1: none, -2: an exception.
  fileprivate func arrayFind(_ array: Ref, _ value: Ref, _ start: Int, _ stop: Int) -> Int {
    var index = start
    while index < min(stop, array.arrayCount) {
      guard let item = arrayItem(array, index) else { return -2 }
      let same = equals(item, value)
      item.decref()
      if same < 0 { return -2 }
      if same == 1 { return index }
      index += 1
    }
    return -1
  }

  fileprivate func arrayList(_ array: Ref) -> Ref? {
    guard let list = newList(0) else { return nil }
    for index in 0..<array.arrayCount {
      guard addPart(list, arrayItem(array, index)) else { return nil }
    }
    return list
  }

  fileprivate func arrayText(_ array: Ref) -> Ref? {
    let name = typeName(array.type).split(separator: ".").last.map(String.init) ?? "array"
    let letter = String(Character(Unicode.Scalar(array.arrayCode)))
    if array.arrayCount == 0 { return newStr("\(name)('\(letter)')") }
    let isText = array.arrayCode == 0x75 || array.arrayCode == 0x77
    guard let contents = isText ? arrayUnicode(array) : arrayList(array) else { return nil }
    defer { contents.decref() }
    guard let text = repr(contents) else { return nil }
    defer { text.decref() }
    return newStr("\(name)('\(letter)', \(text.swiftString))")
  }

  fileprivate func arrayUnicode(_ array: Ref) -> Ref? {
    guard array.arrayCode == 0x75 || array.arrayCode == 0x77 else {
      return raise(
        exceptions.pointee.valueError,
        "tounicode() may only be called on unicode type arrays ('u' or 'w')")
    }
    guard let list = arrayList(array) else { return nil }
    defer { list.decref() }
    return callMethod(state.pointee.emptyStr, intern("join"), list)
  }

  fileprivate func compareArrays(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard isArray(a), isArray(b) else { return newNotImplemented() }
    guard let left = arrayList(a) else { return nil }
    defer { left.decref() }
    guard let right = arrayList(b) else { return nil }
    defer { right.decref() }
    return compare(left, right, op)
  }
}

private let arrayMethods = [
  MethodDefinition("append", .one({ vm, array, value in vm.arrayAppend(array, value) ? vm.newNone() : nil })),
  MethodDefinition("extend", .one({ vm, array, other in vm.extendArray(array, other) ? vm.newNone() : nil })),
  MethodDefinition(
    "insert",
    .positional(
      2, 2,
      { vm, array, arguments, _ in
        guard var index = vm.sizeArgument(arguments[0].unsafelyUnwrapped),
          vm.arrayAppend(array, arguments[1].unsafelyUnwrapped)
        else { return nil }
        let (count, size) = (array.arrayCount - 1, array.arrayItemBytes)
        if index < 0 { index = max(0, index &+ count) }
        index = min(index, count)
        var scratch: UInt64 = 0
        let start = array.byteArrayStart
        memcpy(&scratch, start + count * size, size)
        memmove(start + (index + 1) * size, start + index * size, (count - index) * size)
        memcpy(start + index * size, &scratch, size)
        return vm.newNone()
      })),
  MethodDefinition(
    "pop",
    .positional(
      0, 1,
      { vm, array, arguments, given in
        var index = -1
        if given == 1 {
          guard let value = vm.sizeArgument(arguments[0].unsafelyUnwrapped) else { return nil }
          index = value
        }
        let count = array.arrayCount
        guard count > 0 else { return vm.raise(vm.exceptions.pointee.indexError, "pop from empty array") }
        if index < 0 { index &+= count }
        guard index >= 0, index < count else {
          return vm.raise(vm.exceptions.pointee.indexError, "pop index out of range")
        }
        guard let item = vm.arrayItem(array, index) else { return nil }
        if vm.replaceArrayItems(array, index, index + 1, nil, 0) { return item }
        item.decref()
        return nil
      })),
  MethodDefinition(
    "remove",
    .one({ vm, array, value in
      let index = vm.arrayFind(array, value, 0, Int.max)
      if index == -2 { return nil }
      guard index >= 0 else {
        return vm.raise(vm.exceptions.pointee.valueError, "array.remove(x): x not in array")
      }
      return vm.replaceArrayItems(array, index, index + 1, nil, 0) ? vm.newNone() : nil
    })),
  MethodDefinition(
    "index",
    .positional(
      1, 3,
      { vm, array, arguments, given in
        var bounds = [0, Int.max]
        for index in 1..<max(1, given) {
          guard let bound = vm.boundArgument(arguments[index], bounds[index - 1]) else { return nil }
          bounds[index - 1] = bound < 0 ? max(0, bound &+ array.arrayCount) : bound
        }
        let found = vm.arrayFind(array, arguments[0].unsafelyUnwrapped, bounds[0], bounds[1])
        if found == -2 { return nil }
        if found >= 0 { return vm.int(found) }
        return vm.raise(vm.exceptions.pointee.valueError, "array.index(x): x not in array")
      })),
  MethodDefinition(
    "count",
    .one({ vm, array, value in
      var (total, place) = (0, 0)
      while true {
        place = vm.arrayFind(array, value, place, Int.max)
        if place == -2 { return nil }
        if place == -1 { return vm.int(total) }
        total += 1
        place += 1
      }
    })),
  MethodDefinition(
    "reverse",
    .none({ vm, array in
      let (size, start) = (array.arrayItemBytes, array.byteArrayStart)
      var (low, high) = (0, array.arrayCount - 1)
      while low < high {
        for byte in 0..<size {
          (start[low * size + byte], start[high * size + byte]) =
            (start[high * size + byte], start[low * size + byte])
        }
        low += 1
        high -= 1
      }
      return vm.newNone()
    })),
  MethodDefinition(
    "byteswap",
    .none({ vm, array in
      let (size, start) = (array.arrayItemBytes, array.byteArrayStart)
      for index in 0..<array.arrayCount {
        for byte in 0..<size / 2 {
          (start[index * size + byte], start[(index + 1) * size - 1 - byte]) =
            (start[(index + 1) * size - 1 - byte], start[index * size + byte])
        }
      }
      return vm.newNone()
    })),
  MethodDefinition("clear", .none({ vm, array in vm.resizeArray(array, 0) ? vm.newNone() : nil })),
  MethodDefinition("tolist", .none({ vm, array in vm.arrayList(array) })),
  MethodDefinition(
    "fromlist",
    .one({ vm, array, list in
      guard list.typeHas(.listSubclass) else {
        return vm.raise(vm.exceptions.pointee.typeError, "arg must be list")
      }
      let (count, added, size) = (array.arrayCount, list.listCount, array.arrayItemBytes)
      guard vm.resizeArray(array, count + added) else { return nil }
      memset(array.byteArrayStart + count * size, 0, added * size)
      for index in 0..<added {
        var stored = false
        // An item's `__index__` may have changed the list or the array.
        if index < list.listCount, array.arrayCount == count + added {
          let value = list.listItem(index).owned()
          var scratch: UInt64 = 0
          stored = withUnsafeMutableBytes(of: &scratch) { bytes in
            let place = bytes.baseAddress.unsafelyUnwrapped
            guard vm.storeArrayValue(array.arrayCode, value, place) else { return false }
            if array.arrayCount == count + added {
              memcpy(array.byteArrayStart + (count + index) * size, place, size)
            }
            return true
          }
          value.decref()
        } else {
          _ = vm.raise(vm.exceptions.pointee.runtimeError, "list changed size during iteration")
        }
        if stored { continue }
        guard let error = vm.fetchError() else { return nil }
        _ = vm.resizeArray(array, min(count, array.arrayCount))
        vm.setError(error)
        return nil
      }
      return vm.newNone()
    })),
  MethodDefinition(
    "tobytes", .none({ vm, array in vm.newBytes(array.byteArrayStart, array.byteArrayCount) })),
  MethodDefinition(
    "frombytes",
    .one({ vm, array, bytes in
      guard let view = vm.bytesView(of: bytes) else {
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "a bytes-like object is required, not '\(vm.typeName(bytes.type))'")
      }
      return vm.addBytes(array, view) ? vm.newNone() : nil
    })),
  MethodDefinition("tounicode", .none({ vm, array in vm.arrayUnicode(array) })),
  MethodDefinition(
    "buffer_info",
    .none({ vm, array in
      guard let address = vm.int(array.byteArrayBuffer.map { Int(bitPattern: $0) } ?? 0) else { return nil }
      defer { address.decref() }
      guard let count = vm.int(array.arrayCount) else { return nil }
      defer { count.decref() }
      return vm.tuple(address, count)
    })),
  MethodDefinition("__copy__", .none({ vm, array in vm.arrayCopy(array, 0, array.arrayCount) })),
  MethodDefinition("__deepcopy__", .one({ vm, array, _ in vm.arrayCopy(array, 0, array.arrayCount) })),
  MethodDefinition(
    "__sizeof__",
    .none({ vm, array in vm.int(Int(array.type.pointee.basicSize) + array.byteArrayAllocated) })),
  MethodDefinition(
    "__class_getitem__", .one({ vm, type, item in vm.newGenericAlias(type, item) }), kind: .class),
]
