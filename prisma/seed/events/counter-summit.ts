import { parseAddress } from "@/lib/addresses";
import type { Scope } from "@/lib/auth/scope";
import { mailPart } from "@/lib/events/parts/links/mutations";
import { listParts } from "@/lib/events/parts/queries";
import type { ProgrammeInput } from "@/lib/events/programme/schema";
import { day, moment } from "../calendar";
import { done } from "../done";
import type { Story } from "../story";
import { french, text } from "../words";
import { agreed, announce } from "./announce";

const speaks = (name: string) => agreed(french(name), "SPEAKS");
const oneSpeaker = (name: string) => [{ count: 1, collective: { name: french(name) } }];

const PROGRAMME: ProgrammeInput = {
  participations: [
    agreed("Les Lucioles", "ORGANIZES"),
    agreed("Assemblée des quartiers", "CO_ORGANIZES"),
    agreed("Terre et Cie", "SUPPORTS"),
  ],
  sessions: [
    {
      title: text("Ce que coûtent les machines", "What machines cost"),
      format: "TALK",
      start: "13:00",
      end: "14:00",
      summary: text(
        "Du cuivre, de l'eau, du sable, des nuits d'usine : le tour du monde d'un objet qui tient dans la poche.",
        "Copper, water, sand, night shifts: around the world with a thing that fits in a pocket.",
      ),
      speakers: oneSpeaker("Atelier Sans-Fil"),
      participations: [speaks("Atelier Sans-Fil")],
    },
    {
      title: text("Savoirs perdus, savoirs gardés", "Skills lost, skills kept"),
      format: "ROUND_TABLE",
      start: "14:00",
      end: "15:15",
      summary: text(
        "Lire une carte, tenir un registre, écouter quelqu'un jusqu'au bout : que perd-on quand plus personne ne le fait ?",
        "Reading a map, keeping a register, hearing someone out: what is lost when nobody does it any more?",
      ),
      moreToCome: true,
      participations: [
        speaks("Le Papier"),
        speaks("Yeux ouverts"),
        speaks("Les Ami·es du temps long"),
        { collective: { name: "Syndicat des métiers du guichet" }, role: "SPEAKS", state: "INVITED" },
      ],
    },
    {
      title: text("Vivre autrement avec moins d'écrans", "Living otherwise, with fewer screens"),
      format: "TALK",
      start: "15:15",
      end: "15:50",
      speakers: oneSpeaker("Technique et société"),
      participations: [speaks("Technique et société")],
    },
    {
      title: text("Ce qu'une machine ne saura pas faire", "What a machine will never do"),
      format: "TALK",
      start: "15:50",
      end: "16:25",
      speakers: oneSpeaker("Terre et Cie"),
      participations: [speaks("Terre et Cie")],
    },
    {
      title: text("Peut-on fixer des règles ?", "Can rules be set?"),
      format: "TALK",
      start: "16:25",
      end: "17:00",
      speakers: oneSpeaker("Association pour des guichets humains"),
      participations: [speaks("Association pour des guichets humains")],
    },
    {
      title: text("Que faire ensemble ?", "What shall we do together?"),
      format: "ASSEMBLY",
      start: "17:00",
      summary: text(
        "On range les chaises en cercle, on se répartit le travail, on se donne la prochaine date.",
        "Chairs in a circle, the work shared out, the next date agreed.",
      ),
      participations: [speaks("Les Lucioles")],
    },
  ],
};

/** The conference day the whole campaign leads to. */
export async function announceCounterSummit({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const event = {
    slug: "contre-sommet",
    kind: "CONFERENCE",
    campaignId,
    title: text("Le contre-sommet", "The counter-summit"),
    summary: text(
      "Pendant que le Sommet de l'avenir numérique réunit ministres et industriels, une après-midi pour celles et ceux qui ne sont pas invités.",
      "While the Digital Future Summit gathers ministers and industry, an afternoon for those who were not invited.",
    ),
    body: text(
      `
Le même samedi, à trois stations de métro d'ici, on décidera de l'école, de l'hôpital et du guichet de demain sans celles et ceux qui y travaillent ni celles et ceux qui s'en servent. Nous prenons une salle, des chaises et le temps qu'il faut.

Six rencontres, du concret, et une heure d'assemblée pour décider de la suite. On peut venir pour tout ou pour une seule séance.

**Sur place :** soupe et café à prix libre, coin calme, garde d'enfants de 13 h à 17 h (dites-le à l'inscription pour que l'on prévoie assez de crayons).
`,
      `
The same Saturday, three metro stops away, the school, the hospital and the counter of tomorrow will be decided without those who work there and those who need them. We take a hall, some chairs and the time it takes.

Six sessions, down to earth, and an hour of assembly to decide what comes next. Come for all of it or for one session.

**On the spot:** soup and coffee at a free price, a quiet corner, childcare from 1 pm to 5 pm (tell us when you sign up, so that there are enough pencils).
`,
    ),
    date: day(now, days.summit),
    startTime: "13:00",
    endTime: "18:00",
    placeName: "Salle des fêtes Olympe-de-Gouges",
    address: "12 rue des Lanternes",
    postcode: "75003",
    city: "Paris",
    latitude: 48.8639,
    longitude: 2.3616,
    access: text(
      "Entrée de plain-pied, toilettes accessibles au même niveau. Boucle magnétique au premier rang. Interprétation en langue des signes française pour les séances de 14 h et de 17 h. Un coin calme est ouvert toute la journée.",
      "Step-free entrance, accessible toilets on the same level. Hearing loop in the first row. French Sign Language at 2 pm and 5 pm. A quiet corner is open all day.",
    ),
    contactName: "Camille, pour Les Lucioles",
    contactEmail: "bonjour@example.org",
    capacity: 180,
    pictureId: pictures["contre-sommet"],
  } as const;
  const eventId = await announce(as.lucioles, event, PROGRAMME, moment(now, -26, "09:30"));
  await askTheUnion(as.lucioles, eventId, moment(now, -3, "18:20"));
}

/** The one collective that has not answered gets its link by mail. */
async function askTheUnion(scope: Scope, eventId: string, askedAt: Date): Promise<void> {
  const union = (await listParts(scope, eventId)).find(({ state }) => state === "INVITED");
  const email = parseAddress("guichet@example.org");
  if (!union || !email.ok) throw new Error("The programme has nobody to ask");
  done(await mailPart(scope, union.id, { email: email.value, language: "fr" }, askedAt));
}
