// Everything here is a quicker way to something that a link or a button on
// the page already does. Nothing is kept in the browser's storage.

const body = document.body
const leaveControl = document.querySelector('[data-leave]')

// Shift three times within a second and a half presses "Leave this page".
const leaveWithin = 1500
let shifts = []

function countShift(event) {
  if (event.key !== 'Shift') {
    shifts = []
    return
  }
  if (event.repeat) return
  const now = event.timeStamp
  shifts = shifts.filter((at) => now - at < leaveWithin).concat(now)
  if (shifts.length === 3) leave()
}

function leave() {
  if (leaveControl) leaveControl.click()
}

// The page goes dark at once, even if the server is slow to answer, and what
// comes takes its place, so that Back does not lead to it.
const leavePatience = 1500

async function leaveAtOnce(event) {
  event.preventDefault()
  body.hidden = true
  if (leaveControl.form) await sendAlong(leaveControl.form)
  location.replace('/leave')
}

async function sendAlong(form) {
  const typed = new URLSearchParams(new FormData(form))
  typed.set(leaveControl.name, leaveControl.value)
  const late = new AbortController()
  setTimeout(() => late.abort(), leavePatience)
  try {
    await fetch('/leave', { method: 'POST', body: typed, redirect: 'manual', signal: late.signal })
  } catch {
    // Nothing keeps them here.
  }
}

leaveControl?.addEventListener('click', leaveAtOnce)

// A page that comes back from the browser's memory asks the server again,
// so that Back after leaving shows nothing.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
