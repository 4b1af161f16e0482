// @ts-check
/**
 * Defines the elements: `<script type="module" src="element.js">` is all that a page needs. Who wants only the classes
 * imports `elements.js`, which has no effect on the page.
 */
import { define } from "./elements.js";

define();
