import ArgumentParser
import Glibc
import Grading
import TerminalUI

/// The root command: without a subcommand it says where the learner is.
@main
struct Heaplings: ParsableCommand {
  /// Every command, in the order in which `--help` lists them. A new one is added here and nowhere else.
  static let commands: [any ParsableCommand.Type] = [
    Lessons.self, Read.self, Exercises.self, Init.self,
    Check.self, Hint.self, Reset.self, Solution.self,
    Run.self,
    Grade.self, Lint.self, Worker.self,
  ]

  static let configuration = CommandConfiguration(
    commandName: "heaplings",
    abstract: "Learn how Python manages memory, on a Python that shows it.",
    discussion: examples(
      ("heaplings init course && cd course && heaplings", "make a workspace and see where you are"),
      ("heaplings run --python 3.8 cycle.py", "run a program with the memory of Python 3.8")),
    version: EngineVersion.text,
    subcommands: commands)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let dashboard = Dashboard(
      course: try common.course(), learner: try Learner(), language: common.language, columns: common.columns)
    common.write(dashboard.lines())
  }

  /// Parses, runs, and leaves with a status of the contract.
  static func main() {
    Streams.secure()
    FaultReport.install()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let status: Int32
    do {
      if let request = RunRequest(words: arguments) {
        status = try request.execute()
      } else {
        var command = try Dispatch.command(for: arguments)
        try command.run()
        status = 0
      }
    } catch {
      status = ExitStatus.report(error)
    }
    Glibc.exit(Output.finish(status))
  }
}

/// The two examples under a command's `--help`.
func examples(_ lines: (command: String, meaning: String)...) -> String {
  "EXAMPLES:\n" + lines.map { "  $ \($0.command)\n      \($0.meaning)" }.joined(separator: "\n")
}
