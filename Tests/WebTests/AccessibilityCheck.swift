import Foundation
import Testing

/// What a page must have so that everybody can use it, checked in the browser itself: names of controls, contrast as it
/// is painted, the language, headings, labels, and that Tab reaches whatever can be pressed.
struct AccessibilityCheck {
  let page: BrowserPage

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
  func faults() async throws -> [String] {
    try await nameless() + ((try await page.run(Self.script) as? [Any])?.compactMap { $0 as? String } ?? ["no answer"])
  }

  /// Controls that a screen reader can say nothing of, by the browser's own accessibility tree.
  private func nameless() async throws -> [String] {
    let tree = try await page.command("Accessibility.getFullAXTree")
    let roles: Set = [
      "button", "link", "textbox", "combobox", "checkbox", "radio", "listbox", "slider", "spinbutton", "searchbox",
      "tab",
      "switch", "image", "log", "Date", "dialog", "region",
    ]
    return (tree["nodes"] as? [[String: Any]] ?? []).compactMap { node in
      guard node["ignored"] as? Bool != true, let role = (node["role"] as? [String: Any])?["value"] as? String,
        roles.contains(role)
      else { return nil }
      let name = (node["name"] as? [String: Any])?["value"] as? String ?? ""
      return name.allSatisfy(\.isWhitespace) ? "a \(role) has no name" : nil
    }
  }

  /// What can be pressed, but not reached by Tab.
  private func unreachable() async throws -> [String] {
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
    return (try await page.run(script) as? [Any])?.compactMap { $0 as? String } ?? []
  }

  private static let pressable =
    "a[href], button:not([disabled]), select:not([disabled]), input:not([disabled]), textarea:not([disabled])"

  /// The rules of WCAG 2.1 AA that can be told from the document and its styles.
  private static let script = """
    (() => {
      const faults = [];
      const note = (fault, element) => faults.push(fault + (element ? ': ' + element.outerHTML.slice(0, 100) : ''));
      if (!document.documentElement.lang) note('the page names no language');
      if (!document.title.trim()) note('the page has no title');
      if (!document.querySelector('main, [role=main]')) note('there is no main part');
      const seen = new Set();
      for (const element of document.querySelectorAll('[id]')) {
        if (seen.has(element.id)) note('an id is there twice', element);
        seen.add(element.id);
      }
      for (const element of document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]')) {
        for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
          for (const id of (element.getAttribute(name) ?? '').split(' ')) if (id && !seen.has(id)) note(name + ' leads nowhere', element);
        }
      }
      let level = 0;
      for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
        if (!heading.checkVisibility()) continue;
        const own = Number(heading.tagName[1]);
        if (own > level + 1) note('a heading is skipped before', heading);
        level = own;
      }
      for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
        if (!field.checkVisibility()) continue;
        if (!field.labels?.length && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby')) note('a field has no label', field);
      }
      for (const element of document.querySelectorAll('[tabindex]')) if (element.tabIndex > 0) note('the order of Tab is bent', element);
      for (const row of document.querySelectorAll('table')) if (!row.querySelector('th')) note('a table has no headings', row);
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
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const told = new Set();
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || told.has(element) || !element.checkVisibility({ checkOpacity: true })) continue;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        if (box.width < 2 || box.height < 2 || style.clipPath !== 'none' || element.closest('option, title, noscript, [aria-hidden=true]')) continue;
        if (element.closest('button:disabled, input:disabled')) continue;
        told.add(element);
        const behind = ground(element);
        const isDrawn = element instanceof SVGElement;
        const front = over(parse(isDrawn ? style.fill : style.color), behind);
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
