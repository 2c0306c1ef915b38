public import Records
import Understanding

/// A contact centre as it may be, to see how its queue does.
public struct QueueScenario: Sendable {
  /// What callers want, and what it takes.
  public struct Skill: Sendable {
    public var name: String
    /// Of all callers, 0–1.
    public var share: Double
    /// Seconds with an agent, in the mean.
    public var meanSeconds: Double
    /// The standard deviation of the times' logarithms.
    public var sigma: Double
  }

  public var skills: [Skill]
  public var agents: [Competence]
  /// Callers who speak Chinese, 0–1; the others speak English.
  public var mandarinShare = 0.25
  /// Callers who come beside those whom the agents can serve, hour by hour.
  public var load: [Double]
  /// Callers with a head start, 0–1, and how long it is in seconds.
  public var favouredShare = 0.1
  public var headStart = 180.0
  /// How long callers wait before they hang up, in the mean.
  public var patienceSeconds = 1_500.0
  public var wrapUpSeconds = 15.0

  /// A day of nine hours: three skills, two languages, agents who can do everything and others who can not, and more
  /// callers than agents in its busy hours.
  ///
  /// - Parameters:
  ///   - count: how many agents.
  ///   - load: of the whole day; 1 is as many callers as can be served.
  public init(agents count: Int = 20, load: Double = 1) {
    skills = [
      Skill(name: "orders", share: 0.5, meanSeconds: 210, sigma: 0.6),
      Skill(name: "returns", share: 0.3, meanSeconds: 270, sigma: 0.6),
      Skill(name: "complaints", share: 0.2, meanSeconds: 420, sigma: 0.7),
    ]
    let kinds = [
      Competence(), Competence(skills: ["orders", "returns"]), Competence(languages: [.english]),
      Competence(skills: ["orders", "complaints"]), Competence(skills: ["orders", "returns"], languages: [.english]),
      Competence(),
    ]
    agents = (0..<max(1, count)).map { kinds[$0 % kinds.count] }
    self.load = [0.8, 1.0, 1.2, 1.2, 1.0, 0.9, 1.1, 1.1, 0.9].map { $0 * load }
  }

  /// Seconds that an agent is busy with one caller, in the mean.
  var meanCycle: Double {
    skills.reduce(0) { $0 + $1.share * $1.meanSeconds } / max(0.001, skills.reduce(0) { $0 + $1.share }) + wrapUpSeconds
  }
}
