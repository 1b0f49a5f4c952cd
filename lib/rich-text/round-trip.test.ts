import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "@/lib/markdown";
import { fromDoc } from "./from-doc";
import { toDoc } from "./to-doc";

const words = { notes: "Notes", back: (number: string) => `Retour, appel ${number}` };

const MARKS = new Set(["strong", "em", "del", "a", "code"]);

/**
 * HTML without what nobody sees: in which order marks stand around a word, and how many blanks stand between words.
 * Each sign with the marks around it, in alphabetical order.
 */
function seen(html: string): string {
  const open: string[] = [];
  let before = "";
  let told = "";
  for (const [piece, close, name = "", sign] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|([\s\S])/gu)) {
    if (sign) {
      const around = [...new Set(open)].sort().join("");
      const blank = /[ \t\n]/.test(sign);
      if (!blank) told += around === before ? sign : `{${around}}${sign}`;
      else if (!told.endsWith(" ")) told += " ";
      if (!blank) before = around;
    } else if (!MARKS.has(name)) {
      told = told.trimEnd() + piece;
      before = "";
    } else if (close)
      open.splice(
        open.findLastIndex((tag) => tag.startsWith(`<${name}`)),
        1,
      );
    else open.push(piece);
  }
  return told.replace(/(>) /g, "$1").replaceAll("<p></p>", "").trim();
}

const page = (text: string) => seen(renderMarkdown(text, { lang: "fr", words }));

/** Through the editor and back; what comes back is what is stored from then on. */
function back(text: string): string {
  const doc = toDoc(text);
  if (!doc) throw new Error(`the editor cannot hold: ${text}`);
  return fromDoc(doc);
}

describe("what the editor gives back reads the same", () => {
  test.each([
    "# Un\n\n## Deux *fois*\n\n###### Six",
    "Titre\n=====\n\nSous-titre\n---",
    "- a\n  - b\n    - c\n- d\n\n1. x\n2. y\n\n7. sept\n8. huit",
    "- a\n\n- b\n\n  suite\n\n  > cité\n- c",
    "- a\n\n* b",
    "- [ ] à faire\n- [x] fait",
    "> Une *citation*\n>\n> - en liste\n>\n> > dans une autre",
    '[ici](https://a.example/x_(y)_z?a=1&b=2#c) et [là](</un chemin> "Un \\"titre\\"") et [mél](mailto:a@b.example)',
    "https://a.example/x_y_z et www.b.example et moi@c.example",
    "<https://a.example/?a=b&c>",
    "[ref][a] et [A]\n\n[a]: https://a.example 'Titre'",
    "Une ligne\\\nl’autre  \nla troisième\nsuite",
    "Du `code *x*` et ``un ` dedans`` et **`gras`**",
    '```js\nconst a = "<b>";\n```\n\n    retrait',
    "~~~\n```\n~~~",
    '![Une carte](/media/0b-960.webp "Le « tracé » : *28* sites")',
    "![](/media/0b-960.webp)",
    "Un fait[^1], un autre[^note]. Encore[^1].\n\n[^1]: Sa **source**.\n\n    Deux lignes.\n\n[^note]: https://a.example/",
    '[Signer](https://a.example/x?a=1&b "button")\n\nVoir [là](/events "button") et [ici](/x "Button")',
    "[Rassemblement](/events/rassemblement)\n\n[Post](/en/news/un-post)",
    "« Vraiment » : oui ! Non ; si ?\n\n«\u202fDéjà\u202f»\u202f: bien\u00a0sûr",
    "un*deux*trois snake_case_mot 2*3*4 * seul _ seul",
    "***les deux*** **gras *et* penché** *penché **et** gras*",
    "~~barré~~ et ~un~",
    "a < b & c > d &amp; &lt; <b>x</b> <!-- y --> &copy;",
    "<div>\n*x*\n</div>",
    "1\\. pas une liste\n\n\\# pas un titre\n\n\\- rien\n\n+ plus",
    "a | b\n\n\\[pas un lien](x) ![^pas] \\![non](x)",
    "---\n\n***\n\nfin",
    "**gras**suite et mot**gras**",
    "*a*b_c_ __d__e",
    "Fin\\",
  ])("%j", (text) => {
    const once = back(text);
    expect(page(once)).toBe(page(text));
    expect(back(once), "a second time changes nothing").toBe(once);
  });
});

