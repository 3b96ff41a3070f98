import Courseware
import PyVM

/// Checks of how an answer is written, and of what it called.
extension Evaluation {
  /// `forbid: [while, del]`.
  func forbidden(_ list: [Construct]) -> Finding {
    guard let found = found() else { return unreadable() }
    let used = list.compactMap { construct in found[construct].map { (construct, $0) } }
    guard let (construct, line) = used.min(by: { $0.1 < $1.1 }) else { return .fine }
    return .wrong(
      words.say(
        "Line \(line) uses `\(construct.rawValue)`, which this task does without.",
        "第 \(line) 行用了 `\(construct.rawValue)`，这道题不许用。"), actual: construct.rawValue)
  }

  /// `require: [with]`.
  func required(_ list: [Construct]) -> Finding {
    guard let found = found() else { return unreadable() }
    guard let lacking = list.first(where: { found[$0] == nil }) else { return .fine }
    return .wrong(
      words.say("The answer has no `\(lacking.rawValue)`.", "答案里没有 `\(lacking.rawValue)`。"),
      expected: lacking.rawValue)
  }

  private func found() -> [Construct: Int]? {
    guard let found = constructs(in: submission.source) else { return nil }
    var result: [Construct: Int] = [:]
    for (construct, line) in found {
      if let known = Construct(rawValue: construct.rawValue) { result[known] = line }
    }
    return result
  }

  private func unreadable() -> Finding {
    .wrong(words.say("The answer is not valid Python.", "答案不是合法的 Python。"))
  }

  /// `forbid-calls: [gc.collect]`.
  func uncalled(_ run: FinishedRun, _ functions: [String]) -> Finding {
    for function in functions {
      guard let entry = run.calls.first(where: { $0.name == function }) else {
        return .wrong(words.say("Calls of `\(function)` cannot be counted.", "无法统计 `\(function)` 的调用。"))
      }
      guard entry.calls == 0 else {
        let times = words.say(entry.calls == 1 ? "once" : "\(entry.calls) times", "\(entry.calls) 次")
        return .wrong(
          words.say("`\(function)` was called \(times).", "`\(function)` 被调用了 \(times)。"), expected: "0",
          actual: String(entry.calls))
      }
    }
    return .fine
  }
}
