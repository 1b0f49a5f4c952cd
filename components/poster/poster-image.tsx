import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";

/** What a poster says: who, what, and below, large, when and where. */
export type PosterWords = { name: string; kind: string; title: string; date?: string; place?: string; accent: string };

const SIZE = { width: 1200, height: 630 };
const PAPER = "#fbf8f1";
const INK = "#16130f";

/**
 * Only signs our fonts draw: an emoji or another script would make the drawing library ask a third party for a font,
 * and break without network.
 */
const drawable = (text: string) =>
  text
    .replace(/\p{Extended_Pictographic}|[\u200d\ufe0f]/gu, "")
    .replace(/[\u00a0\u202f\u2009]/g, " ")
    .replace(/[^\u0020-\u007e\u00a1-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const cut = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length).replace(/\s+\S*$/, "")}…` : text;

const FONTS = [
  { name: "Title", file: "bricolage-grotesque/files/bricolage-grotesque-latin-800-normal.woff", weight: 800 },
  { name: "TitleExt", file: "bricolage-grotesque/files/bricolage-grotesque-latin-ext-800-normal.woff", weight: 800 },
  {
    name: "Text",
    file: "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff",
    weight: 700,
  },
  {
    name: "TextExt",
    file: "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff",
    weight: 700,
  },
] as const;

let fonts: Promise<{ name: string; data: Buffer; weight: 700 | 800 }[]> | undefined;

const readFonts = () =>
  Promise.all(
    FONTS.map(async ({ name, file, weight }) => ({
      name,
      weight,
      data: await readFile(path.join(process.cwd(), "node_modules", "@fontsource", file)),
    })),
  );

/** The picture that stands for a page where it is shared: its poster, in our fonts, with no request to anybody. */
export async function posterImage(words: PosterWords): Promise<Response> {
  fonts ??= readFonts();
  const title = cut(drawable(words.title) || drawable(words.name), 110);
  const image = new ImageResponse(<Poster {...words} title={title} />, { ...SIZE, fonts: await fonts });
  // Drawn whole before answering, so that a failure is an answer and not a broken picture.
  return new Response(await image.arrayBuffer(), { headers: { "content-type": "image/png" } });
}

const titleSize = (length: number) =>
  length < 15 ? 132 : length < 24 ? 112 : length < 42 ? 100 : length < 70 ? 80 : 64;

function Poster({ name, kind, title, date, place, accent }: PosterWords) {
  const small = { fontFamily: "Text, TextExt", fontSize: 34, fontWeight: 700 };
  const large = { fontFamily: "Title, TitleExt", fontWeight: 800, letterSpacing: "-0.03em" };
  return (
    <div
      style={{ width: "100%", height: "100%", display: "flex", flexDirection: "column", background: PAPER, color: INK }}
    >
      <div style={{ display: "flex", justifyContent: "space-between", padding: "44px 56px 0", ...small }}>
        <span>{cut(drawable(name), 40)}</span>
        <span>{cut(drawable(kind), 30)}</span>
      </div>
      <div style={{ display: "flex", flex: 1, alignItems: "center", padding: "0 56px" }}>
        <div style={{ display: "flex", fontSize: titleSize(title.length), lineHeight: 0.98, ...large }}>{title}</div>
      </div>
      <div
        style={{
          display: "flex",
          alignItems: "center",
          justifyContent: "space-between",
          background: accent,
          color: "#ffffff",
          padding: "30px 56px 34px",
        }}
      >
        <span style={{ fontSize: 72, lineHeight: 1, ...large }}>{cut(drawable(date ?? name), 24)}</span>
        <span style={{ ...small, fontSize: 44 }}>{cut(drawable(place ?? ""), 26)}</span>
      </div>
    </div>
  );
}
