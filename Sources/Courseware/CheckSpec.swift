/// One thing that an answer must satisfy, as declared in the front matter. The judge turns it into one row of
/// the verdict (``Rule/blanks`` into one row per blank).
///
/// ```yaml
/// checks:
///   - id: count
///     title: Exactly five references lead to `target`
///     points: 1
///     needs: [ran]              # skipped, the third state, when one of these did not pass
///     refcount: { of: target, is: 5 }
/// ```
public struct CheckSpec: Sendable, Equatable {
  /// Unique in its exercise; `wrong/*.py` and verdicts refer to it.
  public var id: String
  /// What the check is worth. For ``Rule/blanks`` it is what *each* blank is worth.
  public var points: Int
  /// Checks (ids, all declared earlier) that must have passed for this one to be run.
  public var needs: [String]
  /// Where in the run the judge looks.
  public var at: Moment
  public var rule: Rule
  /// Line of the declaration in `exercise.md`, for messages to the author.
  public var line: Int

  /// A moment of a run at which a snapshot is taken.
  public enum Moment: Sendable, Equatable {
    /// After the last statement of the last module, before any of its names is let go (key absent).
    case end
    /// When the program calls `lab.checkpoint("…")`, or its driver `checkpoint("…")` (`at: label`).
    case checkpoint(String)
  }

  /// What is compared. Each case shows its YAML form.
  public enum Rule: Sendable, Equatable {
    /// `runs: true`. The program ended by itself: no exception, no `sys.exit`, no limit.
    case runs
    /// `output: "text"`, `output: { same-as: starter }` or `{ same-as: solution }`. Standard output, byte
    /// for byte.
    case output(Expectation)
    /// `blanks: true`. Each blank of the ``AnswerSheet`` holds what the very program prints in its line,
    /// under
    /// the blank's profile. The program itself must be the starter's.
    case blanks
    /// `choice: { name: answer, key: b, options: { a: why not, b: just so } }`. The global `name` holds the
    /// letters of `key`
    /// (any order, case, spaces and commas ignored). The feedback per option is in ``ExerciseText``.
    case choice(Choice)
    /// `value: { of: results, is: "[1, 2]" }` or `value: { of: results, same-as: solution }`. A global,
    /// copied
    /// out of the heap and compared by exact built-in type. `is` is a Python literal.
    case value(name: String, Expectation)
    /// `refcount: { of: target, is: 5 }`. The stored count of the object that the global leads to (what
    /// `getrefcount` shows, less its own argument).
    case refcount(name: String, Bound)
    /// `refcount: { type: Job, is: 1 }`. The same for every live instance of a class, by class name.
    case refcountOfInstances(type: String, Bound)
    /// `refcount: { items-of: finished, is: 1 }`. The same for every object in the list that a global leads to.
    case refcountOfItems(list: String, Bound)
    /// `items: { of: finished, ids: marks }`. The list of the one global holds the very objects whose `id()`
    /// stand in the list of the other, in that order.
    case items(list: String, ids: String)
    /// `holders: { of: target, kinds: distinct, cycles: false }`. Who holds the references.
    case holders(HolderRule)
    /// `live: { type: Job, is: SIZE }`. Live instances of a class, by class name.
    case live(type: String, Bound)
    /// `created: { type: Job, is: SIZE }`. Instances of a class ever made during the run.
    case created(type: String, Bound)
    /// `leaked: { is: 0 }`. Objects that nothing outside them reaches any more: what a full collection would
    /// find.
    case leaked(Bound)
    /// `forbid-calls: [gc.collect, gc.disable]`. Functions that were not called, whatever name they were
    /// called by. Judged from the run's call log.
    case forbidCalls([String])
    /// `forbid: [while, del]`. Constructs that do not occur in the answer's syntax tree.
    case forbidConstructs([Construct])
    /// `require: [with]`. Constructs of which each occurs in the answer's syntax tree.
    case requireConstructs([Construct])
    /// `instructions: { max: 5000 }`. Bytecode instructions of the run.
    case instructions(Bound)
    /// `peak: { max: 100000 }`. Most bytes in use at once.
    case peakBytes(Bound)
    /// `concept: { en: […], zh: […] }`. A sentence of the answer's docstring says it (``Rubric``).
    case concept(Rubric)
    /// `mistake: { cost: 2, en: […], zh: […] }`. No clause of the docstring claims it; one that does costs
    /// points, and the answer does not pass.
    case mistake(Rubric, cost: Int)
  }

