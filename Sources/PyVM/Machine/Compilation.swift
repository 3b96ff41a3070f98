import PyHeap

/// What a source text is compiled to.
enum CompilationMode {
  /// A main script or module.
  case module
  /// A notebook cell: the value of a last expression is displayed.
  case cell
  /// One expression (`eval`).
  case expression
  /// A line of a prompt: every expression statement is displayed.
  case interactive
}

extension VM {
  /// Source text to code object (new reference); nil: SyntaxError or RecursionError set, or a construct outside the subset refused.
  ///
  /// - Parameter keepAlive: see ``makeCode(_:_:keepAlive:)``.
  func compileSource(
    _ source: [UInt8], name: String, origin: SourceFile.Origin, mode: CompilationMode, keepAlive: Ref?
  ) -> Ref? {
    let fileID = addSource(name: name, bytes: source, origin: origin)
    let parsed: ParseResult
    switch mode {
    case .module: parsed = parseModule(source, mode: .module)
    case .cell: parsed = parseModule(source, mode: .cell)
    case .interactive: parsed = parseModule(source, mode: .interactive)
    case .expression: parsed = parseExpression(source)
    }
    let tree: SyntaxTree
    switch parsed.result {
    case .success(let value): tree = value
    case .failure(var info):
      if info.isAtEnd, mode == .module, !name.hasPrefix("<") { info.offset = 0 }
      raiseSyntaxError(info, fileID)
      return nil
    }
    if let place = parsed.unnormalisedName {
      let line = 1 + source[..<place.lowerBound].reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
      let name = String(decoding: source[place], as: UTF8.self)
      raiseUnsupported("identifier \(name), which is not in normal form (NFKC),", fileID, line)
      return nil
    }
    var options = CompilerOptions(fileID: fileID)
    options.extendsDisplaysFromConstants = profile.extendsListDisplays
    options.loopsOverSingleItems = profile.loopsOverSingleItems
    options.countsGeneratorGuard = profile.guardsGenerators
    switch mode {
    case .module: options.mode = .module
    case .cell: options.mode = .cell
    case .expression: options.mode = .expression
    case .interactive: options.mode = .interactive
    }
    do throws(CompileFailure) {
      let result = try Compiler.compile(tree, source: source, options: options)
      for warning in parsed.warnings + result.warnings { reportSyntaxWarning(warning, fileID) }
      return makeCode(result, result.root, keepAlive: keepAlive)
    } catch {
      switch error {
      case .syntaxError(var info):
        // The compiler knows positions, not text: CPython looks the line up by the file's name.
        if origin != .file {
          let line = origin == .transient ? sourceLine(fileID, info.line) : nil
          info.text = line.map { Array($0.utf8) + [10] }
        }
        raiseSyntaxError(info, fileID)
      case .recursion: _ = raise(exceptions.pointee.recursionError, CompileFailure.recursionMessage)
      case .unsupported(let construct, let line): raiseUnsupported(construct, fileID, line)
      }
      return nil
    }
  }

  /// Ends the run because the program uses something outside the subset: exit status 4, with the place. Not catchable.
  func raiseUnsupported(_ construct: String, _ fileID: Int32, _ line: Int) {
    let host = host
    if host.unsupported == nil {
      host.unsupported = UnsupportedUse(name: construct, file: fileName(fileID).swiftString, line: line)
    }
    _ = endRun(.unsupported)
  }
}
