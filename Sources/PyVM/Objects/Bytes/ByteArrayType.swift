import Glibc
import PyHeap

// The type bytearray.

private let initSignature = Signature("bytearray", ["source", "encoding", "errors"])

extension VM {
  func makeByteArrayType() {
    let type = newType(
      "bytearray", basicSize: ByteArrayLayout.size, flags: [.allowsSubclasses], kind: Kind.bytearray)
    types.pointee.bytearray = type
    type.pointee.dealloc = { vm, ref in vm.deallocByteArray(ref) }
    let slots = type.slots
    slots.pointee.repr = { vm, array in
      var builder = StrBuilder(vm)
      builder.append(vm.typeName(array.type))
      builder.append("(b")
      builder.appendBytesRepr(vm.byteView(array), escapesApostrophe: true)
      builder.append(")")
      return builder.finish(vm)
    }
    slots.pointee.compare = { vm, a, b, op in vm.compareBytes(a, b, op) }
    slots.pointee.iter = { vm, array in vm.iterateBytes(array, vm.types.pointee.bytearrayIterator) }
    slots.pointee.new = { vm, type, _, _, _ in vm.newEmptyByteArray(type.asType) }
    slots.pointee.initialize = { vm, array, arguments, count, names in
      vm.initializeByteArray(array, arguments, count, names)
    }
    slots.pointee.concat = { vm, a, b in vm.concatBytes(a, b) }
    slots.pointee.repeat = { vm, array, times in vm.repeatBytes(array, times) }
    slots.pointee.inPlaceConcat = { vm, array, other in
      guard let view = vm.bytesView(of: other) else {
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "can't concat \(vm.typeName(other.type)) to \(vm.typeName(array.type))")
      }
      return vm.extendBytes(array, view) ? array.owned() : nil
    }
    slots.pointee.inPlaceRepeat = { vm, array, times in vm.repeatInPlace(array, times) }
    slots.pointee.remainder = { vm, a, b in
      vm.isByteArray(a) ? vm.formatPercentBytes(a, b) : vm.newNotImplemented()
    }
    slots.pointee.length = { _, array in array.byteArrayCount }
    slots.pointee.getItem = { vm, array, key in
      vm.bytesItem(array, key, "bytearray", "bytearray index out of range")
    }
    slots.pointee.setItem = { vm, array, key, value in vm.setByteArrayItem(array, key, value) }
    slots.pointee.contains = { vm, array, part in vm.bytesContain(array, part) }
    addByteMethods(type)
    addMutationMethods(type)
    readyType(type)
  }

  private func newEmptyByteArray(_ type: TypeRef) -> Ref? {
    if type == types.pointee.bytearray { return newByteArray(nil, 0) }
    let size = Int(type.pointee.basicSize)
    let hasGC = type.pointee.has(.hasGC)
    guard let ref = hasGC ? newGCObject(type, size) : newObject(type, size) else { return noMemory() }
    if type.pointee.has(.heapType) { type.object.incref() }
    memset(ref.raw + 16, 0, size - 16)
    if hasGC { track(ref) }
    return ref
  }

  private func initializeByteArray(
    _ array: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Bool {
    var source: Ref?
    var encoding: Ref?
    var errors: Ref?
    guard bind(initSignature, arguments, count, keywordNames, &source, &encoding, &errors) else {
      return false
    }
    if array.byteArrayCount != 0 {
      guard resizeByteArray(array, 0) else { return false }
    }
    guard var contents = byteContents(source, encoding, errors, "bytearray") else { return false }
    defer { contents.discard() }
    if contents.failed {
      _ = noMemory()
      return false
    }
    if array.byteArrayBuffer == nil {
      guard let source, contents.count > 0, growsItemByItem(source) else {
        return fillByteArray(array, contents.base, contents.count)
      }
      for length in 1...contents.count {
        guard resizeByteArray(array, length) else { return false }
      }
      if let base = contents.base { memcpy(array.byteArrayStart, base, contents.count) }
      return true
    }
    return replaceBytes(array, 0, array.byteArrayCount, contents.base, contents.count)
  }

  /// Whether an array made from `source` grows with each item that it gives.
  private func growsItemByItem(_ source: Ref) -> Bool {
    if source.kind == Kind.list || source.kind == Kind.tuple { return !profile.sizesByteArrays }
    return source.slots.pointee.index == nil && !source.isAnyStr && bytesView(of: source) == nil
  }

  /// Appends bytes, which may be the array's own.
  private func extendBytes(_ array: Ref, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let length = array.byteArrayCount
    let added = bytes.count
    let isOwn = bytes.baseAddress == UnsafeRawPointer(array.byteArrayStart)
    guard added <= strLengthLimit - length, resizeByteArray(array, length + added) else { return false }
    if added > 0 {
      memcpy(
        array.byteArrayStart + length,
        isOwn ? UnsafeRawPointer(array.byteArrayStart) : bytes.baseAddress.unsafelyUnwrapped, added)
    }
    return true
  }

  private func repeatInPlace(_ array: Ref, _ times: Int) -> Ref? {
    let length = array.byteArrayCount
    let (total, overflow) = length.multipliedReportingOverflow(by: max(0, times))
    guard !overflow, total <= strLengthLimit else { return noMemory() }
    guard resizeByteArray(array, total) else { return nil }
    if total > length && length > 0 {
      var done = length
      while done < total {
        let chunk = min(done, total - done)
        memcpy(array.byteArrayStart + done, array.byteArrayStart, chunk)
        done += chunk
      }
    }
    return array.owned()
  }

  // MARK: Items

  private func setByteArrayItem(_ array: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    if key.kind == Kind.slice { return setByteArraySlice(array, key, value) }
    guard key.typeHas(.intSubclass) || key.slots.pointee.index != nil else {
      return raiseFalse(
        exceptions.pointee.typeError,
        "bytearray indices must be integers or slices, not \(typeName(key.type))")
    }
    guard var index = indexValue(key) else { return false }
    var byte: UInt8 = 0
    if let value {
      if index < 0 { index &+= array.byteArrayCount }
      guard let converted = byteValue(value) else { return false }
      byte = converted
    } else if index < 0 {
      index &+= array.byteArrayCount
    }
    // `__index__` may have shortened the array.
    guard UInt(bitPattern: index) < UInt(bitPattern: array.byteArrayCount) else {
      return raiseFalse(exceptions.pointee.indexError, "bytearray index out of range")
    }
    if value == nil { return replaceBytes(array, index, index + 1, nil, 0) }
    array.byteArrayStart[index] = byte
    return true
  }

  private func setByteArraySlice(_ array: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    guard let value else {
      return assignSelected(array, key, UnsafeRawBufferPointer(start: nil, count: 0), true)
    }
    if let view = bytesView(of: value) {
      // A copy: the bounds of the slice may change both.
      var copy = ByteBuilder(self, reserve: view.count)
      copy.append(view)
      if copy.failed {
        copy.discard()
        _ = noMemory()
        return false
      }
      defer { copy.discard() }
      return assignSelected(array, key, copy.bytes, false)
    }
    if value.isAnyStr || value.typeHas(.intSubclass)
      || (value.slots.pointee.iter == nil && value.slots.pointee.getItem == nil)
    {
      return raiseFalse(
        exceptions.pointee.typeError,
        "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    }
    var contents = ByteBuilder(self)
    guard fill(&contents, from: value, "bytearray") else { return false }
    defer { contents.discard() }
    return assignSelected(array, key, contents.bytes, false)
  }

  private func assignSelected(
    _ array: Ref, _ key: Ref, _ bytes: UnsafeRawBufferPointer, _ deleting: Bool
  ) -> Bool {
    guard let (start, step, count) = selection(key, array.byteArrayCount) else { return false }
    if step == 1 { return replaceBytes(array, start, start + count, bytes.baseAddress, bytes.count) }
    if deleting {
      guard count > 0 else { return true }
      guard mayResize(array) else { return false }
      let first = step > 0 ? start : start + (count - 1) * step
      let stride = abs(step)
      let data = array.byteArrayStart
      var target = first
      var skipped = 0
      for index in first..<array.byteArrayCount {
        if skipped < count && index == first + skipped * stride {
          skipped += 1
        } else {
          data[target] = data[index]
          target += 1
        }
      }
      return resizeByteArray(array, target)
    }
    if bytes.count == 0 && count == 0 { return true }
    guard bytes.count == count else {
      return raiseFalse(
        exceptions.pointee.valueError,
        "attempt to assign bytes of size \(bytes.count) to extended slice of size \(count)")
    }
    for index in 0..<count { array.byteArrayStart[start + index * step] = bytes[index] }
    return true
  }

  // MARK: Methods

  private func addMutationMethods(_ type: TypeRef) {
    addMethods(
      type,
      [
        MethodDefinition(
          "append",
          .one({ vm, array, item in
            guard let byte = vm.byteValue(item) else { return nil }
            let count = array.byteArrayCount
            guard vm.resizeByteArray(array, count + 1) else { return nil }
            array.byteArrayStart[count] = byte
            return vm.newNone()
          })),
        MethodDefinition("extend", .one({ $0.extendByteArray($1, $2) })),
        MethodDefinition(
          "insert",
          .positional(
            2, 2,
            { vm, array, arguments, _ in
              guard var index = vm.sizeArgument(arguments[0].unsafelyUnwrapped),
                let byte = vm.byteValue(arguments[1].unsafelyUnwrapped)
              else { return nil }
              let count = array.byteArrayCount
              if index < 0 { index = max(0, index &+ count) }
              index = min(index, count)
              guard vm.resizeByteArray(array, count + 1) else { return nil }
              memmove(array.byteArrayStart + index + 1, array.byteArrayStart + index, count - index)
              array.byteArrayStart[index] = byte
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
              let count = array.byteArrayCount
              guard count > 0 else {
                return vm.raise(vm.exceptions.pointee.indexError, "pop from empty bytearray")
              }
              if index < 0 { index &+= count }
              guard index >= 0 && index < count else {
                return vm.raise(vm.exceptions.pointee.indexError, "pop index out of range")
              }
              guard vm.mayResize(array) else { return nil }
              let byte = array.byteArrayStart[index]
              memmove(array.byteArrayStart + index, array.byteArrayStart + index + 1, count - index - 1)
              return vm.resizeByteArray(array, count - 1) ? vm.int(Int(byte)) : nil
            })),
        MethodDefinition(
          "remove",
          .one({ vm, array, item in
            guard let byte = vm.byteValue(item) else { return nil }
            let index = findCharacter(vm.byteView(array), UInt32(byte))
            guard index >= 0 else {
              return vm.raise(vm.exceptions.pointee.valueError, "value not found in bytearray")
            }
            guard vm.mayResize(array) else { return nil }
            let count = array.byteArrayCount
            memmove(array.byteArrayStart + index, array.byteArrayStart + index + 1, count - index - 1)
            return vm.resizeByteArray(array, count - 1) ? vm.newNone() : nil
          })),
        MethodDefinition(
          "reverse",
          .none({ vm, array in
            let data = array.byteArrayStart
            var low = 0
            var high = array.byteArrayCount - 1
            while low < high {
              (data[low], data[high]) = (data[high], data[low])
              low += 1
              high -= 1
            }
            return vm.newNone()
          })),
        MethodDefinition(
          "clear", .none({ vm, array in vm.resizeByteArray(array, 0) ? vm.newNone() : nil })),
        MethodDefinition(
          "copy", .none({ vm, array in vm.newByteArray(array.byteArrayStart, array.byteArrayCount) })),
        MethodDefinition("__alloc__", .none({ vm, array in vm.int(array.byteArrayAllocated) })),
        MethodDefinition(
          "__sizeof__",
          .none({ vm, array in vm.int(Int(array.type.pointee.basicSize) + array.byteArrayAllocated) })),
      ])
  }

  private func extendByteArray(_ array: Ref, _ other: Ref) -> Ref? {
    if let view = bytesView(of: other) { return extendBytes(array, view) ? newNone() : nil }
    if other.isAnyStr {
      return raise(exceptions.pointee.typeError, "expected iterable of integers; got: 'str'")
    }
    if other.slots.pointee.iter == nil && other.slots.pointee.getItem == nil {
      return raise(exceptions.pointee.typeError, "can't extend bytearray with \(typeName(other.type))")
    }
    var contents = ByteBuilder(self)
    guard fill(&contents, from: other, "bytearray") else { return nil }
    defer { contents.discard() }
    return extendBytes(array, contents.bytes) ? newNone() : nil
  }
}
