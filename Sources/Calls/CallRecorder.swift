public import Voice

/// Records a call in stereo: the caller left, Oriole right, in time.
public actor CallRecorder {
  private var writer: WAVWriter?

  public init(path: String) throws(AudioError) {
    writer = try WAVWriter(path: path, sampleRate: LineFormat.sampleRate, channels: 2)
  }

  /// Adds 20 ms of both sides.
  public func write(caller: AudioFrame, oriole: AudioFrame) throws(AudioError) {
    var both = [Int16](repeating: 0, count: LineFormat.samplesPerFrame * 2)
    for (index, sample) in caller.samples.prefix(LineFormat.samplesPerFrame).enumerated() { both[2 * index] = sample }
    for (index, sample) in oriole.samples.prefix(LineFormat.samplesPerFrame).enumerated() {
      both[2 * index + 1] = sample
    }
    try writer?.write(both)
  }

  /// Gives the file its name. Without it nothing is left behind.
  public func finish() throws(AudioError) {
    guard let writer = writer.take() else { return }
    try writer.finish()
  }
}
