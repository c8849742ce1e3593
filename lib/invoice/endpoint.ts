// Electronic addresses by scheme of the EAS code list, as far as their shape is published: ISO 6523 ICD and the VAT
// numbers of 99xx. 0225 is the French directory's: a SIREN, then nothing, a suffix, or a SIRET with or without a code.
const shapes = {
  '0002': /^\d{9}$/,
  '0007': /^\d{10}$/,
  '0009': /^\d{14}$/,
  '0088': /^\d{13}$/,
  '0106': /^\d{8}$/,
  '0184': /^(DK)?\d{8}$/,
  '0190': /^\d{20}$/,
  '0192': /^\d{9}$/,
  '0196': /^\d{10}$/,
  '0204': /^\d{2,12}(-[A-Z0-9]{1,30})?-\d{2}$/,
  '0208': /^[01]\d{9}$/,
  '0225': /^\d{9}(_[A-Za-z0-9+\-./]{1,40}){0,2}$/,
  '9925': /^BE[01]\d{9}$/,
  '9930': /^DE\d{9}$/,
  '9932': /^GB(\d{9}|\d{12}|(GD|HA)\d{3})$/,
  '9957': /^FR[A-HJ-NP-Z0-9]{2}\d{9}$/,
} as const

export type EndpointScheme = keyof typeof shapes
export const endpointSchemes = Object.keys(shapes).toSorted() as EndpointScheme[]

/** Whether an id has the shape its scheme asks for. That somebody receives there, only a directory can say. */
export const isEndpoint = (scheme: EndpointScheme, id: string) => shapes[scheme].test(id)
