import Courseware
import Progress
import TerminalUI

/// What bare `heaplings` shows: where the learner left off, progress by lesson, what to do next.
struct Dashboard {
  let course: Course
  let learner: Learner
  let language: Language
  /// Columns that may be used.
  let columns: Int

  private func say(_ en: @autoclosure () -> String, _ zh: @autoclosure () -> String) -> String {
    pick(language, en(), zh())
  }

  private var wording: Wording { Wording(language: language) }

  func lines() -> [Line] {
    var lines = [
      Line([
        Span("Heaplings", .title), Span("  "),
        Span(say("how Python manages memory", "Python 如何管理内存"), .muted),
      ])
    ]
    lines += [Line(), Line(say("Where you left off", "上次进度"), .heading)]
    lines += left()
    lines += [Line(), Line(say("Lessons", "课文"), .heading)]
    lines += lessons()
    lines += [Line(), Line(say("Next", "下一步"), .heading)]
    lines += next()
    return lines
  }

  /// A text and the command that goes on from there; on two lines when one is too short for both.
  private func action(_ text: String, _ command: String) -> [Line] {
    let rules = WidthRules()
    let left = Line([Span("  "), Span(rules.clean(text))])
    let spare = max(columns, 20) - rules.width(of: left) - rules.width(of: command)
    guard spare >= 2 else { return [left, Line([Span("      "), Span(command, .code)])] }
    let target = max(44 - rules.width(of: left), 2)
    return [
      Line(left.spans + [Span(String(repeating: " ", count: min(target, spare))), Span(command, .code)])
    ]
  }

  private func left() -> [Line] {
    var lines: [Line] = []
    if let reading = learner.readings.first, let lesson = course.lesson(reading.lesson) {
      lines += action(
        "\(lesson.id) \(lesson.text[language].title) · \(wording.reading(reading))",
        "heaplings read \(lesson.number)")
    }
    let last = learner.states.filter { $0.value.attempts > 0 }.max {
      ($0.value.lastAt, $0.key) < ($1.value.lastAt, $1.key)
    }
    if let last, let exercise = course.exercise(last.key) {
      lines += action(
        "\(exercise.id) \(exercise.text[language].title) · \(wording.state(last.value))",
        "heaplings check \(exercise.id)")
    }
    if lines.isEmpty { lines.append(Line(say("  nothing yet", "  尚未开始"), .muted)) }
    return lines
  }

  /// The lessons that were begun and are not done, and the one to begin next; the others in one line, so that the
  /// dashboard fits on a screen.
  private func lessons() -> [Line] {
    var shown: [Lesson] = []
    var done = 0
    var isNextShown = false
    for lesson in course.lessons {
      if isDone(lesson) {
        done += 1
      } else if isBegun(lesson) {
        shown.append(lesson)
      } else if !isNextShown {
        shown.append(lesson)
        isNextShown = true
      }
    }
    let rules = WidthRules()
    let widest = shown.map { rules.width(of: rules.clean($0.text[language].title)) }.max() ?? 0
    let lines = shown.flatMap { progress($0, widest) }
    let later = course.lessons.count - shown.count - done
    var others: [String] = []
    if done > 0 { others.append(say("\(done) done", "\(done) 课已完成")) }
    if later > 0 { others.append(say("\(later) more to come", "还有 \(later) 课")) }
    guard !others.isEmpty else { return lines }
    return lines + action(others.joined(separator: " · "), "heaplings lessons")
  }

  private func isBegun(_ lesson: Lesson) -> Bool {
    learner.reading(of: lesson) != nil
      || course.exercises(of: lesson).contains { learner.state(of: $0).attempts > 0 }
  }

  private func isDone(_ lesson: Lesson) -> Bool {
    let exercises = course.exercises(of: lesson)
    return learner.reading(of: lesson)?.finished == true && learner.passed(exercises) == exercises.count
  }

  private func progress(_ lesson: Lesson, _ widest: Int) -> [Line] {
    let exercises = course.exercises(of: lesson)
    let passed = learner.passed(exercises)
    let cells = 10
    let full = exercises.isEmpty ? 0 : passed * cells / exercises.count
    let rules = WidthRules()
    let title = rules.clean(lesson.text[language].title)
    let bar = [
      Span(String(repeating: "█", count: full), .exercise),
      Span(String(repeating: "░", count: cells - full), .muted),
    ]
    let state = [
      wording.passed(passed, of: exercises.count), wording.reading(learner.reading(of: lesson)),
    ].joined(separator: " · ")
    let one = Line(
      [
        Span("  "), Span(lesson.id, .code), Span("  "),
        Span(title + String(repeating: " ", count: widest - rules.width(of: title))), Span("  "),
      ] + bar + [Span("  "), Span(state, .muted)])
    if rules.width(of: one) <= columns { return [one] }
    return [
      Line([Span("  "), Span(lesson.id, .code), Span("  "), Span(title)]),
      Line([Span("       ")] + bar + [Span("  "), Span(state, .muted)]),
    ]
  }

  private func next() -> [Line] {
    guard learner.workspace != nil else {
      return action(say("make a workspace for your answers", "建立存放答案的工作目录"), "heaplings init course")
        + action(say("read the first lesson", "阅读第一课"), "heaplings read")
    }
    // The lesson that was read last, else the first one with something left to do.
    let current = learner.readings.first.flatMap { course.lesson($0.lesson) }
    let lessons = (current.map { [$0] } ?? []) + course.lessons
    guard
      let lesson = lessons.first(where: {
        learner.passed(course.exercises(of: $0)) < course.exercises(of: $0).count
      })
    else { return [Line(say("  every exercise is passed", "  全部练习已通过"))] }
    var lines: [Line] = []
    if learner.reading(of: lesson)?.finished != true {
      lines += action(
        say("read \(lesson.text[language].title)", "阅读 \(lesson.text[language].title)"),
        "heaplings read \(lesson.number)")
    }
    if let exercise = course.exercises(of: lesson).first(where: { !learner.state(of: $0).passed }) {
      lines += action(
        say("solve \(exercise.text[language].title)", "完成 \(exercise.text[language].title)"),
        "heaplings read \(exercise.id)")
      if let answer = learner.workspace?.answers().first(where: { $0.exercise == exercise.id }) {
        lines += action(
          say("    in \(answer.path)", "    答案写在 \(answer.path)"), "heaplings check \(exercise.id)")
      }
    }
    return lines
  }
}
