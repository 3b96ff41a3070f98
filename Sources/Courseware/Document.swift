/// A lesson or a task as a flat value: every block and every inline of the text, in reading order.
///
/// Blocks lie in pre-order. `blocks[i].end` is the index after the last descendant of block `i`, so its
/// children are found by starting at `i + 1` and jumping from `end` to `end`; no walk needs recursion.
/// Inlines
/// lie in one array in the same way; a block that carries text names a range of it.
///
/// ```
/// blocks   0 heading(2)   end 1   inlines 0..<1
///          1 list         end 4
///          2 · item       end 4
///          3 · · paragraph end 4  inlines 1..<4
/// inlines  1 strong end 3 | 2 text "one" end 3 | 3 text " more" end 4
/// ```
public struct Document: Sendable, Equatable {
  public var blocks: [Block]
  public var inlines: [Inline]
  /// Tables by the index that ``Block/Kind/table(_:)`` holds.
  public var tables: [Table]
  /// What an author should look at; a reader can still show the document.
  public var notices: [Notice]

  public init(
    blocks: [Block] = [], inlines: [Inline] = [], tables: [Table] = [], notices: [Notice] = []
  ) {
    self.blocks = blocks
    self.inlines = inlines
    self.tables = tables
    self.notices = notices
  }

  /// Blocks nested deeper than this are lifted to it.
  public static let maximumDepth = 100
  /// Longest source that is parsed, in bytes.
  public static let maximumBytes = 16 << 20
  /// Most columns and most cells of a table; a larger one stays text.
  public static let maximumColumns = 64
  public static let maximumCells = 10_000

  public struct Block: Sendable, Equatable {
    public var kind: Kind
    /// Index after the last descendant.
    public var end: Int
    /// The text it carries itself; empty for containers.
    public var inlines: Range<Int>
    /// First line in the file, from 1.
    public var line: Int

    public enum Kind: Sendable, Equatable {
      case heading(level: Int)
      case paragraph
      case code(CodeBlock)
      /// `start` is the first number of an ordered list.
      case list(start: Int?, tight: Bool)
      /// `done` is set for task items (`- [x]`).
      case item(done: Bool?)
      case quote
      /// A quote that begins with `[!NOTE]`, `[!TIP]`, `[!MYTH]` …: the word, in lower case.
      case callout(String)
      case table(Int)
      case rule
      case html(String)
      /// `[^label]: text`.
      case footnote(label: String)
    }
  }

  public struct Inline: Sendable, Equatable {
    public var kind: Kind
    /// Index after the last descendant.
    public var end: Int

    public enum Kind: Sendable, Equatable {
      case text(String)
      case code(String)
      case emphasis
      case strong
      case link(url: String, title: String)
      case image(url: String, title: String)
      case softBreak
      case hardBreak
      case html(String)
      case footnoteReference(String)
    }
  }

  public struct Table: Sendable, Equatable {
    public var alignments: [Alignment]
    /// The header row first; every row has as many cells as there are alignments. A cell is a range of
    /// ``Document/inlines``.
    public var rows: [[Range<Int>]]

    public enum Alignment: Sendable, Equatable {
      case none, left, center, right
    }
  }

  public struct Notice: Sendable, Equatable {
    public var line: Int
    public var message: String
  }
}

/// A fenced block and what its info string means.
public struct CodeBlock: Sendable, Equatable {
  public var role: Role
  /// The text, with its last line break.
  public var text: String
  /// The info string as written.
  public var info: String

  public enum Role: Sendable, Equatable {
    /// ```` ```python ````, ```` ```python run profile=3.8 id=a session=b expect=error ````.
    case python(Cell)
    /// ```` ```output ````: what the cell above prints. `of=a` names another cell.
    case output(of: String?)
    /// ```` ```figure holders target of=a ````: drawn from the heap that a cell left behind.
    case figure(Figure)
    /// ```` ```exercise X02.3 ````.
    case exercise(String)
    /// Any other language, or none.
    case other(String)
  }

  /// A Python block.
  public struct Cell: Sendable, Equatable {
    /// Whether it is run; otherwise it is only shown.
    public var run: Bool
    /// The reader is asked what the cell prints before it is shown (`python run ask`).
    public var ask: Bool
    /// Version profile; nil is the course's default.
    public var profile: String?
    public var id: String?
    /// Cells with the same session share an interpreter, per profile; nil is the lesson's own session.
    /// `session=new` gives the cell one of its own.
    public var session: String?
    /// The cell ends in an uncaught exception, and the lesson wants it so.
    public var expectsError: Bool
  }

  /// A picture of the heap.
  public struct Figure: Sendable, Equatable {
    /// What is drawn: `holders`.
    public var kind: String
    public var arguments: [String]
    /// The cell after which the heap is drawn; nil is the nearest above.
    public var of: String?
  }
}
