import ArgumentParser
import Courseware
import Progress

/// `heaplings reset`: the starter again.
struct Reset: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Put the starter of an exercise back; your answer is kept beside it.",
    discussion: examples(
      ("heaplings reset X02.3", "one exercise"),
      ("heaplings reset --all", "every exercise of the workspace")))

  @Flag(help: "Every exercise.")
  var all = false

  @OptionGroup var common: CommonOptions

  @Argument(help: "Exercises by id, slug or the path of the answer file.", completion: .exerciseNames)
  var exercises: [String] = []

  func validate() throws {
    if all != exercises.isEmpty { throw ValidationError("reset takes exercises, or --all") }
  }

  func run() throws {
    let language = common.language
    let course = try common.course()
    let chosen = try all ? course.exercises : exercises.map { try course.exercise(named: $0, language) }
    guard let workspace = try Learner.workspaceHere() else {
      throw CommandFailure(
        pick(
          language, "reset works in a workspace, and this folder is none; `heaplings init` makes one",
          "reset 要在工作目录中使用，而当前目录不是；请先运行 `heaplings init`"))
    }
    for exercise in chosen {
      do throws(WorkspaceError) {
        let (answer, kept) = try workspace.reset(exercise)
        if let kept {
          Output.print(
            pick(
              language, "\(answer) is the starter again; your answer is \(kept)",
              "\(answer) 已恢复为初始文件；您的答案保存在 \(kept)"))
        } else {
          Output.print(pick(language, "\(answer) is the starter", "\(answer) 是初始文件"))
        }
      } catch { throw CommandFailure(error.description) }
    }
  }
}
