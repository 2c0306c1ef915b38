import Synchronization

/// What the web server counts, and shows to Prometheus.
public final class WebMetrics: Sendable {
  enum Counter: Int, CaseIterable, Sendable {
    case chats, messages, replies, connectionsRefused, socketsCutOff

    var name: String {
      switch self {
      case .chats: "oriole_chats_started_total"
      case .messages: "oriole_messages_total"
      case .replies: "oriole_replies_total"
      case .connectionsRefused: "oriole_connections_refused_total"
      case .socketsCutOff: "oriole_sockets_cut_off_total"
      }
    }

    var about: String {
      switch self {
      case .chats: "Chats that were started."
      case .messages: "Messages from visitors."
      case .replies: "Replies to visitors, of Oriole and of agents."
      case .connectionsRefused: "Connections that an address had too many of."
      case .socketsCutOff: "Sockets whose clients did not read."
      }
    }
  }

  /// What is open now.
  enum Gauge: Int, CaseIterable, Sendable {
    case streams, connections, sockets

    var name: String {
      switch self {
      case .streams: "oriole_streams_open"
      case .connections: "oriole_connections_open"
      case .sockets: "oriole_sockets_open"
      }
    }

    var about: String {
      switch self {
      case .streams: "Event streams that are being read."
      case .connections: "Connections that are open."
      case .sockets: "WebSockets that are open."
      }
    }
  }

  private struct Request: Hashable {
    var method: String
    var status: Int

    var labels: String { "method=\"\(method)\",status=\"\(status)\"" }
  }

  private struct State {
    var counters = Array(repeating: 0, count: Counter.allCases.count)
    var gauges = Array(repeating: 0, count: Gauge.allCases.count)
    var ratings = Array(repeating: 0, count: 5)
    var requests: [Request: Int] = [:]
    /// By the error's code.
    var refusals: [String: Int] = [:]
    var replies = Histogram()
    var responses = Histogram()
  }

  private let state = Mutex(State())

  /// Nothing counted yet.
  public init() {}

  func count(_ counter: Counter) { state.withLock { $0.counters[counter.rawValue] += 1 } }

  func move(_ gauge: Gauge, by step: Int) { state.withLock { $0.gauges[gauge.rawValue] += step } }

  func count(rating: Int) {
    guard (1...5).contains(rating) else { return }
    state.withLock { $0.ratings[rating - 1] += 1 }
  }

  func observeReply(_ time: Duration) { state.withLock { $0.replies.observe(time) } }

  func observe(method: String, status: Int, code: String?, time: Duration) {
    state.withLock { state in
      state.requests[Request(method: method, status: status), default: 0] += 1
      if let code { state.refusals["code=\"\(code)\"", default: 0] += 1 }
      state.responses.observe(time)
    }
  }

  /// In Prometheus' text format.
  func page(openChats: Int, beside others: [StatusReport.Metric] = []) -> String {
    let state = state.withLock { $0 }
    var page = MetricsPage()
    page.metric("oriole_chats_open", "gauge", "Chats that are open.", [("", openChats)])
    for gauge in Gauge.allCases {
      page.metric(gauge.name, "gauge", gauge.about, [("", state.gauges[gauge.rawValue])])
    }
    for counter in Counter.allCases {
      page.metric(counter.name, "counter", counter.about, [("", state.counters[counter.rawValue])])
    }
    page.metric(
      "oriole_ratings_total", "counter", "Visitors' ratings.",
      state.ratings.enumerated().map { ("rating=\"\($0.offset + 1)\"", $0.element) })
    page.metric(
      "oriole_http_requests_total", "counter", "Requests.",
      Self.sorted(Dictionary(state.requests.map { ($0.key.labels, $0.value) }) { $0 + $1 }))
    page.metric("oriole_refusals_total", "counter", "Requests that were refused.", Self.sorted(state.refusals))
    page.histogram("oriole_reply_seconds", "From a message to the first reply.", state.replies)
    page.histogram("oriole_http_response_seconds", "From a request to its response.", state.responses)
    for other in others {
      page.metric(other.name, other.kind.rawValue, other.about, other.values.map { ($0.labels, $0.value) })
    }
    return page.text
  }

  private static func sorted(_ counts: [String: Int]) -> [(labels: String, value: Int)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// Times in fixed steps.
struct Histogram: Sendable {
  static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  private(set) var counts = Array(repeating: 0, count: bounds.count)
  private(set) var count = 0
  private(set) var sum = 0.0

  mutating func observe(_ time: Duration) {
    let seconds = time / .seconds(1)
    count += 1
    sum += seconds
    if let step = Self.bounds.firstIndex(where: { seconds <= $0 }) { counts[step] += 1 }
  }
}

/// Prometheus' text format.
private struct MetricsPage {
  private(set) var text = ""

  mutating func metric(_ name: String, _ type: String, _ about: String, _ values: [(labels: String, value: Int)]) {
    head(name, type, about)
    for (labels, value) in values { text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n" }
  }

  mutating func histogram(_ name: String, _ about: String, _ histogram: Histogram) {
    head(name, "histogram", about)
    var below = 0
    for (bound, count) in zip(Histogram.bounds, histogram.counts) {
      below += count
      text += "\(name)_bucket{le=\"\(bound)\"} \(below)\n"
    }
    text +=
      "\(name)_bucket{le=\"+Inf\"} \(histogram.count)\n\(name)_sum \(histogram.sum)\n\(name)_count \(histogram.count)\n"
  }

  private mutating func head(_ name: String, _ type: String, _ about: String) {
    text += "# HELP \(name) \(about)\n# TYPE \(name) \(type)\n"
  }
}
