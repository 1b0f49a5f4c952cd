import { after, hours, minutes } from "@/lib/time";

/** What is told together: all that was said in one hour of the clock. */
export type Hour = { from: Date; until: Date };

export const hourOf = (at: Date): Hour => {
  const from = new Date(Math.floor(at.getTime() / hours(1)) * hours(1));
  return { from, until: after(from, hours(1)) };
};

/** When an hour is told: once what was said in its last second is surely written. */
export const toldAt = ({ until }: Hour): Date => after(until, minutes(1));
