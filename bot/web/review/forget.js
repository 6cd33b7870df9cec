/** After everything was deleted: what this browser kept of the practice page goes as well. */

try {
  for (const name of Object.keys(localStorage)) if (name.startsWith("starline.")) localStorage.removeItem(name);
} catch {
  // A browser that keeps nothing has nothing to forget.
}
