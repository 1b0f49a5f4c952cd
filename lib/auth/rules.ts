import type { RoleName } from "../groups/schema";

/**
 * What a role may do in its own group, as sentences. A greeter stands at the door and sees one list of names;
 * a writer writes and sees nobody; an organizer does everything but hand out roles; an owner does everything.
 */
export type { RoleName };

const may =
  (...roles: RoleName[]) =>
  (role: RoleName): boolean =>
    roles.includes(role);

/** Sees the group's events at the desk, drafts too. */
export const canSeeEvents = may("OWNER", "ORGANIZER", "WRITER", "GREETER");

/** Writes, publishes, withdraws, moves and cancels events and their programme. */
export const canEditEvents = may("OWNER", "ORGANIZER");

/** Sees who comes to an event, by name and address. */
export const canSeePeople = may("OWNER", "ORGANIZER");

/** Sees names, without addresses, to tick who came. */
export const canTickAttendance = may("OWNER", "ORGANIZER", "GREETER");

/** Takes a list of people out of the house. */
export const canExportPeople = may("OWNER", "ORGANIZER");

/** Writes and publishes news and campaigns. */
export const canPublish = may("OWNER", "ORGANIZER", "WRITER");

/** Says who the group is: its name, colours and place; founds local groups below it. */
export const canEditGroup = may("OWNER");

/** Gives and takes roles. */
export const canGiveRoles = may("OWNER");

/** Sees who looked at, took out or changed the data of the group's people. */
export const canSeeTrail = may("OWNER");
