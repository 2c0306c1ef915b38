public import Understanding

/// How callers come to a person, beside what `Limits` says.
public struct HandoffScript: Sendable, Hashable {
  /// Who else may serve callers who have waited for so long.
  public var fallback: Handoff.Fallback?
  /// Customers who are served sooner.
  public var vip: Condition?
  /// Seconds that count as waited already for those customers.
  public var vipHeadStart = 300.0
  /// The same for callers who are as frustrated as `Limits.frustration` says.
  public var frustratedHeadStart = 120.0
  /// The intent whose telephone number is asked for to call back those who do not want to wait, and whose words ask for
  /// it; nil when nobody is called back.
  public var callback: Intent?
  /// How many may wait to be called back.
  public var callbackLimit = 200
  /// How often waiting callers are told their place; nil for whenever it changes.
  public var announcements: Duration?
  /// When people are there; nil for always.
  public var hours: OpeningHours?

  public init() {}

  /// What a caller's wait is worth, in seconds that count as waited already; nil for nothing.
  func headStart(isVIP: Bool, isFrustrated: Bool) -> Double? {
    let seconds = (isVIP ? vipHeadStart : 0) + (isFrustrated ? frustratedHeadStart : 0)
    return seconds > 0 ? seconds : nil
  }
}

extension Script {
  /// The form that asks for the number to call back, and the slot it fills; nil when nobody is called back.
  var callbackForm: (script: IntentScript, slot: SlotScript)? {
    guard let intent = handoff.callback, var script = intents[intent],
      let slot = script.slots.first(where: { $0.kind == .value(.phone) })
    else { return nil }
    script.slots = [slot]
    (script.lookup, script.answers, script.isPrivate, script.offer) = (nil, [], false, nil)
    return (script, slot)
  }
}
