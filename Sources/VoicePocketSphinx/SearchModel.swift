/// What a search decodes with.
enum SearchModel: Sendable {
  /// An ARPA file.
  case languageModel(MemoryFile)
  case choice(WordChoice)

  var isChoice: Bool {
    if case .choice = self { true } else { false }
  }
}
