/** UTF-16 units at the end of a text in which the words are looked for. */
const TAIL = 160;

/** One of these words is in all of the forms below; asked first, for most texts have none. */
const WORD = /courtes|genehmigung|autorisation|cortes|concessione|uprzejmości|предоставлено|надано|撮影|提供|摄|攝|촬영|제공/i;

/** Says whose the picture is, in words instead of a label: `Courtesy of the harbour`, `（李安撮影）`, `图为渡轮。 李安 摄`. */
const COURTESY = [
  /(?:^|[.!?…"”)]\s)\(?(?:(?:handout |file )?(?:photo|image|picture|video)s?\scourtesy(?: of|:)?|courtesy(?: of|:))\s[^.!?]{2,90}[.)]{0,2}$/iu,
  /(?:^|[.!?…"”)]\s)\(?(?:(?:mit freundlicher genehmigung|avec l['’]aimable autorisation|(?:por |con )?cortes[ií]a|per gentile concessione|dzięki uprzejmości)\s(?:von|der|des|de|del|di|da|do)\s|(?:предоставлено|надано)\s)[^.!?]{2,90}[.)]{0,2}$/iu,
  /[(（][^()（）]{1,24}(?:撮影|提供|摄|攝|촬영|제공)[)）]$/u,
  /(?:^|\s)\p{Script=Han}{2,8}\s?(?:摄|攝)$/u,
] as const;

/** Whether a text ends by saying in words who took a picture or lent it. Names nobody. */
export function isLent(text: string): boolean {
  const tail = text.slice(-TAIL);
  return WORD.test(tail) && COURTESY.some((form) => form.test(tail));
}

/** `Tourists queue in front of the old station (Seapress)`: no full stop, one word in brackets, too long for a title. */
const AGENCY = /^\p{Lu}[^.!?:]{40,190}[\p{L}\d]\s\((?:\p{Lu}[\p{L}]{2,11}|\p{Ll}{3,4})\)$/u;

/** Whether a line ends with one word in brackets where a sentence would end with a full stop. */
export function namesAgency(text: string): boolean {
  return text.endsWith(')') && AGENCY.test(text);
}
