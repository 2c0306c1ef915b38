import Testing

@testable import Understanding

@Suite("Classes of sounds")
struct SoundClassesTests {
  private func classes(_ text: String) -> String {
    String(decoding: SoundClasses.classes(of: Normalizer.normalized(text)), as: UTF8.self)
  }

  @Test(
    "What is misheard for each other sounds alike",
    arguments: [("bat", "pat"), ("phone", "fone"), ("ship", "chip"), ("thin", "tin"), ("Back", "pag"), ("zip", "sib")])
  func alike(left: String, right: String) { #expect(classes(left) == classes(right)) }

  @Test("Vowels of different kinds, and other consonants, sound different")
  func different() {
    #expect(classes("bat") != classes("boot"))
    #expect(classes("cat") != classes("mat"))
  }

  @Test("Digits, hanzi and nothing at all have no sounds")
  func silent() {
    #expect(classes("123").isEmpty)
    #expect(classes("包裹").isEmpty)
    #expect(classes("").isEmpty)
  }
}
