import { INK, type Picture } from "./press";
import { at, circle, firefly, path, polygon, rays, stroke } from "./shapes";
import { star } from "./things";

/** A path of lights through hills at night, up to a lit house. */
export const pathOfLights: Picture = {
  name: "chemin-de-lumieres",
  ground: INK.night,
  draw: (chance) => {
    const stars = Array.from({ length: 34 }, () =>
      star(chance(20, 1580), chance(20, 420), chance(7, 19), INK.paper),
    ).join("");
    const trail: [number, number][] = [
      [420, 985],
      [640, 900],
      [880, 826],
      [1060, 756],
      [1090, 690],
      [960, 640],
      [812, 600],
      [736, 556],
      [776, 514],
      [866, 482],
    ];
    const lights = trail
      .map(([x, y], index) => {
        const r = 44 - index * 3.6;
        return (
          circle(x, y - r, r * 1.9, "#31614f") +
          circle(x, y - r, r, INK.yellow) +
          stroke(`M${x} ${y}L${x} ${y + r * 1.4}`, Math.max(5, r / 4), INK.night)
        );
      })
      .join("");
    return (
      stars +
      circle(1330, 190, 112, INK.paper) +
      circle(1284, 166, 100, INK.night) +
      path("M-20 560C300 380 560 420 860 500C1140 420 1400 400 1640 520L1640 1040L-20 1040Z", "#183f3a") +
      path("M-20 740C240 600 520 560 800 610C1100 660 1360 560 1640 660L1640 1040L-20 1040Z", "#205347") +
      path("M-20 960C260 800 640 820 900 780C1200 740 1440 820 1640 800L1640 1040L-20 1040Z", INK.green) +
      polygon(
        [
          [866, 470],
          [866, 392],
          [926, 338],
          [986, 392],
          [986, 470],
        ],
        INK.red,
      ) +
      `<rect x="904" y="408" width="44" height="62" fill="${INK.yellow}"/>` +
      rays(926, 420, 84, 150, 16, INK.yellow, 0.3) +
      lights +
      [
        [180, 860, 150],
        [1420, 840, 190],
        [1520, 900, 130],
        [250, 690, 90],
        [1260, 640, 90],
      ]
        .map(
          ([x = 0, y = 0, h = 0]) =>
            path(
              `M${x} ${y - h * 1.7}C${x + h * 0.6} ${y - h} ${x + h * 0.5} ${y} ${x} ${y}C${x - h * 0.5} ${y} ${x - h * 0.6} ${y - h} ${x} ${y - h * 1.7}Z`,
              "#0f2b2a",
            ) + stroke(`M${x} ${y - 8}L${x} ${y + h * 0.34}`, h / 8, "#0f2b2a"),
        )
        .join("")
    );
  },
};

/** The outline of the country as longitude and latitude, coarse enough for a knife. */
const MAINLAND: readonly (readonly [number, number])[] = [
  [2.5, 51.05],
  [1.6, 50.95],
  [1.6, 50.5],
  [1.5, 50.2],
  [1.0, 49.95],
  [0.1, 49.6],
  [-0.2, 49.3],
  [-1.1, 49.35],
  [-1.3, 49.7],
  [-1.9, 49.7],
  [-1.6, 48.9],
  [-1.5, 48.65],
  [-2.0, 48.68],
  [-2.7, 48.55],
  [-3.2, 48.88],
  [-4.0, 48.72],
  [-4.75, 48.45],
  [-4.3, 48.25],
  [-4.7, 48.03],
  [-4.3, 47.8],
  [-3.5, 47.75],
  [-2.9, 47.5],
  [-2.4, 47.3],
  [-2.1, 47.1],
  [-2.0, 46.8],
  [-1.5, 46.4],
  [-1.2, 46.1],
  [-1.1, 45.7],
  [-1.2, 45.0],
  [-1.25, 44.5],
  [-1.4, 43.9],
  [-1.75, 43.4],
  [-1.4, 43.1],
  [-0.6, 42.85],
  [0.7, 42.75],
  [1.5, 42.55],
  [2.0, 42.4],
  [3.15, 42.45],
  [3.0, 43.1],
  [3.6, 43.4],
  [4.2, 43.5],
  [4.9, 43.4],
  [5.35, 43.25],
  [6.1, 43.05],
  [6.7, 43.3],
  [7.5, 43.75],
  [7.6, 44.1],
  [6.95, 44.3],
  [6.9, 44.8],
  [7.0, 45.2],
  [6.85, 45.8],
  [6.8, 46.4],
  [6.1, 46.35],
  [6.1, 46.6],
  [6.9, 47.3],
  [7.5, 47.5],
  [7.6, 48.0],
  [8.2, 48.95],
  [7.0, 49.15],
  [6.4, 49.45],
  [5.8, 49.55],
  [4.9, 49.8],
  [4.8, 50.15],
  [4.2, 49.95],
  [3.6, 50.4],
  [3.1, 50.75],
];
const CORSICA: readonly (readonly [number, number])[] = [
  [9.4, 43.0],
  [9.55, 42.1],
  [9.2, 41.4],
  [8.7, 41.8],
  [8.6, 42.4],
  [9.2, 42.65],
];

const onMap = (east: number, north: number) => [800 + (east - 2.2) * 67, 490 - (north - 46.4) * 97] as const;

/** Rennes, Paris and Lyon on a map without names, joined by what flies between them. */
export const threeCities: Picture = {
  name: "trois-villes",
  ground: INK.blue,
  draw: (chance) => {
    const land = [MAINLAND, CORSICA].map((points) =>
      polygon(
        points.map(([east, north]) => onMap(east, north)),
        INK.paper,
      ),
    );
    const city = (x: number, y: number, size: number) =>
      rays(x, y, 64 * size, 108 * size, 16, INK.yellow, 0.36) +
      circle(x, y, 54 * size, INK.yellow) +
      at(
        x,
        y,
        0,
        size,
        polygon(
          [
            [-26, 26],
            [-26, -6],
            [0, -30],
            [26, -6],
            [26, 26],
          ],
          INK.red,
        ),
      );
    const flight = (d: string) =>
      `<path d="${d}" fill="none" stroke="${INK.red}" stroke-width="13" stroke-linecap="round" stroke-dasharray="2 34"/>`;
    const waves = Array.from({ length: 22 }, (_, index) => {
      const [x, y] = index % 2 ? [chance(20, 380), chance(440, 980)] : [chance(20, 460), chance(20, 200)];
      return stroke(`M${x} ${y}q16 -22 32 0t32 0t32 0`, 9, "#5f83d6");
    }).join("");
    return (
      waves +
      land.join("") +
      flight("M566 312C630 226 700 206 776 236") +
      flight("M846 270C950 310 1000 400 984 520") +
      flight("M552 360C590 560 780 660 940 570") +
      city(540, 326, 0.92) +
      city(812, 252, 1.12) +
      city(978, 552, 1) +
      firefly(664, 224, 0.66, 78, INK.night, INK.red, INK.night) +
      firefly(974, 384, 0.6, 156, INK.night, INK.red, INK.night) +
      firefly(716, 582, 0.76, -70, INK.night, INK.red, INK.night)
    );
  },
};
