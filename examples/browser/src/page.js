// What the user sees: files in, progress, the comparison, the result out.

const MEGAPIXELS = 50;
const SIDE = 16384;

const by = (id) => document.getElementById(id);

let worker;
let model; // {file, name, former}: if it is no good, the former one stays
let loaded; // the model that the worker has
let picture; // {file, name}
let busy = false;
let runs = 0;

// ---- files in

/** Takes what was dropped, pasted or chosen: a picture, a model or one of each. */
function take(files) {
  by('problem').hidden = true;
  const models = [...files].filter(({ name }) => /\.onnx$/i.test(name));
  const pictures = [...files].filter((file) => !models.includes(file));
  if (files.length === 0) {
    problem('That was no file. Save the picture first, then choose the file.');
  } else if (models.length > 1 || pictures.length > 1) {
    problem('One picture at a time, please.');
  } else {
    models.forEach((file) => takeModel(file, file.name));
    pictures.forEach((file) => takePicture(file));
  }
}

function takeModel(file, name) {
  model = { file, name, former: model };
  work();
}

async function takePicture(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    fits(image, file.name);
  } catch (e) {
    URL.revokeObjectURL(image.src);
    problem(e instanceof Error ? e.message : unreadable(file.name));
    return;
  }
  const sixteen = await isSixteenBit(file);
  URL.revokeObjectURL(by('before').src);
  by('before').src = image.src;
  picture = { file, name: file.name, image };
  notes(
    sixteen &&
      'This picture has 16 bits per colour. A browser sees 8 of them, and the result has 8:' +
        ' “mirnet-cli restore” keeps all.',
  );
  work();
}

function fits({ naturalWidth: width, naturalHeight: height }, name) {
  const megapixels = (width * height) / 1e6;
  if (megapixels > MEGAPIXELS || Math.max(width, height) > SIDE) {
    throw new Error(
      `“${name}” is too large: ${width} x ${height} pixels are ${megapixels.toFixed(0)} megapixels, and this page` +
        ` takes ${MEGAPIXELS}, with sides up to ${SIDE} pixels. “mirnet-cli restore --tile 256” has no such limit.`,
    );
  }
}

function unreadable(name) {
  if (/\.(pth|pt|safetensors)$/i.test(name)) {
    return (
      `“${name}” holds a model, but not in the form that a browser runs. This makes one:\n` +
      `mirnet-cli export --format onnx --output model.onnx ${name}`
    );
  }
  return (
    `“${name}” is neither a picture that this browser can read nor a model (.onnx).` +
    ' PNG and JPEG always work; save other pictures as one of these.'
  );
}

async function isSixteenBit(file) {
  const head = new Uint8Array(await file.slice(0, 25).arrayBuffer());
  const png = String.fromCharCode(...head.subarray(1, 4)) === 'PNG';
  return png && head[24] === 16;
}

// ---- work

/** Sends the worker a request; `hear` gets what it reports before its last answer. */
function ask(request, hear) {
  worker ??= new Worker('worker.js', { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) =>
      data.error ? reject(new Error(data.error)) : data.done ? resolve(data) : hear(data);
    worker.onerror = (e) => reject(new Error(e.message ?? 'a file of this page is missing'));
    worker.postMessage(request);
  });
}

/** Ends the worker in the middle of what it does. Who waits for its answer waits forever. */
function stop() {
  worker?.terminate();
  worker = loaded = undefined;
  busy = false;
  runs++;
}

/** Does what is to be done with the model and the picture of now, and drops what was being done. */
async function work() {
  if (busy) {
    stop();
  }
  by('work').hidden = !picture;
  document.body.classList.toggle('working', !!picture);
  if (picture) {
    clear();
  }
  while (model && loaded !== model) {
    await load();
  }
  if (model && picture) {
    await restore();
  } else {
    show('waiting', 'It will be restored as soon as there is a model.');
  }
}

async function load() {
  busy = true;
  by('model').textContent = `Loading ${model.name} …`;
  show('working', 'Loading the model …');
  try {
    await ask({ model: model.file });
    loaded = model;
    model.former = undefined;
  } catch (e) {
    problem(`“${model.name}” can't be used as a model: ${e.message}.`);
    model = model.former;
  }
  busy = false;
  nameModel();
}

