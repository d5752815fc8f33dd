import '@fontsource-variable/inter/wght.css'
import './app.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { startEngine } from './engine/engine'
import { watchUpdates } from './update'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element with the id "app"')
const engine = startEngine()
mount(App, { target, props: { engine, updates: watchUpdates(engine) } })
