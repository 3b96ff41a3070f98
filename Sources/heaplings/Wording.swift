import Courseware
import Progress

/// `1 answer`, `3 answers`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Words of lists and screens that more than one command uses.
struct Wording {
  let language: Language

  private func say(_ en: @autoclosure () -> String, _ zh: @autoclosure () -> String) -> String {
    pick(language, en(), zh())
  }

  func kind(_ kind: ExerciseKind) -> String {
    switch kind {
    case .predict: say("predict", "预测")
    case .choice: say("choice", "选择")
    case .code: say("code", "编程")
    case .fix: say("fix", "修复")
    case .interview: say("interview", "面试")
    }
  }

  func points(_ count: Int) -> String { say(count == 1 ? "1 point" : "\(count) points", "\(count) 分") }

  /// "passed", "3 of 5 points", "tried"; empty when nothing was done.
  func state(_ state: ExerciseState) -> String {
    if state.passed { return say("passed", "已通过") }
    if state.attempts == 0 { return state.hints > 0 ? say("hint taken", "看过提示") : "" }
    if state.best == 0 { return say("tried", "尝试过") }
    return say("\(state.best) of \(state.maxScore) points", "\(state.best)/\(state.maxScore) 分")
  }

  /// A mark of one column: done, begun, untouched.
  func mark(_ state: ExerciseState) -> String { state.passed ? "✓" : state.attempts > 0 ? "◐" : "·" }

  func passed(_ count: Int, of all: Int) -> String {
    say("\(count) of \(all) exercises passed", "练习 \(count)/\(all) 已通过")
  }

  func reading(_ reading: Reading?) -> String {
    guard let reading else { return say("not read", "未读") }
    return reading.finished ? say("read", "已读完") : say("begun", "在读")
  }

  /// One word for programs.
  static func code(_ state: ExerciseState) -> String {
    state.passed ? "passed" : state.attempts > 0 ? "tried" : "new"
  }
}
