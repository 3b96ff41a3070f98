import Courseware
import Glibc

extension Workspace {
  /// What ``create(at:course:settings:)`` did.
  public struct Creation: Sendable {
    public var workspace: Workspace
    /// Answer files that were written, relative to the folder.
    public var written: [String] = []
    /// Answer files, by exercise, that were there before and stay as they are.
    public var kept: [String] = []
    /// Files in the place of an answer that are none; they stay too.
    public var blocked: [String] = []
    /// The folder was a workspace before.
    public var existed = false
  }

  /// Makes a workspace, or completes one: writes what is missing and changes nothing that is there.
  /// - Parameter folder: made with its parents if need be.
  /// - Throws: ``WorkspaceError`` when something cannot be written. What was written stays.
  public static func create(
    at folder: String, course: Course, settings: Settings
  ) throws(WorkspaceError) -> Creation {
    try makeFolders(folder)
    guard let resolved = realpath(folder, nil) else { throw .system(folder) }
    let path = String(cString: resolved)
    free(resolved)
    var creation = Creation(workspace: Workspace(folder: path, settings: settings))
    let settingsPath = path + "/" + settingsFile
    if try !writeNew(settingsPath, settings.text) {
      creation.existed = true
      creation.workspace.settings = try Settings(file: settingsPath)
    }
    let answers = Dictionary(
      creation.workspace.answers().map { ($0.exercise.lowercased(), $0.path) },
      uniquingKeysWith: { first, _ in first })
    for exercise in course.exercises {
      if let old = answers[exercise.id.lowercased()] {
        creation.kept.append(old)
        continue
      }
      let answer = answerPath(of: exercise)
      try makeFolders(path + "/" + exercise.lessonSlug)
      if try writeNew(path + "/" + answer, exercise.starter) {
        creation.written.append(answer)
      } else {
        creation.blocked.append(answer)
      }
    }
    return creation
  }

  /// Puts the starter back. The answer that was there is kept beside it under the first free name of
  /// `five-holders.old-1.py.txt`, `….old-2.py.txt` …, which are not judged.
  /// - Returns: the path of the answer and that of the old one, relative to the folder; `kept` is nil when
  ///   there was no answer, or when it was the starter.
  public func reset(_ exercise: Exercise) throws(WorkspaceError) -> (answer: String, kept: String?) {
    let answer =
      answers().first { $0.exercise.lowercased() == exercise.id.lowercased() }?.path
      ?? Workspace.answerPath(of: exercise)
    let path = folder + "/" + answer
    var kept: String?
    if access(path, F_OK) == 0 {
      let bytes: [UInt8]
      do { bytes = try CourseFiles.contents(of: path, named: path) } catch {
        throw WorkspaceError(error.description)
      }
      if bytes == Array(exercise.starter.utf8) { return (answer, nil) }
      let stem = answer.hasSuffix(".py") ? String(answer.dropLast(3)) : answer
      var number = 1
      // link() makes the second name only if it is free, and never loses the first.
      while link(path, "\(folder)/\(stem).old-\(number).py.txt") != 0 {
        guard errno == EEXIST, number < 10_000 else { throw .system(path) }
        number += 1
      }
      kept = "\(stem).old-\(number).py.txt"
    } else {
      try Workspace.makeFolders(folder + "/" + exercise.lessonSlug)
    }
    // Written beside and moved over it, so that a crash leaves the old answer or the starter, never half.
    let fresh = path + ".new"
    unlink(fresh)
    _ = try Workspace.writeNew(fresh, exercise.starter)
    guard rename(fresh, path) == 0 else { throw .system(path) }
    return (answer, kept)
  }

  /// Makes a folder and its parents.
  static func makeFolders(_ path: String) throws(WorkspaceError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      if mkdir(made, 0o777) != 0 {
        let number = errno
        var status = stat()
        guard stat(made, &status) == 0 else { throw .system(made, number) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw WorkspaceError("\(made): not a folder") }
      }
    }
  }

  /// Writes a file that is not there yet. false: something of that name exists and stays as it is.
  static func writeNew(_ path: String, _ text: String) throws(WorkspaceError) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw .system(path)
    }
    defer { close(descriptor) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        // Half an answer would be taken for one that a person made.
        let number = errno
        unlink(path)
        throw .system(path, number)
      }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}
