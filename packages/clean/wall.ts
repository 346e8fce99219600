import { mentioning } from './mentions.ts';

/** UTF-16 units in which a wall says what it is. */
const WINDOW = 240;

/**
 * What stands where a story is cut off for all who have not paid or registered; one row a language (BCP 47). Stories about
 * subscriptions hardly ever say it.
 */
const WALLS = {
  en: /(?:subscribe|sign in|log in|register|create an? (?:free )?account)(?: now| today)? (?:or (?:sign|log) in )?to (?:continue(?: reading)?|keep reading|read (?:on|the (?:full|rest|whole))|unlock)|^to (?:continue|keep) reading\b|this (?:article|content|story|post) is (?:reserved |available |exclusive(?:ly)? |only )?(?:only |exclusively )?(?:for|to) (?:our |paid |paying |premium )?(?:subscribers|members)|^already an? (?:paid )?(?:subscriber|member)|^(?:subscribers?|members?)[- ]only (?:content|article|story)|you(?:'|’)?(?: ha)?ve (?:reached|read|used) .{0,30}free (?:articles|stories)|^unlock this (?:article|story)/i,
  de: /(?:dieser|diesen) (?:artikel|inhalt|beitrag|text) (?:ist )?.{0,24}(?:abonnent|mit abo\b|plus-mitglied)|^(?:sie (?:sind|haben) )?bereits (?:abonnent|ein abo|registriert)|^(?:jetzt )?weiterlesen mit\b|um (?:weiterzulesen|den (?:ganzen|vollständigen) (?:artikel|text) zu lesen)/i,
  fr: /(?:article|contenu)s? (?:est )?réservée?s? (?:aux|à nos) abonnés|^réservé (?:aux|à nos) abonnés|il vous reste .{0,16}% de cet article|^déjà abonné|abonnez-vous pour (?:lire|continuer|accéder)|^pour (?:lire la suite|continuer)/i,
  es: /(?:contenido|artículo|noticia) (?:es )?(?:exclusiv[oa]|s[oó]lo|reservad[oa]) para (?:suscriptores|socios|abonados)|^¿?ya (?:eres|es) (?:suscriptor|socio)|suscr[íi]b(?:ete|ase) para (?:seguir|continuar|leer)|^para (?:seguir|continuar) leyendo/i,
  it: /(?:contenuto|articolo) (?:è )?riservato (?:agli|ai) (?:nostri )?(?:abbonati|soci)|^sei già abbonat|abbonati per (?:continuare|leggere)|^per continuare a leggere/i,
  pt: /(?:conteúdo|matéria|artigo|reportagem) (?:é )?exclusiv[oa] para assinantes|^já é (?:assinante|subscritor)|assine para (?:continuar|ler)|^para continuar (?:lendo|a ler)/i,
  nl: /(?:artikel|verhaal) is (?:alleen |exclusief )?voor (?:onze )?abonnees|^al abonnee\b|^verder lezen\?/i,
  pl: /(?:treść|artykuł|tekst) (?:jest )?(?:dostępn\p{L}{1,2} )?(?:tylko |wyłącznie )?dla (?:subskrybentów|prenumeratorów)|^masz już (?:subskrypcję|prenumeratę)/iu,
  sv: /(?:artikeln|innehållet) är (?:bara |endast |exklusiv(?:t)? )?för (?:våra )?prenumeranter|^redan prenumerant|^(?:allerede|er du) abonnent|(?:forbeholdt|kun for) (?:våre |vores )?abonnenter/i,
  ru: /(?:материал|стать[яи]|текст) (?:доступ\p{L}{1,3} )?(?:только )?(?:для )?подписчик|^уже подписаны|оформите подписку,? чтобы/iu,
  tr: /(?:içerik|haber|yazı) (?:sadece |yalnızca )?abonelere özel|^zaten abone/i,
  ar: /(?:المحتوى|المقال) (?:حصري |متاح )?(?:فقط )?للمشتركين/,
  zh: /(?:订阅|登录|登入|訂閱|加入会员|加入會員).{0,6}(?:继续阅读|繼續閱讀|阅读全文|閱讀全文)|(?:会员|會員|订户|訂戶)(?:专享|專享|专属|專屬)/,
  ja: /この記事は(?:有料)?会員(?:限定|の)|有料会員(?:限定|に登録)|残り\s?[\d,]{1,6}\s?文字|続きを読むには|会員限定記事/,
  ko: /(?:구독자|회원|유료) (?:전용|회원 전용) (?:기사|콘텐츠)|계속 읽으려면/,
} as const satisfies Record<string, RegExp>;

const walls = Object.values(WALLS);

/** Each form in Latin letters has one of these in it, most texts have none. */
const mayBeWall = mentioning(
  `subscri|sign in|log in|regist|account|continu|keep reading|member|free articles|free stories|unlock|abonne|abonné|abonad|abonel|zaten abone|
mit abo|mitglied|bereits|weiter|zu lesen|il vous|pour lire|suscri|suscrí|socios|ya eres|ya es socio|leyendo|riservat|abbonat|
assina|assine|verder|subskr|prenum`.split(/\|\n?/),
);
/** A letter of another script. */
const OTHER = /[\u0370-\u1dff\u2c00-\uffff]/;

/** Whether a text says that the rest is for those who have paid or registered. */
export function isWall(text: string): boolean {
  const start = text.slice(0, WINDOW);
  return (mayBeWall(start) || OTHER.test(start)) && walls.some((wall) => wall.test(start));
}
