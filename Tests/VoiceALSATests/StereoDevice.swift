/// A device that has two channels, never one, as some sound cards do. It takes and gives as fast as it is asked.
enum StereoDevice {
  /// The ALSA name of one whose sound goes to a file.
  static func playing(into file: String) -> String { "tee:{SLAVE \(pair) FILE \"\(file)\" FORMAT raw}" }

  /// The ALSA name of one whose sound comes from a file.
  static func hearing(_ file: String) -> String {
    let source = "{type file slave.pcm \(pair) file \"/dev/null\" infile \"\(file)\" format raw}"
    return "tee:{SLAVE \(source) FILE \"/dev/null\" FORMAT raw}"
  }

  /// Nothing, in stereo: `multi` has as many channels as are bound.
  private static let pair =
    "{type multi slaves {a {pcm {type null} channels 2}} bindings {0 {slave a channel 0} 1 {slave a channel 1}}}"
}
