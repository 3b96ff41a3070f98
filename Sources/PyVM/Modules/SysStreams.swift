import PyHeap

// The standard streams: objects with the face of `io.TextIOWrapper` over the host's output and input.

/// Which stream an object stands for.
enum StreamLayout {
  static let number = 16  // Int32: 0 in, 1 out, 2 error
  static let size = 144
}

extension VM {
  /// Makes the stream type and the three objects.
  func bootstrapStreams() {
    let type = newType("_io.TextIOWrapper", basicSize: StreamLayout.size, flags: [])
    type.slots.pointee.repr = { vm, stream in
      let number = vm.streamNumber(stream)
      let mode = number == 0 ? "r" : "w"
      return vm.newStr("<_io.TextIOWrapper name='\(streamName(number))' mode='\(mode)' encoding='utf-8'>")
    }
    type.slots.pointee.iter = { _, stream in stream.owned() }
    type.slots.pointee.iterNext = { vm, stream in
      guard let line = vm.streamRead(stream, { $0.inputLine() }) else { return nil }
      if line.strLength > 0 { return line }
      line.decref()
      return nil
    }
    addMethods(
      type,
      [
        MethodDefinition("__enter__", .none({ _, stream in stream.owned() })),
        MethodDefinition("__exit__", .positional(0, 3, { vm, _, _, _ in vm.newNone() })),
        MethodDefinition(
          "write",
          .one({ vm, stream, text in
            guard text.isAnyStr else {
              return vm.raise(
                vm.exceptions.pointee.typeError,
                "write() argument must be str, not \(vm.typeName(text.type))")
            }
            guard vm.streamWrite(stream, text) else { return nil }
            return vm.int(text.strLength)
          })),
        MethodDefinition("flush", .none({ vm, stream in vm.newNone() })),
        MethodDefinition("isatty", .none({ vm, stream in vm.bool(false) })),
        MethodDefinition("fileno", .none({ vm, stream in vm.int(vm.streamNumber(stream)) })),
        MethodDefinition("readable", .none({ vm, stream in vm.bool(vm.streamNumber(stream) == 0) })),
        MethodDefinition("writable", .none({ vm, stream in vm.bool(vm.streamNumber(stream) != 0) })),
        MethodDefinition("seekable", .none({ vm, stream in vm.bool(false) })),
        MethodDefinition(
          "writelines",
          .one({ vm, stream, lines in
            guard let list = vm.tupleFromIterable(lines) else { return nil }
            defer { list.decref() }
            for index in 0..<list.tupleCount {
              guard let result = vm.callMethod(stream, vm.names.pointee.write, list.tupleItem(index)) else {
                return nil
              }
              result.decref()
            }
            return vm.newNone()
          })),
        MethodDefinition(
          "read",
          .positional(
            0, 1,
            { vm, stream, arguments, count in
              guard let most = vm.mostCharacters(arguments, count) else { return nil }
              return vm.streamRead(stream) { $0.inputAll(most: most) }
            })),
        MethodDefinition(
          "readline",
          .positional(
            0, 1,
            { vm, stream, arguments, count in
              guard let most = vm.mostCharacters(arguments, count) else { return nil }
              return vm.streamRead(stream) { $0.inputLine(most: most) }
            })),
        MethodDefinition(
          "readlines",
          .positional(
            0, 1,
            { vm, stream, arguments, count in
              guard let most = vm.mostCharacters(arguments, count) else { return nil }
              return vm.streamLines(stream, most)
            })),
        MethodDefinition(
          "reconfigure", .keywords({ vm, stream, _, _, _ in vm.newNone() })),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition("name", get: { vm, stream in vm.newStr(streamName(vm.streamNumber(stream))) }),
        AttributeDefinition("encoding", get: { vm, _ in vm.newStr("utf-8") }),
        AttributeDefinition(
          "errors",
          get: { vm, stream in vm.newStr(vm.streamNumber(stream) == 2 ? "backslashreplace" : "strict") }),
        AttributeDefinition(
          "mode", get: { vm, stream in vm.newStr(vm.streamNumber(stream) == 0 ? "r" : "w") }),
        AttributeDefinition("closed", get: { vm, _ in vm.bool(false) }),
        AttributeDefinition("line_buffering", get: { vm, stream in vm.bool(vm.streamNumber(stream) == 2) }),
        AttributeDefinition("newlines", get: { vm, _ in vm.newNone() }),
      ])
    readyType(type)
    func make(_ number: Int32) -> Ref? {
      guard let stream = newObject(type, StreamLayout.size) else { return nil }
      (stream.raw + 16).initializeMemory(as: UInt8.self, repeating: 0, count: StreamLayout.size - 16)
      stream.store(StreamLayout.number, number)
      return stream
    }
    let modules = modules
    modules.stdin = make(0)
    modules.stdout = make(1)
    modules.stderr = make(2)
  }

