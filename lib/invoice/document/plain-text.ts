/**
 * A text as it may stand on paper and in XML: composed, on one line, without what XML forbids (controls, half
 * characters, U+FFFE and U+FFFF) and without marks that turn the reading order around, so that no name can
 * make an amount beside it read differently. Letters of every script stay.
 */
export function plainText(typed: string): string {
  return typed
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(turning, '')
    .replaceAll(forbidden, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const forbidden = /[\p{Cc}\ufffe\uffff]/gu
