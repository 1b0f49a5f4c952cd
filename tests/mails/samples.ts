import { factorMail, signInMail, testMail } from "@/lib/auth/emails";
import { type EventToTell, eventFacts } from "@/lib/events/emails";
import { hostingMail } from "@/lib/events/hosts/emails";
import { partMail } from "@/lib/events/parts/emails";
import { partNewsMail } from "@/lib/events/parts/news/emails";
import * as rsvp from "@/lib/events/rsvps/emails";
import { urlIn } from "@/lib/i18n/paths";
import type { Locale, ReadText } from "@/lib/local-text";
import type { MailContent } from "@/lib/mail/message";
import { broadcastMail, greeting } from "@/lib/newsletters/broadcasts/emails";
import { newsletterWelcomeMail } from "@/lib/newsletters/emails";
import { invitationMail } from "@/lib/settings/invitations/emails";
import { confirmationMail, nothingToConfirmMail } from "@/lib/signups/emails";
import { volunteerNoticeMail, volunteerWelcomeMail } from "@/lib/volunteers/emails";

/** Every mail there is, with invented people and events. What people type can be replaced, to see what it does to a mail. */
export type Typed = { name: string; title: string; group: string };

const TYPED: Typed = { name: "Camille", title: "Le contre-sommet", group: "Les Lucioles" };

const event = (title: string): EventToTell => ({
  slug: "contre-sommet",
  title: { fr: title },
  date: "2027-02-06",
  startsAt: new Date("2027-02-06T12:00:00Z"),
  endsAt: new Date("2027-02-06T17:00:00Z"),
  timeZone: "Europe/Paris",
  placeName: "Salle des fêtes",
  address: "12 rue du Port",
  city: "Paris",
  postcode: "75003",
  latitude: null,
  longitude: null,
  onlineUrl: null,
  addressForRegistered: true,
});

export function sampleMails(locale: Locale, typed: Typed = TYPED): Record<string, () => Promise<MailContent>> {
  const { name, title, group } = typed;
  const brand = { name: group, accent: "#c4281a", accentDark: "#ff8a75" };
  const text = (words: string): ReadText => ({ text: words, lang: "fr", fallback: locale !== "fr" });
  const [open, held] = [eventFacts(event(title), "registered", locale), eventFacts(event(title), "public", locale)];
  const token = "a1B2c3D4".repeat(8);
  const meUrl = urlIn(locale, `/me/${token}`);
  const partUrl = urlIn(locale, `/part/${token}`);
  const confirmUrl = urlIn(locale, `/confirm/${token}`);
  const to = { locale, brand, name, meUrl, places: 1, calendar: true };
  const coming = {
    ...to,
    event: open,
    contact: "Nour, accueil@lucioles.example",
    access: { text: "Entrée de plain-pied, langue des signes.", lang: "fr" as const },
  };
  const away = { ...to, event: held, contact: null, access: null };
  const rsvpLine = { event: held, answer: "yes" as const, places: 3, full: true };
  const letter = { title: text("La lettre"), group };
  const offer = { group: text(group), skills: locale === "fr" ? "accueil, cuisine" : "welcoming people, cooking" };
  const asked = { locale, brand, confirmUrl, rsvps: [], subscriptions: [], offers: [] };
  const volunteer = { locale, brand, name, group, meUrl, answerBy: "samedi 13 février 2027", replies: true };
  return {
    "confirm-all": () => confirmationMail({ ...asked, rsvps: [rsvpLine], subscriptions: [letter], offers: [offer] }),
    "confirm-rsvp": () =>
      confirmationMail({ ...asked, rsvps: [{ ...rsvpLine, answer: "maybe", places: 1, full: false }] }),
    "confirm-subscription": () => confirmationMail({ ...asked, subscriptions: [letter] }),
    "confirm-offer": () => confirmationMail({ ...asked, offers: [offer] }),
    "nothing-known": () => nothingToConfirmMail({ locale, brand, meUrl }),
    "nothing-unknown": () => nothingToConfirmMail({ locale, brand, meUrl: null }),
    "rsvp-going": () => rsvp.goingMail({ ...coming, places: 3 }, false),
    "rsvp-updated": () => rsvp.goingMail(coming, true),
    "rsvp-maybe": () => rsvp.maybeMail({ ...coming, calendar: false }),
    "rsvp-waitlisted": () => rsvp.waitlistedMail({ ...away, calendar: false, before: 2 }),
    "rsvp-offered": () => rsvp.offeredMail({ ...away, places: 2, deadline: "vendredi 5 février 2027, 18 h" }),
    "rsvp-cancelled": () => rsvp.notComingMail(away, false),
    "rsvp-lapsed": () => rsvp.notComingMail({ ...away, calendar: false, name: null }, true),
    "rsvp-event-cancelled": () => rsvp.eventCancelledMail({ ...away, contact: "Nour", reason: null }),
    part: () =>
      partMail({ locale, brand, url: partUrl, name, event: held, session: "Que faire, 17 h", contact: "Nour" }),
    "part-unnamed": () =>
      partMail({ locale, brand, url: partUrl, name: null, event: open, session: null, contact: null }),
    "part-news": () =>
      partNewsMail({
        locale,
        brand,
        title,
        group,
        lines: [
          { name, session: "Ce que coûtent les machines, 13 h", answer: "CONFIRMED", corrected: true, wrote: true },
          { name: group, session: null, answer: null, corrected: true, wrote: false },
        ],
        url: urlIn(locale, "/organize/events/1#answers"),
      }),
    hosting: () =>
      hostingMail({
        locale,
        brand,
        asker: group,
        group: "Les Essais",
        event: held,
        url: urlIn(locale, "/organize/hosting"),
      }),
    broadcast: () =>
      broadcastMail({
        ...to,
        hello: greeting(locale, name),
        subject: text(title),
        words: text(`${name}, demain.\n\nÀ midi.\nAvec ${group}.`),
        event: held,
      }),
    "newsletter-welcome": () => newsletterWelcomeMail({ locale, brand, name: null, title: "La lettre", group, meUrl }),
    "volunteer-welcome": () => volunteerWelcomeMail({ ...volunteer, training: held }),
    "volunteer-welcome-alone": () => volunteerWelcomeMail({ ...volunteer, replies: false, training: null }),
    "volunteer-notice": () =>
      volunteerNoticeMail({
        locale,
        brand,
        firstName: name,
        group,
        answerBy: "samedi 13 février 2027",
        deskUrl: urlIn(locale, "/organize"),
      }),
    "sign-in": () => signInMail({ locale, brand, code: "042817", url: urlIn(locale, `/organize/sign-in/${token}`) }),
    ...Object.fromEntries(
      (["set", "renewed", "removed", "passkey_added", "passkey_removed", "helped"] as const).map((change) => [
        `factor-${change}`,
        () => factorMail({ locale, brand, change, url: urlIn(locale, "/organize/settings/sign-in") }),
      ]),
    ),
    "test-mail": () =>
      testMail({
        locale,
        brand,
        url: urlIn(locale, "/organize"),
        from: { name: group, address: "lettre@lucioles.example" },
      }),
    invitation: () =>
      invitationMail({
        locale,
        brand,
        url: urlIn(locale, `/organize/invitation/${token}`),
        inviter: name,
        role: "organiser ses événements",
        until: "24 décembre 2026",
      }),
  };
}
