/// Keyword recognition: an identifier of at most eight bytes is packed into one word and compared at once.
@inline(__always)
func keywordKind(packed word: UInt64) -> TokenKind {
  switch word {
  case 0x65_736c_6146: .kwFalse  // False
  case 0x656e_6f4e: .kwNone  // None
  case 0x6575_7254: .kwTrue  // True
  case 0x646e61: .kwAnd  // and
  case 0x7361: .kwAs  // as
  case 0x7472_6573_7361: .kwAssert  // assert
  case 0x63_6e79_7361: .kwAsync  // async
  case 0x74_6961_7761: .kwAwait  // await
  case 0x6b_6165_7262: .kwBreak  // break
  case 0x73_7361_6c63: .kwClass  // class
  case 0x6575_6e69_746e_6f63: .kwContinue  // continue
  case 0x666564: .kwDef  // def
  case 0x6c6564: .kwDel  // del
  case 0x6669_6c65: .kwElif  // elif
  case 0x6573_6c65: .kwElse  // else
  case 0x7470_6563_7865: .kwExcept  // except
  case 0x79_6c6c_616e_6966: .kwFinally  // finally
  case 0x726f66: .kwFor  // for
  case 0x6d6f_7266: .kwFrom  // from
  case 0x6c61_626f_6c67: .kwGlobal  // global
  case 0x6669: .kwIf  // if
  case 0x7472_6f70_6d69: .kwImport  // import
  case 0x6e69: .kwIn  // in
  case 0x7369: .kwIs  // is
  case 0x6164_626d_616c: .kwLambda  // lambda
  case 0x6c61_636f_6c6e_6f6e: .kwNonlocal  // nonlocal
  case 0x746f6e: .kwNot  // not
  case 0x726f: .kwOr  // or
  case 0x7373_6170: .kwPass  // pass
  case 0x65_7369_6172: .kwRaise  // raise
  case 0x6e72_7574_6572: .kwReturn  // return
  case 0x797274: .kwTry  // try
  case 0x65_6c69_6877: .kwWhile  // while
  case 0x6874_6977: .kwWith  // with
  case 0x64_6c65_6979: .kwYield  // yield
  default: .name
  }
}

extension TokenKind {
  /// The keyword or operator as written, for messages; empty for other kinds.
  public var spelling: String {
    switch self {
    case .leftParen: "("
    case .rightParen: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .colon: ":"
    case .comma: ","
    case .semicolon: ";"
    case .dot: "."
    case .ellipsis: "..."
    case .arrow: "->"
    case .equal: "="
    case .colonEqual: ":="
    case .exclamation: "!"
    case .at: "@"
    case .plus: "+"
    case .minus: "-"
    case .star: "*"
    case .slash: "/"
    case .doubleSlash: "//"
    case .percent: "%"
    case .doubleStar: "**"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .bar: "|"
    case .caret: "^"
    case .ampersand: "&"
    case .tilde: "~"
    case .equalEqual: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessEqual: "<="
    case .greater: ">"
    case .greaterEqual: ">="
    case .plusEqual: "+="
    case .minusEqual: "-="
    case .starEqual: "*="
    case .atEqual: "@="
    case .slashEqual: "/="
    case .percentEqual: "%="
    case .doubleStarEqual: "**="
    case .leftShiftEqual: "<<="
    case .rightShiftEqual: ">>="
    case .barEqual: "|="
    case .caretEqual: "^="
    case .ampersandEqual: "&="
    case .doubleSlashEqual: "//="
    case .kwFalse: "False"
    case .kwNone: "None"
    case .kwTrue: "True"
    case .kwAnd: "and"
    case .kwAs: "as"
    case .kwAssert: "assert"
    case .kwAsync: "async"
    case .kwAwait: "await"
    case .kwBreak: "break"
    case .kwClass: "class"
    case .kwContinue: "continue"
    case .kwDef: "def"
    case .kwDel: "del"
    case .kwElif: "elif"
    case .kwElse: "else"
    case .kwExcept: "except"
    case .kwFinally: "finally"
    case .kwFor: "for"
    case .kwFrom: "from"
    case .kwGlobal: "global"
    case .kwIf: "if"
    case .kwImport: "import"
    case .kwIn: "in"
    case .kwIs: "is"
    case .kwLambda: "lambda"
    case .kwNonlocal: "nonlocal"
    case .kwNot: "not"
    case .kwOr: "or"
    case .kwPass: "pass"
    case .kwRaise: "raise"
    case .kwReturn: "return"
    case .kwTry: "try"
    case .kwWhile: "while"
    case .kwWith: "with"
    case .kwYield: "yield"
    default: ""
    }
  }
}
