import { describe, expect, test } from "vitest";
import { markdownSummary, renderMarkdown } from "./markdown";

const words = { notes: "Notes", back: (number: string) => `Retour, appel ${number}` };
const render = (text: string, more: object = {}) => renderMarkdown(text, { lang: "fr", words, ...more });

describe("Markdown that means harm", () => {
  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "a <b onclick='x'>b</b>",
    "<iframe src='https://ailleurs.example'></iframe>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\u0000script:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    '[x](https://a.example "><script>alert(1)</script>")',
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](https://a.example/b.png)',
    "<javascript:alert(1)>",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "`<script>`",
    "| a |\n|---|\n| <script>x</script> |",
  ])("stays harmless: %s", (text) => {
    const html = render(text);
    expect(html).not.toMatch(/<(script|iframe|svg|b|object|embed|style)\b/i);
    expect(html).not.toMatch(/<[^>]+\son\w+=/i);
    expect(html).not.toMatch(/(href|src)="\s*(javascript|data|vbscript):/i);
  });

  test("brings no other's picture into a page: it becomes a link; our own stay", () => {
    expect(render("![Une carte](https://ailleurs.example/carte.png)")).toBe(
      '<p><a href="https://ailleurs.example/carte.png">Une carte</a></p>',
    );
    expect(render("![x](//ailleurs.example/x.png)")).not.toContain("<img");
    expect(render("![Une carte](/demo/carte-800.webp)")).toContain('<img src="/demo/carte-800.webp" alt="Une carte"');
  });

  test("typed as a heading in angle brackets is not changed into one", () => {
    expect(render("&lt;h1> <h1>x</h1>")).not.toContain("<h2");
  });
});

describe("Markdown that people write", () => {
  test("has footnotes with words in the reader's language, apart for each text of a page", () => {
    const html = render("Un fait[^a].\n\n[^a]: Sa source.", { idPrefix: "about" });
    expect(html).toContain('href="#about-fn-a"');
    expect(html).toContain('<h3 id="about-notes">Notes</h3>');
    expect(html).toContain('aria-describedby="about-notes"');
    expect(html).toContain("Retour, appel 1");
  });

  test("starts its headings below the page's", () => {
    expect(render("# Un\n\n## Deux")).toBe("<h2>Un</h2>\n<h3>Deux</h3>");
    expect(render("###### Six", { under: 2 })).toBe("<h6>Six</h6>");
  });

  test("has its French spaces mended, outside of addresses and tables", () => {
    expect(render("« Vraiment » : oui !")).toBe("<p>«\u202fVraiment\u202f»\u202f: oui\u202f!</p>");
    expect(render("| a | b |\n| :- | -: |\n| 1 | 2 |")).toContain("<td");
    expect(renderMarkdown("So : yes !", { lang: "en", words })).toBe("<p>So : yes !</p>");
  });

  test("has no box that cannot be ticked, and tables that scroll", () => {
    expect(render("- [ ] à faire")).not.toContain("<input");
    expect(render("| a |\n|---|\n| 1 |")).toMatch(/^<div class="scroll" tabindex="0"><table class="rows">/);
  });

  test("for readers elsewhere has whole addresses", () => {
    const html = render("[ici](/events) et [là](https://a.example/) ![x](/y.webp)", { origin: "https://nous.example" });
    expect(html).toContain('href="https://nous.example/events"');
    expect(html).toContain('href="https://a.example/"');
    expect(html).toContain('src="https://nous.example/y.webp"');
  });

  test("is summed up in plain words", () => {
    expect(markdownSummary("## Titre\n\nUn [lien](/x) et **gras**[^1].\n\n[^1]: note")).toBe(
      "Titre Un lien et gras . note",
    );
    expect(markdownSummary("mot ".repeat(100), 20)).toBe("mot mot mot mot mot…");
  });
});
