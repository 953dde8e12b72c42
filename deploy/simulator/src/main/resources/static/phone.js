'use strict';
const words = document.body.dataset;
const thread = document.getElementById('thread');
const number = document.getElementById('number');
const body = document.getElementById('body');
const problem = document.getElementById('problem');
const ticks = { queued: '🕓', sent: '✓', delivered: '✓✓', read: '✓✓', undelivered: '✗', failed: '✗' };
let stream;

const kept = localStorage.getItem('number');
number.value = kept || 'whatsapp:+55119' + String(Math.floor(Math.random() * 1e8)).padStart(8, '0');

function show(message) {
  document.getElementById('empty').hidden = true;
  let item = document.getElementById(message.sid);
  const fresh = !item;
  if (fresh) {
    item = document.createElement('li');
    item.id = message.sid;
    item.className = message.mine ? 'mine' : 'theirs';
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = (message.mine ? words.you : words.them) + ': ';
    const text = document.createElement('span');
    text.textContent = message.body;
    item.append(name, text, document.createElement('small'));
    thread.append(item);
  }
  const code = message.errorCode ? ' ' + message.errorCode : '';
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  item.lastChild.textContent = time + (message.mine ? '' : ' ' + (ticks[message.status] || '') + ' ' + words[message.status] + code);
  if (fresh) thread.scrollTop = thread.scrollHeight;
  if (!message.mine && message.status === 'delivered') seen(message.sid);
}

function seen(sid) {
  if (document.visibilityState === 'visible') {
    fetch('/phone/messages/' + sid + '/read', { method: 'POST' });
  }
}

async function load() {
  if (stream) stream.close();
  if (!number.checkValidity() || !number.value) return;
  localStorage.setItem('number', number.value);
  thread.replaceChildren();
  document.getElementById('empty').hidden = false;
  const query = '?number=' + encodeURIComponent(number.value);
  stream = new EventSource('/phone/stream' + query);
  stream.onopen = async () => {
    problem.textContent = '';
    (await (await fetch('/phone/messages' + query)).json()).forEach(show);
  };
  stream.onmessage = event => show(JSON.parse(event.data));
  stream.onerror = () => { problem.textContent = words.offline; };
}

document.getElementById('write').addEventListener('submit', async event => {
  event.preventDefault();
  if (!body.value.trim()) return;
  const answer = await fetch('/phone/messages', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ number: number.value, body: body.value }),
  });
  const status = answer.ok ? (await answer.json()).status : 0;
  problem.textContent = status >= 200 && status < 300 ? '' : words.lost;
  body.value = '';
  body.focus();
});
body.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    document.getElementById('write').requestSubmit();
  }
});
number.addEventListener('change', load);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') load();
});
load();
