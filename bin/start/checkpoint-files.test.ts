import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkpointProblems } from './checkpoint-files.mjs'

const folder = mkdtempSync(join(tmpdir(), 'checkpoint-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const pair = generateKeyPairSync('ed25519')
const own = written('key.pem', pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
const open = written('key.pub', pair.publicKey.export({ type: 'spki', format: 'pem' }).toString())
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const other = written('ec.pem', elliptic.export({ type: 'pkcs8', format: 'pem' }).toString())
const lines = written('checkpoints.jsonl', '')

const problems = (key: string, file: string) =>
  checkpointProblems({ CHECKPOINT_KEY_FILE: key, CHECKPOINT_FILE: file })
const named = (key: string, file: string) => problems(key, file).map(({ name }) => name)

test('a key and a file that is there, or can be made, are fine; so is neither', () => {
  expect(problems(own, lines)).toEqual([])
  expect(problems(own, join(folder, 'new.jsonl'))).toEqual([])
  expect(checkpointProblems({})).toEqual([])
})

test.each([
  ['is not there', join(folder, 'nowhere.pem'), 'not there'],
  ['is a folder', folder, 'cannot be read'],
  ['is empty', written('empty.pem', ''), 'Ed25519'],
  ['is the public half', open, 'Ed25519'],
  ['is of another kind', other, 'Ed25519'],
])('a key that %s is named', (_, key, words) => {
  expect(problems(key, lines)).toMatchObject([{ name: 'CHECKPOINT_KEY_FILE' }])
  expect(problems(key, lines)[0]?.text).toContain(words)
})

test.each([
  ['that is a folder', folder],
  ['in a folder that is not there', join(folder, 'nowhere', 'checkpoints.jsonl')],
  ['below something that is no folder', join(own, 'checkpoints.jsonl')],
])('a file of checkpoints %s is named', (_, file) => {
  expect(named(own, file)).toEqual(['CHECKPOINT_FILE'])
})

test.skipIf(process.getuid?.() === 0)('files that this user may not use are named', () => {
  chmodSync(lines, 0o400)
  const hidden = written('hidden.pem', 'x')
  chmodSync(hidden, 0)
  expect(named(hidden, lines)).toEqual(['CHECKPOINT_KEY_FILE', 'CHECKPOINT_FILE'])
})

test('what is in a key file is never repeated', () => {
  const secret = written('secret.pem', 'hunter2')
  expect(JSON.stringify(problems(secret, lines))).not.toContain('hunter2')
})
