import Testing
import Voice

@Suite struct G711Tests {
  /// Decoder output of Rec. G.711 tables 1 and 2, left-aligned in 16 bits.
  @Test(
    arguments: [
      (0x00, -32_124), (0x01, -31_100), (0x0F, -16_764), (0x10, -15_996), (0x70, -120), (0x7E, -8), (0x7F, 0),
      (0x80, 32_124), (0x8F, 16_764), (0x90, 15_996), (0xF0, 120), (0xFE, 8), (0xFF, 0),
    ] as [(UInt8, Int16)])
  func `µ-law codes have the published values`(code: UInt8, value: Int16) {
    #expect(G711.linear(muLaw: code) == value)
  }

  @Test(
    arguments: [
      (0xD5, 8), (0x55, -8), (0xD4, 24), (0xC5, 264), (0x2A, -32_256), (0xAA, 32_256), (0x80, 5_504), (0x00, -5_504),
      (0xFF, 848), (0x7F, -848),
    ] as [(UInt8, Int16)])
  func `A-law codes have the published values`(code: UInt8, value: Int16) {
    #expect(G711.linear(aLaw: code) == value)
  }

  @Test func `every code comes back from its own value`() {
    for code in UInt8.min...UInt8.max {
      #expect(G711.aLaw(G711.linear(aLaw: code)) == code)
      // 0x7F is minus nought, which linear samples do not have.
      #expect(G711.muLaw(G711.linear(muLaw: code)) == (code == 0x7F ? 0xFF : code))
    }
  }

  @Test func `coding errs by at most half a step of the sample's segment`() {
    for sample in Int16.min...Int16.max {
      let magnitude = abs(Int(sample))
      // The µ-law's top value stands for all that is louder.
      let muBound = magnitude > 32_124 ? magnitude - 32_124 : max(4, (magnitude + 132) / 32 + 4)
      #expect(abs(Int(G711.linear(muLaw: G711.muLaw(sample))) - Int(sample)) <= muBound)
      #expect(abs(Int(G711.linear(aLaw: G711.aLaw(sample))) - Int(sample)) <= max(16, magnitude / 32 + 16))
    }
  }

  @Test func `a louder sample never has a smaller decoded value`() {
    var last: (mu: Int16, a: Int16) = (.min, .min)
    for sample in Int16.min...Int16.max {
      let now = (mu: G711.linear(muLaw: G711.muLaw(sample)), a: G711.linear(aLaw: G711.aLaw(sample)))
      #expect(now.mu >= last.mu && now.a >= last.a)
      last = now
    }
  }
}
