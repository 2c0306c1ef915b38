public import Foundation

/// A kind of value that a caller gives, with the values that are possible.
public enum ValueKind: Sendable, Hashable {
  case number(ValueLimits<Decimal>)
  /// In days after today.
  case date(ValueLimits<Int>)
  case time(ValueLimits<TimeOfDay>)
  /// In the currency's main unit, whatever the currency.
  case money(ValueLimits<Decimal>)
  case phone

  /// Whether another kind differs in its limits only.
  public func isLike(_ other: ValueKind) -> Bool {
    switch (self, other) {
    case (.number, .number), (.date, .date), (.time, .time), (.money, .money), (.phone, .phone): true
    default: false
    }
  }
}

/// The least and the greatest value that is possible, both included; nil where there is no limit.
public struct ValueLimits<Bound: Comparable & Hashable & Sendable>: Sendable, Hashable {
  public var from: Bound?
  public var to: Bound?

  public init(from: Bound? = nil, to: Bound? = nil) {
    self.from = from
    self.to = to
  }

  public func contains(_ value: Bound) -> Bool {
    if let from, value < from { return false }
    if let to, value > to { return false }
    return true
  }
}
