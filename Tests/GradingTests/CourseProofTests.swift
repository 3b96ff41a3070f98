import Courseware
import PyVM
import Testing

@testable import Grading

/// The course in the repository proves itself, as `heaplings lint` does.
@Test func courseIsProved() throws {
  let report = try proof()
  #expect(report.problems == [])
  #expect(report.exercises >= 5)
  #expect(report.answers >= 45)
  #expect(report.cells >= 18)
}

private func proof() throws -> CourseProof.Report {
  let course = try Course.embedded()
  return onInterpreterThread {
    CourseProof(course).report(lessons: course.lessons, exercises: course.exercises)
  }
}
