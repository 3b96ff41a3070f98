import PyHeap

/// memoryview over bytes, bytearray and array: one dimension, any step, the formats of one machine word or less.
///
/// The views made from one another share a managed buffer, which alone holds the object looked at. The buffer counts in
/// the `exports` of a bytearray, so that the array cannot change its size while it is looked at.
enum MemoryViewLayout {
  static let buffer = 16  // Ref?, owned, a managed buffer; nil only after `clear`
  static let start = 24  // Int: byte offset of the first item
  static let count = 32  // Int: items
  static let step = 40  // Int: bytes between items
  static let format = 48  // UInt8: the letter
  static let isReleased = 49  // Bool
  static let hash = 56  // Int, -1: unknown
  static let weakrefs = 136
  static let size = 168
}

private enum ManagedBufferLayout {
  static let owner = 16  // Ref?, owned; nil: every view was released
  static let exports = 24  // Int: views that are not released
  static let size = 112
}

extension Ref {
  fileprivate var viewBuffer: Ref? { load(MemoryViewLayout.buffer) }
  fileprivate var viewOwner: Ref? {
    if load(MemoryViewLayout.isReleased, as: Bool.self) { return nil }
    return viewBuffer?.load(ManagedBufferLayout.owner)
  }
  fileprivate var viewStart: Int { load(MemoryViewLayout.start) }
  fileprivate var viewCount: Int { load(MemoryViewLayout.count) }
  fileprivate var viewStep: Int { load(MemoryViewLayout.step) }
  fileprivate var viewFormat: UInt8 { load(MemoryViewLayout.format) }
}

/// Bytes per item of a format letter; 0 for letters that are not supported.
private func itemSize(_ format: UInt8) -> Int {
  switch format {
  case 0x42, 0x62, 0x63: 1  // B b c
  case 0x48, 0x68: 2  // H h
  case 0x49, 0x69, 0x66, 0x77: 4  // I i f w
  case 0x4c, 0x6c, 0x51, 0x71, 0x64: 8  // L l Q q d
  default: 0
  }
}

