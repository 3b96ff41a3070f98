extension Verdict {
  /// The document of the contract; keys always stand in this order.
  public var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("schema", .string("heaplings.verdict/1")), ("id", .string(id)), ("student", .string(student)),
      ("exercise", .string(exercise)), ("profile", .string(profile)), ("status", .string(status.rawValue)),
      ("score", .int(score)), ("maxScore", .int(maxScore)), ("checks", .array(checks.map(\.json))),
    ]
    if let error { members.append(("error", error.json)) }
    members.append(
      (
        "used",
        .object([
          ("instructions", .int(used.instructions)), ("peakBytes", .int(used.peakBytes)),
          ("collections", .array(used.collections.map { .int($0) })),
        ])
      ))
    members.append(
      (
        "hashes",
        .object([
          ("exercise", .string(hashes.exercise)), ("submission", .string(hashes.submission)),
          ("engine", .string(hashes.engine)),
        ])
      ))
    return .object(members)
  }

  /// Reads a document of the contract; nil when it is not one.
  public init?(json: JSON) {
    guard json["schema"]?.string == "heaplings.verdict/1", let id = json["id"]?.string,
      let student = json["student"]?.string, let exercise = json["exercise"]?.string,
      let profile = json["profile"]?.string, let status = json["status"]?.string.flatMap(Status.init(rawValue:)),
      let score = json["score"]?.int, let maxScore = json["maxScore"]?.int, let checks = json["checks"]?.array
    else { return nil }
    self.init(
      id: id, student: student, exercise: exercise, profile: profile, status: status, score: score,
      maxScore: maxScore, checks: checks.compactMap(Check.init(json:)), error: json["error"].flatMap(Failure.init(json:)),
      used: Usage(
        instructions: json["used"]?["instructions"]?.int ?? 0, peakBytes: json["used"]?["peakBytes"]?.int ?? 0,
        collections: json["used"]?["collections"]?.array?.compactMap(\.int) ?? [0, 0, 0]),
      hashes: Hashes(
        exercise: json["hashes"]?["exercise"]?.string ?? "", submission: json["hashes"]?["submission"]?.string ?? "",
        engine: json["hashes"]?["engine"]?.string ?? ""))
  }
}

extension Verdict.Check {
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("id", .string(id)), ("title", .string(title)), ("status", .string(status.rawValue)), ("points", .int(points)),
      ("maxPoints", .int(maxPoints)), ("message", .string(message)),
    ]
    if let expected { members.append(("expected", .string(expected))) }
    if let actual { members.append(("actual", .string(actual))) }
    members.append(("explanation", .array(explanation.map { .string($0) })))
    return .object(members)
  }

  init?(json: JSON) {
    guard let id = json["id"]?.string, let status = json["status"]?.string.flatMap(Status.init(rawValue:)) else {
      return nil
    }
    self.init(
      id: id, title: json["title"]?.string ?? "", status: status, points: json["points"]?.int ?? 0,
      maxPoints: json["maxPoints"]?.int ?? 0, message: json["message"]?.string ?? "",
      expected: json["expected"]?.string, actual: json["actual"]?.string,
      explanation: json["explanation"]?.array?.compactMap(\.string) ?? [])
  }
}

extension Verdict.Failure {
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("kind", .string(kind.rawValue)), ("name", .string(name)), ("message", .string(message)),
    ]
    if let line { members.append(("line", .int(line))) }
    return .object(members)
  }

  init?(json: JSON) {
    guard let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)) else { return nil }
    self.init(
      kind: kind, name: json["name"]?.string ?? "", message: json["message"]?.string ?? "", line: json["line"]?.int)
  }
}
