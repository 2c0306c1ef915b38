import Foundation
import Testing

/// What a page must have so that everybody can use it, checked in the browser itself: by axe-core, and beside it what axe
/// does not look at: that Tab reaches whatever can be pressed, that targets are large enough and the page is not wider than
/// its window, and the contrast of what is drawn.
struct AccessibilityCheck {
  let page: BrowserPage

  /// `make test-packages` puts it there.
  private static let axe = Result {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard let text = try? String(contentsOf: root.appendingPathComponent(".build/axe/axe.min.js"), encoding: .utf8)
    else { throw TestFailure("there is no .build/axe/axe.min.js; `make test-packages` fetches it") }
    return text
  }

  /// Records an issue for each fault, in light and in dark.
  func expectNone(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    for scheme in ["light", "dark"] {
      try await page.command(
        "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
      for fault in try await faults() { Issue.record("\(name), \(scheme): \(fault)", sourceLocation: sourceLocation) }
    }
    for fault in try await unreachable() { Issue.record("\(name): \(fault)", sourceLocation: sourceLocation) }
    try await page.command("Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": ""]]])
  }

  /// What is wrong as the page is now.
  func faults() async throws -> [String] { try await violations() + strings(Self.script) }

  /// What axe-core finds: how bad, which rule, where.
  private func violations() async throws -> [String] {
    if try await page.run("Boolean(window.axe)") as? Bool != true { try await page.run(Self.axe.get() + "; 1") }
    return try await strings(
      """
      axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
        violations.map(({ id, impact, help, nodes }) =>
          `${impact} ${id}: ${help}: ${nodes.length} times, such as ${nodes[0].target.join(' ')} ${nodes[0].html.slice(0, 120)}`))
      """)
  }

  private func strings(_ script: String) async throws -> [String] {
    (try await page.run(script) as? [Any])?.compactMap { $0 as? String } ?? ["no answer"]
  }

  /// What can be pressed, but not reached by Tab.
  func unreachable() async throws -> [String] {
    // A field for a day has several parts that Tab goes through.
    let places = "\(Self.pressable), [tabindex='0']"
    let count =
      try await page.run(
        """
        document.activeElement?.blur(); window.scrollTo(0, 0); window.tabbed = new Set();
        [...document.querySelectorAll(`\(places)`)].filter((e) => e.checkVisibility() && e.tabIndex >= 0)
          .reduce((sum, e) => sum + (e.type === 'date' ? 5 : 1), 0)
        """) as? Int ?? 0
    for _ in 0..<(min(count, 300) + 6) {
      try await page.press("Tab")
      try await page.run("window.tabbed.add(document.activeElement); 1")
    }
    let script = """
      [...document.querySelectorAll('\(Self.pressable)')]
        .filter((e) => e.checkVisibility() && e.type !== 'radio' && !window.tabbed.has(e))
        .map((e) => 'Tab does not reach ' + e.outerHTML.slice(0, 80))
      """
    return try await strings(script)
  }

  private static let pressable =
    "a[href], button:not([disabled]), select:not([disabled]), input:not([disabled]), textarea:not([disabled])"

  private static let script = """
    (() => {
      const faults = [];
      const note = (fault, element) => faults.push(fault + (element ? ': ' + element.outerHTML.slice(0, 100) : ''));
      for (const element of document.querySelectorAll('a[href], button, select, input, textarea, summary')) {
        const box = element.getBoundingClientRect();
        if (!element.checkVisibility() || box.width < 2) continue;
        if (['checkbox', 'radio'].includes(element.type) || getComputedStyle(element).display === 'inline') continue;
        if (box.width < 24 || box.height < 24) note('a target is smaller than 24 pixels', element);
      }
      if (document.documentElement.scrollWidth > innerWidth + 1) note('the page is wider than its window: ' + document.documentElement.scrollWidth);
      const parse = (text) => {
        const numbers = text.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
        return { r: numbers[0], g: numbers[1], b: numbers[2], a: numbers[3] ?? 1 };
      };
      const over = (top, bottom) => ({
        r: top.r * top.a + bottom.r * (1 - top.a), g: top.g * top.a + bottom.g * (1 - top.a),
        b: top.b * top.a + bottom.b * (1 - top.a), a: 1 });
      const light = ({ r, g, b }) => {
        const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const ground = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
          const colour = parse(getComputedStyle(at).backgroundColor);
          if (colour.a > 0) layers.push(colour);
          if (colour.a === 1) break;
        }
        return layers.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
      };
      for (const element of document.querySelectorAll('svg text')) {
        if (!element.textContent.trim() || !element.checkVisibility({ checkOpacity: true })) continue;
        const style = getComputedStyle(element);
        const behind = ground(element);
        const front = over(parse(style.fill), behind);
        const [one, two] = [light(front), light(behind)].sort((a, b) => b - a);
        const ratio = (one + 0.05) / (two + 0.05);
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
        if (ratio < (isLarge ? 3 : 4.5)) note('contrast ' + ratio.toFixed(2), element);
      }
      return faults;
    })()
    """
}
