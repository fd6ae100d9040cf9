// How a picture goes through the network in tiles: as in mirnet's Restorer and AxisTiles, so that
// the page gives what `mirnet-cli restore --tile 256 --overlap 32` gives.

/**
 * The tiles along one axis, where they start and what each weighs at each of its pixels: a tile
 * fades in over what it shares with the one before, and out likewise. Weights add up to one.
 */
export function axisTiles(extent, size, overlap, multiple) {
  let length = Math.max(size - (size % multiple), multiple);
  const starts = [];
  if (extent <= length) {
    length = extent;
    starts.push(0);
  } else {
    const shared = Math.min(overlap, length - multiple);
    const stride = Math.floor((length - shared) / multiple) * multiple;
    for (let start = 0; start < extent - length; start += stride) {
      starts.push(start);
    }
    starts.push(extent - length);
  }
  const sums = new Float32Array(extent);
  const weights = starts.map((start, k) => {
    const before = k === 0 ? 0 : starts[k - 1] + length - start;
    const after = k === starts.length - 1 ? 0 : start + length - starts[k + 1];
    return Float32Array.from({ length }, (_, i) => {
      const fadeIn = i < before ? (i + 1) / (before + 1) : 1;
      const fadeOut = length - 1 - i < after ? (length - i) / (after + 1) : 1;
      const weight = Math.min(fadeIn, fadeOut);
      sums[start + i] += weight;
      return weight;
    });
  });
  weights.forEach((tile, k) => tile.forEach((_, i) => (tile[i] /= sums[starts[k] + i])));
  return { length, starts, weights };
}

/** A place beyond the end becomes the one that it mirrors, or the last if there is none. */
function reflect(index, side) {
  if (index < side) {
    return index;
  }
  const mirrored = 2 * (side - 1) - index;
  return mirrored >= 0 ? mirrored : side - 1;
}

/**
 * Restores a picture of RGBA bytes, `{width, height, data}`. `run(planes, height, width)` computes
 * a tile, three planes of floats in [0, 1]; `progress(done, total)` hears of each; `rows(top,
 * rgba)` takes rows that are ready, from the top down.
 *
 * Only one row of tiles is held as floats, so that memory doesn't grow with the picture's height.
 */
export async function restore(picture, { size, overlap, multiple }, run, progress, rows) {
  const { width, height } = picture;
  const roundUp = (side) => Math.ceil(side / multiple) * multiple;
  const down = axisTiles(roundUp(height), size, overlap, multiple);
  const across = axisTiles(roundUp(width), size, overlap, multiple);
  const total = down.starts.length * across.starts.length;
  const grey = isGrey(picture.data);
  const band = new Float32Array(Math.min(down.length, height) * width * 3);
  let done = 0;
  for (let r = 0; r < down.starts.length; r++) {
    const top = down.starts[r];
    for (let c = 0; c < across.starts.length; c++) {
      const tile = cut(picture, top, down.length, across.starts[c], across.length);
      add(await run(tile, down.length, across.length), band, picture, down, r, across, c);
      progress(++done, total);
    }
    // What no later tile touches is ready; the rest moves up.
    const end = r + 1 < down.starts.length ? down.starts[r + 1] : height;
    rows(top, toBytes(band, picture, top, end, grey));
    const used = (end - top) * width * 3;
    band.copyWithin(0, used);
    band.fill(0, band.length - used);
  }
}

function cut({ width, height, data }, top, tileHeight, left, tileWidth) {
  const plane = tileHeight * tileWidth;
  const tile = new Float32Array(3 * plane);
  let to = 0;
  for (let i = 0; i < tileHeight; i++) {
    const line = reflect(top + i, height) * width;
    for (let j = 0; j < tileWidth; j++, to++) {
      const from = (line + reflect(left + j, width)) * 4;
      tile[to] = data[from] / 255;
      tile[to + plane] = data[from + 1] / 255;
      tile[to + 2 * plane] = data[from + 2] / 255;
    }
  }
  return tile;
}

function add(tile, band, { width, height }, down, r, across, c) {
  const plane = down.length * across.length;
  const lines = Math.min(down.length, height - down.starts[r]);
  const columns = Math.min(across.length, width - across.starts[c]);
  for (let i = 0; i < lines; i++) {
    let to = (i * width + across.starts[c]) * 3;
    let from = i * across.length;
    for (let j = 0; j < columns; j++, from++) {
      const weight = down.weights[r][i] * across.weights[c][j];
      band[to++] += weight * tile[from];
      band[to++] += weight * tile[from + plane];
      band[to++] += weight * tile[from + 2 * plane];
    }
  }
}

/** Rows of RGBA: a clamped array rounds and clamps, alpha is the picture's, and grey stays grey. */
function toBytes(band, { width, data }, top, end, grey) {
  const bytes = new Uint8ClampedArray(data.subarray(top * width * 4, end * width * 4));
  for (let from = 0, to = 0; to < bytes.length; from += 3, to += 4) {
    for (let k = 0; k < 3; k++) {
      const value = band[from + k];
      if (!Number.isFinite(value)) {
        throw new Error('The model computed values that are not numbers.');
      }
      bytes[to + k] = value * 255;
    }
    if (grey) {
      const mean = (bytes[to] + bytes[to + 1] + bytes[to + 2]) / 3;
      bytes[to] = bytes[to + 1] = bytes[to + 2] = mean;
    }
  }
  return bytes;
}

function isGrey(data) {
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) {
      return false;
    }
  }
  return true;
}
