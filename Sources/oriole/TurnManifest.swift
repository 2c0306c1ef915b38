import Agents
import Evaluation
import Foundation

/// A list of recordings with marked speech, `path<TAB>start<TAB>end` a line.
struct TurnManifest {
  struct Recording {
    var path: String
    var speech: MarkedSpeech
    /// `file:line` of the manifest.
    var place: String
  }

  let recordings: [Recording]

  /// Fails on the first line that is malformed, and on one whose recording is not there.
  init(path: String) throws(Failure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    recordings = try LabelledFile.read(path).texts.map { (text) throws(Failure) in
      let line: TurnLine
      do {
        line = try TurnLine(path: text.label, times: text.text)
      } catch {
        throw Failure("\(text.place): \(error)")
      }
      let file = line.path.hasPrefix("/") ? line.path : folder.appendingPathComponent(line.path).path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
        throw Failure("\(text.place): no such recording: \(line.path.printable)")
      }
      return Recording(path: file, speech: line.speech, place: text.place)
    }
  }
}
