/** Words before a credit, in the languages of newsrooms. */
const LABEL =
  /(?:photo(?:graph(?:er|y|ie)?|s|o)?(?: credit| courtesy(?: of)?)?|pictures?|image(?:s)?(?: credit)?|credits?|courtesy(?: of)?|illustration|video|crédits?(?: photo)?|fot[oó](?:graf(?:ía|ia|ie|in)?|s)?|bild(?:quelle|rechte|nachweis)?|quelle|source|crédito|imagen|imagem|immagine|kuva|kép|zdjęcie|zdroj|fotografija|foto[ğg]raf|fotó|φωτογραφία|φωτο|ảnh|снимка|фото(?:графия)?|писмо|写真|撮影|画像|提供|图片来源|圖片來源|图|圖|攝影|摄影|사진|צילום|صورة|الصورة|تصوير|عکس|फ़?ोटो|फोटो|फ़ोटो|छवि|छायाचित्र|ภาพ|ছবি)/iu
    .source;
export const LABELLED = new RegExp(
  `(?:^|[\\s(（\\[。.|–—-])${LABEL}\\s?(?:[:：／/=|]|\\bby\\b|\\bvon\\b|\\bpar\\b|\\bpor\\b|\\bde\\b(?= \\p{Lu}))\\s?(?=\\S)|(?:^|[\\s(])(?:(?:photos?|images?|pictures?|video) )?courtesy (?:of )?(?=\\S)|(?:^|[\\s(/])fot\\. ?(?=\\S)`,
  'giu',
);
/** A label that opens a line; one with a bar behind it is taken off a credit, but makes none. */
export const LABEL_FIRST = new RegExp(`^${LABEL}\\s?[:：／/=|]\\s?`, 'iu');
export const LABEL_SURE = new RegExp(`^${LABEL}\\s?[:：／/=]`, 'iu');
/** Says only that a caption follows, where the credit stands elsewhere. */
export const PICTURE = /^(?:photos?|pictures?|images?|bild|foto|imagen|imagem|фото|写真|사진|صورة|फोटो|ภาพ)\s?[:：]\s?/iu;
export const BY = /^(?:(?:photo|photograph|picture|image|foto|bild)s?\s)?(?:by|von|par|por|di|av|af|door)\s(?=\p{Lu})/iu;
