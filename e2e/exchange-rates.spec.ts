import { expect, test } from './fixtures'

test('whoever is not the accounting contact reads the rates and who may enter them', async ({
  as,
}) => {
  const page = await as('Sunna')
  await page.goto('/invoices/exchange-rates')
  const form = page.getByRole('region', { name: 'Record a rate' })
  await expect(form).toContainText('Only Sacha, the accounting contact, can do this.')
  await expect(form.getByRole('button', { name: 'Record rate' })).toBeDisabled()
  await expect(page.getByRole('listitem').filter({ hasText: '1 USD in EUR' }).first()).toBeVisible()
})

test('a rate is recorded once, corrected with a reason, and its history stays', async ({ as }) => {
  const page = await as('Sacha')
  await page.goto('/invoices/exchange-rates')
  const form = page.getByRole('region', { name: 'Record a rate' })
  const day = `2025-0${String(1 + Math.trunc(Math.random() * 9))}-${String(10 + Math.trunc(Math.random() * 18))}`
  await form.getByLabel('From').selectOption('GBP')
  await form.getByLabel('In').selectOption('ISK')
  await form.getByLabel('Day').fill(day)
  await form.getByLabel('Rate').fill('1,7')
  await form.getByLabel('Source').fill('A bank')
  await form.getByRole('button', { name: 'Record rate' }).click()
  await expect(form.getByLabel('Rate')).toHaveAccessibleDescription(/Write a number/)
  await form.getByLabel('Rate').fill('170.12345678')
  await form.getByRole('button', { name: 'Record rate' }).click()
  const row = page.getByRole('listitem').filter({ hasText: day }).first()
  await expect(row).toContainText('170.12345678')

  await row.getByText('Correct…').click()
  await row.getByLabel('Rate').fill('170.2')
  await row.getByLabel('Why it is corrected').fill('A digit was wrong.')
  await row.getByRole('button', { name: 'Correct rate' }).click()
  await expect(row).toContainText('170.2 by Sacha, A bank: A digit was wrong.')
  await row.getByText('Corrected once').click()
  await expect(row).toContainText('170.12345678 by Sacha, A bank')
})
