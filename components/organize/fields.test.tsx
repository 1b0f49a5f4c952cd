import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { FormProvider, useForm } from "react-hook-form";
import { expect, test } from "vitest";
import { BothLanguages, DayLine } from "@/components/organize/fields";
import en from "@/messages/en.json";
import fr from "@/messages/fr.json";
import { FormId } from "./field-ids";

function Form({ required }: { required?: boolean }) {
  return (
    <FormProvider {...useForm()}>
      <FormId value="f">
        <BothLanguages name="title" label="T" required={required} />
      </FormId>
    </FormProvider>
  );
}

const labels = (locale: "fr" | "en", required?: boolean) => {
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === "fr" ? fr : en} timeZone="Europe/Paris">
      <Form required={required} />
    </NextIntlClientProvider>,
  );
  // Neither field is required by itself: the other language will do.
  expect(page).not.toContain("required=");
  return [...page.matchAll(/<label[^>]*>(.*?)<\/label>/g)].map(([, label]) => label);
};

test("what is required in one language says so in the label of each, its accessible name", () => {
  expect(labels("fr", true)).toEqual(
    ["fr", "en"].map((to) => `T (${fr.desk.event[to as "fr"]}) (obligatoire dans une langue)`),
  );
  expect(labels("en", true)).toEqual(
    ["fr", "en"].map((to) => `T (${en.desk.event[to as "fr"]}) (required in one language)`),
  );
  expect(labels("fr")).toEqual([`T (${fr.desk.event.fr})`, `T (${fr.desk.event.en})`]);
});

test("a day stands beside its field in words, in the language of the page, however the browser writes it", () => {
  const help = (locale: "fr" | "en", day: string) => {
    function Day() {
      return (
        <FormProvider {...useForm({ defaultValues: { day } })}>
          <DayLine name="day" label="D" help="H" />
        </FormProvider>
      );
    }
    const page = renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={locale === "fr" ? fr : en} timeZone="Europe/Paris">
        <Day />
      </NextIntlClientProvider>,
    );
    return page.match(/class="help"[^>]*>(.*?)</)?.[1];
  };
  expect(help("fr", "2026-04-03")).toBe("vendredi 3 avril 2026");
  expect(help("en", "2026-04-03")).toBe("Friday, 3 April 2026");
  // Empty, half typed where dates are typed as text, no day, or a year of five digits, which some browsers take.
  for (const day of ["", "2026-04", "2026-02-31", "12026-04-03"]) expect(help("fr", day)).toBe("H");
});
