import { expect, test } from "vitest";
import type { RsvpStatus } from "@/prisma/generated/enums";
import { inDoorOrder, isTickable } from "./rules";

const person = (status: RsvpStatus, name: string | null, hour = 0) => ({
  status,
  name,
  since: new Date(Date.UTC(2026, 10, 21, hour)),
});

test("the door's list goes by name, the waiting by their turn, who cancelled last", () => {
  const people = [
    person("CANCELLED", "Ada"),
    person("WAITLISTED", "Ana", 2),
    person("WAITLISTED", "Zoé", 1),
    person("GOING", null),
    person("GOING", "zineb"),
    person("GOING", "Élodie"),
    person("GOING", "Fatou"),
    person("MAYBE", "Ali"),
  ];
  expect(inDoorOrder(people).map(({ name }) => name)).toEqual([
    "Élodie",
    "Fatou",
    "zineb",
    null,
    "Ali",
    "Zoé",
    "Ana",
    "Ada",
  ]);
});

test("only who is expected is ticked; a tick from before can be taken back", () => {
  const statuses: RsvpStatus[] = ["GOING", "MAYBE", "WAITLISTED", "CANCELLED", "PENDING"];
  const tickable = (attendedAt: Date | null) => statuses.filter((status) => isTickable({ status, attendedAt }));
  expect(tickable(null)).toEqual(["GOING", "MAYBE"]);
  expect(tickable(new Date())).toEqual(statuses);
});
