/** What a message asks of its caller: "name", "count:plural", "tag <b>". Throws when its braces do not match. */
export function argumentsOf(message: string): Set<string> {
  const found = new Set<string>();
  for (const tag of message.matchAll(/<([a-z][\w-]*)\/?>/gi)) found.add(`<${tag[1]}>`);
  readText(message, 0, found, false);
  return found;
}

/** Reads text until its end or the brace that closes it; answers where it stopped. */
function readText(message: string, from: number, found: Set<string>, nested: boolean): number {
  let at = from;
  while (at < message.length) {
    const letter = message[at];
    if (letter === "'" && /[{}']/.test(message[at + 1] ?? "")) at = skipQuoted(message, at);
    else if (letter === "{") at = readArgument(message, at + 1, found);
    else if (letter === "}") {
      if (nested) return at;
      throw new Error(`a brace closes nothing in "${message}"`);
    } else at += 1;
  }
  if (nested) throw new Error(`a brace is not closed in "${message}"`);
  return at;
}

function skipQuoted(message: string, at: number): number {
  if (message[at + 1] === "'") return at + 2;
  const end = message.indexOf("'", at + 1);
  return end < 0 ? message.length : end + 1;
}

function readArgument(message: string, from: number, found: Set<string>): number {
  const head = /^\s*([\w.]+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(from));
  if (!head) throw new Error(`an argument has no name in "${message}"`);
  const [whole, name, kind] = head;
  found.add(kind ? `${name}:${kind}` : `${name}`);
  let at = from + whole.length;
  while (message[at] !== "}") {
    if (at >= message.length) throw new Error(`a brace is not closed in "${message}"`);
    at = message[at] === "{" ? readText(message, at + 1, found, true) + 1 : at + 1;
  }
  return at + 1;
}
