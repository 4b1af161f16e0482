// @ts-check
/**
 * What stands for `WebAssembly` where there is none: as much of it as the bindings use, over the function that wasm2js
 * made of the engine. That function is lax where WebAssembly is strict; what a trap is and how memory grows stands here.
 */

/** An instance that can no longer be asked, as WebAssembly says it. */
class RuntimeError extends Error {
  /** @override */
  name = "RuntimeError";
}

/**
 * Ends an instance.
 *
 * @param {string} reason
 * @returns {never}
 */
export function trap(reason) {
  throw new RuntimeError(reason);
}

/** The most that is ever given to the engine, in pages of 64 KB; beyond two gigabytes an address would no longer fit. */
const MOST = 2 ** 15;

/**
 * The bytes of memory with so many pages more, or null where they are not to be had. The old ones are taken away from
 * whoever still looks at them, as WebAssembly does.
 *
 * @param {ArrayBuffer} buffer @param {number} pages
 * @returns {ArrayBuffer | null}
 */
export function grown(buffer, pages) {
  if (buffer.byteLength / 65536 + pages > MOST) return null;
  try {
    const more = new ArrayBuffer(buffer.byteLength + pages * 65536);
    new Uint8Array(more).set(new Uint8Array(buffer));
    structuredClone(buffer, { transfer: [buffer] });
    return more;
  } catch {
    return null;
  }
}

/**
 * The classes that the bindings ask for. A module is the image of its memory, since the code is always there.
 *
 * @param {(imports: any) => any} asmFunc
 */
export function standIn(asmFunc) {
  class Module {
    /** @param {Uint8Array} image */
    constructor(image) {
      this.image = image;
    }
  }
  class Instance {
    /** @param {Module} module @param {object} imports */
    constructor({ image }, imports) {
      this.exports = asmFunc({ ...imports, image });
    }
  }
  return { Module, Instance, RuntimeError };
}
