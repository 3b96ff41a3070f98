import Testing

@testable import Courseware
@testable import Grading

/// What of free text counts as said, and what as a misconception.
@Suite("Rubrics") struct RubricTests {
  private func rubric(_ ways: String...) throws -> Rubric {
    Rubric(ways: try ways.map { try #require(Rubric.way($0)) })
  }

  @Test func `a way needs a word that is asked for`() {
    #expect(Rubric.way("") == nil)
    #expect(Rubric.way("!weak") == nil)
    #expect(Rubric.way("count||zero") == nil)
    #expect(Rubric.way("*") == nil)
    #expect(Rubric.way("count* !weak")?.terms.map(\.isForbidden) == [false, true])
  }

  @Test(arguments: [
    ("Counting can never free a cycle, since each member holds the other.", true),
    ("In a cycle the counts\nnever fall to zero.", true),
    ("COUNTS NEVER REACH ZERO IN THE CYCLE.", true),
    ("引用计数无法释放循环引用，因为它们互相持有。", true),
    ("The count is one. The cycle is two and it never ends.", false),
    ("Accounts never close a cycle and it is so.", false),
    ("Can counting never free a cycle?", false),
    ("引用计数无法释放循环引用吗？", false),
    ("count, never, cycle, zero, collector, generations", false),
    ("计数、无法、循环、容器、阈值、代", false),
    ("count never cycle", false),
    ("", false),
  ])
  func `a concept stands in one sentence that states something`(_ answer: String, _ isSaid: Bool) throws {
    let concept = try rubric("count* never|cannot cycle*", "计数 无法|不能 循环")
    #expect((RubricMatcher(answer).sentence(saying: concept) != nil) == isSaid)
  }

  @Test(arguments: [
    ("The collector runs on a timer, every few seconds.", true),
    ("回收器由定时器触发，每隔几秒就会运行一次。", true),
    ("The collector does not run on a timer.", false),
    ("It is started by allocations, not by a timer, when the collector has to run.", false),
    ("It is a myth that the collector runs on a timer.", false),
    ("回收器不是由定时器触发的，而是看分配次数。", false),
    ("Does the collector run on a timer?", false),
  ])
  func `a mistake is claimed in one clause, and not denied there`(_ answer: String, _ isClaimed: Bool) throws
  {
    let mistake = try rubric("collector timer", "回收器 定时器")
    #expect((RubricMatcher(answer).sentence(claiming: mistake) != nil) == isClaimed)
  }

  @Test func `a forbidden word takes a way away`() throws {
    let mistake = try rubric("reference keeps alive !strong")
    #expect(RubricMatcher("A weak reference keeps it alive for you.").sentence(claiming: mistake) != nil)
    #expect(RubricMatcher("A strong reference keeps it alive for you.").sentence(claiming: mistake) == nil)
  }

  @Test func `points inside of names end no sentence`() throws {
    let concept = try rubric("gc.collect number")
    let answer = "You call gc.collect and it returns the number of objects it found. That is all."
    #expect(
      RubricMatcher(answer).sentence(saying: concept)
        == "You call gc.collect and it returns the number of objects it found.")
  }

  @Test func `a long answer of one letter is read in bounded time`() throws {
    let concept = try rubric("aaaaaaaaaaaaaaaaaaaab b")
    let answer = String(repeating: "a", count: RubricMatcher.maximumBytes)
    #expect(RubricMatcher(answer).sentence(saying: concept) == nil)
  }

  @Test func `a mistake costs points, and an answer with one does not pass`() throws {
    let course = try SmallCourse(
      """
        - id: said
          title: Said
          points: 4
          concept: { en: ["count* never cycle*"], zh: ["计数 无法 循环"] }
        - id: timer
          title: Allocations start it
          mistake: { cost: 1, en: ["collector timer"], zh: ["回收器 定时器"] }
      """, points: 4, kind: "interview", titles: ["said", "timer"])
    let said = "Counting can never free a cycle, since each member holds the other."
    let right = course.verdict("\"\"\"\(said)\"\"\"\n")
    #expect(right.status == .passed && right.score == 4)
    let wrong = course.verdict("\"\"\"\(said) The collector runs on a timer.\"\"\"\n")
    #expect(wrong.status == .failed && wrong.score == 3)
    #expect(wrong.checks.last?.message == "You wrote: “The collector runs on a timer.”")
    let only = course.verdict("\"\"\"The collector runs on a timer.\"\"\"\n")
    #expect(only.score == 0)
    #expect(course.verdict("x = 1\n").checks[0].message.contains("no answer between the triple quotes"))
    #expect(course.verdict("x = 1\n", .zh).checks[0].message.contains("三引号"))
  }
}
