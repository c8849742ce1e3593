import { z } from 'zod'

// Cells of a form or file as text. Issues carry a code as their message.

export const cell = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too-long')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'control-character')
    .regex(/^[^\ufffd]*$/, 'wrong-encoding')
// A spreadsheet runs a cell that begins so. It stays text here, but a name is never one.
export const words = (most: number) => cell(most).regex(/^(?![=+\-@])/, 'formula')
export const given = <Cell extends z.ZodString>(text: Cell) => text.min(1, 'required')
export const orNull = <Cell extends z.ZodType<unknown, string>>(text: Cell) =>
  z
    .string()
    .transform(value => value.trim() || null)
    .pipe(text.nullable())
/** A cell whose column may be left out. */
export const spare = <Cell extends z.ZodType<unknown, string>>(text: Cell) =>
  z
    .string()
    .default('')
    .transform(value => value.trim() || null)
    .pipe(text.nullable())
