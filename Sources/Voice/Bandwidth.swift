/// How much of a voice a line carries.
public enum Bandwidth: String, Sendable, CaseIterable {
  /// A microphone at the place: up to 8 kHz.
  case wide
  /// A telephone: up to 4 kHz, as 8 kHz sound has it.
  case phone

  /// - Parameter sampleRate: of the sound as it came, before any conversion.
  public init(sampleRate: Int) { self = sampleRate < 12_000 ? .phone : .wide }
}
