import { writeFile } from "node:fs/promises";
import sharp from "sharp";

/**
 * A small printing press: flat inks on paper, cut by hand. Pictures are composed as SVG strings at 1600 × 1000 and
 * printed to WebP. Everything is drawn as shapes; chance is seeded, so the same code prints the same picture.
 */
export const WIDTH = 1600;
export const HEIGHT = 1000;
export const WIDTHS = [480, 960, 1600] as const;

export const INK = {
  paper: "#f7efdf",
  night: "#1b1d3a",
  deep: "#12352f",
  yellow: "#f6bd2b",
  red: "#d63a24",
  green: "#2c7a5d",
  blue: "#2b53b0",
  rose: "#f2a08c",
} as const;

export type Picture = { name: string; ground: string; draw: (chance: Chance) => string };
export type Chance = (from: number, to: number) => number;

/** Chance that falls the same way for the same seed (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (to - from);
  };
}

const seedOf = (name: string) => [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);

/** Edges as a knife leaves them, and small places where the ink did not take. */
const filters = (seed: number) => `
  <filter id="cut" x="-2%" y="-2%" width="104%" height="104%">
    <feTurbulence type="fractalNoise" baseFrequency="0.018" numOctaves="3" seed="${seed}" result="waver"/>
    <feDisplacementMap in="SourceGraphic" in2="waver" scale="9" xChannelSelector="R" yChannelSelector="G" result="cut"/>
    <feTurbulence type="fractalNoise" baseFrequency="0.09 0.13" numOctaves="2" seed="${seed + 1}" result="grain"/>
    <feColorMatrix in="grain" type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -30 7.2" result="specks"/>
    <feComposite in="cut" in2="specks" operator="out"/>
  </filter>`;

/** The whole sheet as SVG: paper, the ground colour with a bare margin, the drawing. */
export function compose(picture: Picture): string {
  const seed = Math.abs(seedOf(picture.name)) % 9973;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <defs>${filters(seed)}<clipPath id="sheet"><rect x="0" y="0" width="${WIDTH}" height="${HEIGHT}"/></clipPath></defs>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="${INK.paper}"/>
  <g filter="url(#cut)"><rect x="-40" y="-40" width="${WIDTH + 80}" height="${HEIGHT + 80}" fill="${picture.ground}"/></g>
  <g clip-path="url(#sheet)"><g filter="url(#cut)">${picture.draw(seeded(seed))}</g></g>
</svg>`;
}

/** The largest size weighs no more than this, in bytes: fine grain gives way before the page does. */
const HEAVIEST = 118_000;

async function webp(large: Buffer, width: number): Promise<Buffer> {
  for (let quality = width === WIDTH ? 74 : 80; ; quality -= 4) {
    const printed = await sharp(large).resize(width).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (printed.length <= HEAVIEST || quality < 40) return printed;
  }
}

/** Prints a picture in every width to `folder`. */
export async function print(picture: Picture, folder: string): Promise<void> {
  const large = await sharp(Buffer.from(compose(picture)))
    .png()
    .toBuffer();
  for (const width of WIDTHS) await writeFile(`${folder}/${picture.name}-${width}.webp`, await webp(large, width));
}
