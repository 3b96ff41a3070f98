import Courseware
import Glibc

/// Where submissions come from.
protocol SubmissionSource: AnyObject {
  /// The next one, with its position; nil when there is none now.
  func next() throws(BatchError) -> (index: Int, submission: Submission)?
  /// No more will come.
  var isExhausted: Bool { get }
  /// A descriptor that becomes readable when there may be more; nil when ``next()`` never waits.
  var descriptor: Int32? { get }
}

/// Judges submissions in several processes at a time. Verdicts come in any order.
final class WorkerPool {
  private let arguments: [String]
  private let language: Language
  private let course: Course
  private let jobs: Int
  private var workers: [WorkerProcess] = []

  /// - Parameters:
  ///   - jobs: how many processes.
  ///   - arguments: of the hidden command: language and course.
  init(course: Course, language: Language, jobs: Int, arguments: [String]) {
    self.course = course
    self.language = language
    self.jobs = jobs
    self.arguments = ["judge-worker"] + arguments
  }

  /// - Parameters:
  ///   - isCancelled: asked several times a second; true ends everything.
  ///   - deliver: takes each verdict as it comes.
  func run(
    _ source: some SubmissionSource, isCancelled: () -> Bool,
    deliver: (Int, Verdict) throws(BatchError) -> Void
  ) throws(BatchError) {
    // A worker that dies must not take us along when it is written to.
    let before = signal(SIGPIPE, SIG_IGN)
    defer {
      for worker in workers { _ = worker.end(kill: true) }
      workers = []
      signal(SIGPIPE, before)
    }
    while !isCancelled() {
      try feed(source)
      if source.isExhausted, workers.allSatisfy({ $0.job == nil }) { return }
      wait(source)
      for worker in workers { try attend(worker, deliver) }
    }
  }

  /// Gives every idle worker something to do; starts more while there are fewer than allowed.
  private func feed(_ source: some SubmissionSource) throws(BatchError) {
    while true {
      let idle = workers.first { $0.job == nil }
      guard idle != nil || workers.count < jobs, let (index, submission) = try source.next() else { return }
      let worker: WorkerProcess
      if let idle {
        worker = idle
      } else {
        worker = try WorkerProcess(arguments: arguments)
        workers.append(worker)
      }
      worker.send(submission, index: index, now: now())
      worker.flush()
    }
  }

  /// Sleeps until something happens, for a fifth of a second at most.
  private func wait(_ source: some SubmissionSource) {
    var waits: [pollfd] = []
    for worker in workers {
      waits.append(pollfd(fd: worker.output, events: Int16(POLLIN), revents: 0))
      if !worker.pendingInput.isEmpty {
        waits.append(pollfd(fd: worker.input, events: Int16(POLLOUT), revents: 0))
      }
    }
    let hasRoom = workers.count < jobs || workers.contains { $0.job == nil }
    if let descriptor = source.descriptor, hasRoom, !source.isExhausted {
      waits.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    _ = poll(&waits, nfds_t(waits.count), 200)
  }

  private func attend(
    _ worker: WorkerProcess, _ deliver: (Int, Verdict) throws(BatchError) -> Void
  ) throws(BatchError) {
    worker.flush()
    switch worker.receive() {
    case .nothing:
      if let job = worker.job, now() > job.deadline {
        retire(worker, kill: true)
        try deliver(job.index, crash(job.submission, "hung"))
      }
    case .verdict(let bytes):
      guard let job = worker.job else { return }
      worker.job = nil
      guard let verdict = JSONText.read(Verdict.self, bytes), verdict.id == job.submission.id,
        verdict.student == job.submission.student, verdict.hashes.submission == job.submission.hash
      else {
        retire(worker, kill: true)
        try deliver(job.index, crash(job.submission, "garbled"))
        return
      }
      try deliver(job.index, verdict)
    case .end:
      let job = worker.job
      let name = retire(worker, kill: false)
      guard let job else { return }
      // Without walls nothing may run, and this is no fault of the answer.
      guard name != "no-sandbox" else {
        throw BatchError("the system refuses the limits that answers are judged under")
      }
      try deliver(job.index, crash(job.submission, name))
    }
  }

  @discardableResult
  private func retire(_ worker: WorkerProcess, kill: Bool) -> String {
    workers.removeAll { $0 === worker }
    return worker.end(kill: kill)
  }

  private func crash(_ submission: Submission, _ name: String) -> Verdict {
    let words = Words(language: language)
    let header = String(validating: submission.source, as: UTF8.self).flatMap(Course.exerciseID(ofAnswer:))
    let exercise = (header ?? submission.exercise).flatMap { course.exercise($0) }
    return .failure(
      submission, exercise: exercise,
      .init(
        kind: .crash, name: name,
        message: words.say(
          "The process that judged this answer died (\(name)). This is a fault of heaplings.",
          "评判这份答案的进程意外终止（\(name)）。这是 heaplings 的错误。")), language: language)
  }
}
