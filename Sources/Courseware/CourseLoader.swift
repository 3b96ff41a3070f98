/// Sorts a course's files into lessons and exercises and reads each. Problems are gathered, so that an author
/// sees them all.
struct CourseLoader {
  private let files: [String: CourseFile]
  private let paths: [String]
  private(set) var problems: [CourseProblem] = []

  init(files: [CourseFile]) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    paths = self.files.keys.sorted()
  }

  mutating func load() -> Course {
    var lessons: [Lesson] = []
    for slug in lessonSlugs() {
      do { lessons.append(try lesson(slug)) } catch { problems.append(error) }
    }
    var exercises: [Exercise] = []
    for folder in exerciseFolders() {
      do { exercises.append(try ExerciseFolder(path: folder, files: files, paths: paths).exercise()) } catch {
        problems.append(error)
      }
    }
    let order = Dictionary(
      lessons.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
    exercises.sort {
      (order[$0.lessonSlug] ?? .max, $0.lessonSlug, $0.id) < (
        order[$1.lessonSlug] ?? .max, $1.lessonSlug, $1.id
      )
    }
    checkIDs(lessons, exercises)
    return Course(lessons: lessons, exercises: exercises)
  }

  private func lessonSlugs() -> [String] {
    var slugs: Set<String> = []
    for path in paths {
      let parts = path.split(separator: "/")
      guard parts.count == 3, parts[0] == "lessons", parts[2].hasSuffix(".md") else { continue }
      slugs.insert(String(parts[2].dropLast(3)))
    }
    return slugs.sorted()
  }

  private func exerciseFolders() -> [String] {
    var folders: Set<String> = []
    for path in paths {
      let parts = path.split(separator: "/")
      guard parts.count >= 4, parts[0] == "exercises" else { continue }
      folders.insert(parts[..<3].joined(separator: "/"))
    }
    return folders.sorted()
  }

  private func lesson(_ slug: String) throws(CourseProblem) -> Lesson {
    var texts: [Language: LessonText] = [:]
    var head: (id: String, profile: String, exercises: [String])?
    for language in Language.allCases {
      let path = "lessons/\(language.rawValue)/\(slug).md"
      let front = try FrontMatter(file: path, source: try source(path))
      try front.map.allow(["id", "title", "goal", "profile", "exercises"])
      let id = try front.map.text("id")
      let exercises = try front.map.texts("exercises")
      let profile = try front.map.optionalText("profile") ?? "3.13"
      if let head, head != (id, profile, exercises) {
        throw front.map.problem("id, profile or exercises differ from the other language's")
      }
      head = (id, profile, exercises)
      texts[language] = LessonText(
        title: try front.map.text("title"), goal: try front.map.text("goal"), file: path,
        source: front.body, firstLine: front.bodyLine)
    }
    guard let number = Int(slug.prefix { $0.isNumber }), let head, let en = texts[.en], let zh = texts[.zh]
    else {
      throw CourseProblem(
        file: "lessons/en/\(slug).md", line: 0, message: "the name does not begin with a number")
    }
    return Lesson(
      id: head.id, number: number, slug: slug, profile: head.profile, exercises: head.exercises,
      text: Localized(en: en, zh: zh))
  }

  private func source(_ path: String) throws(CourseProblem) -> String {
    guard let file = files[path] else {
      throw CourseProblem(file: path, line: 0, message: "missing: every text stands in every language")
    }
    return String(decoding: file.bytes, as: UTF8.self)
  }

  /// Ids are unique, and lessons name exercises that are there, in their own folder.
  private mutating func checkIDs(_ lessons: [Lesson], _ exercises: [Exercise]) {
    var seen: [String: String] = [:]
    for exercise in exercises {
      if let other = seen[exercise.id] {
        report("\(exercise.folder)/exercise.md", "\(exercise.id) is also the id of \(other)")
      }
      seen[exercise.id] = exercise.folder
    }
    guard problems.isEmpty else { return }
    for lesson in lessons {
      let own = exercises.filter { $0.lessonSlug == lesson.slug }.map(\.id)
      for id in lesson.exercises where !own.contains(id) {
        report(lesson.text.en.file, "there is no exercise \(id) under exercises/\(lesson.slug)")
      }
      for id in own where !lesson.exercises.contains(id) {
        report(lesson.text.en.file, "the front matter does not list \(id)")
      }
    }
  }

  private mutating func report(_ file: String, _ message: String) {
    problems.append(CourseProblem(file: file, line: 0, message: message))
  }
}
