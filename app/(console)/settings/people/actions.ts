'use server'

import { command } from '@/lib/command'

export const addPerson = command('addPerson')
export const editPerson = command('editPerson')
export const setRoles = command('setRoles')
export const setGitIdentities = command('setGitIdentities')
export const disablePerson = command('disablePerson')
export const enablePerson = command('enablePerson')
