import ArgumentParser
import Courseware
import Grading
import PyVM

/// `heaplings lint`: a course proves itself.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Prove a course: run every cell, judge every solution, starter and wrong answer.",
    discussion: examples(
      ("heaplings lint --course mycourse", "a whole course"),
      ("heaplings lint L02 X03.1", "one lesson with its exercises, and one exercise")))

  @Flag(help: "Print one JSON document.")
  var json = false

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Lessons and exercises; without any, all.", valueName: "name"))
  var names: [String] = []

  func run() throws {
    Interruption.watch()
    let report = try proof()
    if Interruption.happened { throw CommandFailure("interrupted", status: ExitStatus.interrupted) }
    if json {
      Output.print(JSONText.line(report))
    } else {
      for problem in report.problems { Output.print(problem.description) }
      Output.print(
        pick(
          common.language,
          [
            counted(report.lessons, "lesson"), counted(report.cells, "cell"),
            counted(report.exercises, "exercise"), counted(report.answers, "answer"),
          ].joined(separator: ", ") + ": " + counted(report.problems.count, "problem"),
          "\(report.lessons) 课，\(report.cells) 个单元格，\(report.exercises) 道练习，"
            + "\(report.answers) 份答案：\(report.problems.count) 个问题"))
    }
    if !report.problems.isEmpty { throw ExitCode(ExitStatus.wrong) }
  }

  private func proof() throws -> CourseProof.Report {
    let course: Course
    if let folder = common.courseFolder, !InputFile.isFolder(folder) {
      throw CommandFailure("cannot read \(folder): no such folder")
    }
    do throws(CourseProblems) { course = try common.rawCourse() } catch {
      var report = CourseProof.Report()
      report.problems = error.problems.map(CourseProof.Problem.init)
      return report
    }
    var lessons = names.isEmpty ? course.lessons : []
    var exercises = names.isEmpty ? course.exercises : []
    for name in names {
      if let lesson = course.lesson(name) {
        lessons.append(lesson)
        exercises += course.exercises(of: lesson)
      } else if let exercise = course.exercise(name) {
        exercises.append(exercise)
      } else {
        let known = course.names.lessons + course.names.exercises
        throw CommandFailure(
          "no lesson or exercise is called '\(name)'" + Suggestions.question(name, among: known))
      }
    }
    let (chosen, judged) = (lessons, exercises)
    return onInterpreterThread {
      CourseProof(course).report(lessons: chosen, exercises: judged) { Interruption.happened }
    }
  }
}
