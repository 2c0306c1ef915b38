import Testing
import Voice
import VoiceDSP

@Suite struct SpeexEchoCancellerTests {
  /// A microphone that hears the loudspeaker 50 ms later, with two reflections, 20 dB softer.
  private func echo(of played: [Int16]) -> [Int16] {
    played.indices.map { index in
      func past(_ delay: Int) -> Double { index >= delay ? Double(played[index - delay]) : 0 }
      return Int16(0.1 * past(800) + 0.04 * past(1_100) - 0.02 * past(1_700))
    }
  }

  /// A prompt: a voice with some breath in it, as every voice has.
  private func prompt(seconds: Double) -> [Int16] {
    let voice = [Int16].voice(seconds: seconds, level: 8_000)
    return voice.mixed(with: .noise(rms: 400, count: voice.count))
  }

  private func cancel(_ microphone: [Int16], played: [Int16], with canceller: SpeexEchoCanceller) -> [Int16] {
    zip(microphone.lineFrames, played.lineFrames).flatMap { canceller.cancel($0, played: $1).samples }
  }

  @Test func `an echo is taken out once the room is learned`() throws {
    let played = prompt(seconds: 12)
    let microphone = echo(of: played)
    let left = cancel(microphone, played: played, with: try SpeexEchoCanceller())
    let late = 128_000..<192_000
    #expect(decibels(Array(microphone[late]).rms / Array(left[late]).rms) > 12)
  }

  @Test func `an echo is turned down before the room is learned`() throws {
    let played = prompt(seconds: 1)
    let microphone = echo(of: played)
    let canceller = try SpeexEchoCanceller()
    let left = cancel(microphone, played: played, with: canceller)
    #expect(!canceller.isSettled)
    #expect(decibels(microphone.rms / left.rms) > 30)
  }

  @Test func `a caller who speaks while nothing is played is left as he was`() throws {
    let voice = [Int16].voice(seconds: 5, pitch: 180)
    let output = cancel(voice, played: [Int16](repeating: 0, count: voice.count), with: try SpeexEchoCanceller())
    #expect(abs(decibels(output.rms / voice.rms)) < 1)
    // 20 ms late; the rest is the canceller's own filter against offsets.
    let errors = zip(output.dropFirst(320), voice).map { Int16(clamping: Int($0) - Int($1)) }
    #expect(decibels(voice.rms / errors.rms) > 8)
  }

  @Test func `a caller is heard over a prompt`() throws {
    let played = prompt(seconds: 12)
    let caller = [Int16](repeating: 0, count: 160_000) + [Int16].voice(seconds: 2, pitch: 210, level: 6_000)
    let canceller = try SpeexEchoCanceller()
    let output = cancel(echo(of: played).mixed(with: caller), played: played, with: canceller)
    let talk = 160_000..<192_000
    #expect(abs(decibels(Array(output[talk]).rms / Array(caller[talk]).rms)) < 3)
  }

  @Test func `a microphone without echo settles at once`() throws {
    let canceller = try SpeexEchoCanceller()
    let played = prompt(seconds: 2)
    _ = cancel([Int16].noise(rms: 10, count: played.count), played: played, with: canceller)
    #expect(canceller.isSettled)
  }

  @Test func `the wait for the room to be learned has an end`() throws {
    let canceller = try SpeexEchoCanceller()
    let played = [Int16].noise(rms: 3_000, count: 80_000)
    // What the microphone hears has nothing to do with what is played, and cannot be taken out.
    let output = cancel(.noise(rms: 3_000, count: 80_000, seed: 9), played: played, with: canceller)
    #expect(canceller.isSettled)
    #expect(Array(output.suffix(3_200)).rms > 1_000)
  }

  @Test func `the same sound gives the same result`() throws {
    let played = [Int16].voice(seconds: 2), microphone = echo(of: played)
    #expect(
      try cancel(microphone, played: played, with: SpeexEchoCanceller())
        == cancel(microphone, played: played, with: SpeexEchoCanceller()))
  }

  @Test func `a frame of another length passes`() throws {
    let short = AudioFrame(samples: [1, 2, 3], sampleRate: 16_000)
    #expect(try SpeexEchoCanceller().cancel(short, played: LineFormat.silence) == short)
  }
}
