import Testing
import Voice

@Suite struct WAVSourceTests {
  @Test(arguments: [8_000, 11_025, 16_000, 22_050, 44_100, 48_000])
  func `frames of 20 ms follow one another to the end`(rate: Int) async throws {
    let folder = try SoundFolder()
    let tone = [Int16].tone(200, rate: rate, count: rate + 7)
    let path = try folder.file(WAVBytes(rate: UInt32(rate), data: tone.littleEndianBytes).bytes)
    let source = try WAVSource(path: path)
    #expect(source.format.sampleRate == rate)
    var read: [Int16] = []
    var lengths: Set<Int> = []
    while let frame = try await source.read() {
      #expect(frame.sampleRate == rate)
      read += frame.samples
      if read.count <= rate { lengths.insert(frame.samples.count) }
    }
    #expect(read == tone)
    #expect(lengths == [rate / 50, (rate + 49) / 50])
    #expect(try await source.read() == nil)
  }

  @Test func `a missing file is refused before anything is read`() {
    #expect(throws: AudioError(.notFound, "/nowhere.wav: no such file")) { _ = try WAVSource(path: "/nowhere.wav") }
  }
}
