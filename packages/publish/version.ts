/**
 * Which rules made a document. Part of every outcome; raise it with every change that can change what the same drop becomes, so
 * that a replay knows old outcomes from new ones.
 */
export const pipelineVersion = '0.1.0';
