/// Decides for every name of every scope where it lives, then merges inlined comprehensions into the scope around.
extension SymbolTable {
  /// A declaration that cannot be honoured.
  struct ResolutionError: Error {
    /// Message with `%` where the name belongs.
    var message: StaticString
    var name: TextID
    var scope: Int32
  }

  /// Resolves all scopes. `classCell` is the name `__class__`.
  /// - Complexity: O(mentions × nesting)
  mutating func resolve(classCell: TextID) throws(ResolutionError) {
    var scope: Int32 = 0
    while scope < Int32(scopes.count) {
      var index = scopes[Int(scope)].firstSymbol
      while index >= 0 {
        if symbols[Int(index)].storage == .unknown {
          try resolve(symbol: index, in: scope, classCell: classCell)
        }
        index = symbols[Int(index)].next
      }
      scope += 1
    }
    // Innermost first, so that what a comprehension took over from inner ones goes up with it.
    for outer in stride(from: Int32(scopes.count) - 1, through: 0, by: -1) {
      var child = scopes[Int(outer)].firstChild
      while child >= 0 {
        if scopes[Int(child)].isInlined { inline(child, into: outer) }
        child = scopes[Int(child)].nextSibling
      }
    }
  }

  private mutating func resolve(
    symbol index: Int32, in scope: Int32, classCell: TextID
  ) throws(ResolutionError) {
    let symbol = symbols[Int(index)]
    if symbol.flags.contains(.global) {
      if symbol.flags.contains(.nonlocal) {
        throw ResolutionError(message: "name '%' is nonlocal and global", name: symbol.name, scope: scope)
      }
      symbols[Int(index)].storage = .globalExplicit
      return
    }
    if symbol.flags.contains(.nonlocal) {
      if scopes[Int(scope)].kind == .module {
        throw ResolutionError(
          message: "nonlocal declaration not allowed at module level", name: symbol.name, scope: scope)
      }
      let owner = binding(of: symbol.name, from: scope, classCell: classCell)
      if owner < 0 {
        throw ResolutionError(
          message: "no binding for nonlocal '%' found", name: symbol.name, scope: scope)
      }
      symbols[Int(index)].storage = .free
      capture(symbol.name, from: scope, owner: owner)
      return
    }
    if !symbol.flags.isDisjoint(with: .bound) {
      symbols[Int(index)].storage = .local
      return
    }
    let owner = binding(of: symbol.name, from: scope, classCell: classCell)
    symbols[Int(index)].storage = owner < 0 ? .globalImplicit : .free
    if owner >= 0 { capture(symbol.name, from: scope, owner: owner) }
  }

  /// The nearest enclosing scope that binds `name` for `scope`, or −1: names of class bodies are not visible inside,
  /// except the cell of the class itself.
  private func binding(of name: TextID, from scope: Int32, classCell: TextID) -> Int32 {
    var onlyInlined = scopes[Int(scope)].isInlined
    var outer = scopes[Int(scope)].parent
    while outer >= 0 {
      switch scopes[Int(outer)].kind {
      case .module:
        return -1
      case .classBody:
        if name == classCell { return onlyInlined ? -1 : outer }
      case .function:
        let index = find(outer, name)
        if index >= 0 {
          let flags = symbols[Int(index)].flags
          if flags.contains(.global) { return -1 }
          if !flags.contains(.nonlocal), !flags.isDisjoint(with: .bound) { return outer }
        }
      }
      onlyInlined = onlyInlined && scopes[Int(outer)].isInlined
      outer = scopes[Int(outer)].parent
    }
    return -1
  }

  /// Notes that `scope` uses a variable of `owner`: the owner keeps it in a cell, and each scope between hands the
  /// cell on. A comprehension that will run in its owner's frame needs no cell.
  private mutating func capture(_ name: TextID, from scope: Int32, owner: Int32) {
    var needsCell = !scopes[Int(scope)].isInlined
    var between = scopes[Int(scope)].parent
    while between != owner {
      if !scopes[Int(between)].isInlined { needsCell = true }
      let index = find(between, name)
      if index < 0 {
        symbols[Int(add(between, name, []))].storage = .free
      } else if scopes[Int(between)].kind == .classBody {
        symbols[Int(index)].flags.insert(.freeInClass)
      }
      between = scopes[Int(between)].parent
    }
    guard needsCell else { return }
    if scopes[Int(owner)].kind == .classBody {
      scopes[Int(owner)].needsClassCell = true
    } else {
      let index = find(owner, name)
      if symbols[Int(index)].storage == .local { symbols[Int(index)].storage = .cell }
    }
  }

  /// Gives the names of an inlined comprehension to the scope whose frame it runs in.
  private mutating func inline(_ comprehension: Int32, into outer: Int32) {
    var index = scopes[Int(comprehension)].firstSymbol
    while index >= 0 {
      let symbol = symbols[Int(index)]
      index = symbol.next
      if symbol.flags.contains(.parameter) { continue }
      let isCell = symbol.storage == .cell || symbol.flags.contains(.comprehensionCell)
      let existing = find(outer, symbol.name)
      if existing < 0 {
        let added = Int(add(outer, symbol.name, symbol.flags))
        symbols[added].storage = symbol.storage
        if isCell { symbols[added].flags.insert(.comprehensionCell) }
      } else if isCell {
        symbols[Int(existing)].flags.insert(.comprehensionCell)
        if scopes[Int(outer)].isFunctionLike, symbols[Int(existing)].storage == .local {
          symbols[Int(existing)].storage = .cell
        }
      }
    }
  }
}
