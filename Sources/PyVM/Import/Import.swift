import PyHeap

// The import statement. There is no file system: a module is one of the engine's own, or it is not there.

extension VM {
  /// `import name`, `from name import …`: new reference.
  func importModule(_ name: Ref, fromList: Ref, level: Ref, _ frame: FramePointer) -> Ref? {
    let builtins = frame.pointee.builtins
    if builtins.kind == Kind.dict, let function = dictGetStr(builtins, names.pointee.dunderImport),
      function != modules.importFunction
    {
      guard let made = newTuple(5) else { return nil }
      let items: [Ref] = [
        name, frame.pointee.globals, frame.pointee.locals ?? none, fromList, level,
      ]
      for (index, item) in items.enumerated() { made.tupleItems[index] = item.owned() }
      track(made)
      defer { made.decref() }
      return call(function, tuple: made)
    }
    let depth = level.kind == Kind.int && level.isCompact ? level.compactValue : 0
    return importByName(name, fromList, depth)
  }

  /// `__import__(name, fromlist=…, level=…)`.
  func importByName(_ name: Ref, _ fromList: Ref, _ level: Int) -> Ref? {
    if level > 0 {
      return raise(
        exceptions.pointee.importError, "attempted relative import with no known parent package")
    }
    if level < 0 { return raise(exceptions.pointee.valueError, "level must be >= 0") }
    if name.strLength == 0 { return raise(exceptions.pointee.valueError, "Empty module name") }
    if let module = loadedModule(name), !isDotted(name) { return module.owned() }
    if errorOccurred { return nil }
    let text = name.swiftString
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var path = ""
    var top: Ref?
    var parent: Ref?
    for (index, part) in parts.enumerated() {
      path += index == 0 ? part : "." + part
      guard let step = importPart(path, part, parent) else {
        top.decref()
        parent.decref()
        return nil
      }
      if index == 0 { top = step.owned() }
      parent.decref()
      parent = step
    }
    let wantsTop = fromList == none || (fromList.kind == Kind.tuple && fromList.tupleCount == 0)
    if wantsTop {
      parent.decref()
      return top
    }
    top.decref()
    return parent
  }

  private func isDotted(_ name: Ref) -> Bool {
    for index in 0..<name.strLength where name.strCodePoint(index) == 0x2e { return true }
    return false
  }

  /// A module of `sys.modules`, borrowed.
  private func loadedModule(_ name: Ref) -> Ref? {
    guard let table = state.pointee.modules else { return nil }
    return dictGet(table, name)
  }

  private func importPart(_ path: String, _ part: String, _ parent: Ref?) -> Ref? {
    var text = path
    guard let name = text.withUTF8({ intern(utf8: UnsafeRawBufferPointer($0)) }) else { return nil }
    defer { name.decref() }
    if let module = loadedModule(name) {
      if module == none { return raiseNoModule("import of \(path) halted; None in sys.modules", name) }
      return module.owned()
    }
    if errorOccurred { return nil }
    guard let build = nativeModule(named: name) else { return missingModule(path, name, parent) }
    guard let module = buildQuietly(build) else { return nil }
    guard let table = state.pointee.modules, dictSet(table, name, module) else {
      module.decref()
      return nil
    }
    if let parent {
      guard let attribute = newStr(part) else {
        module.decref()
        return nil
      }
      defer { attribute.decref() }
      if !setAttr(parent, attribute, module) {
        module.decref()
        return nil
      }
    }
    return module
  }

  private func missingModule(_ path: String, _ name: Ref, _ parent: Ref?) -> Ref? {
    let root = path.split(separator: ".").first.map(String.init) ?? path
    // What the engine brings are plain modules; a part of them cannot exist.
    if parent == nil, isStandardModule(root) {
      if let frame = state.pointee.frame {
        raiseUnsupported("module \(path)", frame.pointee.body.pointee.fileID, Int(currentLine(frame)))
      } else {
        raiseUnsupported("module \(path)", -1, 0)
      }
      return nil
    }
    if parent != nil {
      let package = path.split(separator: ".").dropLast().joined(separator: ".")
      return raiseNoModule("No module named '\(path)'; '\(package)' is not a package", name)
    }
    return raiseNoModule("No module named '\(path)'", name)
  }

  private func raiseNoModule(_ message: String, _ name: Ref) -> Ref? {
    raise(exceptions.pointee.moduleNotFoundError, message)
    noteImportName(name, nil)
    return nil
  }

