import Foundation
import Synchronization
import Voice
import VoiceDSP
import VoiceESpeak

/// Synthetic callers: flite, a program of its own, and eSpeak NG.
public struct SyntheticCaller: CallerVoice {
  /// Of the loudest sample: 9 dB below full scale.
  private static let peak = 11_627.0
  /// Ten minutes.
  private static let sampleLimit = 600 * LineFormat.sampleRate

  public init() {}

  /// - Parameters:
  ///   - text: what is said.
  ///   - voice: `flite slt` (or awb, rms, kal16), or `espeak en-gb` and the like.
  /// - Returns: 16 kHz mono, its loudest sample 9 dB below full scale.
  /// - Throws: `RehearsalError` where the synthesiser or the voice is missing.
  public func sound(of text: String, voice: String) async throws(RehearsalError) -> [Int16] {
    let parts = voice.split(separator: " ").map(String.init)
    guard parts.count == 2 else { throw RehearsalError("“\(voice)” is no voice such as “flite slt”") }
    let samples = parts[0] == "flite" ? try await flite(text, parts[1]) : try await espeak(text, parts[1])
    guard let loudest = samples.map({ abs(Int($0)) }).max(), loudest > 0 else {
      throw RehearsalError("voice \(voice): says nothing for “\(text)”")
    }
    return samples.map { Int16(Double($0) * Self.peak / Double(loudest)) }
  }

  public func recording(_ path: String) async throws(RehearsalError) -> (samples: [Int16], sampleRate: Int) {
    do {
      let file = try WAVSource(path: path)
      return (try await Self.samples(of: ResampledSource(file)), file.format.sampleRate)
    } catch {
      throw RehearsalError("\(error)")
    }
  }

  private static func samples(of source: any AudioSource) async throws(AudioError) -> [Int16] {
    var samples: [Int16] = []
    while samples.count < sampleLimit, let frame = try await source.read() { samples += frame.samples }
    return samples
  }

  private func espeak(_ text: String, _ voice: String) async throws(RehearsalError) -> [Int16] {
    let taken = Mutex<(samples: [Int16], rate: Int)>(([], 0))
    do {
      try await ESpeakSynthesizer.shared.speak(text, as: try SpeakingStyle(voice: voice, speed: 150)) { frame in
        taken.withLock { taken in
          taken.samples += frame.samples
          taken.rate = frame.sampleRate
        }
        return true
      }
      let (samples, rate) = taken.withLock { $0 }
      guard rate > 0 else { return [] }
      var resampler = try SpeexResampler(from: rate, to: LineFormat.sampleRate)
      return resampler.convert(samples) + resampler.flush()
    } catch {
      throw RehearsalError("\(error)")
    }
  }

  private func flite(_ text: String, _ voice: String) async throws(RehearsalError) -> [Int16] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-\(UUID().uuidString).wav").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let program = Process()
    program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    program.arguments = ["flite", "-voice", voice, "-t", text, "-o", file]
    program.standardOutput = FileHandle.nullDevice
    program.standardError = FileHandle.nullDevice
    let status = await withCheckedContinuation { (ended: CheckedContinuation<Int32?, Never>) in
      program.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
      do { try program.run() } catch {
        program.terminationHandler = nil
        ended.resume(returning: nil)
      }
    }
    guard status == 0 else {
      throw RehearsalError("voice flite \(voice): flite does not speak; is Debian's package flite installed?")
    }
    return try await recording(file).samples
  }
}
