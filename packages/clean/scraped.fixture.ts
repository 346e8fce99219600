/** A drop as a scraper leaves it, and the parts it must be taken apart into. */
export type Scraped = {
  name: string;
  headline: string;
  notice: string;
  body: readonly string[];
  keywords: string;
  caption: string;
  heading: string;
  bio: string;
  cutBio: string;
};

export const drops: readonly Scraped[] = [
  {
    name: 'English',
    headline: 'Island Ferry Returns After Three Weeks Adrift',
    notice: '🎧 This voice is AI-generated. Errors may occur.',
    body: [
      'The ferry that serves the northern islands came back to its harbour on Monday, three weeks after a storm tore it loose.',
      '"We never gave up on it," said the harbour master. "Not for one hour."',
      'He thanked the fishermen.',
      'The company said it would inspect the hull, the engines and both ramps before taking any passengers on board again.',
    ],
    keywords: 'Ferry, Harbour, storm, returns, islands, 2031',
    caption:
      'The ferry is towed past the lighthouse on Monday morning, watched by a crowd of islanders who had... ANN LEE/Seapress/Northern Images',
    heading: 'About the author',
    bio: 'Kim Roe is a senior reporter who covers islands, harbours and the weather. She joined the northern desk in 2024. Email k.roe@harbour.example with tips.',
    cutBio: 'Kim Roe is a senior reporter who covers islands, harbours and the weather ... Read more',
  },
  {
    name: 'German',
    headline: 'Inselfähre kehrt nach drei Wochen zurück',
    notice: 'Die Stimme ist KI-generiert. Fehler sind möglich.',
    body: [
      'Die Fähre, die die nördlichen Inseln versorgt, ist am Montag in ihren Hafen zurückgekehrt, drei Wochen nach dem Sturm.',
      '„Wir haben sie nie aufgegeben“, sagte der Hafenmeister.',
      'Die Reederei will Rumpf, Maschinen und Rampen prüfen, bevor sie wieder Fahrgäste an Bord lässt.',
    ],
    keywords: 'Fähre, Hafen, Sturm, kehrt, zurück',
    caption: 'Die Fähre wird am Montagmorgen am Leuchtturm vorbeigeschleppt. Foto: Anna Lehmann/Seebild',
    heading: 'Über die Autorin',
    bio: 'Karin Rohde ist Redakteurin im Ressort Norden und schreibt über Inseln, Häfen und das Wetter. Sie lebt in Leer.',
    cutBio: 'Karin Rohde ist Redakteurin im Ressort Norden und schreibt über Inseln … Mehr lesen',
  },
  {
    name: 'French',
    headline: 'Le bac des îles revient après trois semaines',
    notice: '🔊 Écouter l’article (voix générée par l’IA)',
    body: [
      'Le bac qui dessert les îles du nord est rentré lundi dans son port, trois semaines après que la tempête l’eut arraché à ses amarres.',
      '« Nous n’avons jamais renoncé », a déclaré le capitaine du port.',
      'La compagnie va examiner la coque, les moteurs et les deux rampes avant de reprendre des passagers.',
    ],
    keywords: 'Bac, port, tempête, retour, îles',
    caption: 'Le bac est remorqué devant le phare, lundi matin. Crédit photo : Anne Leroy',
    heading: 'À propos de l’auteur',
    bio: 'Camille Roux est journaliste au service régional depuis 2019. Elle couvre les îles, les ports et la météo du nord.',
    cutBio: 'Camille Roux est journaliste au service régional depuis 2019 ... Lire plus',
  },
  {
    name: 'Spanish',
    headline: 'El ferri de las islas vuelve tras tres semanas a la deriva',
    notice: 'Escuchar este artículo · 3 min',
    body: [
      'El ferri que une las islas del norte regresó el lunes a su puerto, tres semanas después de que la tormenta lo arrancara de sus amarras.',
      '«Nunca lo dimos por perdido», dijo el capitán del puerto.',
      'La compañía revisará el casco, los motores y las dos rampas antes de volver a embarcar pasajeros.',
    ],
    keywords: 'Ferri, puerto, tormenta, regreso, islas',
    caption: 'El ferri es remolcado frente al faro el lunes por la mañana... ANA LEÓN/Marprensa',
    heading: 'Sobre el autor',
    bio: 'Carlos Rey es redactor de la sección Norte y escribe sobre islas, puertos y meteorología desde hace diez años.',
    cutBio: 'Carlos Rey es redactor de la sección Norte y escribe sobre islas... Leer más',
  },
  {
    name: 'Portuguese',
    headline: 'Balsa das ilhas regressa após três semanas',
    notice: 'Ouça este artigo. A voz é gerada por IA.',
    body: [
      'A balsa que serve as ilhas do norte voltou na segunda-feira ao porto, três semanas depois de a tempestade a ter arrancado das amarras.',
      '"Nunca desistimos dela", disse o capitão do porto.',
      'A empresa vai examinar o casco, os motores e as duas rampas antes de voltar a levar passageiros.',
    ],
    keywords: 'Balsa, porto, tempestade, regresso, ilhas',
    caption: 'A balsa é rebocada junto ao farol na manhã de segunda-feira. Foto: Ana Leal/Marpress',
    heading: 'Sobre o autor',
    bio: 'Caio Reis é repórter da editoria Norte e cobre ilhas, portos e o tempo desde 2020. Fala português e inglês.',
    cutBio: 'Caio Reis é repórter da editoria Norte e cobre ilhas... Leia mais',
  },
  {
    name: 'Japanese',
    headline: '離島フェリー、三週間ぶりに帰港',
    notice: '音声はAIによって生成されています。誤りがある場合があります。',
    body: [
      '北の島々を結ぶフェリーが月曜日、嵐で流されてから三週間ぶりに母港へ戻った。島の住民が岸壁で出迎えた。',
      '「一度もあきらめなかった」と港長は話した。',
      '運航会社は乗客を再び乗せる前に、船体とエンジン、二つの可動橋を点検するとしている。',
    ],
    keywords: 'フェリー、港、嵐、帰港、離島',
    caption: '月曜日の朝、灯台の前を曳航されるフェリー。写真：李安／海洋通信',
    heading: '著者について',
    bio: '呂季美は北部支局の記者。離島や港、気象を担当し、二〇二四年から現職。ご意見はメールでお寄せください。',
    cutBio: '呂季美は北部支局の記者。離島や港、気象を担当し、二〇二四年から現職。ご意見はメールでお寄せ… 続きを読む',
  },
  {
    name: 'Arabic',
    headline: 'عبّارة الجزر تعود بعد ثلاثة أسابيع',
    notice: 'استمع إلى المقال بصوت مولد بالذكاء الاصطناعي',
    body: [
      'عادت العبّارة التي تخدم الجزر الشمالية إلى مينائها يوم الاثنين بعد ثلاثة أسابيع من العاصفة التي انتزعتها من مرساها.',
      'وقال مدير الميناء: «لم نفقد الأمل قط».',
      'وأعلنت الشركة أنها ستفحص الهيكل والمحركات والمنصتين قبل أن تنقل الركاب من جديد.',
    ],
    keywords: 'عبارة، ميناء، عاصفة، عودة، جزر',
    caption: 'العبّارة تُقطر أمام المنارة صباح الاثنين. تصوير: آنا لي/وكالة البحر',
    heading: 'عن الكاتبة',
    bio: 'كريمة رؤوف صحفية في مكتب الشمال تغطي أخبار الجزر والموانئ والطقس منذ عام ألفين وعشرين.',
    cutBio: 'كريمة رؤوف صحفية في مكتب الشمال تغطي أخبار الجزر ... اقرأ المزيد',
  },
  {
    name: 'Russian',
    headline: 'Паром вернулся на острова через три недели',
    notice: 'Голос создан искусственным интеллектом. Возможны неточности.',
    body: [
      'Паром, который ходит к северным островам, вернулся в порт в понедельник, через три недели после того, как шторм сорвал его с якоря.',
      '«Мы ни на час не теряли надежды», — сказал капитан порта.',
      'Компания проверит корпус, двигатели и обе рампы, прежде чем снова взять на борт пассажиров.',
    ],
    keywords: 'Паром, порт, шторм, возвращение, острова',
    caption: 'Паром буксируют мимо маяка утром в понедельник. Фото: Анна Ли/Морское агентство',
    heading: 'Об авторе',
    bio: 'Карина Рогова — корреспондент северной редакции, пишет об островах, портах и погоде с 2020 года.',
    cutBio: 'Карина Рогова — корреспондент северной редакции, пишет об островах… Читать далее',
  },
  {
    name: 'Korean',
    headline: '섬 여객선, 3주 만에 돌아오다',
    notice: '음성은 AI가 생성했습니다. 오류가 있을 수 있습니다.',
    body: [
      '북쪽 섬들을 잇는 여객선이 폭풍에 떠내려간 지 3주 만인 월요일에 항구로 돌아왔다. 주민들이 부두에서 맞이했다.',
      '"우리는 한시도 포기하지 않았다"고 항만장은 말했다.',
      '선사는 승객을 다시 태우기 전에 선체와 엔진, 두 개의 경사로를 점검하겠다고 밝혔다.',
    ],
    keywords: '여객선, 항구, 폭풍, 귀항, 섬',
    caption: '월요일 아침 등대 앞을 지나 예인되는 여객선. 사진: 이안나/바다통신',
    heading: '기자 소개',
    bio: '노기미 기자는 북부 지국에서 섬과 항구, 날씨를 취재한다. 2024년에 입사했으며 제보는 이메일로 받는다.',
    cutBio: '노기미 기자는 북부 지국에서 섬과 항구, 날씨를 취재한다. 2024년에 입사했으며 제보는 이메일로... 더 보기',
  },
];
