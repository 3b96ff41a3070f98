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
      pick("h            this help", "h            本帮助"),
      pick("q            quit", "q            退出"),
    ]
  }
}
