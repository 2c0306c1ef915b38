import Evaluation

/// A list of recordings, `path<TAB>transcript` a line.
struct SpeechManifest {
  struct Recording {
    /// As the manifest has it.
    var name: String
    var path: String
    var transcript: String
    /// `file:line` of the manifest.
    var place: String
  }

  let recordings: [Recording]

  /// Fails on a line without a tab, and on one whose recording is not there.
  init(path: String) throws(Failure) {
    recordings = try LabelledFile.read(path).texts.map { (line) throws(Failure) in
      let file = try EvaluatedFile.recording(line.label, in: path, place: line.place)
      return Recording(name: line.label, path: file, transcript: line.text, place: line.place)
    }
  }
}
