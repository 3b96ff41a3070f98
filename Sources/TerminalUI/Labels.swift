import Courseware

/// The renderer's and the reader's own words.
struct Labels {
  let language: Language

  private func pick(_ en: String, _ zh: String) -> String { language == .en ? en : zh }

  func callout(_ word: String) -> String {
    switch word {
    case "myth": pick("Myth", "误解")
    case "note": pick("Note", "注意")
    case "tip": pick("Tip", "提示")
    case "important": pick("Important", "重要")
    case "warning", "caution": pick("Careful", "当心")
    default: word.prefix(1).uppercased() + word.dropFirst()
    }
  }

  func figureNotDrawn(_ name: String) -> String { pick("[figure: \(name)]", "[图：\(name)]") }

  var contents: String { pick("Contents", "目录") }
  var end: String { pick("END", "完") }
  var notFound: String { pick("not found", "没有找到") }
  /// The keys to know, from the fullest text to the shortest: a narrow screen shows the first that has room.
  var keys: [String] {
    [
      pick("h help  t contents  / search  q quit", "h 帮助  t 目录  / 搜索  q 退出"),
      pick("h help  q quit", "h 帮助  q 退出"), pick("q quit", "q 退出"),
    ]
  }

  // An asked cell.
  func question(severalLines: Bool) -> String {
    severalLines
      ? pick(
        "? What does it print? Type the lines with spaces between them, then Enter. Enter alone shows it.",
        "? 它会打印什么？依次输入各行，用空格隔开，再按回车；直接按回车则显示输出。")
      : pick(
        "? What does it print? Type it, then Enter. Enter alone shows it.",
        "? 它会打印什么？输入后按回车；直接按回车则显示输出。")
  }
  var yourAnswer: String { pick("Your prediction: ", "你的预测：") }
  var questionKeys: [String] {
    [
      pick("type or a predict  Enter show  h help  q quit", "输入或 a 预测  回车 显示  h 帮助  q 退出"),
      pick("a predict  Enter show  q quit", "a 预测  回车 显示  q 退出"), pick("q quit", "q 退出"),
    ]
  }
  var predictedRight: String { pick("✓ As you predicted.", "✓ 与你的预测一致。") }
  func predictedWrong(_ given: String) -> String {
    pick("✗ You predicted \(given).", "✗ 你的预测是 \(given)。")
  }
  func predictedWrong(place: Int, given: String, printed: String) -> String {
    pick(
      "✗ Value \(place) is \(printed); you predicted \(given).", "✗ 第 \(place) 个值是 \(printed)，你的预测是 \(given)。"
    )
  }
  func predictedCount(given: Int, printed: Int) -> String {
    pick(
      "✗ It prints \(printed) values; you predicted \(given).", "✗ 它打印了 \(printed) 个值，你预测了 \(given) 个。")
  }

  var help: [String] {
    [
      pick("space f      next screen", "空格 f       下一屏"),
      pick("b            previous screen", "b            上一屏"),
      pick("j k  ↓ ↑     one line", "j k  ↓ ↑     一行"),
      pick("d u          half a screen", "d u          半屏"),
      pick("g G          beginning, end", "g G          开头，结尾"),
      pick("] [          next, previous heading", "] [          下一个、上一个标题"),
      pick("/ n N        search, next, previous match", "/ n N        搜索，下一处，上一处"),
      pick("t            contents; Enter goes there", "t            目录，回车跳转"),
      pick("a            type a prediction, where one is asked for", "a            在提问处输入预测"),
      pick("h            this help", "h            本帮助"),
      pick("q            quit", "q            退出"),
    ]
  }
}
