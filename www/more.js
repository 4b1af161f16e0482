// @ts-check
/** The glue of the second module, which knows every question and holds no dataset. It is loaded with the first of its questions. */
export { Engine as Door, initSync, __wbg_reset_state as reset } from "#door-more";
