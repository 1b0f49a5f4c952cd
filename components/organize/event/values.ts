import type { DeskEvent } from "@/lib/events/desk/queries";
import { type LocalText, localText } from "@/lib/local-text";
import { dayOf, timeOf } from "@/lib/time";

/** An event as its form holds it: text per language, everything else as inputs hold it. */
export type EventFormValues = {
  kind: string;
  campaignId: string;
  title: LocalText;
  summary: LocalText;
  body: LocalText;
  report: LocalText;
  access: LocalText;
  date: string;
  startTime: string;
  endTime: string;
  endDate: string;
  timeZone: string;
  placeName: string;
  address: string;
  city: string;
  postcode: string;
  latitude: string;
  longitude: string;
  addressForRegistered: boolean;
  onlineUrl: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  takesRsvps: boolean;
  capacity: string;
  maxGuests: string;
  showsCount: boolean;
  pictureId: string;
};

const both = (json: unknown): LocalText => ({ fr: "", en: "", ...localText(json) });
const text = (value: string | number | null) => (value === null ? "" : String(value));

/** A new event's form: empty, in the zone of its group. */
export const emptyEvent = (timeZone: string): EventFormValues => ({
  kind: "MEETING",
  campaignId: "",
  title: both({}),
  summary: both({}),
  body: both({}),
  report: both({}),
  access: both({}),
  date: "",
  startTime: "",
  endTime: "",
  endDate: "",
  timeZone,
  placeName: "",
  address: "",
  city: "",
  postcode: "",
  latitude: "",
  longitude: "",
  addressForRegistered: false,
  onlineUrl: "",
  contactName: "",
  contactEmail: "",
  contactPhone: "",
  takesRsvps: true,
  capacity: "",
  maxGuests: "5",
  showsCount: true,
  pictureId: "",
});

/** An event's form as it stands in the database. */
export function eventValues(event: DeskEvent): EventFormValues {
  const { startsAt, endsAt, timeZone } = event;
  const lastDay = endsAt ? dayOf(endsAt, timeZone) : "";
  return {
    kind: event.kind,
    campaignId: text(event.campaignId),
    title: both(event.title),
    summary: both(event.summary),
    body: both(event.body),
    report: both(event.report),
    access: both(event.access),
    date: event.date,
    startTime: startsAt ? timeOf(startsAt, timeZone) : "",
    endTime: endsAt ? timeOf(endsAt, timeZone) : "",
    endDate: lastDay === event.date ? "" : lastDay,
    timeZone,
    placeName: text(event.placeName),
    address: text(event.address),
    city: text(event.city),
    postcode: text(event.postcode),
    latitude: text(event.latitude),
    longitude: text(event.longitude),
    addressForRegistered: event.addressForRegistered,
    onlineUrl: text(event.onlineUrl),
    contactName: text(event.contactName),
    contactEmail: text(event.contactEmail),
    contactPhone: text(event.contactPhone),
    takesRsvps: event.takesRsvps,
    capacity: text(event.capacity),
    maxGuests: String(event.maxGuests),
    showsCount: event.showsCount,
    pictureId: text(event.pictureId),
  };
}
