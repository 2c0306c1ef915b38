import Evaluation
import Foundation
import Kiosks
import Understanding
import Voice
import VoiceDSP
import VoiceESpeak
import VoicePocketSphinx

/// Recognises recordings one by one, as a call would hear them, and takes the time.
struct SpeechMeasurement {
  private static let search = "sentences"
  /// A line is open before and after a caller speaks: 300 ms, as the endpointer's pre-roll.
  private static let pause = 4800

  private let resources: RecognizerResources
  private let valid: ValidCodes?
  private let channel: Bandwidth?
  private let noise: RoomNoise?

  /// `valid` are the numbers that exist, if numbers are what is said.
  init(
    sentences: [String], valid: ValidCodes? = nil, channel: Bandwidth?, options: SpeechOptions, noise: RoomNoise?
  ) async throws {
    do {
      resources = try await RecognizerResources(
        files: SpeechStack.english(options.named),
        searches: [SearchDefinition(name: Self.search, sentences: sentences.map { WeightedSentence($0) })],
        guess: SpeechStack.guess)
    } catch {
      throw Failure(error)
    }
    self.valid = valid
    self.channel = channel
    self.noise = noise
  }

  var droppedWords: [String] { resources.droppedWords }

  /// What is heard in one recording, and what its confidence is made of. `seed` chooses the place in the noise.
  func hear(_ recording: SpeechManifest.Recording, seed: UInt64) async throws
    -> (HeardUtterance, ConfidenceSigns?)
  {
    do {
      let file = try await SoundFile(path: recording.path)
      let bandwidth = channel ?? Bandwidth(sampleRate: file.sampleRate)
      let sound = try line(file, bandwidth, seed)
      let recognizer = try resources.recognizer(for: bandwidth)
      try await recognizer.begin(search: Self.search)
      let start = ContinuousClock.now
      for frame in stride(from: 0, to: sound.count, by: LineFormat.samplesPerFrame) {
        let samples = Array(sound[frame..<min(frame + LineFormat.samplesPerFrame, sound.count)])
        _ = try await recognizer.hear(AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate))
      }
      let end = ContinuousClock.now
      let recognition = try await recognizer.finish()
      let now = ContinuousClock.now
      let utterance = HeardUtterance(
        transcript: recording.transcript, hypothesis: recognition.best.text,
        alternatives: recognition.alternatives.map(\.text), confidence: recognition.best.confidence,
        soundSeconds: Double(sound.count) / Double(LineFormat.sampleRate),
        processingSeconds: (now - start) / .seconds(1),
        finalSeconds: (now - end) / .seconds(1), code: valid?.answer(ranked: Self.codeGuesses(recognition)))
      return (utterance, recognition.signs)
    } catch let error as AudioError {
      throw Failure("\(recording.place): \(error.message)")
    } catch let error as SpeechError {
      throw Failure("\(recording.place): \(error.message)")
    }
  }

  private static func codeGuesses(_ recognition: Recognition) -> [String] {
    let reader = SpokenDigits(language: .english)
    return ([recognition.best] + recognition.alternatives).map { reader.digits(in: $0.text, expectingDigits: true) }
  }

  /// The recording as it comes out of the line: between pauses, in noise, through a telephone.
  private func line(_ file: SoundFile, _ bandwidth: Bandwidth, _ seed: UInt64) throws(AudioError) -> [Int16] {
    var hiss = SplitMix64(seed: seed, name: "line")
    // A line is never quite silent: ±3 of 32,768.
    let pause = (0..<Self.pause).map { _ in Int16(hiss.next(below: 7) - 3) }
    var sound = pause + file.samples + pause
    if let noise { sound = noise.under(sound, seed: seed) }
    let isTelephoneAlready = Bandwidth(sampleRate: file.sampleRate) == .phone && noise == nil
    return bandwidth == .phone && !isTelephoneAlready ? try TelephoneLine.carry(sound) : sound
  }
}
