const END = /(?<=-----END [A-Z ]+-----)/;

/** The PEMs in a text that has several, one behind another. */
export function splitPems(text: string): string[] {
  return text.split(END).map((pem) => pem.trim()).filter(Boolean);
}
