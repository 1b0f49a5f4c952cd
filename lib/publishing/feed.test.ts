import { parser } from "sax";
import { describe, expect, test } from "vitest";
import { atomFeed, type FeedEntry, type FeedHead, postEntry } from "./feed";
import type { PostPage } from "./queries";

const now = new Date("2026-11-21T12:00:00Z");
const head: FeedHead = {
  title: "Les Lucioles & co : actualités",
  description: "<b>Nouvelles</b>",
  lang: "fr",
  self: "https://nous.example/feed.xml?lang=fr&group=a",
  page: "https://nous.example/news",
  author: "Les Lucioles",
};

type Node = { name: string; attributes: Record<string, string>; text: string; children: Node[] };

/** Reads XML strictly: anything that is not well-formed throws. */
function parse(xml: string): Node {
  const root: Node = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const reader = parser(true);
  const said = (text: string) => {
    const here = open.at(-1);
    if (here) here.text += text;
  };
  reader.onerror = (error) => {
    throw error;
  };
  reader.onopentag = ({ name, attributes }) => {
    const node = { name, attributes, text: "", children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  };
  reader.onclosetag = () => open.pop();
  reader.ontext = said;
  reader.oncdata = said;
  reader.write(xml).close();
  const [feed] = root.children;
  if (!feed) throw new Error("no element");
  return feed;
}

const all = (node: Node, name: string) => node.children.filter((child) => child.name === name);
const only = (node: Node, name: string) => all(node, name)[0]?.text;

const post = (over: Partial<PostPage> = {}): PostPage => ({
  id: "11111111-1111-4111-8111-111111111111",
  slug: "un-article",
  category: "NEWS",
  title: { fr: "Un article" },
  summary: { fr: "En deux mots." },
  body: { fr: "Un [lien](/events) et une note[^1].\n\n[^1]: Ici." },
  author: null,
  publishedAt: new Date("2026-11-20T10:00:00Z"),
  updatedAt: new Date("2026-11-20T11:00:00Z"),
  picture: null,
  group: { id: "g", slug: "lucioles", name: { fr: "Les Lucioles" }, shortName: null, city: null },
  campaign: null,
  caption: {},
  sourceUrl: null,
  sourceName: null,
  mentions: [],
  ...over,
});

describe("the feed", () => {
  test("has what RFC 4287 asks for: ids, titles, dates, links, authors, its language", () => {
    const feed = parse(atomFeed(head, [postEntry(post(), "fr")], now));
    expect(feed.name).toBe("feed");
    expect(feed.attributes).toMatchObject({ xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "fr" });
    expect([only(feed, "id"), only(feed, "title"), only(feed, "updated")]).toEqual([
      head.self,
      head.title,
      "2026-11-20T11:00:00.000Z",
    ]);
    expect(all(feed, "link").map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
      ["alternate", head.page],
      ["self", head.self],
    ]);
    const [entry] = all(feed, "entry");
    if (!entry) throw new Error("no entry");
    expect([only(entry, "id"), only(entry, "published"), only(entry, "updated")]).toEqual([
      "urn:uuid:11111111-1111-4111-8111-111111111111",
      "2026-11-20T10:00:00.000Z",
      "2026-11-20T11:00:00.000Z",
    ]);
    expect(only(all(entry, "author")[0] ?? entry, "name")).toBe("Les Lucioles");
    expect(all(entry, "link")[0]?.attributes.href).toMatch(/\/news\/un-article$/);
    expect(only(entry, "content")).toMatch(/<a href="http:\/\/localhost:\d+\/events">lien<\/a>/);
  });

  test("without an entry is a feed all the same, dated", () => {
    const feed = parse(atomFeed(head, [], now));
    expect(only(feed, "updated")).toBe(now.toISOString());
    expect(all(feed, "entry")).toHaveLength(0);
  });

  test("marks a text that is only there in another language", () => {
    const entry = postEntry(post({ body: { en: "Hello" } }), "fr");
    expect(entry.html).toBe('<div lang="en"><p>Hello</p></div>');
  });

  test("is never newer than what it tells: a post changed before it appeared is dated when it appeared", () => {
    const early = postEntry(post({ updatedAt: new Date("2026-11-01T00:00:00Z") }), "fr");
    expect(early.updatedAt).toEqual(early.publishedAt);
  });

  test.each([
    "]]>]]><script>alert(1)</script>",
    "a & b < c > d \" '",
    "<![CDATA[x]]>",
    "\u0000\u0008\uFFFE\uD800 fin",
    "&lt;b&gt; &amp;",
    "été 🎉",
  ])("stays well-formed whatever people wrote: %j", (text) => {
    const hostile: FeedEntry = {
      ...postEntry(post({ title: { fr: text }, summary: { fr: text }, body: { fr: text }, author: text }), "fr"),
    };
    const feed = parse(atomFeed({ ...head, title: text, author: text }, [hostile], now));
    const [entry] = all(feed, "entry");
    const title = entry ? only(entry, "title") : "";
    expect(title).not.toMatch(/<script|<b>/);
    expect(all(feed, "entry")).toHaveLength(1);
  });
});
