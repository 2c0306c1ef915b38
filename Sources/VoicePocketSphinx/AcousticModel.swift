import Foundation
import Voice

/// A folder with a CMU Sphinx acoustic model, checked before the C library sees it: that library ends the process when
/// some of these files are damaged.
struct AcousticModel: Sendable {
  private static let files = ["feat.params", "mdef", "means", "variances", "transition_matrices", "noisedict"]
  /// A folder has one of these.
  private static let mixtures = ["sendump", "mixture_weights"]

  let folder: String
  /// The context-independent phones.
  let phones: Set<String>
  /// The words for silence and noise, such as `<sil>` and `[NOISE]`.
  let fillers: Set<String>
  /// Of the sound it was trained with: 8,000 or 16,000.
  let sampleRate: Int
  /// Of the file `means` (FNV-1a, 64 bits), by which an adaptation knows the model that it was made for.
  let checksum: UInt64

  /// Whether it was trained with 8 kHz speech.
  var isNarrow: Bool { sampleRate < LineFormat.sampleRate }

  /// How far the loud frames of speech lie above its mean in the zeroth cepstral coefficient. Found on digits of the Free
  /// Spoken Digit Dataset, for 8 kHz models beside Mandarin words of DSPSpeech-20.
  var loudAboveMean: Float { isNarrow ? 11 : 5 }

  init(folder: String) throws(SpeechError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw SpeechError(.modelNotFound, "\(folder): no such acoustic model folder")
    }
    for file in Self.files where !FileManager.default.isReadableFile(atPath: "\(folder)/\(file)") {
      throw SpeechError(.modelNotFound, "\(folder)/\(file): missing from the acoustic model")
    }
    guard Self.mixtures.contains(where: { FileManager.default.isReadableFile(atPath: "\(folder)/\($0)") }) else {
      throw SpeechError(.modelNotFound, "\(folder): neither sendump nor mixture_weights in the acoustic model")
    }
    self.folder = folder
    phones = try ModelDefinition.phones(file: "\(folder)/mdef")
    checksum = FNV1a.hash(try Self.parameters(file: "\(folder)/means"))
    for file in ["variances", "transition_matrices"] { _ = try Self.parameters(file: "\(folder)/\(file)") }
    fillers = Set(try Self.lines(of: "\(folder)/noisedict").compactMap { $0.first })
    sampleRate = Self.sampleRate(parameters: try Self.lines(of: "\(folder)/feat.params"))
  }

  /// Filters that end at 4 kHz mean telephone speech.
  private static func sampleRate(parameters: [[String]]) -> Int {
    let values = parameters.filter { $0.count == 2 }.map { ($0[0], Double($0[1]) ?? 0) }
    if let stated = values.last(where: { $0.0 == "-samprate" })?.1 { return stated <= 8000 ? 8000 : 16_000 }
    if let upper = values.last(where: { $0.0 == "-upperf" })?.1 { return upper <= 4000 ? 8000 : 16_000 }
    return 16_000
  }

  /// The words of each line of a small text file.
  private static func lines(of file: String) throws(SpeechError) -> [[String]] {
    guard let data = FileManager.default.contents(atPath: file), data.count < 1_000_000 else {
      throw SpeechError(.badModel, "\(file): unreadable")
    }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  /// The bytes of a parameter file; refuses one without Sphinx 3's header, or with nothing after it.
  private static func parameters(file: String) throws(SpeechError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file), data.starts(with: Data("s3\n".utf8)),
      let header = data.range(of: Data("endhdr\n".utf8))
    else { throw SpeechError(.badModel, "\(file): not a Sphinx 3 parameter file") }
    // After the byte-order mark: three (transitions) or three and a vector of dimensions, then a count of floats.
    let words = data[header.upperBound...]
    let isTransitions = file.hasSuffix("transition_matrices")
    guard words.count >= 20, let swapped = byteOrder(words) else { throw SpeechError(.badModel, "\(file): truncated") }
    let streams = isTransitions ? 0 : Int(integer(words, at: 2, swapped))
    let count = Int(integer(words, at: 4 + streams, swapped))
    guard (0...64).contains(streams), count > 0, words.count >= (5 + streams + count) * 4 else {
      throw SpeechError(.badModel, "\(file): truncated")
    }
    return [UInt8](data)
  }

  private static func byteOrder(_ words: Data) -> Bool? {
    switch integer(words, at: 0, false) {
    case 0x1122_3344: false
    case 0x4433_2211: true
    default: nil
    }
  }

  /// The `index`th 32-bit integer, or 0 beyond the end.
  private static func integer(_ words: Data, at index: Int, _ swapped: Bool) -> UInt32 {
    guard index >= 0, words.count >= (index + 1) * 4 else { return 0 }
    let bytes = words.dropFirst(index * 4).prefix(4)
    let value = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return swapped ? value.byteSwapped : value
  }
}
