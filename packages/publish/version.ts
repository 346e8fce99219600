/**
 * Which rules made a document. Part of every outcome; a replay replaces only articles that another version made. Raise it in every
 * update that can make other bytes of the same drop.
 */
export const pipelineVersion = '0.3.0';
