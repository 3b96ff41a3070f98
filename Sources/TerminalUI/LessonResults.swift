import Courseware

/// A cell of a lesson that is to be run.
public struct CellRequest: Sendable {
  /// Block of the document, which names the cell.
  public var block: Int
  public var cell: CodeBlock.Cell
  public var source: String
  /// Line of the file on which the source starts.
  public var line: Int
  /// A figure further down shows the heap as it is after this cell: keep a snapshot.
  public var isDrawn: Bool
}

/// What came of a cell.
public struct CellResult: Sendable, Equatable {
  /// Standard output and, for a cell that ended in an exception, the traceback after it.
  public var text: String
  /// The program raised, or a limit ended it.
  public var failed: Bool
  /// Name of the profile it ran under; shown beside the output.
  public var profile: String

  public init(text: String, failed: Bool, profile: String) {
    self.text = text
    self.failed = failed
    self.profile = profile
  }
}

/// A figure of a lesson that is to be drawn.
public struct FigureRequest: Sendable {
  public var block: Int
  public var figure: CodeBlock.Figure
  /// Block of the cell after which the heap is drawn; nil when the lesson has no such cell.
  public var cellBlock: Int?
}

/// What is known of an exercise that a lesson places.
public struct ExerciseMark: Sendable, Equatable {
  public var title: String
  /// `predict · 12 points`.
  public var detail: String
  /// `passed`, `2 of 5 points`; empty when nothing is known.
  public var state: String

  public init(title: String, detail: String, state: String) {
    self.title = title
    self.detail = detail
    self.state = state
  }
}

/// Who runs cells, draws figures and knows exercises. Each is asked once per block, in the order of the text;
/// nil means "not run", "not drawn", "not known", and the text of the block is shown instead.
public struct LessonSession {
  public var run: (CellRequest) -> CellResult?
  /// A text drawing; lines that are too wide are cut and marked.
  public var draw: (FigureRequest) -> String?
  public var exercise: (String) -> ExerciseMark?

  public init(
    run: @escaping (CellRequest) -> CellResult? = { _ in nil },
    draw: @escaping (FigureRequest) -> String? = { _ in nil },
    exercise: @escaping (String) -> ExerciseMark? = { _ in nil }
  ) {
    self.run = run
    self.draw = draw
    self.exercise = exercise
  }
}

/// What a session answered, by block: so that a document can be laid out again at another width without
/// running anything again.
public struct LessonResults: Sendable {
  public var cells: [Int: CellResult] = [:]
  public var figures: [Int: String] = [:]
  public var exercises: [Int: ExerciseMark] = [:]
  /// Blocks of `output` whose place is taken by the real output, with the block of their cell.
  public var outputOf: [Int: Int] = [:]

  /// No cell was run.
  public init() {}

  /// Asks `session` about every cell, figure and exercise of `document`, from top to bottom.
  public init(document: Document, session: LessonSession) {
    let plan = LessonPlan(document)
    outputOf = plan.outputOf
    for (index, block) in document.blocks.enumerated() {
      guard case .code(let code) = block.kind else { continue }
      switch code.role {
      case .python(let cell) where cell.run:
        cells[index] = session.run(
          CellRequest(
            block: index, cell: cell, source: code.text, line: block.line + 1,
            isDrawn: plan.cellOfFigure.values.contains(index)))
      case .figure(let figure):
        figures[index] = session.draw(
          FigureRequest(block: index, figure: figure, cellBlock: plan.cellOfFigure[index]))
      case .exercise(let id): exercises[index] = session.exercise(id)
      default: break
      }
    }
    outputOf = outputOf.filter { cells[$0.value] != nil }
  }
}

/// Which output and which figure belongs to which cell, by block.
public struct LessonPlan: Sendable, Equatable {
  public var outputOf: [Int: Int] = [:]
  public var cellOfFigure: [Int: Int] = [:]

  /// A block belongs to the cell that its `of=` names, else to the nearest cell above.
  public init(_ document: Document) {
    var last: Int?
    var named: [String: Int] = [:]
    for (index, block) in document.blocks.enumerated() {
      guard case .code(let code) = block.kind else { continue }
      switch code.role {
      case .python(let cell) where cell.run:
        last = index
        if let id = cell.id { named[id] = index }
      case .output(let of): outputOf[index] = of.map { named[$0] } ?? last
      case .figure(let figure): cellOfFigure[index] = figure.of.map { named[$0] } ?? last
      default: break
      }
    }
  }
}
