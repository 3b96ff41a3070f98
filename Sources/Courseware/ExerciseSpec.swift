/// What the front matter of an `exercise.md` declares. Text (title, task, hints, feedback) is in
/// ``ExerciseText``, once per language; everything here is the same in both.
///
/// ```yaml
/// id: X02.3
/// title: Five holders
/// kind: code                  # predict | choice | code | fix | interview
/// points: 4                   # the sum over the checks, repeated so that a reader sees it; verified on load
/// profiles: ["3.13"]          # the answer is judged under each of them
/// topics: [rc]
/// limits: { instructions: 1000000, heap: 16777216, output: 65536, recursion: 500 }
/// driver: driver.py           # optional; see ``DriverSpec``
/// runs: [{ SIZE: 3 }, { SIZE: 40 }]
/// checks: […]                 # see ``CheckSpec``
/// beliefs: […]                # predict only; see ``Belief``
/// ```
public struct ExerciseSpec: Sendable, Equatable {
  /// `X02.3`: the lesson's number and the exercise's place in it. Every answer file names it in its first
  /// line.
  public var id: String
  public var kind: ExerciseKind
  /// The most an answer can earn. Integers only, so that no sum ever depends on rounding.
  public var points: Int
  /// Version profiles by name (`3.8`, `3.13`), in the order in which blanks name them. Never empty.
  public var profiles: [String]
  /// Engine feature tags of the curriculum (`rc`, `gc`, `weak` …).
  public var topics: [String]
  public var limits: LimitSpec
  /// The hidden program that drives the answer; nil when the answer runs on its own.
  public var driver: DriverSpec?
  /// In the order in which they are judged and reported.
  public var checks: [CheckSpec]
  /// Wrong models of the machine that the judge replays to name a wrong prediction.
  public var beliefs: [Belief]
}

/// What the learner produces. Every answer is one file that any editor opens.
public enum ExerciseKind: String, Sendable, CaseIterable, Codable {
  /// Fills the blanks `# => ?` of a program that stays as it is (``AnswerSheet``).
  case predict
  /// Assigns letters: `answer = "b"`.
  case choice
  /// Writes a program.
  case code
  /// Repairs a program without changing what it computes.
  case fix
  /// Answers a question in prose, in the docstring of the answer file (``Rubric``).
  case interview
}

/// The machine's own limits for one run of an answer. None of them is a stopwatch.
public struct LimitSpec: Sendable, Equatable {
  /// Bytecode instructions.
  public var instructions: Int
  /// Bytes in both allocator domains.
  public var heapBytes: Int
  /// Bytes on standard output and standard error together.
  public var outputBytes: Int
  /// Python frames.
  public var recursion: Int

  /// Room enough for any honest answer of the first lessons.
  public static let standard = LimitSpec(
    instructions: 5_000_000, heapBytes: 32 << 20, outputBytes: 64 << 10, recursion: 1000)
}

/// A hidden program that calls the answer.
///
/// For each element of `runs` the judge starts a new interpreter, runs the answer as the module `answer` (so
/// that an `if __name__ == "__main__":` block does not run), and then runs, as `__main__`, the assignments of
/// that element (`SIZE = 3`, one a line, names in order) followed by the driver's source. The driver says
/// `from answer import …`. Checks look at the finished run; a check passes when it passes in every run.
public struct DriverSpec: Sendable, Equatable {
  /// File name in the exercise's folder.
  public var file: String
  /// Integer parameters, one element per run; names sorted. Never empty.
  public var runs: [[DriverInput]]

  /// The lines that are put before the driver's source in run `index`.
  public func prelude(run index: Int) -> String {
    runs[index].map { "\($0.name) = \($0.value)\n" }.joined()
  }
}

/// One parameter of a driver.
public struct DriverInput: Sendable, Equatable {
  public var name: String
  public var value: Int
}

/// A mistaken idea about the machine. If it yields exactly the learner's answers, the feedback names it.
///
/// ```yaml
/// beliefs:
///   - id: adds-nothing
///     offset: -1
///     says: You left out the reference that `getrefcount` itself holds.
/// ```
public struct Belief: Sendable, Equatable {
  /// Stable name; a file under `wrong/` can demand that it is named (`# belief: adds-nothing`).
  public var id: String
  public var model: Model

  /// How the belief's answers come about. The truth is always a run of the real engine.
  public enum Model: Sendable, Equatable {
    /// Blanks are the true integers plus `by`: those of the printed lines in `lines` (from 0), or of every
    /// line when it is empty (`offset: 1`, `lines: [6, 7]`; YAML counts from 1).
    case offset(by: Int, lines: [Int])
    /// Every blank has the truth of this profile, whatever profile was asked.
    case profile(String)
    /// The program is run with this Python source (a file of the folder, contents here) before it, which
    /// replaces what the learner is mistaken about; the belief's answers are what that run prints.
    case replay(file: String, source: String)
  }
}
