/// A course as values: lessons in order, each with its exercises.
public struct Course: Sendable {
  public var lessons: [Lesson]
  /// In the order of their lessons, then of their ids.
  public var exercises: [Exercise]

  /// Reads a course from a folder that has `lessons/` and `exercises/`.
  /// - Throws: ``CourseProblems`` with everything that was found, each with file and line.
  public static func load(at folder: String) throws(CourseProblems) -> Course {
    let files: [CourseFile]
    do { files = try CourseFiles.read(folder: folder) } catch { throw CourseProblems(problems: [error]) }
    return try load(files: files)
  }

  /// Reads a course from files in memory.
  public static func load(files: [CourseFile]) throws(CourseProblems) -> Course {
    var loader = CourseLoader(files: files)
    let course = loader.load()
    guard loader.problems.isEmpty else { throw CourseProblems(problems: loader.problems) }
    return course
  }

  /// A lesson by number (`2`, `02`), id (`L02`), slug or name.
  public func lesson(_ name: String) -> Lesson? {
    let wanted = name.lowercased()
    return lessons.first {
      $0.id.lowercased() == wanted || $0.slug == wanted || $0.name == wanted || Int(wanted) == $0.number
    }
  }

  /// An exercise by id (`X02.3`) or slug (`five-holders`).
  public func exercise(_ name: String) -> Exercise? {
    let wanted = name.lowercased()
    return exercises.first { $0.id.lowercased() == wanted || $0.slug == wanted }
  }

  /// The exercises of a lesson.
  public func exercises(of lesson: Lesson) -> [Exercise] {
    exercises.filter { $0.lessonSlug == lesson.slug }
  }

  /// Every name an exercise or a lesson answers to; for "did you mean".
  public var names: (lessons: [String], exercises: [String]) {
    (lessons.flatMap { [$0.id, $0.slug, $0.name] }, exercises.flatMap { [$0.id, $0.slug] })
  }

  /// The exercise that an answer file belongs to: its first line is `# heaplings: X02.3`.
  public static func exerciseID(ofAnswer source: String) -> String? {
    let first = source.drop { $0 == "\u{FEFF}" }.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
    var words = first.drop { $0 == "#" || $0 == " " }
    guard first.hasPrefix("#"), words.hasPrefix("heaplings:") else { return nil }
    words = words.dropFirst("heaplings:".count)
    let id = words.drop { $0 == " " }.prefix { $0 != " " && $0 != "\t" }
    return id.isEmpty || id.utf8.count > 32 ? nil : String(id)
  }
}
