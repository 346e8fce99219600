/** What the npm package gives; it has no types of its own. */
declare module 'minhash' {
  export class Minhash {
    constructor(config: { numPerm: number });
    update(text: string): void;
    jaccard(other: Minhash): number;
  }
  export class LshIndex {
    constructor(config: { bandSize: number });
    insert(key: number, hash: Minhash): void;
    query(hash: Minhash): string[];
  }
}
