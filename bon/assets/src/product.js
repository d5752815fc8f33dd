// The page of a product: its variants in a grid, and its pictures.
import { kit } from './js/kit.js'
import { pictures } from './js/product-pictures.js'
import { sender } from './js/sender.js'
import { variants } from './js/variants.js'

const state = document.querySelector('[data-state]')
const said = document.querySelector('[data-said]')
const send = state && sender(state, document.querySelector('[name=csrfmiddlewaretoken]').value)
const say = (text) => (said.textContent = text)

const grid = document.querySelector('[data-variants]')
const made = document.querySelector('[data-kit]')
let drawn = () => {}
const shown = grid && variants(grid, say, send, () => drawn())
if (made) drawn = kit(made, send, shown).drawWhich

const shelf = document.querySelector('[data-product-pictures]')
if (shelf) pictures(shelf, say, send)
