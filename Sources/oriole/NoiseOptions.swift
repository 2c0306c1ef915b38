import ArgumentParser
import Evaluation
import Voice

/// Noise that recordings are measured in.
struct NoiseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Noise to mix in.", valueName: "WAV"))
  var noise: String?
  @Option(help: ArgumentHelp("Its level: speech over noise, in dB.", valueName: "dB"))
  var snr: Double?

  func validate() throws {
    if (noise == nil) != (snr == nil) { throw ValidationError("--noise and --snr go together") }
    if let snr, !(-40...100).contains(snr) { throw ValidationError("--snr is -40 to 100 dB") }
  }

  /// The noise that is named; nil where none is.
  func load() async throws(Failure) -> RoomNoise? {
    guard let noise, let snr else { return nil }
    let samples: [Int16]
    do {
      samples = try await SoundFile(path: noise).samples
    } catch {
      throw Failure(error)
    }
    guard let mix = NoiseMix(noise: samples) else {
      throw Failure("\(noise): all silence, which cannot be mixed in at a level")
    }
    return RoomNoise(mix: mix, ratio: snr)
  }
}

/// Noise at the level that it is mixed in at.
struct RoomNoise {
  var mix: NoiseMix
  /// Of speech to noise, dB.
  var ratio: Double

  /// Speech with the noise under it, from the place that the seed chooses.
  func under(_ speech: [Int16], seed: UInt64) -> [Int16] { mix.mixed(into: speech, ratio: ratio, seed: seed) }
}
