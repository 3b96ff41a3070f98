import ArgumentParser
import Courseware
import Grading
import TerminalUI

/// `heaplings lessons`: what there is to read.
struct Lessons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "List the lessons, with what you have done of each.",
    discussion: examples(
      ("heaplings lessons", "the lessons, in the order in which they are read"),
      ("heaplings lessons --json --lang zh", "the same for a program, with Chinese titles")))

  @Flag(help: "Print one JSON document.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let course = try common.course()
    let learner = try Learner()
    if json {
      Output.print(JSONText.line(LessonList(course, learner, common.language)))
      return
    }
    let wording = Wording(language: common.language)
    var lines: [Line] = []
    for lesson in course.lessons {
      let exercises = course.exercises(of: lesson)
      let text = lesson.text[common.language]
      lines.append(
        Line([
          Span(lesson.id, .exercise), Span("  "), Span(text.title, .heading), Span("  "),
          Span(
            [
              wording.reading(learner.reading(of: lesson)),
              wording.passed(learner.passed(exercises), of: exercises.count),
            ].joined(separator: " · "), .muted),
        ]))
      lines += Paragraph.lines(text.goal, indent: 5, width: common.columns)
    }
    common.write(lines)
  }
}

/// The document of `lessons --json`.
struct LessonList: Encodable {
  var schema = "heaplings.lessons/1"
  var language: Language
  var lessons: [Item]

  struct Item: Encodable {
    var id: String
    var number: Int
    var slug: String
    var title: String
    var goal: String
    var exercises: [String]
    var passed: Int
    /// new, begun, read
    var reading: String
  }

  init(_ course: Course, _ learner: Learner, _ language: Language) {
    self.language = language
    lessons = course.lessons.map { lesson in
      let exercises = course.exercises(of: lesson)
      let text = lesson.text[language]
      return Item(
        id: lesson.id, number: lesson.number, slug: lesson.slug, title: text.title, goal: text.goal,
        exercises: exercises.map(\.id), passed: learner.passed(exercises),
        reading: learner.reading(of: lesson).map { $0.finished ? "read" : "begun" } ?? "new")
    }
  }
}
