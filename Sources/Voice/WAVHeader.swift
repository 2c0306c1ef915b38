/// What stands before the sound in a RIFF/WAVE file: its format and where its samples lie.
///
/// Nothing is allocated by a size that a header gives; each is held against the size of the file.
struct WAVHeader {
  var format: WAVFormat
  /// Offset of the first sample in the file.
  var start: UInt64
  /// Bytes of whole blocks of samples.
  var byteCount: UInt64

  private static let chunkBound = 1_000
  /// Programs that write to a pipe cannot know the length, and put 0 or a number from here up.
  private static let streamedSize: UInt32 = 0x7FFF_F000

  /// Reads up to the first sample.
  init(from file: inout BlockReader) throws(AudioError) {
    let path = file.path
    let riff = try file.read(12)
    try Self.checkSignature(riff, path: path)
    let riffSize = riff.littleEndian(UInt32.self, at: 4)
    var format: WAVFormat?
    for _ in 0..<Self.chunkBound {
      let chunk = try file.read(8)
      guard chunk.count == 8 else {
        throw AudioError(.badFormat, "\(path): has no \(format == nil ? "fmt" : "data") chunk")
      }
      let size = chunk.littleEndian(UInt32.self, at: 4)
      let start = file.offset
      let left = file.size - min(start, file.size)
      switch String(decoding: chunk[0..<4], as: UTF8.self) {
      case "fmt ":
        // 40 bytes hold the longest form that is understood.
        format = try WAVFormat(chunk: try file.read(min(Int(clamping: size), 40)), path: path)
      case "data":
        guard let format else { throw AudioError(.badFormat, "\(path): its data chunk comes before its fmt chunk") }
        let isEmpty = size == 0 && UInt64(riffSize) + 8 == file.size
        let isStreamed = (size == 0 && !isEmpty) || size >= Self.streamedSize
        guard isStreamed || UInt64(size) <= left else {
          throw AudioError(
            .badFormat, "\(path): truncated: its data chunk promises \(size) bytes, the file has \(left) of them")
        }
        let length = isStreamed ? min(left, UInt64(size == 0 ? .max : size)) : UInt64(size)
        self.format = format
        self.start = start
        byteCount = length - length % UInt64(format.bytesPerBlock)
        guard byteCount > 0 else { throw AudioError(.badFormat, "\(path): has no samples") }
        return
      case let name:
        guard UInt64(size) <= left else {
          throw AudioError(
            .badFormat,
            "\(path): truncated: its chunk '\(name.printable)' promises \(size) bytes, the file has \(left) of them")
        }
      }
      file.move(to: start + UInt64(size) + UInt64(size % 2))
    }
    throw AudioError(.badFormat, "\(path): has more than \(Self.chunkBound) chunks before its data")
  }

  private static func checkSignature(_ bytes: [UInt8], path: String) throws(AudioError) {
    guard !bytes.isEmpty else { throw AudioError(.badFormat, "\(path): is an empty file") }
    let isRIFF = bytes.starts(with: "RIFF".utf8)
    if isRIFF && bytes.count == 12 && bytes[8...].elementsEqual("WAVE".utf8) { return }
    if isRIFF && bytes.count < 12 {
      throw AudioError(.badFormat, "\(path): truncated: the file ends in its RIFF header")
    }
    let kind =
      isRIFF
      ? "a RIFF file of the kind '\(String(decoding: bytes[8...], as: UTF8.self).printable)'"
      : signatures.first { bytes.dropFirst($0.offset).starts(with: $0.bytes) }?.name
    throw AudioError(.badFormat, "\(path): is not a WAV file" + (kind.map { " (it looks like \($0))" } ?? ""))
  }

