import ArgumentParser
import Courseware
import Glibc
import Grading
import TerminalUI

/// `heaplings grade`: a class's answers, each in a process of its own.
struct Grade: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Judge folders of answers, one subfolder per student.",
    discussion: examples(
      ("heaplings grade class --out results --format json,csv", "a class, with reports in a folder"),
      ("heaplings grade class --exercise X02.3 --out results --resume", "go on where a killed run stopped")))

  @Option(help: ArgumentHelp("Judge answers to these only, separated by commas.", valueName: "ID,..."))
  var exercise: String?

  @Option(help: ArgumentHelp("Write reports into this folder.", valueName: "DIR"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Reports: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")); several with commas.",
      valueName: "FORMAT,..."))
  var format: String?

  @Option(help: ArgumentHelp("Judge so many answers at a time.", valueName: "N"))
  var jobs: Int?

  @Flag(help: "Go on where a run that was killed stopped.")
  var resume = false

  @Flag(help: "Read submissions as NDJSON from standard input, write verdicts to standard output.")
  var stdin = false

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Folders of students' folders, or single answers.", valueName: "path"))
  var paths: [String] = []

  func validate() throws {
    if stdin {
      guard paths.isEmpty, out == nil, format == nil, exercise == nil, !resume else {
        throw ValidationError("--stdin goes with --jobs, --course and --lang only")
      }
    } else if paths.isEmpty {
      throw ValidationError("which folder? Give one with a subfolder per student, or answers, or --stdin")
    }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
    if resume, out == nil { throw ValidationError("--resume goes on in the folder of --out") }
  }

  func run() throws {
    let course = try common.course()
    let formats = try chosenFormats()
    let ids = try chosenExercises(course)
    Interruption.watch()
    let grading = GradeRun(
      course: course, courseFolder: common.courseFolder, language: common.language, jobs: jobs,
      isCancelled: { Interruption.happened || Output.failure != 0 })
    let outcome: GradeRun.Outcome
    do throws(BatchError) {
      if stdin {
        outcome = try grading.stream(from: STDIN_FILENO) { Output.print(JSONText.line($0)) }
      } else {
        outcome = try grading.files(
          paths, exercises: ids, out: out, formats: formats, resume: resume, deliver: { _ in })
      }
    } catch {
      throw CommandFailure(error.description)
    }
    if Interruption.happened {
      throw CommandFailure(
        "interrupted" + (out == nil ? "" : "; --resume goes on from here"), status: ExitStatus.interrupted)
    }
    if !stdin, out == nil {
      if format != nil, let only = formats.first {
        Output.write(only.document(outcome.verdicts))
      } else {
        Output.write(GradeTable.text(outcome.verdicts))
      }
    }
    for problem in outcome.problems { Output.complain(problem) }
    if !stdin { Output.complain(summary(outcome)) }
    if !outcome.problems.isEmpty { throw ExitCode(ExitStatus.wrong) }
  }

  private func chosenFormats() throws -> [ReportFormat] {
    guard let format else { return [.json, .csv] }
    var formats: [ReportFormat] = []
    for name in format.split(separator: ",").map({ $0.lowercased() }) {
      if let known = ReportFormat(rawValue: name) {
        if !formats.contains(known) { formats.append(known) }
      } else if ReportFormat.later.contains(name) {
        throw CommandFailure("the report format '\(name)' is not there yet")
      } else {
        let known = ReportFormat.allCases.map(\.rawValue)
        throw CommandFailure(
          "there is no report format '\(name)'; known are \(known.joined(separator: ", "))"
            + Suggestions.question(name, among: known))
      }
    }
    guard !formats.isEmpty else { throw CommandFailure("--format names no format") }
    if out == nil, formats.count > 1 {
      throw CommandFailure("several formats need a folder to be written into: --out DIR")
    }
    return formats
  }

  private func chosenExercises(_ course: Course) throws -> [String] {
    try (exercise ?? "").split(separator: ",").map { name in
      guard let found = course.exercise(String(name)) else {
        throw CommandFailure(
          "no exercise is called '\(name)'"
            + Suggestions.question(String(name), among: course.names.exercises))
      }
      return found.id
    }
  }

  private func summary(_ outcome: GradeRun.Outcome) -> String {
    func count(_ status: Verdict.Status) -> Int { outcome.verdicts.count { $0.status == status } }
    return pick(
      common.language,
      "\(counted(outcome.verdicts.count, "answer")): \(count(.passed)) passed, \(count(.failed)) failed, "
        + "\(count(.error)) did not run to the end",
      "\(outcome.verdicts.count) 份答案：\(count(.passed)) 份通过，\(count(.failed)) 份未通过，\(count(.error)) 份没有运行到结尾")
  }
}

/// Verdicts as lines for people: student, exercise, status, points.
enum GradeTable {
  private static let rules = WidthRules()

  static func text(_ verdicts: [Verdict]) -> String {
    let rows = verdicts.map { [$0.student, $0.exercise, $0.status.rawValue, "\($0.score)/\($0.maxScore)"] }
    let widths = (0..<4).map { column in rows.map { rules.width(of: $0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < 3 { line += String(repeating: " ", count: widths[column] - rules.width(of: cell) + 2) }
      }
      return line + "\n"
    }.joined()
  }
}
