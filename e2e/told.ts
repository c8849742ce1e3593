import type { Page } from '@playwright/test'
import { wallOf } from '@/lib/calendar/wall'
import { expect, type Who } from './fixtures'
import type { RealInput } from './real-input'

type People = (who: Who) => Promise<Page>
/** A release on its way: whose pages there are, which version it is, and what it is made of. */
export type Told = { as: People; version: string; input: RealInput }

export const done = (page: Page, words: string) =>
  expect(page.getByText(words).first()).toBeVisible()

/** A time so many minutes from now, as a form of this zone wants it. */
export const wallIn = (minutes: number, zone: string) =>
  wallOf(new Date(Date.now() + minutes * 60_000), zone).local
