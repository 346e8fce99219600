import { squash } from '../evidence.ts';

/** Wire services and picture agencies, by which credits and datelines are known. They write bylines, but are nobody's name. */
const AGENCIES = `
  AAP, ABACA, ABC, AFP, Agence France-Presse, Agencia EFE, EFE, Agenturen, Agencias, Agências, Agences, Agenzie, Alamy,
  ANI, ANP, ANSA, AP, Associated Press, The Associated Press, APA, ATS, Keystone-SDA, SDA, Keystone, Anadolu,
  Anadolu Agency, Anadolu Ajansı, Belga, Bloomberg, Bloomberg News, BPA, Bridgeman Images, CNA, CTK, ČTK, DDP,
  Deutsche Presse-Agentur, dpa, dpa-AFX, dpa/tmn, DPA International, EPA, EPA-EFE, epd, Europa Press, Getty,
  Getty Images, Gamma-Rapho, IANS, IMAGO, imago images, Interfax, Interfax-Ukraine, IPS, IRNA, iStock, JIJI, Jiji Press,
  時事, 時事通信, KNA, Kyodo, Kyodo News, 共同, 共同通信, Lusa, Magnum Photos, MTI, NTB, NurPhoto, NTB scanpix, PA, PA Media,
  PA Wire, Press Association, PAP, picture alliance, picture-alliance, Pexels, Pixabay, PTI, Press Trust of India, Redux,
  Reuters, Thomson Reuters, Ritzau, Ritzau Scanpix, RFE/RL, Rex, Rex Features, REX/Shutterstock, ロイター, 路透社, RIA Novosti,
  РИА Новости, Scanpix, Shutterstock, SID, Sipa, SIPA USA, SOPA Images, STR, STA, TASS, ТАСС, TT, The Canadian Press,
  Canadian Press, TNS, Tribune News Service, UPI, United Press International, Ukrinform, Укрінформ, Unsplash, Xinhua,
  新华社, 新華社, Yonhap, 연합뉴스, ZUMA, ZUMA Press, ZUMA Wire, Agerpres, Mediafax, HINA, Tanjug, BELTA, Antara, Bernama, VNA,
  MENA, WAM, SPA, NAN, SAPA, Notimex, Télam, Andina, Estadão Conteúdo, Agência Brasil, Colprensa, AdobeStock,
  Adobe Stock
`;

const KNOWN = new Set(AGENCIES.split(',').map(squash));
/** No name of an agency is longer than this as printed, `the` and spaces included. UTF-16 units. */
const LONGEST = 60;

/** Is this the name of a news or picture agency? `dpa-infocom` is: an agency's service carries its name. */
export function isAgency(text: string): boolean {
  if (text.length > LONGEST) return false;
  const name = squash(text);
  return KNOWN.has(name) || (name.startsWith('the') && KNOWN.has(name.slice(3)));
}
