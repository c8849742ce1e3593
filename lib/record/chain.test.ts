import { expect, test } from 'vitest'
import { hashOf, keyOf, walk, type Link } from './chain'

/** Three events of one thing, chained as they are written. */
function chainOfThree(): Link[] {
  let before = ''
  return [1, 2, 3].map(seq => {
    const text = JSON.stringify({ type: 'edited', seq })
    before = hashOf(text, before)
    return { aggregate: 'release', id: 'r1', seq, text, hash: before }
  })
}

function found(links: readonly Link[], signed = new Map<string, string>()) {
  const walked = walk(signed)
  for (const link of links) walked.look(link)
  return walked.findings().map(({ seq, problem }) => `${String(seq)} ${problem}`)
}
const [one, two, three] = chainOfThree() as [Link, Link, Link]

test('a chain that nobody touched has no findings', () => {
  expect(found([one, two, three])).toEqual([])
})

test('what was taken out whole leaves a gap before the next', () => {
  expect(found([one, three])).toEqual(['3 gap'])
  expect(found([two, three])).toEqual(['2 gap'])
  expect(found([one, three], new Map([[keyOf(two), two.hash ?? '']]))).toEqual([
    '2 deleted',
    '3 gap',
  ])
})

test('of one event alone, what is missing or was changed is named', () => {
  expect(found([one, { ...two, hash: null }, three])).toEqual(['2 inserted', '3 edited'])
  expect(found([one, { ...two, text: null }, three])).toEqual(['2 deleted'])
  expect(found([one, { ...two, text: '{"type":"edited","seq":9}' }, three])).toEqual(['2 edited'])
})

test('a chain that was written anew differs from what a checkpoint lists', () => {
  const signed = new Map([[keyOf(three), 'another hash']])
  expect(found([one, two, three], signed)).toEqual(['3 rewritten'])
})
