import Courseware
import PyHeap
import PyVM

/// The interpreters of a lesson's cells: cells of one profile share one, unless they name a session of their
/// own. Close it when the lesson is over.
public final class CellSessions {
  /// What came of a cell.
  public struct Result {
    /// Standard output and error in the order of writing.
    public var text: String
    /// It raised, or a limit ended it.
    public var failed: Bool
    /// How it ended.
    public var ending: Interpreter.RunOutcome.Ending
    /// The profile it ran under.
    public var profile: String
    /// The heap as it is now; asked before the next cell runs, it is the heap that this one left behind.
    public var snapshot: () -> HeapSnapshot
    /// Whether a global is there after the cell.
    public var hasGlobal: (String) -> Bool
  }

  private let profile: String
  private var sessions: [String: (interpreter: Interpreter, output: Collected)] = [:]
  private var single: [Interpreter] = []

  private final class Collected { var bytes: [UInt8] = [] }

  /// - Parameter profile: of the cells that name none.
  public init(_ profile: String) { self.profile = profile }

  /// Gives every heap back.
  public func close() {
    for session in sessions.values { session.interpreter.close() }
    for interpreter in single { interpreter.close() }
    sessions = [:]
    single = []
  }

  /// Runs a cell in its session's interpreter.
  public func run(_ cell: CodeBlock.Cell, _ source: String) -> Result {
    let profile = cell.profile ?? profile
    let (interpreter, output) = session(profile, cell.session)
    output.bytes = []
    let outcome = interpreter.runCell(source: Array(source.utf8), name: "<cell>")
    return Result(
      text: String(decoding: output.bytes, as: UTF8.self), failed: outcome.ending != .finished,
      ending: outcome.ending, profile: profile, snapshot: { interpreter.snapshot() },
      hasGlobal: { interpreter.address(ofGlobal: $0) != nil })
  }

  private func session(_ profile: String, _ name: String?) -> (Interpreter, Collected) {
    let key = "\(profile) \(name ?? "")"
    if name != "new", let known = sessions[key] { return (known.interpreter, known.output) }
    let output = Collected()
    let interpreter = Interpreter(
      profile: .named(profile) ?? .v3_13,
      host: HostServices(write: { bytes, _ in output.bytes.append(contentsOf: bytes) }),
      limits: .init(instructions: 200_000_000, heapBytes: 512 << 20, outputBytes: 1 << 20),
      fixedAddresses: true)
    if name == "new" { single.append(interpreter) } else { sessions[key] = (interpreter, output) }
    return (interpreter, output)
  }
}
