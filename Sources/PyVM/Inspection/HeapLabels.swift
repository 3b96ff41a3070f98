import PyHeap

/// Tells a snapshot what references are called. Reads the heap only; nothing is counted, allocated or run.
///
/// The references themselves come from each type's own traversal, so a snapshot never misses one; this adds
/// the names. A reference for which no name is known keeps its position.
struct HeapLabels: HeapDescriber {
  let vm: VM
  private let mainNamespace: Ref?
  /// Namespaces of modules, by address.
  private var moduleNames: [UInt: String] = [:]
  /// Closure tuples and tuples of defaults, by address, with the names of their items.
  private var closures: [UInt: [String]] = [:]
  private var defaults: [UInt: [String]] = [:]
  private var keywordDefaults: Set<UInt> = []

  init(_ vm: VM, main: Ref?) {
    self.vm = vm
    mainNamespace = main
    if let main { moduleNames[main.address] = "__main__" }
    if let modules = vm.state.pointee.modules {
      forEachEntry(of: modules) { key, value in
        guard let value, value.kind == Kind.module, let dict = value.load(ModuleLayout.dict, as: Ref?.self),
          key.kind == Kind.str
        else { return }
        if moduleNames[dict.address] == nil { moduleNames[dict.address] = key.swiftString }
      }
    }
    vm.forEachObject { ref in
      if ref.kind == Kind.function { noteParts(of: ref) }
    }
  }

  /// Remembers which tuples belong to a function, for their items' names.
  private mutating func noteParts(of function: Ref) {
    let body = function.functionCode.codeBody
    if let closure = function.load(FunctionLayout.closure, as: Ref?.self) {
      closures[closure.address] = (0..<Int(body.pointee.localCount)).compactMap {
        body.pointee.localKinds[$0] & LocalKind.free.rawValue != 0 ? name(body, $0) : nil
      }
    }
    if let values = function.load(FunctionLayout.defaults, as: Ref?.self), values.kind == Kind.tuple {
      let arguments = Int(body.pointee.argCount)
      let first = arguments - values.tupleCount
      defaults[values.address] = (0..<values.tupleCount).map { first + $0 < 0 ? "?" : name(body, first + $0) }
    }
    if let values = function.load(FunctionLayout.keywordDefaults, as: Ref?.self) {
      keywordDefaults.insert(values.address)
    }
  }

  private func name(_ body: UnsafeMutablePointer<CodeBody>, _ local: Int) -> String {
    guard local >= 0, local < Int(body.pointee.localCount), let name = body.pointee.localNames[local] else {
      return "?"
    }
    return name.swiftString
  }

  // MARK: Objects

  func typeName(of ref: Ref) -> String { ref.type.nameText }

  func repr(of ref: Ref) -> String { shortRepr(ref, depth: 0) }

  func size(of ref: Ref) -> Int {
    let size = vm.ownSize(of: ref)
    return size + (ref.hasGCHead ? 16 + Int(ref.type.pointee.preHeaderSize) : 0)
  }

  /// Constants of the machine and the built-in types are everywhere and tell nothing.
  func isIncluded(_ ref: Ref) -> Bool {
    switch ref.kind {
    case Kind.type: ref.asType.pointee.has(.heapType)
    case Kind.methodDescriptor, Kind.memberDescriptor, Kind.code: false
    default: true
    }
  }

  // MARK: Edges

  func forEachRoot(of vm: VM, _ visit: (EdgeLabel, Ref) -> Void) {
    let state = vm.state
    if let mainNamespace { visit(.machine("__main__"), mainNamespace) }
    if let modules = state.pointee.modules { visit(.machine("sys.modules"), modules) }
    if let error = state.pointee.error { visit(.machine("the exception on its way"), error) }
    if let handled = state.pointee.handled { visit(.machine("the exception being handled"), handled) }
    if let value = state.pointee.generatorReturn { visit(.machine("a generator's value"), value) }
    var frame = state.pointee.frame
    var depth = 0
    while let current = frame, depth < 10_000 {
      visitFrame(current, visit)
      frame = current.pointee.previous
      depth += 1
    }
  }

  private func visitFrame(_ frame: FramePointer, _ visit: (EdgeLabel, Ref) -> Void) {
    let body = frame.pointee.body
    let function = body.pointee.code.load(CodeLayout.name, as: Ref.self).swiftString
    for local in 0..<Int(body.pointee.localCount) {
      if let value = frame.pointee.lp[local] {
        visit(.frameLocal(function: function, name: name(body, local)), value)
      }
    }
    var slot = frame.stackBase
    while slot < frame.pointee.sp {
      if let value = slot.pointee {
        visit(.frameStack(function: function, depth: slot - frame.stackBase), value)
      }
      slot += 1
    }
  }

