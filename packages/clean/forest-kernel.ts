/** Questions that every tree asks of every row, whatever the answers: trees are symmetric (oblivious), as CatBoost grows them. */
export const DEPTH = 6;
/** Rows that are compared at once. */
export const LANES = 4;
/** Bytes of a question, which are the address of its column (Uint32) and its threshold (Float32), and of a tree's leaves (Float32). */
export const QUESTION = 8;
export const TREE_LEAVES = 2 ** DEPTH * 4;

/**
 * Sums the leaves that a forest's trees have for rows, in a memory where all is little-endian: from address 0 on the questions of all
 * trees, from `leaves` on their leaves, from the addresses in the questions on columns of numbers (Float32), and from `sums` on, to be
 * written, the sums (Float64). Each begins with `base`, and is added up tree by tree. `rows` are the bytes of a column, a multiple of 16.
 */
export type Kernel = (base: number, leaves: number, sums: number, rows: number) => void;

/** Doubles the answers of four rows so far, and adds one where the number passes the threshold, for then the comparison gives -1. */
const ask = (question: number) => `
  local.get $answers local.get $answers i32x4.add
  local.get $question i32.load 2 ${question * QUESTION} local.get $row i32.add v128.load 4 0
  local.get $question v128.load32_splat 2 ${question * QUESTION + 4} f32x4.gt
  i32x4.sub local.set $answers`;

/** Where the leaf stands that the answers of a row lead to. */
const leafOf = (lane: number) => `
  local.get $answers i32x4.extract_lane ${lane} i32.const 2 i32.shl local.get $leaves_of_tree i32.add`;

/** Adds the leaves of two rows to their sums. */
const add = (sums: string, lane: number) => `
  local.get ${sums} ${leafOf(lane + 1)} ${leafOf(lane)} v128.load32_zero 2 0 v128.load32_lane 2 0 1
  f64x2.promote_low_f32x4 f64x2.add local.set ${sums}`;

/** In JavaScript the same takes three times as long, and a sixth of all the time that a text drop takes to be cleaned. */
const KERNEL = `
  loop 64
    local.get $base f64x2.splat local.tee $low local.set $high
    i32.const 0 local.set $question
    local.get $leaves local.set $leaves_of_tree
    loop 64
      i32.const 0 i32x4.splat local.set $answers
      ${Array.from({ length: DEPTH }, (_, question) => ask(question)).join('')}
      ${add('$low', 0)} ${add('$high', 2)}
      local.get $leaves_of_tree i32.const ${TREE_LEAVES} i32.add local.set $leaves_of_tree
      local.get $question i32.const ${DEPTH * QUESTION} i32.add local.tee $question
      local.get $leaves i32.lt_u br_if 0
    end
    local.get $sums local.get $low v128.store 4 0
    local.get $sums local.get $high v128.store 4 16
    local.get $sums i32.const 32 i32.add local.set $sums
    local.get $row i32.const 16 i32.add local.tee $row
    local.get $rows i32.lt_u br_if 0
  end
end`;

const LOCALS = ['$base', '$leaves', '$sums', '$rows', '$row', '$question', '$leaves_of_tree', '$answers', '$low', '$high'];
const [I32, F64, V128] = [0x7f, 0x7c, 0x7b];

/** WebAssembly Core Specification 2.0, 5.4: the instructions above as bytes. */
const OPCODES: Readonly<Record<string, readonly number[]>> = {
  loop: [0x03],
  end: [0x0b],
  br_if: [0x0d],
  'local.get': [0x20],
  'local.set': [0x21],
  'local.tee': [0x22],
  'i32.load': [0x28],
  'i32.const': [0x41],
  'i32.lt_u': [0x49],
  'i32.add': [0x6a],
  'i32.shl': [0x74],
  'v128.load': [0xfd, 0x00],
  'v128.load32_splat': [0xfd, 0x09],
  'v128.store': [0xfd, 0x0b],
  'i32x4.splat': [0xfd, 0x11],
  'f64x2.splat': [0xfd, 0x14],
  'i32x4.extract_lane': [0xfd, 0x1b],
  'f32x4.gt': [0xfd, 0x44],
  'v128.load32_lane': [0xfd, 0x56],
  'v128.load32_zero': [0xfd, 0x5c],
  'f64x2.promote_low_f32x4': [0xfd, 0x5f],
  'i32x4.add': [0xfd, 0xae, 0x01],
  'i32x4.sub': [0xfd, 0xb1, 0x01],
  'f64x2.add': [0xfd, 0xf0, 0x01],
};

/** A number below 16,384 as LEB128. */
function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, value >> 7];
}

function bytesOf(words: string): number[] {
  return words
    .trim()
    .split(/\s+/)
    .flatMap((word) => OPCODES[word] ?? leb(word.startsWith('$') ? LOCALS.indexOf(word) : Number(word)));
}

function sized(...bytes: number[]): number[] {
  return [...leb(bytes.length), ...bytes];
}

const locals = [2, 3, I32, 3, V128];
/** One function, and the memory it is given, both without a name (5.5). */
const module = new WebAssembly.Module(
  Uint8Array.from(
    [
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      [1, ...sized(1, 0x60, 4, F64, I32, I32, I32, 0)],
      [2, ...sized(1, 0, 0, 2, 0, 1)],
      [3, ...sized(1, 0)],
      [7, ...sized(1, 0, 0, 0)],
      [10, ...sized(1, ...sized(...locals, ...bytesOf(KERNEL)))],
    ].flat(),
  ),
);

/** A kernel for so many bytes of memory, and the memory. */
export function kernelOf(bytes: number): { run: Kernel; memory: ArrayBuffer } {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const { exports } = new WebAssembly.Instance(module, { '': { '': memory } });
  return { run: exports[''] as Kernel, memory: memory.buffer };
}

/** What of WebAssembly is asked for here; TypeScript knows it only together with a browser. */
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Readonly<Record<string, unknown>> };
};
