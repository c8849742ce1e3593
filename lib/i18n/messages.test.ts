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

test.each(locales)('%s leaves the same open in each sentence as English', locale => {
  const said = new Map(sentences(messagesOf(locale)))
  const differing = sentences(en).filter(
    ([key, sentence]) => openParts(sentence).join() !== openParts(said.get(key) ?? '').join(),
  )
  expect(differing.map(([key]) => key)).toEqual([])
})

test('what a sentence leaves open is found inside its branches too', () => {
  const sentence =
    '{n, plural, one {# of {all}} other {{n} <b>too</b> {a}}} {kind, select, x {b} other {}}'
  expect(openParts(sentence)).toEqual(['<b>', 'a', 'all', 'kind', 'n'])
})

/** Braces open an argument, inside it a branch, inside that an argument again: each name and each tag once. */
function openParts(sentence: string): string[] {
  let depth = 0
  const found = [...sentence.matchAll(/\{\s*(\w*)|\}|<\w+>/g)].flatMap(([part, name = '']) => {
    if (part.startsWith('<')) return [part]
    depth += part === '}' ? -1 : 1
    return part !== '}' && depth % 2 === 1 ? [name] : []
  })
  return [...new Set(found)].toSorted()
}

function leaves(tree: object): string[] {
  return sentences(tree).map(([key]) => key)
}

function sentences(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? sentences(value, `${path}${name}.`)
      : [[`${path}${name}`, String(value)]],
  )
}
