import Calls
import Foundation
public import Records
import Voice

/// Which calls are recorded, both sides in stereo, caller left; their callers are told.
public enum CallRecording: Sendable, Hashable {
  case none
  /// The first call, into this file.
  case first(String)
  /// Each call, into a file of this folder.
  case each(RecordingFolder)

  /// The recorder of the next call, and what is left to record after it.
  mutating func next(_ call: CallID) throws -> CallRecorder? {
    switch self {
    case .none: return nil
    case .first(let path):
      self = .none
      return try CallRecorder(path: path)
    case .each(let folder):
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
      return try CallRecorder(path: folder.file(of: call))
    }
  }

  var isOn: Bool { self != .none }
}
