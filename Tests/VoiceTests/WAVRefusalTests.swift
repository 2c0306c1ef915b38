import Foundation
import Testing
@testable import Voice

/// What is no WAV file, or a broken one, is refused in one line that begins with its path.
@Suite struct WAVRefusalTests {
  private let folder: SoundFolder

  init() throws { folder = try SoundFolder() }

  private func expect(
    _ code: AudioError.Code, _ reason: String, path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: AudioError(code, "\(path): \(reason)"), sourceLocation: sourceLocation) {
      _ = try WAVReader(path: path)
    }
  }

  private func refusal(
    of bytes: [UInt8], _ reason: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    expect(.badFormat, reason, path: try folder.file(bytes), sourceLocation: sourceLocation)
  }

  @Test func `a path without a file is refused`() {
    expect(.notFound, "no such file", path: folder.path("nothing.wav"))
  }

  @Test func `a folder is refused`() { expect(.unreadable, "is a folder", path: folder.path("")) }

  @Test func `a device and a pipe without a writer are refused at once`() {
    expect(.unreadable, "is not a regular file", path: "/dev/null")
    let pipe = folder.path("pipe.wav")
    #expect(mkfifo(pipe, 0o600) == 0)
    expect(.unreadable, "is not a regular file", path: pipe)
  }

  @Test func `an empty file is refused`() throws { try refusal(of: [], "is an empty file") }

  @Test(arguments: [
    ("ID3\u{4}", "MP3"), ("OggS", "Ogg (Vorbis or Opus)"), ("fLaC", "FLAC"), ("FORM", "AIFF"), (".snd", "AU"),
    ("NIST_1A", "NIST SPHERE"), ("1234ftypM4A ", "MP4 or M4A"), ("RF64\u{1}", "RF64, the WAV for more than 4 GB"),
    ("RIFX1234WAVE", "RIFX, the big-endian WAV"), ("RIFF1234AVI LIST", "a RIFF file of the kind 'AVI '"),
    ("RIFF1234\u{1B}[2J", "a RIFF file of the kind '?[2J'"),
  ])
  func `another kind of file is named`(start: String, name: String) throws {
    try refusal(of: Array(start.utf8), "is not a WAV file (it looks like \(name))")
  }

  @Test func `a file of no known kind is refused`() throws {
    try refusal(of: Array("hello".utf8), "is not a WAV file")
    try refusal(of: [0xFF, 0xFB, 0x90], "is not a WAV file (it looks like MP3)")
    try refusal(of: [0xFF], "is not a WAV file")
  }

  @Test func `a file that ends in its header is refused wherever it ends`() throws {
    let whole = WAVBytes(data: [1, 2, 3, 4]).bytes
    for count in 1..<whole.count {
      let path = try folder.file(Array(whole.prefix(count)))
      #expect(throws: AudioError.self, "cut to \(count) bytes") { _ = try WAVReader(path: path) }
    }
    try refusal(of: Array(whole.prefix(7)), "truncated: the file ends in its RIFF header")
    try refusal(of: Array(whole.prefix(20)), "its fmt chunk has 0 bytes, but 16 are the least")
    try refusal(of: Array(whole.prefix(40)), "has no data chunk")
  }

  @Test func `a missing chunk is named`() throws {
    try refusal(of: WAVBytes(hasFormat: false, hasData: false).bytes, "has no fmt chunk")
    try refusal(of: WAVBytes(hasData: false).bytes, "has no data chunk")
    try refusal(of: WAVBytes(hasFormat: false, data: [1, 2]).bytes, "its data chunk comes before its fmt chunk")
  }

  @Test func `less sound than promised is refused with both figures`() throws {
    let wav = WAVBytes(dataSize: 5_000, data: [1, 2, 3, 4])
    try refusal(of: wav.bytes, "truncated: its data chunk promises 5000 bytes, the file has 4 of them")
  }

  @Test func `a chunk longer than the file is refused without being allocated`() throws {
    var bytes = WAVBytes(hasData: false).bytes + Array("LIST".utf8)
    bytes.append(littleEndian: UInt32.max)
    try refusal(of: bytes, "truncated: its chunk 'LIST' promises 4294967295 bytes, the file has 0 of them")
  }

  @Test func `a file without samples is refused`() throws {
    try refusal(of: WAVBytes().bytes, "has no samples")
    try refusal(of: WAVBytes(dataSize: 0xFFFF_FFFF).bytes, "has no samples")
    try refusal(of: WAVBytes(channels: 2, data: [1, 2, 3]).bytes, "has no samples")
    var followed = WAVBytes().bytes + Array("LIST".utf8) + [4, 0, 0, 0, 1, 2, 3, 4]
    followed.replaceSubrange(4..<8, with: [UInt8(followed.count - 8), 0, 0, 0])
    try refusal(of: followed, "has no samples")
  }

  @Test func `an unsupported coding is named by its number`() throws {
    let list = "(1 PCM, 3 float, 6 A-law, 7 µ-law)"
    try refusal(of: WAVBytes(code: 2, data: [1, 2]).bytes, "its coding 2 is not supported \(list)")
    try refusal(
      of: WAVBytes(code: 85, isExtensible: true, data: [1, 2]).bytes, "its coding 85 is not supported \(list)")
    let foreign = WAVBytes(isExtensible: true, guidTail: [UInt8](repeating: 7, count: 14), data: [1, 2])
    try refusal(of: foreign.bytes, "its extensible coding is not one of Microsoft's numbers")
  }

  @Test func `a fmt chunk that is too short is refused`() throws {
    try refusal(of: WAVBytes(formatSize: 14, data: [1, 2]).bytes, "its fmt chunk has 14 bytes, but 16 are the least")
    var short = WAVBytes(code: 0xFFFE, data: [1, 2])
    try refusal(of: short.bytes, "its extensible fmt chunk has 16 bytes, but 40 are the least")
    short.formatSize = 0
    try refusal(of: short.bytes, "its fmt chunk has 0 bytes, but 16 are the least")
  }

  @Test(arguments: [
    (0, "has 0 channels"), (9, "has 9 channels; 8 are the most"), (65_535, "has 65535 channels; 8 are the most"),
  ])
  func `a count of channels that cannot be is refused`(channels: UInt16, reason: String) throws {
    try refusal(of: WAVBytes(channels: channels, block: 2, data: [1, 2]).bytes, reason)
  }

  @Test(arguments: [0, 4_000, 7_999, 48_001, 96_000, 192_000, UInt32.max])
  func `a rate out of range is refused with its figure`(rate: UInt32) throws {
    let reason = "its rate of \(rate) Hz is not supported (8000 to 48000 Hz)"
    try refusal(of: WAVBytes(rate: rate, data: [1, 2]).bytes, reason)
  }

  @Test func `widths and blocks that do not fit are refused`() throws {
    for bits in [0, 1, 12, 20, 64, 65_535] as [UInt16] {
      let reason = "\(bits) bits a sample are not supported in coding 1 (8, 16, 24, 32)"
      try refusal(of: WAVBytes(bits: bits, block: 2, data: [1, 2]).bytes, reason)
    }
    try refusal(
      of: WAVBytes(code: 3, data: [1, 2]).bytes, "16 bits a sample are not supported in coding 3 (32, 64)")
    try refusal(of: WAVBytes(block: 3, data: [1, 2, 3]).bytes, "its block of 3 bytes does not fit 1 × 16 bits")
    try refusal(of: WAVBytes(block: 0, data: [1, 2, 3]).bytes, "its block of 0 bytes does not fit 1 × 16 bits")
  }

  @Test func `a file of nothing but chunks is given up`() throws {
    var wav = WAVBytes(data: [1, 2])
    wav.extraChunks = Array(repeating: ("JUNK", []), count: 1_100)
    try refusal(of: wav.bytes, "has more than 1000 chunks before its data")
  }
}