test("a table, a picture inside a sentence: the editor says that it cannot hold them", () => {
  for (const text of [
    "| a |\n|---|\n| 1 |",
    "Un ![x](/y.webp) dedans",
    "- ![x](/y.webp)",
    "[![x](/y.webp)](/events)",
    "Note[^n]\n\n[^n]: [](/x)",
  ])
    expect(toDoc(text), text).toBeNull();
});

/** The same texts each time: a red run is red for whoever runs it next. Without the seed, others are tried. */
const RUNS = { numRuns: 300, seed: 20261122 };

const nasty = fc.constantFrom(
  ..."* _ ** __ ` ~ ~~ [ ] ( ) ! < > & # - + = | : ; « » \\ / ^ \" ' . 1. 2) ” ’ … é ß \u202f \u00a0 http://a.b www.a.fr a@b.fr &amp; &#35; <b> </b> [^1] ![a](/b.webp) [a](/b) $".split(
    " ",
  ),
);
const word = fc.oneof(nasty, fc.stringMatching(/^[a-zàéç]{1,6}$/), fc.string({ maxLength: 3, unit: "grapheme-ascii" }));
const prose = fc
  .array(fc.tuple(word, fc.constantFrom("", " ", " ", " ")), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.flat().join(""));

test("any words typed in the editor are those words on the page", () => {
  fc.assert(
    fc.property(prose, (typed) => {
      const text = typed.replace(/[\s\p{Cc}]+/gu, " ").trim();
      fc.pre(text !== "");
      const doc = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] };
      const read = toDoc(fromDoc(doc));
      const shown = (read?.content ?? []).map((each) => (each.content ?? []).map((piece) => piece.text ?? "").join(""));
      expect(shown).toEqual([text]);
    }),
    RUNS,
  );
});

const mark = fc.constantFrom(
  (inside: string) => inside,
  (inside: string) => `**${inside}**`,
  (inside: string) => `*${inside}*`,
  (inside: string) => `~~${inside}~~`,
  (inside: string) => `[${inside}](/events?x=(1)&y=_a_)`,
);
const line = fc
  .array(fc.tuple(mark, prose), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.map(([around, inside]) => around(inside)).join(" "));
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    line,
    line.map((text) => `## ${text}`),
    line.map((text) => `> ${text}\n>\n> fin`),
    fc
      .array(tie("block"), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- a ${indent(item)}`).join("\n")),
    fc
      .array(tie("block"), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `2. b\n\n   ${indent(item, 3)}`).join("\n\n")),
    prose.map((caption) => `![alt](/media/a-480.webp "${caption.replace(/["\\]/g, "")}")`),
    line.map((text) => `Note[^n].\n\n[^n]: ${text}`),
    fc.constant("[Titre](/events/un-titre)"),
    prose.map((code) => `\`\`\`\n${code}\n\`\`\``),
  ),
}));
/** In English: where French spaces are mended, signs that are spelled another way by then would be too. */
const alike = (text: string) => seen(renderMarkdown(text, { lang: "en", words }));
const indent = (text: string, by = 2) => text.replaceAll("\n", `\n${" ".repeat(by)}`);

test("any Markdown the editor takes reads the same when it comes back", () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (parts) => {
      const text = parts.join("\n\n");
      const doc = toDoc(text);
      if (!doc) return;
      taken += 1;
      const once = fromDoc(doc);
      expect(alike(once)).toBe(alike(text));
    }),
    RUNS,
  );
  expect(taken, "nearly all of them").toBeGreaterThan(150);
});
