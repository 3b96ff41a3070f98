/// Colours Python for reading. It never fails and never loses a character: what it does not know is plain.
///
/// The interpreter's own lexer would refuse half of what a lesson shows on purpose (fragments, errors,
/// prompts), so this small scanner stands beside it.
public enum PythonHighlighter {
  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]
  private static let builtins: Set<String> = [
    "abs", "all", "any", "bool", "bytearray", "bytes", "callable", "chr", "dict", "dir", "enumerate",
    "filter",
    "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "id", "input", "int",
    "isinstance",
    "issubclass", "iter", "len", "list", "locals", "map", "max", "memoryview", "min", "next", "object",
    "open",
    "ord", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "sorted", "str",
    "sum",
    "super", "tuple", "type", "vars", "zip", "getrefcount", "getsizeof",
  ]

  /// The source's lines, styled.
  /// - Complexity: O(n).
  public static func lines(_ source: String) -> [Line] {
    var lines: [Line] = [Line()]
    func emit(_ text: some Sequence<Unicode.Scalar>, _ role: Role) {
      var piece = String.UnicodeScalarView()
      for scalar in text {
        if scalar == "\n" {
          lines[lines.count - 1].append(String(piece), Style(role))
          piece = .init()
          lines.append(Line())
        } else {
          piece.append(scalar)
        }
      }
      lines[lines.count - 1].append(String(piece), Style(role))
    }
    let text = Array(source.unicodeScalars)
    var index = 0
    while index < text.count {
      let scalar = text[index]
      let end: Int
      let role: Role
      if scalar == "#" {
        end = text[index...].firstIndex(of: "\n") ?? text.count
        role = .comment
      } else if scalar == "\"" || scalar == "'" {
        end = stringEnd(text, index)
        role = .string
      } else if isNameStart(scalar) {
        var stop = index
        while stop < text.count, isNameStart(text[stop]) || isDigit(text[stop]) { stop += 1 }
        if stop < text.count, stop - index <= 2, text[stop] == "\"" || text[stop] == "'",
          text[index..<stop].allSatisfy({ "rRbBuUfF".unicodeScalars.contains($0) })
        {
          end = stringEnd(text, stop)
          role = .string
        } else {
          end = stop
          role = self.role(of: String(String.UnicodeScalarView(text[index..<stop])), text, index)
        }
      } else if isDigit(scalar) {
        var stop = index
        while stop < text.count, isNameStart(text[stop]) || isDigit(text[stop]) || text[stop] == "." {
          stop += 1
        }
        end = stop
        role = .number
      } else {
        end = index + 1
        role = .plain
      }
      emit(text[index..<end], role)
      index = end
    }
    if lines.count > 1, lines[lines.count - 1].spans.isEmpty { lines.removeLast() }
    return lines
  }

  private static func role(of word: String, _ text: [Unicode.Scalar], _ index: Int) -> Role {
    if keywords.contains(word) { return .keyword }
    let isAttribute = index > 0 && text[index - 1] == "." && !builtinAttributes.contains(word)
    return builtins.contains(word) && !isAttribute ? .builtin : .plain
  }

  private static let builtinAttributes: Set<String> = ["getrefcount", "getsizeof"]

  /// Index after the literal that opens at `start`; an unfinished one ends with its line.
  private static func stringEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    let quote = text[start]
    let triple = start + 2 < text.count && text[start + 1] == quote && text[start + 2] == quote
    var index = start + (triple ? 3 : 1)
    while index < text.count {
      if text[index] == "\\" {
        index += 2
      } else if text[index] == "\n", !triple {
        return index
      } else if text[index] == quote {
        if !triple { return index + 1 }
        if index + 2 < text.count, text[index + 1] == quote, text[index + 2] == quote { return index + 3 }
        index += 1
      } else {
        index += 1
      }
    }
    return text.count
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z")
      || scalar.value >= 0xAA
  }
}
