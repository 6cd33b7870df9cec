"""A voice for tests: a stand-in for the browser's recogniser, which hears what a test says."""

from __future__ import annotations

from tests.web.tab import Tab

STAND_IN = """
window.SpeechRecognition = undefined;
window.webkitSpeechRecognition = class {
  constructor() { window.recogniser = this; window.started = window.started || 0; this.heard = []; }
  start() { window.started += 1; this.heard = []; this.listening = true; }
  stop() { if (!this.listening) return; this.listening = false; setTimeout(() => this.onend()); }
  say(transcript, isFinal = true) {
    if (this.heard.length === 0) this.onspeechstart();
    if (this.heard.at(-1)?.isFinal === false) this.heard.pop();
    this.heard.push(Object.assign([{transcript}], {isFinal}));
    this.onresult({results: this.heard});
  }
  fail(error) { this.onerror({error}); this.stop(); }
};
const now = performance.now.bind(performance);
let passed = 0;
performance.now = () => now() + 1000 * passed;
window.pass = (seconds) => (passed += seconds);
window.spoken = [];
speechSynthesis.speak = (saying) => window.spoken.push(saying.text);
"""


async def listen(tab: Tab) -> None:
    """Presses Speak, and agrees if asked."""
    await tab.view.locator("#speak").click()
    if await tab.button("Use the microphone").is_visible():
        await tab.button("Use the microphone").click()
    await tab.view.wait_for_selector("#composer[data-listening]")


async def speak(tab: Tab, *sentences: str, seconds: int = 0) -> None:
    """Presses Speak, says it, the last sentence after some seconds, and presses Stop."""
    await listen(tab)
    for place, sentence in enumerate(sentences):
        if place == len(sentences) - 1:
            await tab.ask("seconds => window.pass(seconds)", seconds)
        await tab.ask("words => recogniser.say(words)", sentence)
    await tab.view.locator("#speak").click()
    await tab.view.wait_for_selector("#composer:not([data-listening])")
