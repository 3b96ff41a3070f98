import Courseware
import Glibc

/// One batch: submissions in, verdicts out, whatever the submissions are.
public struct GradeRun {
  public var course: Course
  public var language: Language
  /// Worker processes.
  public var jobs: Int
  /// What a worker must be told to find the same course: `--course DIR` or nothing.
  public var workerArguments: [String]
  /// Asked several times a second; true ends the batch.
  public var isCancelled: () -> Bool

  public init(
    course: Course, courseFolder: String?, language: Language, jobs: Int?, isCancelled: @escaping () -> Bool
  ) {
    self.course = course
    self.language = language
    self.jobs = jobs ?? min(16, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    workerArguments = ["--lang", language.rawValue]
    if let courseFolder { workerArguments += ["--course", courseFolder] }
    self.isCancelled = isCancelled
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// In the order of the submissions.
    public var verdicts: [Verdict]
    /// What could not be judged, each in one line.
    public var problems: [String]
    /// It was ended from outside; `--resume` goes on.
    public var wasCancelled: Bool
  }

  private var pool: WorkerPool {
    WorkerPool(course: course, language: language, jobs: jobs, arguments: workerArguments)
  }

  /// Judges files.
  /// - Parameters:
  ///   - folder: where verdicts and reports are written, made if need be; nil: nothing is written.
  ///   - resume: take over the verdicts that a killed batch left there.
  ///   - deliver: is told each verdict as it comes.
  public func files(
    _ paths: [String], exercises: [String], out folder: String?, formats: [ReportFormat], resume: Bool,
    deliver: (Verdict) -> Void
  ) throws(BatchError) -> Outcome {
    var finder = SubmissionFinder(course: course, exercises: exercises, out: folder)
    for path in paths { try finder.look(at: path) }
    finder.finish()
    var journal: Journal?
    var known: [String: Verdict] = [:]
    if let folder {
      try makeFolder(folder)
      (journal, known) = try Journal.open(folder: folder, language: language.rawValue, resume: resume)
    }
    let found = finder.found
    var problems = finder.problems
    var verdicts = [Verdict?](repeating: nil, count: found.count)
    let hashes = Dictionary(
      course.exercises.map { ($0.id, $0.hash) }, uniquingKeysWith: { first, _ in first })
    let source = FileSource(
      found,
      isKnown: { index, submission in
        guard let verdict = known[submission.id], verdict.student == submission.student,
          verdict.hashes.submission == submission.hash, verdict.hashes.engine == EngineVersion.text,
          verdict.hashes.exercise == hashes[verdict.exercise] ?? "", verdict.error?.kind != .crash
        else { return false }
        verdicts[index] = verdict
        return true
      }, report: { problems.append($0) })
    try pool.run(source, isCancelled: isCancelled) { index, verdict throws(BatchError) in
      verdicts[index] = verdict
      try journal?.append(verdict)
      deliver(verdict)
    }
    let outcome = Outcome(
      verdicts: verdicts.compactMap { $0 }, problems: problems, wasCancelled: isCancelled())
    if let folder, !outcome.wasCancelled {
      for format in formats {
        try FileBytes.replace(folder + "/" + format.fileName, with: format.document(outcome.verdicts))
      }
      journal?.remove()
    }
    return outcome
  }

  /// Judges a stream of NDJSON; `deliver` gets one verdict per line, in the order of the lines.
  public func stream(
    from descriptor: Int32, deliver: (Verdict) -> Void
  ) throws(BatchError) -> Outcome {
    let source = StreamSource(descriptor: descriptor)
    var waiting: [Int: Verdict] = [:]
    var next = 0
    try pool.run(source, isCancelled: isCancelled) { index, verdict throws(BatchError) in
      waiting[index] = verdict
      while let verdict = waiting.removeValue(forKey: next) {
        deliver(verdict)
        next += 1
      }
    }
    let problems = source.refused.sorted { $0.key < $1.key }.map(\.value)
    return Outcome(verdicts: [], problems: problems, wasCancelled: isCancelled())
  }

  private func makeFolder(_ path: String) throws(BatchError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw BatchError("\(path) is not a folder") }
      return
    }
    guard mkdir(path, 0o755) == 0 else { throw BatchError("cannot make the folder \(path)", errno) }
  }
}
