import assert from 'node:assert/strict';
import test from 'node:test';

import { direction } from '../fields/language.ts';
import { detect } from './detect.ts';
import { amongNeighbours } from './neighbours.ts';

/** Sentences of ours, one a language that n-grams take for its neighbour or do not know. */
const SENTENCES = {
  en: 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.',
  id: 'Pemerintah mengatakan pada hari Senin bahwa kapal feri bisa berlayar lagi karena perusahaan sudah memperbaiki mesinnya.',
  ms: 'Kerajaan berkata pada hari Isnin bahawa feri itu boleh belayar semula kerana syarikat telah membaiki enjinnya.',
  no: 'Fergen kom tilbake til havnen mandag, tre uker etter at stormen rev den løs, sier havnesjefen. Ingen ble skadet, og nå går den fra kaien igjen.',
  nn: 'Ferja kom attende til hamna måndag, seier hamnesjefen. Ho veit ikkje kva som var gale, men dei seier at det berre var noko lite frå motoren.',
  da: 'Færgen kom tilbage til havnen mandag efter tre uger, siger havnechefen. Ingen blev såret, og nu sejler den mellem øerne uden forsinkelse.',
  sv: 'Färjan kom tillbaka till hamnen på måndagen efter tre veckor, säger hamnchefen. Ingen skadades och nu går den mellan öarna utan försening.',
  cs: 'Přívoz se podle přístavu vrátil v pondělí, uvedl mluvčí. Lidé, kteří jsou na ostrově, také řekli, že při bouři nebyl nikdo zraněn.',
  sk: 'Trajekt sa podľa prístavu vrátil v pondelok, uviedol hovorca. Ľudia, ktorí sú na ostrove, tiež povedali, že pri búrke nebol nikto zranený.',
  gl: 'O ferri volveu ao porto o luns despois de tres semanas, dixo a capitá. Non houbo persoas feridas e tamén pasou unha inspección coa axuda dunha empresa da cidade.',
  pt: 'A balsa voltou ao porto na segunda-feira, disse a capitã. Não houve feridos e uma empresa também está com os motores em revisão até amanhã.',
  af: 'Die veerboot het Maandag na die hawe teruggekeer, sê die kaptein. Niemand is beseer nie, en sy vaar nou weer vir die mense op die eiland, het hulle gesê.',
  sw: 'Kivuko kilirudi bandarini siku ya Jumatatu baada ya wiki tatu, alisema nahodha. Watu wa kisiwa hicho pia wamefurahi kwa sababu hii ni njia yao ya kwenda mjini.',
  cy: "Daeth y fferi yn ôl i'r harbwr ddydd Llun, yn ôl y capten. Mae'r cwmni wedi dweud bod yr injan ar waith ac nid oedd neb wedi ei anafu gan y storm.",
  mk: 'Траектот се врати во пристаништето во понеделник, соопшти капетанот. Никој не беше повреден, а луѓето од островот ќе патуваат со него по три недели.',
  ru: 'За капитаном на паром зашли пассажиры. По словам инженера, на снегу и на льду он тормозит мягче. За проезд на нём платят по два билета, по одному не продают.',
  uk: 'За капітаном на пором зайшли пасажири. За словами інженера, на снігу і на льоду він гальмує м’якше. Квитки на нього продають по два, по одному не дають.',
  kk: 'Паром дүйсенбі күні айлаққа оралды, деп хабарлады капитан. Қазақстан бойынша бұл жол үшін және адамдар үшін маңызды болып отыр, осы туралы айтты.',
  ne: 'फेरी सोमबार बन्दरगाहमा फर्किएको छ। तीन हप्तापछि यो चल्न थालेको हो भने कप्तानले बताए र कोही पनि घाइते भएको छैन, टापुका मानिसहरूका लागि यो बाटो रहेको छ।',
  km: 'សាឡាងបានត្រឡប់មកកំពង់ផែវិញនៅថ្ងៃច័ន្ទ បន្ទាប់ពីបីសប្តាហ៍។',
  ps: 'بېړۍ د دوشنبې په ورځ بندر ته راستنه شوه، کپتان وویل چې هېڅوک نه دي ټپي شوي.',
} as const;

for (const [language, sentence] of Object.entries(SENTENCES))
  test(`a sentence in ${language} is told from its neighbours`, () => {
    assert.equal(amongNeighbours(sentence, detect(sentence)).language, language);
  });

test('what is written from right to left, by language and by script', () => {
  assert.deepEqual(['ar', 'he-IL', 'ur', 'az-Arab', 'ku-Latn', 'en', 'ar-Latn', 'ja'].map(direction), [
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
    'ltr',
  ]);
});
