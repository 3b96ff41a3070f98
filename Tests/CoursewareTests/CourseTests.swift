import Testing

@testable import Courseware

@Suite("The course in the binary")
struct CourseTests {
  @Test("loads, with both languages and every exercise")
  func loads() throws {
    let course = try Course.embedded()
    let lesson = try #require(course.lesson("2"))
    #expect(lesson.id == "L02")
    #expect(course.exercises(of: lesson).map(\.id) == lesson.exercises)
    for exercise in course.exercises {
      #expect(!exercise.wrong.isEmpty)
      for language in Language.allCases {
        #expect(!exercise.text[language].task.blocks.isEmpty)
        #expect(!exercise.text[language].hints.isEmpty)
        #expect(exercise.text[language].checkTitles.count == exercise.spec.checks.count)
      }
    }
  }

  @Test("names lead to lessons and exercises", arguments: ["2", "02", "L02", "l02", "counting-references"])
  func names(_ name: String) throws {
    #expect(try Course.embedded().lesson(name)?.id == "L02")
  }

  @Test("lessons place the exercises that they list, in both languages")
  func placed() throws {
    for lesson in try Course.embedded().lessons {
      for language in Language.allCases {
        let document = lesson.text[language].document()
        #expect(document.notices.isEmpty)
        let placed = document.blocks.compactMap { block -> String? in
          if case .code(let code) = block.kind, case .exercise(let id) = code.role { id } else { nil }
        }
        #expect(placed == lesson.exercises)
      }
    }
  }

  @Test("every cell with output has it right under it, the same in both languages")
  func cells() throws {
    for lesson in try Course.embedded().lessons {
      func code(_ language: Language) -> [CodeBlock] {
        lesson.text[language].document().blocks.compactMap {
          if case .code(let code) = $0.kind { code } else { nil }
        }.filter { if case .exercise = $0.role { false } else { true } }
      }
      #expect(code(.en) == code(.zh))
    }
  }

  @Test("predict solutions fill every blank, and starters none")
  func blanks() throws {
    for exercise in try Course.embedded().exercises where exercise.spec.kind == .predict {
      let starter = exercise.sheet
      let solution = AnswerSheet(source: exercise.solution, profiles: exercise.spec.profiles)
      #expect(starter.program == solution.program)
      #expect(starter.blanks.allSatisfy { $0.answer == nil })
      #expect(solution.blanks.allSatisfy { $0.answer != nil })
      #expect(starter.blanks.map(\.profile) == solution.blanks.map(\.profile))
    }
  }
}
