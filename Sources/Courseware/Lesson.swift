/// One lesson: `lessons/<language>/NN-slug.md` in every language.
///
/// Front matter:
/// ```yaml
/// id: L02
/// title: Counting references
/// goal: Say at any line how many references an object has and who holds them
/// profile: "3.13"
/// exercises: [X02.1, X02.2]
/// ```
public struct Lesson: Sendable {
  /// `L02`.
  public var id: String
  /// From the file's name: 2 for `02-counting-references.md`.
  public var number: Int
  /// `02-counting-references`; also the folder of its exercises.
  public var slug: String
  /// Profile of the cells that name none.
  public var profile: String
  /// Ids, in the order in which they are placed in the text.
  public var exercises: [String]
  public var text: Localized<LessonText>

  /// The slug without its number: `counting-references`.
  public var name: String { String(slug.drop { $0.isNumber || $0 == "-" }) }
}

/// A lesson in one language.
public struct LessonText: Sendable {
  public var title: String
  public var goal: String
  /// Path relative to the course.
  public var file: String
  /// The body without front matter, and the file's line on which it starts.
  public var source: String
  public var firstLine: Int

  /// Parses the body.
  /// - Complexity: O(n); parse once and keep it.
  public func document() -> Document { Document(markdown: source, firstLine: firstLine) }
}
