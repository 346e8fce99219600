/** Degrees and licences that writers on health, law and money bear behind their names. */
const KNOWN = new Set(
  `BSN BVSc CDCES CDE CDN CFA CFP CNS CPA CPT CSCS DDS DMD DNP DO DPT DPhil DVM EdD Esq FAAP FACC FACP FACS FAND FNP FRCP FRCS JD LCSW LD LDN
  LLB LLM LMFT LMHC LPC MA MBA MD MEd MFA MPA MPH MPP MS MSN MSW MSc NP OTR PE PMP PT PharmD PhD PsyD RD RDN RN RPh VMD`.split(
    /\s+/,
  ),
);

/** Are these the letters behind a name, dots and all: `MD`, `Ph.D.`, or whatever has a mark of its own: `CFP®`? */
export function isLetters(text: string): boolean {
  return KNOWN.has(text.replaceAll('.', '')) || /^\p{Lu}[\p{L}-]{1,7}[®™]$/u.test(text);
}
