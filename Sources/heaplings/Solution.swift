import ArgumentParser
import Courseware
import Progress
import TerminalUI

/// `heaplings solution`: an answer that earns every point.
struct Solution: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution",
    abstract: "Show an answer that earns every point, once you have passed.",
    discussion: examples(
      ("heaplings solution X02.3", "after a pass, to compare with your own"),
      ("heaplings solution X02.3 --give-up", "before; your progress notes it")))

  @Flag(help: "Show it though you have not passed.")
  var giveUp = false

  @OptionGroup var common: CommonOptions

  @Argument(help: "An exercise by id, slug or the path of its answer file.", completion: .exerciseNames)
  var exercise: String

  func run() throws {
    let language = common.language
    let exercise = try common.course().exercise(named: self.exercise, language)
    let learner = try Learner()
    let state = learner.state(of: exercise)
    if !state.passed && !state.gaveUp {
      guard giveUp else {
        throw CommandFailure(
          pick(
            language,
            "\(exercise.id) is not passed yet; try `heaplings hint \(exercise.id)`, or add --give-up",
            "\(exercise.id) 尚未通过；可先用 `heaplings hint \(exercise.id)`，或加上 --give-up"),
          status: ExitStatus.wrong)
      }
      if learner.workspace != nil {
        let store = try learner.storeNeeded(for: "solution", language)
        do throws(StoreError) { try store.recordGivingUp(exercise.id) } catch {
          throw CommandFailure(error.description)
        }
      }
    }
    let mode = common.mode
    if mode.color {
      Output.write(LineWriter.text(PythonHighlighter.lines(exercise.solution.trimmedEnd), mode: mode))
    } else {
      Output.write(exercise.solution)
    }
  }
}

extension String {
  /// Without the line breaks at its end.
  fileprivate var trimmedEnd: String {
    var rest = self[...]
    while rest.last == "\n" { rest.removeLast() }
    return String(rest)
  }
}
