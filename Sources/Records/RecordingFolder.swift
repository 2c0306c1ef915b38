public import Foundation

/// The sound of calls, each in a file of one folder: `call-NUMBER.wav`.
public struct RecordingFolder: Sendable, Hashable {
  /// What a file under work is not silent for: then the program that wrote it has died.
  private static let patience = 3_600.0

  public let path: String

  public init(_ path: String) { self.path = path }

  /// The file of a call's sound, whether it is there or not.
  public func file(of call: CallID) -> String { "\(path)/call-\(call.value).wav" }

  /// Whether a call's sound is there.
  public func has(_ call: CallID) -> Bool { FileManager.default.fileExists(atPath: file(of: call)) }

  /// Calls whose sound is there, by their numbers; none when there is no such folder.
  public func calls() -> [CallID] {
    names.compactMap { name in
      guard name.hasPrefix("call-"), name.hasSuffix(".wav"), let number = Int64(name.dropFirst(5).dropLast(4)),
        number > 0
      else { return nil }
      return CallID(number)
    }.sorted { $0.value < $1.value }
  }

  /// Erases a call's sound.
  ///
  /// - Returns: false when there is none.
  /// - Throws: `unavailable` when it is there and stays.
  @discardableResult public func erase(_ call: CallID) throws(StoreError) -> Bool {
    guard has(call) else { return false }
    try erase(file(of: call))
    return true
  }

  /// Erases what programs have left that died while they recorded.
  ///
  /// - Parameter now: the time.
  /// - Returns: how many.
  /// - Throws: `unavailable` when something stays.
  @discardableResult public func eraseLeftovers(at now: Date) throws(StoreError) -> Int {
    var count = 0
    // As `WAVWriter` names what is not finished.
    for name in names where name.hasPrefix(".oriole-") && name.hasSuffix(".wav") {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      guard let changed = attributes?[.modificationDate] as? Date, now.timeIntervalSince(changed) > Self.patience
      else { continue }
      try erase("\(path)/\(name)")
      count += 1
    }
    return count
  }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

  private func erase(_ file: String) throws(StoreError) {
    do { try FileManager.default.removeItem(atPath: file) } catch {
      // Somebody else may have been quicker.
      guard FileManager.default.fileExists(atPath: file) else { return }
      throw StoreError(.unavailable, "\(file) cannot be erased: \((error as NSError).localizedDescription)")
    }
  }
}
