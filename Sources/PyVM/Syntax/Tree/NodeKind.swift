/// The kind of a syntax-tree node: one case per node class of CPython's `ast` module, in the same spelling
/// with a lower-case first letter.
///
/// The comment beside each case gives the meaning of the node's fields `a b c d` and of its `tag`.
/// `node` is a ``NodeID`` index (−1 = absent), `list` a ``NodeList`` start, `name` a ``NameID`` index,
/// `rec` the start of a record in ``SyntaxTree/slots``. Read them through the accessors of ``SyntaxTree``.
public enum NodeKind: UInt8, Sendable, CaseIterable {
  // Roots
  case module  // a: list body
  case interactive  // a: list body
  case expression  // a: node body

  // Statements
  // a: name, b: node arguments, c: list body, d: rec [list decorators, node returns, list type parameters]
  case functionDef
  case asyncFunctionDef  // as functionDef
  case classDef  // a: name, b: list bases, c: list body, d: rec [list keywords, list decorators, list types]
  case returnStatement  // a: node value or none
  case delete  // a: list targets
  case assign  // a: list targets, b: node value
  case typeAlias  // a: node name, b: list type parameters, c: node value
  case augAssign  // a: node target, b: node value; tag: BinaryOperator
  // a: node target, b: node annotation, c: node value or none; tag: 1 if the target is a bare name
  case annAssign
  case forLoop  // a: node target, b: node iterable, c: list body, d: list orelse
  case asyncFor  // as forLoop
  case whileLoop  // a: node test, b: list body, c: list orelse
  case ifStatement  // a: node test, b: list body, c: list orelse
  case with  // a: list items, b: list body
  case asyncWith  // as with
  case match  // a: node subject, b: list cases
  case raise  // a: node exception or none, b: node cause or none
  case tryStatement  // a: list body, b: list handlers, c: list orelse, d: list finalbody
  case tryStar  // as tryStatement
  case assertStatement  // a: node test, b: node message or none
  case importStatement  // a: list aliases
  case importFrom  // a: name module or −1, b: list aliases, c: level (number of leading dots)
  case global  // a: list of NameID
  case nonlocal  // a: list of NameID
  case expr  // a: node value
  case pass
  case breakStatement
  case continueStatement

  // Expressions
  case boolOp  // a: list values; tag: 0 and, 1 or
  case namedExpr  // a: node target, b: node value
  case binOp  // a: node left, b: node right; tag: BinaryOperator
  case unaryOp  // a: node operand; tag: UnaryOperator
  case lambda  // a: node arguments, b: node body
  case ifExp  // a: node test, b: node body, c: node orelse
  case dict  // a: list keys (a none key marks `**value`), b: list values
  case set  // a: list elements
  case listComp  // a: node element, b: list generators
  case setComp  // as listComp
  case dictComp  // a: node key, b: node value, c: list generators
  case generatorExp  // as listComp
  case await  // a: node value
  case yield  // a: node value or none
  case yieldFrom  // a: node value
  case compare  // a: node left, b: list of CompareOperator raw values, c: list comparators
  case call  // a: node function, b: list arguments, c: list keywords
  case formattedValue  // a: node value, b: conversion (−1, 'a', 'r', 's'), c: node format spec or none
  case joinedStr  // a: list values
  case constant  // tag: ConstantKind; a, b: see ConstantKind
  case attribute  // a: node value, b: name; tag: ExpressionContext
  case `subscript`  // a: node value, b: node slice; tag: ExpressionContext
  case starred  // a: node value; tag: ExpressionContext
  case name  // a: name; tag: ExpressionContext
  case list  // a: list elements; tag: ExpressionContext
  case tuple  // a: list elements; tag: ExpressionContext
  case slice  // a: node lower or none, b: node upper or none, c: node step or none

  // Parts
  case comprehension  // a: node target, b: node iterable, c: list conditions; tag: 1 if async
  case exceptHandler  // a: node type or none, b: name or −1, c: list body
  case arguments
  // a: list posonly, b: list args, c: list kwonly,
  // d: rec [node vararg, node kwarg, list kw_defaults (none = required), list defaults]
  case arg  // a: name, b: node annotation or none
  case keyword  // a: name or −1 for `**value`, b: node value
  case alias  // a: name, b: name or −1
  case withItem  // a: node context expression, b: node target or none
  case matchCase  // a: node pattern, b: node guard or none, c: list body

  // Patterns
  case matchValue  // a: node value
  case matchSingleton  // tag: ConstantKind (none, true or false)
  case matchSequence  // a: list patterns
  case matchMapping  // a: list keys, b: list patterns, c: name of the rest or −1
  case matchClass  // a: node class, b: list patterns, c: list of NameID attributes, d: list keyword patterns
  case matchStar  // a: name or −1
  case matchAs  // a: node pattern or none, b: name or −1
  case matchOr  // a: list patterns

  // Type parameters
  case typeVar  // a: name, b: node bound or none, c: node default or none
  case paramSpec  // a: name, b: node default or none
  case typeVarTuple  // a: name, b: node default or none
}

/// How an expression is used where it stands.
public enum ExpressionContext: UInt8, Sendable {
  case load, store, delete
}

/// The operator of a `binOp` or `augAssign`.
public enum BinaryOperator: UInt8, Sendable, CaseIterable {
  case add, sub, mult, matMult, div, mod, pow, lShift, rShift, bitOr, bitXor, bitAnd, floorDiv
}

/// The operator of a `unaryOp`.
public enum UnaryOperator: UInt8, Sendable, CaseIterable {
  case invert, not, uAdd, uSub
}

/// One operator of a `compare` chain.
public enum CompareOperator: UInt8, Sendable, CaseIterable {
  case eq, notEq, lt, ltE, gt, gtE, `is`, isNot, `in`, notIn
}

/// The kind of a `constant` node, and where its value lies.
public enum ConstantKind: UInt8, Sendable {
  case none, `true`, `false`, ellipsis
  /// An integer that fits in 64 bits; `a` indexes ``SyntaxTree/integers``.
  case int
  /// A larger integer; `a` is a ``StringID`` of its digits (lower case, no prefix, no underscores,
  /// no leading zeros), `b` their base (2, 8, 10 or 16).
  case bigInt
  /// `a` indexes ``SyntaxTree/doubles``.
  case float
  /// An imaginary literal; `a` indexes ``SyntaxTree/doubles`` (the imaginary part; the real part is 0).
  case complex
  /// `a` is a ``StringID`` holding UTF-8 (lone surrogates in three bytes); `b` is 1 for a `u` prefix.
  case str
  /// `a` is a ``StringID`` holding the bytes.
  case bytes
}