  func forEachEdge(of ref: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    // What the type says it holds is the truth; names are matched to it.
    var open: [UInt: Int] = [:]
    var order: [Ref] = []
    ref.forEachHeld {
      open[$0.address, default: 0] += 1
      order.append($0)
    }
    if order.isEmpty, !ref.hasGCHead {
      // Types without GC are not traversed; what they hold is known by kind.
      forEachNamed(of: ref, visit)
      return
    }
    forEachNamed(of: ref) { label, target in
      guard let count = open[target.address], count > 0 else { return }
      open[target.address] = count - 1
      visit(label, target)
    }
    for (position, target) in order.enumerated() {
      guard let count = open[target.address], count > 0 else { continue }
      open[target.address] = count - 1
      visit(target == ref.type.object ? .type : .index(position), target)
    }
    if ref.typeHas(.dictSubclass) { visitUntraversedKeys(ref, visit) }
  }

  /// Keys that a dict's traversal leaves out because no cycle goes through a str; they are counted all the
  /// same. Keys of a split table belong to the class.
  private func visitUntraversedKeys(_ dict: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    guard dict.dictValues == nil, dict.dictKeys.hasOnlyStr else { return }
    forEachEntry(of: dict) { key, value in
      if value != nil { visit(.key(shortRepr(key, depth: 1)), key) }
    }
  }

  /// References whose names are known.
  private func forEachNamed(of ref: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    func field(_ name: String, _ offset: Int) {
      if let value = ref.load(offset, as: Ref?.self) { visit(.field(name), value) }
    }
    switch ref.kind {
    case Kind.tuple:
      let names = closures[ref.address]
      let parameters = defaults[ref.address]
      for index in 0..<ref.tupleCount {
        guard let item = ref.tupleItems[index] else { continue }
        if let names, index < names.count {
          visit(.closureCell(name: names[index]), item)
        } else if let parameters, index < parameters.count {
          visit(.defaultArgument(name: parameters[index]), item)
        } else {
          visit(.index(index), item)
        }
      }
    case Kind.list:
      guard let items = ref.listItems else { return }
      for index in 0..<ref.listCount { if let item = items[index] { visit(.index(index), item) } }
    case Kind.dict: visitDict(ref, visit)
    case Kind.set, Kind.frozenset: visitSet(ref, visit)
    case Kind.cell:
      if let content = ref.load(CellLayout.content, as: Ref?.self) { visit(.cellContent, content) }
    case Kind.function:
      field("__globals__", FunctionLayout.globals)
      field("__code__", FunctionLayout.code)
      field("__defaults__", FunctionLayout.defaults)
      field("__kwdefaults__", FunctionLayout.keywordDefaults)
      field("__closure__", FunctionLayout.closure)
      field("__dict__", FunctionLayout.dict)
      field("__doc__", FunctionLayout.doc)
      field("__name__", FunctionLayout.name)
      field("__qualname__", FunctionLayout.qualifiedName)
      field("__module__", FunctionLayout.module)
      field("__annotations__", FunctionLayout.annotations)
      field("__builtins__", FunctionLayout.builtins)
    case Kind.method:
      field("__func__", MethodLayout.function)
      field("__self__", MethodLayout.instance)
    case Kind.builtin: field("__self__", NativeLayout.instance)
    case Kind.module: field("__dict__", ModuleLayout.dict)
    case Kind.generator: visitGenerator(ref, visit)
    case Kind.frame: visitFrameObject(ref, visit)
    case Kind.slice:
      field("start", SliceLayout.start)
      field("stop", SliceLayout.stop)
      field("step", SliceLayout.step)
    case Kind.listIterator, Kind.tupleIterator, Kind.strIterator:
      field("sequence", SequenceIteratorLayout.sequence)
    case Kind.type:
      let type = ref.asType
      if let dict = type.pointee.dict { visit(.field("__dict__"), dict) }
      if let bases = type.pointee.bases { visit(.field("__bases__"), bases) }
      if let mro = type.pointee.mro { visit(.field("__mro__"), mro) }
      if let base = type.pointee.base { visit(.field("__base__"), base) }
    default: visitInstance(ref, visit)
    }
  }

  private func visitDict(_ dict: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    let module = moduleNames[dict.address]
    let isDefaults = keywordDefaults.contains(dict.address)
    forEachEntry(of: dict) { key, value in
      let text = keyText(key)
      if let value {
        if let module {
          visit(.moduleGlobal(module: module, name: text), value)
        } else if isDefaults {
          visit(.defaultArgument(name: text), value)
        } else {
          visit(.value(key: shortRepr(key, depth: 1)), value)
        }
      }
      visit(.key(shortRepr(key, depth: 1)), key)
    }
  }

