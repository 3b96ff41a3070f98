import Courseware
import Grading
import PyVM
import TerminalUI

/// Runs the cells of a lesson and draws its figures, once, before the first screen.
enum LessonCells {
  /// - Parameters:
  ///   - profile: of the cells that name none.
  ///   - runs: false: nothing is run, and the text's own outputs are shown.
  ///   - exercise: what is known of an exercise that the lesson places.
  static func results(
    of document: Document, profile: String, language: Language, runs: Bool,
    exercise: @escaping @Sendable (String) -> ExerciseMark?
  ) -> LessonResults {
    guard runs else { return LessonResults(document: document, session: LessonSession(exercise: exercise)) }
    return onInterpreterThread {
      FaultReport.useAlternateStack()
      let sessions = CellSessions(profile)
      defer { sessions.close() }
      var heaps: [Int: HeapFacts] = [:]
      return LessonResults(
        document: document,
        session: LessonSession(
          run: { request in
            let result = sessions.run(request.cell, request.source)
            if request.isDrawn { heaps[request.block] = HeapFacts(result.snapshot()) }
            return CellResult(
              text: result.text + note(on: result.ending, language), failed: result.failed,
              profile: result.profile)
          },
          draw: { request in
            guard request.figure.kind == "holders", let name = request.figure.arguments.first,
              let facts = request.cellBlock.flatMap({ heaps[$0] }),
              let caption = HoldersCaption(global: name, in: facts, language: language)
            else { return nil }
            return HoldersFigure(object: caption.object, holders: caption.holders).text(language: language)
          },
          exercise: exercise))
    }
  }

  /// What a cell that was ended from outside has not printed itself.
  private static func note(on ending: Interpreter.RunOutcome.Ending, _ language: Language) -> String {
    switch ending {
    case .limit(let limit):
      pick(language, "[ended by the limit on \(limit.rawValue)]\n", "[因超出限制而结束：\(limit.rawValue)]\n")
    case .unsupported(let use):
      pick(
        language, "[line \(use.line): \(use.name) is outside the supported subset]\n",
        "[第 \(use.line) 行：\(use.name) 不在支持范围内]\n")
    default: ""
    }
  }
}
