import ArgumentParser
import Courseware
import Glibc
import Grading

/// `heaplings judge-worker`: what `grade` starts to judge one submission after another. Not for people.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-worker", abstract: "Judge submissions for `grade`.", shouldDisplay: false)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let status = JudgeWorker.serve(try common.course(), language: common.language)
    Glibc.exit(status)
  }
}
