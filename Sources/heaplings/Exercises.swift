import ArgumentParser
import Courseware
import Grading
import Progress
import TerminalUI

/// `heaplings exercises`: what there is to solve.
struct Exercises: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercises",
    abstract: "List the exercises, with their state.",
    discussion: examples(
      ("heaplings exercises 2", "the exercises of the second lesson"),
      ("heaplings exercises --json", "all of them, for a program")))

  @Flag(help: "Print one JSON document.")
  var json = false

  @OptionGroup var common: CommonOptions

  @Argument(help: "A lesson by number, id or slug; without it, all.", completion: .lessonNames)
  var lesson: String?

  func run() throws {
    let course = try common.course()
    let lessons = try lesson.map { [try course.lesson(named: $0, common.language)] } ?? course.lessons
    let learner = try Learner()
    let answers = learner.workspace?.answers() ?? []
    if json {
      let exercises = lessons.flatMap { course.exercises(of: $0) }
      Output.print(JSONText.line(ExerciseList(exercises, learner, answers, common.language)))
      return
    }
    var lines: [Line] = []
    for (number, lesson) in lessons.enumerated() {
      if number > 0 { lines.append(Line()) }
      lines.append(
        Line([
          Span(lesson.id, .exercise), Span("  "), Span(lesson.text[common.language].title, .heading),
        ]))
      lines += ExerciseRows.lines(
        course.exercises(of: lesson), learner, common.language, columns: Reader.terminalColumns)
    }
    common.write(lines)
  }
}

/// Exercises as aligned rows: mark, id, title, kind and points, state.
enum ExerciseRows {
  /// - Parameter columns: of the terminal; where a row has no room, its second half stands below. nil: no terminal.
  static func lines(
    _ exercises: [Exercise], _ learner: Learner, _ language: Language, columns: Int?
  ) -> [Line] {
    let wording = Wording(language: language)
    let rules = WidthRules()
    let titles = exercises.map { rules.clean($0.text[language].title) }
    let details = exercises.map { "\(wording.kind($0.spec.kind)) · \(wording.points($0.spec.points))" }
    let titleWidth = titles.map { rules.width(of: $0) }.max() ?? 0
    let detailWidth = details.map { rules.width(of: $0) }.max() ?? 0
    func pad(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - rules.width(of: text)))
    }
    let rows: [(left: [Span], right: [Span])] = exercises.enumerated().map { index, exercise in
      let state = learner.state(of: exercise)
      return (
        [
          Span("  "), Span(wording.mark(state), state.passed ? .exercise : .muted), Span(" "),
          Span(exercise.id, .code), Span("  "), Span(pad(titles[index], titleWidth)),
        ],
        [Span("  "), Span(pad(details[index], detailWidth), .muted), Span("  "), Span(wording.state(state))]
      )
    }
    let widest = rows.map { rules.width(of: Line($0.left + $0.right)) }.max() ?? 0
    if widest <= columns ?? widest { return rows.map { Line($0.left + $0.right) } }
    return rows.flatMap { [Line($0.left), Line([Span("         ")] + $0.right)] }
  }
}

/// The document of `exercises --json`.
struct ExerciseList: Encodable {
  var schema = "heaplings.exercises/1"
  var language: Language
  var exercises: [Item]

  struct Item: Encodable {
    var id: String
    var slug: String
    var lesson: String
    var title: String
    var kind: ExerciseKind
    var points: Int
    var profiles: [String]
    var topics: [String]
    /// new, tried, passed
    var state: String
    var best: Int
    var attempts: Int
    var hints: Int
    var hintsTaken: Int
    /// The answer file, relative to the workspace.
    var answer: String?
  }

  init(_ exercises: [Exercise], _ learner: Learner, _ answers: [Workspace.Answer], _ language: Language) {
    self.language = language
    self.exercises = exercises.map { exercise in
      let state = learner.state(of: exercise)
      return Item(
        id: exercise.id, slug: exercise.slug, lesson: exercise.lessonSlug,
        title: exercise.text[language].title, kind: exercise.spec.kind, points: exercise.spec.points,
        profiles: exercise.spec.profiles, topics: exercise.spec.topics, state: Wording.code(state),
        best: state.best, attempts: state.attempts, hints: exercise.text[language].hints.count,
        hintsTaken: state.hints,
        answer: answers.first { $0.exercise.lowercased() == exercise.id.lowercased() }?.path)
    }
  }
}
