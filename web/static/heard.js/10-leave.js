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
  if (!leaveControl) return
  // The page goes dark at once, even if the server is slow to answer.
  body.hidden = true
  leaveControl.click()
}

// A page that comes back from the browser's memory asks the server again,
// so that Back after leaving shows nothing.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
