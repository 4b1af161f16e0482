// The words of the interface in every language at once, which the page itself loads one by one.
import { en } from "../../../www/locales/en.js";
import { fr } from "../../../www/locales/fr.js";
import { km } from "../../../www/locales/km.js";

export const locales = { en, fr, km };
