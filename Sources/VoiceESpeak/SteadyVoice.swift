import CESpeakNG
import Glibc
import Voice

/// An installed eSpeak voice without the two effects whose state outlives a sentence.
///
/// eSpeak's flutter and roughness run on from one sentence to the next, so that the same text never gives the same samples
/// twice. No parameter turns them off, only a voice's own file does: this is the installed file with two lines added, kept in
/// memory and given to eSpeak by its path under `/proc/self/fd`.
struct SteadyVoice: ~Copyable {
  private static let fileBound = 65_536

  private let descriptor: Int32

  var path: String { "/proc/self/fd/\(descriptor)" }

  /// Reads the file of an installed voice, with a variant after `+` where one is wanted. eSpeak must have been started.
  init(name: String) throws(SpeechError) {
    descriptor = try Self.memoryFile(
      holding: try Self.installedFile(of: name) + "\nflutter 0\nroughness 0\n", name: name)
  }

  deinit { close(descriptor) }

  private static func installedFile(of name: String) throws(SpeechError) -> String {
    let parts = name.split(separator: "+", maxSplits: 1).map(String.init)
    guard let base = parts.first, let identifier = identifier(named: base) ?? identifier(speaking: base) else {
      throw SpeechError(.badLanguage, "eSpeak NG has no voice '\(name)'")
    }
    var dataPath: UnsafePointer<CChar>?
    _ = espeak_Info(&dataPath)
    guard let folder = dataPath.map({ String(cString: $0) }),
      let text = read("\(folder)/lang/\(identifier)") ?? read("\(folder)/voices/\(identifier)")
    else { throw SpeechError(.badLanguage, "eSpeak NG's file of the voice '\(name)' cannot be read") }
    guard parts.count == 2 else { return text }
    guard let variant = read("\(folder)/voices/!v/\(parts[1])") else {
      throw SpeechError(.badLanguage, "eSpeak NG has no variant '\(parts[1])' for the voice '\(base)'")
    }
    // The variant's file says that it is one; the voice stays what it is.
    let lines = variant.split(separator: "\n").filter { !$0.hasPrefix("language") }
    return text + "\n" + lines.joined(separator: "\n")
  }

  /// The voice's file beside the others, such as `gmw/en-US`.
  private static func identifier(named name: String) -> String? {
    guard espeak_SetVoiceByName(name) == EE_OK else { return nil }
    return espeak_GetCurrentVoice()?.pointee.identifier.map { String(cString: $0) }
  }

  /// The same by a language that the voice has, as `en-gb` is a language of the voice `en`.
  private static func identifier(speaking language: String) -> String? {
    guard let voices = espeak_ListVoices(nil) else { return nil }
    // The list ends with a null; the bound is against one that does not.
    for index in 0..<1_000 {
      guard let voice = voices[index]?.pointee else { break }
      if let languages = voice.languages, has(language, languages) {
        return voice.identifier.map { String(cString: $0) }
      }
    }
    return nil
  }

  /// Searches eSpeak's list: a byte for the priority and a name for each language, and a zero at the end.
  private static func has(_ language: String, _ languages: UnsafePointer<CChar>) -> Bool {
    var entry = languages
    for _ in 0..<32 where entry.pointee != 0 {
      let name = String(cString: entry + 1)
      if name == language { return true }
      entry += name.utf8.count + 2
    }
    return false
  }

  private static func memoryFile(holding text: String, name: String) throws(SpeechError) -> Int32 {
    let bytes = Array(text.utf8)
    let file = oriole_memory_file("oriole-voice")
    guard file >= 0, write(file, bytes, bytes.count) == bytes.count else {
      if file >= 0 { close(file) }
      throw SpeechError(.engineFailed, "no memory file for eSpeak NG's voice '\(name)'")
    }
    return file
  }

  private static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: fileBound)
    let count = Glibc.read(file, &bytes, fileBound)
    guard count > 0, count < fileBound else { return nil }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
