import Courseware

/// A verdict as lines for a learner. What was expected of a blank is left out: it is theirs to find.
public struct VerdictText: Sendable {
  /// What a line is; whoever shows it decides how that looks.
  public enum Kind: Sendable { case title, passed, failed, skipped, message, detail }

  public struct Line: Sendable, Equatable {
    public var kind: Kind
    /// Columns in front of it.
    public var indent: Int
    public var text: String
  }

  public private(set) var lines: [Line] = []

  public init(_ verdict: Verdict, course: Course, language: Language) {
    let words = Words(language: language)
    let exercise = course.exercise(verdict.exercise)
    let name = [verdict.exercise, exercise?.text[language].title ?? ""].filter { !$0.isEmpty }
    let points = words.say(
      "\(verdict.score) of \(verdict.maxScore) points", "\(verdict.maxScore) 分中得 \(verdict.score) 分")
    add(
      .title, 0, (name.isEmpty ? [verdict.id] : name).joined(separator: " ") + words.say(": ", "：") + points)
    for check in exercise?.spec.checks ?? [] {
      let rows = verdict.checks.filter { check.owns(row: $0.id) }
      if check.rule == .blanks { blanks(rows, words) } else { for row in rows { self.row(row) } }
    }
    let told = verdict.checks.contains { $0.status == .failed && !$0.message.isEmpty }
    if let error = verdict.error, !told || error.kind == .crash || error.kind == .invalid {
      let place = error.line.map { words.say(" (line \($0))", "（第 \($0) 行）") } ?? ""
      let text = error.kind == .exception ? error.told : error.message
      add(.failed, 2, "✗ " + text + place)
    }
  }

  private mutating func add(_ kind: Kind, _ indent: Int, _ text: String) {
    lines.append(Line(kind: kind, indent: indent, text: text))
  }

  private mutating func row(_ row: Verdict.Check) {
    let points = row.maxPoints > 0 ? "  \(row.points)/\(row.maxPoints)" : ""
    switch row.status {
    case .passed: add(.passed, 2, "✓ " + row.title + points)
    case .skipped: add(.skipped, 2, "– " + row.title + points)
    case .failed: add(.failed, 2, "✗ " + row.title + points)
    }
    if !row.message.isEmpty { add(.message, 4, row.message) }
    guard row.status == .failed else { return }
    // What the message says already need not be said again; but a list is told whole or not at all.
    if row.explanation.allSatisfy({ row.message.contains($0) }) { return }
    let isTold: (String) -> Bool = { $0.last.map { ".。".contains($0) } == true && row.message.contains($0) }
    for text in row.explanation where !isTold(text) { add(.detail, 4, "· " + text) }
  }

  /// Blanks share a title: one line counts them, then each wrong one.
  private mutating func blanks(_ rows: [Verdict.Check], _ words: Words) {
    guard let first = rows.first else { return }
    let right = rows.count { $0.status == .passed }
    let skipped = rows.allSatisfy { $0.status == .skipped }
    add(
      right == rows.count ? .passed : skipped ? .skipped : .failed, 2,
      (right == rows.count ? "✓ " : skipped ? "– " : "✗ ") + first.title + "  \(right)/\(rows.count)")
    for row in rows where row.status == .failed {
      if !row.message.isEmpty { add(.message, 4, row.message) }
      for text in row.explanation { add(.detail, 4, "→ " + text) }
    }
  }
}
