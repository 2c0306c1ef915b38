import Testing

@testable import VoicePocketSphinx

/// Two frames of one level, as a chunk of 20 ms gives them.
private func group(_ level: Float, _ second: Float = 0) -> (sum: [Float], count: Int) { ([2 * level, 2 * second], 2) }

@Test func `quiet frames around the words do not count as speech`() {
  var frames = CepstralFrames()
  for _ in 0..<50 { frames.add(group(5, 9)) }
  for _ in 0..<50 { frames.add(group(50, 1)) }
  for _ in 0..<50 { frames.add(group(45, 3)) }
  frames.add(([0, 0], 0))
  frames.add(([], 0))
  #expect(frames.speech.count == 200)
  #expect(frames.speech.sum == [9500, 400])
}

@Test func `one click does not turn the words into quiet`() {
  var frames = CepstralFrames()
  for _ in 0..<30 { frames.add(group(40)) }
  frames.add(group(90))
  #expect(frames.speech.count == 62)
}

@Test func `no frames are no speech`() {
  #expect(CepstralFrames().speech.count == 0)
}

@Test func `a call's mean moves from the model's to the caller's`() {
  var mean = CepstralMean([40, 0])
  mean.learn(sum: [], count: 0)
  #expect(mean.values == [40, 0])
  mean.learn(sum: [6000, 100], count: 100)
  #expect(mean.values == [50, 0.5])
  for _ in 0..<40 { mean.learn(sum: [18_000, 300], count: 300) }
  #expect(abs(mean.values[0] - 60) < 0.01)
}

@Test func `one utterance's own mean hardly leans on what was known, unless it is very short`() {
  let mean = CepstralMean([40])
  #expect(abs(mean.leaning(20, sum: [60 * 380], count: 380).values[0] - 59) < 0.01)
  #expect(abs(mean.leaning(20, sum: [60 * 20], count: 20).values[0] - 50) < 0.01)
  #expect(mean.values == [40])
}

@Test func `the loud frames of speech are told, whatever the pauses around it`() {
  var frames = CepstralFrames()
  #expect(frames.loudness == nil)
  for level in 0..<20 { frames.add(group(Float(40 + level))) }
  let alone = frames.loudness
  for _ in 0..<60 { frames.add(group(5)) }
  #expect(frames.loudness == 57)
  #expect(alone == 57)
}

@Test func `a mean can be put at an utterance's level, the other coefficients kept`() {
  let mean = CepstralMean([40, 3])
  #expect(mean.withLevel(11, below: 57).values == [46, 3])
  #expect(mean.withLevel(11, below: nil).values == [40, 3])
  #expect(CepstralMean([]).withLevel(11, below: 57).values == [])
}
