// Talking by microphone with a caller on the line.
/** `section` is where it may show something; `words(key)` a text in the page's language. */
export function talk(section, { words }) {
  return { begin() {}, end() {} };
}
