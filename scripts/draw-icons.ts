import { mkdir, writeFile } from "node:fs/promises";
import sharp from "sharp";

/** Draws the icons of browser tabs and home screens: `node scripts/run.mjs scripts/draw-icons.ts`. */
const FOLDER = "public/icons";
const INK = "#16130f";
const PAPER = "#fbf8f1";
const ACCENT = "#c4281a";

/** A row of people under a banner, as a poster would cut them out. `margin` keeps clear what a system may round off. */
function drawing(margin: number): string {
  const scale = (64 - 2 * margin) / 64;
  const people = [10, 25, 40].map(
    (left) => `<circle cx="${left + 7}" cy="39" r="5"/><path d="M${left} 60V53q0-7 7-7t7 7v7z"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>Cortège</title><rect width="64" height="64" fill="${PAPER}"/><g transform="translate(${margin} ${margin}) scale(${scale})"><path d="M4 8h56v18H4z" fill="${ACCENT}"/><path d="M7 26v34h3V26zM54 26v34h3V26z" fill="${INK}"/><g fill="${INK}">${people.join("")}</g></g></svg>\n`;
}

await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/icon.svg`, drawing(2));
const sizes = [
  ["icon-96.png", 96, 2],
  ["icon-192.png", 192, 2],
  ["icon-512.png", 512, 2],
  ["icon-maskable-512.png", 512, 11],
  ["apple-touch-icon.png", 180, 5],
] as const;
for (const [name, size, margin] of sizes) {
  const image = sharp(Buffer.from(drawing(margin)), { density: (72 * size) / 64 }).resize(size, size);
  await image.png({ palette: true }).toFile(`${FOLDER}/${name}`);
}
