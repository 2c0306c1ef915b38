public import Dialogue
public import Voice

/// Runs one spoken call: a frame from the source, a frame to the sink, until either side hangs up.
public struct VoiceLoop: Sendable {
  /// After the caller's sound has ended Oriole may finish its reply, for at most this long.
  private static let lingerLimit = Duration.seconds(120)

  public struct Outcome: Sendable {
    public var disposition: Disposition
    /// How long the call was, on its own clock.
    public var duration: Duration
    /// True when the caller spoke or pressed a key at all.
    public var heardAnything: Bool
  }

  let source: any AudioSource
  let sink: (any AudioSink)?
  let line: VoiceLine
  let call: Call
  let recorder: CallRecorder?
  /// Each frame: the words so far if they changed, and the caller's level in dBFS.
  let watch: @Sendable (VoiceLine.Tick) -> Void

  public init(
    source: any AudioSource, sink: (any AudioSink)? = nil, line: VoiceLine, call: Call, recorder: CallRecorder? = nil,
    watch: @escaping @Sendable (VoiceLine.Tick) -> Void = { _ in }
  ) {
    self.source = source
    self.sink = sink
    self.line = line
    self.call = call
    self.recorder = recorder
    self.watch = watch
  }

  /// - Throws: `AudioError` when the source or the recording fails.
  public func run(_ start: Start) async throws(AudioError) -> Outcome {
    var frames = 0
    var framesAfterEnd = 0
    var heardAnything = false
    var catchUp = CatchUp()
    await call.receive(.callStarted(start))
    while true {
      let frame = try await source.read()
      if frame == nil { framesAfterEnd += 1 }
      let microphone = frame ?? LineFormat.silence
      let tick = await line.tick(microphone)
      watch(tick)
      for event in tick.events {
        heardAnything = heardAnything || event.isFromCaller
        await call.receive(event)
      }
      frames += 1
      await call.advance(to: LineFormat.frameDuration * frames)
      let mustFlush = await line.takeFlush()
      if mustFlush { await sink?.flush() }
      let sound = mustFlush ? LineFormat.silence : tick.sound
      let isDispensable = tick.isAgents || sound == LineFormat.silence
      if await !catchUp.leavesOut(backlog: source.backlog, isDispensable: isDispensable) {
        try await sink?.write(sound)
      }
      try await recorder?.write(caller: tick.isSecret ? LineFormat.silence : microphone, oriole: sound)
      if let disposition = await call.disposition {
        return Outcome(
          disposition: disposition, duration: LineFormat.frameDuration * frames, heardAnything: heardAnything)
      }
      if framesAfterEnd > 0, await isOver(framesAfterEnd) { await call.receive(.callEnded) }
      if Task.isCancelled { await call.receive(.callEnded) }
    }
  }

  /// The caller has gone, and Oriole has answered what was said.
  private func isOver(_ framesAfterEnd: Int) async -> Bool {
    if LineFormat.frameDuration * framesAfterEnd >= Self.lingerLimit { return true }
    // The last words need their silence to end.
    guard framesAfterEnd > 50 else { return false }
    guard await !line.isHearing else { return false }
    return await call.isIdle
  }
}

extension Event {
  fileprivate var isFromCaller: Bool {
    switch self {
    case .speechStarted, .pressed: true
    default: false
    }
  }
}
