/** What a line on stderr begins with that tells of an attempt to reach the network or another program. */
export const ATTEMPT = '{"attempt":';
