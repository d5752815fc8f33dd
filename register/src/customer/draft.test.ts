import { expect, test } from 'vitest'
import { draftOf } from './draft'

test('a name that was searched for gets its capitals', () => {
  expect(draftOf('åse brøndum-holm')).toEqual({ name: 'Åse Brøndum-Holm' })
  expect(draftOf("karen o'hara")).toEqual({ name: "Karen O'hara" })
})

test('whoever typed a capital is left alone', () => {
  expect(draftOf('Anders de la Cour')).toEqual({ name: 'Anders de la Cour' })
})

test('a telephone and an address stay as they were typed', () => {
  expect(draftOf('26 12 34 56')).toEqual({ phone: '26 12 34 56' })
  expect(draftOf('ulla@eksempel.dk')).toEqual({ email: 'ulla@eksempel.dk' })
  expect(draftOf('x')).toBeNull()
})
