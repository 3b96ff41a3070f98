import Courseware
import Testing

@testable import Grading

/// A driver and the answer that it drives live in one heap; what the driver finds out must be true all the same.
@Suite("Drivers") struct DriverTests {
  /// A course whose driver puts objects that it makes into a list that the answer fills.
  private func course(_ rule: String) throws -> SmallCourse {
    try oneCheck(
      rule, head: "profiles: [\"3.8\", \"3.13\"]\ndriver: driver.py\nruns: [{ SIZE: 3 }]",
      solution: "class A: pass\n\ndef pass_on(one, kept): kept.append(one)\n",
      driver: """
        from answer import A, pass_on
        kept = []
        marks = []
        for _ in range(SIZE):
            one = A()
            marks.append(id(one))
            pass_on(one, kept)
            one = None
        checkpoint("filled")
        total = len(kept)

        """)
  }

  private let honest = "class A: pass\n\ndef pass_on(one, kept): kept.append(one)\n"

  @Test func theVeryObjects() throws {
    let course = try course("items: { of: kept, ids: marks }")
    #expect(course.verdict(honest).status == .passed)
    let other = course.verdict("class A: pass\n\ndef pass_on(one, kept): kept.append(A())\n")
    #expect(other.checks[0].message.hasPrefix("`kept[0]` is not the object that belongs there."))
    let turned = course.verdict("class A: pass\n\ndef pass_on(one, kept): kept.insert(0, one)\n")
    #expect(turned.checks[0].message.hasPrefix("`kept[0]` is in another place."))
    let fewer = course.verdict(
      "class A: pass\n\ndef pass_on(one, kept): len(kept) < 2 and kept.append(one)\n")
    #expect(fewer.checks[0].message.hasPrefix("`kept` has 2 objects, not 3."))
  }

  /// What the answer makes of the built-ins is its own affair.
  @Test func builtinsOfItsOwn() throws {
    let patched = """
      import builtins
      builtins.id = lambda one: 0
      builtins.len = lambda many: 3
      __builtins__ = {}
      class A: pass
      def pass_on(one, kept): kept.append(A())

      """
    let verdict = try course("items: { of: kept, ids: marks }").verdict(patched)
    #expect(verdict.checks[0].message.hasPrefix("`kept[0]` is not the object that belongs there."))
    let length = try course("value: { of: total, is: \"3\" }").verdict(
      patched.replacing("kept.append(A())", with: "None"))
    #expect(length.checks[0].message.hasPrefix("`total` is 0."))
  }

  /// Neither frames nor modules lead to the driver's names.
  @Test(arguments: [
    (
      "import sys\nclass A: pass\ndef pass_on(one, kept): sys._getframe(1)\n", "call stack is not deep enough"
    ),
    ("import sys\nclass A: pass\ndef pass_on(one, kept): sys._getframe().f_back.f_globals\n", "'NoneType'"),
    (
      "class A: pass\ndef pass_on(one, kept):\n    try: 1 / 0\n"
        + "    except ZeroDivisionError as e: e.__traceback__.tb_frame.f_back.f_globals\n", "'NoneType'"
    ),
    (
      "class A: pass\ndef g():\n    yield me.gi_frame.f_back.f_back.f_back\nme = g()\n"
        + "def pass_on(one, kept): next(me).f_globals\n", "'NoneType'"
    ),
    ("class A: pass\ndef pass_on(one, kept):\n    import __main__\n", "__main__"),
    ("import sys\nclass A: pass\ndef pass_on(one, kept): sys.modules['__main__']\n", "__main__"),
    ("class A: pass\ndef pass_on(one, kept): checkpoint('filled')\n", "'checkpoint' is not defined"),
  ]) func outOfReach(program: String, message: String) throws {
    let verdict = try course("runs: true").verdict(program)
    #expect(verdict.status == .error)
    #expect(verdict.error?.message.contains(message) == true, "\(verdict.error?.message ?? "")")
  }

  /// Counts of what lies in a list, whatever it is called; and at a checkpoint that the driver chooses.
  @Test func countsOfItems() throws {
    for rule in [
      "refcount: { items-of: kept, is: 1 }", "at: filled\n    refcount: { items-of: kept, is: 1 }",
    ] {
      let course = try course(rule)
      #expect(course.verdict(honest).status == .passed)
      let verdict = course.verdict(
        "class B: pass\nspare = []\ndef A():\n    spare.append(B())\n    return spare[-1]\n"
          + "def pass_on(one, kept): kept.append(one)\n")
      #expect(
        verdict.checks[0].message.hasPrefix(
          "3 of the 3 objects in `kept` have another count than 1. `kept[0]` has 2 references: item 0 of the list"
            + " `kept` and item 0 of the list `answer.spare`."), "\(verdict.checks[0].message)")
    }
    let gone = try course("refcount: { items-of: none, is: 1 }").verdict(honest)
    #expect(gone.checks[0].message.hasPrefix("There is no list `none`."))
  }
}
