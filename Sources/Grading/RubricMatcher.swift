import Courseware

/// Looks for the concepts and misconceptions of a rubric in free text.
///
/// Only statements count: a sentence that is a question, a heading or a list of keywords shows nothing.
struct RubricMatcher {
  /// Bytes of an answer that are read; a spoken answer has a tenth of it.
  static let maximumBytes = 16_000

  private struct Piece {
    var shown: String
    var text: [UInt8]
  }

  private let sentences: [Piece]
  private let clauses: [Piece]

  init(_ answer: String) {
    var sentences: [Piece] = []
    var clauses: [Piece] = []
    for sentence in RubricMatcher.sentences(of: answer) where RubricMatcher.isStatement(sentence) {
      sentences.append(Piece(shown: sentence, text: RubricMatcher.folded(sentence)))
      for clause in sentence.split(whereSeparator: { ",，;；:：".contains($0) }) {
        clauses.append(Piece(shown: sentence, text: RubricMatcher.folded(String(clause))))
      }
    }
    self.sentences = sentences
    self.clauses = clauses
  }

  /// The sentence that says it; nil when none does.
  /// - Complexity: O(answer × rubric), both bounded.
  func sentence(saying rubric: Rubric) -> String? {
    RubricMatcher.find(rubric, in: sentences, claimed: false)
  }

  /// The sentence that claims it: in one clause, and without a negation there.
  func sentence(claiming rubric: Rubric) -> String? { RubricMatcher.find(rubric, in: clauses, claimed: true) }

  private static func find(_ rubric: Rubric, in pieces: [Piece], claimed: Bool) -> String? {
    for piece in pieces {
      for way in rubric.ways {
        let fits = way.terms.allSatisfy { term in
          term.alternatives.contains { occurs($0, in: piece.text) } != term.isForbidden
        }
        guard fits else { continue }
        if claimed, isNegated(piece.text, besides: way) { continue }
        return piece.shown
      }
    }
    return nil
  }

  // MARK: Sentences

  private static func sentences(of answer: String) -> [String] {
    var result: [String] = []
    var sentence = ""
    let characters = Array(answer)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : "\n"
      // A point inside a name (`gc.collect`) or a number ends nothing.
      let ends =
        "。！？!?".contains(character) || (character == "." && next.isWhitespace)
        || (character.isNewline && next.isNewline)
      sentence.append(character.isNewline ? " " : character)
      if ends {
        result.append(sentence)
        sentence = ""
      }
    }
    result.append(sentence)
    return result.map { String($0.drop { $0.isWhitespace }) }.filter { !$0.isEmpty }
  }

  private static let glue: Set<String> = [
    "a", "an", "the", "is", "are", "was", "be", "it", "its", "they", "them", "that", "which", "this", "these",
    "of", "to", "in", "on", "by", "from", "with", "when", "while", "if", "as", "so", "because", "since",
    "and",
    "or", "but", "has", "have", "does", "do", "not", "no", "never", "can", "cannot", "each", "until", "only",
    "at", "for", "one", "you", "i",
  ]

  /// Whether a sentence states something: words that hold others together, and not a comma at every word.
  private static func isStatement(_ sentence: String) -> Bool {
    guard let last = sentence.last(where: { !$0.isWhitespace }), last != "?", last != "？" else {
      return false
    }
    let commas = sentence.count { ",，、;；/|".contains($0) }
    let ideographs = sentence.unicodeScalars.count { $0.properties.isIdeographic }
    if ideographs >= 4 {
      let glued = sentence.contains { "的了是会把被就在不没从到只让由都才要能时有一得着它这那".contains($0) }
      return glued && ideographs >= 8 && ideographs >= 5 * (commas + 1)
    }
    let words = sentence.lowercased().split { !($0.isLetter || $0.isNumber || "_'’".contains($0)) }
    let glued = words.count { glue.contains(String($0)) }
    return words.count >= 4 && glued >= 2 && glued >= commas && words.count >= 3 * (commas + 1)
  }

  // MARK: Words

  /// Small letters, one space for any white space, straight quotes.
  private static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text.lowercased().split(separator: "’").joined(separator: "'").utf8 {
      let isSpace = byte == 0x20 || (byte >= 9 && byte <= 13) || byte == UInt8(ascii: "`")
      if isSpace, result.last == 0x20 { continue }
      result.append(isSpace ? 0x20 : byte)
    }
    return result
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_")
  }

  private static func occurs(_ alternative: Rubric.Alternative, in text: [UInt8]) -> Bool {
    let wanted = alternative.bytes
    guard let first = wanted.first, let last = wanted.last, wanted.count <= text.count else { return false }
    for start in 0...(text.count - wanted.count) where text[start] == first {
      let end = start + wanted.count
      guard text[start..<end].elementsEqual(wanted) else { continue }
      if isWord(first), start > 0, isWord(text[start - 1]) { continue }
      if !alternative.isOpen, isWord(last), end < text.count, isWord(text[end]) { continue }
      return true
    }
    return false
  }

  private static let negations =
    Rubric.way(
      "not|no|never|cannot|nothing|none|neither|nor|without|unlike|instead_of|rather_than|wrong|myth"
        + "|don't|doesn't|isn't|aren't|can't|won't|不|没|无|未|并非|而非|错误|误解")?
    .terms.first?.alternatives ?? []

  /// Whether a clause denies what it names. A negation that the way itself asks for denies nothing.
  private static func isNegated(_ text: [UInt8], besides way: Rubric.Way) -> Bool {
    let own = way.terms.flatMap(\.alternatives).map(\.bytes)
    return negations.contains { negation in
      !own.contains { $0.count >= negation.bytes.count && contains($0, negation.bytes) }
        && occurs(negation, in: text)
    }
  }

  private static func contains(_ text: [UInt8], _ piece: [UInt8]) -> Bool {
    (0...(text.count - piece.count)).contains { text[$0..<($0 + piece.count)].elementsEqual(piece) }
  }
}
