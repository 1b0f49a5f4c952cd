import { expect, test } from "vitest";
import { Networks } from "./networks";

test("a network is /24 or /48, and above its budget of a minute mail waits while posts are taken", () => {
  const networks = new Networks(3);
  const posts = ["192.0.2.1", "192.0.2.77", "192.0.2.200", "192.0.2.9"].map((address) => networks.count(address, 0));
  expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
  expect(posts.map(({ overBudget }) => overBudget)).toEqual([false, false, false, true]);
  expect(networks.count("192.0.3.1", 0).overBudget).toBe(false);
  expect(networks.count("192.0.2.1", 60_000).overBudget).toBe(false);
});

test("an address of IPv6 counts for its /48", () => {
  const networks = new Networks();
  const { id } = networks.count("2001:db8:1::1", 0);
  expect(networks.count("2001:0db8:0001:ffff::2", 0).id).toBe(id);
  expect(networks.count("2001:db8:2::1", 0).id).not.toBe(id);
});

test("the bucket's name says nothing of the address and differs from process to process", () => {
  const { id } = new Networks().count("192.0.2.1", 0);
  expect(id).not.toContain("192");
  expect(new Networks().count("192.0.2.1", 0).id).not.toBe(id);
});
