// Writes small ONNX models: protocol buffers by hand, a field at a time.

const varint = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) {
    bytes.push((value % 128) + 128);
  }
  return Buffer.from([...bytes, value]);
};
const field = (number, value) =>
  typeof value === 'number'
    ? Buffer.concat([varint(number * 8), varint(value)])
    : Buffer.concat([varint(number * 8 + 2), varint(Buffer.byteLength(value)), Buffer.from(value)]);
const message = (...fields) => Buffer.concat(fields.map(([number, value]) => field(number, value)));

const attribute = (name, value) =>
  Array.isArray(value)
    ? message([1, name], ...value.map((i) => [8, i]), [20, 7])
    : message([1, name], [3, value], [20, 2]);
const node = (op, inputs, output, attributes) =>
  message(
    ...inputs.map((input) => [1, input]),
    [2, output],
    [4, op],
    ...Object.entries(attributes).map(([name, value]) => [5, attribute(name, value)]),
  );
const tensor = (name, dims, values) =>
  message(
    ...dims.map((dim) => [1, dim]),
    [2, 1],
    [8, name],
    [9, Buffer.from(new Float32Array(values).buffer)],
  );
const image = (name, sides) => {
  const shape = message(...sides.map((side) => [1, field(typeof side === 'number' ? 1 : 2, side)]));
  return message([1, name], [2, field(1, message([1, 1], [2, shape]))]);
};

/**
 * Makes a model that adds `lift` to each value. Its first two nodes undo each other, but insist on
 * sides that are multiples of four, as MIRNet-v2 does.
 */
export function model({
  lift,
  channels = 3,
  height = 'H',
  width = 'W',
  stride = 1,
  metadata = { 'mirnet.multiple': '4' },
}) {
  const kernel = Array.from({ length: channels * channels * 9 }, (_, i) => {
    const [from, to] = [Math.floor(i / 9) % channels, Math.floor(i / 9 / channels)];
    return from === to && i % 9 === 4 ? 1 : 0;
  });
  const graph = message(
    [1, node('SpaceToDepth', ['input'], 'deep', { blocksize: 4 })],
    [1, node('DepthToSpace', ['deep'], 'flat', { blocksize: 4 })],
    [
      1,
      node('Conv', ['flat', 'weight', 'bias'], 'output', {
        kernel_shape: [3, 3],
        pads: [1, 1, 1, 1],
        strides: [stride, stride],
      }),
    ],
    [2, 'lift'],
    [5, tensor('weight', [channels, channels, 3, 3], kernel)],
    [5, tensor('bias', [channels], Array(channels).fill(lift))],
    [11, image('input', ['N', channels, height, width])],
    [12, image('output', ['N', channels, stride === 1 ? height : 'h', stride === 1 ? width : 'w'])],
  );
  return message(
    [1, 8],
    [7, graph],
    [8, field(2, 17)],
    ...Object.entries(metadata).map(([key, value]) => [14, message([1, key], [2, value])]),
  );
}
