/// A stretch of a sentence that one voice speaks.
struct SpokenRun: Hashable {
  var text: String
  var language: String

  /// An English sentence is one run; a Chinese one is pinyin, broken by runs of Latin words.
  static func runs(of sentence: String, language: String) -> [SpokenRun] {
    guard language == "zh" else { return [SpokenRun(text: sentence, language: language)] }
    return Pinyin.runs(of: sentence)
  }
}
