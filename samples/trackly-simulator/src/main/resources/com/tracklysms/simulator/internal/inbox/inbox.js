// Keeps the page as the simulator is.

import { act, perform } from './client.js';
import { connectControls, refreshControls } from './controls.js';
import { connectList, markCurrent, refreshList } from './conversations.js';
import { connectTimeline, currentNumber, refreshTimeline, showConversation } from './timeline.js';

const connection = document.getElementById('connection');
const form = document.getElementById('answer-form');
const text = document.getElementById('answer-text');

async function refresh() {
  await Promise.allSettled([refreshList(), refreshTimeline(), refreshControls()]);
}

function watch() {
  const updates = new EventSource('/inbox/updates');
  updates.addEventListener('open', () => tell('live', 'Live'));
  // The browser connects again by itself; a new stream begins with a change
  updates.addEventListener('error', () => tell('lost', 'Connection lost, trying again'));
  updates.addEventListener('message', refresh);
}

function tell(state, words) {
  if (connection.dataset.state !== state) {
    connection.dataset.state = state;
    connection.textContent = words;
  }
}

function answer(words) {
  const number = currentNumber();
  perform(form, async () => {
    await act('answers', { number, text: words });
    await refreshTimeline();
  });
}

connectList((number, position) => {
  document.body.dataset.view = 'conversation';
  markCurrent(number);
  showConversation(number, position);
});
connectTimeline();
connectControls();
document.getElementById('back').addEventListener('click', () => {
  document.body.dataset.view = 'list';
  document.querySelector('.row-button[tabindex="0"]')?.focus();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  answer(text.value);
  text.value = '';
});
text.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  }
});
document.getElementById('stop').addEventListener('click', () => answer('STOP'));
watch();
