import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import type { SignedText } from './checkpoint'

// Longer than any two lines.
const TAIL = 4 * 1024 * 1024

/** The last checkpoint in a file; null when there is none. A line that a crash cut short is taken off. */
export function lastInFile(path: string): (SignedText & { number: number }) | null {
  if (!existsSync(path)) return null
  const file = openSync(path, 'r+')
  try {
    const lines = wholeLines(file)
    return lines === '' ? null : numbered(lines.slice(lines.lastIndexOf('\n') + 1))
  } finally {
    closeSync(file)
  }
}

/** Adds checkpoints to a file, a line each; when it returns, the disk has them. */
export function addToFile(path: string, added: readonly SignedText[]) {
  if (added.length === 0) return
  const file = openSync(path, 'a', 0o600)
  try {
    for (const { text, signature } of added)
      writeSync(file, `${JSON.stringify({ text, signature })}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The end of the file without its last line break. */
function wholeLines(file: number) {
  const { size } = fstatSync(file)
  const start = Math.max(0, size - TAIL)
  const tail = Buffer.alloc(size - start)
  readSync(file, tail, 0, tail.length, start)
  const end = tail.lastIndexOf('\n') + 1
  if (start + end < size) ftruncateSync(file, start + end)
  return tail.toString('utf8', 0, Math.max(0, end - 1))
}

function numbered(line: string) {
  const { text, signature } = JSON.parse(line) as SignedText
  return { text, signature, number: (JSON.parse(text) as { number: number }).number }
}
