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
    item.append(name, ...more(message), text, document.createElement('small'));
    thread.append(item);
  }
  const code = message.errorCode ? ' ' + message.errorCode : '';
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  item.lastChild.textContent = time + (message.mine ? '' : ' ' + (ticks[message.status] || '') + ' ' + words[message.status] + code);
  if (fresh) thread.scrollTop = thread.scrollHeight;
  if (!message.mine && message.status === 'delivered') seen(message.sid);
}

function more(message) {
  if (message.picture) {
    const picture = document.createElement('img');
    picture.src = message.picture;
    picture.alt = words.picture;
    picture.onload = () => { thread.scrollTop = thread.scrollHeight; };
    return [picture];
  }
  if (message.location) {
    const place = message.location;
    const text = document.createElement('span');
    const where = [place.label, place.address].filter(Boolean).join(', ');
    text.textContent = '📍 ' + (where || words.located) + ' (' + place.latitude + ', ' + place.longitude + ')';
    return [text];
  }
  return [];
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

async function post(path, type, content) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': type }, body: content });
  const status = answer.ok ? (await answer.json()).status : 0;
  const unfit = answer.status === 413 || answer.status === 415;
  problem.textContent = unfit ? words.unfit : status >= 200 && status < 300 ? '' : words.lost;
}

document.getElementById('write').addEventListener('submit', async event => {
  event.preventDefault();
  if (!body.value.trim()) return;
  await post('/phone/messages', 'application/json', JSON.stringify({ number: number.value, body: body.value }));
  body.value = '';
  body.focus();
});

const choose = document.getElementById('choose');
const picture = document.getElementById('picture');
choose.addEventListener('click', () => picture.click());
picture.addEventListener('change', async () => {
  const file = picture.files[0];
  if (!file) return;
  const query = '?number=' + encodeURIComponent(number.value);
  await post('/phone/pictures' + query, file.type || 'application/octet-stream', file);
  picture.value = '';
  choose.focus();
});

document.getElementById('place').addEventListener('submit', async event => {
  event.preventDefault();
  const location = {
    latitude: document.getElementById('latitude').valueAsNumber,
    longitude: document.getElementById('longitude').valueAsNumber,
    label: document.getElementById('label').value.trim(),
  };
  await post('/phone/messages', 'application/json', JSON.stringify({ number: number.value, location }));
  document.getElementById('more').open = false;
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
