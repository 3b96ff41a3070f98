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
    public var path: String { raw.text }
    /// The same as the system has it.
    var raw: RawPath
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
    let root = RawPath(path).trimmed
    var status = stat()
    guard root.withCString({ stat($0, &status) }) == 0 else {
      throw BatchError("cannot read \(shown(root))", errno)
    }
    if status.st_mode & S_IFMT != S_IFDIR {
      let parts = root.bytes.split(separator: 0x2f)
      add(root, student: parts.count > 1 ? RawPath(bytes: parts[parts.count - 2]).text : "")
      return
    }
    if root.appending(RawPath("heaplings.yml")).withCString({ stat($0, &status) }) == 0 {
      walk(root, student: root.lastPart.text)
      return
    }
    for name in names(in: root) {
      let inner = root.appending(name)
      switch kind(of: inner) {
      case .folder where isOut(inner): continue
      case .folder:
        let before = found.count + problems.count
        walk(inner, student: name.text)
        if found.count + problems.count == before {
          problems.append("\(shown(inner)): no answer (*.py) in it")
        }
      case .file where name.isAnswer:
        // A file that is called after an exercise says nothing about its author; the folder does.
        let stem = String(name.text.dropLast(3))
        add(inner, student: course.exercise(stem) == nil ? stem : root.lastPart.text)
      case .other where name.isAnswer: problems.append(refusal(inner))
      case .link: problems.append(refusal(inner))
      default: break
      }
    }
  }

  /// Sorts what was found, and drops what was found twice.
  public mutating func finish() {
    found.sort { $0.raw < $1.raw }
    var seen: Set<[UInt8]> = []
    found.removeAll { !seen.insert($0.raw.bytes).inserted }
    var told: Set<String> = []
    problems = problems.filter { told.insert($0).inserted }
  }

  /// One student's files, without recursion: the folders that are still to be looked at stand in a list.
  private mutating func walk(_ folder: RawPath, student: String) {
    var pending = [(folder, 0)]
    while let (path, depth) = pending.popLast() {
      guard depth < SubmissionFinder.maximumDepth else {
        problems.append(
          "\(shown(path)): folders deeper than \(SubmissionFinder.maximumDepth) are not looked at")
        continue
      }
      for name in names(in: path).reversed() {
        let inner = path.appending(name)
        switch kind(of: inner) {
        case .folder: pending.append((inner, depth + 1))
        case .file where name.isAnswer: add(inner, student: student)
        case .other where name.isAnswer: problems.append(refusal(inner))
        case .link: problems.append(refusal(inner))
        default: break
        }
      }
    }
  }

  // MARK: Files

  /// `link`: one to a folder, in which answers may lie, or one that is called as an answer is.
  private enum Kind { case file, folder, link, other }

  private func kind(of path: RawPath) -> Kind {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK:
      if path.isAnswer { return .link }
      return path.withCString({ stat($0, &status) }) == 0 && status.st_mode & S_IFMT == S_IFDIR
        ? .link : .other
    default: return .other
    }
  }

  private func isOut(_ path: RawPath) -> Bool {
    var (here, there) = (stat(), stat())
    guard let out, stat(out, &there) == 0, path.withCString({ stat($0, &here) }) == 0 else { return false }
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino
  }

  private func refusal(_ path: RawPath) -> String {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else {
      return "\(shown(path)): \(String(cString: strerror(errno)))"
    }
    return status.st_mode & S_IFMT == S_IFLNK
      ? "\(shown(path)): a link; links are not followed" : "\(shown(path)): not a file"
  }

  /// Names in a folder, sorted; those that begin with a dot or an underscore are passed over.
  private mutating func names(in folder: RawPath) -> [RawPath] {
    guard let directory = folder.withCString({ opendir($0) }) else {
      problems.append("\(shown(folder)): \(String(cString: strerror(errno)))")
      return []
    }
    defer { closedir(directory) }
    var names: [RawPath] = []
    while let entry = readdir(directory), names.count < SubmissionFinder.maximumFiles {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        RawPath(bytes: bytes.prefix { $0 != 0 })
      }
      if let first = name.bytes.first, first != UInt8(ascii: "."), first != UInt8(ascii: "_") {
        names.append(name)
      }
    }
    return names.sorted(by: <)
  }

  private mutating func add(_ path: RawPath, student: String) {
    let head: [UInt8]
    do throws(BatchError) { head = try FileBytes.read(path, most: 4096) } catch {
      problems.append("\(error)")
      return
    }
    let header = Course.exerciseID(ofAnswer: String(decoding: head, as: UTF8.self))
    let stem = String(path.lastPart.text.dropLast(path.isAnswer ? 3 : 0))
    var exercise = (header.flatMap { course.exercise($0) } ?? (header == nil ? course.exercise(stem) : nil))?
      .id
    if !wanted.isEmpty {
      if let exercise, !wanted.contains(exercise) { return }
      // With one exercise asked for, a file that names none is meant for it.
      if exercise == nil, header == nil, wanted.count == 1 { exercise = wanted.first }
    }
    found.append(
      Found(raw: path, id: cleaned(path.text, 1000), student: cleaned(student, 200), exercise: exercise))
  }

  private func shown(_ path: RawPath) -> String { cleaned(path.text, 300) }
}
