import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { locales } from './locale'
import { en, messagesOf } from './messages'
import { usedWords } from './used-words'

const root = fileURLToPath(new URL('../..', import.meta.url))
const paths = globSync('{app,components,lib}/**/*.{ts,tsx}', { cwd: root })
const code = paths.filter(path => !path.includes('.test.'))
const uses = usedWords(code.map(path => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') })))
const written = leaves(en)

test('every word that is asked for is written', () => {
  const missing = uses.flatMap(({ where, keys }) =>
    keys.filter(key => !written.some(word => key.test(word))).map(key => `${where} ${key.source}`),
  )
  expect(missing).toEqual([])
})

test('every word that is written is used somewhere', () => {
  const keys = uses.flatMap(use => use.keys)
  expect(written.filter(word => !keys.some(key => key.test(word)))).toEqual([])
})

test.each(locales)('%s has a word for each key that English has, and no other', locale => {
  expect(leaves(messagesOf(locale)).toSorted()).toEqual(written.toSorted())
})

function leaves(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${name}.`)
      : [`${path}${name}`],
  )
}