  private func noteImportName(_ name: Ref?, _ from: Ref?) {
    guard let error = state.pointee.error, error.isInstance(exceptions.pointee.importError) else { return }
    if let name { setExceptionField(error, ImportErrorField.name, name.owned()) }
    if let from { setExceptionField(error, ImportErrorField.nameFrom, from.owned()) }
  }

  /// `from module import name`: new reference.
  func importFrom(_ module: Ref, _ name: Ref) -> Ref? {
    if let value = lookupAttr(module, name) { return value }
    if errorOccurred { return nil }
    let own = lookupAttr(module, names.pointee.dunderName)
    if errorOccurred { return nil }
    defer { own.decref() }
    let known = own.flatMap { $0.isAnyStr ? $0 : nil }
    if let known, let table = state.pointee.modules,
      let full = newStr("\(known.swiftString).\(name.swiftString)")
    {
      defer { full.decref() }
      if let found = dictGet(table, full) { return found.owned() }
      if errorOccurred { return nil }
      if let build = nativeModule(named: full) {
        guard let made = buildQuietly(build) else { return nil }
        guard dictSet(table, full, made), setAttr(module, name, made) else {
          made.decref()
          return nil
        }
        return made
      }
    }
    let place = known.map { $0.swiftString } ?? "<unknown module name>"
    raise(
      exceptions.pointee.importError,
      "cannot import name '\(name.swiftString)' from '\(place)' (unknown location)")
    noteImportName(known, name)
    return nil
  }

  /// `from module import *`.
  func importStar(_ module: Ref, _ frame: FramePointer) -> Bool {
    let namespace = frame.pointee.locals ?? frame.pointee.globals
    let all = lookupAttr(module, names.pointee.dunderAll)
    if errorOccurred { return false }
    defer { all.decref() }
    if let all {
      guard let list = tupleFromIterable(all) else { return false }
      defer { list.decref() }
      for index in 0..<list.tupleCount {
        let name = list.tupleItem(index)
        guard name.isAnyStr else {
          let owner = displayModuleName(module)
          return raiseFalse(
            exceptions.pointee.typeError,
            "Item in \(owner).__all__ must be str, not \(typeName(name.type))")
        }
        guard let value = getAttr(module, name) else { return false }
        defer { value.decref() }
        guard setItem(namespace, name, value) else { return false }
      }
      return true
    }
    guard let dict = lookupAttr(module, names.pointee.dunderDict) else {
      if errorOccurred { return false }
      return raiseFalse(
        exceptions.pointee.importError, "from-import-* object has no __dict__ and no __all__")
    }
    defer { dict.decref() }
    guard let keys = call(types.pointee.list.object, dict) else { return false }
    defer { keys.decref() }
    for index in 0..<keys.listCount {
      let name = keys.listItem(index)
      if name.isAnyStr, name.strLength > 0, name.strCodePoint(0) == 0x5f { continue }
      guard let value = getItem(dict, name) else { return false }
      defer { value.decref() }
      guard setItem(namespace, name, value) else { return false }
    }
    return true
  }

  private func displayModuleName(_ module: Ref) -> String {
    guard let name = lookupAttr(module, names.pointee.dunderName) else {
      clearError()
      return "?"
    }
    defer { name.decref() }
    return name.isAnyStr ? name.swiftString : "?"
  }

  /// Creates `__main__`, puts it into `sys.modules` and returns its namespace, owned.
  func newMainModule() -> Ref? {
    guard let module = newModule(names.pointee.dunderMain), let dict = moduleDict(module),
      let table = state.pointee.modules
    else { return nil }
    modules.mainModule = module
    guard let annotations = newDict() else { return nil }
    defer { annotations.decref() }
    let file = host.arguments.first.flatMap { newStr($0) }
    defer { file.decref() }
    guard dictSet(table, names.pointee.dunderMain, module),
      dictSet(dict, names.pointee.dunderAnnotations, annotations),
      dictSet(dict, names.pointee.dunderBuiltins, modules.builtinsModule ?? none)
    else { return nil }
    if let file {
      guard dictSet(dict, names.pointee.dunderFile, file), dictSet(dict, intern("__cached__"), none) else {
        return nil
      }
    }
    // `sys.modules` holds it now.
    let owned = dict.owned()
    module.decref()
    return owned
  }
}
