import Courseware
import Glibc

/// Finds answers in folders: one subfolder per student, in it any number of answer files.
///
/// ```
/// class/alice/five-holders.py        student alice
/// class/alice/week2/X02.5.py         student alice
/// class/bob.py                       student bob
/// class/X02.4.py                     student class: the file is called after an exercise
/// ```
/// A folder with a `heaplings.yml` is one student's workspace. Links are not followed.
public struct SubmissionFinder {
  /// A file that was found.
  public struct Found: Sendable, Equatable {
    /// The path as it was given, down to the file.
    public var path: String
    /// The verdict's id: the path, fit to be shown.
    public var id: String
    public var student: String
    /// Id of the exercise, if it can be told; otherwise the judge says why not.
    public var exercise: String?
  }

  /// In order of paths.
  public private(set) var found: [Found] = []
  /// What could not be looked at, each in one line.
  public private(set) var problems: [String] = []
  private let course: Course
  private let wanted: Set<String>
  /// Where reports are written; if that lies among the students, it is none.
  private let out: String?

  private static let maximumDepth = 16
  private static let maximumFiles = 200_000

  /// - Parameter exercises: ids; when not empty, answers to others are passed over.
  public init(course: Course, exercises: [String], out: String? = nil) {
    self.course = course
    self.out = out
    wanted = Set(exercises)
  }

  /// Looks at one path of the command line.
  /// - Throws: when it is not there at all.
  public mutating func look(at path: String) throws(BatchError) {
    var root = path
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    var status = stat()
    guard stat(root, &status) == 0 else { throw BatchError("cannot read \(cleaned(path, 300))", errno) }
    if status.st_mode & S_IFMT != S_IFDIR {
      let parts = root.split(separator: "/")
      add(root, student: parts.count > 1 ? String(parts[parts.count - 2]) : "")
      return
    }
    if stat(root + "/heaplings.yml", &status) == 0 {
      walk(root, student: lastPart(root))
      return
    }
    for name in names(in: root) {
      let inner = root + "/" + name
      switch kind(of: inner) {
      case .folder where isOut(inner): continue
      case .folder:
        let before = found.count + problems.count
        walk(inner, student: name)
        if found.count + problems.count == before {
          problems.append("\(shown(inner)): no answer (*.py) in it")
        }
      case .file where name.hasSuffix(".py"):
        // A file that is called after an exercise says nothing about its author; the folder does.
        let stem = String(name.dropLast(3))
        add(inner, student: course.exercise(stem) == nil ? stem : lastPart(root))
      case .other where name.hasSuffix(".py"): problems.append(refusal(inner))
      default: break
      }
    }
  }

  /// Sorts what was found, and drops what was found twice.
  public mutating func finish() {
    found.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var seen: Set<String> = []
    found.removeAll { !seen.insert($0.path).inserted }
    problems = problems.filter { seen.insert($0).inserted }
  }

  /// One student's files, without recursion: the folders that are still to be looked at stand in a list.
  private mutating func walk(_ folder: String, student: String) {
    var pending = [(folder, 0)]
    while let (path, depth) = pending.popLast() {
      guard depth < SubmissionFinder.maximumDepth else {
        problems.append(
          "\(shown(path)): folders deeper than \(SubmissionFinder.maximumDepth) are not looked at")
        continue
      }
      for name in names(in: path).reversed() {
        let inner = path + "/" + name
        switch kind(of: inner) {
        case .folder: pending.append((inner, depth + 1))
        case .file where name.hasSuffix(".py"): add(inner, student: student)
        case .other where name.hasSuffix(".py"): problems.append(refusal(inner))
        default: break
        }
      }
    }
  }

  // MARK: Files

  private enum Kind { case file, folder, other }

  private func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  private func isOut(_ path: String) -> Bool {
    var (here, there) = (stat(), stat())
    guard let out, stat(out, &there) == 0, stat(path, &here) == 0 else { return false }
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino
  }

  private func refusal(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0 else { return "\(shown(path)): \(String(cString: strerror(errno)))" }
    return status.st_mode & S_IFMT == S_IFLNK
      ? "\(shown(path)): a link; links are not followed" : "\(shown(path)): not a file"
  }

  /// Names in a folder, sorted; those that begin with a dot or an underscore are passed over.
  private mutating func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else {
      problems.append("\(shown(folder)): \(String(cString: strerror(errno)))")
      return []
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory), names.count < SubmissionFinder.maximumFiles {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix("."), !name.hasPrefix("_") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func add(_ path: String, student: String) {
    let head: [UInt8]
    do throws(BatchError) { head = try FileBytes.read(path, most: 4096) } catch {
      problems.append("\(error)")
      return
    }
    let header = Course.exerciseID(ofAnswer: String(decoding: head, as: UTF8.self))
    let stem = String(lastPart(path).dropLast(lastPart(path).hasSuffix(".py") ? 3 : 0))
    let exercise = (header.flatMap { course.exercise($0) } ?? (header == nil ? course.exercise(stem) : nil))?
      .id
    if !wanted.isEmpty {
      if let exercise, !wanted.contains(exercise) { return }
      // With one exercise asked for, a file that names none is meant for it.
      if exercise == nil, header == nil, wanted.count == 1 {
        found.append(
          Found(path: path, id: cleaned(path, 1000), student: cleaned(student, 200), exercise: wanted.first))
        return
      }
    }
    found.append(
      Found(path: path, id: cleaned(path, 1000), student: cleaned(student, 200), exercise: exercise))
  }

  private func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private func shown(_ path: String) -> String { cleaned(path, 300) }
}
