import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { messagesOf } from '@/lib/i18n/messages'
import { diagram } from '@/lib/release/diagram'
import { stages, trackTypes } from '@/lib/release/workflow'
import { drawing } from './drawing'

describe.each(locales)('in %s', locale => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'process' })
  const svg = drawing(diagram(t), { id: 'way', title: 'A & B', description: '1 < 2' })

  test('the picture fetches nothing and styles nothing by itself', () => {
    expect(svg).not.toMatch(/@import|https?:(?!\/\/www\.w3\.org)|<style|\sstyle=/)
  })

  test('every stage is named in it', () => {
    for (const stage of stages) expect(svg).toContain(t(`stages.${stage}.name`))
  })

  test('the branches are named on one line', () => {
    const named =
      /<g class="edge-label" transform="translate\(0 ([\d.]+)\)"><rect x="[\d.]+" y="([\d.]+)"/g
    const lines = [...svg.matchAll(named)].map(([, down, y]) =>
      Math.round(Number(down) + Number(y)),
    )
    expect(lines).toHaveLength(trackTypes.length)
    expect(new Set(lines).size).toBe(1)
  })

  test('nothing sticks out', () => {
    const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
    expect(Number(width)).toBeLessThan(480)
    for (const [, x = '', y = ''] of svg.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)) {
      expect(Number(x)).toBeLessThanOrEqual(Number(width))
      expect(Number(y)).toBeLessThanOrEqual(Number(height))
    }
  })
})

test('the picture has a name and a description, escaped', () => {
  const svg = drawing('flowchart TD\n  a["A"] --> b["B"]', {
    id: 'way',
    title: 'A & B',
    description: '1 < 2',
  })
  expect(svg).toContain('role="img" aria-labelledby="way-title" aria-describedby="way-description"')
  expect(svg).toContain('<title id="way-title">A &amp; B</title>')
  expect(svg).toContain('<desc id="way-description">1 &lt; 2</desc>')
})
