import { expect, test } from "vitest";
import { Turns } from "./turns";

const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

test("so many at a time, in the order in which they came", async () => {
  const turns = new Turns(2, 1000);
  const begun: number[] = [];
  let [now, most] = [0, 0];
  const work = (name: number) => async () => {
    begun.push(name);
    now += 1;
    most = Math.max(most, now);
    await tick();
    now -= 1;
    return name;
  };
  const names = [1, 2, 3, 4, 5, 6];
  expect(await Promise.all(names.map((name) => turns.take(work(name))))).toEqual(names);
  expect(begun).toEqual(names);
  expect(most).toBe(2);
});

test("work that fails gives its turn on", async () => {
  const turns = new Turns(1, 1000);
  const failing = turns.take(() => Promise.reject(new Error("no")));
  const next = turns.take(async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
  expect(await turns.take(async () => "again")).toBe("again");
});

test("who has waited long enough begins all the same, and takes no turn from the next", async () => {
  const turns = new Turns(1, 10);
  let end: (name: string) => void = () => undefined;
  const stuck = turns.take(() => new Promise<string>((resolve) => (end = resolve)));
  expect(await turns.take(async () => "impatient")).toBe("impatient");
  let begun = false;
  const next = turns.take(async () => (begun = true));
  await Promise.resolve();
  expect(begun).toBe(false);
  end("at last");
  expect([await stuck, await next]).toEqual(["at last", true]);
});
