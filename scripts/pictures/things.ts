import { INK, type Picture } from "./press";
import { at, bird, circle, ellipse, firefly, path, polygon, rad, rays, stroke } from "./shapes";

/** A megaphone whose voice takes wing: sounds near its mouth, birds further off. */
export const megaphoneAndBirds: Picture = {
  name: "porte-voix",
  ground: INK.rose,
  draw: () => {
    const horn = at(
      400,
      650,
      -22,
      1.4,
      path("M-40 30L-8 210C0 240 62 236 66 206L44 34Z", INK.night) +
        path("M-190 -62C-226 -56 -226 60 -190 64L10 84L10 -82Z", INK.night) +
        path("M0 -86L310 -208L310 214L0 92Z", INK.red) +
        ellipse(312, 3, 62, 214, INK.night) +
        ellipse(322, 3, 36, 150, INK.yellow) +
        path("M60 -110L120 -134L120 140L60 114Z", INK.paper),
    );
    const birds: [number, number, number, number, string][] = [
      [985, 400, 0.6, -6, INK.night],
      [1010, 570, 0.7, 8, INK.paper],
      [1080, 250, 0.82, 10, INK.paper],
      [1200, 430, 1.06, -4, INK.red],
      [1210, 690, 0.96, 12, INK.night],
      [1330, 200, 1.15, 2, INK.night],
      [1420, 560, 1.4, -8, INK.night],
      [1430, 830, 1.1, 10, INK.paper],
    ];
    const voice = [-34, -14, 6]
      .map((angle) =>
        at(
          820,
          470,
          angle,
          1,
          polygon(
            [
              [0, -20],
              [1200, -120],
              [1200, 120],
              [0, 20],
            ],
            "#f6b5a5",
          ),
        ),
      )
      .join("");
    return (
      voice +
      horn +
      birds
        .map(([x, y, size, turn, colour]) =>
          at(x, y, 0, 1, `<g transform="scale(-1 1)">${bird(0, 0, size, turn, colour)}</g>`),
        )
        .join("")
    );
  },
};

/** A telephone asleep under a glass dome, and fireflies that need no network outside. */
export const sleepingTelephone: Picture = {
  name: "sous-cloche",
  ground: INK.deep,
  draw: () =>
    rays(800, 470, 420, 1500, 24, "#1a453c", 0.5, 4) +
    path("M500 850L500 440C500 250 640 140 800 140C960 140 1100 250 1100 440L1100 850Z", "#bcd8c4") +
    stroke("M566 760L566 450C566 330 630 250 720 216", 22, INK.paper) +
    circle(800, 112, 40, INK.yellow) +
    at(
      800,
      560,
      -8,
      1,
      `<rect x="-136" y="-250" width="272" height="500" rx="40" fill="${INK.night}"/>` +
        `<rect x="-108" y="-206" width="216" height="404" rx="10" fill="${INK.blue}"/>` +
        stroke("M-66 -20C-52 4 -24 4 -10 -20M26 -20C40 4 68 4 82 -20", 15, INK.paper) +
        stroke("M-22 60C0 78 24 78 42 60", 13, INK.paper) +
        circle(0, 224, 13, INK.blue),
    ) +
    [
      [948, 330, 1.0],
      [1004, 262, 0.72],
      [912, 258, 0.5],
    ]
      .map(([x = 0, y = 0, size = 1]) => at(x, y, -8, size, stroke("M-24 -26L24 -26L-24 26L24 26", 14, INK.night)))
      .join("") +
    path("M420 840L1180 840L1220 930L380 930Z", INK.red) +
    path("M380 930L1220 930L1220 966L380 966Z", "#8f2214") +
    firefly(260, 330, 1.25, 38, INK.night, INK.yellow, INK.paper) +
    firefly(330, 640, 0.9, 70, INK.night, INK.yellow, INK.paper) +
    firefly(1330, 250, 1.05, -42, INK.night, INK.yellow, INK.paper) +
    firefly(1410, 560, 1.35, -70, INK.night, INK.yellow, INK.paper) +
    firefly(1190, 130, 0.7, -18, INK.night, INK.yellow, INK.paper),
};

