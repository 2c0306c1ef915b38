import Foundation

/// A temporary folder for a test's sound files, removed with the test.
final class SoundFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "oriole-sound-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Puts bytes in a file and gives its path.
  func file(_ bytes: [UInt8], named name: String = "sound.wav") throws -> String {
    try Data(bytes).write(to: url.appending(path: name))
    return path(name)
  }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() } }
}
