import ArgumentParser
import Courseware
import Progress
import TerminalUI

/// `heaplings hint`: the next hint of an exercise.
struct Hint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint",
    abstract: "Give the next hint of an exercise.",
    discussion: examples(
      ("heaplings hint X02.3", "the next hint, by the exercise's id"),
      ("heaplings hint 02-counting-references/five-holders.py", "the same, by the answer file")))

  @OptionGroup var common: CommonOptions

  @Argument(help: "An exercise by id, slug or the path of its answer file.", completion: .exerciseNames)
  var exercise: String

  func run() throws {
    let language = common.language
    let exercise = try common.course().exercise(named: self.exercise, language)
    let learner = try Learner()
    let hints = exercise.text[language].hints
    guard !hints.isEmpty else {
      Output.print(pick(language, "\(exercise.id) has no hints", "\(exercise.id) 没有提示"))
      return
    }
    let store = try learner.storeNeeded(for: "hint", language)
    let before = learner.state(of: exercise).hints
    let number: Int
    do throws(StoreError) { number = try store.takeHint(of: exercise.id, available: hints.count) } catch {
      throw CommandFailure(error.description)
    }
    let hint = hints[min(number, hints.count) - 1]
    let mode = common.mode
    var lines = [
      Line(
        pick(
          language, "\(exercise.id) hint \(number) of \(hints.count)",
          "\(exercise.id) 提示 \(number)/\(hints.count)"), .heading),
      Line(),
    ]
    lines += Renderer(width: common.columns, language: language, mode: mode).render(hint).lines
    if before >= hints.count {
      lines += [
        Line(),
        Line(
          pick(
            language,
            "That was the last hint. `heaplings solution \(exercise.id) --give-up` shows an answer.",
            "提示已全部给出。`heaplings solution \(exercise.id) --give-up` 可查看参考答案。"), .muted),
      ]
    }
    Output.write(LineWriter.text(lines, mode: mode))
  }
}
