import Courseware

extension Evaluation {
  /// A concept: some sentence of the answer's docstring says it.
  func said(_ rubric: Rubric, _ moment: FinishedRun.Moment) -> Finding {
    guard let text = answerText(moment) else { return noText() }
    guard let sentence = RubricMatcher(text).sentence(saying: rubric) else {
      return .wrong(
        words.say(
          "No sentence of the answer says this. Only coverage is checked, not eloquence.",
          "答案里没有哪句话说到这一点。这里只看要点是否说到，不看文采。"))
    }
    return Finding(passed: true, message: quote(sentence))
  }

  /// A misconception: no sentence claims it.
  func unclaimed(_ rubric: Rubric, _ moment: FinishedRun.Moment) -> Finding {
    guard let text = answerText(moment), let sentence = RubricMatcher(text).sentence(claiming: rubric) else {
      return .fine
    }
    return .wrong(quote(sentence))
  }

  private func quote(_ sentence: String) -> String {
    let shown = cleaned(sentence, 160)
    return words.say("You wrote: “\(shown)”", "你写道：“\(shown)”")
  }

  private func answerText(_ moment: FinishedRun.Moment) -> String? {
    guard case .str(let text)? = moment.values["__doc__"], text.utf8.count <= RubricMatcher.maximumBytes,
      text.contains(where: { !$0.isWhitespace })
    else { return nil }
    return text
  }

  private func noText() -> Finding {
    .wrong(
      words.say(
        "There is no answer between the triple quotes at the top of the file (\(RubricMatcher.maximumBytes) bytes at most).",
        "文件开头的三引号之间没有答案（最多 \(RubricMatcher.maximumBytes) 字节）。"))
  }
}
