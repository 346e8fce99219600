import { squash } from '../evidence.ts';

/** Wire services, by which credits and datelines are known. They write bylines, but are nobody's name. */
const WIRES = `
  AAP, ABC, AFP, Agence France-Presse, Agencia EFE, EFE, Agenturen, Agencias, Agências, Agences, Agenzie, ANI, ANP, ANSA,
  AP, Associated Press, The Associated Press, APA, ATS, Keystone-SDA, SDA, Keystone, Anadolu, Anadolu Agency, Anadolu
  Ajansı, Belga, Bloomberg, Bloomberg News, BPA, CNA, CTK, ČTK, DDP, Deutsche Presse-Agentur, dpa, dpa-AFX, dpa/tmn, DPA
  International, EPA, EPA-EFE, epd, Europa Press, IANS, Interfax, Interfax-Ukraine, IPS, IRNA, JIJI, Jiji Press, 時事, 時事通信,
  KNA, Kyodo, Kyodo News, 共同, 共同通信, Lusa, MTI, NTB, NTB scanpix, PA, PA Media, PA Wire, Press Association, PAP, PTI, Press
  Trust of India, Reuters, Thomson Reuters, Ritzau, Ritzau Scanpix, RFE/RL, ロイター, 路透社, RIA Novosti, РИА Новости, Scanpix,
  SID, STR, STA, TASS, ТАСС, TT, The Canadian Press, Canadian Press, TNS, Tribune News Service, UPI, United Press
  International, Ukrinform, Укрінформ, Xinhua, 新华社, 新華社, Yonhap, 연합뉴스, Agerpres, Mediafax, HINA, Tanjug, BELTA, Antara,
  Bernama, VNA, MENA, WAM, SPA, NAN, SAPA, Notimex, Télam, Andina, Estadão Conteúdo, Agência Brasil, Colprensa
`;
/** Those that have pictures and no stories. */
const PICTURES = `
  ABACA, Alamy, Bridgeman Images, Getty, Getty Images, Gamma-Rapho, IMAGO, imago images, iStock, Magnum Photos, NurPhoto,
  picture alliance, picture-alliance, Pexels, Pixabay, Redux, Rex, Rex Features, REX/Shutterstock, Shutterstock, Sipa, SIPA
  USA, SOPA Images, Unsplash, ZUMA, ZUMA Press, ZUMA Wire, AdobeStock, Adobe Stock
`;

const WRITING = new Set(WIRES.split(',').map(squash));
const KNOWN = new Set([...WRITING, ...PICTURES.split(',').map(squash)]);
/** No name of an agency is longer than this as printed, `the` and spaces included. UTF-16 units. */
const LONGEST = 60;

/** Is this the name of a news or picture agency? */
export function isAgency(text: string): boolean {
  return isIn(KNOWN, text);
}

/** Is this the name of an agency that sends stories? */
export function isWire(text: string): boolean {
  return isIn(WRITING, text);
}

function isIn(known: ReadonlySet<string>, text: string): boolean {
  if (text.length > LONGEST) return false;
  const name = squash(text);
  return known.has(name) || (name.startsWith('the') && known.has(name.slice(3)));
}
