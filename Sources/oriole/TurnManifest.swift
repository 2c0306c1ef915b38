import Evaluation

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
    recordings = try LabelledFile.read(path).texts.map { (text) throws(Failure) in
      let line: TurnLine
      do {
        line = try TurnLine(path: text.label, times: text.text)
      } catch {
        throw Failure("\(text.place): \(error)")
      }
      let file = try EvaluatedFile.recording(line.path, in: path, place: text.place)
      return Recording(path: file, speech: line.speech, place: text.place)
    }
  }
}
