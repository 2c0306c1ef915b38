import Testing

@testable import Understanding

@Suite("The sentence embedding's table")
struct SentenceEmbeddingTests {
  private func cosine(_ left: String, _ right: String) throws -> Float {
    let table = try TinyTable.embedding()
    let vectors = [left, right].compactMap { table.vector(Normalizer.normalized($0)) }
    try #require(vectors.count == 2)
    return zip(vectors[0], vectors[1]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("Texts that mean alike lie closer than texts with the same words")
  func meaning() throws {
    #expect(try cosine("where is my parcel", "my shipment") > 0.9)
    #expect(try cosine("where is my parcel", "where is my refund") < 0.5)
  }

  @Test("A vector has length 1, and a text without known pieces has none")
  func length() throws {
    let table = try TinyTable.embedding()
    let vector = try #require(table.vector(Normalizer.normalized("where is my parcel")))
    #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
    #expect(table.vector(Normalizer.normalized("zzz")) == nil)
    #expect(table.vector([]) == nil)
  }

  @Test("Words are cut into the longest pieces, runs of hanzi into the longest words")
  func segmentation() {
    let words = Segmentation(["play", "##ing", "##in", "##g", "playe"], cut: .words)
    // A word with a part that is no piece is left out whole.
    #expect(words.pieces(of: Normalizer.normalized("playing playx play")) == [0, 1, 0])
    let runs = Segmentation(["包裹", "包", "我的", "到", "快递单"], cut: .runs)
    #expect(runs.pieces(of: Normalizer.normalized("我的包裹到哪了快递")) == [2, 0, 3])
  }

  @Test("A piece that stands twice does not shift the ones after it")
  func repeatedPiece() {
    let pieces = Segmentation(["a", "a", "b"], cut: .words)
    #expect(pieces.pieces(of: Normalizer.normalized("b a")) == [2, 0])
  }

  @Test("A file that is cut off, damaged or no table at all is refused", arguments: [0, 1, 8, 23, 24, 49])
  func damaged(length: Int) {
    let bytes = TinyTable.bytes([("parcel", [127, 0]), ("refund", [0, 127])])
    #expect(throws: SentenceEmbedding.Malformed.self) { try SentenceEmbedding(Array(bytes.prefix(length))) }
    #expect(throws: SentenceEmbedding.Malformed.self) { try SentenceEmbedding(bytes + [0]) }
  }

  @Test("Any one byte of the head may be wrong without a crash")
  func headBytes() {
    let bytes = TinyTable.bytes([("parcel", [127, 0]), ("refund", [0, 127])])
    for place in 0..<24 {
      for value in [UInt8(0), 0x7F, 0xFF] {
        var other = bytes
        other[place] = value
        _ = try? SentenceEmbedding(other)
      }
    }
  }

  @Test("100,000 characters, emoji and control characters are read without harm")
  func hostile() throws {
    let table = try TinyTable.embedding()
    _ = table.vector(Normalizer.normalized(String(repeating: "parcel", count: 20_000)))
    _ = table.vector(Normalizer.normalized("📦\u{0}\u{1B}[2J 包裹"))
  }
}
