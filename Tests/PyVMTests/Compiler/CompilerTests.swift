import Testing

@testable import PyVM

@Suite struct CompilerTests {
  func compile(
    _ source: String, _ options: CompilerOptions = CompilerOptions()
  ) throws -> CompilationResult {
    let bytes = Array(source.utf8)
    let mode: ParseMode =
      switch options.mode {
      case .module: .module
      case .cell: .cell
      case .interactive: .interactive
      case .expression: .expression
      }
    return try Compiler.compile(try parseModule(bytes, mode: mode).get(), source: bytes, options: options)
  }

  func ops(_ result: CompilationResult) -> [Opcode] { result.units[result.root].instructions.map(\.op) }

  @Test func expressionReturnsItsValue() throws {
    #expect(ops(try compile("a + 1", CompilerOptions(mode: .expression))).last == .returnValue)
  }

  @Test func cellShowsOnlyTheLastExpression() throws {
    let shown = ops(try compile("a\nb\n", CompilerOptions(mode: .cell))).filter { $0 == .callIntrinsic1 }
    #expect(shown.count == 1)
    #expect(!ops(try compile("a\nb = 1\n", CompilerOptions(mode: .cell))).contains(.callIntrinsic1))
  }

  @Test func listDisplaysByProfile() throws {
    var options = CompilerOptions()
    #expect(ops(try compile("x = [1, 2, 3, 4]", options)).contains(.listExtend))
    options.extendsDisplaysFromConstants = false
    let result = try compile("x = [1, 2, 3, 4]", options)
    let instruction = result.units[result.root].instructions.first { $0.op == .buildList }
    #expect(instruction?.arg == 4)
    #expect(!ops(result).contains(.listExtend))
    let long = try compile("x = [" + String(repeating: "1, ", count: 100) + "]", options)
    #expect(long.units[long.root].instructions.first { $0.op == .buildList }?.arg == 100)
  }

  @Test func equalConstantsAreOneAcrossFunctions() throws {
    let result = try compile("a = 1000\ndef f(): return 1000, 'x y'\ndef g(): return 1000.0, 'x y'\n")
    var thousands = 0
    var texts = 0
    for constant in result.constants {
      if case .int(1000) = constant { thousands += 1 }
      if case .str(let id, let interned) = constant, result.strings.text(id) == "x y" {
        texts += 1
        #expect(!interned)
      }
    }
    #expect(thousands == 1)
    #expect(texts == 1)
  }

  @Test func longChainsDoNotRecurse() throws {
    #expect(throws: CompileFailure.recursion) {
      _ = try compile("x = a" + String(repeating: "+a", count: 100_000))
    }
    let result = try compile("x = a" + String(repeating: "+a", count: 5_000))
    #expect(ops(result).filter { $0 == .binaryOp }.count == 5_000)
    let branches = "if a: b\n" + String(repeating: "elif a: b\n", count: 300)
    #expect(try compile(branches).units.count == 1)
  }

  @Test func deepNestingIsAnError() throws {
    var options = CompilerOptions()
    options.maximumDepth = 50
    let source = "x = " + String(repeating: "-(", count: 60) + "a" + String(repeating: ")", count: 60)
    #expect(throws: CompileFailure.recursion) { _ = try compile(source, options) }
  }

  /// Every kind of nesting ends in a result or an error, never in an overflow of the native stack.
  @Test(arguments: [
    ("x = ", "-", "a", ""), ("x = ", "not ", "a", ""), ("x = ", "lambda: ", "a", ""),
    ("x = ", "(", "a", ")"), ("x = ", "a if b else ", "c", ""), ("x = ", "a ** ", "b", ""),
    ("x = a", ".b", "", ""), ("x = a", "[0]", "", ""), ("x = a", "()", "", ""), ("x = ", "[", "", "]"),
    ("x = ", "f(", "", ")"), ("x = ", "{1: ", "a", "}"), ("x = ", "[i for i in ", "a", "]"),
    ("with a: pass\nwith ", "a, ", "a: pass", ""), ("x = a", " < a", "", ""), ("x = a", " and a", "", ""),
  ])
  func nestingIsBounded(_ parts: (String, String, String, String)) {
    for count in [100, 190, 890, 20_000] {
      let source =
        parts.0 + String(repeating: parts.1, count: count) + parts.2
        + String(repeating: parts.3, count: count)
      _ = try? compile(source + "\n")
    }
  }

  @Test func refusalsNameTheConstruct() throws {
    #expect(throws: CompileFailure.unsupported(construct: "async def", line: 2)) {
      _ = try compile("\nasync def f(): pass\n")
    }
    #expect(throws: CompileFailure.unsupported(construct: "type statement", line: 1)) {
      _ = try compile("type X = int\n")
    }
    #expect(throws: CompileFailure.unsupported(construct: "type parameters", line: 1)) {
      _ = try compile("def f[T](x: T): pass\n")
    }
  }

  @Test func errorsCarryTheSourceLine() throws {
    do {
      _ = try compile("x = 1\n  \nreturn x\n")
      Issue.record("compiled")
    } catch CompileFailure.syntaxError(let error) {
      #expect(error.message == "'return' outside function")
      #expect(error.line == 3)
      #expect(error.text == Array("return x\n".utf8))
    }
  }

  @Test func docstringsAreCleaned() {
    func clean(_ text: String) -> String {
      String(decoding: Docstring.clean(Array(text.utf8)), as: UTF8.self)
    }
    #expect(clean("  a\n    b\n      c\n  \n    ") == "a\nb\n  c\n\n")
    #expect(clean("a\n\tb\n\t  c") == "a\nb\n  c")
    #expect(clean("") == "")
  }

  @Test func privateNamesAreMangled() throws {
    let result = try compile("class _C:\n  def f(self): self.__x = __y__ + __z\n")
    let names = result.units.flatMap { $0.names.map { result.strings.text($0) } }
    #expect(names.contains("_C__x"))
    #expect(names.contains("__y__"))
    #expect(names.contains("_C__z"))
  }

  @Test func everyTargetIsInside() throws {
    let source =
      "for a in b:\n  try:\n    c\n  except D as e:\n    continue\n  finally:\n    f\nwhile 1: pass\n"
    for unit in try compile(source).units {
      let count = Int32(unit.instructions.count)
      for instruction in unit.instructions where instruction.op.isJump {
        #expect(instruction.arg >= 0 && instruction.arg < count)
      }
      var previous: Int32 = 0
      for entry in unit.exceptionTable {
        #expect(entry.start >= previous && entry.start < entry.end && entry.end <= count)
        #expect(entry.target < count && entry.depth >= 0)
        previous = entry.end
      }
    }
  }
}