async function restore() {
  const run = ++runs;
  const context = by('after').getContext('2d');
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  busy = true;
  show('working', 'Restoring …');
  try {
    const { alpha } = await ask({ picture: picture.file }, ({ rows, top, progress }) => {
      if (rows) {
        context.putImageData(rows, 0, top);
      } else {
        const { done, total } = progress;
        by('progress').value = done / total;
        by('left').textContent =
          `tile ${done} of ${total}, ${time((seconds() / done) * (total - done))} left`;
      }
    });
    if (alpha) {
      notes('Transparency is as it was. Where the picture is partly transparent, colours are less exact.');
    }
    const taken = time(seconds());
    const png = await new Promise((resolve) => by('after').toBlob(resolve, 'image/png'));
    if (run === runs) {
      offer(png);
      show('done', `Restored in ${taken}.`);
      busy = false;
    }
  } catch (e) {
    stop();
    problem(`“${picture.name}” could not be restored: ${e.message}`);
    show('stopped', '');
  }
}

function offer(png) {
  if (!png) {
    throw new Error('it is too large for this browser.');
  }
  URL.revokeObjectURL(by('download').href);
  by('download').href = URL.createObjectURL(png);
  by('download').download = picture.name.replace(/\.[^.]*$/, '') + '-restored.png';
}

// ---- the page

/** Shows the picture as it is, and on the side of the result too. */
function clear() {
  const { image } = picture;
  const [canvas, style] = [by('after'), by('compare').style];
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d').drawImage(image, 0, 0);
  style.setProperty('--width', image.naturalWidth);
  style.setProperty('--height', image.naturalHeight);
}

function show(state, status) {
  const visible =
    { working: ['cancel', 'progress'], stopped: ['restore'], done: ['download', 'progress'] }[state] ?? [];
  const focused = document.activeElement;
  for (const id of ['restore', 'cancel', 'download', 'progress']) {
    by(id).hidden = !visible.includes(id);
  }
  if (focused.hidden) {
    by(visible[0] ?? 'choose-picture').focus(); // not lost to who works by keyboard
  }
  if (state === 'working') {
    by('progress').removeAttribute('value');
  }
  by('left').textContent = '';
  by('status').textContent = status;
  document.body.dataset.state = state;
}

function nameModel() {
  by('model').textContent = model
    ? `Model: ${model.name}`
    : 'No model yet: choose an .onnx file that mirnet has exported.';
}

function problem(text) {
  by('problem').textContent = text;
  by('problem').hidden = false;
}

function notes(...texts) {
  by('notes').replaceChildren(
    ...texts
      .filter(Boolean)
      .map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  );
}

function time(seconds) {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

// ---- events

by('choose-picture').onchange = by('choose-model').onchange = ({ target }) => {
  if (target.id === 'choose-model') {
    by('problem').hidden = true;
    takeModel(target.files[0], target.files[0].name);
  } else {
    take(target.files);
  }
  target.value = ''; // so that the same file can be chosen again
};

addEventListener('dragover', (e) => {
  e.preventDefault();
  document.body.classList.add('dragging');
});
addEventListener('dragleave', (e) => {
  if (!e.relatedTarget) {
    document.body.classList.remove('dragging');
  }
});
addEventListener('drop', (e) => {
  e.preventDefault();
  document.body.classList.remove('dragging');
  take(e.dataTransfer.files);
});
addEventListener('paste', (e) => take(e.clipboardData.files));

by('split').oninput = ({ target }) => by('compare').style.setProperty('--split', `${target.value}%`);
by('restore').onclick = work;
by('cancel').onclick = () => {
  stop();
  nameModel();
  show('stopped', 'Cancelled.');
};

// ---- start

by('model').textContent = 'Looking for a model …';
const response = await fetch('model.onnx').catch(() => undefined);
const served = response?.ok && !response.headers.get('Content-Type')?.includes('html');
const file = served ? await response.blob() : undefined;
if (file && !model) {
  takeModel(file, 'model.onnx');
} else if (!model) {
  nameModel();
}
