import Testing
import Voice

@Suite struct PlayoutTests {
  private func frame(_ samples: [Int16]) -> AudioFrame { AudioFrame(samples: samples, sampleRate: 16_000) }

  @Test func `chunks of any length come out as whole frames in order`() {
    let playout = Playout()
    let samples = (0..<1_000).map { Int16($0) }
    #expect(playout.next() == nil)
    for start in stride(from: 0, to: 1_000, by: 250) {
      #expect(playout.append(frame(Array(samples[start..<(start + 250)]))))
    }
    #expect(playout.queued == .microseconds(62_500))
    #expect(
      (0..<3).map { _ in playout.next()?.samples } == (0..<3).map { Array(samples[($0 * 320)..<($0 * 320 + 320)]) })
    #expect(playout.next() == nil, "40 samples are no frame until the end is known")
    #expect(!playout.isDone)
    playout.finish()
    #expect(playout.next()?.samples == Array(samples[960...]) + [Int16](repeating: 0, count: 280))
    #expect(playout.isDone)
    #expect(playout.next() == nil)
  }

  @Test func `a finished playout takes no more but plays what it has`() {
    let playout = Playout()
    #expect(playout.append(LineFormat.silence))
    playout.finish()
    #expect(!playout.append(LineFormat.silence))
    #expect(!playout.isDone)
    #expect(playout.next() == LineFormat.silence)
    #expect(playout.isDone && !playout.isStopped)
  }

  @Test func `stopping drops what waits and takes no more`() {
    let playout = Playout()
    #expect(playout.append(LineFormat.silence))
    playout.stop()
    #expect(playout.isDone && playout.isStopped)
    #expect(playout.next() == nil)
    #expect(!playout.append(LineFormat.silence))
    #expect(playout.queued == .zero)
  }

  @Test func `an empty prompt is done when it is finished`() {
    let playout = Playout()
    #expect(!playout.isDone)
    playout.finish()
    #expect(playout.isDone)
  }

  @Test func `no more than 120 seconds wait at once`() {
    let playout = Playout()
    let second = frame([Int16](repeating: 1, count: 16_000))
    for _ in 0..<120 { #expect(playout.append(second)) }
    #expect(!playout.append(frame([1])))
    #expect(playout.next() != nil)
    #expect(playout.append(LineFormat.silence))
  }

  @Test func `sound of another rate is refused`() {
    #expect(!Playout().append(AudioFrame(samples: [1], sampleRate: 8_000)))
  }

  @Test func `a long prompt that is played while it is made keeps its order`() async {
    let playout = Playout()
    let count = 3_000
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for index in 0..<count {
          _ = playout.append(AudioFrame(samples: [Int16](repeating: Int16(index), count: 320), sampleRate: 16_000))
        }
        playout.finish()
      }
      group.addTask {
        var next: Int16 = 0
        while !playout.isDone {
          guard let frame = playout.next() else {
            await Task.yield()
            continue
          }
          #expect(frame.samples.first == next)
          next += 1
        }
        #expect(Int(next) == count)
      }
    }
  }

  @Test func `what was played can be played again, for a second at most`() {
    let playout = Playout()
    #expect(playout.append(frame((0..<3_200).map { Int16($0) })))
    for _ in 0..<5 { _ = playout.next() }
    playout.rewind(samples: 640)
    #expect(playout.next()?.samples == (960..<1_280).map { Int16($0) })
    playout.rewind(samples: .max)
    #expect(playout.next()?.samples == (0..<320).map { Int16($0) })
    playout.rewind(samples: -5)
    #expect(playout.next()?.samples.first == 320)
    playout.stop()
    playout.rewind(samples: 640)
    #expect(playout.next() == nil)
  }

  @Test func `the phrase that is played is known, however much was played before`() {
    let playout = Playout()
    #expect(playout.phrase == 0)
    var phrases: [Int] = []
    for _ in 0..<4 {
      playout.beginPhrase()
      #expect(playout.append(frame([Int16](repeating: 1, count: 32_000))))
      for _ in 0..<100 {
        _ = playout.next()
        phrases.append(playout.phrase)
      }
    }
    #expect(phrases == (0..<4).flatMap { [Int](repeating: $0, count: 100) })
  }
}
