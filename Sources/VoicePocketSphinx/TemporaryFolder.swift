import Foundation
import Voice

/// A folder for the files that the recogniser only takes from disk; goes when the last owner lets it go.
final class TemporaryFolder: Sendable {
  private let path: String

  init() throws(SpeechError) {
    let url = FileManager.default.temporaryDirectory.appending(path: "oriole-\(UUID().uuidString)")
    path = url.path
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SpeechError(.engineFailed, "\(path): cannot make this folder: \(error.localizedDescription)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws(SpeechError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: file(name)))
    } catch {
      throw SpeechError(.engineFailed, "\(file(name)): cannot be written: \(error.localizedDescription)")
    }
  }
}
