// @ts-check
/** What the worker adds to the first page that it keeps: the line about a newer release. */
import { watch } from "./offline-newer.js";

void watch();
