import { count } from './format.js';

const buttons = [...document.querySelectorAll('#filters button')];

export function connectFilters(open) {
  for (const button of buttons) {
    button.addEventListener('click', () => {
      buttons.forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
      open(button.dataset.show);
    });
  }
}

export function showCounts({ queued, delivered, failed, optedOut }) {
  const counts = { ALL: queued + delivered + failed + optedOut, QUEUED: queued, DELIVERED: delivered, FAILED: failed,
    OPTED_OUT: optedOut };
  for (const button of buttons) {
    button.querySelector('.count').textContent = count(counts[button.dataset.show]);
  }
}
