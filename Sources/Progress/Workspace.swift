import Courseware
import Glibc

/// A learner's folder: one answer file per exercise, settings, progress.
///
/// ```
/// heaplings.yml                           marks the folder; flat `key: value` lines
/// 02-counting-references/five-holders.py  an answer; its first line names the exercise
/// .heaplings/progress.sqlite              see ``Store``
/// ```
/// Answers may be renamed and moved within the folder: they are found by their first line.
public struct Workspace: Sendable, Equatable {
  /// The folder; absolute, or as it was given.
  public var folder: String
  public var settings: Settings

  /// What `heaplings.yml` says.
  public struct Settings: Sendable, Equatable {
    /// Language of lessons and messages; nil: the environment's.
    public var language: Language?
    /// Folder of the course, relative to the workspace; nil: the built-in one.
    public var course: String?

    public init(language: Language? = nil, course: String? = nil) {
      self.language = language
      self.course = course
    }
  }

  public static let settingsFile = "heaplings.yml"
  /// Answers longer than this are not looked at.
  static let maximumAnswerBytes = 1 << 20
  /// Deepest folder, and most files, in which answers are looked for.
  static let maximumDepth = 6
  static let maximumFiles = 20_000

  public init(folder: String, settings: Settings = Settings()) {
    self.folder = folder
    self.settings = settings
  }

  /// The workspace that a folder lies in: the nearest one upwards that has a `heaplings.yml`; nil: none.
  public static func containing(_ folder: String) throws(WorkspaceError) -> Workspace? {
    guard let resolved = realpath(folder, nil) else { return nil }
    defer { free(resolved) }
    var path = String(cString: resolved)
    while true {
      let file = (path == "/" ? "" : path) + "/" + settingsFile
      if access(file, F_OK) == 0 { return Workspace(folder: path, settings: try Settings(file: file)) }
      guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  /// The progress, if there is any yet; nothing is made.
  public func existingStore() throws(StoreError) -> Store? {
    let path = folder + "/.heaplings/progress.sqlite"
    return access(path, F_OK) == 0 ? try Store(at: path) : nil
  }

  /// Where the progress is; its folder is made if need be.
  public func openStore() throws(StoreError) -> Store {
    let path = folder + "/.heaplings"
    mkdir(path, 0o755)
    return try Store(at: path + "/progress.sqlite")
  }

  /// Where the answer of an exercise is put, relative to the folder.
  public static func answerPath(of exercise: Exercise) -> String {
    "\(exercise.lessonSlug)/\(exercise.slug).py"
  }

  /// An answer file: path relative to the folder, the exercise that its first line names, and when it was last
  /// saved (nanoseconds since 1970).
  public struct Answer: Sendable, Equatable {
    public var path: String
    public var exercise: String
    public var savedAt: Int
  }

  /// Every answer file, sorted by path. Names that begin with a dot are passed over, as are links to folders
  /// and copies that `reset` put aside.
  /// - Complexity: O(files); of each only the first bytes are read.
  public func answers() -> [Answer] {
    var found: [Answer] = []
    var pending: [(path: String, depth: Int)] = [("", 0)]
    var seen = 0
    while let (path, depth) = pending.popLast() {
      guard let directory = opendir(folder + "/" + path) else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasPrefix(".") { continue }
        seen += 1
        if seen > Self.maximumFiles { return found.sorted { $0.path < $1.path } }
        let inner = path.isEmpty ? name : path + "/" + name
        var status = stat()
        guard lstat(folder + "/" + inner, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          if depth < Self.maximumDepth { pending.append((inner, depth + 1)) }
        } else if status.st_mode & S_IFMT == S_IFREG, name.hasSuffix(".py"),
          let exercise = Workspace.exercise(ofFile: folder + "/" + inner)
        {
          let saved = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
          found.append(Answer(path: inner, exercise: exercise, savedAt: saved))
        }
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  /// Which exercise a file answers, from its first line; nil when it is no answer.
  public static func exercise(ofFile path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return Course.exerciseID(ofAnswer: String(decoding: buffer[..<count], as: UTF8.self))
  }
}
