import PyHeap

// Standard input: lines and texts for `input` and `sys.stdin`. Where the host gives none (a grader, a lesson), it is at
// its end from the start.

/// Bytes of standard input that were read and not used yet.
struct InputBuffer {
  private(set) var bytes: [UInt8] = []
  /// The first byte that was not used.
  private(set) var start = 0
  var hasEnded = false

  var rest: ArraySlice<UInt8> { bytes[start...] }

  mutating func append(_ more: [UInt8]) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += more
  }

  mutating func use(_ count: Int) { start += count }
}

/// How much is asked for at a time.
private enum InputPart {
  /// Up to the end of the line.
  case line
  /// Everything that is left.
  case all
}

extension VM {
  /// `sys.stdin.readline(most)`: a line with its break, or what is left; empty at the end. A negative `most` sets
  /// no limit.
  func inputLine(most: Int = -1) -> Ref? { inputText(.line, most) }

  /// `sys.stdin.read(most)`.
  func inputAll(most: Int = -1) -> Ref? { inputText(.all, most) }

  /// - Parameter most: characters; negative: any number.
  private func inputText(_ part: InputPart, _ most: Int) -> Ref? {
    // Each byte is looked at once, however slowly they come.
    var (looked, characters) = (0, 0)
    while true {
      let rest = host.input.rest
      var index = rest.startIndex + looked
      while index < rest.endIndex {
        let byte = rest[index]
        if byte & 0xc0 != 0x80 {
          if most >= 0, characters == most { return takeInput(index - rest.startIndex) }
          characters += 1
        }
        index += 1
        if part == .line, byte == 0x0a { return takeInput(index - rest.startIndex) }
      }
      looked = rest.count
      guard !host.input.hasEnded, most != 0 else { return takeInput(most == 0 ? 0 : looked) }
      guard fillInput() else { return nil }
    }
  }

  /// Reads more; at the end of the input that is noted. false: a limit ended the run.
  private func fillInput() -> Bool {
    // A prompt must be seen before the answer is waited for.
    flushOutput()
    guard let more = host.services.read?(), !more.isEmpty else {
      guard hostMayContinue() else { return endRun(.seconds) }
      host.input.hasEnded = true
      return true
    }
    host.input.append(more)
    return host.input.rest.count <= heap.pointee.limitBytes &- heap.pointee.liveBytes || endRun(.heap)
  }

  /// The next `count` bytes as a str.
  private func takeInput(_ count: Int) -> Ref? {
    let piece = Array(host.input.rest.prefix(count))
    host.input.use(count)
    return piece.withUnsafeBytes { bytes -> Ref? in
      guard let object = newBytes(bytes) else { return nil }
      defer { object.decref() }
      return decodeBytes(bytes, object, nil, nil)
    }
  }

  /// `input(prompt)`.
  func builtinInput(_ arguments: Arguments, _ count: Int) -> Ref? {
    let dict = modules.sysDict
    let stream = dict.map { dictGetStr($0, names.pointee.stdin) } ?? modules.stdin
    guard let stream, stream != none else {
      return raise(exceptions.pointee.runtimeError, "input(): lost sys.stdin")
    }
    stream.incref()
    defer { stream.decref() }
    if count == 1, let prompt = arguments[0] {
      guard let text = str(prompt) else { return nil }
      defer { text.decref() }
      guard let output = standardOutput() else { return nil }
      if output != none {
        guard let result = callMethod(output, names.pointee.write, text) else { return nil }
        result.decref()
      }
    }
    let line = stream == modules.stdin ? inputLine() : callMethod(stream, intern("readline"))
    guard let line else { return nil }
    defer { line.decref() }
    guard line.isAnyStr else {
      return raise(exceptions.pointee.typeError, "object.readline() returned non-string")
    }
    guard line.strLength > 0 else {
      return raise(exceptions.pointee.eOFError, "EOF when reading a line")
    }
    return strWithoutBreak(line)
  }

  /// A line without the break at its end.
  private func strWithoutBreak(_ line: Ref) -> Ref? {
    let length = line.strLength
    return StrView(line)[length - 1] == 0x0a ? substring(line, 0, length - 1) : line.owned()
  }
}
