/** `Page 1 of 3`, `Seite 2/4`, `1/3ページ`, `第1页/共3页`: bare numbers may count anything, pictures most often. */
const FORMS = [
  /^(?:page|seite|página|pagina|strona|страница|сторінка|sida|side|sivu|sayfa|صفحة|페이지)\s?(\d{1,3})\s?(?:\/|／|of|von|de|sur|di|van|z|из|з|av|af|من)\s?(\d{1,3})$/iu,
  /^(\d{1,3})\s?[/／]\s?(\d{1,3})\s?(?:ページ|页|頁|페이지)$/u,
  /^第\s?(\d{1,3})\s?[页頁]\s?[/／,，]?\s?共\s?(\d{1,3})\s?[页頁]$/u,
] as const;

/** Which page of how many a line says that this is; nothing where it says something else, or there is one page only. */
export function pageOf(text: string): { page: number; pages: number } | undefined {
  if (text.length > 30 || !/\d/.test(text)) return undefined;
  for (const form of FORMS) {
    const [, page, pages] = form.exec(text)?.map(Number) ?? [];
    if (page && pages && page <= pages && pages > 1) return { page, pages };
  }
  return undefined;
}
