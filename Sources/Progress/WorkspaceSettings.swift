import Courseware
import Glibc

/// Why a workspace cannot be used or made; one line that names the file.
public struct WorkspaceError: Error, Sendable, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }

  /// What the system said about a file.
  static func system(_ path: String, _ number: Int32 = errno) -> WorkspaceError {
    WorkspaceError("\(path): \(String(cString: strerror(number)))")
  }
}

extension Workspace.Settings {
  /// Reads `heaplings.yml`: flat `key: value` lines, which are YAML, with comments. Unknown keys are errors,
  /// so that a mistyped one does not stay silent.
  init(file: String) throws(WorkspaceError) {
    self.init()
    let bytes: [UInt8]
    do { bytes = try CourseFiles.contents(of: file, named: file) } catch {
      throw WorkspaceError(error.description)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    ).enumerated() {
      let content = line.withoutComment.trimmed
      if content.isEmpty { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw WorkspaceError("\(file):\(index + 1): not a `key: value` line")
      }
      let key = content[..<colon].trimmed
      let value = content[content.index(after: colon)...].trimmed.unquoted
      switch key {
      case "lang":
        guard value.isEmpty || Language(rawValue: value) != nil else {
          throw WorkspaceError("\(file):\(index + 1): lang is one of en, zh")
        }
        language = Language(rawValue: value)
      case "course": course = value.isEmpty ? nil : value
      default: throw WorkspaceError("\(file):\(index + 1): '\(key)' is no setting; there are lang and course")
      }
    }
  }

  /// The file's text.
  var text: String {
    var text = "# A heaplings workspace: answers to exercises, judged by `heaplings check`.\n"
    text += language.map { "lang: \($0.rawValue)\n" } ?? "# lang: en\n"
    text += course.map { "course: \"\($0)\"\n" } ?? "# course: path/to/a/course\n"
    return text
  }
}

extension StringProtocol {
  /// Without what stands behind a `#` at the beginning or after a space: in a path it is a character like others.
  fileprivate var withoutComment: Substring {
    var before: Character = " "
    for index in indices {
      if self[index] == "#", before == " " || before == "\t" { return Substring(self[..<index]) }
      before = self[index]
    }
    return Substring(self)
  }

  fileprivate var trimmed: String {
    var rest = Substring(self)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest.drop { $0.isWhitespace })
  }

  fileprivate var unquoted: String {
    for quote: Character in ["\"", "'"] where count >= 2 && first == quote && last == quote {
      return String(dropFirst().dropLast())
    }
    return String(self)
  }
}
