/** Foreign text as it may be stored and shown: at most `most` characters, no control characters, whole code points. */
export const plain = (text: string, most: number) =>
  text
    .slice(0, most)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
