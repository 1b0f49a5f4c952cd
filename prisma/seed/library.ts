import { addFigure } from "@/lib/campaigns/figures/mutations";
import { plainText } from "@/lib/local-text";
import { uploadAttachment } from "@/lib/media/attachments/mutations";
import { addResource, publishResource } from "@/lib/resources/mutations";
import type { ResourceInput } from "@/lib/resources/schema";
import { day, month } from "./calendar";
import { done } from "./done";
import { tinyPdf } from "./pdf";
import type { PictureName } from "./pictures";
import type { Story } from "./story";
import { french, text } from "./words";

type Told = Omit<ResourceInput, "campaignId"> & {
  figures?: [string, string, number, boolean][];
  cover?: PictureName;
  /** The lines of its own file. */
  pdf?: string[];
};

const resources = (now: Date): Told[] => [
  {
    kind: "OPEN_LETTER",
    title: text("Lettre ouverte : « Rendez-nous les guichets »", "Open letter: “Give us back the counters”"),
    url: "https://example.org/lettre-ouverte",
    publisher: "Le Papier",
    publishedOn: day(now, -41),
    language: "fr",
    figures: [["organisations signataires", "organisations signed", 104, false]],
  },
  {
    kind: "PETITION",
    title: text("Pétition : un guichet à moins d'une demi-heure", "Petition: a counter within half an hour"),
    url: "https://example.org/petition",
    publishedOn: month(now, -4),
    language: "fr",
    figures: [["signatures", "signatures", 11_870, true]],
  },
  {
    kind: "BROCHURE",
    title: text("Tenir une table dans la rue, pas à pas", "Holding a street table, step by step"),
    summary: text(
      "Où poser la table, que dire en premier, comment finir une conversation : huit pages à plier et à glisser dans la poche.",
      "Where to put the table, what to say first, how to end a conversation: eight pages to fold and pocket.",
    ),
    body: text(
      "Écrite par celles et ceux qui tiennent nos tables depuis deux ans. Imprimez, pliez, corrigez, faites passer.",
      "Written by those who have held our tables for two years. Print, fold, correct, pass on.",
    ),
    publisher: "Les Lucioles",
    publishedOn: month(now, -2),
    language: "fr",
    licence: "CC BY-SA 4.0",
    cover: "porte-voix",
    pdf: [
      "1. Une table, deux personnes, trois feuilles.",
      "2. On se présente avant de demander.",
      "3. On écoute plus qu'on ne parle.",
      "4. On propose un rendez-vous, jamais un reproche.",
      "5. On remercie, aussi quand c'est non.",
    ],
  },
  {
    kind: "COMIC",
    title: text("Mamie et le serveur vocal, bande dessinée", "Granny and the voice server, a comic"),
    summary: text("Douze planches pour rire du « tapez 1 ».", "Twelve plates to laugh at “press 1”."),
    publisher: "Yeux ouverts",
    publishedOn: month(now, -3),
    language: "fr",
    licence: "CC BY-NC-ND 4.0",
    cover: "sous-cloche-lucioles",
    pdf: ["« Pour parler à quelqu'un, tapez 9. »", "« Allô ? Mamie ? C'est le 9. »"],
  },
  {
    kind: "RECORDING",
    title: text("« Ce que coûtent les machines », la conférence filmée", "“What machines cost”, the talk on film"),
    url: "https://example.org/conference-filmee",
    publisher: "Atelier Sans-Fil",
    publishedOn: day(now, -30),
    language: "fr",
    licence: "CC BY 4.0",
    cover: "projection-lucioles",
    mediaType: "video/webm",
  },
  {
    kind: "PRESS",
    title: text("« Ces habitants qui veulent parler à quelqu'un »"),
    url: "https://example.org/la-gazette",
    publisher: "La Gazette de l'Ouest",
    publishedOn: day(now, -50),
    language: "fr",
  },
  {
    kind: "PRESS",
    title: text("« À Lyon, un guichet humain le temps d'un après-midi »"),
    url: "https://example.org/le-progres-du-lundi",
    publisher: "Le Lundi",
    publishedOn: month(now, -3),
    language: "fr",
  },
  {
    kind: "MAP",
    title: text("La carte des guichets fermés", "The map of closed counters"),
    url: "https://example.org/carte",
    language: "fr",
    figures: [
      ["guichets fermés", "closed counters", 35, false],
      ["régions", "regions", 9, false],
    ],
  },
];

/** Fills the library of the collective's campaign: what there is to read, watch, sign and download, and the press. */
export async function fillLibrary(
  { as, now, pictures }: Pick<Story, "as" | "now" | "pictures">,
  campaignId: string,
  at: Date,
): Promise<void> {
  const scope = as.lucioles;
  for (const { figures = [], cover, pdf, ...resource } of resources(now)) {
    const publisher = resource.publisher ? { publisher: french(resource.publisher) } : {};
    const picture = cover ? { pictureId: pictures[cover] } : {};
    const title = plainText(resource.title, "fr");
    const file = pdf && done(await uploadAttachment(scope, tinyPdf(title, pdf), `${title}.pdf`, at));
    const own = { campaignId, ...publisher, ...picture, ...(file && { attachmentId: file.attachmentId }) };
    const { resourceId } = done(await addResource(scope, { ...resource, ...own }, at));
    done(await publishResource(scope, resourceId, at));
    for (const [fr, en, value, approximate] of figures)
      done(await addFigure(scope, { of: { resourceId }, label: text(fr, en), value, approximate }));
  }
}
