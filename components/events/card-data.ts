import type { EventCard } from "@/lib/events/queries";

/** What lists show of an event (lib/events/queries makes it). */
export type EventCardData = EventCard;
