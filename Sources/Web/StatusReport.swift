/// What a part of the program that is beside the web tells of itself, at `/health` and `/metrics`.
public struct StatusReport: Sendable, Hashable {
  /// Figures of one name.
  public struct Metric: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable { case gauge, counter }
    /// One figure, with labels such as `reason="busy"`; empty for none.
    public struct Value: Sendable, Hashable {
      public var labels: String
      public var value: Int

      public init(_ value: Int, labels: String = "") { (self.value, self.labels) = (value, labels) }
    }

    /// Such as `oriole_calls_open`.
    public var name: String
    public var kind: Kind
    /// One line for people.
    public var about: String
    public var values: [Value]

    public init(_ name: String, _ kind: Kind, _ about: String, _ values: [Value]) {
      (self.name, self.kind, self.about, self.values) = (name, kind, about, values)
    }
  }

  /// Such as `kiosk`.
  public var part: String
  /// `ok`, or what is wrong in some words.
  public var state: String
  public var metrics: [Metric]

  public init(part: String, state: String = "ok", metrics: [Metric] = []) {
    (self.part, self.state, self.metrics) = (part, state, metrics)
  }
}
