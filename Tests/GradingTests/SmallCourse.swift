import Courseware
import PyVM
import Testing

@testable import Grading

/// A course of one exercise, written in the test that needs it.
struct SmallCourse {
  var course: Course

  /// - Parameters:
  ///   - checks: the front matter's list, each line as it stands there; points must add up to `points`.
  ///   - head: more lines of the front matter: limits, driver, profiles.
  init(
    _ checks: String, points: Int = 1, kind: String = "code", head: String = "profiles: [\"3.13\"]",
    titles: [String] = ["check"], solution: String = "pass\n", driver: String? = nil
  ) throws {
    let folder = "exercises/01-small/one/"
    let md = """
      ---
      id: X01.1
      title: One
      kind: \(kind)
      points: \(points)
      topics: [rc]
      \(head)
      checks:
      \(checks)
      ---

      A task.
      """
    let zh =
      "---\nid: X01.1\ntitle: 一\nchecks:\n" + titles.map { "  \($0): 检查\n" }.joined() + "---\n\n任务。\n"
    var files = [
      ("exercise.md", md), ("exercise.zh.md", zh), ("starter.py", "# heaplings: X01.1\nprint('starter')\n"),
      ("solution.py", "# heaplings: X01.1\n" + solution),
    ]
    if let driver { files.append(("driver.py", driver)) }
    course = try Course.load(files: files.map { CourseFile(path: folder + $0, bytes: Array($1.utf8)) })
  }

  /// The verdict on a program; its first line is put in front.
  func verdict(_ program: String, _ language: Language = .en) -> Verdict {
    judge(Submission(id: "a", student: "s", source: Array(("# heaplings: X01.1\n" + program).utf8)), language)
  }

  func judge(_ submission: Submission, _ language: Language = .en) -> Verdict {
    let course = course
    return onInterpreterThread { Judge(course: course, language: language).judge(submission) }
  }

  /// What lint says about it.
  func problems() -> [String] {
    let course = course
    return onInterpreterThread {
      CourseProof(course).report(lessons: [], exercises: course.exercises).problems.map(\.description)
    }
  }
}

/// One check with the id `check` and one point.
func oneCheck(
  _ rule: String, head: String = "profiles: [\"3.13\"]", solution: String = "pass\n", driver: String? = nil
)
  throws -> SmallCourse
{
  try SmallCourse(
    "  - id: check\n    title: Check\n    points: 1\n    \(rule)", head: head, solution: solution,
    driver: driver)
}
