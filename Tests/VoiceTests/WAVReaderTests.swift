import Foundation
import Testing
@testable import Voice

@Suite struct WAVReaderTests {
  private let folder: SoundFolder

  init() throws { folder = try SoundFolder() }

  private func samples(of wav: WAVBytes, channel: Int = 0) throws -> [Int16] {
    var reader = try WAVReader(path: try folder.file(wav.bytes), channel: channel)
    return try reader.read(samples: 1_000)
  }

  private static let values: [Int16] = [0, 1, -1, 255, -256, 12_345, -12_345, 32_767, -32_768]

  @Test func `16-bit samples are read as they are`() throws {
    #expect(try samples(of: WAVBytes(data: Self.values.littleEndianBytes)) == Self.values)
  }

  @Test func `8-bit samples have their middle at 128`() throws {
    #expect(try samples(of: WAVBytes(bits: 8, data: [0, 127, 128, 129, 255])) == [-32_768, -256, 0, 256, 32_512])
  }

  @Test func `24-bit and 32-bit samples keep their upper 16 bits`() throws {
    let three = Self.values.flatMap { (value: Int16) -> [UInt8] in
      [0, UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
    #expect(try samples(of: WAVBytes(bits: 24, data: three)) == Self.values)
    let four = Self.values.flatMap { (value: Int16) -> [UInt8] in
      [0, 0, UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
    #expect(try samples(of: WAVBytes(bits: 32, data: four)) == Self.values)
  }

  @Test func `the lower bits of long samples are rounded and never wrap`() throws {
    let top: [UInt8] = [0xFF, 0xFF, 0x7F], half: [UInt8] = [0x80, 0x01, 0x00], below: [UInt8] = [0x7F, 0x01, 0x00]
    #expect(try samples(of: WAVBytes(bits: 24, data: top + half + below)) == [32_767, 2, 1])
  }

  @Test func `float samples are scaled and clipped, and what is no number is silent`() throws {
    let values: [Double] = [0, 0.5, -0.5, -1, 1, 7, -7, 1 / 32_768, .nan, .infinity, -.infinity, 1e300]
    let expected: [Int16] = [0, 16_384, -16_384, -32_768, 32_767, 32_767, -32_768, 1, 0, 0, 0, 32_767]
    var doubles: [UInt8] = []
    for value in values { doubles.append(littleEndian: value.bitPattern) }
    #expect(try samples(of: WAVBytes(code: 3, bits: 64, data: doubles)) == expected)
    var floats: [UInt8] = []
    for value in values.dropLast() { floats.append(littleEndian: Float(value).bitPattern) }
    #expect(try samples(of: WAVBytes(code: 3, bits: 32, data: floats)) == expected.dropLast())
  }

  @Test func `companded samples are expanded`() throws {
    #expect(
      try samples(of: WAVBytes(code: 7, rate: 8_000, bits: 8, data: [0xFF, 0x00, 0x80])) == [0, -32_124, 32_124])
    #expect(try samples(of: WAVBytes(code: 6, rate: 8_000, bits: 8, data: [0xD5, 0x55, 0xAA])) == [8, -8, 32_256])
  }

  @Test func `an extensible format is read by the coding in its GUID`() throws {
    let pcm = WAVBytes(isExtensible: true, data: Self.values.littleEndianBytes)
    #expect(try samples(of: pcm) == Self.values)
    let muLaw = WAVBytes(code: 7, bits: 8, isExtensible: true, data: [0x80])
    #expect(try samples(of: muLaw) == [32_124])
  }

  @Test(arguments: [1, 2, 3, 8]) func `one channel is taken of several`(channels: Int) throws {
    let frames = (0..<10).flatMap { frame in (0..<channels).map { Int16(frame * 100 + $0) } }
    let wav = WAVBytes(channels: UInt16(channels), data: frames.littleEndianBytes)
    #expect(try samples(of: wav) == (0..<10).map { Int16($0 * 100) })
    #expect(try samples(of: wav, channel: channels - 1) == (0..<10).map { Int16($0 * 100 + channels - 1) })
  }

  @Test func `a channel that is not there is refused`() throws {
    let path = try folder.file(WAVBytes(channels: 2, data: [1, 2, 3, 4]).bytes)
    for channel in [-1, 2] {
      #expect(throws: AudioError(.badFormat, "\(path): has no channel \(channel); it has 2, counted from 0")) {
        _ = try WAVReader(path: path, channel: channel)
      }
    }
  }

  @Test func `unknown chunks are skipped with their padding`() throws {
    var wav = WAVBytes(data: Self.values.littleEndianBytes)
    wav.extraChunks = [("LIST", [1, 2, 3]), ("fact", [1, 2, 3, 4]), ("odd!", [9]), ("none", [])]
    #expect(try samples(of: wav) == Self.values)
  }

  @Test func `chunks after the data are no sound`() throws {
    let wav = WAVBytes(data: Self.values.littleEndianBytes)
    let bytes = wav.bytes + Array("LIST".utf8) + [4, 0, 0, 0, 1, 2, 3, 4]
    var reader = try WAVReader(path: try folder.file(bytes))
    #expect(try reader.read(samples: 1_000) == Self.values)
  }

  @Test(arguments: [0, 0xFFFF_FFFF, 0x7FFF_F000, 0x8000_0000] as [UInt32])
  func `a length that was never filled in means all that is there`(size: UInt32) throws {
    let wav = WAVBytes(riffSize: size, dataSize: size, data: Self.values.littleEndianBytes)
    #expect(try samples(of: wav) == Self.values)
  }

  @Test func `a last block that is not whole is left out`() throws {
    #expect(try samples(of: WAVBytes(riffSize: 0, channels: 2, dataSize: 0, data: [1, 0, 2, 0, 3, 0])) == [1])
    #expect(try samples(of: WAVBytes(data: [1, 0, 2])) == [1])
  }

  @Test func `sound is read piece by piece to its end`() throws {
    let tone = [Int16].tone(440, count: 100_001)
    var reader = try WAVReader(path: try folder.file(WAVBytes(data: tone.littleEndianBytes).bytes))
    #expect(reader.sampleCount == 100_001)
    #expect(reader.duration == 100_001.0 / 16_000)
    #expect(try reader.read(samples: 0).isEmpty)
    #expect(try reader.read(samples: -1).isEmpty)
    #expect(try reader.read(samples: .max).count == WAVReader.readBound)
    var rest: [Int16] = []
    for _ in 0..<1_000 { rest += try reader.read(samples: 320) }
    #expect(rest == Array(tone.dropFirst(WAVReader.readBound)))
    #expect(try reader.read(samples: 320).isEmpty)
  }

  @Test func `a file that shrinks while it is read is an error`() throws {
    let path = try folder.file(WAVBytes(data: [UInt8](repeating: 1, count: 200_000)).bytes)
    var reader = try WAVReader(path: path)
    _ = try reader.read(samples: 10)
    truncate(path, 1_000)
    _ = try reader.read(samples: 30_000)
    #expect(throws: AudioError(.unreadable, "\(path): became shorter while it was read")) {
      _ = try reader.read(samples: 60_000)
    }
  }

  @Test func `an hour is read to its end in small pieces`() throws {
    let path = folder.path("hour.wav")
    let header = WAVBytes(rate: 8_000, bits: 8, dataSize: 8_000 * 3_600).bytes
    _ = try folder.file(header, named: "hour.wav")
    // The hour itself is a hole in the file.
    #expect(truncate(path, off_t(header.count + 8_000 * 3_600)) == 0)
    var reader = try WAVReader(path: path)
    #expect(reader.duration == 3_600)
    var count = 0
    while case let samples = try reader.read(samples: 160), !samples.isEmpty { count += samples.count }
    #expect(count == 8_000 * 3_600)
  }
}
