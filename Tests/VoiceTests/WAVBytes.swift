@testable import Voice

/// A WAV file in bytes, with every field of its header free to be wrong.
struct WAVBytes {
  var magic = "RIFF"
  var kind = "WAVE"
  var riffSize: UInt32?
  var code: UInt16 = 1
  var channels: UInt16 = 1
  var rate: UInt32 = 16_000
  var bits: UInt16 = 16
  var block: UInt16?
  /// Makes the format chunk WAVE_FORMAT_EXTENSIBLE, with `code` in its GUID.
  var isExtensible = false
  var guidTail: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
  var formatSize: UInt32?
  var hasFormat = true
  /// Chunks between the format and the data, as name and content; odd ones are padded.
  var extraChunks: [(name: String, content: [UInt8])] = []
  var dataSize: UInt32?
  var hasData = true
  var data: [UInt8] = []

  var bytes: [UInt8] {
    var body = Array(kind.utf8)
    if hasFormat {
      body += Array("fmt ".utf8)
      body.append(littleEndian: formatSize ?? (isExtensible ? 40 : 16))
      body += formatChunk
    }
    for chunk in extraChunks {
      body += Array(chunk.name.utf8)
      body.append(littleEndian: UInt32(chunk.content.count))
      body += chunk.content + (chunk.content.count % 2 == 1 ? [0xEE] : [])
    }
    if hasData {
      body += Array("data".utf8)
      body.append(littleEndian: dataSize ?? UInt32(data.count))
      body += data
    }
    var bytes = Array(magic.utf8)
    bytes.append(littleEndian: riffSize ?? UInt32(body.count))
    return bytes + body
  }

  private var formatChunk: [UInt8] {
    var chunk: [UInt8] = []
    let block = block ?? channels &* (bits / 8)
    chunk.append(littleEndian: isExtensible ? 0xFFFE : code)
    chunk.append(littleEndian: channels)
    chunk.append(littleEndian: rate)
    chunk.append(littleEndian: rate &* UInt32(block))
    chunk.append(littleEndian: block)
    chunk.append(littleEndian: bits)
    guard isExtensible else { return chunk }
    chunk.append(littleEndian: UInt16(22))
    chunk.append(littleEndian: bits)
    chunk.append(littleEndian: UInt32(4))
    chunk.append(littleEndian: code)
    return chunk + guidTail
  }
}

extension [Int16] {
  var littleEndianBytes: [UInt8] { reduce(into: []) { $0.append(littleEndian: $1) } }

  /// A sine wave.
  static func tone(_ frequency: Double, level: Double = 8_000, rate: Int = 16_000, count: Int) -> [Int16] {
    (0..<count).map { Int16((level * sine(2 * .pi * frequency * Double($0) / Double(rate))).rounded()) }
  }
}
