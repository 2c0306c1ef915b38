public import Dialogue
public import Understanding

extension Script {
  /// What intents are called in a language; those without a name are left out.
  public func intentLabels(_ language: Language) -> [String: String] {
    let labels = intents.map { intent, script in
      (intent.rawValue, script.label[language].render([:], language: language))
    }
    return Dictionary(labels.filter { !$0.1.isEmpty }) { first, _ in first }
  }
}
