import { mkdir } from "node:fs/promises";
import { PICTURES } from "./pictures/all";
import { print } from "./pictures/press";

/** Draws the demo’s pictures anew, in three widths each: `node scripts/run.mjs scripts/draw-demo-pictures.ts [name…]`. */
const FOLDER = "public/demo";
const wanted = process.argv.slice(2);

await mkdir(FOLDER, { recursive: true });
for (const picture of PICTURES) {
  if (wanted.length === 0 || wanted.includes(picture.name)) await print(picture, FOLDER);
}
