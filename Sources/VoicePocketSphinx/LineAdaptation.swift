import Foundation
import Voice

/// What fits an acoustic model to another kind of line: two small text files, as `Models/speech/make-transform` makes
/// them for one acoustic model.
public struct LineAdaptation: Sendable, Hashable {
  /// An MLLR transform of the model's means, as sphinxtrain's mllr_solve writes it.
  public var transform: String
  /// The mean of the line's speech cepstra: 13 numbers with commas between them, for the first words of a call.
  public var cepstralMean: String

  /// Which acoustic model they belong to: the checksum of its `means` file that `AcousticModel` makes.
  public var checksum: UInt64

  public init(transform: String, cepstralMean: String, checksum: UInt64) {
    self.transform = transform
    self.cepstralMean = cepstralMean
    self.checksum = checksum
  }

  /// Throws `modelNotFound` for a missing file and `badModel`, with the file, for one that is not numbers.
  func mean() throws(SpeechError) -> [Float] {
    guard let data = FileManager.default.contents(atPath: cepstralMean), data.count < 10_000 else {
      throw SpeechError(.modelNotFound, "\(cepstralMean): no such file of a cepstral mean")
    }
    let fields = String(decoding: data, as: UTF8.self).split { $0 == "," || $0.isWhitespace }
    let values = fields.compactMap { Float($0) }.filter(\.isFinite)
    guard values.count == fields.count, values.count == 13 else {
      throw SpeechError(.badModel, "\(cepstralMean): not 13 numbers with commas between them")
    }
    return values
  }
}
