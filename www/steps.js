// @ts-check
/**
 * The reader's way through an explorer that is a guest: the history belongs to the host, so there is a way back of our own.
 * It takes the place of `Trail`.
 */
import { read, write } from "./address.js";

/** @typedef {import("./address.js").Address} Address */

const MOST = 100;

export class Steps {
  /** @type {string[]} */
  #past = [];
  /** @type {string} */
  #now;
  /** What was shown before the typing began. @type {string | null} */
  #before = null;

  /** @param {Address} address Where the way begins. */
  constructor(address) {
    this.#now = write(address);
  }

  /** There is something to go back to. */
  get isAway() {
    return this.#past.length > 0;
  }

  leave() {}

  /** A committed change. @param {Address} address */
  commit(address) {
    const before = this.#before ?? this.#now;
    this.#before = null;
    this.#now = write(address);
    if (this.#now === before) return;
    this.#past.push(before);
    if (this.#past.length > MOST) this.#past.shift();
  }

  /** A change that is still being typed. @param {Address} address */
  type(address) {
    this.#before ??= this.#now;
    this.#now = write(address);
  }

  /** The host leads: what was before is not the reader's way. @param {Address} address */
  begin(address) {
    this.#past = [];
    this.#before = null;
    this.#now = write(address);
  }

  /** Goes one step back, and says where that leads. @returns {Address} */
  back() {
    this.#before = null;
    this.#now = this.#past.pop() ?? this.#now;
    return read(this.#now).address;
  }
}
