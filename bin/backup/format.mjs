/** @param {string} name */
export const quoted = name => `"${name.replaceAll('"', '""')}"`

export const FORMAT = 'release-console-backup 2'
export const END_OF_TABLE = '\\.'
