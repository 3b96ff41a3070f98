import Courseware
import PyVM

/// Predictions: what the learner wrote into the blanks against a run of the very same program.
extension Evaluation {
  private struct Key: Hashable {
    var output: Int
    var profile: String
  }

  /// One row per blank.
  func blankRows(_ check: CheckSpec) -> [Row] {
    let sheet = exercise.sheet
    let profiles = exercise.spec.profiles
    let answer = AnswerSheet(source: String(decoding: submission.source, as: UTF8.self), profiles: profiles)
    let title = exercise.title(of: check, words.language)
    func row(_ index: Int, _ status: Row.Status, _ message: String) -> Row {
      Row(
        id: check.rowIDs(exercise)[index], title: title, status: status,
        points: status == .passed ? check.points : 0, maxPoints: check.points, message: message,
        explanation: [])
    }
    if let change = change(from: sheet.program, to: answer.program) {
      return sheet.blanks.indices.map { row($0, .failed, $0 == 0 ? change : "") }
    }
    var truth: [String: [String]] = [:]
    for profile in profiles {
      let run = judge.reference(.starter, exercise, profile: profile, driverRun: nil)
      note(run)
      truth[profile] = run.lines
    }
    // The programs are the same, line by line: a blank is known by its line, whatever became of the others.
    let outputs = Dictionary(
      sheet.blanks.map { ($0.row, $0.output) }, uniquingKeysWith: { first, _ in first })
    var given: [Key: String] = [:]
    for blank in answer.blanks {
      guard let output = outputs[blank.row] else { continue }
      let key = Key(output: output, profile: blank.profile ?? profiles[0])
      if let text = blank.answer, given[key] == nil {
        let truth = line(truth, key.profile, key.output)
        given[key] = text == truth ? text : AnswerSheet.withoutRemark(text)
      }
    }
    let keys = sheet.blanks.map { Key(output: $0.output, profile: $0.profile ?? profiles[0]) }
    let belief = belief(keys, given, truth)
    var rows: [Row] = []
    for (index, key) in keys.enumerated() {
      let expected = line(truth, key.profile, key.output)
      let place = self.place(sheet.blanks[index], profiles)
      var made: Row
      switch given[key] {
      case nil: made = row(index, .failed, place + words.say("not filled in yet.", "还没有填。"))
      case let text? where text == expected: made = row(index, .passed, "")
      case let text?:
        made = row(index, .failed, place + words.say("not \(cleaned(text, 60)).", "不是 \(cleaned(text, 60))。"))
        // The belief explains all of them; the first wrong one tells it.
        if let belief, !rows.contains(where: { $0.status == .failed }) { made.explanation = [belief] }
      }
      made.expected = expected.map { cleaned($0, 300) }
      made.actual = given[key].map { cleaned($0, 300) }
      rows.append(made)
    }
    return rows
  }

  private func place(_ blank: AnswerSheet.Blank, _ profiles: [String]) -> String {
    guard profiles.count > 1, let profile = blank.profile else {
      return words.say("Line \(blank.line): ", "第 \(blank.line) 行：")
    }
    return words.say("Line \(blank.line) under \(profile): ", "第 \(blank.line) 行，\(profile) 下：")
  }

  /// What was changed in a program that must stay as it is, in words; nil when nothing was.
  private func change(from ours: String, to theirs: String) -> String? {
    if ours == theirs { return nil }
    let mine = ours.split(separator: "\n")
    let other = theirs.split(separator: "\n")
    var line = 0
    while line < min(mine.count, other.count), mine[line] == other[line] { line += 1 }
    let (was, now) = (line < mine.count ? mine[line] : "", line < other.count ? other[line] : "")
    let (old, new) = (cleaned(String(was), 80), cleaned(String(now), 80))
    return words.say(
      "The program was changed: `\(new)` where the exercise has `\(old)`."
        + " Only the blanks are yours; `heaplings reset \(exercise.id)` gives the program back.",
      "程序被改动了：练习原文是 `\(old)`，现在是 `\(new)`。"
        + "只有空格处可以填；`heaplings reset \(exercise.id)` 可以恢复原样。")
  }

  private func line(_ outputs: [String: [String]], _ profile: String, _ index: Int) -> String? {
    guard let lines = outputs[profile], index < lines.count else { return nil }
    return AnswerSheet.words(lines[index])
  }

  // MARK: Beliefs

  /// The sentence of the first belief that yields exactly the given answers, if these are wrong.
  private func belief(_ keys: [Key], _ given: [Key: String], _ truth: [String: [String]]) -> String? {
    let answers = keys.map { given[$0] }
    guard !answers.contains(nil), answers != keys.map({ line(truth, $0.profile, $0.output) }) else {
      return nil
    }
    for belief in exercise.spec.beliefs where predictions(of: belief, keys, truth) == answers {
      return exercise.text[words.language].beliefs[belief.id]
    }
    return nil
  }

  /// What somebody with this belief writes into the blanks.
  private func predictions(of belief: Belief, _ keys: [Key], _ truth: [String: [String]]) -> [String?] {
    switch belief.model {
    case .offset(let amount, let lines):
      return keys.map { key in
        let text = line(truth, key.profile, key.output)
        guard lines.isEmpty || lines.contains(key.output) else { return text }
        return text.flatMap { Int($0) }.map { String($0 &+ amount) }
      }
    case .profile(let profile): return keys.map { line(truth, profile, $0.output) }
    case .replay(_, let source):
      return keys.map { key in
        let run = judge.reference(.starter, exercise, profile: key.profile, driverRun: nil, before: source)
        return line([key.profile: run.lines], key.profile, key.output)
      }
    }
  }
}

extension AnswerSheet {
  /// An answer without the learner's remark behind it: `3  # the cell`.
  static func withoutRemark(_ answer: String) -> String {
    guard let mark = answer.firstRange(of: " #"), mark.lowerBound > answer.startIndex else { return answer }
    return String(answer[..<mark.lowerBound])
  }

  /// A printed line as a blank can hold it: words with single spaces between them.
  static func words(_ line: String) -> String {
    line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).joined(separator: " ")
  }
}