  fileprivate func streamNumber(_ stream: Ref) -> Int {
    Int(stream.load(StreamLayout.number, as: Int32.self))
  }

  fileprivate func streamRead(_ stream: Ref, _ read: (VM) -> Ref?) -> Ref? {
    if streamNumber(stream) == 0 { return read(self) }
    return raise(exceptions.pointee.osError, "not readable")
  }

  /// The argument of `read` and its kin: a number of characters, negative for any; None is no argument.
  fileprivate func mostCharacters(_ arguments: Arguments, _ count: Int) -> Int? {
    guard count > 0, let given = arguments[0], given != none else { return -1 }
    return indexValue(given, overflow: exceptions.pointee.overflowError)
  }

  /// `readlines(hint)`: all lines, or as many as have more characters than `hint` together.
  fileprivate func streamLines(_ stream: Ref, _ hint: Int) -> Ref? {
    guard let list = newList(0) else { return nil }
    var characters = 0
    while let line = streamRead(stream, { $0.inputLine() }) {
      defer { line.decref() }
      if line.strLength == 0 { return list }
      guard listAppend(list, line) else { break }
      characters += line.strLength
      if hint > 0, characters >= hint { return list }
    }
    list.decref()
    return nil
  }

  /// Writes a str to one of the engine's own streams; false with an exception or the output limit.
  @inline(__always)
  func streamWrite(_ stream: Ref, _ text: Ref) -> Bool {
    writeStr(text, isError: stream.load(StreamLayout.number, as: Int32.self) == 2)
  }

  /// Writes a str as UTF-8.
  func writeStr(_ text: Ref, isError: Bool) -> Bool {
    if text.strIsASCII {
      return hostWrite(
        UnsafeRawBufferPointer(start: UnsafeRawPointer(text.strData), count: text.strLength), isError: isError
      )
    }
    guard let bytes = encodeStr(text, "utf-8", isError ? "backslashreplace" : nil) else { return false }
    defer { bytes.decref() }
    return hostWrite(
      UnsafeRawBufferPointer(
        start: UnsafeRawPointer(bytes.raw + BytesLayout.data),
        count: bytes.load(BytesLayout.length, as: Int.self)),
      isError: isError)
  }

  /// Writes engine text (a traceback, a warning) to the program's `sys.stderr`, whatever that is now.
  func writeError(_ text: String) {
    if let dict = modules.sysDict {
      guard let stream = dictGetStr(dict, names.pointee.stderr) else { return }
      if stream == none { return }
      if stream != modules.stderr {
        let pending = fetchError()
        if let object = newStr(text) {
          let result = callMethod(stream, names.pointee.write, object)
          object.decref()
          result.decref()
        }
        clearError()
        if let pending { setError(pending) }
        return
      }
    }
    var text = text
    _ = text.withUTF8 { hostWrite(UnsafeRawBufferPointer($0), isError: true) }
  }
}

private func streamName(_ number: Int) -> String {
  number == 0 ? "<stdin>" : number == 1 ? "<stdout>" : "<stderr>"
}
