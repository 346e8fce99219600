const { charCodeAt } = String.prototype;

/**
 * The UTF-16 unit at a place inside a text. For loops over the characters of any text: V8 looks the method of `text.charCodeAt(at)` up
 * anew for every character once it has met texts stored in more than four ways (one byte a character or two, cut out of another, put
 * together of others, shared), as those of pages are. Named like this it is known, and a loop is three times as fast.
 */
export function unitAt(text: string, at: number): number {
  // A single place outside of a text, where JavaScript gives NaN, and V8 never again believes that all are inside.
  return charCodeAt.call(text, at);
}