extension VM {
  func makeMemoryViewType() {
    let type = newType("memoryview", basicSize: MemoryViewLayout.size, flags: [.hasGC, .sequence])
    types.pointee.memoryview = type
    types.pointee.managedBuffer = makeManagedBufferType()
    type.pointee.weakListOffset = Int32(MemoryViewLayout.weakrefs)
    type.pointee.dealloc = { vm, view in
      vm.untrack(view)
      vm.dropBuffer(view)
      if view.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, view) }
      vm.freeGCObject(view, MemoryViewLayout.size)
    }
    type.pointee.traverse = { view, visit, context in
      if let buffer = view.viewBuffer { visit(buffer, context) }
    }
    type.pointee.clear = { vm, view in vm.dropBuffer(view) }
    let slots = type.slots
    slots.pointee.new = { vm, _, arguments, count, names in
      var object: Ref?
      guard vm.bind(memoryViewSignature, arguments, count, names, &object), let object else { return nil }
      return vm.newMemoryView(of: object)
    }
    slots.pointee.repr = { vm, view in
      vm.newStr("<\(view.viewOwner == nil ? "released " : "")memory at \(vm.hexAddress(view))>")
    }
    slots.pointee.length = { vm, view in vm.openOwner(view) == nil ? -1 : view.viewCount }
    slots.pointee.getItem = { vm, view, key in vm.viewItem(view, key) }
    slots.pointee.setItem = { vm, view, key, value in vm.setViewItem(view, key, value) }
    slots.pointee.iter = { vm, view in
      guard let list = vm.viewList(view) else { return nil }
      defer { list.decref() }
      return vm.iterate(list)
    }
    slots.pointee.compare = { vm, a, b, op in vm.compareViews(a, b, op) }
    slots.pointee.hash = { vm, view in
      guard let owner = vm.openOwner(view) else { return -1 }
      guard owner.isAnyBytes else {
        _ = vm.raise(vm.exceptions.pointee.valueError, "cannot hash writable memoryview object")
        return -1
      }
      guard let bytes = vm.viewBytes(view) else { return -1 }
      defer { bytes.decref() }
      return vm.bytesHash(bytes)
    }
    addViewMethods(type)
    readyType(type)
  }

  private func makeManagedBufferType() -> TypeRef {
    let type = newType("managedbuffer", basicSize: ManagedBufferLayout.size, flags: [.hasGC])
    type.pointee.flags.insert(.disallowInstantiation)
    type.pointee.dealloc = { vm, buffer in
      vm.untrack(buffer)
      vm.releaseBuffer(buffer)
      vm.freeGCObject(buffer, ManagedBufferLayout.size)
    }
    type.pointee.traverse = { buffer, visit, context in
      if let owner = buffer.load(ManagedBufferLayout.owner, as: Ref?.self) { visit(owner, context) }
    }
    type.pointee.clear = { vm, buffer in
      if buffer.load(ManagedBufferLayout.exports, as: Int.self) == 0 { vm.releaseBuffer(buffer) }
    }
    readyType(type)
    return type
  }

  private func addViewMethods(_ type: TypeRef) {
    addMethods(
      type,
      [
        MethodDefinition(
          "tobytes",
          .keywords({ vm, view, arguments, count, names in
            var order: Ref?
            guard vm.bind(tobytesSignature, arguments, count, names, &order) else { return nil }
            if let order, order != vm.none, vm.refusesOrder(order) { return nil }
            return vm.openOwner(view) == nil ? nil : vm.viewBytes(view)
          })),
        MethodDefinition(
          "__bytes__", .none({ vm, view in vm.openOwner(view) == nil ? nil : vm.viewBytes(view) })),
        MethodDefinition("tolist", .none({ vm, view in vm.viewList(view) })),
        MethodDefinition(
          "hex",
          .keywords({ vm, view, arguments, count, names in
            guard vm.openOwner(view) != nil, let bytes = vm.viewBytes(view) else { return nil }
            defer { bytes.decref() }
            return vm.hexOfBytes(bytes, arguments, count, names)
          })),
        MethodDefinition(
          "release",
          .none({ vm, view in
            vm.releaseView(view)
            return vm.newNone()
          })),
        MethodDefinition("cast", .one({ vm, view, format in vm.castView(view, format) })),
        MethodDefinition("__enter__", .none({ vm, view in vm.openOwner(view) == nil ? nil : view.owned() })),
        MethodDefinition(
          "__exit__",
          .positional(
            0, 3,
            { vm, view, _, _ in
              vm.releaseView(view)
              return vm.newNone()
            })),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition("obj", get: { vm, view in vm.openOwner(view)?.owned() }),
        AttributeDefinition(
          "nbytes",
          get: { vm, view in
            vm.openOwner(view) == nil ? nil : vm.int(view.viewCount * itemSize(view.viewFormat))
          }),
        AttributeDefinition(
          "itemsize", get: { vm, view in vm.openOwner(view) == nil ? nil : vm.int(itemSize(view.viewFormat)) }
        ),
        AttributeDefinition(
          "format",
          get: { vm, view in
            vm.openOwner(view) == nil ? nil : vm.newStr(codePoint: UInt32(view.viewFormat))
          }),
        AttributeDefinition("ndim", get: { vm, view in vm.openOwner(view) == nil ? nil : vm.int(1) }),
        AttributeDefinition("shape", get: { vm, view in vm.viewTuple(view, view.viewCount) }),
        AttributeDefinition("strides", get: { vm, view in vm.viewTuple(view, view.viewStep) }),
        AttributeDefinition(
          "readonly", get: { vm, view in vm.openOwner(view).flatMap { vm.bool($0.isAnyBytes) } }),
        AttributeDefinition(
          "suboffsets",
          get: { vm, view in vm.openOwner(view) == nil ? nil : vm.state.pointee.emptyTuple.owned() }),
        AttributeDefinition(
          "c_contiguous",
          get: { vm, view in
            vm.openOwner(view) == nil ? nil : vm.bool(view.viewStep == itemSize(view.viewFormat))
          }),
        AttributeDefinition(
          "f_contiguous",
          get: { vm, view in
            vm.openOwner(view) == nil ? nil : vm.bool(view.viewStep == itemSize(view.viewFormat))
          }),
        AttributeDefinition(
          "contiguous",
          get: { vm, view in
            vm.openOwner(view) == nil ? nil : vm.bool(view.viewStep == itemSize(view.viewFormat))
          }),
      ])
  }

  /// Raises for what is no order of items in memory. With one dimension all three orders are the same.
  private func refusesOrder(_ order: Ref) -> Bool {
    guard order.isAnyStr else {
      return !raiseFalse(
        exceptions.pointee.typeError,
        "tobytes() argument 'order' must be str or None, not \(typeName(order.type))")
    }
    let letter = StrView(order)
    if letter.count == 1 && (letter[0] == 0x43 || letter[0] == 0x46 || letter[0] == 0x41) { return false }
    return !raiseFalse(exceptions.pointee.valueError, "order must be 'C', 'F' or 'A'")
  }

  private func viewTuple(_ view: Ref, _ number: Int) -> Ref? {
    guard openOwner(view) != nil, let value = int(number) else { return nil }
    defer { value.decref() }
    return tuple(value)
  }

  /// The object looked at (borrowed); nil with ValueError when the view was released.
  private func openOwner(_ view: Ref) -> Ref? {
    view.viewOwner
      ?? raise(exceptions.pointee.valueError, "operation forbidden on released memoryview object")
  }

  /// The bytes of an open view whose items lie side by side (borrowed); nil otherwise, without exception.
  func contiguousContents(_ view: Ref) -> UnsafeRawBufferPointer? {
    let size = itemSize(view.viewFormat)
    guard let owner = view.viewOwner, view.viewStep == size || view.viewCount < 2 else { return nil }
    return UnsafeRawBufferPointer(start: byteView(owner).base + view.viewStart, count: view.viewCount * size)
  }

  /// Raises what keeps a view from being read as one run of bytes: it was released, or its items lie apart.
  func raiseUnreadable(_ view: Ref) -> StrView? {
    if openOwner(view) != nil {
      _ = raise(exceptions.pointee.bufferError, "memoryview: underlying buffer is not C-contiguous")
    }
    return nil
  }

  /// `view.release()`. The last release of all views of a buffer lets the object go.
  private func releaseView(_ view: Ref) {
    guard !view.load(MemoryViewLayout.isReleased, as: Bool.self), let buffer = view.viewBuffer else { return }
    view.store(MemoryViewLayout.isReleased, true)
    let exports = buffer.load(ManagedBufferLayout.exports, as: Int.self) - 1
    buffer.store(ManagedBufferLayout.exports, exports)
    if exports == 0 { releaseBuffer(buffer) }
  }

  /// Releases a view that also gives its buffer up.
  private func dropBuffer(_ view: Ref) {
    releaseView(view)
    let buffer = view.viewBuffer
    view.store(MemoryViewLayout.buffer, nil as Ref?)
    buffer.decref()
  }

  private func releaseBuffer(_ buffer: Ref) {
    guard let owner = buffer.load(ManagedBufferLayout.owner, as: Ref?.self) else { return }
    buffer.store(ManagedBufferLayout.owner, nil as Ref?)
    if !owner.isAnyBytes {
      owner.store(ByteArrayLayout.exports, owner.load(ByteArrayLayout.exports, as: Int.self) - 1)
    }
    owner.decref()
  }

  private func newManagedBuffer(_ owner: Ref) -> Ref? {
    guard let buffer = newGCObject(types.pointee.managedBuffer, ManagedBufferLayout.size) else {
      return noMemory()
    }
    buffer.store(ManagedBufferLayout.owner, Optional(owner.owned()))
    buffer.store(ManagedBufferLayout.exports, 0)
    if !owner.isAnyBytes {
      owner.store(ByteArrayLayout.exports, owner.load(ByteArrayLayout.exports, as: Int.self) + 1)
    }
    track(buffer)
    return buffer
  }

  private func newMemoryView(of object: Ref) -> Ref? {
    if object.type == types.pointee.memoryview {
      guard openOwner(object) != nil else { return nil }
      return makeView(
        object.viewBuffer, object.viewStart, object.viewCount, object.viewStep, object.viewFormat)
    }
    guard let bytes = bytesView(of: object) else {
      return raise(
        exceptions.pointee.typeError,
        "memoryview: a bytes-like object is required, not '\(typeName(object.type))'")
    }
    let (size, format) = isArray(object) ? (object.arrayItemBytes, object.arrayCode) : (1, 0x42)
    guard let buffer = newManagedBuffer(object) else { return nil }
    defer { buffer.decref() }
    return makeView(buffer, 0, bytes.count / size, size, format)
  }

  private func makeView(_ buffer: Ref?, _ start: Int, _ count: Int, _ step: Int, _ format: UInt8) -> Ref? {
    guard let buffer = buffer?.owned() else { return nil }
    guard let view = newGCObject(types.pointee.memoryview, MemoryViewLayout.size) else {
      buffer.decref()
      return noMemory()
    }
    view.store(MemoryViewLayout.buffer, Optional(buffer))
    view.store(MemoryViewLayout.start, start)
    view.store(MemoryViewLayout.count, count)
    view.store(MemoryViewLayout.step, step)
    view.store(MemoryViewLayout.format, format)
    view.store(MemoryViewLayout.isReleased, false)
    view.store(MemoryViewLayout.hash, -1)
    view.store(MemoryViewLayout.weakrefs, nil as Ref?)
    buffer.store(ManagedBufferLayout.exports, buffer.load(ManagedBufferLayout.exports, as: Int.self) + 1)
    track(view)
    return view
  }

  /// The first byte of an item. The owner cannot move while the view is open.
  private func itemAddress(_ view: Ref, _ index: Int) -> UnsafeMutableRawPointer {
    let owner = view.viewOwner.unsafelyUnwrapped
    let base = UnsafeMutableRawPointer(mutating: byteView(owner).base)
    return base + view.viewStart + index * view.viewStep
  }

  private func viewElement(_ view: Ref, _ index: Int) -> Ref? {
    let place = itemAddress(view, index)
    return view.viewFormat == 0x63 ? newBytes(place, 1) : machineValue(view.viewFormat, place)
  }

  private func viewList(_ view: Ref) -> Ref? {
    guard openOwner(view) != nil, let list = newList(0) else { return nil }
    for index in 0..<view.viewCount {
      guard addPart(list, viewElement(view, index)) else { return nil }
    }
    return list
  }

  /// The items' bytes, one behind the other, as a bytes object.
  private func viewBytes(_ view: Ref) -> Ref? {
    let size = itemSize(view.viewFormat)
    var out = ByteBuilder(self, reserve: view.viewCount * size)
    for index in 0..<view.viewCount { out.append(itemAddress(view, index), size) }
    return out.finish(self)
  }

  private func viewIndex(_ view: Ref, _ key: Ref) -> Int? {
    guard key.typeHas(.intSubclass) || key.slots.pointee.index != nil else {
      _ = raise(exceptions.pointee.typeError, "memoryview: invalid slice key")
      return nil
    }
    // `__index__` may have released the view.
    guard var index = indexValue(key), openOwner(view) != nil else { return nil }
    if index < 0 { index &+= view.viewCount }
    guard index >= 0 && index < view.viewCount else {
      _ = raise(exceptions.pointee.indexError, "index out of bounds on dimension 1")
      return nil
    }
    return index
  }

  private func viewItem(_ view: Ref, _ key: Ref) -> Ref? {
    guard openOwner(view) != nil else { return nil }
    if key.kind == Kind.slice {
      guard let (start, step, count) = selection(key, view.viewCount), openOwner(view) != nil else {
        return nil
      }
      let step0 = view.viewStep
      return makeView(view.viewBuffer, view.viewStart + start * step0, count, step0 * step, view.viewFormat)
    }
    guard let index = viewIndex(view, key) else { return nil }
    return viewElement(view, index)
  }

  private func setViewItem(_ view: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    let typeError = exceptions.pointee.typeError
    guard let owner = openOwner(view) else { return false }
    if owner.isAnyBytes { return raiseFalse(typeError, "cannot modify read-only memory") }
    guard let value else { return raiseFalse(typeError, "cannot delete memory") }
    if key.kind == Kind.slice {
      guard let target = viewItem(view, key) else { return false }
      defer { target.decref() }
      guard let source = newMemoryView(of: value) else { return false }
      defer { source.decref() }
      guard source.viewCount == target.viewCount, source.viewFormat == target.viewFormat else {
        return raiseFalse(
          exceptions.pointee.valueError,
          "memoryview assignment: lvalue and rvalue have different structures")
      }
      guard let bytes = viewBytes(source) else { return false }
      defer { bytes.decref() }
      let size = itemSize(target.viewFormat)
      for index in 0..<target.viewCount {
        itemAddress(target, index).copyMemory(from: bytes.bytesData + index * size, byteCount: size)
      }
      return true
    }
    guard let index = viewIndex(view, key) else { return false }
    let format = view.viewFormat
    if format == 0x63 {
      guard value.isAnyBytes else {
        return raiseFalse(typeError, "memoryview: invalid type for format 'c'")
      }
      guard value.bytesCount == 1 else {
        return raiseFalse(exceptions.pointee.valueError, "memoryview: invalid value for format 'c'")
      }
      itemAddress(view, index).storeBytes(of: value.bytesData[0], as: UInt8.self)
      return true
    }
    let letter = String(Character(Unicode.Scalar(format)))
    if format == 0x64 || format == 0x66 {
      guard value.slots.pointee.float != nil || value.slots.pointee.index != nil else {
        return raiseFalse(typeError, "memoryview: invalid type for format '\(letter)'")
      }
      return storeArrayValue(format, value, itemAddress(view, index))
    }
    guard value.typeHas(.intSubclass) || value.slots.pointee.index != nil else {
      return raiseFalse(typeError, "memoryview: invalid type for format '\(letter)'")
    }
    guard let number = indexValue(value, overflow: nil), openOwner(view) != nil else { return false }
    guard store(number, format, itemAddress(view, index)) else {
      return raiseFalse(exceptions.pointee.valueError, "memoryview: invalid value for format '\(letter)'")
    }
    return true
  }

  /// Writes a number in a format; false when it does not fit.
  private func store(_ number: Int, _ format: UInt8, _ place: UnsafeMutableRawPointer) -> Bool {
    func put<T: FixedWidthInteger>(_: T.Type) -> Bool {
      guard let value = T(exactly: number) else { return false }
      withUnsafeBytes(of: value) {
        place.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: $0.count)
      }
      return true
    }
    switch format {
    case 0x42: return put(UInt8.self)
    case 0x62: return put(Int8.self)
    case 0x48: return put(UInt16.self)
    case 0x68: return put(Int16.self)
    case 0x49: return put(UInt32.self)
    case 0x69: return put(Int32.self)
    case 0x6c, 0x71: return put(Int.self)
    default: return put(UInt.self)
    }
  }

  private func castView(_ view: Ref, _ format: Ref) -> Ref? {
    guard openOwner(view) != nil else { return nil }
    let typeError = exceptions.pointee.typeError
    guard format.isAnyStr else {
      return raise(typeError, "cast() argument 'format' must be str, not \(displayTypeName(format))")
    }
    let view0 = StrView(format)
    let letter = view0.count == 1 && view0[0] < 128 ? UInt8(view0[0]) : 0
    let size = itemSize(letter)
    guard size > 0 else {
      return raise(
        exceptions.pointee.valueError,
        "memoryview: destination format must be a native single character format prefixed with an optional '@'"
      )
    }
    let old = itemSize(view.viewFormat)
    guard view.viewStep == old else {
      return raise(typeError, "memoryview: casts are restricted to C-contiguous views")
    }
    guard size == 1 || old == 1 else {
      return raise(typeError, "memoryview: cannot cast between two non-byte formats")
    }
    let bytes = view.viewCount * old
    guard bytes % size == 0 else {
      return raise(typeError, "memoryview: length is not a multiple of itemsize")
    }
    return makeView(view.viewBuffer, view.viewStart, bytes / size, size, letter)
  }

  private func compareViews(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard op == Comparison.eq || op == Comparison.ne else { return newNotImplemented() }
    if a == b { return bool(op == Comparison.eq) }
    guard a.viewOwner != nil else { return bool(op == Comparison.ne) }
    let other: Ref
    if b.type == types.pointee.memoryview {
      guard b.viewOwner != nil else { return bool(op == Comparison.ne) }
      other = b.owned()
    } else {
      guard bytesView(of: b) != nil, let made = newMemoryView(of: b) else { return newNotImplemented() }
      other = made
    }
    defer { other.decref() }
    guard let left = viewList(a) else { return nil }
    defer { left.decref() }
    guard let right = viewList(other) else { return nil }
    defer { right.decref() }
    return compare(left, right, op)
  }
}

private let tobytesSignature = Signature("tobytes", ["order"])
private let memoryViewSignature = Signature("memoryview", ["object"], required: 1)
