const DECLARED = /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/iu;

/** A file as the string that DOM libraries take: by its byte order mark, else as it declares itself, else UTF-8. */
export function decode(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  const marked = start.startsWith('ÿþ') ? 'utf-16le' : start.startsWith('þÿ') ? 'utf-16be' : undefined;
  return new TextDecoder(marked ?? known(DECLARED.exec(start)?.[1])).decode(bytes);
}

/** A character set that is declared in ASCII is none of the wide ones; one that nobody knows is taken for UTF-8. */
function known(label: string | undefined): string {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}
