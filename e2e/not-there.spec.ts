import { expect, test } from './fixtures'

test('what is not there is said in the page itself', async ({ as, forgive, baseURL }) => {
  forgive(/404/)
  const { request } = await as('admin')
  for (const place of [
    'releases/0.0.404',
    'releases/0.0.404/1-merge-qa',
    'releases/0.0.404/history',
    'invoices/nothing',
    `invoices/${crypto.randomUUID()}`,
    'invoices/price-books/nothing',
    `invoices/price-books/${crypto.randomUUID()}/rules/new?kind=flat`,
    'customers/nothing',
    'customers/installations/nothing',
    'settings/people/nothing',
    'nowhere',
  ]) {
    const answer = await request.get(`${baseURL ?? ''}/${place}`)
    const text = (await answer.text()).replaceAll(/<script.*?<\/script>/gs, '')
    expect(answer.status(), place).toBe(404)
    expect(text, place).toContain('There is nothing at this address.')
    expect(text.match(/<main/g), place).toHaveLength(1)
  }
  // The next one on the same connection is not touched by it.
  expect((await request.get(`${baseURL ?? ''}/releases`)).status()).toBe(200)
})
