import { expect, test } from 'vitest'
import en from './en/process.json'
import fr from './fr/process.json'
import is from './is/process.json'

const texts = (tree: object): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string'
      ? [[key, value] as [string, string]]
      : texts(value).map(([rest, text]): [string, string] => [`${key}.${rest}`, text]),
  )

test('the process page says the same things in each language', () => {
  const keys = texts(en).map(([key]) => key)
  expect(texts(is).map(([key]) => key)).toEqual(keys)
  expect(texts(fr).map(([key]) => key)).toEqual(keys)
})

test('no sentence was left in English', () => {
  const english = new Map(texts(en))
  const same = [is, fr].flatMap(texts).filter(([key, text]) => english.get(key) === text)
  expect(same.map(([key]) => key).filter(key => !key.startsWith('languages.'))).toEqual([
    'tracks.serverless.name',
  ])
})

test('French double punctuation never starts a line', () => {
  const loose = texts(fr).filter(([, text]) => / [:;?!»]|« |[^\u00a0]:|[^\u202f][;?!]/.test(text))
  expect(loose).toEqual([])
})
