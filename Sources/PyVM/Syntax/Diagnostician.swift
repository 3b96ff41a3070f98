func diagnose(_ source: SourceText, _ mode: ParseMode, from start: Int) -> SyntaxErrorInfo {
  .bare("invalid syntax")
}
