import Foundation
import Testing
import Voice

@testable import VoicePocketSphinx

private let yesNo = [SearchDefinition(name: "confirm", sentences: [WeightedSentence("Yes!"), WeightedSentence("no")])]

private func failure(
  _ files: RecognizerFiles, _ searches: [SearchDefinition] = yesNo
) async -> SpeechError? {
  do {
    _ = try await RecognizerResources(files: files, searches: searches)
    return nil
  } catch {
    return error
  }
}

/// A copy of the model's folder by links, to take things away from.
private final class ModelCopy {
  let folder = FileManager.default.temporaryDirectory.appending(path: "model-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for name in try FileManager.default.contentsOfDirectory(atPath: EnglishModel.files.acousticModel) {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: name).path,
        withDestinationPath: "\(EnglishModel.files.acousticModel)/\(name)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var files: RecognizerFiles {
    RecognizerFiles(acousticModel: folder.path, dictionary: EnglishModel.files.dictionary)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appending(path: name)) }

  func replace(_ name: String, with data: Data) throws {
    try remove(name)
    try data.write(to: folder.appending(path: name))
  }
}

@Suite(.enabled(if: EnglishModel.isInstalled, EnglishModel.missing))
struct RecognizerResourcesTests {
  @Test func `a missing model folder is named`() async {
    let error = await failure(RecognizerFiles(acousticModel: "/nowhere/en", dictionary: EnglishModel.files.dictionary))
    #expect(error == SpeechError(.modelNotFound, "/nowhere/en: no such acoustic model folder"))
  }

  @Test(arguments: ["mdef", "means", "variances", "transition_matrices", "feat.params", "noisedict"])
  func `a missing model file is named`(name: String) async throws {
    let copy = try ModelCopy()
    try copy.remove(name)
    let error = await failure(copy.files)
    #expect(error?.code == .modelNotFound)
    #expect(error?.message.contains("/\(name): missing") == true)
  }

  @Test(arguments: ["mdef", "means", "variances", "transition_matrices"])
  func `a cut or foreign model file is refused before the C library sees it`(name: String) async throws {
    let copy = try ModelCopy()
    let whole = try #require(FileManager.default.contents(atPath: "\(EnglishModel.files.acousticModel)/\(name)"))
    for damaged in [whole.prefix(whole.count / 2), Data("hello".utf8), Data()]
    where name != "mdef" || damaged.count < 100 {
      try copy.replace(name, with: Data(damaged))
      let error = await failure(copy.files)
      #expect(error?.code == .badModel)
      #expect(error?.message.contains("/\(name)") == true)
    }
  }

  @Test func `a missing dictionary is named`() async {
    var files = EnglishModel.files
    files.dictionary = "/nowhere/words.dict"
    #expect(await failure(files)?.message == "/nowhere/words.dict: no such pronunciation dictionary")
  }

  @Test func `searches need names of their own and words that can be said`() async {
    let files = EnglishModel.files
    #expect(await failure(files, [])?.code == .badModel)
    #expect(await failure(files, yesNo + yesNo)?.code == .badModel)
    #expect(await failure(files, [SearchDefinition(name: "", sentences: yesNo[0].sentences)])?.code == .badModel)
    let silent = await failure(files, [SearchDefinition(name: "odd", sentences: [WeightedSentence("Qxzv")])])
    #expect(silent == SpeechError(.badModel, "search 'odd' has no sentence that can be pronounced"))
  }

  @Test func `unknown words are guessed or dropped, and told`() async throws {
    let search = SearchDefinition(name: "any", sentences: [WeightedSentence("My Zorbleflux and my qxzv broke, twice")])
    let resources = try await RecognizerResources(files: EnglishModel.files, searches: [search]) { word in
      word == "zorbleflux" ? ["Z", "AO", "R", "B", "AH", "L", "F", "L", "AH", "K", "S"] : ["NOPHONE"]
    }
    #expect(resources.guessedWords == ["zorbleflux"])
    #expect(resources.droppedWords == ["qxzv"])
    guard case .languageModel(let file) = resources.model(of: "any") else {
      Issue.record("sentences of many words have a language model")
      return
    }
    let model = try #require(FileManager.default.contents(atPath: file.path))
    #expect(!String(decoding: model, as: UTF8.self).contains("qxzv"))
    let words = String(
      decoding: try #require(FileManager.default.contents(atPath: resources.dictionaryFile)), as: UTF8.self)
    #expect(words.contains("zorbleflux Z AO R B AH L F L AH K S\n"))
  }

  @Test func `the lexicon goes before the dictionary`() async throws {
    let lexicon = FileManager.default.temporaryDirectory.appending(path: "lexicon-\(UUID().uuidString)")
    try Data("yes Y AH P\n".utf8).write(to: lexicon)
    defer { try? FileManager.default.removeItem(at: lexicon) }
    var files = EnglishModel.files
    files.lexicon = lexicon.path
    let resources = try await RecognizerResources(files: files, searches: yesNo)
    let words = String(
      decoding: try #require(FileManager.default.contents(atPath: resources.dictionaryFile)), as: UTF8.self)
    #expect(words.split(separator: "\n").map(String.init).contains("yes Y AH P"))
    #expect(!words.contains("Y EH S"))
  }

  @Test func `an adaptation belongs to the model it was made for`() async throws {
    let checksum = try AcousticModel(folder: EnglishModel.files.acousticModel).checksum
    var files = EnglishModel.files
    let missing = "/nowhere/line.mean"
    let line = LineAdaptation(transform: "/nowhere/line.mllr", cepstralMean: missing, checksum: checksum)
    files.adaptations = [line]
    files.adaptations[0].checksum += 1
    #expect(await failure(files) == nil)
    files.adaptations = [line]
    #expect(await failure(files)?.message.hasPrefix(missing) == true)
  }

  @Test func `a model whose filters end at 4 kHz is one of telephone speech`() throws {
    let copy = try ModelCopy()
    try copy.replace("feat.params", with: Data("-lowerf 1\n-upperf 4000\n".utf8))
    #expect(try AcousticModel(folder: copy.folder.path).sampleRate == 8000)
    try copy.replace("feat.params", with: Data("-upperf 4000\n-samprate 16000\n".utf8))
    #expect(try AcousticModel(folder: copy.folder.path).sampleRate == 16_000)
  }

  @Test func `the dictionary and the models are in memory and can be read again and again`() async throws {
    let resources = try await RecognizerResources(files: EnglishModel.files, searches: yesNo)
    for _ in 0..<2 {
      let words = try #require(FileManager.default.contents(atPath: resources.dictionaryFile))
      #expect(String(decoding: words, as: UTF8.self).hasPrefix("no N OW\nyes Y EH S\n"))
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: resources.dictionaryFile).hasPrefix("/memfd:"))
    #expect(resources.model(of: "other") == nil)
  }

  @Test func `the model's own phones and fillers are read`() throws {
    let model = try AcousticModel(folder: EnglishModel.files.acousticModel)
    #expect(model.phones.isSuperset(of: ["AA", "ZH", "SIL", "+NSN+"]))
    #expect(model.phones.count == 42)
    #expect(model.fillers.contains("[NOISE]"))
    #expect(model.sampleRate == 16_000)
  }
}
