import { expect, test } from 'vitest'
import { actingOn, actingRoles, automatic, drafted } from './acting'

test('product and QA act on the code', () => {
  expect(actingOn('merge-qa')).toEqual(['product', 'qa'])
})

test('sales acts on a deployment where drafts are made, and nowhere else', () => {
  expect(actingOn('deployment', ['self_hosted'])).toEqual(['devops', 'sales'])
  expect(actingOn('deployment', ['serverless'])).toEqual(['devops'])
})

test('whoever manages or only reads does not act on a release', () => {
  expect(actingRoles).toEqual(['product', 'qa', 'devops', 'sales'])
})

test('what starts by itself makes no drafts', () => {
  expect(automatic).toEqual(['serverless'])
  expect(drafted).toEqual(['self_hosted', 'sovereign'])
})
