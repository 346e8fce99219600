import { S3Error } from '../errors.ts';

/** How keys stand in a listing. Throws InvalidArgument. */
export function encoderOf(encodingType: string | undefined): (text: string) => string {
  if (encodingType === undefined) return (text) => text;
  if (encodingType === 'url') return formEncoded;
  throw new S3Error('InvalidArgument', 'encoding-type must be url');
}

/** Percent-encoded as S3 does it in listings and events: slashes stay, a space becomes `+`. */
export function formEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}
