import Yams

/// The YAML between the first two `---` lines of a file, and what follows it.
///
/// Yams reads YAML recursively, so nesting is bounded before it sees the text: 64 KiB in all, 32 open
/// brackets,
/// 8 dashes in a row.
struct FrontMatter {
  /// The mapping; keys that were asked for are remembered, so that ``finish(_:)`` can name the others.
  var map: YAMLMap
  /// Source after the closing line.
  var body: String
  /// The file's line on which the body starts.
  var bodyLine: Int

  init(file: String, source: String) throws(CourseProblem) {
    var lines = source.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })[...]
    guard lines.first.map(FrontMatter.isFence) == true else {
      throw CourseProblem(file: file, line: 1, message: "the first line is not `---`: no front matter")
    }
    lines = lines.dropFirst()
    guard let close = lines.firstIndex(where: FrontMatter.isFence) else {
      throw CourseProblem(file: file, line: 1, message: "the front matter has no closing `---`")
    }
    let yaml = lines[..<close].joined(separator: "\n")
    try FrontMatter.bound(yaml, file: file)
    let node: Node?
    do {
      node = try compose(yaml: yaml)
    } catch let error as YamlError {
      throw CourseProblem(file: file, line: FrontMatter.line(of: error) + 1, message: "YAML: \(error)")
    } catch {
      throw CourseProblem(file: file, line: 2, message: "YAML: \(error)")
    }
    guard let node, case .mapping = node else {
      throw CourseProblem(file: file, line: 2, message: "the front matter is not a mapping")
    }
    // The first YAML line is the file's second.
    map = try YAMLMap(node, file: file, lineOffset: 1)
    body = lines[(close + 1)...].joined(separator: "\n")
    bodyLine = close + 2
  }

  private static func isFence(_ line: Substring) -> Bool {
    line == "---" || line == "---\r"
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: 1
    }
  }

  private static func bound(_ yaml: String, file: String) throws(CourseProblem) {
    func refuse(_ line: Int) -> CourseProblem {
      CourseProblem(file: file, line: line + 1, message: "the front matter is too long or too deeply nested")
    }
    guard yaml.utf8.count <= 64 << 10 else { throw refuse(1) }
    var depth = 0
    for (number, line) in yaml.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      var marks = 0
      var leading = true
      for byte in line {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(depth - 1, 0)
        case UInt8(ascii: "-"), UInt8(ascii: "?"): if leading { marks += 1 }
        case UInt8(ascii: " "): break
        default: leading = false
        }
        guard depth <= 32, marks <= 8 else { throw refuse(number + 1) }
      }
    }
  }
}

/// A YAML mapping with typed, line-numbered access.
struct YAMLMap {
  let file: String
  let line: Int
  private let lineOffset: Int
  private let pairs: [(key: String, value: Node)]

  init(_ node: Node, file: String, lineOffset: Int) throws(CourseProblem) {
    self.file = file
    self.lineOffset = lineOffset
    line = (node.mark?.line ?? 1) + lineOffset
    guard case .mapping(let mapping) = node else {
      throw CourseProblem(file: file, line: line, message: "expected a mapping")
    }
    var pairs: [(String, Node)] = []
    for (key, value) in mapping {
      guard let name = key.string else {
        throw CourseProblem(file: file, line: line, message: "a key is not a word")
      }
      pairs.append((name, value))
    }
    self.pairs = pairs
  }

  var keys: [String] { pairs.map(\.key) }

  func has(_ key: String) -> Bool { pairs.contains { $0.key == key } }

  func node(_ key: String) -> Node? { pairs.first { $0.key == key }?.value }

  func line(of key: String) -> Int { node(key)?.mark.map { $0.line + lineOffset } ?? line }

  func problem(_ message: String, at key: String? = nil) -> CourseProblem {
    CourseProblem(file: file, line: key.map { line(of: $0) } ?? line, message: message)
  }

  func text(_ key: String) throws(CourseProblem) -> String {
    guard let node = node(key) else { throw problem("`\(key)` is missing") }
    guard case .scalar(let scalar) = node else { throw problem("`\(key)` is not a text", at: key) }
    return scalar.string
  }

  func optionalText(_ key: String) throws(CourseProblem) -> String? { has(key) ? try text(key) : nil }

  func integer(_ key: String) throws(CourseProblem) -> Int {
    let text = try text(key)
    guard let value = Int(text) else { throw problem("`\(key)` is not an integer", at: key) }
    return value
  }

  func integer(_ key: String, default value: Int) throws(CourseProblem) -> Int {
    has(key) ? try integer(key) : value
  }

  func flag(_ key: String, default value: Bool) throws(CourseProblem) -> Bool {
    guard has(key) else { return value }
    switch try text(key) {
    case "true": return true
    case "false": return false
    default: throw problem("`\(key)` is neither true nor false", at: key)
    }
  }

  /// A sequence of texts; none when the key is absent.
  func texts(_ key: String) throws(CourseProblem) -> [String] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else { throw problem("`\(key)` is not a list", at: key) }
    var result: [String] = []
    for element in sequence {
      guard case .scalar(let scalar) = element else {
        throw problem("`\(key)` holds more than texts", at: key)
      }
      result.append(scalar.string)
    }
    return result
  }

  /// Elements of a list, each read as a case of `Value` by its raw name.
  func cases<Value: RawRepresentable & CaseIterable>(
    _ key: String, of type: Value.Type
  ) throws(CourseProblem) -> [Value] where Value.RawValue == String {
    var result: [Value] = []
    for name in try texts(key) {
      guard let value = Value(rawValue: name) else {
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw problem("`\(name)` is not one of: \(known)", at: key)
      }
      result.append(value)
    }
    return result
  }

  func map(_ key: String) throws(CourseProblem) -> YAMLMap {
    guard let node = node(key) else { throw problem("`\(key)` is missing") }
    return try YAMLMap(node, file: file, lineOffset: lineOffset)
  }

  /// A sequence of mappings; none when the key is absent.
  func maps(_ key: String) throws(CourseProblem) -> [YAMLMap] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else { throw problem("`\(key)` is not a list", at: key) }
    var result: [YAMLMap] = []
    for element in sequence { result.append(try YAMLMap(element, file: file, lineOffset: lineOffset)) }
    return result
  }

  /// Whether the value is a mapping.
  func isMap(_ key: String) -> Bool {
    if case .mapping? = node(key) { true } else { false }
  }

  /// Refuses keys that mean nothing: a misspelt one would otherwise be passed over in silence.
  func allow(_ known: [String]) throws(CourseProblem) {
    for key in keys where !known.contains(key) {
      throw problem("`\(key)` is not one of: \(known.joined(separator: ", "))", at: key)
    }
  }
}
