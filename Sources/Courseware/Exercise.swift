/// One exercise as it lies in its folder: the declaration, both languages' texts and every program in it.
public struct Exercise: Sendable {
  public var spec: ExerciseSpec
  /// The folder's name: `five-holders`.
  public var slug: String
  /// The lesson's folder under `exercises/`: `02-counting-references`.
  public var lessonSlug: String
  /// Folder relative to the course: `exercises/02-counting-references/five-holders`.
  public var folder: String
  public var text: Localized<ExerciseText>
  /// What `init` and `reset` write. Its first line is `# heaplings: <id>`.
  public var starter: String
  /// An answer that earns every point.
  public var solution: String
  /// Answers that must be refused, each for the reason it gives.
  public var wrong: [WrongAnswer]
  /// Further answers that must pass, from `right/*.py`.
  public var right: [RightAnswer] = []
  /// Source of the driver, if the spec names one.
  public var driver: String?
  /// Every file of the folder, sorted by path: what a verdict's exercise hash covers.
  public var files: [CourseFile]

  public var id: String { spec.id }

  /// The starter as an answer sheet; meaningful for ``ExerciseKind/predict``.
  public var sheet: AnswerSheet { AnswerSheet(source: starter, profiles: spec.profiles) }
}

/// What a learner reads of an exercise, in one language.
public struct ExerciseText: Sendable, Equatable {
  public var title: String
  /// The task: everything before the first `## Hint` heading.
  public var task: Document
  /// Hints in the order in which they are given out: one per heading of level 2 after the task.
  public var hints: [Document]
  /// Title of each check by id.
  public var checkTitles: [String: String]
  /// Feedback per check id and option letter, for choices; every wrong option has one.
  public var optionFeedback: [String: [String: String]]
  /// Sentence for each belief by id.
  public var beliefs: [String: String]
}

/// A file under `wrong/`: an answer that must fail, and how.
///
/// Its first comment lines say what must happen; each key may repeat:
/// ```python
/// # heaplings: X02.3
/// # fails: kinds
/// # says: list
/// # belief: adds-nothing
/// ```
public struct WrongAnswer: Sendable, Equatable {
  /// File name without `.py`.
  public var name: String
  public var source: String
  /// Checks (ids) that must have failed. For blanks the id of the check, without the blank's number.
  public var fails: [String]
  /// Texts of which each must occur in a message or an explanation of the verdict (English).
  public var says: [String]
  /// Beliefs (ids) that the verdict must name.
  public var beliefs: [String]
}

/// A file under `right/`: another answer that must pass.
public struct RightAnswer: Sendable, Equatable {
  /// File name without `.py`.
  public var name: String
  public var source: String
}

/// A file of a course: path relative to the course's folder, with `/`.
public struct CourseFile: Sendable, Equatable {
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
