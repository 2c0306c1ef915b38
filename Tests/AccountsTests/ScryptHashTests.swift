import Testing

@testable import Accounts

struct ScryptHashTests {
  private static let cheap = ScryptHash.Cost(rounds: 10, blocks: 1, repeats: 1)

  @Test func `a password is its own hash's, and no other is`() throws {
    let hash = try ScryptHash(of: "correct horse", cost: Self.cheap)
    #expect(hash.isHash(of: "correct horse"))
    for other in ["", "correct hors", "correct horse ", "Correct horse"] { #expect(!hash.isHash(of: other)) }
  }

  @Test func `the text has all it takes to check a password`() throws {
    let hash = try ScryptHash(of: "馬 ＡＢ é", cost: Self.cheap)
    #expect(hash.text.hasPrefix("$scrypt$ln=10,r=1,p=1$"))
    let read = try #require(ScryptHash(hash.text))
    #expect(read == hash)
    // Full-width letters and combined accents are the same password.
    #expect(read.isHash(of: "馬 AB e\u{301}"))
  }

  @Test func `the same password never has the same hash`() throws {
    #expect(try ScryptHash(of: "same", cost: Self.cheap) != ScryptHash(of: "same", cost: Self.cheap))
  }

  /// The third vector of RFC 7914, as far as it goes: 32 of its 64 bytes.
  @Test func `it is the scrypt of the RFC`() throws {
    let hash = ScryptHash("$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU=$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI=")
    #expect(try #require(hash).isHash(of: "pleaseletmein"))
  }

  @Test(
    arguments: [
      "", "scrypt", "$scrypt$", "$scrypt$ln=15,r=8,p=3$$", "$scrypt$ln=99,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA==$AAAA",
      "$scrypt$ln=18,r=16,p=8$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      "$scrypt$ln=x,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      "$scrypt$r=8,ln=15,p=3$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      "$bcrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ]
  )
  func `what is no hash is not taken for one`(text: String) { #expect(ScryptHash(text) == nil) }
}
