import Dialogue
import Kiosks
import Web

extension CallerFigures {
  /// For `/health` and `/metrics`.
  var report: StatusReport {
    let now = snapshot
    let faults = [("microphone", now.microphoneFault), ("loudspeaker", now.loudspeakerFault)]
    let lost = faults.filter { $0.1 != nil }.map { "the \($0.0) is lost" }
    var metrics = [
      StatusReport.Metric("oriole_spoken_calls_open", .gauge, "Spoken calls that go on.", [.init(now.open)]),
      StatusReport.Metric("oriole_spoken_calls_total", .counter, "Spoken calls that began.", [.init(now.begun)]),
      StatusReport.Metric(
        "oriole_spoken_calls_ended_total", .counter, "Spoken calls by how they ended.",
        Disposition.allCases.map { .init(now.ended[$0] ?? 0, labels: "disposition=\"\($0.rawValue)\"") }),
    ]
    if now.hasKiosk {
      metrics.append(
        StatusReport.Metric(
          "oriole_kiosk_device_up", .gauge, "1 while the kiosk's device works.",
          faults.map { .init($0.1 == nil ? 1 : 0, labels: "device=\"\($0.0)\"") }))
    }
    return StatusReport(
      part: now.hasKiosk ? "kiosk" : "callers", state: lost.isEmpty ? "ok" : lost.joined(separator: ", "),
      metrics: metrics)
  }
}
