import Foundation
public import Understanding

/// A sentence embedding's table as a file.
public enum EmbeddingFile {
  private static let limit = 64_000_000

  /// Reads a table.
  ///
  /// - Throws: `AssistantError` when there is no such file, or it is no table.
  public static func read(_ path: String) throws(AssistantError) -> SentenceEmbedding {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw AssistantError(file: path, message: "no such file, or it cannot be read")
    }
    guard data.count <= limit else { throw AssistantError(file: path, message: "larger than 64 MB") }
    do {
      return try SentenceEmbedding([UInt8](data))
    } catch {
      throw AssistantError(file: path, message: error.description)
    }
  }
}
