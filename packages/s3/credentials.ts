/** A key and its secret, and the token where both are lent for a time. */
export type Keys = {
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  sessionToken?: string | undefined;
};

/**
 * What a client of the SDK is to sign with. Nothing where no key is given: it then takes what is lent to the role of the machine or the
 * container it runs on, and has it renewed in time.
 */
export function credentialsOf({ accessKeyId, secretAccessKey, sessionToken }: Keys) {
  if (!accessKeyId || !secretAccessKey) return {};
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } };
}
