import ArgumentParser
import Courseware
import Glibc
import Progress
import TerminalUI

/// `heaplings read`: a lesson, full screen on a terminal, as text elsewhere.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read a lesson; its Python cells are run, and what they print is shown.",
    discussion: examples(
      ("heaplings read 2", "the second lesson, full screen: h shows the keys, q quits"),
      ("heaplings read notes.md --plain | less", "a Markdown file of your own, as plain text")))

  @Option(help: ArgumentHelp("Print the text so many columns wide, instead of full screen.", valueName: "N"))
  var width: Int?

  @Flag(help: "Do not run the cells; show the outputs that stand in the text.")
  var noRun = false

  @OptionGroup var common: CommonOptions

  @Argument(
    help: "A lesson by number, id or slug, an exercise, or a Markdown file; without it, where you left off.",
    completion: .lessonNames)
  var lesson: String?

  func validate() throws {
    if let width, !(20...1000).contains(width) { throw ValidationError("--width takes 20 to 1000 columns") }
  }

  func run() throws {
    let language = common.language
    let learner = try Learner()
    let text = try ReadingText(named: lesson, learner, common)
    let course = text.course
    let results = LessonCells.results(
      of: text.document, profile: text.profile, language: language, runs: !noRun
    ) { id in
      guard let exercise = course?.exercise(id) else { return nil }
      let wording = Wording(language: language)
      return ExerciseMark(
        title: exercise.text[language].title,
        detail: "\(wording.kind(exercise.spec.kind)) · \(wording.points(exercise.spec.points))",
        state: wording.state(learner.states[exercise.id] ?? ExerciseState()))
    }
    let mode = common.mode
    @Sendable func layout(_ columns: Int) -> RenderedText {
      var rendered = Renderer(width: columns, language: language, profile: text.profile, mode: mode)
        .render(text.document, results)
      rendered.prepend(text.heading)
      return rendered
    }
    if !common.plain, width == nil, Reader.isPossible {
      let reader = Reader(title: text.title, language: language, mode: mode, layout: layout)
      let start = text.lesson.flatMap { learner.reading(of: $0)?.block } ?? 0
      if let place = reader.run(from: start) {
        if let lesson = text.lesson {
          // Who read to the end begins at the top next time.
          let block = place.sawEnd ? 0 : place.block
          try learner.record(Reading(lesson: lesson.id, block: block, finished: place.sawEnd))
        }
        return
      }
    }
    Output.write(LineWriter.text(layout(width ?? common.columns).lines, mode: mode))
  }
}

/// What is to be read: a lesson of the course, the task of an exercise, or a file.
struct ReadingText: Sendable {
  var title: String
  var profile: String
  var document: Document
  /// The course, where one was needed.
  var course: Course?
  /// The lesson, if it is one of the course.
  var lesson: Lesson?
  /// What stands above a text that has no heading of its own: which exercise it is, and where its answer goes.
  var heading: [Line] = []

  init(named name: String?, _ learner: Learner, _ common: CommonOptions) throws(CommandFailure) {
    let language = common.language
    if let name, ReadingText.isPath(name) {
      let file: LessonFile
      do { file = try LessonFile(path: name, bytes: try InputFile.read(path: name)) } catch {
        throw (error as? CommandFailure) ?? CommandFailure("\(error)")
      }
      (title, profile, document) = (file.title, file.profile, file.document)
      return
    }
    let course = try common.course()
    self.course = course
    if let name, course.lesson(name) == nil {
      guard let exercise = course.exercise(name) else {
        let known = course.names.lessons + course.names.exercises
        throw CommandFailure(
          pick(language, "there is no lesson '\(name)'", "没有课文“\(name)”")
            + Suggestions.question(name, among: known, language))
      }
      let text = exercise.text[language]
      title = "\(exercise.id) \(text.title)"
      profile = exercise.spec.profiles.first ?? "3.13"
      document = text.task
      let wording = Wording(language: language)
      heading = [
        Line([
          Span(exercise.id, .exercise), Span("  "), Span(text.title, .heading), Span("  "),
          Span("\(wording.kind(exercise.spec.kind)) · \(wording.points(exercise.spec.points))", .muted),
        ])
      ]
      if let answer = learner.workspace?.answers().first(where: { $0.exercise == exercise.id }) {
        heading.append(Line(answer.path, .muted))
      }
      heading.append(Line())
      return
    }
    let left = learner.readings.lazy.compactMap { course.lesson($0.lesson) }.first
    guard let lesson = name.flatMap({ course.lesson($0) }) ?? left ?? course.lessons.first else {
      throw CommandFailure(pick(language, "the course has no lessons", "课程没有课文"))
    }
    self.lesson = lesson
    title = "\(lesson.id) \(lesson.text[language].title)"
    profile = lesson.profile
    document = lesson.text[language].document()
  }

  /// A name with a slash or a Markdown ending is a file; so is whatever exists and is no plain word.
  private static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }
}