  /// A key as a name: the text itself for str.
  private func keyText(_ key: Ref) -> String {
    key.kind == Kind.str ? key.swiftString : shortRepr(key, depth: 1)
  }

  private func forEachEntry(of dict: Ref, _ body: (Ref, Ref?) -> Void) {
    guard dict.typeHas(.dictSubclass) else { return }
    let keys = dict.dictKeys
    for index in 0..<keys.pointee.count {
      guard let key = keys.key(index) else { continue }
      body(key, dict.dictValueSlot(index).pointee)
    }
  }

  private func visitSet(_ set: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    for slot in 0...set.setMask {
      if let item = set.setTable[slot].item { visit(.key(shortRepr(item, depth: 1)), item) }
    }
  }

  private func visitGenerator(_ generator: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    // Of a finished generator only the code is left.
    let holder: Ref = generator.load(GeneratorLayout.function)
    let body = generator.generatorCode.codeBody
    let text = generator.load(GeneratorLayout.name, as: Ref.self).swiftString
    let slots: SlotPointer = generator.load(GeneratorLayout.slots)
    let locals = Int(body.pointee.localCount)
    for index in 0..<locals {
      if let value = slots[index] { visit(.frameLocal(function: text, name: name(body, index)), value) }
    }
    for index in 0..<Int(body.pointee.frameStackSize) {
      if let value = slots[locals + index] { visit(.frameStack(function: text, depth: index), value) }
    }
    visit(.field(holder.kind == Kind.code ? "gi_code" : "function"), holder)
    visit(.field("__name__"), generator.load(GeneratorLayout.name))
    visit(.field("__qualname__"), generator.load(GeneratorLayout.qualifiedName))
    if let frame = generator.load(GeneratorLayout.frameObject, as: Ref?.self) {
      visit(.field("gi_frame"), frame)
    }
  }

  private func visitFrameObject(_ frame: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    if let back = frame.load(FrameLayout.back, as: Ref?.self) { visit(.field("f_back"), back) }
    if let globals = frame.load(FrameLayout.globals, as: Ref?.self) { visit(.field("f_globals"), globals) }
    if let namespace = frame.load(FrameLayout.namespace, as: Ref?.self) {
      visit(.field("f_locals"), namespace)
    }
    guard let slots = frame.load(FrameLayout.slots, as: SlotPointer?.self),
      let code = frame.load(FrameLayout.code, as: Ref?.self)
    else { return }
    let text = code.load(CodeLayout.name, as: Ref.self).swiftString
    for index in 0..<Int(frame.load(FrameLayout.slotCount, as: Int32.self)) {
      if let value = slots[index] {
        visit(.frameLocal(function: text, name: name(code.codeBody, index)), value)
      }
    }
  }

  /// Attributes: values inside the object, `__slots__`, `__dict__`; then what a built-in base keeps.
  private func visitInstance(_ ref: Ref, _ visit: (EdgeLabel, Ref) -> Void) {
    let type = ref.type
    if type.pointee.dictOffset != 0 {
      if let values = vm.instanceValues(ref, type), let keys = vm.cachedKeys(type) {
        for index in 0..<min(keys.pointee.count, values.valuesCapacity) {
          if let value = values[index], let key = keys.key(index) {
            visit(.attribute(key.swiftString), value)
          }
        }
      }
      if let dict = vm.existingDict(ref, type) { visit(.field("__dict__"), dict) }
    }
    var current: TypeRef? = type
    while let layer = current {
      if layer.pointee.has(.heapType), let names = layer.slots.pointee.slotNames {
        let first = Int(layer.slots.pointee.firstSlotOffset)
        for index in 0..<min(names.tupleCount, Int(layer.slots.pointee.slotCount)) {
          if let value = ref.load(first + index * 8, as: Ref?.self) {
            visit(.slot(names.tupleItem(index).swiftString), value)
          }
        }
      }
      current = layer.pointee.base?.asType
    }
    if ref.typeHas(.dictSubclass) {
      visitDict(ref, visit)
    } else if ref.typeHas(.listSubclass), let items = ref.listItems {
      for index in 0..<ref.listCount { if let item = items[index] { visit(.index(index), item) } }
    } else if ref.typeHas(.tupleSubclass) {
      for index in 0..<ref.tupleCount { if let item = ref.tupleItems[index] { visit(.index(index), item) } }
    } else if ref.typeHas(.setSubclass) {
      visitSet(ref, visit)
    } else if ref.typeHas(.exceptionSubclass) {
      for (name, offset) in [
        ("args", ExceptionLayout.args), ("__traceback__", ExceptionLayout.traceback),
        ("__context__", ExceptionLayout.context), ("__cause__", ExceptionLayout.cause),
      ] {
        if let value = ref.load(offset, as: Ref?.self) { visit(.field(name), value) }
      }
    }
    visit(.type, type.object)
  }
}
