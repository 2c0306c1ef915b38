import ArgumentParser
import Assistant
import Kiosks
import Understanding
import Voice
import VoiceESpeak
import VoicePocketSphinx

struct PronounceRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pronounce", abstract: "Shows how English words are expected to sound, and where that comes from.",
    discussion: """
      A word is looked up in the assistant's lexicon, then in the dictionary; for one that is in neither, eSpeak's \
      pronunciation is taken over. One pronunciation a line: word, phones, origin, with tabs between them. A line can be \
      corrected and put into the lexicon.
      """)

  @Argument(help: "Words, in letters.")
  var words: [String]
  @OptionGroup var options: AssistantOptions
  @Option(help: "A pronouncing dictionary (default: Debian's CMUdict).")
  var dictionary: String?

  func validate() throws {
    guard words.count <= 1_000, words.allSatisfy({ $0.count <= 100 }) else {
      throw ValidationError("at most 1,000 words of at most 100 letters")
    }
  }

  func run() async throws {
    let assistant = try options.load()
    var files = SpeechStack.english
    files.lexicon = assistant.speech[.english]?.lexicon
    if let dictionary { files.dictionary = dictionary }
    do {
      let pronouncer = try Pronouncer(files: files, words: words)
      var unknown: [String] = []
      for word in pronouncer.words {
        let found = await pronouncer.pronunciations(of: word, guess: SpeechStack.guess)
        if found.isEmpty { unknown.append(word) }
        for one in found { CallPrinter.write("\(word)\t\(one.phones.joined(separator: " "))\t\(one.origin)") }
      }
      if !unknown.isEmpty { throw Failure("no pronunciation: \(unknown.joined(separator: ", "))") }
    } catch let error as SpeechError {
      throw Failure(error)
    }
  }
}
