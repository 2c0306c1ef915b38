import Foundation
import Testing
import Voice

@Suite struct WAVWriterTests {
  private let folder: SoundFolder

  init() throws { folder = try SoundFolder() }

  @Test(arguments: [1, 2]) func `what was written is read back`(channels: Int) throws {
    let tone = [Int16].tone(300, count: 100_000)
    let path = folder.path("tone.wav")
    var writer = try WAVWriter(path: path, sampleRate: 22_050, channels: channels)
    for start in stride(from: 0, to: tone.count, by: 1_000) { try writer.write(Array(tone[start..<(start + 1_000)])) }
    try writer.finish()
    var reader = try WAVReader(path: path, channel: channels - 1)
    #expect(reader.format == WAVFormat(coding: .pcm, bitsPerSample: 16, channels: channels, sampleRate: 22_050))
    #expect(reader.sampleCount == tone.count / channels)
    var read: [Int16] = []
    for _ in 0..<3 { read += try reader.read(samples: WAVReader.readBound) }
    #expect(read == stride(from: channels - 1, to: tone.count, by: channels).map { tone[$0] })
  }

  @Test func `the header is as other programs write it`() throws {
    var writer = try WAVWriter(path: folder.path("a.wav"), sampleRate: 16_000)
    try writer.write(AudioFrame(samples: [1, -2], sampleRate: 16_000))
    try writer.finish()
    let expected = WAVBytes(data: [1, 0, 0xFE, 0xFF]).bytes
    #expect(try Array(Data(contentsOf: folder.url.appending(path: "a.wav"))) == expected)
  }

  @Test func `the file appears only when it is finished`() throws {
    var writer = try WAVWriter(path: folder.path("late.wav"), sampleRate: 8_000)
    try writer.write([Int16](repeating: 1, count: 100_000))
    let names = try folder.names
    #expect(names.count == 1 && names.allSatisfy { $0.hasPrefix(".") })
    try writer.finish()
    #expect(try folder.names == ["late.wav"])
  }

  @Test func `a writer that is dropped leaves nothing, and the old file as it was`() throws {
    let path = try folder.file([7])
    func abandon() throws {
      var writer = try WAVWriter(path: path, sampleRate: 8_000)
      try writer.write([1, 2, 3])
    }
    try abandon()
    #expect(try folder.names == ["sound.wav"])
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == [7])
  }

  @Test func `an existing file is replaced`() throws {
    let path = try folder.file([7])
    var writer = try WAVWriter(path: path, sampleRate: 8_000)
    try writer.write([1])
    try writer.finish()
    #expect(try WAVReader(path: path).sampleCount == 1)
  }

  @Test func `a place that cannot be written is refused in one line`() throws {
    let missing = folder.path("no/such/folder.wav")
    #expect(throws: AudioError(.unwritable, "\(missing): cannot be written: No such file or directory")) {
      _ = try WAVWriter(path: missing, sampleRate: 8_000)
    }
    #expect(throws: AudioError(.unwritable, "\(folder.url.path): cannot be written: is a folder")) {
      _ = try WAVWriter(path: folder.url.path, sampleRate: 8_000)
    }
    #expect(throws: AudioError(.unwritable, "/dev/null: cannot be written: is not a regular file")) {
      _ = try WAVWriter(path: "/dev/null", sampleRate: 8_000)
    }
    #expect(throws: AudioError.self) { _ = try WAVWriter(path: folder.path(""), sampleRate: 8_000) }
  }

  @Test(arguments: [(0, 1), (200_000, 1), (8_000, 0), (8_000, 9)])
  func `a format that cannot be written is refused`(rate: Int, channels: Int) throws {
    #expect(throws: AudioError.self) {
      _ = try WAVWriter(path: folder.path("x.wav"), sampleRate: rate, channels: channels)
    }
    #expect(try folder.names.isEmpty)
  }

  @Test func `a write that fails is an error and leaves nothing`() async {
    // In a process of its own, because the limit, which stands for a full disk, holds for the whole process.
    await #expect(processExitsWith: .success) {
      let folder = try SoundFolder()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let path = folder.path("full.wav")
      func fill() throws {
        var writer = try WAVWriter(path: path, sampleRate: 8_000)
        for _ in 0..<10 { try writer.write([Int16](repeating: 5, count: 50_000)) }
        try writer.finish()
      }
      #expect(throws: AudioError(.unwritable, "\(path): cannot be written: File too large")) { try fill() }
      #expect(try folder.names.isEmpty)
    }
  }
}
