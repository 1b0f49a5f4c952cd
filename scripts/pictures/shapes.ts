/** The shapes the pictures are made of. Angles are in degrees, lengths in pixels of the 1600 × 1000 sheet. */
export const rad = (degrees: number): number => (degrees * Math.PI) / 180;
export const round = (value: number): number => Math.round(value * 10) / 10;

export const path = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;
export const circle = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}"/>`;
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, turn = 0): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}" transform="rotate(${round(turn)} ${round(x)} ${round(y)})"/>`;
export const polygon = (points: readonly (readonly [number, number])[], fill: string): string =>
  `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ")}" fill="${fill}"/>`;
/** A thick stroke through points, round at its ends and bends. */
export const stroke = (d: string, width: number, colour: string, cap: "round" | "butt" = "round"): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="${cap}" stroke-linejoin="round"/>`;
export const at = (x: number, y: number, turn: number, size: number, content: string): string =>
  `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)}) scale(${size})">${content}</g>`;
export const line = (x1: number, y1: number, x2: number, y2: number, width: number, colour: string): string =>
  stroke(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`, width, colour);

/** Wedges of light around a point, from one radius to another. */
export function rays(
  x: number,
  y: number,
  from: number,
  to: number,
  count: number,
  colour: string,
  share = 0.5,
  turn = 0,
) {
  const step = 360 / count;
  return Array.from({ length: count }, (_, index) => {
    const start = turn + index * step;
    const point = (angle: number, r: number) => [x + Math.cos(rad(angle)) * r, y + Math.sin(rad(angle)) * r] as const;
    const half = (step * share) / 2;
    return polygon(
      [
        point(start - half * 0.6, from),
        point(start + half * 0.6, from),
        point(start + half, to),
        point(start - half, to),
      ],
      colour,
    );
  }).join("");
}

/** A firefly, head up: two wings, a dark body, a lit tail. About 120 tall at size 1. */
export const firefly = (x: number, y: number, size: number, turn: number, body: string, light: string, wing: string) =>
  at(
    x,
    y,
    turn,
    size,
    ellipse(-34, -2, 17, 46, wing, 48) +
      ellipse(34, -2, 17, 46, wing, -48) +
      ellipse(0, 30, 19, 36, light) +
      ellipse(0, -16, 18, 26, body) +
      circle(0, -46, 14, body) +
      stroke("M-5 -56C-10 -72 -20 -76 -28 -76M5 -56C10 -72 20 -76 28 -76", 5, body),
  );

/** A person seen from above, looking up the page: shoulders, arms held forward, head with hair. About 110 wide at size 1. */
export const fromAbove = (x: number, y: number, size: number, turn: number, coat: string, hair: string, skin: string) =>
  at(
    x,
    y,
    turn,
    size,
    stroke("M-44 4C-54 -22 -48 -44 -30 -56M44 4C54 -22 48 -44 30 -56", 24, coat) +
      circle(-27, -60, 12, skin) +
      circle(27, -60, 12, skin) +
      `<path d="M-58 8C-58 -18 -32 -24 0 -24C32 -24 58 -18 58 8C58 30 34 32 0 32C-34 32 -58 30 -58 8Z" fill="${coat}"/>` +
      path("M-7 -40L0 -52L7 -40Z", skin) +
      `<ellipse cx="0" cy="-12" rx="28" ry="31" fill="${skin}"/>` +
      `<path d="M-31 -8C-34 -36 -14 -34 0 -30C14 -34 34 -36 31 -8C28 30 -28 30 -31 -8Z" fill="${hair}"/>`,
  );

/** A bird in flight with raised wings, looking left. About 200 wide at size 1. */
export const bird = (x: number, y: number, size: number, turn: number, colour: string) =>
  at(
    x,
    y,
    turn,
    size,
    path(
      "M-112 14C-92 -2 -70 -6 -48 2C-40 -50 -4 -92 60 -104C44 -66 34 -38 30 -4C62 2 92 18 124 52C84 50 52 46 22 42C-16 52 -58 46 -80 26Z",
      colour,
    ) + path("M-20 6C-36 -44 -34 -84 -14 -122C4 -84 14 -44 12 2Z", colour),
  );

/** A paper lantern of a ball on a stick that ends at (x, y); ribs drawn in `rib`. */
export const lantern = (x: number, y: number, r: number, light: string, rib: string) =>
  circle(x, y, r, light) +
  [0.38, 0.78]
    .map(
      (part) =>
        `<ellipse cx="${x}" cy="${y}" rx="${r * part}" ry="${r}" fill="none" stroke="${rib}" stroke-width="7"/>`,
    )
    .join("") +
  `<rect x="${x - r * 0.34}" y="${y - r - 12}" width="${r * 0.68}" height="22" fill="${rib}"/>` +
  `<rect x="${x - r * 0.34}" y="${y + r - 10}" width="${r * 0.68}" height="22" fill="${rib}"/>`;
