// What was typed and not yet saved, kept in this browser: an entry for each opened form, a day at most.
const PREFIX = "unsaved:";
const A_DAY = 24 * 60 * 60 * 1000;
const MOST = 1_000_000; // characters of one form; a browser keeps some five million for the whole site

// A browser may refuse every access: then nothing is kept, and `put` says so.
function shelf() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function parsed(text) {
  try {
    const content = JSON.parse(text);
    return content && Array.isArray(content.fields) ? content : null;
  } catch {
    return null;
  }
}

function keys() {
  const kept = shelf();
  return kept ? Object.keys(kept).filter((key) => key.startsWith(PREFIX)) : [];
}

// "kept", "large" (the form holds more than we keep) or "full" (the browser has no room, or forbids it).
export function put(content) {
  const text = JSON.stringify(content);
  if (text.length > MOST) return "large";
  try {
    shelf().setItem(PREFIX + content.user + ":" + content.id, text);
    return "kept";
  } catch {
    return "full";
  }
}

export function remove(content) {
  shelf()?.removeItem(PREFIX + content.user + ":" + content.id);
}

// The newest first.
export function ofUser(user) {
  const found = keys()
    .filter((key) => key.startsWith(`${PREFIX}${user}:`))
    .map((key) => parsed(shelf().getItem(key)))
    .filter(Boolean);
  return found.sort((one, other) => other.at - one.at);
}

export function removeOfUser(user) {
  for (const key of keys()) if (key.startsWith(`${PREFIX}${user}:`)) shelf().removeItem(key);
}

// What the server says it has saved, whoever it was: ids are drawn at random.
export function removeSaved(ids) {
  for (const key of keys()) if (ids.includes(key.slice(key.lastIndexOf(":") + 1))) shelf().removeItem(key);
}

export function removeOld(now = Date.now()) {
  for (const key of keys()) {
    const content = parsed(shelf().getItem(key));
    if (!content || !(content.at > now - A_DAY && content.at <= now + A_DAY)) shelf().removeItem(key);
  }
}