  private static let signatures: [(offset: Int, bytes: [UInt8], name: String)] = [
    (0, Array("RF64".utf8), "RF64, the WAV for more than 4 GB"),
    (0, Array("BW64".utf8), "BW64, the WAV for more than 4 GB"),
    (0, Array("RIFX".utf8), "RIFX, the big-endian WAV"), (0, Array("riff".utf8), "Wave64"),
    (0, Array("ID3".utf8), "MP3"), (0, [0xFF, 0xFB], "MP3"), (0, [0xFF, 0xF3], "MP3"), (0, [0xFF, 0xF2], "MP3"),
    (0, [0xFF, 0xF1], "AAC"), (0, [0xFF, 0xF9], "AAC"),
    (0, Array("OggS".utf8), "Ogg (Vorbis or Opus)"), (0, Array("fLaC".utf8), "FLAC"), (0, Array("FORM".utf8), "AIFF"),
    (0, Array("caff".utf8), "CAF"), (0, Array(".snd".utf8), "AU"), (0, Array("NIST_1A".utf8), "NIST SPHERE"),
    (0, Array("#!AMR".utf8), "AMR"), (0, [0x1A, 0x45, 0xDF, 0xA3], "WebM or Matroska"),
    (4, Array("ftyp".utf8), "MP4 or M4A"), (0, [0x1F, 0x8B], "a gzip archive"), (0, Array("PK".utf8), "a zip archive"),
  ]
}

extension WAVFormat {
  /// Reads the first 16–40 bytes of a fmt chunk.
  fileprivate init(chunk: [UInt8], path: String) throws(AudioError) {
    func refuse(_ reason: String) -> AudioError { AudioError(.badFormat, "\(path): \(reason)") }
    guard chunk.count >= 16 else { throw refuse("its fmt chunk has \(chunk.count) bytes, but 16 are the least") }
    let code = try Self.code(of: chunk, refuse: refuse)
    let channels = Int(chunk.littleEndian(UInt16.self, at: 2))
    let rate = Int(chunk.littleEndian(UInt32.self, at: 4))
    let block = Int(chunk.littleEndian(UInt16.self, at: 12))
    let bits = Int(chunk.littleEndian(UInt16.self, at: 14))
    let codings: [UInt16: (Coding, [Int])] = [
      1: (.pcm, [8, 16, 24, 32]), 3: (.float, [32, 64]), 6: (.aLaw, [8]), 7: (.muLaw, [8]),
    ]
    guard let (coding, widths) = codings[code] else {
      throw refuse("its coding \(code) is not supported (1 PCM, 3 float, 6 A-law, 7 µ-law)")
    }
    guard channels > 0 else { throw refuse("has 0 channels") }
    guard channels <= 8 else { throw refuse("has \(channels) channels; 8 are the most") }
    guard (8_000...48_000).contains(rate) else {
      throw refuse("its rate of \(rate) Hz is not supported (8000 to 48000 Hz)")
    }
    guard widths.contains(bits) else {
      let allowed = widths.map(String.init).joined(separator: ", ")
      throw refuse("\(bits) bits a sample are not supported in coding \(code) (\(allowed))")
    }
    guard block == channels * bits / 8 else {
      throw refuse("its block of \(block) bytes does not fit \(channels) × \(bits) bits")
    }
    self.init(coding: coding, bitsPerSample: bits, channels: channels, sampleRate: rate)
  }

  /// The coding's number; WAVE_FORMAT_EXTENSIBLE keeps it in the first two bytes of a GUID.
  private static func code(of chunk: [UInt8], refuse: (String) -> AudioError) throws(AudioError) -> UInt16 {
    let code = chunk.littleEndian(UInt16.self, at: 0)
    guard code == 0xFFFE else { return code }
    guard chunk.count >= 40 else {
      throw refuse("its extensible fmt chunk has \(chunk.count) bytes, but 40 are the least")
    }
    let rest: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
    guard chunk[26..<40].elementsEqual(rest) else {
      throw refuse("its extensible coding is not one of Microsoft's numbers")
    }
    return chunk.littleEndian(UInt16.self, at: 24)
  }
}

extension String {
  /// With what would break or garble a line replaced.
  fileprivate var printable: String {
    String(unicodeScalars.map { $0.isASCII && $0.value >= 32 && $0.value != 127 ? Character($0) : "?" })
  }
}
