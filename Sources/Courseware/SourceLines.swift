/// The lines of a Markdown source as byte ranges, and the one change that is made to the source before
/// libcmark sees it.
struct SourceLines {
  private(set) var bytes: [UInt8]
  /// Where each line starts; one more entry than there are lines.
  private var starts: [Int]
  private let mayHaveFootnotes: Bool

  init(_ bytes: [UInt8]) {
    var starts = [0]
    var before: UInt8 = 0
    var mayHaveFootnotes = false
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\n") { starts.append(index + 1) }
        if byte == UInt8(ascii: "^"), before == UInt8(ascii: "[") { mayHaveFootnotes = true }
        before = byte
      }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.bytes = bytes
    self.starts = starts
    self.mayHaveFootnotes = mayHaveFootnotes
  }

  var count: Int { starts.count - 1 }

  /// Line `number`, from 1, without its line break; empty when there is no such line.
  subscript(number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= count else { return [] }
    var line = bytes[starts[number - 1]..<starts[number]]
    while let last = line.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { line.removeLast() }
    return line
  }

  /// The source with a backslash before each footnote definition and each reference `[^x]` that would collide
  /// with one: CommonMark takes `[^1]: word` for a link definition, and the note would be gone. Lines keep
  /// their numbers. Fenced blocks are left as they are.
  func escapingFootnotes() -> [UInt8] {
    guard mayHaveFootnotes else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var fence: (byte: UInt8, length: Int)?
    for number in 1..<max(count + 1, 1) {
      let line = self[number]
      let body = line.drop { $0 == UInt8(ascii: " ") }
      let indent = body.startIndex - line.startIndex
      let run = SourceLines.fenceRun(body)
      if let (byte, length) = fence {
        if let run, run.byte == byte, run.length >= length, run.isBare { fence = nil }
      } else if let run {
        fence = (run.byte, run.length)
      } else if indent <= 3, body.starts(with: [UInt8(ascii: "["), UInt8(ascii: "^")]),
        let close = body.firstIndex(of: UInt8(ascii: "]")), body[(close + 1)...].first == UInt8(ascii: ":")
      {
        result.append(UInt8(ascii: "\\"))
        result += body
        result.append(UInt8(ascii: "\n"))
        continue
      }
      result += bytes[starts[number - 1]..<starts[number]]
    }
    return result
  }

  /// A run of three or more backticks or tildes at the start of a line.
  private static func fenceRun(_ body: ArraySlice<UInt8>) -> (byte: UInt8, length: Int, isBare: Bool)? {
    guard let byte = body.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
    let rest = body.drop { $0 == byte }
    let length = rest.startIndex - body.startIndex
    guard length >= 3 else { return nil }
    return (byte, length, rest.allSatisfy { $0 == UInt8(ascii: " ") })
  }

  /// Link definitions (`[label]: target`), which table cells need when they are parsed on their own.
  func linkDefinitions() -> [UInt8] {
    var result: [UInt8] = []
    for number in 1..<max(count + 1, 1) {
      let line = self[number]
      guard line.first == UInt8(ascii: "["), line.dropFirst().first != UInt8(ascii: "^"),
        let close = line.firstIndex(of: UInt8(ascii: "]")), line[(close + 1)...].first == UInt8(ascii: ":")
      else { continue }
      result += line
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }
}
