import ArgumentParser
import Courseware
import Grading
import Progress
import TerminalUI

/// `heaplings check`: judges answers of the workspace.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judge your answers; without a name, the one saved last.",
    discussion: examples(
      ("heaplings check", "the answer that you saved last"),
      ("heaplings check X02.3 02-counting-references/job-queue.py", "an exercise, and an answer file")))

  @Flag(help: "Print one JSON document: the verdict, or an array of them when several are asked for.")
  var json = false

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Exercises by id or slug, or answer files.", valueName: "exercise|file"))
  var names: [String] = []

  func run() throws {
    let language = common.language
    let course = try common.course()
    let check: AnswerCheck
    do throws(WorkspaceError) {
      check = AnswerCheck(course: course, language: language, workspace: try Workspace.containing("."))
    } catch { throw CommandFailure(error.description) }
    Interruption.watch()
    var verdicts: [Verdict] = []
    for target in try targets(check) {
      let verdict: Verdict
      do throws(BatchError) {
        verdict = try check.verdict(target) { Interruption.happened }
      } catch { throw CommandFailure("cannot read \(error)") }
      if Interruption.happened { throw CommandFailure("interrupted", status: ExitStatus.interrupted) }
      if !json { show(verdict, course) }
      verdicts.append(verdict)
      do throws(StoreError) { try check.record(verdict) } catch { Output.complain(error.description) }
    }
    if json {
      let text = verdicts.map { JSONText.line($0) }
      Output.print(text.count == 1 ? text[0] : "[" + text.joined(separator: ",") + "]")
    }
    if let status = verdicts.lazy.map(status).first(where: { $0 != 0 }) { throw ExitCode(status) }
  }

  private func targets(_ check: AnswerCheck) throws -> [AnswerCheck.Target] {
    let language = common.language
    do throws(AnswerCheck.Unknown) { return try check.targets(names) } catch {
      switch error {
      case .name(let name):
        throw CommandFailure(
          pick(language, "no exercise or file is called '\(name)'", "没有名为“\(name)”的练习或文件")
            + Suggestions.question(name, among: check.course.names.exercises))
      case .noWorkspace:
        throw CommandFailure(
          pick(
            language, "no workspace here; `heaplings init` makes one, or name an answer file",
            "当前目录不在工作目录中；请先运行 `heaplings init`，或者给出答案文件"))
      case .noAnswer(let exercise):
        throw CommandFailure(
          pick(
            language,
            "the workspace has no answer to \(exercise); `heaplings reset \(exercise)` writes its file",
            "工作目录中没有 \(exercise) 的答案；`heaplings reset \(exercise)` 会写出它的文件"))
      case .nothingSaved:
        throw CommandFailure(
          pick(
            language, "the workspace has no answers; `heaplings init` writes them",
            "工作目录中没有答案；`heaplings init` 会写出来"))
      }
    }
  }

  private func show(_ verdict: Verdict, _ course: Course) {
    let mode = common.mode
    let text = VerdictText(verdict, course: course, language: common.language)
    let lines = text.lines.flatMap { line in
      let role: Role =
        switch line.kind {
        case .title: .title
        case .passed: .exercise
        case .failed: .failure
        case .skipped: .muted
        case .message, .detail: .plain
        }
      let whole = Line([Span(String(repeating: " ", count: line.indent)), Span(line.text, role)])
      // What fits stays as it is, with the spaces that set its points off.
      guard let width = common.foldingColumns, WidthRules().width(of: whole) > width else { return [whole] }
      return Paragraph.lines(line.text, role, indent: line.indent, width: width)
    }
    Output.write(LineWriter.text(lines, mode: mode))
  }

  private func status(_ verdict: Verdict) -> Int32 {
    if verdict.status == .passed { return 0 }
    switch verdict.error?.kind {
    case .limit: return ExitStatus.limit
    case .unsupported: return ExitStatus.unsupported
    case .crash: return ExitStatus.fault
    default: return ExitStatus.wrong
    }
  }
}
