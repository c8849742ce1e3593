'use server'

import { command } from '@/lib/command'
import { readCsv } from './read-csv'

export const addCustomer = command('addCustomer', { then: id => `/customers/${id}` })
export const editCustomer = command('editCustomer')
export const confirmVatId = command('confirmVatId')
export const addInstallation = command('addInstallation', {
  then: id => `/customers/installations/${id}`,
})
export const editInstallation = command('editInstallation')
export const retireInstallation = command('retireInstallation')
export const recordContractFlag = command('recordContractFlag')
export const importInstallations = command('importInstallations', { read: readCsv })