/** A table from above: cut paper, scissors, a pot of glue, hands of nobody yet. */
export const paperTable: Picture = {
  name: "atelier-affiches",
  ground: INK.yellow,
  draw: (chance) => {
    const scraps = Array.from({ length: 30 }, () => {
      const [x, y, size] = [chance(820, 1580), chance(420, 980), chance(16, 44)];
      const colour = [INK.red, INK.paper, INK.night, INK.blue][Math.floor(chance(0, 4))] ?? INK.red;
      return at(
        x,
        y,
        chance(0, 180),
        1,
        polygon(
          [
            [-size, -size * 0.5],
            [size, -size * 0.3],
            [size * 0.3, size * 0.7],
          ],
          colour,
        ),
      );
    }).join("");
    const scissors = at(
      1130,
      610,
      -38,
      1.25,
      path("M-22 -8L-360 -58C-384 -60 -384 -32 -362 -26L-10 40Z", INK.paper) +
        path("M-22 8L-360 70C-384 74 -380 44 -360 36L-10 -40Z", "#e2d8c2") +
        circle(0, 2, 15, INK.night) +
        `<ellipse cx="132" cy="-74" rx="106" ry="62" transform="rotate(-24 132 -74)" fill="none" stroke="${INK.night}" stroke-width="42"/>` +
        `<ellipse cx="132" cy="84" rx="106" ry="62" transform="rotate(24 132 84)" fill="none" stroke="${INK.night}" stroke-width="42"/>` +
        stroke("M-20 0L52 -40M-20 4L52 50", 40, INK.night),
    );
    const poster = at(
      520,
      440,
      -9,
      1,
      `<rect x="-290" y="-370" width="580" height="760" fill="${INK.red}"/>` +
        rays(0, -60, 150, 250, 20, INK.yellow, 0.42) +
        circle(0, -60, 128, INK.yellow) +
        at(0, -60, 20, 1.35, firefly(0, 0, 1, 0, INK.night, INK.red, INK.paper)) +
        [230, 290]
          .map((y, index) => stroke(`M${-200 + index * 40} ${y}L${200 - index * 40} ${y}`, 34, INK.paper, "butt"))
          .join(""),
    );
    const sheet = at(
      1130,
      220,
      12,
      1,
      `<rect x="-250" y="-190" width="500" height="330" fill="${INK.paper}"/>` +
        stroke("M-190 -110L120 -110M-190 -50L170 -50M-190 10L60 10", 22, INK.night, "butt"),
    );
    const glue = at(
      160,
      850,
      0,
      1,
      circle(0, 0, 118, INK.night) + circle(0, 0, 88, INK.paper) + stroke("M10 -10L160 -150", 30, INK.red),
    );
    return sheet + poster + glue + scraps + scissors;
  },
};

/** A beam of light across a dark hall, moths and heads in it. */
export const projection: Picture = {
  name: "projection",
  ground: INK.night,
  draw: (chance) => {
    const heads = Array.from({ length: 9 }, (_, index) => {
      const x = 40 + index * 190 + chance(-16, 16);
      const y = 880 + chance(-20, 26);
      const colour = index % 3 === 1 ? INK.red : "#0d0e20";
      return (
        path(`M${x - 116} ${y + 150}C${x - 116} ${y - 80} ${x + 116} ${y - 80} ${x + 116} ${y + 150}Z`, colour) +
        circle(x, y - 76, 66, "#0a0b1a")
      );
    }).join("");
    return (
      polygon(
        [
          [1500, 96],
          [1500, 150],
          [90, 760],
          [90, 60],
        ],
        INK.yellow,
      ) +
      polygon(
        [
          [1500, 110],
          [1500, 136],
          [90, 560],
          [90, 230],
        ],
        "#fbdc85",
      ) +
      polygon(
        [
          [70, 40],
          [300, 80],
          [300, 700],
          [70, 780],
        ],
        INK.paper,
      ) +
      at(186, 390, 0, 1, circle(0, 0, 56, INK.red) + rays(0, 0, 70, 98, 14, INK.red, 0.4)) +
      `<rect x="1440" y="60" width="200" height="130" fill="${INK.red}"/>` +
      circle(1444, 124, 46, INK.paper) +
      firefly(700, 300, 1.0, -60, INK.night, INK.red, INK.paper) +
      firefly(960, 210, 0.72, 40, INK.night, INK.red, INK.paper) +
      firefly(520, 480, 1.25, 20, INK.night, INK.red, INK.paper) +
      heads
    );
  },
};

/** Points of a regular star, for stars. */
export const star = (x: number, y: number, r: number, colour: string, points = 4) =>
  polygon(
    Array.from({ length: points * 2 }, (_, index) => {
      const radius = index % 2 ? r * 0.34 : r;
      const angle = rad((index * 180) / points - 90);
      return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius] as const;
    }),
    colour,
  );
