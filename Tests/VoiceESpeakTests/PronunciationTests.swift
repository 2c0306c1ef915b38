import Testing
import VoiceESpeak

struct PronunciationTests {
  @Test(arguments: [
    ("hello", "HH AH L OW"), ("order", "AO R D ER"), ("kettle", "K EH T AH L"), ("package", "P AE K IH JH"),
    ("parcel", "P AA R S AH L"), ("delivery", "D IH L IH V ER IY"), ("toaster", "T OW S T ER"),
    ("blender", "B L EH N D ER"),
    ("vacuum", "V AE K Y UW M"), ("thing", "TH IH NG"), ("measure", "M EH ZH ER"), ("judge", "JH AH JH"),
    ("church", "CH ER CH"),
    ("yes", "Y EH S"), ("nine", "N AY N"), ("house", "HH AW S"), ("boy", "B OY"), ("book", "B UH K"),
    ("that", "DH AE T"),
    ("shower", "SH AW ER"),
  ])
  func `words are pronounced in ARPAbet`(word: String, expected: String) async throws {
    #expect(try await ESpeakSynthesizer.shared.pronounce(word).joined(separator: " ") == expected)
  }

  @Test func `what is not a word has no phones that the recogniser lacks`() async throws {
    let phones: Set = [
      "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K",
      "L",
      "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
    ]
    for word in ["", "\u{0}", "'", "oriole", "Łódź", "K11", "订单", "naïve", "x", "www", "pneumonoultramicroscopic"] {
      let found = try await ESpeakSynthesizer.shared.pronounce(word)
      #expect(phones.isSuperset(of: found), "\(word): \(found)")
    }
    #expect(try await ESpeakSynthesizer.shared.pronounce("").isEmpty)
  }
}
