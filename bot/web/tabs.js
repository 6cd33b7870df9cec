/** The other tabs of this browser: each tells the others when the conversation goes on. */

const NAME = "starline";

/** Calls `refresh` when another tab went on, and when this one is looked at again: it may be another device that did. */
export class Tabs {
  constructor(refresh) {
    try {
      this.channel = new BroadcastChannel(NAME);
      this.channel.addEventListener("message", refresh);
    } catch {
      this.channel = null; // a browser that lends this frame nothing; the server still sees to it that nothing mixes
    }
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
  }

  /** The conversation went on in this tab. */
  tell() {
    this.channel?.postMessage("went on");
  }
}
