import { addFigure } from "@/lib/campaigns/figures/mutations";
import { cancelEvent, moveEvent } from "@/lib/events/changes/mutations";
import { answerHosting, inviteHost } from "@/lib/events/hosts/mutations";
import type { ProgrammeInput } from "@/lib/events/programme/schema";
import { day, moment, month } from "../calendar";
import { done } from "../done";
import type { Story } from "../story";
import { french, text } from "../words";
import { agreed, announce } from "./announce";

/** The rally: another collective calls, we relay. Its place has just changed. */
export async function announceRally({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const event = {
    slug: "rassemblement",
    kind: "RALLY",
    campaignId,
    title: text("Rassemblement pour des guichets ouverts", "Rally for open counters"),
    summary: text(
      "À l'appel de l'Assemblée des quartiers, relayé par Les Lucioles. Venez avec une lampe, une chaise pliante, une personne de plus.",
      "Called by the Assemblée des quartiers, relayed by Les Lucioles. Bring a lamp, a folding chair, one more person.",
    ),
    body: text(
      `
Le lendemain du contre-sommet, nous nous retrouvons dehors. Pas de long discours : une heure de prises de parole de deux minutes, ouvertes à qui veut, puis une chorale et du thé chaud.

Le rassemblement est déclaré en préfecture. Une équipe d'accueil en brassard jaune est là pour toute question, et pour que chacune et chacun se sente à sa place.
`,
      `
The day after the counter-summit we meet outdoors. No long speeches: an hour of two-minute words, open to anyone, then a choir and hot tea.

The rally has been declared to the prefecture. A welcome team with yellow armbands is there for any question.
`,
    ),
    date: day(now, days.rally),
    startTime: "14:00",
    endTime: "16:30",
    placeName: "Parvis de la gare de l'Est",
    city: "Paris",
    postcode: "75010",
    access: text("Sol plat et dur. Des chaises pour qui en a besoin, à demander à l'équipe d'accueil."),
    contactName: "Assemblée des quartiers",
    contactEmail: "quartiers@example.net",
    pictureId: pictures.rassemblement,
  } as const;
  const parts = [agreed("Assemblée des quartiers", "ORGANIZES"), agreed("Les Lucioles", "RELAYS")];
  const eventId = await announce(as.lucioles, event, { participations: parts }, moment(now, -18, "18:00"));
  const seen = {
    of: { eventId },
    label: text("vues de l'appel", "views of the call"),
    value: 20_000,
    approximate: true,
  };
  done(await addFigure(as.lucioles, seen));
  const move = {
    placeName: "Place du Marché-aux-Herbes",
    address: "devant la fontaine",
    city: "Paris",
    postcode: "75010",
    urgent: true,
    reason: text(
      "Le parvis sera fermé pour travaux ce week-end. La nouvelle place est à six minutes à pied, l'heure ne change pas.",
      "The forecourt will be closed for works that weekend. The new square is a six-minute walk away; the hour stays the same.",
    ),
  };
  done(await moveEvent(as.lucioles, eventId, move, moment(now, -1, "17:40")));
}

/** The evening on which newcomers meet us: twenty places, nearly all taken. */
export async function announceWelcome({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const event = {
    slug: "accueil-nouveaux",
    kind: "TRAINING",
    campaignId,
    title: text("Accueil des nouveaux : première rencontre", "Newcomers' welcome: first meeting"),
    summary: text(
      "Deux heures pour faire connaissance, comprendre comment on travaille et choisir par où commencer. Rien à savoir avant.",
      "Two hours to get acquainted, see how we work and choose where to begin. Nothing to know beforehand.",
    ),
    body: text(
      `
Nous serons quatre à vous accueillir. Chacun se présente, on raconte une action du début à la fin, puis on fait le tour de ce qui manque : des mains pour coller, des yeux pour relire, une voix pour accueillir, une voiture un samedi sur deux.

Vous repartez avec une date, un binôme et un numéro à appeler. Et si ce n'est pas le moment, on se recontacte quand vous voulez.
`,
      `
Four of us will be there. We introduce ourselves, tell one action from beginning to end, then look at what is missing: hands to paste, eyes to proofread, a voice to greet, a car every other Saturday.

You leave with a date, a buddy and a number to call. And if now is not the time, we get back in touch whenever you like.
`,
    ),
    date: day(now, days.welcome),
    startTime: "19:00",
    endTime: "21:00",
    placeName: "Maison des associations",
    address: "4 rue du Pont-Levis",
    postcode: "35000",
    city: "Rennes",
    access: text("Ascenseur jusqu'à la salle 12. Métro à deux minutes. Enfants bienvenus."),
    contactName: "Maëlle",
    contactEmail: "rennes@example.org",
    capacity: 20,
    maxGuests: 2,
    pictureId: pictures.accueil,
  } as const;
  const eventId = await announce(as.rennes, event, null, moment(now, -21, "12:00"));
  done(await inviteHost(as.rennes, eventId, "lucioles-paris", moment(now, -2, "10:00")));
}

/** An evening of film with somebody whose name is still a surprise; the address is for who registered. */
export async function announceProjection({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const event = {
    slug: "projection-a-la-friche",
    kind: "PROJECTION",
    campaignId,
    title: text("Projection à la friche : « Allô, j'écoute »", "Screening: “Hello, I'm listening”"),
    summary: text(
      "Un film de quarante minutes sur les dernières standardistes, suivi d'un échange. L'adresse est donnée aux personnes inscrites.",
      "A forty-minute film about the last switchboard operators, then a talk. The address is given to those who register.",
    ),
    date: day(now, days.projection),
    startTime: "20:00",
    endTime: "22:30",
    placeName: "La friche du canal",
    address: "87 quai des Éclusiers, au fond de la cour",
    postcode: "75019",
    city: "Paris",
    addressForRegistered: true,
    access: text("Cour pavée, une marche à l'entrée : nous posons une rampe, prévenez-nous. Film sous-titré."),
    contactName: "Camille",
    contactEmail: "paris@example.org",
    capacity: 80,
    pictureId: pictures.projection,
  } as const;
  const programme: ProgrammeInput = {
    participations: [agreed("Les Lucioles", "ORGANIZES")],
    sessions: [
      { title: text("Le film", "The film"), format: "SCREENING", start: "20:15", end: "20:55" },
      {
        title: text("On en parle", "Let's talk about it"),
        format: "TALK",
        start: "21:00",
        speakers: [{ role: text("artiste invitée", "guest artist") }],
      },
    ],
  };
  const eventId = await announce(as.paris, event, programme, moment(now, -15, "10:00"));
  const { hostId } = done(await inviteHost(as.paris, eventId, "lucioles-rennes", moment(now, -9, "10:00")));
  done(await answerHosting(as.rennes, hostId, "accept", moment(now, -8, "18:00")));
}

/** A training that is full, with people waiting. */
export async function announceFullTraining({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const event = {
    slug: "tenir-un-point-d-information",
    kind: "TRAINING",
    campaignId,
    title: text("Tenir un point d'information dans la rue", "Running an information stand"),
    summary: text(
      "Monter une table, aborder sans forcer, répondre quand on ne sait pas. On s'entraîne à deux, puis pour de vrai sur le marché.",
      "Setting up a table, approaching people gently, answering when one does not know. First in pairs, then for real at the market.",
    ),
    date: day(now, days.lyon),
    startTime: "10:00",
    endTime: "16:00",
    placeName: "Atelier de la Guill'",
    address: "31 rue des Trois-Ponts",
    postcode: "69007",
    city: "Lyon",
    access: text("De plain-pied. Repas végétarien partagé, apportez une assiette."),
    contactEmail: "lyon@example.org",
    capacity: 15,
    maxGuests: 1,
    pictureId: pictures["porte-voix-lyon"],
  } as const;
  await announce(as.lyon, event, null, moment(now, -24, "11:15"));
}

/** What else is coming: a monthly meeting, an action known to the day, a summer known to the month, one that was called off. */
export async function announceTheRest({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const meeting = {
    slug: "reunion-mensuelle-rennes",
    kind: "MEETING",
    title: text("Réunion mensuelle du groupe de Rennes", "Monthly meeting of the Rennes group"),
    summary: text("Les nouvelles, les dates, qui fait quoi. Ouverte à toutes et tous, on finit à 21 h 30 pile."),
    date: day(now, 4),
    startTime: "19:30",
    endTime: "21:30",
    placeName: "Café associatif La Bascule",
    address: "9 place du Champ-Rond",
    postcode: "35000",
    city: "Rennes",
    maxGuests: 1,
  } as const;
  await announce(as.rennes, meeting, null, moment(now, -12, "08:50"));
  const students = {
    slug: "cafe-sans-wifi",
    kind: "ACTION",
    campaignId,
    title: text("Café sans wifi sur le campus de Villejean"),
    summary: text(
      "Le Collectif étudiant installe des tables, des livres et des jeux devant la bibliothèque, toute la journée. Nous relayons et nous passons.",
    ),
    date: day(now, days.projection),
    placeName: "Campus de Villejean",
    city: "Rennes",
    takesRsvps: false,
  } as const;
  const parts = [agreed(french("Collectif étudiant de Villejean"), "ORGANIZES"), agreed("Les Lucioles", "RELAYS")];
  await announce(as.rennes, students, { participations: parts }, moment(now, -6, "16:00"));
  const summer = {
    slug: "rencontres-des-lucioles",
    kind: "MEETING",
    campaignId,
    title: text("Les rencontres des Lucioles", "The Lucioles' gathering"),
    summary: text("Trois jours tous groupes réunis, quelque part entre Rennes et Lyon. La date exacte viendra."),
    date: month(now, 5),
    takesRsvps: false,
    pictureId: pictures["chemin-de-lumieres"],
  } as const;
  await announce(as.lucioles, summer, null, moment(now, -5, "09:00"));
  const calledOff = {
    slug: "reunion-publique-lyon",
    kind: "MEETING",
    title: text("Réunion publique sur le guichet de la Guillotière"),
    date: day(now, 8),
    startTime: "18:30",
    endTime: "20:30",
    placeName: "Salle du Lac",
    city: "Lyon",
  } as const;
  const eventId = await announce(as.lyon, calledOff, null, moment(now, -16, "14:00"));
  const reason = text("La salle n'est plus disponible. Nous cherchons une autre date et la donnerons dans la lettre.");
  done(await cancelEvent(as.lyon, eventId, { reason }, moment(now, -2, "11:05")));
}
