/// The forms in which a batch's verdicts are written.
public enum ReportFormat: String, Sendable, CaseIterable {
  case json, ndjson, csv

  /// Names of the contract that are not written yet.
  public static let later = ["junit", "gradescope", "exercism"]

  /// `verdicts.json`.
  public var fileName: String { "verdicts." + rawValue }

  /// The whole document. The same verdicts give the same bytes.
  public func document(_ verdicts: [Verdict]) -> String {
    switch self {
    case .json: "[" + verdicts.map { "\n" + JSONText.line($0) }.joined(separator: ",") + "\n]\n"
    case .ndjson: verdicts.map { JSONText.line($0) + "\n" }.joined()
    case .csv: CSV.document(verdicts)
    }
  }
}

/// A table for spreadsheets and gradebooks (RFC 4180).
enum CSV {
  static let columns = [
    "student", "exercise", "status", "score", "maxScore", "failedChecks", "error", "message", "line",
    "profile",
    "id", "submission", "exerciseHash", "engine",
  ]

  static func document(_ verdicts: [Verdict]) -> String {
    line(columns) + verdicts.map { line(row($0)) }.joined()
  }

  private static func row(_ verdict: Verdict) -> [String] {
    let failed = verdict.checks.filter { $0.status == .failed }
    let error = verdict.error
    return [
      verdict.student, verdict.exercise, verdict.status.rawValue, String(verdict.score),
      String(verdict.maxScore),
      failed.map(\.id).joined(separator: " "), error.map { "\($0.kind.rawValue) \($0.name)" } ?? "",
      error?.message ?? failed.first { !$0.message.isEmpty }?.message ?? "",
      error?.line.map(String.init) ?? "",
      verdict.profile, verdict.id, verdict.hashes.submission, verdict.hashes.exercise, verdict.hashes.engine,
    ]
  }

  private static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

  /// What formulas begin with; some spreadsheets take the wide forms of Chinese keyboards as well.
  private static let formulaStarts = "=+-@\t\r\n＝＋－＠".unicodeScalars

  /// A field. A text that a spreadsheet would take for a formula gets an apostrophe in front.
  static func field(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, formulaStarts.contains(first), Int(text) == nil {
      text = "'" + text
    }
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
