import Courseware
import Testing

@testable import Grading

/// Each kind of check, on an answer that satisfies it and on ones that do not.
@Suite("Rules") struct RuleTests {
  private func expect(
    _ rule: String, passes right: String, fails wrong: String, says: String,
    head: String = "profiles: [\"3.13\"]",
    solution: String = "pass\n", driver: String? = nil, line: Int = #line
  ) throws {
    let place = SourceLocation(fileID: #fileID, filePath: #filePath, line: line, column: 1)
    let course = try oneCheck(rule, head: head, solution: solution, driver: driver)
    let good = course.verdict(right)
    #expect(
      good.status == .passed, "\(good.checks.map(\.message)) \(good.error?.message ?? "")",
      sourceLocation: place)
    let bad = course.verdict(wrong)
    #expect(bad.status != .passed, sourceLocation: place)
    let texts = bad.checks.flatMap { [$0.message] + $0.explanation } + [bad.error?.message ?? ""]
    #expect(texts.contains { $0.contains(says) }, "\(texts)", sourceLocation: place)
    let chinese = course.verdict(wrong, .zh)
    #expect(chinese.status == bad.status && chinese.score == bad.score, sourceLocation: place)
    #expect(
      chinese.checks.allSatisfy { $0.message.isEmpty || $0.message != bad.checks[0].message },
      "\(chinese.checks[0].message)", sourceLocation: place)
  }

  @Test func runs() throws {
    try expect("runs: true", passes: "x = 1\n", fails: "import sys\nsys.exit(0)\n", says: "sys.exit")
    let verdict = try oneCheck("runs: true").verdict("x = 1\n1 / 0\n")
    #expect(
      verdict.error
        == .init(kind: .exception, name: "ZeroDivisionError", message: "division by zero", line: 3))
    #expect(verdict.checks[0].message == "ZeroDivisionError: division by zero (line 3)")
  }

  @Test func output() throws {
    try expect(
      "output: \"a\\nb\\n\"", passes: "print('a')\nprint('b')\n", fails: "print('a')\nprint('c')\n",
      says: "line 2")
    try expect(
      "output: { same-as: starter }", passes: "print('starter')\n", fails: "print('Starter')\n",
      says: "line 1")
    try expect(
      "output: { same-as: solution }", passes: "print(2)\n", fails: "print(3)\n", says: "line 1",
      solution: "print(1 + 1)\n")
  }

  @Test func values() throws {
    let rule = "value: { of: x, is: \"[1, 2.5, {'k': (True, None)}]\" }"
    try expect(
      rule, passes: "x = [1, 2.5, {'k': (True, None)}]\n", fails: "x = [1, 2.5, {'k': (1, None)}]\n",
      says: "`x` is")
    try expect(rule, passes: "x = [1, 2.5, dict(k=(True, None))]\n", fails: "y = 1\n", says: "no global `x`")
    // Exact types: a subclass that prints the same and says it is equal is not the same.
    try expect(
      "value: { of: x, is: \"5\" }", passes: "x = 5\n",
      fails: "class int(int):\n    def __eq__(self, other): return True\nx = int(5)\n",
      says: "`x` is <int object>")
    try expect(
      "value: { of: x, same-as: solution }", passes: "x = {2: 1, 1: 2}\n", fails: "x = {1: 2}\n",
      says: "`x` is",
      solution: "x = {1: 2, 2: 1}\n")
  }

  @Test func counts() throws {
    try expect(
      "refcount: { of: x, is: 2 }", passes: "x = []\ny = x\n",
      fails: "x = []\ncache = {'k': x}\ny = [x, x]\n",
      says: "the value under 'k' of the dict `cache`")
    try expect("refcount: { of: x, min: 1 }", passes: "x = []\n", fails: "x = None\n", says: "immortal")
    try expect(
      "refcount: { type: Job, max: 1 }", passes: "class Job: pass\nx = Job()\n",
      fails: "class Job: pass\nx = Job()\ny = x\n", says: "the global `y`")
    try expect(
      "refcount: { type: Job, max: 1 }", passes: "class Job: pass\nx = Job()\n", fails: "class Job: pass\n",
      says: "No `Job` is alive")
  }

  @Test func holders() throws {
    try expect(
      "holders: { of: x, kinds: distinct }", passes: "x = []\ny = [x]\n", fails: "x = []\ny = [x]\nz = [x]\n",
      says: "of the same kind")
    try expect(
      "holders: { of: x, cycles: false }", passes: "x = []\ny = [x]\n",
      fails: "x = []\nx.append({'k': [x]})\n",
      says: "hangs on `x` itself")
    try expect(
      "holders: { of: x, include: [attribute] }", passes: "class A: pass\na = A()\nx = []\na.b = x\n",
      fails: "x = []\n", says: "an attribute of an instance")
    try expect(
      "holders: { of: x, exclude: [cell] }", passes: "x = []\n",
      fails: "x = []\ndef f(y):\n    return lambda: y\ng = f(x)\n", says: "the cell `y`")
  }

  /// A reference is named once, wherever an instance keeps its attributes; and those of str keys are named too.
  @Test func holdersAreNamedOnce() throws {
    for profile in ["3.8", "3.11", "3.12", "3.13"] {
      let course = try oneCheck("refcount: { of: x, is: 9 }", head: "profiles: [\"\(profile)\"]")
      let row = course.verdict(
        "class A: pass\na = A()\nx = ''.join(['a', 'b '])\na.b = x\nd = {x: 1}\ne = {x: 1, 2: x}\nprint(a.__dict__)\n"
      ).checks[0]
      #expect(
        Set(row.explanation)
          == Set([
            "the global `x`", "attribute `b` of the A `a`", "the key 'ab ' of the dict `d`",
            "the key 'ab ' of the dict `e`", "the value under 2 of the dict `e`",
          ]), "\(profile): \(row.explanation)")
      #expect(row.explanation.count == 5 && row.actual == "5")
    }
    // What the syntax tree holds of a constant is gone when the program has run.
    #expect(try oneCheck("refcount: { of: x, is: 2 }").verdict("x = 1.5\ny = [x]\n").status == .passed)
  }

  /// Names are the answer's to choose: none reaches a terminal as it is.
  @Test func namesAreCleaned() throws {
    let row = try oneCheck("refcount: { of: x, is: 9 }").verdict(
      "x = []\nglobals()['\\x1b[31m\\u202e'] = x\nclass A: pass\nA.__name__ = 'B\\x07'\na = A()\na.b = x\n"
    ).checks[0]
    #expect(
      row.explanation == [
        "the global `x`", "the global `\\u{1b}[31m\\u{202e}`", "attribute `b` of the B\\u{7} `a`",
      ])
    #expect(!row.message.unicodeScalars.contains("\u{1b}"))
  }

  @Test func annotationsAndBases() throws {
    let row = try oneCheck("refcount: { of: x, is: 9 }").verdict(
      "class x: pass\ndef f(a: x): pass\ndef g(a: x): pass\ng.__annotations__\n"
    ).checks[0]
    #expect(
      Set(row.explanation)
        == Set([
          "the global `x`", "an annotation of `f`", "an annotation of `g`", "item 0 of the tuple `x.__mro__`",
          "the getset_descriptor `x.__dict__`", "the getset_descriptor `x.__weakref__`",
        ]), "\(row.explanation)")
  }

  @Test func chinesePlaces() throws {
    let course = try oneCheck("refcount: { of: x, is: 9 }")
    let row = course.verdict(
      """
      class A: pass
      x = []
      row = [x]
      a = b = A()
      a.c = x
      def pausing(held, one):
          yield
      g = pausing([x], x)
      next(g)
      """, .zh
    ).checks[0]
    #expect(
      Set(row.explanation)
        == Set([
          "全局名 `x`", "列表 `row` 的第 0 项", "A `a`（亦即 `b`）的属性 `c`",
          "暂停的生成器 `pausing` 的局部变量 `held` 所指的列表的第 0 项", "暂停的生成器 `pausing` 的局部变量 `one`",
        ]), "\(row.explanation)")
    let english = course.verdict("def f(a):\n    yield\nx = []\ng = f([x])\nnext(g)\n").checks[0]
    #expect(english.explanation.last == "item 0 of the list in the local `a` of the suspended generator `f`")
    let same = try oneCheck("holders: { of: x, kinds: distinct }").verdict("x = []\n目 = x\n", .zh).checks[0]
    #expect(same.message == "全局名 `x` 和全局名 `目` 属于同一种。")
  }

  @Test func exceptionsWithoutWords() throws {
    let verdict = try oneCheck("runs: true").verdict("raise KeyboardInterrupt\n")
    #expect(verdict.checks[0].message == "KeyboardInterrupt (line 2)")
  }

  @Test func liveAndLeaked() throws {
    try expect(
      "live: { type: A, is: 2 }", passes: "class A: pass\nx = [A(), A()]\nA()\n",
      fails: "class A: pass\nx = A()\n", says: "1 `A` objects")
    try expect(
      "leaked: { is: 0 }", passes: "x = []\nx.append(x)\n", fails: "x = []\nx.append(x)\ndel x\n",
      says: "1 × list")
  }

  @Test func calls() throws {
    try expect(
      "forbid-calls: [gc.collect]", passes: "import gc\n",
      fails: "from gc import collect as harmless\nfor _ in range(3): harmless()\n", says: "3 times")
  }

  @Test func constructs() throws {
    try expect(
      "forbid: [while, del]", passes: "x = 'while'\n", fails: "x = 1\ndel x\n", says: "Line 3 uses `del`")
    try expect(
      "require: [recursion]", passes: "def f(n):\n    return n and f(n - 1)\n", fails: "def f(n): return n\n",
      says: "no `recursion`")
  }

  @Test func costs() throws {
    try expect(
      "instructions: { max: 1000 }", passes: "x = 1\n", fails: "for i in range(1000): pass\n",
      says: "instructions")
    try expect(
      "peak: { max: 100000 }", passes: "x = 1\n", fails: "x = bytes(200000)\n", says: "bytes at the peak")
  }

  @Test func checkpoints() throws {
    try expect(
      "at: here\n    refcount: { of: x, is: 2 }",
      passes: "import lab\nx = []\ny = x\nlab.checkpoint('here')\ndel y\n",
      fails: "import lab\nx = []\ny = x\ndel y\nlab.checkpoint('here')\n", says: "1 reference")
    try expect(
      "at: here\n    value: { of: x, is: \"1\" }", passes: "import lab\nx = 1\nlab.checkpoint('here')\n",
      fails: "x = 1\n", says: "never came to")
  }

  @Test func drivers() throws {
    let head = "profiles: [\"3.8\", \"3.13\"]\ndriver: driver.py\nruns: [{ SIZE: 3 }, { SIZE: 5 }]"
    try expect(
      "live: { type: A, is: SIZE }", passes: "class A: pass\n",
      fails: "class A:\n    __slots__ = ()\nspare = A()\n",
      says: "SIZE = 3; 3.8", head: head, driver: "from answer import A\nmade = [A() for _ in range(SIZE)]\n")
    let raising = try oneCheck("runs: true", head: head, driver: "import answer\nanswer.f(SIZE)\n")
      .verdict("\n\ndef f(n):\n    return n / 0\n")
    #expect(raising.error?.line == 5)
  }

  @Test func limitsSkipTheRest() throws {
    let course = try SmallCourse(
      """
        - id: ran
          title: Runs
          points: 1
          runs: true
        - id: check
          title: Check
          points: 1
          live: { type: A, is: 0 }
      """, points: 2,
      head: "profiles: [\"3.13\"]\nlimits: { instructions: 20000, heap: 1000000, output: 1000 }",
      titles: ["ran", "check"])
    for (program, name) in [
      ("while True: pass\n", "instructions"), ("x = []\nwhile True: x.append(bytes(99999))\n", "heap"),
      ("print('x' * 2000)\n", "output"),
    ] {
      let verdict = course.verdict(program)
      #expect(verdict.status == .error)
      #expect(verdict.error?.kind == .limit)
      #expect(verdict.error?.name == name)
      #expect(verdict.checks.map(\.status) == [.failed, .skipped])
    }
    let foreign = course.verdict("x = 1\nimport socket\n")
    #expect(foreign.error?.kind == .unsupported)
    #expect(foreign.error?.line == 3)
  }

  @Test func whatCannotBeJudgedIsRefusedByName() throws {
    let course = try oneCheck("created: { type: A, is: 0 }")
    #expect(course.problems().contains { $0.contains("no answer can be judged by `created`") })
    #expect(course.verdict("pass\n").status != .passed)
    #expect(try oneCheck("forbid-calls: [gc.nothing]").problems().contains { $0.contains("gc.nothing") })
    #expect(try oneCheck("value: { of: x, is: \"object()\" }").problems().contains { $0.contains("literal") })
  }
}
