/// The program of a *predict* exercise, taken apart into code and blanks.
///
/// A blank stands at the end of a line that prints exactly one line of output:
/// ```python
/// print(getrefcount(a))        # => ?
/// print(inside(a))             # => 3.8: ?  3.13: ?
/// ```
/// The learner writes over the question marks. The n-th line of a sheet that has blanks prints the n-th line
/// of the program's output, so an expected value is read off a run of the program and stands nowhere else.
public struct AnswerSheet: Sendable, Equatable {
  /// The lines of code without comments and trailing spaces: what must equal the starter's. Remarks and empty
  /// lines, a byte order mark and the line ends of another system are the learner's own affair.
  public var program: String
  /// In order of lines, and within a line in order of the profiles written there.
  public var blanks: [Blank]

  /// One place to fill in.
  public struct Blank: Sendable, Equatable {
    /// Line in the answer file, from 1.
    public var line: Int
    /// Which printed line it predicts, from 0: in the starter's sheet. Whoever deletes a blank moves those
    /// after it; ``row`` stays.
    public var output: Int
    /// Its line in ``AnswerSheet/program``, from 0.
    public var row: Int
    /// The profile it asks for; nil means the exercise's first profile.
    public var profile: String?
    /// What stands in it, trimmed; nil while it is still `?` or empty.
    public var answer: String?
  }

  /// Takes a source apart. Never fails: a line whose comment does not read as a blank is code.
  ///
  /// A `# =>` inside a string literal of the same line is
  /// not told apart from a comment; lint would show it as a blank too many.
  /// - Complexity: O(n) in the length of the source.
  public init(source: String, profiles: [String]) {
    var program = ""
    var blanks: [Blank] = []
    var (output, number, row) = (0, 0, 0)
    let lines = source.drop { $0 == "\u{FEFF}" }.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" })
    for line in lines {
      number += 1
      let code = AnswerSheet.trimmedEnd(AnswerSheet.code(of: line))
      if code.isEmpty { continue }
      program += code + "\n"
      row += 1
      guard let mark = AnswerSheet.lastMark(in: line) else { continue }
      let field = line[mark...].drop { $0 != ">" }.dropFirst()
      for (profile, text) in AnswerSheet.fields(String(field), profiles: profiles) {
        let answer = text == "?" || text.isEmpty ? nil : text
        blanks.append(
          Blank(line: number, output: output, row: row - 1, profile: profile, answer: answer))
      }
      output += 1
    }
    self.program = program
    self.blanks = blanks
  }

  /// A line without its comment. A `#` in a string that begins and ends in the line begins none.
  private static func code(of line: Substring) -> Substring {
    var quote: Character?
    var index = line.startIndex
    while index < line.endIndex {
      let character = line[index]
      if quote != nil, character == "\\" {
        index = line.index(after: index)
        guard index < line.endIndex else { break }
      } else if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "#" {
        return line[..<index]
      }
      index = line.index(after: index)
    }
    return line
  }

  /// Where the last `# =>` of a line begins.
  private static func lastMark(in line: Substring) -> Substring.Index? {
    var found: Substring.Index?
    var at = line.startIndex
    while let hash = line[at...].firstIndex(of: "#") {
      let rest = line[line.index(after: hash)...].drop { $0 == " " }
      if rest.hasPrefix("=>") { found = hash }
      at = line.index(after: hash)
    }
    return found
  }

  /// `3.8: 4  3.13: 3` as pairs; without a known profile name the whole text is one answer.
  private static func fields(_ text: String, profiles: [String]) -> [(String?, String)] {
    var result: [(String?, String)] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }) {
      if let colon = word.firstIndex(of: ":"), profiles.contains(String(word[..<colon])) {
        result.append((String(word[..<colon]), String(word[word.index(after: colon)...])))
      } else if var last = result.popLast() {
        last.1 += last.1.isEmpty ? String(word) : " " + word
        result.append(last)
      } else {
        result.append((nil, String(word)))
      }
    }
    return result.isEmpty ? [(nil, "")] : result.map { ($0.0, $0.1.trimmingCommas()) }
  }

  private static func trimmedEnd(_ line: Substring) -> Substring {
    var line = line
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return line
  }
}

extension String {
  fileprivate func trimmingCommas() -> String {
    var text = Substring(self)
    while text.last == "," { text.removeLast() }
    return String(text)
  }
}
