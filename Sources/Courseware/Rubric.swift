/// Ways of saying one thing, for free text. An answer says it when the words of one way stand together.
///
/// ```yaml
/// concept:
///   en: ["count* never|cannot|not cycle*"]
///   zh: ["计数 无法|不能|不会 循环"]
/// ```
///
/// A way is written as terms with spaces between them, all of which must occur, in any order. A term is
/// alternatives with `|`; `_` in one stands for a space, `*` at its end for any ending, and a `!` before the
/// term says that none of them may occur. English alternatives are whole words, Chinese ones any piece of text.
public struct Rubric: Sendable, Equatable {
  public var ways: [Way]

  public struct Way: Sendable, Equatable {
    public var terms: [Term]
  }

  public struct Term: Sendable, Equatable {
    public var isForbidden: Bool
    public var alternatives: [Alternative]
  }

  public struct Alternative: Sendable, Equatable {
    /// In small letters.
    public var bytes: [UInt8]
    public var isOpen: Bool
  }

  /// Nil: a term is empty, or every term only forbids.
  public static func way(_ text: String) -> Way? {
    var terms: [Term] = []
    for word in text.lowercased().split(separator: " ") {
      let isForbidden = word.hasPrefix("!")
      var alternatives: [Alternative] = []
      for part in (isForbidden ? word.dropFirst() : word).split(
        separator: "|", omittingEmptySubsequences: false)
      {
        let isOpen = part.hasSuffix("*")
        let body = isOpen ? part.dropLast() : part
        guard !body.isEmpty else { return nil }
        let bytes = body.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
        alternatives.append(Alternative(bytes: bytes, isOpen: isOpen))
      }
      terms.append(Term(isForbidden: isForbidden, alternatives: alternatives))
    }
    guard terms.contains(where: { !$0.isForbidden }) else { return nil }
    return Way(terms: terms)
  }
}

extension Rubric {
  init(_ map: YAMLMap) throws(CourseProblem) {
    ways = []
    for key in ["en", "zh"] {
      let texts = try map.texts(key)
      guard !texts.isEmpty else { throw map.problem("`\(key)` has no way to say it") }
      for text in texts {
        guard let way = Rubric.way(text) else {
          throw map.problem("`\(text)` is no way to say it: a term is empty, or all only forbid", at: key)
        }
        ways.append(way)
      }
    }
  }
}
