function list(table: string): readonly string[] {
  return table.split('|').map((name) => name.trim());
}

/** Places that lists of countries and cities call otherwise or leave out. */
export const places =
  list(`US|U.S.|USA|U.S.A.|UK|U.K.|UAE|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|Turkey|Czech Republic|Burma|
  Ivory Coast|Palestine|Gaza|Gaza Strip|West Bank|Crimea|Donbas|Kashmir|Tibet|Xinjiang|Kurdistan|Siberia|Middle East|Latin America|
  Southeast Asia|Eastern Europe|Western Europe|Central Asia|Bosnia|Congo|Democratic Republic of Congo|Kosovo|Macedonia|Hong Kong|Macau|
  Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|
  Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|
  New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|
  Utah|Vermont|West Virginia|Wisconsin|Wyoming|New York City|New York|Washington|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|
  Saskatchewan|Nova Scotia|New South Wales|Queensland|Tasmania|Bayern|Hessen|Niedersachsen|Sachsen|Thüringen|Brandenburg|
  Nordrhein-Westfalen|Baden-Württemberg|Rheinland-Pfalz|Schleswig-Holstein|Sachsen-Anhalt|Mecklenburg-Vorpommern|Saarland|Bavaria|Saxony|
  Sicily|Tuscany|Catalonia|Cataluña|Catalunya|Andalucía|Galicia|Bretagne|Normandie|Île-de-France|Lombardia|Toscana|Sicilia|Flandern|
  USA|Großbritannien|England|Schottland|Wales|Nahost|Naher Osten|Royaume-Uni|Angleterre|Écosse|Grande-Bretagne|Proche-Orient|Moyen-Orient|EEUU|
  EE.UU.|Estados Unidos|Inglaterra|Escocia|Gran Bretaña|Reino Unido|EUA|Inglaterra|Stati Uniti|Gran Bretagna|Inghilterra|Scozia|
  Regno Unito|Moscow|Kyiv|Kiev|London|Paris|Berlin|Beijing|Tokyo|Rome|Madrid|Brussels|Geneva|Vienna|Munich|Wien|München|Köln|Rom|
  Moskau|Kiew|Kyjiw|Warschau|Prag|Brüssel|Genf|Zürich|Athen|Moscou|Londres|Bruxelles|Genève|Pékin|Varsovie|Athènes|Roma|Milano|Torino|
  Napoli|Firenze|Venezia|Genova|Bologna|Palermo|Lisboa|Sevilla|Pekín|Moscú|Bruselas|Ginebra|Berlín|Roma|Mosca|Londra|Parigi|Bruxelles|
  Москва|Киев|Київ|Санкт-Петербург|Харьков|Харків|Одесса|Одеса|Львов|Львів|Минск|Вашингтон|Лондон|Париж|Берлин|Брюссель|Пекин`);

/** Organisations that every reader knows by these names. */
export const organisations =
  list(`UN|U.N.|United Nations|NATO|Nato|EU|E.U.|European Union|European Commission|European Parliament|European Central Bank|WHO|
  World Health Organization|World Bank|International Monetary Fund|IMF|World Trade Organization|WTO|UNESCO|Unesco|UNICEF|Unicef|UNHCR|OPEC|Opec|ASEAN|African Union|
  Arab League|Red Cross|International Criminal Court|Amnesty International|Human Rights Watch|Greenpeace|Médecins Sans Frontières|
  Pentagon|White House|Kremlin|Federal Reserve|Supreme Court|State Department|Justice Department|Homeland Security|FBI|CIA|NASA|Nasa|FDA|CDC|
  EPA|FCC|SEC|NSA|IRS|NYPD|LAPD|BBC|CNN|NBC|NPR|CBS|CBS News|ABC News|NBC News|Fox News|MSNBC|New York Times|The New York Times|Washington Post|Wall Street Journal|The Guardian|Financial Times|
  Associated Press|Reuters|AFP|Bloomberg|Google|Facebook|Microsoft|Twitter|YouTube|Instagram|TikTok|Netflix|Uber|OpenAI|
  Intel|Nvidia|Samsung|Sony|Toyota|Volkswagen|Boeing|Airbus|Pfizer|Moderna|AstraZeneca|Gazprom|Huawei|Alibaba|Tencent|
  Hamas|Hezbollah|Taliban|Al-Qaeda|Islamic State|FIFA|Fifa|UEFA|Uefa|NFL|NBA|NHL|MLB|IOC|
  Vereinte Nationen|Bundestag|Bundesrat|Bundesregierung|CDU|CSU|SPD|FDP|AfD|BSW|Bundeswehr|Bundesverfassungsgericht|Europäische Union|
  Nations Unies|ONU|Union européenne|Commission européenne|Parlement européen|OMS|OTAN|Otan|UE|Assemblée nationale|Naciones Unidas|Unión Europea|Comisión Europea|PSOE|PP|
  Organización Mundial de la Salud|União Europeia|Nações Unidas|STF|Supremo Tribunal Federal|Nazioni Unite|Unione europea|Unione Europea|Commissione europea|
  НАТО|ООН|ЕС|ЄС|МИД|ФСБ|ВОЗ|Кремль`);
