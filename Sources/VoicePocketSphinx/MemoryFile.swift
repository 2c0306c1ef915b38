import CPocketSphinx
import Foundation
import Voice

/// A file that is only in memory, for what the recogniser takes from a path: nothing is left on disk however the
/// process ends.
final class MemoryFile: Sendable {
  private let handle: FileHandle

  /// Opens the file afresh for each reader.
  let path: String

  /// Holds a text; an error calls it by the name.
  init(_ text: String, name: String) throws(SpeechError) {
    let descriptor = oriole_ps_memory_file("oriole")
    guard descriptor >= 0 else {
      throw SpeechError(.engineFailed, "\(name): no memory file: \(String(cString: strerror(errno)))")
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    path = "/proc/self/fd/\(descriptor)"
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw SpeechError(.engineFailed, "\(name): cannot be written: \(error.localizedDescription)")
    }
  }
}