  /// What a compared text or value must equal.
  public enum Expectation: Sendable, Equatable {
    /// This text; for ``Rule/value(name:_:)`` a Python literal.
    case literal(String)
    /// Whatever the starter gives in the same run.
    case sameAsStarter
    /// Whatever the solution gives in the same run.
    case sameAsSolution
  }

  /// `is: n`, `min: n`, `max: n` or `min` with `max`. An amount may also be the name of a driver's input
  /// (`is: SIZE`), so that what is expected grows with the run.
  public struct Bound: Sendable, Equatable {
    public var min: Amount?
    public var max: Amount?

    public enum Amount: Sendable, Equatable {
      case number(Int)
      case input(String)

      /// The number in a run with these inputs; an input that the run does not have counts as 0 (loading
      /// refuses such a course).
      public func value(_ inputs: [DriverInput]) -> Int {
        switch self {
        case .number(let number): number
        case .input(let name): inputs.first { $0.name == name }?.value ?? 0
        }
      }
    }

    public init(min: Amount?, max: Amount?) {
      self.min = min
      self.max = max
    }

    /// Whether `value` lies within, in a run with these inputs.
    public func contains(_ value: Int, inputs: [DriverInput] = []) -> Bool {
      value >= (min?.value(inputs) ?? Int.min) && value <= (max?.value(inputs) ?? Int.max)
    }

    /// The one value allowed, if there is just one.
    public func exactly(inputs: [DriverInput] = []) -> Int? { min == max ? min?.value(inputs) : nil }
  }

  /// One question with lettered options.
  public struct Choice: Sendable, Equatable {
    /// The global that carries the answer.
    public var name: String
    /// The right letters, sorted.
    public var key: [String]
    /// All letters, sorted.
    public var options: [String]

    /// The letters of a learner's answer, sorted and without repeats; nil when it names an unknown option.
    public func letters(of answer: String) -> [String]? {
      var found: Set<String> = []
      for scalar in answer.unicodeScalars where !" ,;\t\n".unicodeScalars.contains(scalar) {
        let letter = String(scalar).lowercased()
        guard options.contains(letter) else { return nil }
        found.insert(letter)
      }
      return found.sorted()
    }
  }

  /// Demands on the references that lead to the object of a global.
  public struct HolderRule: Sendable, Equatable {
    /// The global; it is itself one of the holders (``HolderKind/global``).
    public var name: String
    /// No two references are of the same kind (`kinds: distinct`).
    public var distinctKinds: Bool
    /// Kinds that must be among them (`include: [attribute]`).
    public var include: [HolderKind]
    /// Kinds that must not be among them (`exclude: [other]`).
    public var exclude: [HolderKind]
    /// With `cycles: false` no holder may itself be reachable from the object.
    public var cyclesAllowed: Bool
  }
}

/// What kind of place a reference lies in. Finer kinds than a learner needs share one case, so that two lists
/// are never two kinds.
public enum HolderKind: String, Sendable, CaseIterable, Codable {
  /// A name in a module's namespace.
  case global
  /// A local variable of a frame that runs or is suspended (a generator's, say).
  case local
  /// A closure's cell.
  case cell
  case listItem = "list-item"
  case tupleItem = "tuple-item"
  case setItem = "set-item"
  case dictKey = "dict-key"
  case dictValue = "dict-value"
  /// An attribute of an instance, whether it lies inline, in its dict or in a slot.
  case attribute
  /// An attribute of a class.
  case classAttribute = "class-attribute"
  /// A default value of a parameter (the tuple or dict of defaults that a function owns).
  case defaultArgument = "default-argument"
  /// `self` of a bound method.
  case boundMethod = "bound-method"
  /// An iterator over the object, or one that has it as a member.
  case iterator
  /// Any other strong holder: a constant of a code object, an exception's arguments, a deque, the machine's
  /// stack.
  case other
}

/// A construct that a task can forbid or demand. The names are what a learner would call it.
public enum Construct: String, Sendable, CaseIterable, Codable {
  case del, `for`, `while`, with, `try`, lambda, comprehension, generator, `class`, `import`, global, nonlocal
  case recursion
}
