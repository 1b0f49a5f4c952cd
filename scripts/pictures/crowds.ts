import { type Chance, INK, type Picture } from "./press";
import { at, circle, ellipse, fromAbove, path, polygon, rad, rays, stroke } from "./shapes";

const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance(0, from.length))] as T;

const FACES = [INK.rose, "#c98a64", "#7d4d36", "#e8b995"];

/** A banner carried by people on both its ends, seen from above: cloth in folds, words left to the reader. */
const banner = (x: number, y: number, turn: number, length: number, cloth: string, mark: string) =>
  at(
    x,
    y,
    turn,
    1,
    path(
      `M${-length / 2} -56C${-length / 4} -78 ${length / 4} -34 ${length / 2} -58L${length / 2} 58C${length / 4} 80 ${-length / 4} 36 ${-length / 2} 60Z`,
      cloth,
    ) +
      [-0.34, -0.17, 0, 0.17, 0.34]
        .map((part, index) =>
          index % 2
            ? circle(part * length, 0, 24, mark)
            : stroke(`M${part * length - 38} 0L${part * length + 38} 0`, 22, mark),
        )
        .join(""),
  );

/** A crowd that walks up a street: rows with chance in them, banners across. */
export const crowdWithBanners: Picture = {
  name: "rassemblement",
  ground: INK.yellow,
  draw: (chance) => {
    const people: string[] = [];
    for (let row = 7; row >= 0; row--)
      for (let column = 0; column < 11; column++) {
        const x = 10 + column * 156 + (row % 2) * 78 + chance(-14, 14);
        const y = 60 + row * 138 + chance(-12, 12);
        const coat = pick(chance, [INK.red, INK.paper, INK.blue, INK.red]);
        people.push(fromAbove(x, y, 1.24, chance(-14, 14), coat, INK.night, "#e8a27e"));
      }
    return (
      people.join("") +
      banner(500, 232, -5, 760, INK.red, INK.paper) +
      banner(1130, 545, 4, 800, INK.paper, INK.red) +
      banner(560, 836, -3, 720, INK.night, INK.yellow)
    );
  },
};

/** People in two rings around a light: everybody sees everybody. One place is still free. */
export const assembly: Picture = {
  name: "contre-sommet",
  ground: INK.deep,
  draw: (chance) => {
    const ring = (radius: number, count: number, size: number, free: number) =>
      Array.from({ length: count }, (_, index) => {
        const angle = (index / count) * 360 + 8;
        const x = 800 + Math.cos(rad(angle)) * radius * 1.32;
        const y = 500 + Math.sin(rad(angle)) * radius;
        const shade = ellipse(800 + (x - 800) * 1.1, 500 + (y - 500) * 1.1, 56, 84, "#0c2622", angle);
        if (index === free) return circle(x, y, 40, INK.yellow) + circle(x, y, 26, INK.deep);
        const coat = pick(chance, [INK.red, INK.paper, INK.red, INK.rose]);
        return (
          shade +
          fromAbove(
            x,
            y,
            size,
            angle - 90,
            coat,
            coat === INK.red ? INK.night : pick(chance, [INK.night, "#7a2a1c"]),
            pick(chance, FACES),
          )
        );
      }).join("");
    return (
      rays(800, 500, 190, 1500, 30, "#1b4a41", 0.5) +
      circle(800, 500, 158, INK.yellow) +
      rays(800, 500, 176, 214, 30, INK.yellow, 0.4) +
      circle(800, 500, 74, INK.paper) +
      ring(292, 14, 1.12, 3) +
      ring(444, 21, 1.12, -1)
    );
  },
};

/** An open door at night, light falling out, people going in. */
export const openDoor: Picture = {
  name: "accueil",
  ground: INK.blue,
  draw: () => {
    const walker = (x: number, y: number, size: number, coat: string, hair: string, step: number) =>
      at(
        x,
        y,
        0,
        size,
        stroke(`M-18 -10L${-34 - step} 150`, 44, INK.night) +
          stroke(`M18 -10L${40 + step} 146`, 44, INK.night) +
          path("M-64 -178C-40 -216 40 -216 64 -178L60 30L-60 30Z", coat) +
          stroke(`M-56 -166C-84 -110 -92 -60 ${-84 - step} -4`, 32, coat) +
          circle(-84 - step, 22, 17, INK.rose) +
          stroke(`M56 -166C84 -110 92 -60 ${84 + step} -4`, 32, coat) +
          circle(84 + step, 22, 17, INK.rose) +
          stroke("M0 -220L0 -190", 40, INK.rose) +
          circle(0, -262, 52, hair),
      );
    return (
      polygon(
        [
          [600, 700],
          [1000, 700],
          [1420, 1040],
          [180, 1040],
        ],
        INK.yellow,
      ) +
      rays(800, 420, 380, 1300, 26, "#2247a0", 0.5, 4) +
      polygon(
        [
          [568, 110],
          [1032, 110],
          [1032, 704],
          [568, 704],
        ],
        INK.paper,
      ) +
      polygon(
        [
          [600, 142],
          [1000, 142],
          [1000, 704],
          [600, 704],
        ],
        INK.yellow,
      ) +
      polygon(
        [
          [1032, 110],
          [1236, 190],
          [1236, 800],
          [1032, 704],
        ],
        INK.red,
      ) +
      circle(1206, 492, 15, INK.paper) +
      walker(790, 566, 0.8, INK.paper, INK.night, 4) +
      walker(540, 770, 1.14, INK.red, INK.night, 8) +
      walker(1010, 812, 1.24, INK.night, INK.paper, 0)
    );
  },
};
