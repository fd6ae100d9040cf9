// What the page has to know of a model before it runs.

/**
 * Returns the metadata of an ONNX file, which ONNX Runtime Web doesn't give out, or undefined where
 * the bytes are no ONNX file. An ONNX file is a protocol buffer: fields with a number, of which
 * 1 is the version of the format, 7 the graph and 14 an entry of metadata, itself a key (1) and a
 * value (2).
 */
export function readMetadata(bytes) {
  const metadata = new Map();
  const found = new Set();
  try {
    for (const [number, value] of fields(bytes)) {
      found.add(number);
      if (number === 14) {
        const entry = new Map(fields(value));
        const text = (field) => new TextDecoder().decode(entry.get(field));
        metadata.set(text(1), text(2));
      }
    }
  } catch (e) {
    if (e instanceof RangeError) {
      return undefined;
    }
    throw e;
  }
  return found.has(1) && found.has(7) ? metadata : undefined;
}

function* fields(bytes) {
  let at = 0;
  const take = (length) => {
    if (length > bytes.length - at) {
      throw new RangeError('the file ends too early');
    }
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = () => {
    for (let value = 0, scale = 1; scale < 2 ** 64; scale *= 128) {
      const [byte] = take(1);
      value += (byte & 127) * scale;
      if (byte < 128) {
        return value;
      }
    }
    throw new RangeError('no number is that long');
  };
  while (at < bytes.length) {
    const key = number();
    const read = [number, () => take(8), () => take(number()), , , () => take(4)][key % 8];
    if (!read || key < 8) {
      throw new RangeError('no such field');
    }
    yield [Math.floor(key / 8), read()];
  }
}

/** Says in plain words why a model's inputs and outputs don't fit; nothing if they do. */
export function misfit(inputs, outputs) {
  if (inputs.length !== 1 || outputs.length !== 1) {
    return `it has ${inputs.length} inputs and ${outputs.length} outputs, and the page can use one of each`;
  }
  for (const [what, { isTensor, type, shape }] of [
    ['takes', inputs[0]],
    ['gives', outputs[0]],
  ]) {
    if (!isTensor || shape.length !== 4) {
      return `what it ${what} is not a picture`;
    }
    if (type !== 'float32') {
      return `it ${what} numbers of type ${type}, not float32`;
    }
    const channels = shape[1];
    if (typeof channels === 'number' && channels !== 3) {
      return channels === 6
        ? `it ${what} 6 channels, as for the two views of a dual-pixel sensor; a picture here has 3`
        : `it ${what} ${channels} channels, and a picture here has 3 (red, green, blue)`;
    }
  }
  const [batch, , height, width] = inputs[0].shape;
  if (typeof height === 'number' || typeof width === 'number') {
    return `it only takes pictures of ${width}x${height} pixels; export it for any size`;
  }
  if (typeof batch === 'number' && batch !== 1) {
    return `it only takes ${batch} pictures at once`;
  }
  return undefined;
}
