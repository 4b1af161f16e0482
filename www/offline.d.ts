/** What the build writes before the text of the service worker. */
declare const ENTENTE_RELEASE: string;
/** The version of the dataset. */
declare const ENTENTE_VERSION: string;
/** Each file of the release with its SHA-256 in base64 and its length in bytes. */
declare const ENTENTE_FILES: [name: string, digest: string, length: number][];
