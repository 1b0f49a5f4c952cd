import path from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { MAX_PIXELS, widthsFor } from "./rules";

/**
 * A process of its own that reads one picture of a stranger and writes it anew, without anything that hid in it (place,
 * camera, thumbnails): `encoder.ts <folder> <name>`, the picture on stdin, what was made as JSON on stdout. It holds no
 * key and no database: a picture made to break its reader breaks nothing else.
 */
const LOADERS = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"];
const QUALITY = 78;

sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: LOADERS });

const [folder = "", name = ""] = process.argv.slice(2);
const bytes = await buffer(process.stdin);
const read = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" }).autoOrient();
const { autoOrient } = await read().metadata();
const widths = widthsFor(autoOrient.width);

let largest = { width: 0, height: 0 };
for (const width of widths) {
  const made = await read()
    .resize({ width })
    .webp({ quality: QUALITY, effort: 4 })
    .toFile(path.join(folder, `${name}-${width}.webp`));
  largest = { width: made.width, height: made.height };
}
process.stdout.write(JSON.stringify({ ...largest, widths }));
