// The page of a product: its variants in a grid, and its pictures.
import { sender } from './js/post.js'
import { variants } from './js/variants.js'

const state = document.querySelector('[data-state]')
const said = document.querySelector('[data-said]')
const send = sender(state)
const say = (text) => (said.textContent = text)

const grid = document.querySelector('[data-variants]')
if (grid) variants(grid, say, send)
