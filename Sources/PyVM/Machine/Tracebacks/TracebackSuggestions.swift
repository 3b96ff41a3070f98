import PyHeap

// What a report adds to NameError, AttributeError and ImportError.

extension VM {
  /// ". Did you mean: 'x'?" or the like; empty when there is nothing to suggest. Never leaves an exception.
  func suggestion(for exception: Ref) -> String {
    defer { if state.pointee.limit == .none { clearError() } }
    let e = exceptions
    let isName = exception.isInstance(e.pointee.nameError)
    let field: Int
    if exception.isInstance(e.pointee.importError) {
      field = ImportErrorField.nameFrom
    } else if isName {
      field = 0
    } else if exception.isInstance(e.pointee.attributeError) {
      field = AttributeErrorField.name
    } else {
      return ""
    }
    guard let name = exceptionField(exception, field).pointee, name.isAnyStr else { return "" }
    let wrong = name.swiftString
    let found = suggestedName(exception, name, wrong)
    var text = found.map { ". Did you mean: '\($0)'?" } ?? ""
    if isName, isStandardModule(wrong) {
      text +=
        found == nil ? ". Did you forget to import '\(wrong)'?" : " Or did you forget to import '\(wrong)'?"
    }
    return text
  }

  private func suggestedName(_ exception: Ref, _ name: Ref, _ wrong: String) -> String? {
    var candidates: [String] = []
    if exception.isInstance(exceptions.pointee.attributeError) {
      guard let object = exceptionField(exception, AttributeErrorField.object).pointee,
        let listed = directory(object)
      else { return nil }
      candidates = listed
      if wrong.first != "_", !isSelf(object, innermostFrame(exception)) {
        candidates.removeAll { $0.first == "_" }
      }
    } else if exception.isInstance(exceptions.pointee.importError) {
      guard let module = exceptionField(exception, ImportErrorField.name).pointee, module.isAnyStr,
        let table = state.pointee.modules, let loaded = dictGet(table, module), let listed = directory(loaded)
      else { return nil }
      candidates = listed
      if wrong.first != "_" { candidates.removeAll { $0.first == "_" } }
    } else {
      guard let frame = innermostFrame(exception), let locals = frameLocals(frame) else { return nil }
      defer { locals.decref() }
      if locals.kind == Kind.dict, let me = dictGetStr(locals, names.pointee.`self`) {
        if let value = lookupAttr(me, name) {
          value.decref()
          return "self.\(wrong)"
        }
        clearError()
      }
      candidates = keys(locals)
      if let globals: Ref = frame.load(FrameLayout.globals, as: Ref?.self) { candidates += keys(globals) }
      if let builtins = state.pointee.builtins { candidates += keys(builtins) }
    }
    return nearestName(wrong, candidates)
  }

  private func innermostFrame(_ exception: Ref) -> Ref? {
    guard var entry: Ref = exception.load(ExceptionLayout.traceback, as: Ref?.self) else { return nil }
    while let next: Ref = entry.load(TracebackLayout.next, as: Ref?.self) { entry = next }
    return entry.load(TracebackLayout.frame, as: Ref?.self)
  }

  private func isSelf(_ object: Ref, _ frame: Ref?) -> Bool {
    guard let frame, let locals = frameLocals(frame) else { return false }
    defer { locals.decref() }
    return locals.kind == Kind.dict && dictGetStr(locals, names.pointee.`self`) == object
  }

  private func keys(_ dict: Ref) -> [String] {
    guard dict.kind == Kind.dict else { return [] }
    var result: [String] = []
    var position = 0
    while let (key, _) = dictNext(dict, &position) {
      if key.isAnyStr { result.append(key.swiftString) }
    }
    return result
  }

  /// `dir(o)` as text, sorted; nil when it fails.
  private func directory(_ o: Ref) -> [String]? {
    guard let method = lookupSpecial(o, names.pointee.dunderDir) else {
      clearError()
      return nil
    }
    defer { method.decref() }
    guard let found = call(method) else {
      clearError()
      return nil
    }
    defer { found.decref() }
    guard let list = tupleFromIterable(found) else {
      clearError()
      return nil
    }
    defer { list.decref() }
    var result: [String] = []
    for index in 0..<list.tupleCount where list.tupleItem(index).isAnyStr {
      result.append(list.tupleItem(index).swiftString)
    }
    return result.sorted {
      Array($0.unicodeScalars.map(\.value)).lexicographicallyPrecedes($1.unicodeScalars.map(\.value))
    }
  }
}
