import Courseware
import Glibc
import PyVM

#if os(Linux)
  import CSeccomp
#endif

/// What a submission is called on its way to a worker; its bytes follow in a second frame.
struct WorkerRequest: Codable {
  var id: String
  var student: String
  var exercise: String?
  var isTooLong: Bool
  var isMissing: Bool
}

/// The other side of a ``WorkerProcess``: `heaplings judge-worker`, which reads submissions from standard
/// input and writes verdicts to standard output.
///
/// It reads the course once and then, for each submission, makes a copy of itself that takes one submission
/// from the pipe, shuts itself in (``Sandbox``), judges and ends. So every program starts from the same
/// memory, whatever was judged before it, finds no other student's answer in it, and takes nobody along when
/// it dies.
public enum JudgeWorker {
  /// Serves until standard input ends, or until a copy dies: then it ends in the same way, and the judge
  /// knows which submission it was.
  /// - Returns: the process's exit status: 128 and the signal's number for a copy that was killed.
  public static func serve(_ course: Course, language: Language) -> Int32 {
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGPIPE, SIGINT, SIGTERM] {
      Glibc.signal(signal, SIG_DFL)
    }
    #if os(Linux)
      _ = heaplings_end_with_parent(SIGKILL)
      while true {
        let child = heaplings_fork()
        if child < 0 { return Status.noProcess }
        if child == 0 {
          _ = heaplings_end_with_parent(SIGKILL)
          _exit(onInterpreterThread { judgeOne(course, language) })
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { if errno != EINTR { return Status.noProcess } }
        let signal = status & 0x7f
        if signal != 0 { return 128 + signal }
        let code = (status >> 8) & 0xff
        if code == Status.endOfInput { return 0 }
        if code != 0 { return code }
      }
    #else
      while true {
        let status = onInterpreterThread { judgeOne(course, language) }
        if status != 0 { return status == Status.endOfInput ? 0 : status }
      }
    #endif
  }

  /// Exit statuses of a worker's copies.
  enum Status {
    static let endOfInput: Int32 = 101
    static let noSandbox: Int32 = 102
    static let badRequest: Int32 = 103
    static let noProcess: Int32 = 104
  }

  private static func judgeOne(_ course: Course, _ language: Language) -> Int32 {
    guard let head = Frames.read(STDIN_FILENO), let source = Frames.read(STDIN_FILENO) else {
      return Status.endOfInput
    }
    guard let request = JSONText.read(WorkerRequest.self, head) else { return Status.badRequest }
    var submission = Submission(
      id: request.id, student: request.student, exercise: request.exercise, source: source)
    submission.isTooLong = request.isTooLong
    submission.isMissing = request.isMissing
    // The heap's limit once for the heap and several times for its picture in Swift's memory.
    let heap = course.exercises.map(\.spec.limits.heapBytes).max() ?? 0
    guard Sandbox.enter(memory: 8 * heap + 2 << 30) == nil else { return Status.noSandbox }
    let verdict = Judge(course: course, language: language).judge(submission)
    var frame: [UInt8] = []
    Frames.append(JSONText.line(verdict).utf8, to: &frame)
    return Frames.write(frame, to: STDOUT_FILENO) ? 0 : Status.endOfInput
  }
}
