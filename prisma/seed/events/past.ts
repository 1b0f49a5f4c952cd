import { addFigure } from "@/lib/campaigns/figures/mutations";
import { recordAttendance } from "@/lib/events/attendance/mutations";
import { day, moment, month } from "../calendar";
import { done } from "../done";
import type { Story } from "../story";
import { text } from "../words";
import { agreed, announce } from "./announce";

/** How the campaign began: two actions of which only the month is still told. */
export async function tellBeginnings({ as, now, campaignId }: Story): Promise<void> {
  const rennes = {
    slug: "prise-de-parole-rennes",
    kind: "INTERVENTION",
    campaignId,
    title: text("Prise de parole au Forum des services en ligne", "Speaking up at the Online Services Forum"),
    summary: text(
      "Trois minutes au micro de la salle, à l'invitation de la modératrice, pour parler des guichets fermés.",
    ),
    date: month(now, -5),
    placeName: "Forum des services en ligne",
    city: "Rennes",
    takesRsvps: false,
  } as const;
  await announce(as.rennes, rennes, null, moment(now, -160, "10:00"));
  const lyon = {
    slug: "guichets-humains-lyon",
    kind: "ACTION",
    campaignId,
    title: text("Un après-midi de guichets humains", "An afternoon of human counters"),
    summary: text("Cinq tables, cinq bénévoles, des dossiers remplis ensemble au soleil. Le groupe de Lyon en est né."),
    date: month(now, -3),
    placeName: "Place Guichard",
    city: "Lyon",
    takesRsvps: false,
  } as const;
  await announce(as.lyon, lyon, null, moment(now, -100, "10:00"));
}

/** The lantern walk, as it was. */
export async function tellLanternWalk({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const event = {
    slug: "marche-aux-lanternes",
    kind: "ACTION",
    campaignId,
    title: text("Marche aux lanternes le long de la Vilaine", "Lantern walk along the Vilaine"),
    summary: text(
      "Une heure de marche, de la mairie au dernier guichet de poste du quartier. On fabrique les lanternes avant.",
    ),
    report: text(
      `
Partis quarante de la mairie, nous étions près de cent vingt en arrivant. Des familles nous ont rejoints depuis les fenêtres, une fanfare depuis un pont. La lettre a été remise à la directrice du bureau de poste, qui est sortie la lire à voix haute.

Merci à l'équipe d'accueil, aux voisines du quai pour la soupe, et aux agents de la ville qui ont baissé l'éclairage sur notre passage.
`,
    ),
    date: day(now, -days.lanterns),
    startTime: "19:00",
    endTime: "21:00",
    placeName: "Place de la Mairie",
    city: "Rennes",
    postcode: "35000",
    pictureId: pictures["marche-aux-lanternes"],
  } as const;
  const parts = [agreed("Les Lucioles", "ORGANIZES"), agreed("Yeux ouverts", "SUPPORTS")];
  const eventId = await announce(
    as.rennes,
    event,
    { participations: parts },
    moment(now, -days.lanterns - 24, "10:00"),
  );
  const came = { attendance: 120, approximate: true };
  done(await recordAttendance(as.rennes, eventId, came, moment(now, -days.lanterns + 1, "10:00")));
}

/** A talk that another organisation held, before three hundred people. */
export async function tellTalk({ as, now, campaignId }: Story): Promise<void> {
  const event = {
    slug: "conference-debrancher",
    kind: "TALK",
    campaignId,
    title: text("Conférence publique : « Peut-on encore se débrancher ? »", "Public talk: “Can we still unplug?”"),
    summary: text(
      "Trois cents personnes, deux heures de questions. Nous y avons tenu une table et distribué la brochure.",
    ),
    date: day(now, -33),
    startTime: "19:30",
    endTime: "22:00",
    placeName: "Théâtre des Halles",
    city: "Paris",
    takesRsvps: false,
  } as const;
  const programme = {
    participations: [
      { label: text("une autre association", "another organisation"), role: "ORGANIZES", state: "CONFIRMED" } as const,
      agreed("Les Lucioles", "RELAYS"),
    ],
  };
  const eventId = await announce(as.paris, event, programme, moment(now, -45, "10:00"));
  done(await recordAttendance(as.paris, eventId, { attendance: 300, approximate: true }, moment(now, -32, "09:30")));
}

/** A training, with who came counted at the door. */
export async function tellTraining({ as, now, campaignId, pictures }: Story): Promise<void> {
  const event = {
    slug: "prendre-la-parole",
    kind: "TRAINING",
    campaignId,
    title: text(
      "Prendre la parole : au micro, à la radio, dans la rue",
      "Speaking up: at a microphone, on air, in the street",
    ),
    summary: text("Une soirée pour apprendre à dire l'essentiel en deux minutes, sans notes et sans crier."),
    report: text(
      "Quatorze personnes, deux radios qui nous ont déjà rappelés, et un fou rire au moment du journal de 20 h.",
    ),
    date: day(now, -20),
    startTime: "19:00",
    endTime: "21:30",
    placeName: "Librairie L'Encre vive, arrière-salle",
    city: "Paris",
    postcode: "75011",
    capacity: 18,
    maxGuests: 1,
    pictureId: pictures["porte-voix-paris"],
  } as const;
  const eventId = await announce(as.paris, event, null, moment(now, -44, "10:00"));
  done(await recordAttendance(as.paris, eventId, { attendance: 14 }, moment(now, -19, "10:00")));
}

/** The poster workshop. */
export async function tellWorkshop({ as, now, campaignId, pictures }: Story): Promise<void> {
  const event = {
    slug: "atelier-affiches",
    kind: "WORKSHOP",
    campaignId,
    title: text("Atelier affiches : papier, ciseaux, deux couleurs", "Poster workshop: paper, scissors, two colours"),
    summary: text(
      "On dessine, on découpe, on tire à la main. Chacun repart avec dix affiches et les doigts pleins d'encre.",
    ),
    report: text(
      "Deux cents affiches en un après-midi. Elles seront collées sur les panneaux d'affichage libre des trois villes.",
    ),
    date: day(now, -9),
    startTime: "14:00",
    endTime: "18:00",
    placeName: "Atelier de la Guill'",
    city: "Lyon",
    postcode: "69007",
    capacity: 24,
    maxGuests: 2,
    pictureId: pictures["atelier-affiches"],
  } as const;
  const eventId = await announce(as.lyon, event, null, moment(now, -34, "10:00"));
  done(await recordAttendance(as.lyon, eventId, { attendance: 19 }, moment(now, -8, "10:00")));
  const printed = { of: { eventId }, label: text("affiches tirées", "posters printed"), value: 200, approximate: true };
  done(await addFigure(as.lyon, printed));
}
